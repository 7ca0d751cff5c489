(** What certificates state, over every ordered field. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem.
From ExactCdp.checker Require Import types rational data.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** C(D,P) = v; [None] is no bound. *)
Definition value_is (p : raw_problem) (D P : option Q) (v : Q) : Prop :=
  forall F : realFieldType,
    is_min (meaning_problem F p) (@meaning_E F p) (omap toF D) (omap toF P) (toF v).

(** No restorer meets both bounds. *)
Definition infeasible_at (p : raw_problem) (D P : option Q) : Prop :=
  forall F : realFieldType,
    infeasible (meaning_problem F p) (@meaning_E F p) (omap toF D) (omap toF P).

(** The plane gamma - lambda.D - mu.P of a piece (lambda, mu, gamma), and
    a.D + b.P >= c for a row (a, b, c). *)
Definition height (F : realFieldType) (piece : Q * Q * Q) (D P : F) : F :=
  toF piece.2 - toF piece.1.1 * D - toF piece.1.2 * P.
Definition row_holds (F : realFieldType) (r : Q * Q * Q) (D P : F) : bool :=
  toF r.2 <= toF r.1.1 * D + toF r.1.2 * P.

(** C is the greatest of the pieces at every point (D,P) where all rows hold,
    and nothing is feasible elsewhere. *)
Definition surface_is (p : raw_problem) (pieces domain : seq (Q * Q * Q)) : Prop :=
  forall (F : realFieldType) (D P : F),
    ((forall r, List.In r domain -> row_holds r D P) ->
      exists k, [/\ List.In k pieces,
        forall j, List.In j pieces -> height j D P <= height k D P &
        is_min (meaning_problem F p) (@meaning_E F p) (Some D) (Some P) (height k D P)]) /\
    (forall r, List.In r domain -> ~~ row_holds r D P ->
      infeasible (meaning_problem F p) (@meaning_E F p) (Some D) (Some P)).
