/**
 * The coefficients of the linear program: π, δ, e.
 *
 * π(y) = Σ_x p_X(x) W(y|x);
 * δ(y,x̂) = Σ_x p_X(x) W(y|x) Δ(x,x̂), so that E[Δ] = Σ δQ;
 * e(y,x̂) = Σ_{k ≠ c₀(x̂)} Σ_x a(k,x) W(y|x), so that the error rate is Σ eQ.
 * All are computed on integers over one denominator per object.
 */
import { Rational } from "../exact/rational.js";
import { integerProduct } from "../exact/products.js";
import { RationalMatrix, RationalVector, entry } from "../exact/vector.js";
import { free } from "./classifier.js";
import type { Case } from "./case.js";
import { Memo } from "./memo.js";
import type { Problem } from "./problem.js";

export interface Coefficients {
  /** π(y), a pmf on the outputs. */
  readonly outputMass: RationalVector;
  /** δ(y,x̂) ≥ 0: |Y| rows, |X̂| columns. */
  readonly distortion: RationalMatrix;
  /** e(y,x̂) ≥ 0: |Y| rows, |X̂| columns. */
  readonly error: RationalMatrix;
}

const known = new Memo<Coefficients>();
const bases = new Memo<Base>();

/** The coefficients of a case. e is computed once per case, π and δ once for all cases of a problem. */
export function coefficients(of: Case): Coefficients {
  return known.of(of, () => {
    const { outputMass, distortion, classErrors, denominator } = baseCoefficients(of.problem);
    const { labeling } = of;
    const error = classErrors.flatMap((errors) => {
      const least = labeling.includes(free)
        ? errors.reduce((smallest, value) => (value < smallest ? value : smallest), entry(errors, 0))
        : 0n;
      return labeling.map((k) => (k === free ? least : entry(errors, k)));
    });
    return {
      outputMass,
      distortion,
      error: RationalMatrix.over(outputMass.length, labeling.length, error, denominator),
    };
  });
}

/** The coefficients that do not depend on the labeling. */
export interface Base {
  readonly outputMass: RationalVector;
  readonly distortion: RationalMatrix;
  /** e_k(y) = Σ_{j≠k} Σ_x a(j,x)W(y|x) per output and class, over the denominator: the error of the answer k. */
  readonly classErrors: readonly (readonly bigint[])[];
  readonly denominator: bigint;
}

/** The coefficients that the cases of a problem share, computed once per problem. */
export function baseCoefficients(problem: Problem): Base {
  return bases.of(problem, () => compute(problem));
}

function compute(problem: Problem): Base {
  const { joint, marginal, classNames } = problem.source;
  const channel = problem.channel.matrix;
  const delta = problem.distortion.matrix;
  const outputs = channel.columns;
  const restored = problem.restored.size;
  const jointDenominator = joint.denominator * channel.denominator;
  const largest = delta.numerators.reduce((most, value) => (value > most ? value : most), 0n);

  // through(k,y) = Σ_x a(k,x) W(y|x), at most the sum of all masses; π is the sum over classes; e_k(y) = π(y) − through(k,y).
  const through = integerProduct(joint, channel, jointDenominator);
  const at = (k: number, y: number): bigint => entry(through, k * outputs + y);
  const mass = Array.from({ length: outputs }, (_, y) => classNames.reduce((total, __, k) => total + at(k, y), 0n));
  // Σ_x W(y|x)·(p_X(x)Δ(x,x̂)).
  const weighted = RationalMatrix.unreduced(
    delta.rows,
    restored,
    delta.numerators.map((value, i) => value * entry(marginal.numerators, Math.floor(i / restored))),
    marginal.denominator * delta.denominator,
  );
  // Masses sum to their denominator.
  const most = marginal.denominator * channel.denominator * largest;
  const distortion = integerProduct(channel.transposed(), weighted, most);
  return {
    outputMass: RationalVector.over(mass, jointDenominator),
    distortion: RationalMatrix.over(
      outputs,
      restored,
      distortion,
      marginal.denominator * channel.denominator * delta.denominator,
    ),
    classErrors: mass.map((total, y) => classNames.map((_, k) => total - at(k, y))),
    denominator: jointDenominator,
  };
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
