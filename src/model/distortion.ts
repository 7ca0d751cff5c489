/**
 * Distortion measures Δ(x,x̂) ≥ 0: |X| rows, |X̂| columns.
 *
 * Hamming: 1 where the letters differ, 0 where they are equal. Squared and
 * absolute error use the letters' values as numbers.
 */
import { InputError, describe } from "../exact/errors.js";
import type { Rational } from "../exact/rational.js";
import type { RationalMatrix } from "../exact/vector.js";
import { differing, type Alphabet } from "./masses/alphabet.js";
import { differences } from "./masses/differences.js";
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
      return { definition, matrix: differing(from, to) };
    case "squared-error":
      return { definition, matrix: differenceMatrix(from, to, "squared error", 2) };
    case "absolute-error":
      return { definition, matrix: differenceMatrix(from, to, "absolute error", 1) };
    default:
      throw new InputError({
        code: "unknown-name",
        path,
        expected: `one of ${distortionNames.map((n) => JSON.stringify(n)).join(", ")} or {"matrix": …}`,
        found: describe(definition),
      });
  }
}

/** |x − x̂| to a power, for letters that are numbers. */
function differenceMatrix(from: Alphabet, to: Alphabet, purpose: string, power: 1 | 2): RationalMatrix {
  const source = from.values("$.source.alphabet", purpose);
  return differences(source, to.values("$.restored.alphabet", purpose), power);
}
