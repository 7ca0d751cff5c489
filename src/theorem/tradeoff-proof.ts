/**
 * The evidence for the three minima of a convex problem, for `tradeoffCertificate`.
 *
 * Each minimum has a restorer that attains it and a plane; one restorer attains all three, or a plane at
 * (D_min, P_min) is above ε_min, or nothing is feasible there. For linear divergences theorem/tradeoff.ts finds a
 * Hall set as well.
 */
import type { Attained } from "../certificate/data.js";
import type { Plane } from "../certificate/plane.js";
import type { Impossible, TradeoffProof } from "../certificate/verdicts.js";
import { Rational } from "../exact/rational.js";
import { RationalMatrix, entry } from "../exact/vector.js";
import { isSmoothCase, linearCase, type Case, type SmoothCase } from "../model/case.js";
import { coefficients } from "../model/coefficients.js";
import type { InfeasiblePoint, OptimalPoint } from "../tradeoff/cases/point.js";
import { leastDistortion, leastPerception } from "../tradeoff/convex/minima.js";
import { noCut, type Allowed } from "../tradeoff/formulation/program.js";
import { leastSmooth } from "../tradeoff/smooth/least.js";
import { pinned } from "../tradeoff/smooth/plane.js";
import { bestLetters } from "./hall-set.js";

/** A value of C that is known exactly, or that nothing is feasible. */
export type ExactPoint = OptimalPoint | InfeasiblePoint;

type Minima = TradeoffProof["minima"];

/** The restorers and planes of the three minima. @param natural C(∞, P_min) */
export function minimaProof(
  of: Case,
  minima: Minima,
  natural: OptimalPoint,
): Pick<TradeoffProof, "problem" | "minima" | "attaining" | "planes"> {
  const best = bestLetters(of);
  const { error } = coefficients(of);
  const errorRate: Plane = {
    multipliers: { distortion: Rational.zero, perception: Rational.zero },
    rows: best.error.map((letters, y) => error.at(y, entry(letters, 0))),
    cut: noCut(of),
  };
  return {
    problem: of.problem,
    minima,
    attaining: {
      distortion: firstOf(of, best.distortion),
      perception: attainedBy(natural),
      errorRate: firstOf(of, best.error),
    },
    planes: {
      distortion: leastDistortion(of).plane,
      perception: isSmoothCase(of) ? leastSmooth(of).plane : leastPerception(linearCase(of)).plane,
      errorRate,
    },
  };
}

/**
 * The evidence for a smooth divergence with a finite P_min.
 * @param both C(D_min, P_min), of the problem that `atLeast` gives
 */
export function smoothProof(of: SmoothCase, minima: Minima, both: ExactPoint, natural: OptimalPoint): TradeoffProof {
  const together = both.status === "optimal" && both.errorRate.equals(minima.errorRate as Rational);
  return {
    ...minimaProof(of, minima, natural),
    simultaneous: together
      ? { attained: true, ...attainedBy(both) }
      : {
          attained: false,
          because: planeReason(both, (plane) => (both.problem === of.problem ? plane : pinned(of, plane))),
        },
  };
}

/** The plane above ε_min, or of what is not feasible. */
export function planeReason(both: ExactPoint, stated: (plane: Plane) => Plane = (plane) => plane): Impossible<never> {
  if (both.status === "infeasible") return { kind: "farkas", plane: stated(entry(both.planes, 0)) };
  const tree = entry(both.proof.trees, 0);
  if (tree.kind !== "plane") throw new Error("a convex problem has one plane");
  return { kind: "plane", plane: stated(tree.plane()) };
}

/** The restorer that sends every output to the first of its letters. */
function firstOf(of: Case, allowed: Allowed): RationalMatrix {
  return RationalMatrix.from(
    allowed.map((letters) => of.restored.letters.map((_, j) => (j === letters[0] ? Rational.one : Rational.zero))),
  );
}

export function attainedBy({ restorer, coupling }: OptimalPoint): Attained {
  return coupling === undefined ? { restorer } : { restorer, coupling };
}
