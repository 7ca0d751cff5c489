(** A restorer that passes is one and achieves what was computed ([check_restorer_sound]);
    what was computed for the divergence bounds it from above ([perceived_sound]). *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence divergences.
From ExactCdp.checker Require Import types lists positions rational tables data.
From ExactCdp.checker Require Import coefficients coefficients_sound restorers.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** The denominator of all rows is a multiple of that of every mass. *)
Lemma row_over_start d r : Z.divide (Zpos d) (Zpos (row_over d r)).
Proof.
elim: r d => [|m r IH] d /=; first exact: Z.divide_refl.
exact: Z.divide_trans (common_l d (Qden m.2)) (IH _).
Qed.

Lemma row_over_in d r m : List.In m r -> Z.divide (Zpos (Qden m.2)) (Zpos (row_over d r)).
Proof.
elim: r d => //= m' r IH d [->|/IH] //.
exact: Z.divide_trans (common_r d (Qden m.2)) (row_over_start _ _).
Qed.

Lemma rows_over_in R r m : List.In r R -> List.In m r -> Z.divide (Zpos (Qden m.2)) (Zpos (rows_over R)).
Proof.
rewrite /rows_over; move: xH => d; elim: R d => //= r' R IH d [->|/IH in_R] in_r; last exact: in_R.
apply: Z.divide_trans (row_over_in d in_r) _.
elim: R {IH} (row_over d r) => [|s R IH] e /=; first exact: Z.divide_refl.
exact: Z.divide_trans (row_over_start e s) (IH _).
Qed.

Section Rows.
Variable F : realFieldType.
Local Notation zF := (@zF F).
Local Notation toF := (@toF F).
Local Notation mass_at := (mass_at F).

(** The mass of an integer row at a position. *)
Definition zmass (r : seq (nat * Z)) (i : nat) : F := \sum_(m <- r | m.1 == i) zF m.2.

Lemma mass_at_row_of d r i :
  (forall m, List.In m r -> Z.divide (Zpos (Qden m.2)) (Zpos d)) -> mass_at r i = zmass (row_of d r) i / zF (Zpos d).
Proof.
rewrite /row_of tmapE /zmass big_map mulr_suml /mass_at; elim: r => [|m r IH] dv; first by rewrite !big_nil.
rewrite !big_cons IH => [|m' in_r]; last by apply: dv; right.
by case: ifP => // _; rewrite -toF_numerator //; apply: dv; left.
Qed.

Lemma mass_at_rows R y i :
  mass_at (nth [::] R y) i = zmass (nth [::] (tmap (row_of (rows_over R)) R) y) i / zF (Zpos (rows_over R)).
Proof.
rewrite tmapE; case: (ltnP y (size R)) => [lt_y|ge_y]; last first.
  by rewrite !nth_default ?size_map // /zmass /data.mass_at !big_nil mul0r.
rewrite (nth_map [::]) //; apply: mass_at_row_of => m; apply: rows_over_in.
exact: In_nth.
Qed.

Lemma check_row_ge0 n r i : check_row n r -> 0 <= zmass r i.
Proof.
rewrite /zmass; elim: r => [|m r IH] /=; first by rewrite big_nil.
case/andP=> /andP[_ m_ge0] /IH; rewrite big_cons; case: ifP => // _.
by apply: addr_ge0; rewrite zF_ge0.
Qed.

(** A weighted sum of the masses of a row. *)
Lemma sum_zmass n r (f : nat -> F) : check_row n r ->
  \sum_(i < n) f i * zmass r i = \sum_(m <- r) f m.1 * zF m.2.
Proof.
rewrite /zmass; elim: r => [|m r IH] /=.
  by rewrite big_nil big1 // => i _; rewrite big_nil mulr0.
case/andP=> /andP[]; rewrite ltnE => lt_m _ /IH e; rewrite big_cons -e.
have -> : f m.1 * zF m.2 = \sum_(i < n) (if m.1 == i then f i * zF m.2 else 0).
  rewrite -big_mkcond /= (big_pred1 (Ordinal lt_m)) // => i.
  by rewrite /= -val_eqE /= eq_sym.
rewrite -big_split /=; apply: eq_bigr => i _; rewrite big_cons.
by case: ifP => _; rewrite ?mulrDr ?add0r.
Qed.

Lemma zF_row_sum f s r : zF (row_sum f s r) = zF s + \sum_(m <- r) zF (f m.1 m.2).
Proof.
rewrite /row_sum; elim: r s => [|m r IH] s /=; first by rewrite big_nil addr0.
by rewrite IH zFD big_cons addrA.
Qed.

Lemma zF_row_sum_mul n (f : nat -> Z) s r : check_row n r ->
  zF (row_sum (fun i z => Z.mul (f i) z) s r) = zF s + \sum_(i < n) zF (f i) * zmass r i.
Proof.
move=> ok; rewrite zF_row_sum (sum_zmass (fun i => zF (f i)) ok); congr (_ + _).
by apply: eq_bigr => m _; rewrite zFM.
Qed.

Lemma zF_row_mass n r : check_row n r -> zF (row_mass r) = \sum_(i < n) zmass r i.
Proof.
move=> ok; rewrite zF_row_sum add0r; transitivity (\sum_(m <- r) 1 * zF m.2).
  by apply: eq_bigr => m _; rewrite mul1r.
by rewrite -(sum_zmass (fun=> 1) ok); apply: eq_bigr => i _; rewrite mul1r.
Qed.

(** Folds over two lists. *)
Lemma zF_fold2 (A B : Type) (a : A) (b : B) (step : Z -> A -> B -> Z) (G : A -> B -> F) n s t c :
  (forall c i, (i < n)%N -> zF (step c (nth a s i) (nth b t i)) = zF c + G (nth a s i) (nth b t i)) ->
  size s = n -> size t = n ->
  zF (fold2 step c s t) = zF c + \sum_(i < n) G (nth a s i) (nth b t i).
Proof.
elim: n s t c => [|n IH] [|x s] [|y t] c step_ok //=; first by rewrite big_ord0 addr0.
case=> sz_s [sz_t]; rewrite IH // => [|c' i lt_i]; last exact: (step_ok c' i.+1).
by rewrite (step_ok c 0%N) // big_ord_recl addrA.
Qed.

Lemma add_row_ok t k r : sized t ->
  [/\ sized (add_row t k r), size (entries_of (add_row t k r)) = size (entries_of t) &
      forall i, (i < size (entries_of t))%N ->
        zat F (entries_of (add_row t k r)) i = zat F (entries_of t) i + zF k * zmass r i].
Proof.
rewrite /add_row /zmass; elim: r t => [|m r IH] t st /=; first by split=> // i _; rewrite big_nil mulr0 addr0.
have [s' e' i'] := IH _ (sized_change m.1 (Z.add (Z.mul k m.2)) st).
rewrite size_change in e' i'; split=> // i lt_i; rewrite i' // big_cons.
rewrite {1}/zat nth_change // eq_sym; case: ifP => // _.
by rewrite zFD zFM mulrDr addrA [_ + zF _]addrC.
Qed.

Lemma add_rows_fold_ok t ks R n : sized t -> (size R <= n)%N ->
  let t' := fold2 add_row t ks R in
  [/\ sized t', size (entries_of t') = size (entries_of t) &
      forall i, (i < size (entries_of t))%N ->
        zat F (entries_of t') i = zat F (entries_of t) i + \sum_(j < n) zat F ks j * zmass (nth [::] R j) i].
Proof.
have zero i : zmass [::] i = 0 by rewrite /zmass big_nil.
elim: R ks t n => [|r R IH] [|k ks] t n st le_n /=.
- by split=> // i _; rewrite big1 ?addr0 // => j _; rewrite zat_nil mul0r.
- by split=> // i _; rewrite big1 ?addr0 // => j _; rewrite nth_nil zero mulr0.
- by split=> // i _; rewrite big1 ?addr0 // => j _; rewrite zat_nil mul0r.
case: n le_n => // n le_n; have [s1 e1 i1] := add_row_ok k r st.
have [s2 e2 i2] := IH ks _ n s1 le_n; rewrite e1 in e2 i2; split=> // i lt_i.
by rewrite i2 // i1 // big_ord_recl addrA.
Qed.

Lemma size_add_rows n ks R : size (add_rows n ks R) = n.
Proof.
rewrite /add_rows gatherE trepeatE.
by have [_ -> _] := add_rows_fold_ok ks (sized_spread (nseq n Z0)) (leqnn (size R)); rewrite entries_spread size_nseq.
Qed.

Lemma zat_add_rows n ks R m i : (size R <= m)%N -> (i < n)%N ->
  zat F (add_rows n ks R) i = \sum_(j < m) zat F ks j * zmass (nth [::] R j) i.
Proof.
move=> le_m lt_i; rewrite /add_rows gatherE trepeatE.
have [_ _ ->] := add_rows_fold_ok ks (sized_spread (nseq n Z0)) le_m; rewrite entries_spread ?size_nseq //.
by rewrite /zat nth_nseq lt_i add0r.
Qed.

End Rows.

Section Restorers.
Variables (F : realFieldType) (p : raw_problem) (c : coefficients).
Local Notation zF := (@zF F).
Local Notation I := (meaning_problem F p).

Theorem check_restorer_sound R a : exact F p c -> check_restorer p c R = Some a ->
  [/\ is_kernel (restorer_of F p R),
      dist I (restorer_of F p R) = toF (a_distortion a),
      err I (restorer_of F p R) = toF (a_error a),
      size (nums (a_restored a)) = nH p &
      forall h : 'I_(nH p), vat F (a_restored a) h = push I (restorer_of F p R) h].
Proof.
case=> c_ok c_cost; rewrite /check_restorer; set d := rows_over R; set rows := tmap _ R.
case: ifP => // /andP[]; rewrite tsizeE eqnE => /eqP sz_rows rows_ok [<-].
have ok_y (y : 'I_(nY p)) : check_row (nH p) (nth [::] rows y).
  by have /andP[] := all_In rows_ok (In_nth [::] (eq_ind_r (fun n => (y < n)%N) (ltn_ord y) sz_rows)).
have one_y (y : 'I_(nY p)) : zF (row_mass (nth [::] rows y)) = zF (Zpos d).
  by have /andP[_ /zF_eq] := all_In rows_ok (In_nth [::] (eq_ind_r (fun n => (y < n)%N) (ltn_ord y) sz_rows)).
have at_y y h : restorer_of F p R y h = zmass F (nth [::] rows y) h / zF (Zpos d) by exact: mass_at_rows.
have rate_is (f : Z * Z -> Z) :
    toF (fold2 (fun s u r => row_sum (fun h z => Z.mul (f (pick (Z0, Z0) (o_at u) h)) z) s r) Z0 (c_outputs c) rows
      # Pos.mul (c_over c) d)
    = \sum_(y < nY p) \sum_(h < nH p)
        zF (f (pick (Z0, Z0) (o_at (nth no_output (c_outputs c) y)) h)) / zF (Zpos (c_over c)) * restorer_of F p R y h.
  rewrite /toF [Qnum _]/= [Qden _]/=.
  rewrite (@zF_fold2 F _ _ no_output [::] _ (fun u r => \sum_(h < nH p)
    zF (f (pick (Z0, Z0) (o_at u) h)) * zmass F r h) (nY p)) ?(outputs_size c_ok) //; last first.
    by move=> s i lt_i; rewrite (zF_row_sum_mul F _ _ (ok_y (Ordinal lt_i))).
  rewrite add0r zF_posM mulr_suml; apply: eq_bigr => y _; rewrite mulr_suml; apply: eq_bigr => h _.
  by rewrite at_y mulf_div.
split.
- move=> y; split=> [h|]; first by rewrite at_y divr_ge0 ?(check_row_ge0 F _ (ok_y y)) // ltW ?zF_pos.
  transitivity (\sum_(h < nH p) zmass F (nth [::] rows y) h / zF (Zpos d)); first by apply: eq_bigr => h _.
  by rewrite -mulr_suml -(zF_row_mass F (ok_y y)) one_y divff ?zF_pos_neq0.
- rewrite dist_delta rate_is; apply: eq_bigr => y _; apply: eq_bigr => h _.
  by rewrite (at_is c_ok) -(delta_is c_ok).
- rewrite err_cost rate_is; apply: eq_bigr => y _; apply: eq_bigr => h _.
  by rewrite (at_is c_ok) -c_cost.
- exact: size_add_rows.
- move=> h; rewrite /vat [nums _]/= [over _]/= (zat_add_rows F _ (m := nY p)) ?sz_rows // ffunE zF_posM.
  rewrite mulr_suml; apply: eq_bigr => y _; rewrite -(mass_is c_ok) at_y -mulf_div {1}/zat tmapE.
  by rewrite (nth_map no_output) ?(outputs_size c_ok).
Qed.

End Restorers.
