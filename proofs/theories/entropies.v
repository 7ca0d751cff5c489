(** The f-divergences that have names (f_divergences.v) as suprema of linear functions
    of the two masses, which are their tangents there: so they are conic (letters.v) and
    lower semicontinuous.

    All this is over every ordered field, and for every logarithm of it ([is_log]). Only
    that KL(p||q) is lower semicontinuous where q has no mass asks for more, that
    logarithms exceed every number ([log_unbounded]); in archimedean fields they do. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences identities logarithm.
From ExactCdp.theories Require Import smooth f_divergences suprema letters.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Squares.
Variable F : realFieldType.
Add Field squares_field : (rigid_laws F).

Lemma chi_squared_supremum : linear_supremum (@chi_squared F).
Proof.
exists F, (fun s => - (s + s ^+ 2 / 4%:R)), id; split; first by constructor; exact: 0.
move=> a b t a_ge0 b_ge0; split=> [le_t s|le_t]; first exact: chi_squared_minorant.
move: a_ge0 b_ge0 le_t; rewrite le_eqVlt => /predU1P[<-|a_gt0].
  rewrite le_eqVlt => /predU1P[<- /(_ 0)|b_gt0 /(_ ((t + 1) / b))].
    rewrite !mulr0 addr0 => t_ge0; split; first by rewrite eqxx.
    by rewrite subrr expr0n mul0r.
  by rewrite mulr0 add0r divfK ?gt_eqF // ger_addl leNgt ltr01.
move=> b_ge0 /(_ (2%:R * ((b - a) / a))) le_t; split; first by rewrite /= (gt_eqF a_gt0) implybT.
by apply: le_trans le_t; apply: le_of_eq; rigid; field; nonzero.
Qed.

(** Without roots: the root of p q is the least of (c p + q / c) / 2, nearly. *)
Lemma squared_hellinger_supremum : linear_supremum (@squared_hellinger F).
Proof.
have two_gt0 : 0 < 2%:R :> F by rewrite ltr0n.
exists {c : F | 0 < c}, (fun c => (1 - (val c)^-1) / 2%:R), (fun c => (1 - val c) / 2%:R).
split; first by constructor; exists 1; apply: ltr01.
move=> a b t a_ge0 b_ge0; split=> [le_t [c c_gt0]|le_t] /=.
  have slopeE : 1 - 2%:R * ((1 - c) / 2%:R) = c by rigid; field; nonzero.
  have s_lt : 2%:R * ((1 - c) / 2%:R) < 1 by rewrite -subr_gt0 slopeE.
  have := hellinger_minorant s_lt a_ge0 b_ge0 le_t; rewrite slopeE; apply: le_trans; apply: le_of_eq.
  by rigid; field; nonzero.
(* What the root has to reach. *)
pose r := (a + b) / 2%:R - t.
have {le_t} r_le c : 0 < c -> r * 2%:R <= c^-1 * a + c * b.
  move=> c_gt0; have := le_t (exist _ c c_gt0) => /=.
  have -> : (1 - c^-1) / 2%:R * a + (1 - c) / 2%:R * b = ((a + b) - (c^-1 * a + c * b)) / 2%:R.
    by rigid; field; nonzero.
  rewrite ler_pdivr_mulr // ler_subl_addr -ler_subl_addl; apply: le_trans; apply: le_of_eq.
  by rewrite /r; rigid; field; nonzero.
have [r_le0|r_gt0] := leP r 0.
  by exists 0; [rewrite lexx expr0n mulr_ge0 | rewrite subr0 -subr_le0].
exists r; last by rewrite /r opprB addrC subrK.
split; first exact: ltW.
move: b_ge0 r_le; rewrite le_eqVlt => /predU1P[<-|b_gt0] r_le.
  have a1_gt0 : 0 < a + 1 by rewrite ltr_paddl.
  have := r_le ((a + 1) / r); rewrite divr_gt0 // mulr0 addr0 invf_div => /(_ isT).
  rewrite mulrAC ler_pdivl_mulr // -mulrA ler_pmul2l // mulrDr mulr1 leNgt => /negP[].
  by rewrite mulr_natl mulr2n -addrA ltr_addl ltr_paddl // ltr0n.
have := r_le (r / b); rewrite divr_gt0 // divfK ?gt_eqF // invf_div => /(_ isT).
rewrite mulr_natr mulr2n ler_add2r mulrAC ler_pdivl_mulr //.
by rewrite -expr2 [b * a]mulrC.
Qed.

End Squares.

Section Logarithms.
Variables (F : realFieldType) (ln : F -> F).
Hypothesis log : is_log ln.
Add Field entropies_field : (rigid_laws F).

Let two_gt0 : 0 < 2%:R :> F. Proof. by rewrite ltr0n. Qed.

(** Every number is exceeded by a logarithm. *)
Definition log_unbounded : Prop := forall m, exists2 x, 0 < x & m <= ln x.

Lemma archimedean_log_unbounded : Num.archimedean_axiom F -> log_unbounded.
Proof.
move=> archimedean m; have [n n_gt] := archimedean (m * 2%:R).
exists (2%:R ^+ n); first exact: exprn_gt0.
have half_le : 1 / 2%:R <= ln 2%:R.
  apply: le_trans (ln_ge log two_gt0); rewrite mul1r ler_subr_addr.
  by rewrite -[2%:R^-1]mul1r -mulrDl divff ?gt_eqF.
rewrite ln_exp //; apply: le_trans (ler_wmuln2r n half_le).
rewrite mul1r -[_ *+ n]mulr_natr mulrC ler_pdivl_mulr //.
exact: le_trans (ler_norm _) (ltW n_gt).
Qed.

(** Where it is finite, Kullback-Leibler is the largest of its tangents. *)
Lemma kullback_leibler_largest (a b t : F) : 0 <= a -> 0 <= b -> (b = 0 -> a = 0) ->
  (forall c, 0 < c -> (1 + ln c) * a + - c * b <= t) -> kullback_leibler ln a b t.
Proof.
rewrite le_eqVlt => /predU1P[<-|a_gt0] b_ge0 b0 le_t; split; rewrite /= ?eqxx //.
  rewrite mul0r; apply: (@le_slack _ _ _ b) => e e_gt0.
  by have := le_t e e_gt0; rewrite mulr0 add0r mulNr mulrC -subr_ge0 opprK.
  by apply/implyP; apply: contra_neq => /b0.
have b_gt0 : 0 < b.
  by rewrite lt_neqAle b_ge0 andbT eq_sym; apply: contraTneq a_gt0 => /b0 ->; rewrite ltxx.
have := le_t (a / b); rewrite divr_gt0 // => /(_ isT).
by rewrite mulrDl mul1r mulNr divfK ?gt_eqF // addrAC subrr add0r mulrC.
Qed.

Lemma kullback_leibler_absent (a b t : F) : kullback_leibler ln a b t -> b = 0 -> a = 0.
Proof. by case=> /= fin _ b0; apply/eqP; move: fin; rewrite b0 eqxx implybF negbK. Qed.

(** The log-sum inequality. *)
Lemma kullback_leibler_conic : conic (kullback_leibler ln).
Proof.
split=> [|a b a' b' t t' a0 b0 a'0 b'0 le_t le_t'|k a b t k_ge0 a_ge0 b_ge0 le_t].
- by split; rewrite /= ?eqxx ?mul0r.
- apply: kullback_leibler_largest => [|||c c_gt0]; try exact: addr_ge0.
    move/eqP; rewrite paddr_eq0 // => /andP[/eqP b_0 /eqP b'_0].
    by rewrite (kullback_leibler_absent le_t b_0) (kullback_leibler_absent le_t' b'_0) addr0.
  by rewrite !mulrDr addrACA ler_add // kl_minorant.
- apply: kullback_leibler_largest => [|||c c_gt0]; rewrite ?mulr_ge0 //.
    move/eqP; rewrite mulf_eq0 => /orP[/eqP->|/eqP b_0]; first by rewrite mul0r.
    by rewrite (kullback_leibler_absent le_t b_0) mulr0.
  by rewrite mulrCA [_ * (k * b)]mulrCA -mulrDr ler_wpmul2l // kl_minorant.
Qed.

Lemma kullback_leibler_supremum : log_unbounded -> linear_supremum (kullback_leibler ln).
Proof.
move=> unbounded.
exists {c : F | 0 < c}, (fun c => 1 + ln (val c)), (fun c => - val c).
split; first by constructor; exists 1; apply: ltr01.
move=> a b t a_ge0 b_ge0; split=> [le_t [c c_gt0]|le_t] /=; first exact: kl_minorant.
apply: kullback_leibler_largest => // [b0|c c_gt0]; last exact: (le_t (exist _ c c_gt0)).
apply/eqP; rewrite eq_le a_ge0 andbT leNgt; apply/negP => a_gt0.
have [c c_gt0 c_large] := unbounded (t / a).
have := le_t (exist _ c c_gt0); rewrite /= b0 mulr0 addr0 leNgt => /negP; apply.
by rewrite mulrDl mul1r ltr_spaddl // -ler_pdivr_mulr.
Qed.

(** Near 2 the logarithm is near ln 2. *)
Lemma ln_near_two (e : F) : 0 < e -> ln 2%:R - e <= ln (2%:R / (1 + e)).
Proof.
move=> e_gt0; have e1_gt0 : 0 < 1 + e by rewrite ltr_spaddl ?ltr01 ?ltW.
rewrite ln_div // ler_add2l ler_oppl opprK; apply: le_trans (ln_le log e1_gt0) _.
by rewrite addrC addKr.
Qed.

(** Masses of which one is zero. *)
Lemma jensen_shannon_one (b t : F) : 0 <= b ->
  (forall u, 0 < u -> u < 2%:R -> ln u / 2%:R * b <= t) -> b * ln 2%:R / 2%:R <= t.
Proof.
move=> b_ge0 le_t; apply: (@le_slack _ _ _ (b / 2%:R)) => e e_gt0.
have e1_gt0 : 0 < 1 + e by rewrite ltr_spaddl ?ltr01 ?ltW.
have u_lt : 2%:R / (1 + e) < 2%:R by rewrite ltr_pdivr_mulr // ltr_pmulr // ltr_addl.
have := le_t _ (divr_gt0 two_gt0 e1_gt0) u_lt; rewrite -ler_subl_addr; apply: le_trans.
have -> : b * ln 2%:R / 2%:R - b / 2%:R * e = (ln 2%:R - e) / 2%:R * b.
  by move: (ln _) => c; rigid; field; nonzero.
by rewrite ler_wpmul2r // ler_pmul2r ?invr_gt0 // ln_near_two.
Qed.

Lemma jensen_shannon_supremum : linear_supremum (jensen_shannon ln).
Proof.
exists {u : F | 0 < u < 2%:R}, (fun u => ln (2%:R - val u) / 2%:R), (fun u => ln (val u) / 2%:R).
split; first by constructor; exists 1; rewrite ltr01 ltr1n.
move=> a b t a_ge0 b_ge0; split=> [le_t [u /andP[u_gt0 u_lt]]|le_t] /=.
  exact: (js_minorant log u_gt0 u_lt).
have {le_t} le_t u : 0 < u -> u < 2%:R -> ln (2%:R - u) / 2%:R * a + ln u / 2%:R * b <= t.
  by move=> u_gt0 u_lt; have u02 : 0 < u < 2%:R; [rewrite u_gt0 | exact: (le_t (exist _ u u02))].
move: a_ge0 b_ge0 le_t; rewrite le_eqVlt => /predU1P[<- b_ge0 le_t|a_gt0].
  apply/js0q; apply: jensen_shannon_one => // u u_gt0 u_lt.
  by have := le_t u u_gt0 u_lt; rewrite mulr0 add0r.
rewrite le_eqVlt => /predU1P[<- le_t|b_gt0 le_t].
  apply/jsp0; apply: jensen_shannon_one => [|u u_gt0 u_lt]; first exact: ltW.
  have uE : 2%:R - (2%:R - u) = u by rewrite opprB addrC subrK.
  have := le_t (2%:R - u); rewrite subr_gt0 ltr_subl_addl ltr_addr uE.
  by move=> /(_ u_lt u_gt0); rewrite mulr0 addr0.
have s_gt0 : 0 < a + b by rewrite addr_gt0.
split=> //; have uE : 2%:R - 2%:R * b / (a + b) = 2%:R * a / (a + b) by rigid; field; nonzero.
have := le_t (2%:R * b / (a + b)); rewrite -[_ < 2%:R]subr_gt0 uE !divr_gt0 ?mulr_gt0 // => /(_ isT isT).
apply: le_trans; apply: le_of_eq.
by move: (ln _) (ln _) => c d; rigid; field; nonzero.
Qed.

(** So all six are subadditive and homogeneous: no channel increases them
    ([letters.data_processing]). *)
Theorem smooth_conic :
  [/\ conic (kullback_leibler ln), conic (reverse (kullback_leibler ln)), conic (jensen_shannon ln) &
      [/\ conic (@chi_squared F), conic (reverse (@chi_squared F)) & conic (@squared_hellinger F)]].
Proof.
split; [exact: kullback_leibler_conic | | |split].
- by apply: conic_reverse; apply: kullback_leibler_conic.
- by apply: linear_supremum_conic; apply: jensen_shannon_supremum.
- by apply: linear_supremum_conic; apply: chi_squared_supremum.
- by apply: conic_reverse; apply: linear_supremum_conic; apply: chi_squared_supremum.
- by apply: linear_supremum_conic; apply: squared_hellinger_supremum.
Qed.

End Logarithms.
