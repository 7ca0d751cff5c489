/**
 * Exact arithmetic in the small: why gcds are Lehmer's and vectors have one denominator.
 *
 * gcd against plain Euclid on random integers; one dot product of 256 terms with
 * fraction.js, with Rationals reduced at every step, and on integers over a common
 * denominator. And one large problem file, read and validated.
 */
import { toFraction } from "../../src/exact/fraction.js";
import { gcd } from "../../src/exact/integers.js";
import { Rational } from "../../src/exact/rational.js";
import { RationalVector } from "../../src/exact/vector.js";
import { problemToFile, readProblem } from "../../src/format/problem.js";
import { randomPmf, randomProblem, seeded } from "./families.js";
import { medianTime, medianTimeOfMany } from "./measure.js";

export interface ArithmeticTimes {
  /** Microseconds per gcd. */
  readonly gcd: readonly { readonly bits: number; readonly lehmer: number; readonly euclid: number }[];
  /** Microseconds per dot product of 256 terms. */
  readonly dot: { readonly fractions: number; readonly rationals: number; readonly integers: number };
}

export function arithmeticTimes(runs: number): ArithmeticTimes {
  const draw = seeded(1);
  const microseconds = (task: () => unknown, repeats: number): number => 1000 * medianTimeOfMany(task, repeats, runs);
  const pairs = (bits: number): [bigint, bigint][] =>
    Array.from({ length: 100 }, () => [integer(draw, bits), integer(draw, bits)]);
  return {
    gcd: [64, 256, 1024].map((bits) => {
      const given = pairs(bits);
      const each = (divide: (a: bigint, b: bigint) => bigint) => () => given.map(([a, b]) => divide(a, b));
      return {
        bits,
        lehmer: microseconds(each(gcd), 10) / given.length,
        euclid: microseconds(each(euclid), 10) / given.length,
      };
    }),
    dot: dotTimes(draw, microseconds),
  };
}

function dotTimes(
  draw: (below: number) => number,
  microseconds: (task: () => unknown, repeats: number) => number,
): ArithmeticTimes["dot"] {
  const [p, values] = [
    randomPmf(draw, 256, 1_000_000),
    Array.from({ length: 256 }, () => Rational.of(BigInt(draw(1000)), BigInt(1 + draw(60)))),
  ];
  const [fractionsP, fractionsV] = [p.map(toFraction), values.map(toFraction)];
  const [vectorP, vectorV] = [RationalVector.from(p), RationalVector.from(values)];
  return {
    fractions: microseconds(
      () => fractionsP.reduce((total, mass, i) => total.add(mass.mul(fractionsV[i]!)), toFraction(Rational.zero)),
      1,
    ),
    rationals: microseconds(() => p.reduce((total, mass, i) => total.plus(mass.times(values[i]!)), Rational.zero), 1),
    integers: microseconds(() => vectorP.dot(vectorV), 20),
  };
}

function integer(draw: (below: number) => number, bits: number): bigint {
  let value = 1n;
  for (let i = 0; i < bits / 16; i++) value = (value << 16n) | BigInt(draw(65536));
  return value & ((1n << BigInt(bits)) - 1n);
}

function euclid(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

/** Milliseconds to read and validate a problem file of `size` letters. */
export function readingTime(
  size: number,
  runs: number,
): { readonly letters: number; readonly kilobytes: number; readonly ms: number } {
  const text = JSON.stringify(problemToFile(randomProblem({ size, seed: 1, perception: "total-variation" })));
  return { letters: size, kilobytes: Math.round(text.length / 1000), ms: medianTime(() => readProblem(text), runs) };
}
