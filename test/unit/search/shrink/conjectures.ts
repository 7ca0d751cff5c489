/** Conjectures that enumeration has refuted, as decisions about instances, and larger instances that violate them. */
import fc from "fast-check";
import { InputError } from "../../../../src/exact/errors.js";
import type { ProblemDefinition } from "../../../../src/model/problem.js";
import { compositeDefinition, problemDefinition } from "../../../../src/generate/index.js";
import { conjectureNamed } from "../../../../src/conjectures/registry.js";
import type { Outcome } from "../../../../src/search/statement/outcome.js";
import { instance, type Instance } from "../../../../src/generate/instance/instance.js";
import { theorem2 } from "../../../../src/theorem/theorem-2.js";

export type Decide = (instance: Instance) => Outcome;

export const decisions = {
  "theorem-2-pairwise": ({ problem }) => {
    const { pairwise } = theorem2(problem);
    if (pairwise?.holds !== true) return { status: "not-applicable" };
    return pairwise.agrees ? { status: "holds" } : { status: "violated", evidence: {} };
  },
  "theorem-1-retrained": conjectureNamed("theorem-1-retrained").decide,
  "retrained-convex-in-perception": conjectureNamed("retrained-convex-in-perception").decide,
  "retrained-convex-in-distortion": conjectureNamed("retrained-convex-in-distortion").decide,
  "theorem-1-nonconvex-divergence": conjectureNamed("theorem-1-nonconvex-divergence").decide,
  "all-three-minimal": conjectureNamed("all-three-minimal").decide,
  "all-three-minimal-noisy": conjectureNamed("all-three-minimal-noisy").decide,
} satisfies Record<string, Decide>;

const sizes = { source: 4, outputs: 4, restored: 4 };
const linearOnes = problemDefinition({ sizes, classes: 4, source: "counts" });
const retrained = compositeDefinition({ sizes, classes: 4, source: "counts", divergence: "linear" });

export const starts: Record<
  string,
  { readonly decide: Decide; readonly definitions: fc.Arbitrary<ProblemDefinition> }
> = {
  "theorem-2-pairwise": { decide: decisions["theorem-2-pairwise"], definitions: linearOnes },
  "theorem-1-retrained": { decide: decisions["theorem-1-retrained"], definitions: retrained },
  "retrained-convex-in-perception": { decide: decisions["retrained-convex-in-perception"], definitions: retrained },
  "retrained-convex-in-distortion": { decide: decisions["retrained-convex-in-distortion"], definitions: retrained },
  "wasserstein-2": {
    decide: decisions["theorem-1-nonconvex-divergence"],
    definitions: compositeDefinition({
      sizes,
      classes: 4,
      source: "counts",
      divergence: "wasserstein-2",
      retrained: false,
    }),
  },
  minimum: {
    decide: decisions["theorem-1-nonconvex-divergence"],
    definitions: compositeDefinition({ sizes, classes: 4, source: "counts", divergence: "minimum", retrained: false }),
  },
  "all-three-minimal": { decide: decisions["all-three-minimal"], definitions: linearOnes },
  "all-three-minimal-noisy": { decide: decisions["all-three-minimal-noisy"], definitions: linearOnes },
};

/** At most 4000 values, drawn as they are asked for: mostly one of the first is enough. */
function* drawn<T>(from: fc.Arbitrary<T>, seed: number): Generator<T> {
  let done = 0;
  for (const numRuns of [20, 200, 4000]) {
    // Fewer are the first ones of more.
    yield* fc.sample(from, { seed, numRuns }).slice(done);
    done = numRuns;
  }
}

/** The first violated instance of a seed with at least this many classes, letters and outputs together. */
export function violated(name: string, seed: number, least: number): Instance {
  const { decide, definitions } = starts[name]!;
  for (const definition of drawn(definitions, seed)) {
    const { source, channel } = definition;
    const classes = "counts" in source ? source.counts.length : source.classes.length;
    if (classes + source.alphabet.length + channel.outputs.length < least) continue;
    try {
      const one = instance(definition);
      if (decide(one).status === "violated") return one;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
    }
  }
  throw new Error(`nothing violates ${name} among the instances of seed ${seed}`);
}
