/**
 * What a restorer achieves: E[Δ], d(p_X,q) and ε, recomputed from its matrix.
 *
 * Notation: Q(x̂|y) one row per output, every row a pmf (also where π(y) = 0);
 * E[Δ] = Σ δQ, ε = Σ eQ, q(x̂) = Σ_y π(y)Q(x̂|y). For a transport cost given as a
 * matrix, d is bounded above by the cost Σ ρT of a coupling T of q (rows) and p_X
 * (columns).
 */
import { lcm } from "../exact/integers.js";
import type { JsonValue } from "../exact/json.js";
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { chargePart } from "./bounds.js";
import { type Instance, factorsOf } from "./coefficients.js";
import type { Distance, SmoothDivergence } from "./divergence.js";
import { type MassPair, divergenceSum } from "./f-divergence.js";
import { discrepancySum } from "./mean-discrepancy.js";
import { type RealSum, compareSum, upperBound } from "./real-sum.js";
import type { Problem } from "./problem.js";
import { type Where, quoted, refuse, shown } from "./rejection.js";
import { list } from "./reader.js";
import { type ScaledRow, massRows, pmfRow } from "./rows.js";
import { type Scaled, type ScaledMatrix, commonMultiple, total } from "./scaled.js";

export interface Achieved {
  /** E[Δ]. */
  readonly distortion: Rational;
  /** ε. */
  readonly errorRate: Rational;
  /** q(x̂), per restored letter. */
  readonly restored: Scaled;
}

/** Reads a restorer, verifies that every row is a pmf, and evaluates it. @param labels the class of every restored letter */
export function readRestorer(
  value: JsonValue,
  where: Where,
  { problem, coefficients, meter }: Instance,
  labels: readonly number[],
): Achieved {
  const { massDenominator, distortionDenominator } = coefficients;
  const width = problem.letters.restored.length;
  const given = list(value, where, "rows outputs, columns restored letters", problem.outputs.length);
  const rows = given.map((row, y) => pmfRow(row, where.at(y), width, meter));

  // Row y is over its own denominator R_y; all of them divide R.
  const common = rows.reduce((multiple, row) => commonMultiple(multiple, row.denominator, meter, where), 1n);
  // A mass is at most 1: no numerator is longer than its denominator.
  chargePart(width + countMasses(rows), [common, common, ...factorsOf(coefficients)], meter, where);
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
    distortion: Rational.of(distortion, distortionDenominator * common),
    errorRate: Rational.of(errorRate, massOver),
    restored: { numerators: restored, denominator: massOver },
  };
}

/** d(p_X,q), evaluated on the union letters. */
export function distanceTo(restored: Scaled, distance: Distance, { problem, meter }: Instance, where: Where): Rational {
  const { letters, source } = problem;
  chargePart(
    letters.union.length + distance.products,
    [source.pmf, restored, distance.over, distance.bits],
    meter,
    where,
  );
  const { p, q, over } = onUnion(restored, problem);
  return Rational.of(distance.of(p, q), over * distance.over);
}

/**
 * A smooth d(p_X,q) against a bound. −1: at most; 0: equal; 1: at least, or ∞; undefined: so near to it that
 * it is not decided.
 */
export function compareDistance(
  restored: Scaled,
  divergence: SmoothDivergence,
  bound: Rational,
  { problem, meter }: Instance,
  where: Where,
): -1 | 0 | 1 | undefined {
  const sum = sumOf(restored, divergence, { problem, meter }, where);
  return sum === "inf" ? 1 : compareSum(sum, bound, meter, where);
}

/** An upper bound of a smooth d(p_X,q), d itself where it is rational. */
export function upperDistance(
  restored: Scaled,
  divergence: SmoothDivergence,
  { problem, meter }: Instance,
  where: Where,
): Rational | "inf" {
  const sum = sumOf(restored, divergence, { problem, meter }, where);
  return sum === "inf" ? sum : upperBound(sum, meter, where);
}

function sumOf(
  restored: Scaled,
  divergence: SmoothDivergence,
  { problem, meter }: Pick<Instance, "problem" | "meter">,
  where: Where,
): RealSum | "inf" {
  chargePart(problem.letters.union.length, [problem.source.pmf, restored], meter, where);
  const masses = onUnion(restored, problem);
  return divergence.kind === "mmd-squared"
    ? discrepancySum(divergence.kernel, masses, meter, where)
    : divergenceSum(divergence.kind, masses, meter, where);
}

/** p_X and q on the union letters, over a common denominator. */
function onUnion(restored: Scaled, { letters, source }: Problem): MassPair {
  const over = lcm(source.pmf.denominator, restored.denominator);
  const p = new Array<bigint>(letters.union.length).fill(0n);
  const q = [...p];
  source.pmf.numerators.forEach((mass, x) => (p[x] = mass * (over / source.pmf.denominator)));
  restored.numerators.forEach((mass, i) => (q[entry(letters.position, i)] = mass * (over / restored.denominator)));
  return { p, q, over };
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
  const masses = { rows: coupling.rows.map(({ numerators }) => numerators), denominator: coupling.denominator };
  chargePart(height + width + countMasses(coupling.rows), [masses, restored, source.pmf, cost], meter, where);
  coupling.rows.forEach((row, i) => {
    const letter = quoted(entry(letters.restored, i));
    requireSum(
      total(row.numerators),
      coupling,
      entry(restored.numerators, i),
      restored,
      `row sum q(x̂) for the restored letter ${letter}`,
      where.at(i),
    );
  });
  const sums = new Array<bigint>(width).fill(0n);
  for (const row of coupling.rows)
    row.positions.forEach((x, j) => (sums[x] = entry(sums, x) + entry(row.numerators, j)));
  source.pmf.numerators.forEach((mass, x) => {
    const letter = quoted(entry(letters.source, x));
    requireSum(entry(sums, x), coupling, mass, source.pmf, `column sum p_X(x) for the source letter ${letter}`, where);
  });
  const sum = total(coupling.rows.map((row, i) => dotAt(row, entry(cost.rows, i))));
  return Rational.of(sum, coupling.denominator * cost.denominator);
}

function countMasses(rows: readonly ScaledRow[]): number {
  return rows.reduce((count, { positions }) => count + positions.length, 0);
}

interface Over {
  readonly denominator: bigint;
}

/** found/of.denominator = expected/as.denominator, compared crosswise. */
function requireSum(found: bigint, of: Over, expected: bigint, as: Over, what: string, where: Where): void {
  if (found * as.denominator === expected * of.denominator) return;
  const wanted = shown(Rational.of(expected, as.denominator));
  refuse(where, `${what} = ${wanted}`, shown(Rational.of(found, of.denominator)));
}

/** Σ of the row's masses times the values at their positions. */
function dotAt({ positions, numerators }: ScaledRow, values: readonly bigint[]): bigint {
  let result = 0n;
  positions.forEach((i, j) => (result += entry(numerators, j) * entry(values, i)));
  return result;
}
