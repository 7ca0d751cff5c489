(** Degradations of a channel, and invertible channels, where nothing is traded.

    Notions
    - [compose W T], [degradation W V]: V is W followed by some channel;
    - [with_channel I V]: the problem behind another channel.

    Main statements
    - [degradation_refl], [degradation_trans]: an order;
    - [imitation], [degraded_lower], [degraded_never_better], [degraded_infeasible],
      [degraded_bayes_risk]: a degraded channel lowers neither C nor the Bayes risk;
    - [invertible_no_tradeoff], [invertible_constant], [invertible_all_minimal]. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence theorem2.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Degraded.
Variable F : realFieldType.

(** First the kernel [W], then the kernel [T]. *)
Definition compose (A B C : finType) (W : A -> B -> F) (T : B -> C -> F) (a : A) (c : C) : F :=
  \sum_b W a b * T b c.

(** [V] is a degradation of [W]. *)
Definition degradation (A B C : finType) (W : A -> B -> F) (V : A -> C -> F) : Prop :=
  exists2 T : B -> C -> F, is_kernel T & forall a c, V a c = compose W T a c.

Lemma compose_kernel (A B C : finType) (W : A -> B -> F) (T : B -> C -> F) :
  is_kernel W -> is_kernel T -> is_kernel (compose W T).
Proof.
move=> kW kT a; split=> [c|].
  by apply: sumr_ge0 => b _; rewrite mulr_ge0 //; [case: (kW a) | case: (kT b)].
rewrite exchange_big /= -[RHS](proj2 (kW a)); apply: eq_bigr => b _.
by rewrite -mulr_sumr (proj2 (kT b)) mulr1.
Qed.

Lemma composeA (A B C D : finType) (W : A -> B -> F) (T : B -> C -> F) (S : C -> D -> F) a d :
  compose (compose W T) S a d = compose W (compose T S) a d.
Proof.
rewrite /compose; under eq_bigr do rewrite mulr_suml.
rewrite exchange_big /=; apply: eq_bigr => b _.
by rewrite mulr_sumr; apply: eq_bigr => c _; rewrite mulrA.
Qed.

Lemma degradation_kernel (A B C : finType) (W : A -> B -> F) (V : A -> C -> F) :
  is_kernel W -> degradation W V -> is_kernel V.
Proof.
move=> kW [T kT V_eq] a; have [V_ge0 V_sum] := compose_kernel kW kT a.
by split=> [c|]; [rewrite V_eq | under eq_bigr do rewrite V_eq].
Qed.

(** Degradation is a preorder. *)
Theorem degradation_refl (A B : finType) (W : A -> B -> F) : degradation W W.
Proof.
exists (point F id) => [|a b]; first exact: point_kernel.
rewrite /compose /point (bigD1 b) //= eqxx mulr1 big1 ?addr0 // => b' /negbTE b'_b.
by rewrite eq_sym b'_b mulr0.
Qed.

Theorem degradation_trans (A B C D : finType) (W : A -> B -> F) (V : A -> C -> F) (U : A -> D -> F) :
  degradation W V -> degradation V U -> degradation W U.
Proof.
case=> [T kT V_eq] [S kS U_eq]; exists (compose T S) => [|a d]; first exact: compose_kernel.
by rewrite U_eq -composeA; apply: eq_bigr => c _; rewrite V_eq.
Qed.

End Degraded.

(** Distortion, error rate and restored pmf depend on channel and restorer
    through their composition alone. *)
Section Composition.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.

Lemma dist_compose Q :
  dist I Q = \sum_x \sum_h pX I x * Delta I x h * compose (chan I) Q x h.
Proof.
apply: eq_bigr => x _; rewrite exchange_big /=; apply: eq_bigr => h _.
by rewrite mulr_sumr; apply: eq_bigr => y _; rewrite [RHS]mulrACA -[LHS]mulrA [Q y h * _]mulrC.
Qed.

Lemma err_compose Q :
  err I Q = \sum_k \sum_x \sum_(h | label I h != k) joint I k x * compose (chan I) Q x h.
Proof.
apply: eq_bigr => k _; apply: eq_bigr => x _; rewrite exchange_big /=; apply: eq_bigr => h _.
by rewrite mulr_sumr; apply: eq_bigr => y _; rewrite mulrA.
Qed.

Lemma push_compose Q h : push I Q h = \sum_x pX I x * compose (chan I) Q x h.
Proof.
rewrite ffunE /pY; under eq_bigr do rewrite mulr_suml.
rewrite exchange_big /=; apply: eq_bigr => x _.
by rewrite mulr_sumr; apply: eq_bigr => y _; rewrite mulrA.
Qed.

End Composition.

Section Channels.
Variables (F : realFieldType) (K X Y Z H : finType).
Variable I : problem F K X Y H.

(** The same problem behind another channel. *)
Definition with_channel (V : X -> Z -> F) : problem F K X Z H :=
  Problem (joint I) V (label I) (Delta I).

Variable V : X -> Z -> F.
Let J := with_channel V.
Hypothesis deg : degradation (chan I) V.

Lemma with_channel_wf : well_formed I -> well_formed J.
Proof. by case=> a_ge0 a_sum kW; split=> //; apply: degradation_kernel deg. Qed.

(** Every restorer behind the degraded channel has one behind the better channel
    with the same distortion, error rate and restored pmf. *)
Theorem imitation Q :
  is_kernel Q -> exists R, [/\ is_kernel R, dist I R = dist J Q, err I R = err J Q & push I R = push J Q].
Proof.
move=> kQ; have [T kT V_eq] := deg; exists (compose T Q).
have same x h : compose (chan I) (compose T Q) x h = compose (chan J) Q x h.
  by rewrite -composeA; apply: eq_bigr => z _; rewrite /= V_eq.
split; first exact: compose_kernel.
- by rewrite !dist_compose; apply: eq_bigr => x _; apply: eq_bigr => h _; rewrite same.
- rewrite !err_compose; apply: eq_bigr => k _; apply: eq_bigr => x _.
  by apply: eq_bigr => h _; rewrite same.
by apply/ffunP => h; rewrite !push_compose; apply: eq_bigr => x _; rewrite same.
Qed.

Variable E : {ffun H -> F} -> F -> Prop.

Lemma imitation_feasible D P Q :
  feasible J E D P Q -> exists2 R, feasible I E D P R & err I R = err J Q.
Proof.
case=> kQ distQ percQ; have [R [kR distR errR pushR]] := imitation kQ.
exists R => //; split=> //; first by case: D distQ => //= t; rewrite distR.
by case: P percQ => //= t; rewrite pushR.
Qed.

(** What holds of every restorer behind the better channel holds behind the
    degraded one: no lower error rate, and nothing feasible that was not. *)
Theorem degraded_lower D P c : lower I E D P c -> lower J E D P c.
Proof. by move=> low Q /imitation_feasible[R feasR <-]; apply: low. Qed.

Theorem degraded_infeasible D P : infeasible I E D P -> infeasible J E D P.
Proof. by move=> none Q /imitation_feasible[R /none]. Qed.

(** A degraded channel is nowhere better: at all bounds, C behind [V] is at
    least C behind [W], for every divergence and every distortion measure. *)
Theorem degraded_never_better D P c c' : is_inf J E D P c' -> is_inf I E D P c -> c <= c'.
Proof. by case=> _ great' [low _]; apply/great'/degraded_lower. Qed.

(** Nor is its Bayes risk lower. *)
Theorem degraded_bayes_risk : well_formed I -> epsY I <= epsY J.
Proof.
move=> wf; have [T kT V_eq] := deg.
have -> : epsY J = bayes (through (jointY I) T).
  congr (1 - _); apply: eq_bigr => z _; apply: eq_largest => k.
  by rewrite [RHS]composeA; apply: eq_bigr => x _; rewrite /= V_eq.
exact: bayes_through.
Qed.

End Channels.

(** A channel that loses nothing. *)
Section Invertible.
Variables (F : realFieldType) (K X Y : finType).
Variable I : problem F K X Y X.
Variable E : {ffun X -> F} -> F -> Prop.

Hypothesis wf : well_formed I.
Hypothesis Delta_self : forall x, Delta I x x = 0.
Hypothesis perception_self : E (finfun (pX I)) 0.
(** Distinct letters of positive mass share no output. *)
Hypothesis invertible : forall x x' y,
  pX I x * pX I x' != 0 -> chan I x y * chan I x' y != 0 -> x = x'.
(** The predefined classifier answers an optimal class. *)
Hypothesis label_optimal : forall x, pX I x != 0 -> forall k, joint I k x <= joint I (label I x) x.

Lemma letter_exists : exists x : X, true.
Proof.
case: (pickP (predT : pred X)) => [x _|X0]; first by exists x.
by move: (proj2 (pX_pmf wf)); rewrite big_pred0 // => /eqP; rewrite eq_sym oner_eq0.
Qed.

(** The letter that an output comes from. *)
Lemma decoder : exists f : Y -> X, forall x y, pX I x * chan I x y != 0 -> f y = x.
Proof.
have [x0 _] := letter_exists.
exists (fun y => odflt x0 [pick x | pX I x * chan I x y != 0]) => x y.
case: pickP => [x' |none]; last by rewrite none.
rewrite !mulf_eq0 !negb_or => /andP[p_x' W_x'] /andP[p_x W_x] /=.
by apply: (invertible (y := y)); rewrite mulf_neq0.
Qed.

(** Nothing is traded: one restorer has no distortion, the pmf of the source and
    the Bayes risk of the source, which is that of the degraded signal. *)
Theorem invertible_no_tradeoff :
  exists Q, [/\ is_kernel Q, dist I Q = 0, E (push I Q) 0, err I Q = epsX I & epsX I = epsY I].
Proof.
have [f f_eq] := decoder; exists (point F f).
have [a_ge0 a_sum kW] := wf.
have back x h : pX I x != 0 -> compose (chan I) (point F f) x h = (h == x)%:R.
  move=> p_x; transitivity (\sum_y chan I x y * (h == x)%:R).
    apply: eq_bigr => y _.
    have [->|W_x] := eqVneq (chan I x y) 0; first by rewrite !mul0r.
    by rewrite /point (f_eq x y) ?mulf_neq0.
  by rewrite -mulr_suml (proj2 (kW x)) mul1r.
have err_eq : err I (point F f) = epsX I.
  transitivity (rule_error (joint I) (label I)); last first.
    rewrite rule_error_hits //; congr (1 - _); apply: eq_bigr => x _.
    apply/esym/(@largest_at _ _ (fun k => joint I k x)) => // j.
    have [p0|/label_optimal //] := eqVneq (pX I x) 0.
    by rewrite !(zero_letter a_ge0 _ p0).
  rewrite err_compose; apply: eq_bigr => k _; rewrite [RHS]big_mkcond /=.
  apply: eq_bigr => x _; have [p0|p_x] := eqVneq (pX I x) 0.
    by rewrite (zero_letter a_ge0 _ p0) big1 ?if_same // => h _; rewrite mul0r.
  under eq_bigr do rewrite back //.
  rewrite big_mkcond (bigD1 x) //= eqxx mulr1 big1 ?addr0 // => h /negbTE ->.
  by rewrite mulr0 if_same.
have kQ := point_kernel F f; split=> //.
- rewrite dist_compose big1 // => x _; rewrite big1 // => h _.
  have [->|p_x] := eqVneq (pX I x) 0; first by rewrite !mul0r.
  rewrite back //; have [->|_] := eqVneq h x; last by rewrite mulr0.
  by rewrite Delta_self mulr0 mul0r.
- suff -> : push I (point F f) = finfun (pX I) by [].
  apply/ffunP => h; rewrite push_compose ffunE.
  transitivity (\sum_x pX I x * (h == x)%:R).
    apply: eq_bigr => x _; have [->|p_x] := eqVneq (pX I x) 0; first by rewrite !mul0r.
    by rewrite back.
  rewrite (bigD1 h) //= eqxx mulr1 big1 ?addr0 // => x /negbTE x_h.
  by rewrite eq_sym x_h mulr0.
apply/eqP; rewrite eq_le bayes_risk_monotone //= -err_eq.
exact: error_at_least_bayes.
Qed.

(** Then C is one number at all bounds that are not negative. *)
Corollary invertible_constant D P :
  epi_up E -> (forall t, D = Some t -> 0 <= t) -> (forall t, P = Some t -> 0 <= t) ->
  is_min I E D P (epsX I).
Proof.
move=> up D_ge0 P_ge0; have [Q [kQ dist0 E0 errQ eq_eps]] := invertible_no_tradeoff.
split; first by rewrite eq_eps; apply: lower_epsY.
exists Q => //; split=> //; first by case: D D_ge0 => //= t /(_ t erefl); rewrite dist0.
by case: P P_ge0 => //= t /(_ t erefl)/up; apply.
Qed.

Hypothesis Delta_ge0 : forall x x', 0 <= Delta I x x'.
Hypothesis divergence_ge0 : forall (q : {ffun X -> F}) t, is_pmf q -> E q t -> 0 <= t.

(** Distortion, divergence and error rate of that restorer are each the least of
    all restorers. *)
Theorem invertible_all_minimal :
  exists Q, [/\ is_kernel Q, E (push I Q) 0 &
    forall R, is_kernel R ->
      [/\ dist I Q <= dist I R, err I Q <= err I R & forall t, E (push I R) t -> 0 <= t]].
Proof.
have [Q [kQ dist0 E0 errQ eq_eps]] := invertible_no_tradeoff; exists Q; split=> // R kR.
split=> [||t]; last by apply: divergence_ge0; apply: push_pmf.
  rewrite dist0; apply: sumr_ge0 => x _; apply: sumr_ge0 => y _; apply: sumr_ge0 => h _.
  have [_ _ kW] := wf; rewrite !mulr_ge0 ?pX_ge0 //; first by case: (kW x).
  by case: (kR y).
by rewrite errQ eq_eps error_at_least_bayes.
Qed.

End Invertible.
