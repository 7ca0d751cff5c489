(** Perceptual divergences, as epigraphs: [E q t] reads "d(p, q) <= t".

    Notions
    - [epi_up], [epi_convex]: larger bounds are met too; d(p, .) is convex;
    - [is_cut mu w beta]: mu.d(p, q) >= beta - sum_h w(h) q(h) for all pmfs q;
    - [transport], [is_coupling]; [witnesses]; [total_variation]: the kinds. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Epigraph.
Variables (F : realFieldType) (H : finType).
Variable E : {ffun H -> F} -> F -> Prop.

(** A larger bound is met as soon as a smaller one is. *)
Definition epi_up : Prop := forall q t t', t <= t' -> E q t -> E q t'.

(** d(p, .) is convex: its epigraph is closed under mixing. *)
Definition epi_convex : Prop :=
  forall (q r : {ffun H -> F}) s t l, 0 <= l <= 1 -> is_pmf q -> is_pmf r ->
    E q s -> E r t -> E [ffun h => mix l (q h) (r h)] (mix l s t).

(** A cut: mu.d(p, q) >= beta - sum_h w(h) q(h) for every pmf q. With mu = 0
    the left side is zero, also where no [t] bounds d(p, q). *)
Definition is_cut (mu : F) (w : H -> F) (beta : F) : Prop :=
  [/\ 0 <= mu,
      forall (q : {ffun H -> F}) t, is_pmf q -> E q t ->
        beta - \sum_h w h * q h <= mu * t &
      mu = 0 -> forall q : {ffun H -> F}, is_pmf q -> beta <= \sum_h w h * q h].

End Epigraph.

Section Kinds.
Variables (F : realFieldType) (X H : finType) (p : X -> F).

(** Transport costs: the least cost of a coupling of q and p. *)
Definition is_coupling (q : {ffun H -> F}) (T : H -> X -> F) : Prop :=
  [/\ forall h x, 0 <= T h x,
      forall h, \sum_x T h x = q h &
      forall x, \sum_h T h x = p x].

Definition transport (rho : H -> X -> F) (q : {ffun H -> F}) (t : F) : Prop :=
  exists2 T, is_coupling q T & \sum_h \sum_x rho h x * T h x <= t.

(** Finite witness sets: d = max(0, max_j sum_x gX_j(x) p(x) - sum_h gH_j(h) q(h)).
    [gX] and [gH] are one function on the union of the alphabets, restricted. *)
Definition witnesses (J : finType) (gX : J -> X -> F) (gH : J -> H -> F)
    (q : {ffun H -> F}) (t : F) : Prop :=
  0 <= t /\ forall j, \sum_x gX j x * p x - \sum_h gH j h * q h <= t.

(** Total variation on the letters [Z], in which both alphabets lie. *)
Definition total_variation (Z : finType) (inX : X -> Z) (inH : H -> Z)
    (q : {ffun H -> F}) (t : F) : Prop :=
  (\sum_z `|\sum_(x | inX x == z) p x - \sum_(h | inH h == z) q h|) / 2%:R <= t.

End Kinds.
