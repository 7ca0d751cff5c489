/** Families, tallies, claims about problems, runs and their records. */
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { requireConvex } from "../../../../src/model/case.js";
import { InputError } from "../../../../src/exact/errors.js";
import { Rational } from "../../../../src/exact/rational.js";
import { allThreeMinimal } from "../../../../src/conjectures/claims/all-three-minimal.js";
import { theorem2 } from "../../../../src/conjectures/claims/bayes/claims.js";
import {
  Family,
  FamilyRun,
  claimNamed,
  instanceClaim,
  mergeRecords,
  mergeTallies,
  readRecord,
  recordText,
  shapesOf,
  usualMeasures,
  wholePart,
  type Claim,
  type FamilyShape,
  type Tally,
} from "../../../../src/conjectures/claims/index.js";
import { emptyTally } from "../../../../src/search/statement/tally.js";
import { property, runs } from "../../../property/property.js";

const shape: FamilyShape = { classes: 2, inputs: 2, outputs: 2, denominator: 2n, sourceDenominator: 3n };
const family = new Family(shape);

describe("a family", () => {
  it("pairs every source with every channel", () => {
    expect(family.size).toBe(20n * 9n);
    const seen = new Set<string>();
    for (let i = 0n; i < family.size; i++) {
      const { source, channel } = family.pair(i);
      seen.add(String([source, channel]));
      expect(source.flat().reduce((a, b) => a + b, 0n)).toBe(3n);
    }
    expect(seen.size).toBe(180);
    // Case 28 = 3·9 + 1: source 3 of (3,0,0,0), (2,1,0,0), (2,0,1,0), (2,0,0,1), …, class by class.
    expect(family.pair(28n)).toEqual({ source: [[2n, 0n], [0n, 1n]], channel: [[2n, 0n], [1n, 1n]] });
    expect(() => family.pair(180n)).toThrow(InputError);
  });

  it("makes problems of its cases", () => {
    const problem = requireConvex(new Family(shape, { restored: 1, distortion: "squared-error", perception: "wasserstein-1", classifier: ["2"] }).problem(28n));
    expect(problem.source.classNames).toEqual(["1", "2"]);
    expect(problem.source.alphabet.letters).toEqual(["0", "1"]);
    expect(problem.restored.letters).toEqual(["0"]);
    expect(problem.classifier.classOf).toEqual([1]);
    expect(problem.name).toBe("family-2-2-2-2-3-case-28");
  });

  it("comes in a grid from small to large, each shape once", () => {
    const shapes = shapesOf({ classes: [3, 2], inputs: [2, 1], outputs: [2], denominator: [2n, 1n, 2n], sourceDenominator: [4n, 2n] });
    expect(shapes.map(({ classes, inputs, denominator, sourceDenominator }) => [classes, inputs, denominator, sourceDenominator].join())).toEqual([
      "2,1,1,2", "2,1,1,4", "2,1,2,2", "2,1,2,4",
      "2,2,1,2", "2,2,1,4", "2,2,2,2", "2,2,2,4",
      "3,1,1,2", "3,1,1,4", "3,1,2,2", "3,1,2,4",
      "3,2,1,2", "3,2,1,4", "3,2,2,2", "3,2,2,4",
    ]);
  });
});

const extreme = fc.option(fc.record({ value: fc.integer({ min: 0, max: 3 }).map((n) => Rational.of(BigInt(n), 3n)), index: fc.bigInt({ min: 0n, max: 9n }) }), { nil: undefined });
const tally: fc.Arbitrary<Tally> = fc
  .record({ n: fc.bigInt({ min: 0n, max: 5n }), first: fc.option(fc.bigInt({ min: 0n, max: 9n }), { nil: undefined }), least: extreme, largest: extreme })
  .map(({ n, first, least, largest }) => ({
    cases: n,
    applicable: n,
    zeros: 0n,
    violations: n,
    ...(first === undefined ? {} : { firstViolation: first }),
    ...(least === undefined ? {} : { least }),
    ...(largest === undefined ? {} : { largest }),
  }));
property("tallies merge in any grouping", { a: tally, b: tally, c: tally }, runs(200, 82), ({ a, b, c }) => {
  expect(mergeTallies(mergeTallies(a, b), c)).toEqual(mergeTallies(a, mergeTallies(b, c)));
  expect(mergeTallies(emptyTally, a)).toEqual(a);
  expect(mergeTallies(b, a)).toEqual(mergeTallies(a, b));
});

/** "No letter has mass 1": says nothing where a class is empty, measures the largest mass. */
const toy = instanceClaim({
  name: "toy",
  statement: "no letter has mass 1",
  source: "a test",
  measure: { name: "largest mass", zero: "never" },
  decide: ({ source: { marginal, joint } }) => {
    if (joint.toArrays().some((row) => row.every((mass) => mass.isZero()))) return { status: "not-applicable" };
    const measure = marginal.toArray().reduce((a, b) => (a.lessThan(b) ? b : a));
    return measure.equals(Rational.one) ? { status: "violated", measure, evidence: { mass: measure } } : { status: "holds", measure };
  },
});

describe("a claim about problems", () => {
  it("is counted, measured, and streamed as lines", () => {
    const lines: string[] = [];
    const counted = toy.start(family).run(0n, family.size, { update: (line) => lines.push(String(line)) });
    expect(lines).toHaveLength(180);
    const of = (start: string): number => lines.filter((line) => line.startsWith(start)).length;
    expect(counted).toMatchObject({ cases: 180n, applicable: BigInt(180 - of("not-applicable")), violations: BigInt(of("violated 1\n")), zeros: 0n });
    expect(counted.largest?.value).toEqual(Rational.one);
    expect(counted.least?.value).toEqual(Rational.of(2n, 3n));
    const first = lines.findIndex((line) => line.startsWith("violated"));
    expect(counted.firstViolation).toBe(BigInt(first));
    expect(toy.explain(family, BigInt(first))).toEqual({ mass: Rational.one });
    expect(toy.explain(family, 0n)).toEqual({ status: "not-applicable" });
  });

  it("all three minimal at once: exactly where some restorer is", () => {
    const counted = allThreeMinimal.start(family).run(0n, 60n);
    expect(counted.violations).toBeGreaterThan(0n);
    expect(counted.violations).toBeLessThan(60n);
    const evidence = JSON.parse(JSON.stringify(allThreeMinimal.explain(family, counted.firstViolation!)));
    expect(evidence).toEqual({ minima: { distortion: "0", perception: "0", errorRate: "0" }, restorer: [["1", "0"], ["1", "0"]] });
  });
});

/** The same claims with blocks that a test fills quickly. */
const small = (claim: Claim): Claim => ({ ...claim, blockSize: 16n, chunk: 5n });

function finished(run: FamilyRun): FamilyRun {
  while (run.step());
  return run;
}

describe("a recorded run", () => {
  const record = (claim: Claim, from: bigint, to: bigint): string =>
    recordText({ claim, measures: usualMeasures, parts: finished(new FamilyRun(claim, [wholePart(family, from, to)], { record: true })).parts });

  test.each([["theorem-2", small(theorem2)], ["all-three-minimal", small(allThreeMinimal)]])("%s: stopped anywhere, it goes on to the same bytes", (_name, claim) => {
    const whole = record(claim, 0n, 60n);
    for (const steps of [0, 1, 3, 4, 7]) {
      const run = new FamilyRun(claim, [wholePart(family, 0n, 60n)], { record: true });
      for (let i = 0; i < steps; i++) run.step();
      const rest = finished(new FamilyRun(claim, run.parts, { record: true }));
      expect(recordText({ claim, measures: usualMeasures, parts: rest.parts })).toBe(whole);
    }
  });

  it("merges with its neighbours into the record of the whole", () => {
    const claim = small(theorem2);
    const part = (from: bigint, to: bigint): { name: string; record: Parameters<typeof recordText>[0] } => ({
      name: `${from}:${to}`,
      record: { claim, measures: usualMeasures, parts: finished(new FamilyRun(claim, [wholePart(family, from, to)], { record: true })).parts },
    });
    const whole = record(claim, 3n, 180n);
    for (const order of [[0, 1, 2], [2, 0, 1]]) {
      const parts = [part(3n, 32n), part(32n, 96n), part(96n, 180n)];
      expect(recordText(mergeRecords(order.map((i) => parts[i]!)))).toBe(whole);
    }
    expect(() => mergeRecords([part(0n, 20n), part(20n, 60n)])).toThrow("a multiple of 16");
    expect(() => mergeRecords([part(0n, 32n), part(16n, 48n)])).toThrow("in another record");
    expect(() => mergeRecords([{ name: "a", record: { claim, measures: usualMeasures, parts: [wholePart(family)] } }])).toThrow("a finished record");
    expect(mergeRecords([part(0n, 16n), part(32n, 48n)]).parts).toHaveLength(2);
  });

  it("is read back, and nothing in it may be changed", () => {
    const text = record(theorem2, 0n, family.size);
    expect(recordText(readRecord(text))).toBe(text);
    const data = JSON.parse(text);
    const changed = (path: readonly (string | number)[], value: unknown): string => {
      const copy = structuredClone(data);
      let holder = copy;
      for (const key of path.slice(0, -1)) holder = holder[key];
      holder[path.at(-1)!] = value;
      return JSON.stringify(copy);
    };
    const at = ["parts", 0] as const;
    for (const [path, value] of [
      [["format"], "exact-cdp/family-record@2"],
      [["producer"], "exact-cdp 0.0.0"],
      [["claim"], "theorem-3"],
      [["blockSize"], "16"],
      [["measures"], {}],
      [["more"], 1],
      [["parts"], []],
      [[...at, "classes"], 2],
      [[...at, "inputs"], "02"],
      [[...at, "cases"], "181"],
      [[...at, "to"], "181"],
      [[...at, "done"], "5"],
      [[...at, "blocks"], []],
      [[...at, "blocks", 0], "00"],
      [[...at, "blocks", 0], "0".repeat(64)],
      [[...at, "sha256"], "0".repeat(64)],
      [[...at, "tally", "cases"], "179"],
      [[...at, "tally", "violations"], "1"],
      [[...at, "tally", "firstViolation"], "0"],
      [[...at, "tally", "least", "value"], "1/7"],
      [[...at, "tally", "least", "index"], "0"],
      [[...at, "tally", "largest", "value"], "2/6"],
      [[...at, "tally", "largest", "index"], "180"],
    ] as const) {
      expect(() => readRecord(changed(path, value)), path.join(".")).toThrow(InputError);
    }
  });

  it("names no shape beyond what the command line takes", () => {
    const data = JSON.parse(record(theorem2, 0n, family.size));
    for (const [key, value] of Object.entries({ classes: "31", inputs: "101", outputs: "32", denominator: `1${"0".repeat(99)}1`, sourceDenominator: `1${"0".repeat(9000)}` })) {
      const large = { ...data.parts[0], classes: "30", inputs: "100", outputs: "1", [key]: value };
      expect(() => readRecord(JSON.stringify({ ...data, parts: [large] })), key).toThrow(`$.parts[0].${key}`);
    }
  });

  it("keeps the measures of a claim about problems", () => {
    const measures = { restored: 1, distortion: "squared-error", perception: "chebyshev", classifier: ["2"] } as const;
    const run = finished(new FamilyRun(allThreeMinimal, [wholePart(new Family(shape, measures), 0n, 10n)], { record: true }));
    const text = recordText({ claim: allThreeMinimal, measures, parts: run.parts });
    expect(readRecord(text).measures).toEqual(measures);
    expect(recordText(readRecord(text))).toBe(text);
  });
});

it("measures of composite problems are kept, numbers in lowest terms, and of the kind a claim is about", () => {
  const one = Rational.one;
  const measures = { distortion: { matrix: [[Rational.zero, one], [one, Rational.zero]] }, perception: { minimum: ["total-variation", "wasserstein-2"] }, classifier: "bayes" } as const;
  const claim = claimNamed("theorem-1-nonconvex-divergence");
  const composite = new Family(shape, measures);
  const text = recordText({ claim, measures, parts: finished(new FamilyRun(claim, [wholePart(composite, 0n, 4n)], { record: true })).parts });
  expect(recordText(readRecord(text))).toBe(text);
  expect(() => readRecord(text.replace('"0",\n     "1"', '"0",\n     "2/2"'))).toThrow(InputError);
  expect(() => allThreeMinimal.start(composite)).toThrow("a convex divergence, for all-three-minimal");
});

it("claims have names", () => {
  expect(claimNamed("theorem-2")).toBe(theorem2);
  expect(() => claimNamed("theorem-3", "verify-family")).toThrow("theorem-2, theorem-2-pairwise, all-three-minimal, all-three-minimal-noisy");
});
