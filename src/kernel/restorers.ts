/**
 * What a restorer achieves: E[Δ], d(p_X,q) and ε, recomputed from its matrix.
 *
 * Notation: Q(x̂|y) one row per output, every row a pmf (also where π(y) = 0);
 * E[Δ] = Σ δQ, ε = Σ eQ, q(x̂) = Σ_y π(y)Q(x̂|y). For a transport cost given as a
 * matrix, d is bounded above by the cost Σ ρT of a coupling T of q (rows) and p_X
 * (columns).
 */
import { bitLength } from "../exact/integers.js";
import type { JsonValue } from "../exact/json.js";
import type { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import type { Instance } from "./coefficients.js";
import type { Distance } from "./divergence.js";
import type { Meter } from "./limits.js";
import { type Where, quoted, refuse, shown } from "./rejection.js";
import { list } from "./reader.js";
import { type ScaledRow, massRows, pmfRow } from "./rows.js";
import { type Scaled, type ScaledMatrix, commonMultiple, denominatorProduct, longestEntry, reduced, total } from "./scaled.js";

export interface Achieved {
  /** E[Δ]. */
  readonly distortion: Rational;
  /** ε. */
  readonly errorRate: Rational;
  /** q(x̂), per restored letter. */
  readonly restored: Scaled;
}

/** Reads a restorer, verifies that every row is a pmf, and evaluates it. @param labels the class of every restored letter */
export function readRestorer(value: JsonValue, where: Where, { problem, coefficients, meter }: Instance, labels: readonly number[]): Achieved {
  const { massDenominator, distortionDenominator } = coefficients;
  const width = problem.letters.restored.length;
  const given = list(value, where, "rows outputs, columns restored letters", problem.outputs.length);
  const rows = given.map((row, y) => pmfRow(row, where.at(y), width, meter));

  // Row y is over its own denominator R_y; all of them divide R.
  const common = rows.reduce((multiple, row) => commonMultiple(multiple, row.denominator, meter, where), 1n);
  const over = denominatorProduct(distortionDenominator, common, meter, where);
  const bits = bitLength(over) + longestEntry(coefficients.distortion);
  const masses = rows.reduce((count, { positions }) => count + positions.length, 0);
  meter.products(3 * (rows.length + masses), bits / 2, bits / 2, where);
  let distortion = 0n;
  let errorRate = 0n;
  const restored = new Array<bigint>(width).fill(0n);
  rows.forEach((row, y) => {
    const factor = common / row.denominator;
    distortion += dotAt(row, entry(coefficients.distortion, y)) * factor;
    const errors = entry(coefficients.errors, y);
    row.positions.forEach((i, j) => (errorRate += entry(row.numerators, j) * entry(errors, entry(labels, i)) * factor));
    const mass = entry(coefficients.outputMass, y) * factor;
    row.positions.forEach((i, j) => {
      restored[i] = entry(restored, i) + mass * entry(row.numerators, j);
    });
  });
  const massOver = massDenominator * common;
  return {
    distortion: reduced(distortion, over, meter, where),
    errorRate: reduced(errorRate, massOver, meter, where),
    restored: { numerators: restored, denominator: massOver },
  };
}

/** d(p_X,q), evaluated on the union letters. */
export function distanceTo(restored: Scaled, distance: Distance, { problem, meter }: Instance, where: Where): Rational {
  const { letters, source } = problem;
  const common = commonMultiple(source.pmf.denominator, restored.denominator, meter, where);
  const p = new Array<bigint>(letters.union.length).fill(0n);
  const q = [...p];
  source.pmf.numerators.forEach((mass, x) => (p[x] = mass * (common / source.pmf.denominator)));
  restored.numerators.forEach((mass, i) => (q[entry(letters.position, i)] = mass * (common / restored.denominator)));
  meter.products(distance.products, bitLength(common), bitLength(distance.over), where);
  return reduced(distance.of(p, q), denominatorProduct(common, distance.over, meter, where), meter, where);
}

/** Σ ρT, after verifying that T ≥ 0 has row sums q and column sums p_X. */
export function costOfCoupling(
  value: JsonValue,
  where: Where,
  restored: Scaled,
  cost: ScaledMatrix,
  { problem, meter }: Instance,
): Rational {
  const { letters, source } = problem;
  const [height, width] = [letters.restored.length, letters.source.length];
  const given = list(value, where, "rows restored letters, columns source letters", height);
  const coupling = massRows(given, where, "rows restored letters, columns source letters", width, meter);
  meter.products(height + width, bitLength(coupling.denominator), bitLength(restored.denominator), where);
  coupling.rows.forEach((row, i) => {
    const letter = quoted(entry(letters.restored, i));
    requireSum(
      total(row.numerators),
      coupling,
      entry(restored.numerators, i),
      restored,
      `row sum q(x̂) for the restored letter ${letter}`,
      where.at(i),
      meter,
    );
  });
  const sums = new Array<bigint>(width).fill(0n);
  for (const row of coupling.rows) row.positions.forEach((x, j) => (sums[x] = entry(sums, x) + entry(row.numerators, j)));
  source.pmf.numerators.forEach((mass, x) => {
    const letter = quoted(entry(letters.source, x));
    requireSum(entry(sums, x), coupling, mass, source.pmf, `column sum p_X(x) for the source letter ${letter}`, where, meter);
  });

  meter.products(height * width, bitLength(coupling.denominator), longestEntry(cost.rows), where);
  const sum = total(coupling.rows.map((row, i) => dotAt(row, entry(cost.rows, i))));
  return reduced(sum, denominatorProduct(coupling.denominator, cost.denominator, meter, where), meter, where);
}

/** found/of.denominator = expected/as.denominator, compared crosswise. */
function requireSum(
  found: bigint,
  of: { readonly denominator: bigint },
  expected: bigint,
  as: { readonly denominator: bigint },
  what: string,
  where: Where,
  meter: Meter,
): void {
  if (found * as.denominator === expected * of.denominator) return;
  const wanted = shown(reduced(expected, as.denominator, meter, where));
  refuse(where, `${what} = ${wanted}`, shown(reduced(found, of.denominator, meter, where)));
}

/** Σ of the row's masses times the values at their positions. */
function dotAt({ positions, numerators }: ScaledRow, values: readonly bigint[]): bigint {
  let result = 0n;
  positions.forEach((i, j) => (result += entry(numerators, j) * entry(values, i)));
  return result;
}
