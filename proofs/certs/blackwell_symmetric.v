(* Made by: exact-cdp export, certificates of gallery:blackwell-symmetric *)

From Coq Require Import QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem.
From ExactCdp.checker Require Import types data statements certify.
Local Open Scope Q_scope.

(* blackwell-symmetric *)
Definition problem_1 : raw_problem := {|
  nK := 2%N; nX := 2%N; nY := 2%N; nH := 2%N;
  r_joint := [::
    [:: (12 # 25); (3 # 25)];
    [:: (3 # 25); (7 # 25)]];
  r_chan := [::
    [:: (3 # 4); (1 # 4)];
    [:: (1 # 4); (3 # 4)]];
  r_label := [:: 0%N; 1%N];
  r_Delta := [::
    [:: (0 # 1); (1 # 1)];
    [:: (1 # 1); (0 # 1)]];
  r_perception := TotalVariation [:: 0%N; 1%N] [:: 0%N; 1%N]
|}.

Definition plane_1 : plane := {| p_lambda := (1 # 1); p_mu := (1 # 3); p_rows := [:: (1 # 10); (3 # 10)]; p_cut := TransportCut [:: (0 # 1); ((-1) # 3)] [:: (0 # 1); ((-1) # 3)] |}.
(* nothing is feasible at (1/4, 0) *)
Theorem certified_1 : infeasible_at problem_1 (Some (1 # 4)) (Some (0 # 1)).
Proof. apply: (infeasible_certified (pl := plane_1)); vm_cast_no_check (erefl true). Qed.

Definition restorer_2 : restoring := {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (0%N, (1 # 15)); (1%N, (14 # 15))]]; r_coupling := NoCoupling |}.
Definition plane_2 : plane := {| p_lambda := (0 # 1); p_mu := (1 # 15); p_rows := [:: (4 # 25); (6 # 25)]; p_cut := TransportCut [:: (0 # 1); ((-1) # 15)] [:: (0 # 1); ((-1) # 15)] |}.
(* C(11/40, 1/50) = 93/250 *)
Theorem certified_2 : value_is problem_1 (Some (11 # 40)) (Some (1 # 50)) (93 # 250).
Proof. apply: (value_certified (r := restorer_2) (pl := plane_2)); vm_cast_no_check (erefl true). Qed.

Definition restorer_3 : restoring := {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (0%N, (1 # 9)); (1%N, (8 # 9))]]; r_coupling := NoCoupling |}.
Definition plane_3 : plane := {| p_lambda := (0 # 1); p_mu := (1 # 15); p_rows := [:: (4 # 25); (6 # 25)]; p_cut := TransportCut [:: (0 # 1); ((-1) # 15)] [:: (0 # 1); ((-1) # 15)] |}.
(* C(1/2, 0) = 28/75 *)
Theorem certified_3 : value_is problem_1 (Some (1 # 2)) (Some (0 # 1)) (28 # 75).
Proof. apply: (value_certified (r := restorer_3) (pl := plane_3)); vm_cast_no_check (erefl true). Qed.

Definition pieces_4 : seq triple := [::
    ((0 # 1), (0 # 1), (37 # 100));
    ((0 # 1), (1 # 15), (28 # 75))].
Definition domain_4 : seq triple := [::
    ((0 # 1), (1 # 1), (0 # 1));
    ((1 # 1), (0 # 1), (1 # 4));
    ((1 # 1), (1 # 3), (4 # 15))].
Definition evidence_4 : surface_evidence := {|
  s_neighbours := (Some [::
    {| n_pieces := [:: 1%N]; n_rows := [:: 1%N] |};
    {| n_pieces := [:: 0%N]; n_rows := [:: 0%N; 2%N] |}]);
  s_planes := [::
    {| p_lambda := (0 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1)] |};
    {| p_lambda := (0 # 1); p_mu := (1 # 15); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); ((-1) # 15)] |}];
  s_cuts := [::
    {| p_lambda := (0 # 1); p_mu := (1 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: ((-1) # 1); ((-1) # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (1 # 3); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); ((-1) # 3)] |}];
  s_restorers := [::
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (1%N, (1 # 1))]]; r_coupling := NoCoupling |};
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (0%N, (1 # 9)); (1%N, (8 # 9))]]; r_coupling := NoCoupling |}]
|}.
(* C on all of its domain: 2 pieces, 3 domain rows *)
Theorem certified_4 : surface_is problem_1 pieces_4 domain_4.
Proof. apply: (surface_certified (ev := evidence_4)); vm_cast_no_check (erefl true). Qed.

Print Assumptions certified_1.
Print Assumptions certified_2.
Print Assumptions certified_3.
Print Assumptions certified_4.
