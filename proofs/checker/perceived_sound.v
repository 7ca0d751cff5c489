(** What is computed for the divergence bounds it from above: [perceived_sound],
    [perceived_within_sound]. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences.
From ExactCdp.checker Require Import smooth_problem types lists positions rational tables data.
From ExactCdp.checker Require Import coefficients coefficients_sound restorers restorers_sound.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** Total variation, letter by letter of the restored alphabet. *)
Section Shares.
Variables (F : realFieldType) (X H Z : finType) (inX : X -> Z) (inH : H -> Z).
Variables (p : X -> F) (q : H -> F).
Hypothesis inH_inj : injective inH.
Hypothesis p_ge0 : forall x, 0 <= p x.
Let P (z : Z) : F := \sum_(x | inX x == z) p x.

Lemma variation_shares : \sum_z `|P z - \sum_(h | inH h == z) q h|
  = (\sum_x p x - \sum_h P (inH h)) + \sum_h `|P (inH h) - q h|.
Proof.
have sum_x : \sum_x p x = \sum_z P z by rewrite (partition_big inX predT).
have sum_h (f : H -> F) : \sum_h f h = \sum_z \sum_(h | inH h == z) f h by rewrite (partition_big inH predT).
rewrite sum_x (sum_h (fun h => P (inH h))) (sum_h (fun h => `|_|)) -sumrB -big_split /=.
apply: eq_bigr => z _; case: (pickP (fun h => inH h == z)) => [h /eqP eq_z | none].
  have only (f : H -> F) : \sum_(h' | inH h' == z) f h' = f h.
    by rewrite (big_pred1 h) // => h'; rewrite -eq_z (inj_eq inH_inj).
  by rewrite !only eq_z subrr add0r.
have empty (f : H -> F) : \sum_(h' | inH h' == z) f h' = 0 by rewrite big_pred0.
by rewrite !empty !subr0 addr0 ger0_norm ?sumr_ge0.
Qed.

End Shares.

Section Perceived.
Variables (F : realFieldType) (ln : F -> F) (p : raw_problem).
Hypothesis p_ok : check_problem p.
Hypothesis log : logarithm_for ln p.
Variable c : coefficients.
Hypothesis c_ok : coefs_but_costs F p c.
Variables (a : achieved) (q : {ffun 'I_(nH p) -> F}).
Hypothesis q_size : size (nums (a_restored a)) = nH p.
Hypothesis q_is : forall h : 'I_(nH p), vat F (a_restored a) h = q h.
Hypothesis q_ge0 : forall h, 0 <= q h.
Local Notation zF := (@zF F).
Local Notation I := (meaning_problem F p).
Let pXs := nums (c_source c).
Let k := Zpos (over (c_source c)).
Let qs := nums (a_restored a).
Let l := Zpos (over (a_restored a)).

Let k_neq0 : zF k != 0 := zF_pos_neq0 F _.
Let l_neq0 : zF l != 0 := zF_pos_neq0 F _.

Lemma pX_is (x : 'I_(nX p)) : zat F pXs x / zF k = pX I x.
Proof. exact: (source_is c_ok). Qed.
Lemma qs_is (h : 'I_(nH p)) : zat F qs h / zF l = q h.
Proof. exact: q_is. Qed.

Lemma share_is xs z : size xs = nX p ->
  zF (share xs pXs z) / zF k = \sum_(x < nX p | nth 0%N xs x == z) pX I x.
Proof.
move=> sz_x; rewrite (@zF_fold2 F _ _ 0%N Z0 _ (fun t b => if t == z then zF b else 0) (nX p)) //;
  [|move=> s i _ | exact: (source_size c_ok)].
- rewrite add0r [RHS]big_mkcond mulr_suml; apply: eq_bigr => x _.
  by case: ifP => _; rewrite ?mul0r // -pX_is.
- by rewrite eqnE; case: ifP => _; rewrite ?zFD ?addr0.
Qed.

Lemma distance_sound xs hs :
  check_letters (nX p) (nX p + nH p) xs -> check_letters (nH p) (nX p + nH p) hs ->
  total_variation (pX I) (@letterX (nX p) (nH p) xs) (@letterH (nX p) (nH p) hs) q
    (toF (distance (c_source c) (a_restored a) (tmap (share xs pXs) hs)
      (Z.sub (zsum pXs) (zsum (tmap (share xs pXs) hs))))).
Proof.
move=> xs_ok hs_ok; have [/check_labelsP[sz_x _] _] := andP xs_ok; have [/check_labelsP[sz_h _] _] := andP hs_ok.
rewrite tmapE; set own := map _ hs; have sz_own : size own = nH p by rewrite size_map.
rewrite /total_variation variation_shares; last 2 first.
- exact: letterH_inj hs_ok.
- by move=> x; apply: pX_ge0; apply: check_problem_sound.
have own_is (h : 'I_(nH p)) : zat F own h / zF k =
    \sum_(x | letterX (nH p) xs x == letterH (nX p) hs h) pX I x.
  rewrite /zat (nth_map 0%N) ?sz_h // share_is //; apply: eq_bigl => x.
  by rewrite -val_eqE /= (letterX_val x xs_ok) (letterH_val h hs_ok).
have rest_is : zF (Z.sub (zsum pXs) (zsum own)) / zF k =
    \sum_x pX I x - \sum_h \sum_(x | letterX (nH p) xs x == letterH (nX p) hs h) pX I x.
  rewrite zFD zFN mulrBl (zF_zsum F (n := nX p)) ?(source_size c_ok) // mulr_suml.
  rewrite (zF_zsum F (n := nH p)) ?sz_own // [X in _ - X]mulr_suml; congr (_ - _).
    by apply: eq_bigr => x _; rewrite pX_is.
  by apply: eq_bigr => h _; rewrite own_is.
rewrite -rest_is /distance toF_make !zF_posM -/k -/l zFD zFM.
rewrite (@zF_fold2 F _ _ Z0 Z0 _ (fun a b => `|zF a * zF l - zF b * zF k|) (nH p)) ?size_map // => [|s i _]; last first.
  have abs z : zF (Z.abs z) = `|zF z|.
    case: z => [|n|n]; rewrite /= ?normr0 //; first by rewrite ger0_norm // ler0n.
    by rewrite normrN ger0_norm // ler0n.
  by rewrite zFD abs zFD zFN !zFM.
rewrite add0r le_eqVlt; apply/orP; left; apply/eqP.
have kl : zF k * zF l != 0 by rewrite mulf_neq0.
have -> : zF (Zpos 2) = 2%:R by [].
rewrite invfM mulrA [RHS]mulrAC; congr (_ / _).
rewrite mulrDl -mulf_div divff // mulr1; congr (_ + _); rewrite mulr_suml; apply: eq_bigr => h _.
rewrite -own_is -qs_is -[(zF k * zF l)^-1]ger0_norm ?invr_ge0 ?mulr_ge0 ?ltW ?zF_pos // -normrM mulrBl.
by rewrite -mulf_div divff // mulr1 [zF k * zF l]mulrC -mulf_div divff // mulr1.
Qed.

(** A coupling that passes. *)
Lemma coupling_sound e costs T d t (rho : 'I_(nH p) -> 'I_(nX p) -> F) :
  size costs = nH p ->
  (forall (h : 'I_(nH p)) (x : 'I_(nX p)), zF (pick Z0 (nth Tip costs h) x) / zF (Zpos e) = rho h x) ->
  coupling_cost p c a e costs T d = Some t -> transport (pX I) rho q (toF t).
Proof.
move=> sz_c rho_is; rewrite /coupling_cost -/qs -/pXs -/k -/l; case: ifP => // /and4P[].
rewrite tsizeE eqnE => /eqP sz_T T_ok q_ok p_ok' [<-].
have ok_h (h : 'I_(nH p)) : check_row (nX p) (nth [::] T h) by apply: (all_In T_ok); apply: In_nth; rewrite sz_T.
have d_neq0 := zF_pos_neq0 F d.
have cross (y z : Z) e' : zF e' != 0 -> Z.eqb (Z.mul y e') (Z.mul z (Zpos d)) -> zF y / zF (Zpos d) = zF z / zF e'.
  by move=> e'_neq0 /(zF_eq F); rewrite !zFM => eq_yz; apply/eqP; rewrite eqr_div // eq_yz.
exists (fun (h : 'I_(nH p)) (x : 'I_(nX p)) => zmass F (nth [::] T h) x / zF (Zpos d)); [split=> [h x|h|x]|].
- by rewrite divr_ge0 ?(check_row_ge0 F _ (ok_h h)) // ltW ?zF_pos.
- rewrite -mulr_suml -(zF_row_mass F (ok_h h)) -qs_is; apply: cross => //.
  by have [_ /(_ h)] := all2_nth [::] Z0 q_ok; rewrite sz_T; apply.
- rewrite -mulr_suml -pX_is -/pXs -(cross _ _ k k_neq0 (proj2 (all2_nth Z0 Z0 p_ok') x _)); last first.
    by rewrite size_add_rows.
  congr (_ / _); rewrite -[RHS]/(zat F _ x) (zat_add_rows F _ (m := nH p)) ?sz_T //.
  by apply: eq_bigr => h _; rewrite trepeatE {1}/zat nth_nseq ltn_ord mul1r.
- rewrite le_eqVlt; apply/orP; left; apply/eqP; rewrite /toF [Qnum _]/= [Qden _]/= zF_posM.
  rewrite (@zF_fold2 F _ _ Tip [::] _ (fun t r => \sum_(x < nX p) zF (pick Z0 t x) * zmass F r x) (nH p)) //;
    last first => [s i lt_i|].
    by rewrite (zF_row_sum_mul F _ _ (ok_h (Ordinal lt_i))).
  rewrite add0r mulr_suml; apply: eq_bigr => h _; rewrite mulr_suml; apply: eq_bigr => x _.
  by rewrite -rho_is mulf_div.
Qed.

(** The greatest excess is at least every excess, and at least 0. *)
Lemma fold2_zmax (A B : Type) (u : A) (v : B) (f : A -> B -> Z) s t z :
  zF z <= zF (fold2 (fun s x y => zmax s (f x y)) z s t) /\
  forall j, (j < size s)%N -> (j < size t)%N ->
    zF (f (nth u s j) (nth v t j)) <= zF (fold2 (fun s x y => zmax s (f x y)) z s t).
Proof.
elim: s t z => [|x s IH] [|y t] z //=.
have [le_z le_s] := IH t (zmax z (f x y)); split; first exact: le_trans (zmax_l F _ _) le_z.
by case=> [|j] //= lt_s lt_t; [apply: le_trans (zmax_r F _ _) le_z | apply: le_s].
Qed.

Lemma excess_sound gX gH : full (tsize gX) (nX p) gX -> full (tsize gX) (nH p) gH ->
  let tX := table_of gX in let tH := table_of gH in
  witnesses (J := ordinal_finType (size gX)) (pX I)
    (@entries F (size gX) (nX p) gX) (@entries F (size gX) (nH p) gH) q
    (toF (greatest_excess (c_source c) (a_restored a) (t_over tX) (t_over tH)
      (tmap (fun g => zdot g pXs) (t_rows tX)) (t_rows tH))).
Proof.
rewrite tsizeE => full_X full_H tX tH; have [sz_X row_X] := fullP (full_table full_X).
have [sz_H row_H] := fullP (full_table full_H); rewrite tmapE.
set J := size gX; set dx := t_over tX; set dh := t_over tH.
rewrite /greatest_excess -/qs -/k -/l /toF [Qnum _]/= [Qden _]/=.
pose f (m : Z) (g : seq Z) := Z.sub (Z.mul m (Zpos (Pos.mul dh (over (a_restored a)))))
  (Z.mul (zdot g qs) (Zpos (Pos.mul dx (over (c_source c))))).
have [ge0 ge_j] := fold2_zmax Z0 [::] f (map (fun g => zdot g pXs) (t_rows tX)) (t_rows tH) Z0.
have inv_ge0 d : 0 <= (zF (Zpos d))^-1 by rewrite invr_ge0 ltW ?zF_pos.
split=> [|j]; first exact: mulr_ge0.
apply: le_trans (ler_wpmul2r (inv_ge0 _) (ge_j j _ _)); rewrite ?size_map ?sz_X ?sz_H //.
rewrite le_eqVlt; apply/orP; left; apply/eqP; rewrite (nth_map [::]) ?sz_X // /f zFD zFN !zFM !zF_posM.
rewrite (zF_zdot F (n := nX p)) ?row_X // (zF_zdot F (n := nH p)) ?row_H // -/k -/l mulrBl.
rewrite -[X in _ = X - _]mulf_div divff ?mulf_neq0 ?zF_pos_neq0 // mulr1.
rewrite [X in _ = _ - _ / X]mulrC -[X in _ = _ - X]mulf_div divff ?mulf_neq0 ?zF_pos_neq0 // mulr1.
congr (_ - _); rewrite mulr_suml; apply: eq_bigr => i _.
  by rewrite -mulf_div pX_is -[_ / _]/(tat F tX j i) tat_table_of.
by rewrite -mulf_div qs_is -[_ / _]/(tat F tH j i) tat_table_of.
Qed.

(** The masses of smooth divergences. *)
Lemma list_source_is (x : 'I_(nX p)) : toF (at1 (list_of (c_source c)) x) = pX I x.
Proof. by rewrite toF_list_of; apply: (source_is c_ok). Qed.
Lemma list_restored_is (h : 'I_(nH p)) : toF (at1 (list_of (a_restored a)) h) = q h.
Proof. by rewrite toF_list_of; apply: q_is. Qed.

(** d(p_X, q) is at most what was computed. *)
Theorem perceived_sound T d : perceived p c a T = Some d -> meaning_E ln p q (toF d).
Proof.
have smooth := @problem_perceived_sound F ln p p_ok log _ list_source_is _ q list_restored_is q_ge0 d.
move: smooth; case/and5P: p_ok => _ _ _ _ /and3P[_ _]; rewrite /perceived (linear_is c_ok) -/pXs.
rewrite /linear_of /check_perception /meaning_E.
case: (r_perception p) => [xs hs | rho | gX gH | kind xs hs | K xs hs] d_ok smooth; move: d_ok.
- by case/andP=> xs_ok hs_ok [<-]; apply: distance_sound.
- case/andP=> full_rho _; have [sz_rho row_rho] := fullP (full_table full_rho).
  have cost_ok T' d' t :
      coupling_cost p c a (t_over (table_of rho)) (tmap (@spread Z) (t_rows (table_of rho))) T' d' = Some t ->
      transport (pX I) (@entries F (nH p) (nX p) rho) q (toF t).
    apply: coupling_sound => [|h x]; first by rewrite tmapE size_map.
    rewrite tmapE (nth_map [::]) ?sz_rho // pick_spread -[_ / _]/(tat F (table_of rho) h x).
    exact: tat_table_of.
  case: T => [//|T|xs hs]; first exact: cost_ok.
  by case: monotone => T' d'; apply: cost_ok.
- by case/andP=> full_X full_H [<-]; apply: excess_sound.
- by move=> _; apply: smooth.
- by move=> _; apply: smooth.
Qed.

Theorem perceived_within_sound T t : perceived_within p c a T t -> meaning_E ln p q (toF t).
Proof.
have linear : (if perceived p c a T is Some d then qle d t else false) -> meaning_E ln p q (toF t).
  case ok: perceived => [d|] //; rewrite (toF_qle F) => le_dt.
  exact: meaning_E_up le_dt (perceived_sound ok).
rewrite /perceived_within; case lin: (c_linear c) => // ok.
apply: (problem_within_sound p_ok log list_source_is list_restored_is q_ge0 _ ok).
by move: lin; rewrite (linear_is c_ok) /linear_of; case: (r_perception p).
Qed.

End Perceived.
