(** The paper's notation and ours.

    The paper has two classes, a source letter X of class k with probability P_k and pmf
    p_Xk, a channel p(y|x), a restorer p(x^|y), and a classifier that answers class 1 in
    its decision region R and class 2 outside. Its quantities are written out here as the
    paper writes them, and are those of [problem.v], with [true] for class 1.

    Notions
    - [paper_problem]: P_1, P_2, p_X1, p_X2, R, p(y|x) and the distortion measure;
      [valid]: probabilities, pmfs and a channel;
    - [error_rate]: P_1 times the mass outside R of the restored letters of class 1, plus
      P_2 times the mass in R of those of class 2; [mean_distortion]: E[Delta(X, X^)]
      over the joint law of X and X^; [restored_law]: p_X^;
    - [is_paper_min D P c]: C(D,P) = c for a divergence d(p, q), as in the paper;
    - [bayes_error]: the error rate of Bayes' rule for two classes;
    - [to_problem]: the problem in the sense of problem.v.

    Main statements
    - [error_rate_err], [mean_distortion_dist], [restored_law_push]: the same quantities;
    - [is_paper_min_is_min]: the same function C;
    - [every_problem_is_paper]: every problem with two classes is one of the paper's;
    - [paper_theorem1], [paper_theorem2]: the theorems in this notation. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence theorem1 theorem2.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Notation two_classes := [finType of bool].

Record paper_problem (F : realFieldType) (X Y H : finType) := PaperProblem {
  prior1 : F; prior2 : F;           (* P_1, P_2 *)
  pmf1 : X -> F; pmf2 : X -> F;     (* p_X1, p_X2 *)
  region : {set H};                 (* R *)
  degradation : X -> Y -> F;        (* p(y|x) *)
  measure : X -> H -> F             (* Delta *)
}.

Section Paper.
Variables (F : realFieldType) (X Y H : finType).
Variable T : paper_problem F X Y H.
Implicit Types (Q : Y -> H -> F) (f : X -> F).

Definition valid : Prop :=
  [/\ [/\ 0 <= prior1 T, 0 <= prior2 T & prior1 T + prior2 T = 1],
      is_pmf (pmf1 T), is_pmf (pmf2 T) & is_kernel (degradation T)].

(** p_X = P_1 p_X1 + P_2 p_X2. *)
Definition source x : F := prior1 T * pmf1 T x + prior2 T * pmf2 T x.

(** The law of the output, and of the restored letter, where [f] is that of the source. *)
Definition output f y : F := \sum_x f x * degradation T x y.
Definition restored f Q h : F := \sum_y output f y * Q y h.

(** The error rate of the classifier on the restored letters. *)
Definition error_rate Q : F :=
  prior1 T * (\sum_(h | h \notin region T) restored (pmf1 T) Q h)
  + prior2 T * (\sum_(h in region T) restored (pmf2 T) Q h).

(** The joint law of X and X^; E[Delta(X, X^)]; p_X^. *)
Definition joint_law Q x h : F := source x * \sum_y degradation T x y * Q y h.
Definition mean_distortion Q : F := \sum_x \sum_h joint_law Q x h * measure T x h.
Definition restored_law Q h : F := \sum_x joint_law Q x h.

(** C(D, P) for a divergence d: the least error rate of the restorers with
    E[Delta(X, X^)] <= D and d(p_X, p_X^) <= P. *)
Variable d : (X -> F) -> {ffun H -> F} -> F.

Definition paper_feasible (D P : F) Q : Prop :=
  [/\ is_kernel Q, mean_distortion Q <= D & d source [ffun h => restored_law Q h] <= P].
Definition is_paper_min (D P c : F) : Prop :=
  (forall Q, paper_feasible D P Q -> c <= error_rate Q) /\
  exists2 Q, paper_feasible D P Q & error_rate Q = c.

(** The same in the terms of problem.v. *)
Definition to_problem : problem F two_classes X Y H :=
  Problem (fun k x => if k then prior1 T * pmf1 T x else prior2 T * pmf2 T x)
    (degradation T) (fun h => h \in region T) (measure T).
Definition epigraph (q : {ffun H -> F}) (t : F) : Prop := d source q <= t.

Theorem to_problem_wf : valid -> well_formed to_problem.
Proof.
case=> -[P1_ge0 P2_ge0 sumP] [p1_ge0 sum1] [p2_ge0 sum2] kW; split=> //.
  by case=> x; rewrite mulr_ge0.
by rewrite big_bool /= -!mulr_sumr sum1 sum2 !mulr1.
Qed.

Lemma source_pX x : pX to_problem x = source x.
Proof. by rewrite /pX big_bool. Qed.

(** The mass in [S] of the restored letters of one class. *)
Lemma restored_mass (c : F) f (S : pred H) Q :
  \sum_x \sum_y \sum_(h | S h) c * f x * degradation T x y * Q y h
  = c * \sum_(h | S h) restored f Q h.
Proof.
transitivity (\sum_y \sum_(h | S h) \sum_x c * f x * degradation T x y * Q y h).
  by rewrite exchange_big; apply: eq_bigr => y _; rewrite exchange_big.
rewrite exchange_big mulr_sumr; apply: eq_bigr => h _; rewrite mulr_sumr.
apply: eq_bigr => y _; rewrite mulr_suml mulr_sumr; apply: eq_bigr => x _.
by rewrite !mulrA.
Qed.

Theorem error_rate_err Q : err to_problem Q = error_rate Q.
Proof.
rewrite /err big_bool /= !restored_mass; congr (_ * _ + _ * _); apply: eq_bigl => h.
  by case: (h \in region T).
by case: (h \in region T).
Qed.

Theorem mean_distortion_dist Q : dist to_problem Q = mean_distortion Q.
Proof.
rewrite /dist; apply: eq_bigr => x _; rewrite exchange_big; apply: eq_bigr => h _ /=.
rewrite /joint_law mulr_sumr mulr_suml; apply: eq_bigr => y _.
by rewrite source_pX !mulrA.
Qed.

Theorem restored_law_push Q : push to_problem Q = [ffun h => restored_law Q h].
Proof.
apply/ffunP => h; rewrite !ffunE /restored_law.
transitivity (\sum_y \sum_x source x * (degradation T x y * Q y h)).
  apply: eq_bigr => y _; rewrite /pY mulr_suml; apply: eq_bigr => x _.
  by rewrite source_pX mulrA.
by rewrite exchange_big; apply: eq_bigr => x _; rewrite /joint_law mulr_sumr.
Qed.

(** p_X^ is the mixture of the laws of the two classes. *)
Lemma restored_law_classes Q h :
  restored_law Q h = prior1 T * restored (pmf1 T) Q h + prior2 T * restored (pmf2 T) Q h.
Proof.
have <- : push to_problem Q h = restored_law Q h by rewrite restored_law_push ffunE.
rewrite ffunE /restored !mulr_sumr -big_split; apply: eq_bigr => y _ /=.
rewrite pY_jointY big_bool /jointY /output /= mulrDl !mulrA !mulr_sumr.
by congr (_ * _ + _ * _); apply: eq_bigr => x _; rewrite mulrA.
Qed.

Lemma paper_feasible_iff D P Q :
  paper_feasible D P Q <-> feasible to_problem epigraph (Some D) (Some P) Q.
Proof.
rewrite /paper_feasible /feasible /= /epigraph.
by rewrite mean_distortion_dist restored_law_push.
Qed.

(** The two notions of C agree. *)
Theorem is_paper_min_is_min D P c :
  is_paper_min D P c <-> is_min to_problem epigraph (Some D) (Some P) c.
Proof.
split=> -[low [Q feasQ errQ]]; split.
- by move=> R /paper_feasible_iff /low; rewrite error_rate_err.
- by exists Q; [apply/paper_feasible_iff | rewrite error_rate_err].
- by move=> R /paper_feasible_iff /low; rewrite error_rate_err.
- by exists Q; [apply/paper_feasible_iff | rewrite -error_rate_err].
Qed.

(** Theorem 1 of the paper. *)
Theorem paper_theorem1 : valid ->
  (forall (q r : {ffun H -> F}) l, 0 <= l <= 1 -> is_pmf q -> is_pmf r ->
     d source [ffun h => mix l (q h) (r h)] <= mix l (d source q) (d source r)) ->
  (forall D D' P P' c c', D <= D' -> P <= P' ->
     is_paper_min D P c -> is_paper_min D' P' c' -> c' <= c) /\
  (forall l D1 D2 P1 P2 c1 c2 c, 0 <= l <= 1 ->
     is_paper_min D1 P1 c1 -> is_paper_min D2 P2 c2 ->
     is_paper_min (mix l D1 D2) (mix l P1 P2) c -> c <= mix l c1 c2).
Proof.
move=> /to_problem_wf wf convex.
have up : epi_up epigraph by move=> q t t' tt' /le_trans; apply.
have convexE : epi_convex epigraph.
  move=> q r s t l l01 q_pmf r_pmf le_s le_t; apply: le_trans (convex q r l l01 q_pmf r_pmf) _.
  case/andP: l01 => l_ge0 l_le1; apply: ler_add; first exact: ler_wpmul2l.
  by rewrite ler_wpmul2l // subr_ge0.
split=> [D D' P P' c c' DD' PP'|l D1 D2 P1 P2 c1 c2 c l01].
  move=> /is_paper_min_is_min min /is_paper_min_is_min min'.
  by apply: C_monotone_min min min'.
move=> /is_paper_min_is_min min1 /is_paper_min_is_min min2 /is_paper_min_is_min.
exact: C_convex_min wf convexE l01 min1 min2.
Qed.

(** The error rate of Bayes' rule for the classes with weights P_1 f_1 and P_2 f_2: it
    answers class 1 where P_1 f_1 is greater. *)
Definition bayes_error (A : finType) (f1 f2 : A -> F) : F :=
  prior1 T * (\sum_(a | prior1 T * f1 a <= prior2 T * f2 a) f1 a)
  + prior2 T * (\sum_(a | prior2 T * f2 a < prior1 T * f1 a) f2 a).

Lemma bayes_error_largest (A : finType) (f1 f2 : A -> F) (a : bool -> A -> F) :
  (forall z, a true z = prior1 T * f1 z) -> (forall z, a false z = prior2 T * f2 z) ->
  (forall k z, 0 <= a k z) -> \sum_k \sum_z a k z = 1 ->
  1 - \sum_z largest (a^~ z) = bayes_error f1 f2.
Proof.
move=> a1 a2 a_ge0 <-; rewrite exchange_big -sumrB /bayes_error !mulr_sumr.
rewrite (bigID (fun z => prior1 T * f1 z <= prior2 T * f2 z)) /=; congr (_ + _).
  apply: eq_bigr => z le12; rewrite (@largest_at _ _ _ false) //; last by case; rewrite ?a1 ?a2.
  by rewrite big_bool /= addrK a1.
apply: eq_big => [z|z]; rewrite -?ltNge // => /ltW le21.
rewrite (@largest_at _ _ _ true) //; last by case; rewrite ?a1 ?a2.
by rewrite big_bool /= [a true z + _]addrC addrK a2.
Qed.

(** Theorem 2 of the paper: the Bayes risk of Y is at least that of X, and equal to it
    exactly when no letter at which class 1 prevails shares an output with one at which
    class 2 prevails. *)
Theorem paper_theorem2 : valid ->
  bayes_error (pmf1 T) (pmf2 T) <= bayes_error (output (pmf1 T)) (output (pmf2 T)) /\
  (bayes_error (output (pmf1 T)) (output (pmf2 T)) = bayes_error (pmf1 T) (pmf2 T) <->
   forall x1 x2, prior2 T * pmf2 T x1 < prior1 T * pmf1 T x1 ->
     prior1 T * pmf1 T x2 < prior2 T * pmf2 T x2 ->
     forall y, degradation T x1 y * degradation T x2 y = 0).
Proof.
move=> /to_problem_wf wf; have [a_ge0 a_sum _] := wf.
have -> : bayes_error (pmf1 T) (pmf2 T) = epsX to_problem.
  by apply/esym/bayes_error_largest.
have -> : bayes_error (output (pmf1 T)) (output (pmf2 T)) = epsY to_problem.
  apply/esym/bayes_error_largest => [y|y||]; first 2 last.
  - exact: jointY_ge0.
  - exact: jointY_sum.
  - by rewrite /jointY /output mulr_sumr; apply: eq_bigr => x _; rewrite mulrA.
  - by rewrite /jointY /output mulr_sumr; apply: eq_bigr => x _; rewrite mulrA.
exact: theorem2.
Qed.

End Paper.

(** Every problem with two classes can be written in the paper's notation. Where a class
    has probability zero, its pmf is of no consequence. *)
Theorem every_problem_is_paper (F : realFieldType) (X Y H : finType)
    (I : problem F two_classes X Y H) :
  well_formed I -> exists2 T : paper_problem F X Y H, valid T &
    [/\ joint (to_problem T) =2 joint I, chan (to_problem T) =2 chan I,
        label (to_problem T) =1 label I & Delta (to_problem T) =2 Delta I].
Proof.
move=> wf; have [a_ge0 a_sum kW] := wf.
pose P k := \sum_x joint I k x.
have P_ge0 k : 0 <= P k by apply: sumr_ge0.
pose p k x := if P k == 0 then pX I x else joint I k x / P k.
have p_pmf k : is_pmf (p k).
  rewrite /p; case: eqP => [_|/eqP P_neq0]; first exact: pX_pmf.
  by split=> [x|]; [rewrite divr_ge0 | rewrite -mulr_suml divff].
have Pp k x : P k * p k x = joint I k x.
  rewrite /p; case: eqP => [P0|/eqP P_neq0]; last by rewrite mulrC divfK.
  by rewrite P0 mul0r; apply/esym/(psumr_eq0P _ P0).
exists (PaperProblem (P true) (P false) (p true) (p false) [set h | label I h] (chan I) (Delta I)).
  split; [split; rewrite /= ?P_ge0 // -a_sum big_bool //|exact: p_pmf|exact: p_pmf|exact: kW].
by split=> // [[] x|h] //=; rewrite ?Pp // inE.
Qed.
