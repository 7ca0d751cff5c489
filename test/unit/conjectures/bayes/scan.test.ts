/** Theorem 2 over families: the fast way against Rationals, against BigInts, up to symmetry, and known finds. */
import { requireConvex } from "../../../../src/model/case.js";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Rational, max, sum } from "../../../../src/exact/rational.js";
import type { Problem } from "../../../../src/model/problem.js";
import { theorem2 } from "../../../../src/conjectures/theorem-2.js";
import { theorem2Pairwise } from "../../../../src/conjectures/theorem-2-pairwise.js";
import { BayesScan, fits } from "../../../../src/conjectures/bayes/scan.js";
import { pairwiseVerdicts, theorem2Verdicts } from "../../../../src/conjectures/bayes/verdicts.js";
import { WideBayesScan } from "../../../../src/conjectures/bayes/wide.js";
import { Family, shapesOf, type FamilyShape } from "../../../../src/enumeration/family.js";
import { wholePart } from "../../../../src/search/grid/part.js";
import { verify } from "../../../../src/search/grid/verification.js";
import { scanOf } from "../../../../src/search/statement/case-scan.js";
import type { Conjecture } from "../../../../src/search/statement/conjecture.js";
import type { Tally } from "../../../../src/search/statement/tally.js";
import { property, runs } from "../../../property/property.js";

const shape = (
  classes: number,
  inputs: number,
  outputs: number,
  denominator: bigint,
  sourceDenominator: bigint,
): FamilyShape => ({ classes, inputs, outputs, denominator, sourceDenominator });

const tiny = [
  shape(2, 1, 2, 3n, 3n),
  shape(2, 2, 2, 2n, 3n),
  shape(2, 2, 1, 4n, 2n),
  shape(2, 3, 2, 1n, 2n),
  shape(3, 2, 2, 2n, 2n),
  shape(3, 3, 1, 1n, 6n),
  shape(2, 2, 3, 2n, 2n),
];

/** By the definitions, in Rationals, from the problem as a file would give it. */
function reference({ source: { joint }, channel: { matrix } }: Problem): {
  gap: Rational;
  common: boolean;
  pairwise: boolean;
  paper: boolean;
} {
  const a = joint.toArrays();
  const w = matrix.toArrays();
  const letters = w.map((_, x) => x);
  const best = (values: readonly Rational[]): Rational => values.reduce(max);
  const kept = sum(letters.map((x) => best(a.map((row) => row[x]!))));
  const seen = sum(w[0]!.map((_, y) => best(a.map((row) => sum(letters.map((x) => row[x]!.times(w[x]![y]!)))))));
  const optimal = (x: number): Set<number> =>
    new Set(a.flatMap((row, k) => (row[x]!.equals(best(a.map((other) => other[x]!))) ? [k] : [])));
  const positive = letters.filter((x) => a.some((row) => row[x]!.sign() > 0));
  const reaching = w[0]!.map((_, y) => positive.filter((x) => w[x]![y]!.sign() > 0));
  const share = (xs: readonly number[]): boolean => a.some((_, k) => xs.every((x) => optimal(x).has(k)));
  const paper = letters.every((x) =>
    letters.every(
      (other) =>
        !(a[1]![x]!.lessThan(a[0]![x]!) && a[0]![other]!.lessThan(a[1]![other]!)) ||
        w[0]!.every((_, y) => w[x]![y]!.times(w[other]![y]!).isZero()),
    ),
  );
  return {
    gap: kept.minus(seen),
    common: reaching.every(share),
    pairwise: reaching.every((xs) => xs.every((x) => xs.every((other) => share([x, other])))),
    paper,
  };
}

function hashed(run: (hash: ReturnType<typeof createHash>) => Tally): { tally: Tally; sha256: string } {
  const hash = createHash("sha256");
  return { tally: run(hash), sha256: hash.digest("hex") };
}

describe.each(tiny)("K=$classes n=$inputs m=$outputs N=$denominator M=$sourceDenominator", (one) => {
  const family = new Family(one);
  const cases = Array.from({ length: Number(family.size) }, (_, i) => BigInt(i));

  it("agrees with the definitions in Rationals, case by case and in the bytes of the results", () => {
    const bytes: number[] = [];
    const scan = new BayesScan(family, theorem2Verdicts(one.classes));
    const tally = scan.run(0n, family.size, { update: (data) => bytes.push(...(data as Uint8Array)) });
    const view = new DataView(Uint8Array.from(bytes).buffer);
    let zeros = 0n;
    for (const index of cases) {
      const { gap, common, pairwise, paper } = reference(requireConvex(family.problem(index)));
      const at = 5 * Number(index);
      expect(Rational.of(BigInt(view.getInt32(at, true)), one.denominator * one.sourceDenominator)).toEqual(gap);
      expect(view.getUint8(at + 4)).toBe(
        (gap.isZero() ? 1 : 0) + (common ? 2 : 0) + (pairwise ? 4 : 0) + (one.classes === 2 && paper ? 8 : 0),
      );
      if (gap.isZero()) zeros++;
    }
    expect(tally).toMatchObject({ cases: family.size, applicable: family.size, zeros, violations: 0n });
  });

  it("the way for any size gives the same tally, and so do shards and orbits", () => {
    for (const verdicts of [theorem2Verdicts(one.classes), pairwiseVerdicts]) {
      const tally = new BayesScan(family, verdicts).run(0n, family.size);
      expect(new WideBayesScan(family, verdicts).run(0n, family.size)).toEqual(tally);
      expect(new BayesScan(family, verdicts, true).run(0n, family.size)).toEqual(tally);
    }
  });
});

property(
  "both ways agree on ranges anywhere in larger families",
  {
    classes: fc.integer({ min: 2, max: 4 }),
    inputs: fc.integer({ min: 1, max: 4 }),
    outputs: fc.integer({ min: 1, max: 4 }),
    n: fc.bigInt({ min: 1n, max: 9n }),
    m: fc.bigInt({ min: 1n, max: 9n }),
    part: fc.bigInt({ min: 0n, max: 10n ** 9n }),
  },
  runs(60, 81),
  ({ classes, inputs, outputs, n, m, part }) => {
    const family = new Family(shape(classes, inputs, outputs, n, m));
    const from = ((family.size - 1n) * part) / 10n ** 9n;
    const to = from + 40n < family.size ? from + 40n : family.size;
    for (const verdicts of [theorem2Verdicts(classes), pairwiseVerdicts]) {
      expect(new BayesScan(family, verdicts).run(from, to)).toEqual(new WideBayesScan(family, verdicts).run(from, to));
    }
  },
);

describe("machine integers", () => {
  it("end with a product of denominators of 2^31 - 1; beyond, BigInts go on", () => {
    expect(fits(new Family(shape(2, 1, 2, 2147483647n, 1n)))).toBe(true);
    expect(fits(new Family(shape(2, 1, 2, 2147483648n, 1n)))).toBe(false);
    expect(fits(new Family(shape(2, 1, 2, 46341n, 46341n)))).toBe(false);
    // At the bound itself both agree.
    const edge = new Family(shape(2, 1, 2, 2147483647n, 1n));
    const from = edge.size - 50n;
    expect(new BayesScan(edge, theorem2Verdicts(2)).run(from, edge.size)).toEqual(
      new WideBayesScan(edge, theorem2Verdicts(2)).run(from, edge.size),
    );
    const far = new Family(shape(2, 2, 2, 10n ** 39n, 10n ** 20n));
    expect(scanOf(theorem2).start(far)).toBeInstanceOf(WideBayesScan);
    expect(
      scanOf(theorem2)
        .start(far)
        .run(far.size / 2n, far.size / 2n + 30n),
    ).toMatchObject({ cases: 30n, violations: 0n });
    expect(() => scanOf(theorem2).start(far, { upToSymmetry: true })).toThrow("2^31");
  });

  it("hash to the same whatever the pieces", () => {
    const family = new Family(shape(2, 2, 3, 3n, 3n));
    const whole = hashed((hash) => new BayesScan(family, theorem2Verdicts(2)).run(0n, family.size, hash));
    const pieces = hashed((hash) => {
      const scan = new BayesScan(family, theorem2Verdicts(2));
      for (let from = 0n; from < family.size; from += 17n)
        scan.run(from, from + 17n < family.size ? from + 17n : family.size, hash);
      return whole.tally;
    });
    expect(pieces).toEqual(whole);
  });
});

describe("known finds", () => {
  async function first(
    conjecture: Conjecture,
    axes: Parameters<typeof shapesOf>[0],
  ): Promise<{ shape: FamilyShape; index: bigint; evidence: unknown } | undefined> {
    const { parts, complete } = await verify(
      conjecture,
      shapesOf(axes).map((one) => wholePart(new Family(one))),
      { first: true },
    );
    expect(complete).toBe(true);
    const part = parts.find(({ tally }) => tally.violations > 0n);
    if (part === undefined) return undefined;
    const index = part.tally.firstViolation!;
    expect(part.done).toBe(index + 1n);
    return { shape: part.family.shape, index, evidence: scanOf(conjecture).explain(part.family, index) };
  }

  it("the pairwise condition fails for three classes: three letters, M = 6, and not before", async () => {
    const found = await first(theorem2Pairwise, {
      classes: [3],
      inputs: [1, 2, 3],
      outputs: [1, 2],
      denominator: [1n, 2n],
      sourceDenominator: [1n, 2n, 3n, 4n, 5n, 6n],
    });
    expect(found?.shape).toEqual(shape(3, 3, 1, 1n, 6n));
    expect(JSON.parse(JSON.stringify(found?.evidence))).toEqual({
      bayesRisk: { source: "1/2", degraded: "2/3" },
      gap: "1/6",
      commonClass: false,
      pairwise: true,
    });
  });

  it("Theorem 2 itself does not fail, and with two classes all three conditions are one", async () => {
    expect(
      await first(theorem2, {
        classes: [2, 3],
        inputs: [1, 2],
        outputs: [1, 2, 3],
        denominator: [1n, 2n, 3n],
        sourceDenominator: [1n, 2n, 3n],
      }),
    ).toBeUndefined();
  });
});
