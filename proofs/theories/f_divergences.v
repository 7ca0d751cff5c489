(** The f-divergences of docs/formats.md, as letters of smooth.v: Kullback-Leibler and
    chi-squared both ways, Jensen-Shannon, squared Hellinger.

    Each is jointly convex, and each has the tangents that certificates take their slopes
    from. What is said of logarithms holds for every [ln] with [is_log ln] (logarithm.v).
    Roots are given by their bounds: squared Hellinger is below t when some r with
    r^2 <= p.q gives it. [hellinger_rcf] says the same with roots where there are any. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences identities logarithm smooth.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Kinds.
Variable F : realFieldType.
Implicit Types a b p q r s t u : F.

(** p.ln(p/q), infinite where p > 0 = q. The numbers x/0 are 0 in MathComp. *)
Definition kullback_leibler (ln : F -> F) : letter F :=
  valued (fun p q => (p != 0) ==> (q != 0)) (fun p q => p * ln (p / q)).

(** (q-p)^2/p, infinite where q > 0 = p. *)
Definition chi_squared : letter F :=
  valued (fun p q => (q != 0) ==> (p != 0)) (fun p q => (q - p) ^+ 2 / p).

(** (p.ln(2p/(p+q)) + q.ln(2q/(p+q)))/2. *)
Definition jensen_shannon (ln : F -> F) : letter F :=
  valued (fun _ _ => true)
    (fun p q => (p * ln (2%:R * p / (p + q)) + q * ln (2%:R * q / (p + q))) / 2%:R).

(** (p+q)/2 - r for the root r of p.q. *)
Definition squared_hellinger : letter F := fun p q t =>
  exists2 r, 0 <= r /\ r ^+ 2 <= p * q & (p + q) / 2%:R - r <= t.

Add Field F_field : (rigid_laws F).

Let two_gt0 : 0 < 2%:R :> F. Proof. by rewrite ltr0n. Qed.
Let four_gt0 : 0 < 4%:R :> F. Proof. by rewrite ltr0n. Qed.

(** ** Chi-squared *)

Lemma chi_squared_ge0 p q t : 0 <= p -> chi_squared p q t -> 0 <= t.
Proof. by move=> p_ge0 [_]; apply: le_trans; rewrite divr_ge0 ?sqr_ge0. Qed.

Lemma chi_squared_none q t : chi_squared 0 q t -> q = 0.
Proof. by case; rewrite eqxx implybF negbK => /eqP. Qed.

Lemma chi_squared_minorant s : minorant chi_squared (- (s + s ^+ 2 / 4%:R)) s.
Proof.
move=> p q t; rewrite le_eqVlt => /orP[/eqP <-|p_gt0] q_ge0 chi_t.
  by rewrite (chi_squared_none chi_t) !mulr0 addr0 (chi_squared_ge0 (lexx 0) chi_t).
case: chi_t => _; apply: le_trans; rewrite -subr_ge0.
have -> : (q - p) ^+ 2 / p - (- (s + s ^+ 2 / 4%:R) * p + s * q) = (q - p - s * p / 2%:R) ^+ 2 / p.
  by rigid; field; nonzero.
by rewrite divr_ge0 ?sqr_ge0 // ltW.
Qed.

(** Slopes below -2 are steeper than any at q > 0. *)
Lemma chi_squared_minorant_steep s : s <= - 2%:R -> minorant chi_squared 1 s.
Proof.
move=> s_le p q t; rewrite le_eqVlt => /orP[/eqP <-|p_gt0] q_ge0 chi_t.
  by rewrite (chi_squared_none chi_t) !mulr0 addr0 (chi_squared_ge0 (lexx 0) chi_t).
case: chi_t => _; apply: le_trans; rewrite -subr_ge0.
have -> : (q - p) ^+ 2 / p - (1 * p + s * q) = q * (q / p + (- 2%:R - s)).
  by rigid; field; nonzero.
by rewrite mulr_ge0 // addr_ge0 ?subr_ge0 // divr_ge0 // ltW.
Qed.

Lemma chi_squared_convex : letter_convex chi_squared.
Proof.
apply: convex_inside => l p1 p2 q1 q2 t1 t2 l_in p1_ge0 p2_ge0 q1_ge0 q2_ge0 phi1 phi2.
have l01 : 0 <= l <= 1 by case/andP: l_in => ? ?; rewrite !ltW.
have p_ge0 := mix_ge0 l01 p1_ge0 p2_ge0.
have [p0|p_neq0] := eqVneq (mix l p1 p2) 0.
  have [p1_0 p2_0] := mix_eq0 l_in p1_ge0 p2_ge0 p0.
  move: phi1 phi2; rewrite p1_0 p2_0 => phi1 phi2.
  have [q1_0 q2_0] := (chi_squared_none phi1, chi_squared_none phi2).
  split; first by rewrite q1_0 q2_0 mix_same eqxx.
  rewrite mix_same invr0 mulr0; apply: mix_ge0 => //.
    exact: (chi_squared_ge0 (lexx 0) phi1).
  exact: (chi_squared_ge0 (lexx 0) phi2).
split; first by rewrite p_neq0 implybT.
set p := mix l p1 p2 in p_neq0 *; set q := mix l q1 q2.
pose s := 2%:R * (q / p - 1).
apply: le_trans (minorant_mix l01 p1_ge0 p2_ge0 q1_ge0 q2_ge0 (chi_squared_minorant s) phi1 phi2).
by apply: le_of_eq; rewrite -/p -/q /s; rigid; field; nonzero.
Qed.

(** The other way: slopes s <= 1, and r at most the root of 1 - s. *)
Lemma reverse_chi_squared_minorant s r : 0 <= r -> r ^+ 2 <= 1 - s ->
  minorant (reverse chi_squared) (2%:R * r - 2%:R) s.
Proof.
move=> r_ge0 r_le p q t p_ge0; rewrite le_eqVlt => /orP[/eqP <-|q_gt0] chi_t.
  by rewrite (chi_squared_none chi_t) !mulr0 addr0 (chi_squared_ge0 (lexx 0) chi_t).
case: chi_t => _; apply: le_trans; rewrite -subr_ge0.
have -> : (p - q) ^+ 2 / q - ((2%:R * r - 2%:R) * p + s * q)
    = (p - r * q) ^+ 2 / q + (1 - s - r ^+ 2) * q.
  by rigid; field; nonzero.
by rewrite addr_ge0 ?divr_ge0 ?sqr_ge0 ?mulr_ge0 ?subr_ge0 // ltW.
Qed.

(** ** Squared Hellinger *)

Lemma hellinger_minorant s : 2%:R * s < 1 ->
  minorant squared_hellinger (- s / (1 - 2%:R * s)) s.
Proof.
move=> s_lt p q t p_ge0 q_ge0 [r [r_ge0 r_le]]; apply: le_trans.
have [a a_gt0 aE] : exists2 a, 0 < a & 1 - 2%:R * s = a.
  by exists (1 - 2%:R * s); rewrite ?subr_gt0.
have sE : s = (1 - a) / 2%:R by rewrite -aE; rigid; field; nonzero.
rewrite aE {2}sE ler_subr_addl -ler_subr_addr.
have -> : (p + q) / 2%:R - (- s / a * p + (1 - a) / 2%:R * q) = (p / a + a * q) / 2%:R.
  by rewrite sE; rigid; field; nonzero.
have sum_ge0 : 0 <= p / a + a * q by rewrite addr_ge0 ?mulr_ge0 ?invr_ge0 // ltW.
rewrite ler_pdivl_mulr // -(@ler_pexpn2r _ 2) ?nnegrE ?mulr_ge0 ?(ltW two_gt0) //.
apply: le_trans (_ : 4%:R * (p * q) <= _).
  have -> : (r * 2%:R) ^+ 2 = 4%:R * r ^+ 2 by rigid; ring.
  by rewrite ler_wpmul2l // ltW.
rewrite -subr_ge0; have -> : (p / a + a * q) ^+ 2 - 4%:R * (p * q) = (p / a - a * q) ^+ 2.
  by rigid; field; nonzero.
exact: sqr_ge0.
Qed.

(** Where p = 0, slopes up to 1/2. *)
Lemma hellinger_tangent0 s : 2%:R * s <= 1 -> tangent squared_hellinger 0 s 0.
Proof.
move=> s_le q t q_ge0 [r [r_ge0]]; rewrite mul0r add0r addr0 => r_le; apply: le_trans.
have -> : r = 0 by apply/eqP; rewrite -sqrf_eq0 eq_le r_le sqr_ge0.
by rewrite subr0 ler_pdivl_mulr // mulrAC [s * _]mulrC ler_pimull.
Qed.

Lemma hellinger_convex : letter_convex squared_hellinger.
Proof.
move=> l p1 p2 q1 q2 t1 t2 l01 p1_ge0 p2_ge0 q1_ge0 q2_ge0.
move=> [r1 [r1_ge0 r1_le] le1] [r2 [r2_ge0 r2_le] le2].
have [l_ge0 l'_ge0] : 0 <= l /\ 0 <= 1 - l by case/andP: l01 => ? ?; rewrite subr_ge0.
exists (mix l r1 r2); last first.
  apply: le_trans (mix_le l01 le1 le2); apply: le_of_eq.
  by rewrite /mix; rigid; field; nonzero.
split; first exact: mix_ge0.
have cross : 2%:R * (r1 * r2) <= p1 * q2 + p2 * q1.
  rewrite -(@ler_pexpn2r _ 2) ?nnegrE ?addr_ge0 ?mulr_ge0 ?(ltW two_gt0) //.
  apply: le_trans (_ : 4%:R * (p1 * q1 * (p2 * q2)) <= _).
    have -> : (2%:R * (r1 * r2)) ^+ 2 = 4%:R * (r1 ^+ 2 * r2 ^+ 2) by rigid; ring.
    by rewrite ler_wpmul2l ?(ltW four_gt0) // ler_pmul ?sqr_ge0.
  rewrite -subr_ge0.
  have -> : (p1 * q2 + p2 * q1) ^+ 2 - 4%:R * (p1 * q1 * (p2 * q2)) = (p1 * q2 - p2 * q1) ^+ 2.
    by rigid; ring.
  exact: sqr_ge0.
move: r1_le r2_le cross; rewrite -subr_ge0 => r1_le; rewrite -subr_ge0 => r2_le.
rewrite -subr_ge0 => cross; rewrite -subr_ge0.
have := addr_ge0 (addr_ge0 (mulr_ge0 (sqr_ge0 l) r1_le) (mulr_ge0 (sqr_ge0 (1 - l)) r2_le))
  (mulr_ge0 (mulr_ge0 l_ge0 l'_ge0) cross).
by congr (0 <= _); rewrite /mix; rigid; ring.
Qed.

(** ** Kullback-Leibler *)

Section Logarithmic.
Variable ln : F -> F.
Hypothesis log : is_log ln.
Local Notation kl := (kullback_leibler ln).
Local Notation js := (jensen_shannon ln).

Lemma kl_zero q t : kl 0 q t -> 0 <= t.
Proof. by case=> _; rewrite mul0r. Qed.

Lemma kl_pos p q t : 0 < p -> 0 <= q -> kl p q t -> 0 < q.
Proof. by move=> p_gt0 q_ge0 [fin _]; rewrite lt_neqAle q_ge0 eq_sym (implyP fin) ?gt_eqF. Qed.

Lemma kl_minorant u : 0 < u -> minorant kl (1 + ln u) (- u).
Proof.
move=> u_gt0 p q t; rewrite le_eqVlt => /orP[/eqP <-|p_gt0] q_ge0 kl_t.
  by rewrite mulr0 add0r mulNr (le_trans _ (kl_zero kl_t)) // oppr_le0 mulr_ge0 // ltW.
have q_gt0 := kl_pos p_gt0 q_ge0 kl_t.
case: kl_t => _; apply: le_trans.
have ratio_gt0 : 0 < p / q / u by rewrite !divr_gt0.
have -> : p / q = p / q / u * u by rewrite divfK // gt_eqF.
rewrite (ln_mul log) // mulrDr mulrDl mul1r addrAC mulrC [p * ln u]mulrC [ln u * _]mulrC ler_add2r.
apply: le_trans (_ : p * (1 - (p / q / u)^-1) <= _); last by rewrite ler_wpmul2l ?(ln_ge log) // ltW.
by apply: le_of_eq; rigid; field; nonzero.
Qed.

Lemma kl_convex : letter_convex kl.
Proof.
apply: convex_inside => l p1 p2 q1 q2 t1 t2 l_in p1_ge0 p2_ge0 q1_ge0 q2_ge0 phi1 phi2.
have l01 : 0 <= l <= 1 by case/andP: l_in => ? ?; rewrite !ltW.
have [p_ge0 q_ge0] := (mix_ge0 l01 p1_ge0 p2_ge0, mix_ge0 l01 q1_ge0 q2_ge0).
have [p0|p_neq0] := eqVneq (mix l p1 p2) 0.
  have [p1_0 p2_0] := mix_eq0 l_in p1_ge0 p2_ge0 p0.
  move: phi1 phi2; rewrite p1_0 p2_0 => phi1 phi2; rewrite mix_same.
  split; first by rewrite eqxx.
  by rewrite mul0r; apply: mix_ge0 => //; [exact: kl_zero phi1 | exact: kl_zero phi2].
have q_neq0 : mix l q1 q2 != 0.
  apply: contraNneq p_neq0 => q0; have [q1_0 q2_0] := mix_eq0 l_in q1_ge0 q2_ge0 q0.
  case: phi1 phi2 => fin1 _ [fin2 _]; move: fin1 fin2; rewrite q1_0 q2_0 eqxx !implybF !negbK.
  by move=> /eqP -> /eqP ->; rewrite mix_same.
split; first by rewrite q_neq0 implybT.
set p := mix l p1 p2 in p_ge0 p_neq0 *; set q := mix l q1 q2 in q_ge0 q_neq0 *.
have u_gt0 : 0 < p / q by rewrite divr_gt0 // lt_neqAle eq_sym ?p_neq0 ?q_neq0.
apply: le_trans (minorant_mix l01 p1_ge0 p2_ge0 q1_ge0 q2_ge0 (kl_minorant u_gt0) phi1 phi2).
by apply: le_of_eq; rewrite -/p -/q; move: (ln _) => v; rigid; field; nonzero.
Qed.

(** ** Jensen-Shannon *)

Lemma js_half p q v : 0 <= p -> 0 <= q -> 0 < v ->
  p * ln v + (p - (p + q) * v / 2%:R) <= p * ln (2%:R * p / (p + q)).
Proof.
rewrite le_eqVlt => /orP[/eqP <-|p_gt0] q_ge0 v_gt0.
  by rewrite !mul0r !add0r oppr_le0 divr_ge0 ?mulr_ge0 // ltW.
have s_gt0 : 0 < p + q by rewrite (lt_le_trans p_gt0) // ler_addl.
have ratio_gt0 : 0 < 2%:R * p / (p + q) / v by rewrite !(divr_gt0, mulr_gt0).
have -> : 2%:R * p / (p + q) = 2%:R * p / (p + q) / v * v by rewrite divfK // gt_eqF.
rewrite (ln_mul log) // mulrDr addrC ler_add2r.
apply: le_trans (_ : p * (1 - (2%:R * p / (p + q) / v)^-1) <= _); last first.
  by rewrite ler_wpmul2l ?(ln_ge log) // ltW.
by apply: le_of_eq; rigid; field; nonzero.
Qed.

Lemma js_minorant u : 0 < u -> u < 2%:R -> minorant js (ln (2%:R - u) / 2%:R) (ln u / 2%:R).
Proof.
move=> u_gt0 u_lt p q t p_ge0 q_ge0 [_]; apply: le_trans.
have v_gt0 : 0 < 2%:R - u by rewrite subr_gt0.
have := ler_add (js_half p_ge0 q_ge0 v_gt0) (js_half q_ge0 p_ge0 u_gt0).
rewrite ler_pdivl_mulr // [q + p]addrC; apply: le_trans; apply: le_of_eq.
by move: (ln _) (ln _) => c d; rigid; field; nonzero.
Qed.

(** A letter of mass zero adds half of ln 2 times the other mass. *)
Lemma js_value0 q : q * ln (2%:R * q / q) = q * ln 2%:R.
Proof. by have [->|q_neq0] := eqVneq q 0; rewrite ?mul0r // mulfK. Qed.

Lemma js0q q t : js 0 q t <-> q * ln 2%:R / 2%:R <= t.
Proof.
rewrite /jensen_shannon /valued mul0r add0r add0r js_value0.
by split=> [[]|].
Qed.

Lemma jsp0 p t : js p 0 t <-> p * ln 2%:R / 2%:R <= t.
Proof.
rewrite /jensen_shannon /valued mul0r !addr0 js_value0.
by split=> [[]|].
Qed.

Lemma js_convex : letter_convex js.
Proof.
apply: convex_inside => l p1 p2 q1 q2 t1 t2 l_in p1_ge0 p2_ge0 q1_ge0 q2_ge0 phi1 phi2.
have l01 : 0 <= l <= 1 by case/andP: l_in => ? ?; rewrite !ltW.
have [p_ge0 q_ge0] := (mix_ge0 l01 p1_ge0 p2_ge0, mix_ge0 l01 q1_ge0 q2_ge0).
have [p0|p_neq0] := eqVneq (mix l p1 p2) 0.
  have [p1_0 p2_0] := mix_eq0 l_in p1_ge0 p2_ge0 p0.
  move: phi1 phi2; rewrite p1_0 p2_0 mix_same => /js0q le1 /js0q le2; apply/js0q.
  by rewrite !mix_mulr mix_le.
have [q0|q_neq0] := eqVneq (mix l q1 q2) 0.
  have [q1_0 q2_0] := mix_eq0 l_in q1_ge0 q2_ge0 q0.
  move: phi1 phi2; rewrite q1_0 q2_0 mix_same => /jsp0 le1 /jsp0 le2; apply/jsp0.
  by rewrite !mix_mulr mix_le.
split=> //; set p := mix l p1 p2 in p_ge0 p_neq0 *; set q := mix l q1 q2 in q_ge0 q_neq0 *.
have [p_gt0 q_gt0] : 0 < p /\ 0 < q by rewrite !lt_neqAle ![0 == _]eq_sym p_neq0 q_neq0.
have s_gt0 : 0 < p + q by rewrite addr_gt0.
pose u := 2%:R * q / (p + q); have u_gt0 : 0 < u by rewrite !(divr_gt0, mulr_gt0).
have vE : 2%:R - u = 2%:R * p / (p + q) by rewrite /u; rigid; field; nonzero.
have u_lt : u < 2%:R by rewrite -subr_gt0 vE !(divr_gt0, mulr_gt0).
apply: le_trans (minorant_mix l01 p1_ge0 p2_ge0 q1_ge0 q2_ge0 (js_minorant u_gt0 u_lt) phi1 phi2).
apply: le_of_eq; rewrite vE -/p -/q /u.
by move: (ln _) (ln _) => c d; rigid; field; nonzero.
Qed.

End Logarithmic.
End Kinds.

(** Where roots exist, squared Hellinger is (sqrt p - sqrt q)^2/2. *)
Lemma hellinger_rcf (F : rcfType) (p q t : F) : 0 <= p -> 0 <= q ->
  squared_hellinger p q t <-> (Num.sqrt p - Num.sqrt q) ^+ 2 / 2%:R <= t.
Proof.
move=> p_ge0 q_ge0; have two_gt0 : 0 < 2%:R :> F by rewrite ltr0n.
have -> : (Num.sqrt p - Num.sqrt q) ^+ 2 / 2%:R = (p + q) / 2%:R - Num.sqrt (p * q).
  rewrite sqrrB !sqr_sqrtr // sqrtrM // mulrDl mulrBl addrAC -mulrDl; congr (_ - _).
  by rewrite -mulr_natr mulfK // gt_eqF.
split=> [[r [r_ge0 r_le]]|le_t].
  apply: le_trans; rewrite ler_add2l ler_opp2.
  by rewrite -(ger0_norm r_ge0) -sqrtr_sqr ler_wsqrtr.
exists (Num.sqrt (p * q)) => //; rewrite sqrtr_ge0 sqr_sqrtr ?mulr_ge0 //.
Qed.

(** ** As sums *)

Section Sums.
Variables (F : realFieldType) (X H Z : finType) (p : X -> F) (inX : X -> Z) (inH : H -> Z).
Variables (q : {ffun H -> F}) (t : F).
Local Notation P := (mass inX p).
Local Notation M := (mass inH q).

Lemma kullback_leibler_sum (ln : F -> F) :
  f_sum (kullback_leibler ln) p inX inH q t <->
  (forall z, (P z != 0) ==> (M z != 0)) /\ \sum_z P z * ln (P z / M z) <= t.
Proof. exact: f_sum_valued. Qed.

Lemma reverse_kullback_leibler_sum (ln : F -> F) :
  f_sum (reverse (kullback_leibler ln)) p inX inH q t <->
  (forall z, (M z != 0) ==> (P z != 0)) /\ \sum_z M z * ln (M z / P z) <= t.
Proof.
exact: (f_sum_valued p inX inH (fun p q => (q != 0) ==> (p != 0)) (fun p q => q * ln (q / p))).
Qed.

Lemma chi_squared_sum :
  f_sum (@chi_squared F) p inX inH q t <->
  (forall z, (M z != 0) ==> (P z != 0)) /\ \sum_z (M z - P z) ^+ 2 / P z <= t.
Proof. exact: f_sum_valued. Qed.

Lemma reverse_chi_squared_sum :
  f_sum (reverse (@chi_squared F)) p inX inH q t <->
  (forall z, (P z != 0) ==> (M z != 0)) /\ \sum_z (P z - M z) ^+ 2 / M z <= t.
Proof.
exact: (f_sum_valued p inX inH (fun p q => (p != 0) ==> (q != 0)) (fun p q => (p - q) ^+ 2 / q)).
Qed.

Lemma jensen_shannon_sum (ln : F -> F) :
  f_sum (jensen_shannon ln) p inX inH q t <->
  \sum_z (P z * ln (2%:R * P z / (P z + M z)) + M z * ln (2%:R * M z / (P z + M z))) / 2%:R <= t.
Proof.
rewrite /jensen_shannon f_sum_valued.
by split=> [[]|].
Qed.

End Sums.

Lemma squared_hellinger_sum (F : rcfType) (X H Z : finType) (p : X -> F) (inX : X -> Z) (inH : H -> Z)
    (q : {ffun H -> F}) (t : F) :
  (forall x, 0 <= p x) -> (forall h, 0 <= q h) ->
  f_sum (@squared_hellinger F) p inX inH q t <->
  \sum_z (Num.sqrt (mass inX p z) - Num.sqrt (mass inH q z)) ^+ 2 / 2%:R <= t.
Proof.
move=> p_ge0 q_ge0; split=> [[u phi_u le_t]|le_t].
  apply: le_trans le_t; apply: ler_sum => z _.
  by apply/hellinger_rcf; rewrite ?mass_ge0.
exists (fun z => (Num.sqrt (mass inX p z) - Num.sqrt (mass inH q z)) ^+ 2 / 2%:R) => // z.
by apply/hellinger_rcf; rewrite ?mass_ge0.
Qed.
