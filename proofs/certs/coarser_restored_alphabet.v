(* Made by: exact-cdp export, certificates of gallery:coarser-restored-alphabet *)

From Coq Require Import QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem.
From ExactCdp.checker Require Import types data statements certify.
Local Open Scope Q_scope.

(* coarser-restored-alphabet *)
Definition problem_1 : raw_problem := {|
  nK := 2%N; nX := 4%N; nY := 4%N; nH := 2%N;
  r_joint := [::
    [:: (11 # 50); (33 # 200); (11 # 100); (11 # 200)];
    [:: (9 # 400); (27 # 400); (63 # 400); (81 # 400)]];
  r_chan := [::
    [:: (9 # 10); (1 # 10); (0 # 1); (0 # 1)];
    [:: (1 # 10); (4 # 5); (1 # 10); (0 # 1)];
    [:: (0 # 1); (1 # 10); (4 # 5); (1 # 10)];
    [:: (0 # 1); (0 # 1); (1 # 10); (9 # 10)]];
  r_label := [:: 0%N; 1%N];
  r_Delta := [::
    [:: (1 # 2); (5 # 2)];
    [:: (1 # 2); (3 # 2)];
    [:: (3 # 2); (1 # 2)];
    [:: (5 # 2); (1 # 2)]];
  r_perception := Transport [::
    [:: (1 # 2); (1 # 2); (3 # 2); (5 # 2)];
    [:: (5 # 2); (3 # 2); (1 # 2); (1 # 2)]]
|}.

Definition plane_1 : plane := {| p_lambda := (1 # 1); p_mu := (277 # 316); p_rows := [:: (554001 # 1264000); (731 # 1600); (170653 # 632000); (306581 # 1264000)]; p_cut := TransportCut [:: ((-277) # 316); ((-277) # 316); (0 # 1); (0 # 1)] [:: ((-831) # 632); ((-277) # 632)] |}.
(* nothing is feasible at (11/20, 1/2) *)
Theorem certified_1 : infeasible_at problem_1 (Some (11 # 20)) (Some (1 # 2)).
Proof. apply: (infeasible_certified (pl := plane_1)); vm_cast_no_check (erefl true). Qed.

Definition restorer_2 : restoring := {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (0%N, (1 # 1))];
    [:: (1%N, (1 # 1))];
    [:: (1%N, (1 # 1))]]; r_coupling := (Monotone [:: 0%N; 1%N; 2%N; 3%N] [:: 0%N; 1%N]) |}.
Definition plane_2 : plane := {| p_lambda := (0 # 1); p_mu := (0 # 1); p_rows := [:: (27 # 1000); (9 # 125); (11 # 100); (121 # 2000)]; p_cut := TransportCut [:: (0 # 1); (0 # 1); (0 # 1); (0 # 1)] [:: (0 # 1); (0 # 1)] |}.
(* C(121/200, 13/25) = 539/2000 *)
Theorem certified_2 : value_is problem_1 (Some (121 # 200)) (Some (13 # 25)) (539 # 2000).
Proof. apply: (value_certified (r := restorer_2) (pl := plane_2)); vm_cast_no_check (erefl true). Qed.

Definition restorer_3 : restoring := {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (0%N, (467 # 474)); (1%N, (7 # 474))];
    [:: (1%N, (1 # 1))];
    [:: (1%N, (1 # 1))]]; r_coupling := (Monotone [:: 0%N; 1%N; 2%N; 3%N] [:: 0%N; 1%N]) |}.
Definition plane_3 : plane := {| p_lambda := (0 # 1); p_mu := (31 # 79); p_rows := [:: (53451 # 316000); (423 # 2000); (25533 # 158000); (7029 # 63200)]; p_cut := TransportCut [:: ((-31) # 79); ((-31) # 79); (0 # 1); (0 # 1)] [:: ((-93) # 158); ((-31) # 158)] |}.
(* C(11/10, 1/2) = 21399/79000 *)
Theorem certified_3 : value_is problem_1 (Some (11 # 10)) (Some (1 # 2)) (21399 # 79000).
Proof. apply: (value_certified (r := restorer_3) (pl := plane_3)); vm_cast_no_check (erefl true). Qed.

Definition pieces_4 : seq triple := [::
    ((0 # 1), (0 # 1), (539 # 2000));
    ((0 # 1), (31 # 79), (36899 # 79000))].
Definition domain_4 : seq triple := [::
    ((0 # 1), (1 # 1), (1 # 2));
    ((1 # 1), (0 # 1), (11 # 20));
    ((1 # 1), (277 # 316), (626539 # 632000))].
Definition evidence_4 : surface_evidence := {|
  s_neighbours := (Some [::
    {| n_pieces := [:: 1%N]; n_rows := [:: 1%N] |};
    {| n_pieces := [:: 0%N]; n_rows := [:: 0%N; 2%N] |}]);
  s_planes := [::
    {| p_lambda := (0 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1)] |};
    {| p_lambda := (0 # 1); p_mu := (31 # 79); p_rows := [::]; p_cut := TransportCut [::] [:: ((-93) # 158); ((-31) # 158)] |}];
  s_cuts := [::
    {| p_lambda := (0 # 1); p_mu := (1 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: ((-1) # 2); ((-1) # 2)] |};
    {| p_lambda := (1 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (277 # 316); p_rows := [::]; p_cut := TransportCut [::] [:: ((-831) # 632); ((-277) # 632)] |}];
  s_restorers := [::
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (0%N, (1 # 1))];
    [:: (1%N, (1 # 1))];
    [:: (1%N, (1 # 1))]]; r_coupling := (Monotone [:: 0%N; 1%N; 2%N; 3%N] [:: 0%N; 1%N]) |};
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (0%N, (467 # 474)); (1%N, (7 # 474))];
    [:: (1%N, (1 # 1))];
    [:: (1%N, (1 # 1))]]; r_coupling := (Monotone [:: 0%N; 1%N; 2%N; 3%N] [:: 0%N; 1%N]) |}]
|}.
(* C on all of its domain: 2 pieces, 3 domain rows *)
Theorem certified_4 : surface_is problem_1 pieces_4 domain_4.
Proof. apply: (surface_certified (ev := evidence_4)); vm_cast_no_check (erefl true). Qed.

Print Assumptions certified_1.
Print Assumptions certified_2.
Print Assumptions certified_3.
Print Assumptions certified_4.
