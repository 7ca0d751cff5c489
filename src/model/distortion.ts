/**
 * Distortion measures Δ(x,x̂) ≥ 0: |X| rows, |X̂| columns.
 *
 * Hamming: 1 where the letters differ, 0 where they are equal. Squared and
 * absolute error use the letters' values as numbers.
 */
import { InputError, describe } from "../exact/errors.js";
import { Rational } from "../exact/rational.js";
import { RationalMatrix } from "../exact/vector.js";
import type { Alphabet } from "./masses/alphabet.js";
import { nonNegativeMatrix } from "./masses/pmf.js";

export type DistortionDefinition = DistortionName | { readonly matrix: readonly (readonly Rational[])[] };
export type DistortionName = "hamming" | "squared-error" | "absolute-error";
export const distortionNames: readonly DistortionName[] = ["hamming", "squared-error", "absolute-error"];

export interface Distortion {
  readonly definition: DistortionDefinition;
  readonly matrix: RationalMatrix;
}

export function distortion(
  definition: DistortionDefinition,
  from: Alphabet,
  to: Alphabet,
  path = "$.distortion",
): Distortion {
  if (typeof definition === "object") {
    const shape = {
      rows: from.size,
      columns: to.size,
      rowsAre: "one row per source letter",
      columnsAre: "one value per restored letter",
    };
    return { definition, matrix: nonNegativeMatrix(definition.matrix, shape, `${path}.matrix`) };
  }
  switch (definition) {
    case "hamming":
      return { definition, matrix: letterMatrix(from, to, (x, y) => (x === y ? Rational.zero : Rational.one)) };
    case "squared-error":
      return {
        definition,
        matrix: differenceMatrix(from, to, "squared error", (difference) => difference.times(difference)),
      };
    case "absolute-error":
      return { definition, matrix: differenceMatrix(from, to, "absolute error", (difference) => difference.abs()) };
    default:
      throw new InputError({
        code: "unknown-name",
        path,
        expected: `one of ${distortionNames.map((n) => JSON.stringify(n)).join(", ")} or {"matrix": …}`,
        found: describe(definition),
      });
  }
}

function letterMatrix(from: Alphabet, to: Alphabet, value: (x: string, y: string) => Rational): RationalMatrix {
  return RationalMatrix.from(
    from.letters.map((x) => to.letters.map((y) => value(x, y))),
    to.size,
  );
}

/** f(x − x̂) for letters that are numbers. */
function differenceMatrix(
  from: Alphabet,
  to: Alphabet,
  purpose: string,
  value: (difference: Rational) => Rational,
): RationalMatrix {
  const source = from.values("$.source.alphabet", purpose);
  const target = to.values("$.restored.alphabet", purpose);
  return RationalMatrix.from(
    source.map((x) => target.map((y) => value(x.minus(y)))),
    to.size,
  );
}
