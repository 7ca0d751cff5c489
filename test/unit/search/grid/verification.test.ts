/** Families, tallies, claims about problems, runs and their records. */
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { requireConvex } from "../../../../src/model/case.js";
import { InputError } from "../../../../src/exact/errors.js";
import { Rational } from "../../../../src/exact/rational.js";
import { allThreeMinimal } from "../../../../src/conjectures/all-three-minimal.js";
import { theorem2 } from "../../../../src/conjectures/theorem-2.js";
import { conjectureNamed, readRecord } from "../../../../src/conjectures/registry.js";
import { Family, shapesOf, usualMeasures, type FamilyShape } from "../../../../src/enumeration/family.js";
import { instances } from "../../../../src/generate/instances.js";
import { mergeRecords, recordText } from "../../../../src/search/grid/record.js";
import { wholePart, type Part } from "../../../../src/search/grid/part.js";
import { verify } from "../../../../src/search/grid/verification.js";
import { scanOf } from "../../../../src/search/statement/case-scan.js";
import type { Conjecture } from "../../../../src/search/statement/conjecture.js";
import {
  emptyTally,
  mergeTallies,
  tallyData,
  tallyFromData,
  type Tally,
} from "../../../../src/search/statement/tally.js";
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
    expect(family.pair(28n)).toEqual({
      source: [
        [2n, 0n],
        [0n, 1n],
      ],
      channel: [
        [2n, 0n],
        [1n, 1n],
      ],
    });
    expect(() => family.pair(180n)).toThrow(InputError);
  });

  it("makes problems of its cases", () => {
    const problem = requireConvex(
      new Family(shape, {
        restored: 1,
        distortion: "squared-error",
        perception: "wasserstein-1",
        classifier: ["2"],
      }).problem(28n),
    );
    expect(problem.source.classNames).toEqual(["1", "2"]);
    expect(problem.source.alphabet.letters).toEqual(["0", "1"]);
    expect(problem.restored.letters).toEqual(["0"]);
    expect(problem.classifier.classOf).toEqual([1]);
    expect(problem.name).toBe("family-2-2-2-2-3-case-28");
  });

  it("comes in a grid from small to large, each shape once", () => {
    const shapes = shapesOf({
      classes: [3, 2],
      inputs: [2, 1],
      outputs: [2],
      denominator: [2n, 1n, 2n],
      sourceDenominator: [4n, 2n],
    });
    expect(
      shapes.map(({ classes, inputs, denominator, sourceDenominator }) =>
        [classes, inputs, denominator, sourceDenominator].join(),
      ),
    ).toEqual([
      "2,1,1,2",
      "2,1,1,4",
      "2,1,2,2",
      "2,1,2,4",
      "2,2,1,2",
      "2,2,1,4",
      "2,2,2,2",
      "2,2,2,4",
      "3,1,1,2",
      "3,1,1,4",
      "3,1,2,2",
      "3,1,2,4",
      "3,2,1,2",
      "3,2,1,4",
      "3,2,2,2",
      "3,2,2,4",
    ]);
  });
});

const extreme = fc.option(
  fc.record({
    value: fc.integer({ min: 0, max: 3 }).map((n) => Rational.of(BigInt(n), 3n)),
    index: fc.bigInt({ min: 0n, max: 9n }),
  }),
  { nil: undefined },
);
const tally: fc.Arbitrary<Tally> = fc
  .record({
    n: fc.bigInt({ min: 0n, max: 5n }),
    first: fc.option(fc.bigInt({ min: 0n, max: 9n }), { nil: undefined }),
    least: extreme,
    largest: extreme,
  })
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
const toy: Conjecture = {
  name: "toy",
  statement: "no letter has mass 1",
  source: "a test",
  instances: instances(),
  measure: { name: "largest mass", zero: "never" },
  decide: ({
    problem: {
      source: { marginal, joint },
    },
  }) => {
    if (joint.toArrays().some((row) => row.every((mass) => mass.isZero()))) return { status: "not-applicable" };
    const measure = marginal.toArray().reduce((a, b) => (a.lessThan(b) ? b : a));
    return measure.equals(Rational.one)
      ? { status: "violated", measure, evidence: { mass: measure } }
      : { status: "holds", measure };
  },
};

describe("the scan of a conjecture", () => {
  it("is counted, measured, and streamed as lines", () => {
    const lines: string[] = [];
    const counted = scanOf(toy)
      .start(family)
      .run(0n, family.size, { update: (line) => lines.push(String(line)) });
    expect(lines).toHaveLength(180);
    const of = (start: string): number => lines.filter((line) => line.startsWith(start)).length;
    expect(counted).toMatchObject({
      cases: 180n,
      applicable: BigInt(180 - of("not-applicable")),
      violations: BigInt(of("violated 1\n")),
      zeros: 0n,
    });
    expect(counted.largest?.value).toEqual(Rational.one);
    expect(counted.least?.value).toEqual(Rational.of(2n, 3n));
    const first = lines.findIndex((line) => line.startsWith("violated"));
    expect(counted.firstViolation).toBe(BigInt(first));
    expect(scanOf(toy).explain(family, BigInt(first))).toEqual({ mass: Rational.one });
    expect(scanOf(toy).explain(family, 0n)).toEqual({ status: "not-applicable" });
  });

  it("all three minimal at once: exactly where some restorer is", () => {
    const counted = scanOf(allThreeMinimal).start(family).run(0n, 60n);
    expect(counted.violations).toBeGreaterThan(0n);
    expect(counted.violations).toBeLessThan(60n);
    const evidence = JSON.parse(JSON.stringify(scanOf(allThreeMinimal).explain(family, counted.firstViolation!)));
    expect(evidence).toEqual({
      minima: { distortion: "0", perception: "0", errorRate: "0" },
      restorer: [
        ["1", "0"],
        ["1", "0"],
      ],
    });
  });
});

/** The same conjectures with blocks that a test fills quickly. */
const small = (conjecture: Conjecture): Conjecture => ({
  ...conjecture,
  scan: { ...scanOf(conjecture), blockSize: 16n, chunk: 5n },
});

const recorded = async (conjecture: Conjecture, parts: readonly Part[]): Promise<readonly Part[]> =>
  (await verify(conjecture, parts, { record: true })).parts;

describe("a recorded run", () => {
  const record = async (conjecture: Conjecture, from: bigint, to: bigint): Promise<string> =>
    recordText({
      conjecture,
      measures: usualMeasures,
      parts: await recorded(conjecture, [wholePart(family, from, to)]),
    });

  /** The conjecture, which stops the run when so many pieces have been begun. */
  function stopping(
    conjecture: Conjecture,
    pieces: number,
  ): { readonly stopped: Conjecture; readonly signal: AbortSignal } {
    const stopper = new AbortController();
    let begun = 0;
    const scan = scanOf(conjecture);
    const start: typeof scan.start = (...given) => {
      const own = scan.start(...given);
      return {
        run: (...range) => {
          if (++begun > pieces) stopper.abort();
          return own.run(...range);
        },
      };
    };
    if (pieces === 0) stopper.abort();
    return { stopped: { ...conjecture, scan: { ...scan, start } }, signal: stopper.signal };
  }

  test.each([
    ["theorem-2", small(theorem2)],
    ["all-three-minimal", small(allThreeMinimal)],
  ])("%s: stopped anywhere, it goes on to the same bytes", async (_name, conjecture) => {
    const whole = await record(conjecture, 0n, 60n);
    for (const [pieces, done] of [
      [0, 0n],
      [1, 16n],
      [3, 16n],
      [4, 32n],
      [7, 32n],
      [8, 48n],
    ] as const) {
      const { stopped, signal } = stopping(conjecture, pieces);
      const { parts, complete } = await verify(stopped, [wholePart(family, 0n, 60n)], { record: true, signal });
      expect({ complete, done: parts[0]!.done }).toEqual({ complete: false, done });
      expect(recordText({ conjecture, measures: usualMeasures, parts: await recorded(conjecture, parts) })).toBe(whole);
    }
  });

  it("merges with its neighbours into the record of the whole", async () => {
    const conjecture = small(theorem2);
    const part = async (
      from: bigint,
      to: bigint,
    ): Promise<{ name: string; record: Parameters<typeof recordText>[0] }> => ({
      name: `${from}:${to}`,
      record: { conjecture, measures: usualMeasures, parts: await recorded(conjecture, [wholePart(family, from, to)]) },
    });
    const whole = await record(conjecture, 3n, 180n);
    const parts = [await part(3n, 32n), await part(32n, 96n), await part(96n, 180n)];
    for (const order of [
      [0, 1, 2],
      [2, 0, 1],
    ])
      expect(recordText(mergeRecords(order.map((i) => parts[i]!)))).toBe(whole);
    const [odd, rest, even, over, far] = await Promise.all([
      part(0n, 20n),
      part(20n, 60n),
      part(0n, 32n),
      part(16n, 48n),
      part(32n, 48n),
    ]);
    expect(() => mergeRecords([odd, rest])).toThrow("a multiple of 16");
    expect(() => mergeRecords([even, over])).toThrow("in another record");
    expect(() =>
      mergeRecords([{ name: "a", record: { conjecture, measures: usualMeasures, parts: [wholePart(family)] } }]),
    ).toThrow("a finished record");
    expect(mergeRecords([await part(0n, 16n), far]).parts).toHaveLength(2);
  });

  it("is read back, and nothing in it may be changed", async () => {
    const text = await record(theorem2, 0n, family.size);
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

  it("names no shape beyond what the command line takes", async () => {
    const data = JSON.parse(await record(theorem2, 0n, family.size));
    for (const [key, value] of Object.entries({
      classes: "31",
      inputs: "101",
      outputs: "32",
      denominator: `1${"0".repeat(99)}1`,
      sourceDenominator: `1${"0".repeat(9000)}`,
    })) {
      const large = { ...data.parts[0], classes: "30", inputs: "100", outputs: "1", [key]: value };
      expect(() => readRecord(JSON.stringify({ ...data, parts: [large] })), key).toThrow(`$.parts[0].${key}`);
    }
  });

  it("of 0.5.1 is read, and written as one of this version", async () => {
    const text = await record(theorem2, 0n, family.size);
    const old = text.replace(/"exact-cdp [^"]+"/, '"exact-cdp 0.5.1"');
    expect(recordText(readRecord(old))).toBe(text);
    for (const other of ["0.5.0", "99.0.0", "0.5.1-rc"])
      expect(() => readRecord(text.replace(/"exact-cdp [^"]+"/, `"exact-cdp ${other}"`))).toThrow("$.producer");
  });

  it("keeps the measures of a statement about problems", async () => {
    const measures = { restored: 1, distortion: "squared-error", perception: "chebyshev", classifier: ["2"] } as const;
    const text = recordText({
      conjecture: allThreeMinimal,
      measures,
      parts: await recorded(allThreeMinimal, [wholePart(new Family(shape, measures), 0n, 10n)]),
    });
    expect(readRecord(text).measures).toEqual(measures);
    expect(recordText(readRecord(text))).toBe(text);
  });
});

it("measures of composite problems are kept, numbers in lowest terms, and of the kind a conjecture is about", async () => {
  const one = Rational.one;
  const measures = {
    distortion: {
      matrix: [
        [Rational.zero, one],
        [one, Rational.zero],
      ],
    },
    perception: { minimum: ["total-variation", "wasserstein-2"] },
    classifier: "bayes",
  } as const;
  const conjecture = conjectureNamed("theorem-1-nonconvex-divergence");
  const composite = new Family(shape, measures);
  const text = recordText({ conjecture, measures, parts: await recorded(conjecture, [wholePart(composite, 0n, 4n)]) });
  expect(recordText(readRecord(text))).toBe(text);
  expect(() => readRecord(text.replace('"0",\n     "1"', '"0",\n     "2/2"'))).toThrow(InputError);
  expect(() => scanOf(allThreeMinimal).start(composite)).toThrow("a convex divergence, for all-three-minimal");
});

describe("a run without record", () => {
  it("counts the same as one scan, whatever the pieces, and ends with the first violation where that is asked", async () => {
    const conjecture = small(toy);
    const whole = scanOf(toy).start(family).run(0n, family.size);
    const { parts } = await verify(conjecture, [wholePart(family)]);
    expect(parts).toMatchObject([{ done: family.size, tally: whole, blocks: [] }]);
    const shapes = [1, 2].map((inputs) => new Family({ ...shape, inputs }));
    const { parts: first, complete } = await verify(
      conjecture,
      [...shapes, family].map((one) => wholePart(one)),
      { first: true },
    );
    const at = scanOf(toy).start(shapes[0]!).run(0n, shapes[0]!.size).firstViolation;
    expect(complete).toBe(true);
    expect(first).toMatchObject([{ done: at! + 1n, tally: { cases: at! + 1n, violations: 1n, firstViolation: at } }]);
  });

  property("a tally is the same as text", { a: tally }, runs(100, 83), ({ a }) => {
    expect(tallyFromData(JSON.parse(JSON.stringify(tallyData(a))))).toEqual(a);
  });
});
