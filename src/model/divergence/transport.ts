/**
 * Optimal transport with a cost given as a matrix: ρ(x̂,x) ≥ 0, |X̂| rows, |X| columns.
 *
 * No closed form: d(p,q) is the optimum of a transportation problem.
 */
import type { Rational } from "../../exact/rational.js";
import { nonNegativeMatrix } from "../masses/pmf.js";
import type { DivergenceContext, TransportDivergence } from "./divergence.js";

export function transport(
  cost: readonly (readonly Rational[])[],
  context: DivergenceContext,
  path: string,
): TransportDivergence {
  const shape = {
    rows: context.restored.size,
    columns: context.source.size,
    rowsAre: "one row per restored letter",
    columnsAre: "one cost per source letter",
  };
  return {
    definition: { transport: cost },
    title: "transport cost",
    family: "transport",
    cost: nonNegativeMatrix(cost, shape, `${path}.transport`),
    structure: { shape: "general" },
  };
}
