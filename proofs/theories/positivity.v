(** Smooth divergences are zero at p_X and nowhere else.

    [separates phi]: a letter adds at least a multiple of a - b, which cancels in the
    sum over two pmfs, and a term that is positive where a and b differ. So d is
    nowhere negative ([separates_ge0]) and zero at equal masses alone
    ([separates_zero], [smooth_zero_at_alone]). For Kullback-Leibler the term is (a - b)^2 / (2 (a + b)), whose
    sum is half of the triangular discrimination ([kullback_leibler_above]). With this
    the condition for all three to be least at once ([all_three_smooth]) holds of each. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences identities logarithm.
From ExactCdp.theories Require Import smooth f_divergences letters simultaneous.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Separation.
Variables (F : realFieldType) (phi : letter F).

(** A letter adds at least [k (a - b) + gap a b]. *)
Definition separates_by (k : F) (gap : F -> F -> F) : Prop :=
  [/\ forall a b, 0 <= a -> 0 <= b -> 0 <= gap a b /\ (gap a b = 0 -> a = b),
      forall a b t, 0 <= a -> 0 <= b -> phi a b t -> k * (a - b) + gap a b <= t &
      forall a, 0 <= a -> phi a a 0].

Definition separates : Prop := exists k gap, separates_by k gap.

Variables (Z : finType) (a b : Z -> F).
Hypothesis a_ge0 : forall z, 0 <= a z.
Hypothesis b_ge0 : forall z, 0 <= b z.
Hypothesis same_sum : \sum_z a z = \sum_z b z.

Lemma separates_gap k gap t : separates_by k gap ->
  letter_sum phi a b t -> \sum_z gap (a z) (b z) <= t.
Proof.
case=> _ bound _ [s le_s le_t]; apply: le_trans le_t.
have -> : \sum_z gap (a z) (b z) = \sum_z (k * (a z - b z) + gap (a z) (b z)).
  by rewrite big_split /= -mulr_sumr sumrB same_sum subrr mulr0 add0r.
by apply: ler_sum => z _; apply: bound.
Qed.

Theorem separates_ge0 t : separates -> letter_sum phi a b t -> 0 <= t.
Proof.
case=> k [gap sep] /(separates_gap sep); apply: le_trans.
by case: sep => pos _ _; apply: sumr_ge0 => z _; case: (pos (a z) (b z)).
Qed.

Theorem separates_zero : separates -> letter_sum phi a b 0 <-> a =1 b.
Proof.
case=> k [gap sep]; have [pos _ zero] := sep.
have gap_ge0 z (_ : true) : 0 <= gap (a z) (b z) by case: (pos (a z) (b z)).
split=> [/(separates_gap sep) le0 z|ab].
  have gap0 : \sum_z gap (a z) (b z) = 0 by apply: le_anti; rewrite le0 sumr_ge0.
  by case: (pos (a z) (b z)) => // _; apply; apply: (psumr_eq0P gap_ge0 gap0).
exists (fun _ => 0) => [z|]; last by rewrite big1.
by rewrite -ab; apply: zero.
Qed.

End Separation.

Lemma separates_reverse (F : realFieldType) (phi : letter F) : separates phi -> separates (reverse phi).
Proof.
case=> k [gap [pos bound zero]]; exists (- k), (fun a b => gap b a); split=> // [a b a0 b0|a b t a0 b0].
  by case: (pos b a) => // ? eq0; split=> // /eq0.
by move=> /(bound _ _ _ b0 a0); rewrite mulNr -mulrN opprB.
Qed.

Section Letters.
Variable F : realFieldType.
Add Field positivity_field : (rigid_laws F).

Let two_gt0 : 0 < 2%:R :> F. Proof. by rewrite ltr0n. Qed.

Lemma chi_squared_separates : separates (@chi_squared F).
Proof.
exists 0, (fun a b => if a == 0 then b else (b - a) ^+ 2 / a); split=> [a b|a b t a_ge0|a _].
- rewrite le_eqVlt => /predU1P[<- b_ge0|a_gt0 b_ge0]; first by rewrite eqxx.
  rewrite gt_eqF //; split=> [|/eqP]; first by rewrite divr_ge0 ?sqr_ge0 // ltW.
  by rewrite mulf_eq0 invr_eq0 [a == 0]gt_eqF // orbF sqrf_eq0 subr_eq0 => /eqP.
- move=> _ chi_t; rewrite mul0r add0r; have [a0|_] := eqVneq a 0; last by case: chi_t.
  by rewrite a0 in chi_t; rewrite (chi_squared_none chi_t) (chi_squared_ge0 (lexx 0) chi_t).
- by split; rewrite /= ?implybb // subrr expr0n mul0r.
Qed.

Variable ln : F -> F.
Hypothesis log : is_log ln.

(** The logarithm is below its tangent at 1 by a square, by way of the mean of 1 and x. *)
Lemma ln_strict (x : F) : 0 < x -> ln x <= x - 1 - (1 - x) ^+ 2 / ((1 + x) * 2%:R).
Proof.
move=> x_gt0; have sum_gt0 : 0 < 1 + x by rewrite addr_gt0 ?ltr01.
pose y := (1 + x) / 2%:R; have y_gt0 : 0 < y by rewrite divr_gt0.
have <- : ln (x / y * y) = ln x by rewrite divfK ?gt_eqF.
rewrite ln_mul ?divr_gt0 //; apply: le_trans (ler_add (ln_le log _) (ln_le log _)) _ => //.
  by rewrite divr_gt0.
rewrite le_eqVlt; apply/orP; left; apply/eqP; rewrite /y.
by rigid; field; nonzero.
Qed.

(** A letter of the triangular discrimination, halved. *)
Definition triangular (a b : F) : F := (a - b) ^+ 2 / ((a + b) * 2%:R).

Lemma triangular_ge0 a b : 0 <= a -> 0 <= b -> 0 <= triangular a b.
Proof.
move=> a_ge0 b_ge0; apply: divr_ge0; first exact: sqr_ge0.
by apply: mulr_ge0; [exact: addr_ge0 | exact: ler0n].
Qed.

Lemma triangular_eq0 a b : 0 <= a -> 0 <= b -> triangular a b = 0 -> a = b.
Proof.
move=> a_ge0 b_ge0 /eqP; rewrite mulf_eq0 sqrf_eq0 invr_eq0 mulf_eq0 pnatr_eq0 orbF.
case/orP=> [|/eqP]; first by rewrite subr_eq0 => /eqP.
by move/eqP; rewrite paddr_eq0 // => /andP[/eqP-> /eqP->].
Qed.

Lemma kullback_leibler_above a b t : 0 <= a -> 0 <= b ->
  kullback_leibler ln a b t -> (a - b) + triangular a b <= t.
Proof.
rewrite le_eqVlt => /predU1P[<- b_ge0 /kl_zero|a_gt0 b_ge0 kl_t].
  apply: le_trans; rewrite /triangular !sub0r sqrrN add0r addrC subr_le0.
  have [->|b_neq0] := eqVneq b 0; first by rewrite expr0n mul0r.
  have b_gt0 : 0 < b by rewrite lt_neqAle eq_sym b_neq0.
  rewrite ler_pdivr_mulr ?mulr_gt0 // mulrA mulr_natr mulr2n expr2 ler_addl.
  by rewrite mulr_ge0.
have b_gt0 := kl_pos a_gt0 b_ge0 kl_t.
case: kl_t => _; apply: le_trans.
have -> : ln (a / b) = - ln (b / a) by rewrite -(ln_inv log) ?divr_gt0 // invf_div.
rewrite mulrN ler_oppr mulrC -ler_pdivl_mulr //.
apply: le_trans (ln_strict (divr_gt0 b_gt0 a_gt0)) _.
have sum_gt0 : 0 < a + b by rewrite addr_gt0.
apply: le_of_eq; rewrite /triangular.
have -> : 1 + b / a = (a + b) / a by rewrite mulrDl divff ?gt_eqF.
by rigid; field; nonzero.
Qed.

Lemma kullback_leibler_separates : separates (kullback_leibler ln).
Proof.
exists 1, triangular; split=> [a b a_ge0 b_ge0|a b t a_ge0 b_ge0|a a_ge0].
- by split; [exact: triangular_ge0 | exact: triangular_eq0].
- by rewrite mul1r; apply: kullback_leibler_above.
- split; rewrite /= ?implybb //; have [->|a_neq0] := eqVneq a 0; first by rewrite mul0r.
  by rewrite divff // (ln1 log) mulr0.
Qed.

(** Half of a letter is above its tangent at the mean, by the same term. *)
Lemma jensen_shannon_half a m : 0 <= a -> 0 <= m -> (m = 0 -> a = 0) ->
  (a - m) + triangular a m <= a * ln (a / m).
Proof.
move=> a_ge0 m_ge0 m0; apply: kullback_leibler_above => //; split=> //=.
by apply/implyP; apply: contra_neq => /m0.
Qed.

Lemma jensen_shannon_separates : separates (jensen_shannon ln).
Proof.
exists 0, (fun a b => (triangular a ((a + b) / 2%:R) + triangular b ((a + b) / 2%:R)) / 2%:R).
have mean_ge0 (a b : F) : 0 <= a -> 0 <= b -> 0 <= (a + b) / 2%:R.
  by move=> a_ge0 b_ge0; apply: divr_ge0; [exact: addr_ge0 | exact: (ltW two_gt0)].
split=> [a b a_ge0 b_ge0|a b t a_ge0 b_ge0 [_]|a a_ge0].
- have m_ge0 := mean_ge0 a b a_ge0 b_ge0.
  have [ta_ge0 tb_ge0] := (triangular_ge0 a_ge0 m_ge0, triangular_ge0 b_ge0 m_ge0).
  split=> [|/eqP]; first by apply: divr_ge0; [exact: addr_ge0 | exact: (ltW two_gt0)].
  rewrite mulf_eq0 invr_eq0 pnatr_eq0 orbF paddr_eq0 // => /andP[/eqP ta0 /eqP tb0].
  by rewrite (triangular_eq0 a_ge0 m_ge0 ta0) -(triangular_eq0 b_ge0 m_ge0 tb0).
- have ratioE (x : F) : 2%:R * x / (a + b) = x / ((a + b) / 2%:R) by rewrite invf_div mulrCA mulrA.
  rewrite mul0r add0r !ratioE; set m := (a + b) / 2%:R.
  have m0 : m = 0 -> a = 0 /\ b = 0.
    move/eqP; rewrite mulf_eq0 invr_eq0 pnatr_eq0 orbF paddr_eq0 //.
    by case/andP=> /eqP-> /eqP->.
  apply: le_trans; rewrite ler_pmul2r ?invr_gt0 //.
  have m_ge0 := mean_ge0 a b a_ge0 b_ge0.
  have := ler_add (jensen_shannon_half a_ge0 m_ge0 (fun e => (m0 e).1))
    (jensen_shannon_half b_ge0 m_ge0 (fun e => (m0 e).2)).
  rewrite addrACA [X in X + _ <= _ -> _](_ : _ = 0) ?add0r //.
  by rewrite /m; rigid; field; nonzero.
- split=> //; have [->|a_neq0] := eqVneq a 0; first by rewrite !mul0r addr0 mul0r.
  have -> : 2%:R * a / (a + a) = 1 by rewrite -[a + a]mulr2n -[a *+ 2]mulr_natl divff // mulf_neq0 ?pnatr_eq0.
  by rewrite (ln1 log) mulr0 addr0 mul0r.
Qed.

(** By (s - r) (s + r) >= (a - b)^2 / 4 for the mean [s] of a and b, and r <= s. *)
Lemma squared_hellinger_above a b t : 0 <= a -> 0 <= b ->
  squared_hellinger a b t -> triangular a b / 2%:R <= t.
Proof.
move=> a_ge0 b_ge0 [r [r_ge0 r_le]]; apply: le_trans; set s := (a + b) / 2%:R.
have s_ge0 : 0 <= s by apply: divr_ge0; [exact: addr_ge0 | exact: (ltW two_gt0)].
have sE : a + b = s * 2%:R by rewrite divfK ?gt_eqF.
have gapE : (a - b) ^+ 2 = 4%:R * (s ^+ 2 - a * b) by rewrite /s; rigid; field; nonzero.
have r_le_s : r <= s.
  rewrite -(@ler_pexpn2r _ 2) ?nnegrE //; apply: le_trans r_le _.
  by rewrite -subr_ge0 -(pmulr_rge0 _ (_ : 0 < 4%:R)) ?ltr0n // -gapE sqr_ge0.
have [s0|s_neq0] := eqVneq s 0.
  by rewrite /triangular sE s0 !mul0r invr0 mulr0 mul0r subr_ge0 -s0.
have s_gt0 : 0 < s by rewrite lt_neqAle eq_sym s_neq0.
have den_gt0 : 0 < s * 2%:R * 2%:R by do 2?apply: (mulr_gt0 _ two_gt0).
rewrite /triangular sE ler_pdivr_mulr // ler_pdivr_mulr // gapE.
apply: le_trans (_ : 4%:R * (s ^+ 2 - r ^+ 2) <= _); first by rewrite ler_wpmul2l ?ler0n // ler_add2l ler_opp2.
have -> : (s - r) * 2%:R * (s * 2%:R * 2%:R) = 4%:R * ((s - r) * (s + s)) by rigid; ring.
by rewrite subr_sqr ler_wpmul2l ?ler0n // ler_wpmul2l ?subr_ge0 // ler_add2l.
Qed.

Lemma squared_hellinger_separates : separates (@squared_hellinger F).
Proof.
exists 0, (fun a b => triangular a b / 2%:R); split=> [a b a_ge0 b_ge0|a b t a_ge0 b_ge0|a a_ge0].
- split=> [|/eqP]; first by rewrite divr_ge0 ?triangular_ge0 // (ltW two_gt0).
  by rewrite mulf_eq0 invr_eq0 pnatr_eq0 orbF => /eqP; apply: triangular_eq0.
- by rewrite mul0r add0r; apply: squared_hellinger_above.
- exists a; first by rewrite expr2.
  by rewrite -mulr2n -[a *+ 2]mulr_natr mulfK ?gt_eqF // subrr.
Qed.

End Letters.

(** Where the restored letters are source letters. *)
Section Vanishing.
Variables (F : realFieldType) (H : finType) (p : H -> F).
Hypothesis p_pmf : is_pmf p.

(** d(p, .) is nowhere negative, and zero at [p] alone. *)
Definition zero_at_alone (E : {ffun H -> F} -> F -> Prop) : Prop :=
  forall q : {ffun H -> F}, is_pmf q -> (forall t, E q t -> 0 <= t) /\ (E q 0 <-> q =1 p).

Theorem letters_zero_at_alone (phi : letter F) :
  separates phi -> zero_at_alone (f_sum phi p id id).
Proof.
move=> sep q q_pmf; have massE (r : H -> F) : mass id r =1 r by move=> h; rewrite /mass big_pred1_eq.
have same_sum : \sum_z mass id p z = \sum_z mass id q z.
  by under eq_bigr do rewrite massE; under [RHS]eq_bigr do rewrite massE; case: p_pmf q_pmf => _ -> [_ ->].
have zero := separates_zero (mass_pmf _ p_pmf) (mass_pmf _ q_pmf) same_sum sep.
split=> [t le_t|]; first exact: (separates_ge0 (mass_pmf _ p_pmf) (mass_pmf _ q_pmf) same_sum sep le_t).
split=> [/zero pq h|qp]; first by rewrite -(massE p) -(massE q) pq.
by apply/zero => h; rewrite !massE qp.
Qed.

End Vanishing.

(** The six that have names. *)
Section Named.
Variables (F : realFieldType) (ln : F -> F) (H : finType) (p : H -> F).
Hypothesis log : is_log ln.
Hypothesis p_pmf : is_pmf p.

Theorem smooth_zero_at_alone :
  [/\ zero_at_alone p (f_sum (kullback_leibler ln) p id id),
      zero_at_alone p (f_sum (reverse (kullback_leibler ln)) p id id),
      zero_at_alone p (f_sum (jensen_shannon ln) p id id) &
      [/\ zero_at_alone p (f_sum (@chi_squared F) p id id),
          zero_at_alone p (f_sum (reverse (@chi_squared F)) p id id) &
          zero_at_alone p (f_sum (@squared_hellinger F) p id id)]].
Proof.
split; [| | |split]; apply: letters_zero_at_alone => //.
- exact: kullback_leibler_separates.
- by apply: separates_reverse; apply: kullback_leibler_separates.
- exact: jensen_shannon_separates.
- exact: chi_squared_separates.
- by apply: separates_reverse; apply: chi_squared_separates.
- exact: squared_hellinger_separates.
Qed.

End Named.

(** All three are least at once exactly when the letters that are best in both
    other respects can restore p_X: for smooth divergences, on the source letters. *)
Section AllThree.
Variables (F : realFieldType) (K Y H : finType) (I : problem F K H Y H).
Variable phi : letter F.
Hypothesis wf : well_formed I.

Theorem all_three_smooth : separates phi ->
  (exists Q, all_three I (f_sum phi (pX I) id id) Q) <->
  (exists Q, [/\ is_kernel Q, supported I Q & push I Q =1 pX I]).
Proof.
move=> sep; pose E := f_sum phi (pX I) id id.
pose E' (q : {ffun H -> F}) t := is_pmf q /\ E q t.
have zero := letters_zero_at_alone (pX_pmf wf) sep.
have van : vanishes_at E' (pX I).
  split=> [q t t' tt' [q_pmf le_t]|q t [q_pmf]|q q_pmf].
  - by split=> //; apply: f_sum_up le_t.
  - by case: (zero q q_pmf) => ge0 _; apply: ge0.
  - by case: (zero q q_pmf) => _ zeroP; split=> [[_ /zeroP]|/zeroP].
have same Q : all_three I E Q <-> all_three I E' Q.
  split=> -[kQ least_d least_e least]; split=> // R t kR.
    by case=> _ /(least R t kR); split=> //; apply: push_pmf.
  by move=> le_t; case: (least R t kR) => //; split=> //; apply: push_pmf.
rewrite -(all_three_iff wf (pX_pmf wf) van).
by split=> -[Q allQ]; exists Q; apply/same.
Qed.

End AllThree.
