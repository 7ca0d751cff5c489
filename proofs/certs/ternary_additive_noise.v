(* Made by: exact-cdp export, certificates of gallery:ternary-additive-noise *)

From Coq Require Import QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem.
From ExactCdp.checker Require Import types data statements certify.
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

Definition restorer_2 : restoring := {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (0%N, (1 # 1))];
    [:: (0%N, (1 # 65)); (1%N, (64 # 65))];
    [:: (2%N, (1 # 1))];
    [:: (2%N, (1 # 1))]]; r_coupling := (Monotone [:: 0%N; 1%N; 2%N] [:: 0%N; 1%N; 2%N]) |}.
Definition plane_2 : plane := {| p_lambda := (0 # 1); p_mu := (0 # 1); p_rows := [:: (1 # 100); (1 # 20); (13 # 100); (21 # 200); (3 # 100)]; p_cut := TransportCut [:: (0 # 1); (0 # 1); (0 # 1)] [:: (0 # 1); (0 # 1); (0 # 1)] |}.
(* C(143/400, 1/50) = 13/40 *)
Theorem certified_2 : value_is problem_1 (Some (143 # 400)) (Some (1 # 50)) (13 # 40).
Proof. apply: (value_certified (r := restorer_2) (pl := plane_2)); vm_cast_no_check (erefl true). Qed.

Definition restorer_3 : restoring := {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (0%N, (1 # 1))];
    [:: (0%N, (2 # 65)); (1%N, (12 # 13)); (2%N, (3 # 65))];
    [:: (2%N, (1 # 1))];
    [:: (2%N, (1 # 1))]]; r_coupling := (Monotone [:: 0%N; 1%N; 2%N] [:: 0%N; 1%N; 2%N]) |}.
Definition plane_3 : plane := {| p_lambda := (0 # 1); p_mu := (1 # 5); p_rows := [:: (27 # 1000); (99 # 1000); (39 # 200); (21 # 200); (3 # 100)]; p_cut := TransportCut [:: ((-1) # 5); ((-1) # 5); (0 # 1)] [:: ((-1) # 5); ((-1) # 5); (0 # 1)] |}.
(* C(13/20, 0) = 41/125 *)
Theorem certified_3 : value_is problem_1 (Some (13 # 20)) (Some (0 # 1)) (41 # 125).
Proof. apply: (value_certified (r := restorer_3) (pl := plane_3)); vm_cast_no_check (erefl true). Qed.

Definition pieces_4 : seq triple := [::
    ((0 # 1), (0 # 1), (13 # 40));
    ((0 # 1), (1 # 5), (41 # 125));
    ((13 # 4), (67 # 20), (293 # 200))].
Definition domain_4 : seq triple := [::
    ((0 # 1), (1 # 1), (0 # 1));
    ((1 # 1), (0 # 1), (13 # 40));
    ((1 # 1), (63 # 65), (227 # 650));
    ((1 # 1), (67 # 65), (1137 # 3250))].
Definition evidence_4 : surface_evidence := {|
  s_neighbours := (Some [::
    {| n_pieces := [:: 1%N; 2%N]; n_rows := [:: 1%N] |};
    {| n_pieces := [:: 0%N; 2%N]; n_rows := [:: 0%N] |};
    {| n_pieces := [:: 0%N; 1%N]; n_rows := [:: 2%N; 3%N] |}]);
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
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (0%N, (1 # 1))];
    [:: (1%N, (1 # 1))];
    [:: (2%N, (1 # 1))];
    [:: (2%N, (1 # 1))]]; r_coupling := (Monotone [:: 0%N; 1%N; 2%N] [:: 0%N; 1%N; 2%N]) |};
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (0%N, (1 # 1))];
    [:: (0%N, (2 # 65)); (1%N, (63 # 65))];
    [:: (2%N, (1 # 1))];
    [:: (2%N, (1 # 1))]]; r_coupling := (Monotone [:: 0%N; 1%N; 2%N] [:: 0%N; 1%N; 2%N]) |};
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (0%N, (1 # 1))];
    [:: (1%N, (62 # 65)); (2%N, (3 # 65))];
    [:: (2%N, (1 # 1))];
    [:: (2%N, (1 # 1))]]; r_coupling := (Monotone [:: 0%N; 1%N; 2%N] [:: 0%N; 1%N; 2%N]) |};
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (0%N, (1 # 1))];
    [:: (0%N, (2 # 65)); (1%N, (12 # 13)); (2%N, (3 # 65))];
    [:: (2%N, (1 # 1))];
    [:: (2%N, (1 # 1))]]; r_coupling := (Monotone [:: 0%N; 1%N; 2%N] [:: 0%N; 1%N; 2%N]) |}]
|}.
(* C on all of its domain: 3 pieces, 4 domain rows *)
Theorem certified_4 : surface_is problem_1 pieces_4 domain_4.
Proof. apply: (surface_certified (ev := evidence_4)); vm_cast_no_check (erefl true). Qed.

Print Assumptions certified_1.
Print Assumptions certified_2.
Print Assumptions certified_3.
Print Assumptions certified_4.
