(* Made by: exact-cdp export, certificates of gallery:three-classes *)

From Coq Require Import QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem.
From ExactCdp.checker Require Import types rational data value cells surface statements certify.
Local Open Scope Q_scope.

(* three-classes *)
Definition problem_1 : raw_problem := {|
  nK := 3%N; nX := 4%N; nY := 4%N; nH := 4%N;
  r_joint := [::
    [:: (7 # 20); (1 # 20); (1 # 20); (1 # 20)];
    [:: (3 # 100); (21 # 100); (3 # 100); (3 # 100)];
    [:: (1 # 50); (1 # 50); (2 # 25); (2 # 25)]];
  r_chan := [::
    [:: (7 # 10); (1 # 10); (1 # 10); (1 # 10)];
    [:: (1 # 10); (7 # 10); (1 # 10); (1 # 10)];
    [:: (1 # 10); (1 # 10); (7 # 10); (1 # 10)];
    [:: (1 # 10); (1 # 10); (1 # 10); (7 # 10)]];
  r_label := [:: 0%N; 1%N; 2%N; 2%N];
  r_Delta := [::
    [:: (0 # 1); (1 # 1); (1 # 1); (1 # 1)];
    [:: (1 # 1); (0 # 1); (1 # 1); (1 # 1)];
    [:: (1 # 1); (1 # 1); (0 # 1); (1 # 1)];
    [:: (1 # 1); (1 # 1); (1 # 1); (0 # 1)]];
  r_perception := TotalVariation [:: 0%N; 1%N; 2%N; 3%N] [:: 0%N; 1%N; 2%N; 3%N]
|}.

Definition plane_1 : plane := {| p_lambda := (1 # 1); p_mu := (18 # 49); p_rows := [:: (3 # 50); (9 # 125); (39 # 250); (39 # 250)]; p_cut := TransportCut [:: (0 # 1); (0 # 1); ((-18) # 49); ((-18) # 49)] [:: (0 # 1); (0 # 1); ((-18) # 49); ((-18) # 49)] |}.
(* nothing is feasible at (3/10, 0) *)
Theorem certified_1 : infeasible_at problem_1 (Some (3 # 10)) (Some (0 # 1)).
Proof. apply: (infeasible_certified (pl := plane_1)); vm_cast_no_check (erefl true). Qed.

Definition restorer_2 : seq (seq Q) := [::
    [:: (1 # 1); (0 # 1); (0 # 1); (0 # 1)];
    [:: (0 # 1); (1 # 1); (0 # 1); (0 # 1)];
    [:: (10 # 49); (0 # 1); (39 # 49); (0 # 1)];
    [:: (10 # 49); (0 # 1); (0 # 1); (39 # 49)]].
Definition coupling_2 : option (seq (seq Q)) := None.
Definition plane_2 : plane := {| p_lambda := (0 # 1); p_mu := (3 # 49); p_rows := [:: (247 # 2450); (14 # 125); (16 # 125); (16 # 125)]; p_cut := TransportCut [:: ((-3) # 49); (0 # 1); (0 # 1); (0 # 1)] [:: ((-3) # 49); (0 # 1); (0 # 1); (0 # 1)] |}.
(* C(33/100, 1/50) = 2714/6125 *)
Theorem certified_2 : value_is problem_1 (Some (33 # 100)) (Some (1 # 50)) (2714 # 6125).
Proof. apply: (value_certified (R := restorer_2) (T := coupling_2) (pl := plane_2)); vm_cast_no_check (erefl true). Qed.

Definition restorer_3 : seq (seq Q) := [::
    [:: (1 # 1); (0 # 1); (0 # 1); (0 # 1)];
    [:: (0 # 1); (1 # 1); (0 # 1); (0 # 1)];
    [:: (6 # 49); (3 # 49); (40 # 49); (0 # 1)];
    [:: (9 # 49); (0 # 1); (0 # 1); (40 # 49)]].
Definition coupling_3 : option (seq (seq Q)) := None.
Definition plane_3 : plane := {| p_lambda := (0 # 1); p_mu := (8 # 49); p_rows := [:: (166 # 1225); (14 # 125); (37 # 250); (37 # 250)]; p_cut := TransportCut [:: ((-8) # 49); (0 # 1); ((-5) # 49); ((-5) # 49)] [:: ((-8) # 49); (0 # 1); ((-5) # 49); ((-5) # 49)] |}.
(* C(3/5, 0) = 2729/6125 *)
Theorem certified_3 : value_is problem_1 (Some (3 # 5)) (Some (0 # 1)) (2729 # 6125).
Proof. apply: (value_certified (R := restorer_3) (T := coupling_3) (pl := plane_3)); vm_cast_no_check (erefl true). Qed.

Definition pieces_4 : seq (Q * Q * Q) := [::
    ((0 # 1), (0 # 1), (53 # 125));
    ((0 # 1), (3 # 49), (5443 # 12250));
    ((0 # 1), (8 # 49), (2729 # 6125));
    ((1 # 6), (0 # 1), (249 # 500));
    ((1 # 6), (17 # 98), (3063 # 6125))].
Definition domain_4 : seq (Q * Q * Q) := [::
    ((0 # 1), (1 # 1), (0 # 1));
    ((1 # 1), (0 # 1), (3 # 10));
    ((1 # 1), (18 # 49), (3999 # 12250));
    ((1 # 1), (3 # 7), (2004 # 6125))].
Definition evidence_4 : surface_evidence := {|
  s_planes := [::
    {| p_lambda := (0 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1); (0 # 1); (0 # 1)] |};
    {| p_lambda := (0 # 1); p_mu := (3 # 49); p_rows := [::]; p_cut := TransportCut [::] [:: ((-3) # 49); (0 # 1); (0 # 1); (0 # 1)] |};
    {| p_lambda := (0 # 1); p_mu := (8 # 49); p_rows := [::]; p_cut := TransportCut [::] [:: ((-8) # 49); (0 # 1); ((-5) # 49); ((-5) # 49)] |};
    {| p_lambda := (1 # 6); p_mu := (0 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1); (0 # 1); (0 # 1)] |};
    {| p_lambda := (1 # 6); p_mu := (17 # 98); p_rows := [::]; p_cut := TransportCut [::] [:: ((-17) # 98); (0 # 1); ((-17) # 98); ((-17) # 98)] |}];
  s_cuts := [::
    {| p_lambda := (0 # 1); p_mu := (1 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: ((-1) # 1); ((-1) # 1); ((-1) # 1); ((-1) # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1); (0 # 1); (0 # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (18 # 49); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1); ((-18) # 49); ((-18) # 49)] |};
    {| p_lambda := (1 # 1); p_mu := (3 # 7); p_rows := [::]; p_cut := TransportCut [::] [:: ((-3) # 49); (0 # 1); ((-3) # 7); ((-3) # 7)] |}];
  s_restorers := [::
    ([::
    [:: (1 # 1); (0 # 1); (0 # 1); (0 # 1)];
    [:: (0 # 1); (1 # 1); (0 # 1); (0 # 1)];
    [:: (0 # 1); (0 # 1); (1 # 1); (0 # 1)];
    [:: (0 # 1); (0 # 1); (0 # 1); (1 # 1)]], None);
    ([::
    [:: (1 # 1); (0 # 1); (0 # 1); (0 # 1)];
    [:: (0 # 1); (1 # 1); (0 # 1); (0 # 1)];
    [:: (6 # 49); (0 # 1); (43 # 49); (0 # 1)];
    [:: (9 # 49); (0 # 1); (0 # 1); (40 # 49)]], None);
    ([::
    [:: (1 # 1); (0 # 1); (0 # 1); (0 # 1)];
    [:: (0 # 1); (1 # 1); (0 # 1); (0 # 1)];
    [:: (9 # 49); (0 # 1); (40 # 49); (0 # 1)];
    [:: (9 # 49); (0 # 1); (0 # 1); (40 # 49)]], None);
    ([::
    [:: (1 # 1); (0 # 1); (0 # 1); (0 # 1)];
    [:: (0 # 1); (1 # 1); (0 # 1); (0 # 1)];
    [:: (6 # 49); (3 # 49); (40 # 49); (0 # 1)];
    [:: (9 # 49); (0 # 1); (0 # 1); (40 # 49)]], None);
    ([::
    [:: (1 # 1); (0 # 1); (0 # 1); (0 # 1)];
    [:: (0 # 1); (1 # 1); (0 # 1); (0 # 1)];
    [:: (1 # 1); (0 # 1); (0 # 1); (0 # 1)];
    [:: (1 # 1); (0 # 1); (0 # 1); (0 # 1)]], None)];
  s_cells := [::
    {| c_generators := [:: Direction (1 # 1) (0 # 1); Direction (0 # 1) (1 # 1); Corner 4%N]; c_edges := [:: AtInfinity; Piece 3%N; Piece 1%N] |};
    {| c_generators := [:: Direction (1 # 1) (0 # 1); Corner 4%N; Corner 2%N]; c_edges := [:: Piece 0%N; Piece 3%N; Piece 2%N] |};
    {| c_generators := [:: Corner 3%N; Direction (1 # 1) (0 # 1); Corner 2%N]; c_edges := [:: Row 0%N; Piece 1%N; Piece 4%N] |};
    {| c_generators := [:: Corner 4%N; Direction (0 # 1) (1 # 1); Corner 0%N; Corner 1%N; Corner 2%N]; c_edges := [:: Piece 0%N; Row 1%N; Row 2%N; Piece 4%N; Piece 1%N] |};
    {| c_generators := [:: Corner 3%N; Corner 2%N; Corner 1%N]; c_edges := [:: Piece 2%N; Piece 3%N; Row 3%N] |}]
|}.
(* C on all of its domain: 5 pieces, 4 domain rows *)
Theorem certified_4 : surface_is problem_1 pieces_4 domain_4.
Proof. apply: (surface_certified (ev := evidence_4)); vm_cast_no_check (erefl true). Qed.
