(* Made by: exact-cdp export, certificates of gallery:blackwell-erasure *)

From Coq Require Import QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem.
From ExactCdp.checker Require Import types rational data value cells surface statements certify.
Local Open Scope Q_scope.

(* blackwell-erasure *)
Definition problem_1 : raw_problem := {|
  nK := 2%N; nX := 2%N; nY := 3%N; nH := 2%N;
  r_joint := [::
    [:: (12 # 25); (3 # 25)];
    [:: (3 # 25); (7 # 25)]];
  r_chan := [::
    [:: (1 # 2); (1 # 2); (0 # 1)];
    [:: (0 # 1); (1 # 2); (1 # 2)]];
  r_label := [:: 0%N; 1%N];
  r_Delta := [::
    [:: (0 # 1); (1 # 1)];
    [:: (1 # 1); (0 # 1)]];
  r_perception := TotalVariation [:: 0%N; 1%N] [:: 0%N; 1%N]
|}.

Definition plane_1 : plane := {| p_lambda := (1 # 1); p_mu := (1 # 5); p_rows := [:: (3 # 50); (3 # 10); (0 # 1)]; p_cut := TransportCut [:: ((-1) # 5); (0 # 1)] [:: ((-1) # 5); (0 # 1)] |}.
(* nothing is feasible at (1/5, 0) *)
Theorem certified_1 : infeasible_at problem_1 (Some (1 # 5)) (Some (0 # 1)).
Proof. apply: (infeasible_certified (pl := plane_1)); vm_cast_no_check (erefl true). Qed.

Definition plane_2 : plane := {| p_lambda := (1 # 1); p_mu := (1 # 5); p_rows := [:: (3 # 50); (3 # 10); (0 # 1)]; p_cut := TransportCut [:: ((-1) # 5); (0 # 1)] [:: ((-1) # 5); (0 # 1)] |}.
(* nothing is feasible at (11/50, 1/50) *)
Theorem certified_2 : infeasible_at problem_1 (Some (11 # 50)) (Some (1 # 50)).
Proof. apply: (infeasible_certified (pl := plane_2)); vm_cast_no_check (erefl true). Qed.

Definition restorer_3 : seq (seq Q) := [::
    [:: (1 # 1); (0 # 1)];
    [:: (3 # 5); (2 # 5)];
    [:: (0 # 1); (1 # 1)]].
Definition coupling_3 : option (seq (seq Q)) := None.
Definition plane_3 : plane := {| p_lambda := (0 # 1); p_mu := (1 # 5); p_rows := [:: (3 # 25); (3 # 10); (3 # 50)]; p_cut := TransportCut [:: ((-1) # 5); (0 # 1)] [:: ((-1) # 5); (0 # 1)] |}.
(* C(2/5, 0) = 9/25 *)
Theorem certified_3 : value_is problem_1 (Some (2 # 5)) (Some (0 # 1)) (9 # 25).
Proof. apply: (value_certified (R := restorer_3) (T := coupling_3) (pl := plane_3)); vm_cast_no_check (erefl true). Qed.

Definition pieces_4 : seq (Q * Q * Q) := [::
    ((0 # 1), (0 # 1), (8 # 25));
    ((0 # 1), (1 # 5), (9 # 25))].
Definition domain_4 : seq (Q * Q * Q) := [::
    ((0 # 1), (1 # 1), (0 # 1));
    ((1 # 1), (0 # 1), (1 # 5));
    ((1 # 1), (1 # 5), (6 # 25))].
Definition evidence_4 : surface_evidence := {|
  s_planes := [::
    {| p_lambda := (0 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1)] |};
    {| p_lambda := (0 # 1); p_mu := (1 # 5); p_rows := [::]; p_cut := TransportCut [::] [:: ((-1) # 5); (0 # 1)] |}];
  s_cuts := [::
    {| p_lambda := (0 # 1); p_mu := (1 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: ((-1) # 1); ((-1) # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (1 # 5); p_rows := [::]; p_cut := TransportCut [::] [:: ((-1) # 5); (0 # 1)] |}];
  s_restorers := [::
    ([::
    [:: (1 # 1); (0 # 1)];
    [:: (1 # 1); (0 # 1)];
    [:: (0 # 1); (1 # 1)]], None);
    ([::
    [:: (1 # 1); (0 # 1)];
    [:: (3 # 5); (2 # 5)];
    [:: (0 # 1); (1 # 1)]], None)];
  s_cells := [::
    {| c_generators := [:: Direction (1 # 1) (0 # 1); Direction (0 # 1) (1 # 1); Corner 0%N]; c_edges := [:: AtInfinity; Row 1%N; Piece 1%N] |};
    {| c_generators := [:: Corner 1%N; Direction (1 # 1) (0 # 1); Corner 0%N]; c_edges := [:: Row 0%N; Piece 0%N; Row 2%N] |}]
|}.
(* C on all of its domain: 2 pieces, 3 domain rows *)
Theorem certified_4 : surface_is problem_1 pieces_4 domain_4.
Proof. apply: (surface_certified (ev := evidence_4)); vm_cast_no_check (erefl true). Qed.
