(** Why Bayes risks whose certificate passes are true ([check_bayes_risks_sound]). *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem theorem2.
From ExactCdp.checker Require Import types rational data integers bayes.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Soundness.
Variables (F : realFieldType) (p : raw_problem).
Hypothesis p_ok : check_problem p.
Local Notation I := (meaning_problem F p).
Local Notation da := (denominator (r_joint p)).
Local Notation dw := (denominator (r_chan p)).
Local Notation a := (numerators da (r_joint p)).
Local Notation W := (numerators dw (r_chan p)).

Lemma is_matrix_numerators d m n t : is_matrix m n t ->
  size (numerators d t) = m /\ all (fun r => size r == n) (numerators d t).
Proof.
case/andP=> /eqP size_t rows_t; split; first by rewrite size_map.
by rewrite all_map; apply: sub_all rows_t => r /=; rewrite size_map.
Qed.

Lemma joint_size : size a = classes p /\ all (fun r => size r == nX p) a.
Proof.
case/and3P: p_ok => nK_gt0 joint_ok _; rewrite /classes prednK //.
exact: is_matrix_numerators joint_ok.
Qed.

Lemma chan_size : size W = nX p /\ all (fun r => size r == nY p) W.
Proof. by case/and5P: p_ok => _ _ _ _ /andP[/andP[W_ok _] _]; apply: is_matrix_numerators. Qed.

Lemma joint_ratio (k : 'I_(classes p)) (x : 'I_(nX p)) : joint I k x = ratio (zat2 a k x) da.
Proof. by rewrite numerators_sound. Qed.

Lemma chan_ratio (x : 'I_(nX p)) (y : 'I_(nY p)) : chan I x y = ratio (zat2 W x y) dw.
Proof. by rewrite numerators_sound. Qed.

(** The sum of the largest masses. *)
Lemma largest_sum_sound n d cols rule s t (f : 'I_(classes p) -> 'I_n -> F) :
  (forall k z, 0 <= f k z) -> size cols = n ->
  (forall z : 'I_n, size (nth [::] cols z) = classes p) ->
  (forall k (z : 'I_n), f k z = ratio (zat2 cols z k) d) ->
  largest_sum s cols rule = Some t -> ratio t d = ratio s d + \sum_z largest (f^~ z).
Proof.
elim: cols n rule s f => [|c cols IH] [|n] [|k rule] s f f_ge0 //= size_cols sizes f_eq.
  by case=> <-; rewrite big_ord0 addr0.
case: ifP => // /andP[/PeanoNat.Nat.ltb_lt/ssrnat.ltP lt_k top].
rewrite (sizes ord0) /= in lt_k.
pose f' k (z : 'I_n) := f k (lift ord0 z).
case: size_cols => size_cols; move/(IH n rule _ f'); rewrite big_ord_recl.
have -> : largest (f^~ ord0) = ratio (zat c k) d.
  rewrite (@largest_at _ _ _ (Ordinal lt_k)) //; first by rewrite f_eq.
  by move=> j; rewrite !f_eq ratio_le; apply: (all_nthP Z0 top); rewrite (sizes ord0).
rewrite /ratio zFD mulrDl addrA; apply=> // [j z|z|j z]; first exact: f_ge0.
  exact: (sizes (lift ord0 z)).
exact: (f_eq j (lift ord0 z)).
Qed.

(** The columns that are checked, and what they hold. *)
Let letters := columns (nX p) a.
Let products := map (fun r => weighted_sum r W (zeros (nY p))) a.
Let outputs := columns (nY p) products.

Lemma letter_entry (k : 'I_(classes p)) (x : 'I_(nX p)) : joint I k x = ratio (zat2 letters x k) da.
Proof.
have [size_a rows_a] := joint_size.
by rewrite joint_ratio /letters /zat2 (nth_columns Z0) // /zat (nth_map [::]) ?size_a.
Qed.

Lemma products_size : size products = classes p /\ all (fun r => size r == nY p) products.
Proof.
have [size_a _] := joint_size; split; first by rewrite size_map.
by rewrite all_map; apply/(all_nthP [::]) => k _ /=; rewrite size_weighted_sum size_nseq.
Qed.

Lemma output_entry (k : 'I_(classes p)) (y : 'I_(nY p)) : jointY I k y = ratio (zat2 outputs y k) (Pos.mul da dw).
Proof.
have [size_a /all_nthP rows_a] := joint_size; have [size_W _] := chan_size.
have [size_p rows_p] := products_size.
rewrite /outputs /zat2 (nth_columns Z0) // /zat (nth_map [::]) ?size_p // (nth_map [::]) ?size_a //.
rewrite -/(zat _ y) /ratio (@weighted_sum_sound _ _ _ _ (nX p)) ?size_nseq //; last first.
  by apply/eqP/(rows_a [::]); rewrite size_a.
rewrite zat_zeros add0r Pos2Z.inj_mul zFM mulr_suml; apply: eq_bigr => x _.
by rewrite joint_ratio chan_ratio /ratio mulf_div.
Qed.

Lemma letters_sizes : size letters = nX p /\ forall x : 'I_(nX p), size (nth [::] letters x) = classes p.
Proof.
have [size_a rows_a] := joint_size; split=> [|x]; first exact: size_columns.
by rewrite /letters (nth_columns Z0) // size_map.
Qed.

Lemma outputs_sizes : size outputs = nY p /\ forall y : 'I_(nY p), size (nth [::] outputs y) = classes p.
Proof.
have [size_p rows_p] := products_size; split=> [|y]; first exact: size_columns.
by rewrite /outputs (nth_columns Z0) // size_map.
Qed.

Lemma source_sound rule s : largest_sum Z0 letters rule = Some s -> epsX I = toF (qsub q1 (s # da)).
Proof.
have [size_l sizes] := letters_sizes; have [a_ge0 _ _] := check_problem_sound F p_ok.
rewrite toF_sub toF1 toF_ratio => /(largest_sum_sound a_ge0 size_l sizes letter_entry) ->.
by rewrite /ratio mul0r add0r.
Qed.

Lemma degraded_sound rule s : largest_sum Z0 outputs rule = Some s -> epsY I = toF (qsub q1 (s # Pos.mul da dw)).
Proof.
have [size_o sizes] := outputs_sizes.
have b_ge0 k y : 0 <= jointY I k y by apply/jointY_ge0/check_problem_sound.
rewrite toF_sub toF1 toF_ratio => /(largest_sum_sound b_ge0 size_o sizes output_entry) ->.
by rewrite /ratio mul0r add0r.
Qed.

(** The inputs of an output, and their optimal classes. *)
Let seen := map (fun c => (has_mass c, optimal_classes c)) letters.
Let inputs := map (inputs_from 0 seen) (columns (nY p) W).

Lemma foldl_max_le m s (b : Z) : Z.leb (foldl Z.max m s) b = Z.leb m b && all (fun c => Z.leb c b) s.
Proof.
elim: s m => [|c s IH] m /=; first by rewrite andbT.
rewrite IH andbA; congr (_ && _); apply/Z.leb_spec0/andP => [le_b|[/Z.leb_le le_m /Z.leb_le le_c]].
  by split; apply/Z.leb_le; apply: (Z.le_trans _ _ _ _ le_b); [apply: Z.le_max_l | apply: Z.le_max_r].
exact: Z.max_lub.
Qed.

Lemma optimal_classesP (x : 'I_(nX p)) (k : 'I_(classes p)) :
  nth false (optimal_classes (nth [::] letters x)) k <-> forall j, joint I j x <= joint I k x.
Proof.
have [_ sizes] := letters_sizes; have [a_ge0 _ _] := check_problem_sound F p_ok.
rewrite (nth_map Z0) ?sizes // foldl_max_le; split=> [/andP[_ top] j|top].
  by rewrite !letter_entry ratio_le; apply: (all_nthP Z0 top); rewrite sizes.
rewrite -(ratio_le F _ _ da) -letter_entry {1}/ratio mul0r a_ge0 /=.
apply/(all_nthP Z0) => j; rewrite sizes => lt_j.
by rewrite -(ratio_le F _ _ da) -letter_entry -(letter_entry (Ordinal lt_j)).
Qed.

Lemma optimal_classes_out (x : 'I_(nX p)) k :
  nth false (optimal_classes (nth [::] letters x)) k -> (k < classes p)%N.
Proof.
have [_ sizes] := letters_sizes; case: ltnP => // ge_k.
by rewrite nth_default // size_map sizes.
Qed.

Lemma has_massP (x : 'I_(nX p)) : has_mass (nth [::] letters x) = (pX I x != 0).
Proof.
have [_ sizes] := letters_sizes; have [a_ge0 _ _] := check_problem_sound F p_ok.
have entry0 k : (joint I k x == 0) = Z.eqb (zat2 letters x k) Z0.
  by rewrite letter_entry -(ratio_eq F _ _ da) /ratio mul0r.
rewrite /pX psumr_eq0 // -has_predC; apply/(has_nthP Z0)/hasP => [[k lt_k mass]|[k _ mass]].
  by rewrite sizes in lt_k; exists (Ordinal lt_k); rewrite ?mem_index_enum //= entry0.
by exists (val k); rewrite ?sizes //; move: mass; rewrite /= entry0.
Qed.

Lemma chan_neq0 (x : 'I_(nX p)) (y : 'I_(nY p)) :
  (chan I x y != 0) = ~~ Z.eqb (zat (nth [::] (columns (nY p) W) y) x) Z0.
Proof.
have [size_W rows_W] := chan_size.
by rewrite (nth_columns Z0) // /zat (nth_map [::]) ?size_W // chan_ratio -(ratio_eq F _ _ dw) /ratio mul0r.
Qed.

Lemma inputs_at (y : 'I_(nY p)) : nth [::] inputs y = inputs_from 0 seen (nth [::] (columns (nY p) W) y).
Proof. by have [_ rows_W] := chan_size; rewrite (nth_map [::]) // size_columns. Qed.

Lemma seen_at (x : 'I_(nX p)) :
  nth (false, [::]) seen x = (has_mass (nth [::] letters x), optimal_classes (nth [::] letters x)).
Proof. by have [size_l _] := letters_sizes; rewrite (nth_map [::]) ?size_l. Qed.

Lemma inputs_in (x : 'I_(nX p)) (y : 'I_(nY p)) : pX I x != 0 -> chan I x y != 0 ->
  List.In (val x, optimal_classes (nth [::] letters x)) (nth [::] inputs y).
Proof.
rewrite inputs_at -has_massP chan_neq0 => mass /negbTE/Z.eqb_neq w_neq0.
apply: (inputs_from_nth 0) => //; first by rewrite seen_at mass.
by have [size_W rows_W] := chan_size; rewrite (nth_columns Z0) // size_map size_W.
Qed.

Lemma inputsP x opt (y : 'I_(nY p)) : List.In (x, opt) (nth [::] inputs y) ->
  exists2 x' : 'I_(nX p), x = x' & [/\ pX I x' != 0, chan I x' y != 0 & opt = optimal_classes (nth [::] letters x')].
Proof.
have [size_l _] := letters_sizes.
rewrite inputs_at => /inputs_fromP[j [-> lt_j eq_j w_j]].
rewrite size_map size_l in lt_j; exists (Ordinal lt_j); rewrite ?add0n //.
move: eq_j; rewrite -[j]/(val (Ordinal lt_j)) seen_at has_massP => -[-> <-]; split=> //.
by rewrite chan_neq0; apply/negP => /Z.eqb_eq.
Qed.

(** Pairs of inputs. *)
Lemma pairs_hold : all check_pairs inputs -> pairwise I.
Proof.
have factors (u v : F) : u * v != 0 -> u != 0 /\ v != 0 by rewrite mulf_eq0 negb_or => /andP.
move=> ok x x' y /factors[p_x p_x'] /factors[W_x W_x'].
have [size_W rows_W] := chan_size.
have ok_y : check_pairs (nth [::] inputs y) by apply: (all_nthP [::] ok); rewrite size_map size_columns.
have [k /andP[k_x k_x']] := check_pairs_sound ok_y (inputs_in p_x W_x) (inputs_in p_x' W_x').
exists (Ordinal (optimal_classes_out k_x)) => j.
by split; move: j; apply/optimal_classesP.
Qed.

Lemma pairs_fail v : size (b_inputs v) = 2%N -> check_violation (nK p) inputs v -> ~ pairwise I.
Proof.
case: v => given y; rewrite /check_violation /=.
case: given => [|x [|x' [|]]] // _ /andP[_]; case eq_c: common_of => [opt|] // none.
have [u [v [u_in v_in eq_opt]]] := common_of_two eq_c.
have [size_W rows_W] := chan_size.
have lt_y : (y < nY p)%N.
  rewrite ltnNge; apply/negP => ge_y; move: u_in.
  by rewrite nth_default // size_map size_columns.
have [z _ [p_z W_z eq_u]] := @inputsP _ _ (Ordinal lt_y) u_in.
have [z' _ [p_z' W_z' eq_v]] := @inputsP _ _ (Ordinal lt_y) v_in.
move=> /(_ z z' (Ordinal lt_y)) pairs.
have [||k opt_k] := pairs; try exact: mulf_neq0.
have u_k : nth false u k by rewrite eq_u; apply/optimal_classesP => j; case: (opt_k j).
have v_k : nth false v k by rewrite eq_v; apply/optimal_classesP => j; case: (opt_k j).
have opt_at : nth false opt k.
  rewrite eq_opt; apply: both_nth => //; apply: both_nth => //.
  by case/andP: p_ok => nK_gt0 _; rewrite nth_nseq -(prednK nK_gt0) ltn_ord.
move/negP: none; apply; apply/(has_nthP false); exists (val k) => //.
by case: ltnP => // ge_k; rewrite nth_default in opt_at.
Qed.

Theorem check_bayes_risks_sound_at s d g eq pw ev : check_bayes_risks p s d g eq pw ev ->
  [/\ epsX I = toF s, epsY I = toF d, epsY I - epsX I = toF g,
      epsX I = epsY I <-> eq & forall holds, pw = Some holds -> (pairwise I <-> holds)].
Proof.
case/and5P=> source degraded gap equality /andP[_ pairs].
have eq_s : epsX I = toF s.
  by move: source; case eq_l: largest_sum => [t|] //; rewrite (toF_qeq F) => /eqP ->; apply: source_sound eq_l.
have eq_d : epsY I = toF d.
  by move: degraded; case eq_l: largest_sum => [t|] //; rewrite (toF_qeq F) => /eqP ->; apply: degraded_sound eq_l.
have eq_g : epsY I - epsX I = toF g.
  by move: gap; rewrite (toF_qeq F) toF_sub eq_s eq_d => /eqP.
split=> //.
  move/eqP: equality => ->; rewrite (toF_qeq F) toF0 -eq_g subr_eq0 eq_sym.
  by split=> [->|/eqP].
move=> holds eq_pw; move: pairs; rewrite {}eq_pw.
case: holds => //=; case: (b_pairwise_violation ev) => [v|] //=.
  by move/pairs_hold.
by case/andP=> /PeanoNat.Nat.eqb_eq size_v /(pairs_fail size_v).
Qed.

End Soundness.

Theorem check_bayes_risks_sound p s d g eq pw ev :
  check_problem p -> check_bayes_risks p s d g eq pw ev -> bayes_risks_are p s d g eq pw.
Proof. by move=> p_ok ok F; apply: check_bayes_risks_sound_at ok. Qed.
