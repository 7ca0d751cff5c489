/** Conjectures under test: on random instances, on the gallery, and what refutes them. */
import fc from "fast-check";
import { expect } from "vitest";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData } from "../../src/format/problem.js";
import { check } from "../../src/kernel/index.js";
import type { Conjecture } from "../../src/search/statement/conjecture.js";
import type { Outcome } from "../../src/search/statement/outcome.js";
import { Family, type FamilyShape, type MeasureOptions } from "../../src/enumeration/family.js";
import { instanceOf, type Instance } from "../../src/generate/instance/instance.js";

export interface Decided {
  readonly instance: Instance;
  readonly outcome: Outcome;
}

/** Random instances of a conjecture with their outcomes. */
export function decided({ instances, decide }: Conjecture, numRuns: number, seed: number): Decided[] {
  return fc.sample(instances, { numRuns, seed }).map((instance) => ({ instance, outcome: decide(instance) }));
}

export function ofStatus(all: readonly Decided[], status: Outcome["status"]): Decided[] {
  return all.filter(({ outcome }) => outcome.status === status);
}

/** Shrinks a violation, if there is one. */
export function expectHolds({ instances, decide }: Conjecture, numRuns: number, seed: number): void {
  fc.assert(
    fc.property(instances, (instance) => {
      expect(decide(instance).status).toBe("holds");
    }),
    { numRuns, seed },
  );
}

/** The outcome on a problem of the gallery. */
export function onGallery({ decide }: Conjecture, name: string): Outcome {
  return decide(galleryInstance(name));
}

export function galleryInstance(name: string): Instance {
  return instanceOf(problemFromData(galleryProblem(name)));
}

/** The kernel accepts every certificate; their statements. */
export function provedStatements({ certificates, argument }: Conjecture, instance: Instance): unknown[] {
  expect(argument).toMatch(/\.$/);
  const all = certificates?.(instance) ?? [];
  expect(all.length).toBeGreaterThan(0);
  return all.map((one) => {
    expect(check(one)).toMatchObject({ status: "accepted" });
    // As the file that it is written to.
    expect(check(JSON.parse(JSON.stringify(one)))).toMatchObject({ status: "accepted" });
    return one.statement;
  });
}

/** A case of a family. */
export function familyCase(shape: FamilyShape, index: bigint, measures: MeasureOptions): Instance {
  return instanceOf(new Family(shape, measures).problem(index));
}

/** The first violation of a family, with its index. */
export function firstOfFamily(
  { decide }: Conjecture,
  shape: FamilyShape,
  measures: MeasureOptions,
): (Decided & { readonly index: bigint }) | undefined {
  const family = new Family(shape, measures);
  for (let index = 0n; index < family.size; index++) {
    const instance = instanceOf(family.problem(index));
    const outcome = decide(instance);
    if (outcome.status === "violated") return { instance, outcome, index };
  }
  return undefined;
}
