/**
 * What Theorem 2 is about, of any problem: its source and channel as integers over common
 * denominators, and the facts of family/bayes/facts.ts about them.
 */
import { Rational } from "../../exact/rational.js";
import type { RationalMatrix } from "../../exact/vector.js";
import type { AnyProblem } from "../../model/problem.js";
import { bayesFacts } from "../family/bayes/facts.js";

/** ε_Y − ε_X, and a sum of `fact`s. */
export function factsOf({ source: { joint }, channel: { matrix } }: AnyProblem): { readonly gap: Rational; readonly facts: number } {
  const { gap, facts } = bayesFacts({ source: rowsOf(joint), channel: rowsOf(matrix) });
  return { gap: Rational.of(gap, joint.denominator * matrix.denominator), facts };
}

function rowsOf(matrix: RationalMatrix): bigint[][] {
  return Array.from({ length: matrix.rows }, (_, i) => Array.from({ length: matrix.columns }, (__, j) => matrix.numeratorAt(i, j)));
}
