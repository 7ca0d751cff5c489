(** Problems with one case, as one kind of problems with several: a fixed classifier and one
    divergence that is no root ([one_case]). Then C is that of the ordinary problem. *)
From Coq Require Import ZArith QArith.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem divergence counterexamples cases.
From ExactCdp.checker Require Import lists value statements cases.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(** The only part of a problem with a fixed classifier. *)
Definition only_part (cp : cdp_problem) : option part :=
  match retrained cp, parts cp with false, [:: pt] => Some pt | _, _ => None end.
Definition one_case (cp : cdp_problem) : option raw_problem :=
  if only_part cp is Some pt then if part_root pt then None else Some (part_problem cp pt) else None.

Lemma only_partP cp pt : only_part cp = Some pt -> retrained cp = false /\ parts cp = [:: pt].
Proof. by rewrite /only_part; case: (retrained cp) => //; case: (parts cp) => [|pt' []] // [->]. Qed.

Lemma one_caseP cp p : one_case cp = Some p ->
  exists pt, [/\ retrained cp = false, parts cp = [:: pt], part_root pt = false & p = part_problem cp pt].
Proof.
rewrite /one_case; case only: only_part => [pt|] //; have [fixed eq_pt] := only_partP only.
by case no_root: (part_root pt) => // -[<-]; exists pt.
Qed.

Lemma check_part_problem cp pt : check_parts cp -> List.In pt (parts cp) -> check_problem (part_problem cp pt).
Proof.
case/and3P=> /and5P[a b c d /and3P[e f _]] _ parts_ok pt_in.
by apply/and5P; split=> //; apply/and3P; split=> //; apply: all_In parts_ok pt_in.
Qed.

Lemma check_one_case cp p : check_parts cp -> one_case cp = Some p -> check_problem p.
Proof.
move=> cp_ok /one_caseP[pt [_ eq_pt _ ->]]; apply: check_part_problem => //.
by rewrite eq_pt; left.
Qed.

Section OneCase.
Variables (F : realFieldType) (ln : F -> F) (cp : cdp_problem) (pt : part).
Hypotheses (fixed : retrained cp = false) (one : parts cp = [:: pt]).
Local Notation I := (meaning_problem F (base cp)).

Lemma cases_E_one q t : cases_E ln cp q t <-> part_E ln (base cp) pt q t.
Proof. by rewrite /cases_E one; split=> [[E [<-|//]]|Et]; last by exists (part_E ln (base cp) pt); first by left. Qed.

Lemma feasible_one D P Q : feasible I (cases_E ln cp) D P Q <-> feasible I (part_E ln (base cp) pt) D P Q.
Proof. by apply: feasible_ext => q t; apply: cases_E_one. Qed.

Lemma cases_min_one D P v :
  is_min_among I (@may_label cp) (cases_E ln cp) D P v <-> is_min I (part_E ln (base cp) pt) D P v.
Proof.
have eq_E := feasible_one D P.
rewrite /may_label fixed; split=> [/(is_min_among_fixed I (cases_E ln cp) D P v)|] [low [Q feasQ errQ]].
  by split=> [R /eq_E|]; [apply: low | exists Q => //; apply/eq_E].
apply/(is_min_among_fixed I (cases_E ln cp) D P v).
by split=> [R /eq_E|]; [apply: low | exists Q => //; apply/eq_E].
Qed.

Lemma cases_infeasible_one D P :
  infeasible I (cases_E ln cp) D P <-> infeasible I (part_E ln (base cp) pt) D P.
Proof.
have eq_E := feasible_one D P.
by split=> none Q /eq_E; apply: none.
Qed.

Lemma cases_lower_one D P v :
  lower_among I (@may_label cp) (cases_E ln cp) D P v <-> lower I (part_E ln (base cp) pt) D P v.
Proof.
have eq_E := feasible_one D P.
rewrite /may_label fixed; split=> [/(lower_among_fixed I (cases_E ln cp) D P v)|] low.
  by move=> R /eq_E; apply: low.
by apply/(lower_among_fixed I (cases_E ln cp) D P v) => R /eq_E; apply: low.
Qed.

End OneCase.

(** The only part asks for a logarithm where the problem does. *)
Lemma logarithm_one (F : realFieldType) (ln : F -> F) cp pt : parts cp = [:: pt] ->
  logarithm_for_parts ln cp <-> logarithm_for ln (part_problem cp pt).
Proof. by move=> one; split=> [log|log pt']; [apply: log; rewrite one; left | rewrite one => -[<-|]]. Qed.

(** So the statements are those of ordinary problems. *)
Theorem cases_value_one cp p D P v : check_parts cp -> one_case cp = Some p ->
  cases_value_is cp D P v <-> value_is p D P v.
Proof.
move=> cp_ok one; have p_ok := check_one_case cp_ok one.
case/one_caseP: one p_ok => pt [fixed eq_pt no_root ->] p_ok.
have eq_F (F : realFieldType) (ln : F -> F) : is_min_among (meaning_problem F (base cp)) (@may_label cp) (cases_E ln cp)
    (omap toF D) (omap toF P) (toF v) <->
    is_min (meaning_problem F (part_problem cp pt)) (meaning_E ln (part_problem cp pt))
      (omap toF D) (omap toF P) (toF v).
  have := @cases_min_one F ln cp pt fixed eq_pt (omap toF D) (omap toF P) (toF v).
  by rewrite /part_E no_root.
by split=> -[_ is_v]; split=> // F ln log; apply/eq_F; apply: is_v; exact/(logarithm_one _ eq_pt).
Qed.

Theorem cases_infeasible_one_case cp p D P : check_parts cp -> one_case cp = Some p ->
  cases_infeasible_at cp D P <-> infeasible_at p D P.
Proof.
move=> cp_ok one; have p_ok := check_one_case cp_ok one.
case/one_caseP: one p_ok => pt [fixed eq_pt no_root ->] p_ok.
have eq_F (F : realFieldType) (ln : F -> F) :
    infeasible (meaning_problem F (base cp)) (cases_E ln cp) (omap toF D) (omap toF P) <->
    infeasible (meaning_problem F (part_problem cp pt)) (meaning_E ln (part_problem cp pt)) (omap toF D) (omap toF P).
  have := @cases_infeasible_one F ln cp pt eq_pt (omap toF D) (omap toF P).
  by rewrite /part_E no_root.
by split=> -[_ none]; split=> // F ln log; apply/eq_F; apply: none; exact/(logarithm_one _ eq_pt).
Qed.
