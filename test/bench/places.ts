/**
 * Where on the plane of bounds a point is measured.
 *
 * D*(P), the least distortion that P allows, is found exactly by cutting planes: an infeasible
 * point comes with a cut that every achievable pair satisfies, D moves on to where that cut
 * holds with equality, and the first feasible D is D*(P). No linear program, so it serves at
 * 256 letters too. (boundary.ts has the linear programs, for the peer tests.)
 */
import type { Bounds } from "../../src/certificate/plane.js";
import { Rational } from "../../src/exact/rational.js";
import type { Problem } from "../../src/model/problem.js";
import { minima } from "../../src/tradeoff/minima.js";
import { PointSolver } from "../../src/tradeoff/solve.js";
import { cutOf } from "../support/points.js";
import { instance, type Instance } from "./families.js";

/** 5 % and 0.1 % above D*(P), or a tenth of the way from D*(P) down to D_min. */
export const places = ["interior", "near the boundary", "infeasible"] as const;
export type Place = (typeof places)[number];

const boundaries = new Map<
  string,
  { readonly boundary: Rational; readonly least: Rational; readonly perception: Rational }
>();

/** P is 1/20 for total variation, a hundredth of the letters' range for Wasserstein-1; D is in millionths. */
export function boundsAt(given: Instance, place: Place): Bounds {
  const key = JSON.stringify(given);
  let found = boundaries.get(key);
  if (found === undefined) {
    const problem = instance(given);
    const range = given.family === "random" ? BigInt(given.size) : 8n;
    const perception = given.kind === "total-variation" ? Rational.of(1n, 20n) : Rational.of(range, 100n);
    found = { boundary: leastDistortionByCuts(problem, perception), least: minima(problem).distortion, perception };
    boundaries.set(key, found);
  }
  const { boundary, least, perception } = found;
  const distortion = {
    interior: boundary.times(Rational.parse("1.05")),
    "near the boundary": boundary.times(Rational.parse("1.001")),
    infeasible: boundary.minus(boundary.minus(least).times(Rational.parse("0.1"))),
  }[place];
  return { distortion: Rational.of((distortion.num * 1_000_000n) / distortion.den, 1_000_000n), perception };
}

function leastDistortionByCuts(problem: Problem, perception: Rational): Rational {
  const solver = new PointSolver(problem);
  let { distortion } = minima(problem);
  for (;;) {
    const point = solver.solve({ distortion, perception });
    if (point.status === "optimal") return distortion;
    if (point.status !== "infeasible") throw new Error("a linear problem has exact points");
    const cut = cutOf(point);
    if (cut.distortion.isZero()) throw new RangeError("P is below its minimum");
    distortion = cut.atLeast.minus(cut.perception.times(perception)).over(cut.distortion);
  }
}
