/**
 * The least distortion, perceptual difference and error rate that any restorer can have in one case,
 * with the planes that prove them.
 *
 * D_min = Σ_y min_x̂ δ(y,x̂) and ε_min = Σ_y min_x̂ e(y,x̂) separate by output. Every
 * pmf q on X̂ is reachable (a restorer may ignore y), so P_min = min_q d(p_X,q): for
 * a transport cost Σ_x p_X(x) min_x̂ ρ(x̂,x), for witnesses a small linear program.
 * D ≥ D_min and P ≥ P_min each have a Farkas plane with one multiplier.
 */
import type { Plane } from "../../certificate/plane.js";
import { Rational, max, sum } from "../../exact/rational.js";
import { RationalVector, type RationalMatrix } from "../../exact/vector.js";
import { linearProgram, type ColumnDefinition } from "../../lp/program.js";
import { solveLinearProgram } from "../../lp/simplex.js";
import { warmStart } from "../../lp/warm-start.js";
import { linearCase, type Case } from "../../model/case.js";
import { coefficients } from "../../model/coefficients.js";
import type { TransportDivergence, WitnessDivergence } from "../../model/divergence/divergence.js";
import { Memo } from "../../model/memo.js";
import { noCut } from "../formulation/program.js";

/** A minimum and the plane that proves it. */
export interface ProvedMinimum {
  readonly value: Rational;
  /** Farkas plane: λ = 1, μ = 0 for the distortion, λ = 0, μ = 1 for the perception. */
  readonly plane: Plane;
}

/** ε_min. */
export function leastErrorRate(of: Case): Rational {
  return sum(rowMinima(coefficients(of).error));
}

const distortions = new Memo<ProvedMinimum>();
const perceptions = new Memo<ProvedMinimum>();

/** D_min, proved by s(y) = min_x̂ δ(y,x̂). Computed once per case. */
export function leastDistortion(of: Case): ProvedMinimum {
  return distortions.of(of, () => {
    const rows = rowMinima(coefficients(of).distortion);
    const multipliers = { distortion: Rational.one, perception: Rational.zero };
    return { value: sum(rows), plane: { multipliers, rows, cut: noCut(of) } };
  });
}

/** P_min, computed once per case. */
export function leastPerception(of: Case): ProvedMinimum {
  const { divergence } = linearCase(of);
  return perceptions.of(of, () =>
    divergence.family === "transport" ? leastMoved(of, divergence) : leastWitnessed(of, divergence),
  );
}

const perceptionOnly = { distortion: Rational.zero, perception: Rational.one };

/**
 * P_min of a transport cost: every source letter goes to its nearest restored letter, v(x) = min_x̂
 * ρ(x̂,x), w = 0, s = 0.
 */
function leastMoved(of: Case, { cost }: TransportDivergence): ProvedMinimum {
  const p = of.source.marginal;
  const nearest = rowMinima(cost.transposed());
  const value = sum(nearest.map((v, x) => v.times(p.at(x))));
  const cut = { kind: "transport" as const, source: nearest, restored: of.restored.letters.map(() => Rational.zero) };
  return {
    value,
    plane: { multipliers: perceptionOnly, rows: of.channel.outputs.letters.map(() => Rational.zero), cut },
  };
}

/**
 * P_min of a witness set: min t ≥ 0 subject to t + Σ g_j q ≥ g_j·p for every witness, where q is a pmf
 * on the restored letters. The duals are the weights μ_j of a cut (w, β); s(y) = −π(y) max w, so that
 * γ = β − max w = t.
 */
function leastWitnessed(of: Case, divergence: WitnessDivergence): ProvedMinimum {
  const { source, restored } = of;
  const p = source.marginal;
  const union = source.alphabet.union(restored);
  const matrix = divergence.witnesses;
  const positions = restored.letters.map((letter) => union.position(letter) ?? -1);
  const names = Array.from({ length: matrix.rows }, (_, i) => `witness ${String(i)}`);
  const rows = [
    { name: "pmf", relation: "=" as const, bound: Rational.one },
    ...names.map((name, i) => {
      const witness = matrix.row(i);
      return {
        name,
        relation: ">=" as const,
        bound: RationalVector.over(witness.numerators.slice(0, p.length), witness.denominator).dot(p),
      };
    }),
  ];
  const columns: ColumnDefinition[] = positions.map((z, j) => ({
    name: `q${String(j)}`,
    cost: Rational.zero,
    coefficients: { pmf: Rational.one, ...Object.fromEntries(names.map((name, i) => [name, matrix.at(i, z)])) },
  }));
  columns.push({
    name: "distance",
    cost: Rational.one,
    coefficients: Object.fromEntries(names.map((name) => [name, Rational.one])),
  });
  const outcome = solveLinearProgram(linearProgram(rows, columns), { warmStart });
  if (outcome.status !== "optimal") throw new Error(`the least witnessed distance cannot be ${outcome.status}`);
  const weights = outcome.dual.slice(1);
  const largest = positions
    .map((z) => sum(weights.map((weight, i) => (weight.isZero() ? weight : weight.times(matrix.at(i, z))))))
    .reduce((most, w) => max(most, w));
  const { outputMass } = coefficients(of);
  const potentials = outputMass.toArray().map((mass) => mass.times(largest).negated());
  return {
    value: outcome.value,
    plane: { multipliers: perceptionOnly, rows: potentials, cut: { kind: "witnesses", weights } },
  };
}

/** The least entry of every row. */
function rowMinima(matrix: RationalMatrix): Rational[] {
  const { list, rows, columns, denominator } = matrix;
  return Array.from({ length: rows }, (_, r) => Rational.of(list.least(r * columns, (r + 1) * columns), denominator));
}
