(** Payoffs: why a channel is no degradation of another one ([payoff_bound],
    [payoff_excludes]). Blackwell, Equivalent comparisons of experiments (1953). *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem degraded.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Payoff.
Variables (F : realFieldType) (A B C : finType).
Variables (W : A -> B -> F) (V : A -> C -> F).

(** Who sees an output b of W and acts on c gains sum_a G(a,c) W(b|a), no more than m(b)
    whatever c is. So whoever acts on the output of a degradation gains at most sum_b m(b). *)
Theorem payoff_bound (G : A -> C -> F) (m : B -> F) :
  degradation W V -> (forall b c, \sum_a G a c * W a b <= m b) ->
  \sum_a \sum_c G a c * V a c <= \sum_b m b.
Proof.
case=> T kT V_eq m_ge.
have -> : \sum_a \sum_c G a c * V a c = \sum_b \sum_c T b c * \sum_a G a c * W a b.
  under eq_bigr => a _ do under eq_bigr => c _ do rewrite V_eq /compose mulr_sumr.
  rewrite exchange_big [RHS]exchange_big /=; apply: eq_bigr => c _.
  rewrite exchange_big /=; apply: eq_bigr => b _; rewrite mulr_sumr; apply: eq_bigr => a _.
  by rewrite mulrA mulrC.
apply: ler_sum => b _; rewrite -[leRHS]mul1r -(proj2 (kT b)) mulr_suml; apply: ler_sum => c _.
by rewrite ler_wpmul2l //; case: (kT b).
Qed.

Corollary payoff_excludes (G : A -> C -> F) (m : B -> F) :
  (forall b c, \sum_a G a c * W a b <= m b) -> \sum_b m b < \sum_a \sum_c G a c * V a c ->
  ~ degradation W V.
Proof. by move=> m_ge gap /payoff_bound/(_ m_ge); rewrite leNgt gap. Qed.

End Payoff.
