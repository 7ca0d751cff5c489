(* Made by: exact-cdp export, certificates of gallery:ternary-additive-noise *)

From Coq Require Import QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem.
From ExactCdp.checker Require Import types rational data value cells surface statements certify.
Local Open Scope Q_scope.

(* ternary-additive-noise *)
Definition problem_1 : raw_problem := {|
  nK := 2%N; nX := 3%N; nY := 5%N; nH := 3%N;
  r_joint := [::
    [:: (3 # 10); (9 # 50); (3 # 25)];
    [:: (1 # 25); (3 # 25); (6 # 25)]];
  r_chan := [::
    [:: (1 # 4); (1 # 2); (1 # 4); (0 # 1); (0 # 1)];
    [:: (0 # 1); (1 # 4); (1 # 2); (1 # 4); (0 # 1)];
    [:: (0 # 1); (0 # 1); (1 # 4); (1 # 2); (1 # 4)]];
  r_label := [:: 0%N; 0%N; 1%N];
  r_Delta := [::
    [:: (0 # 1); (1 # 1); (4 # 1)];
    [:: (1 # 1); (0 # 1); (1 # 1)];
    [:: (4 # 1); (1 # 1); (0 # 1)]];
  r_perception := Transport [::
    [:: (0 # 1); (1 # 1); (2 # 1)];
    [:: (1 # 1); (0 # 1); (1 # 1)];
    [:: (2 # 1); (1 # 1); (0 # 1)]]
|}.

Definition plane_1 : plane := {| p_lambda := (1 # 1); p_mu := (63 # 65); p_rows := [:: (0 # 1); (3 # 40); (49 # 100); (3 # 40); (0 # 1)]; p_cut := TransportCut [:: (0 # 1); ((-63) # 65); (0 # 1)] [:: (0 # 1); ((-63) # 65); (0 # 1)] |}.
(* nothing is feasible at (13/40, 0) *)
Theorem certified_1 : infeasible_at problem_1 (Some (13 # 40)) (Some (0 # 1)).
Proof. apply: (infeasible_certified (pl := plane_1)); vm_cast_no_check (erefl true). Qed.

Definition restorer_2 : seq (seq Q) := [::
    [:: (1 # 1); (0 # 1); (0 # 1)];
    [:: (1 # 1); (0 # 1); (0 # 1)];
    [:: (1 # 65); (64 # 65); (0 # 1)];
    [:: (0 # 1); (0 # 1); (1 # 1)];
    [:: (0 # 1); (0 # 1); (1 # 1)]].
Definition coupling_2 : option (seq (seq Q)) := (Some [::
    [:: (67 # 200); (0 # 1); (0 # 1)];
    [:: (1 # 200); (3 # 10); (3 # 200)];
    [:: (0 # 1); (0 # 1); (69 # 200)]]).
Definition plane_2 : plane := {| p_lambda := (0 # 1); p_mu := (0 # 1); p_rows := [:: (1 # 100); (1 # 20); (13 # 100); (21 # 200); (3 # 100)]; p_cut := TransportCut [:: (0 # 1); (0 # 1); (0 # 1)] [:: (0 # 1); (0 # 1); (0 # 1)] |}.
(* C(143/400, 1/50) = 13/40 *)
Theorem certified_2 : value_is problem_1 (Some (143 # 400)) (Some (1 # 50)) (13 # 40).
Proof. apply: (value_certified (R := restorer_2) (T := coupling_2) (pl := plane_2)); vm_cast_no_check (erefl true). Qed.

Definition restorer_3 : seq (seq Q) := [::
    [:: (1 # 1); (0 # 1); (0 # 1)];
    [:: (1 # 1); (0 # 1); (0 # 1)];
    [:: (2 # 65); (12 # 13); (3 # 65)];
    [:: (0 # 1); (0 # 1); (1 # 1)];
    [:: (0 # 1); (0 # 1); (1 # 1)]].
Definition coupling_3 : option (seq (seq Q)) := (Some [::
    [:: (17 # 50); (0 # 1); (0 # 1)];
    [:: (0 # 1); (3 # 10); (0 # 1)];
    [:: (0 # 1); (0 # 1); (9 # 25)]]).
Definition plane_3 : plane := {| p_lambda := (0 # 1); p_mu := (1 # 5); p_rows := [:: (27 # 1000); (99 # 1000); (39 # 200); (21 # 200); (3 # 100)]; p_cut := TransportCut [:: ((-1) # 5); ((-1) # 5); (0 # 1)] [:: ((-1) # 5); ((-1) # 5); (0 # 1)] |}.
(* C(13/20, 0) = 41/125 *)
Theorem certified_3 : value_is problem_1 (Some (13 # 20)) (Some (0 # 1)) (41 # 125).
Proof. apply: (value_certified (R := restorer_3) (T := coupling_3) (pl := plane_3)); vm_cast_no_check (erefl true). Qed.

Definition pieces_4 : seq (Q * Q * Q) := [::
    ((0 # 1), (0 # 1), (13 # 40));
    ((0 # 1), (1 # 5), (41 # 125));
    ((13 # 4), (67 # 20), (293 # 200))].
Definition domain_4 : seq (Q * Q * Q) := [::
    ((0 # 1), (1 # 1), (0 # 1));
    ((1 # 1), (0 # 1), (13 # 40));
    ((1 # 1), (63 # 65), (227 # 650));
    ((1 # 1), (67 # 65), (1137 # 3250))].
Definition evidence_4 : surface_evidence := {|
  s_planes := [::
    {| p_lambda := (0 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1); (0 # 1)] |};
    {| p_lambda := (0 # 1); p_mu := (1 # 5); p_rows := [::]; p_cut := TransportCut [::] [:: ((-1) # 5); ((-1) # 5); (0 # 1)] |};
    {| p_lambda := (13 # 4); p_mu := (67 # 20); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); ((-67) # 20); (0 # 1)] |}];
  s_cuts := [::
    {| p_lambda := (0 # 1); p_mu := (1 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1); (0 # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1); (0 # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (63 # 65); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); ((-63) # 65); (0 # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (67 # 65); p_rows := [::]; p_cut := TransportCut [::] [:: (4 # 65); ((-63) # 65); (0 # 1)] |}];
  s_restorers := [::
    ([::
    [:: (1 # 1); (0 # 1); (0 # 1)];
    [:: (1 # 1); (0 # 1); (0 # 1)];
    [:: (0 # 1); (1 # 1); (0 # 1)];
    [:: (0 # 1); (0 # 1); (1 # 1)];
    [:: (0 # 1); (0 # 1); (1 # 1)]], (Some [::
    [:: (33 # 100); (0 # 1); (0 # 1)];
    [:: (1 # 100); (3 # 10); (3 # 200)];
    [:: (0 # 1); (0 # 1); (69 # 200)]]));
    ([::
    [:: (1 # 1); (0 # 1); (0 # 1)];
    [:: (1 # 1); (0 # 1); (0 # 1)];
    [:: (2 # 65); (63 # 65); (0 # 1)];
    [:: (0 # 1); (0 # 1); (1 # 1)];
    [:: (0 # 1); (0 # 1); (1 # 1)]], (Some [::
    [:: (17 # 50); (0 # 1); (0 # 1)];
    [:: (0 # 1); (3 # 10); (3 # 200)];
    [:: (0 # 1); (0 # 1); (69 # 200)]]));
    ([::
    [:: (1 # 1); (0 # 1); (0 # 1)];
    [:: (1 # 1); (0 # 1); (0 # 1)];
    [:: (0 # 1); (62 # 65); (3 # 65)];
    [:: (0 # 1); (0 # 1); (1 # 1)];
    [:: (0 # 1); (0 # 1); (1 # 1)]], (Some [::
    [:: (33 # 100); (0 # 1); (0 # 1)];
    [:: (1 # 100); (3 # 10); (0 # 1)];
    [:: (0 # 1); (0 # 1); (9 # 25)]]));
    ([::
    [:: (1 # 1); (0 # 1); (0 # 1)];
    [:: (1 # 1); (0 # 1); (0 # 1)];
    [:: (2 # 65); (12 # 13); (3 # 65)];
    [:: (0 # 1); (0 # 1); (1 # 1)];
    [:: (0 # 1); (0 # 1); (1 # 1)]], (Some [::
    [:: (17 # 50); (0 # 1); (0 # 1)];
    [:: (0 # 1); (3 # 10); (0 # 1)];
    [:: (0 # 1); (0 # 1); (9 # 25)]]))];
  s_cells := [::
    {| c_generators := [:: Direction (1 # 1) (0 # 1); Direction (0 # 1) (1 # 1); Corner 0%N; Corner 1%N]; c_edges := [:: AtInfinity; Row 1%N; Piece 2%N; Piece 1%N] |};
    {| c_generators := [:: Corner 3%N; Direction (1 # 1) (0 # 1); Corner 1%N]; c_edges := [:: Row 0%N; Piece 0%N; Piece 2%N] |};
    {| c_generators := [:: Corner 3%N; Corner 1%N; Corner 0%N; Corner 2%N]; c_edges := [:: Piece 1%N; Piece 0%N; Row 2%N; Row 3%N] |}]
|}.
(* C on all of its domain: 3 pieces, 4 domain rows *)
Theorem certified_4 : surface_is problem_1 pieces_4 domain_4.
Proof. apply: (surface_certified (ev := evidence_4)); vm_cast_no_check (erefl true). Qed.
