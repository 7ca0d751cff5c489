(** The statement [counterexample]: C at three points of a line, the middle one above the chord
    of the others, or a point at which nothing is feasible between two where something is.

    [counterexample_is] is what it says, also that C is not convex ([convex_among] in
    theories/cases.v); [check_counterexample] checks it, whatever the problem;
    [check_counterexample_sound]: then it is true. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence counterexamples cases theorem1.
From ExactCdp.checker Require Import lists value statements cases cases_sound one_case.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** ** The statement *)

(** C at a point. *)
Definition point_is (cp : cdp_problem) (o : stated_point) : Prop :=
  if o_error o is Some v then cases_value_is cp (o_D o) (o_P o) v else cases_infeasible_at cp (o_D o) (o_P o).

(** C is a convex function of two bounds. *)
Definition C_is_convex (F : realFieldType) (ln : F -> F) (cp : cdp_problem) : Prop :=
  convex_among (meaning_problem F (base cp)) (@may_label cp) (cases_E ln cp).

(** The middle point (D, P) is w.(D1, P1) + (1-w).(D2, P2); there C is above the same mixture of
    e1 and e2 by the violation, or nothing is feasible. *)
Definition counterexample_is (cp : cdp_problem) (left middle right : stated_point) (w : Q)
    (violation : option Q) : Prop :=
  [/\ point_is cp left, point_is cp middle, point_is cp right &
    exists D1 P1 e1 D2 P2 e2 D P,
      [/\ left = StatedPoint (Some D1) (Some P1) (Some e1), right = StatedPoint (Some D2) (Some P2) (Some e2),
          middle = StatedPoint (Some D) (Some P) (o_error middle) &
          forall (F : realFieldType) (ln : F -> F), logarithm_for_parts ln cp ->
            [/\ 0 < (toF w : F) < 1, toF D = mix (toF w) (toF D1) (toF D2) :> F,
                toF P = mix (toF w) (toF P1) (toF P2) :> F,
                match o_error middle, violation with
                | Some e, Some v => toF v = toF e - mix (toF w) (toF e1) (toF e2) :> F /\ 0 < toF v :> F
                | None, None => True
                | _, _ => False
                end & ~ C_is_convex ln cp]]].

(** ** The check *)

Definition check_point (cp : cdp_problem) (pcs : seq (part * coefficients)) (o : stated_point)
    (e : point_evidence) : bool :=
  match o_error o, e with
  | Some v, PointValue ev => check_cases_value_with cp pcs (o_D o) (o_P o) v ev
  | None, PointInfeasible ev => check_cases_infeasible_with cp pcs (o_D o) (o_P o) ev
  | _, _ => false
  end.

Definition qmix (w a b : Q) : Q := qadd (qmul w a) (qmul (qsub q1 w) b).

Definition check_chord (left middle right : stated_point) (w : Q) (violation : option Q) : bool :=
  match left, middle, right with
  | StatedPoint (Some D1) (Some P1) (Some e1), StatedPoint (Some D) (Some P) e,
    StatedPoint (Some D2) (Some P2) (Some e2) =>
      [&& qlt q0 w, qlt w q1, qeq D (qmix w D1 D2), qeq P (qmix w P1 P2) &
          match e, violation with
          | Some e, Some v => qeq v (qsub e (qmix w e1 e2)) && qlt q0 v
          | None, None => true
          | _, _ => false
          end]
  | _, _, _ => false
  end.

Definition check_counterexample (cp : cdp_problem) (left middle right : stated_point) (w : Q)
    (violation : option Q) (ev1 ev ev2 : point_evidence) : bool :=
  let pcs := part_coefs cp in
  [&& check_chord left middle right w violation, check_point cp pcs left ev1, check_point cp pcs middle ev &
      check_point cp pcs right ev2].

(** ** Soundness *)

Lemma toF_mix (F : realFieldType) w a b : toF (qmix w a b) = mix (toF w) (toF a) (toF b) :> F.
Proof. by rewrite /qmix /mix toF_add !toF_mul toF_sub toF1. Qed.

Lemma check_point_sound cp o ev : check_parts cp -> check_point cp (part_coefs cp) o ev -> point_is cp o.
Proof.
move=> cp_ok; rewrite /check_point /point_is; case: (o_error o) ev => [v|] [ev|ev] //.
  exact: check_cases_value_sound.
exact: check_cases_infeasible_sound.
Qed.

Theorem check_counterexample_sound cp left middle right w violation ev1 ev ev2 :
  check_parts cp -> check_counterexample cp left middle right w violation ev1 ev ev2 ->
  counterexample_is cp left middle right w violation.
Proof.
have sound := check_point_sound; move=> cp_ok.
move=> /and4P[chord /(sound _ _ _ cp_ok) is1 /(sound _ _ _ cp_ok) is_m /(sound _ _ _ cp_ok) is2].
split=> //; move: chord is1 is_m is2.
case: left => [[D1|] [P1|] [e1|]] //; case: middle => [[D|] [P|] e] //; case: right => [[D2|] [P2|] [e2|]] //.
case/and5P=> w_gt0 w_lt1 eq_D eq_P above [_ is1] is_m [_ is2].
exists D1, P1, e1, D2, P2, e2, D, P; split=> // F ln log.
move: w_gt0 w_lt1 eq_D eq_P; rewrite !(toF_qlt F) !(toF_qeq F) !toF_mix toF0 toF1.
move=> w_gt0 w_lt1 /eqP eq_D /eqP eq_P.
have w01 : 0 <= (toF w : F) <= 1 by rewrite !ltW.
case: e above is_m => [e|]; case: violation => [v|] //.
  rewrite (toF_qeq F) (toF_qlt F) toF_sub toF_mix toF0 => /andP[/eqP eq_v v_gt0] [_ is_m].
  split=> //; first by rewrite w_gt0.
  have := is_m F ln log; rewrite /= eq_D eq_P => is_e.
  by apply: (chord_not_convex w01 (is1 F ln log) (is2 F ln log) is_e); rewrite -subr_gt0 -eq_v.
move=> _ [_ none]; split=> //; first by rewrite w_gt0.
have := none F ln log; rewrite /= eq_D eq_P => none_F.
exact: (gap_not_convex w01 (is1 F ln log) (is2 F ln log) none_F).
Qed.
