(** The statement [degradation]: whether the channel V of the problem is another channel W
    followed by a channel T.

    [degradation_is] is what it says, [check_degradation] checks T, or a payoff that
    excludes every T, and [check_degradation_sound] says that it is true. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem degraded payoff.
From ExactCdp.checker Require Import types lists positions rational tables data integers restorers.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** ** The statement *)

(** The other channel W(y|x). *)
Definition channel_of (F : realFieldType) (p : raw_problem) (W : channel)
    (x : 'I_(nX p)) (y : 'I_(ch_outputs W)) : F :=
  entries F (ch_rows W) x y.
Arguments channel_of F p W x y : clear implicits.

Definition degradation_is (p : raw_problem) (W : channel) (holds : bool) : Prop :=
  check_problem p /\ forall F : realFieldType,
    is_kernel (channel_of F p W) /\
    (degradation (channel_of F p W) (chan (meaning_problem F p)) <-> holds).

(** ** The check *)

(** Rows of n integers >= 0 with sum d. *)
Definition is_stochastic (m n : nat) (t : table) : bool :=
  full m n (t_rows t) && all (fun r => all (Z.leb Z0) r && Z.eqb (zsum r) (Zpos (t_over t))) (t_rows t).

(** Rows of masses as rows of n integers over one denominator. *)
Definition all_masses (n : nat) (d : positive) (r : masses) : seq Z :=
  gather (add_row (spread (trepeat Z0 n)) (Zpos xH) (row_of d r)).
Definition table_of_masses (n : nat) (T : seq masses) : table :=
  let d := rows_over T in Table d (tmap (all_masses n d) T).

(** V = W T, entry by entry over common denominators. *)
Definition same_row (f g : Z) (r u : seq Z) : bool := all2 (fun a b => Z.eqb (Z.mul a f) (Z.mul b g)) r u.
Definition same_rows (f g : Z) (t u : seq (seq Z)) : bool := all2 (same_row f g) t u.

(** The greatest of a row, and the sum of the products of two tables. *)
Definition greatest (r : seq Z) : Z := if r is a :: r' then foldl zmax a r' else Z0.
Definition dot_rows (t u : seq (seq Z)) : Z := fold2 (fun s r v => Z.add s (zdot r v)) Z0 t u.

Definition check_degradation (p : raw_problem) (W : channel) (holds : bool) (ev : degradation_evidence) : bool :=
  let n := ch_outputs W in
  let V := table_of (r_chan p) in
  let Wt := table_of (ch_rows W) in
  is_stochastic (nX p) n Wt &&
  match holds, ev with
  | true, Through T =>
      let Tt := table_of_masses (nY p) T in
      [&& all (all (fun iq => Nat.ltb iq.1 (nY p))) T, is_stochastic n (nY p) Tt &
          same_rows (Zpos (t_over V)) (Zpos (Pos.mul (t_over Wt) (t_over Tt)))
            (tmap (fun r => combine (nY p) r (t_rows Tt)) (t_rows Wt)) (t_rows V)]
  | false, Payoff G =>
      let Gt := table_of G in
      let gains := tmap (fun c => combine (nY p) c (t_rows Gt)) (columns n (t_rows Wt)) in
      full (nX p) (nY p) G &&
      qlt (zsum (tmap greatest gains) # Pos.mul (t_over Wt) (t_over Gt))
          (dot_rows (t_rows Gt) (t_rows V) # Pos.mul (t_over Gt) (t_over V))
  | _, _ => false
  end.

(** ** Soundness *)

Lemma same_row_at f g r u j : same_row f g r u -> Z.mul (nth Z0 r j) f = Z.mul (nth Z0 u j) g.
Proof. by rewrite /same_row; elim: r u j => [|a r IH] [|b u] [|j] //= /andP[/Z.eqb_eq ab /IH]. Qed.

Lemma same_rows_at f g t u i j : same_rows f g t u -> Z.mul (zat2 t i j) f = Z.mul (zat2 u i j) g.
Proof.
rewrite /same_rows /zat2; elim: t u i => [|r t IH] [|s u] [|i] //=; rewrite ?nth_nil // => /andP[].
  by move=> /same_row_at rs _; apply: rs.
by move=> _ /IH ts; apply: ts.
Qed.

Section Soundness.
Variables (F : realFieldType) (p : raw_problem) (W : channel).
Hypothesis p_ok : check_problem p.
Local Notation I := (meaning_problem F p).
Local Notation n := (ch_outputs W).
Let V := table_of (r_chan p).
Let Wt := table_of (ch_rows W).

Lemma is_stochastic_sound m k t : is_stochastic m k t ->
  is_kernel (fun (i : 'I_m) (j : 'I_k) => ratio (zat2 (t_rows t) i j) (t_over t) : F).
Proof.
case/andP=> /fullP[size_t size_r] rows i.
have lt_i : (i < size (t_rows t))%N by rewrite size_t.
have /andP[ge0 /Z.eqb_eq sum] := all_nthP [::] rows i lt_i.
split=> [j|].
  by rewrite -[0](ratio0 F (t_over t)) ratio_le; apply: (all_nthP Z0 ge0); rewrite size_r.
rewrite -(sum_ratio F (t_over t) (n := k)) ?size_r // sum.
by rewrite /ratio divff ?zF_pos_neq0.
Qed.

Lemma channel_ratio (x : 'I_(nX p)) y : channel_of F p W x y = ratio (zat2 (t_rows Wt) x y) (t_over Wt).
Proof. by rewrite -table_ratio. Qed.

Lemma channel_kernel : is_stochastic (nX p) n Wt -> is_kernel (channel_of F p W).
Proof.
move=> /is_stochastic_sound kW x; have [ge0 sum] := kW x.
by split=> [y|]; [rewrite channel_ratio | under eq_bigr do rewrite channel_ratio].
Qed.

Hypothesis W_ok : is_stochastic (nX p) n Wt.

Let full_W : full (nX p) n (t_rows Wt).
Proof. by case/andP: W_ok. Qed.

Let full_V : full (nX p) (nY p) (t_rows V).
Proof. by apply: full_table; case/and5P: p_ok => _ _ _ /andP[]. Qed.

Lemma through_sound t : is_stochastic n (nY p) t ->
  same_rows (Zpos (t_over V)) (Zpos (Pos.mul (t_over Wt) (t_over t)))
    (tmap (fun r => combine (nY p) r (t_rows t)) (t_rows Wt)) (t_rows V) ->
  degradation (channel_of F p W) (chan I).
Proof.
move=> t_ok same; have /andP[full_t _] := t_ok; have [size_W _] := fullP full_W.
exists (fun (y : 'I_n) (z : 'I_(nY p)) => ratio (zat2 (t_rows t) y z) (t_over t)); first exact: is_stochastic_sound.
move=> x z; rewrite /compose; under eq_bigr do rewrite channel_ratio.
rewrite -(combine_ratio F _ _ _ full_t) //.
transitivity (ratio (zat2 (t_rows V) x z) (t_over V) : F); first by rewrite -table_ratio.
have := same_rows_at x z same; rewrite {1}/zat2 tmapE (nth_map [::]) ?size_W // => /(congr1 (@zF F)).
by rewrite !zFM /ratio => eq_z; apply/eqP; rewrite eqr_div ?zF_pos_neq0 // eq_z.
Qed.

Lemma greatest_ge r j : (j < size r)%N -> Z.leb (nth Z0 r j) (greatest r).
Proof.
have up m (a : Z) : Z.leb m (zmax m a) && Z.leb a (zmax m a).
  rewrite /zmax; case: (Z.leb_spec0 m a) => [/Z.leb_le ->|/Z.nle_gt/Z.lt_le_incl/Z.leb_le ->]; rewrite ?Z.leb_refl //.
have trans (a b c : Z) : Z.leb a b -> Z.leb b c -> Z.leb a c.
  by move=> /Z.leb_le ab /Z.leb_le bc; apply/Z.leb_le; apply: Z.le_trans bc.
have from m s : Z.leb m (foldl zmax m s) /\ forall i, (i < size s)%N -> Z.leb (nth Z0 s i) (foldl zmax m s).
  elim: s m => [|a s IH] m /=; first by rewrite Z.leb_refl.
  have /andP[m_le a_le] := up m a; have [le ge] := IH (zmax m a); split; first exact: trans le.
  by case=> [_|i /ge //]; apply: trans le.
by case: r => // a r; have [ge_a ge_r] := from a r; case: j => [_|j /ge_r].
Qed.

Lemma dot_rows_sound m k t u d e : full m k t -> full m k u ->
  ratio (dot_rows t u) (Pos.mul d e) = \sum_(i < m) \sum_(j < k) ratio (zat2 t i j) d * ratio (zat2 u i j) e :> F.
Proof.
move=> /fullP[size_t rows_t] /fullP[size_u rows_u].
suff add s : ratio (fold2 (fun s r v => Z.add s (zdot r v)) s t u) (Pos.mul d e) =
    ratio s (Pos.mul d e) + \sum_(i < m) \sum_(j < k) ratio (zat2 t i j) d * ratio (zat2 u i j) e :> F.
  by rewrite /dot_rows add ratio0 add0r.
move: size_u rows_t rows_u; rewrite -size_t; elim: t u s {size_t} => [|r t IH] [|v u] s //= => [_ _ _|[size_u]].
  by rewrite big_ord0 addr0.
move=> rows_t rows_u; rewrite IH //; [|by move=> i; apply: (rows_t i.+1) | by move=> i; apply: (rows_u i.+1)].
rewrite big_ord_recl ratioD addrA; congr (_ + _ + _).
rewrite /ratio (zF_zdot F (n := k)) ?(rows_t 0%N) // Pos2Z.inj_mul zFM mulr_suml.
by apply: eq_bigr => j _; rewrite -mulf_div.
Qed.

Lemma payoff_sound G : full (nX p) (nY p) G -> let Gt := table_of G in
  qlt (zsum (tmap greatest (tmap (fun c => combine (nY p) c (t_rows Gt)) (columns n (t_rows Wt))))
        # Pos.mul (t_over Wt) (t_over Gt))
      (dot_rows (t_rows Gt) (t_rows V) # Pos.mul (t_over Gt) (t_over V)) ->
  ~ degradation (channel_of F p W) (chan I).
Proof.
move=> G_ok Gt; set gains := tmap _ (columns n _).
have full_G : full (nX p) (nY p) (t_rows Gt) by apply: full_table.
have gains_at (y : 'I_n) : nth [::] gains y = combine (nY p) (nth [::] (columns n (t_rows Wt)) y) (t_rows Gt).
  by rewrite /gains tmapE (nth_map [::]) // (size_columns full_W).
have size_gains : size gains = n by rewrite /gains tmapE size_map (size_columns full_W).
rewrite (toF_qlt F) !toF_ratio => gap.
apply: (payoff_excludes (G := @entries F (nX p) (nY p) G)
  (m := fun y : 'I_n => ratio (greatest (nth [::] gains y)) (Pos.mul (t_over Wt) (t_over Gt)))) => [y z|].
  have -> : \sum_x entries F G x z * channel_of F p W x y =
      ratio (nth Z0 (nth [::] gains y) z) (Pos.mul (t_over Wt) (t_over Gt)).
    rewrite gains_at (combine_ratio F _ _ _ full_G) //; apply: eq_bigr => x _.
    by rewrite channel_ratio /entries table_ratio mulrC -(zat2_columns full_W).
  rewrite ratio_le; apply: greatest_ge.
  by rewrite gains_at (size_combine F _ full_G).
move: gap; rewrite (dot_rows_sound _ _ full_G full_V) (sum_ratio F _ (n := n)); last first.
  by rewrite tmapE size_map size_gains.
have -> : \sum_(y < n) ratio (nth Z0 (tmap greatest gains) y) (Pos.mul (t_over Wt) (t_over Gt)) =
    \sum_(y < n) ratio (greatest (nth [::] gains y)) (Pos.mul (t_over Wt) (t_over Gt)) :> F.
  by apply: eq_bigr => y _; rewrite tmapE (nth_map [::]) ?size_gains.
move/lt_le_trans; apply; rewrite le_eqVlt; apply/orP; left; apply/eqP.
by apply: eq_bigr => x _; apply: eq_bigr => z _; rewrite -!table_ratio.
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
move=> p_ok ok; split=> // F; case/andP: (ok) => W_ok _; split; first exact: channel_kernel.
exact: check_degradation_sound_at ok.
Qed.
