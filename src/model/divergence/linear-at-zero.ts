/**
 * A linear divergence that vanishes exactly where a smooth one does.
 *
 * An f-divergence is 0 exactly where q = p, as total variation is; (q−p)ᵀK(q−p) is 0 exactly where
 * K(q−p) = 0, as max_z |Σ K(z,·)(p−q)| is.
 */
import { RationalMatrix } from "../../exact/vector.js";
import type { DivergenceContext, LinearDivergence, SmoothDivergence } from "./divergence.js";
import { totalVariation } from "./total-variation.js";
import { witnessDivergence } from "./witnesses.js";

export function linearAtZero(divergence: SmoothDivergence, context: DivergenceContext): LinearDivergence {
  if (divergence.form === "f-divergence") return totalVariation(context);
  const { kernel } = divergence;
  const rows = kernel.toArrays().flatMap((row) => [row, row.map((value) => value.negated())]);
  return witnessDivergence({ witnesses: rows }, "kernel witnesses", RationalMatrix.from(rows, kernel.columns), context);
}
