(** The fields over which statements hold. Where no divergence has logarithms ([no_logarithm])
    they hold over every ordered field, and the function that stands for a logarithm does not
    matter ([meaning_E_no_logarithm]). Coq's reals with their logarithm are always among the
    fields ([reals_logarithm]), so what is said of logarithms is said of something:
    [value_over_reals], [infeasible_over_reals], [enclosure_over_reals]. *)
From Coq Require Import ZArith QArith Rbase Rpower.
From mathcomp Require Import all_ssreflect all_algebra.
From ExactCdp.theories Require Import problem counterexamples cases reals.
From ExactCdp.checker Require Import smooth_sound smooth_meaning types rational data cases.
Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.
Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Definition no_logarithm (d : perception) : bool := if d is FDivergence kind _ _ then ~~ logarithmic kind else true.

Section EveryField.
Variables (F : realFieldType) (ln : F -> F).

Lemma logarithm_free p : no_logarithm (r_perception p) -> logarithm_for ln p.
Proof. by rewrite /logarithm_for; case: (r_perception p) => //= kind xs hs /negP no_log /no_log. Qed.

Theorem meaning_E_no_logarithm ln' p : no_logarithm (r_perception p) -> meaning_E ln p = meaning_E ln' p.
Proof. by rewrite /meaning_E; case: (r_perception p) => // -[]. Qed.

Theorem logarithm_free_parts cp :
  all (fun pt => no_logarithm (part_divergence pt)) (parts cp) -> logarithm_for_parts ln cp.
Proof.
move=> all_free pt pt_in; apply: logarithm_free.
by elim: (parts cp) all_free pt_in => //= pt' pts IH /andP[free frees] [<-|/(IH frees)].
Qed.

End EveryField.

(** Coq's reals. *)
Local Notation R := R_realFieldType.
Local Notation ln := (Rpower.ln : R -> R).

Theorem reals_logarithm p : logarithm_for ln p.
Proof. exact: is_log_smooth R_archimedean R_ln_is_log. Qed.

Theorem value_over_reals cp D P v : cases_value_is cp D P v ->
  is_min_among (meaning_problem R (base cp)) (@may_label cp) (cases_E ln cp) (omap toF D) (omap toF P) (toF v).
Proof. by case=> _; apply=> pt _; apply: reals_logarithm. Qed.

Theorem infeasible_over_reals cp D P : cases_infeasible_at cp D P ->
  infeasible (meaning_problem R (base cp)) (cases_E ln cp) (omap toF D) (omap toF P).
Proof. by case=> _; apply=> pt _; apply: reals_logarithm. Qed.

Theorem enclosure_over_reals cp D P l u : cases_enclosure_is cp D P l u ->
  let I := meaning_problem R (base cp) in
  lower_among I (@may_label cp) (cases_E ln cp) (omap toF D) (omap toF P) (toF l) /\
  forall t, u = Some t -> toF l <= toF t :> R /\
    exists2 e, attained_among I (@may_label cp) (cases_E ln cp) (omap toF D) (omap toF P) e & e <= toF t.
Proof. by case=> _; apply=> pt _; apply: reals_logarithm. Qed.
