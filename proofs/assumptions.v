(** What the headline theorems assume: `npm run proofs` prints this and refuses
    anything but "Closed under the global context". *)
From ExactCdp.theories Require theorem1 divergences theorem2 degraded duality surface linear attainment simultaneous counterexamples.
From ExactCdp.checker Require certify.

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
Print Assumptions certify.enclosure_certified.
Print Assumptions certify.surface_certified.
