/**
 * The coefficients of the linear program: π, δ, e.
 *
 * π(y) = Σ_x p_X(x) W(y|x);
 * δ(y,x̂) = Σ_x p_X(x) W(y|x) Δ(x,x̂), so that E[Δ] = Σ δQ;
 * e(y,x̂) = Σ_{k ≠ c₀(x̂)} Σ_x a(k,x) W(y|x), so that the error rate is Σ eQ.
 * All are computed on integers over one denominator per object.
 */
import { Rational } from "../exact/rational.js";
import { IntegerList, safeLimit } from "../exact/integer-list.js";
import { integerProduct } from "../exact/products.js";
import { RationalMatrix, RationalVector, entry, matrixOver } from "../exact/vector.js";
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
    const [rows, columns] = [outputMass.length, labeling.length];
    const perOutput = labeling.includes(free) ? classErrors.map(withLeast) : classErrors;
    // Every e_k(y) is at most the denominator.
    if (denominator < safeLimit) {
      const error = new Float64Array(rows * columns);
      perOutput.forEach((errors, y) => {
        const values = errors.map(Number);
        const least = values.at(-1)!;
        for (let j = 0; j < columns; j++) {
          const k = labeling[j]!;
          error[y * columns + j] = k === free ? least : values[k]!;
        }
      });
      return { outputMass, distortion, error: RationalMatrix.overDoubles(rows, columns, error, denominator) };
    }
    const error = perOutput.flatMap((errors) => labeling.map((k) => entry(errors, k === free ? errors.length - 1 : k)));
    return { outputMass, distortion, error: RationalMatrix.over(rows, columns, error, denominator) };
  });
}

/** The errors of an output, and then the least of them, which is that of a free letter. */
function withLeast(errors: readonly bigint[]): bigint[] {
  return [...errors, errors.reduce((least, value) => (value < least ? value : least), entry(errors, 0))];
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
  // through(k,y) = Σ_x a(k,x) W(y|x), at most the sum of all masses; π is the sum over classes; e_k(y) = π(y) − through(k,y).
  const through = integerProduct(joint, channel, jointDenominator);
  const at = (k: number, y: number): bigint => through.at(k * outputs + y);
  const mass = Array.from({ length: outputs }, (_, y) => classNames.reduce((total, __, k) => total + at(k, y), 0n));
  const distortion = integerProduct(
    channel.transposed(),
    { rows: delta.rows, columns: restored, list: weighted(delta, marginal) },
    // Masses sum to their denominator.
    marginal.denominator * channel.denominator * largest(delta.list),
  );
  const over = marginal.denominator * channel.denominator * delta.denominator;
  return {
    outputMass: RationalVector.over(mass, jointDenominator),
    distortion: matrixOver(outputs, restored, distortion, over),
    classErrors: mass.map((total, y) => classNames.map((_, k) => total - at(k, y))),
    denominator: jointDenominator,
  };
}

/** p_X(x)Δ(x,x̂), over the product of the denominators. */
function weighted({ list, columns }: RationalMatrix, { numerators, denominator }: RationalVector): IntegerList {
  const { doubles } = list;
  if (doubles === undefined || denominator * largest(list) >= safeLimit)
    return IntegerList.ofIntegers(list.integers.map((value, i) => value * entry(numerators, Math.floor(i / columns))));
  const result = new Float64Array(doubles.length);
  numerators.forEach((numerator, x) => {
    const mass = Number(numerator);
    for (let k = x * columns; k < (x + 1) * columns; k++) result[k] = mass * doubles[k]!;
  });
  return IntegerList.ofDoubles(result);
}

/** The largest entry of a list that has one. */
function largest(list: IntegerList): bigint {
  return list.length === 0 ? 0n : list.largest();
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
