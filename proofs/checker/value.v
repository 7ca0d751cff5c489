(** The certificates [value], [infeasible] and [enclosure] of problems with one case: their
    checks, and why a statement whose certificate passes is true.

    The numbers 1 to 8 in comments are those of the conditions in docs/formats.md,
    "Statement value". *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence duality.
From ExactCdp.checker Require Export types rational tables data coefficients restorers planes.
From ExactCdp.checker Require Export coefficients_sound restorers_sound perceived_sound planes_sound.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** 1 to 4: the error rate of a restorer within both bounds. *)
Definition error_within (p : raw_problem) (c : coefficients) (D P : option Q) (r : restoring) : option Q :=
  if check_restorer p c (r_rows r) is Some a then
    if (if D is Some t then qle (a_distortion a) t else true) &&
       (if P is Some t then perceived_within p c a (r_coupling r) t else true)
    then Some (a_error a) else None
  else None.

(** The plane bounds the bounds: its multiplier is zero where there is none (5). *)
Definition check_priced (m : Q) (b : option Q) : bool := if b is Some _ then true else Z.eqb (Qnum m) 0.
Definition qprice (m : Q) (b : option Q) : Q := if b is Some t then Qmult m t else q0.

(** 5 to 8: gamma - lambda.D - mu.P of a plane, or of a Farkas plane. *)
Definition plane_value (p : raw_problem) (c : coefficients) (farkas : bool) (pl : plane)
    (D P : option Q) : option Q :=
  if check_priced (p_lambda pl) D && check_priced (p_mu pl) P then
    if check_plane p c farkas pl is Some gamma
    then Some (Qminus (Qminus gamma (qprice (p_lambda pl) D)) (qprice (p_mu pl) P)) else None
  else None.

(** The same with the coefficients [c] of [p]. *)
Definition check_value_with (p : raw_problem) (c : coefficients) (D P : option Q) (v : Q)
    (r : restoring) (pl : plane) : bool :=
  match error_within p c D P r, plane_value p c false pl D P with
  | Some e, Some u => qeq e v && qeq u v
  | _, _ => false
  end.
Definition check_infeasible_with (p : raw_problem) (c : coefficients) (D P : option Q) (pl : plane) : bool :=
  if plane_value p c true pl D P is Some u then qlt q0 u else false.
Definition check_enclosure_with (p : raw_problem) (c : coefficients) (D P : option Q) (l : Q) (u : option Q)
    (r : option restoring) (pl : plane) : bool :=
  (if plane_value p c false pl D P is Some v then qle l v else false) &&
  match u, r with
  | Some u, Some r => if error_within p c D P r is Some e then qle l u && qle e u else false
  | None, None => true
  | _, _ => false
  end.

(** C(D,P) = v: a restorer and a plane; nothing is feasible: a Farkas plane; l <= C(D,P) <= u:
    a plane, and a restorer where there is an upper bound. *)
Definition check_value (p : raw_problem) := check_value_with p (coefs_of p).
Definition check_infeasible (p : raw_problem) := check_infeasible_with p (coefs_of p).
Definition check_enclosure (p : raw_problem) := check_enclosure_with p (coefs_of p).

Section Soundness.
Variables (F : realFieldType) (ln : F -> F) (p : raw_problem).
Hypothesis p_ok : check_problem p.
Hypothesis log : logarithm_for ln p.
Variable c : coefficients.
Local Notation I := (meaning_problem F p).
Local Notation E := (meaning_E ln p).
Local Notation toF := (@toF F).

Lemma toF_Qminus a b : toF (Qminus a b) = toF a - toF b.
Proof. by rewrite toF_Qplus toF_opp. Qed.

Lemma error_within_sound D P r e : exact F p c -> error_within p c D P r = Some e ->
  exists2 Q, feasible I E (omap toF D) (omap toF P) Q & err I Q = toF e.
Proof.
move=> c_ok; rewrite /error_within; case R_ok: check_restorer => [a|] //.
have [kR distR errR sz_q q_is] := check_restorer_sound c_ok R_ok.
case: ifP => // /andP[distD percP] [<-]; exists (restorer_of F p (r_rows r)) => //; split=> //.
  by case: D distD => //= t; rewrite (toF_qle F) distR.
case: P percP => //= t; apply: (perceived_within_sound p_ok log (proj1 c_ok) sz_q q_is) => h.
by have [] := push_pmf (check_problem_sound F p_ok) kR.
Qed.

Lemma check_priced_sound m b : check_priced m b -> priced (toF m) (omap toF b).
Proof. by case: b => //=; case: m => n d /Z.eqb_eq /= ->; rewrite /rational.toF mul0r. Qed.

Lemma toF_qprice m b : toF (qprice m b) = price (toF m) (omap toF b).
Proof. by case: b => [t|] /=; rewrite ?toF_Qmult ?toF0. Qed.

Lemma plane_value_sound farkas pl D P u :
  plane_value p c farkas pl D P = Some u ->
  exists gamma,
    [/\ check_plane p c farkas pl = Some gamma, priced (toF (p_lambda pl)) (omap toF D),
        priced (toF (p_mu pl)) (omap toF P) &
        plane_at (toF gamma) (toF (p_lambda pl)) (toF (p_mu pl)) (omap toF D) (omap toF P) = toF u].
Proof.
rewrite /plane_value; case: ifP => // /andP[priceD priceP].
case plane_ok: check_plane => [gamma|] // [<-]; exists gamma.
by split; rewrite ?toF_Qminus ?toF_qprice //; apply: check_priced_sound.
Qed.

(** C is at least what a plane that passes has at the bounds, and nothing is feasible where a
    Farkas plane has more than zero. *)
Lemma plane_value_lower pl D P u : below F p c -> plane_value p c false pl D P = Some u ->
  lower I E (omap toF D) (omap toF P) (toF u).
Proof.
move=> c_ok /plane_value_sound[gamma [plane_ok priceD priceP <-]].
exact: check_plane_sound plane_ok priceD priceP.
Qed.

Lemma plane_value_infeasible pl D P u : coefs_but_costs F p c -> plane_value p c true pl D P = Some u ->
  qlt q0 u -> infeasible I E (omap toF D) (omap toF P).
Proof.
move=> c_ok /plane_value_sound[gamma [plane_ok priceD priceP eq_u]]; rewrite (toF_qlt F) toF0 -eq_u.
exact: check_farkas_sound plane_ok priceD priceP.
Qed.

Theorem check_value_with_sound D P v r pl : exact F p c -> check_value_with p c D P v r pl ->
  is_min I E (omap toF D) (omap toF P) (toF v).
Proof.
move=> c_ok; rewrite /check_value_with; case R_ok: error_within => [e|] //.
case u_ok: plane_value => [u|] //; rewrite !(toF_qeq F) => /andP[/eqP eq_e /eqP eq_u].
split; first by rewrite -eq_u; apply: plane_value_lower u_ok; apply: exact_below.
by have [Q feasQ errQ] := error_within_sound c_ok R_ok; exists Q; rewrite // errQ.
Qed.

Theorem check_infeasible_with_sound D P pl : exact F p c -> check_infeasible_with p c D P pl ->
  infeasible I E (omap toF D) (omap toF P).
Proof.
case=> c_ok _; rewrite /check_infeasible_with; case u_ok: plane_value => [u|] //.
exact: plane_value_infeasible u_ok.
Qed.

Theorem check_enclosure_with_sound D P l u r pl : exact F p c -> check_enclosure_with p c D P l u r pl ->
  lower I E (omap toF D) (omap toF P) (toF l) /\
  (if u is Some u then toF l <= toF u /\
     exists2 Q, feasible I E (omap toF D) (omap toF P) Q & err I Q <= toF u else True).
Proof.
move=> c_ok; case/andP; case v_ok: plane_value => [v|] //; rewrite (toF_qle F) => le_lv upper; split.
  move=> Q feasQ; apply: le_trans le_lv _.
  exact: (plane_value_lower (exact_below c_ok) v_ok feasQ).
case: u r upper => [u|] [r|] //; case R_ok: error_within => [e|] //; rewrite !(toF_qle F) => /andP[le_lu le_eu].
by split=> //; have [Q feasQ errQ] := error_within_sound c_ok R_ok; exists Q; rewrite // errQ.
Qed.

End Soundness.
