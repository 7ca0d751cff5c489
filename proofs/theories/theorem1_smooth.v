(** Theorem 1 for smooth divergences, over every ordered field; p_X and q may have
    letters of mass zero, and d the value +oo.

    [theorem1_kullback_leibler], [theorem1_reverse_kullback_leibler] and
    [theorem1_jensen_shannon] are for every logarithm of the field, the others need
    none; [theorem1_squared_hellinger] needs square roots. The lemmas named
    [..._lsc] say that d(p_X, .) is lower semicontinuous. Files with examples of
    such fields: over_reals.v. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences theorem1 logarithm suprema letters.
From ExactCdp.theories Require Import entropies squares.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Kinds.
Variables (F : realFieldType) (X H Z : finType) (ln : F -> F).
Variables (inX : X -> Z) (inH : H -> Z).

(** KL(p||q) = sum p ln(p / q). *)
Definition kullback_leibler := letter_divergence (kullback_leibler_letter ln) inX inH.

(** KL(q||p) = sum q ln(q / p). *)
Definition reverse_kullback_leibler :=
  letter_divergence (swap (kullback_leibler_letter ln)) inX inH.

(** KL(p||m) / 2 + KL(q||m) / 2 with m = (p + q) / 2. *)
Definition jensen_shannon := letter_divergence (jensen_shannon_letter ln) inX inH.

(** sum (q - p)^2 / p. *)
Definition chi_squared := letter_divergence (@chi_squared_letter F) inX inH.

(** sum (p - q)^2 / q. *)
Definition reverse_chi_squared := letter_divergence (swap (@chi_squared_letter F)) inX inH.

End Kinds.

(** sum (sqrt p - sqrt q)^2 / 2. *)
Definition squared_hellinger (F : rcfType) (X H Z : finType) (inX : X -> Z) (inH : H -> Z) :=
  letter_divergence (@squared_hellinger_letter F) inX inH.

Section Theorem1.
Variables (F : realFieldType) (K X Y H Z : finType) (I : problem F K X Y H).
Variables (inX : X -> Z) (inH : H -> Z).
Hypothesis wf : well_formed I.

Theorem theorem1_kullback_leibler ln : is_log ln ->
  nonincreasing I (kullback_leibler ln inX inH (pX I))
  /\ jointly_convex I (kullback_leibler ln inX inH (pX I)).
Proof. by move=> log; apply: theorem1_letters => //; apply: kullback_leibler_conic. Qed.

Theorem theorem1_reverse_kullback_leibler ln : is_log ln ->
  nonincreasing I (reverse_kullback_leibler ln inX inH (pX I))
  /\ jointly_convex I (reverse_kullback_leibler ln inX inH (pX I)).
Proof.
by move=> log; apply: theorem1_letters => //; apply: swap_conic; apply: kullback_leibler_conic.
Qed.

Theorem theorem1_jensen_shannon ln : is_log ln ->
  nonincreasing I (jensen_shannon ln inX inH (pX I))
  /\ jointly_convex I (jensen_shannon ln inX inH (pX I)).
Proof.
move=> log; apply: theorem1_letters => //; apply: linear_supremum_conic.
exact: jensen_shannon_supremum.
Qed.

Theorem theorem1_chi_squared :
  nonincreasing I (chi_squared inX inH (pX I)) /\ jointly_convex I (chi_squared inX inH (pX I)).
Proof.
apply: theorem1_letters => //; apply: linear_supremum_conic; exact: chi_squared_supremum.
Qed.

Theorem theorem1_reverse_chi_squared :
  nonincreasing I (reverse_chi_squared inX inH (pX I))
  /\ jointly_convex I (reverse_chi_squared inX inH (pX I)).
Proof.
apply: theorem1_letters => //; apply: swap_conic; apply: linear_supremum_conic.
exact: chi_squared_supremum.
Qed.

(** Squared maximum mean discrepancy, for a positive semidefinite kernel [G] on
    the letters [Z]. *)
Theorem theorem1_mean_discrepancy (G : Z -> Z -> F) : positive_semidefinite G ->
  nonincreasing I (mean_discrepancy inX inH G (pX I))
  /\ jointly_convex I (mean_discrepancy inX inH G (pX I)).
Proof.
move=> psd; apply: theorem1 => //; first exact: mean_discrepancy_up.
by apply: affine_supremum_convex; apply: mean_discrepancy_supremum.
Qed.

End Theorem1.

Theorem theorem1_squared_hellinger (F : rcfType) (K X Y H Z : finType) (I : problem F K X Y H)
    (inX : X -> Z) (inH : H -> Z) :
  well_formed I ->
  nonincreasing I (squared_hellinger inX inH (pX I))
  /\ jointly_convex I (squared_hellinger inX inH (pX I)).
Proof.
move=> wf; apply: theorem1_letters => //; apply: linear_supremum_conic.
exact: squared_hellinger_supremum.
Qed.

(** Lower semicontinuity. *)
Section Lsc.
Variables (F : realFieldType) (X H Z : finType) (inX : X -> Z) (inH : H -> Z) (p : X -> F).
Hypothesis pmf_p : is_pmf p.

Lemma letters_lsc phi : linear_supremum phi -> lower_semicontinuous (letter_divergence phi inX inH p).
Proof. by move=> sup; apply: affine_supremum_lsc; apply: letter_divergence_supremum. Qed.

Lemma kullback_leibler_lsc ln : is_log ln -> log_unbounded ln ->
  lower_semicontinuous (kullback_leibler ln inX inH p).
Proof. by move=> log unbounded; apply: letters_lsc; apply: kullback_leibler_supremum. Qed.

Lemma reverse_kullback_leibler_lsc ln : is_log ln -> log_unbounded ln ->
  lower_semicontinuous (reverse_kullback_leibler ln inX inH p).
Proof.
by move=> log unbounded; apply: letters_lsc; apply: swap_supremum; apply: kullback_leibler_supremum.
Qed.

Lemma jensen_shannon_lsc ln : is_log ln -> lower_semicontinuous (jensen_shannon ln inX inH p).
Proof. by move=> log; apply: letters_lsc; apply: jensen_shannon_supremum. Qed.

Lemma chi_squared_lsc : lower_semicontinuous (chi_squared inX inH p).
Proof. by apply: letters_lsc; apply: chi_squared_supremum. Qed.

Lemma reverse_chi_squared_lsc : lower_semicontinuous (reverse_chi_squared inX inH p).
Proof. by apply: letters_lsc; apply: swap_supremum; apply: chi_squared_supremum. Qed.

Lemma mean_discrepancy_lsc (G : Z -> Z -> F) : positive_semidefinite G ->
  lower_semicontinuous (mean_discrepancy inX inH G p).
Proof. by move=> psd; apply: affine_supremum_lsc; apply: mean_discrepancy_supremum. Qed.

End Lsc.

Lemma squared_hellinger_lsc (F : rcfType) (X H Z : finType) (inX : X -> Z) (inH : H -> Z)
    (p : X -> F) :
  is_pmf p -> lower_semicontinuous (squared_hellinger inX inH p).
Proof. by move=> pmf_p; apply: letters_lsc => //; apply: squared_hellinger_supremum. Qed.

(** Joint convexity in (p, q), and data processing: behind a channel [T] two pmfs
    are no further apart. What holds of Kullback-Leibler here holds of every conic
    divergence (letters.v, generators.v). *)
Section Both.
Variables (F : realFieldType) (ln : F -> F).
Hypothesis log : is_log ln.

Theorem kullback_leibler_joint_convex (X H Z : finType) (inX : X -> Z) (inH : H -> Z)
    (p1 p2 : X -> F) (q1 q2 : {ffun H -> F}) s t l :
  0 <= l <= 1 -> is_pmf p1 -> is_pmf p2 -> is_pmf q1 -> is_pmf q2 ->
  kullback_leibler ln inX inH p1 q1 s -> kullback_leibler ln inX inH p2 q2 t ->
  kullback_leibler ln inX inH (fun x => mix l (p1 x) (p2 x))
    [ffun h => mix l (q1 h) (q2 h)] (mix l s t).
Proof. by apply: letter_divergence_joint_convex; apply: kullback_leibler_conic. Qed.

Theorem kullback_leibler_data_processing (Z W : finType) (T : Z -> W -> F) (p q : Z -> F) t :
  is_kernel T -> is_pmf p -> is_pmf q ->
  letter_sum (kullback_leibler_letter ln) p q t ->
  letter_sum (kullback_leibler_letter ln) (through T p) (through T q) t.
Proof.
move=> kT [p_ge0 _] [q_ge0 _]; apply: data_processing => //; exact: kullback_leibler_conic.
Qed.

End Both.
