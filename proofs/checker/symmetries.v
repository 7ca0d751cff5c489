(** Symmetries of a problem with several cases (condition 5 in docs/formats.md, "Evidence of
    several cases"): their check, and that they carry lower bounds over.

    [check_symmetry p ds s]: the permutations [s] change nothing in the problem [p] and in
    its divergences [ds]. [symmetry_lower]: then a lower bound under the image of a
    classifier is one under the classifier. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence counterexamples cases symmetries smooth symmetries_smooth.
From ExactCdp.checker Require kernel.
From ExactCdp.checker Require Import types lists positions rational tables data integers.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** ** The check *)

(** The images of 0, 1, ..., n-1, each once; where each comes from. *)
Definition check_permutation (n : nat) (s : seq nat) : bool := check_letters n n s.
Definition inverse (s : seq nat) : seq nat := tmap (fun i => find (Nat.eqb i) s) (iota 0 (tsize s)).

(** Entry (rows i, cols j) is entry (i, j). *)
Definition same_images (rows cols : seq nat) (t : seq (seq Z)) : bool :=
  all2 (fun i r => let image := spread (nth [::] t i) in all2 (fun j a => Z.eqb (pick Z0 image j) a) cols r) rows t.

(** Letters are the same where their images are. *)
Definition images_of (numbers s : seq nat) : seq nat := tmap (nth 0%N numbers) s.
Definition same_letters (s : symmetry) (xs hs : seq nat) : bool :=
  all2 (fun h h' => all2 (fun x x' => eqb (Nat.eqb h' x') (Nat.eqb h x)) xs (images_of xs (y_inputs s)))
    hs (images_of hs (y_letters s)).

(** The kernel at the images of two letters, z at zs and w at ws. *)
Definition same_kernel (entry : nat -> nat -> Z) (zs zs' ws ws' : seq nat) : bool :=
  all2 (fun z z' => all2 (fun w w' => Z.eqb (entry z' w') (entry z w)) ws ws') zs zs'.

Definition check_invariant (s : symmetry) (d : perception) : bool :=
  match d with
  | TotalVariation xs hs | FDivergence _ xs hs => same_letters s xs hs
  | Transport rho => same_images (y_letters s) (y_inputs s) (t_rows (table_of rho))
  | MeanDiscrepancy K xs hs =>
      let rows := spread (tmap (@spread Z) (t_rows (table_of K))) in
      let entry z w := pick Z0 (pick Tip rows z) w in
      let xs' := images_of xs (y_inputs s) in
      let hs' := images_of hs (y_letters s) in
      [&& same_letters s xs hs, same_kernel entry xs xs' xs xs', same_kernel entry xs xs' hs hs',
          same_kernel entry hs hs' xs xs' & same_kernel entry hs hs' hs hs']
  | Witnesses _ _ => false
  end.

Definition check_symmetry (p : raw_problem) (ds : seq perception) (s : symmetry) : bool :=
  [&& check_permutation (nK p) (y_classes s), check_permutation (nX p) (y_inputs s),
      check_permutation (nY p) (y_outputs s), check_permutation (nH p) (y_letters s),
      same_images (y_classes s) (y_inputs s) (t_rows (table_of (r_joint p))),
      same_images (y_inputs s) (y_outputs s) (t_rows (table_of (r_chan p))),
      same_images (y_inputs s) (y_letters s) (t_rows (table_of (r_Delta p))) &
      all (check_invariant s) ds].

(** ** Permutations *)

(** A list of images as a function. *)
Definition function_of (n : nat) (s : seq nat) (i : 'I_n) : 'I_n := insubd i (nth 0%N s i).

Section Permutation.
Variables (n : nat) (s : seq nat).
Hypothesis s_ok : check_permutation n s.

Lemma function_val (i : 'I_n) : function_of s i = nth 0%N s i :> nat.
Proof. by case: (check_lettersP s_ok) => lt_s _; rewrite val_insubd lt_s. Qed.

Lemma function_inj : injective (@function_of n s).
Proof. by move=> i j eq_ij; case: (check_lettersP s_ok) => _; apply; rewrite -!function_val eq_ij. Qed.

Lemma size_permutation : size s = n.
Proof. by case/andP: s_ok => /check_labelsP[-> _] _. Qed.

Lemma inverse_val (i : 'I_n) : nth 0%N (inverse s) i = invF function_inj i.
Proof.
have size_s := size_permutation; rewrite /inverse tsizeE tmapE (nth_map 0%N) ?size_iota ?size_s //.
rewrite nth_iota ?size_s // add0n.
have has_i : has (Nat.eqb i) s.
  apply/(has_nthP 0%N); exists (invF function_inj i : nat); first by rewrite size_s ltn_ord.
  by rewrite -function_val f_invF eqnE eqxx.
have lt_f : (find (Nat.eqb i) s < n)%N by rewrite has_find size_s in has_i.
have := nth_find 0%N has_i; rewrite eqnE => /eqP eq_i.
suff -> : invF function_inj i = Ordinal lt_f by [].
by apply: function_inj; rewrite f_invF; apply: val_inj; rewrite /= function_val.
Qed.

End Permutation.

(** ** What a symmetry that passes does *)

Section Soundness.
Variables (F : realFieldType) (ln : F -> F).

Lemma same_imagesP m n rows cols t (i : 'I_m) (j : 'I_n) :
  check_permutation m rows -> check_permutation n cols -> full m n t ->
  same_images rows cols (t_rows (table_of t)) ->
  toF (at2 t (function_of rows i) (function_of cols j)) = toF (at2 t i j) :> F.
Proof.
move=> rows_ok cols_ok /full_table full_t same.
rewrite (function_val rows_ok) (function_val cols_ok) !table_ratio /zat2; congr (ratio _ _).
have [size_t size_r] := fullP full_t.
have size_rows := size_permutation rows_ok; have size_cols := size_permutation cols_ok.
move: same; rewrite /same_images all2E size_rows size_t eqxx /=.
move=> /(all_nthP (0%N, [::]))/(_ i); rewrite size_zip size_rows size_t minnn nth_zip ?size_rows ?size_t //=.
move=> /(_ (ltn_ord i)); rewrite all2E size_cols size_r // eqxx /=.
move=> /(all_nthP (0%N, Z0))/(_ j); rewrite size_zip size_cols size_r // minnn nth_zip ?size_cols ?size_r //=.
by move=> /(_ (ltn_ord j))/Z.eqb_eq <-; rewrite pick_spread.
Qed.

Variables (p : raw_problem) (ds : seq perception) (s : symmetry).
Hypothesis p_ok : check_problem p.
Hypothesis s_ok : check_symmetry p ds s.
Local Notation I := (meaning_problem F p).

Let p_full : [/\ full (nK p) (nX p) (r_joint p), full (nX p) (nY p) (r_chan p) & full (nX p) (nH p) (r_Delta p)].
Proof. by case/and5P: p_ok => _ full_a _ /andP[full_W _] /and3P[_ /andP[full_D _] _]. Qed.

Lemma kappa_ok : check_permutation (classes p) (y_classes s).
Proof. by rewrite (classes_nK p_ok); case/and5P: s_ok. Qed.
Lemma tau_ok : check_permutation (nX p) (y_inputs s).
Proof. by case/and5P: s_ok. Qed.
Lemma eta_ok : check_permutation (nY p) (y_outputs s).
Proof. by case/and5P: s_ok. Qed.
Lemma sigma_ok : check_permutation (nH p) (y_letters s).
Proof. by case/and5P: s_ok. Qed.

(** Letters that are the same have images that are. *)
Lemma same_lettersP xs hs : check_letters (nX p) (nX p + nH p) xs -> check_letters (nH p) (nX p + nH p) hs ->
  same_letters s xs hs -> forall (h : 'I_(nH p)) (x : 'I_(nX p)),
    (letterH (nX p) hs (function_of (y_letters s) h) == letterX (nH p) xs (function_of (y_inputs s) x)) =
    (letterH (nX p) hs h == letterX (nH p) xs x).
Proof.
move=> xs_ok hs_ok same h x.
have size_xs : size xs = nX p by case/andP: xs_ok => /check_labelsP[-> _] _.
have size_hs : size hs = nH p by case/andP: hs_ok => /check_labelsP[-> _] _.
rewrite -!val_eqE /= !(letterX_val _ xs_ok) !(letterH_val _ hs_ok).
rewrite (function_val sigma_ok) (function_val tau_ok).
have [size_h same_h] := all2_nth 0%N 0%N same.
have [size_x] := all2_nth 0%N 0%N (same_h h (eq_ind_r (fun n => (h < n)%N) (ltn_ord h) size_hs)).
move=> /(_ x (eq_ind_r (fun n => (x < n)%N) (ltn_ord x) size_xs)); rewrite /images_of !tmapE.
rewrite !(nth_map 0%N) ?(size_permutation sigma_ok) ?(size_permutation tau_ok) //.
by rewrite !eqnE => /eqP.
Qed.

(** The kernel at images of letters. *)
Lemma same_kernelP (m n : nat) K zs ws tz tw (z : 'I_m) (w : 'I_n) :
  check_permutation m tz -> check_permutation n tw -> size zs = m -> size ws = n ->
  same_kernel (fun z w => pick Z0 (pick Tip (spread (tmap (@spread Z) (t_rows (table_of K)))) z) w)
    zs (images_of zs tz) ws (images_of ws tw) ->
  toF (at2 K (nth 0%N zs (function_of tz z)) (nth 0%N ws (function_of tw w))) =
  toF (at2 K (nth 0%N zs z) (nth 0%N ws w)) :> F.
Proof.
move=> tz_ok tw_ok size_zs size_ws same.
have entry_is i j : pick Z0 (pick Tip (spread (tmap (@spread Z) (t_rows (table_of K)))) i) j =
    zat2 (t_rows (table_of K)) i j.
  rewrite pick_spread tmapE /zat2; case: (ltnP i (size (t_rows (table_of K)))) => [lt_i|ge_i].
    by rewrite (nth_map [::]) // pick_spread.
  by rewrite !nth_default ?size_map //; case: (j).
have [_ same_z] := all2_nth 0%N 0%N same.
have [_] := all2_nth 0%N 0%N (same_z z (eq_ind_r (fun n => (z < n)%N) (ltn_ord z) size_zs)).
move=> /(_ w (eq_ind_r (fun n => (w < n)%N) (ltn_ord w) size_ws)); rewrite !entry_is /images_of !tmapE.
rewrite !(nth_map 0%N) ?(size_permutation tz_ok) ?(size_permutation tw_ok) // => /Z.eqb_eq eq_zw.
by rewrite (function_val tz_ok) (function_val tw_ok) !table_ratio eq_zw.
Qed.

Lemma symmetry_invariant d :
  List.In d ds -> check_perception (with_perception p d) ->
  invariant (@function_of (nH p) (y_letters s)) (meaning_E ln (with_perception p d)).
Proof.
move=> d_in d_ok; have [_ _ _ _ /and4P[same_joint _ _ inv_ds]] := and5P s_ok.
have inv : check_invariant s d := all_In inv_ds d_in.
have [full_a _ _] := p_full; have wf := check_problem_sound F p_ok.
have same_a (k : 'I_(classes p)) (x : 'I_(nX p)) :
    joint I (function_of (y_classes s) k) (function_of (y_inputs s) x) = joint I k x.
  by apply: same_imagesP kappa_ok tau_ok _ same_joint; rewrite (classes_nK p_ok).
have same_p (x : 'I_(nX p)) : pX I (function_of (y_inputs s) x) = pX I x.
  rewrite /pX (reindex_inj (function_inj kappa_ok)); apply: eq_bigr => k _; exact: same_a.
have tau_inj := function_inj tau_ok; have sigma_inj := function_inj sigma_ok.
case: d d_ok inv {d_in} => [xs hs|rho|//|kind xs hs|K xs hs]; rewrite /check_perception /=.
- case/andP=> xs_ok hs_ok same.
  exact: (total_variation_invariant (function_inj kappa_ok) tau_inj sigma_inj same_a
    (letterX_inj xs_ok) (letterH_inj hs_ok) wf (same_lettersP xs_ok hs_ok same)).
- case/andP=> full_rho _ same.
  apply: (transport_invariant (function_inj kappa_ok) tau_inj sigma_inj same_a) => h x.
  exact: same_imagesP sigma_ok tau_ok full_rho same.
- case/and3P=> xs_ok hs_ok _ same.
  exact: (f_sum_invariant (letterX_inj xs_ok) (letterH_inj hs_ok) tau_inj sigma_inj
    (same_lettersP xs_ok hs_ok same) same_p).
case/and3P=> xs_ok hs_ok _ /and5P[same same_xx same_xh same_hx same_hh].
have size_xs : size xs = nX p by case/andP: xs_ok => /check_labelsP[-> _] _.
have size_hs : size hs = nH p by case/andP: hs_ok => /check_labelsP[-> _] _.
have same_l := same_lettersP xs_ok hs_ok same.
have [X_inj H_inj] := (letterX_inj xs_ok, letterH_inj hs_ok).
apply: (discrepancy_invariant X_inj H_inj tau_inj sigma_inj same_l same_p) => z w.
have imX := union_imageX (letterH (nX p) hs) _ (function_of (y_letters s)) X_inj.
have imH := union_imageH H_inj same_l.
rewrite /kernel.kernel_on => /orP[] /existsP[i /eqP <-] /orP[] /existsP[j /eqP <-]; rewrite ?imX ?imH.
- by rewrite !(letterX_val _ xs_ok); exact: (same_kernelP i j tau_ok tau_ok size_xs size_xs same_xx).
- rewrite !(letterX_val _ xs_ok) !(letterH_val _ hs_ok).
  exact: (same_kernelP i j tau_ok sigma_ok size_xs size_hs same_xh).
- rewrite !(letterX_val _ xs_ok) !(letterH_val _ hs_ok).
  exact: (same_kernelP i j sigma_ok tau_ok size_hs size_xs same_hx).
by rewrite !(letterH_val _ hs_ok); exact: (same_kernelP i j sigma_ok sigma_ok size_hs size_hs same_hh).
Qed.

(** A lower bound for the image of a classifier. *)
Theorem symmetry_lower E D P v (c c' : 'I_(nH p) -> 'I_(classes p)) :
  invariant (@function_of (nH p) (y_letters s)) E ->
  (forall h, c' (function_of (y_letters s) h) = function_of (y_classes s) (c h)) ->
  lower (counterexamples.relabel I c') E D P v -> lower (counterexamples.relabel I c) E D P v.
Proof.
move=> invE eq_c; have [full_a full_W full_D] := p_full.
have [_ _ _ _ /and4P[same_a same_W same_D _]] := and5P s_ok.
apply: (@symmetric_lower _ _ _ _ _ _ _ _ _ _ (function_inj kappa_ok) (function_inj tau_ok)
  (function_inj eta_ok) (function_inj sigma_ok)) => //.
- move=> k x; apply: same_imagesP kappa_ok tau_ok _ same_a.
  by rewrite (classes_nK p_ok).
- by move=> x y; apply: same_imagesP tau_ok eta_ok full_W same_W.
- by move=> x h; apply: same_imagesP tau_ok sigma_ok full_D same_D.
exact: check_problem_sound.
Qed.

End Soundness.

Lemma root_invariant (F : realFieldType) (H : finType) (sigma : H -> H) (E : {ffun H -> F} -> F -> Prop) :
  invariant sigma E -> invariant sigma (root_of E).
Proof. by move=> invE q q' t pmf_q pmf_q' eq_q [t_ge0 Et]; split=> //; apply: invE Et. Qed.
