(** What the headline theorems assume: `npm run proofs` prints this. It refuses
    anything but "Closed under the global context" of the theorems in the first part,
    and of those over Coq's reals anything but the axioms that are named there. *)
From ExactCdp.theories Require theorem1 extended steps divergences theorem2 paper degraded.
From ExactCdp.theories Require duality surface linear cones polyhedral attainment finite_surface.
From ExactCdp.theories Require simultaneous minima hall hall_condition hall_sets counterexamples.
From ExactCdp.theories Require payoff symmetries symmetries_smooth cases.
From ExactCdp.theories Require logarithm smooth f_divergences discrepancy theorem1_smooth semicontinuity entropies generators letters positivity.
From ExactCdp.theories Require completeness reals over_reals.
From ExactCdp.checker Require certify smooth_meaning smooth_problem kinds fields.
From ExactCdp.reader Require canonical_text check_file numerals verified.

(* Theorem 1 *)
Print Assumptions theorem1.C_monotone.
Print Assumptions theorem1.C_convex.
Print Assumptions theorem1.theorem1_total_variation.
Print Assumptions theorem1.theorem1_transport.
Print Assumptions theorem1.theorem1_transport_dual.
Print Assumptions theorem1.theorem1_witnesses.
Print Assumptions theorem1.theorem1_f_divergence.
Print Assumptions theorem1.infimum_not_attained.
Print Assumptions theorem1.C_monotone_lower.
Print Assumptions theorem1.C_convex_lower.
Print Assumptions theorem1.C_convex_at_most.
Print Assumptions extended.theorem1_extended.
Print Assumptions extended.domain_upward.
Print Assumptions extended.domain_convex.

(* Equal steps *)
Print Assumptions steps.slopes.
Print Assumptions steps.equal_steps.
Print Assumptions steps.equal_steps_distortion.
Print Assumptions steps.equal_steps_perception.
Print Assumptions steps.no_gain_spreads.
Print Assumptions steps.steps_need_not_gain_more.

(* The paper's notation *)
Print Assumptions paper.error_rate_err.
Print Assumptions paper.mean_distortion_dist.
Print Assumptions paper.restored_law_push.
Print Assumptions paper.is_paper_min_is_min.
Print Assumptions paper.every_problem_is_paper.
Print Assumptions paper.paper_theorem1.
Print Assumptions paper.paper_theorem2.

(* Theorem 1 for smooth divergences: letters of mass zero, values up to +oo *)
Print Assumptions theorem1_smooth.theorem1_kullback_leibler.
Print Assumptions theorem1_smooth.theorem1_reverse_kullback_leibler.
Print Assumptions theorem1_smooth.theorem1_jensen_shannon.
Print Assumptions theorem1_smooth.theorem1_chi_squared.
Print Assumptions theorem1_smooth.theorem1_reverse_chi_squared.
Print Assumptions theorem1_smooth.theorem1_squared_hellinger.
Print Assumptions theorem1_smooth.theorem1_discrepancy.
Print Assumptions generators.theorem1_f_divergence_extended.

(* Divergences *)
Print Assumptions divergences.tv_transport.
Print Assumptions divergences.weak_kantorovich.
Print Assumptions divergences.f_divergence_joint_convex.
Print Assumptions semicontinuity.kullback_leibler_joint_convex.
Print Assumptions letters.f_sum_joint_convex.
Print Assumptions semicontinuity.kullback_leibler_data_processing.
Print Assumptions letters.data_processing.
Print Assumptions entropies.smooth_conic.
Print Assumptions generators.f_divergence_data_processing.
Print Assumptions positivity.smooth_zero_at_alone.

(* Smooth divergences *)
Print Assumptions smooth.f_sum_cut.
Print Assumptions discrepancy.discrepancy_cut.
Print Assumptions f_divergences.squared_hellinger_sum.
Print Assumptions logarithm.artanh_lower.
Print Assumptions logarithm.artanh_upper.

(* Theorem 2 *)
Print Assumptions theorem2.epsX_is_bayes.
Print Assumptions theorem2.epsY_is_bayes.
Print Assumptions theorem2.theorem2.
Print Assumptions theorem2.bayes_risk_monotone.
Print Assumptions theorem2.bayes_risk_equality_K.
Print Assumptions theorem2.violation_at_most_K.
Print Assumptions theorem2.pairwise_equality_bool.
Print Assumptions theorem2.pairwise_not_sufficient.
Print Assumptions theorem2.error_at_least_bayes.
Print Assumptions theorem2.unbounded_min.

(* Degraded and invertible channels *)
Print Assumptions degraded.degraded_never_better.
Print Assumptions degraded.degraded_bayes_risk.
Print Assumptions degraded.invertible_all_minimal.

(* Certificates, and that they exist *)
Print Assumptions duality.weak_duality.
Print Assumptions duality.exact_value.
Print Assumptions duality.infeasible_cert.
Print Assumptions surface.cell_covered.
Print Assumptions linear.farkas.
Print Assumptions linear.lp_attained_dual.
Print Assumptions attainment.attained_and_certified.
Print Assumptions attainment.attained_and_certified_witnesses.
Print Assumptions attainment.attained_and_certified_tv.
Print Assumptions attainment.infeasible_certified.
Print Assumptions attainment.infeasible_certified_witnesses.
Print Assumptions attainment.infeasible_certified_tv.
Print Assumptions attainment.infimum_attained.
Print Assumptions attainment.infimum_attained_witnesses.
Print Assumptions attainment.infimum_attained_tv.
Print Assumptions attainment.transport_polyhedral.
Print Assumptions attainment.witnesses_polyhedral.
Print Assumptions attainment.tv_polyhedral.
Print Assumptions polyhedral.polyhedral_attained.
Print Assumptions polyhedral.program_feasible_or_refuted.
Print Assumptions polyhedral.polyhedral_value.
Print Assumptions cones.standard_planes.
Print Assumptions cones.finitely_generated.
Print Assumptions finite_surface.finite_surface_exists.
Print Assumptions finite_surface.finite_surface_transport.
Print Assumptions finite_surface.finite_surface_witnesses.
Print Assumptions finite_surface.finite_surface_tv.
Print Assumptions finite_surface.polyhedral_closed.
Print Assumptions finite_surface.polyhedral_nearly.

(* Complete fields, such as the reals *)
Print Assumptions completeness.attained.
Print Assumptions completeness.infimum_attained.
Print Assumptions completeness.right_continuous.
Print Assumptions completeness.domain_closed.
Print Assumptions completeness.convex_and_attained.
Print Assumptions completeness.transport_lsc.

(* The claims in the prose *)
Print Assumptions simultaneous.all_three_iff.
Print Assumptions simultaneous.hall_violation.
Print Assumptions minima.all_three_at_minima.
Print Assumptions minima.polyhedral_all_three.
Print Assumptions minima.nearly_all_three.
Print Assumptions hall.hall.
Print Assumptions hall_condition.all_three_hall.
Print Assumptions hall_condition.transport_hall.
Print Assumptions hall_condition.tv_hall.
Print Assumptions hall_condition.transport_hall_violation.
Print Assumptions positivity.all_three_smooth.
Print Assumptions simultaneous.noisy_without_tradeoff.
Print Assumptions simultaneous.blind_with_tradeoff.
Print Assumptions simultaneous.distortion_against_error.
Print Assumptions counterexamples.retrained_not_convex_in_perception.
Print Assumptions counterexamples.retrained_not_convex_in_distortion.
Print Assumptions counterexamples.nonconvex_divergence_breaks_theorem1.

(* The checker *)
Print Assumptions certify.value_certified.
Print Assumptions certify.infeasible_certified.
Print Assumptions certify.enclosure_certified.
Print Assumptions certify.surface_certified.

(* Smooth divergences *)
Print Assumptions smooth_meaning.smooth_E_up.
Print Assumptions smooth_meaning.smooth_E_convex.
Print Assumptions smooth_meaning.smooth_within_sound.
Print Assumptions smooth_meaning.smooth_perceived_sound.
Print Assumptions smooth_problem.problem_within_sound.
Print Assumptions smooth_problem.problem_perceived_sound.
Print Assumptions smooth_problem.problem_cut_sound.
Print Assumptions smooth_meaning.smooth_cut_sound.

(* Its other kinds of statements *)
Print Assumptions payoff.payoff_excludes.
Print Assumptions hall_sets.hall_excludes.
Print Assumptions symmetries.symmetric_lower.
Print Assumptions symmetries_smooth.f_sum_invariant.
Print Assumptions symmetries_smooth.discrepancy_invariant.
Print Assumptions cases.is_min_least_error.
Print Assumptions bayes_sound.check_bayes_risks_sound.
Print Assumptions degradation.check_degradation_sound.
Print Assumptions tradeoff_sound.check_tradeoff_sound.
Print Assumptions dominance.check_dominance_sound.
Print Assumptions cases_sound.check_cases_value_sound.
Print Assumptions cases_sound.check_cases_infeasible_sound.
Print Assumptions cases_sound.check_cases_enclosure_sound.
Print Assumptions one_case.cases_value_one.
Print Assumptions counterexample.check_counterexample_sound.
Print Assumptions kinds.check_kind_sound.
Print Assumptions fields.meaning_E_no_logarithm.
Print Assumptions fields.logarithm_free_parts.

(* Reading certificates *)
Print Assumptions check_file.check_file_sound.
Print Assumptions canonical_text.canonical_text_inj.
Print Assumptions canonical_text.canonical_text_meaning.
Print Assumptions numerals.number_meaning.
Print Assumptions verified.verified_check_sound.
(* Over Coq's reals. These theorems assume the following, all of it, and nothing else:
   Axiom ClassicalDedekindReals.sig_not_dec
   Axiom ClassicalDedekindReals.sig_forall_dec
   Axiom FunctionalExtensionality.functional_extensionality_dep
   Axiom ClassicalEpsilon.constructive_indefinite_description
   Axiom Classical_Prop.classic *)
Print Assumptions reals.R_ln_is_log.
Print Assumptions over_reals.reals_complete.
Print Assumptions over_reals.tradeoff_supremum.
Print Assumptions over_reals.tradeoff_total_variation.
Print Assumptions over_reals.tradeoff_witnesses.
Print Assumptions over_reals.tradeoff_transport.
Print Assumptions over_reals.tradeoff_transport_dual.
Print Assumptions over_reals.theorem1_kullback_leibler.
Print Assumptions over_reals.theorem1_reverse_kullback_leibler.
Print Assumptions over_reals.theorem1_jensen_shannon.
Print Assumptions over_reals.theorem1_chi_squared.
Print Assumptions over_reals.theorem1_reverse_chi_squared.
Print Assumptions over_reals.theorem1_squared_hellinger.
Print Assumptions over_reals.theorem1_discrepancy.
Print Assumptions fields.reals_logarithm.
Print Assumptions fields.value_over_reals.
Print Assumptions fields.infeasible_over_reals.
Print Assumptions fields.enclosure_over_reals.
