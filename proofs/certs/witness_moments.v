(* Made by: exact-cdp export, certificates of gallery:witness-moments *)

From Coq Require Import QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem.
From ExactCdp.checker Require Import types data statements certify.
Local Open Scope Q_scope.

(* witness-moments *)
Definition problem_1 : raw_problem := {|
  nK := 2%N; nX := 5%N; nY := 3%N; nH := 5%N;
  r_joint := [::
    [:: (3 # 100); (3 # 25); (3 # 10); (3 # 25); (3 # 100)];
    [:: (3 # 25); (3 # 50); (1 # 25); (3 # 50); (3 # 25)]];
  r_chan := [::
    [:: (9 # 10); (1 # 10); (0 # 1)];
    [:: (4 # 5); (1 # 5); (0 # 1)];
    [:: (1 # 10); (4 # 5); (1 # 10)];
    [:: (0 # 1); (1 # 5); (4 # 5)];
    [:: (0 # 1); (1 # 10); (9 # 10)]];
  r_label := [:: 1%N; 0%N; 0%N; 0%N; 1%N];
  r_Delta := [::
    [:: (0 # 1); (1 # 1); (4 # 1); (9 # 1); (16 # 1)];
    [:: (1 # 1); (0 # 1); (1 # 1); (4 # 1); (9 # 1)];
    [:: (4 # 1); (1 # 1); (0 # 1); (1 # 1); (4 # 1)];
    [:: (9 # 1); (4 # 1); (1 # 1); (0 # 1); (1 # 1)];
    [:: (16 # 1); (9 # 1); (4 # 1); (1 # 1); (0 # 1)]];
  r_perception := Witnesses [::
    [:: ((-2) # 1); ((-1) # 1); (0 # 1); (1 # 1); (2 # 1)];
    [:: (2 # 1); (1 # 1); (0 # 1); ((-1) # 1); ((-2) # 1)];
    [:: (4 # 1); (1 # 1); (0 # 1); (1 # 1); (4 # 1)];
    [:: ((-4) # 1); ((-1) # 1); (0 # 1); ((-1) # 1); ((-4) # 1)]] [::
    [:: ((-2) # 1); ((-1) # 1); (0 # 1); (1 # 1); (2 # 1)];
    [:: (2 # 1); (1 # 1); (0 # 1); ((-1) # 1); ((-2) # 1)];
    [:: (4 # 1); (1 # 1); (0 # 1); (1 # 1); (4 # 1)];
    [:: ((-4) # 1); ((-1) # 1); (0 # 1); ((-1) # 1); ((-4) # 1)]]
|}.

Definition plane_1 : plane := {| p_lambda := (1 # 1); p_mu := (737 # 1565); p_rows := [:: ((-18) # 125); (24 # 125); (117 # 625)]; p_cut := WitnessCut [:: (0 # 1); (414 # 1565); (323 # 1565); (0 # 1)] |}.
(* nothing is feasible at (53/100, 0) *)
Theorem certified_1 : infeasible_at problem_1 (Some (53 # 100)) (Some (0 # 1)).
Proof. apply: (infeasible_certified (pl := plane_1)); vm_cast_no_check (erefl true). Qed.

Definition plane_2 : plane := {| p_lambda := (1 # 1); p_mu := (37 # 313); p_rows := [:: (33 # 250); (24 # 125); (33 # 250)]; p_cut := WitnessCut [:: (0 # 1); (0 # 1); (37 # 313); (0 # 1)] |}.
(* nothing is feasible at (583/1000, 1/50) *)
Theorem certified_2 : infeasible_at problem_1 (Some (583 # 1000)) (Some (1 # 50)).
Proof. apply: (infeasible_certified (pl := plane_2)); vm_cast_no_check (erefl true). Qed.

Definition restorer_3 : restoring := {| r_rows := [::
    [:: (0%N, (195 # 313)); (2%N, (97439 # 259164)); (4%N, (265 # 259164))];
    [:: (2%N, (1 # 1))];
    [:: (2%N, (313 # 828)); (4%N, (515 # 828))]]; r_coupling := NoCoupling |}.
Definition plane_3 : plane := {| p_lambda := (0 # 1); p_mu := (7 # 1252); p_rows := [:: (4 # 25); (2 # 25); (4 # 25)]; p_cut := WitnessCut [:: (0 # 1); (0 # 1); (0 # 1); (7 # 1252)] |}.
(* C(53/50, 0) = 12247/31300 *)
Theorem certified_3 : value_is problem_1 (Some (53 # 50)) (Some (0 # 1)) (12247 # 31300).
Proof. apply: (value_certified (r := restorer_3) (pl := plane_3)); vm_cast_no_check (erefl true). Qed.

Definition pieces_4 : seq triple := [::
    ((0 # 1), (0 # 1), (193 # 500));
    ((0 # 1), (7 # 1252), (12247 # 31300));
    ((7 # 1656), (3605 # 518328), (854689 # 2159700));
    ((7 # 111), (0 # 1), (4811 # 11100))].
Definition domain_4 : seq triple := [::
    ((0 # 1), (1 # 1), (0 # 1));
    ((1 # 1), (0 # 1), (53 # 100));
    ((1 # 1), (37 # 313), (25056 # 39125))].
Definition evidence_4 : surface_evidence := {|
  s_neighbours := (Some [::
    {| n_pieces := [:: 1%N; 3%N]; n_rows := [::] |};
    {| n_pieces := [:: 0%N; 2%N]; n_rows := [:: 0%N] |};
    {| n_pieces := [:: 1%N; 3%N]; n_rows := [:: 0%N] |};
    {| n_pieces := [:: 0%N; 2%N]; n_rows := [:: 1%N; 2%N] |}]);
  s_planes := [::
    {| p_lambda := (0 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := WitnessCut [:: (0 # 1); (0 # 1); (0 # 1); (0 # 1)] |};
    {| p_lambda := (0 # 1); p_mu := (7 # 1252); p_rows := [::]; p_cut := WitnessCut [:: (0 # 1); (0 # 1); (0 # 1); (7 # 1252)] |};
    {| p_lambda := (7 # 1656); p_mu := (3605 # 518328); p_rows := [::]; p_cut := WitnessCut [:: (0 # 1); (0 # 1); (0 # 1); (3605 # 518328)] |};
    {| p_lambda := (7 # 111); p_mu := (0 # 1); p_rows := [::]; p_cut := WitnessCut [:: (0 # 1); (0 # 1); (0 # 1); (0 # 1)] |}];
  s_cuts := [::
    {| p_lambda := (0 # 1); p_mu := (1 # 1); p_rows := [::]; p_cut := WitnessCut [:: (0 # 1); (0 # 1); (0 # 1); (0 # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := WitnessCut [:: (0 # 1); (0 # 1); (0 # 1); (0 # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (37 # 313); p_rows := [::]; p_cut := WitnessCut [:: (0 # 1); (0 # 1); (37 # 313); (0 # 1)] |}];
  s_restorers := [::
    {| r_rows := [::
    [:: (1%N, (1 # 1))];
    [:: (2%N, (1 # 1))];
    [:: (3%N, (1 # 1))]]; r_coupling := NoCoupling |};
    {| r_rows := [::
    [:: (0%N, (467 # 939)); (1%N, (472 # 939))];
    [:: (2%N, (1 # 1))];
    [:: (3%N, (472 # 939)); (4%N, (467 # 939))]]; r_coupling := NoCoupling |};
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (2%N, (1 # 1))];
    [:: (4%N, (1 # 1))]]; r_coupling := NoCoupling |};
    {| r_rows := [::
    [:: (0%N, (195 # 313)); (2%N, (118 # 313))];
    [:: (2%N, (1 # 1))];
    [:: (2%N, (118 # 313)); (4%N, (195 # 313))]]; r_coupling := NoCoupling |}]
|}.
(* C on all of its domain: 4 pieces, 3 domain rows *)
Theorem certified_4 : surface_is problem_1 pieces_4 domain_4.
Proof. apply: (surface_certified (ev := evidence_4)); vm_cast_no_check (erefl true). Qed.

Print Assumptions certified_1.
Print Assumptions certified_2.
Print Assumptions certified_3.
Print Assumptions certified_4.
