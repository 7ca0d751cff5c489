(** Theorem 1 for f-divergences and discrepancies of kernels, without a hypothesis on the
    masses: letters may have mass zero, and letters of one alphabet may be missing in the
    other. For logarithms and roots see f_divergences.v. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence theorem1 logarithm smooth f_divergences discrepancy.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Instances.
Variables (F : realFieldType) (K X Y H Z : finType).
Variables (I : problem F K X Y H) (inX : X -> Z) (inH : H -> Z).
Hypothesis wf : well_formed I.

(** Any sum over letters of a convex function. *)
Theorem theorem1_f_sum (phi : letter F) : letter_convex phi ->
  nonincreasing I (f_sum phi (pX I) inX inH) /\ jointly_convex I (f_sum phi (pX I) inX inH).
Proof.
move=> convex; apply: theorem1 wf _ _; first exact: f_sum_up.
by apply: f_sum_convex => // x; apply: pX_ge0.
Qed.

Corollary theorem1_kullback_leibler ln : is_log ln ->
  nonincreasing I (f_sum (kullback_leibler ln) (pX I) inX inH)
  /\ jointly_convex I (f_sum (kullback_leibler ln) (pX I) inX inH).
Proof. by move=> log; apply: theorem1_f_sum; apply: kl_convex. Qed.

Corollary theorem1_reverse_kullback_leibler ln : is_log ln ->
  nonincreasing I (f_sum (reverse (kullback_leibler ln)) (pX I) inX inH)
  /\ jointly_convex I (f_sum (reverse (kullback_leibler ln)) (pX I) inX inH).
Proof. by move=> log; apply: theorem1_f_sum; apply: convex_reverse; apply: kl_convex. Qed.

Corollary theorem1_chi_squared :
  nonincreasing I (f_sum (@chi_squared F) (pX I) inX inH)
  /\ jointly_convex I (f_sum (@chi_squared F) (pX I) inX inH).
Proof. exact: theorem1_f_sum (@chi_squared_convex F). Qed.

Corollary theorem1_reverse_chi_squared :
  nonincreasing I (f_sum (reverse (@chi_squared F)) (pX I) inX inH)
  /\ jointly_convex I (f_sum (reverse (@chi_squared F)) (pX I) inX inH).
Proof. by apply: theorem1_f_sum; apply: convex_reverse; apply: chi_squared_convex. Qed.

Corollary theorem1_jensen_shannon ln : is_log ln ->
  nonincreasing I (f_sum (jensen_shannon ln) (pX I) inX inH)
  /\ jointly_convex I (f_sum (jensen_shannon ln) (pX I) inX inH).
Proof. by move=> log; apply: theorem1_f_sum; apply: js_convex. Qed.

Corollary theorem1_squared_hellinger :
  nonincreasing I (f_sum (@squared_hellinger F) (pX I) inX inH)
  /\ jointly_convex I (f_sum (@squared_hellinger F) (pX I) inX inH).
Proof. exact: theorem1_f_sum (@hellinger_convex F). Qed.

Corollary theorem1_discrepancy (kernel : Z -> Z -> F) : semidefinite kernel ->
  nonincreasing I (discrepancy (pX I) inX inH kernel)
  /\ jointly_convex I (discrepancy (pX I) inX inH kernel).
Proof.
by move=> psd; apply: theorem1 wf _ _; [exact: discrepancy_up | exact: discrepancy_convex].
Qed.

End Instances.
