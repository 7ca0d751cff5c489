(** The squared maximum mean discrepancy d(p, q) = (q-p)^T K (q-p) of a kernel K on the
    letters, symmetric and positive semidefinite: convex, never negative, and above its
    tangents ([discrepancy_cut]). *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences identities smooth.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Form.
Variables (F : realFieldType) (Z : finType) (K : Z -> Z -> F).
Implicit Types x y : Z -> F.

(** K x and x^T K y. *)
Definition image x (z : Z) : F := \sum_w K z w * x w.
Definition form x y : F := \sum_z x z * image y z.

Definition symmetric_kernel : Prop := forall z w, K z w = K w z.
Definition semidefinite : Prop := forall x, 0 <= form x x.

Lemma image_lin a b x y z : image (fun w => a * x w + b * y w) z = a * image x z + b * image y z.
Proof.
rewrite /image !mulr_sumr -big_split; apply: eq_bigr => w _ /=.
by rewrite mulrDr !(mulrCA (K z w)).
Qed.

Lemma form_linr a b x y y' :
  form x (fun w => a * y w + b * y' w) = a * form x y + b * form x y'.
Proof.
rewrite /form !mulr_sumr -big_split; apply: eq_bigr => z _ /=.
by rewrite image_lin mulrDr !(mulrCA (x z)).
Qed.

Lemma form_linl a b x x' y :
  form (fun w => a * x w + b * x' w) y = a * form x y + b * form x' y.
Proof.
rewrite /form !mulr_sumr -big_split; apply: eq_bigr => z _ /=.
by rewrite mulrDl !mulrA.
Qed.

Lemma form_ext x x' y y' : x =1 x' -> y =1 y' -> form x y = form x' y'.
Proof.
move=> eqx eqy; apply: eq_bigr => z _; rewrite eqx; congr (_ * _).
by apply: eq_bigr => w _; rewrite eqy.
Qed.

Lemma form_sym x y : symmetric_kernel -> form x y = form y x.
Proof.
move=> sym; rewrite /form; under eq_bigr do rewrite mulr_sumr; rewrite exchange_big /=.
apply: eq_bigr => w _; rewrite mulr_sumr; apply: eq_bigr => z _.
by rewrite (sym z w) mulrA mulrC [x z * _]mulrC.
Qed.

End Form.

Section Discrepancy.
Variables (F : realFieldType) (X H Z : finType) (p : X -> F).
Variables (inX : X -> Z) (inH : H -> Z) (K : Z -> Z -> F).
Add Field F_field : (rigid_laws F).

Let P := mass inX p.
Let M (q : {ffun H -> F}) := mass inH q.
Let gap (q : {ffun H -> F}) z := M q z - P z.

(** d(p, q) <= t. *)
Definition discrepancy (q : {ffun H -> F}) (t : F) : Prop := form K (gap q) (gap q) <= t.

Lemma discrepancy_up : epi_up discrepancy.
Proof. by move=> q t t' tt'; move/le_trans; apply. Qed.

Lemma discrepancy_convex : semidefinite K -> epi_convex discrepancy.
Proof.
move=> psd q r s t l l01 _ _ le_s le_t.
apply: le_trans (mix_le l01 le_s le_t).
have [l_ge0 l'_ge0] : 0 <= l /\ 0 <= 1 - l by case/andP: l01 => ? ?; rewrite subr_ge0.
have gapE : gap [ffun h => mix l (q h) (r h)] =1 (fun z => l * gap q z + (1 - l) * gap r z).
  move=> z; rewrite /gap /M /mass.
  have -> : \sum_(h | inH h == z) [ffun h => mix l (q h) (r h)] h
      = \sum_(h | inH h == z) mix l (q h) (r h) by apply: eq_bigr => h _; rewrite ffunE.
  by rewrite mix_add_cond /mix; move: (\sum_(h | _) _) (\sum_(h | _) _) => a b; rigid; ring.
rewrite (form_ext K gapE gapE) form_linr !form_linl.
have := mulr_ge0 (mulr_ge0 l_ge0 l'_ge0) (psd (fun z => 1 * gap q z + (- 1) * gap r z)).
rewrite form_linr !form_linl -[in X in _ -> X]subr_ge0; apply: eq_ind; congr (0 <= _).
rewrite /mix; move: (form K (gap q) (gap q)) (form K (gap q) (gap r)) => a b.
by move: (form K (gap r) (gap q)) (form K (gap r) (gap r)) => c d; rigid; ring.
Qed.

(** The cut that says d >= 0. *)
Lemma discrepancy_trivial_cut mu : semidefinite K -> 0 <= mu -> is_cut discrepancy mu (fun=> 0) 0.
Proof.
have none (q : H -> F) : \sum_h 0 * q h = 0 by rewrite big1 // => h _; rewrite mul0r.
move=> psd mu_ge0; split=> // [q t _ le_t|_ q _]; rewrite none ?subr0 //.
by rewrite mulr_ge0 // (le_trans _ le_t).
Qed.

(** The tangent at any [r]. *)
Theorem discrepancy_cut mu (r : Z -> F) : symmetric_kernel K -> semidefinite K -> 0 <= mu ->
  is_cut discrepancy mu
    (fun h => - (mu * (2%:R * image K (fun z => r z - P z) (inH h))))
    (- (mu * form K (fun z => r z + P z) (fun z => r z - P z))).
Proof.
move=> sym psd mu_ge0; set f := fun z => r z - P z.
have pairing (q : {ffun H -> F}) : \sum_h image K f (inH h) * q h = form K (M q) f.
  rewrite /form (partition_big inH predT) //=; apply: eq_bigr => z _.
  rewrite /M /mass mulr_suml; apply: eq_bigr => h /eqP ->.
  by rewrite mulrC.
have sumE (q : {ffun H -> F}) :
    - (mu * form K (fun z => r z + P z) f) - \sum_h - (mu * (2%:R * image K f (inH h))) * q h
    = mu * (2%:R * form K (M q) f - form K (fun z => r z + P z) f).
  rewrite -pairing mulrBr addrC !mulr_sumr -sumrN; congr (_ - _); apply: eq_bigr => h _.
  by rewrite mulNr opprK !mulrA.
split=> // [q t _ le_t | mu0 q _]; last by rewrite -subr_le0 sumE mu0 mul0r.
rewrite sumE ler_wpmul2l //; apply: le_trans le_t; rewrite -subr_ge0.
have gapE : gap q =1 (fun z => 1 * M q z + (- 1) * P z) by move=> z; rewrite mul1r mulN1r.
have fE : f =1 (fun z => 1 * r z + (- 1) * P z) by move=> z; rewrite mul1r mulN1r.
have plusE : (fun z => r z + P z) =1 (fun z => 1 * r z + 1 * P z) by move=> z; rewrite !mul1r.
have := psd (fun z => 1 * M q z + (- 1) * r z).
rewrite (form_ext K gapE gapE) (form_ext K (frefl _) fE) (form_ext K plusE fE) !form_linr !form_linl.
rewrite (form_sym r (M q) sym) (form_sym P (M q) sym) (form_sym P r sym).
by congr (0 <= _); rigid; ring.
Qed.

End Discrepancy.
