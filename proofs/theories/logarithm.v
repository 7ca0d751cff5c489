(** Logarithms of an ordered field, and rational bounds for them.

    [is_log ln]: the function [ln] turns products into sums and lies below its tangent at 1.
    Over the reals that is the natural logarithm alone; over other fields there may be none,
    and then what is said of all of them says nothing. No axiom is needed.

    [artanh_series]: in an archimedean field, 2.(z + z^3/3 + ... ) with n terms is at most
    ln ((1+z)/(1-z)), and at least as much less 2.z^(2n+1)/((2n+1)(1-z^2)). It is proved
    without derivatives: a function that loses at most C.(b-a)^2 from a to b loses nothing
    ([steps_nondecreasing]), as one sees from N equal steps. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import identities.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Definition is_log (F : realFieldType) (ln : F -> F) : Prop :=
  (forall x y, 0 < x -> 0 < y -> ln (x * y) = ln x + ln y) /\
  (forall x, 0 < x -> ln x <= x - 1).

Section Logarithm.
Variables (F : realFieldType) (ln : F -> F).
Hypothesis log : is_log ln.
Implicit Types x y : F.

Lemma ln_mul x y : 0 < x -> 0 < y -> ln (x * y) = ln x + ln y.
Proof. exact: log.1. Qed.

Lemma ln_le x : 0 < x -> ln x <= x - 1.
Proof. exact: log.2. Qed.

Lemma ln1 : ln 1 = 0.
Proof. by apply: (addrI (ln 1)); rewrite -ln_mul ?ltr01 // mulr1 addr0. Qed.

Lemma ln_inv x : 0 < x -> ln x^-1 = - ln x.
Proof.
move=> x_gt0; apply/eqP; rewrite -addr_eq0 addrC -ln_mul ?invr_gt0 //.
by rewrite mulfV ?(gt_eqF x_gt0) // ln1.
Qed.

Lemma ln_div x y : 0 < x -> 0 < y -> ln (x / y) = ln x - ln y.
Proof. by move=> x_gt0 y_gt0; rewrite ln_mul ?invr_gt0 // ln_inv. Qed.

Lemma ln_ge x : 0 < x -> 1 - x^-1 <= ln x.
Proof.
by move=> x_gt0; rewrite -[ln x]opprK -ln_inv // ler_oppr opprB ln_le // invr_gt0.
Qed.

Lemma ln_mono x y : 0 < x -> x <= y -> ln x <= ln y.
Proof.
move=> x_gt0 le_xy; have y_gt0 := lt_le_trans x_gt0 le_xy.
rewrite -subr_ge0 -ln_div //; apply: le_trans (ln_ge (divr_gt0 y_gt0 x_gt0)).
by rewrite subr_ge0 invf_div ler_pdivr_mulr // mul1r.
Qed.

Lemma ln_exp x n : 0 < x -> ln (x ^+ n) = ln x *+ n.
Proof.
move=> x_gt0; elim: n => [|n IHn]; first by rewrite expr0 ln1 mulr0n.
by rewrite exprS ln_mul ?exprn_gt0 // IHn mulrS.
Qed.

End Logarithm.

Section Series.
Variable F : realFieldType.
Add Field F_field : (rigid_laws F).
Implicit Types a b x z : F.

(** The artanh series, n terms. *)
Definition artanh (n : nat) z : F := \sum_(i < n) z ^+ i.*2.+1 / i.*2.+1%:R.

(** A power grows by at least its derivative at the left end, and at most that at the right. *)
Lemma power_step a b m : 0 <= a -> a <= b ->
  (b - a) * a ^+ m <= (b ^+ m.+1 - a ^+ m.+1) / m.+1%:R <= (b - a) * b ^+ m.
Proof.
move=> a_ge0 le_ab; have b_ge0 := le_trans a_ge0 le_ab.
have m_gt0 : 0 < m.+1%:R :> F by rewrite ltr0Sn.
have const (c : F) : c *+ m.+1 = \sum_(i < m.+1) c by rewrite sumr_const card_ord.
rewrite subrXX ler_pdivl_mulr // ler_pdivr_mulr // !mulr_natr -!mulrnAr !const.
have split (c : F) (i : 'I_m.+1) : c ^+ m = c ^+ (m - i) * c ^+ i by rewrite -exprD subnK // -ltnS.
rewrite !ler_wpmul2l ?subr_ge0 //; apply: ler_sum => i _ /=.
  by rewrite (split b i) ler_wpmul2l ?exprn_ge0 // ler_expn2r ?nnegrE.
by rewrite (split a i) ler_wpmul2r ?exprn_ge0 // ler_expn2r ?nnegrE.
Qed.

Lemma geometric x n : (1 - x) * (\sum_(i < n) x ^+ i) = 1 - x ^+ n.
Proof. by rewrite -[RHS]opprB subrX1 -mulNr opprB. Qed.

(** So does the series, whose derivative is geometric. *)
Lemma artanh_step n a b : 0 <= a -> a <= b -> b < 1 ->
  (b - a) * (1 - (a ^+ 2) ^+ n) / (1 - a ^+ 2) <= artanh n b - artanh n a <= (b - a) / (1 - b ^+ 2).
Proof.
move=> a_ge0 le_ab b_lt1; have b_ge0 := le_trans a_ge0 le_ab.
have den_gt0 (c : F) : 0 <= c -> c < 1 -> 0 < 1 - c ^+ 2.
  by move=> c_ge0 c_lt1; rewrite subr_gt0 expr_lte1.
have a_lt1 := le_lt_trans le_ab b_lt1.
have even (c : F) i : c ^+ i.*2 = (c ^+ 2) ^+ i by rewrite -mul2n exprM.
have -> : artanh n b - artanh n a
    = \sum_(i < n) (b ^+ i.*2.+1 - a ^+ i.*2.+1) / i.*2.+1%:R.
  by rewrite /artanh -sumrB; apply: eq_bigr => i _; rewrite mulrBl.
apply/andP; split.
  apply: le_trans (_ : \sum_(i < n) (b - a) * (a ^+ 2) ^+ i <= _); last first.
    by apply: ler_sum => i _; rewrite -even; case/andP: (power_step i.*2 a_ge0 le_ab).
  rewrite -mulr_sumr -geometric [(1 - _) * _]mulrC mulrA mulfK //.
  by rewrite gt_eqF ?den_gt0.
apply: le_trans (_ : \sum_(i < n) (b - a) * (b ^+ 2) ^+ i <= _).
  by apply: ler_sum => i _; rewrite -even; case/andP: (power_step i.*2 a_ge0 le_ab).
rewrite -mulr_sumr ler_wpmul2l ?subr_ge0 // -[_^-1]mul1r ler_pdivl_mulr ?den_gt0 //.
by rewrite mulrC geometric ler_subl_addr ler_addl exprn_ge0 ?exprn_ge0.
Qed.

Hypothesis archimedean : Num.archimedean_axiom F.

(** A function whose losses are of second order loses nothing. *)
Lemma steps_nondecreasing (g : F -> F) C z : 0 <= z ->
  (forall a b, 0 <= a -> a <= b -> b <= z -> g a - C * (b - a) ^+ 2 <= g b) -> g 0 <= g z.
Proof.
move=> z_ge0 step; rewrite leNgt; apply/negP => lt_g.
have gap_gt0 : 0 < g 0 - g z by rewrite subr_gt0.
have [N lt_N] := archimedean (C * z ^+ 2 / (g 0 - g z)).
have N_gt0 : 0 < N%:R :> F by apply: le_lt_trans lt_N; exact: normr_ge0.
pose w := z / N%:R; have w_ge0 : 0 <= w by rewrite divr_ge0 // ltW.
have wN : w *+ N = z by rewrite -mulr_natr divfK // gt_eqF.
have within k : (k <= N)%N -> g 0 - C * w ^+ 2 *+ k <= g (w *+ k).
  elim: k => [_|k IHk lt_kN]; first by rewrite !mulr0n subr0.
  apply: le_trans (step (w *+ k) (w *+ k.+1) _ _ _); last 3 first.
  - exact: mulrn_wge0.
  - by rewrite mulrSr ler_addl.
  - by rewrite -wN; exact: ler_wpmuln2l.
  have -> : w *+ k.+1 - w *+ k = w by rewrite mulrSr addrAC subrr add0r.
  by rewrite mulrSr opprD addrA ler_add2r IHk // ltnW.
have := within N (leqnn N); rewrite wN; apply/negP; rewrite -ltNge ltr_subr_addl.
have -> : C * w ^+ 2 *+ N = C * z ^+ 2 / N%:R.
  have times (n : F) : 0 < n -> C * w ^+ 2 * n = C * (w * n) ^+ 2 / n.
    by clear => n_gt0; rigid; field; nonzero.
  by rewrite -wN -[LHS]mulr_natr -[w *+ N]mulr_natr times.
rewrite addrC -ltr_subr_addl ltr_pdivr_mulr // [X in _ < X]mulrC -ltr_pdivr_mulr //.
by apply: le_lt_trans lt_N; exact: ler_norm.
Qed.

Variable ln : F -> F.
Hypothesis log : is_log ln.

Let A z := ln ((1 + z) / (1 - z)).

(** ln ((1+z)/(1-z)) grows by nearly twice the step over 1 - z^2. *)
Lemma artanh_ln_step a b : 0 <= a -> a <= b -> b < 1 ->
  2%:R * (b - a) / ((1 + b) * (1 - a)) <= A b - A a <= 2%:R * (b - a) / ((1 - b) * (1 + a)).
Proof.
move=> a_ge0 le_ab b_lt1; have b_ge0 := le_trans a_ge0 le_ab; have a_lt1 := le_lt_trans le_ab b_lt1.
have up (c : F) : 0 <= c -> 0 < 1 + c by move=> c_ge0; rewrite (lt_le_trans ltr01) // ler_addl.
have [a_up b_up] := (up a a_ge0, up b b_ge0).
have [a_down b_down] : 0 < 1 - a /\ 0 < 1 - b by rewrite !subr_gt0.
rewrite /A -ln_div ?divr_gt0 //; set x := (1 + b) / (1 - b) / _.
have x_gt0 : 0 < x by rewrite !divr_gt0.
apply/andP; split.
  apply: le_trans (ln_ge log x_gt0); apply: le_of_eq.
  by rewrite /x; rigid; field; nonzero.
apply: le_trans (ln_le log x_gt0) _; apply: le_of_eq.
by rewrite /x; rigid; field; nonzero.
Qed.

(** The two slopes differ from 1/(1-b^2) and 1/(1-a^2) by a multiple of the step. *)
Lemma second_order a b z : 0 <= a -> a <= b -> b <= z -> z < 1 ->
  (b - a) / (1 - b ^+ 2) <= (b - a) / ((1 + b) * (1 - a)) + (1 - z) ^- 2 * (b - a) ^+ 2 /\
  (b - a) / ((1 - b) * (1 + a)) <= (b - a) / (1 - a ^+ 2) + (1 - z) ^- 2 * (b - a) ^+ 2.
Proof.
move=> a_ge0 le_ab le_bz z_lt1; have b_ge0 := le_trans a_ge0 le_ab.
have z_down : 0 < 1 - z by rewrite subr_gt0.
have le_down (c : F) : c <= z -> 1 - z <= 1 - c by move=> le_cz; rewrite ler_add2l ler_opp2.
have [a_le b_le] : 1 - z <= 1 - a /\ 1 - z <= 1 - b by rewrite !le_down // (le_trans le_ab).
have [a_down b_down] := (lt_le_trans z_down a_le, lt_le_trans z_down b_le).
have up_ge1 (c : F) : 0 <= c -> 1 <= 1 + c by rewrite ler_addl.
have up (c : F) : 0 <= c -> 0 < 1 + c by move=> c_ge0; rewrite (lt_le_trans ltr01) // up_ge1.
have [a_up b_up] := (up a a_ge0, up b b_ge0).
have small (c : F) : 0 <= c ->
    (b - a) ^+ 2 / ((1 + c) * (1 - a) * (1 - b)) <= (1 - z) ^- 2 * (b - a) ^+ 2.
  move=> c_ge0; rewrite mulrC ler_wpmul2r ?sqr_ge0 //.
  have den_gt0 : 0 < (1 + c) * (1 - a) * (1 - b) by rewrite !mulr_gt0 ?(up c).
  rewrite lef_pinv ?posrE ?exprn_gt0 // expr2 -[X in X <= _]mul1r -mulrA.
  apply: ler_pmul; rewrite ?ler01 ?mulr_ge0 ?(ltW z_down) ?up_ge1 //.
  by apply: ler_pmul; rewrite ?(ltW z_down).
have factor (c : F) : 1 - c ^+ 2 = (1 - c) * (1 + c) by rigid; ring.
rewrite !factor; split; rewrite -ler_subl_addl.
  apply: le_trans (small b b_ge0); apply: le_of_eq.
  by rigid; field; nonzero.
apply: le_trans (small a a_ge0); apply: le_of_eq.
by rigid; field; nonzero.
Qed.

Variables (n : nat) (z : F).
Hypotheses (z_ge0 : 0 <= z) (z_lt1 : z < 1).

(** What the series leaves out, at most. *)
Definition remainder (t : F) : F := t ^+ n.*2.+1 / n.*2.+1%:R / (1 - t ^+ 2).

Lemma artanh_lower : 2%:R * artanh n z <= ln ((1 + z) / (1 - z)).
Proof.
have at0 : A 0 - 2%:R * artanh n 0 = 0.
  rewrite /A addr0 subr0 divr1 (ln1 log) /artanh big1 ?mulr0 ?subr0 // => i _.
  by rewrite expr0n mul0r.
rewrite -subr_ge0 -at0; apply: (@steps_nondecreasing (fun t => A t - 2%:R * artanh n t) (2%:R * (1 - z) ^- 2)) => //.
move=> a b a_ge0 le_ab le_bz; have b_lt1 := le_lt_trans le_bz z_lt1.
have /andP[ln_ge _] := artanh_ln_step a_ge0 le_ab b_lt1.
have /andP[_ series_le] := artanh_step n a_ge0 le_ab b_lt1.
have [near _] := second_order a_ge0 le_ab le_bz z_lt1.
move: ln_ge; rewrite -subr_ge0 => ln_ge; move: (le_trans series_le near); rewrite -subr_ge0 => series.
rewrite -subr_ge0; have := addr_ge0 ln_ge (mulr_ge0 (ler0n F 2) series).
by congr (0 <= _); rigid; ring.
Qed.

Lemma artanh_upper : ln ((1 + z) / (1 - z)) <= 2%:R * (artanh n z + remainder z).
Proof.
pose g t := 2%:R * (artanh n t + remainder t) - A t.
have g0 : g 0 = 0.
  rewrite /g /A /remainder addr0 subr0 divr1 (ln1 log) subr0 /artanh big1 => [|i _].
    by rewrite expr0n !mul0r addr0 mulr0.
  by rewrite expr0n mul0r.
rewrite -subr_ge0 -/(A z) -/(g z) -g0; apply: (@steps_nondecreasing g (2%:R * (1 - z) ^- 2)) => //.
move=> a b a_ge0 le_ab le_bz; have b_lt1 := le_lt_trans le_bz z_lt1.
have b_ge0 := le_trans a_ge0 le_ab; have a_lt1 := le_lt_trans le_ab b_lt1.
have den_gt0 (c : F) : 0 <= c -> c < 1 -> 0 < 1 - c ^+ 2.
  by move=> c_ge0 c_lt1; rewrite subr_gt0 expr_lte1.
have /andP[_ ln_le] := artanh_ln_step a_ge0 le_ab b_lt1.
have /andP[series_ge _] := artanh_step n a_ge0 le_ab b_lt1.
have [_ near] := second_order a_ge0 le_ab le_bz z_lt1.
have rest_ge : (b - a) * (a ^+ 2) ^+ n / (1 - a ^+ 2) <= remainder b - remainder a.
  rewrite /remainder -exprM mul2n; case/andP: (power_step n.*2 a_ge0 le_ab) => power_ge _.
  apply: le_trans (_ : (b ^+ n.*2.+1 - a ^+ n.*2.+1) / n.*2.+1%:R / (1 - a ^+ 2) <= _).
    by rewrite ler_wpmul2r // invr_ge0 ltW // den_gt0.
  rewrite mulrBl mulrBl ler_add2r ler_wpmul2l ?divr_ge0 ?exprn_ge0 ?ler0n //.
  rewrite lef_pinv ?posrE ?den_gt0 // ler_add2l ler_opp2.
  by rewrite ler_expn2r ?nnegrE.
have := ler_add series_ge rest_ge; rewrite -mulrDl -mulrDr subrK mulr1 => sum_ge.
move: ln_le; rewrite -subr_ge0 => ln_le; move: sum_ge; rewrite -subr_ge0 => sum_ge.
move: near; rewrite -subr_ge0 => near; rewrite -subr_ge0.
have := addr_ge0 ln_le (mulr_ge0 (ler0n F 2) (addr_ge0 sum_ge near)).
by rewrite /g; congr (0 <= _); rigid; ring.
Qed.

End Series.
