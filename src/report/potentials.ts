/**
 * Potentials that a certificate may leave out: the largest that its plane allows.
 *
 * s(y) = min over x̂ of λδ(y,x̂) + e(y,x̂) − π(y)w(x̂), without e for a Farkas plane, and
 * v(x) = min over x̂ of μρ(x̂,x) + w(x̂). Source: docs/formats.md, "The plane". Both are computed on
 * integers over one denominator. Who writes them for another program proves nothing by it: that program
 * verifies the inequalities.
 */
import { commonDenominator } from "../exact/integers.js";
import { Rational } from "../exact/rational.js";
import { RationalVector, type RationalMatrix, entry } from "../exact/vector.js";
import type { Case } from "../model/case.js";
import { coefficients } from "../model/coefficients.js";

/**
 * s(y), one per output.
 * @param w one per restored letter
 * @param errors false for a Farkas plane, which leaves e out
 */
export function rowPotentials(of: Case, lambda: Rational, w: readonly Rational[], errors: boolean): Rational[] {
  const { outputMass, distortion, error } = coefficients(of);
  const weights = RationalVector.from(w);
  const denominator = commonDenominator([
    lambda.den * distortion.denominator,
    error.denominator,
    outputMass.denominator * weights.denominator,
  ]);
  const onDistortion = lambda.num * (denominator / (lambda.den * distortion.denominator));
  const onError = errors ? denominator / error.denominator : 0n;
  const onMass = denominator / (outputMass.denominator * weights.denominator);
  return outputMass.numerators.map((mass, y) => {
    const share = mass * onMass;
    return least(w.length, denominator, (j) => {
      const rest = onDistortion * distortion.numeratorAt(y, j) + onError * error.numeratorAt(y, j);
      return rest - share * entry(weights.numerators, j);
    });
  });
}

/** v(x), one per source letter. @param cost ρ(x̂,x), |X̂| rows and |X| columns */
export function sourcePotentials(cost: RationalMatrix, mu: Rational, w: readonly Rational[]): Rational[] {
  const weights = RationalVector.from(w);
  const denominator = commonDenominator([mu.den * cost.denominator, weights.denominator]);
  const onCost = mu.num * (denominator / (mu.den * cost.denominator));
  const onWeight = denominator / weights.denominator;
  return Array.from({ length: cost.columns }, (_, x) =>
    least(w.length, denominator, (j) => onCost * cost.numeratorAt(j, x) + onWeight * entry(weights.numerators, j)),
  );
}

function least(count: number, denominator: bigint, numerator: (j: number) => bigint): Rational {
  let found = numerator(0);
  for (let j = 1; j < count; j++) {
    const next = numerator(j);
    if (next < found) found = next;
  }
  return Rational.of(found, denominator);
}
