(* Made by: exact-cdp export, certificates of gallery:three-classes *)

From Coq Require Import QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem.
From ExactCdp.checker Require Import types data statements certify.
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

Definition restorer_2 : restoring := {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (1%N, (1 # 1))];
    [:: (0%N, (10 # 49)); (2%N, (39 # 49))];
    [:: (0%N, (10 # 49)); (3%N, (39 # 49))]]; r_coupling := NoCoupling |}.
Definition plane_2 : plane := {| p_lambda := (0 # 1); p_mu := (3 # 49); p_rows := [:: (247 # 2450); (14 # 125); (16 # 125); (16 # 125)]; p_cut := TransportCut [:: ((-3) # 49); (0 # 1); (0 # 1); (0 # 1)] [:: ((-3) # 49); (0 # 1); (0 # 1); (0 # 1)] |}.
(* C(33/100, 1/50) = 2714/6125 *)
Theorem certified_2 : value_is problem_1 (Some (33 # 100)) (Some (1 # 50)) (2714 # 6125).
Proof. apply: (value_certified (r := restorer_2) (pl := plane_2)); vm_cast_no_check (erefl true). Qed.

Definition restorer_3 : restoring := {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (1%N, (1 # 1))];
    [:: (0%N, (6 # 49)); (1%N, (3 # 49)); (2%N, (40 # 49))];
    [:: (0%N, (9 # 49)); (3%N, (40 # 49))]]; r_coupling := NoCoupling |}.
Definition plane_3 : plane := {| p_lambda := (0 # 1); p_mu := (8 # 49); p_rows := [:: (166 # 1225); (14 # 125); (37 # 250); (37 # 250)]; p_cut := TransportCut [:: ((-8) # 49); (0 # 1); ((-5) # 49); ((-5) # 49)] [:: ((-8) # 49); (0 # 1); ((-5) # 49); ((-5) # 49)] |}.
(* C(3/5, 0) = 2729/6125 *)
Theorem certified_3 : value_is problem_1 (Some (3 # 5)) (Some (0 # 1)) (2729 # 6125).
Proof. apply: (value_certified (r := restorer_3) (pl := plane_3)); vm_cast_no_check (erefl true). Qed.

Definition pieces_4 : seq triple := [::
    ((0 # 1), (0 # 1), (53 # 125));
    ((0 # 1), (3 # 49), (5443 # 12250));
    ((0 # 1), (8 # 49), (2729 # 6125));
    ((1 # 6), (0 # 1), (249 # 500));
    ((1 # 6), (17 # 98), (3063 # 6125))].
Definition domain_4 : seq triple := [::
    ((0 # 1), (1 # 1), (0 # 1));
    ((1 # 1), (0 # 1), (3 # 10));
    ((1 # 1), (18 # 49), (3999 # 12250));
    ((1 # 1), (3 # 7), (2004 # 6125))].
Definition evidence_4 : surface_evidence := {|
  s_neighbours := (Some [::
    {| n_pieces := [:: 1%N; 3%N]; n_rows := [::] |};
    {| n_pieces := [:: 0%N; 2%N; 3%N]; n_rows := [::] |};
    {| n_pieces := [:: 1%N; 4%N]; n_rows := [:: 0%N] |};
    {| n_pieces := [:: 0%N; 1%N; 4%N]; n_rows := [:: 1%N; 2%N] |};
    {| n_pieces := [:: 2%N; 3%N]; n_rows := [:: 3%N] |}]);
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
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (1%N, (1 # 1))];
    [:: (2%N, (1 # 1))];
    [:: (3%N, (1 # 1))]]; r_coupling := NoCoupling |};
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (1%N, (1 # 1))];
    [:: (0%N, (6 # 49)); (2%N, (43 # 49))];
    [:: (0%N, (9 # 49)); (3%N, (40 # 49))]]; r_coupling := NoCoupling |};
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (1%N, (1 # 1))];
    [:: (0%N, (9 # 49)); (2%N, (40 # 49))];
    [:: (0%N, (9 # 49)); (3%N, (40 # 49))]]; r_coupling := NoCoupling |};
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (1%N, (1 # 1))];
    [:: (0%N, (6 # 49)); (1%N, (3 # 49)); (2%N, (40 # 49))];
    [:: (0%N, (9 # 49)); (3%N, (40 # 49))]]; r_coupling := NoCoupling |};
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (1%N, (1 # 1))];
    [:: (0%N, (1 # 1))];
    [:: (0%N, (1 # 1))]]; r_coupling := NoCoupling |}]
|}.
(* C on all of its domain: 5 pieces, 4 domain rows *)
Theorem certified_4 : surface_is problem_1 pieces_4 domain_4.
Proof. apply: (surface_certified (ev := evidence_4)); vm_cast_no_check (erefl true). Qed.

Print Assumptions certified_1.
Print Assumptions certified_2.
Print Assumptions certified_3.
Print Assumptions certified_4.
