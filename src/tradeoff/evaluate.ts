/**
 * What a given restorer achieves: distortion, perceptual difference, error rate.
 *
 * E[Δ] = Σ δQ, ε = Σ eQ, d(p_X,q) with q(x̂) = Σ_y π(y)Q(x̂|y); all exact. For a
 * transport cost given as a matrix, d is the optimum of a transportation program.
 */
import { Rational, type RationalLike } from "../exact/rational.js";
import type { RationalMatrix} from "../exact/vector.js";
import { type RationalVector, entry } from "../exact/vector.js";
import { floatHint } from "../lp/float-hint.js";
import type { Column, LinearProgram, Row } from "../lp/program.js";
import { solveLinearProgram, type BasisHint } from "../lp/simplex.js";
import { coefficients } from "../model/coefficients.js";
import { pushForward, stochasticMatrix } from "../model/pmf.js";
import type { Problem, ProblemBase } from "../model/problem.js";

export interface Achieved {
  readonly distortion: Rational;
  readonly perception: Rational;
  readonly errorRate: Rational;
}

/**
 * A restorer Q(x̂|y) from its rows: |Y| rows, |X̂| columns, each row a pmf.
 * @throws InputError for another shape, a negative mass or a row whose sum is not 1
 */
export function restorer(problem: ProblemBase, rows: readonly (readonly RationalLike[])[], path = "$"): RationalMatrix {
  const shape = {
    rows: problem.channel.outputs.size,
    columns: problem.restored.size,
    rowsAre: "one row per channel output",
    columnsAre: "one mass per restored letter",
  };
  const exact = rows.map((row, y) => row.map((mass, j) => Rational.from(mass, `${path}[${String(y)}][${String(j)}]`)));
  return stochasticMatrix(exact, shape, path);
}

/** (D, P, ε) of a restorer. @param hint for the transportation program of a cost given as a matrix */
export function evaluate(problem: Problem, restorer: RationalMatrix, hint: BasisHint = floatHint): Achieved {
  const { outputMass, distortion, error } = coefficients(problem);
  return {
    distortion: inner(distortion, restorer),
    perception: perceptualDifference(problem, pushForward(outputMass, restorer), hint),
    errorRate: inner(error, restorer),
  };
}

/** d(p_X,q) for a pmf q on the restored letters. */
export function perceptualDifference(problem: Problem, q: RationalVector, hint: BasisHint = floatHint): Rational {
  const { perception } = problem;
  const p = problem.source.marginal;
  if (perception.family === "witnesses") return perception.evaluate(p, q);
  return perception.evaluate?.(p, q) ?? transportCost(perception.cost, p, q, hint);
}

/** min Σ ρT over couplings T(x̂,x) ≥ 0 with row sums q and column sums p. */
function transportCost(cost: RationalMatrix, p: RationalVector, q: RationalVector, hint: BasisHint): Rational {
  const rows: Row[] = [
    ...p.toArray().map((mass, x): Row => ({ name: `source ${String(x)}`, relation: "=", bound: mass, denominator: 1n })),
    ...q.toArray().map((mass, j): Row => ({ name: `restored ${String(j)}`, relation: "=", bound: mass, denominator: 1n })),
  ];
  const columns: Column[] = [];
  for (let j = 0; j < q.length; j++) {
    for (let x = 0; x < p.length; x++) {
      if (entry(p.numerators, x) === 0n || entry(q.numerators, j) === 0n) continue;
      const name = `T(${String(j)},${String(x)})`;
      columns.push({ name, lower: Rational.zero, cost: cost.numeratorAt(j, x), rows: [x, p.length + j], values: [1n, 1n] });
    }
  }
  const program: LinearProgram = { rows, columns, costDenominator: cost.denominator };
  const outcome = solveLinearProgram(program, { hint });
  if (outcome.status !== "optimal") throw new Error(`a transportation program of two pmfs cannot be ${outcome.status}`);
  return outcome.value;
}

/** Σ_yx̂ a(y,x̂)·b(y,x̂). */
export function inner(a: RationalMatrix, b: RationalMatrix): Rational {
  let total = 0n;
  a.numerators.forEach((n, i) => {
    const m = entry(b.numerators, i);
    if (n !== 0n && m !== 0n) total += n * m;
  });
  return Rational.of(total, a.denominator * b.denominator);
}
