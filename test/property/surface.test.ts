/**
 * The whole surface against the other routes: linear programs point by point, another oracle,
 * other orders of the letters.
 *
 * Places that matter are asked exactly: vertices, middles of edges, inside cells, on the
 * border of the domain and just beyond it.
 */
import fc from "fast-check";
import { expect } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { rational } from "../../src/exact/value.js";
import { convexCase } from "../../src/model/case.js";
import { problem as build, type Problem } from "../../src/model/problem.js";
import { fraction, problemDefinition, problemWithBounds } from "../../src/generate/index.js";
import { LinearOracle } from "../../src/tradeoff/oracle/linear.js";
import type { Oracle } from "../../src/tradeoff/oracle/oracle.js";
import { PointSolver, solve } from "../../src/tradeoff/solve.js";
import { caseSurface } from "../../src/tradeoff/convex/surface.js";
import type { Pieces } from "../../src/tradeoff/convex/pieces.js";
import { slice, sliceAt, type SliceAt } from "../../src/tradeoff/slice.js";
import { surface, type Surface } from "../../src/tradeoff/surface.js";
import { sweepAt } from "../../src/tradeoff/sweep.js";
import { changesTheListedOrder, classNames, relabelled } from "./transformations.js";
import { planeOf } from "../support/points.js";
import { surfaceBy } from "../support/surfaces.js";
import { property, runs } from "./property.js";

const transport = ["total-variation", "wasserstein-1", "wasserstein-2-squared", "transport"] as const;
const half = Rational.of(1n, 2n);

/** C by a linear program. */
function byProgram(problem: Problem, distortion: Rational | "inf", perception: Rational | "inf"): string {
  const point = solve(problem, { distortion, perception }, { route: "linear" });
  return point.status === "optimal" ? point.errorRate.toString() : "infinite";
}

/** Vertices, middles of edges, middles of cells, and points beyond every unbounded side. */
function places(C: Surface): { distortion: Rational; perception: Rational }[] {
  const at = (corner: number): { distortion: Rational; perception: Rational } => C.vertices[corner]!;
  const middle = (corners: readonly number[]): { distortion: Rational; perception: Rational } => {
    const share = Rational.of(1n, BigInt(corners.length));
    const mean = (pick: (corner: number) => Rational): Rational =>
      corners
        .map(pick)
        .reduce((a, b) => a.plus(b))
        .times(share);
    return { distortion: mean((i) => at(i).distortion), perception: mean((i) => at(i).perception) };
  };
  return C.pieces.flatMap(({ corners, rays }) => {
    const edges = corners.flatMap((corner, i) => (i + 1 < corners.length ? [middle([corner, corners[i + 1]!])] : []));
    const far = rays.map((ray) => ({ ...at(corners[0]!), [ray]: at(corners[0]!)[ray].plus(Rational.one) }));
    return [middle(corners), ...edges, ...far];
  });
}

/** What is printed of a surface, without what depends on the order of indices. */
function listed({ pieces, domain, vertices }: Pieces): unknown {
  return {
    pieces: pieces.map(({ intercept, multipliers, corners, rays }) => [
      String(multipliers.distortion),
      String(multipliers.perception),
      String(intercept),
      corners.join(" "),
      rays.join(),
    ]),
    domain: domain.map(({ distortion, perception, atLeast }) => [distortion, perception, atLeast].map(String)),
    vertices: vertices.map(({ distortion, perception, errorRate }) => [distortion, perception, errorRate].map(String)),
  };
}

property(
  "the surface at random points is the linear program's value",
  { instance: problemWithBounds(4) },
  runs(120, 901),
  ({ instance: { problem, bounds } }) => {
    const C = surface(problem);
    for (const { distortion, perception } of bounds)
      expect(C.at({ distortion, perception }).toString()).toBe(byProgram(problem, distortion, perception));
  },
);

property(
  "so it is at vertices, on edges, inside cells, far out and just beyond the domain",
  { definition: problemDefinition({ sizes: { source: 4, outputs: 3, restored: 4 } }) },
  runs(40, 902),
  ({ definition }) => {
    const problem = build(definition);
    const C = surface(problem);
    for (const { distortion, perception, errorRate } of C.vertices) {
      expect(errorRate.toString()).toBe(byProgram(problem, distortion, perception));
      expect(C.at({ distortion, perception })).toEqual(errorRate);
      for (const row of C.domain) {
        if (!row.distortion.times(distortion).plus(row.perception.times(perception)).equals(row.atLeast)) continue;
        // On the border of the domain: a step over it, however small, is infeasible.
        const step = Rational.parse("1e-30");
        const beyond = {
          distortion: row.distortion.isZero() ? distortion : distortion.minus(step),
          perception: row.perception.isZero() ? perception : perception.minus(step),
        };
        expect(C.at(beyond)).toBe("infinite");
        expect(byProgram(problem, beyond.distortion, beyond.perception)).toBe("infinite");
      }
    }
    for (const { distortion, perception } of places(C))
      expect(C.at({ distortion, perception }).toString()).toBe(byProgram(problem, distortion, perception));
  },
);

property(
  "the network and the linear program lead to the same surface",
  { definition: problemDefinition({ kinds: transport, sizes: { source: 4, outputs: 4, restored: 4 } }) },
  runs(60, 903),
  ({ definition }) => {
    const problem = build(definition);
    const of = convexCase(problem);
    expect(listed(surface(problem))).toEqual(listed(surfaceBy(of, new LinearOracle(of) as unknown as Oracle)));
  },
);

const orders = (count: number): fc.Arbitrary<number[]> =>
  fc.shuffledSubarray(
    Array.from({ length: count }, (_, i) => i),
    { minLength: count },
  );
const shuffled = problemDefinition().chain((definition) => {
  const { source, channel, restored } = definition;
  const by = fc.record({
    source: orders(source.alphabet.length),
    outputs: orders(channel.outputs.length),
    restored: orders((restored?.alphabet ?? source.alphabet).length),
    classes: orders(classNames(definition).length),
  });
  return by.map((relabelling) => ({ definition, relabelling }));
});

property(
  "another order of the letters: the same pieces, domain and vertices",
  { given: shuffled },
  runs(80, 904),
  ({ given: { definition, relabelling } }) => {
    if (changesTheListedOrder(definition, relabelling)) return;
    expect(listed(surface(build(relabelled(definition, relabelling))))).toEqual(listed(surface(build(definition))));
  },
);

property(
  "a point by facets and by linear program",
  { instance: problemWithBounds(3, { kinds: transport, sizes: { source: 5, outputs: 5, restored: 5 } }) },
  runs(150, 905),
  ({ instance: { problem, bounds } }) => {
    const other = new PointSolver(problem, { route: "linear" });
    for (const at of bounds) {
      const facet = solve(problem, at);
      const program = other.solve(at);
      expect(facet.status).toBe(program.status);
      if (facet.status === "optimal" && program.status === "optimal")
        expect(facet.errorRate).toEqual(program.errorRate);
    }
  },
);

const weight = fc.bigInt({ min: 0n, max: 9n }).map((n) => Rational.of(n));
const weights = fc
  .record({ distortion: weight, perception: weight, errorRate: weight })
  .filter((all) => Object.values(all).some((one) => !one.isZero()));

property(
  "a weighted optimum lies on the surface, and no vertex is better",
  { definition: problemDefinition(), weights },
  runs(120, 906),
  ({ definition, weights: given }) => {
    const problem = build(definition);
    const point = sweepAt(problem, given);
    const { value } = point;
    const achieved = { ...point.achieved, perception: rational(point.achieved.perception) };
    const C = surface(problem);
    const weigh = (point: { distortion: Rational; perception: Rational; errorRate: Rational }): Rational =>
      given.distortion
        .times(point.distortion)
        .plus(given.perception.times(point.perception))
        .plus(given.errorRate.times(point.errorRate));
    expect(weigh(achieved)).toEqual(value);
    const best = C.vertices.map(weigh).reduce((a, b) => (a.lessThan(b) ? a : b));
    expect(best).toEqual(value);
    if (!given.errorRate.isZero()) {
      expect(C.at(achieved)).toEqual(achieved.errorRate);
      expect(planeOf(point).multipliers.distortion).toEqual(given.distortion.over(given.errorRate));
    }
  },
);

property(
  "a slice by the facets it meets is the slice of the whole surface",
  { definition: problemDefinition({ sizes: { source: 4, outputs: 4, restored: 4 } }), share: fraction() },
  runs(60, 908),
  ({ definition, share }) => {
    const problem = build(definition);
    const C = surface(problem);
    for (const quantity of ["distortion", "perception", "errorRate"] as const) {
      const values = C.vertices.map((vertex) => vertex[quantity]);
      const first = values[0]!;
      const between = values.map((value) => first.plus(value.minus(first).times(share)));
      for (const at of [
        ...values.slice(0, 4),
        ...between.slice(0, 4),
        "inf" as const,
        first.minus(share),
        first.plus(share),
      ]) {
        // Computed keys lose their names.
        const fixed = { [quantity]: at } as unknown as SliceAt;
        const whole = slice(C, fixed);
        expect(whole.cases).toBe(C.cases);
        // Where only the slice was computed there are no surfaces to refer to, but planes that prove it.
        const { planes, ...alone } = sliceAt(problem, fixed);
        expect(alone).toEqual({ ...whole, cases: [] });
        expect(planes).toBeDefined();
      }
    }
  },
);

property(
  "what an unfinished surface lists is part of the whole",
  { definition: problemDefinition({ sizes: { source: 4, outputs: 4, restored: 4 } }), stop: fc.nat(25) },
  runs(80, 909),
  ({ definition, stop }) => {
    const problem = build(definition);
    const steps = caseSurface(convexCase(problem));
    let step = steps.next();
    for (let i = 1; i < stop && step.done !== true; i++) step = steps.next();
    const cells = ({ pieces, vertices }: Pieces): string[] =>
      pieces.map(({ intercept, multipliers, corners, rays }) =>
        [
          multipliers.distortion,
          multipliers.perception,
          intercept,
          ...corners.flatMap((i) => [vertices[i]!.distortion, vertices[i]!.perception]),
          ...rays,
        ].join(" "),
      );
    const rows = ({ domain }: Pieces): string[] =>
      domain.map(({ distortion, perception, atLeast }) => [distortion, perception, atLeast].join(" "));
    const [part, all] = [step.done === true ? step.value : step.value.partial(), surface(problem)];
    expect(cells(all)).toEqual(expect.arrayContaining(cells(part)));
    expect(rows(all)).toEqual(expect.arrayContaining(rows(part)));
    if (!part.complete) expect(() => part.at({ distortion: 1, perception: 1 })).toThrow("interrupted");
  },
);

property(
  "C is convex along every edge between two vertices",
  { definition: problemDefinition() },
  runs(60, 907),
  ({ definition }) => {
    const C = surface(build(definition));
    for (const a of C.vertices) {
      for (const b of C.vertices) {
        const value = C.at({
          distortion: a.distortion.plus(b.distortion).times(half),
          perception: a.perception.plus(b.perception).times(half),
        });
        expect(value !== "infinite" && value.atMost(a.errorRate.plus(b.errorRate).times(half))).toBe(true);
      }
    }
  },
);
