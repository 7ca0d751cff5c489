(** Planes that pass are planes below C ([check_plane_sound]), Farkas planes that pass say where
    nothing is feasible ([check_farkas_sound]). *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences duality.
From ExactCdp.checker Require Import smooth smooth_meaning smooth_problem types lists positions rational tables data.
From ExactCdp.checker Require Import coefficients coefficients_sound restorers_sound vectors planes.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Potentials.
Variable F : realFieldType.
Local Notation zF := (@zF F).

Lemma le_over (a b : Z) d e : Z.leb (Z.mul a (Zpos e)) (Z.mul b (Zpos d)) -> zF a / zF (Zpos d) <= zF b / zF (Zpos e).
Proof.
rewrite -(zF_le F) !zFM => le_ab.
by rewrite ler_pdivr_mulr ?(zF_pos F d) // mulrAC ler_pdivl_mulr ?(zF_pos F e).
Qed.

(** Potentials that pass are no more than the bounds. *)
Lemma potentials_sound bounds given v i : potentials bounds given = Some v -> (i < size (nums bounds))%N ->
  vat F v i <= vat F bounds i.
Proof.
rewrite /potentials; case: given => [|b given]; first by case=> ->.
case: ifP => // /(all2_nth Z0 Z0)[sz_v le_v] [<-] lt_i.
by apply: le_over; apply: le_v; rewrite sz_v.
Qed.

Lemma potentials_size bounds given v : potentials bounds given = Some v -> size (nums v) = size (nums bounds).
Proof.
rewrite /potentials; case: given => [|b given]; first by case=> ->.
by case: ifP => // /(all2_nth Z0 Z0)[sz_v _] [<-].
Qed.

(** A column stands for these costs, or for less. *)
Definition column_below (n : nat) (col : column) (r : nat -> Z) : Prop :=
  size (less col) = n /\ forall h, (h < n)%N ->
    if nth None (less col) h is Some b then zF b <= zF (r h) else zF (most col) <= zF (r h).

Lemma least_entry_start m z l w : zF (least_entry m z l w) <= zF z.
Proof.
elim: l w z => [|a l IH] [|b w] z //=; apply: le_trans (IH _ _) _.
by case: a => [a|] //; apply: zmin_l.
Qed.

Lemma least_entry_le m z l w h b : (h < size l)%N -> size w = size l -> nth None l h = Some b ->
  zF (least_entry m z l w) <= zF m * zF b + zat F w h.
Proof.
elim: l w z h => [|a l IH] [|x w] z [|h] //= lt_h [sz_w]; last exact: IH.
move=> ->; apply: le_trans (least_entry_start _ _ _ _) _.
by apply: le_trans (zmin_r F _ _) _; rewrite zFD zFM.
Qed.

Lemma least_column_le m lowest w n col r h : Z.leb 0 m -> column_below n col r -> size w = n -> (h < n)%N ->
  zF lowest <= zat F w h -> zF (least_column m lowest w col) <= zF m * zF (r h) + zat F w h.
Proof.
rewrite -(zF_ge0 F) => m_ge0 [sz_l col_le] sz_w lt_h low_le; have := col_le h lt_h.
case at_h: nth => [b|] le_r.
  apply: le_trans (least_entry_le _ _ _ _ at_h) _; rewrite ?sz_l ?sz_w //.
  by rewrite ler_add2r ler_wpmul2l.
apply: le_trans (least_entry_start _ _ _ _) _; rewrite zFD zFM.
by apply: ler_add => //; apply: ler_wpmul2l.
Qed.

(** The columns of costs, and of total variation. *)
Lemma largest_ge s i : (i < size s)%N -> zat F s i <= zF (largest s).
Proof.
case: s => // a s /=; elim: s a i => [|b s IH] a [|i] //= lt_i.
- exact: le_trans (zmax_l F a b) (IH (zmax a b) 0%N isT).
- case: i lt_i => [|i] lt_i; first exact: le_trans (zmax_r F a b) (IH (zmax a b) 0%N isT).
  exact: (IH (zmax a b) i.+1).
Qed.

Lemma column_of_below n s : size s = n -> column_below n (column_of s) (nth Z0 s).
Proof.
move=> sz_s; split=> [|h lt_h]; rewrite /= tmapE ?size_map // (nth_map Z0) ?sz_s //.
by case: ifP => [/Z.eqb_eq ->|_]; exact: lexx.
Qed.

Lemma mismatches_below n hs z : size hs = n ->
  column_below n (mismatches hs z) (fun h => if nth 0%N hs h == z then Z0 else Zpos xH).
Proof.
move=> sz_h; split=> [|h lt_h]; rewrite /= tmapE ?size_map // (nth_map 0%N) ?sz_h // eqnE.
by case: ifP => _; exact: lexx.
Qed.

(** A row of a plane. *)
Lemma zF_div_le z u : 0 < zF u -> zF u * zF (Z.div z u) <= zF z.
Proof.
rewrite -[0]/(zF Z0) -zF_ltb => /Z.ltb_lt u_gt0; rewrite -zFM zF_le; apply/Z.leb_le.
exact: Z.mul_div_le.
Qed.

Lemma zF_div_gt z u : 0 < zF u -> zF z <= zF u * zF (Z.succ (Z.div z u)).
Proof.
rewrite -[0]/(zF Z0) -zF_ltb => /Z.ltb_lt u_gt0; rewrite -zFM zF_le; apply/Z.leb_le.
exact/Z.lt_le_incl/Z.mul_succ_div_gt.
Qed.

(** Rounded multipliers and potentials. *)
Record prices_ok (c : prices) (l k : Z) (w : seq Z) : Prop := PricesOk {
  delta_price : at_delta c = l;
  cost_price : at_cost c = k;
  grain_gt0 : 0 < zF (grain c);
  low_delta_le : zF (grain c) * zF (low_delta c) <= zF l;
  low_cost_le : zF (grain c) * zF (low_cost c) <= zF k;
  mass_size : size (at_mass c) = size w;
  mass_price : forall h, (h < size w)%N -> (nth (Z0, Z0) (at_mass c) h).1 = nth Z0 w h;
  mass_high : forall h, (h < size w)%N ->
    zF (nth (Z0, Z0) (at_mass c) h).1 <= zF (grain c) * zF (nth (Z0, Z0) (at_mass c) h).2
}.

Lemma prices_of_ok l k w : Z.leb 0 l -> prices_ok (prices_of l k w) l k w.
Proof.
rewrite -(zF_ge0 F) => l_ge0; set c := prices_of l k w.
have u_gt0 : 0 < zF (grain c).
  rewrite /c [grain _]/=; set longest := foldl _ _ _.
  have m_ge0 : 0 <= zF longest.
    have: 0 <= zF (zmax l k) by apply: le_trans l_ge0 (zmax_l F l k).
    rewrite /longest; elim: w (zmax l k) {c longest} => //= x w IH m m_ge0; apply: IH.
    exact: le_trans m_ge0 (zmax_l F _ _).
  rewrite -[0]/(zF Z0) -zF_ltb; apply/Z.ltb_lt/Z.lt_succ_r/Z.div_pos => //.
  by apply/Z.leb_le; rewrite -(zF_le F).
split=> //; try exact: zF_div_le.
- by rewrite /c /= tmapE size_map.
- by move=> h lt_h; rewrite /c /= tmapE (nth_map Z0).
move=> h lt_h; rewrite {1 3}/c [at_mass _]/= tmapE (nth_map Z0) //; exact: zF_div_gt.
Qed.

Section Row.
Variables (c : prices) (l k m : Z).

Definition row_term (a b x : Z) : F := zF l * zF a + zF k * zF b - zF m * zF x.

Lemma low_term_le w a b x y : prices_ok c l k w -> 0 <= zF a -> 0 <= zF b -> 0 <= zF m ->
  zF x <= zF (grain c) * zF y ->
  zF (grain c) * zF (Z.sub (Z.add (Z.mul (low_delta c) a) (Z.mul (low_cost c) b)) (Z.mul m y)) <= row_term a b x.
Proof.
move=> ok a_ge0 b_ge0 m_ge0 le_xy; rewrite zF_sub zFD !zFM mulrBr mulrDr !mulrA.
apply: ler_add; first apply: ler_add.
- by apply: ler_wpmul2r => //; apply: low_delta_le ok.
- by apply: ler_wpmul2r => //; apply: low_cost_le ok.
by rewrite ler_opp2 [zF (grain c) * _]mulrC -mulrA ler_wpmul2l.
Qed.

Lemma least_row_start s t dl cs w : zF (least_row c m s t dl cs w) <= zF s.
Proof.
elim: dl cs w s t => [|a dl IH] [|b cs] [|x w] s t //=; case: ifP => _; first exact: IH.
by case: ifP => [|_]; [rewrite (zF_ltb F) => /ltW lt; apply: le_trans (IH _ _ _ _) lt | apply: IH].
Qed.

Lemma least_row_entry p s t dl cs w n h : prices_ok c l k p -> 0 <= zF m ->
  (forall i, 0 <= zat F dl i) -> (forall i, 0 <= zat F cs i) ->
  (forall i, (i < n)%N -> zF (nth (Z0, Z0) w i).1 <= zF (grain c) * zF (nth (Z0, Z0) w i).2) ->
  size dl = n -> size cs = n -> size w = n -> (h < n)%N -> zF s <= zF (grain c) * zF t ->
  zF (least_row c m s t dl cs w) <= row_term (nth Z0 dl h) (nth Z0 cs h) (nth (Z0, Z0) w h).1.
Proof.
move=> ok m_ge0; elim: dl cs w s t n h => [|a dl IH] [|b cs] [|x w] s t [|n] h //=.
move=> dl_ge0 cs_ge0 w_le [sz_d] [sz_c] [sz_w] lt_h le_st.
have next s' t' h' : (h' < n)%N -> zF s' <= zF (grain c) * zF t' ->
    zF (least_row c m s' t' dl cs w) <= row_term (nth Z0 dl h') (nth Z0 cs h') (nth (Z0, Z0) w h').1.
  move=> lt' le'; apply: (IH cs w s' t' n h') => // i; first exact: (dl_ge0 i.+1).
    exact: (cs_ge0 i.+1).
  by move=> lt_i; apply: (w_le i.+1).
have u_gt0 := grain_gt0 ok; set z := Z.sub _ (Z.mul m x.1).
have z_is : zF z = row_term a b x.1 by rewrite /z zF_sub zFD !zFM (delta_price ok) (cost_price ok).
case: ifP => [|_].
  rewrite -(zF_le F) => skip; case: h lt_h => [|h] lt_h /=; last exact: next.
  apply: le_trans (least_row_start _ _ _ _ _) _; apply: le_trans le_st _.
  apply: le_trans (low_term_le ok (dl_ge0 0%N) (cs_ge0 0%N) m_ge0 (w_le 0%N isT)).
  by rewrite ler_pmul2l.
case: ifP => [|/negbT]; rewrite (zF_ltb F) z_is.
  move=> lt; case: h lt_h => [|h] lt_h /=; last by apply: next => //; apply: zF_div_gt.
  by rewrite -z_is; apply: least_row_start.
rewrite -leNgt => ge; case: h lt_h => [|h] lt_h /=; last exact: next.
exact: le_trans (least_row_start _ _ _ _ _) ge.
Qed.

End Row.

Lemma row_bound_le l k w u n h : Z.leb 0 l -> 0 <= zF (o_mass u) ->
  (forall i, 0 <= zat F (o_delta u) i) -> (forall i, 0 <= zat F (o_costs u) i) ->
  size (o_delta u) = n -> size (o_costs u) = n -> size w = n -> (h < n)%N ->
  zF (row_bound (prices_of l k w) u)
    <= zF l * zat F (o_delta u) h + zF k * zat F (o_costs u) h - zF (o_mass u) * zat F w h.
Proof.
move=> l_ge0 m_ge0 dl_ge0 cs_ge0 sz_d sz_c sz_w lt_h; have ok := prices_of_ok k w l_ge0.
rewrite /row_bound; set c := prices_of l k w in ok *; have := mass_size ok; have := mass_price ok.
have high := mass_high ok; rewrite {}sz_w in high *; case: (at_mass c) high => [|x xs] high prc sz_m.
  by rewrite -sz_m in lt_h.
case: (o_delta u) dl_ge0 sz_d => [|a dl] dl_ge0 sz_d; first by rewrite -sz_d in lt_h.
case: (o_costs u) cs_ge0 sz_c => [|b cs] cs_ge0 sz_c; first by rewrite -sz_c in lt_h.
have -> : zF l * zat F (a :: dl) h + zF k * zat F (b :: cs) h - zF (o_mass u) * zat F w h
    = row_term l k (o_mass u) (nth Z0 (a :: dl) h) (nth Z0 (b :: cs) h) (nth (Z0, Z0) (x :: xs) h).1.
  by rewrite /row_term prc.
case: n lt_h high prc sz_m sz_d sz_c => // n lt_h high _ [sz_m] [sz_d] [sz_c]; case: h lt_h => [|h] lt_h.
  apply: le_trans (least_row_start _ _ _ _ _ _ _) _.
  by rewrite zF_sub zFD !zFM (delta_price ok) (cost_price ok).
apply: (least_row_entry ok m_ge0 _ _ _ sz_d sz_c sz_m lt_h) => [i|i|i lt_i|].
- exact: (dl_ge0 i.+1).
- exact: (cs_ge0 i.+1).
- exact: (high i.+1).
exact/zF_div_gt/(grain_gt0 ok).
Qed.

End Potentials.

Section Planes.
Variables (F : realFieldType) (ln : F -> F) (p : raw_problem).
Hypothesis p_ok : check_problem p.
Hypothesis log : logarithm_for ln p.
Variable c : coefficients.
Hypothesis c_ok : coefs_but_costs F p c.
Local Notation zF := (@zF F).
Local Notation toF := (@toF F).
Local Notation I := (meaning_problem F p).
Local Notation E := (meaning_E ln p).
Let pXs := nums (c_source c).

Lemma zF_Qnum_ge0 a : Z.leb 0 (Qnum a) -> 0 <= toF a.
Proof. by rewrite -(zF_ge0 F) => a_ge0; rewrite /toF divr_ge0 // ltW ?zF_pos. Qed.

Lemma numerator_ge0 d a : Z.divide (Zpos (Qden a)) (Zpos d) -> Z.leb 0 (Qnum a) -> Z.leb 0 (numerator d a).
Proof.
move=> dv /zF_Qnum_ge0; rewrite (toF_numerator F dv) -(zF_ge0 F).
by rewrite pmulr_lge0 // invr_gt0 zF_pos.
Qed.

Lemma at1_vec d (w : seq Q) h :
  (forall a, List.In a w -> Z.divide (Zpos (Qden a)) (Zpos d)) ->
  vat F (Vec d (numerators d w)) h = toF (at1 w h).
Proof. by move=> dv; rewrite /vat /= zat_numerators. Qed.

(** A cut of costs. *)
Lemma costs_cut_sound e cols mu v w w' beta (r : nat -> nat -> Z) (rho : 'I_(nH p) -> 'I_(nX p) -> F) :
  size cols = nX p -> (forall x, (x < nX p)%N -> column_below F (nH p) (nth (Column Z0 [::]) cols x) (r x)) ->
  (forall (h : 'I_(nH p)) (x : 'I_(nX p)), zF (r x h) / zF (Zpos e) <= rho h x) ->
  Z.leb 0 (Qnum mu) -> size w = nH p -> costs_cut c e cols mu v w = Some (w', beta) ->
  size (nums w') = nH p /\ exists s : 'I_(nX p) -> F,
    toF beta = \sum_x pX I x * s x /\ forall (h : 'I_(nH p)) x, s x - vat F w' h <= toF mu * rho h x.
Proof.
move=> sz_cols cols_ok r_le mu_ge0 sz_w; rewrite /costs_cut; set d := common_all _ w; set m := numerator d mu.
set we := if _ then _ else _; case v_ok: potentials => [s|] // [<- <-].
have d_mu : Z.divide (Zpos (Qden mu)) (Zpos d) by exact: common_all_start.
have sz_we : size we = nH p by rewrite /we; case: ifP => _; rewrite ?tmapE ?size_map size_numerators.
have we_is (h : nat) : zat F we h = zF (Zpos e) * zat F (numerators d w) h.
  rewrite /we; case: ifP => [/Pos.eqb_eq ->|_]; last by rewrite tmapE zat_scale.
  by rewrite /= mul1r.
split; first by rewrite size_numerators.
exists (fun x => vat F s x); split=> [|h x].
  rewrite toF_make zF_posM (zF_zdot F (n := nX p)) ?(source_size c_ok) // mulr_suml.
  by apply: eq_bigr => x _; rewrite -mulf_div -(source_is c_ok).
rewrite ler_subl_addr; apply: le_trans (potentials_sound F v_ok _) _; first by rewrite /= tmapE size_map sz_cols.
have -> : vat F (Vec (Pos.mul d e) (tmap (least_column m (least we) we) cols)) x
    = zF (least_column m (least we) we (nth (Column Z0 [::]) cols x)) / (zF (Zpos d) * zF (Zpos e)).
  by rewrite -zF_posM /vat /zat [nums _]/= tmapE (nth_map (Column Z0 [::])) ?sz_cols.
have de_gt0 : 0 < zF (Zpos d) * zF (Zpos e) by rewrite mulr_gt0 ?zF_pos.
have := least_column_le (numerator_ge0 d_mu mu_ge0) (cols_ok x (ltn_ord x)) sz_we (ltn_ord h)
  (least_le F (eq_ind_r (fun n => (h < n)%N) (ltn_ord h) sz_we)).
rewrite -(ler_pmul2r (x := (zF (Zpos d) * zF (Zpos e))^-1)) ?invr_gt0 // => /le_trans; apply.
rewrite mulrDl -mulf_div we_is [zF (Zpos d) * _]mulrC -[X in _ + X]mulf_div divff ?zF_pos_neq0 // mul1r.
by rewrite ler_add2r -(toF_numerator F d_mu) ler_wpmul2l ?zF_Qnum_ge0.
Qed.

(** A cut of witnesses. *)
Lemma tests_cut_sound gX gH mu m w beta : full (tsize gX) (nX p) gX -> full (tsize gX) (nH p) gH ->
  let tX := table_of gX in let tH := table_of gH in
  tests_cut p c (t_over tX) (t_over tH) (tmap (fun g => zdot g pXs) (t_rows tX)) (t_rows tH) mu m = Some (w, beta) ->
  size (nums w) = nH p /\
  is_cut (witnesses (J := ordinal_finType (size gX)) (pX I)
    (@entries F (size gX) (nX p) gX) (@entries F (size gX) (nH p) gH)) (toF mu)
    (fun h : 'I_(nH p) => vat F w h) (toF beta).
Proof.
rewrite tsizeE => full_X full_H tX tH; have full_tX := full_table full_X; have full_tH := full_table full_H.
have [sz_X row_X] := fullP full_tX; have [sz_H row_H] := fullP full_tH.
rewrite /tests_cut !tsizeE eqnE sz_H; case: ifP => // /and3P[/eqP sz_m m_ge0].
rewrite (toF_qle F) toF_make (zF_zsum F (n := size gX)) ?size_numerators ?sz_m // => m_le [<- <-].
split; first by rewrite (size_combine F _ full_tH).
have sum_le : \sum_(j < size gX) toF (at1 m j) <= toF mu.
  by move: m_le; rewrite mulr_suml; under eq_bigr do rewrite -[_ / _]/(vat F (vec_of m) _) vat_vec_of.
have := witnesses_cut (pX I) (@entries F (size gX) (nX p) gX) (@entries F (size gX) (nH p) gH)
  (fun j : 'I_(size gX) => nonneg_at F j m_ge0) sum_le.
have -> : \sum_x (\sum_(j < size gX) toF (at1 m j) * entries F gX j x) * pX I x =
    toF (zdot (nums (vec_of m)) (tmap (fun g => zdot g pXs) (t_rows tX))
      # Pos.mul (over (vec_of m)) (Pos.mul (t_over tX) (over (c_source c)))).
  rewrite toF_make !zF_posM (zF_zdot F (n := size gX)) ?size_numerators ?sz_m // mulr_suml.
  under eq_bigr do rewrite mulr_suml; rewrite exchange_big; apply: eq_bigr => j _.
  rewrite -mulf_div -[zat F (nums (vec_of m)) j / _]/(vat F (vec_of m) j) vat_vec_of tmapE.
  rewrite {1}/zat (nth_map [::]) ?sz_X // (zF_zdot F (n := nX p)) ?row_X // mulr_suml mulr_sumr.
  apply: eq_bigr => x _; rewrite -mulrA -mulf_div -(source_is c_ok); congr (_ * (_ * _)).
  by rewrite -[_ / _]/(tat F tX j x) tat_table_of.
case=> mu_ge0 cutE cut0.
have w_is (h : 'I_(nH p)) :
    vat F (Vec (Pos.mul (over (vec_of m)) (t_over tH)) (combine (nH p) (nums (vec_of m)) (t_rows tH))) h
    = \sum_(j < size gX) toF (at1 m j) * entries F gH j h.
  rewrite /vat [nums _]/= [over _]/= zF_posM (zat_combine F _ full_tH) // mulr_suml; apply: eq_bigr => j _.
  rewrite -mulf_div -[zat F (nums (vec_of m)) j / _]/(vat F (vec_of m) j) vat_vec_of.
  by rewrite -[zat F _ h / _]/(tat F tH j h) tat_table_of.
split=> // [q t pmf_q Et|mu0 q pmf_q].
  by under eq_bigr do rewrite w_is; apply: cutE.
by under eq_bigr do rewrite w_is; apply: cut0.
Qed.

(** A cut of a smooth divergence. *)
Lemma smooth_given_cut mu k w beta : 0 <= toF mu -> is_smooth (r_perception p) ->
  smooth_cut (r_perception p) (nX p + nH p) (nH p) (list_of (c_source c)) mu k = Some (w, beta) ->
  size (nums (vec_of w)) = nH p /\ is_cut E (toF mu) (fun h : 'I_(nH p) => vat F (vec_of w) h) (toF beta).
Proof.
have source (x : 'I_(nX p)) : toF (at1 (list_of (c_source c)) x) = pX I x.
  by rewrite toF_list_of; apply: (source_is c_ok).
move=> mu_ge0 smooth /(problem_cut_sound p_ok log source smooth mu_ge0)[size_w cut].
split; first by rewrite size_numerators.
by apply: cut_ext cut => // h; rewrite vat_vec_of.
Qed.

(** Cuts that pass are cuts. *)
Theorem check_cut_sound mu k w beta : Z.leb 0 (Qnum mu) -> check_cut p c mu k = Some (w, beta) ->
  size (nums w) = nH p /\ is_cut E (toF mu) (fun h : 'I_(nH p) => vat F w h) (toF beta).
Proof.
move=> mu_ge0; have pmf := pX_pmf (check_problem_sound F p_ok); have mu_ge0' := zF_Qnum_ge0 mu_ge0.
have smooth := @smooth_given_cut mu; move: smooth.
case/and5P: p_ok => _ _ _ _ /and3P[_ _]; rewrite /check_cut (linear_is c_ok) -/pXs.
rewrite /linear_of /check_perception /meaning_E.
case: (r_perception p) => [xs hs | rho | gX gH | kind xs hs | K xs hs] d_ok smooth; move: d_ok.
- case/andP=> xs_ok hs_ok; case: k => // v w0; case: ifP => //; rewrite tsizeE eqnE => /eqP sz_w.
  have [/check_labelsP[sz_x _] _] := andP xs_ok; have [/check_labelsP[sz_h _] _] := andP hs_ok.
  case/(@costs_cut_sound _ _ _ _ _ _ _ (fun x h => if nth 0%N hs h == nth 0%N xs x then Z0 else Zpos xH)
    (fun h x => (letterH (nX p) hs h != letterX (nH p) xs x)%:R)) => //.
  + by rewrite tmapE size_map.
  + by move=> x lt_x; rewrite tmapE (nth_map 0%N) ?sz_x //; apply: mismatches_below.
  + move=> h x; rewrite divr1 -val_eqE /= (letterX_val x xs_ok) (letterH_val h hs_ok).
    by case: eqP.
  move=> sz [s [-> le_s]]; split=> //; apply: tv_cut => //.
  + exact: letterX_inj xs_ok.
  + exact: letterH_inj hs_ok.
- case/andP=> full_rho rho_ge0; have full_t := full_table full_rho; have [sz_t row_t] := fullP full_t.
  case: k => // v w0; case: ifP => //; rewrite tsizeE eqnE => /eqP sz_w.
  case/(@costs_cut_sound _ _ _ _ _ _ _ (fun x => nth Z0 (nth [::] (columns (nX p) (t_rows (table_of rho))) x))
    (@entries F (nH p) (nX p) rho)) => //.
  + by rewrite tmapE size_map (size_columns full_t).
  + move=> x lt_x; rewrite tmapE (nth_map [::]) ?(size_columns full_t) //; apply: column_of_below.
    by rewrite (size_column full_t).
  + move=> h x; rewrite -[zF _]/(zat F _ h) (zat_columns F full_t) // -[_ / _]/(tat F (table_of rho) h x).
    by rewrite tat_table_of.
  by move=> sz [s [-> le_s]]; split=> //; apply: transport_cut.
- by case/andP=> full_X full_H; case: k => // m; apply: tests_cut_sound.
- by move=> _; case cut_k: smooth_cut => [[w0 beta0]|] // [<- <-]; apply: smooth mu_ge0' isT cut_k.
- by move=> _; case cut_k: smooth_cut => [[w0 beta0]|] // [<- <-]; apply: smooth mu_ge0' isT cut_k.
Qed.

(** What weak duality asks of a plane. *)
Theorem check_plane_rows farkas pl gamma : check_plane p c farkas pl = Some gamma ->
  exists s w beta,
    [/\ 0 <= toF (p_lambda pl), is_cut E (toF (p_mu pl)) w beta,
        rows I (fun y h => if farkas then 0 else cost_in F c y h) (toF (p_lambda pl)) s w &
        \sum_y s y + beta = toF gamma].
Proof.
rewrite /check_plane; case: ifP => // /negbFE/andP[lambda_ge0 mu_ge0].
case k_ok: check_cut => [[w beta]|] //; set d := common _ _; set l := numerator _ _; set k := if _ then _ else _.
case s_ok: potentials => [s|] // [<-]; have [sz_w cut_ok] := check_cut_sound mu_ge0 k_ok.
have d_l : Z.divide (Zpos (Qden (p_lambda pl))) (Zpos d) by exact: common_r.
have d_w : Z.divide (Zpos (over w)) (Zpos d) by exact: common_l.
exists (fun y : 'I_(nY p) => vat F s y), (fun h : 'I_(nH p) => vat F w h), (toF beta); split=> //.
- exact: zF_Qnum_ge0.
- move=> y h; apply: le_trans (potentials_sound F s_ok _) _; first by rewrite /= tmapE size_map (outputs_size c_ok).
  have := row_bound_le k (numerator_ge0 d_l lambda_ge0) (mass_ge0 c_ok y) (delta_ge0 c_ok y) (costs_ge0 c_ok y)
    (delta_size c_ok y) (costs_size c_ok y) (etrans (size_rescale d w) sz_w) (ltn_ord h); rewrite -/l.
  rewrite -(ler_pmul2r (x := (zF (Zpos d) * zF (Zpos (c_over c)))^-1)) ?invr_gt0 ?mulr_gt0 ?zF_pos //.
  have <- : vat F (Vec (Pos.mul d (c_over c)) (tmap (row_bound (prices_of l k (nums (rescale d w)))) (c_outputs c))) y =
      zF (row_bound (prices_of l k (nums (rescale d w))) (nth no_output (c_outputs c) y))
        / (zF (Zpos d) * zF (Zpos (c_over c))).
    by rewrite -zF_posM /vat /zat [nums _]/= tmapE (nth_map no_output) ?(outputs_size c_ok).
  move/le_trans; apply; rewrite mulrBl mulrDl -!mulf_div -(toF_numerator F d_l) (delta_is c_ok).
  rewrite -/(cost_in F c y h) [X in _ - X]mulf_div [zF (Zpos d) * _]mulrC -[X in _ - X]mulf_div (mass_is c_ok).
  rewrite -{3}(over_rescale d w) -/(vat F (rescale d w) h) (vat_rescale F _ d_w) /k.
  by case: (farkas); rewrite ?mul0r ?divff ?mul1r ?zF_pos_neq0.
- rewrite toF_Qplus toF_make (zF_zsum F (n := nY p)) ?mulr_suml //.
  by rewrite (potentials_size s_ok) /= tmapE size_map (outputs_size c_ok).
Qed.

End Planes.

Section Bounds.
Variables (F : realFieldType) (ln : F -> F) (p : raw_problem) (c : coefficients).
Hypothesis p_ok : check_problem p.
Hypothesis log : logarithm_for ln p.
Local Notation toF := (@toF F).
Local Notation I := (meaning_problem F p).
Local Notation E := (meaning_E ln p).

(** C is nowhere below a plane that passes, where the costs are at most those of the problem:
    with the classes of [p], or with open classes that those of [p] agree with. *)
Theorem check_plane_sound pl gamma D P : below F p c ->
  check_plane p c false pl = Some gamma ->
  priced (toF (p_lambda pl)) D -> priced (toF (p_mu pl)) P ->
  lower I E D P (plane_at (toF gamma) (toF (p_lambda pl)) (toF (p_mu pl)) D P).
Proof.
case=> c_ok le_cost /(check_plane_rows p_ok log c_ok)[s [w [beta [lambda_ge0 cutE row_le <-]]]].
apply: weak_duality (check_problem_sound F p_ok) lambda_ge0 cutE _ => y h.
by apply: le_trans (row_le y h) _; rewrite ler_add2r ler_add2l.
Qed.

(** Nothing is feasible where a Farkas plane that passes is positive. *)
Theorem check_farkas_sound pl gamma D P : coefs_but_costs F p c ->
  check_plane p c true pl = Some gamma ->
  priced (toF (p_lambda pl)) D -> priced (toF (p_mu pl)) P ->
  0 < plane_at (toF gamma) (toF (p_lambda pl)) (toF (p_mu pl)) D P ->
  infeasible I E D P.
Proof.
move=> c_ok /(check_plane_rows p_ok log c_ok)[s [w [beta [lambda_ge0 cutE row_le <-]]]].
exact: infeasible_cert (check_problem_sound F p_ok) lambda_ge0 cutE row_le.
Qed.

End Bounds.
