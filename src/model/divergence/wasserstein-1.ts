/**
 * Wasserstein-1 on the line: d(p,q) = ∫ |F_p − F_q| = Σ_i (z_{i+1} − z_i)|F_p(z_i) − F_q(z_i)|.
 *
 * Transport cost ρ(x̂,x) = |x̂ − x|; the closed form is Vallender 1974.
 */
import { abs } from "../../exact/integers.js";
import { Rational, sum } from "../../exact/rational.js";
import { type RationalVector, entry } from "../../exact/vector.js";
import type { DivergenceContext, TransportDivergence } from "./divergence.js";
import { costOnLine, lineOf, massesOnLine } from "./line.js";

export function wasserstein1(context: DivergenceContext): TransportDivergence {
  const line = lineOf(context, "Wasserstein-1");
  const evaluate = (p: RationalVector, q: RationalVector): Rational => {
    const massP = massesOnLine(line, line.source, p);
    const massQ = massesOnLine(line, line.restored, q);
    let difference = 0n;
    const terms: Rational[] = [];
    for (let i = 0; i + 1 < line.points.length; i++) {
      difference += entry(massP, i) * q.denominator - entry(massQ, i) * p.denominator;
      const gap = entry(line.points, i + 1).minus(entry(line.points, i));
      terms.push(gap.times(Rational.of(abs(difference), p.denominator * q.denominator)));
    }
    return sum(terms);
  };
  return {
    definition: "wasserstein-1",
    title: "Wasserstein-1",
    family: "transport",
    cost: costOnLine(line, 1),
    structure: { shape: "line", line },
    evaluate,
  };
}
