(** Why Bayes risks whose certificate passes are true ([check_bayes_risks_sound]). *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem theorem2.
From ExactCdp.checker Require Import types lists rational tables data integers bayes.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Soundness.
Variables (F : realFieldType) (p : raw_problem).
Hypothesis p_ok : check_problem p.
Local Notation I := (meaning_problem F p).
Let J := table_of (r_joint p).
Let W := table_of (r_chan p).
Let d := Pos.mul (t_over J) (t_over W).

Lemma full_joint : full (classes p) (nX p) (t_rows J).
Proof. by rewrite (classes_nK p_ok); apply: full_table; case/and3P: p_ok. Qed.

Lemma full_chan : full (nX p) (nY p) (t_rows W).
Proof. by apply: full_table; case/and5P: p_ok => _ _ _ /andP[]. Qed.

Lemma joint_ratio (k : 'I_(classes p)) (x : 'I_(nX p)) : joint I k x = ratio (zat2 (t_rows J) k x) (t_over J).
Proof. by rewrite -table_ratio. Qed.

Lemma chan_ratio (x : 'I_(nX p)) (y : 'I_(nY p)) : chan I x y = ratio (zat2 (t_rows W) x y) (t_over W).
Proof. by rewrite -table_ratio. Qed.

(** The sum of the largest masses. *)
Lemma largest_sum_sound n e cols rule s t (f : 'I_(classes p) -> 'I_n -> F) :
  (forall k z, 0 <= f k z) -> size cols = n ->
  (forall z : 'I_n, size (nth [::] cols z) = classes p) ->
  (forall k (z : 'I_n), f k z = ratio (zat2 cols z k) e) ->
  largest_sum s cols rule = Some t -> ratio t e = ratio s e + \sum_z largest (f^~ z).
Proof.
elim: cols n rule s f => [|c cols IH] [|n] [|k rule] s f f_ge0 //= size_cols sizes f_eq.
  by case=> <-; rewrite big_ord0 addr0.
case: ifP => // /andP[]; rewrite tsizeE ltnE => lt_k top.
rewrite (sizes ord0) /= in lt_k.
pose f' k (z : 'I_n) := f k (lift ord0 z).
case: size_cols => size_cols; move/(IH n rule _ f'); rewrite big_ord_recl.
have -> : largest (f^~ ord0) = ratio (nth Z0 c k) e.
  rewrite (@largest_at _ _ _ (Ordinal lt_k)) //; first by rewrite f_eq.
  by move=> j; rewrite !f_eq ratio_le; apply: (all_nthP Z0 top); rewrite (sizes ord0).
rewrite ratioD addrA; apply=> // [j z|z|j z]; first exact: f_ge0.
  exact: (sizes (lift ord0 z)).
exact: (f_eq j (lift ord0 z)).
Qed.

(** The columns that are checked, and what they hold. *)
Let letters := columns (nX p) (t_rows J).
Let products := tmap (fun a => combine (nY p) a (t_rows W)) (t_rows J).
Let outputs := columns (nY p) products.

Lemma letter_entry (k : 'I_(classes p)) (x : 'I_(nX p)) : joint I k x = ratio (zat2 letters x k) (t_over J).
Proof. by rewrite joint_ratio /letters (zat2_columns full_joint). Qed.

Lemma full_products : full (classes p) (nY p) products.
Proof.
have [size_a _] := fullP full_joint; rewrite /full tsizeE eqnE /products tmapE size_map size_a eqxx /=.
rewrite all_map; apply/(all_nthP [::]) => k _ /=.
by rewrite tsizeE eqnE (size_combine F _ full_chan).
Qed.

Lemma output_entry (k : 'I_(classes p)) (y : 'I_(nY p)) : jointY I k y = ratio (zat2 outputs y k) d.
Proof.
have [size_a _] := fullP full_joint.
rewrite /outputs (zat2_columns full_products) // /products /zat2 tmapE (nth_map [::]) ?size_a //.
rewrite (combine_ratio F _ _ _ full_chan) //; apply: eq_bigr => x _.
by rewrite joint_ratio chan_ratio.
Qed.

Lemma letters_sizes : size letters = nX p /\ forall x : 'I_(nX p), size (nth [::] letters x) = classes p.
Proof. by split=> [|x]; [apply: size_columns full_joint | apply: size_column full_joint _]. Qed.

Lemma outputs_sizes : size outputs = nY p /\ forall y : 'I_(nY p), size (nth [::] outputs y) = classes p.
Proof. by split=> [|y]; [apply: size_columns full_products | apply: size_column full_products _]. Qed.

Lemma source_sound rule s : largest_sum Z0 letters rule = Some s -> epsX I = toF (qsub q1 (s # t_over J)).
Proof.
have [size_l sizes] := letters_sizes; have [a_ge0 _ _] := check_problem_sound F p_ok.
rewrite toF_sub toF1 toF_ratio => /(largest_sum_sound a_ge0 size_l sizes letter_entry) ->.
by rewrite ratio0 add0r.
Qed.

Lemma degraded_sound rule s : largest_sum Z0 outputs rule = Some s -> epsY I = toF (qsub q1 (s # d)).
Proof.
have [size_o sizes] := outputs_sizes.
have b_ge0 k y : 0 <= jointY I k y by apply/jointY_ge0/check_problem_sound.
rewrite toF_sub toF1 toF_ratio => /(largest_sum_sound b_ge0 size_o sizes output_entry) ->.
by rewrite ratio0 add0r.
Qed.

(** The inputs of an output, and their optimal classes. *)
Let seen := tmap (fun c => (has_mass c, optimal_classes c)) letters.
Let inputs := tmap (inputs_from 0 seen) (columns (nY p) (t_rows W)).

Lemma foldl_zmax_le m s (b : Z) : Z.leb (foldl zmax m s) b = Z.leb m b && all (fun c => Z.leb c b) s.
Proof.
elim: s m => [|c s IH] m /=; first by rewrite andbT.
rewrite IH andbA; congr (_ && _); rewrite /zmax.
case: (Z.leb_spec0 m c) => le_mc; apply/Z.leb_spec0/andP => [le_b|[/Z.leb_le le_m /Z.leb_le le_c]] //.
  by split; apply/Z.leb_le => //; apply: Z.le_trans le_b.
split; apply/Z.leb_le => //; apply: Z.le_trans le_b.
exact/Z.lt_le_incl/Z.nle_gt.
Qed.

Lemma size_optimal_classes (x : 'I_(nX p)) : size (optimal_classes (nth [::] letters x)) = classes p.
Proof. by have [_ sizes] := letters_sizes; rewrite /optimal_classes tmapE size_map sizes. Qed.

Lemma optimal_classesP (x : 'I_(nX p)) (k : 'I_(classes p)) :
  nth false (optimal_classes (nth [::] letters x)) k <-> forall j, joint I j x <= joint I k x.
Proof.
have [_ sizes] := letters_sizes; have [a_ge0 _ _] := check_problem_sound F p_ok.
rewrite /optimal_classes tmapE (nth_map Z0) ?sizes // foldl_zmax_le; split=> [/andP[_ top] j|top].
  by rewrite !letter_entry ratio_le; apply: (all_nthP Z0 top); rewrite sizes.
rewrite -(ratio_le F _ _ (t_over J)) -letter_entry ratio0 a_ge0 /=.
apply/(all_nthP Z0) => j; rewrite sizes => lt_j.
by rewrite -(ratio_le F _ _ (t_over J)) -letter_entry -(letter_entry (Ordinal lt_j)).
Qed.

Lemma optimal_classes_out (x : 'I_(nX p)) k :
  nth false (optimal_classes (nth [::] letters x)) k -> (k < classes p)%N.
Proof. by case: ltnP => // ge_k; rewrite nth_default // size_optimal_classes. Qed.

Lemma has_massP (x : 'I_(nX p)) : has_mass (nth [::] letters x) = (pX I x != 0).
Proof.
have [_ sizes] := letters_sizes; have [a_ge0 _ _] := check_problem_sound F p_ok.
have entry0 k : (joint I k x == 0) = Z.eqb (zat2 letters x k) Z0.
  by rewrite letter_entry -(ratio_eq F _ _ (t_over J)) ratio0.
rewrite /pX psumr_eq0 // -has_predC; apply/(has_nthP Z0)/hasP => [[k lt_k mass]|[k _ mass]].
  by rewrite sizes in lt_k; exists (Ordinal lt_k); rewrite ?mem_index_enum //= entry0.
by exists (val k); rewrite ?sizes //; move: mass; rewrite /= entry0.
Qed.

Lemma chan_neq0 (x : 'I_(nX p)) (y : 'I_(nY p)) :
  (chan I x y != 0) = ~~ Z.eqb (zat2 (columns (nY p) (t_rows W)) y x) Z0.
Proof. by rewrite (zat2_columns full_chan) // chan_ratio -(ratio_eq F _ _ (t_over W)) ratio0. Qed.

Lemma inputs_at (y : 'I_(nY p)) :
  nth [::] inputs y = inputs_from 0 seen (nth [::] (columns (nY p) (t_rows W)) y).
Proof. by rewrite /inputs tmapE (nth_map [::]) // (size_columns full_chan). Qed.

Lemma seen_at (x : 'I_(nX p)) :
  nth (false, [::]) seen x = (has_mass (nth [::] letters x), optimal_classes (nth [::] letters x)).
Proof. by have [size_l _] := letters_sizes; rewrite /seen tmapE (nth_map [::]) ?size_l. Qed.

Lemma inputs_in (x : 'I_(nX p)) (y : 'I_(nY p)) : pX I x != 0 -> chan I x y != 0 ->
  List.In (val x, optimal_classes (nth [::] letters x)) (nth [::] inputs y).
Proof.
rewrite inputs_at -has_massP chan_neq0 => mass /negbTE/Z.eqb_neq w_neq0.
apply: (inputs_from_nth 0) => //; first by rewrite seen_at mass.
by rewrite (size_column full_chan).
Qed.

Lemma inputsP x opt (y : 'I_(nY p)) : List.In (x, opt) (nth [::] inputs y) ->
  exists2 x' : 'I_(nX p), x = x' & [/\ pX I x' != 0, chan I x' y != 0 & opt = optimal_classes (nth [::] letters x')].
Proof.
have [size_l _] := letters_sizes.
rewrite inputs_at => /inputs_fromP[j [-> lt_j eq_j w_j]].
rewrite /seen tmapE size_map size_l in lt_j; exists (Ordinal lt_j); rewrite ?add0n //.
move: eq_j; rewrite -[j]/(val (Ordinal lt_j)) seen_at has_massP => -[-> <-]; split=> //.
by rewrite chan_neq0; apply/negP => /Z.eqb_eq.
Qed.

(** Pairs of inputs. *)
Lemma pairs_hold : all check_pairs inputs -> pairwise I.
Proof.
have factors (u v : F) : u * v != 0 -> u != 0 /\ v != 0 by rewrite mulf_eq0 negb_or => /andP.
move=> ok x x' y /factors[p_x p_x'] /factors[W_x W_x'].
have ok_y : check_pairs (nth [::] inputs y).
  by apply: (all_nthP [::] ok); rewrite /inputs tmapE size_map (size_columns full_chan).
have [k /andP[k_x k_x']] := check_pairs_sound ok_y (inputs_in p_x W_x) (inputs_in p_x' W_x').
exists (Ordinal (optimal_classes_out k_x)) => j.
by split; move: j; apply/optimal_classesP.
Qed.

Lemma pairs_fail v : size (b_inputs v) = 2%N -> check_violation (nK p) inputs v -> ~ pairwise I.
Proof.
case: v => given y; rewrite /check_violation /=.
case: given => [|x [|x' [|]]] // _ /andP[_]; case eq_c: common_of => [opt|] // none.
have [u [v [u_in v_in eq_opt]]] := common_of_two eq_c.
have lt_y : (y < nY p)%N.
  rewrite ltnNge; apply/negP => ge_y; move: u_in.
  by rewrite nth_default // /inputs tmapE size_map (size_columns full_chan).
have [z _ [p_z W_z eq_u]] := @inputsP _ _ (Ordinal lt_y) u_in.
have [z' _ [p_z' W_z' eq_v]] := @inputsP _ _ (Ordinal lt_y) v_in.
move=> /(_ z z' (Ordinal lt_y)) pairs.
have [||k opt_k] := pairs; try exact: mulf_neq0.
have u_k : nth false u k by rewrite eq_u; apply/optimal_classesP => j; case: (opt_k j).
have v_k : nth false v k by rewrite eq_v; apply/optimal_classesP => j; case: (opt_k j).
have opt_at : nth false opt k.
  rewrite eq_opt; apply: both_nth => //; apply: both_nth => //.
  by rewrite trepeatE nth_nseq -(classes_nK p_ok) ltn_ord.
move/negP: none; apply; apply/(has_nthP false); exists (val k) => //.
by case: ltnP => // ge_k; rewrite nth_default in opt_at.
Qed.

Theorem check_bayes_risks_sound_at s u g eq pw ev : check_bayes_risks p s u g eq pw ev ->
  [/\ epsX I = toF s, epsY I = toF u, epsY I - epsX I = toF g,
      epsX I = epsY I <-> eq & forall holds, pw = Some holds -> (pairwise I <-> holds)].
Proof.
case/and5P=> source degraded gap equality /andP[_ pairs].
have eq_s : epsX I = toF s.
  by move: source; case eq_l: largest_sum => [t|] //; rewrite (toF_qeq F) => /eqP ->; apply: source_sound eq_l.
have eq_u : epsY I = toF u.
  by move: degraded; case eq_l: largest_sum => [t|] //; rewrite (toF_qeq F) => /eqP ->; apply: degraded_sound eq_l.
have eq_g : epsY I - epsX I = toF g.
  by move: gap; rewrite (toF_qeq F) toF_sub eq_s eq_u => /eqP.
split=> //.
  move/eqP: equality => ->; rewrite (toF_qeq F) toF0 -eq_g subr_eq0 eq_sym.
  by split=> [->|/eqP].
move=> holds eq_pw; move: pairs; rewrite {}eq_pw.
case: holds => //=; case: (b_pairwise_violation ev) => [v|] //=.
  by move/pairs_hold.
by rewrite tsizeE eqnE => /andP[/eqP size_v] /(pairs_fail size_v).
Qed.

End Soundness.

Theorem check_bayes_risks_sound p s d g eq pw ev :
  check_problem p -> check_bayes_risks p s d g eq pw ev -> bayes_risks_are p s d g eq pw.
Proof. by move=> p_ok ok; split=> // F; apply: check_bayes_risks_sound_at ok. Qed.
