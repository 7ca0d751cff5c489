(** Problems as data, what they mean, and when they are well formed. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences.
From ExactCdp.checker Require Import smooth smooth_cuts smooth_meaning types lists rational tables.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** The classes are never an empty type: [check_problem] refuses [nK] = 0. *)
Definition classes (p : raw_problem) : nat := (nK p).-1.+1.

(** The checks: matrices of m rows and n columns, rows that are pmfs, ... *)
Definition non_negative (r : seq Q) : bool := all (fun a => Z.leb 0 (Qnum a)) r.
Definition check_pmf (r : seq Q) : bool :=
  let v := vec_of r in non_negative r && Z.eqb (zsum (nums v)) (Zpos (over v)).
Definition check_kernel (m n : nat) (t : seq (seq Q)) : bool := full m n t && all check_pmf t.
Definition check_joint (t : seq (seq Q)) : bool :=
  let v := table_of t in
  all non_negative t && Z.eqb (foldl (fun s r => Z.add s (zsum r)) Z0 (t_rows v)) (Zpos (t_over v)).
Definition check_costs (m n : nat) (t : seq (seq Q)) : bool := full m n t && all non_negative t.
Definition check_labels (m n : nat) (l : seq nat) : bool :=
  Nat.eqb (tsize l) m && all (fun k => Nat.ltb k n) l.

(** Different letters, numbered below n. *)
Fixpoint distinct (s : seq nat) : bool :=
  if s is z :: s' then all (fun t => ~~ Nat.eqb z t) s' && distinct s' else true.
Definition check_letters (m n : nat) (s : seq nat) : bool := check_labels m n s && distinct s.

Definition is_smooth (d : perception) : bool :=
  match d with FDivergence _ _ _ | MeanDiscrepancy _ _ _ => true | _ => false end.

Definition check_perception (p : raw_problem) : bool :=
  match r_perception p with
  | TotalVariation xs hs =>
      check_letters (nX p) (nX p + nH p) xs && check_letters (nH p) (nX p + nH p) hs
  | Transport rho => check_costs (nH p) (nX p) rho
  | Witnesses gX gH => full (tsize gX) (nX p) gX && full (tsize gX) (nH p) gH
  | FDivergence _ xs hs | MeanDiscrepancy _ xs hs =>
      [&& check_letters (nX p) (nX p + nH p) xs, check_letters (nH p) (nX p + nH p) hs &
          smooth_check (r_perception p)]
  end.

Definition check_problem (p : raw_problem) : bool :=
  [&& Nat.ltb 0 (nK p), full (nK p) (nX p) (r_joint p), check_joint (r_joint p),
      check_kernel (nX p) (nY p) (r_chan p), check_labels (nH p) (nK p) (r_label p),
      check_costs (nX p) (nH p) (r_Delta p) & check_perception p].

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

(** The epigraph of its divergence, for a logarithm [ln]; only Kullback-Leibler both ways and
    Jensen-Shannon have logarithms, and what is said of them asks for one ([logarithm_for]). *)
Definition meaning_E (ln : F -> F) (p : raw_problem) : {ffun 'I_(nH p) -> F} -> F -> Prop :=
  match r_perception p with
  | TotalVariation xs hs =>
      total_variation (pX (meaning_problem p)) (@letterX (nX p) (nH p) xs) (@letterH (nX p) (nH p) hs)
  | Transport rho =>
      transport (pX (meaning_problem p)) (@entries (nH p) (nX p) rho)
  | Witnesses gX gH =>
      witnesses (J := ordinal_finType (size gX)) (pX (meaning_problem p))
        (@entries (size gX) (nX p) gX) (@entries (size gX) (nH p) gH)
  | FDivergence _ xs hs | MeanDiscrepancy _ xs hs =>
      smooth_E ln (pX (meaning_problem p)) (@letterX (nX p) (nH p) xs) (@letterH (nX p) (nH p) hs) (r_perception p)
  end.
Arguments meaning_E ln p : clear implicits.
Definition logarithm_for (ln : F -> F) (p : raw_problem) : Prop := smooth_logarithm ln (r_perception p).

(** What a row of masses has at a position; a restorer, and a coupling, from their rows. *)
Definition mass_at (r : masses) (i : nat) : F := \sum_(m <- r | m.1 == i) toF m.2.
Definition restorer_of (p : raw_problem) (R : seq masses) (y : 'I_(nY p)) (h : 'I_(nH p)) : F :=
  mass_at (nth [::] R y) h.
Definition coupling_of (p : raw_problem) (T : seq masses) (h : 'I_(nH p)) (x : 'I_(nX p)) : F :=
  mass_at (nth [::] T h) x.

(** It is upward closed. *)
Lemma meaning_E_up ln p : epi_up (meaning_E ln p).
Proof.
rewrite /meaning_E; case: (r_perception p) => [xs hs | rho | gX gH | kind xs hs | k xs hs].
- exact: total_variation_up.
- exact: transport_up.
- exact: witnesses_up.
- exact: smooth_E_up.
- exact: smooth_E_up.
Qed.

(** A table that passes is a kernel. *)
Lemma nonneg_at (r : seq Q) i : non_negative r -> 0 <= toF (at1 r i) :> F.
Proof.
move=> r_ge0; rewrite /at1; case: (ltnP i (size r)) => [lt_i|ge_i]; last by rewrite nth_default // toF0.
have := all_In r_ge0 (In_nth q0 lt_i); case: (nth q0 r i) => n d /= n_ge0.
by rewrite /toF divr_ge0 ?zF_ge0 // ltW ?zF_pos.
Qed.

Lemma all_nonneg t i j : all non_negative t -> 0 <= toF (at2 t i j) :> F.
Proof.
move=> t_ge0; rewrite /at2; case: (ltnP i (size t)) => [lt_i|ge_i]; last first.
  by rewrite nth_default // /at1 nth_nil toF0.
exact/nonneg_at/(all_In t_ge0)/In_nth.
Qed.

Lemma zF_eq (y z : Z) : Z.eqb y z -> zF y = zF z :> F.
Proof. by move=> /Z.eqb_eq ->. Qed.

Lemma check_pmf_sound n (r : seq Q) : size r = n -> check_pmf r -> is_pmf (fun i : 'I_n => toF (at1 r i) : F).
Proof.
move=> sz_r /andP[r_ge0 /zF_eq sum1]; split=> [i|]; first exact: nonneg_at.
transitivity (zF (zsum (nums (vec_of r))) / zF (Zpos (over (vec_of r))) : F); last first.
  by rewrite sum1 divff ?zF_pos_neq0.
rewrite (zF_zsum F (n := n)); last by rewrite /= /numerators tmapE size_map sz_r.
by rewrite mulr_suml; apply: eq_bigr => i _; rewrite -vat_vec_of.
Qed.

Lemma check_kernel_sound m n t : check_kernel m n t -> is_kernel (@entries m n t).
Proof.
case/andP=> /fullP[sz_t sz_r] rows i; apply: check_pmf_sound; first exact: sz_r.
by apply: (all_In rows); apply: In_nth; rewrite sz_t.
Qed.

Lemma check_joint_sound m n t : full m n t -> check_joint t -> \sum_(i < m) \sum_(j < n) toF (at2 t i j) = 1 :> F.
Proof.
move=> /full_table full_v /andP[_ /zF_eq sum1].
have sum_rows z (s : seq (seq Z)) : zF (foldl (fun z r => Z.add z (zsum r)) z s) =
    zF z + \sum_(r <- s) zF (zsum r) :> F.
  by elim: s z => [|r s IH] z /=; rewrite ?big_nil ?addr0 // IH zFD big_cons addrA.
have [sz_v _] := fullP full_v.
transitivity (\sum_(i < m) \sum_(j < n) tat F (table_of t) i j).
  by apply: eq_bigr => i _; apply: eq_bigr => j _; rewrite tat_table_of.
move: sum1; rewrite sum_rows add0r (big_nth [::]) big_mkord sz_v => sum1.
rewrite -[RHS](divff (zF_pos_neq0 F (t_over (table_of t)))) -[X in _ = X / _]sum1 mulr_suml.
apply: eq_bigr => i _; rewrite (zF_zsum F (n := n)) ?mulr_suml //.
by rewrite (proj2 (fullP full_v)).
Qed.

(** A problem that passes is well formed, ... *)
Lemma classes_nK p : check_problem p -> classes p = nK p.
Proof. by case/and3P; rewrite ltnE /classes => nK_gt0 _ _; rewrite prednK. Qed.

Theorem check_problem_sound p : check_problem p -> well_formed (meaning_problem p).
Proof.
move=> ok; have eK := classes_nK ok; case/and5P: ok => _ full_a joint_ok chan_ok _; split.
- by move=> k x; apply: all_nonneg; case/andP: joint_ok.
- by apply: check_joint_sound joint_ok; rewrite eK.
- exact: check_kernel_sound.
Qed.

(** ... its divergence is convex, ... *)
Lemma meaning_E_convex ln p : check_problem p -> logarithm_for ln p -> epi_convex (meaning_E ln p).
Proof.
move=> p_ok; have pX_ge0 := pX_ge0 (check_problem_sound p_ok); case/and5P: p_ok => _ _ _ _ /and3P[_ _].
rewrite /check_perception /logarithm_for /meaning_E.
case: (r_perception p) => [xs hs | rho | gX gH | kind xs hs | k xs hs].
- by move=> _ _; apply: total_variation_convex.
- by move=> _ _; apply: transport_convex.
- by move=> _ _; apply: witnesses_convex.
- by case/and3P=> _ _ d_ok log; apply: smooth_E_convex.
- by case/and3P=> _ _ d_ok log; apply: smooth_E_convex.
Qed.

(** ... its labels are the classes that were written, ... *)
Lemma label_val p (h : 'I_(nH p)) :
  check_problem p -> label (meaning_problem p) h = nth 0%N (r_label p) h :> nat.
Proof.
move=> ok; have eK := classes_nK ok; case/and5P: ok => _ _ _ _ /and3P[/andP[]].
rewrite tsizeE eqnE => /eqP size_l lt_l _ _; rewrite /= inordK // -[_.-1.+1]/(classes p) eK -ltnE.
by apply: (all_In lt_l); apply: In_nth; rewrite size_l.
Qed.

End Meaning.
Arguments meaning_E {F} ln p q t.
Arguments logarithm_for {F} ln p.
Arguments mass_at F r i : clear implicits.
Arguments restorer_of F p R y h : clear implicits.
Arguments coupling_of F p T h x : clear implicits.

(** ... and its union letters are the numbers that were written, all different. *)
Lemma distinctE s : distinct s = uniq s.
Proof.
elim: s => //= z s ->; congr (_ && _).
by elim: s => //= t s ->; rewrite inE negb_or eqnE.
Qed.

Lemma check_labelsP m n s : check_labels m n s -> size s = m /\ forall i, (i < m)%N -> (nth 0%N s i < n)%N.
Proof.
rewrite /check_labels tsizeE eqnE => /andP[/eqP <- lt_s]; split=> // i lt_i.
by rewrite -ltnE; apply: (all_In lt_s); apply: In_nth.
Qed.

Lemma check_lettersP m n s :
  check_letters m n s ->
  (forall i, (i < m)%N -> (nth 0%N s i < n)%N) /\
  (forall i j : 'I_m, nth 0%N s i = nth 0%N s j -> i = j).
Proof.
case/andP=> /check_labelsP[size_s lt_s]; rewrite distinctE => uniq_s; split=> // i j eq_ij.
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

Lemma letterX_numbered s : check_letters m (m + n) s -> numbered (@letterX m n s) s.
Proof. by move=> ok; split=> [|x]; [case/andP: ok => /check_labelsP[] | rewrite letterX_val]. Qed.

Lemma letterH_numbered s : check_letters n (m + n) s -> numbered (@letterH m n s) s.
Proof. by move=> ok; split=> [|h]; [case/andP: ok => /check_labelsP[] | rewrite letterH_val]. Qed.

End Letters.
