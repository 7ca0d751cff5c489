(** Problems as data, what they mean, and when they are well formed. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences.
From ExactCdp.checker Require Import types rational.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** The classes are never an empty type: [check_problem] refuses [nK] = 0. *)
Definition classes (p : raw_problem) : nat := (nK p).-1.+1.

(** The checks: matrices of m rows and n columns, rows that are pmfs, ... *)
Definition is_matrix (m n : nat) (t : seq (seq Q)) : bool :=
  (size t == m) && all (fun r => size r == n) t.
Definition non_negative (n : nat) (f : nat -> Q) : bool := qall n (fun i => qle q0 (f i)).
Definition check_pmf (n : nat) (f : nat -> Q) : bool :=
  non_negative n f && qeq (qsum n f) q1.
Definition check_kernel (m n : nat) (t : seq (seq Q)) : bool :=
  is_matrix m n t && qall m (fun i => check_pmf n (at2 t i)).

(** Different letters, numbered below n. *)
Definition check_letters (m n : nat) (s : seq nat) : bool :=
  [&& size s == m, uniq s & all (fun z => z < n)%N s].

Definition check_perception (p : raw_problem) : bool :=
  match r_perception p with
  | TotalVariation xs hs =>
      check_letters (nX p) (nX p + nH p) xs && check_letters (nH p) (nX p + nH p) hs
  | Transport rho =>
      is_matrix (nH p) (nX p) rho && all (all (qle q0)) rho
  | Witnesses gX gH =>
      is_matrix (size gX) (nX p) gX && is_matrix (size gX) (nH p) gH
  | FDivergence _ _ _ | MeanDiscrepancy _ _ _ => false
  end.

Definition check_problem (p : raw_problem) : bool :=
  [&& (0 < nK p)%N,
      is_matrix (nK p) (nX p) (r_joint p),
      all (all (qle q0)) (r_joint p),
      qeq (qsum (classes p) (fun k => qsum (nX p) (at2 (r_joint p) k))) q1,
      check_kernel (nX p) (nY p) (r_chan p),
      (size (r_label p) == nH p) && all (fun k => k < nK p)%N (r_label p),
      is_matrix (nX p) (nH p) (r_Delta p) && all (all (qle q0)) (r_Delta p) &
      check_perception p].

Section Meaning.
Variable F : realFieldType.

(** A table of rationals as a matrix of numbers of the field. *)
Definition entries (m n : nat) (t : seq (seq Q)) (i : 'I_m) (j : 'I_n) : F := toF (at2 t i j).

(** What a problem means, over any ordered field. *)
Definition meaning_problem (p : raw_problem) :
    problem F (ordinal_finType (classes p)) (ordinal_finType (nX p))
      (ordinal_finType (nY p)) (ordinal_finType (nH p)) :=
  {| joint := @entries _ _ (r_joint p);
     chan := @entries _ _ (r_chan p);
     label := fun h : 'I_(nH p) => inord (nth 0%N (r_label p) h);
     Delta := @entries _ _ (r_Delta p) |}.

(** The union letter of a source letter, and of a restored letter. Numbers that
    are out of range do not pass [check_letters]. *)
Definition letterX (m n : nat) (xs : seq nat) (x : 'I_m) : 'I_(m + n) :=
  insubd (lshift n x) (nth 0%N xs x).
Definition letterH (m n : nat) (hs : seq nat) (h : 'I_n) : 'I_(m + n) :=
  insubd (rshift m h) (nth 0%N hs h).

(** The epigraph of its divergence. *)
Definition meaning_E (p : raw_problem) : {ffun 'I_(nH p) -> F} -> F -> Prop :=
  match r_perception p with
  | TotalVariation xs hs =>
      total_variation (pX (meaning_problem p)) (@letterX (nX p) (nH p) xs) (@letterH (nX p) (nH p) hs)
  | Transport rho =>
      transport (pX (meaning_problem p)) (@entries (nH p) (nX p) rho)
  | Witnesses gX gH =>
      witnesses (J := ordinal_finType (size gX)) (pX (meaning_problem p))
        (@entries (size gX) (nX p) gX) (@entries (size gX) (nH p) gH)
  | FDivergence _ _ _ | MeanDiscrepancy _ _ _ => fun _ _ => False
  end.

(** A restorer as a table. *)
Definition restorer_of (p : raw_problem) (R : seq (seq Q)) : 'I_(nY p) -> 'I_(nH p) -> F :=
  @entries (nY p) (nH p) R.

(** It is upward closed and convex. *)
Lemma meaning_E_up p : epi_up (@meaning_E p).
Proof.
rewrite /meaning_E; case: (r_perception p) => [xs hs | rho | gX gH | kind xs hs | k xs hs] //.
- exact: total_variation_up.
- exact: transport_up.
- exact: witnesses_up.
Qed.

Lemma meaning_E_convex p : epi_convex (@meaning_E p).
Proof.
rewrite /meaning_E; case: (r_perception p) => [xs hs | rho | gX gH | kind xs hs | k xs hs] //.
- exact: total_variation_convex.
- exact: transport_convex.
- exact: witnesses_convex.
Qed.

(** A table that passes is a kernel. *)
Lemma non_negativeP n (f : nat -> Q) :
  non_negative n f -> forall i : 'I_n, 0 <= toF (f i) :> F.
Proof. by move=> /qallP f_ge0 i; rewrite -(toF0 F) -toF_qle. Qed.

Lemma all_nonneg t i j : all (all (qle q0)) t -> 0 <= toF (at2 t i j) :> F.
Proof.
move=> t_ge0; rewrite /at2; case: (ltnP i (size t)) => [lt_i|ge_i]; last first.
  by rewrite nth_default // /at1 nth_nil toF0.
have /(all_nthP q0) r_ge0 := elimT (all_nthP [::]) t_ge0 _ lt_i.
rewrite /at1; case: (ltnP j (size (nth [::] t i))) => [lt_j|ge_j]; last by rewrite nth_default // toF0.
by rewrite -(toF0 F) -toF_qle; apply: r_ge0.
Qed.

Lemma check_pmf_sound n (f : nat -> Q) :
  check_pmf n f -> is_pmf (fun i : 'I_n => toF (f i) : F).
Proof.
case/andP=> /non_negativeP f_ge0; rewrite (toF_qeq F) toF_qsum toF1 => /eqP sum1.
by split.
Qed.

Lemma check_kernel_sound m n t : check_kernel m n t -> is_kernel (@entries m n t).
Proof. by case/andP=> _ /qallP rows i; apply: check_pmf_sound. Qed.

(** A problem that passes is well formed, ... *)
Theorem check_problem_sound p : check_problem p -> well_formed (meaning_problem p).
Proof.
case/and5P=> _ _ joint_ge0 sum1 /and4P[chan_ok _ _ _]; split.
- by move=> k x; apply: all_nonneg.
- move: sum1; rewrite (toF_qeq F) toF_qsum toF1 => /eqP <-.
  by apply: eq_bigr => k _; rewrite toF_qsum.
- exact: check_kernel_sound.
Qed.

(** ... its labels are the classes that were written, ... *)
Lemma label_val p (h : 'I_(nH p)) :
  check_problem p -> label (meaning_problem p) h = nth 0%N (r_label p) h :> nat.
Proof.
case/and5P=> nK_gt0 _ _ _ /and4P[_ /andP[/eqP size_l /allP lt_l] _ _].
by rewrite /= inordK // /classes prednK // lt_l // mem_nth // size_l.
Qed.

End Meaning.
Arguments meaning_E F p : clear implicits.
Arguments restorer_of F p R : clear implicits.

(** ... and its union letters are the numbers that were written, all different. *)
Lemma check_lettersP m n s :
  check_letters m n s ->
  (forall i, (i < m)%N -> (nth 0%N s i < n)%N) /\
  (forall i j : 'I_m, nth 0%N s i = nth 0%N s j -> i = j).
Proof.
case/and3P=> /eqP size_s uniq_s /allP lt_s; split=> [i lt_i|i j eq_ij].
  by apply: lt_s; apply: mem_nth; rewrite size_s.
by apply/val_inj/eqP; rewrite -(nth_uniq 0%N _ _ uniq_s) ?size_s ?ltn_ord //; apply/eqP.
Qed.

Section Letters.
Variables (m n : nat).

Lemma letterX_val s (x : 'I_m) :
  check_letters m (m + n) s -> letterX n s x = nth 0%N s x :> nat.
Proof. by case/check_lettersP=> lt_s _; rewrite /letterX val_insubd lt_s. Qed.

Lemma letterH_val s (h : 'I_n) :
  check_letters n (m + n) s -> letterH m s h = nth 0%N s h :> nat.
Proof. by case/check_lettersP=> lt_s _; rewrite /letterH val_insubd lt_s. Qed.

Lemma letterX_inj s : check_letters m (m + n) s -> injective (@letterX m n s).
Proof.
move=> ok x x' eq_x; case: (check_lettersP ok) => _; apply.
by rewrite -!(letterX_val _ ok) eq_x.
Qed.

Lemma letterH_inj s : check_letters n (m + n) s -> injective (@letterH m n s).
Proof.
move=> ok h h' eq_h; case: (check_lettersP ok) => _; apply.
by rewrite -!(letterH_val _ ok) eq_h.
Qed.

End Letters.
