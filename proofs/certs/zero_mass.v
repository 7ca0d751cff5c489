(* Made by: exact-cdp export, certificates of gallery:zero-mass *)

From Coq Require Import QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem.
From ExactCdp.checker Require Import types data statements certify.
Local Open Scope Q_scope.

(* zero-mass *)
Definition problem_1 : raw_problem := {|
  nK := 3%N; nX := 3%N; nY := 3%N; nH := 3%N;
  r_joint := [::
    [:: (1 # 2); (1 # 6); (0 # 1)];
    [:: (1 # 12); (1 # 4); (0 # 1)];
    [:: (0 # 1); (0 # 1); (0 # 1)]];
  r_chan := [::
    [:: (4 # 5); (1 # 5); (0 # 1)];
    [:: (2 # 5); (3 # 5); (0 # 1)];
    [:: (0 # 1); (0 # 1); (1 # 1)]];
  r_label := [:: 0%N; 1%N; 2%N];
  r_Delta := [::
    [:: (0 # 1); (1 # 1); (1 # 1)];
    [:: (1 # 1); (0 # 1); (1 # 1)];
    [:: (1 # 1); (1 # 1); (0 # 1)]];
  r_perception := TotalVariation [:: 0%N; 1%N; 2%N] [:: 0%N; 1%N; 2%N]
|}.

Definition plane_1 : plane := {| p_lambda := (1 # 1); p_mu := (9 # 19); p_rows := [:: (7 # 15); (7 # 60); (0 # 1)]; p_cut := TransportCut [:: ((-9) # 19); (0 # 1); ((-9) # 19)] [:: ((-9) # 19); (0 # 1); ((-9) # 19)] |}.
(* nothing is feasible at (17/60, 0) *)
Theorem certified_1 : infeasible_at problem_1 (Some (17 # 60)) (Some (0 # 1)).
Proof. apply: (infeasible_certified (pl := plane_1)); vm_cast_no_check (erefl true). Qed.

Definition restorer_2 : restoring := {| r_rows := [::
    [:: (0%N, (181 # 190)); (1%N, (9 # 190))];
    [:: (1%N, (1 # 1))];
    [:: (0%N, (1 # 1))]]; r_coupling := NoCoupling |}.
Definition plane_2 : plane := {| p_lambda := (0 # 1); p_mu := (9 # 19); p_rows := [:: (7 # 15); (1 # 5); (0 # 1)]; p_cut := TransportCut [:: ((-9) # 19); (0 # 1); ((-9) # 19)] [:: ((-9) # 19); (0 # 1); ((-9) # 19)] |}.
(* C(187/600, 1/50) = 2171/5700 *)
Theorem certified_2 : value_is problem_1 (Some (187 # 600)) (Some (1 # 50)) (2171 # 5700).
Proof. apply: (value_certified (r := restorer_2) (pl := plane_2)); vm_cast_no_check (erefl true). Qed.

Definition restorer_3 : restoring := {| r_rows := [::
    [:: (0%N, (35 # 38)); (1%N, (3 # 38))];
    [:: (1%N, (1 # 1))];
    [:: (0%N, (1 # 1))]]; r_coupling := NoCoupling |}.
Definition plane_3 : plane := {| p_lambda := (0 # 1); p_mu := (9 # 19); p_rows := [:: (7 # 15); (1 # 5); (0 # 1)]; p_cut := TransportCut [:: ((-9) # 19); (0 # 1); ((-9) # 19)] [:: ((-9) # 19); (0 # 1); ((-9) # 19)] |}.
(* C(17/30, 0) = 89/228 *)
Theorem certified_3 : value_is problem_1 (Some (17 # 30)) (Some (0 # 1)) (89 # 228).
Proof. apply: (value_certified (r := restorer_3) (pl := plane_3)); vm_cast_no_check (erefl true). Qed.

Definition pieces_4 : seq triple := [::
    ((0 # 1), (0 # 1), (1 # 3));
    ((0 # 1), (1 # 11), (49 # 132));
    ((0 # 1), (9 # 19), (89 # 228));
    ((1 # 4), (0 # 1), (7 # 16))].
Definition domain_4 : seq triple := [::
    ((0 # 1), (1 # 1), (0 # 1));
    ((1 # 1), (0 # 1), (17 # 60));
    ((1 # 1), (9 # 19), (35 # 114))].
Definition evidence_4 : surface_evidence := {|
  s_neighbours := (Some [::
    {| n_pieces := [:: 1%N; 3%N]; n_rows := [::] |};
    {| n_pieces := [:: 0%N; 2%N; 3%N]; n_rows := [::] |};
    {| n_pieces := [:: 1%N]; n_rows := [:: 0%N; 2%N] |};
    {| n_pieces := [:: 0%N; 1%N]; n_rows := [:: 1%N] |}]);
  s_planes := [::
    {| p_lambda := (0 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1); (0 # 1)] |};
    {| p_lambda := (0 # 1); p_mu := (1 # 11); p_rows := [::]; p_cut := TransportCut [::] [:: ((-1) # 11); (0 # 1); ((-1) # 11)] |};
    {| p_lambda := (0 # 1); p_mu := (9 # 19); p_rows := [::]; p_cut := TransportCut [::] [:: ((-9) # 19); (0 # 1); ((-9) # 19)] |};
    {| p_lambda := (1 # 4); p_mu := (0 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1); (0 # 1)] |}];
  s_cuts := [::
    {| p_lambda := (0 # 1); p_mu := (1 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: ((-1) # 1); ((-1) # 1); ((-1) # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1); (0 # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (9 # 19); p_rows := [::]; p_cut := TransportCut [::] [:: ((-9) # 19); (0 # 1); ((-9) # 19)] |}];
  s_restorers := [::
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (1%N, (1 # 1))];
    [:: (0%N, (1 # 1))]]; r_coupling := NoCoupling |};
    {| r_rows := [::
    [:: (0%N, (35 # 38)); (1%N, (3 # 38))];
    [:: (1%N, (1 # 1))];
    [:: (0%N, (1 # 1))]]; r_coupling := NoCoupling |};
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (0%N, (1 # 1))];
    [:: (0%N, (1 # 1))]]; r_coupling := NoCoupling |}]
|}.
(* C on all of its domain: 4 pieces, 3 domain rows *)
Theorem certified_4 : surface_is problem_1 pieces_4 domain_4.
Proof. apply: (surface_certified (ev := evidence_4)); vm_cast_no_check (erefl true). Qed.

Print Assumptions certified_1.
Print Assumptions certified_2.
Print Assumptions certified_3.
Print Assumptions certified_4.
