/**
 * Squared Wasserstein-2 on the line: d(p,q) = min over couplings of E[(X̂ − X)²].
 *
 * Transport cost ρ(x̂,x) = (x̂ − x)². It is evaluated by the monotone coupling, which
 * moves quantiles to equal quantiles and minimises every convex cost on a line
 * (Villani, Topics in Optimal Transportation, Theorem 2.18).
 */
import { Rational, sum } from "../../exact/rational.js";
import { type RationalVector, entry } from "../../exact/vector.js";
import type { DivergenceContext, TransportDivergence } from "./divergence.js";
import { costOnLine, lineOf, massesOnLine } from "./line.js";

export function wasserstein2Squared(context: DivergenceContext): TransportDivergence {
  const line = lineOf(context, "squared Wasserstein-2");
  const evaluate = (p: RationalVector, q: RationalVector): Rational => {
    const left = massesOnLine(line, line.source, p).map((n) => n * q.denominator);
    const right = massesOnLine(line, line.restored, q).map((n) => n * p.denominator);
    const terms: Rational[] = [];
    let i = 0;
    let j = 0;
    while (i < left.length && j < right.length) {
      const a = entry(left, i);
      const b = entry(right, j);
      const moved = a < b ? a : b;
      if (moved > 0n) {
        const difference = entry(line.points, i).minus(entry(line.points, j));
        terms.push(difference.times(difference).times(Rational.of(moved, p.denominator * q.denominator)));
      }
      left[i] = a - moved;
      right[j] = b - moved;
      if (a === moved) i++;
      if (b === moved) j++;
    }
    return sum(terms);
  };
  return {
    definition: "wasserstein-2-squared",
    title: "squared Wasserstein-2",
    family: "transport",
    cost: costOnLine(line, 2),
    structure: { shape: "general" },
    evaluate,
  };
}
