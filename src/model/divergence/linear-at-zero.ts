/**
 * Linear divergences that vanish exactly where a smooth one has its least value.
 *
 * An f-divergence is 0 exactly where q = p, as total variation is; (q−p)ᵀK(q−p) is 0 exactly where
 * K(q−p) = 0, as max_z |Σ K(z,·)(p−q)| is.
 */
import { Rational } from "../../exact/rational.js";
import { RationalMatrix, type RationalVector, entry } from "../../exact/vector.js";
import type { DivergenceContext, LinearDivergence, SmoothDivergence } from "./divergence.js";
import { totalVariation } from "./total-variation.js";
import { witnessDivergence } from "./witnesses.js";

export function linearAtZero(divergence: SmoothDivergence, context: DivergenceContext): LinearDivergence {
  if (divergence.form === "f-divergence") return totalVariation(context);
  const { kernel } = divergence;
  const rows = kernel.toArrays().flatMap((row) => [row, row.map((value) => value.negated())]);
  return witnessDivergence({ witnesses: rows }, "kernel witnesses", RationalMatrix.from(rows, kernel.columns), context);
}

/**
 * For an f-divergence whose least value is not 0, because letters of the source cannot be restored: witnesses of
 * max_j |q*(j) − q(j)| with q* = p/S, S the mass of the letters that can be, which alone attains the least value.
 * A witness of q*(j) − q(j) is 1 on j and (q*(j) − p(j))/(1 − S) on the missing letters.
 * @param p the masses of the source letters, 0 < S < 1
 */
export function linearAtLeast(p: RationalVector, context: DivergenceContext): LinearDivergence {
  const { source, restored, union } = context;
  const masses = restored.letters.map((letter) => {
    const x = source.position(letter);
    return x === undefined ? 0n : entry(p.numerators, x);
  });
  const total = masses.reduce((sum, mass) => sum + mass, 0n);
  const rows = restored.letters.flatMap((letter, j) => {
    const mass = entry(masses, j);
    // (p/S − p)/(1 − S) = p/S
    const elsewhere = Rational.of(mass, total);
    const row = union.letters.map((z) => {
      if (z === letter) return Rational.one;
      return restored.position(z) === undefined ? elsewhere : Rational.zero;
    });
    return [row, row.map((value) => value.negated())];
  });
  return witnessDivergence(
    { witnesses: rows },
    "witnesses of the best pmf",
    RationalMatrix.from(rows, union.size),
    context,
  );
}
