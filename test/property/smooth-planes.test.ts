/**
 * Planes and cuts of smooth divergences hold for every restorer: λE[Δ] + μd + ε ≥ γ, checked in rationals with the
 * lower end of d, for thousands of random restorers of random problems.
 *
 * E[Δ], q and ε are computed from the problem file anew. A plane that touches at its own restorer is compared there
 * with the upper end of d.
 */
import { describe, expect, test } from "vitest";
import { Enclosure } from "../../src/exact/enclosure.js";
import { Rational, sum } from "../../src/exact/rational.js";
import { RationalVector } from "../../src/exact/vector.js";
import { convexCase, isSmoothCase } from "../../src/model/case.js";
import { intercept } from "../../src/tradeoff/convex/point.js";
import { solve } from "../../src/tradeoff/solve.js";
import { randomPmf, seeded } from "../bench/families.js";
import { exhaustive } from "../support/exhaustive.js";
import { planeOf } from "../support/points.js";
import { smoothKinds, smoothPoint, type SmoothData, type SmoothKind } from "../support/smooth.js";

const bits = 220;
const [problems, restorers] = exhaustive ? [100, 1000] : [8, 60];
const read = (text: string): Rational => Rational.parse(text);

/** π(y), δ(y,x̂) and e(y,x̂) by the definitions. */
function exactly({ source, channel, classifier, distortion, restored }: SmoothData): {
  mass: Rational[];
  delta: Rational[][];
  error: Rational[][];
} {
  const joint = source.classes.map(({ prior, pmf }) => pmf.map((mass) => read(prior).times(read(mass))));
  const p = source.alphabet.map((_, x) => sum(joint.map((row) => row[x]!)));
  const W = channel.matrix.map((row) => row.map(read));
  const xs = [...source.alphabet.keys()];
  return {
    mass: channel.outputs.map((_, y) => sum(xs.map((x) => p[x]!.times(W[x]![y]!)))),
    delta: channel.outputs.map((_, y) =>
      restored.alphabet.map((__, j) =>
        sum(xs.map((x) => p[x]!.times(W[x]![y]!).times(read(distortion.matrix[x]![j]!)))),
      ),
    ),
    error: channel.outputs.map((_, y) =>
      (classifier as string[]).map((label) =>
        sum(
          source.classes.flatMap(({ name }, k) =>
            name === label ? [] : xs.map((x) => joint[k]![x]!.times(W[x]![y]!)),
          ),
        ),
      ),
    ),
  };
}

interface Levels {
  readonly distortion: Rational;
  readonly errorRate: Rational;
  readonly lower: Rational;
  readonly upper: Rational;
}

function tested(kind: SmoothKind): { planes: number; restorers: number } {
  const count = { planes: 0, restorers: 0 };
  for (let seed = 0; seed < problems; seed++) {
    const { problem, data, bounds } = smoothPoint(kind, 900 + seed);
    const of = convexCase(problem);
    if (!isSmoothCase(of)) throw new Error("a smooth divergence");
    const { mass, delta, error } = exactly(data);
    const levels = (Q: readonly (readonly Rational[])[]): Levels | undefined => {
      const inner = (costs: readonly (readonly Rational[])[]): Rational =>
        sum(costs.flatMap((row, y) => row.map((cost, j) => cost.times(Q[y]![j]!))));
      const q = Q[0]!.map((_, j) => sum(mass.map((pi, y) => pi.times(Q[y]![j]!))));
      const d = of.divergence.evaluate(of.source.marginal, RationalVector.from(q), bits);
      if (d === "inf") return undefined;
      const [lower, upper] = d instanceof Enclosure ? [d.lower, d.upper as Rational] : [d, d];
      return { distortion: inner(delta), errorRate: inner(error), lower, upper };
    };
    const draw = seeded(seed + 17);
    const n = of.restored.size;
    const randomRestorer = (): Rational[][] =>
      mass.map(() => {
        if (draw(3) > 0) return randomPmf(draw, n, 1000);
        const only = draw(n);
        return Array.from({ length: n }, (_, j) => (j === only ? Rational.one : Rational.zero));
      });
    for (const at of [bounds, { ...bounds, perception: "1/100000" }, { distortion: "1/1000000", perception: "1" }]) {
      const point = solve(problem, at, { tolerance: "1e-30" });
      const plane = planeOf(point);
      // A pinned cut holds at the bound only.
      if (plane.cut.kind === "pinned") continue;
      const { distortion: lambda, perception: mu } = plane.multipliers;
      const gamma = intercept(of, plane);
      // Farkas planes do without the error rate.
      const nu = point.status === "infeasible" ? Rational.zero : Rational.one;
      const height = (by: Levels, d: Rational): Rational =>
        lambda.times(by.distortion).plus(mu.times(d)).plus(nu.times(by.errorRate));
      count.planes++;
      const own = "restorer" in point ? point.restorer.toArrays() : undefined;
      if (own !== undefined) {
        const achieved = levels(own)!;
        expect(gamma.atMost(height(achieved, achieved.upper))).toBe(true);
      }
      for (let i = 0; i < restorers; i++) {
        let Q = randomRestorer();
        // Close to the optimum too, where a plane that is a little too high would show.
        if (own !== undefined && i % 3 === 0) {
          const share = Rational.of(1n, 10n ** BigInt(1 + (i % 8)));
          Q = Q.map((row, y) =>
            row.map((value, j) => value.times(share).plus(own[y]![j]!.times(Rational.one.minus(share)))),
          );
        }
        const achieved = levels(Q);
        if (achieved === undefined) continue;
        count.restorers++;
        if (!gamma.atMost(height(achieved, achieved.lower)))
          expect.fail(`${kind}, problem ${String(seed)}: a plane is above the restorer ${Q.map(String).join(" | ")}`);
      }
    }
  }
  return count;
}

describe("no restorer is below a plane", () => {
  test.each(smoothKinds)("%s", (kind) => {
    const count = tested(kind);
    expect(count.planes).toBeGreaterThan(2 * problems);
    expect(count.restorers).toBeGreaterThan(problems * restorers);
  });
});
