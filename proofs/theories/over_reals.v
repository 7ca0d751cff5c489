(** Over Coq's real numbers: Theorem 1, and that C is a minimum and continuous from
    the right ([tradeoff]), for every kind of divergence.

    The theorems are those of theorem1_smooth.v, semicontinuity.v and completeness.v,
    for the reals and their natural logarithm and square root. They rest on the axioms
    of the reals that reals.v names, and on no other. [tradeoff_supremum] is for all
    divergences that are suprema of affine functions of q. *)
From Coq Require Import Reals Classical_Prop.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences theorem1 logarithm smooth f_divergences.
From ExactCdp.theories Require Import discrepancy theorem1_smooth suprema letters entropies semicontinuity.
From ExactCdp.theories Require Import completeness reals.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** The reals are complete. *)
Theorem reals_complete : complete R_realFieldType.
Proof.
move=> A [a0 Aa0] [b b_low].
pose B (x : R) := A (- x).
have [||s [upper least]] := completeness B.
- exists (- b) => x Bx; apply/R_leP; rewrite ler_oppr; exact: b_low.
- by exists (- a0); rewrite /B opprK.
exists (- s) => [a Aa|e e_gt0].
  by rewrite ler_oppl; apply/R_leP; apply: upper; rewrite /B opprK.
apply: NNPP => none; have /R_leP : Rle s (s - e).
  apply: least => x Bx; apply/R_leP; rewrite leNgt; apply/negP => lt_x.
  by apply: none; exists (- x) => //; rewrite ltr_oppl opprD opprK.
by rewrite ler_subr_addl ger_addr leNgt e_gt0.
Qed.

(** Their logarithm exceeds every number. *)
Lemma R_log_unbounded : log_unbounded (ln : R_realFieldType -> R_realFieldType).
Proof. exact: (archimedean_log_unbounded R_ln_is_log R_archimedean). Qed.

Section OverReals.
Variables (K X Y H Z : finType) (I : problem R_realFieldType K X Y H).
Variables (inX : X -> Z) (inH : H -> Z).
Hypothesis wf : well_formed I.

(** Theorem 1; C is a minimum wherever anything is feasible, and continuous from the right. *)
Definition tradeoff (E : {ffun H -> R} -> R -> Prop) : Prop :=
  [/\ nonincreasing I E, jointly_convex I E,
      forall D P Q, feasible I E D P Q -> exists c, is_min I E D P c &
      forall D P c d, lower I E D P c -> 0 < d ->
        exists2 e, 0 < e & lower I E (looser e D) (looser e P) (c - d)].

Lemma tradeoffP (E : {ffun H -> R} -> R -> Prop) :
  epi_up E -> nonincreasing I E /\ jointly_convex I E -> lower_semicontinuous E -> tradeoff E.
Proof.
move=> up [mono convex] lsc; split=> // [D P Q|D P c d].
- exact: (attained reals_complete wf up lsc).
- exact: (right_continuous reals_complete wf up lsc).
Qed.

(** All of it, where d(p_X, .) is a supremum of affine functions. *)
Theorem tradeoff_supremum (E : {ffun H -> R} -> R -> Prop) :
  epi_up E -> affine_supremum E -> tradeoff E.
Proof.
move=> up sup; apply: tradeoffP => //; last exact: affine_supremum_lsc.
by apply: theorem1 => //; apply: affine_supremum_convex.
Qed.

Corollary tradeoff_total_variation : tradeoff (total_variation (pX I) inX inH).
Proof.
by apply: tradeoff_supremum; [exact: total_variation_up | exact: total_variation_supremum].
Qed.

Corollary tradeoff_witnesses (J : finType) (gX : J -> X -> R_realFieldType) (gH : J -> H -> R_realFieldType) :
  tradeoff (witnesses (pX I) gX gH).
Proof. by apply: tradeoff_supremum; [exact: witnesses_up | exact: witnesses_supremum]. Qed.

Corollary tradeoff_transport_dual (rho : H -> X -> R_realFieldType) :
  tradeoff (transport_dual (pX I) rho).
Proof. by apply: tradeoff_supremum; [exact: transport_dual_up | exact: transport_dual_supremum]. Qed.

Corollary tradeoff_transport (rho : H -> X -> R_realFieldType) : tradeoff (transport (pX I) rho).
Proof.
apply: tradeoffP; [exact: transport_up | exact: theorem1_transport |].
exact: (transport_lsc reals_complete (pX_pmf wf)).
Qed.

(** The same for a sum over letters. *)
Definition letters_tradeoff (phi : letter R_realFieldType) : Prop :=
  tradeoff (f_sum phi (pX I) inX inH).

Lemma letters_tradeoffP phi :
  letter_convex phi -> lower_semicontinuous (f_sum phi (pX I) inX inH) ->
  letters_tradeoff phi.
Proof. by move=> convex; apply: tradeoffP; [exact: f_sum_up | exact: theorem1_f_sum]. Qed.

Let pX_is_pmf := pX_pmf wf.

Theorem theorem1_kullback_leibler : letters_tradeoff (kullback_leibler ln).
Proof.
apply: letters_tradeoffP; first exact: kl_convex R_ln_is_log.
exact: kullback_leibler_lsc R_ln_is_log R_log_unbounded.
Qed.

Theorem theorem1_reverse_kullback_leibler : letters_tradeoff (reverse (kullback_leibler ln)).
Proof.
apply: letters_tradeoffP; first exact: convex_reverse (kl_convex R_ln_is_log).
exact: reverse_kullback_leibler_lsc R_ln_is_log R_log_unbounded.
Qed.

Theorem theorem1_jensen_shannon : letters_tradeoff (jensen_shannon ln).
Proof.
apply: letters_tradeoffP; first exact: js_convex R_ln_is_log.
exact: jensen_shannon_lsc R_ln_is_log.
Qed.

Theorem theorem1_chi_squared : letters_tradeoff (@chi_squared _).
Proof.
by apply: letters_tradeoffP; [exact: chi_squared_convex | exact: chi_squared_lsc].
Qed.

Theorem theorem1_reverse_chi_squared : letters_tradeoff (reverse (@chi_squared _)).
Proof.
apply: letters_tradeoffP; last exact: reverse_chi_squared_lsc.
exact: convex_reverse (@chi_squared_convex _).
Qed.

Theorem theorem1_squared_hellinger : letters_tradeoff (@squared_hellinger _).
Proof.
apply: letters_tradeoffP; first exact: hellinger_convex.
exact: (@squared_hellinger_lsc R_rcfType).
Qed.

Theorem theorem1_discrepancy (G : Z -> Z -> R_realFieldType) :
  symmetric_kernel G -> semidefinite G -> tradeoff (discrepancy (pX I) inX inH G).
Proof.
move=> sym psd; apply: tradeoffP; first exact: discrepancy_up.
  exact: theorem1_discrepancy.
exact: discrepancy_lsc.
Qed.

End OverReals.

(** Squared Hellinger with the square root of the reals. *)
Lemma squared_hellinger_reals (p q t : R_realFieldType) : 0 <= p -> 0 <= q ->
  squared_hellinger p q t <-> (sqrt p - sqrt q) ^+ 2 / 2%:R <= t.
Proof.
move=> p_ge0 q_ge0; rewrite -!R_sqrtrE //.
exact: (@hellinger_rcf R_rcfType).
Qed.
