(** Bayes risks of the source and of the degraded signal: Theorem 2, its form
    for any number of classes, and why pairs of letters do not decide it.

    Notions
    - [largest f]: max_k f(k); [bayes a], [rule_error], [random_error]: the Bayes risk of
      joint masses, and the error rates of rules;
    - [epsX], [epsY]: the Bayes risks of source and output; [point f]: the kernel that
      sends a to f(a);
    - [pairwise]: every two letters that share an output share an optimal class.

    Main statements
    - [epsX_is_bayes], [epsY_is_bayes]: they are what the best rule attains;
    - [theorem2]: Theorem 2 for two classes;
    - [bayes_risk_monotone], [bayes_risk_equality_K], [violation_at_most_K],
      [bayes_risk_gap]: for any number of classes;
    - [pairwise_equality_bool], [pairwise_not_sufficient]: pairs of letters;
    - [error_at_least_bayes], [unbounded_min]: C >= epsY, with equality without bounds. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** The largest of finitely many masses; zero if there are none. *)
Section Largest.
Variables (F : realFieldType) (K : finType).
Implicit Types f g : K -> F.

Definition largest f : F := \big[Num.max/0]_k f k.

Lemma eq_largest f g : f =1 g -> largest f = largest g.
Proof. by move=> eq_fg; apply: eq_bigr => k _. Qed.

Lemma largest_ub f k : f k <= largest f.
Proof.
rewrite /largest; have := mem_index_enum k.
elim: index_enum => // j r IHr; rewrite in_cons big_cons le_maxr => /orP[/eqP->|/IHr ->].
  by rewrite lexx.
by rewrite orbT.
Qed.

Lemma largest_ge0 f : 0 <= largest f.
Proof. by rewrite /largest; elim/big_rec: _ => // k m _ m_ge0; rewrite le_maxr m_ge0 orbT. Qed.

Lemma largest_le f b : 0 <= b -> (forall k, f k <= b) -> largest f <= b.
Proof.
move=> b_ge0 f_le; rewrite /largest; elim/big_rec: _ => // k m _ m_le.
by rewrite le_maxl f_le.
Qed.

Lemma largest_at f k : 0 <= f k -> (forall j, f j <= f k) -> largest f = f k.
Proof. by move=> f_ge0 f_le; apply/eqP; rewrite eq_le largest_ub largest_le. Qed.

Lemma largest_attained f (k0 : K) : (forall k, 0 <= f k) -> exists k, largest f = f k.
Proof.
move=> f_ge0; case: (@Order.TotalTheory.arg_maxP _ _ _ k0 predT f) => // k _ f_le.
by exists k; apply: largest_at => // j; apply: f_le.
Qed.

(** Equal sums of terms that are ordered one by one have equal terms. *)
Lemma eq_terms (A : finType) (f g : A -> F) :
  (forall a, f a <= g a) -> \sum_a f a = \sum_a g a -> forall a, f a = g a.
Proof.
move=> f_le eq_sum a; apply/eqP; rewrite eq_sym -subr_eq0; apply/eqP.
apply: (@psumr_eq0P _ _ predT (fun b => g b - f b)) => // [b _|]; first by rewrite subr_ge0.
by rewrite sumrB eq_sum subrr.
Qed.

End Largest.

(** The kernel that always answers [f a]. *)
Definition point (F : realFieldType) (A B : finType) (f : A -> B) (a : A) (b : B) : F := (b == f a)%:R.

Lemma point_kernel (F : realFieldType) (A B : finType) (f : A -> B) : is_kernel (point F f).
Proof.
move=> a; split=> [b|]; first exact: ler0n.
by rewrite /point (bigD1 (f a)) //= eqxx big1 ?addr0 // => b /negbTE ->.
Qed.

(** Bayes risk of an observation on [A]: [a k z] is the joint mass of class and
    observation. *)
Section Bayes.
Variables (F : realFieldType) (K : finType).

Definition bayes (A : finType) (a : K -> A -> F) : F := 1 - \sum_z largest (a^~ z).

(** Error of a classifier, and of one that draws its answer. *)
Definition rule_error (A : finType) (a : K -> A -> F) (c : A -> K) : F :=
  \sum_k \sum_(z | c z != k) a k z.
Definition random_error (A : finType) (a : K -> A -> F) (R : A -> K -> F) : F :=
  \sum_k \sum_z \sum_(j | j != k) a k z * R z j.

Section Observation.
Variables (A : finType) (a : K -> A -> F).
Hypothesis a_ge0 : forall k z, 0 <= a k z.
Hypothesis a_sum : \sum_k \sum_z a k z = 1.

Lemma class_exists : exists k : K, true.
Proof.
case: (pickP (predT : pred K)) => [k _|K0]; first by exists k.
by move: a_sum; rewrite big_pred0 // => /eqP; rewrite eq_sym oner_eq0.
Qed.

Lemma top_attained z : exists k, largest (a^~ z) = a k z.
Proof. by have [k0 _] := class_exists; apply: (largest_attained k0). Qed.

(** One choice of a most likely class for every observation. *)
Lemma bayes_rule : exists c : A -> K, forall z, largest (a^~ z) = a (c z) z.
Proof.
have [k0 _] := class_exists.
exists (fun z => odflt k0 [pick k | largest (a^~ z) == a k z]) => z.
case: pickP => [k /eqP //|none].
by have [k eq_k] := top_attained z; move: (none k); rewrite eq_k eqxx.
Qed.

Lemma rule_error_hits c : rule_error a c = 1 - \sum_z a (c z) z.
Proof.
apply/eqP; rewrite eq_sym subr_eq -a_sum; apply/eqP.
have -> : \sum_z a (c z) z = \sum_k \sum_(z | c z == k) a k z.
  rewrite (exchange_big_dep predT) //=; apply: eq_bigr => z _.
  by rewrite (big_pred1 (c z)) // => k; rewrite eq_sym.
rewrite /rule_error -big_split /=; apply: eq_bigr => k _.
by rewrite (bigID (fun z => c z == k)) /= addrC.
Qed.

Lemma random_error_hits R : is_kernel R -> random_error a R = 1 - \sum_z \sum_k a k z * R z k.
Proof.
move=> kR; apply/eqP; rewrite eq_sym subr_eq -a_sum; apply/eqP.
rewrite [X in _ = _ + X]exchange_big /= /random_error -big_split /=; apply: eq_bigr => k _.
rewrite -big_split /=; apply: eq_bigr => z _.
by rewrite -[LHS]mulr1 -(proj2 (kR z)) mulr_sumr (bigD1 k) //= addrC.
Qed.

(** No classifier errs less than the Bayes risk, drawing its answer or not, and
    some classifier attains it: [bayes] is the minimum. *)
Theorem bayes_le_rule c : bayes a <= rule_error a c.
Proof.
rewrite rule_error_hits ler_add2l ler_opp2; apply: ler_sum => z _.
exact: (largest_ub (a^~ z)).
Qed.

Theorem bayes_le_random R : is_kernel R -> bayes a <= random_error a R.
Proof.
move=> kR; rewrite random_error_hits // ler_add2l ler_opp2; apply: ler_sum => z _.
rewrite -[leRHS]mulr1 -(proj2 (kR z)) mulr_sumr; apply: ler_sum => k _.
by rewrite ler_wpmul2r ?(largest_ub (a^~ z)) //; case: (kR z).
Qed.

Theorem bayes_attained : exists c, rule_error a c = bayes a.
Proof.
have [c eq_c] := bayes_rule; exists c; rewrite rule_error_hits /bayes.
by congr (1 - _); apply: eq_bigr => z _; rewrite eq_c.
Qed.

Theorem bayes_attained_random : exists2 R, is_kernel R & random_error a R = bayes a.
Proof.
have [c eq_c] := bayes_rule; have kR := point_kernel F c; exists (point F c) => //.
rewrite random_error_hits //; congr (1 - _); apply: eq_bigr => z _.
rewrite /point eq_c (bigD1 (c z)) //= eqxx mulr1 big1 ?addr0 // => k /negbTE ->.
by rewrite mulr0.
Qed.

(** The observation sent through a kernel [T]. *)
Variables (B : finType) (T : A -> B -> F).
Hypothesis kT : is_kernel T.
Definition through (k : K) (z : B) : F := \sum_x a k x * T x z.

Let T_ge0 x z : 0 <= T x z.
Proof. by case: (kT x). Qed.

Lemma largest_through z : largest (through^~ z) <= \sum_x largest (a^~ x) * T x z.
Proof.
apply: largest_le => [|k]; first by apply: sumr_ge0 => x _; rewrite mulr_ge0 ?largest_ge0.
by apply: ler_sum => x _; rewrite ler_wpmul2r ?(largest_ub (a^~ x)).
Qed.

Lemma largest_spread : \sum_z \sum_x largest (a^~ x) * T x z = \sum_x largest (a^~ x).
Proof.
rewrite exchange_big /=; apply: eq_bigr => x _.
by rewrite -mulr_sumr (proj2 (kT x)) mulr1.
Qed.

Lemma bayes_through : bayes a <= bayes through.
Proof.
rewrite ler_add2l ler_opp2 -largest_spread; apply: ler_sum => z _.
exact: largest_through.
Qed.

(** [x] has positive mass and reaches [z]; [k] is optimal for [x]. *)
Definition reaches x z : bool := T x z * (\sum_k a k x) != 0.
Definition optimal k x : bool := [forall j, a j x <= a k x].

Lemma largest_optimal k x : optimal k x -> largest (a^~ x) = a k x.
Proof. by move=> /forallP opt; apply: largest_at. Qed.

Lemma zero_letter k x : \sum_j a j x = 0 -> a k x = 0.
Proof. by move=> sum0; apply: (@psumr_eq0P _ _ predT (a^~ x)). Qed.

Lemma zero_optimal k x : \sum_j a j x = 0 -> optimal k x.
Proof. by move=> sum0; apply/forallP => j; rewrite !(zero_letter _ sum0). Qed.

Lemma largest_through_eq z :
  largest (through^~ z) = \sum_x largest (a^~ x) * T x z <->
  exists k, [forall x, reaches x z ==> optimal k x].
Proof.
have thr_ge0 k : 0 <= through k z by apply: sumr_ge0 => x _; rewrite mulr_ge0.
split=> [|[k /forallP common]].
  have [k0 _] := class_exists; have [k ->] := largest_attained k0 thr_ge0.
  move=> eq_sum; exists k; apply/forallP => x; apply/implyP.
  rewrite /reaches mulf_eq0 negb_or => /andP[T_neq0 _]; apply/forallP => j.
  have term_le b : a k b * T b z <= largest (a^~ b) * T b z.
    by rewrite ler_wpmul2r ?(largest_ub (a^~ b)).
  rewrite (mulIf T_neq0 (eq_terms term_le eq_sum x)).
  exact: (largest_ub (a^~ x)).
have hit x : a k x * T x z = largest (a^~ x) * T x z.
  have := common x; rewrite /reaches mulf_eq0 negb_or.
  have [->|_] := eqVneq (T x z) 0; first by rewrite !mulr0.
  have [sum0 _|_] := eqVneq (\sum_j a j x) 0.
    by rewrite (largest_optimal (zero_optimal k sum0)).
  by move=> /implyP/(_ isT)/largest_optimal ->.
apply/eqP; rewrite eq_le largest_through /=.
by rewrite -(eq_bigr _ (fun x _ => hit x)) (largest_ub (through^~ z)).
Qed.

Lemma bayes_through_eq :
  bayes a = bayes through <-> forall z, exists k, [forall x, reaches x z ==> optimal k x].
Proof.
split=> [eq_risk z|common].
  apply/largest_through_eq; apply: (eq_terms largest_through).
  by rewrite largest_spread; apply/esym/oppr_inj/(addrI 1).
congr (1 - _); rewrite -largest_spread; apply: eq_bigr => z _.
by apply/esym/largest_through_eq.
Qed.

(** Without a common optimal class at [z], one input for each class shows it. *)
Lemma violation_set z :
  ~ (exists k, [forall x, reaches x z ==> optimal k x]) ->
  exists S : {set A}, [/\ (#|S| <= #|K|)%N, forall x, x \in S -> reaches x z &
    forall k, exists2 x, x \in S & exists j, a k x < a j x].
Proof.
move=> none.
have bad k : {x | reaches x z & ~~ optimal k x}.
  apply: sig2W; have : ~~ [forall x, reaches x z ==> optimal k x].
    by apply/negP => all_x; apply: none; exists k.
  by rewrite negb_forall => /existsP[x]; rewrite negb_imply => /andP[? ?]; exists x.
exists [set s2val (bad k) | k in K]; split=> [|x /imsetP[k _ ->]|k].
- exact: leq_imset_card.
- by case: (bad k).
exists (s2val (bad k)); first exact: imset_f.
case: (bad k) => x _ /=; rewrite negb_forall => /existsP[j]; rewrite -ltNge => lt_j.
by exists j.
Qed.

End Observation.
End Bayes.

Section Source.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.

(** The Bayes risk of the source, 1 - sum_x max_k a(k,x), and of the degraded
    signal, 1 - sum_y max_k sum_x a(k,x) W(y|x). *)
Definition epsX : F := 1 - \sum_x largest (fun k => joint I k x).
Definition epsY : F := 1 - \sum_y largest (fun k => jointY I k y).

Hypothesis wf : well_formed I.

Let a_ge0 k x : 0 <= joint I k x.
Proof. by case: wf. Qed.
Let a_sum : \sum_k \sum_x joint I k x = 1.
Proof. by case: wf. Qed.
Let kW : is_kernel (chan I).
Proof. by case: wf. Qed.
Let b_ge0 : forall k y, 0 <= jointY I k y.
Proof. exact: jointY_ge0. Qed.

Lemma jointY_sum : \sum_k \sum_y jointY I k y = 1.
Proof.
rewrite exchange_big /= -[RHS](proj2 (pY_pmf wf)).
by apply: eq_bigr => y _; rewrite pY_jointY.
Qed.

(** [epsX] is the least error of a classifier of the source, whether it decides
    by a rule or draws its answer, and both kinds attain it. *)
Theorem epsX_is_bayes :
  [/\ forall c, epsX <= rule_error (joint I) c,
      exists c, rule_error (joint I) c = epsX,
      forall R, is_kernel R -> epsX <= random_error (joint I) R &
      exists2 R, is_kernel R & random_error (joint I) R = epsX].
Proof.
split; [exact: bayes_le_rule | exact: bayes_attained | | exact: bayes_attained_random].
by move=> R; apply: bayes_le_random.
Qed.

(** The same of [epsY] and classifiers of the degraded signal. *)
Theorem epsY_is_bayes :
  [/\ forall c, epsY <= rule_error (jointY I) c,
      exists c, rule_error (jointY I) c = epsY,
      forall R, is_kernel R -> epsY <= random_error (jointY I) R &
      exists2 R, is_kernel R & random_error (jointY I) R = epsY].
Proof.
have b_sum := jointY_sum.
split; [exact: bayes_le_rule | exact: bayes_attained | | exact: bayes_attained_random].
by move=> R; apply: bayes_le_random.
Qed.

(** Degradation does not lower the Bayes risk. *)
Theorem bayes_risk_monotone : epsX <= epsY.
Proof. exact: (bayes_through (joint I) kW). Qed.

(** Any number of classes: the two Bayes risks are equal if and only if at every
    output one class is optimal for all letters that reach it. *)
Theorem bayes_risk_equality_K :
  epsX = epsY <->
  forall y, exists k, forall x, chan I x y * pX I x != 0 ->
    forall j, joint I j x <= joint I k x.
Proof.
have [to_common to_eq] := bayes_through_eq a_ge0 a_sum kW; split=> [/to_common common y|common].
  have [k /forallP opt] := common y.
  by exists k => x /(implyP (opt x))/forallP.
apply: to_eq => y; have [k opt] := common y.
by exists k; apply/forallP => x; apply/implyP => /opt le_k; apply/forallP.
Qed.

(** Where no class is optimal for all letters that reach [y], at most as many
    letters as there are classes show it. *)
Theorem violation_at_most_K y :
  ~ (exists k, forall x, chan I x y * pX I x != 0 -> forall j, joint I j x <= joint I k x) ->
  exists S : {set X}, [/\ (#|S| <= #|K|)%N, forall x, x \in S -> chan I x y * pX I x != 0 &
    forall k, exists2 x, x \in S & exists j, joint I k x < joint I j x].
Proof.
move=> none; apply: (@violation_set _ _ _ (joint I) _ (chan I) y) => -[k /forallP opt].
by apply: none; exists k => x /(implyP (opt x))/forallP.
Qed.

(** Such a set at some output is what a strict gap amounts to. *)
Theorem bayes_risk_gap :
  epsX < epsY <->
  exists y, exists S : {set X},
    [/\ (#|S| <= #|K|)%N, forall x, x \in S -> chan I x y * pX I x != 0 &
    forall k, exists2 x, x \in S & exists j, joint I k x < joint I j x].
Proof.
split=> [gap|[y [S [_ reach none]]]].
  pose good y k := [forall x, reaches (joint I) (chan I) x y ==> optimal (joint I) k x].
  have /forallPn[y /existsPn none] : ~~ [forall y, exists k, good y k].
    apply/negP => /forallP common; move: gap; rewrite lt_neqAle => /andP[/negP neq _].
    apply/neq/eqP/bayes_risk_equality_K => y; have /existsP[k /forallP opt] := common y.
    by exists k => x /(implyP (opt x))/forallP.
  exists y; apply: violation_at_most_K => -[k opt]; move/negP: (none k); apply.
  by apply/forallP => x; apply/implyP => /opt le_k; apply/forallP.
rewrite lt_neqAle bayes_risk_monotone andbT; apply/eqP => /bayes_risk_equality_K/(_ y)[k opt].
have [x /reach/opt le_k [j]] := none k.
by rewrite ltNge le_k.
Qed.

(** No restorer, whatever its bounds, has an error rate below [epsY]. *)
Theorem error_at_least_bayes Q : is_kernel Q -> epsY <= err I Q.
Proof.
move=> kQ; have -> : epsY = \sum_y (pY I y - largest (fun k => jointY I k y)).
  by rewrite sumrB (proj2 (pY_pmf wf)).
rewrite err_cost; apply: ler_sum => y _.
rewrite -[leLHS]mulr1 -(proj2 (kQ y)) mulr_sumr; apply: ler_sum => h _.
rewrite ler_wpmul2r //; first by case: (kQ y).
rewrite pY_jointY (bigD1 (label I h)) //= /cost addrAC.
under [X in _ + X]eq_bigl => k do rewrite eq_sym.
by rewrite ger_addr subr_le0 (largest_ub (fun k => jointY I k y)).
Qed.

Corollary lower_epsY E D P : lower I E D P epsY.
Proof. by move=> Q [kQ _ _]; apply: error_at_least_bayes. Qed.

(** If the predefined classifier can answer every class, then [epsY] is the
    least error rate without bounds. *)
Theorem unbounded_min E : (forall k, exists h, label I h = k) -> is_min I E None None epsY.
Proof.
move=> onto; split; first exact: lower_epsY.
have [c eq_c] := bayes_rule b_ge0 jointY_sum.
have pick_h k : {h | label I h == k} by apply: sigW; have [h <-] := onto k; exists h.
pose best y := sval (pick_h (c y)).
have label_best y : label I (best y) = c y by apply/eqP/(svalP (pick_h (c y))).
exists (point F best); first by split=> //; apply: point_kernel.
have -> : epsY = \sum_y (pY I y - largest (fun k => jointY I k y)).
  by rewrite sumrB (proj2 (pY_pmf wf)).
rewrite err_cost; apply: eq_bigr => y _.
rewrite /point (bigD1 (best y)) //= eqxx mulr1 big1 ?addr0 => [|h /negbTE ->]; last by rewrite mulr0.
rewrite eq_c pY_jointY (bigD1 (c y)) //= /cost label_best [RHS]addrAC subrr add0r.
by apply: eq_bigl => k; rewrite eq_sym.
Qed.

End Source.

(** Every two letters of positive mass that share an output have a common
    optimal class. *)
Definition pairwise (F : realFieldType) (K X Y H : finType) (I : problem F K X Y H) : Prop :=
  forall x x' y, pX I x * pX I x' != 0 -> chan I x y * chan I x' y != 0 ->
  exists k, forall j, joint I j x <= joint I k x /\ joint I j x' <= joint I k x'.

Section Pairs.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Hypothesis wf : well_formed I.

(** Equality of the Bayes risks implies the condition on pairs. *)
Theorem equality_pairwise : epsX I = epsY I -> pairwise I.
Proof.
move/(bayes_risk_equality_K wf) => common x x' y.
rewrite !mulf_eq0 !negb_or => /andP[p_x p_x'] /andP[W_x W_x'].
have [k opt] := common y; exists k => j.
by split; apply: opt; rewrite mulf_neq0.
Qed.

(** Two classes, [one] and [two]. *)
Variables one two : K.
Hypothesis two_classes : forall k, (k == one) || (k == two).

Let strict_mass x k j : joint I k x < joint I j x -> pX I x != 0.
Proof.
move=> lt_kj; apply: lt0r_neq0; have a_ge0 i : 0 <= joint I i x by case: wf.
rewrite /pX (bigD1 j) //=; apply: ltr_paddr; first by rewrite sumr_ge0.
exact: le_lt_trans lt_kj.
Qed.

(** Letters of different decision regions share no output: exactly then no two
    letters lack a common optimal class. *)
Lemma pairwise_disjoint :
  pairwise I <->
  forall x1 x2, joint I two x1 < joint I one x1 -> joint I one x2 < joint I two x2 ->
    forall y, chan I x1 y * chan I x2 y = 0.
Proof.
split=> [pairs x1 x2 lt1 lt2 y|disjoint x x' y _ W_neq0].
  apply/eqP/negPn/negP => W_neq0.
  have [|k opt] := pairs x1 x2 y _ W_neq0.
    by rewrite mulf_neq0 ?(strict_mass lt1) ?(strict_mass lt2).
  have := two_classes k => /orP[/eqP k_eq|/eqP k_eq]; move: opt; rewrite k_eq.
    by move=> /(_ two)[_]; rewrite leNgt lt2.
  by move=> /(_ one)[]; rewrite leNgt lt1.
have split_j (P : K -> Prop) : P one -> P two -> forall j, P j.
  by move=> P1 P2 j; have /orP[/eqP ->|/eqP ->] := two_classes j.
have [le1|lt1] := lerP (joint I two x) (joint I one x).
  have [le1'|lt1'] := lerP (joint I two x') (joint I one x').
    by exists one; apply: split_j; split.
  exists two; apply: split_j; split=> //; last exact: ltW.
  rewrite leNgt; apply/negP => lt2.
  by move/eqP: W_neq0; apply; apply: disjoint.
have [le2'|lt2'] := lerP (joint I one x') (joint I two x').
  by exists two; apply: split_j; split=> //; apply: ltW.
by move/eqP: W_neq0; case; rewrite mulrC; apply: disjoint.
Qed.

(** For two classes the condition on pairs is also sufficient. *)
Theorem pairwise_equality : pairwise I -> epsX I = epsY I.
Proof.
move=> pairs; apply/eqP; rewrite eq_le bayes_risk_monotone //= leNgt; apply/negP.
move=> /(bayes_risk_gap wf)[y [S [_ reach none]]].
have [x1 /reach reach1 [j1 lt1]] := none one.
have [x2 /reach reach2 [j2 lt2]] := none two.
move: reach1 reach2; rewrite !mulf_eq0 !negb_or => /andP[W1 p1] /andP[W2 p2].
have [||k opt] := pairs x1 x2 y; try by rewrite mulf_neq0.
have /orP[/eqP k_eq|/eqP k_eq] := two_classes k; move: opt; rewrite k_eq.
  by move=> /(_ j1)[]; rewrite leNgt lt1.
by move=> /(_ j2)[_]; rewrite leNgt lt2.
Qed.

(** Theorem 2 for any type of two classes: [epsX <= epsY], and they are equal if
    and only if no letter of the region of class [one] shares an output with a
    letter of the region of class [two]. Letters with equal masses are in neither
    region. *)
Theorem theorem2_two_classes :
  epsX I <= epsY I /\
  (epsY I = epsX I <->
   forall x1 x2, joint I two x1 < joint I one x1 -> joint I one x2 < joint I two x2 ->
     forall y, chan I x1 y * chan I x2 y = 0).
Proof.
split; first exact: bayes_risk_monotone.
split=> [/esym/equality_pairwise/pairwise_disjoint //|/pairwise_disjoint/pairwise_equality ->].
by [].
Qed.

End Pairs.

(** Theorem 2 of the paper, with [true] for class 1 and [false] for class 2. *)
Theorem theorem2 (F : realFieldType) (X Y H : finType) (I : problem F bool_finType X Y H) :
  well_formed I ->
  epsX I <= epsY I /\
  (epsY I = epsX I <->
   forall x1 x2, joint I false x1 < joint I true x1 -> joint I true x2 < joint I false x2 ->
     forall y, chan I x1 y * chan I x2 y = 0).
Proof. by move=> wf; apply: theorem2_two_classes => //; case. Qed.

Corollary pairwise_equality_bool (F : realFieldType) (X Y H : finType) (I : problem F bool_finType X Y H) :
  well_formed I -> (epsX I = epsY I <-> pairwise I).
Proof.
move=> wf; split; first exact: equality_pairwise.
by apply: (@pairwise_equality _ _ _ _ _ _ wf true false); case.
Qed.

(** Two classes: the Bayes risk of the source is sum_x min(P_1 p_1(x), P_2 p_2(x)). *)
Lemma epsX_min (F : realFieldType) (X Y H : finType) (I : problem F bool_finType X Y H) :
  well_formed I -> epsX I = \sum_x Num.min (joint I true x) (joint I false x).
Proof.
case=> a_ge0 a_sum _; apply/eqP; rewrite subr_eq -a_sum exchange_big -big_split /=.
apply/eqP/eq_bigr => x _; rewrite big_bool /=.
have [le_ft|/ltW le_tf] := lerP (joint I false x) (joint I true x).
  rewrite (@largest_at _ _ _ true) //; last by case.
  by rewrite addrC.
by rewrite (@largest_at _ _ _ false) //; case.
Qed.

(** Three classes, three letters and one output, where each letter rules out one
    class: any two letters have a common optimal class, all three have none. So
    the condition on pairs does not suffice, over the rationals or any other
    ordered field. *)
Section ThreeClasses.
Variable F : realFieldType.

Definition three_classes : problem F [finType of 'I_3] [finType of 'I_3] [finType of unit] [finType of 'I_3] :=
  Problem (fun k x => if k == x then 0 else 6%:R^-1) (fun _ _ => 1) id (fun _ _ => 0).

Let sixth_gt0 : 0 < 6%:R^-1 :> F.
Proof. by rewrite invr_gt0 ltr0n. Qed.

Lemma three_classes_wf : well_formed three_classes.
Proof.
split=> [k x| |x] /=; first by case: ifP => // _; apply: ltW.
  transitivity (6%:R^-1 *+ 6 : F); last by rewrite -[LHS]mulr_natr mulVf ?pnatr_eq0.
  rewrite !big_ord_recl !big_ord0 /= !(add0r, addr0).
  by rewrite -!mulr2n -mulrS -mulrnA.
by split=> [_|]; [exact: ler01 | rewrite big_const card_unit /= addr0].
Qed.

(** Any two letters leave a class that neither rules out. *)
Lemma third_class (x x' : 'I_3) : exists k : 'I_3, (k != x) && (k != x').
Proof.
have : (0 < #|~: [set x; x']|)%N.
  by rewrite cardsCs setCK card_ord cards2 subn_gt0; case: (x != x').
by case/card_gt0P => k; rewrite !inE negb_or => k_new; exists k.
Qed.

Theorem pairwise_not_sufficient :
  [/\ well_formed three_classes, pairwise three_classes & epsX three_classes < epsY three_classes].
Proof.
have wf := three_classes_wf; split=> // [x x' y _ _|].
  have [k /andP[k_x k_x']] := third_class x x'; exists k => j /=.
  by rewrite (negbTE k_x) (negbTE k_x'); split; case: ifP => // _; apply: ltW.
rewrite lt_neqAle bayes_risk_monotone // andbT; apply/eqP => /(bayes_risk_equality_K wf)/(_ tt)[k opt].
have [j /andP[j_k _]] := third_class k k.
have lt_kj : joint three_classes k k < joint three_classes j k by rewrite /= eqxx (negbTE j_k).
have [a_ge0 _ _] := wf.
have mass : chan three_classes k tt * pX three_classes k != 0.
  rewrite mul1r; apply: lt0r_neq0; rewrite /pX (bigD1 j) //.
  apply: ltr_paddr; last exact: le_lt_trans lt_kj.
  by apply: sumr_ge0 => i _; apply: a_ge0.
by have := opt k mass j; rewrite leNgt lt_kj.
Qed.

End ThreeClasses.
