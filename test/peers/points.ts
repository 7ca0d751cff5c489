/**
 * Bounds at which a wrong solver would be found out: not only the interior.
 *
 * D_min, P_min are the least distortion and perceptual difference of any restorer;
 * D*(P), P*(D) trace the boundary of what is feasible (bench/boundary.ts). On it a point
 * is feasible; 10^-20 below it nothing is.
 */
import type { Bounds } from "../../src/certificate/plane.js";
import { Rational } from "../../src/exact/rational.js";
import { rational } from "../../src/exact/value.js";
import { convexCase } from "../../src/model/case.js";
import { coefficients } from "../../src/model/coefficients.js";
import type { Problem } from "../../src/model/problem.js";
import { minima } from "../../src/tradeoff/minima.js";
import { leastDistortionAt, leastPerceptionAt } from "../bench/boundary.js";
import { seeded } from "../bench/families.js";

/** "boundary" points are feasible, "beyond" are not, "anywhere" may be either. */
export type Expected = "anywhere" | "boundary" | "beyond";

export interface TestPoint {
  readonly name: string;
  readonly expected: Expected;
  readonly bounds: Bounds;
}

const hair = Rational.parse("1e-20");

/** The point in turn for this number; twelve different ones in a row. */
export function pointOf(problem: Problem, turn: number): TestPoint {
  const draw = seeded(turn * 104_729 + 17);
  const all = minima(problem);
  const least = { ...all, perception: rational(all.perception) };
  const above = (value: Rational, scale: Rational): Rational =>
    value.plus(scale.times(Rational.of(BigInt(draw(1001)), 1000n)));
  const distortion = above(least.distortion, spread(problem));
  const perception = above(least.perception, Rational.of(1n, 2n));
  const lower = (value: Rational): Rational => value.minus(hair);
  const boundary = (name: string, bounds: Bounds): TestPoint => ({ name, expected: "boundary", bounds });
  const beyond = (name: string, bounds: Bounds): TestPoint => ({ name, expected: "beyond", bounds });
  switch (turn % 12) {
    case 0:
      return { name: "inside", expected: "anywhere", bounds: { distortion, perception } };
    case 1:
      return {
        name: "near the least of both",
        expected: "anywhere",
        bounds: {
          distortion: above(least.distortion, Rational.of(1n, 20n)),
          perception: above(least.perception, Rational.of(1n, 20n)),
        },
      };
    case 2:
      return boundary("D = D*(P)", { distortion: leastDistortionAt(problem, perception), perception });
    case 3:
      return beyond("D = D*(P) - 1e-20", { distortion: lower(leastDistortionAt(problem, perception)), perception });
    case 4:
      return boundary("P = P*(D)", { distortion, perception: leastPerceptionAt(problem, distortion) });
    case 5:
      return beyond("P = P*(D) - 1e-20", { distortion, perception: lower(leastPerceptionAt(problem, distortion)) });
    case 6:
      return boundary("D = D_min, P = P*(D_min)", {
        distortion: least.distortion,
        perception: leastPerceptionAt(problem, least.distortion),
      });
    case 7:
      return boundary("D = D*(P_min), P = P_min", {
        distortion: leastDistortionAt(problem, least.perception),
        perception: least.perception,
      });
    case 8:
      return boundary("D = D_min, P = inf", { distortion: least.distortion, perception: "inf" });
    case 9:
      return boundary("D = inf, P = P_min", { distortion: "inf", perception: least.perception });
    case 10:
      return beyond("D = D_min - 1e-20", {
        distortion: lower(least.distortion),
        perception: draw(2) === 0 ? "inf" : perception,
      });
    default:
      return beyond("P = P_min - 1e-20", {
        distortion: draw(2) === 0 ? "inf" : distortion,
        perception: lower(least.perception),
      });
  }
}

/** Mean over the restored letters of E[Δ(X,x̂)], less D_min: a range of distortions worth looking at. */
function spread(problem: Problem): Rational {
  const { distortion } = coefficients(convexCase(problem));
  const total = distortion.numerators.reduce((sum, value) => sum + value, 0n);
  return Rational.of(total, distortion.denominator * BigInt(distortion.columns)).minus(minima(problem).distortion);
}
