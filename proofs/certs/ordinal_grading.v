(* Made by: exact-cdp export, certificates of gallery:ordinal-grading *)

From Coq Require Import QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem.
From ExactCdp.checker Require Import types data statements certify.
Local Open Scope Q_scope.

(* ordinal-grading *)
Definition problem_1 : raw_problem := {|
  nK := 2%N; nX := 4%N; nY := 4%N; nH := 4%N;
  r_joint := [::
    [:: (27 # 100); (21 # 100); (9 # 100); (3 # 100)];
    [:: (1 # 50); (3 # 50); (9 # 50); (7 # 50)]];
  r_chan := [::
    [:: (4 # 5); (1 # 5); (0 # 1); (0 # 1)];
    [:: (3 # 20); (7 # 10); (3 # 20); (0 # 1)];
    [:: (0 # 1); (3 # 20); (7 # 10); (3 # 20)];
    [:: (0 # 1); (0 # 1); (1 # 5); (4 # 5)]];
  r_label := [:: 0%N; 0%N; 1%N; 1%N];
  r_Delta := [::
    [:: (0 # 1); (1 # 1); (2 # 1); (3 # 1)];
    [:: (1 # 1); (0 # 1); (1 # 1); (2 # 1)];
    [:: (2 # 1); (1 # 1); (0 # 1); (1 # 1)];
    [:: (3 # 1); (2 # 1); (1 # 1); (0 # 1)]];
  r_perception := Witnesses [::
    [:: (1 # 1); (0 # 1); (0 # 1); (0 # 1)];
    [:: ((-1) # 1); (0 # 1); (0 # 1); (0 # 1)];
    [:: (1 # 1); (1 # 1); (0 # 1); (0 # 1)];
    [:: ((-1) # 1); ((-1) # 1); (0 # 1); (0 # 1)];
    [:: (1 # 1); (1 # 1); (1 # 1); (0 # 1)];
    [:: ((-1) # 1); ((-1) # 1); ((-1) # 1); (0 # 1)]] [::
    [:: (1 # 1); (0 # 1); (0 # 1); (0 # 1)];
    [:: ((-1) # 1); (0 # 1); (0 # 1); (0 # 1)];
    [:: (1 # 1); (1 # 1); (0 # 1); (0 # 1)];
    [:: ((-1) # 1); ((-1) # 1); (0 # 1); (0 # 1)];
    [:: (1 # 1); (1 # 1); (1 # 1); (0 # 1)];
    [:: ((-1) # 1); ((-1) # 1); ((-1) # 1); (0 # 1)]]
|}.

Definition plane_1 : plane := {| p_lambda := (1 # 1); p_mu := (195772283 # 106967825); p_rows := [:: ((-9803150041) # 21393565000); ((-95315543) # 372062000); ((-2403) # 35300); (81 # 2000)]; p_cut := WitnessCut [:: (343 # 575); (0 # 1); (365 # 527); (0 # 1); (191 # 353); (0 # 1)] |}.
(* nothing is feasible at (127/500, 0) *)
Theorem certified_1 : infeasible_at problem_1 (Some (127 # 500)) (Some (0 # 1)).
Proof. apply: (infeasible_certified (pl := plane_1)); vm_cast_no_check (erefl true). Qed.

Definition restorer_2 : restoring := {| r_rows := [::
    [:: (0%N, (385088 # 399243)); (1%N, (14155 # 399243))];
    [:: (0%N, (49724 # 1996215)); (1%N, (1946491 # 1996215))];
    [:: (2%N, (1 # 1))];
    [:: (2%N, (53 # 353)); (3%N, (300 # 353))]]; r_coupling := NoCoupling |}.
Definition plane_2 : plane := {| p_lambda := (0 # 1); p_mu := (0 # 1); p_rows := [:: (1 # 40); (73 # 1000); (201 # 2000); (3 # 80)]; p_cut := WitnessCut [:: (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1)] |}.
(* C(1397/5000, 1/50) = 59/250 *)
Theorem certified_2 : value_is problem_1 (Some (1397 # 5000)) (Some (1 # 50)) (59 # 250).
Proof. apply: (value_certified (r := restorer_2) (pl := plane_2)); vm_cast_no_check (erefl true). Qed.

Definition restorer_3 : restoring := {| r_rows := [::
    [:: (0%N, (4628167 # 14372748)); (1%N, (9744581 # 14372748))];
    [:: (0%N, (10111031 # 14372748)); (1%N, (4261717 # 14372748))];
    [:: (2%N, (1 # 1))];
    [:: (2%N, (13 # 353)); (3%N, (340 # 353))]]; r_coupling := NoCoupling |}.
Definition plane_3 : plane := {| p_lambda := (0 # 1); p_mu := (0 # 1); p_rows := [:: (1 # 40); (73 # 1000); (201 # 2000); (3 # 80)]; p_cut := WitnessCut [:: (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1)] |}.
(* C(127/250, 0) = 59/250 *)
Theorem certified_3 : value_is problem_1 (Some (127 # 250)) (Some (0 # 1)) (59 # 250).
Proof. apply: (value_certified (r := restorer_3) (pl := plane_3)); vm_cast_no_check (erefl true). Qed.

Definition pieces_4 : seq triple := [::
    ((0 # 1), (0 # 1), (59 # 250))].
Definition domain_4 : seq triple := [::
    ((0 # 1), (1 # 1), (0 # 1));
    ((1 # 1), (0 # 1), (127 # 500));
    ((1 # 1), (343 # 575), (60821 # 230000));
    ((1 # 1), (230904 # 202975), (10877679 # 40595000))].
Definition evidence_4 : surface_evidence := {|
  s_neighbours := (Some [::
    {| n_pieces := [::]; n_rows := [:: 0%N; 1%N; 2%N; 3%N] |}]);
  s_planes := [::
    {| p_lambda := (0 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := WitnessCut [:: (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1)] |}];
  s_cuts := [::
    {| p_lambda := (0 # 1); p_mu := (1 # 1); p_rows := [::]; p_cut := WitnessCut [:: (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := WitnessCut [:: (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (343 # 575); p_rows := [::]; p_cut := WitnessCut [:: (343 # 575); (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (230904 # 202975); p_rows := [::]; p_cut := WitnessCut [:: (343 # 575); (0 # 1); (0 # 1); (0 # 1); (191 # 353); (0 # 1)] |}];
  s_restorers := [::
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (1%N, (1 # 1))];
    [:: (2%N, (1 # 1))];
    [:: (3%N, (1 # 1))]]; r_coupling := NoCoupling |};
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (0%N, (22 # 575)); (1%N, (553 # 575))];
    [:: (2%N, (1 # 1))];
    [:: (3%N, (1 # 1))]]; r_coupling := NoCoupling |};
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (0%N, (7 # 115)); (1%N, (108 # 115))];
    [:: (2%N, (1 # 1))];
    [:: (2%N, (13 # 353)); (3%N, (340 # 353))]]; r_coupling := NoCoupling |}]
|}.
(* C on all of its domain: 1 pieces, 4 domain rows *)
Theorem certified_4 : surface_is problem_1 pieces_4 domain_4.
Proof. apply: (surface_certified (ev := evidence_4)); vm_cast_no_check (erefl true). Qed.

Print Assumptions certified_1.
Print Assumptions certified_2.
Print Assumptions certified_3.
Print Assumptions certified_4.
