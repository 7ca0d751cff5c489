/**
 * Weights (a, b, c) of a sum a·distortion + b·perception + c·error rate, and lists of them.
 *
 * As text `1,1/10,2`: rationals ≥ 0, not all zero. In the place of one of them may stand a
 * range `0:1:1/10` (from, to, step); with several ranges every combination is meant. Only
 * the ratios matter, so that all directions with denominator N are (i, j, k)/N, i + j + k = N.
 */
import { InputError, describe } from "../exact/errors.js";
import { Rational } from "../exact/rational.js";
import { axis } from "./grid.js";
import type { Weights } from "./sweep.js";

/** Most weights: each is an optimum that is kept. */
export const mostWeights = 10_000;

/** Weights from texts. @param path the option they came from, for errors @throws InputError */
export function weightsOf(texts: readonly string[], path: string): Weights[] {
  return texts.flatMap((text) => combinations(text, path));
}

function combinations(text: string, path: string): Weights[] {
  const parts = text.split(",");
  const [first, second, third] = parts.map((part) => {
    if (!part.includes(":")) return [nonNegative(Rational.parse(part, path), text, path)];
    const range = axis(part, path);
    if (range.length > mostWeights) throw tooMany(range.length, path);
    return [...range].map((weight) => nonNegative(weight, text, path));
  });
  if (first === undefined || second === undefined || third === undefined || parts.length !== 3) {
    throw new InputError({
      code: "usage",
      path,
      expected: "three weights, of distortion, perception and error rate, such as 1,1/10,2",
      found: describe(text),
    });
  }
  const count = first.length * second.length * third.length;
  if (count > mostWeights) throw tooMany(count, path);
  const all = first.flatMap((distortion) =>
    second.flatMap((perception) => third.map((errorRate) => ({ distortion, perception, errorRate }))),
  );
  if (
    all.some(
      ({ distortion, perception, errorRate }) => distortion.isZero() && perception.isZero() && errorRate.isZero(),
    )
  ) {
    throw new InputError({
      code: "out-of-range",
      path,
      expected: "weights that are not all zero",
      found: describe(text),
    });
  }
  return all;
}

function tooMany(count: number, path: string): InputError {
  return new InputError({
    code: "too-large",
    path,
    expected: `at most ${String(mostWeights)} weights`,
    found: String(count),
  });
}

function nonNegative(weight: Rational | "inf", text: string, path: string): Rational {
  if (weight === "inf" || weight.sign() < 0) {
    throw new InputError({
      code: "out-of-range",
      path,
      expected: "weights of at least 0 that are finite",
      found: describe(text),
    });
  }
  return weight;
}

/** Largest N: (N + 1)(N + 2)/2 weights. */
const finestGrid = 139;

/** All (i, j, k)/N with i + j + k = N, ascending. @throws InputError */
export function simplexWeights(text: string, path: string): Weights[] {
  const n = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
  if (!(n >= 1 && n <= finestGrid)) {
    throw new InputError({
      code: "usage",
      path,
      expected: `a whole number N from 1 to ${String(finestGrid)}: all weights (i,j,k)/N with i+j+k = N`,
      found: describe(text),
    });
  }
  const part = (i: number): Rational => Rational.of(BigInt(i), BigInt(n));
  const weights: Weights[] = [];
  for (let i = 0; i <= n; i++) {
    for (let j = 0; i + j <= n; j++)
      weights.push({ distortion: part(i), perception: part(j), errorRate: part(n - i - j) });
  }
  return weights;
}
