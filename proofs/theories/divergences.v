(** The kinds of divergences: each is convex, and each has its cuts.

    For transport costs, total variation and finite witness sets: the epigraph
    is upward closed and convex (what Theorem 1 asks of a divergence), and dual
    variables give a cut (what weak duality asks).

    Notions
    - [transport_dual]: the Kantorovich dual of a transport cost;
    - [convex_generator], [f_divergence]: f-divergences.

    Main statements
    - [transport_convex], [transport_dual_convex], [witnesses_convex],
      [total_variation_convex], [f_divergence_convex], each with its [_up];
    - [transport_cut], [witnesses_cut], [tv_cut]: cuts;
    - [weak_kantorovich]: a transport cost is at least its dual;
    - [tv_transport]: total variation is the transport cost of 1[h <> x];
    - [f_divergence_joint_convex]. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Mixtures.
Variable F : realFieldType.
Implicit Types l a b c d : F.

Lemma mix_same l a : mix l a a = a.
Proof. by rewrite /mix -mulrDl addrC subrK mul1r. Qed.

Lemma mix_sub l a b c d : mix l (a - b) (c - d) = mix l a c - mix l b d.
Proof. by rewrite /mix !mulrBr addrACA opprD. Qed.

Lemma mix_mulr l a b c : mix l a b * c = mix l (a * c) (b * c).
Proof. by rewrite /mix mulrDl !mulrA. Qed.

Lemma mix_le l a b c d : 0 <= l <= 1 -> a <= c -> b <= d -> mix l a b <= mix l c d.
Proof.
by move=> /andP[l_ge0 l_le1] ac bd; rewrite ler_add // ler_wpmul2l // subr_ge0.
Qed.

Lemma mix_ge0 l a b : 0 <= l <= 1 -> 0 <= a -> 0 <= b -> 0 <= mix l a b.
Proof. by move=> l01 a_ge0 b_ge0; rewrite -(mix_same l 0) mix_le. Qed.

Lemma mix_norm l a b : 0 <= l <= 1 -> `|mix l a b| <= mix l `|a| `|b|.
Proof.
move=> /andP[l_ge0 l_le1]; apply: le_trans (ler_norm_add _ _) _.
by rewrite !normrM (ger0_norm l_ge0) (@ger0_norm _ (1 - l)) // subr_ge0.
Qed.

(** |a - b| = a + b - 2.min(a, b). *)
Lemma norm_sub_min a b : `|a - b| = a + b - (Num.min a b + Num.min a b).
Proof.
have [ab|/ltW ba] := leP a b.
  by rewrite ler0_norm ?subr_le0 // opprB opprD addrA [a + b]addrC addrK.
by rewrite ger0_norm ?subr_ge0 // opprD addrA addrK.
Qed.

Lemma mix_add_cond (A : finType) (S : pred A) l (f g : A -> F) :
  \sum_(a | S a) mix l (f a) (g a) = mix l (\sum_(a | S a) f a) (\sum_(a | S a) g a).
Proof. by rewrite /mix !mulr_sumr -big_split. Qed.

(** The mean of a mixture of two pmfs. *)
Lemma mix_mean (A : finType) (w : A -> F) l (q r : {ffun A -> F}) :
  \sum_a w a * [ffun b => mix l (q b) (r b)] a
    = mix l (\sum_a w a * q a) (\sum_a w a * r a).
Proof. by rewrite -mix_sum; apply: eq_bigr => a _; rewrite ffunE. Qed.

End Mixtures.

Section Transport.
Variables (F : realFieldType) (X H : finType) (p : X -> F) (rho : H -> X -> F).

Lemma transport_up : epi_up (transport p rho).
Proof. by move=> q t t' tt' [T cT le_t]; exists T => //; apply: le_trans tt'. Qed.

(** A coupling for each end mixes to a coupling for the mixture. *)
Lemma coupling_mix l (q r : {ffun H -> F}) T S :
  0 <= l <= 1 -> is_coupling p q T -> is_coupling p r S ->
  is_coupling p [ffun h => mix l (q h) (r h)] (fun h x => mix l (T h x) (S h x)).
Proof.
move=> l01 [T_ge0 T_row T_col] [S_ge0 S_row S_col]; split=> [h x|h|x].
- exact: mix_ge0.
- by rewrite mix_add T_row S_row ffunE.
- by rewrite mix_add T_col S_col mix_same.
Qed.

Lemma transport_convex : epi_convex (transport p rho).
Proof.
move=> q r s t l l01 _ _ [T cT T_le] [S cS S_le].
exists (fun h x => mix l (T h x) (S h x)); first exact: coupling_mix.
under eq_bigr do rewrite mix_sum.
by rewrite mix_add mix_le.
Qed.

(** There always is a coupling: the product. *)
Lemma coupling_product (q : {ffun H -> F}) :
  is_pmf p -> is_pmf q -> is_coupling p q (fun h x => q h * p x).
Proof.
case=> p_ge0 p_sum [q_ge0 q_sum]; split=> [h x|h|x]; first by rewrite mulr_ge0.
- by rewrite -mulr_sumr p_sum mulr1.
- by rewrite -mulr_suml q_sum mul1r.
Qed.

(** A difference of means is a mean over any coupling. *)
Lemma coupling_mean (q : {ffun H -> F}) T (v : X -> F) (w : H -> F) :
  is_coupling p q T ->
  \sum_x p x * v x - \sum_h w h * q h = \sum_h \sum_x (v x - w h) * T h x.
Proof.
case=> _ T_row T_col.
have -> : \sum_x p x * v x = \sum_h \sum_x v x * T h x.
  rewrite exchange_big /=; apply: eq_bigr => x _.
  by rewrite -mulr_sumr T_col mulrC.
rewrite -sumrB; apply: eq_bigr => h _.
by rewrite -T_row mulr_sumr -sumrB; apply: eq_bigr => x _; rewrite mulrBl.
Qed.

Lemma coupling_mean_le (q : {ffun H -> F}) T mu (v : X -> F) (w : H -> F) :
  (forall h x, v x - w h <= mu * rho h x) -> is_coupling p q T ->
  \sum_x p x * v x - \sum_h w h * q h <= mu * \sum_h \sum_x rho h x * T h x.
Proof.
move=> vw cT; rewrite (coupling_mean v w cT) mulr_sumr.
apply: ler_sum => h _; rewrite mulr_sumr; apply: ler_sum => x _.
by rewrite mulrA ler_wpmul2r //; case: cT.
Qed.

(** Cuts of a transport cost: potentials [v] and [w] with v(x) - w(h) <= mu.rho(h, x)
    give mu.d(p, q) >= sum_x p(x) v(x) - sum_h w(h) q(h). *)
Theorem transport_cut mu (v : X -> F) (w : H -> F) :
  is_pmf p -> 0 <= mu -> (forall h x, v x - w h <= mu * rho h x) ->
  is_cut (transport p rho) mu w (\sum_x p x * v x).
Proof.
move=> pmf_p mu_ge0 vw; split=> // [q t pmf_q [T cT le_t] | mu0 q pmf_q].
  by apply: le_trans (coupling_mean_le vw cT) _; rewrite ler_wpmul2l.
have := coupling_mean_le vw (coupling_product pmf_p pmf_q).
by rewrite {1}mu0 mul0r subr_le0.
Qed.

(** The Kantorovich dual sup {sum_x p(x) v(x) - sum_h w(h) q(h) : v(x) - w(h) <= rho(h, x)}
    as an epigraph. *)
Definition transport_dual (q : {ffun H -> F}) (t : F) : Prop :=
  forall (v : X -> F) (w : H -> F), (forall h x, v x - w h <= rho h x) ->
    \sum_x p x * v x - \sum_h w h * q h <= t.

Lemma transport_dual_up : epi_up transport_dual.
Proof. by move=> q t t' tt' dual v w vw; apply: le_trans tt'; apply: dual. Qed.

(** The Kantorovich dual is convex: it is a supremum of affine functions. *)
Lemma transport_dual_convex : epi_convex transport_dual.
Proof.
move=> q r s t l l01 _ _ dual_q dual_r v w vw.
rewrite mix_mean -[\sum_x _](mix_same l) -mix_sub.
by apply: mix_le => //; [exact: dual_q | exact: dual_r].
Qed.

(** Weak Kantorovich duality: no dual value exceeds the cost of a coupling. *)
Theorem weak_kantorovich q t : transport p rho q t -> transport_dual q t.
Proof.
case=> T cT le_t v w vw; apply: le_trans le_t; rewrite -[X in _ <= X]mul1r.
by apply: coupling_mean_le cT => h x; rewrite mul1r.
Qed.

End Transport.

Section Witnesses.
Variables (F : realFieldType) (X H : finType) (p : X -> F).
Variables (J : finType) (gX : J -> X -> F) (gH : J -> H -> F).

Lemma witnesses_up : epi_up (witnesses p gX gH).
Proof.
move=> q t t' tt' [t_ge0 le_t]; split=> [|j]; first exact: le_trans tt'.
exact: le_trans (le_t j) tt'.
Qed.

Lemma witnesses_convex : epi_convex (witnesses p gX gH).
Proof.
move=> q r s t l l01 _ _ [s_ge0 le_s] [t_ge0 le_t]; split=> [|j]; first exact: mix_ge0.
by rewrite mix_mean -[\sum_x _](mix_same l) -mix_sub mix_le.
Qed.

(** Cuts of a finite witness set: weights on the witnesses of total at most [mu]. *)
Theorem witnesses_cut mu (m : J -> F) :
  (forall j, 0 <= m j) -> \sum_j m j <= mu ->
  is_cut (witnesses p gX gH) mu (fun h => \sum_j m j * gH j h)
    (\sum_x (\sum_j m j * gX j x) * p x).
Proof.
move=> m_ge0 m_le.
have mean (A : finType) (g : J -> A -> F) (u : A -> F) :
    \sum_a (\sum_j m j * g j a) * u a = \sum_j m j * \sum_a g j a * u a.
  under eq_bigr do rewrite mulr_suml.
  rewrite exchange_big /=; apply: eq_bigr => j _.
  by rewrite mulr_sumr; apply: eq_bigr => a _; rewrite mulrA.
split=> [|q t _ [t_ge0 le_t]|mu0 q _].
- by apply: le_trans m_le; apply: sumr_ge0.
- rewrite !mean -sumrB; apply: le_trans (_ : (\sum_j m j) * t <= _); last exact: ler_wpmul2r.
  by rewrite mulr_suml; apply: ler_sum => j _; rewrite -mulrBr ler_wpmul2l.
- have m0 j : m j = 0.
    apply/eqP; rewrite eq_le m_ge0 andbT -mu0; apply: le_trans m_le.
    by rewrite (bigD1 j) //= ler_addl sumr_ge0.
  by rewrite !mean !big1 // => j _; rewrite m0 mul0r.
Qed.

End Witnesses.

Section TotalVariation.
Variables (F : realFieldType) (X H Z : finType) (p : X -> F).
Variables (inX : X -> Z) (inH : H -> Z).

Lemma total_variation_up : epi_up (total_variation p inX inH).
Proof. by move=> q t t' tt' le_t; apply: le_trans tt'. Qed.

Lemma total_variation_convex : epi_convex (total_variation p inX inH).
Proof.
move=> q r s t l l01 _ _; rewrite /total_variation.
have two_gt0 : 0 < 2%:R :> F by rewrite ltr0n.
rewrite !ler_pdivr_mulr // => le_s le_t.
rewrite mix_mulr; apply: le_trans (mix_le l01 le_s le_t); rewrite -mix_add; apply: ler_sum => z _.
apply: le_trans (mix_norm _ _ l01); rewrite mix_sub mix_same -mix_add_cond.
have -> // : \sum_(h | inH h == z) [ffun g => mix l (q g) (r g)] h
    = \sum_(h | inH h == z) mix l (q h) (r h).
by apply: eq_bigr => h _; rewrite ffunE.
Qed.

(** The letters of the two alphabets are equal when they are the same in [Z]. *)
Definition unequal (h : H) (x : X) : F := (inH h != inX x)%:R.

(** Masses of a letter of [Z]. *)
Let massX (z : Z) : F := \sum_(x | inX x == z) p x.
Let massH (q : {ffun H -> F}) (z : Z) : F := \sum_(h | inH h == z) q h.

Lemma sum_indicator (A : finType) (S : pred A) (f : A -> F) :
  \sum_(a | S a) f a = \sum_a (S a)%:R * f a.
Proof. by rewrite big_mkcond; apply: eq_bigr => a _; case: (S a); rewrite ?mul1r ?mul0r. Qed.

(** No coupling moves less mass than the total variation. *)
Lemma transport_tv q t : transport p unequal q t -> total_variation p inX inH q t.
Proof.
case=> T cT cost_le; have two_gt0 : 0 < 2%:R :> F by rewrite ltr0n.
rewrite /total_variation ler_pdivr_mulr //.
apply: le_trans (_ : (\sum_h \sum_x unequal h x * T h x) * 2%:R <= _); last first.
  by rewrite (ler_wpmul2r (ltW two_gt0)).
have T_ge0 : forall h x, 0 <= T h x by case: cT.
have letter z : `|massX z - massH q z|
    <= \sum_h \sum_x `|(inX x == z)%:R - (inH h == z)%:R| * T h x.
  have -> : massX z = \sum_x p x * (inX x == z)%:R.
    by rewrite /massX sum_indicator; apply: eq_bigr => x _; rewrite mulrC.
  have -> : massH q z = \sum_h (inH h == z)%:R * q h by exact: sum_indicator.
  rewrite (coupling_mean _ _ cT); apply: le_trans (ler_norm_sum _ _ _) _.
  apply: ler_sum => h _; apply: le_trans (ler_norm_sum _ _ _) _.
  by apply: ler_sum => x _; rewrite normrM (ger0_norm (T_ge0 h x)).
apply: le_trans (ler_sum _ (fun z _ => letter z)) _.
rewrite exchange_big mulr_suml /=; apply: ler_sum => h _.
rewrite exchange_big mulr_suml /=; apply: ler_sum => x _.
rewrite -mulr_suml mulrAC; apply: ler_wpmul2r => //; rewrite /unequal.
have [-> | neq] := eqVneq (inH h) (inX x).
  by rewrite mul0r big1 // => z _; rewrite subrr normr0.
rewrite mul1r (bigD1 (inX x)) //= (bigD1 (inH h)) //= big1 => [|z /andP[zx zh]].
  by rewrite !eqxx (negbTE neq) eq_sym (negbTE neq) subr0 sub0r normrN !normr1 addr0.
by rewrite eq_sym (negbTE zx) eq_sym (negbTE zh) subrr normr0.
Qed.

Hypothesis inX_inj : injective inX.
Hypothesis inH_inj : injective inH.

(** The mass that stays: min(p, q) on equal letters. *)
Let stay (q : {ffun H -> F}) (h : H) (x : X) : F :=
  if inH h == inX x then Num.min (q h) (p x) else 0.

Lemma sum_one_letter (A : finType) (inA : A -> Z) (f : A -> F) a :
  injective inA -> \sum_(b | inA b == inA a) f b = f a.
Proof. by move=> inj; rewrite (big_pred1 a) // => b; rewrite /= (inj_eq inj). Qed.

Lemma sum_no_letter (A : finType) (inA : A -> Z) (f : A -> F) z :
  (forall a, inA a != z) -> \sum_(a | inA a == z) f a = 0.
Proof. by move=> none; apply: big_pred0 => a; apply: negbTE. Qed.

(** Sums over the letters that stay have one term at most. *)
Lemma sum_letter_le (A : finType) (inA : A -> Z) (f : A -> F) z c :
  injective inA -> 0 <= c -> (forall a, f a <= c) -> \sum_(a | inA a == z) f a <= c.
Proof.
move=> inj c_ge0 f_le; case: (pickP (fun a => inA a == z)) => [a /eqP <-|none].
  by rewrite sum_one_letter.
by rewrite sum_no_letter // => a; rewrite none.
Qed.

Lemma stay_ge0 (q : {ffun H -> F}) :
  (forall x, 0 <= p x) -> (forall h, 0 <= q h) -> forall h x, 0 <= stay q h x.
Proof. by move=> p_ge0 q_ge0 h x; rewrite /stay; case: ifP; rewrite // le_minr q_ge0 p_ge0. Qed.

(** What stays is min(p, q) on the letters of [Z]. *)
Lemma stay_mass (q : {ffun H -> F}) :
  (forall x, 0 <= p x) -> (forall h, 0 <= q h) ->
  \sum_z Num.min (massX z) (massH q z) <= \sum_h \sum_x stay q h x.
Proof.
move=> p_ge0 q_ge0.
rewrite [X in _ <= X](partition_big inH predT) //=; apply: ler_sum => z _.
case: (pickP (fun h => inH h == z)) => [h /eqP zh|none]; last first.
  rewrite le_minl; apply/orP; right; rewrite /massH sum_no_letter => [|h]; last by rewrite none.
  by apply: sumr_ge0 => h _; apply: sumr_ge0 => x _; apply: stay_ge0.
rewrite -zh sum_one_letter // /massH sum_one_letter // /stay -big_mkcond /=.
case: (pickP (fun x => inX x == inH h)) => [x /eqP <-|none].
  under eq_bigl do rewrite eq_sym.
  by rewrite /massX !sum_one_letter // minC.
rewrite le_minl; apply/orP; left; rewrite /massX sum_no_letter => [|x]; last by rewrite none.
by apply: sumr_ge0 => x _; rewrite le_minr q_ge0 p_ge0.
Qed.

(** And so the rest, which a product coupling moves, is the total variation. *)
Lemma tv_coupling (q : {ffun H -> F}) t :
  is_pmf p -> is_pmf q -> total_variation p inX inH q t -> transport p unequal q t.
Proof.
case=> p_ge0 p_sum [q_ge0 q_sum] tv_le.
have stay0 h x : 0 <= stay q h x by apply: stay_ge0.
pose outH h := q h - \sum_x stay q h x.
pose outX x := p x - \sum_h stay q h x.
have outH_ge0 h : 0 <= outH h.
  rewrite subr_ge0 /stay -big_mkcond /=; under eq_bigl do rewrite eq_sym.
  by apply: sum_letter_le => // x; rewrite le_minl lexx.
have outX_ge0 x : 0 <= outX x.
  rewrite subr_ge0 /stay -big_mkcond /=.
  by apply: sum_letter_le => // h; rewrite le_minl lexx orbT.
pose out := 1 - \sum_h \sum_x stay q h x.
have sum_outH : \sum_h outH h = out by rewrite sumrB q_sum.
have sum_outX : \sum_x outX x = out by rewrite sumrB p_sum exchange_big.
have out_ge0 : 0 <= out by rewrite -sum_outH sumr_ge0.
have outH_eq h : outH h * out / out = outH h.
  have [out0|out_neq0] := eqVneq out 0; last by rewrite mulfK.
  rewrite out0 mulr0 mul0r; apply/esym/eqP; rewrite eq_le outH_ge0 andbT -out0 -sum_outH.
  by rewrite (bigD1 h) //= ler_addl sumr_ge0.
have outX_eq x : out * outX x / out = outX x.
  have [out0|out_neq0] := eqVneq out 0; last by rewrite mulrAC mulfV ?mul1r.
  rewrite out0 !mul0r; apply/esym/eqP; rewrite eq_le outX_ge0 andbT -out0 -sum_outX.
  by rewrite (bigD1 x) //= ler_addl sumr_ge0.
exists (fun h x => stay q h x + outH h * outX x / out).
  split=> [h x|h|x].
  - by rewrite addr_ge0 ?divr_ge0 ?mulr_ge0.
  - by rewrite big_split /= -mulr_suml -mulr_sumr sum_outX outH_eq addrC subrK.
  - by rewrite big_split /= -mulr_suml -mulr_suml sum_outH outX_eq addrC subrK.
(* At most [out] is moved. *)
apply: le_trans (_ : out <= t).
  have outE : out = \sum_h \sum_x outH h * outX x / out.
    rewrite -[LHS]sum_outH; apply: eq_bigr => h _.
    by rewrite -mulr_suml -mulr_sumr sum_outX outH_eq.
  rewrite [X in _ <= X]outE.
  apply: ler_sum => h _; apply: ler_sum => x _; rewrite /unequal /stay.
  case: (inH h == inX x); first by rewrite mul0r divr_ge0 ?mulr_ge0.
  by rewrite mul1r add0r.
(* And [out] is at most the total variation. *)
apply: le_trans tv_le; have two_gt0 : 0 < 2%:R :> F by rewrite ltr0n.
rewrite ler_pdivl_mulr // mulr_natr mulr2n.
have sum_massX : \sum_z massX z = 1 by rewrite -p_sum (partition_big inX predT).
have sum_massH : \sum_z massH q z = 1 by rewrite -q_sum (partition_big inH predT).
under eq_bigr do rewrite -/(massX _) -/(massH q _) norm_sub_min.
rewrite sumrB !big_split /= sum_massX sum_massH /out addrACA -opprD.
by rewrite ler_add2l ler_opp2 ler_add ?stay_mass.
Qed.

(** Total variation is the transport cost of the discrete metric. *)
Theorem tv_transport (q : {ffun H -> F}) t :
  is_pmf p -> is_pmf q ->
  total_variation p inX inH q t <-> transport p (fun h x => (inH h != inX x)%:R) q t.
Proof. by move=> pmf_p pmf_q; split; [exact: tv_coupling | exact: transport_tv]. Qed.

(** Cuts of total variation: potentials that differ by at most [mu], and by
    nothing on equal letters. *)
Theorem tv_cut mu (v : X -> F) (w : H -> F) :
  is_pmf p -> 0 <= mu -> (forall h x, v x - w h <= mu * (inH h != inX x)%:R) ->
  is_cut (total_variation p inX inH) mu w (\sum_x p x * v x).
Proof.
move=> pmf_p mu_ge0 vw; case: (transport_cut pmf_p mu_ge0 vw) => _ cut cut0.
split=> // q t pmf_q tv; apply: cut => //; exact/tv_transport.
Qed.

End TotalVariation.

Section FDivergences.
Variables (F : realFieldType) (H : finType) (f : F -> F).

(** [f] is convex on the nonnegative numbers. *)
Definition convex_generator : Prop :=
  forall u v l, 0 <= l <= 1 -> 0 <= u -> 0 <= v -> f (mix l u v) <= mix l (f u) (f v).

(** The f-divergence of [q] from a positive pmf [p]: sum_h p(h) f(q(h) / p(h)). *)
Definition f_divergence (p : H -> F) (q : {ffun H -> F}) (t : F) : Prop :=
  \sum_h p h * f (q h / p h) <= t.

Lemma f_divergence_up p : epi_up (f_divergence p).
Proof. by move=> q t t' tt' le_t; apply: le_trans tt'. Qed.

Hypothesis f_convex : convex_generator.

(** The perspective (a, u) |-> a.f(u / a) is convex. *)
Lemma perspective_convex l a b u v :
  0 <= l <= 1 -> 0 < a -> 0 < b -> 0 <= u -> 0 <= v ->
  mix l a b * f (mix l u v / mix l a b) <= mix l (a * f (u / a)) (b * f (v / b)).
Proof.
move=> l01 a_gt0 b_gt0 u_ge0 v_ge0; set m := mix l a b.
have [a_neq0 b_neq0] : a != 0 /\ b != 0 by rewrite !gt_eqF.
have m_gt0 : 0 < m.
  apply: (@lt_le_trans _ _ (Num.min a b)); first by rewrite lt_minr a_gt0.
  by rewrite -(mix_same l (Num.min a b)) mix_le // le_minl lexx ?orbT.
have m_neq0 : m != 0 by rewrite gt_eqF.
case/andP: (l01) => l_ge0 l_le1.
(* The share of [a] in the mixture, and that of [b]. *)
pose k := l * a / m.
have kC : 1 - k = (1 - l) * b / m.
  rewrite -[X in X - k](mulfV m_neq0) -mulrBl; congr (_ / m).
  by rewrite /m /mix addrAC subrr add0r.
have k01 : 0 <= k <= 1.
  apply/andP; split; first by rewrite divr_ge0 ?mulr_ge0 // ltW.
  by rewrite -subr_ge0 kC divr_ge0 ?mulr_ge0 ?subr_ge0 // ltW.
have share c d e : c != 0 -> d * c / m * (e / c) = d * e / m.
  by move=> c_neq0; rewrite [e / c]mulrC mulrA [_ / m / c]mulrAC mulfK // mulrAC.
have clear c d : m * (c / m * d) = c * d by rewrite mulrA [m * _]mulrC divfK.
have -> : mix l u v / m = mix k (u / a) (v / b).
  by rewrite [RHS]/mix kC !share // mix_mulr /mix !mulrA.
apply: le_trans (_ : m * mix k (f (u / a)) (f (v / b)) <= _).
  rewrite ler_wpmul2l ?(ltW m_gt0) //; apply: f_convex => //.
  - by rewrite divr_ge0 ?(ltW a_gt0).
  - by rewrite divr_ge0 ?(ltW b_gt0).
by rewrite [X in m * X]/mix kC mulrDr !clear /mix !mulrA.
Qed.

(** f-divergences are jointly convex in both pmfs. *)
Theorem f_divergence_joint_convex (p1 p2 : H -> F) (q1 q2 : {ffun H -> F}) s t l :
  0 <= l <= 1 -> (forall h, 0 < p1 h) -> (forall h, 0 < p2 h) ->
  is_pmf q1 -> is_pmf q2 ->
  f_divergence p1 q1 s -> f_divergence p2 q2 t ->
  f_divergence (fun h => mix l (p1 h) (p2 h)) [ffun h => mix l (q1 h) (q2 h)] (mix l s t).
Proof.
move=> l01 p1_gt0 p2_gt0 [q1_ge0 _] [q2_ge0 _] le_s le_t.
apply: le_trans (mix_le l01 le_s le_t); rewrite -mix_add; apply: ler_sum => h _.
by rewrite ffunE perspective_convex.
Qed.

(** So they are convex in the second one. *)
Lemma f_divergence_convex (p : H -> F) : (forall h, 0 < p h) -> epi_convex (f_divergence p).
Proof.
move=> p_gt0 q r s t l l01 pmf_q pmf_r le_s le_t.
have := f_divergence_joint_convex l01 p_gt0 p_gt0 pmf_q pmf_r le_s le_t.
by rewrite /f_divergence; under eq_bigr do rewrite mix_same.
Qed.

End FDivergences.

(** Two generators: |u - 1| / 2 gives total variation, (u - 1)^2 gives chi-squared. *)
Section Generators.
Variable F : realFieldType.

Lemma total_variation_generator : convex_generator (fun u : F => `|u - 1| / 2%:R).
Proof.
move=> u v l l01 _ _; have two_gt0 : 0 < 2%:R :> F by rewrite ltr0n.
rewrite ler_pdivr_mulr // mix_mulr !divfK ?gt_eqF //.
by apply: le_trans (mix_norm _ _ l01); rewrite mix_sub mix_same.
Qed.

Lemma chi_squared_generator : convex_generator (fun u : F => (u - 1) ^+ 2).
Proof.
move=> u v l /andP[l_ge0 l_le1] _ _.
rewrite -{1}(mix_same l 1) -mix_sub; move: (u - 1) (v - 1) => a b.
(* In terms of b and the difference a - b. *)
have mixE x y : mix l x y = y + l * (x - y).
  by rewrite /mix mulrBl mul1r mulrBr addrCA.
have -> : mix l (a ^+ 2) (b ^+ 2) = b ^+ 2 + (b * (l * (a - b)) *+ 2 + l * (a - b) ^+ 2).
  have -> : a ^+ 2 = b ^+ 2 + (b * (a - b) *+ 2 + (a - b) ^+ 2).
    by rewrite addrA -sqrrD [b + _]addrC subrK.
  by rewrite mixE addrAC subrr add0r mulrDr mulrnAr mulrCA.
rewrite mixE sqrrD -addrA ler_add2l ler_add2l exprMn.
by rewrite ler_wpmul2r ?sqr_ge0 // expr2 ler_pimulr.
Qed.

End Generators.
