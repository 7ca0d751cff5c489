/**
 * A second channel W(y|x) beside that of the problem, from the same source letters.
 *
 * Written `{"inputs": [letters], "outputs": [names], "matrix": [[W(y|x)]]}`, rows inputs. The
 * inputs are the source letters of the problem, in any order; every letter counts, whatever its mass.
 */
import type { JsonValue } from "../exact/json.js";
import type { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { type Instance, coefficientsOf } from "./coefficients.js";
import { type Meter, limitEntries, limits } from "./limits.js";
import { matrix, names, object, pmf } from "./reader.js";
import { type Where, quoted, refuse } from "./rejection.js";
import { type ScaledMatrix, scaleMatrix } from "./scaled.js";

export interface OtherChannel {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** W(y|x): rows inputs, columns outputs. */
  readonly matrix: readonly (readonly Rational[])[];
}

/** Reads a channel: every row is a pmf. */
export function readOtherChannel(value: JsonValue, where: Where, meter: Meter): OtherChannel {
  const fields = object(value, where, ["inputs", "outputs", "matrix"]);
  const inputs = names(fields.inputs, where.at("inputs"), "input", limits.letters);
  const outputs = names(fields.outputs, where.at("outputs"), "output", limits.letters);
  const place = where.at("matrix");
  const rows = matrix(fields.matrix, place, "rows inputs, columns outputs", inputs.length, outputs.length);
  rows.forEach((row, x) => pmf(row, place.at(x), meter));
  return { inputs, outputs, matrix: rows };
}

/** W with its rows in the order of the source letters. */
export function inOrderOf(letters: readonly string[], of: OtherChannel, where: Where, meter: Meter): ScaledMatrix {
  const rowOf = rowsByLetter(of.inputs, letters, where);
  return scaleMatrix(
    rowOf.map((row) => entry(of.matrix, row)),
    meter,
    where,
  );
}

/** The same problem with W in the place of its channel. */
export function behind(of: OtherChannel, { problem, meter }: Instance, where: Where): Instance {
  const { letters, source } = problem;
  limitEntries(of.outputs.length, letters.restored.length, "outputs by restored letters", where);
  limitEntries(source.classes.length, of.outputs.length, "classes by outputs", where);
  const other = { ...problem, outputs: of.outputs, channel: inOrderOf(letters.source, of, where, meter) };
  return { problem: other, coefficients: coefficientsOf(other, meter, where), meter };
}

/** Where each source letter stands among the inputs of the other channel. */
function rowsByLetter(inputs: readonly string[], letters: readonly string[], where: Where): number[] {
  const expected = "a channel with the source letters of the problem as inputs";
  if (inputs.length !== letters.length)
    refuse(where, expected, `${String(inputs.length)} inputs for ${String(letters.length)} source letters`);
  const index = new Map(inputs.map((name, row) => [name, row]));
  return letters.map(
    (letter) => index.get(letter) ?? refuse(where, expected, `none for the source letter ${quoted(letter)}`),
  );
}
