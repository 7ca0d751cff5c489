/**
 * Kolmogorov–Smirnov distance: d(p,q) = max_t |F_p(t) − F_q(t)|.
 *
 * The union letters are ordered by value when every one is a rational (letters
 * of equal value form one step), in their listed order otherwise. Witnesses: for
 * every step but the last, in order, +1 on all letters up to it, then −1.
 * With a single step there is no witness and the distance is 0.
 */
import { RationalMatrix, entry } from "../../exact/vector.js";
import type { DivergenceContext, WitnessDivergence } from "./divergence.js";
import { witnessDivergence } from "./witnesses.js";

export function kolmogorovSmirnov(context: DivergenceContext): WitnessDivergence {
  const steps = stepsOf(context);
  const n = context.union.size;
  const rows: bigint[][] = [];
  const reached = new Array<bigint>(n).fill(0n);
  for (const step of steps.slice(0, -1)) {
    for (const z of step) reached[z] = 1n;
    rows.push(
      [...reached],
      reached.map((one) => -one),
    );
  }
  return witnessDivergence(
    "kolmogorov-smirnov",
    "Kolmogorov–Smirnov distance",
    RationalMatrix.over(rows.length, n, rows.flat(), 1n),
    context,
  );
}

/** Union letters grouped into steps of the distribution function, ascending. */
function stepsOf({ source, restored, union }: DivergenceContext): number[][] {
  const order = union.letters.map((_, z) => z);
  const values = union.numericValues((z) => {
    const j = restored.position(entry(union.letters, z)) ?? 0;
    return z < source.size ? `$.source.alphabet[${String(z)}]` : `$.restored.alphabet[${String(j)}]`;
  });
  if (values === undefined) return order.map((z) => [z]);
  order.sort((a, b) => entry(values, a).compare(entry(values, b)));
  const steps: number[][] = [];
  order.forEach((z, i) => {
    const before = order[i - 1];
    if (before !== undefined && entry(values, before).equals(entry(values, z))) steps.at(-1)?.push(z);
    else steps.push([z]);
  });
  return steps;
}
