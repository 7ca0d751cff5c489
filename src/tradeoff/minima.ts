/**
 * The least distortion, perceptual difference and error rate that any restorer can have, and why.
 *
 * D_min = Σ_y min_x̂ δ(y,x̂) and ε_min = Σ_y min_x̂ e(y,x̂) separate by output. Every
 * pmf q on X̂ is reachable (a restorer may ignore y), so P_min = min_q d(p_X,q): for
 * a transport cost Σ_x p_X(x) min_x̂ ρ(x̂,x), for witnesses a small linear program.
 * Each of the first two has a Farkas plane with one multiplier: D ≥ D_min, P ≥ P_min.
 */
import type { Plane } from "../certificate/plane.js";
import { Rational, max, sum } from "../exact/rational.js";
import { RationalVector, entry, type RationalMatrix } from "../exact/vector.js";
import { floatHint } from "../lp/float-hint.js";
import { linearProgram, type ColumnDefinition } from "../lp/program.js";
import { solveLinearProgram } from "../lp/simplex.js";
import { coefficients } from "../model/coefficients.js";
import type { TransportDivergence, WitnessDivergence } from "../model/divergence/divergence.js";
import { OncePer } from "../model/once.js";
import type { Problem } from "../model/problem.js";
import type { Achieved } from "./evaluate.js";
import { noCut } from "./formulation/index.js";

/** A minimum and the plane that proves it. */
export interface ProvedMinimum {
  readonly value: Rational;
  /** Farkas plane: λ = 1, μ = 0 for the distortion, λ = 0, μ = 1 for the perception. */
  readonly plane: Plane;
}

/** The three minima, each attained by some restorer, in general not by the same one. */
export function minima(problem: Problem): Achieved {
  const { error } = coefficients(problem);
  return {
    distortion: leastDistortion(problem).value,
    perception: leastPerception(problem).value,
    errorRate: sum(rowMinima(error)),
  };
}

const distortions = new OncePer<ProvedMinimum>();
const perceptions = new OncePer<ProvedMinimum>();

/** D_min; s(y) = min_x̂ δ(y,x̂). Computed once per problem. */
export function leastDistortion(problem: Problem): ProvedMinimum {
  return distortions.of(problem, () => {
    const rows = rowMinima(coefficients(problem).distortion);
    const multipliers = { distortion: Rational.one, perception: Rational.zero };
    return { value: sum(rows), plane: { multipliers, rows, cut: noCut(problem) } };
  });
}

/** P_min, computed once per problem. */
export function leastPerception(problem: Problem): ProvedMinimum {
  const { perception } = problem;
  return perceptions.of(problem, () => (perception.family === "transport" ? leastMoved(problem, perception) : leastWitnessed(problem, perception)));
}

const perceptionOnly = { distortion: Rational.zero, perception: Rational.one };

/** Every source letter goes to its nearest restored letter: v(x) = min_x̂ ρ(x̂,x), w = 0, s = 0. */
function leastMoved(problem: Problem, { cost }: TransportDivergence): ProvedMinimum {
  const p = problem.source.marginal;
  const nearest = Array.from({ length: p.length }, (_, x) => {
    let least = cost.numeratorAt(0, x);
    for (let j = 1; j < cost.rows; j++) {
      const value = cost.numeratorAt(j, x);
      if (value < least) least = value;
    }
    return Rational.of(least, cost.denominator);
  });
  const value = sum(nearest.map((v, x) => v.times(p.at(x))));
  const cut = { kind: "transport" as const, source: nearest, restored: problem.restored.letters.map(() => Rational.zero) };
  return { value, plane: { multipliers: perceptionOnly, rows: problem.channel.outputs.letters.map(() => Rational.zero), cut } };
}

/**
 * min t ≥ 0 subject to t + Σ g_j q ≥ g_j·p for every witness, q a pmf on the restored letters. Its
 * duals are the weights μ_j of a cut (w, β); s(y) = −π(y) max w, so that γ = β − max w = t.
 */
function leastWitnessed(problem: Problem, divergence: WitnessDivergence): ProvedMinimum {
  const { source, restored } = problem;
  const p = source.marginal;
  const union = source.alphabet.union(restored);
  const matrix = divergence.witnesses;
  const positions = restored.letters.map((letter) => union.position(letter) ?? -1);
  const names = Array.from({ length: matrix.rows }, (_, i) => `witness ${String(i)}`);
  const rows = [
    { name: "pmf", relation: "=" as const, bound: Rational.one },
    ...names.map((name, i) => {
      const witness = matrix.row(i);
      return { name, relation: ">=" as const, bound: RationalVector.over(witness.numerators.slice(0, p.length), witness.denominator).dot(p) };
    }),
  ];
  const columns: ColumnDefinition[] = positions.map((z, j) => ({
    name: `q${String(j)}`,
    cost: Rational.zero,
    coefficients: { pmf: Rational.one, ...Object.fromEntries(names.map((name, i) => [name, matrix.at(i, z)])) },
  }));
  columns.push({ name: "distance", cost: Rational.one, coefficients: Object.fromEntries(names.map((name) => [name, Rational.one])) });
  const outcome = solveLinearProgram(linearProgram(rows, columns), { hint: floatHint });
  if (outcome.status !== "optimal") throw new Error(`the least witnessed distance cannot be ${outcome.status}`);
  const weights = outcome.dual.slice(1);
  const largest = positions
    .map((z) => sum(weights.map((weight, i) => (weight.isZero() ? weight : weight.times(matrix.at(i, z))))))
    .reduce((most, w) => max(most, w));
  const { outputMass } = coefficients(problem);
  const potentials = outputMass.toArray().map((mass) => mass.times(largest).negated());
  return { value: outcome.value, plane: { multipliers: perceptionOnly, rows: potentials, cut: { kind: "witnesses", weights } } };
}

/** The least entry of every row. */
function rowMinima(matrix: RationalMatrix): Rational[] {
  return Array.from({ length: matrix.rows }, (_, r) => {
    const row = matrix.numerators.slice(r * matrix.columns, (r + 1) * matrix.columns);
    return Rational.of(row.reduce((least, value) => (value < least ? value : least), entry(row, 0)), matrix.denominator);
  });
}
