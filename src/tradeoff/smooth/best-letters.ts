/**
 * Programs where the distortion or the error rate is the least one: every output is answered by its best letters.
 *
 * Those letters and no bound, instead of a bound that leaves no room. A plane for them becomes one for all
 * letters by a multiplier so large that another letter never pays.
 */
import { Rational, max, sum } from "../../exact/rational.js";
import type { RationalMatrix } from "../../exact/vector.js";
import type { SmoothCase } from "../../model/case.js";
import { coefficients, type Coefficients } from "../../model/coefficients.js";
import { exactProgram, type ExactProgram } from "../../smooth/exact-program.js";
import type { SmoothPlane } from "../../smooth/rounding.js";
import { leastOfRow } from "./extremes.js";

/** What is least. */
export type Confined = "distortion" | "errorRate";

/** The program of best letters. Those of an output may all be letters that cannot have mass: then it is not answerable. */
export function bestLettersProgram(of: SmoothCase, confined: Confined): ExactProgram {
  const isBest = leastOfRow(costOf(coefficients(of), confined));
  return exactProgram(of, isBest);
}

function costOf({ distortion, error }: Coefficients, confined: Confined): RationalMatrix {
  return confined === "distortion" ? distortion : error;
}

/**
 * A plane for best letters only as a plane for all.
 *
 * Rows of the given plane hold for best letters without their cost. With its multiplier κ they rise by κ·min, and for
 * another letter by at least κ(min + gap), the gap of its cost to the least one.
 * @param program of all letters
 */
export function steep({ of, exact }: ExactProgram, plane: SmoothPlane, confined: Confined): SmoothPlane {
  const { outputMass } = exact;
  const cost = costOf(exact, confined);
  const other = costOf(exact, confined === "distortion" ? "errorRate" : "distortion");
  const isBest = leastOfRow(cost);
  const { perception: mu } = plane.multipliers;
  const weight = plane.multipliers[confined === "distortion" ? "errorRate" : "distortion"];
  const slopes = plane.cut?.slopes;
  const letters = of.restored.letters.map((_, j) => j);
  const side = (y: number, j: number): Rational =>
    weight
      .times(other.at(y, j))
      .plus(slopes === undefined ? Rational.zero : mu.times(outputMass.at(y)).times(slopes[j] ?? Rational.zero));
  let kappa = Rational.zero;
  const rows = outputMass.toArray().map((mass, y) => {
    if (mass.isZero()) return Rational.zero;
    const best = letters.filter((j) => isBest(y, j));
    const least = best.map((j) => side(y, j)).reduce((a, b) => (b.lessThan(a) ? b : a));
    const floor = cost.at(y, best[0] ?? 0);
    for (const j of letters) {
      if (best.includes(j)) continue;
      const lacking = least.minus(side(y, j));
      if (lacking.sign() > 0) kappa = max(kappa, lacking.over(cost.at(y, j).minus(floor)));
    }
    return least;
  });
  // Whole numbers are short.
  kappa = Rational.of(-(-kappa.num / kappa.den) + (kappa.den === 1n ? 0n : 1n));
  const raised = rows.map((least, y) => {
    if (outputMass.at(y).isZero()) return least;
    const floor = cost.at(y, letters.find((j) => isBest(y, j)) ?? 0);
    return least.plus(kappa.times(floor));
  });
  const constant = plane.cut === undefined ? Rational.zero : mu.times(plane.cut.constant);
  return {
    multipliers: { ...plane.multipliers, [confined]: kappa },
    rows: raised,
    cut: plane.cut,
    intercept: sum(raised).plus(constant),
  };
}
