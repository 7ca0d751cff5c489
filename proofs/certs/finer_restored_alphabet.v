(* Made by: exact-cdp export, certificates of gallery:finer-restored-alphabet *)

From Coq Require Import QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem.
From ExactCdp.checker Require Import types data statements certify.
Local Open Scope Q_scope.

(* finer-restored-alphabet *)
Definition problem_1 : raw_problem := {|
  nK := 2%N; nX := 2%N; nY := 2%N; nH := 5%N;
  r_joint := [::
    [:: (9 # 20); (1 # 20)];
    [:: (1 # 10); (2 # 5)]];
  r_chan := [::
    [:: (4 # 5); (1 # 5)];
    [:: (1 # 5); (4 # 5)]];
  r_label := [:: 0%N; 0%N; 0%N; 1%N; 1%N];
  r_Delta := [::
    [:: (0 # 1); (1 # 16); (1 # 4); (9 # 16); (1 # 1)];
    [:: (1 # 1); (9 # 16); (1 # 4); (1 # 16); (0 # 1)]];
  r_perception := Transport [::
    [:: (0 # 1); (1 # 1)];
    [:: (1 # 4); (3 # 4)];
    [:: (1 # 2); (1 # 2)];
    [:: (3 # 4); (1 # 4)];
    [:: (1 # 1); (0 # 1)]]
|}.

Definition plane_1 : plane := {| p_lambda := (1 # 1); p_mu := (19 # 212); p_rows := [:: (53 # 800); (503 # 5300)]; p_cut := TransportCut [:: (19 # 424); (0 # 1)] [:: (19 # 424); (19 # 848); (0 # 1); ((-19) # 848); (0 # 1)] |}.
(* nothing is feasible at (13/80, 0) *)
Theorem certified_1 : infeasible_at problem_1 (Some (13 # 80)) (Some (0 # 1)).
Proof. apply: (infeasible_certified (pl := plane_1)); vm_cast_no_check (erefl true). Qed.

Definition plane_2 : plane := {| p_lambda := (1 # 1); p_mu := (19 # 212); p_rows := [:: (53 # 800); (503 # 5300)]; p_cut := TransportCut [:: (19 # 424); (0 # 1)] [:: (19 # 424); (19 # 848); (0 # 1); ((-19) # 848); (0 # 1)] |}.
(* nothing is feasible at (143/800, 1/50) *)
Theorem certified_2 : infeasible_at problem_1 (Some (143 # 800)) (Some (1 # 50)).
Proof. apply: (infeasible_certified (pl := plane_2)); vm_cast_no_check (erefl true). Qed.

Definition restorer_3 : restoring := {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (0%N, (2 # 47)); (4%N, (45 # 47))]]; r_coupling := (Monotone [:: 0%N; 1%N] [:: 0%N; 1%N; 2%N; 3%N; 4%N]) |}.
Definition plane_3 : plane := {| p_lambda := (0 # 1); p_mu := (28 # 47); p_rows := [:: ((-361) # 4700); (13 # 100)]; p_cut := TransportCut [:: (21 # 47); (0 # 1)] [:: (21 # 47); (14 # 47); (7 # 47); (0 # 1); (0 # 1)] |}.
(* C(13/40, 0) = 281/940 *)
Theorem certified_3 : value_is problem_1 (Some (13 # 40)) (Some (0 # 1)) (281 # 940).
Proof. apply: (value_certified (r := restorer_3) (pl := plane_3)); vm_cast_no_check (erefl true). Qed.

Definition pieces_4 : seq triple := [::
    ((0 # 1), (0 # 1), (29 # 100));
    ((0 # 1), (28 # 47), (281 # 940));
    ((56 # 47), (3374 # 2209), (4859 # 8836));
    ((168 # 47), (6174 # 2209), (230381 # 220900))].
Definition domain_4 : seq triple := [::
    ((0 # 1), (1 # 1), (0 # 1));
    ((1 # 1), (0 # 1), (13 # 80));
    ((1 # 1), (19 # 212), (3939 # 21200));
    ((1 # 1), (41 # 188), (3801 # 18800));
    ((1 # 1), (53 # 188), (3819 # 18800));
    ((1 # 1), (147 # 188), (3913 # 18800));
    ((1 # 1), (241 # 188), (99 # 470))].
Definition evidence_4 : surface_evidence := {|
  s_neighbours := (Some [::
    {| n_pieces := [:: 1%N]; n_rows := [:: 1%N; 2%N; 3%N] |};
    {| n_pieces := [:: 0%N; 2%N]; n_rows := [:: 0%N] |};
    {| n_pieces := [:: 1%N; 3%N]; n_rows := [:: 6%N] |};
    {| n_pieces := [:: 2%N]; n_rows := [:: 4%N; 5%N] |}]);
  s_planes := [::
    {| p_lambda := (0 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1)] |};
    {| p_lambda := (0 # 1); p_mu := (28 # 47); p_rows := [::]; p_cut := TransportCut [::] [:: (21 # 47); (14 # 47); (7 # 47); (0 # 1); (0 # 1)] |};
    {| p_lambda := (56 # 47); p_mu := (3374 # 2209); p_rows := [::]; p_cut := TransportCut [::] [:: (2387 # 2209); (3087 # 4418); (700 # 2209); ((-287) # 4418); (0 # 1)] |};
    {| p_lambda := (168 # 47); p_mu := (6174 # 2209); p_rows := [::]; p_cut := TransportCut [::] [:: (4200 # 2209); (5313 # 4418); (1113 # 2209); ((-861) # 4418); (0 # 1)] |}];
  s_cuts := [::
    {| p_lambda := (0 # 1); p_mu := (1 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); ((-1) # 4); ((-1) # 2); ((-1) # 4); (0 # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (0 # 1); p_rows := [::]; p_cut := TransportCut [::] [:: (0 # 1); (0 # 1); (0 # 1); (0 # 1); (0 # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (19 # 212); p_rows := [::]; p_cut := TransportCut [::] [:: (19 # 424); (19 # 848); (0 # 1); ((-19) # 848); (0 # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (41 # 188); p_rows := [::]; p_cut := TransportCut [::] [:: (41 # 376); (41 # 752); (0 # 1); ((-41) # 752); (0 # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (53 # 188); p_rows := [::]; p_cut := TransportCut [::] [:: (59 # 376); (65 # 752); (3 # 188); ((-41) # 752); (0 # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (147 # 188); p_rows := [::]; p_cut := TransportCut [::] [:: (153 # 376); (159 # 752); (3 # 188); ((-135) # 752); (0 # 1)] |};
    {| p_lambda := (1 # 1); p_mu := (241 # 188); p_rows := [::]; p_cut := TransportCut [::] [:: (25 # 47); (159 # 752); ((-41) # 376); ((-241) # 752); (0 # 1)] |}];
  s_restorers := [::
    {| r_rows := [::
    [:: (1%N, (1 # 1))];
    [:: (3%N, (1 # 1))]]; r_coupling := (Monotone [:: 0%N; 1%N] [:: 0%N; 1%N; 2%N; 3%N; 4%N]) |};
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (3%N, (1 # 1))]]; r_coupling := (Monotone [:: 0%N; 1%N] [:: 0%N; 1%N; 2%N; 3%N; 4%N]) |};
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (3%N, (2 # 47)); (4%N, (45 # 47))]]; r_coupling := (Monotone [:: 0%N; 1%N] [:: 0%N; 1%N; 2%N; 3%N; 4%N]) |};
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (2%N, (2 # 47)); (4%N, (45 # 47))]]; r_coupling := (Monotone [:: 0%N; 1%N] [:: 0%N; 1%N; 2%N; 3%N; 4%N]) |};
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (1%N, (2 # 47)); (4%N, (45 # 47))]]; r_coupling := (Monotone [:: 0%N; 1%N] [:: 0%N; 1%N; 2%N; 3%N; 4%N]) |};
    {| r_rows := [::
    [:: (0%N, (1 # 1))];
    [:: (0%N, (2 # 47)); (4%N, (45 # 47))]]; r_coupling := (Monotone [:: 0%N; 1%N] [:: 0%N; 1%N; 2%N; 3%N; 4%N]) |}]
|}.
(* C on all of its domain: 4 pieces, 7 domain rows *)
Theorem certified_4 : surface_is problem_1 pieces_4 domain_4.
Proof. apply: (surface_certified (ev := evidence_4)); vm_cast_no_check (erefl true). Qed.

Print Assumptions certified_1.
Print Assumptions certified_2.
Print Assumptions certified_3.
Print Assumptions certified_4.
