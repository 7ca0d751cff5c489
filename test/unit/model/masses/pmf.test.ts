/** Pmfs and stochastic matrices: sums are exactly 1, or refused with the exact sum. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Rational, sum } from "../../../../src/exact/rational.js";
import { RationalMatrix } from "../../../../src/exact/vector.js";
import { channel, pmf as randomPmf } from "../../../../src/generate/index.js";
import { nonNegativeMatrix, pmf, pushForward, stochasticMatrix, support } from "../../../../src/model/masses/pmf.js";
import { property, runs } from "../../../property/property.js";
import { list, refusal, rows } from "../definition.js";

const sizes = { least: 1, most: 5 };

property(
  "a pmf is kept as it is; moved by any amount it is refused",
  { masses: randomPmf(sizes), by: fc.bigInt({ min: 1n, max: 10n ** 30n }), at: fc.nat(4) },
  runs(150, 65),
  ({ masses, by, at }) => {
    expect(pmf(masses, "$").toArray().map(String)).toEqual(masses.map(String));
    const place = at % masses.length;
    const moved = masses.with(place, masses[place]!.plus(Rational.of(1n, by)));
    expect(refusal(() => pmf(moved, "$.p"))).toMatchObject({
      code: "out-of-range",
      path: "$.p",
      message: expect.stringMatching(
        new RegExp(`^\\$\\.p: expected masses with sum 1 \\(.*\\), found sum ${String(sum(moved))}$`),
      ) as string,
    });
    expect(refusal(() => pmf(masses.with(place, Rational.of(-1n, by)), "$.p"))).toMatchObject({
      code: "out-of-range",
      path: `$.p[${String(place)}]`,
    });
  },
);

property(
  "the support of a pmf holds all of its mass, and only positive masses",
  { masses: randomPmf(sizes) },
  runs(100, 66),
  ({ masses }) => {
    const inside = support(pmf(masses, "$"));
    expect(inside.every((i) => masses[i]!.sign() > 0)).toBe(true);
    expect(sum(inside.map((i) => masses[i]!)).equals(Rational.one)).toBe(true);
  },
);

const pushed = fc.integer({ min: 1, max: 4 }).chain((size) =>
  fc.record({
    masses: randomPmf(size),
    restorer: channel(size, sizes),
    other: randomPmf(size),
    weight: fc.integer({ min: 0, max: 6 }),
  }),
);
property(
  "pushing forward is linear, keeps the mass, and sends point masses to rows",
  { given: pushed },
  runs(100, 67),
  ({ given: { masses, restorer, other, weight } }) => {
    const Q = RationalMatrix.from(restorer);
    const image = (p: readonly Rational[]): Rational[] => pushForward(pmf(p, "$"), Q).toArray();
    expect(sum(image(masses)).equals(Rational.one)).toBe(true);
    const t = Rational.of(BigInt(weight), 6n);
    const mix = (a: readonly Rational[], b: readonly Rational[]): Rational[] =>
      a.map((mass, i) => mass.times(t).plus(b[i]!.times(Rational.one.minus(t))));
    expect(image(mix(masses, other)).map(String)).toEqual(mix(image(masses), image(other)).map(String));
    masses.forEach((_, y) => {
      const point = masses.map((__, i) => (i === y ? Rational.one : Rational.zero));
      expect(image(point).map(String)).toEqual(restorer[y]!.map(String));
    });
  },
);

test("matrices of another shape, or with other entries, are refused at the row that is wrong", () => {
  const shape = { rows: 2, columns: 2, rowsAre: "rows", columnsAre: "columns" };
  expect(stochasticMatrix(rows("1/2 1/2 | 0 1"), shape, "$").rows).toBe(2);
  expect(refusal(() => stochasticMatrix(rows("1/2 1/2 | 1/3 1/3"), shape, "$.W")).path).toBe("$.W[1]");
  expect(refusal(() => nonNegativeMatrix(rows("1/2 7 | 0 -1"), shape, "$.D")).path).toBe("$.D[1][1]");
  expect(refusal(() => nonNegativeMatrix([list("1 2"), list("3")], shape, "$.D"))).toMatchObject({
    code: "wrong-length",
    path: "$.D[1]",
  });
  expect(refusal(() => nonNegativeMatrix(rows("1 2"), shape, "$.D"))).toMatchObject({
    code: "wrong-length",
    path: "$.D",
  });
});
