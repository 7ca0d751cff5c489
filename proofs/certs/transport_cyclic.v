(* Made by: exact-cdp export, certificates of gallery:transport-cyclic *)

From Coq Require Import QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem.
From ExactCdp.checker Require Import types data statements certify.
Local Open Scope Q_scope.

(* transport-cyclic *)
Definition problem_1 : raw_problem := {|
  nK := 2%N; nX := 6%N; nY := 7%N; nH := 6%N;
  r_joint := [::
    [:: (3 # 20); (3 # 20); (1 # 20); (1 # 40); (1 # 40); (1 # 10)];
    [:: (1 # 40); (1 # 20); (1 # 10); (1 # 8); (3 # 20); (1 # 20)]];
  r_chan := [::
    [:: (3 # 5); (3 # 20); (0 # 1); (0 # 1); (0 # 1); (3 # 20); (1 # 10)];
    [:: (3 # 20); (3 # 5); (3 # 20); (0 # 1); (0 # 1); (0 # 1); (1 # 10)];
    [:: (0 # 1); (3 # 20); (3 # 5); (3 # 20); (0 # 1); (0 # 1); (1 # 10)];
    [:: (0 # 1); (0 # 1); (3 # 20); (3 # 5); (3 # 20); (0 # 1); (1 # 10)];
    [:: (0 # 1); (0 # 1); (0 # 1); (3 # 20); (3 # 5); (3 # 20); (1 # 10)];
    [:: (3 # 20); (0 # 1); (0 # 1); (0 # 1); (3 # 20); (3 # 5); (1 # 10)]];
  r_label := [:: 0%N; 0%N; 1%N; 1%N; 1%N; 0%N];
  r_Delta := [::
    [:: (0 # 1); (1 # 1); (2 # 1); (3 # 1); (2 # 1); (1 # 1)];
    [:: (1 # 1); (0 # 1); (1 # 1); (2 # 1); (3 # 1); (2 # 1)];
    [:: (2 # 1); (1 # 1); (0 # 1); (1 # 1); (2 # 1); (3 # 1)];
    [:: (3 # 1); (2 # 1); (1 # 1); (0 # 1); (1 # 1); (2 # 1)];
    [:: (2 # 1); (3 # 1); (2 # 1); (1 # 1); (0 # 1); (1 # 1)];
    [:: (1 # 1); (2 # 1); (3 # 1); (2 # 1); (1 # 1); (0 # 1)]];
  r_perception := Transport [::
    [:: (0 # 1); (1 # 1); (2 # 1); (3 # 1); (2 # 1); (1 # 1)];
    [:: (1 # 1); (0 # 1); (1 # 1); (2 # 1); (3 # 1); (2 # 1)];
    [:: (2 # 1); (1 # 1); (0 # 1); (1 # 1); (2 # 1); (3 # 1)];
    [:: (3 # 1); (2 # 1); (1 # 1); (0 # 1); (1 # 1); (2 # 1)];
    [:: (2 # 1); (3 # 1); (2 # 1); (1 # 1); (0 # 1); (1 # 1)];
    [:: (1 # 1); (2 # 1); (3 # 1); (2 # 1); (1 # 1); (0 # 1)]]
|}.

Definition plane_1 : plane := {| p_lambda := (1 # 1); p_mu := (1 # 20); p_rows := [:: (483 # 8000); (183 # 3200); (21 # 400); (669 # 16000); (3 # 80); (21 # 400); (3 # 20)]; p_cut := TransportCut [:: ((-1) # 20); ((-1) # 20); (0 # 1); (1 # 20); (1 # 20); (0 # 1)] [:: ((-1) # 20); ((-1) # 20); (0 # 1); (1 # 20); (1 # 20); (0 # 1)] |}.
(* nothing is feasible at (89/200, 0) *)
Theorem certified_1 : infeasible_at problem_1 (Some (89 # 200)) (Some (0 # 1)).
Proof. apply: (infeasible_certified (pl := plane_1)); vm_cast_no_check (erefl true). Qed.

Definition restorer_2 : restoring := {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (1%N, (1 # 1))];
    [:: (2%N, (1 # 1))];
    [:: (3%N, (1 # 1))];
    [:: (4%N, (1 # 1))];
    [:: (5%N, (1 # 1))];
    [:: (0%N, (291 # 1160)); (1%N, (395 # 1392)); (2%N, (79 # 1160)); (3%N, (237 # 2320)); (4%N, (79 # 348)); (5%N, (79 # 1160))]]; r_coupling := (Given [::
    [:: (0%N, (7 # 40)); (1%N, (2 # 435)); (5%N, (13 # 4350))];
    [:: (1%N, (17 # 87)); (2%N, (1 # 580))];
    [:: (2%N, (43 # 290)); (3%N, (3 # 2900))];
    [:: (3%N, (108 # 725))];
    [:: (4%N, (601 # 3480))];
    [:: (4%N, (1 # 435)); (5%N, (1279 # 8700))]]) |}.
Definition plane_2 : plane := {| p_lambda := (0 # 1); p_mu := (0 # 1); p_rows := [:: (3 # 100); (39 # 800); (9 # 160); (21 # 800); (27 # 800); (9 # 160); (1 # 20)]; p_cut := TransportCut [:: (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1)] [:: (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1)] |}.
(* C(979/2000, 1/50) = 241/800 *)
Theorem certified_2 : value_is problem_1 (Some (979 # 2000)) (Some (1 # 50)) (241 # 800).
Proof. apply: (value_certified (r := restorer_2) (pl := plane_2)); vm_cast_no_check (erefl true). Qed.

Definition restorer_3 : restoring := {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (1%N, (1 # 1))];
    [:: (2%N, (1 # 1))];
    [:: (3%N, (1 # 1))];
    [:: (4%N, (1 # 1))];
    [:: (5%N, (1 # 1))];
    [:: (0%N, (7 # 40)); (1%N, (5 # 16)); (2%N, (3 # 40)); (3%N, (9 # 80)); (4%N, (1 # 4)); (5%N, (3 # 40))]]; r_coupling := (Given [::
    [:: (0%N, (7 # 40))];
    [:: (1%N, (1 # 5))];
    [:: (2%N, (3 # 20))];
    [:: (3%N, (3 # 20))];
    [:: (4%N, (7 # 40))];
    [:: (5%N, (3 # 20))]]) |}.
Definition plane_3 : plane := {| p_lambda := (0 # 1); p_mu := (0 # 1); p_rows := [:: (3 # 100); (39 # 800); (9 # 160); (21 # 800); (27 # 800); (9 # 160); (1 # 20)]; p_cut := TransportCut [:: (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1)] [:: (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1)] |}.
(* C(89/100, 0) = 241/800 *)
Theorem certified_3 : value_is problem_1 (Some (89 # 100)) (Some (0 # 1)) (241 # 800).
Proof. apply: (value_certified (r := restorer_3) (pl := plane_3)); vm_cast_no_check (erefl true). Qed.

Definition pieces_4 : seq triple := [::
    ((0 # 1), (0 # 1), (241 # 800))].
Definition domain_4 : seq triple := [::
    ((0 # 1), (1 # 1), (0 # 1));
    ((1 # 1), (0 # 1), (89 # 200));
    ((1 # 1), (1 # 20), (719 # 1600))].
Definition evidence_4 : surface_evidence := {|
  s_neighbours := (Some [::
    {| n_pieces := [::]; n_rows := [:: 0%N; 1%N; 2%N] |}]);
  s_planes := [::
    {| p_lambda := (0 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1)] |}];
  s_cuts := [::
    {| p_lambda := (0 # 1); p_mu := (1 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (1 # 20); p_rows := [::]; p_cut := TransportCut [::] [:: ((-1) # 20); ((-1) # 20); (0 # 1); (1 # 20); (1 # 20); (0 # 1)] |}];
  s_restorers := [::
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (1%N, (1 # 1))];
    [:: (2%N, (1 # 1))];
    [:: (3%N, (1 # 1))];
    [:: (4%N, (1 # 1))];
    [:: (5%N, (1 # 1))];
    [:: (0%N, (1 # 2)); (1%N, (1 # 2))]]; r_coupling := (Given [::
    [:: (0%N, (7 # 40)); (4%N, (1 # 40)); (5%N, (3 # 400))];
    [:: (1%N, (1 # 5)); (2%N, (3 # 400)); (3%N, (9 # 800))];
    [:: (2%N, (57 # 400))];
    [:: (3%N, (111 # 800))];
    [:: (4%N, (3 # 20))];
    [:: (5%N, (57 # 400))]]) |};
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (1%N, (1 # 1))];
    [:: (2%N, (1 # 1))];
    [:: (3%N, (1 # 1))];
    [:: (4%N, (1 # 1))];
    [:: (5%N, (1 # 1))];
    [:: (0%N, (7 # 40)); (1%N, (5 # 16)); (2%N, (3 # 40)); (3%N, (9 # 80)); (4%N, (1 # 4)); (5%N, (3 # 40))]]; r_coupling := (Given [::
    [:: (0%N, (7 # 40))];
    [:: (1%N, (1 # 5))];
    [:: (2%N, (3 # 20))];
    [:: (3%N, (3 # 20))];
    [:: (4%N, (7 # 40))];
    [:: (5%N, (3 # 20))]]) |}]
|}.
(* C on all of its domain: 1 pieces, 3 domain rows *)
Theorem certified_4 : surface_is problem_1 pieces_4 domain_4.
Proof. apply: (surface_certified (ev := evidence_4)); vm_cast_no_check (erefl true). Qed.

Print Assumptions certified_1.
Print Assumptions certified_2.
Print Assumptions certified_3.
Print Assumptions certified_4.
