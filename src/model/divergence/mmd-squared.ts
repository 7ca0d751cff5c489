/**
 * The squared maximum mean discrepancy of a kernel K: d(p,q) = (q−p)ᵀK(q−p) over the union letters.
 *
 * K is rational, symmetric and positive semidefinite, which is verified exactly: a row per union letter
 * (source letters in order, then the new ones). It is 0 exactly where K(q−p) = 0, and for any r
 * d ≥ 2(r−p)ᵀK(q−p) − (r−p)ᵀK(r−p): a cut without irrational numbers. Gretton et al., "A kernel
 * two-sample test", J. Mach. Learn. Res. 13 (2012).
 */
import { InputError } from "../../exact/errors.js";
import { Rational } from "../../exact/rational.js";
import { RationalMatrix, type RationalVector, entry } from "../../exact/vector.js";
import { rectangular } from "../masses/pmf.js";
import type { DivergenceContext, MmdSquared } from "./divergence.js";

export function mmdSquared(
  rows: readonly (readonly Rational[])[],
  context: DivergenceContext,
  path: string,
): MmdSquared {
  const size = context.union.size;
  const at = `${path}["mmd-squared"]`;
  const letters = "union letter: the source letters, then the restored letters that are new";
  const shape = {
    rows: size,
    columns: size,
    rowsAre: `one row per ${letters}`,
    columnsAre: `one value per ${letters}`,
  };
  rectangular(rows, shape, at);
  const kernel = RationalMatrix.from(rows, size);
  requirePositiveSemidefinite(kernel, at);
  return {
    family: "smooth",
    form: "mmd-squared",
    definition: { "mmd-squared": rows },
    title: "squared maximum mean discrepancy",
    kernel,
    evaluate: (p, q) => quadratic(kernel, differenceOf(p, q, context)),
  };
}

/** q − p on the union letters, as numerators over a common denominator. */
function differenceOf(
  p: RationalVector,
  q: RationalVector,
  { source, restored, union }: DivergenceContext,
): { readonly numerators: readonly bigint[]; readonly denominator: bigint } {
  const numerators = union.letters.map((letter) => {
    const [x, j] = [source.position(letter), restored.position(letter)];
    const mass = x === undefined ? 0n : entry(p.numerators, x) * q.denominator;
    return (j === undefined ? 0n : entry(q.numerators, j) * p.denominator) - mass;
  });
  return { numerators, denominator: p.denominator * q.denominator };
}

/** vᵀKv. */
function quadratic(
  kernel: RationalMatrix,
  { numerators, denominator }: { readonly numerators: readonly bigint[]; readonly denominator: bigint },
): Rational {
  let total = 0n;
  numerators.forEach((a, i) => {
    if (a === 0n) return;
    let row = 0n;
    numerators.forEach((b, j) => {
      if (b !== 0n) row += kernel.numeratorAt(i, j) * b;
    });
    total += a * row;
  });
  return Rational.of(total, denominator * denominator * kernel.denominator);
}

/** Fraction-free LDLᵀ: every pivot is ≥ 0, and where one is 0 its row is 0. */
function requirePositiveSemidefinite(kernel: RationalMatrix, path: string): void {
  const n = kernel.rows;
  const a = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => kernel.numeratorAt(i, j)));
  const at = (i: number, j: number): bigint => entry(entry(a, i), j);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      if (at(i, j) === at(j, i)) continue;
      const place = `${path}[${String(i)}][${String(j)}]`;
      refuse(place, `${kernel.at(j, i).toString()}, for a kernel is symmetric`, kernel.at(i, j).toString());
    }
  }
  let previous = 1n;
  for (let k = 0; k < n; k++) {
    const pivot = at(k, k);
    const negative = pivot < 0n || (pivot === 0n && entry(a, k).some((value, j) => j > k && value !== 0n));
    if (negative)
      refuse(
        path,
        "a positive semidefinite kernel",
        `one with vᵀKv < 0 for some v on its first ${String(k + 1)} letters or more`,
      );
    if (pivot === 0n) continue;
    for (let i = k + 1; i < n; i++) {
      const row = entry(a, i);
      const factor = at(i, k);
      for (let j = k + 1; j < n; j++) row[j] = (entry(row, j) * pivot - factor * at(k, j)) / previous;
      row[k] = 0n;
    }
    previous = pivot;
  }
}

function refuse(path: string, expected: string, found: string): never {
  throw new InputError({ code: "out-of-range", path, expected, found });
}
