/**
 * The squared maximum mean discrepancy d(p,q) = (q−p)ᵀK(q−p) of a kernel K on the union letters.
 *
 * K is rational, symmetric and positive semidefinite, so that d is convex and ≥ 0; everything is rational.
 * For every vector r, d(p,q) ≥ 2(r−p)ᵀK(q−p) − (r−p)ᵀK(r−p), because (q−r)ᵀK(q−r) ≥ 0.
 * Semidefinite: K = LDLᵀ by fraction-free elimination. With the pivots taken along the diagonal the entry
 * (i,j) that remains is a minor of K times a positive number: a pivot < 0 refutes, one that is 0 does unless
 * its whole row is 0, for then a 2×2 minor is negative.
 * Source: A. Gretton et al., A kernel two-sample test, JMLR 13 (2012).
 */
import { bitLength } from "../exact/integers.js";
import { entry } from "../exact/vector.js";
import { chargePart } from "./bounds.js";
import type { MassPair } from "./f-divergence.js";
import { type Meter, limitMatrixBits } from "./limits.js";
import type { RealSum } from "./real-sum.js";
import { type Where, refuse } from "./rejection.js";
import { type Scaled, type ScaledMatrix, dot, longestEntry } from "./scaled.js";

/** Refuses a matrix that is not symmetric and positive semidefinite. */
export function requireSemidefinite({ rows }: ScaledMatrix, meter: Meter, where: Where): void {
  rows.forEach((row, i) => {
    row.forEach((value, j) => {
      if (value !== entry(entry(rows, j), i))
        refuse(where.at(i).at(j), "a symmetric matrix", `another value in row ${String(j)}, column ${String(i)}`);
    });
  });
  const size = rows.length;
  const bits = longestEntry(rows) + bitLength(BigInt(size));
  const left = rows.map((row) => [...row]);
  let previous = 1n;
  for (let k = 0; k < size; k++) {
    const head = entry(left, k);
    const pivot = entry(head, k);
    if (pivot < 0n) refuse(where, "a positive semidefinite matrix", `pivot ${String(k)} of it negative`);
    if (pivot === 0n) {
      if (head.some((value, j) => j > k && value !== 0n))
        refuse(where, "a positive semidefinite matrix", `pivot ${String(k)} of it 0, in a row that is not`);
      continue;
    }
    // A minor of so many rows, by Hadamard's bound.
    const length = (k + 2) * bits;
    const entries = ((size - k) * (size - k)) / 2;
    limitMatrixBits(entries, length, where);
    meter.products(3 * entries, length, length, where);
    for (let i = k + 1; i < size; i++) {
      const row = entry(left, i);
      const factor = entry(head, i);
      for (let j = i; j < size; j++) row[j] = (pivot * entry(row, j) - factor * entry(head, j)) / previous;
    }
    previous = pivot;
  }
}

/** d(p,q). */
export function discrepancySum(kernel: ScaledMatrix, { p, q, over }: MassPair, meter: Meter, where: Where): RealSum {
  const difference = p.map((mass, z) => entry(q, z) - mass);
  chargePart(kernel.rows.length * (kernel.rows.length + 1), [kernel, over, over], meter, where);
  const num = dot(difference, times(kernel, difference));
  return { rational: [{ num, den: over * over * kernel.denominator }], terms: [], over: 1n };
}

/** A linear function of q that is at most d: Σ gradient(z)q(z) + constant, over the union letters. */
export interface LinearBound {
  readonly gradient: Scaled;
  readonly constant: { readonly num: bigint; readonly den: bigint };
}

/** The tangent at r: gradient 2K(r−p), constant −(r−p)ᵀK(r+p). @param r over the union letters */
export function tangentAt(kernel: ScaledMatrix, r: Scaled, p: Scaled, meter: Meter, where: Where): LinearBound {
  chargePart(
    kernel.rows.length * (kernel.rows.length + 2),
    [kernel, r, r.denominator, r, p, p, p.denominator],
    meter,
    where,
  );
  const shared = r.denominator * p.denominator;
  const [first, second] = [
    r.numerators.map((value) => value * p.denominator),
    p.numerators.map((mass) => mass * r.denominator),
  ];
  const image = times(
    kernel,
    first.map((value, z) => value - entry(second, z)),
  );
  const sum = first.map((value, z) => value + entry(second, z));
  return {
    gradient: { numerators: image.map((value) => 2n * value), denominator: shared * kernel.denominator },
    constant: { num: -dot(image, sum), den: shared * shared * kernel.denominator },
  };
}

/** K times a vector of integers, times the denominator of K. */
export function times({ rows }: ScaledMatrix, vector: readonly bigint[]): bigint[] {
  return rows.map((row) => dot(vector, row));
}
