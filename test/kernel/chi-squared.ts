/**
 * A problem whose C is known: χ² with one output, e = 1/2, 7/10, 4/5.
 *
 * With ē = Σ pe and Var = Σ p(e−ē)² it is C(D,P) = ē − √(Var·P) as long as q ≥ 0, attained at
 * q = p − p(e−ē)/2μ with the tangent of slope −μ there, P = Var/4μ². From P = 1 on it is 1/2.
 */
import { Rational } from "../../src/exact/rational.js";
import type { Data } from "./certificates.js";
import { oneOutput, plain, plane, rationals } from "./smooth.js";

export const p = ["1/2", "1/3", "1/6"];
export const priors = ["1/2", "3/10", "1/5"];
export const mean = Rational.parse("37/60");
export const deviations = rationals("1/2", "7/10", "4/5").map((e) => e.minus(mean));
const source = rationals(...p);
export const variance = source.reduce(
  (sum, mass, i) => sum.plus(mass.times(deviations[i]!).times(deviations[i]!)),
  Rational.zero,
);

export interface Node {
  readonly multiplier: Rational;
  readonly at: Rational;
  readonly value: Rational;
  readonly restorer: readonly string[];
  readonly plane: Data;
}

/** The point of C with slope −μ, its restorer and its tangent. */
function nodeAt(text: string): Node {
  const multiplier = Rational.parse(text);
  const half = Rational.of(1n, 2n).over(multiplier);
  const q = source.map((mass, i) => mass.minus(mass.times(deviations[i]!).times(half)));
  const slopes = deviations.map((d) => d.over(multiplier).negated());
  const at = variance.times(half).times(half);
  return {
    multiplier,
    at,
    value: mean.minus(variance.times(half)),
    restorer: plain(q),
    // m = −Σ p(s + s²/4) with Σ ps = 0.
    plane: plane(multiplier, { smooth: { slopes: plain(slopes), constant: at.negated().toString() } }),
  };
}

export const nodes = ["1", "1/2", "1/4", "1/8"].map(nodeAt);

export const lowest = Rational.of(1n, 2n);

export const problem = oneOutput("chi-squared", p, priors);
