/**
 * Points by facets: each against brute force over all vertices, with a facet that meets the (D,P) it was
 * asked for, whatever points came before.
 */
import { coefficients, inner } from "../../../../src/model/coefficients.js";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { Rational, sum } from "../../../../src/exact/rational.js";
import { problemWithBounds } from "../../../../src/generate/index.js";
import { convexCase } from "../../../../src/model/case.js";
import { pushForward } from "../../../../src/model/masses/pmf.js";
import { problem } from "../../../../src/model/problem.js";
import type { Bound, Multipliers } from "../../../../src/certificate/plane.js";
import { FacetRoute } from "../../../../src/tradeoff/convex/facets.js";
import { bound } from "../../../../src/tradeoff/convex/bounds.js";
import { LinearRoute } from "../../../../src/tradeoff/convex/linear.js";
import { intercept } from "../../../../src/tradeoff/convex/point.js";
import { evaluateCase } from "../../../../src/tradeoff/oracle/achieved.js";
import { TransportOracle } from "../../../../src/tradeoff/oracle/transport.js";
import { Reference } from "../../../exhaustive/reference.js";
import { randomProblem } from "../../../bench/families.js";
import { property, runs } from "../../../property/property.js";
import { base, r, rows } from "../../model/definition.js";

const kinds = ["total-variation", "wasserstein-1", "wasserstein-2-squared", "transport"] as const;
const transported = problemWithBounds(3, { kinds, sizes: { source: 3, outputs: 2, restored: 2 } });

/** λD + μP, where a free quantity has the multiplier 0. */
function weighed({ distortion, perception }: Multipliers, at: { distortion: Bound; perception: Bound }): Rational {
  return sum(
    (
      [
        [distortion, at.distortion],
        [perception, at.perception],
      ] as const
    ).map(([multiplier, bound]) => {
      if (bound !== "inf") return multiplier.times(bound);
      expect(multiplier.isZero()).toBe(true);
      return Rational.zero;
    }),
  );
}

const within = (value: Rational, bound: Bound): boolean => bound === "inf" || value.atMost(bound);

property(
  "the value of brute force, attained by the restorer and met by the plane, with extreme corners and others",
  { given: transported },
  runs(14, 1151),
  ({ given: { definition, problem: built, bounds } }) => {
    const of = convexCase(built);
    const reference = new Reference(definition);
    const routes = [new FacetRoute(of), new FacetRoute(of, 0)];
    for (const [at, route] of bounds.flatMap((one) => routes.map((route) => [one, route] as const))) {
      const point = route.solve(at);
      const value = reference.value(at);
      const gamma = intercept(of, point.plane);
      if (point.status === "infeasible") {
        expect(value).toBeUndefined();
        expect(point.cut.atLeast).toEqual(gamma);
        expect(weighed(point.plane.multipliers, at).lessThan(gamma)).toBe(true);
        continue;
      }
      expect(point.errorRate).toEqual(value);
      expect(point.plane.multipliers).toEqual(point.multipliers);
      // The facet's plane passes through (D, P, C(D,P)).
      expect(gamma.minus(weighed(point.multipliers, at))).toEqual(value);
      const { distortion, perception, errorRate } = evaluateCase(of, point.restorer);
      expect([point.achieved.distortion, point.achieved.perception, errorRate]).toEqual([
        distortion,
        perception,
        value,
      ]);
      expect(within(distortion, at.distortion) && within(perception, at.perception)).toBe(true);
      const { divergence } = of;
      if (divergence.family !== "transport") throw new Error("a transport cost was asked for");
      expect(point.coupling !== undefined).toBe(divergence.evaluate === undefined && at.perception !== "inf");
      if (point.coupling === undefined) continue;
      // The coupling is an optimal one: it costs exactly d, and its marginals are q and p_X.
      expect(inner(divergence.cost, point.coupling)).toEqual(perception);
      const q = pushForward(coefficients(of).outputMass, point.restorer);
      const masses = point.coupling.toArrays();
      expect(masses.map((row) => sum(row))).toEqual(q.toArray());
      expect(of.source.marginal.toArray()).toEqual(
        of.source.alphabet.letters.map((_, x) => sum(masses.map((row) => row[x]!))),
      );
    }
  },
);

property(
  "the order of points changes no value, and one linear program per point says the same",
  { given: transported, order: fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }) },
  runs(8, 1152),
  ({ given: { problem: built, bounds }, order }) => {
    const of = convexCase(built);
    const text = (route: FacetRoute | LinearRoute, i: number): string => {
      const point = route.solve(bounds[i]!);
      return point.status === "optimal" ? point.errorRate.toString() : "infeasible";
    };
    const fresh = bounds.map((_, i) => text(new FacetRoute(of), i));
    const linear = new LinearRoute(of);
    expect(bounds.map((_, i) => text(linear, i))).toEqual(fresh);
    const route = new FacetRoute(of);
    for (const i of order) expect(text(route, i)).toBe(fresh[i]);
    const hasty = new FacetRoute(of, 0);
    for (const i of order) expect(text(hasty, i)).toBe(fresh[i]);
  },
);

test.each(["total-variation", "wasserstein-1"] as const)(
  "few pivots come to the values of all, ten letters, %s",
  (perception) => {
    const of = convexCase(randomProblem({ size: 10, seed: 5, perception }));
    const [hasty, usual] = [new FacetRoute(of, 0), new FacetRoute(of)];
    const values = new Set<string>();
    for (const distortion of ["9/5", "5/2", "3", "inf"] as const)
      for (const difference of ["0", "1/50", "1/5", "inf"] as const) {
        const at = { distortion: bound(distortion, "distortion"), perception: bound(difference, "perception") };
        const [one, other] = [hasty.solve(at), usual.solve(at)];
        expect(one.status).toBe(other.status);
        if (one.status !== "optimal" || other.status !== "optimal") continue;
        expect(one.errorRate).toEqual(other.errorRate);
        expect(intercept(of, one.plane).minus(weighed(one.multipliers, at))).toEqual(one.errorRate);
        const attained = evaluateCase(of, one.restorer);
        expect(attained.errorRate).toEqual(one.errorRate);
        expect(within(attained.distortion, at.distortion) && within(attained.perception, at.perception)).toBe(true);
        values.add(one.errorRate.toString());
      }
    expect(values.size).toBeGreaterThan(3);
  },
);

describe("work", () => {
  const of = convexCase(problem({ ...base, perception: { transport: rows("0 1 | 2 0") } }));

  test("a second point on a settled facet asks nothing, and restorers are mixed when they are read", () => {
    const asked = vi.spyOn(TransportOracle.prototype, "probe");
    const mixed = vi.spyOn(TransportOracle.prototype, "mix");
    try {
      const route = new FacetRoute(of);
      const at = { distortion: r("4/5"), perception: r("3/4") };
      const point = route.solve(at);
      const questions = asked.mock.calls.length;
      expect(questions).toBeGreaterThan(0);
      expect(route.solve(at)).toMatchObject({
        errorRate: { num: point.status === "optimal" ? point.errorRate.num : 0n },
      });
      expect(asked.mock.calls.length).toBe(questions);
      expect(mixed.mock.calls.length).toBe(0);
      if (point.status !== "optimal") throw new Error("feasible");
      expect(point.restorer.rows).toBe(3);
      expect(mixed.mock.calls.length).toBe(1);
    } finally {
      asked.mockRestore();
      mixed.mockRestore();
    }
  });

  test("beyond a slanting edge of the domain the answer is its cut", () => {
    // E[Δ] and d pull apart: no restorer has both of their least values.
    const pulled = convexCase(
      problem({ ...base, distortion: { matrix: rows("0 1 | 0 1") }, perception: { transport: rows("1 1 | 0 0") } }),
    );
    const route = new FacetRoute(pulled);
    const point = route.solve({ distortion: r("1/4"), perception: r("1/4") });
    if (point.status !== "infeasible") throw new Error("D + P ≥ 1 for every restorer");
    expect([point.cut.distortion, point.cut.perception, point.cut.atLeast].map(String)).toEqual(["1", "1", "1"]);
    expect(route.solve({ distortion: r("1/4"), perception: r("3/4") }).status).toBe("optimal");
  });
});
