(** What the headline theorems assume: `npm run proofs` prints this and refuses
    anything but "Closed under the global context". *)
From ExactCdp.theories Require Import problem divergence divergences theorem1 theorem2 degraded duality surface attainment simultaneous counterexamples.
From ExactCdp.checker Require Import rational data value surface certify.
