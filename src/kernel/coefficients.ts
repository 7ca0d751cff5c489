/**
 * The coefficients π, δ and e of a problem, recomputed from its masses.
 *
 * Notation: π(y) = Σ_x p_X(x)W(y|x); δ(y,x̂) = Σ_x p_X(x)W(y|x)Δ(x,x̂); the error of the answer
 * k is e_k(y) = Σ_{j≠k} Σ_x a(j,x)W(y|x) = π(y) − m(k,y) with the class masses
 * m(k,y) = Σ_x a(k,x)W(y|x). A classifier c gives e(y,x̂) = e_k(y) for k = c(x̂); for every
 * restorer E[Δ] = Σ δQ and ε = Σ eQ.
 */
import { bitLength } from "../exact/integers.js";
import { entry } from "../exact/vector.js";
import { chargeMatrix, chargePart } from "./bounds.js";
import type { Meter } from "./limits.js";
import type { Problem } from "./problem.js";
import type { Where } from "./rejection.js";
import { type ScaledMatrix, denominatorProduct, longestEntry, total } from "./scaled.js";

/** All as integers: π and e_k times `massDenominator`, δ times `distortionDenominator`. Rows are outputs. */
export interface Coefficients {
  readonly outputMass: readonly bigint[];
  /** e_k(y): rows outputs, columns classes. */
  readonly errors: readonly (readonly bigint[])[];
  readonly massDenominator: bigint;
  readonly distortion: readonly (readonly bigint[])[];
  /** A multiple of `massDenominator`. */
  readonly distortionDenominator: bigint;
}

/** What evidence is verified against: the problem, its coefficients, and the meter of this check. */
export interface Instance {
  readonly problem: Problem;
  readonly coefficients: Coefficients;
  readonly meter: Meter;
}

/** What π, δ and e multiply in bounds.ts; e_k ≤ π ≤ 1. */
export function factorsOf({
  distortion,
  distortionDenominator,
  massDenominator,
}: Coefficients): (ScaledMatrix | bigint)[] {
  return [{ rows: distortion, denominator: distortionDenominator }, massDenominator];
}

export function coefficientsOf(problem: Problem, meter: Meter, where: Where): Coefficients {
  const { source, channel, distortion, outputs, letters } = problem;
  const massDenominator = denominatorProduct(source.joint.denominator, channel.denominator, meter, where);
  const distortionDenominator = denominatorProduct(massDenominator, distortion.denominator, meter, where);
  const entries = outputs.length * (letters.restored.length + source.classes.length);
  chargeMatrix(entries, bitLength(massDenominator) + longestEntry(distortion.rows) + 16, meter, where);
  chargePart(
    source.alphabet.length * entries,
    [source.joint.denominator, channel.denominator, distortion],
    meter,
    where,
  );

  const classMass = source.joint.rows.map((masses) => timesChannel(masses, channel.rows, outputs.length));
  const outputMass = outputs.map((_, y) => total(classMass.map((row) => entry(row, y))));
  const errors = outputMass.map((mass, y) => classMass.map((row) => mass - entry(row, y)));
  const expected = outputs.map((_, y) => {
    const row = new Array<bigint>(letters.restored.length).fill(0n);
    source.pmf.numerators.forEach((p, x) => {
      addMultiple(row, p * entry(entry(channel.rows, x), y), entry(distortion.rows, x));
    });
    return row;
  });
  return { outputMass, errors, massDenominator, distortion: expected, distortionDenominator };
}

/** Σ_x masses(x)·W(y|x) for every y. */
function timesChannel(masses: readonly bigint[], channel: readonly (readonly bigint[])[], outputs: number): bigint[] {
  const result = new Array<bigint>(outputs).fill(0n);
  masses.forEach((mass, x) => {
    addMultiple(result, mass, entry(channel, x));
  });
  return result;
}

/** row += factor·addend. */
function addMultiple(row: bigint[], factor: bigint, addend: readonly bigint[]): void {
  if (factor === 0n) return;
  for (let i = 0; i < row.length; i++) {
    const term = entry(addend, i);
    if (term !== 0n) row[i] = entry(row, i) + factor * term;
  }
}
