/**
 * Programs at D = D_min, where every output is answered by letters that are nearest to it.
 *
 * Those letters and no bound on E[Δ] instead of a bound that leaves no room; a plane for them becomes one for
 * all letters by a multiplier λ so large that another letter never pays.
 */
import { Rational, max } from "../../exact/rational.js";
import type { SmoothCase } from "../../model/case.js";
import { coefficients } from "../../model/coefficients.js";
import { exactProgram, type ExactProgram } from "../../smooth/exact-program.js";
import type { SmoothPlane } from "../../smooth/rounding.js";

/** The program of nearest letters. An output may be nearest to letters only that cannot have mass: then it is not answerable. */
export function nearestProgram(of: SmoothCase): ExactProgram {
  return exactProgram(of, nearest(of));
}

/** The letters that are nearest to an output: δ(y,x̂) is the least of its row. */
function nearest(of: SmoothCase): (y: number, j: number) => boolean {
  const { distortion } = coefficients(of);
  const least = Array.from({ length: distortion.rows }, (_, y) =>
    distortion.row(y).numerators.reduce((a, b) => (b < a ? b : a)),
  );
  return (y, j) => distortion.row(y).numerators[j] === least[y];
}

/**
 * A plane for nearest letters only as a plane for all: λ so large that another letter never pays.
 *
 * Rows of the given plane hold for nearest letters with λ = 0. With λ they rise by λ·min δ there, and for
 * another letter by at least λ(min δ + gap).
 */
export function steep(program: ExactProgram, plane: SmoothPlane): SmoothPlane {
  const { exact, of } = program;
  const isNearest = nearest(of);
  const { distortion, error, outputMass } = exact;
  const { perception: mu, errorRate: nu } = plane.multipliers;
  const slopes = plane.cut?.slopes;
  const side = (y: number, j: number): Rational =>
    nu
      .times(error.at(y, j))
      .plus(slopes === undefined ? Rational.zero : mu.times(outputMass.at(y)).times(slopes[j] ?? Rational.zero));
  let lambda = Rational.zero;
  const rows = outputMass.toArray().map((mass, y) => {
    if (mass.isZero()) return Rational.zero;
    const letters = of.restored.letters.map((_, j) => j);
    const near = letters.filter((j) => isNearest(y, j));
    const least = near.map((j) => side(y, j)).reduce((a, b) => (b.lessThan(a) ? b : a));
    const floor = distortion.at(y, near[0] ?? 0);
    for (const j of letters) {
      if (near.includes(j)) continue;
      const lacking = least.minus(side(y, j));
      if (lacking.sign() > 0) lambda = max(lambda, lacking.over(distortion.at(y, j).minus(floor)));
    }
    return least;
  });
  // Whole numbers are short.
  lambda = Rational.of(-(-lambda.num / lambda.den) + (lambda.den === 1n ? 0n : 1n));
  const raised = rows.map((least, y) =>
    outputMass.at(y).isZero()
      ? least
      : least.plus(
          lambda.times(
            distortion
              .row(y)
              .toArray()
              .reduce((a, b) => (b.lessThan(a) ? b : a)),
          ),
        ),
  );
  const total = raised.reduce((a, b) => a.plus(b), Rational.zero);
  const constant = plane.cut === undefined ? Rational.zero : mu.times(plane.cut.constant);
  return {
    multipliers: { distortion: lambda, perception: mu, errorRate: nu },
    rows: raised,
    cut: plane.cut,
    intercept: total.plus(constant),
  };
}
