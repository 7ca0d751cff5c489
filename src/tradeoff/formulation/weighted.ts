/**
 * The linear program of the loss: min α·Σ δQ + β·t + γ·Σ eQ with t ≥ d(p_X, q).
 *
 * It is the program of a point without its distortion row, where the bound P has become the
 * variable t of cost β.
 */
import { scaled, type Plane } from "../../certificate/plane.js";
import { Rational } from "../../exact/rational.js";
import type { RationalMatrix } from "../../exact/vector.js";
import type { Column, LinearProgram } from "../../lp/program.js";
import { coefficients } from "../../model/coefficients.js";
import { support } from "../../model/pmf.js";
import type { Problem } from "../../model/problem.js";
import type { Triple } from "../../transport/weights.js";
import { formulate, perceptionPart } from "./index.js";

export interface WeightedProgram {
  /** Minimises the weighted sum; weights are integers on (E[Δ], d, ε). */
  readonly at: (weights: Triple) => LinearProgram;
  readonly readRestorer: (primal: readonly Rational[]) => RationalMatrix;
  readonly readCoupling: (primal: readonly Rational[]) => RationalMatrix | undefined;
  /** The plane of an optimal dual; ε has weight 1, or the first multiplier of a Farkas plane. */
  readonly readPlane: (dual: readonly Rational[], weights: Triple) => Plane;
}

export function weighted(problem: Problem): WeightedProgram {
  const formulation = formulate(problem, { distortion: false, perception: true });
  const program = formulation.at({ distortion: "inf", perception: Rational.zero });
  const { distortion, error, outputMass } = coefficients(problem);
  const outputs = support(outputMass);
  const restoring = outputs.length * problem.restored.size;
  const partRows = perceptionPart(problem).rows;
  const costDenominator = distortion.denominator * error.denominator;
  const free = program.columns.slice(restoring);
  const bounded = partRows.flatMap(({ slope, denominator }, i) =>
    slope === 0 ? [] : [{ row: outputs.length + i, value: slope === 1 ? -denominator : denominator }],
  );
  const threshold = (cost: bigint): Column => ({
    name: "perceptual difference",
    lower: Rational.zero,
    cost,
    rows: bounded.map(({ row }) => row),
    values: bounded.map(({ value }) => value),
  });
  return {
    at([a, b, c]) {
      const restorer = program.columns.slice(0, restoring).map((column, k) => {
        const y = outputs[Math.floor(k / problem.restored.size)] ?? 0;
        const j = k % problem.restored.size;
        const cost = a * distortion.numeratorAt(y, j) * error.denominator + c * error.numeratorAt(y, j) * distortion.denominator;
        return { ...column, cost };
      });
      return { rows: program.rows, columns: [...restorer, ...free, threshold(b * costDenominator)], costDenominator };
    },
    readRestorer: (primal) => formulation.readRestorer(primal),
    readCoupling: (primal) => formulation.readCoupling(primal.slice(0, restoring + free.length)),
    readPlane(dual, [a, b, c]) {
      const leading = c !== 0n ? c : a !== 0n ? a : b;
      const { rows, cut } = scaled(formulation.readPlane(dual), Rational.of(1n, leading));
      // The cut proves its inequality for the multiplier it was read with, which is at most β.
      return { multipliers: { distortion: Rational.of(a, leading), perception: Rational.of(b, leading) }, rows, cut };
    },
  };
}
