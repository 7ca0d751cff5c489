/** The order of instances, simpler numbers and coarser masses. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Rational } from "../../../../src/exact/rational.js";
import { problemDefinition } from "../../../../src/generate/index.js";
import { compareShapes, Family, shapesOf } from "../../../../src/enumeration/family.js";
import { instanceKey } from "../../../../src/generate/instance/edit.js";
import {
  instance,
  instanceOf,
  type Instance,
  type InstanceDefinition,
} from "../../../../src/generate/instance/instance.js";
import { ancestors, coarser, rounded, simpler } from "../../../../src/search/shrink/numbers.js";
import { shapeOf } from "../../../../src/generate/instance/shape.js";
import { compareInstances, compareSizes, detailSize, shapeSize } from "../../../../src/search/shrink/order.js";
import { property, runs } from "../../../property/property.js";

const allSizes = (one: InstanceDefinition): bigint[] => [...shapeSize(one), ...detailSize(one)];
const instances = problemDefinition().map(instance);
const base = {
  name: "a",
  source: {
    alphabet: ["0", "1"],
    classNames: ["1", "2"],
    counts: [
      [1n, 0n],
      [0n, 2n],
    ],
  },
  channel: { outputs: ["0"], matrix: [[Rational.one], [Rational.one]] },
};
const measures = { classifier: "bayes", distortion: "hamming", perception: "total-variation" } as const;
const smallest = instance({ ...base, ...measures });

describe("the order", () => {
  property(
    "is a total order on definitions",
    { a: instances, b: instances, c: instances },
    runs(100, 1),
    ({ a, b, c }) => {
      expect(compareInstances(a, b)).toBe(-compareInstances(b, a) + 0);
      expect(compareInstances(a, b) === 0).toBe(
        instanceKey(a.definition) === instanceKey(b.definition) ||
          compareSizes(allSizes(a.definition), allSizes(b.definition)) === 0,
      );
      const [x, y, z] = [a, b, c].sort(compareInstances) as [Instance, Instance, Instance];
      expect(compareInstances(x, z)).toBeLessThanOrEqual(0);
      expect(compareInstances(x, y) <= 0 && compareInstances(y, z) <= 0).toBe(true);
    },
  );

  property("descends through natural numbers", { one: instances }, runs(100, 2), ({ one: { definition } }) => {
    expect(allSizes(definition).every((value) => value >= 0n)).toBe(true);
  });

  it("is that of families on shapes", () => {
    const shapes = shapesOf({
      classes: [2, 3],
      inputs: [1, 2],
      outputs: [1, 2],
      denominator: [1n, 2n],
      sourceDenominator: [1n, 3n],
    });
    // One case in lowest terms of each shape: everything on the first output but a unit of the last letter.
    const cases = shapes.flatMap((shape) => {
      const family = new Family(shape);
      for (let i = 0n; i < family.size; i++) {
        const one = instanceOf(family.problem(i));
        const { denominator, sourceDenominator } = shapeOf(one.definition);
        if (denominator === shape.denominator && sourceDenominator === shape.sourceDenominator) return [{ shape, one }];
      }
      return [];
    });
    expect(cases.length).toBeGreaterThan(20);
    for (const [i, { shape, one }] of cases.entries()) {
      const next = cases[i + 1];
      if (next === undefined) continue;
      expect(compareShapes(shape, next.shape)).toBeLessThan(0);
      expect(compareInstances(one, next.one)).toBeLessThan(0);
    }
  });

  it("puts sizes before measures, measures before denominators, denominators before entries and names", () => {
    const larger = (change: object): Instance => instance({ ...base, ...measures, ...change });
    const ascending = [
      smallest,
      larger({ source: { ...base.source, classNames: ["1", "two"] } }),
      larger({ source: { ...base.source, alphabet: ["0", "a"] } }),
      larger({
        source: {
          ...base.source,
          counts: [
            [1n, 0n],
            [0n, 3n],
          ],
        },
      }),
      larger({ distortion: "squared-error" }),
      larger({
        distortion: {
          matrix: [
            [Rational.zero, Rational.one],
            [Rational.one, Rational.zero],
          ],
        },
      }),
      larger({
        distortion: {
          matrix: [
            [Rational.zero, Rational.of(3n, 7n)],
            [Rational.one, Rational.zero],
          ],
        },
      }),
      larger({
        distortion: {
          matrix: [
            [Rational.zero, Rational.one],
            [Rational.one, Rational.zero],
          ],
        },
        source: {
          ...base.source,
          counts: [
            [1n, 0n],
            [0n, 3n],
          ],
        },
      }),
      larger({
        channel: {
          outputs: ["0", "1"],
          matrix: [
            [Rational.one, Rational.zero],
            [Rational.one, Rational.zero],
          ],
        },
      }),
      larger({ restored: { alphabet: ["1", "0"] } }),
    ];
    for (const [i, one] of ascending.entries())
      if (i > 0) expect(compareInstances(ascending[i - 1]!, one)).toBeLessThan(0);
  });
});

describe("numbers", () => {
  const rational = fc
    .tuple(fc.bigInt({ min: -40n, max: 40n }), fc.bigInt({ min: 1n, max: 12n }))
    .map(([p, q]) => Rational.of(p, q));

  it("has the neighbours of the Stern–Brocot tree", () => {
    expect(ancestors(Rational.of(3n, 7n)).map(String)).toEqual(["1", "1/2", "1/3", "2/5"]);
    expect(ancestors(Rational.of(-5n, 2n)).map(String)).toEqual(["-1", "-2", "-3"]);
    expect(ancestors(Rational.zero)).toEqual([]);
  });

  property("are replaced by others, each once", { value: rational }, runs(200, 3), ({ value }) => {
    const found = simpler(value).map(String);
    expect(new Set(found).size).toBe(found.length);
    expect(found).not.toContain(value.toString());
  });

  it("rounds by largest remainders, ties to the left", () => {
    expect(rounded([1n, 1n, 1n], 2n)).toEqual([1n, 1n, 0n]);
    expect(rounded([5n, 3n, 0n], 3n)).toEqual([2n, 1n, 0n]);
    expect(coarser(7n)).toEqual([1n, 2n, 3n, 4n, 5n, 6n]);
    expect(coarser(1n)).toEqual([]);
  });

  property(
    "keeps sums when it rounds",
    {
      weights: fc.array(fc.bigInt({ min: 0n, max: 30n }), { minLength: 1, maxLength: 6 }),
      total: fc.bigInt({ min: 1n, max: 20n }),
    },
    runs(200, 4),
    ({ weights, total }) => {
      fc.pre(weights.some((weight) => weight > 0n));
      const parts = rounded(weights, total);
      expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total);
      expect(parts.every((part, i) => part >= 0n && (weights[i] !== 0n || part === 0n))).toBe(true);
    },
  );
});
