/** Conjectures that enumeration has refuted, as decisions about instances, and larger instances that violate them. */
import fc from "fast-check";
import { InputError } from "../../../../src/exact/errors.js";
import { requireConvex } from "../../../../src/model/case.js";
import type { ProblemDefinition } from "../../../../src/model/problem.js";
import { compositeDefinition, problemDefinition } from "../../../../src/generate/index.js";
import { claimNamed, type Family } from "../../../../src/conjectures/claims/index.js";
import type { Outcome } from "../../../../src/search/statement/instance-claim.js";
import { instance, type Instance } from "../../../../src/generate/instance/instance.js";
import { theorem2 } from "../../../../src/theorem/theorem-2.js";

export type Decide = (instance: Instance) => Outcome;

/** The decision of a claim about problems, which explains a violation by its evidence and all else by its status. */
function claimed(name: string): Decide {
  const claim = claimNamed(name);
  return ({ problem }) => {
    const found = claim.explain({ problem: () => problem } as unknown as Family, 0n);
    return "status" in found ? ({ status: found["status"] } as Outcome) : { status: "violated", evidence: found };
  };
}

export const decisions = {
  "theorem-2-pairwise": ({ problem }) => {
    const { pairwise } = theorem2(problem);
    if (pairwise?.holds !== true) return { status: "not-applicable" };
    return pairwise.agrees ? { status: "holds" } : { status: "violated", evidence: {} };
  },
  "theorem-1-retrained": claimed("theorem-1-retrained"),
  "retrained-convex-in-perception": claimed("retrained-convex-in-perception"),
  "retrained-convex-in-distortion": claimed("retrained-convex-in-distortion"),
  "theorem-1-nonconvex-divergence": claimed("theorem-1-nonconvex-divergence"),
  "all-three-minimal": ({ problem }) => claimed("all-three-minimal")({ problem: requireConvex(problem) } as Instance),
  "all-three-minimal-noisy": claimed("all-three-minimal-noisy"),
} satisfies Record<string, Decide>;

const sizes = { source: 4, outputs: 4, restored: 4 };
const linearOnes = problemDefinition({ sizes, classes: 4, source: "counts" });
const retrained = compositeDefinition({ sizes, classes: 4, source: "counts", divergence: "linear" });

export const starts: Record<string, { readonly decide: Decide; readonly definitions: fc.Arbitrary<ProblemDefinition> }> = {
  "theorem-2-pairwise": { decide: decisions["theorem-2-pairwise"], definitions: linearOnes },
  "theorem-1-retrained": { decide: decisions["theorem-1-retrained"], definitions: retrained },
  "retrained-convex-in-perception": { decide: decisions["retrained-convex-in-perception"], definitions: retrained },
  "retrained-convex-in-distortion": { decide: decisions["retrained-convex-in-distortion"], definitions: retrained },
  "wasserstein-2": { decide: decisions["theorem-1-nonconvex-divergence"], definitions: compositeDefinition({ sizes, classes: 4, source: "counts", divergence: "wasserstein-2", retrained: false }) },
  minimum: { decide: decisions["theorem-1-nonconvex-divergence"], definitions: compositeDefinition({ sizes, classes: 4, source: "counts", divergence: "minimum", retrained: false }) },
  "all-three-minimal": { decide: decisions["all-three-minimal"], definitions: linearOnes },
  "all-three-minimal-noisy": { decide: decisions["all-three-minimal-noisy"], definitions: linearOnes },
};

/** The first violated instance of a seed with at least this many classes, letters and outputs together. */
export function violated(name: string, seed: number, least: number): Instance {
  const { decide, definitions } = starts[name]!;
  for (const definition of fc.sample(definitions, { seed, numRuns: 4000 })) {
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
