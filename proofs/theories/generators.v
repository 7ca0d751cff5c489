(** f-divergences in general: any convex generator, infinite values included, and
    letters of mass zero on either side.

    A generator is a function [f] of the ratio q / p >= 0 with values up to +oo, and
    its slope [slope] at infinity, which a letter of mass zero under p costs per
    mass under q. [f_letter_conic]: such a divergence is conic, so that Theorem 1
    ([theorem1_f_divergence_extended]) and data processing hold. The other lemmas give the
    generators of the divergences that have names. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences theorem1 identities logarithm.
From ExactCdp.theories Require Import smooth f_divergences theorem1_smooth letters.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Generator.
Variables (F : realFieldType) (f : F -> option F) (slope : option F).

(** "v <= t", where [None] is +oo. *)
Definition at_most (v : option F) (t : F) : Prop := if v is Some c then c <= t else False.

(** What a letter of mass [a] under p and [b] under q adds. *)
Definition f_value (a b : F) : option F :=
  if a == 0 then if b == 0 then Some 0 else omap ( *%R b) slope else omap ( *%R a) (f (b / a)).

Definition f_letter : letter F := fun a b t => at_most (f_value a b) t.

(** [f] is convex on the nonnegative numbers. *)
Definition convex_extended : Prop :=
  forall u v l s t, 0 <= l <= 1 -> 0 <= u -> 0 <= v ->
    at_most (f u) s -> at_most (f v) t -> at_most (f (mix l u v)) (mix l s t).

(** No slope of [f] exceeds [slope]. *)
Definition recession_slope : Prop :=
  forall u v s r, 0 <= u -> 0 <= v ->
    at_most (f u) s -> at_most slope r -> at_most (f (u + v)) (s + v * r).

Lemma at_most_le v t t' : t <= t' -> at_most v t -> at_most v t'.
Proof. by case: v => [c|] //= tt' ct; apply: le_trans tt'. Qed.

Lemma at_most_scale k (v : option F) t : 0 < k -> at_most (omap ( *%R k) v) t <-> at_most v (t / k).
Proof. by move=> k_gt0; case: v => //= c; rewrite ler_pdivl_mulr // mulrC. Qed.

Lemma f_letter_pos a b t : 0 < a -> f_letter a b t <-> at_most (f (b / a)) (t / a).
Proof. by move=> a_gt0; rewrite /f_letter /f_value gt_eqF //; apply: at_most_scale. Qed.

Lemma f_letter_zero b t : 0 < b -> f_letter 0 b t <-> at_most slope (t / b).
Proof. by move=> b_gt0; rewrite /f_letter /f_value eqxx gt_eqF //; apply: at_most_scale. Qed.

Lemma f_letter00 t : f_letter 0 0 t <-> 0 <= t.
Proof. by rewrite /f_letter /f_value !eqxx. Qed.

Hypothesis f_convex : convex_extended.
Hypothesis f_slope : recession_slope.
Add Field generator_field : (rigid_laws F).

Lemma f_letter_add_pos a b a' b' t t' : 0 < a -> 0 < a' -> 0 <= b -> 0 <= b' ->
  f_letter a b t -> f_letter a' b' t' ->
  f_letter (a + a') (b + b') (t + t').
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
  f_letter a b t -> f_letter 0 b' t' -> f_letter a (b + b') (t + t').
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
  f_letter 0 b t -> f_letter 0 b' t' -> f_letter 0 (b + b') (t + t').
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
Definition f_divergence_extended (X H Z : finType) (p : X -> F) (inX : X -> Z) (inH : H -> Z) :=
  f_sum f_letter p inX inH.

Theorem theorem1_f_divergence_extended (K X Y H Z : finType) (I : problem F K X Y H)
    (inX : X -> Z) (inH : H -> Z) :
  well_formed I ->
  nonincreasing I (f_divergence_extended (pX I) inX inH)
  /\ jointly_convex I (f_divergence_extended (pX I) inX inH).
Proof.
by move=> wf; apply: theorem1_f_sum => //; apply: conic_convex; apply: f_letter_conic.
Qed.

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
  f_divergence f p q t <-> f_divergence_extended (fun u => Some (f u)) None p id id q t.
Proof.
move=> p_gt0; have valE h s : f_letter (fun u => Some (f u)) None (mass id p h) (mass id q h) s
    <-> p h * f (q h / p h) <= s.
  by rewrite /mass !big_pred1_eq /f_letter /f_value gt_eqF.
split=> [le_t|[s le_s le_t]].
  by exists (fun h => p h * f (q h / p h)) => // h; apply/valE.
by apply: le_trans le_t; apply: ler_sum => h _; apply/valE.
Qed.

(** The generators of the divergences that have names: value at a ratio, slope at infinity. *)
Lemma f_letter_valued (F : realFieldType) f slope finite (value : F -> F -> F) a b t :
  f_value f slope a b = (if finite a b then Some (value a b) else None) ->
  f_letter f slope a b t <-> valued finite value a b t.
Proof.
move=> valE; rewrite /f_letter /valued valE; case: (finite a b) => /=; last by split=> [|[]].
by split=> [|[]].
Qed.

Section Logarithms.
Variables (F : realFieldType) (ln : F -> F).
Hypothesis log : is_log ln.
Implicit Types a b u t : F.
Add Field logarithmic_field : (rigid_laws F).

Lemma kullback_leibler_generator a b t : 0 <= a -> 0 <= b ->
  f_letter (fun u => if u == 0 then None else Some (- ln u)) (Some 0) a b t
    <-> kullback_leibler ln a b t.
Proof.
move=> a_ge0 b_ge0; apply: f_letter_valued; move: a_ge0 b_ge0.
rewrite /f_value le_eqVlt => /predU1P[<-|a_gt0].
  by rewrite eqxx /= mulr0 mul0r; case: (b == 0).
rewrite le_eqVlt => /predU1P[<-|b_gt0]; first by rewrite gt_eqF // mul0r !eqxx.
rewrite !gt_eqF ?divr_gt0 //=; congr (Some (_ * _)).
by rewrite -(ln_inv log) ?divr_gt0 // invf_div.
Qed.

Lemma reverse_kullback_leibler_generator a b t : 0 <= a -> 0 <= b ->
  f_letter (fun u => Some (u * ln u)) None a b t <-> reverse (kullback_leibler ln) a b t.
Proof.
move=> a_ge0 b_ge0; apply: (@f_letter_valued _ _ _ (fun a b => (b != 0) ==> (a != 0))
  (fun a b => b * ln (b / a))); move: a_ge0 b_ge0.
rewrite /f_value le_eqVlt => /predU1P[<-|a_gt0].
  by rewrite eqxx; have [->|] := eqVneq b 0; rewrite ?mul0r.
rewrite le_eqVlt => /predU1P[<-|b_gt0]; first by rewrite gt_eqF // eqxx /= !mul0r mulr0.
by rewrite !gt_eqF //= mulrA [a * _]mulrC divfK ?gt_eqF.
Qed.

(** Half of ln(2 / (1 + u)) + u.ln(2 u / (1 + u)). *)
Lemma jensen_shannon_generator a b t : 0 <= a -> 0 <= b ->
  f_letter (fun u => Some ((ln (2%:R / (1 + u)) + u * ln (2%:R * u / (1 + u))) / 2%:R))
    (Some (ln 2%:R / 2%:R)) a b t <-> jensen_shannon ln a b t.
Proof.
move=> a_ge0 b_ge0; apply: f_letter_valued; move: a_ge0 b_ge0.
rewrite /f_value le_eqVlt => /predU1P[<- b_ge0|a_gt0 b_ge0].
  rewrite eqxx !add0r mul0r add0r js_value0; have [->|_] := eqVneq b 0; first by rewrite !mul0r.
  by rewrite /= mulrA.
have s_gt0 : 0 < a + b by rewrite ltr_paddr.
rewrite gt_eqF //=; congr Some.
have -> : 2%:R / (1 + b / a) = 2%:R * a / (a + b).
  by rewrite -[1](divff (lt0r_neq0 a_gt0)) -mulrDl invf_div mulrA.
have -> : 2%:R * (b / a) / (1 + b / a) = 2%:R * b / (a + b).
  by rewrite -[1](divff (lt0r_neq0 a_gt0)) -mulrDl; rigid; field; nonzero.
by move: (ln _) (ln _) => c d; rigid; field; nonzero.
Qed.

End Logarithms.

Section Powers.
Variable F : realFieldType.
Implicit Types a b t : F.
Add Field powers_field : (rigid_laws F).

Lemma chi_squared_generator a b t : 0 <= a -> 0 <= b ->
  f_letter (fun u => Some ((u - 1) ^+ 2)) None a b t <-> chi_squared a b t.
Proof.
move=> a_ge0 b_ge0; apply: f_letter_valued; move: a_ge0 b_ge0.
rewrite /f_value le_eqVlt => /predU1P[<- _|a_gt0 _].
  by rewrite eqxx; have [->|] := eqVneq b 0; rewrite //= subrr expr0n mul0r.
by rewrite [a == 0]gt_eqF //= implybT; congr Some; rigid; field; nonzero.
Qed.

Lemma reverse_chi_squared_generator a b t : 0 <= a -> 0 <= b ->
  f_letter (fun u => if u == 0 then None else Some ((1 - u) ^+ 2 / u)) (Some 1) a b t
    <-> reverse (@chi_squared F) a b t.
Proof.
move=> a_ge0 b_ge0; apply: (@f_letter_valued _ _ _ (fun a b => (a != 0) ==> (b != 0))
  (fun a b => (a - b) ^+ 2 / b)); move: a_ge0 b_ge0.
rewrite /f_value le_eqVlt => /predU1P[<-|a_gt0].
  rewrite eqxx le_eqVlt => /predU1P[<-|b_gt0]; first by rewrite eqxx subrr expr0n mul0r.
  by rewrite gt_eqF //=; congr Some; rigid; field; nonzero.
rewrite [a == 0]gt_eqF // le_eqVlt => /predU1P[<-|b_gt0]; first by rewrite mul0r !eqxx.
by rewrite !gt_eqF ?divr_gt0 //=; congr Some; rigid; field; nonzero.
Qed.

End Powers.

(** Half of (sqrt u - 1)^2. *)
Lemma squared_hellinger_generator (F : rcfType) (a b t : F) : 0 <= a -> 0 <= b ->
  f_letter (fun u => Some ((Num.sqrt u - 1) ^+ 2 / 2%:R)) (Some (1 / 2%:R)) a b t
    <-> squared_hellinger a b t.
Proof.
move=> a_ge0 b_ge0; suff valE : f_value (fun u => Some ((Num.sqrt u - 1) ^+ 2 / 2%:R)) (Some (1 / 2%:R)) a b
    = Some ((Num.sqrt a - Num.sqrt b) ^+ 2 / 2%:R).
  by rewrite /f_letter valE; split=> [|/hellinger_rcf]; [move/hellinger_rcf; apply | apply].
move: a_ge0 b_ge0; rewrite /f_value le_eqVlt => /predU1P[<-|a_gt0] b_ge0.
  rewrite eqxx sqrtr0 sub0r sqrrN sqr_sqrtr //; have [->|_] := eqVneq b 0; first by rewrite mul0r.
  by rewrite /= mulrA mulr1.
rewrite gt_eqF //=; congr Some; rewrite mulrA; congr (_ / _).
rewrite -{1}[a]sqr_sqrtr ?(ltW a_gt0) // -exprMn mulrBr mulr1 -sqrtrM ?(ltW a_gt0) //.
by rewrite mulrC divfK ?gt_eqF // -sqrrN opprB.
Qed.
