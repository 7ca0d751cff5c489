/**
 * C(D,∞) from above, quickly: the error rate of a restorer that has E[Δ] ≤ D and nearly the least error rate.
 *
 * Without a bound on d outputs are independent but for E[Δ]: each takes the letter with the least e + λδ. A
 * multiplier λ is found in doubles by bisection; the two restorers on its sides are mixed exactly.
 */
import type { Bound } from "../../certificate/plane.js";
import { Rational } from "../../exact/rational.js";
import { type RationalMatrix, entry } from "../../exact/vector.js";
import type { SmoothCase } from "../../model/case.js";
import { coefficients } from "../../model/coefficients.js";
import { leastErrorRate } from "../convex/minima.js";

/** A letter per output. */
type Letters = readonly number[];

const bisections = 64;

/** At least C(D,∞), mostly equal; undefined where no restorer was found. */
export function errorRateWithin(of: SmoothCase, D: Bound): Rational | undefined {
  if (D === "inf") return leastErrorRate(of);
  const { distortion, error } = coefficients(of);
  const [delta, e] = [inDoubles(distortion), inDoubles(error)];
  const total = (matrix: RationalMatrix, letters: Letters): Rational =>
    Rational.of(
      letters.reduce((sum, j, y) => sum + matrix.numeratorAt(y, j), 0n),
      matrix.denominator,
    );
  const best = (lambda: number): Letters =>
    Array.from({ length: distortion.rows }, (_, y) => {
      let [least, letter] = [Infinity, 0];
      for (let j = 0; j < distortion.columns; j++) {
        const k = y * distortion.columns + j;
        const value = lambda === Infinity ? entry(delta, k) : entry(e, k) + lambda * entry(delta, k);
        if (value < least) [least, letter] = [value, j];
      }
      return letter;
    });
  const bound = D.toNumber();
  const isWithin = (letters: Letters): boolean =>
    letters.reduce((sum, j, y) => sum + entry(delta, y * distortion.columns + j), 0) <= bound;
  let low = best(0);
  if (total(distortion, low).atMost(D)) return total(error, low);
  let high = best(Infinity);
  // From λ = 0, where E[Δ] is too large, and λ = ∞: bisection on λ/(1 + λ), in units of the two largest values.
  const unit = largest(e) / largest(delta);
  for (let [a, b, step] = [0, 1, 0]; step < bisections; step++) {
    const middle = (a + b) / 2;
    const letters = best((unit * middle) / (1 - middle));
    if (isWithin(letters)) [b, high] = [middle, letters];
    else [a, low] = [middle, letters];
  }
  const [less, more] = [total(distortion, high), total(distortion, low)];
  if (!less.atMost(D)) return undefined;
  if (more.atMost(D)) return total(error, low);
  const share = D.minus(less).over(more.minus(less));
  const [dear, cheap] = [total(error, high), total(error, low)];
  return dear.plus(cheap.minus(dear).times(share));
}

function inDoubles(matrix: RationalMatrix): number[] {
  return Array.from(matrix.numerators, (value) => Rational.of(value, matrix.denominator).toNumber());
}

function largest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), 0) || 1;
}
