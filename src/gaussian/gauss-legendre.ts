/**
 * Gauss–Legendre quadrature on [−1, 1] in fixed point, with a proved error.
 *
 * Nodes are the zeros x_i of the Legendre polynomial P_n, weights w_i = 2(1 − x_i²)/(n·P_{n−1}(x_i))². Between two
 * numbers at which P_n has different signs lies a zero; n such pairs that do not overlap hold all of them.
 *
 * Error: let f be analytic within the ellipse with foci ±1 whose half axes have the sum ρ > 1, and |f| ≤ M there. Its
 * Chebyshev coefficients are at most 2M/ρ^k, so that a polynomial of degree 2n − 1 is nowhere farther from it
 * than 2Mρ^(1−2n)/(ρ−1). The rule is exact for polynomials of that degree, and its weights are positive and have the
 * sum 2, as the integral has: |∫f − Σ w_i f(x_i)| ≤ 8Mρ^(1−2n)/(ρ−1).
 * Source: Trefethen, Approximation Theory and Approximation Practice (2013), theorems 8.1, 8.2 and 19.3.
 */
import type { FixedInterval } from "../exact/elementary/fixed.js";
import { Rational } from "../exact/rational.js";
import { FixedArithmetic } from "./arithmetic.js";

/** A node and its weight, in units of 2^−bits. */
export interface QuadratureNode {
  /** At most one unit from x_i. */
  readonly place: bigint;
  readonly weight: FixedInterval;
}

/** Binary digits beyond those asked for: P_n by its recurrence loses less than four bits a degree. */
const guardBits = (count: number): number => 4 * count + 16;

const known = new Map<string, readonly QuadratureNode[]>();
const mostRemembered = 16;

/**
 * The rule with n nodes, from left to right, each weight a few units wide.
 * @param count n, at least 2
 */
export function gaussLegendre(count: number, bits: number): readonly QuadratureNode[] {
  const key = `${String(count)} ${String(bits)}`;
  let rule = known.get(key);
  if (rule === undefined) {
    if (known.size >= mostRemembered) known.clear();
    rule = compute(count, bits);
    known.set(key, rule);
  }
  return rule;
}

function compute(count: number, bits: number): QuadratureNode[] {
  const a = new FixedArithmetic(bits + guardBits(count));
  const places = BigInt(guardBits(count));
  // Half of the guard digits for the distance of a node from its zero.
  const close = 1n << (places / 2n);
  const nodes = Array.from({ length: count }, (_, i) => {
    const start = -Math.cos((Math.PI * (i + 0.75)) / (count + 0.5));
    const near = zeroNear(a, count, start);
    const [left, right] = [near - close, near + close];
    const [below, above] = [legendre(a, count, left)[0], legendre(a, count, right)[0]];
    if (!(below.upper < 0n && above.lower > 0n) && !(below.lower > 0n && above.upper < 0n)) throw undecided(count);
    const held = { lower: left, upper: right };
    const before = legendre(a, count, held)[1];
    const slope = a.square(a.scaled(before, Rational.of(BigInt(count))));
    const weight = a.over(a.scaled(a.minus(a.one, a.square(held)), Rational.of(2n)), slope);
    return { left, right, place: near >> places, weight: coarse(weight, places) };
  });
  if (nodes.some(({ left }, i) => i > 0 && left <= (nodes[i - 1]?.right ?? left))) throw undecided(count);
  return nodes.map(({ place, weight }) => ({ place, weight }));
}

/** A number near a zero of P_n, by Newton's method and without any claim. */
function zeroNear(a: FixedArithmetic, count: number, start: number): bigint {
  let x = (BigInt(Math.round(start * 2 ** 52)) * a.unit) >> 52n;
  for (let known = 8; known < 2 * a.bits; known *= 2) {
    let [value, before] = [x, a.unit];
    for (let k = 1; k < count; k++)
      [value, before] = [
        (((BigInt(2 * k + 1) * x * value) >> BigInt(a.bits)) - BigInt(k) * before) / BigInt(k + 1),
        value,
      ];
    // P_n' = n(P_{n−1} − x·P_n)/(1 − x²).
    const gap = a.unit - ((x * x) >> BigInt(a.bits));
    const slope = BigInt(count) * (before - ((x * value) >> BigInt(a.bits)));
    x -= (value * gap) / slope;
  }
  return x;
}

/** P_n and P_{n−1}, by (k+1)P_{k+1} = (2k+1)x·P_k − k·P_{k−1}. */
function legendre(a: FixedArithmetic, count: number, at: bigint | FixedInterval): [FixedInterval, FixedInterval] {
  const x = typeof at === "bigint" ? { lower: at, upper: at } : at;
  let [value, before] = [x, a.one];
  for (let k = 1; k < count; k++) {
    const [one, other] = [Rational.of(BigInt(2 * k + 1), BigInt(k + 1)), Rational.of(BigInt(k), BigInt(k + 1))];
    [value, before] = [a.minus(a.scaled(a.times(x, value), one), a.scaled(before, other)), value];
  }
  return [value, before];
}

function coarse({ lower, upper }: FixedInterval, places: bigint): FixedInterval {
  return { lower: lower >> places, upper: -(-upper >> places) };
}

function undecided(count: number): Error {
  return new Error(`zeros of the Legendre polynomial of degree ${String(count)} that more digits would tell apart`);
}
