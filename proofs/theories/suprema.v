(** Divergences that are suprema of affine functions of the restored pmf.

    [affine_supremum E]: d(p_X, q) = sup_s (c(s) + sum_h w(s, h) q(h)). From this
    follow what Theorem 1 asks ([affine_supremum_convex]) and what a minimum asks
    ([affine_supremum_lsc]: d is lower semicontinuous in q). Such are total variation,
    finite witness sets and the Kantorovich dual of a transport cost; for smooth
    divergences see letters.v. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Slack.
Variable F : realFieldType.

(** A bound up to a multiple of every positive number is a bound. *)
Lemma le_slack (a b k : F) : (forall e, 0 < e -> a <= b + k * e) -> a <= b.
Proof.
move=> slack; rewrite leNgt; apply/negP => ba.
have k1_gt0 : 0 < `|k| + 1 by rewrite ltr_spaddr.
pose e := (a - b) / (`|k| + 1).
have e_gt0 : 0 < e by rewrite divr_gt0 // subr_gt0.
have := slack e e_gt0; rewrite leNgt => /negP; apply; rewrite -ltr_subr_addl.
have -> : a - b = (`|k| + 1) * e by rewrite mulrC divfK // gt_eqF.
by rewrite ltr_pmul2r // (le_lt_trans (ler_norm k)) // ltr_addl.
Qed.

(** Numbers that are equal up to a multiple of every positive number are equal. *)
Lemma eq_slack (a b k : F) : (forall e, 0 < e -> `|a - b| <= k * e) -> a = b.
Proof.
move=> slack; apply/eqP; rewrite -subr_eq0 -normr_le0.
by apply: (@le_slack _ _ k) => e /slack; rewrite add0r.
Qed.

(** A sum moves by at most as much as its terms. *)
Lemma sum_close (A : finType) (f g : A -> F) e :
  (forall a, `|f a - g a| <= e) -> `|\sum_a f a - \sum_a g a| <= #|A|%:R * e.
Proof.
move=> close; rewrite -sumrB; apply: le_trans (ler_norm_sum _ _ _) _.
by rewrite mulr_natl -sumr_const; apply: ler_sum.
Qed.

(** A weighted sum moves by at most the sum of the weights. *)
Lemma sum_near (A : finType) (w f g : A -> F) e :
  (forall a, `|f a - g a| <= e) ->
  \sum_a w a * g a <= \sum_a w a * f a + (\sum_a `|w a|) * e.
Proof.
move=> near; rewrite -ler_subl_addl -sumrB mulr_suml; apply: ler_sum => a _.
rewrite -mulrBr; apply: le_trans (ler_norm _) _.
by rewrite normrM distrC ler_wpmul2l.
Qed.

(** A mixture of two pmfs is one. *)
Lemma mix_pmf (A : finType) l (q r : {ffun A -> F}) :
  0 <= l <= 1 -> is_pmf q -> is_pmf r -> is_pmf [ffun a => mix l (q a) (r a)].
Proof.
move=> l01 [q_ge0 q_sum] [r_ge0 r_sum]; split=> [a|]; first by rewrite ffunE mix_ge0.
by under eq_bigr do rewrite ffunE; rewrite mix_add q_sum r_sum mix_same.
Qed.

End Slack.

Section Suprema.
Variables (F : realFieldType) (H : finType).
Variable E : {ffun H -> F} -> F -> Prop.

(** d(p, .) is lower semicontinuous: where it is at most [t] up to every positive
    number arbitrarily near [q], it is at most [t] at [q]. *)
Definition lower_semicontinuous : Prop :=
  forall (q : {ffun H -> F}) t, is_pmf q ->
    (forall e, 0 < e -> exists r : {ffun H -> F},
       [/\ is_pmf r, forall h, `|r h - q h| <= e & E r (t + e)]) ->
    E q t.

(** d(p, .) is a supremum of affine functions. *)
Definition affine_supremum : Prop :=
  exists (S : Type) (c : S -> F) (w : S -> H -> F), forall (q : {ffun H -> F}) t,
    is_pmf q -> E q t <-> (forall s, c s + \sum_h w s h * q h <= t).

Lemma affine_supremum_convex : affine_supremum -> epi_convex E.
Proof.
case=> S [c [w sup]] q r s t l l01 pmf_q pmf_r /(sup _ _ pmf_q) le_s /(sup _ _ pmf_r) le_t.
apply/sup => [|j]; first exact: mix_pmf.
by rewrite mix_mean -(mix_same l (c j)) /mix addrACA -!mulrDr mix_le.
Qed.

Lemma affine_supremum_lsc : affine_supremum -> lower_semicontinuous.
Proof.
case=> S [c [w sup]] q t pmf_q near; apply/sup => // s.
apply: (@le_slack _ _ _ (1 + \sum_h `|w s h|)) => e /near [r [pmf_r r_near /(sup _ _ pmf_r) le_t]].
apply: le_trans (_ : c s + (\sum_h w s h * r h + (\sum_h `|w s h|) * e) <= _).
  by rewrite ler_add2l sum_near.
by rewrite addrA mulrDl mul1r addrA ler_add2r.
Qed.

End Suprema.

(** Such is the Kantorovich dual of a transport cost. *)
Lemma transport_dual_supremum (F : realFieldType) (X H : finType) (p : X -> F) (rho : H -> X -> F) :
  affine_supremum (transport_dual p rho).
Proof.
exists {vw : (X -> F) * (H -> F) | forall h x, vw.1 x - vw.2 h <= rho h x},
  (fun s => \sum_x p x * (sval s).1 x), (fun s h => - (sval s).2 h) => q t _.
have lineE (v : X -> F) (w : H -> F) :
    \sum_x p x * v x + \sum_h - w h * q h = \sum_x p x * v x - \sum_h w h * q h.
  by congr (_ + _); rewrite -sumrN; apply: eq_bigr => h _; rewrite mulNr.
split=> [dual [[v w] vw]|le_t v w vw]; first by rewrite /= lineE; apply: dual.
by rewrite -lineE; apply: (le_t (exist _ (v, w) vw)).
Qed.

(** So are finite witness sets, *)
Lemma witnesses_supremum (F : realFieldType) (X H J : finType) (p : X -> F)
    (gX : J -> X -> F) (gH : J -> H -> F) :
  affine_supremum (witnesses p gX gH).
Proof.
exists (option J), (fun s => if s is Some j then \sum_x gX j x * p x else 0),
  (fun s h => if s is Some j then - gH j h else 0) => q t _.
have none : 0 + \sum_h 0 * q h = 0 by rewrite add0r big1 // => h _; rewrite mul0r.
have lineE j : \sum_x gX j x * p x + \sum_h - gH j h * q h
    = \sum_x gX j x * p x - \sum_h gH j h * q h.
  by congr (_ + _); rewrite -sumrN; apply: eq_bigr => h _; rewrite mulNr.
split=> [[t_ge0 le_t] [j|]|le_t]; rewrite ?lineE ?none //.
by split=> [|j]; [rewrite -none; exact: (le_t None) | rewrite -lineE; exact: (le_t (Some j))].
Qed.

(** and total variation: half of the largest sum of differences with signs. *)
Lemma total_variation_supremum (F : realFieldType) (X H Z : finType) (p : X -> F)
    (inX : X -> Z) (inH : H -> Z) :
  affine_supremum (total_variation p inX inH).
Proof.
exists (Z -> bool), (fun s => (\sum_x (-1) ^+ s (inX x) * p x) / 2%:R),
  (fun s h => - ((-1) ^+ s (inH h) / 2%:R)) => q t _; rewrite /total_variation.
pose gap z : F := \sum_(x | inX x == z) p x - \sum_(h | inH h == z) q h.
have signs (A : finType) (inA : A -> Z) (f : A -> F) (s : Z -> bool) :
    \sum_a (-1) ^+ s (inA a) * f a = \sum_z (-1) ^+ s z * (\sum_(a | inA a == z) f a).
  rewrite (partition_big inA predT) //=; apply: eq_bigr => z _.
  by rewrite mulr_sumr; apply: eq_bigr => a /eqP ->.
have lineE (s : Z -> bool) : (\sum_x (-1) ^+ s (inX x) * p x) / 2%:R
    + \sum_h - ((-1) ^+ s (inH h) / 2%:R) * q h = (\sum_z (-1) ^+ s z * gap z) / 2%:R.
  have -> : \sum_h - ((-1) ^+ s (inH h) / 2%:R) * q h = - ((\sum_h (-1) ^+ s (inH h) * q h) / 2%:R).
    by rewrite mulr_suml -sumrN; apply: eq_bigr => h _; rewrite mulNr mulrAC.
  by rewrite (signs X inX) (signs H inH) -mulrBl -sumrB; congr (_ / _); apply: eq_bigr => z _; rewrite mulrBr.
have half_gt0 : 0 < 2%:R^-1 :> F by rewrite invr_gt0 ltr0n.
split=> [le_t s|le_t].
  rewrite lineE; apply: le_trans le_t; rewrite ler_pmul2r //; apply: ler_sum => z _.
  by apply: le_trans (ler_norm _) _; rewrite normrM normr_sign mul1r.
pose s z := gap z < 0; have := le_t s; rewrite lineE.
apply: le_trans; rewrite ler_pmul2r //; apply: ler_sum => z _.
by rewrite -/(gap z) /s normrEsign ?num_real.
Qed.
