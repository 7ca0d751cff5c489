/**
 * The tradeoff of distortion and perception as a formula: D(P) = D* + ((P* − P)₊)², for squared
 * error and the unsquared Wasserstein-2, D* the least distortion, P* the least W₂ at D*.
 *
 * True where X̂ may be any number; false on a finite alphabet exactly where P* > 0: in s = P² the
 * least distortion is piecewise linear, the formula strictly convex. So P* decides, and a P at which
 * the two differ is found among fractions tP*, where the formula is rational: D* + (1 − t)²P*².
 * Problems have the squared divergence, whose bounds are P². Score: |difference| / P*².
 * Freirich, Michaeli and Meir, A Theory of the Distortion-Perception Tradeoff in Wasserstein
 * Space, NeurIPS 2021. Five in six random instances are violations, 1 ms each; the first on the grid: one
 * output, masses 2/3 and 1/3 on 0 and 1, D* = P*² = 1/3, and D(0) = 4/9 instead of 2/3.
 */
import fc from "fast-check";
import { surfaceCertificateData } from "../certificate/surface.js";
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import type { Problem } from "../model/problem.js";
import { leastBounds } from "../tradeoff/minima.js";
import { slice } from "../tradeoff/slice.js";
import { surface, type Surface } from "../tradeoff/surface.js";
import { sameAlphabet } from "../generate/same-alphabet.js";
import { allowsPerfectPerception, ofConvex, whereLinear } from "./quantities/hypotheses.js";
import { upToThreeLetters } from "./quantities/grids.js";
import { anyInstance, type Conjecture } from "../search/statement/conjecture.js";

export const freirichFormula: Conjecture = {
  name: "freirich-formula",
  statement:
    "under squared error and Wasserstein-2, D(P) = D* + ((P* − P)₊)², with D* the least distortion and P* the least divergence that goes with it",
  source:
    "Freirich, Michaeli, Meir, A Theory of the Distortion-Perception Tradeoff in Wasserstein Space, NeurIPS 2021, whose restorers may answer any number; here, letters of a finite alphabet",
  scope: anyInstance,
  instances: sameAlphabet({
    letters: "integers",
    distortion: () => fc.constant("squared-error" as const),
    perception: fc.constant("wasserstein-2-squared" as const),
  }),
  decide: whereLinear(applicable, (problem) => {
    const C = surface(problem);
    const { distortion } = leastBounds(problem);
    const square = leastAt(C, { distortion });
    if (square.isZero()) return { status: "holds", score: Rational.zero };
    const { fraction, least, formula } = largestDifference(C, distortion, square);
    const difference = least.minus(formula);
    return {
      status: "violated",
      measure: difference.abs(),
      score: difference.abs().over(square),
      evidence: {
        leastDistortion: distortion,
        squareOfLeastPerception: square,
        fraction,
        squareOfPerception: square.times(fraction).times(fraction),
        least,
        formula,
      },
    };
  }),
  certificates: ofConvex((problem) => [surfaceCertificateData(surface(problem).proof())]),
  argument:
    "The domain rows are all of what is feasible in (D, P²): they give D*, P*² and the least D at the P of the evidence, which is not that of the formula.",
  grid: {
    axes: upToThreeLetters,
    measures: { distortion: "squared-error", perception: "wasserstein-2-squared", classifier: "bayes" },
  },
};

function applicable(problem: Problem): boolean {
  return (
    problem.distortion.definition === "squared-error" &&
    problem.perception.definition === "wasserstein-2-squared" &&
    allowsPerfectPerception(problem)
  );
}

/** The least P² for a distortion, or the least distortion for a P². */
function leastAt(C: Surface, at: { readonly distortion: Rational } | { readonly perception: Rational }): Rational {
  const { domain } = slice(C, at);
  if (domain === null) throw new RangeError("a bound below its own minimum");
  return domain.from;
}

interface Difference {
  /** t = P / P*. */
  readonly fraction: Rational;
  readonly least: Rational;
  readonly formula: Rational;
}

/**
 * The largest difference at the fractions 0, 1/4, 1/2 and 3/4 of P*; where there is none, the first
 * at finer ones. A piecewise linear function that is not strictly convex differs at some.
 */
function largestDifference(C: Surface, distortion: Rational, square: Rational): Difference {
  for (let parts = 4n; ; parts *= 2n) {
    const found = Array.from({ length: Number(parts) }, (_, i) => Rational.of(BigInt(i), parts)).map(
      (fraction): Difference => {
        const rest = Rational.one.minus(fraction);
        const least = leastAt(C, { perception: square.times(fraction).times(fraction) });
        return { fraction, least, formula: distortion.plus(square.times(rest).times(rest)) };
      },
    );
    const size = ({ least, formula }: Difference): Rational => least.minus(formula).abs();
    const largest = found.reduce((most, one) => (size(most).lessThan(size(one)) ? one : most), entry(found, 0));
    if (!size(largest).isZero()) return largest;
  }
}
