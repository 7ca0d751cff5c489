/**
 * Total variation with the ½: d(p,q) = ½ Σ_z |p(z) − q(z)| over the union letters.
 *
 * As a transport cost: ρ(x̂,x) = 1 where the letters differ, 0 where they are
 * equal (the least probability that a coupling disagrees). Strassen 1965.
 */
import { Rational } from "../../exact/rational.js";
import { type RationalVector, entry } from "../../exact/vector.js";
import { differing } from "../masses/alphabet.js";
import type { DivergenceContext, TransportDivergence } from "./divergence.js";

export function totalVariation(context: DivergenceContext): TransportDivergence {
  const { source, restored } = context;
  const cost = differing(restored, source);
  const evaluate = (p: RationalVector, q: RationalVector): Rational => {
    // Σ_z |p − q| over a common denominator: letters of both, then those of only one.
    let total = 0n;
    const scaledP = p.numerators.map((n) => n * q.denominator);
    const scaledQ = q.numerators.map((n) => n * p.denominator);
    source.letters.forEach((letter, x) => {
      const j = restored.position(letter);
      const difference = entry(scaledP, x) - (j === undefined ? 0n : entry(scaledQ, j));
      total += difference < 0n ? -difference : difference;
    });
    restored.letters.forEach((letter, j) => {
      if (source.position(letter) === undefined) total += entry(scaledQ, j);
    });
    return Rational.of(total, 2n * p.denominator * q.denominator);
  };
  return {
    definition: "total-variation",
    title: "total variation",
    family: "transport",
    cost,
    structure: { shape: "hub" },
    evaluate,
  };
}
