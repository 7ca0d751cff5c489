(** What the headline theorems assume: `npm run proofs` prints this and refuses
    anything but "Closed under the global context". *)
From ExactCdp.theories Require theorem1 divergences theorem2 degraded duality surface linear attainment simultaneous counterexamples.
From ExactCdp.theories Require logarithm smooth f_divergences discrepancy theorem1_smooth.
From ExactCdp.checker Require certify smooth_meaning.

(* Theorem 1 *)
Print Assumptions theorem1.C_monotone.
Print Assumptions theorem1.C_convex.
Print Assumptions theorem1.theorem1_total_variation.
Print Assumptions theorem1.theorem1_transport.
Print Assumptions theorem1.theorem1_transport_dual.
Print Assumptions theorem1.theorem1_witnesses.
Print Assumptions theorem1.theorem1_f_divergence.
Print Assumptions theorem1.infimum_not_attained.

(* Divergences *)
Print Assumptions divergences.tv_transport.
Print Assumptions divergences.weak_kantorovich.
Print Assumptions divergences.f_divergence_joint_convex.

(* Smooth divergences *)
Print Assumptions theorem1_smooth.theorem1_kullback_leibler.
Print Assumptions theorem1_smooth.theorem1_reverse_kullback_leibler.
Print Assumptions theorem1_smooth.theorem1_chi_squared.
Print Assumptions theorem1_smooth.theorem1_reverse_chi_squared.
Print Assumptions theorem1_smooth.theorem1_jensen_shannon.
Print Assumptions theorem1_smooth.theorem1_squared_hellinger.
Print Assumptions theorem1_smooth.theorem1_discrepancy.
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

(* The claims in the prose *)
Print Assumptions simultaneous.all_three_iff.
Print Assumptions simultaneous.hall_violation.
Print Assumptions simultaneous.noisy_without_tradeoff.
Print Assumptions simultaneous.blind_with_tradeoff.
Print Assumptions simultaneous.distortion_against_error.
Print Assumptions counterexamples.retrained_not_convex_in_perception.
Print Assumptions counterexamples.retrained_not_convex_in_distortion.
Print Assumptions counterexamples.nonconvex_divergence_breaks_theorem1.

(* The checker *)
Print Assumptions certify.value_certified.
Print Assumptions certify.infeasible_certified.
Print Assumptions certify.surface_certified.
Print Assumptions smooth_meaning.smooth_E_up.
Print Assumptions smooth_meaning.smooth_E_convex.
Print Assumptions smooth_meaning.smooth_within_sound.
Print Assumptions smooth_meaning.smooth_perceived_sound.
Print Assumptions smooth_meaning.smooth_cut_sound.
