/**
 * Every conjecture over random samples with a fixed seed: refutable ones are violated soon, their
 * certificates accepted by the kernel, their scores above those of all that hold; theorems hold.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/exact/errors.js";
import { Rational } from "../../../src/exact/rational.js";
import { check, type Statement } from "../../../src/kernel/index.js";
import type { Conjecture } from "../../../src/search/statement/conjecture.js";
import { conjectureNamed, conjectures } from "../../../src/conjectures/registry.js";
import { Family, shapesOf, type FamilyShape } from "../../../src/enumeration/family.js";
import { caseScan, scanOf } from "../../../src/search/statement/case-scan.js";
import { exhaustive } from "../../support/exhaustive.js";
import { leastClasses } from "../../../src/search/statement/conjecture.js";
import type { Outcome } from "../../../src/search/statement/outcome.js";
import { instance, instanceData, instanceFromData, type Instance } from "../../../src/generate/instance/instance.js";

const seed = 20190808;

/** Samples that are looked at, and how many of them violate at the least; by name. */
const expected: readonly [string, number, number][] = [
  ["theorem-1", 40, 0],
  ["theorem-1-retrained", 200, 3],
  ["theorem-1-nonconvex-divergence", 60, 10],
  ["theorem-2", 300, 0],
  ["theorem-2-pairwise", 500, 2],
  ["all-three-minimal", 60, 10],
  ["factor-two", 60, 10],
  ["degradation-order", 400, 5],
];

interface Decided {
  readonly instance: Instance;
  readonly outcome: Outcome;
}

function decided({ instances, decide }: Conjecture, count: number): Decided[] {
  return fc.sample(instances, { numRuns: count, seed }).map((one) => ({ instance: one, outcome: decide(one) }));
}

/** What a certificate must say to be a part of a refutation. */
function refutes(statement: Statement): boolean {
  switch (statement.kind) {
    case "counterexample":
    case "dominance":
    case "value":
    case "infeasible":
      return true;
    case "bayes-risks":
      return !statement.equality && statement.pairwise?.holds === true;
    case "tradeoff":
      return statement.simultaneous;
    case "degradation":
      return !statement.holds;
    case "surface":
    case "slice":
    case "band":
    case "enclosure":
    case "weighted":
      return false;
  }
}

it("the registry has each of these, by its name", () => {
  for (const [name] of expected) expect(conjectureNamed(name).name).toBe(name);
  const names = conjectures.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  expect(() => conjectureNamed("theorem-3")).toThrow(InputError);
});

it("a scan of its own finds what deciding case by case finds", () => {
  const shapes: readonly FamilyShape[] = [2, 3].flatMap((classes) =>
    [1n, 2n].map((denominator) => ({ classes, inputs: 2, outputs: 2, denominator, sourceDenominator: 3n })),
  );
  const own = conjectures.filter(({ scan }) => scan !== undefined);
  expect(own.map(({ name }) => name)).toEqual([
    "theorem-1",
    "theorem-2",
    "theorem-2-pairwise",
    "all-three-minimal",
    "all-three-minimal-noisy",
  ]);
  for (const conjecture of own) {
    for (const shape of shapes.filter(({ classes }) => classes >= leastClasses(conjecture))) {
      const family = new Family(shape, conjecture.grid?.measures);
      const to = family.size < 60n ? family.size : 60n;
      // Gaps are measured by the scan where the statement says nothing, too.
      const { cases, applicable, violations, firstViolation } = caseScan(conjecture.decide).start(family).run(0n, to);
      expect(scanOf(conjecture).start(family).run(0n, to), conjecture.name).toMatchObject({
        cases,
        applicable,
        violations,
        ...(firstViolation === undefined ? {} : { firstViolation }),
      });
    }
  }
});

it("every grid has families, whose first and last cases can be decided", () => {
  for (const { grid, decide } of conjectures) {
    if (grid === undefined) continue;
    // The smallest and the largest shape of each; all of them with EXACT_CDP_EXHAUSTIVE=1.
    const shapes = shapesOf(grid.axes);
    for (const shape of exhaustive ? shapes : [shapes[0]!, shapes.at(-1)!]) {
      const family = new Family(shape, grid.measures);
      for (const index of [0n, family.size - 1n]) {
        const definition = family.definition(index);
        const other = grid.other && { outputs: ["z"], matrix: definition.source.alphabet.map(() => [Rational.one]) };
        expect(decide(instance({ ...definition, ...(other === undefined ? {} : { other }) })).status).toMatch(
          /^(holds|violated|not-applicable|undecided)$/,
        );
      }
    }
  }
});

describe.each(expected)("%s", (name, count, least) => {
  const conjecture = conjectureNamed(name);
  const all = decided(conjecture, count);
  const violated = all.filter(({ outcome }) => outcome.status === "violated");

  it(`is violated by ${least === 0 ? "none" : `${least} or more`} of ${count} samples`, () => {
    if (least === 0) expect(violated).toEqual([]);
    else expect(violated.length).toBeGreaterThanOrEqual(least);
  });

  it("says the same of an instance that went through a file", () => {
    for (const { instance: one, outcome } of all.slice(0, 10)) {
      const again = conjecture.decide(instanceFromData(JSON.parse(JSON.stringify(instanceData(one)))));
      expect(JSON.stringify(again)).toBe(JSON.stringify(outcome));
    }
  });

  it("scores every sample that it says something about, violations highest", () => {
    const scores = (some: readonly Decided[]): Rational[] => some.flatMap(({ outcome }) => outcome.score ?? []);
    expect(scores(all.filter(({ outcome }) => outcome.status !== "not-applicable"))).toHaveLength(
      all.filter(({ outcome }) => outcome.status !== "not-applicable").length,
    );
    for (const low of scores(all.filter((one) => !violated.includes(one))))
      for (const high of scores(violated)) expect(low.lessThan(high)).toBe(true);
  });

  it("has certificates of violations, which the kernel accepts and which refute", () => {
    expect(conjecture.argument).toMatch(/^[A-Z][^.]*\.$/);
    for (const { instance: one } of violated.slice(0, 8)) {
      const certificates = conjecture.certificates?.(one) ?? [];
      expect(certificates.length).toBeGreaterThan(0);
      for (const certificate of certificates) {
        const verdict = check(JSON.stringify(certificate));
        if (verdict.status === "rejected") throw new Error(`${verdict.where}: ${verdict.reason}`);
        expect(refutes(verdict.statement)).toBe(true);
        expect(check(certificate).status).toBe("accepted");
      }
    }
  });

  it("evidence is data that JSON prints", () => {
    for (const { outcome } of violated.slice(0, 8))
      if (outcome.status === "violated") expect(JSON.parse(JSON.stringify(outcome.evidence))).toBeTypeOf("object");
  });
});
