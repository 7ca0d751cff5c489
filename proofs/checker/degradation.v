(** The statement [degradation]: whether the channel V of the problem is another channel W
    followed by a channel T.

    [degradation_is] is what it says, [check_degradation] checks T, or a payoff that
    excludes every T, and [check_degradation_sound] says that it is true. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem degraded payoff.
From ExactCdp.checker Require Import types rational data integers.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** ** The statement *)

(** The other channel W(y|x). *)
Definition channel_of (F : realFieldType) (p : raw_problem) (W : channel) (x : 'I_(nX p)) (y : 'I_(ch_outputs W)) : F :=
  entries F (ch_rows W) x y.
Arguments channel_of F p W x y : clear implicits.

Definition degradation_is (p : raw_problem) (W : channel) (holds : bool) : Prop :=
  forall F : realFieldType,
    is_kernel (channel_of F p W) /\
    (degradation (channel_of F p W) (chan (meaning_problem F p)) <-> holds).

(** ** The check *)

(** Rows of n integers >= 0 with sum d. *)
Definition is_stochastic (m n : nat) (d : positive) (t : seq (seq Z)) : bool :=
  Nat.eqb (size t) m &&
  all (fun r => [&& Nat.eqb (size r) n, all (Z.leb Z0) r & Z.eqb (zsum r) (Zpos d)]) t.

(** The masses of a row over the denominator d, added to what is there. *)
Fixpoint add_at (i : nat) (c : Z) (acc : seq Z) : seq Z :=
  match i, acc with
  | 0%N, b :: acc' => Z.add b c :: acc'
  | i'.+1, b :: acc' => b :: add_at i' c acc'
  | _, [::] => [::]
  end.
Definition all_masses (n : nat) (d : positive) (r : masses) : seq Z :=
  foldl (fun acc iq => add_at iq.1 (numerator d iq.2) acc) (zeros n) r.

(** V = W T, entry by entry over common denominators. *)
Fixpoint same_row (f : Z) (r : seq Z) (g : Z) (u : seq Z) : bool :=
  match r, u with
  | a :: r', b :: u' => Z.eqb (Z.mul a f) (Z.mul b g) && same_row f r' g u'
  | [::], [::] => true
  | _, _ => false
  end.
Fixpoint same_rows (f : Z) (t : seq (seq Z)) (g : Z) (u : seq (seq Z)) : bool :=
  match t, u with
  | r :: t', s :: u' => same_row f r g s && same_rows f t' g u'
  | [::], [::] => true
  | _, _ => false
  end.

(** The greatest of a row. *)
Definition zmax (r : seq Z) : Z := if r is a :: r' then foldl Z.max a r' else Z0.

(** The sum over the rows of two tables of their products. *)
Fixpoint zdots (s : Z) (t u : seq (seq Z)) : Z :=
  match t, u with
  | r :: t', v :: u' => zdots (zdot_from s r v) t' u'
  | _, _ => s
  end.

Definition check_degradation (p : raw_problem) (W : channel) (holds : bool) (ev : degradation_evidence) : bool :=
  let n := ch_outputs W in
  let dv := denominator (r_chan p) in
  let dw := denominator (ch_rows W) in
  let V := numerators dv (r_chan p) in
  let Wz := numerators dw (ch_rows W) in
  is_stochastic (nX p) n dw Wz &&
  match holds, ev with
  | true, Through T =>
      let dt := denominator (map (map snd) T) in
      let Tz := map (all_masses (nY p) dt) T in
      [&& all (all (fun iq => Nat.ltb iq.1 (nY p))) T, is_stochastic n (nY p) dt Tz &
          same_rows (Zpos dv) (map (fun r => weighted_sum r Tz (zeros (nY p))) Wz) (Zpos (Pos.mul dw dt)) V]
  | false, Payoff G =>
      let dg := denominator G in
      let Gz := numerators dg G in
      let gains := map (fun c => weighted_sum c Gz (zeros (nY p))) (columns n Wz) in
      is_matrix (nX p) (nY p) G &&
      qlt (zsum (map zmax gains) # Pos.mul dg dw) (zdots Z0 Gz V # Pos.mul dg dv)
  | _, _ => false
  end.

(** ** Soundness *)

Lemma is_stochastic_size m n d t : is_stochastic m n d t -> size t = m /\ all (fun r => size r == n) t.
Proof.
case/andP=> /PeanoNat.Nat.eqb_eq size_t rows; split=> //.
by apply: sub_all rows => r /and3P[/PeanoNat.Nat.eqb_eq -> _ _].
Qed.

Lemma size_add_at i c acc : size (add_at i c acc) = size acc.
Proof. by elim: acc i => [|b acc IH] [|i] //=; rewrite IH. Qed.

Lemma size_all_masses n d r : size (all_masses n d r) = n.
Proof.
rewrite /all_masses -[RHS](size_nseq n Z0) -/(zeros n).
by elim: r (zeros n) => //= iq r IH acc; rewrite IH size_add_at.
Qed.

Lemma same_row_at f r g u j : same_row f r g u -> Z.mul (zat r j) f = Z.mul (zat u j) g.
Proof.
rewrite /zat; elim: r u j => [|a r IH] [|b u] [|j] //=; last by case/andP=> _ /IH.
by case/andP=> /Z.eqb_eq.
Qed.

Lemma same_rows_at f t g u i j : same_rows f t g u -> Z.mul (zat2 t i j) f = Z.mul (zat2 u i j) g.
Proof.
rewrite /zat2; elim: t u i => [|r t IH] [|s u] [|i] //=; rewrite /zat ?nth_nil //.
  by case/andP=> /same_row_at rs _; apply: rs.
by case/andP=> _ /IH.
Qed.

Section Soundness.
Variables (F : realFieldType) (p : raw_problem) (W : channel).
Hypothesis p_ok : check_problem p.
Local Notation I := (meaning_problem F p).
Local Notation n := (ch_outputs W).
Local Notation dv := (denominator (r_chan p)).
Local Notation dw := (denominator (ch_rows W)).
Local Notation V := (numerators dv (r_chan p)).
Local Notation Wz := (numerators dw (ch_rows W)).

Lemma is_stochastic_sound m k d t : is_stochastic m k d t ->
  is_kernel (fun (i : 'I_m) (j : 'I_k) => ratio (zat2 t i j) d : F).
Proof.
case/andP=> /PeanoNat.Nat.eqb_eq size_t rows i.
have lt_i : (i < size t)%N by rewrite size_t.
have /and3P[/PeanoNat.Nat.eqb_eq size_r ge0 /Z.eqb_eq sum] := all_nthP [::] rows i lt_i.
split=> [j|].
  rewrite divr_ge0 ?(ltW (zF_pos _ _)) // zF_ge0.
  by apply: (all_nthP Z0 ge0); rewrite size_r.
rewrite -mulr_suml; have -> : \sum_(j < k) zF (zat2 t i j) = zF (Zpos d) :> F.
  by rewrite -sum zsum_sound size_r.
by rewrite divff ?zF_pos_neq0.
Qed.

Lemma channel_ratio (x : 'I_(nX p)) y : channel_of F p W x y = ratio (zat2 Wz x y) dw.
Proof. by rewrite numerators_sound. Qed.

Lemma channel_kernel : is_stochastic (nX p) n dw Wz -> is_kernel (channel_of F p W).
Proof.
move=> /is_stochastic_sound kW x; have [ge0 sum] := kW x.
by split=> [y|]; [rewrite channel_ratio | under eq_bigr do rewrite channel_ratio].
Qed.

Hypothesis W_ok : is_stochastic (nX p) n dw Wz.

Lemma problem_channel : size V = nX p /\ all (fun r => size r == nY p) V.
Proof.
case/and5P: p_ok => _ _ _ _ /andP[/andP[/andP[/eqP size_V rows_V] _] _]; split; first by rewrite size_map.
by rewrite all_map; apply: sub_all rows_V => r /=; rewrite size_map.
Qed.

Lemma through_sound d t : is_stochastic n (nY p) d t ->
  same_rows (Zpos dv) (map (fun r => weighted_sum r t (zeros (nY p))) Wz) (Zpos (Pos.mul dw d)) V ->
  degradation (channel_of F p W) (chan I).
Proof.
move=> t_ok same; exists (fun (y : 'I_n) (z : 'I_(nY p)) => ratio (zat2 t y z) d); first exact: is_stochastic_sound.
have [size_t _] := is_stochastic_size t_ok; have [size_W /all_nthP rows_W] := is_stochastic_size W_ok.
move=> x z; transitivity (ratio (zat2 V x z) dv : F); first by rewrite numerators_sound.
have := same_rows_at x z same; rewrite {1}/zat2 (nth_map [::]) ?size_W // => /(congr1 (@zF F)).
rewrite !zFM Pos2Z.inj_mul zFM (@weighted_sum_sound _ _ _ _ n) ?size_nseq //; last first.
  by apply/eqP/rows_W; rewrite size_W.
rewrite zat_zeros add0r /ratio => eq_z.
have -> : zF (zat2 V x z) / zF (Zpos dv) = (\sum_(i < n) zF (zat (nth [::] Wz x) i) * zF (zat2 t i z)) /
    (zF (Zpos dw) * zF (Zpos d)) :> F.
  by apply/eqP; rewrite eqr_div ?mulf_neq0 ?zF_pos_neq0 // eq_z.
by rewrite mulr_suml; apply: eq_bigr => y _; rewrite channel_ratio /ratio mulf_div.
Qed.

Lemma zmax_ge r j : (j < size r)%N -> zF (zat r j) <= zF (zmax r) :> F.
Proof.
have from m s : zF m <= zF (foldl Z.max m s) :> F /\
    forall i, (i < size s)%N -> zF (zat s i) <= zF (foldl Z.max m s) :> F.
  elim: s m => [|a s IH] m //=; have [max_le ge] := IH (Z.max m a); split.
    by apply: le_trans max_le; rewrite zF_le; apply/Z.leb_le/Z.le_max_l.
  move=> [_|i /ge //]; apply: le_trans max_le.
  by rewrite /zat zF_le; apply/Z.leb_le/Z.le_max_r.
by case: r => // a r; have [ge_a ge_r] := from a r; case: j => [_|j /ge_r].
Qed.

Lemma zdots_sound t u m k : size t = m -> size u = m ->
  all (fun r => size r == k) t -> all (fun r => size r == k) u ->
  zF (zdots Z0 t u) = \sum_(i < m) \sum_(j < k) zF (zat2 t i j) * zF (zat2 u i j) :> F.
Proof.
have from s r v : size r = k -> size v = k ->
    zF (zdot_from s r v) = zF s + \sum_(j < k) zF (zat r j) * zF (zat v j) :> F.
  move=> <- {m t u k}; elim: r v s => [|a r IH] [|b v] s //= => [_|[size_v]]; first by rewrite big_ord0 addr0.
  by rewrite IH // zFD zFM big_ord_recl addrA.
move=> <- {m}; suff add s : size u = size t -> all (fun r => size r == k) t -> all (fun r => size r == k) u ->
    zF (zdots s t u) = zF s + \sum_(i < size t) \sum_(j < k) zF (zat2 t i j) * zF (zat2 u i j) :> F.
  by move=> size_u rows_t rows_u; rewrite add // add0r.
elim: t u s => [|r t IH] [|v u] s //= => [_ _ _|]; first by rewrite big_ord0 addr0.
move=> [size_u] /andP[/eqP size_r rows_t] /andP[/eqP size_v rows_u].
by rewrite IH // from // big_ord_recl addrA.
Qed.

Lemma payoff_sound G : is_matrix (nX p) (nY p) G ->
  let Gz := numerators (denominator G) G in
  qlt (zsum (map zmax (map (fun c => weighted_sum c Gz (zeros (nY p))) (columns n Wz))) # Pos.mul (denominator G) dw)
    (zdots Z0 Gz V # Pos.mul (denominator G) dv) ->
  ~ degradation (channel_of F p W) (chan I).
Proof.
move=> G_ok Gz; set gains := map _ (columns n Wz).
have [size_V rows_V] := problem_channel; have [size_W rows_W] := is_stochastic_size W_ok.
have [size_G rows_G] : size Gz = nX p /\ all (fun r => size r == nY p) Gz.
  case/andP: G_ok => /eqP size_G rows_G; split; first by rewrite size_map.
  by rewrite all_map; apply: sub_all rows_G => r /=; rewrite size_map.
have dens (d e : positive) : zF (Zpos (Pos.mul d e)) = zF (Zpos d) * zF (Zpos e) :> F.
  by rewrite Pos2Z.inj_mul zFM.
have size_gains : size gains = n by rewrite size_map size_columns.
rewrite (toF_qlt F) !toF_ratio => gap.
apply: (payoff_excludes (G := @entries F (nX p) (nY p) G)
  (m := fun y : 'I_n => ratio (zmax (nth [::] gains y)) (Pos.mul (denominator G) dw))).
  move=> y z; have -> : \sum_x entries F G x z * channel_of F p W x y =
      ratio (zat (nth [::] gains y) z) (Pos.mul (denominator G) dw).
    rewrite (nth_map [::]) ?size_columns // (nth_columns Z0) // /ratio.
    rewrite (@weighted_sum_sound _ _ _ _ (nX p)) ?size_nseq //; last by rewrite size_map.
    rewrite zat_zeros add0r dens mulr_suml; apply: eq_bigr => x _.
    rewrite channel_ratio /entries -numerators_sound mulrC /ratio mulf_div [zF (Zpos dw) * _]mulrC.
    by rewrite [in RHS]/zat (nth_map [::]) ?size_W.
  have above (a b : Z) d : zF a <= zF b :> F -> ratio a d <= ratio b d :> F by rewrite ratio_le zF_le.
  by apply/above/zmax_ge; rewrite (nth_map [::]) ?size_columns // size_weighted_sum size_nseq.
have <- : ratio (zsum (map zmax gains)) (Pos.mul (denominator G) dw) =
    \sum_(y < n) ratio (zmax (nth [::] gains y)) (Pos.mul (denominator G) dw) :> F.
  rewrite /ratio zsum_sound size_map size_gains -mulr_suml; congr (_ / _).
  by apply: eq_bigr => y _; rewrite /zat (nth_map [::]) ?size_gains.
suff <- : ratio (zdots Z0 Gz V) (Pos.mul (denominator G) dv) =
    \sum_x \sum_z entries F G x z * chan I x z :> F by [].
rewrite /ratio (zdots_sound size_G size_V rows_G rows_V) dens mulr_suml; apply: eq_bigr => x _.
rewrite mulr_suml; apply: eq_bigr => z _.
by rewrite -mulf_div -![_ / _]/(ratio _ _) !numerators_sound.
Qed.

Theorem check_degradation_sound_at holds ev : check_degradation p W holds ev ->
  degradation (channel_of F p W) (chan I) <-> holds.
Proof.
case: holds ev => [] [T|G] /andP[_] //.
  by case/and3P=> _ T_ok same; split=> // _; apply: through_sound same.
by case/andP=> G_ok gap; split=> // /(payoff_sound G_ok gap).
Qed.

End Soundness.

Theorem check_degradation_sound p W holds ev :
  check_problem p -> check_degradation p W holds ev -> degradation_is p W holds.
Proof.
move=> p_ok ok F; case/andP: (ok) => W_ok _; split; first exact: channel_kernel.
exact: check_degradation_sound_at ok.
Qed.
