/**
 * The smooth program of a case: the exact coefficients, and the same in doubles and in fixed point.
 *
 * Outputs of mass zero are left out, and pairs that cannot be used. Distortions are divided by a number that
 * E[Δ] never exceeds, so that all numbers of the search are of one size.
 */
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import type { SmoothCase } from "../model/case.js";
import { coefficients, type Coefficients } from "../model/coefficients.js";
import { massFunction, type MassFunction } from "./mass-function.js";
import type { SmoothFunction, SmoothProgram } from "./program.js";

export interface ExactProgram {
  readonly of: SmoothCase;
  readonly exact: Coefficients;
  readonly function: MassFunction;
  /** The outputs of positive mass, as indices. */
  readonly outputs: readonly number[];
  /** What distortions are divided by. */
  readonly unit: Rational;
  readonly doubles: SmoothProgram;
  /** False where an output has no letter, or a letter without whose mass φ is infinite has no output. */
  readonly answerable: boolean;
}

/**
 * The program of a case with a smooth divergence.
 * @param allowed pairs (y, j), y an index of all outputs, that may be used; each output has one at least
 */
export function exactProgram(of: SmoothCase, allowed: (y: number, j: number) => boolean = () => true): ExactProgram {
  const exact = coefficients(of);
  const { outputMass, distortion, error } = exact;
  const letters = of.restored.size;
  const phi = massFunction(of, of.divergence);
  const outputs = outputMass.numerators.flatMap((mass, y) => (mass > 0n ? [y] : []));
  // E[Δ] is at most 1 in this unit.
  const most = outputs.reduce((total, y) => {
    const row = distortion.numerators.slice(y * letters, (y + 1) * letters);
    return total + row.reduce((largest, value) => (value > largest ? value : largest), 0n);
  }, 0n);
  const unit = most === 0n ? Rational.one : Rational.of(most, distortion.denominator);
  const pairs = outputs.flatMap((y) => Array.from({ length: letters }, (_, j) => [y, j] as const));
  const allowedPairs = Uint8Array.from(pairs, ([y, j]) => (entry(phi.possible, j) && allowed(y, j) ? 1 : 0));
  const reachable = of.restored.letters.map((_, j) => pairs.some(([, k], i) => k === j && allowedPairs[i] === 1));
  const number = (num: bigint, den: bigint): number => Rational.of(num, den).toNumber();
  return {
    of,
    exact,
    function: phi,
    outputs,
    unit,
    answerable:
      outputs.every((_, y) => allowedPairs.subarray(y * letters, (y + 1) * letters).includes(1)) &&
      phi.needed.every((needed, j) => !needed || entry(reachable, j)),
    doubles: {
      outputs: outputs.length,
      letters,
      mass: Float64Array.from(outputs, (y) => number(entry(outputMass.numerators, y), outputMass.denominator)),
      distortion: Float64Array.from(pairs, ([y, j]) => number(distortion.numeratorAt(y, j), most === 0n ? 1n : most)),
      error: Float64Array.from(pairs, ([y, j]) => number(error.numeratorAt(y, j), error.denominator)),
      allowed: allowedPairs,
      divergence: reachable.includes(false) ? onReachable(phi.doubles, reachable) : phi.doubles,
    },
  };
}

/** The function where some letters never have mass: it does not vary with them. */
function onReachable(phi: SmoothFunction, reachable: readonly boolean[]): SmoothFunction {
  const n = reachable.length;
  const masked = (values: Float64Array): Float64Array =>
    values.map((value, i) => {
      const [row, column] = values.length === n ? [i, i] : [Math.floor(i / n), i % n];
      return reachable[row] === true && reachable[column] === true ? value : 0;
    });
  return { value: phi.value, gradient: (q) => masked(phi.gradient(q)), curvature: (q) => masked(phi.curvature(q)) };
}
