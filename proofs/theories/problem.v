(** The classification-distortion-perception problem over finite alphabets.

    Everything is over an arbitrary ordered field [F] ([realFieldType]: the
    rationals, the reals, ...) and arbitrary finite types: classes [K], source
    letters [X], channel outputs [Y], restored letters [H] (written X-hat).

    A divergence d(p_X, .) is given by its epigraph: [E q t] reads
    "d(p_X, q) <= t". So +oo, infima that are not attained and roots need no
    special case. A bound is [Some t], or [None] for no bound.

    Notions
    - [is_pmf], [is_kernel]: pmfs and stochastic kernels; [mix l u v] = l.u + (1-l).v;
    - [problem], [well_formed]: classes, channel, classifier, distortion measure;
    - [pX], [pY], [jointY]: the laws of source and output, and of class and output;
    - [push Q], [dist Q], [err Q]: restored pmf, E[Delta] and error rate of a restorer;
      [delta], [cost]: their coefficients;
    - [feasible D P Q]; [lower], [is_min], [is_inf]: C(D,P) from below, as a minimum and
      as an infimum; [infeasible].

    Main lemmas
    - [dist_delta], [err_cost]: distortion and error rate are linear in the restorer;
    - [mixQ_dist], [mixQ_err], [mixQ_push]: mixing restorers mixes the three quantities;
    - [pX_pmf], [pY_pmf], [push_pmf]: these are pmfs; [err_ge0], [lower_0]. *)
From mathcomp Require Import all_ssreflect all_algebra.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Masses.
Variable F : realFieldType.

(** A probability mass function on [A]. *)
Definition is_pmf (A : finType) (p : A -> F) : Prop :=
  (forall a, 0 <= p a) /\ \sum_a p a = 1.

(** A stochastic kernel from [A] to [B]: a pmf for every input. *)
Definition is_kernel (A B : finType) (Q : A -> B -> F) : Prop :=
  forall a, is_pmf (Q a).

(** The mixture l.u + (1-l).v. *)
Definition mix (l u v : F) : F := l * u + (1 - l) * v.

End Masses.

(** The data of a problem. [joint k x] is P_k p(x|k), [chan x y] is W(y|x),
    [label] is the predefined classifier, [Delta] the distortion measure. *)
Record problem (F : realFieldType) (K X Y H : finType) := Problem {
  joint : K -> X -> F;
  chan  : X -> Y -> F;
  label : H -> K;
  Delta : X -> H -> F
}.

Section Problem.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.

(** Well-formed: the joint masses are a pmf on classes and letters, and the
    channel is a kernel. The sign of [Delta] plays no part in what follows. *)
Definition well_formed : Prop :=
  [/\ forall k x, 0 <= joint I k x,
      \sum_k \sum_x joint I k x = 1 &
      is_kernel (chan I)].

(** p_X and p_Y. *)
Definition pX (x : X) : F := \sum_k joint I k x.
Definition pY (y : Y) : F := \sum_x pX x * chan I x y.

(** The joint mass of class and output: sum_x a(k,x) W(y|x). *)
Definition jointY (k : K) (y : Y) : F := \sum_x joint I k x * chan I x y.

(** The restored pmf q(h) = sum_y p_Y(y) Q(h|y). *)
Definition push (Q : Y -> H -> F) : {ffun H -> F} :=
  [ffun h => \sum_y pY y * Q y h].

(** Expected distortion and error rate, from their definitions. *)
Definition dist (Q : Y -> H -> F) : F :=
  \sum_x \sum_y \sum_h pX x * chan I x y * Q y h * Delta I x h.
Definition err (Q : Y -> H -> F) : F :=
  \sum_k \sum_x \sum_y \sum_(h | label I h != k) joint I k x * chan I x y * Q y h.

(** Their coefficients. *)
Definition delta (y : Y) (h : H) : F := \sum_x pX x * chan I x y * Delta I x h.
Definition cost (y : Y) (h : H) : F := \sum_(k | label I h != k) jointY k y.

(** Feasible restorers; C(D,P) as a minimum and as an infimum. *)
Variable E : {ffun H -> F} -> F -> Prop.

Definition within_distortion (D : option F) (Q : Y -> H -> F) : Prop :=
  if D is Some t then dist Q <= t else True.
Definition within_perception (P : option F) (Q : Y -> H -> F) : Prop :=
  if P is Some t then E (push Q) t else True.

Definition feasible (D P : option F) (Q : Y -> H -> F) : Prop :=
  [/\ is_kernel Q, within_distortion D Q & within_perception P Q].

Definition lower (D P : option F) (c : F) : Prop :=
  forall Q, feasible D P Q -> c <= err Q.
Definition is_min (D P : option F) (c : F) : Prop :=
  lower D P c /\ exists2 Q, feasible D P Q & err Q = c.
Definition is_inf (D P : option F) (c : F) : Prop :=
  lower D P c /\ forall c', lower D P c' -> c' <= c.
Definition infeasible (D P : option F) : Prop :=
  forall Q, ~ feasible D P Q.

(** A minimum is an infimum, and both are unique. *)
Lemma is_min_inf D P c : is_min D P c -> is_inf D P c.
Proof. by case=> low [Q feasQ errQ]; split=> // c' low'; rewrite -errQ; apply: low'. Qed.

Lemma is_inf_unique D P c c' : is_inf D P c -> is_inf D P c' -> c = c'.
Proof.
by case=> low great [low' great']; apply/eqP; rewrite eq_le great' //= great.
Qed.

Lemma is_min_unique D P c c' : is_min D P c -> is_min D P c' -> c = c'.
Proof. by move=> /is_min_inf c_inf /is_min_inf; apply: is_inf_unique. Qed.

Lemma pX_ge0 : well_formed -> forall x, 0 <= pX x.
Proof. by case=> a_ge0 _ _ x; apply: sumr_ge0. Qed.

Lemma pX_pmf : well_formed -> is_pmf pX.
Proof. by move=> wf; split; [exact: pX_ge0 | case: wf => _ <- _; rewrite exchange_big]. Qed.

Lemma pY_ge0 : well_formed -> forall y, 0 <= pY y.
Proof.
move=> wf y; apply: sumr_ge0 => x _; rewrite mulr_ge0 ?pX_ge0 //.
by case: wf => _ _ /(_ x) [].
Qed.

Lemma pY_pmf : well_formed -> is_pmf pY.
Proof.
move=> wf; split; first exact: pY_ge0.
rewrite exchange_big /= -[RHS](proj2 (pX_pmf wf)).
apply: eq_bigr => x _; case: wf => _ _ /(_ x) [_ sumW].
by rewrite -mulr_sumr sumW mulr1.
Qed.

Lemma jointY_ge0 : well_formed -> forall k y, 0 <= jointY k y.
Proof.
move=> wf k y; apply: sumr_ge0 => x _; case: wf => a_ge0 _ /(_ x) [W_ge0 _].
by rewrite mulr_ge0.
Qed.

Lemma pY_jointY y : pY y = \sum_k jointY k y.
Proof.
rewrite exchange_big /=; apply: eq_bigr => x _.
by rewrite -mulr_suml.
Qed.

(** The restored pmf is one. *)
Lemma push_pmf Q : well_formed -> is_kernel Q -> is_pmf (push Q).
Proof.
move=> wf kQ; split=> [h|].
  by rewrite ffunE sumr_ge0 // => y _; rewrite mulr_ge0 ?pY_ge0 //; case: (kQ y).
transitivity (\sum_h \sum_y pY y * Q y h); first by apply: eq_bigr => h _; rewrite ffunE.
rewrite exchange_big /= -[RHS](proj2 (pY_pmf wf)).
by apply: eq_bigr => y _; rewrite -mulr_sumr (proj2 (kQ y)) mulr1.
Qed.

(** Distortion and error rate are linear in the restorer. *)
Lemma dist_delta Q : dist Q = \sum_y \sum_h delta y h * Q y h.
Proof.
rewrite /dist exchange_big /=; apply: eq_bigr => y _.
rewrite exchange_big /=; apply: eq_bigr => h _.
by rewrite /delta mulr_suml; apply: eq_bigr => x _; rewrite mulrAC.
Qed.

Lemma err_cost Q : err Q = \sum_y \sum_h cost y h * Q y h.
Proof.
transitivity (\sum_y \sum_h \sum_(k | label I h != k) \sum_x joint I k x * chan I x y * Q y h); last first.
  apply: eq_bigr => y _; apply: eq_bigr => h _; rewrite /cost mulr_suml.
  by apply: eq_bigr => k _; rewrite /jointY mulr_suml.
transitivity (\sum_y \sum_k \sum_x \sum_(h | label I h != k) joint I k x * chan I x y * Q y h).
  rewrite exchange_big /=; apply: eq_bigr => k _.
  by rewrite exchange_big.
apply: eq_bigr => y _.
transitivity (\sum_k \sum_(h | label I h != k) \sum_x joint I k x * chan I x y * Q y h).
  by apply: eq_bigr => k _; rewrite exchange_big.
by rewrite (exchange_big_dep predT).
Qed.

(** No error rate is below zero, so that C is bounded from below. *)
Lemma cost_ge0 y h : well_formed -> 0 <= cost y h.
Proof. by move=> wf; apply: sumr_ge0 => k _; apply: jointY_ge0. Qed.

Lemma err_ge0 Q : well_formed -> is_kernel Q -> 0 <= err Q.
Proof.
move=> wf kQ; rewrite err_cost; apply: sumr_ge0 => y _; apply: sumr_ge0 => h _.
by rewrite mulr_ge0 ?cost_ge0 //; case: (kQ y).
Qed.

Lemma lower_0 D P : well_formed -> lower D P 0.
Proof. by move=> wf Q [kQ _ _]; apply: err_ge0. Qed.

(** Mixing two restorers mixes distortion, error rate and restored pmf. *)
Definition mixQ (l : F) (Q R : Y -> H -> F) (y : Y) (h : H) : F := mix l (Q y h) (R y h).

Lemma mixQ_kernel l Q R : 0 <= l <= 1 -> is_kernel Q -> is_kernel R -> is_kernel (mixQ l Q R).
Proof.
move=> /andP[l_ge0 l_le1] kQ kR y; split=> [h|].
  by rewrite addr_ge0 ?mulr_ge0 ?subr_ge0 //; [case: (kQ y) | case: (kR y)].
rewrite big_split /= -!mulr_sumr (proj2 (kQ y)) (proj2 (kR y)) !mulr1.
by rewrite addrC subrK.
Qed.

Lemma mix_sum (A : finType) (c : A -> F) l (f g : A -> F) :
  \sum_a c a * mix l (f a) (g a) = mix l (\sum_a c a * f a) (\sum_a c a * g a).
Proof.
rewrite /mix !mulr_sumr -big_split /=; apply: eq_bigr => a _.
by rewrite mulrDr !mulrA ![c a * _]mulrC.
Qed.

Lemma mix_add (A : finType) l (f g : A -> F) :
  \sum_a mix l (f a) (g a) = mix l (\sum_a f a) (\sum_a g a).
Proof. by rewrite /mix !mulr_sumr -big_split. Qed.

Lemma mixQ_dist l Q R : dist (mixQ l Q R) = mix l (dist Q) (dist R).
Proof.
rewrite !dist_delta -mix_add; apply: eq_bigr => y _.
by rewrite -mix_sum.
Qed.

Lemma mixQ_err l Q R : err (mixQ l Q R) = mix l (err Q) (err R).
Proof.
rewrite !err_cost -mix_add; apply: eq_bigr => y _.
by rewrite -mix_sum.
Qed.

Lemma mixQ_push l Q R : push (mixQ l Q R) = [ffun h => mix l (push Q h) (push R h)].
Proof. by apply/ffunP => h; rewrite !ffunE -mix_sum. Qed.

End Problem.
