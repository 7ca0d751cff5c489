/**
 * Integral probability metrics over finitely many witnesses:
 * d(p,q) = max(0, max_j Σ_z g_j(z)(p(z) − q(z))), z over the union letters.
 *
 * Symmetric only when the set of witnesses is. Müller, "Integral probability
 * metrics and their generating classes of functions", Adv. Appl. Prob. 29 (1997).
 */
import { InputError } from "../../exact/errors.js";
import { Rational } from "../../exact/rational.js";
import { RationalMatrix, type RationalVector, entry } from "../../exact/vector.js";
import { rectangular } from "../masses/pmf.js";
import type { DivergenceContext, ConvexDefinition, WitnessDivergence } from "./divergence.js";

/** Witnesses as given by the user: one row per g_j, one column per union letter. */
export function witnesses(
  rows: readonly (readonly Rational[])[],
  context: DivergenceContext,
  path: string,
): WitnessDivergence {
  if (rows.length === 0) {
    throw new InputError({
      code: "wrong-length",
      path: `${path}.witnesses`,
      expected: "at least one witness",
      found: "an empty list",
    });
  }
  const shape = {
    rows: rows.length,
    columns: context.union.size,
    rowsAre: "one row per witness",
    columnsAre: "one value per union letter: the source letters, then the restored letters that are new",
  };
  rectangular(rows, shape, `${path}.witnesses`);
  return witnessDivergence({ witnesses: rows }, "witness set", RationalMatrix.from(rows, context.union.size), context);
}

/** The divergence of a witness matrix, with its closed form. */
export function witnessDivergence(
  definition: ConvexDefinition,
  title: string,
  matrix: RationalMatrix,
  context: DivergenceContext,
): WitnessDivergence {
  const { source, restored, union } = context;
  const evaluate = (p: RationalVector, q: RationalVector): Rational => {
    const difference = union.letters.map((letter) => {
      const x = source.position(letter);
      const j = restored.position(letter);
      const mass = x === undefined ? 0n : entry(p.numerators, x) * q.denominator;
      return mass - (j === undefined ? 0n : entry(q.numerators, j) * p.denominator);
    });
    let largest = 0n;
    for (let j = 0; j < matrix.rows; j++) {
      let value = 0n;
      difference.forEach((d, z) => {
        if (d !== 0n) value += d * matrix.numeratorAt(j, z);
      });
      if (value > largest) largest = value;
    }
    return Rational.of(largest, p.denominator * q.denominator * matrix.denominator);
  };
  return { definition, title, family: "witnesses", witnesses: matrix, evaluate };
}
