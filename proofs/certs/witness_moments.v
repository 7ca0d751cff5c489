(* Made by: exact-cdp export, certificates of gallery:witness-moments *)

From Coq Require Import QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem.
From ExactCdp.checker Require Import types rational data value cells surface statements certify.
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

Definition restorer_3 : seq (seq Q) := [::
    [:: (195 # 313); (0 # 1); (97439 # 259164); (0 # 1); (265 # 259164)];
    [:: (0 # 1); (0 # 1); (1 # 1); (0 # 1); (0 # 1)];
    [:: (0 # 1); (0 # 1); (313 # 828); (0 # 1); (515 # 828)]].
Definition coupling_3 : option (seq (seq Q)) := None.
Definition plane_3 : plane := {| p_lambda := (0 # 1); p_mu := (7 # 1252); p_rows := [:: (4 # 25); (2 # 25); (4 # 25)]; p_cut := WitnessCut [:: (0 # 1); (0 # 1); (0 # 1); (7 # 1252)] |}.
(* C(53/50, 0) = 12247/31300 *)
Theorem certified_3 : value_is problem_1 (Some (53 # 50)) (Some (0 # 1)) (12247 # 31300).
Proof. apply: (value_certified (R := restorer_3) (T := coupling_3) (pl := plane_3)); vm_cast_no_check (erefl true). Qed.

Definition pieces_4 : seq (Q * Q * Q) := [::
    ((0 # 1), (0 # 1), (193 # 500));
    ((0 # 1), (7 # 1252), (12247 # 31300));
    ((7 # 1656), (3605 # 518328), (854689 # 2159700));
    ((7 # 111), (0 # 1), (4811 # 11100))].
Definition domain_4 : seq (Q * Q * Q) := [::
    ((0 # 1), (1 # 1), (0 # 1));
    ((1 # 1), (0 # 1), (53 # 100));
    ((1 # 1), (37 # 313), (25056 # 39125))].
Definition evidence_4 : surface_evidence := {|
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
    ([::
    [:: (0 # 1); (1 # 1); (0 # 1); (0 # 1); (0 # 1)];
    [:: (0 # 1); (0 # 1); (1 # 1); (0 # 1); (0 # 1)];
    [:: (0 # 1); (0 # 1); (0 # 1); (1 # 1); (0 # 1)]], None);
    ([::
    [:: (467 # 939); (472 # 939); (0 # 1); (0 # 1); (0 # 1)];
    [:: (0 # 1); (0 # 1); (1 # 1); (0 # 1); (0 # 1)];
    [:: (0 # 1); (0 # 1); (0 # 1); (472 # 939); (467 # 939)]], None);
    ([::
    [:: (1 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1)];
    [:: (0 # 1); (0 # 1); (1 # 1); (0 # 1); (0 # 1)];
    [:: (0 # 1); (0 # 1); (0 # 1); (0 # 1); (1 # 1)]], None);
    ([::
    [:: (195 # 313); (0 # 1); (118 # 313); (0 # 1); (0 # 1)];
    [:: (0 # 1); (0 # 1); (1 # 1); (0 # 1); (0 # 1)];
    [:: (0 # 1); (0 # 1); (118 # 313); (0 # 1); (195 # 313)]], None)];
  s_cells := [::
    {| c_generators := [:: Direction (1 # 1) (0 # 1); Direction (0 # 1) (1 # 1); Corner 2%N]; c_edges := [:: AtInfinity; Piece 3%N; Piece 1%N] |};
    {| c_generators := [:: Corner 3%N; Direction (1 # 1) (0 # 1); Corner 2%N]; c_edges := [:: Row 0%N; Piece 0%N; Piece 2%N] |};
    {| c_generators := [:: Corner 1%N; Corner 3%N; Corner 2%N]; c_edges := [:: Row 0%N; Piece 1%N; Piece 3%N] |};
    {| c_generators := [:: Corner 1%N; Corner 2%N; Direction (0 # 1) (1 # 1); Corner 0%N]; c_edges := [:: Piece 2%N; Piece 0%N; Row 1%N; Row 2%N] |}]
|}.
(* C on all of its domain: 4 pieces, 3 domain rows *)
Theorem certified_4 : surface_is problem_1 pieces_4 domain_4.
Proof. apply: (surface_certified (ev := evidence_4)); vm_cast_no_check (erefl true). Qed.
