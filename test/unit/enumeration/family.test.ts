/** Families: every pair of a source and a channel once, and shapes in one order. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { Family, compareShapes, letters, shapesOf, type FamilyShape } from "../../../src/enumeration/family.js";
import { Rational } from "../../../src/exact/rational.js";
import { property, runs } from "../../property/property.js";
import { refusal } from "../model/definition.js";

const shape: fc.Arbitrary<FamilyShape> = fc.record({
  classes: fc.integer({ min: 2, max: 3 }),
  inputs: fc.integer({ min: 1, max: 2 }),
  outputs: fc.integer({ min: 1, max: 2 }),
  denominator: fc.bigInt({ min: 1n, max: 2n }),
  sourceDenominator: fc.bigInt({ min: 1n, max: 3n }),
});
const total = (rows: readonly (readonly bigint[])[]): bigint => rows.flat().reduce((sum, one) => sum + one, 0n);

property(
  "all cases are different, their sources sum to M and their rows to N, and the problem is that of the pair",
  { given: shape },
  runs(40, 171),
  ({ given }) => {
    const family = new Family(given);
    const seen = new Set<string>();
    for (let i = 0n; i < family.size; i++) {
      const { source, channel } = family.pair(i);
      seen.add(JSON.stringify([source.map((row) => row.map(String)), channel.map((row) => row.map(String))]));
      expect([source.length, source[0]!.length, channel.length, channel[0]!.length]).toEqual([
        given.classes,
        given.inputs,
        given.inputs,
        given.outputs,
      ]);
      expect(total(source)).toBe(given.sourceDenominator);
      for (const row of channel) expect(total([row])).toBe(given.denominator);
      // The channel is the digit that changes first.
      expect(family.sources.rank(source.flat()) * family.channels.size + family.channels.rank(channel)).toBe(i);
    }
    expect(BigInt(seen.size)).toBe(family.size);
    const last = family.size - 1n;
    const { source, channel } = family.pair(last);
    const problem = family.problem(last);
    source.forEach((row, k) =>
      row.forEach((count, x) =>
        expect(problem.source.joint.at(k, x).equals(Rational.of(count, given.sourceDenominator))).toBe(true),
      ),
    );
    channel.forEach((row, x) =>
      row.forEach((count, y) =>
        expect(problem.channel.matrix.at(x, y).equals(Rational.of(count, given.denominator))).toBe(true),
      ),
    );
  },
);

property(
  "shapes have one order, by size first",
  { all: fc.array(shape, { minLength: 3, maxLength: 3 }) },
  runs(150, 172),
  ({ all: [a, b, c] }) => {
    expect(compareShapes(a!, b!)).toBe(0 - compareShapes(b!, a!));
    expect(compareShapes(a!, b!) === 0).toBe(
      JSON.stringify(Object.values(a!).map(String)) === JSON.stringify(Object.values(b!).map(String)),
    );
    if (compareShapes(a!, b!) <= 0 && compareShapes(b!, c!) <= 0) expect(compareShapes(a!, c!)).toBeLessThanOrEqual(0);
    const size = ({ classes, inputs, outputs }: FamilyShape): number => classes + inputs + outputs;
    if (size(a!) < size(b!)) expect(compareShapes(a!, b!)).toBe(-1);
  },
);

it("a grid has each of its shapes once, ascending", () => {
  const shapes = shapesOf({
    classes: [3, 2, 2],
    inputs: [2, 1],
    outputs: [1],
    denominator: [2n, 1n, 2n],
    sourceDenominator: [1n, 4n],
  });
  expect(shapes).toHaveLength(2 * 2 * 2 * 2);
  shapes.slice(1).forEach((one, i) => expect(compareShapes(shapes[i]!, one)).toBe(-1));
});

it("letters count from a number on; shapes and cases that do not exist are refused", () => {
  expect([letters(3), letters(2, 1)]).toEqual([
    ["0", "1", "2"],
    ["1", "2"],
  ]);
  const usual = { classes: 2, inputs: 1, outputs: 1, denominator: 1n, sourceDenominator: 1n };
  const codeOf = (change: Partial<FamilyShape>): string => refusal(() => new Family({ ...usual, ...change })).code;
  expect([
    codeOf({ classes: 1 }),
    codeOf({ sourceDenominator: 0n }),
    codeOf({ denominator: 0n }),
    codeOf({ inputs: 0 }),
  ]).toEqual(Array.from({ length: 4 }, () => "out-of-range"));
  const family = new Family(usual);
  expect([-1n, family.size].map((index) => refusal(() => family.pair(index)).path)).toEqual(["case", "case"]);
});
