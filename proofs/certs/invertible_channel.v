(* Made by: exact-cdp export, certificates of gallery:invertible-channel *)

From Coq Require Import QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem.
From ExactCdp.checker Require Import types data statements certify.
Local Open Scope Q_scope.

(* invertible-channel *)
Definition problem_1 : raw_problem := {|
  nK := 2%N; nX := 3%N; nY := 3%N; nH := 3%N;
  r_joint := [::
    [:: (9 # 25); (9 # 50); (3 # 50)];
    [:: (1 # 25); (3 # 25); (6 # 25)]];
  r_chan := [::
    [:: (0 # 1); (1 # 1); (0 # 1)];
    [:: (0 # 1); (0 # 1); (1 # 1)];
    [:: (1 # 1); (0 # 1); (0 # 1)]];
  r_label := [:: 0%N; 0%N; 1%N];
  r_Delta := [::
    [:: (0 # 1); (1 # 1); (1 # 1)];
    [:: (1 # 1); (0 # 1); (1 # 1)];
    [:: (1 # 1); (1 # 1); (0 # 1)]];
  r_perception := TotalVariation [:: 0%N; 1%N; 2%N] [:: 0%N; 1%N; 2%N]
|}.

Definition restorer_1 : restoring := {| r_rows := [::
    [:: (2%N, (1 # 1))];
    [:: (0%N, (1 # 1))];
    [:: (1%N, (1 # 1))]]; r_coupling := NoCoupling |}.
Definition plane_1 : plane := {| p_lambda := (0 # 1); p_mu := (0 # 1); p_rows := [:: (3 # 50); (1 # 25); (3 # 25)]; p_cut := TransportCut [:: (0 # 1); (0 # 1); (0 # 1)] [:: (0 # 1); (0 # 1); (0 # 1)] |}.
(* C(0, 0) = 11/50 *)
Theorem certified_1 : value_is problem_1 (Some (0 # 1)) (Some (0 # 1)) (11 # 50).
Proof. apply: (value_certified (r := restorer_1) (pl := plane_1)); vm_cast_no_check (erefl true). Qed.

Definition restorer_2 : restoring := {| r_rows := [::
    [:: (2%N, (1 # 1))];
    [:: (0%N, (1 # 1))];
    [:: (1%N, (1 # 1))]]; r_coupling := NoCoupling |}.
Definition plane_2 : plane := {| p_lambda := (0 # 1); p_mu := (0 # 1); p_rows := [:: (3 # 50); (1 # 25); (3 # 25)]; p_cut := TransportCut [:: (0 # 1); (0 # 1); (0 # 1)] [:: (0 # 1); (0 # 1); (0 # 1)] |}.
(* C(1/100, 1/50) = 11/50 *)
Theorem certified_2 : value_is problem_1 (Some (1 # 100)) (Some (1 # 50)) (11 # 50).
Proof. apply: (value_certified (r := restorer_2) (pl := plane_2)); vm_cast_no_check (erefl true). Qed.

Definition restorer_3 : restoring := {| r_rows := [::
    [:: (2%N, (1 # 1))];
    [:: (0%N, (1 # 1))];
    [:: (1%N, (1 # 1))]]; r_coupling := NoCoupling |}.
Definition plane_3 : plane := {| p_lambda := (0 # 1); p_mu := (0 # 1); p_rows := [:: (3 # 50); (1 # 25); (3 # 25)]; p_cut := TransportCut [:: (0 # 1); (0 # 1); (0 # 1)] [:: (0 # 1); (0 # 1); (0 # 1)] |}.
(* C(1/10, 0) = 11/50 *)
Theorem certified_3 : value_is problem_1 (Some (1 # 10)) (Some (0 # 1)) (11 # 50).
Proof. apply: (value_certified (r := restorer_3) (pl := plane_3)); vm_cast_no_check (erefl true). Qed.

Definition pieces_4 : seq triple := [::
    ((0 # 1), (0 # 1), (11 # 50))].
Definition domain_4 : seq triple := [::
    ((0 # 1), (1 # 1), (0 # 1));
    ((1 # 1), (0 # 1), (0 # 1))].
Definition evidence_4 : surface_evidence := {|
  s_neighbours := (Some [::
    {| n_pieces := [::]; n_rows := [:: 0%N; 1%N] |}]);
  s_planes := [::
    {| p_lambda := (0 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1); (0 # 1)] |}];
  s_cuts := [::
    {| p_lambda := (0 # 1); p_mu := (1 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: ((-1) # 1); ((-1) # 1); ((-1) # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1); (0 # 1)] |}];
  s_restorers := [::
    {| r_rows := [::
    [:: (2%N, (1 # 1))];
    [:: (0%N, (1 # 1))];
    [:: (1%N, (1 # 1))]]; r_coupling := NoCoupling |}]
|}.
(* C on all of its domain: 1 pieces, 2 domain rows *)
Theorem certified_4 : surface_is problem_1 pieces_4 domain_4.
Proof. apply: (surface_certified (ev := evidence_4)); vm_cast_no_check (erefl true). Qed.

Print Assumptions certified_1.
Print Assumptions certified_2.
Print Assumptions certified_3.
Print Assumptions certified_4.
