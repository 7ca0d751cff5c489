(* Made by: exact-cdp export, certificates of gallery:zero-mass *)

From Coq Require Import QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem.
From ExactCdp.checker Require Import types rational data value cells surface statements certify.
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

Definition restorer_2 : seq (seq Q) := [::
    [:: (181 # 190); (9 # 190); (0 # 1)];
    [:: (0 # 1); (1 # 1); (0 # 1)];
    [:: (1 # 1); (0 # 1); (0 # 1)]].
Definition coupling_2 : option (seq (seq Q)) := None.
Definition plane_2 : plane := {| p_lambda := (0 # 1); p_mu := (9 # 19); p_rows := [:: (7 # 15); (1 # 5); (0 # 1)]; p_cut := TransportCut [:: ((-9) # 19); (0 # 1); ((-9) # 19)] [:: ((-9) # 19); (0 # 1); ((-9) # 19)] |}.
(* C(187/600, 1/50) = 2171/5700 *)
Theorem certified_2 : value_is problem_1 (Some (187 # 600)) (Some (1 # 50)) (2171 # 5700).
Proof. apply: (value_certified (R := restorer_2) (T := coupling_2) (pl := plane_2)); vm_cast_no_check (erefl true). Qed.

Definition restorer_3 : seq (seq Q) := [::
    [:: (35 # 38); (3 # 38); (0 # 1)];
    [:: (0 # 1); (1 # 1); (0 # 1)];
    [:: (1 # 1); (0 # 1); (0 # 1)]].
Definition coupling_3 : option (seq (seq Q)) := None.
Definition plane_3 : plane := {| p_lambda := (0 # 1); p_mu := (9 # 19); p_rows := [:: (7 # 15); (1 # 5); (0 # 1)]; p_cut := TransportCut [:: ((-9) # 19); (0 # 1); ((-9) # 19)] [:: ((-9) # 19); (0 # 1); ((-9) # 19)] |}.
(* C(17/30, 0) = 89/228 *)
Theorem certified_3 : value_is problem_1 (Some (17 # 30)) (Some (0 # 1)) (89 # 228).
Proof. apply: (value_certified (R := restorer_3) (T := coupling_3) (pl := plane_3)); vm_cast_no_check (erefl true). Qed.

Definition pieces_4 : seq (Q * Q * Q) := [::
    ((0 # 1), (0 # 1), (1 # 3));
    ((0 # 1), (1 # 11), (49 # 132));
    ((0 # 1), (9 # 19), (89 # 228));
    ((1 # 4), (0 # 1), (7 # 16))].
Definition domain_4 : seq (Q * Q * Q) := [::
    ((0 # 1), (1 # 1), (0 # 1));
    ((1 # 1), (0 # 1), (17 # 60));
    ((1 # 1), (9 # 19), (35 # 114))].
Definition evidence_4 : surface_evidence := {|
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
    ([::
    [:: (1 # 1); (0 # 1); (0 # 1)];
    [:: (0 # 1); (1 # 1); (0 # 1)];
    [:: (1 # 1); (0 # 1); (0 # 1)]], None);
    ([::
    [:: (35 # 38); (3 # 38); (0 # 1)];
    [:: (0 # 1); (1 # 1); (0 # 1)];
    [:: (1 # 1); (0 # 1); (0 # 1)]], None);
    ([::
    [:: (1 # 1); (0 # 1); (0 # 1)];
    [:: (1 # 1); (0 # 1); (0 # 1)];
    [:: (1 # 1); (0 # 1); (0 # 1)]], None)];
  s_cells := [::
    {| c_generators := [:: Direction (1 # 1) (0 # 1); Direction (0 # 1) (1 # 1); Corner 2%N]; c_edges := [:: AtInfinity; Piece 3%N; Piece 1%N] |};
    {| c_generators := [:: Direction (1 # 1) (0 # 1); Corner 2%N; Corner 0%N]; c_edges := [:: Piece 0%N; Piece 3%N; Piece 2%N] |};
    {| c_generators := [:: Corner 1%N; Direction (1 # 1) (0 # 1); Corner 0%N]; c_edges := [:: Row 0%N; Piece 1%N; Row 2%N] |};
    {| c_generators := [:: Corner 2%N; Direction (0 # 1) (1 # 1); Corner 0%N]; c_edges := [:: Piece 0%N; Row 1%N; Piece 1%N] |}]
|}.
(* C on all of its domain: 4 pieces, 3 domain rows *)
Theorem certified_4 : surface_is problem_1 pieces_4 domain_4.
Proof. apply: (surface_certified (ev := evidence_4)); vm_cast_no_check (erefl true). Qed.
