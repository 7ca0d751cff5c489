/**
 * What Theorem 2 is about, of one source and one channel: the gap of the Bayes risks and the
 * conditions that are said to decide whether it is zero.
 *
 * With a(k,x) = c(k,x)/M and W = w/N, ε_Y − ε_X = gap/(M·N),
 *
 *     gap = N·Σ_x max_k c(k,x) − Σ_y max_k Σ_x c(k,x)·w(x,y).
 *
 * A class is optimal for x when c(k,x) is the largest there; for a letter without mass every
 * class is. Here everything follows the definitions, on BigInts of any size.
 */
import { Rational } from "../../exact/rational.js";
import type { RationalMatrix } from "../../exact/vector.js";
import type { Problem } from "../../model/problem.js";
import type { Pair } from "../../enumeration/family.js";

/** Facts about a case, a bit each. */
export const fact = {
  /** gap = 0. */
  equal: 1,
  /** For every output some class is optimal for all letters of positive mass that reach it. */
  common: 2,
  /** Every two letters of positive mass that share an output share an optimal class. */
  pairwise: 4,
  /** K = 2: W(y|x₁)W(y|x₂) = 0 for all y, x₁ with a(1,x₁) > a(2,x₁), x₂ with a(1,x₂) < a(2,x₂). Never set for K > 2. */
  paper: 8,
  /** gap < 0: never, by Theorem 2. */
  negative: 16,
} as const;

export interface BayesFacts {
  /** Over M·N. */
  readonly gap: bigint;
  /** A sum of `fact`s. */
  readonly facts: number;
}

export function bayesFacts({ source, channel }: Pair): BayesFacts {
  const letters = channel.map((_, x) => x);
  const outputs = (channel[0] ?? []).map((_, y) => y);
  const classes = source.map((_, k) => k);
  const mass = (k: number, x: number): bigint => source[k]?.[x] ?? 0n;
  const reaches = (x: number, y: number): boolean => (channel[x]?.[y] ?? 0n) > 0n;
  const denominator = (channel[0] ?? []).reduce((sum, entry) => sum + entry, 0n);

  const best = (values: readonly bigint[]): bigint => values.reduce((most, value) => (value > most ? value : most));
  const kept = letters.reduce((sum, x) => sum + best(classes.map((k) => mass(k, x))), 0n);
  const seen = outputs.reduce(
    (sum, y) =>
      sum + best(classes.map((k) => letters.reduce((total, x) => total + mass(k, x) * (channel[x]?.[y] ?? 0n), 0n))),
    0n,
  );
  const gap = denominator * kept - seen;

  const positive = letters.filter((x) => classes.some((k) => mass(k, x) > 0n));
  const optimal = (k: number, x: number): boolean => mass(k, x) === best(classes.map((other) => mass(other, x)));
  const common = outputs.every((y) => classes.some((k) => positive.every((x) => !reaches(x, y) || optimal(k, x))));
  const sharing = (x: number, other: number): boolean => outputs.some((y) => reaches(x, y) && reaches(other, y));
  const pairwise = positive.every((x) =>
    positive.every((other) => !sharing(x, other) || classes.some((k) => optimal(k, x) && optimal(k, other))),
  );
  const [first, second] = [
    letters.filter((x) => mass(0, x) > mass(1, x)),
    letters.filter((x) => mass(0, x) < mass(1, x)),
  ];
  const paper = source.length === 2 && first.every((x) => second.every((other) => !sharing(x, other)));

  const bits = [
    gap === 0n && fact.equal,
    common && fact.common,
    pairwise && fact.pairwise,
    paper && fact.paper,
    gap < 0n && fact.negative,
  ];
  return { gap, facts: bits.reduce<number>((sum, bit) => sum + (bit === false ? 0 : bit), 0) };
}

/** The same of a problem: ε_Y − ε_X, and the facts. */
export function factsOf({ source: { joint }, channel: { matrix } }: Pick<Problem, "source" | "channel">): {
  readonly gap: Rational;
  readonly facts: number;
} {
  const { gap, facts } = bayesFacts({ source: rowsOf(joint), channel: rowsOf(matrix) });
  return { gap: Rational.of(gap, joint.denominator * matrix.denominator), facts };
}

function rowsOf({ rows, columns, numerators }: RationalMatrix): bigint[][] {
  return Array.from({ length: rows }, (_, i) => numerators.slice(i * columns, (i + 1) * columns));
}
