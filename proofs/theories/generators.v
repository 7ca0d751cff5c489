(** f-divergences in general: any convex generator, infinite values included, and
    letters of mass zero on either side.

    A generator is a function [f] of the ratio q / p >= 0 with values up to +oo, and
    its slope [slope] at infinity, which a letter of mass zero under p costs per
    mass under q. [f_letter_conic]: such a divergence is conic, so that Theorem 1
    ([theorem1_f_divergence]) and data processing hold. The other lemmas give the
    generators of the divergences that have names. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences theorem1 identities logarithm.
From ExactCdp.theories Require Import suprema letters entropies squares.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Generator.
Variables (F : realFieldType) (f : F -> option F) (slope : option F).

(** What a letter of mass [a] under p and [b] under q adds. *)
Definition f_letter (a b : F) : option F :=
  if a == 0 then if b == 0 then Some 0 else omap ( *%R b) slope else omap ( *%R a) (f (b / a)).

(** [f] is convex on the nonnegative numbers. *)
Definition convex_extended : Prop :=
  forall u v l s t, 0 <= l <= 1 -> 0 <= u -> 0 <= v ->
    at_most (f u) s -> at_most (f v) t -> at_most (f (mix l u v)) (mix l s t).

(** No slope of [f] exceeds [slope]. *)
Definition recession_slope : Prop :=
  forall u v s r, 0 <= u -> 0 <= v ->
    at_most (f u) s -> at_most slope r -> at_most (f (u + v)) (s + v * r).

Lemma at_most_scale k (v : option F) t : 0 < k -> at_most (omap ( *%R k) v) t <-> at_most v (t / k).
Proof. by move=> k_gt0; case: v => //= c; rewrite ler_pdivl_mulr // mulrC. Qed.

Lemma f_letter_pos a b t : 0 < a -> at_most (f_letter a b) t <-> at_most (f (b / a)) (t / a).
Proof. by move=> a_gt0; rewrite /f_letter gt_eqF //; apply: at_most_scale. Qed.

Lemma f_letter_zero b t : 0 < b -> at_most (f_letter 0 b) t <-> at_most slope (t / b).
Proof. by move=> b_gt0; rewrite /f_letter eqxx gt_eqF //; apply: at_most_scale. Qed.

Lemma f_letter00 t : at_most (f_letter 0 0) t <-> 0 <= t.
Proof. by rewrite /f_letter !eqxx. Qed.

Hypothesis f_convex : convex_extended.
Hypothesis f_slope : recession_slope.
Add Field generator_field : (rigid_laws F).

Lemma f_letter_add_pos a b a' b' t t' : 0 < a -> 0 < a' -> 0 <= b -> 0 <= b' ->
  at_most (f_letter a b) t -> at_most (f_letter a' b') t' ->
  at_most (f_letter (a + a') (b + b')) (t + t').
Proof.
move=> a_gt0 a'_gt0 b_ge0 b'_ge0 /(f_letter_pos _ _ a_gt0) le_t /(f_letter_pos _ _ a'_gt0) le_t'.
have sum_gt0 : 0 < a + a' by apply: addr_gt0.
apply/f_letter_pos => //.
have l01 : 0 <= a / (a + a') <= 1.
  by rewrite divr_ge0 ?(ltW a_gt0) ?(ltW sum_gt0) //= ler_pdivr_mulr // mul1r ler_addl ltW.
have := f_convex l01 (divr_ge0 b_ge0 (ltW a_gt0)) (divr_ge0 b'_ge0 (ltW a'_gt0)) le_t le_t'.
have mixE u v : mix (a / (a + a')) (u / a) (v / a') = (u + v) / (a + a').
  by rewrite /mix; rigid; field; nonzero.
by rewrite !mixE.
Qed.

Lemma f_letter_add_zero a b b' t t' : 0 < a -> 0 <= b -> 0 <= b' ->
  at_most (f_letter a b) t -> at_most (f_letter 0 b') t' -> at_most (f_letter a (b + b')) (t + t').
Proof.
move=> a_gt0 b_ge0; rewrite le_eqVlt => /predU1P[<-|b'_gt0] le_t.
  by rewrite addr0 => /f_letter00 t'_ge0; apply: at_most_le le_t; rewrite ler_addl.
move=> /(f_letter_zero _ b'_gt0) le_t'; move/(f_letter_pos _ _ a_gt0): le_t => le_t.
apply/f_letter_pos => //.
have := f_slope (divr_ge0 b_ge0 (ltW a_gt0)) (divr_ge0 (ltW b'_gt0) (ltW a_gt0)) le_t le_t'.
rewrite -mulrDl; have -> // : t / a + b' / a * (t' / b') = (t + t') / a.
by rigid; field; nonzero.
Qed.

Lemma f_letter_add0 b b' t t' : 0 <= b -> 0 <= b' ->
  at_most (f_letter 0 b) t -> at_most (f_letter 0 b') t' -> at_most (f_letter 0 (b + b')) (t + t').
Proof.
rewrite le_eqVlt => /predU1P[<- _ /f_letter00 t_ge0|b_gt0].
  by rewrite add0r; apply: at_most_le; rewrite ler_addr.
rewrite le_eqVlt => /predU1P[<- le_t /f_letter00 t'_ge0|b'_gt0].
  by rewrite addr0; apply: at_most_le le_t; rewrite ler_addl.
move=> /(f_letter_zero _ b_gt0) le_t /(f_letter_zero _ b'_gt0) le_t'.
apply/f_letter_zero; first exact: addr_gt0.
case: slope le_t le_t' => //= c; rewrite !ler_pdivl_mulr ?addr_gt0 // mulrDr; exact: ler_add.
Qed.

Theorem f_letter_conic : conic f_letter.
Proof.
split=> [|a b a' b' t t'|k a b t].
- by apply/f_letter00.
- rewrite le_eqVlt => /predU1P[<-|a_gt0] b_ge0; rewrite le_eqVlt => /predU1P[<-|a'_gt0] b'_ge0.
  + by rewrite addr0; apply: f_letter_add0.
  + by move=> le_t le_t'; rewrite add0r addrC [t + _]addrC; apply: f_letter_add_zero.
  + by rewrite addr0; apply: f_letter_add_zero.
  + exact: f_letter_add_pos.
- rewrite le_eqVlt => /predU1P[<- _ _ _|k_gt0]; first by rewrite !mul0r; apply/f_letter00.
  rewrite le_eqVlt => /predU1P[<-|a_gt0].
    rewrite mulr0 le_eqVlt => /predU1P[<-|b_gt0].
      by rewrite mulr0 => /f_letter00 t_ge0; apply/f_letter00; rewrite mulr_ge0 ?(ltW k_gt0).
    move=> /(f_letter_zero _ b_gt0) le_t; apply/f_letter_zero; first exact: mulr_gt0.
    by rewrite -mulf_div divff ?gt_eqF // mul1r.
  move=> b_ge0 /(f_letter_pos _ _ a_gt0) le_t; apply/f_letter_pos; first exact: mulr_gt0.
  by rewrite -!mulf_div divff ?gt_eqF // !mul1r.
Qed.

(** The f-divergence on the letters [Z]. *)
Definition f_divergence_extended (X H Z : finType) (inX : X -> Z) (inH : H -> Z) :=
  letter_divergence f_letter inX inH.

Theorem theorem1_f_divergence_extended (K X Y H Z : finType) (I : problem F K X Y H)
    (inX : X -> Z) (inH : H -> Z) :
  well_formed I ->
  nonincreasing I (f_divergence_extended inX inH (pX I))
  /\ jointly_convex I (f_divergence_extended inX inH (pX I)).
Proof. by move=> wf; apply: theorem1_letters => //; apply: f_letter_conic. Qed.

(** Behind a channel [T] two pmfs are no further apart. *)
Theorem f_divergence_data_processing (Z W : finType) (T : Z -> W -> F) (p q : Z -> F) t :
  is_kernel T -> is_pmf p -> is_pmf q ->
  letter_sum f_letter p q t -> letter_sum f_letter (through T p) (through T q) t.
Proof. by move=> kT [p_ge0 _] [q_ge0 _]; apply: data_processing => //; apply: f_letter_conic. Qed.

End Generator.

(** A finite generator is one: with p > 0 this is [f_divergence] of divergences.v. *)
Lemma convex_generator_extended (F : realFieldType) (f : F -> F) :
  convex_generator f -> convex_extended (fun u => Some (f u)).
Proof.
move=> f_convex u v l s t l01 u_ge0 v_ge0 /= le_s le_t.
exact: le_trans (f_convex _ _ _ l01 u_ge0 v_ge0) (mix_le l01 le_s le_t).
Qed.

Lemma f_divergence_letters (F : realFieldType) (H : finType) (f : F -> F) (p : H -> F)
    (q : {ffun H -> F}) t :
  (forall h, 0 < p h) ->
  f_divergence f p q t <-> f_divergence_extended (fun u => Some (f u)) None id id p q t.
Proof.
move=> p_gt0; have valE h : f_letter (fun u => Some (f u)) None (mass id p h) (mass id q h)
    = Some (p h * f (q h / p h)).
  by rewrite /mass !big_pred1_eq /f_letter gt_eqF.
rewrite /f_divergence /f_divergence_extended /letter_divergence /letter_sum.
have -> : \sum_z odflt 0 (f_letter (fun u => Some (f u)) None (mass id p z) (mass id q z))
    = \sum_h p h * f (q h / p h) by apply: eq_bigr => h _; rewrite valE.
by split=> [|[]] //; split=> // h; rewrite valE.
Qed.

(** The generators of the divergences that have names: value at a ratio, slope at infinity. *)
Section Logarithms.
Variables (F : realFieldType) (ln : F -> F).
Hypothesis log : is_log ln.
Implicit Types a b u : F.
Add Field logarithmic_field : (rigid_laws F).

Lemma kullback_leibler_generator a b : 0 <= a -> 0 <= b ->
  f_letter (fun u => if u == 0 then None else Some (- ln u)) (Some 0) a b
    = kullback_leibler_letter ln a b.
Proof.
rewrite /f_letter /kullback_leibler_letter le_eqVlt => /predU1P[<-|a_gt0].
  by rewrite eqxx /= mulr0; case: (b == 0).
rewrite le_eqVlt => /predU1P[<-|b_gt0]; first by rewrite mul0r !eqxx.
rewrite !gt_eqF ?divr_gt0 //=; congr (Some (_ * _)).
by rewrite -ln_inv ?divr_gt0 // invf_div.
Qed.

Lemma reverse_kullback_leibler_generator a b : 0 <= a -> 0 <= b ->
  f_letter (fun u => Some (u * ln u)) None a b = swap (kullback_leibler_letter ln) a b.
Proof.
rewrite /f_letter /swap /kullback_leibler_letter le_eqVlt => /predU1P[<-|a_gt0].
  by rewrite eqxx; case: (b == 0).
rewrite le_eqVlt => /predU1P[<-|b_gt0]; first by rewrite gt_eqF // mul0r eqxx /= mul0r mulr0.
by rewrite !gt_eqF //= mulrA [a * _]mulrC divfK ?gt_eqF.
Qed.

Lemma ratio_mean a b c : 0 < a -> 0 < a + b -> c / ((a + b) / 2%:R) = c / a * (2%:R / (1 + b / a)).
Proof.
move=> a_gt0 sum_gt0; have -> : 1 + b / a = (a + b) / a by rewrite mulrDl divff ?gt_eqF.
by rewrite !invf_div [2%:R * _]mulrC -!mulrA; congr (_ * _); rewrite mulKf ?gt_eqF // mulrC.
Qed.

(** Half of ln(2 / (1 + u)) + u.ln(2 u / (1 + u)). *)
Lemma jensen_shannon_generator a b : 0 <= a -> 0 <= b ->
  f_letter (fun u => Some ((ln (2%:R / (1 + u)) + u * ln (2%:R * u / (1 + u))) / 2%:R))
    (Some (ln 2%:R / 2%:R)) a b = jensen_shannon_letter ln a b.
Proof.
rewrite /f_letter /jensen_shannon_letter /relative_log le_eqVlt => /predU1P[<-|a_gt0].
  rewrite eqxx !add0r => b_ge0; have [_|b_neq0] := eqVneq b 0; first by rewrite mul0r.
  by rewrite /= mulrA; congr (Some (_ * ln _ / _)); rewrite invf_div mulrCA mulfV ?mulr1.
rewrite gt_eqF // => b_ge0 /=; congr Some; rewrite mulrA mulrDr; congr ((_ + _) / _).
  by congr (_ * ln _); rewrite ratio_mean ?ltr_paddr // divff ?gt_eqF // mul1r.
rewrite mulrA [a * _]mulrC divfK ?(gt_eqF a_gt0) //; have [->|b_neq0] := eqVneq b 0; first by rewrite !mul0r.
by congr (_ * ln _); rewrite ratio_mean ?ltr_paddr // [RHS]mulrA [2%:R * _]mulrC.
Qed.

End Logarithms.

Section Powers.
Variable F : realFieldType.
Implicit Types a b : F.
Add Field powers_field : (rigid_laws F).

Lemma chi_squared_generator_extended a b : 0 <= a -> 0 <= b ->
  f_letter (fun u => Some ((u - 1) ^+ 2)) None a b = chi_squared_letter a b.
Proof.
rewrite /f_letter /chi_squared_letter le_eqVlt => /predU1P[<- _|a_gt0 _].
  by rewrite eqxx; case: (b == 0).
by rewrite gt_eqF //=; congr Some; rigid; field; nonzero.
Qed.

Lemma reverse_chi_squared_generator a b : 0 <= a -> 0 <= b ->
  f_letter (fun u => if u == 0 then None else Some ((1 - u) ^+ 2 / u)) (Some 1) a b
    = swap (@chi_squared_letter F) a b.
Proof.
rewrite /f_letter /swap /chi_squared_letter le_eqVlt => /predU1P[<-|a_gt0].
  rewrite eqxx le_eqVlt => /predU1P[<-|b_gt0]; first by rewrite !eqxx.
  by rewrite gt_eqF //=; congr Some; rigid; field; nonzero.
rewrite [a == 0]gt_eqF // le_eqVlt => /predU1P[<-|b_gt0]; first by rewrite mul0r !eqxx.
rewrite !gt_eqF ?divr_gt0 //=; congr Some; rigid; field; nonzero.
Qed.

End Powers.

(** Half of (sqrt u - 1)^2. *)
Lemma squared_hellinger_generator (F : rcfType) (a b : F) : 0 <= a -> 0 <= b ->
  f_letter (fun u => Some ((Num.sqrt u - 1) ^+ 2 / 2%:R)) (Some (1 / 2%:R)) a b
    = squared_hellinger_letter a b.
Proof.
rewrite /f_letter /squared_hellinger_letter le_eqVlt => /predU1P[<-|a_gt0] b_ge0.
  rewrite eqxx sqrtr0 sub0r sqrrN sqr_sqrtr //; have [->|_] := eqVneq b 0; first by rewrite mul0r.
  by rewrite /= mulrA mulr1.
rewrite gt_eqF //=; congr Some; rewrite mulrA; congr (_ / _).
rewrite -{1}[a]sqr_sqrtr ?(ltW a_gt0) // -exprMn mulrBr mulr1 -sqrtrM ?(ltW a_gt0) //.
by rewrite mulrC divfK ?gt_eqF // -sqrrN opprB.
Qed.
