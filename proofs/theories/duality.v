(** Planes below C: weak duality, exact values, Farkas planes (mathematics of
    the certificates [value] and [infeasible]).

    Notions
    - [rows c lambda s w]: row potentials below the costs [c];
    - [price], [priced]: what a bound is worth, zero where there is none;
    - [plane_at gamma lambda mu D P]: gamma - lambda.D - mu.P.

    Main statements: [weak_duality], [exact_value], [infeasible_cert]. *)
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Duality.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Variable E : {ffun H -> F} -> F -> Prop.

(** Row potentials: s(y) <= lambda.delta(y,h) + c(y,h) - p_Y(y) w(h), where the
    costs [c] are those of the error rate, or zero for a Farkas plane. *)
Definition rows (c : Y -> H -> F) (lambda : F) (s : Y -> F) (w : H -> F) : Prop :=
  forall y h, s y <= lambda * delta I y h + c y h - pY I y * w h.

(** What a bound is worth at a price: nothing is known of a bound that is not
    there, and its price has to be zero. *)
Definition price (m : F) (b : option F) : F := if b is Some t then m * t else 0.
Definition priced (m : F) (b : option F) : Prop := if b is Some _ then True else m = 0.

(** The plane gamma - lambda.D - mu.P at the bounds. *)
Definition plane_at (gamma lambda mu : F) (D P : option F) : F :=
  gamma - price lambda D - price mu P.

(** Every restorer lies above every plane. *)
Lemma weak_duality_rate (c : Y -> H -> F) lambda mu s w beta (Q : Y -> H -> F) D P :
  well_formed I -> 0 <= lambda -> is_cut E mu w beta -> rows c lambda s w ->
  priced lambda D -> priced mu P -> feasible I E D P Q ->
  plane_at (\sum_y s y + beta) lambda mu D P <= \sum_y \sum_h c y h * Q y h.
Proof.
move=> wf lambda_ge0 [mu_ge0 cutE cut0] row_le priceD priceP [kQ distQ percQ].
have low : \sum_y s y <= lambda * dist I Q + \sum_y \sum_h c y h * Q y h - \sum_h w h * push I Q h.
  have -> : \sum_h w h * push I Q h = \sum_y \sum_h pY I y * w h * Q y h.
    rewrite exchange_big /=; apply: eq_bigr => h _; rewrite ffunE mulr_sumr.
    by apply: eq_bigr => y _; rewrite mulrCA mulrA.
  rewrite dist_delta mulr_sumr -big_split -sumrB /=; apply: ler_sum => y _.
  rewrite mulr_sumr -big_split -sumrB /=.
  rewrite -[s y]mulr1 -(proj2 (kQ y)) mulr_sumr; apply: ler_sum => h _.
  rewrite mulrA -mulrDl -mulrBl ler_wpmul2r //; by case: (kQ y).
have distD : lambda * dist I Q <= price lambda D.
  case: D priceD distQ => [d _ /= le_d|/= -> _]; first by rewrite ler_wpmul2l.
  by rewrite mul0r.
have percP : beta - \sum_h w h * push I Q h <= price mu P.
  have pmfq := push_pmf wf kQ.
  case: P priceP percQ => [t _ /= Et | /= mu0 _]; first exact: cutE.
  by rewrite subr_le0 cut0.
rewrite /plane_at !ler_subl_addr.
have := ler_add low percP; rewrite addrA [_ - _ + price mu P]addrAC ler_add2r => /le_trans; apply.
have drop (a b c' d : F) : a <= b -> a + c' + d <= c' + d + b by move=> ab; rewrite -addrA addrC ler_add2l.
exact: drop.
Qed.

(** C is nowhere below a plane whose rows hold with the costs of the error rate. *)
Theorem weak_duality lambda mu s w beta D P :
  well_formed I -> 0 <= lambda -> is_cut E mu w beta -> rows (cost I) lambda s w ->
  priced lambda D -> priced mu P ->
  lower I E D P (plane_at (\sum_y s y + beta) lambda mu D P).
Proof.
move=> wf lambda_ge0 cutE row_le pD pP Q feasQ.
rewrite err_cost; exact: (weak_duality_rate wf lambda_ge0 cutE row_le pD pP feasQ).
Qed.

(** A plane and a feasible restorer on it: the value is exact. *)
Theorem exact_value lambda mu s w beta D P Q v :
  well_formed I -> 0 <= lambda -> is_cut E mu w beta -> rows (cost I) lambda s w ->
  priced lambda D -> priced mu P -> plane_at (\sum_y s y + beta) lambda mu D P = v ->
  feasible I E D P Q -> err I Q = v ->
  is_min I E D P v.
Proof.
move=> wf lambda_ge0 cutE row_le pD pP <- feasQ errQ.
split; last by exists Q.
exact: (weak_duality wf lambda_ge0 cutE row_le pD pP).
Qed.

(** A Farkas plane that is positive at the bounds: nothing is feasible there. *)
Theorem infeasible_cert lambda mu s w beta D P :
  well_formed I -> 0 <= lambda -> is_cut E mu w beta -> rows (fun _ _ => 0) lambda s w ->
  priced lambda D -> priced mu P -> 0 < plane_at (\sum_y s y + beta) lambda mu D P ->
  infeasible I E D P.
Proof.
move=> wf lambda_ge0 cutE row_le pD pP gap_gt0 Q feasQ.
have le0 := weak_duality_rate wf lambda_ge0 cutE row_le pD pP feasQ.
have := lt_le_trans gap_gt0 le0.
rewrite big1 ?ltxx // => y _.
by rewrite big1 // => h _; rewrite mul0r.
Qed.

End Duality.
