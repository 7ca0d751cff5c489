(** Why a value, an infeasible point or an enclosure of a problem with several cases is true
    when its certificate passes.

    A classifier leads through the tree of a divergence to one leaf ([tree_sound]). At a
    symmetry the image of the classifier comes before it ([image_rank]), so that this
    ends at planes ([trees_lower]). *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence counterexamples cases symmetries.
From ExactCdp.checker Require Import lists symmetries value cases.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** Induction over trees. *)
Section TreeInduction.
Variable holds : types.tree -> Prop.
Fixpoint all_hold (ts : seq types.tree) : Prop := if ts is t :: ts' then holds t /\ all_hold ts' else True.
Hypothesis on_plane : forall pl, holds (LeafPlane pl).
Hypothesis on_farkas : forall pl, holds (LeafFarkas pl).
Hypothesis on_symmetry : forall i, holds (LeafSymmetry i).
Hypothesis on_split : forall h ts, all_hold ts -> holds (Split h ts).

Fixpoint tree_induction (t : types.tree) : holds t :=
  match t with
  | LeafPlane pl => on_plane pl
  | LeafFarkas pl => on_farkas pl
  | LeafSymmetry i => on_symmetry i
  | Split h ts => on_split h
      ((fix each (ts : seq types.tree) : all_hold ts :=
          match ts with
          | t' :: ts' => conj (tree_induction t') (each ts')
          | [::] => I
          end) ts)
  end.
End TreeInduction.

(** ** Labelings, and their order *)

Section Rank.
Variables (n k : nat).
Implicit Type f : 'I_n -> 'I_k.

Definition labels_of f : seq nat := [seq val (f h) | h <- enum 'I_n].

Lemma nth_labels f (h : 'I_n) : nth 0%N (labels_of f) h = f h.
Proof. by rewrite (nth_map h) ?size_enum_ord // nth_ord_enum. Qed.

Lemma check_labels_of f : check_labels n k (labels_of f).
Proof.
rewrite /check_labels tsizeE eqnE size_map size_enum_ord eqxx all_map.
by apply/allP => h _ /=; rewrite ltnE ltn_ord.
Qed.

Definition at_letter f (h : nat) : nat := if insub h is Some i then f i else 0.

Lemma at_letter_ord f (h : 'I_n) : at_letter f h = f h.
Proof. by rewrite /at_letter valK. Qed.

Lemma at_letter_lt f h : (0 < k)%N -> (at_letter f h < k)%N.
Proof. by rewrite /at_letter; case: insub => [i|]. Qed.

(** The classes as the digits of a number, in the order of the letters. *)
Definition rank_from (a : nat) f (order : seq nat) : nat := foldl (fun a h => a * k + at_letter f h)%N a order.

Lemma rank_lt a b f g order : (0 < k)%N -> (a < b)%N -> (rank_from a f order < rank_from b g order)%N.
Proof.
move=> k_gt0; elim: order a b => //= h order IH a b lt_ab; apply: IH.
apply: (@leq_trans (a.+1 * k)); first by rewrite mulSn addnC ltn_add2r at_letter_lt.
by apply: leq_trans (leq_addr _ _); rewrite leq_mul2r lt_ab orbT.
Qed.

(** What is settled of a labeling. *)
Definition settles (o : settled) f : Prop := forall (h : 'I_n) j, nth None o h = Some j -> f h = j :> nat.

Lemma settles_agrees o f : size o = n -> settles o f -> agrees o (labels_of f).
Proof.
move=> size_o set_f h j; case: (ltnP h n) => [lt_h /(set_f (Ordinal lt_h)) <-|ge_h]; last first.
  by rewrite nth_default // size_o.
exact: (nth_labels f (Ordinal lt_h)).
Qed.

Lemma size_settle o h j : size (settle o h j) = size o.
Proof. by elim: o h => [|a o IH] [|h] //=; rewrite IH. Qed.

Lemma nth_settle o h j i : nth None (settle o h j) i = if (i == h) && (h < size o)%N then Some j else nth None o i.
Proof. by elim: o h i => [|a o IH] [|h] [|i] //=; rewrite ?nth_nil ?andbF // IH. Qed.

Lemma settles_settle o (h : 'I_n) f : settles o f -> settles (settle o h (f h)) f.
Proof.
move=> set_f i j; rewrite nth_settle; case: ifP => [/andP[/eqP/val_inj -> _] [<-]|_] //.
exact: set_f.
Qed.

End Rank.

Section Soundness.
Variables (F : realFieldType) (ln : F -> F) (cp : cdp_problem).
Hypothesis cp_ok : check_parts cp.
Hypothesis log : logarithm_for_parts ln cp.
Local Notation p := (base cp).
Local Notation I := (meaning_problem F p).
Local Notation relabelled := (counterexamples.relabel I).

Lemma base_ok : check_problem p.
Proof. by case/and3P: cp_ok. Qed.

Lemma classes_gt0 : (0 < classes p)%N.
Proof. by []. Qed.

Lemma part_ok pt : List.In pt (parts cp) -> check_problem (part_problem cp pt).
Proof.
case/and3P: cp_ok => /and5P[a b c d /and3P[e f _]] _ parts_ok pt_in.
by apply/and5P; split=> //; apply/and3P; split=> //; apply: all_In parts_ok pt_in.
Qed.

(** The coefficients of a part. *)
Lemma coefs_for_exact pt : exact F (part_problem cp pt) (coefs_for (part_problem cp pt) (coefs_of p)).
Proof.
have [ok eq_c] := coefs_of_exact F base_ok; split; last exact: eq_c.
by case: ok => *; constructor.
Qed.

Lemma part_coefsP pt c : List.In (pt, c) (part_coefs cp) ->
  List.In pt (parts cp) /\ c = coefs_for (part_problem cp pt) (coefs_of p).
Proof. by rewrite /part_coefs tmapE => in_c; have [pt' pt_in [<- <-]] := In_map in_c. Qed.

(** The bound of a part. *)
Lemma powered_sound pt P : omap toF (powered pt P) =
  if part_root pt then omap (@signed_square F) (omap toF P) else omap toF P.
Proof. by rewrite /powered; case: (part_root pt) => //; case: P => //= t; rewrite toF_mul toF_abs. Qed.

Lemma part_feasible pt D P Q : feasible I (part_E ln p pt) D (omap toF P) Q ->
  feasible I (meaning_E ln (part_problem cp pt)) D (omap toF (powered pt P)) Q.
Proof. by rewrite powered_sound /part_E; case: (part_root pt) => //; apply: feasible_root. Qed.

Lemma feasible_part pt D P Q : root_bound pt P ->
  feasible I (meaning_E ln (part_problem cp pt)) D (omap toF (powered pt P)) Q ->
  feasible I (part_E ln p pt) D (omap toF P) Q.
Proof.
rewrite powered_sound /root_bound /part_E; case: (part_root pt) => // P_ge0 feasQ; apply: root_feasible => //.
by case: P P_ge0 {feasQ} => //= t; rewrite (toF_qle F) toF0.
Qed.

Lemma label_labels_of (f : 'I_(nH p) -> 'I_(classes p)) : label_of (labels_of f) =1 f.
Proof. by move=> h; rewrite /label_of nth_labels inord_val. Qed.

Variables (D P : option Q).
Local Notation DF := (omap (@toF F) D).
Local Notation PF := (omap (@toF F) P).

(** The coefficients of a case: at most its costs, where classes are open; its own costs,
    where none is. *)
Lemma case_below pt o (f : 'I_(nH p) -> 'I_(classes p)) : List.In pt (parts cp) -> may_label f ->
  size o = nH p -> settles o f ->
  exists l, [/\ check_problem (types.relabel (part_problem cp pt) l), label_of l =1 f &
    below F (types.relabel (part_problem cp pt) l)
      (case_coefs cp (part_problem cp pt) (coefs_for (part_problem cp pt) (coefs_of p)) o)].
Proof.
move=> pt_in may_f size_o set_f; rewrite /case_coefs.
have [fixed|retr] := boolP (~~ retrained cp).
  exists (r_label p); rewrite (negbTE fixed); split.
  - by apply: check_relabel (part_ok pt_in) _; case/and5P: base_ok => _ _ _ _ /and3P[].
  - by move: may_f; rewrite /may_label (negbTE fixed) => eq_f h; rewrite eq_f.
  exact: exact_below (coefs_for_exact pt).
exists (labels_of f); have labels_ok : check_labels (nH p) (nK p) (labels_of f).
  by rewrite -(classes_nK base_ok) check_labels_of.
have l_ok := check_relabel (part_ok pt_in) labels_ok.
rewrite (negbNE retr); split=> //; first exact: label_labels_of.
by apply: open_costs_below => //; [case: (coefs_for_exact pt) | apply: settles_agrees].
Qed.

Lemma case_exact pt l : List.In pt (parts cp) ->
  (if retrained cp then check_labels (nH p) (nK p) l else l == r_label p) ->
  let q := types.relabel (part_problem cp pt) l in
  check_problem q /\ exact F q
    (case_coefs cp (part_problem cp pt) (coefs_for (part_problem cp pt) (coefs_of p)) (tmap Some l)).
Proof.
move=> pt_in; rewrite /case_coefs; case: (retrained cp) => [l_ok|/eqP ->].
  have q_ok := check_relabel (part_ok pt_in) l_ok; split=> //.
  by rewrite tmapE; apply: open_costs_exact => //; case: (coefs_for_exact pt).
split; last exact: coefs_for_exact.
by apply: check_relabel (part_ok pt_in) _; case/and5P: base_ok => _ _ _ _ /and3P[].
Qed.

(** Leaves. *)
Lemma leaf_plane_sound pt c v o pl (f : 'I_(nH p) -> 'I_(classes p)) :
  List.In (pt, c) (part_coefs cp) -> may_label f -> size o = nH p -> settles o f ->
  check_leaf_plane cp (part_problem cp pt) c D (powered pt P) v o pl ->
  lower (relabelled f) (part_E ln p pt) DF PF (toF v).
Proof.
move=> /part_coefsP[pt_in ->] may_f size_o set_f; rewrite /check_leaf_plane.
case value_ok: plane_value => [u|] //; rewrite (toF_qle F) => le_vu Q feasQ.
have [l [l_ok eq_l c_ok]] := case_below pt_in may_f size_o set_f.
apply: le_trans le_vu _; rewrite -(err_relabel_eq I Q eq_l).
exact: (plane_value_lower l_ok (log pt_in) c_ok value_ok (part_feasible feasQ)).
Qed.

Lemma leaf_farkas_sound pt c pl : List.In (pt, c) (part_coefs cp) ->
  check_leaf_farkas (part_problem cp pt) c D (powered pt P) pl -> infeasible I (part_E ln p pt) DF PF.
Proof.
move=> /part_coefsP[pt_in ->]; rewrite /check_leaf_farkas.
case value_ok: plane_value => [u|] // u_gt0 Q /part_feasible.
have [c_ok _] := coefs_for_exact pt.
exact: (plane_value_infeasible (part_ok pt_in) (log pt_in) c_ok value_ok u_gt0).
Qed.

(** The image of a labeling under a symmetry. *)
Section Image.
Variables (ds : seq perception) (s : symmetry).
Hypothesis s_ok : check_symmetry p ds s.
Let z := CheckedSymmetry (inverse (y_letters s)) (y_classes s) (identity (y_classes s)).
Let kappa : 'I_(classes p) -> 'I_(classes p) := function_of (y_classes s).
Let from (h : 'I_(nH p)) : 'I_(nH p) := invF (function_inj (sigma_ok s_ok)) h.

Definition image_labels (f : 'I_(nH p) -> 'I_(classes p)) (h : 'I_(nH p)) : 'I_(classes p) := kappa (f (from h)).

Lemma image_labels_at f h : image_labels f (function_of (y_letters s) h) = kappa (f h).
Proof. by rewrite /image_labels /from invF_f. Qed.

Lemma identity_kappa : identity (y_classes s) -> kappa =1 id.
Proof.
move=> ident k; have size_s := size_permutation (kappa_ok base_ok s_ok).
apply: val_inj; rewrite /= (function_val (kappa_ok base_ok s_ok)).
have [_ /(_ k)] := all2_nth 0%N 0%N ident.
by rewrite size_s => /(_ (ltn_ord k)); rewrite tsizeE size_s nth_iota // add0n eqnE => /eqP.
Qed.

Lemma image_rank f o order a : all (fun h => h < nH p)%N order -> settles o f ->
  image_before z order o -> (rank_from a (image_labels f) order < rank_from a f order)%N.
Proof.
move=> lt_order set_f; elim: order a lt_order => //= h order IH a /andP[lt_h lt_order].
pose i := Ordinal lt_h; rewrite -[h]/(val i) !at_letter_ord (inverse_val (sigma_ok s_ok)) -/(from i).
case: ifP => [/andP[/identity_kappa kappa_id]|_].
  rewrite eqnE => /eqP/val_inj same /IH; rewrite /image_labels same kappa_id.
  exact.
case own_i: (nth None o i) => [own|] //; case other_i: (nth None o (from i)) => [other|] //.
have eq_image : image_labels f i = nth 0%N (y_classes s) other :> nat.
  by rewrite /= (function_val (kappa_ok base_ok s_ok)) (set_f _ _ other_i).
rewrite -eq_image ltnE eqnE -(set_f _ _ own_i) => /orP[lt_i|/andP[/eqP -> /IH]]; last exact.
by apply: rank_lt => //; rewrite ltn_add2l.
Qed.

End Image.

(** From the root of a tree to the leaf of a labeling. *)
Section Tree.
Variables (v : Q) (zs : seq checked_symmetry) (order : seq nat).
Variables (pt : part) (c : coefficients) (f : 'I_(nH p) -> 'I_(classes p)).
Hypothesis c_in : List.In (pt, c) (part_coefs cp).
Hypothesis may_f : may_label f.

Theorem tree_sound t o : size o = nH p -> settles o f ->
  check_tree cp (part_problem cp pt) c D (powered pt P) v zs order o t ->
  lower (relabelled f) (part_E ln p pt) DF PF (toF v) \/
  exists z o', [/\ List.In z zs, settles o' f & image_before z order o'].
Proof.
elim/tree_induction: t o => [pl|pl|i|h ts IH] o size_o set_f /=.
- by move=> ok; left; apply: leaf_plane_sound ok.
- by move=> /(leaf_farkas_sound c_in) none; left=> Q feasQ; case: (none Q).
- rewrite /check_leaf_symmetry; case: (ltnP i (size zs)) => [lt_i|ge_i]; last first.
    by rewrite nth_default // size_map.
  have [z _] : exists z : checked_symmetry, True by case: zs lt_i => // z; exists z.
  by rewrite (nth_map z) // => before; right; exists (nth z zs i), o; split=> //; apply: In_nth.
case/andP=> open; have lt_h : (h < nH p)%N.
  by rewrite -size_o ltnNge; apply/negP => ge_h; move: open; rewrite /is_open nth_default.
pose i := Ordinal lt_h; rewrite -[h]/(val i).
have : (0 <= f i)%N by []; move: 0%N; elim: ts IH => [|t ts IHts] /= IH k le_k.
  rewrite eqnE -(classes_nK base_ok) => /eqP eq_k.
  by rewrite eq_k leqNgt (ltn_ord (f i)) in le_k.
case: IH => t_ok ts_ok /andP[ok oks]; move: le_k; rewrite leq_eqVlt => /predU1P[eq_k|lt_k].
  by apply: t_ok ok; rewrite ?size_settle // eq_k; exact: (@settles_settle _ _ o i f).
exact: IHts lt_k oks.
Qed.

End Tree.

(** No labeling, with whatever divergence, has less. *)
Theorem trees_lower v ev : check_trees cp (part_coefs cp) D P v ev ->
  lower_among I (@may_label cp) (cases_E ln cp) DF PF (toF v).
Proof.
rewrite /check_trees; set order := if v_order ev is Some s then s else _.
case zs_ok: check_symmetries => [zs|] // /andP[order_ok trees_ok].
have lt_order : all (fun h => h < nH p)%N order.
  rewrite /order; case: (v_order ev) order_ok => [s /andP[_ /andP[/andP[_]]]|_].
    by move=> lt_s _; apply: sub_all lt_s => h; rewrite ltnE.
  by apply/allP => h; rewrite mem_iota.
have each pt : List.In pt (parts cp) -> exists c t, List.In (pt, c) (part_coefs cp) /\
    check_tree cp (part_problem cp pt) c D (powered pt P) v zs order (start cp) t.
  move=> pt_in; move: trees_ok; rewrite /part_coefs tmapE; move: (v_trees ev).
  elim: (parts cp) pt_in => [|pt' pts IH] //= [<-|pt_in] [|t ts] //= /andP[ok oks].
    by exists (coefs_for (part_problem cp pt') (coefs_of p)), t; split=> //; left.
  by have [c [t' [c_in ok']]] := IH pt_in _ oks; exists c, t'; split=> //; right.
have size_start : size (start cp) = nH p.
  rewrite /start; case: (retrained cp); first by rewrite trepeatE size_nseq.
  by rewrite tmapE size_map (size_labels base_ok).
have settled_start (f : 'I_(nH p) -> 'I_(classes p)) : may_label f -> settles (start cp) f.
  rewrite /may_label /start; case: (retrained cp) => [_ h j|eq_f h j].
    by rewrite trepeatE nth_nseq if_same.
  rewrite tmapE (nth_map 0%N) ?(size_labels base_ok) // => -[<-].
  by rewrite eq_f -(label_val F h base_ok).
suff low (f : 'I_(nH p) -> 'I_(classes p)) pt : may_label f -> List.In pt (parts cp) ->
    lower (relabelled f) (part_E ln p pt) DF PF (toF v).
  apply: lower_least => [|E E_in f may_f]; last by have [pt pt_in <-] := In_map E_in; apply: low.
  by case/and3P: cp_ok => _; case: (parts cp).
move: {2}(rank_from 0 f order).+1 (ltnSn (rank_from 0 f order)) => n.
elim: n f pt => // n IH f pt lt_n may_f pt_in; rewrite ltnS in lt_n.
have [c [t [c_in ok]]] := each pt pt_in.
have [//|[z [o [z_in set_f before]]]] := tree_sound c_in may_f size_start (settled_start f may_f) ok.
move: zs_ok z_in; rewrite /check_symmetries; case: (v_symmetries ev) => [[<-] //|y0 ys].
case: ifP => // /andP[retr ys_ok] [<-]; rewrite tmapE => in_z; have [y y_in eq_z] := In_map in_z.
have y_ok : check_symmetry p (map part_divergence (parts cp)) y := all_In ys_ok y_in.
have less : (rank_from 0 (image_labels y_ok f) order < n)%N.
  by apply: leq_trans lt_n; apply: image_rank set_f _ => //; rewrite eq_z.
have inv : invariant (@function_of (nH p) (y_letters y)) (part_E ln p pt).
  have invE : invariant (@function_of (nH p) (y_letters y)) (meaning_E ln (part_problem cp pt)).
    have d_ok : check_perception (part_problem cp pt).
      by case/and3P: cp_ok => _ _ parts_ok; apply: all_In parts_ok pt_in.
    exact: (symmetry_invariant base_ok y_ok (map_In part_divergence pt_in) d_ok).
  by rewrite /part_E; case: (part_root pt) => //; apply: root_invariant.
apply: (symmetry_lower base_ok y_ok inv (image_labels_at y_ok f)).
by apply: IH => //; rewrite /may_label retr.
Qed.

(** What is attained. *)
Theorem attained_sound good ev : check_attained cp (part_coefs cp) D P good ev ->
  exists2 e, good e & attained_among I (@may_label cp) (cases_E ln cp) DF PF (toF e).
Proof.
rewrite /check_attained; case: (v_restoring ev) => [r|] //.
case: (ltnP (v_part ev) (size (part_coefs cp))) => [lt_i|ge_i]; last by rewrite nth_default // size_map.
have [pc _] : exists pc : part * coefficients, True by case: (part_coefs cp) lt_i => // pc; exists pc.
rewrite (nth_map pc) //; have := In_nth pc lt_i; case: nth => pt c /part_coefsP[pt_in ->].
set labels := if v_classes ev is Some l then l else _; case/and3P=> labels_ok root_ok.
case R_ok: error_within => [e|] // good_e; exists e => //.
have l_ok : if retrained cp then check_labels (nH p) (nK p) labels else labels == r_label p.
  rewrite /labels; case: (v_classes ev) labels_ok => [l /andP[-> //]|/negbTE ->]; exact: eqxx.
have [p_ok c_ok] := case_exact pt_in l_ok; have [Q feasQ errQ] := error_within_sound p_ok (log pt_in) c_ok R_ok.
apply: (@attained_least _ _ _ _ _ _ _ _ (part_E ln p pt)); first exact: map_In.
exists (label_of labels); last by exists Q; [apply: feasible_part root_ok feasQ | exact: errQ].
by rewrite /may_label; case: (retrained cp) l_ok => // /eqP ->.
Qed.

Theorem check_cases_value_sound_at v ev : check_cases_value cp D P v ev ->
  is_min_among I (@may_label cp) (cases_E ln cp) DF PF (toF v).
Proof.
case/andP=> /attained_sound[e]; rewrite (toF_qeq F) => /eqP -> attained /trees_lower low.
by split.
Qed.

Theorem check_cases_infeasible_sound_at ev : check_cases_infeasible cp D P ev ->
  infeasible I (cases_E ln cp) DF PF.
Proof.
move=> ok; apply: infeasible_least => [|E E_in]; first by case/and3P: cp_ok => _; case: (parts cp).
have [pt pt_in <-] := In_map E_in.
have [c [pl [c_in ok_pl]]] : exists c pl, List.In (pt, c) (part_coefs cp) /\
    check_leaf_farkas (part_problem cp pt) c D (powered pt P) pl.
  move: ok; rewrite /check_cases_infeasible /check_cases_infeasible_with /part_coefs tmapE; move: ev.
  elim: (parts cp) pt_in => [|pt' pts IH] //= [<-|pt_in] [|pl pls] //= /andP[ok oks].
    by exists (coefs_for (part_problem cp pt') (coefs_of p)), pl; split=> //; left.
  by have [c [pl' [c_in ok']]] := IH pt_in _ oks; exists c, pl'; split=> //; right.
exact: leaf_farkas_sound ok_pl.
Qed.

End Soundness.

(** Certificates of values, infeasible points and enclosures that pass are true. *)
Theorem check_cases_value_sound cp D P v ev :
  check_parts cp -> check_cases_value cp D P v ev -> cases_value_is cp D P v.
Proof. by move=> cp_ok ok; split=> // F ln log; apply: check_cases_value_sound_at ok. Qed.

Theorem check_cases_infeasible_sound cp D P ev :
  check_parts cp -> check_cases_infeasible cp D P ev -> cases_infeasible_at cp D P.
Proof. by move=> cp_ok ok; split=> // F ln log; apply: check_cases_infeasible_sound_at ok. Qed.

Theorem check_cases_enclosure_sound cp D P l u ev :
  check_parts cp -> check_cases_enclosure cp D P l u ev -> cases_enclosure_is cp D P l u.
Proof.
move=> cp_ok /andP[upper trees]; split=> // F ln log; split; first exact: trees_lower trees.
move=> t eq_u; move: upper; rewrite eq_u /check_upper => /andP[le_lt /(attained_sound cp_ok log)[e le_et attained]].
by rewrite -(toF_qle F); split=> //; exists (toF e) => //; rewrite -(toF_qle F).
Qed.
