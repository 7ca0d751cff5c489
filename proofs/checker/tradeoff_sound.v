(** Why minima, and that they are attained together or not, are true when their certificate
    passes ([check_tradeoff_sound]). *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences duality cases simultaneous hall_sets.
From ExactCdp.checker Require Import lists value integers cases cases_sound one_case tradeoff.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Lists.
Variable F : realFieldType.

(** The least of a list is one of its entries. *)
Lemma least_ge (s : seq Z) (z : F) : (0 < size s)%N ->
  (forall i, (i < size s)%N -> z <= zF (nth Z0 s i)) -> z <= zF (least s).
Proof.
case: s => // a s _ /= ge; have : z <= zF a := ge 0%N isT.
have {ge} : forall i, (i < size s)%N -> z <= zF (nth Z0 s i) by move=> i; apply: (ge i.+1).
elim: s a => //= b s IH a ge ge_a; apply: IH => [i|]; first exact: (ge i.+1).
by rewrite /zmin; case: ifP => // _; apply: (ge 0%N).
Qed.

Lemma least_eq (s : seq Z) i : (i < size s)%N ->
  (forall j, (j < size s)%N -> zF (nth Z0 s i) <= zF (nth Z0 s j) :> F) ->
  Z.eqb (nth Z0 s i) (least s).
Proof.
move=> lt_i le_i; have le1 := least_le F lt_i; have le2 := least_ge (leq_ltn_trans (leq0n i) lt_i) le_i.
by rewrite -(ratio_eq F _ _ 1); apply/eqP; congr (_ / _); apply: le_anti; rewrite le2.
Qed.

Lemma nth_marks n s i : (i < n)%N -> nth false (marks n s) i = has (Nat.eqb i) s.
Proof. by move=> lt_i; rewrite /marks tmapE (nth_map 0%N) ?size_iota // nth_iota. Qed.

Lemma size_marks n s : size (marks n s) = n.
Proof. by rewrite /marks tmapE size_map size_iota. Qed.

Lemma best_withinP d k delta costs s i : best_within d k delta costs s ->
  (i < size delta)%N -> (i < size costs)%N -> (i < size s)%N ->
  Z.eqb (nth Z0 delta i) d -> Z.eqb (nth Z0 costs i) k -> nth false s i.
Proof.
elim: delta costs s i => [|a delta IH] [|b costs] [|m s] [|i] //= /andP[ok oks].
  by move=> _ _ _ ad bk; move: ok; rewrite ad bk.
exact: IH.
Qed.

Lemma near_within_nth s col j : (j < size s)%N -> (j < size col)%N -> nth false s j ->
  Z.eqb (nth Z0 col j) (least col) -> near_within s col.
Proof.
rewrite /near_within; move: (least col) => l.
have keep c t : fold2 (fun b a i => b || i && Z.eqb a l) true c t by elim: c t => [|a c IH] [|m t] //=; apply: IH.
suff from b : (j < size s)%N -> (j < size col)%N -> nth false s j -> Z.eqb (nth Z0 col j) l ->
    fold2 (fun b a i => b || i && Z.eqb a l) b col s by exact: from.
elim: col s j b => [|a col IH] [|m s] [|j] b //= lt_s lt_c s_j a_j; last exact: (IH s j).
by rewrite s_j a_j orbT keep.
Qed.

Lemma sum_where_sound n s r d : size s = n -> size r = n ->
  ratio (sum_where s r) d = \sum_(i < n | nth false s i) ratio (nth Z0 r i) d :> F.
Proof.
move=> size_s size_r; suff add t : ratio (fold2 (fun t (b : bool) a => if b then Z.add t a else t) t s r) d =
    ratio t d + \sum_(i < n | nth false s i) ratio (nth Z0 r i) d :> F by rewrite /sum_where add ratio0 add0r.
elim: n s r t size_s size_r => [|n IH] [|b s] [|a r] t //= => [_ _|[size_s] [size_r]].
  by rewrite big_ord0 addr0.
rewrite IH // [in RHS]big_mkcond big_ord_recl /= addrA; congr (_ + _); last by rewrite big_mkcond.
by case: b; rewrite ?ratioD ?addr0.
Qed.

End Lists.

(** The minima and their reasons, for one divergence. *)
Section Ordinary.
Variables (F : realFieldType) (ln : F -> F) (p : raw_problem) (c : coefficients).
Hypothesis p_ok : check_problem p.
Hypothesis log : logarithm_for ln p.
Hypothesis c_ok : exact F p c.
Local Notation I := (meaning_problem F p).
Local Notation E := (meaning_E ln p).
Local Notation toF := (@toF F).
Variables (D P e : Q).

Let c_but := proj1 c_ok.

Lemma positive_sound m : positive m -> 0 < toF m.
Proof.
case: m => n d; rewrite /positive /= => /Z.ltb_lt lt_n; rewrite divr_gt0 ?zF_pos //.
by rewrite ltNge -[0]/(zF Z0) zF_le; apply/negP => /Z.leb_le/Z.le_ngt.
Qed.

Lemma at_least_zero_sound u : at_least_zero u -> exists2 t, u = Some t & 0 <= toF t.
Proof.
case: u => // u u_ge0; exists u => //; case: u u_ge0 => n d /= n_ge0.
by rewrite divr_ge0 ?zF_ge0 // ltW ?zF_pos.
Qed.

(** A Farkas plane that charges for one quantity alone bounds it from below. *)
Lemma distortion_bound pl : positive (p_lambda pl) -> at_least_zero (plane_value p c true pl (Some D) None) ->
  forall Q, is_kernel Q -> toF D <= dist I Q.
Proof.
move=> /positive_sound lambda_gt0 /at_least_zero_sound[u u_ok u_ge0] Q kQ.
have [g [plane_ok _ no_mu eq_u]] := plane_value_sound F u_ok.
rewrite leNgt; apply/negP => lt_D.
have feasQ : feasible I E (Some (dist I Q)) None Q by split; rewrite /= ?lexx.
apply: (check_farkas_sound p_ok log c_but plane_ok _ no_mu _ feasQ) => //.
by apply: le_lt_trans u_ge0 _; rewrite -eq_u /plane_at /= !subr0 ler_lt_sub // ltr_pmul2l.
Qed.

Lemma perception_bound pl : positive (p_mu pl) -> at_least_zero (plane_value p c true pl None (Some P)) ->
  forall Q t, is_kernel Q -> E (push I Q) t -> toF P <= t.
Proof.
move=> /positive_sound mu_gt0 /at_least_zero_sound[u u_ok u_ge0] Q t kQ Et.
have [g [plane_ok no_lambda _ eq_u]] := plane_value_sound F u_ok.
rewrite leNgt; apply/negP => lt_P.
have feasQ : feasible I E None (Some t) Q by [].
apply: (check_farkas_sound p_ok log c_but plane_ok no_lambda _ _ feasQ) => //.
by apply: le_lt_trans u_ge0 _; rewrite -eq_u /plane_at /= !subr0 ler_lt_sub // ltr_pmul2l.
Qed.

Lemma least_distortion m : check_least_distortion p c D m -> least_of_restorers (fun Q t => dist I Q <= t) (toF D).
Proof.
case/and3P; case R_ok: error_within => [a|] // _ lambda_gt0 plane_ok; split.
  by have [Q [kQ distQ _] _] := error_within_sound p_ok log c_ok R_ok; exists Q.
by move=> Q t kQ; apply: le_trans; apply: (distortion_bound lambda_gt0 plane_ok kQ).
Qed.

Lemma least_perception m : check_least_perception p c P m -> least_of_restorers (fun Q t => E (push I Q) t) (toF P).
Proof.
case/and3P; case R_ok: error_within => [a|] // _ mu_gt0 plane_ok; split.
  by have [Q [kQ _ percQ] _] := error_within_sound p_ok log c_ok R_ok; exists Q.
by move=> Q t kQ; apply: (perception_bound mu_gt0 plane_ok kQ).
Qed.

Lemma least_error m : check_least_error p c e m -> least_of_restorers (fun Q t => err I Q <= t) (toF e).
Proof.
rewrite /check_least_error; case R_ok: error_within => [a|] //; case u_ok: plane_value => [u|] //.
rewrite !(toF_qeq F) => /andP[/eqP eq_a /eqP eq_u]; split.
  by have [Q [kQ _ _] errQ] := error_within_sound p_ok log c_ok R_ok; exists Q; rewrite // errQ eq_a.
move=> Q t kQ; apply: le_trans; rewrite -eq_u.
by apply: (plane_value_lower p_ok log (exact_below c_ok) u_ok).
Qed.

Definition together : Prop :=
  exists Q, [/\ is_kernel Q, dist I Q <= toF D, E (push I Q) (toF P) & err I Q <= toF e].

(** A Hall set. *)
Section HallSet.
Variables letters outputs : seq nat.
Let inS := marks (nH p) letters.
Let inL := marks (nY p) outputs.
Let S : {set 'I_(nH p)} := [set h : 'I_(nH p) | nth false inS h].
Let L : {set 'I_(nY p)} := [set y : 'I_(nY p) | nth false inL y].

Lemma outputs_within : all2 (fun (b : bool) u => if b then output_within inS u else true) inL (c_outputs c) ->
  forall y h, y \in L -> allowed I y h -> h \in S.
Proof.
move=> ok y h; rewrite !inE => yL /andP[/bestP best_d /bestP best_c].
have [_ /(_ y)] := all2_nth false no_output ok; rewrite size_marks yL => /(_ (ltn_ord y)) within_y.
have d_gt0 : 0 < (zF (Zpos (c_over c)))^-1 :> F by rewrite invr_gt0 zF_pos.
apply: (best_withinP within_y); rewrite ?(delta_size c_but) ?(costs_size c_but) ?size_marks //.
  apply: (least_eq (F := F)); rewrite (delta_size c_but) // => j lt_j.
  rewrite -(ler_pmul2r d_gt0) -![_ * _]/(zat F _ _ / _) (delta_is c_but y h).
  by rewrite (delta_is c_but y (Ordinal lt_j)).
apply: (least_eq (F := F)); rewrite (costs_size c_but) // => j lt_j.
rewrite -(ler_pmul2r d_gt0); have [_ cost_is] := c_ok.
by have := best_c (Ordinal lt_j); rewrite -!cost_is.
Qed.

(** The nearest letters, by the columns of the costs. *)
Lemma near_letters (rho : 'I_(nH p) -> 'I_(nX p) -> F) cols d : size cols = nX p ->
  (forall x : 'I_(nX p), size (nth [::] cols x) = nH p) ->
  (forall h x, rho h x = ratio (zat2 cols x h) d) ->
  \sum_(x | [exists h in S, near rho x h]) pX I x <=
  ratio (sum_where (tmap (near_within inS) cols) (nums (c_source c))) (over (c_source c)).
Proof.
move=> size_cols sizes rho_is; rewrite (@sum_where_sound F (nX p)) ?(source_size c_but) //; last first.
  by rewrite tmapE size_map.
rewrite big_mkcond [leRHS]big_mkcond; apply: ler_sum => x _.
have pX_is : ratio (nth Z0 (nums (c_source c)) x) (over (c_source c)) = pX I x by rewrite -(source_is c_but).
have pX_ge : 0 <= pX I x by apply: pX_ge0; apply: check_problem_sound.
rewrite pX_is tmapE (nth_map [::]) ?size_cols //; case: ifP => [/exists_inP[h hS /nearP near_h]|_]; last by case: ifP.
suff -> : near_within inS (nth [::] cols x) by [].
rewrite inE in hS; apply: near_within_nth hS _; rewrite ?size_marks ?sizes //.
apply: (least_eq (F := F)); rewrite sizes // => j lt_j.
have := near_h (Ordinal lt_j); rewrite !rho_is /ratio ler_pmul2r ?invr_gt0 ?zF_pos //.
Qed.

Lemma hall_sound : check_hall p c letters outputs ->
  (forall Q, is_kernel Q -> toF D <= dist I Q) ->
  (forall Q t, is_kernel Q -> E (push I Q) t -> toF P <= t) ->
  (forall Q, is_kernel Q -> toF e <= err I Q) -> ~ together.
Proof.
rewrite /check_hall -/inS -/inL; case cols_ok: cost_columns => [cols|] // /and4P[_ _ within heavy] D_le P_le e_le.
have wf := check_problem_sound F p_ok.
have heavy_L : ratio (sum_where (tmap (near_within inS) cols) (nums (c_source c))) (over (c_source c)) <
    \sum_(y in L) pY I y.
  move: heavy; rewrite (toF_qlt F) !toF_ratio => /lt_le_trans; apply.
  rewrite (@sum_where_sound F (nY p)) ?size_marks //; last by rewrite tmapE size_map (outputs_size c_but).
  rewrite le_eqVlt; apply/orP; left; apply/eqP; apply: eq_big => [y|y _]; first by rewrite inE.
  by rewrite tmapE (nth_map no_output) ?(outputs_size c_but) // -(mass_is c_but).
have exclude (rho : 'I_(nH p) -> 'I_(nX p) -> F) d : size cols = nX p ->
    (forall x : 'I_(nX p), size (nth [::] cols x) = nH p) ->
    (forall h x, rho h x = ratio (zat2 cols x h) d) ->
    (forall Q t, is_kernel Q -> E (push I Q) t <-> transport (pX I) rho (push I Q) t) -> ~ together.
  move=> size_cols sizes rho_is E_is [Q [kQ distQ percQ errQ]].
  have heavy_SL := le_lt_trans (near_letters size_cols sizes rho_is) heavy_L.
  apply: (hall_excludes (P := toF P) wf (outputs_within within) heavy_SL D_le _ e_le); last first.
    by exists Q; split=> //; apply/(E_is _ _ kQ).
  by move=> R t kR /(E_is _ _ kR); apply: P_le.
have /and5P[_ _ _ _ /and3P[_ _ d_ok]] := p_ok; move: d_ok cols_ok exclude.
rewrite /check_perception /cost_columns /meaning_E; case: (r_perception p) => [xs hs|rho|//|//|//].
  case/andP=> xs_ok hs_ok [eq_cols] exclude.
  have size_xs : size xs = nX p by case/andP: xs_ok => /check_labelsP[].
  have size_hs : size hs = nH p by case/andP: hs_ok => /check_labelsP[].
  apply: (exclude (fun h x => (letterH (nX p) hs h != letterX (nH p) xs x)%:R) 1%positive).
  - by rewrite -eq_cols tmapE size_map.
  - by move=> x; rewrite -eq_cols tmapE (nth_map 0%N) ?size_xs // tmapE size_map.
  - move=> h x; rewrite -val_eqE /= (letterX_val x xs_ok) (letterH_val h hs_ok) -eq_cols /zat2.
    rewrite tmapE (nth_map 0%N) ?size_xs // tmapE (nth_map 0%N) ?size_hs // eqnE /ratio divr1.
    by case: ifP.
  move=> Q t kQ; apply: tv_transport => //; first exact: letterX_inj.
  - exact: letterH_inj.
  - exact: pX_pmf.
  - exact: push_pmf.
case/andP=> full_rho _ [eq_cols] exclude.
have full_t := full_table full_rho.
apply: (exclude (@entries F (nH p) (nX p) rho) (t_over (table_of rho))) => [|x|h x|//].
- by rewrite -eq_cols (size_columns full_t).
- by rewrite -eq_cols (size_column full_t).
by rewrite -eq_cols (zat2_columns full_t) // -table_ratio.
Qed.

End HallSet.

(** Attained together, or not. *)
Lemma together_sound simultaneous m1 m2 m3 reason :
  check_least_distortion p c D m1 -> check_least_perception p c P m2 -> check_least_error p c e m3 ->
  check_reason p c D P e simultaneous reason -> together <-> simultaneous.
Proof.
move=> /least_distortion[_ D_le] /least_perception[_ P_le] /least_error[_ e_le].
case: simultaneous reason => [] [r|pl|pl|letters outputs] //=.
- case R_ok: error_within => [a|] //; rewrite (toF_qeq F) => /eqP eq_a; split=> // _.
  have [Q [kQ distQ percQ] errQ] := error_within_sound p_ok log c_ok R_ok.
  by exists Q; split=> //; rewrite errQ eq_a.
- case u_ok: plane_value => [u|] //; rewrite (toF_qlt F) => lt_u; split=> // -[Q [kQ distQ percQ errQ]].
  have feasQ : feasible I E (omap toF (Some D)) (omap toF (Some P)) Q by [].
  have := plane_value_lower p_ok log (exact_below c_ok) u_ok feasQ.
  by rewrite leNgt (le_lt_trans errQ lt_u).
- case u_ok: plane_value => [u|] // u_gt0; split=> // -[Q [kQ distQ percQ _]].
  have feasQ : feasible I E (omap toF (Some D)) (omap toF (Some P)) Q by [].
  by case: (plane_value_infeasible p_ok log c_but u_ok u_gt0 feasQ).
move=> hall; split=> // tog; case: (hall_sound hall _ P_le _ tog) => Q kQ.
  by apply: D_le kQ _.
by apply: e_le kQ _.
Qed.

End Ordinary.

(** The root of a divergence: its least value is that of which the square is least. *)
Lemma root_least (F : realFieldType) (H Y : finType) (push : (Y -> H -> F) -> {ffun H -> F})
    (E : {ffun H -> F} -> F -> Prop) (P : F) : 0 <= P ->
  least_of_restorers (fun Q t => E (push Q) t) (P * P) -> least_of_restorers (fun Q t => root_of E (push Q) t) P.
Proof.
move=> P_ge0 [[Q kQ EQ] least]; split; first by exists Q.
move=> R t kR [t_ge0 Et]; have := least R (t * t) kR Et.
rewrite leNgt => /negP le_sq; rewrite leNgt; apply/negP => lt_t; apply: le_sq.
by apply: ltr_pmul.
Qed.

Theorem check_tradeoff_sound cp D P e simultaneous ev :
  check_parts cp -> check_tradeoff cp D P e simultaneous ev -> tradeoff_is cp D P e simultaneous.
Proof.
move=> cp_ok; rewrite /check_tradeoff; case only: only_part => [pt|] // ok; split=> //.
exists pt => // F ln log; set I := meaning_problem F _; set E := part_E ln _ pt.
have [_ eq_pt] := only_partP only.
have p_ok : check_problem (part_problem cp pt) by apply: check_part_problem => //; rewrite eq_pt; left.
have c_ok := coefs_of_exact F p_ok.
move: ok; case eq_P: (powered pt (Some P)) => [P'|] // /and5P[root_ok dist_ok perc_ok err_ok reason_ok].
have leastD := least_distortion p_ok log c_ok dist_ok.
have leastP := least_perception p_ok log c_ok perc_ok.
have leastE := least_error p_ok log c_ok err_ok.
have both := together_sound p_ok log c_ok dist_ok perc_ok err_ok reason_ok.
have E_root Q : E (push I Q) (toF P) <-> meaning_E ln (part_problem cp pt) (push I Q) (toF P').
  have := powered_sound F pt (Some P); rewrite eq_P /= /E /part_E; move: root_ok; rewrite /root_bound /=.
  case: (part_root pt) => [P_ge0 [->]|_ [->]] //; rewrite (toF_qle F) toF0 in P_ge0.
  by rewrite /root_of /signed_square ger0_norm //; split=> [[]|].
have leastP' : least_of_restorers (fun Q t => E (push I Q) t) (toF P).
  have := powered_sound F pt (Some P); rewrite eq_P /= /E /part_E; move: root_ok leastP; rewrite /root_bound /=.
  case: (part_root pt) => [P_ge0 least [eq_P']|_ least [<-]] //; rewrite (toF_qle F) toF0 in P_ge0.
  apply: root_least => //; move: least; rewrite eq_P' /signed_square ger0_norm //.
split=> //; rewrite -both; split=> -[Q [kQ distQ percQ errQ]].
  by exists Q; split=> //; [rewrite distQ | apply/E_root | rewrite errQ].
exists Q; split=> //; last first.
- by apply: le_anti; rewrite errQ; case: leastE => _; apply.
- exact/E_root.
by apply: le_anti; rewrite distQ; case: leastD => _; apply.
Qed.
