(** Divergences with logarithms, letter by letter: Kullback-Leibler both ways and
    Jensen-Shannon. Each is a supremum of linear functions of the two masses.

    They are for every ordered field and every logarithm [ln] of it ([is_log]). Only
    that KL(p||q) is lower semicontinuous where q has no mass asks for more, that
    logarithms exceed every number ([log_unbounded]); in archimedean fields they do. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences identities logarithm suprema letters.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Swap.
Variables (F : realFieldType) (phi : F -> F -> option F).

(** The two pmfs change places. *)
Definition swap (a b : F) : option F := phi b a.

Lemma swap_conic : conic phi -> conic swap.
Proof.
case=> zero add scale; split=> // [a b a' b' t t' a0 b0 a'0 b'0|k a b t k0 a0 b0].
- exact: add.
- exact: scale.
Qed.

Lemma swap_supremum : linear_supremum phi -> linear_supremum swap.
Proof.
case=> S [u [v [S_inhabited sup]]]; exists S, v, u; split=> // a b t a_ge0 b_ge0.
split=> [/(sup _ _ _ b_ge0 a_ge0) le_t s|le_t]; first by rewrite addrC.
by apply/(sup _ _ _ b_ge0 a_ge0) => s; rewrite addrC.
Qed.

End Swap.

Section Entropies.
Variables (F : realFieldType) (ln : F -> F).

(** Every number is exceeded by a logarithm. *)
Definition log_unbounded : Prop := forall m, exists2 x, 0 < x & m <= ln x.

Hypothesis log : is_log ln.
Add Field entropies_field : (rigid_laws F).

Lemma archimedean_log_unbounded : Num.archimedean_axiom F -> log_unbounded.
Proof.
move=> archimedean m; have two_gt0 : 0 < 2%:R :> F by rewrite ltr0n.
have [n n_gt] := archimedean (m * 2%:R); exists (2%:R ^+ n); first exact: exprn_gt0.
have half_le : 1 / 2%:R <= ln 2%:R.
  apply: le_trans (ln_ge log two_gt0); rewrite mul1r ler_subr_addr.
  by rewrite -[2%:R^-1]mul1r -mulrDl divff ?gt_eqF.
rewrite ln_exp //; apply: le_trans (ler_wmuln2r n half_le).
rewrite mul1r -[_ *+ n]mulr_natr mulrC ler_pdivl_mulr //.
exact: le_trans (ler_norm _) (ltW n_gt).
Qed.


(** p ln(p / q), and +oo where q = 0 < p. *)
Definition kullback_leibler_letter (a b : F) : option F :=
  if a == 0 then Some 0 else if b == 0 then None else Some (a * ln (a / b)).

(** It is above its tangents: with c = a / b, a (1 + ln c) - c b = a ln(a / b). *)
Lemma kullback_leibler_tangent a b c t : 0 <= a -> 0 <= b -> 0 < c ->
  at_most (kullback_leibler_letter a b) t -> (1 + ln c) * a + - c * b <= t.
Proof.
rewrite le_eqVlt => /predU1P[<-|a_gt0] b_ge0 c_gt0.
  rewrite /kullback_leibler_letter eqxx mulr0 add0r => /=; apply: le_trans.
  by rewrite mulNr oppr_le0 mulr_ge0 // ltW.
move: b_ge0; rewrite le_eqVlt => /predU1P[<-|b_gt0].
  by rewrite /kullback_leibler_letter eqxx gt_eqF.
rewrite /kullback_leibler_letter !gt_eqF //=; apply: le_trans.
have x_gt0 : 0 < c * b / a by rewrite divr_gt0 ?mulr_gt0.
have le_log : ln c + ln b - ln a <= c * b / a - 1.
  by rewrite -ln_mul // -ln_div ?mulr_gt0 //; apply: ln_le.
rewrite ln_div // [a * _]mulrC.
have -> : - c * b = - (c * b / a) * a by rewrite !mulNr divfK ?gt_eqF.
rewrite -mulrDl ler_pmul2r // -addrA addrCA -ler_subr_addl ler_subl_addr.
by move: le_log; rewrite ler_subr_addr -ler_subr_addl opprB addrC [ln c + _]addrC opprD addrA.
Qed.

(** Where it is finite it is the largest of them. *)
Lemma kullback_leibler_largest a b t : 0 <= a -> 0 <= b -> (b = 0 -> a = 0) ->
  (forall c, 0 < c -> (1 + ln c) * a + - c * b <= t) -> at_most (kullback_leibler_letter a b) t.
Proof.
rewrite le_eqVlt => /predU1P[<-|a_gt0] b_ge0 b0 le_t; rewrite /kullback_leibler_letter.
  rewrite eqxx /=; apply: (@le_slack _ _ _ b) => e e_gt0.
  by have := le_t e e_gt0; rewrite mulr0 add0r mulNr mulrC -subr_ge0 opprK.
have b_gt0 : 0 < b.
  by rewrite lt_neqAle b_ge0 andbT eq_sym; apply: contraTneq a_gt0 => /b0 ->; rewrite ltxx.
rewrite !gt_eqF //=; have := le_t (a / b); rewrite divr_gt0 // => /(_ isT).
by rewrite mulrDl mul1r mulNr divfK ?gt_eqF // addrAC subrr add0r mulrC.
Qed.

(** The log-sum inequality. *)
Lemma kullback_leibler_conic : conic kullback_leibler_letter.
Proof.
have absent a b t : at_most (kullback_leibler_letter a b) t -> b = 0 -> a = 0.
  by move=> + b0; rewrite /kullback_leibler_letter b0 eqxx; case: (a =P 0).
split=> [|a b a' b' t t' a0 b0 a'0 b'0 le_t le_t'|k a b t k_ge0 a_ge0 b_ge0 le_t].
- by rewrite /kullback_leibler_letter eqxx /= lexx.
- apply: kullback_leibler_largest => [|||c c_gt0]; try exact: addr_ge0.
    move/eqP; rewrite paddr_eq0 // => /andP[/eqP b_0 /eqP b'_0].
    by rewrite (absent _ _ _ le_t b_0) (absent _ _ _ le_t' b'_0) addr0.
  by rewrite !mulrDr addrACA ler_add // kullback_leibler_tangent.
- apply: kullback_leibler_largest => [|||c c_gt0]; rewrite ?mulr_ge0 //.
    move/eqP; rewrite mulf_eq0 => /orP[/eqP->|/eqP b_0]; first by rewrite mul0r.
    by rewrite (absent _ _ _ le_t b_0) mulr0.
  rewrite mulrCA [_ * (k * b)]mulrCA -mulrDr ler_wpmul2l //.
  exact: kullback_leibler_tangent.
Qed.

Lemma kullback_leibler_supremum : log_unbounded -> linear_supremum kullback_leibler_letter.
Proof.
move=> unbounded.
exists {c : F | 0 < c}, (fun c => 1 + ln (val c)), (fun c => - val c).
split; first by constructor; exists 1; apply: ltr01.
move=> a b t a_ge0 b_ge0; split=> [le_t [c c_gt0]|le_t] /=.
  exact: kullback_leibler_tangent.
apply: kullback_leibler_largest => // [b0|c c_gt0]; last exact: (le_t (exist _ c c_gt0)).
apply/eqP; rewrite eq_le a_ge0 andbT leNgt; apply/negP => a_gt0.
have [c c_gt0 c_large] := unbounded (t / a).
have := le_t (exist _ c c_gt0); rewrite /= b0 mulr0 addr0 leNgt => /negP; apply.
by rewrite mulrDl mul1r ltr_spaddl // -ler_pdivr_mulr.
Qed.

(** p ln(p / m), which is finite where m has the mass of p. *)
Definition relative_log (a m : F) : F := if a == 0 then 0 else a * ln (a / m).

Lemma kullback_leibler_relative a m :
  (m = 0 -> a = 0) -> kullback_leibler_letter a m = Some (relative_log a m).
Proof.
rewrite /kullback_leibler_letter /relative_log; case: (a =P 0) => // a_neq0 m0.
by case: (m =P 0) => // /m0.
Qed.

(** (p ln(p / m) + q ln(q / m)) / 2 with m = (p + q) / 2. *)
Definition jensen_shannon_letter (a b : F) : option F :=
  let m := (a + b) / 2%:R in Some ((relative_log a m + relative_log b m) / 2%:R).

Lemma jensen_shannon_supremum : linear_supremum jensen_shannon_letter.
Proof.
exists ({c : F | 0 < c} * {c : F | 0 < c})%type,
  (fun s => (1 + ln (val s.1)) / 2%:R - (val s.1 + val s.2) / 2%:R / 2%:R),
  (fun s => (1 + ln (val s.2)) / 2%:R - (val s.1 + val s.2) / 2%:R / 2%:R).
split; first by constructor; split; exists 1; apply: ltr01.
move=> a b t a_ge0 b_ge0; have two_gt0 : 0 < 2%:R :> F by rewrite ltr0n.
rewrite /jensen_shannon_letter; set m := (a + b) / 2%:R.
have m_ge0 : 0 <= m by apply: divr_ge0; [exact: addr_ge0 | exact: ltW].
have m0 : m = 0 -> a = 0 /\ b = 0.
  move/eqP; rewrite mulf_eq0 invr_eq0 pnatr_eq0 orbF paddr_eq0 //.
  by case/andP=> /eqP-> /eqP->.
have half x u : 0 <= x -> (m = 0 -> x = 0) ->
    relative_log x m <= u <-> forall c, 0 < c -> (1 + ln c) * x + - c * m <= u.
  move=> x_ge0 x0; have valE := kullback_leibler_relative x0.
  split=> [le_u c c_gt0|/(kullback_leibler_largest x_ge0 m_ge0 x0)]; last by rewrite valE.
  by apply: kullback_leibler_tangent; rewrite ?valE.
have lines p q c d : (p / 2%:R - (c + d) / 2%:R / 2%:R) * a + (q / 2%:R - (c + d) / 2%:R / 2%:R) * b
    = ((p * a + - c * m) + (q * b + - d * m)) / 2%:R.
  by rewrite /m; rigid; field; nonzero.
split=> [le_t [[c c_gt0] [d d_gt0]]|le_t] /=.
  rewrite lines; apply: le_trans le_t; rewrite ler_wpmul2r ?invr_ge0 ?(ltW two_gt0) // ler_add //.
    by apply: (proj1 (half _ _ _ _)) => // /m0[].
  by apply: (proj1 (half _ _ _ _)) => // /m0[].
rewrite ler_pdivr_mulr // -ler_subr_addr; apply/half => // [/m0[]//|c c_gt0].
rewrite ler_subr_addr -ler_subr_addl; apply/half => // [/m0[]//|d d_gt0].
rewrite ler_subr_addl -ler_pdivr_mulr // -lines.
exact: (le_t (exist _ c c_gt0, exist _ d d_gt0)).
Qed.

End Entropies.
