/** The surface of one case: its value is the greatest piece on the domain, wherever the last question was. */
import fc from "fast-check";
import { expect } from "vitest";
import { Rational, max } from "../../../../src/exact/rational.js";
import { finish } from "../../../../src/exact/steps.js";
import { randomProblem } from "../../../../src/generate/index.js";
import { convexCase } from "../../../../src/model/case.js";
import type { Bound } from "../../../../src/certificate/plane.js";
import { caseSurface, type CaseSurface } from "../../../../src/tradeoff/convex/surface.js";
import { caseSlice, caseValueAt, sliceHead, sliceOf } from "../../../../src/tradeoff/convex/slice.js";
import { property, runs } from "../../../property/property.js";

const surfaces = randomProblem({ sizes: { source: 4, outputs: 4, restored: 4 } }).map((problem) =>
  finish(caseSurface(convexCase(problem))),
);
const coordinate: fc.Arbitrary<Bound> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -2, max: 24 }).map((n) => Rational.of(BigInt(n), 8n)) },
  { weight: 1, arbitrary: fc.constant("inf" as const) },
);
const places = fc.array(fc.record({ distortion: coordinate, perception: coordinate }), { minLength: 1, maxLength: 8 });

/** The definition; no bound is a bound beyond all numbers of the surface. */
function valueBy(
  { pieces, domain, vertices }: CaseSurface,
  at: { readonly distortion: Bound; readonly perception: Bound },
): string {
  const far = vertices
    .flatMap(({ distortion, perception }) => [distortion, perception])
    .reduce(max)
    .plus(Rational.one);
  const [D, P] = [at.distortion === "inf" ? far : at.distortion, at.perception === "inf" ? far : at.perception];
  if (domain.some((row) => row.distortion.times(D).plus(row.perception.times(P)).lessThan(row.atLeast)))
    return "infinite";
  return pieces
    .map(({ intercept, multipliers }) =>
      intercept.minus(multipliers.distortion.times(D)).minus(multipliers.perception.times(P)),
    )
    .reduce(max)
    .toString();
}

property("at any places, in any order", { surface: surfaces, at: places }, runs(120, 151), ({ surface, at }) => {
  for (const bounds of at) expect(String(surface.at(bounds))).toBe(valueBy(surface, bounds));
});

property(
  "a cell has its corners on its own plane, a vertex is a corner, and orders are canonical",
  { surface: surfaces },
  runs(100, 152),
  ({ surface: { pieces, vertices, domain } }) => {
    const used = new Set(pieces.flatMap(({ corners }) => corners));
    expect([...used].sort((a, b) => a - b)).toEqual([...vertices.keys()]);
    for (const { intercept, multipliers, corners } of pieces) {
      for (const corner of corners) {
        const { distortion, perception, errorRate } = vertices[corner]!;
        expect(
          String(
            intercept.minus(multipliers.distortion.times(distortion)).minus(multipliers.perception.times(perception)),
          ),
        ).toBe(String(errorRate));
      }
    }
    const ascending = (keys: readonly (readonly Rational[])[]): void => {
      keys.slice(1).forEach((key, i) => {
        const first = key.map((value, k) => keys[i]![k]!.compare(value)).find((sign) => sign !== 0);
        expect(first).toBe(-1);
      });
    };
    ascending(pieces.map(({ multipliers, intercept }) => [multipliers.distortion, multipliers.perception, intercept]));
    ascending(domain.map(({ distortion, perception, atLeast }) => [distortion, perception, atLeast]));
    ascending(vertices.map(({ distortion, perception, errorRate }) => [distortion, perception, errorRate]));
    for (const row of domain)
      expect(row.distortion.isZero() ? row.perception.equals(Rational.one) : row.distortion.equals(Rational.one)).toBe(
        true,
      );
  },
);

property(
  "slices are the surface along a line; the least distortion at an error rate is where C comes down to it",
  { surface: surfaces, at: places, rate: fc.integer({ min: 0, max: 8 }) },
  runs(100, 153),
  ({ surface, at, rate }) => {
    for (const { distortion, perception } of at) {
      expect(String(caseValueAt(caseSlice(surface, sliceHead({ distortion })), perception))).toBe(
        String(surface.at({ distortion, perception })),
      );
      expect(String(caseValueAt(caseSlice(surface, sliceHead({ perception })), distortion))).toBe(
        String(surface.at({ distortion, perception })),
      );
      const level = Rational.of(BigInt(rate), 8n);
      const least = caseValueAt(caseSlice(surface, sliceHead({ errorRate: level })), perception);
      const below = (D: Bound): boolean => {
        const value = surface.at({ distortion: D, perception });
        return value !== "infinite" && value.atMost(level);
      };
      if (least === "infinite") expect(below("inf")).toBe(false);
      else {
        expect(below(least)).toBe(true);
        expect(below(least.minus(Rational.of(1n, 10n ** 12n)))).toBe(false);
      }
    }
  },
);

property(
  "a slice through a vertex is that of all pieces, though it looks only at cells that it meets",
  { surface: surfaces, chosen: fc.nat() },
  runs(100, 154),
  ({ surface, chosen }) => {
    const { pieces, domain, vertices } = surface;
    const all = [
      ...pieces.map(({ multipliers, intercept }) => ({
        ...multipliers,
        errorRate: Rational.one,
        atLeast: intercept,
      })),
      ...domain.map((row) => ({ ...row, errorRate: Rational.zero })),
    ];
    const { distortion, perception, errorRate } = vertices[chosen % vertices.length]!;
    for (const at of [{ distortion }, { perception }, { errorRate }])
      expect(caseSlice(surface, sliceHead(at))).toEqual(sliceOf(all, sliceHead(at)));
  },
);
