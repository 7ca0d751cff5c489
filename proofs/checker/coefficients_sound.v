(** The coefficients that are computed are those of the theory: [coefs_of_exact],
    [open_costs_below], [open_costs_exact]. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem.
From ExactCdp.checker Require Import types lists positions rational tables data coefficients.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Soundness.
Variable F : realFieldType.
Local Notation zF := (@zF F).

Lemma zF_posM d e : zF (Zpos (Pos.mul d e)) = zF (Zpos d) * zF (Zpos e).
Proof. by rewrite Pos2Z.inj_mul zFM. Qed.

Lemma toF_make n d : toF (n # d) = zF n / zF (Zpos d).
Proof. by []. Qed.

(** A common factor of numerator and denominator. *)
Lemma zF_cancel d e z : zF (Z.mul (Zpos d) z) / zF (Zpos (Pos.mul e d)) = zF z / zF (Zpos e).
Proof. by rewrite zFM zF_posM [zF (Zpos e) * _]mulrC -mulf_div divff ?mul1r ?zF_pos_neq0. Qed.

Section Problem.
Variable p : raw_problem.
Hypothesis p_ok : check_problem p.
Local Notation I := (meaning_problem F p).
Let J := table_of (r_joint p).
Let W := table_of (r_chan p).
Let D := table_of (r_Delta p).
Let pXs := combine (nX p) (trepeat (Zpos xH) (nK p)) (t_rows J).

Lemma full_J : full (nK p) (nX p) (t_rows J).
Proof. by apply: full_table; case/and3P: p_ok. Qed.
Lemma full_classes : full (classes p) (nX p) (t_rows J).
Proof. by rewrite (classes_nK p_ok) full_J. Qed.
Lemma full_W : full (nX p) (nY p) (t_rows W).
Proof. by apply: full_table; case/and5P: p_ok => _ _ _ /andP[]. Qed.
Lemma full_D : full (nX p) (nH p) (t_rows D).
Proof. by apply: full_table; case/and5P: p_ok => _ _ _ _ /and3P[_ /andP[]]. Qed.

Lemma pXs_is (x : 'I_(nX p)) : zat F pXs x / zF (Zpos (t_over J)) = pX I x.
Proof.
rewrite (zat_combine F _ full_classes) // mulr_suml; apply: eq_bigr => k _.
have lt_k : (k < nK p)%N by rewrite -(classes_nK p_ok).
by rewrite trepeatE {1}/zat nth_nseq lt_k mul1r -[_ / _]/(tat F J k x) tat_table_of.
Qed.

Section Output.
Variable y : 'I_(nY p).
Let col := nth [::] (columns (nY p) (t_rows W)) y.
Let weights := tmap2 Z.mul pXs col.

Lemma size_pXs : size pXs = nX p.
Proof. exact: (size_combine F _ full_J). Qed.
Lemma size_col : size col = nX p.
Proof. by rewrite (size_column full_W). Qed.
Lemma size_weights : size weights = nX p.
Proof. by rewrite size_tmap2 size_pXs size_col minnn. Qed.

Lemma weights_are (x : 'I_(nX p)) : zat F weights x / zF (Zpos (Pos.mul (t_over J) (t_over W))) = pX I x * chan I x y.
Proof.
rewrite /zat (nth_tmap2 _ Z0 Z0) ?size_pXs ?size_col // zFM zF_posM -mulf_div -pXs_is; congr (_ * _).
by rewrite -[zF _]/(zat F col x) (zat_columns F full_W) // -[_ / _]/(tat F W x y) tat_table_of.
Qed.

Lemma mass_weights : zF (zsum weights) / zF (Zpos (Pos.mul (t_over J) (t_over W))) = pY I y.
Proof.
rewrite (zF_zsum F (n := nX p)) ?size_weights // mulr_suml.
by apply: eq_bigr => x _; rewrite weights_are.
Qed.

Lemma delta_weights (h : 'I_(nH p)) :
  zat F (combine (nH p) weights (t_rows D)) h / zF (Zpos (Pos.mul (Pos.mul (t_over J) (t_over W)) (t_over D)))
    = delta I y h.
Proof.
rewrite (zat_combine F _ full_D) // zF_posM mulr_suml; apply: eq_bigr => x _.
by rewrite -mulf_div weights_are -[zat F (nth _ _ _) _ / _]/(tat F D x h) tat_table_of.
Qed.

Lemma joint_column (k : 'I_(classes p)) :
  zF (zdot (nth [::] (t_rows J) k) col) / zF (Zpos (Pos.mul (t_over J) (t_over W))) = jointY I k y.
Proof.
have lt_k : (k < nK p)%N by rewrite -(classes_nK p_ok).
rewrite (zF_zdot F (n := nX p)) ?(proj2 (fullP full_J)) // zF_posM mulr_suml; apply: eq_bigr => x _.
rewrite -mulf_div -[zat F (nth _ _ _) _ / _]/(tat F J k x) tat_table_of (zat_columns F full_W) //.
by rewrite -[zat F (nth _ _ _) _ / _]/(tat F W x y) tat_table_of.
Qed.

End Output.

Lemma nth_outputs o (y : 'I_(nY p)) :
  nth no_output (tmap (output_of (nH p) (t_rows J) (t_rows D) (t_over D) pXs o) (columns (nY p) (t_rows W))) y
    = output_of (nH p) (t_rows J) (t_rows D) (t_over D) pXs o (nth [::] (columns (nY p) (t_rows W)) y).
Proof. by rewrite tmapE (nth_map [::]) ?(size_columns full_W). Qed.

Lemma at_with_costs mass errors dl cs h : size dl = nH p -> size cs = nH p -> (h < nH p)%N ->
  pick (Z0, Z0) (o_at (with_costs mass errors dl cs)) h = (nth Z0 dl h, nth Z0 cs h).
Proof. by move=> sz_d sz_c lt_h; rewrite /= pick_spread (nth_tmap2 _ Z0 Z0) ?sz_d ?sz_c. Qed.

Lemma size_costs_of errors o : size (costs_of errors o) = size o.
Proof. by rewrite /costs_of tmapE size_map. Qed.

Lemma size_labels : size (r_label p) = nH p.
Proof. by case/and5P: p_ok => _ _ _ _ /and3P[/check_labelsP[]]. Qed.

(** Nothing is negative. *)
Lemma costs_of_ge0 errors o h : (forall k, 0 <= zat F errors k) -> 0 <= zat F (costs_of errors o) h.
Proof.
move=> ge0; rewrite /zat; case: (ltnP h (size o)) => lt_h; last by rewrite nth_default ?size_costs_of.
by rewrite /costs_of tmapE (nth_map None) //; case: nth => [k|]; [apply: ge0 | apply: least_ge0].
Qed.

Lemma delta_theory_ge0 y h : 0 <= delta I y h.
Proof.
have wf := check_problem_sound F p_ok; case/and5P: p_ok => _ _ _ _ /and3P[_ /andP[_ Delta_ge0] _].
apply: sumr_ge0 => x _; apply: mulr_ge0; last exact: all_nonneg.
by apply: mulr_ge0; [apply: pX_ge0 | case: wf => _ _ /(_ x)[]].
Qed.

Lemma error_theory_ge0 k y : 0 <= pY I y - jointY I k y.
Proof.
rewrite pY_jointY (bigD1 k) //= addrC addKr; apply: sumr_ge0 => j _.
exact/jointY_ge0/check_problem_sound.
Qed.

Lemma quotient_ge0 z d : 0 <= zF z / zF (Zpos d) -> 0 <= zF z.
Proof. by rewrite pmulr_lge0 // invr_gt0 zF_pos. Qed.

Lemma coefs_of_but_costs : coefs_but_costs F p (coefs_of p).
Proof.
have errors_eq (y : 'I_(nY p)) (k : 'I_(classes p)) :
    zat F (o_errors (nth no_output (c_outputs (coefs_of p)) y)) k / zF (Zpos (c_over (coefs_of p)))
    = pY I y - jointY I k y.
  have lt_k : (k < nK p)%N by rewrite -(classes_nK p_ok).
  rewrite nth_outputs [o_errors _]/= [c_over _]/= {1}/zat tmapE (nth_map [::]) ?(proj1 (fullP full_J)) //.
  by rewrite zF_cancel /Z.sub zFD zFN mulrBl mass_weights joint_column.
have errors_sz (y : 'I_(nY p)) : size (o_errors (nth no_output (c_outputs (coefs_of p)) y)) = classes p.
  by rewrite nth_outputs [o_errors _]/= tmapE size_map (proj1 (fullP full_J)) (classes_nK p_ok).
have errors_nonneg (y : 'I_(nY p)) k : 0 <= zat F (o_errors (nth no_output (c_outputs (coefs_of p)) y)) k.
  case: (ltnP k (classes p)) => lt_k; last by rewrite /zat nth_default ?errors_sz.
  by apply: (@quotient_ge0 _ (c_over (coefs_of p))); rewrite (errors_eq y (Ordinal lt_k)) error_theory_ge0.
constructor=> //; rewrite /coefs_of -/J -/W -/D -/pXs.
- by rewrite /= tmapE size_map (size_columns full_W).
- exact: size_pXs.
- exact: pXs_is.
- by move=> y; rewrite nth_outputs [o_mass _]/= [c_over _]/= zF_cancel mass_weights.
- by move=> y; rewrite nth_outputs [o_delta _]/= (size_combine F _ full_D).
- by move=> y; rewrite nth_outputs [o_costs _]/= size_costs_of tmapE size_map size_labels.
- by move=> y h; rewrite nth_outputs [o_delta _]/= [c_over _]/= delta_weights.
- move=> y h; rewrite nth_outputs; apply: at_with_costs => //; first exact: (size_combine F _ full_D).
  by rewrite size_costs_of tmapE size_map size_labels.
- move=> y; apply: (@quotient_ge0 _ (Pos.mul (Pos.mul (t_over J) (t_over W)) (t_over D))).
  rewrite nth_outputs [o_mass _]/= zF_cancel mass_weights; exact/pY_ge0/check_problem_sound.
- move=> y h; rewrite nth_outputs [o_delta _]/=; case: (ltnP h (nH p)) => lt_h; last first.
    by rewrite /zat nth_default // (size_combine F _ full_D).
  apply: (@quotient_ge0 _ (Pos.mul (Pos.mul (t_over J) (t_over W)) (t_over D))).
  by rewrite (delta_weights y (Ordinal lt_h)) delta_theory_ge0.
- move=> y h; have := costs_of_ge0 (map Some (r_label p)) h (errors_nonneg y).
  by rewrite nth_outputs tmapE.
Qed.

Lemma nth_costs_of errors o h : (h < size o)%N ->
  nth Z0 (costs_of errors o) h = if nth None o h is Some k then nth Z0 errors k else least errors.
Proof. by move=> lt_h; rewrite /costs_of tmapE (nth_map None). Qed.

Theorem coefs_of_exact : exact F p (coefs_of p).
Proof.
have ok := coefs_of_but_costs; split=> // y h; rewrite cost_error -(errors_are ok) /cost_in.
congr (_ / _); rewrite /coefs_of -/J -/W -/D -/pXs nth_outputs [o_costs _]/= /zat.
have lt_h : (h < size (r_label p))%N by rewrite size_labels.
rewrite nth_costs_of tmapE ?size_map // (nth_map 0%N) //.
by rewrite -(label_val F h p_ok).
Qed.

(** Other costs, for the classes [l]. *)
Section Open.
Variables (c : coefficients) (o : seq (option nat)).
Hypothesis c_ok : coefs_but_costs F p c.
Hypothesis size_o : size o = nH p.

Lemma nth_open (y : 'I_(nY p)) : nth no_output (c_outputs (open_costs p c o)) y =
  let u := nth no_output (c_outputs c) y in
  with_costs (o_mass u) (o_errors u) (o_delta u) (costs_of (o_errors u) o).
Proof. by rewrite /= tmapE (nth_map no_output) // (outputs_size c_ok). Qed.

End Open.
End Problem.

Section Relabelled.
Variables (p : raw_problem) (c : coefficients) (o : seq (option nat)) (l : seq nat).
Hypothesis l_ok : check_problem (relabel p l).
Hypothesis c_ok : coefs_but_costs F p c.
Hypothesis size_o : size o = nH p.

Lemma open_but_costs : coefs_but_costs F (relabel p l) (open_costs p c o).
Proof.
have nth_o := @nth_open p c o c_ok.
constructor=> [|||y|y|y|y h|y h|y k|y|y|y h|y k|y h|]; rewrite ?nth_o.
- by rewrite /= tmapE size_map (outputs_size c_ok).
- exact: (source_size c_ok).
- exact: (source_is c_ok).
- exact: (mass_is c_ok).
- exact: (delta_size c_ok).
- by rewrite [o_costs _]/= size_costs_of.
- exact: (delta_is c_ok).
- apply: (@at_with_costs p) => //; first exact: (delta_size c_ok).
  by rewrite size_costs_of.
- exact: (errors_are c_ok).
- exact: (errors_size c_ok).
- exact: (mass_ge0 c_ok).
- exact: (delta_ge0 c_ok).
- exact: (errors_ge0 c_ok).
- by apply: costs_of_ge0 => k; apply: (errors_ge0 c_ok).
- exact: (linear_is c_ok).
Qed.

(** The error of the class of a restored letter. *)
Lemma cost_relabel (y : 'I_(nY p)) (h : 'I_(nH p)) :
  cost (meaning_problem F (relabel p l)) y h
    = zat F (o_errors (nth no_output (c_outputs c) y)) (nth 0%N l h) / zF (Zpos (c_over c)).
Proof.
rewrite cost_error -(label_val F (p := relabel p l) h l_ok).
exact/esym/(errors_are c_ok y (label (meaning_problem F (relabel p l)) h)).
Qed.

Lemma cost_in_open (y : 'I_(nY p)) (h : 'I_(nH p)) : cost_in F (open_costs p c o) y h =
  zF (if nth None o h is Some k then nth Z0 (o_errors (nth no_output (c_outputs c) y)) k
      else least (o_errors (nth no_output (c_outputs c) y))) / zF (Zpos (c_over c)).
Proof. by rewrite /cost_in (nth_open o c_ok) [o_costs _]/= /zat nth_costs_of ?size_o. Qed.

(** With open classes, the costs are at most those of all classes that agree; with all classes
    given they are exact. *)
Theorem open_costs_below : agrees o l -> below F (relabel p l) (open_costs p c o).
Proof.
move=> agree; split=> [|y h]; first exact: open_but_costs.
rewrite cost_relabel cost_in_open; case o_h: (nth None o h) => [k|]; first by rewrite (agree h k o_h).
rewrite ler_pmul2r ?invr_gt0 ?zF_pos // -(label_val F (p := relabel p l) h l_ok).
by apply: least_le; rewrite (errors_size c_ok).
Qed.

End Relabelled.

Theorem open_costs_exact p c l : check_problem (relabel p l) -> coefs_but_costs F p c ->
  exact F (relabel p l) (open_costs p c (map Some l)).
Proof.
move=> l_ok c_ok; have size_l := size_labels l_ok.
have size_o : size (map Some l) = nH p by rewrite size_map.
split=> [|y h]; first exact: open_but_costs.
by rewrite (cost_relabel l_ok c_ok) (cost_in_open c_ok size_o) (nth_map 0%N) ?size_l.
Qed.

End Soundness.

(** A problem with other classes. *)
Lemma check_relabel p l : check_problem p -> check_labels (nH p) (nK p) l -> check_problem (relabel p l).
Proof. by case/and5P=> a b c d /and3P[_ e f] ok; apply/and5P; split=> //; apply/and3P. Qed.
