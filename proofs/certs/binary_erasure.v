(* Made by: exact-cdp export, certificates of gallery:binary-erasure *)

From Coq Require Import QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem.
From ExactCdp.checker Require Import types data statements certify.
Local Open Scope Q_scope.

(* binary-erasure *)
Definition problem_1 : raw_problem := {|
  nK := 2%N; nX := 2%N; nY := 3%N; nH := 2%N;
  r_joint := [::
    [:: (12 # 25); (3 # 25)];
    [:: (3 # 25); (7 # 25)]];
  r_chan := [::
    [:: (3 # 4); (1 # 4); (0 # 1)];
    [:: (0 # 1); (1 # 4); (3 # 4)]];
  r_label := [:: 0%N; 1%N];
  r_Delta := [::
    [:: (0 # 1); (1 # 1)];
    [:: (1 # 1); (0 # 1)]];
  r_perception := TotalVariation [:: 0%N; 1%N] [:: 0%N; 1%N]
|}.

Definition plane_1 : plane := {| p_lambda := (1 # 1); p_mu := (1 # 5); p_rows := [:: (9 # 100); (3 # 20); (0 # 1)]; p_cut := TransportCut [:: ((-1) # 5); (0 # 1)] [:: ((-1) # 5); (0 # 1)] |}.
(* nothing is feasible at (1/10, 0) *)
Theorem certified_1 : infeasible_at problem_1 (Some (1 # 10)) (Some (0 # 1)).
Proof. apply: (infeasible_certified (pl := plane_1)); vm_cast_no_check (erefl true). Qed.

Definition plane_2 : plane := {| p_lambda := (1 # 1); p_mu := (1 # 5); p_rows := [:: (9 # 100); (3 # 20); (0 # 1)]; p_cut := TransportCut [:: ((-1) # 5); (0 # 1)] [:: ((-1) # 5); (0 # 1)] |}.
(* nothing is feasible at (11/100, 1/50) *)
Theorem certified_2 : infeasible_at problem_1 (Some (11 # 100)) (Some (1 # 50)).
Proof. apply: (infeasible_certified (pl := plane_2)); vm_cast_no_check (erefl true). Qed.

Definition restorer_3 : restoring := {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (0%N, (3 # 5)); (1%N, (2 # 5))];
    [:: (1%N, (1 # 1))]]; r_coupling := NoCoupling |}.
Definition plane_3 : plane := {| p_lambda := (0 # 1); p_mu := (1 # 5); p_rows := [:: (9 # 50); (3 # 20); (9 # 100)]; p_cut := TransportCut [:: ((-1) # 5); (0 # 1)] [:: ((-1) # 5); (0 # 1)] |}.
(* C(1/5, 0) = 3/10 *)
Theorem certified_3 : value_is problem_1 (Some (1 # 5)) (Some (0 # 1)) (3 # 10).
Proof. apply: (value_certified (r := restorer_3) (pl := plane_3)); vm_cast_no_check (erefl true). Qed.

Definition pieces_4 : seq triple := [::
    ((0 # 1), (0 # 1), (7 # 25));
    ((0 # 1), (1 # 5), (3 # 10))].
Definition domain_4 : seq triple := [::
    ((0 # 1), (1 # 1), (0 # 1));
    ((1 # 1), (0 # 1), (1 # 10));
    ((1 # 1), (1 # 5), (3 # 25))].
Definition evidence_4 : surface_evidence := {|
  s_neighbours := (Some [::
    {| n_pieces := [:: 1%N]; n_rows := [:: 1%N] |};
    {| n_pieces := [:: 0%N]; n_rows := [:: 0%N; 2%N] |}]);
  s_planes := [::
    {| p_lambda := (0 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1)] |};
    {| p_lambda := (0 # 1); p_mu := (1 # 5); p_rows := [::]; p_cut := TransportCut [::] [:: ((-1) # 5); (0 # 1)] |}];
  s_cuts := [::
    {| p_lambda := (0 # 1); p_mu := (1 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: ((-1) # 1); ((-1) # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (1 # 5); p_rows := [::]; p_cut := TransportCut [::] [:: ((-1) # 5); (0 # 1)] |}];
  s_restorers := [::
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (0%N, (1 # 1))];
    [:: (1%N, (1 # 1))]]; r_coupling := NoCoupling |};
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (0%N, (3 # 5)); (1%N, (2 # 5))];
    [:: (1%N, (1 # 1))]]; r_coupling := NoCoupling |}]
|}.
(* C on all of its domain: 2 pieces, 3 domain rows *)
Theorem certified_4 : surface_is problem_1 pieces_4 domain_4.
Proof. apply: (surface_certified (ev := evidence_4)); vm_cast_no_check (erefl true). Qed.

Print Assumptions certified_1.
Print Assumptions certified_2.
Print Assumptions certified_3.
Print Assumptions certified_4.
