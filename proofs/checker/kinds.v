(** All kinds of statements: what a statement says of a problem ([holds]), and one checker for
    all of them ([check_kind]). [check_kind_sound]: what it proves holds.

    [Refuted] says which conditions are not met; it claims nothing about the statement.
    [NotCovered] is the answer where this checker has no conditions: surfaces of problems with
    several cases. *)
From Coq Require Import ZArith QArith String.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem.
From ExactCdp.checker Require Import lists value surface statements surface_sound certify.
From ExactCdp.checker Require Import bayes bayes_sound degradation cases cases_sound one_case.
From ExactCdp.checker Require Import tradeoff tradeoff_sound dominance counterexample.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Inductive outcome := Proved | Refuted (conditions : string) | NotCovered.

(** ** What statements say *)

(** Bayes risks and degradations speak of the source and the channel alone: of the problem
    without a divergence, whatever it has. *)
Definition without_divergence (p : raw_problem) : raw_problem := with_perception p (Witnesses [::] [::]).

Definition holds (cp : cdp_problem) (s : statement) : Prop :=
  match s with
  | SValue D P v => cases_value_is cp D P v
  | SInfeasible D P => cases_infeasible_at cp D P
  | SEnclosure D P l u => cases_enclosure_is cp D P l u
  | SSurface pieces domain => exists2 p, one_case cp = Some p & surface_is p pieces domain
  | SBayesRisks source degraded gap equality pairwise =>
      bayes_risks_are (without_divergence (base cp)) source degraded gap equality pairwise
  | STradeoff D P e simultaneous => tradeoff_is cp D P e simultaneous
  | SDegradation W through => degradation_is (without_divergence (base cp)) W through
  | SDominance W => exists2 p, one_case cp = Some p & dominance_is p W
  | SCounterexample first middle last weight violation => counterexample_is cp first middle last weight violation
  end.

(** ** The check *)

(** The first conditions of a list that are not met. *)
Fixpoint outcome_of (conditions : seq (bool * string)) : outcome :=
  if conditions is (ok, what) :: rest then if ok then outcome_of rest else Refuted what else Proved.

Local Open Scope string_scope.

Definition other_evidence : outcome := Refuted "evidence of the kind of the statement".
Definition problem_ok (cp : cdp_problem) : bool * string :=
  (check_parts cp, "a problem: masses, costs and lists that fit").

Definition check_one (cp : cdp_problem) (check : raw_problem -> bool) (what : string) : outcome :=
  if one_case cp is Some p then outcome_of [:: problem_ok cp; (check p, what)]
  else Refuted "a problem with a fixed classifier and one convex divergence".

Definition check_with_divergence (cp : cdp_problem) (s : statement) (e : evidence) : outcome :=
  match s, e with
  | SValue D P v, EValue ev =>
      let pcs := part_coefs cp in
      outcome_of [:: problem_ok cp;
        (check_attained cp pcs D P (fun a => qeq a v) ev,
         "a restorer within the bounds that has the stated error rate");
        (check_trees cp pcs D P v ev, "planes that no case falls below, at the stated error rate")]
  | SInfeasible D P, EInfeasible ev =>
      outcome_of [:: problem_ok cp;
        (check_cases_infeasible cp D P ev, "a Farkas plane per divergence that both bounds contradict")]
  | SEnclosure D P l u, EValue ev =>
      let pcs := part_coefs cp in
      outcome_of [:: problem_ok cp;
        (check_upper cp pcs D P l u ev, "a restorer within the bounds, with at most the upper bound");
        (check_trees cp pcs D P l ev, "planes that no case falls below, at the lower bound")]
  | SSurface pieces domain, ESurface ev =>
      if only_part cp is None then NotCovered
      else check_one cp (fun p => check_surface p pieces domain ev) "planes, rows, restorers and cells of the surface"
  | STradeoff D P a simultaneous, ETradeoff ev =>
      if only_part cp is Some pt then
        outcome_of [:: problem_ok cp;
          (check_tradeoff cp D P a simultaneous ev, "minima from both sides, and the reason given")]
      else Refuted "a problem with a fixed classifier and one divergence"
  | SDominance W, EDominance ev =>
      check_one cp (fun p => check_dominance p W ev) "the surface, and a restorer behind the other channel per vertex"
  | SCounterexample first middle last weight violation, ECounterexample ev1 ev ev2 =>
      let pcs := part_coefs cp in
      outcome_of [:: problem_ok cp;
        (check_chord first middle last weight violation, "a middle point above the chord by the violation");
        (check_point cp pcs first ev1, "the evidence of the left point");
        (check_point cp pcs middle ev, "the evidence of the middle point");
        (check_point cp pcs last ev2, "the evidence of the right point")]
  | _, _ => other_evidence
  end.

Definition check_kind (cp : cdp_problem) (s : statement) (e : evidence) : outcome :=
  let p := without_divergence (base cp) in
  let p_ok := (check_problem p, snd (problem_ok cp)) in
  match s, e with
  | SBayesRisks source degraded gap equality pairwise, EBayesRisks ev =>
      outcome_of [:: p_ok;
        (check_bayes_risks p source degraded gap equality pairwise ev,
         "optimal rules with the stated risks, and the reason given")]
  | SDegradation W through, EDegradation ev =>
      outcome_of [:: p_ok; (check_degradation p W through ev, "a channel in between, or a payoff that excludes it")]
  | _, _ => check_with_divergence cp s e
  end.

(** ** Soundness *)

Lemma outcome_ofP c rest : outcome_of (c :: rest) = Proved -> c.1 /\ outcome_of rest = Proved.
Proof. by case: c => [[] what]. Qed.

Lemma check_one_sound cp check what : check_one cp check what = Proved ->
  exists p, [/\ one_case cp = Some p, check_problem p & check p].
Proof.
rewrite /check_one; case one: one_case => [p|] //.
move/outcome_ofP=> [cp_ok /outcome_ofP[ok _]]; exists p; split=> //.
exact: check_one_case one.
Qed.

Lemma check_with_divergence_sound cp s e : check_with_divergence cp s e = Proved -> holds cp s.
Proof.
case: s e => [D P v|D P|D P l u|pieces domain|sr dg gap eq pw|D P a sim|W th|W|first middle last w viol] e.
all: case: e => [ev|ev|ev|ev|ev|ev|ev|ev1 ev ev2]; rewrite /check_with_divergence //.
- move=> /outcome_ofP[cp_ok /outcome_ofP[att /outcome_ofP[trees _]]].
  by apply: (check_cases_value_sound (ev := ev)) => //; apply/andP.
- by move=> /outcome_ofP[cp_ok /outcome_ofP[ok _]]; apply: check_cases_infeasible_sound ok.
- move=> /outcome_ofP[cp_ok /outcome_ofP[upper /outcome_ofP[trees _]]].
  by apply: (check_cases_enclosure_sound (ev := ev)) => //; apply/andP.
- case: only_part => // _ /check_one_sound[p [one p_ok ok]]; exists p => //.
  by apply: (surface_certified (ev := ev)); rewrite /certify_surface p_ok.
- by case: only_part => // _ /outcome_ofP[cp_ok /outcome_ofP[ok _]]; apply: check_tradeoff_sound ok.
- by move=> /check_one_sound[p [one p_ok ok]]; exists p => //; apply: check_dominance_sound ok.
move=> /outcome_ofP[cp_ok /outcome_ofP[chord /outcome_ofP[ok1 /outcome_ofP[ok /outcome_ofP[ok2 _]]]]].
by apply: (check_counterexample_sound (ev1 := ev1) (ev := ev) (ev2 := ev2)) => //; apply/and4P.
Qed.

(** What is proved holds. *)
Theorem check_kind_sound cp s e : check_kind cp s e = Proved -> holds cp s.
Proof.
have other : check_with_divergence cp s e = Proved -> holds cp s by apply: check_with_divergence_sound.
case: s e other => [D P v|D P|D P l u|pieces domain|sr dg gap eq pw|D P a sim|W th|W|first middle last w viol] e;
  case: e => // ev _.
  by move=> /outcome_ofP[p_ok /outcome_ofP[ok _]]; apply: check_bayes_risks_sound ok.
by move=> /outcome_ofP[p_ok /outcome_ofP[ok _]]; apply: check_degradation_sound ok.
Qed.
