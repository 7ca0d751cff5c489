(** Equal steps gain no less at lower bounds. Where D1 < D2 <= D3 < D4 and the steps
    D2 - D1 and D4 - D3 are equal, C(D1,P) - C(D2,P) >= C(D3,P) - C(D4,P): the error rate
    falls by no less from D1 to D2 than from D3 to D4. The same holds in P, and along any
    direction of the (D,P) plane. So C falls until it no longer falls at all.

    It need not fall by more, nor at all: on one problem C(D,P) = 1 - D falls by the same
    everywhere, on another C is 0 at all bounds. So "the lower the distortion, the more
    errors it costs to lower it further" is true with "no fewer" and false with "more".

    Notions
    - [shift b u a]: the bound b + a.u, where there is one.

    Main statements
    - [slopes]: along a line, the rate at which C falls never increases;
    - [equal_steps], [equal_steps_distortion], [equal_steps_perception];
    - [no_gain_spreads]: a step without a gain is followed by no step with one;
    - [steps_need_not_gain_more]: the two problems. *)
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp.algebra_tactics Require Import ring.
From ExactCdp.theories Require Import problem divergence theorem1 theorem2 booleans simultaneous.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Shift.
Variable F : realFieldType.

Definition shift (b : option F) (u a : F) : option F := if b is Some t then Some (t + a * u) else None.

Lemma shift0 b a : shift b 0 a = b.
Proof. by case: b => //= t; rewrite mulr0 addr0. Qed.

Lemma shift_mix l b u a a' : mix_bound l (shift b u a) (shift b u a') = shift b u (mix l a a').
Proof. by case: b => //= t; congr Some; rewrite /mix; ring. Qed.

(** A number between two others is a mixture of them. *)
Lemma between_mix (a b c : F) : a <= b -> b <= c -> a < c ->
  exists2 l, 0 <= l <= 1 & b = mix l a c /\ 1 - l = (b - a) / (c - a).
Proof.
move=> ab bc ac; have ca_gt0 : 0 < c - a by rewrite subr_gt0.
exists ((c - b) / (c - a)).
  rewrite divr_ge0 ?subr_ge0 ?(ltW ac) //= ler_pdivr_mulr // mul1r ler_add2l.
  by rewrite ler_opp2.
by rewrite /mix; split; field; exact: lt0r_neq0.
Qed.

End Shift.

Section Steps.
Variables (F : realFieldType) (K X Y H : finType).
Variable I : problem F K X Y H.
Variable E : {ffun H -> F} -> F -> Prop.
Hypothesis wf : well_formed I.
Hypothesis convexE : epi_convex E.

Section Line.
Variables (D P : option F) (u w : F).
Let value (a c : F) : Prop := is_inf I E (shift D u a) (shift P w a) c.

(** Three points on a line. *)
Lemma three_points a1 a2 a3 c1 c2 c3 : a1 <= a2 -> a2 <= a3 ->
  value a1 c1 -> value a2 c2 -> value a3 c3 ->
  (a2 - a1) * (c2 - c3) <= (a3 - a2) * (c1 - c2).
Proof.
move=> le12 le23 val1 val2 val3.
have := le_trans le12 le23; rewrite le_eqVlt => /predU1P[eq13|lt13].
  have eq12 : a1 = a2 by apply/le_anti; rewrite le12 eq13.
  by rewrite -eq13 eq12 subrr !mul0r.
have [l l01 [a2E lE]] := between_mix le12 le23 lt13.
rewrite a2E in val2; rewrite /value -!shift_mix in val2.
have gap_gt0 : 0 < a3 - a1 by rewrite subr_gt0.
have := ler_wpmul2l (ltW gap_gt0) (C_convex_bounds wf convexE l01 val1 val3 val2).
have -> : l = 1 - (a2 - a1) / (a3 - a1) by rewrite -lE; ring.
rewrite -subr_ge0 /mix => le0; rewrite -subr_ge0; move: le0; congr (0 <= _).
by field; exact: lt0r_neq0.
Qed.

(** The rate at which C falls never increases along the line. *)
Theorem slopes a1 a2 a3 a4 c1 c2 c3 c4 :
  a1 <= a2 -> a2 <= a3 -> a3 <= a4 ->
  value a1 c1 -> value a2 c2 -> value a3 c3 -> value a4 c4 ->
  (a2 - a1) * (c3 - c4) <= (a4 - a3) * (c1 - c2).
Proof.
move=> le12 le23 le34 val1 val2 val3 val4.
have := le23; rewrite le_eqVlt => /predU1P[eq23|lt23].
  rewrite -eq23 in val3 le34 *; rewrite -(is_inf_unique val2 val3).
  exact: three_points val1 val2 val4.
have gap_gt0 : 0 < a3 - a2 by rewrite subr_gt0.
rewrite -(ler_pmul2l gap_gt0).
apply: (@le_trans _ _ ((a2 - a1) * ((a4 - a3) * (c2 - c3)))).
  rewrite mulrCA ler_wpmul2l ?subr_ge0 //.
  exact: three_points val2 val3 val4.
rewrite mulrCA [X in _ <= X]mulrCA ler_wpmul2l ?subr_ge0 //.
exact: three_points val1 val2 val3.
Qed.

(** Equal steps gain no less at the beginning. *)
Corollary equal_steps a1 a2 a3 a4 c1 c2 c3 c4 :
  a1 < a2 -> a2 <= a3 -> a2 - a1 = a4 - a3 ->
  value a1 c1 -> value a2 c2 -> value a3 c3 -> value a4 c4 ->
  c3 - c4 <= c1 - c2.
Proof.
move=> lt12 le23 step val1 val2 val3 val4.
have gap_gt0 : 0 < a2 - a1 by rewrite subr_gt0.
rewrite -(ler_pmul2l gap_gt0) [X in _ <= X * _]step.
apply: slopes val1 val2 val3 val4 => //; first exact: ltW.
by rewrite -subr_ge0 -step ltW.
Qed.

(** A step without a gain: no later step has one. *)
Corollary no_gain_spreads a1 a2 a3 a4 c c3 c4 :
  epi_up E -> 0 <= u -> 0 <= w ->
  a1 < a2 -> a2 <= a3 -> a3 <= a4 ->
  value a1 c -> value a2 c -> value a3 c3 -> value a4 c4 -> c3 = c4.
Proof.
move=> upE u_ge0 w_ge0 lt12 le23 le34 val1 val2 val3 val4.
have le_shift b v : 0 <= v -> bound_le (shift b v a3) (shift b v a4).
  by case: b => //= t v_ge0; rewrite ler_add2l ler_wpmul2r.
apply/le_anti/andP; split; last by apply: C_monotone val3 val4 => //; apply: le_shift.
have := slopes (ltW lt12) le23 le34 val1 val2 val3 val4.
by rewrite subrr mulr0 pmulr_rle0 ?subr_gt0 // subr_le0.
Qed.

End Line.

(** In the bound on distortion. *)
Corollary equal_steps_distortion P D1 D2 D3 D4 c1 c2 c3 c4 :
  D1 < D2 -> D2 <= D3 -> D2 - D1 = D4 - D3 ->
  is_inf I E (Some D1) P c1 -> is_inf I E (Some D2) P c2 ->
  is_inf I E (Some D3) P c3 -> is_inf I E (Some D4) P c4 ->
  c3 - c4 <= c1 - c2.
Proof.
move=> lt12 le23 step val1 val2 val3 val4.
have at_ a c : is_inf I E (Some a) P c -> is_inf I E (shift (Some 0) 1 a) (shift P 0 a) c.
  by rewrite shift0 /= add0r mulr1.
exact: equal_steps lt12 le23 step (at_ _ _ val1) (at_ _ _ val2) (at_ _ _ val3) (at_ _ _ val4).
Qed.

(** In the bound on perception. *)
Corollary equal_steps_perception D P1 P2 P3 P4 c1 c2 c3 c4 :
  P1 < P2 -> P2 <= P3 -> P2 - P1 = P4 - P3 ->
  is_inf I E D (Some P1) c1 -> is_inf I E D (Some P2) c2 ->
  is_inf I E D (Some P3) c3 -> is_inf I E D (Some P4) c4 ->
  c3 - c4 <= c1 - c2.
Proof.
move=> lt12 le23 step val1 val2 val3 val4.
have at_ a c : is_inf I E D (Some a) c -> is_inf I E (shift D 0 a) (shift (Some 0) 1 a) c.
  by rewrite shift0 /= add0r mulr1.
exact: equal_steps lt12 le23 step (at_ _ _ val1) (at_ _ _ val2) (at_ _ _ val3) (at_ _ _ val4).
Qed.

End Steps.

(** *** Gains that are the same everywhere, and none at all *)
Section NoMore.
Variable F : realFieldType.

(** Two equally likely letters, the class is the letter, and nothing is lost. *)
Definition lossless_instance : problem F bool' bool' bool' bool' :=
  Problem (fun k x : bool => if k == x then 2%:R^-1 else 0)
    (fun x y : bool => (x == y)%:R) id (@hamming F [eqType of bool]).

Lemma lossless_wf : well_formed lossless_instance.
Proof. exact: (inverted_wf F). Qed.

(** C is 0 wherever the bounds are met at all. *)
Lemma lossless_constant (E : {ffun bool -> F} -> F -> Prop) D P :
  vanishes_at E (pX lossless_instance) ->
  0 <= D -> 0 <= P -> is_min lossless_instance E (Some D) (Some P) 0.
Proof.
move=> [up _ van] D_ge0 P_ge0; split; first exact: lower_0 lossless_wf.
have kQ := point_kernel F (id : bool -> bool); exists (point F id); last first.
  by rewrite err_cost big1 // => y _; rewrite sum_point cost_bool /vcost /vjointY /=;
    case: y; rewrite /= ?(mulr0, mul0r, addr0).
split=> //=.
  rewrite dist_delta big1 // => y _; rewrite sum_point delta_bool /vdelta /hamming.
  by case: y; rewrite /= ?(mulr0, mul0r, addr0).
apply: up P_ge0 _; apply/van => [|h]; first exact: push_pmf lossless_wf kQ.
rewrite push_bool pX_bool /vpush /vpY /vpX /point.
by case: h; rewrite /= ?(mulr0, mulr1, addr0, add0r).
Qed.

(** Equal steps need not gain more at lower bounds: where C(D,P) = 1 - D they gain the
    same, and where C is constant nothing, down to the least bounds. *)
Theorem steps_need_not_gain_more (E : {ffun bool -> F} -> F -> Prop) (D1 D2 D3 D4 P : F) :
  vanishes_at E (pX lossless_instance) -> 0 <= P ->
  0 <= D1 -> D1 < D2 -> D2 <= D3 -> D2 - D1 = D4 - D3 -> D4 <= 1 ->
  (exists c1 c2 c3 c4,
     [/\ is_min (inverted_instance F) E (Some D1) (Some P) c1,
         is_min (inverted_instance F) E (Some D2) (Some P) c2,
         is_min (inverted_instance F) E (Some D3) (Some P) c3,
         is_min (inverted_instance F) E (Some D4) (Some P) c4 &
         c1 - c2 = c3 - c4 /\ 0 < c3 - c4]) /\
  (forall D, 0 <= D -> is_min lossless_instance E (Some D) (Some P) 0).
Proof.
move=> van P_ge0 D1_ge0 lt12 le23 step D4_le1.
split=> [|D D_ge0]; last exact: lossless_constant.
have lt34 : D3 < D4 by rewrite -subr_gt0 -step subr_gt0.
have D2_ge0 := le_trans D1_ge0 (ltW lt12); have D3_ge0 := le_trans D2_ge0 le23.
have D3_le1 := le_trans (ltW lt34) D4_le1; have D2_le1 := le_trans le23 D3_le1.
have D1_le1 := le_trans (ltW lt12) D2_le1; have D4_ge0 := le_trans D3_ge0 (ltW lt34).
have value D : 0 <= D -> D <= 1 -> is_min (inverted_instance F) E (Some D) (Some P) (1 - D).
  move=> D_ge0 D_le1; apply: distortion_against_error van _ _; first by rewrite D_ge0.
  by move=> t [<-].
exists (1 - D1), (1 - D2), (1 - D3), (1 - D4); split; try exact: value.
have gain (a b : F) : 1 - a - (1 - b) = b - a by ring.
by rewrite !gain step subr_gt0.
Qed.

End NoMore.
