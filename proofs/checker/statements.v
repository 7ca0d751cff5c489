(** What certificates state, over every ordered field; where the divergence has logarithms, over
    every archimedean one with a logarithm ([logarithm_for] in data.v). Each statement also says that the
    problem is one: masses, costs and lists that fit ([check_problem] in data.v, which implies
    [well_formed] by [check_problem_sound]). *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem duality.
From ExactCdp.checker Require Import types rational data.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** C(D,P) = v; [None] is no bound. *)
Definition value_is (p : raw_problem) (D P : option Q) (v : Q) : Prop :=
  check_problem p /\ forall (F : realFieldType) (ln : F -> F), logarithm_for ln p ->
    is_min (meaning_problem F p) (meaning_E ln p) (omap toF D) (omap toF P) (toF v).

(** No restorer meets both bounds. *)
Definition infeasible_at (p : raw_problem) (D P : option Q) : Prop :=
  check_problem p /\ forall (F : realFieldType) (ln : F -> F), logarithm_for ln p ->
    infeasible (meaning_problem F p) (meaning_E ln p) (omap toF D) (omap toF P).

(** l <= C(D,P) <= u, where C is an infimum; with [None] in place of u only l <= C(D,P). *)
Definition enclosure_is (p : raw_problem) (D P : option Q) (l : Q) (u : option Q) : Prop :=
  check_problem p /\ forall (F : realFieldType) (ln : F -> F), logarithm_for ln p ->
    lower (meaning_problem F p) (meaning_E ln p) (omap toF D) (omap toF P) (toF l) /\
    (if u is Some u then
       toF l <= toF u :> F /\
       exists2 R, feasible (meaning_problem F p) (meaning_E ln p) (omap toF D) (omap toF P) R &
         err (meaning_problem F p) R <= toF u
     else True).

(** The plane gamma - lambda.D - mu.P of a piece (lambda, mu, gamma) and the row a.D + b.P >= c
    for (a, b, c), at bounds that need not be there: a piece counts where what it charges for is
    bounded ([counts]), and a row likewise. *)
Definition counts (F : realFieldType) (t : triple) (D P : option F) : Prop :=
  priced (toF t.1.1) D /\ priced (toF t.1.2) P.
Definition height (F : realFieldType) (piece : triple) (D P : option F) : F :=
  plane_at (toF piece.2) (toF piece.1.1) (toF piece.1.2) D P.
Definition row_holds (F : realFieldType) (r : triple) (D P : option F) : bool :=
  toF r.2 <= price (toF r.1.1) D + price (toF r.1.2) P.

(** At all bounds D and P, either of which may be missing: where all rows that count hold, C is
    the greatest of the pieces that count; elsewhere nothing is feasible. With both bounds
    everything counts. Without a bound on the distortion the rows a = 0 and the pieces lambda = 0
    count, without one on the perception those with b = 0 and mu = 0. *)
Definition surface_is (p : raw_problem) (pieces domain : seq triple) : Prop :=
  check_problem p /\ forall (F : realFieldType) (ln : F -> F) (D P : option F), logarithm_for ln p ->
    ((forall r, List.In r domain -> counts r D P -> row_holds r D P) ->
      exists k, [/\ List.In k pieces, counts k D P,
        forall j, List.In j pieces -> counts j D P -> height j D P <= height k D P &
        is_min (meaning_problem F p) (meaning_E ln p) D P (height k D P)]) /\
    (forall r, List.In r domain -> counts r D P -> ~~ row_holds r D P ->
      infeasible (meaning_problem F p) (meaning_E ln p) D P).
