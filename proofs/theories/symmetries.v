(** Symmetries of a problem: permutations of its letters, outputs and classes that change
    nothing. A restorer and its image have the same distortion and the same restored
    pmf, and the error rate under a classifier is that of the image under the image of
    the classifier ([symmetric_lower]).

    [invariant]: a divergence is the same for a pmf and for its image. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences counterexamples.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Symmetry.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Variables (kappa : K -> K) (tau : X -> X) (eta : Y -> Y) (sigma : H -> H).
Hypotheses (kappa_inj : injective kappa) (tau_inj : injective tau).
Hypotheses (eta_inj : injective eta) (sigma_inj : injective sigma).
Hypothesis same_joint : forall k x, joint I (kappa k) (tau x) = joint I k x.
Hypothesis same_chan : forall x y, chan I (tau x) (eta y) = chan I x y.
Hypothesis same_Delta : forall x h, Delta I (tau x) (sigma h) = Delta I x h.

(** d(p_X, q') <= t as soon as d(p_X, q) <= t, for the image q' of q. *)
Definition invariant (E : {ffun H -> F} -> F -> Prop) : Prop :=
  forall (q q' : {ffun H -> F}) t, is_pmf q -> is_pmf q' ->
    (forall h, q' (sigma h) = q h) -> E q t -> E q' t.

(** The image of a restorer. *)
Definition image (Q : Y -> H -> F) (y : Y) (h : H) : F := Q (invF eta_inj y) (invF sigma_inj h).

Lemma image_at Q y h : image Q (eta y) (sigma h) = Q y h.
Proof. by rewrite /image !invF_f. Qed.

Lemma pX_image x : pX I (tau x) = pX I x.
Proof. by rewrite /pX (reindex_inj kappa_inj); apply: eq_bigr => k _; apply: same_joint. Qed.

Lemma pY_image y : pY I (eta y) = pY I y.
Proof. by rewrite /pY (reindex_inj tau_inj); apply: eq_bigr => x _; rewrite pX_image same_chan. Qed.

Lemma image_kernel Q : is_kernel Q -> is_kernel (image Q).
Proof.
move=> kQ y; have [ge0 sum] := kQ (invF eta_inj y); split=> [h|]; first exact: ge0.
by rewrite (reindex_inj sigma_inj) -[RHS]sum; apply: eq_bigr => h _; rewrite /image invF_f.
Qed.

Lemma image_dist Q : dist I (image Q) = dist I Q.
Proof.
rewrite /dist (reindex_inj tau_inj); apply: eq_bigr => x _.
rewrite (reindex_inj eta_inj); apply: eq_bigr => y _.
rewrite (reindex_inj sigma_inj); apply: eq_bigr => h _.
by rewrite pX_image same_chan image_at same_Delta.
Qed.

Lemma image_push Q h : push I (image Q) (sigma h) = push I Q h.
Proof.
by rewrite !ffunE (reindex_inj eta_inj); apply: eq_bigr => y _; rewrite pY_image image_at.
Qed.

Lemma image_err c c' Q : (forall h, c' (sigma h) = kappa (c h)) ->
  err (relabel I c') (image Q) = err (relabel I c) Q.
Proof.
move=> eq_c; rewrite /err (reindex_inj kappa_inj); apply: eq_bigr => k _.
rewrite (reindex_inj tau_inj); apply: eq_bigr => x _.
rewrite (reindex_inj eta_inj); apply: eq_bigr => y _.
rewrite (reindex_inj sigma_inj); apply: eq_big => [h|h _] /=; first by rewrite eq_c (inj_eq kappa_inj).
by rewrite same_joint same_chan image_at.
Qed.

(** A lower bound for the image of a classifier is one for the classifier. *)
Theorem symmetric_lower E D P v c c' :
  well_formed I -> invariant E -> (forall h, c' (sigma h) = kappa (c h)) ->
  lower (relabel I c') E D P v -> lower (relabel I c) E D P v.
Proof.
move=> wf invE eq_c low Q [kQ distQ percQ]; rewrite -(image_err Q eq_c); apply: low; split.
- exact: image_kernel.
- by case: D distQ => //= t; rewrite -[dist (relabel I c) Q]/(dist I Q) -image_dist.
- case: P percQ => //= t; apply: invE => [||h]; last exact: image_push.
    exact: push_pmf.
  exact/push_pmf/image_kernel.
Qed.

(** Transport costs. *)
Lemma transport_invariant (rho : H -> X -> F) :
  (forall h x, rho (sigma h) (tau x) = rho h x) -> invariant (transport (pX I) rho).
Proof.
move=> same_rho q q' t _ _ eq_q [T [T_ge0 T_row T_col] cost].
pose T' h x := T (invF sigma_inj h) (invF tau_inj x).
have T'_at h x : T' (sigma h) (tau x) = T h x by rewrite /T' !invF_f.
exists T'; first split=> [h x|h|x]; first exact: T_ge0.
- rewrite -[h](f_invF sigma_inj) eq_q -T_row (reindex_inj tau_inj).
  by apply: eq_bigr => x _; rewrite T'_at.
- rewrite -[x](f_invF tau_inj) pX_image -T_col (reindex_inj sigma_inj).
  by apply: eq_bigr => h _; rewrite T'_at.
rewrite (reindex_inj sigma_inj); apply: le_trans cost.
rewrite le_eqVlt; apply/orP; left; apply/eqP; apply: eq_bigr => h _.
by rewrite (reindex_inj tau_inj); apply: eq_bigr => x _; rewrite T'_at same_rho.
Qed.

Section TotalVariation.
Variables (Z : finType) (inX : X -> Z) (inH : H -> Z).
Hypotheses (inX_inj : injective inX) (inH_inj : injective inH).

(** Total variation, where equal letters have equal images. *)
Lemma total_variation_invariant : well_formed I ->
  (forall h x, (inH (sigma h) == inX (tau x)) = (inH h == inX x)) ->
  invariant (total_variation (pX I) inX inH).
Proof.
move=> wf same q q' t pmf_q pmf_q' eq_q /(tv_transport inX_inj inH_inj t (pX_pmf wf) pmf_q).
move=> tr; apply/(tv_transport inX_inj inH_inj t (pX_pmf wf) pmf_q').
by apply: transport_invariant tr => // h x; rewrite same.
Qed.

End TotalVariation.

End Symmetry.
