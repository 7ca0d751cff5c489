(** Symmetries and smooth divergences: permutations of the source letters and of the restored
    letters under which equal letters have equal images permute the union letters
    ([union_image]). Sums over letters are the same for the images, and so are
    discrepancies when the kernel is, at the letters that there are ([f_sum_invariant],
    [discrepancy_invariant]). *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence smooth discrepancy symmetries.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Union.
Variables (X H Z : finType) (inX : X -> Z) (inH : H -> Z) (tau : X -> X) (sigma : H -> H).
Hypotheses (inX_inj : injective inX) (inH_inj : injective inH).
Hypotheses (tau_inj : injective tau) (sigma_inj : injective sigma).
Hypothesis same : forall h x, (inH (sigma h) == inX (tau x)) = (inH h == inX x).

(** The image of a union letter; what is no letter stays. *)
Definition union_image (z : Z) : Z :=
  if [pick x | inX x == z] is Some x then inX (tau x)
  else if [pick h | inH h == z] is Some h then inH (sigma h) else z.

Lemma union_imageX x : union_image (inX x) = inX (tau x).
Proof. by rewrite /union_image; case: pickP => [x' /eqP/inX_inj -> //|/(_ x)]; rewrite eqxx. Qed.

Lemma union_imageH h : union_image (inH h) = inH (sigma h).
Proof.
rewrite /union_image; case: pickP => [x /eqP eq_x|_].
  by apply/eqP; rewrite eq_sym same eq_x.
by case: pickP => [h' /eqP/inH_inj -> //|/(_ h)]; rewrite eqxx.
Qed.

Lemma union_cases z : (exists x, z = inX x) \/ (exists h, z = inH h) \/
  (union_image z = z /\ (forall x, inX x != z) /\ forall h, inH h != z).
Proof.
case: (pickP (fun x => inX x == z)) => [x /eqP <-|noX]; first by left; exists x.
case: (pickP (fun h => inH h == z)) => [h /eqP <-|noH]; first by right; left; exists h.
right; right; split; last by split=> a; rewrite ?noX ?noH.
rewrite /union_image; case: pickP => [x|_]; first by rewrite noX.
by case: pickP => // h; rewrite noH.
Qed.

Lemma union_image_inj : injective union_image.
Proof.
have tau_onto x : tau (invF tau_inj x) = x by rewrite f_invF.
have sigma_onto h : sigma (invF sigma_inj h) = h by rewrite f_invF.
move=> z w; case: (union_cases z) => [[x ->]|[[h ->]|[-> [noX noH]]]];
  case: (union_cases w) => [[x' ->]|[[h' ->]|[-> [noX' noH']]]];
  rewrite ?union_imageX ?union_imageH.
- by move/inX_inj/tau_inj ->.
- by move/esym/eqP; rewrite same eq_sym => /eqP.
- by move=> eq_w; have := noX' (tau x); rewrite eq_w eqxx.
- by move/eqP; rewrite same => /eqP.
- by move/inH_inj/sigma_inj ->.
- by move=> eq_w; have := noH' (sigma h); rewrite eq_w eqxx.
- by move=> eq_z; have := noX (tau x'); rewrite -eq_z eqxx.
- by move=> eq_z; have := noH (sigma h'); rewrite -eq_z eqxx.
by [].
Qed.

(** The mass of an image, for letters of either kind. *)
Variable F : realFieldType.

Lemma mass_imageX (p p' : X -> F) z : (forall x, p' (tau x) = p x) ->
  mass inX p' (union_image z) = mass inX p z.
Proof.
move=> eq_p; rewrite /mass (reindex_inj tau_inj); apply: eq_big => [x|x _]; last exact: eq_p.
by rewrite -union_imageX (inj_eq union_image_inj).
Qed.

Lemma mass_imageH (q q' : H -> F) z : (forall h, q' (sigma h) = q h) ->
  mass inH q' (union_image z) = mass inH q z.
Proof.
move=> eq_q; rewrite /mass (reindex_inj sigma_inj); apply: eq_big => [h|h _]; last exact: eq_q.
by rewrite -union_imageH (inj_eq union_image_inj).
Qed.

Variable p : X -> F.
Hypothesis same_p : forall x, p (tau x) = p x.

(** f-divergences. *)
Theorem f_sum_invariant (phi : letter F) : invariant sigma (f_sum phi p inX inH).
Proof.
move=> q q' t _ _ eq_q [u phi_u sum_u]; exists (fun z => u (invF union_image_inj z)) => [z|].
  rewrite -{1 2}[z](f_invF union_image_inj); set w := invF _ z.
  by rewrite (mass_imageX w same_p) (mass_imageH w eq_q).
rewrite (reindex_inj union_image_inj); apply: le_trans sum_u.
by rewrite le_eqVlt; apply/orP; left; apply/eqP; apply: eq_bigr => z _; rewrite invF_f.
Qed.

(** Discrepancies. *)
Definition union_letter (z : Z) : bool := [exists x, inX x == z] || [exists h, inH h == z].

Lemma gap_no_letter q z : ~~ union_letter z -> mass inH q z - mass inX p z = 0.
Proof.
rewrite negb_or !negb_exists => /andP[/forallP noX /forallP noH].
by rewrite /mass !big_pred0 ?subrr // => a; apply/negbTE; [apply: noX | apply: noH].
Qed.

Theorem discrepancy_invariant (K : Z -> Z -> F) :
  (forall z w, union_letter z -> union_letter w -> K (union_image z) (union_image w) = K z w) ->
  invariant sigma (discrepancy p inX inH K).
Proof.
move=> same_K q q' t _ _ eq_q; rewrite /discrepancy; apply: le_trans.
have gap_image z : mass inH q' (union_image z) - mass inX p (union_image z) = mass inH q z - mass inX p z.
  by rewrite (mass_imageX z same_p) (mass_imageH z eq_q).
rewrite le_eqVlt; apply/orP; left; apply/eqP.
have gap0 z : ~~ union_letter z -> mass inH q z - mass inX p z = 0 by apply: gap_no_letter.
set gap' := fun z => mass inH q' z - _; set gap := fun z => mass inH q z - _.
have eq_gap z : gap' (union_image z) = gap z := gap_image z.
rewrite /form [LHS](reindex_inj union_image_inj) /=; apply: eq_bigr => z _; rewrite eq_gap.
have [z_in|/gap0 gap_z] := boolP (union_letter z); last by rewrite [gap z]gap_z !mul0r.
congr (_ * _); rewrite /image [LHS](reindex_inj union_image_inj) /=; apply: eq_bigr => w _; rewrite eq_gap.
have [w_in|/gap0 gap_w] := boolP (union_letter w); last by rewrite [gap w]gap_w !mulr0.
by rewrite same_K.
Qed.

End Union.
