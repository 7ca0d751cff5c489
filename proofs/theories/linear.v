(** Systems of linear inequalities and linear programs over an arbitrary ordered field.

    Notions
    - [combine]: one step of Fourier-Motzkin elimination;
    - [solution], [multipliers], [worth]: programs in nonnegative variables with
      inequalities and equations, combinations of their rows, and what these prove.

    Main statements
    - [elimination]: finitely many combinations of the rows decide every system with
      these rows;
    - [farkas], [standard_farkas]: the affine Farkas lemma;
    - [lp_attained_dual], [standard_duality]: linear programming duality, with
      attainment; [standard_weak]: weak duality. *)
From mathcomp Require Import all_ssreflect all_algebra.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Sums.
Variable F : realFieldType.

(** A sum against an indicator has one term. *)
Lemma sum_at (T : finType) (f : T -> F) a : \sum_t (t == a)%:R * f t = f a.
Proof.
rewrite (bigD1 a) //= eqxx mul1r big1 ?addr0 // => t /negbTE ->.
by rewrite mul0r.
Qed.

Lemma sum_at_sym (T : finType) (f : T -> F) a : \sum_t (a == t)%:R * f t = f a.
Proof. by rewrite -(sum_at f a); apply: eq_bigr => t _; rewrite eq_sym. Qed.

Lemma sum_atr (T : finType) (f : T -> F) a : \sum_t f t * (t == a)%:R = f a.
Proof. by rewrite -(sum_at f a); apply: eq_bigr => t _; rewrite mulrC. Qed.

(** (m M) f = m (M f). *)
Lemma sum_assoc (T U : finType) (m : T -> F) (M : T -> U -> F) (f : U -> F) :
  \sum_u (\sum_t m t * M t u) * f u = \sum_t m t * \sum_u M t u * f u.
Proof.
transitivity (\sum_u \sum_t m t * M t u * f u).
  by apply: eq_bigr => u _; rewrite mulr_suml.
rewrite exchange_big; apply: eq_bigr => t _; rewrite mulr_sumr.
by apply: eq_bigr => u _; rewrite mulrA.
Qed.

Lemma sum_assoc_seq (T U : finType) (s : seq U) (m : T -> F) (M : T -> U -> F) (f : U -> F) :
  \sum_(u <- s) (\sum_t m t * M t u) * f u = \sum_t m t * \sum_(u <- s) M t u * f u.
Proof.
transitivity (\sum_(u <- s) \sum_t m t * M t u * f u).
  by apply: eq_bigr => u _; rewrite mulr_suml.
rewrite exchange_big; apply: eq_bigr => t _; rewrite mulr_sumr.
by apply: eq_bigr => u _; rewrite mulrA.
Qed.

(** A sum over an optional index. *)
Lemma sum_some (T : finType) (f : option T -> F) : \sum_t f t = f None + \sum_t f (Some t).
Proof.
rewrite (bigD1 None) //= (reindex_omap Some id) /=; last by case.
by congr (_ + _); apply: eq_bigl => t; rewrite eqxx.
Qed.

(** Finitely many lower bounds, each below each of finitely many upper bounds,
    leave room for a number between them. *)
Lemma between (T : finType) (L U : pred T) (f : T -> F) :
  (forall p q, L p -> U q -> f p <= f q) ->
  exists t, (forall p, L p -> f p <= t) /\ (forall q, U q -> t <= f q).
Proof.
move=> LU; case: (pickP L) => [p0 Lp0 | L0].
  case: (@arg_maxP _ _ _ p0 L f Lp0) => p Lp max_p.
  by exists (f p); split=> // q; apply: LU.
case: (pickP U) => [q0 Uq0 | U0].
  case: (@arg_minP _ _ _ q0 U f Uq0) => q Uq min_q.
  by exists (f q); split=> // p; rewrite L0.
by exists 0; split=> [p|q]; rewrite ?L0 ?U0.
Qed.

End Sums.

(** One step of the elimination: nonnegative combinations of the rows that are
    free of the variable [v0], and suffice for all that the others say. *)
Section Eliminate.
Variables (F : realFieldType) (C : finType) (a : C -> F).

Definition combine (k : C + C * C) (c : C) : F :=
  match k with
  | inl d => if a d == 0 then (c == d)%:R else 0
  | inr (p, q) =>
      if (0 < a p) && (a q < 0) then - a q * (c == p)%:R + a p * (c == q)%:R else 0
  end.

Lemma combine_ge0 k c : 0 <= combine k c.
Proof.
case: k => [d|[p q]] /=; first by case: ifP => // _; rewrite ler0n.
case: ifP => // /andP[p_gt0 q_lt0].
by rewrite addr_ge0 // mulr_ge0 ?ler0n ?oppr_ge0 // ltW.
Qed.

Lemma sum_combine k (f : C -> F) :
  \sum_c combine k c * f c =
  match k with
  | inl d => if a d == 0 then f d else 0
  | inr (p, q) => if (0 < a p) && (a q < 0) then - a q * f p + a p * f q else 0
  end.
Proof.
have zero : \sum_c 0 * f c = 0 by rewrite big1 // => c _; rewrite mul0r.
case: k => [d|[p q]] /=; first by case: ifP => // _; apply: sum_at.
case: ifP => // _; rewrite -[in RHS](sum_at f p) -[in RHS](sum_at f q).
rewrite !mulr_sumr -big_split /=; apply: eq_bigr => c _.
by rewrite mulrDl -!mulrA.
Qed.

Lemma combine_free k : \sum_c combine k c * a c = 0.
Proof.
rewrite sum_combine; case: k => [d|[p q]]; first by case: eqP.
by case: ifP => // _; rewrite mulNr mulrC addNr.
Qed.

(** What the combinations say of [b] and the rest [r] of the rows, a value [t]
    of the eliminated variable makes true of every row. *)
Lemma combine_complete (b r : C -> F) :
  (forall k, \sum_c combine k c * b c <= \sum_c combine k c * r c) ->
  exists t, forall c, b c <= a c * t + r c.
Proof.
move=> comb.
have [p q p_gt0 q_lt0|t [above below]] :=
    @between F C (fun c => 0 < a c) (fun c => a c < 0) (fun c => (b c - r c) / a c).
  have := comb (inr (p, q)); rewrite !sum_combine p_gt0 q_lt0 /= => le_pq.
  rewrite ler_pdivr_mulr // mulrAC ler_ndivl_mulr // -subr_ge0.
  move: le_pq; rewrite -subr_ge0; congr (0 <= _).
  move: (a p) (a q) (b p) (b q) (r p) (r q) => a1 a2 b1 b2 r1 r2.
  rewrite !mulrBl !mulNr opprD opprK !opprB ![_ * a1]mulrC ![_ * a2]mulrC.
  by rewrite [LHS]addrACA [- _ + _]addrC [a1 * r2 - _]addrC addrC -opprB opprB addrC.
exists t => c; rewrite -ler_subl_addr.
case: (ltrgt0P (a c)) => [c_gt0|c_lt0|c0].
- by rewrite mulrC -ler_pdivr_mulr //; apply: above.
- by rewrite mulrC -ler_ndivl_mulr //; apply: below.
- by have := comb (inl c); rewrite !sum_combine c0 eqxx mul0r subr_le0.
Qed.

End Eliminate.

Section LinearPrograms.
Variable F : realFieldType.

(** Finitely many nonnegative combinations of the rows of [A], all zero, decide
    whether [A z >= b] has a solution, for every [b]. *)
Lemma elimination_seq (V : finType) (s : seq V) : uniq s ->
  forall (C : finType) (A : C -> V -> F), exists (T : finType) (M : T -> C -> F),
  [/\ forall k c, 0 <= M k c,
      forall k v, v \in s -> \sum_c M k c * A c v = 0 &
      forall b : C -> F, (forall k, \sum_c M k c * b c <= 0) ->
        exists z, forall c, b c <= \sum_(v <- s) A c v * z v].
Proof.
elim: s => [_ C A|v0 s IH /= /andP[s_v0 uniq_s] C A].
  exists C, (fun k c => (c == k)%:R); split=> [k c||b le0]; rewrite ?ler0n //.
  by exists (fun=> 0) => c; rewrite big_nil -(sum_at b).
set comb := combine (fun c => A c v0).
have [T [M [M_ge0 MA Msol]]] := IH uniq_s _ (fun j v => \sum_c comb j c * A c v).
exists T, (fun k c => \sum_j M k j * comb j c); split=> [k c|k v|b le0].
- by rewrite sumr_ge0 // => j _; rewrite mulr_ge0 ?combine_ge0.
- rewrite sum_assoc inE => /orP[/eqP ->|/MA //].
  by rewrite big1 // => j _; rewrite combine_free mulr0.
have [z zP] : exists z, forall j, \sum_c comb j c * b c <= \sum_c comb j c * \sum_(v <- s) A c v * z v.
  have [k|z zP] := Msol (fun j => \sum_c comb j c * b c); first by rewrite -sum_assoc.
  by exists z => j; rewrite -sum_assoc_seq.
have [t tP] := combine_complete zP.
exists (fun v => if v == v0 then t else z v) => c.
rewrite big_cons eqxx; apply: le_trans (tP c) _.
rewrite ler_add2l le_eqVlt; apply/orP; left; apply/eqP.
by apply: eq_big_seq => v s_v; case: eqP s_v s_v0 => // -> ->.
Qed.

Lemma elimination (V C : finType) (A : C -> V -> F) : exists (T : finType) (M : T -> C -> F),
  [/\ forall k c, 0 <= M k c,
      forall k v, \sum_c M k c * A c v = 0 &
      forall b : C -> F, (forall k, \sum_c M k c * b c <= 0) ->
        exists z, forall c, b c <= \sum_v A c v * z v].
Proof.
have [T [M [M_ge0 MA Msol]]] := elimination_seq (index_enum_uniq V) A.
by exists T, M; split=> // k v; apply: MA; apply: mem_index_enum.
Qed.

(** The affine Farkas lemma: a system of linear inequalities has a solution, or
    a nonnegative combination of its rows reads 0 >= something positive. *)
Theorem farkas (V C : finType) (A : C -> V -> F) (b : C -> F) :
  (exists z, forall c, b c <= \sum_v A c v * z v) \/
  (exists m, [/\ forall c, 0 <= m c, forall v, \sum_c m c * A c v = 0 & 0 < \sum_c m c * b c]).
Proof.
have [T [M [M_ge0 MA Msol]]] := elimination A.
case: (boolP [forall k, \sum_c M k c * b c <= 0]) => [/forallP|]; first by left; apply: Msol.
by rewrite negb_forall => /existsP[k]; rewrite -ltNge => gt0; right; exists (M k).
Qed.

(** Linear programming duality with attainment: a feasible linear program that
    is bounded below has a solution, and multipliers that prove it is one. *)
Theorem lp_attained_dual (V C : finType) (A : C -> V -> F) (b : C -> F) (o : V -> F) B :
  (exists z, forall c, b c <= \sum_v A c v * z v) ->
  (forall z, (forall c, b c <= \sum_v A c v * z v) -> B <= \sum_v o v * z v) ->
  exists z m,
  [/\ forall c, b c <= \sum_v A c v * z v,
      forall c, 0 <= m c,
      forall v, \sum_c m c * A c v = o v &
      \sum_c m c * b c = \sum_v o v * z v].
Proof.
move=> [z0 z0P] bounded.
pose A' c v := if c is Some d then A d v else - o v.
have [T [M [M_ge0 MA Msol]]] := elimination A'.
have objective z : \sum_v A' None v * z v = - \sum_v o v * z v.
  by rewrite -sumrN; apply: eq_bigr => v _; rewrite mulNr.
(* the combinations bound the objective: beta k <= alpha k * objective *)
pose alpha k := M k None; pose beta k := \sum_c M k (Some c) * b c.
have column k v : \sum_c M k (Some c) * A c v = alpha k * o v.
  by have /eqP := MA k v; rewrite sum_some /= mulrN addrC subr_eq0 => /eqP.
have weak k z : (forall c, b c <= \sum_v A c v * z v) -> beta k <= alpha k * \sum_v o v * z v.
  move=> zP; have -> : alpha k * (\sum_v o v * z v) = \sum_c M k (Some c) * \sum_v A c v * z v.
    rewrite -sum_assoc mulr_sumr; apply: eq_bigr => v _.
    by rewrite column mulrA.
  by apply: ler_sum => c _; rewrite ler_wpmul2l.
have below tau : (forall k, beta k <= alpha k * tau) ->
    exists2 z, forall c, b c <= \sum_v A c v * z v & \sum_v o v * z v <= tau.
  move=> tauP; have [k|z zP] := Msol (fun c => if c is Some d then b d else - tau).
    by rewrite sum_some /= mulrN addrC subr_le0; apply: tauP.
  exists z => [c|]; first exact: (zP (Some c)).
  by have := zP None; rewrite objective ler_opp2.
case: (pickP (fun k => 0 < alpha k)) => [k0 k0_gt0|alpha0]; last first.
  have [k|z /bounded le_B lt_B] := below (B - 1).
    have := weak k z0 z0P; have := M_ge0 k None; rewrite le_eqVlt -/(alpha k) alpha0 orbF.
    by move=> /eqP <-; rewrite !mul0r.
  by have := le_trans le_B lt_B; rewrite ler_subr_addr ger_addl ler10.
case: (@arg_maxP _ _ _ k0 (fun k => 0 < alpha k) (fun k => beta k / alpha k) k0_gt0) => k k_gt0 max_k.
have k_neq0 : alpha k != 0 by rewrite gt_eqF.
have [j|z zP z_le] := below (beta k / alpha k).
  have := M_ge0 j None; rewrite le_eqVlt -/(alpha j) => /orP[/eqP j0|j_gt0].
    by have := weak j z0 z0P; rewrite -j0 !mul0r.
  by rewrite mulrC -ler_pdivr_mulr //; apply: max_k.
exists z, (fun c => M k (Some c) / alpha k); split=> // [c|v|].
- by rewrite divr_ge0 // ltW.
- transitivity ((alpha k)^-1 * \sum_c M k (Some c) * A c v).
    by rewrite mulr_sumr; apply: eq_bigr => c _; rewrite mulrAC mulrC.
  by rewrite column mulKf.
have -> : \sum_c M k (Some c) / alpha k * b c = beta k / alpha k.
  by rewrite mulr_suml; apply: eq_bigr => c _; rewrite mulrAC.
apply/eqP; rewrite eq_le z_le andbT ler_pdivr_mulr // mulrC.
exact: weak.
Qed.

End LinearPrograms.

(** Programs in nonnegative variables, with inequalities [b c <= A c z] and
    equations [B g z = d g]. *)
Section Standard.
Variables (F : realFieldType) (V C G : finType).
Variables (A : C -> V -> F) (B : G -> V -> F) (b : C -> F) (d : G -> F).

Definition solution (z : V -> F) : Prop :=
  [/\ forall v, 0 <= z v,
      forall c, b c <= \sum_v A c v * z v &
      forall g, \sum_v B g v * z v = d g].

(** A combination of the rows that is nowhere above [o]. *)
Definition multipliers (o : V -> F) (m : C -> F) (n : G -> F) : Prop :=
  (forall c, 0 <= m c) /\
  forall v, \sum_c m c * A c v + \sum_g n g * B g v <= o v.

Definition worth (m : C -> F) (n : G -> F) : F := \sum_c m c * b c + \sum_g n g * d g.

(** The same program as a system of inequalities. *)
Definition standard_row (r : C + (G + G) + V) (v : V) : F :=
  match r with
  | inl (inl c) => A c v
  | inl (inr (inl g)) => B g v
  | inl (inr (inr g)) => - B g v
  | inr u => (v == u)%:R
  end.
Definition standard_bound (r : C + (G + G) + V) : F :=
  match r with
  | inl (inl c) => b c
  | inl (inr (inl g)) => d g
  | inl (inr (inr g)) => - d g
  | inr u => 0
  end.
Definition inequality_part (m : C + (G + G) + V -> F) c := m (inl (inl c)).
Definition equation_part (m : C + (G + G) + V -> F) g := m (inl (inr (inl g))) - m (inl (inr (inr g))).

Lemma sum_row m (f : C + (G + G) + V -> F) :
  (forall g, f (inl (inr (inr g))) = - f (inl (inr (inl g)))) ->
  \sum_r m r * f r =
  \sum_c inequality_part m c * f (inl (inl c)) + \sum_g equation_part m g * f (inl (inr (inl g)))
  + \sum_v m (inr v) * f (inr v).
Proof.
move=> fN; rewrite !big_sumType /=; congr (_ + _ + _).
rewrite -big_split; apply: eq_bigr => g _ /=.
by rewrite fN mulrN mulrBl.
Qed.

Lemma row_solution z : (forall r, standard_bound r <= \sum_v standard_row r v * z v) <-> solution z.
Proof.
split=> [zP|[z_ge0 zC zG] [[c|[g|g]]|u]] //=; last first.
- by rewrite sum_at.
- by rewrite -zG -sumrN; apply: ler_sum => v _; rewrite mulNr.
- by rewrite zG.
split=> [v|c|g]; first by have := zP (inr v); rewrite /= sum_at.
  exact: zP (inl (inl c)).
apply/eqP; rewrite eq_le; apply/andP; split; last exact: zP (inl (inr (inl g))).
rewrite -ler_opp2 -sumrN; have := zP (inl (inr (inr g))); rewrite /=.
by under eq_bigr do rewrite mulNr.
Qed.

Lemma row_multipliers m o :
  (forall r, 0 <= m r) -> (forall v, \sum_r m r * standard_row r v = o v) ->
  multipliers o (inequality_part m) (equation_part m).
Proof.
move=> m_ge0 mo; split=> [c|v]; first exact: m_ge0.
rewrite -mo sum_row //= ler_addl sumr_ge0 // => u _.
by rewrite mulr_ge0 ?ler0n.
Qed.

Lemma bound_worth m : \sum_r m r * standard_bound r = worth (inequality_part m) (equation_part m).
Proof. by rewrite sum_row //= [X in _ + X]big1 ?addr0 // => v _; rewrite mulr0. Qed.

(** No solution is below what multipliers are worth. *)
Theorem standard_weak (o : V -> F) m n z :
  multipliers o m n -> solution z -> worth m n <= \sum_v o v * z v.
Proof.
move=> [m_ge0 mn_o] [z_ge0 zC zG].
apply: (@le_trans _ _ (\sum_v (\sum_c m c * A c v + \sum_g n g * B g v) * z v)); last first.
  by apply: ler_sum => v _; rewrite ler_wpmul2r.
under eq_bigr do rewrite mulrDl; rewrite big_split /= !sum_assoc.
apply: ler_add; apply: ler_sum => i _; first by rewrite ler_wpmul2l.
by rewrite zG.
Qed.

(** Either there is a solution, or multipliers that refute every one. *)
Theorem standard_farkas :
  (exists z, solution z) \/ (exists m n, multipliers (fun=> 0) m n /\ 0 < worth m n).
Proof.
case: (farkas standard_row standard_bound) => [[z /row_solution zP]|[m [m_ge0 m0 gt0]]]; first by left; exists z.
by right; exists (inequality_part m), (equation_part m); rewrite -bound_worth; split=> //; apply: row_multipliers.
Qed.

(** A program that has a solution and is bounded below has a best one, and
    multipliers that prove it. *)
Theorem standard_duality (o : V -> F) low :
  (exists z, solution z) -> (forall z, solution z -> low <= \sum_v o v * z v) ->
  exists z m n, [/\ solution z, multipliers o m n & worth m n = \sum_v o v * z v].
Proof.
move=> [z0 /row_solution z0P] bounded.
have [|z /row_solution|z [m [/row_solution zP m_ge0 mo mz]]] :=
    @lp_attained_dual F V _ standard_row standard_bound o low.
- by exists z0.
- exact: bounded.
by exists z, (inequality_part m), (equation_part m); rewrite -bound_worth; split=> //; apply: row_multipliers.
Qed.

End Standard.
