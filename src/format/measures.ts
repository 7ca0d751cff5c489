/**
 * Distortions and divergences of a problem file, and back.
 *
 * Names are not looked up here: the model refuses those that do not exist. A matrix of costs is
 * written out, given by whole numbers, or in a CSV file.
 */
import { InputError } from "../exact/errors.js";
import { describeJson } from "../exact/json.js";
import type { Rational } from "../exact/rational.js";
import { distortionNames, type DistortionDefinition } from "../model/distortion.js";
import type { DivergenceDefinition } from "../model/divergence/divergence.js";
import { mostParts } from "../model/divergence/parts.js";
import { isObject, list, matrix, object, quoted } from "./decode.js";
import type { ProblemFile } from "./problem-file.js";
import type { Reading } from "./reading.js";

/** The letters between which costs are given, and the reading of their problem file. */
export interface Letters {
  readonly source: readonly string[];
  readonly restored: readonly string[];
  readonly reading: Reading;
}

/**
 * The distortion of a problem file: a name, not looked up yet, or an object with its values.
 * @param letters of the problem; without them values can only be written out
 * @throws InputError for another form
 */
export function distortionFromData(value: unknown, path = "$.distortion", letters?: Letters): DistortionDefinition {
  // A name that does not exist is refused where names are looked up.
  if (typeof value === "string") return value as DistortionDefinition;
  if (isObject(value)) return { matrix: costs(value, path, "a distortion given by its values", letters, "by source") };
  throw new InputError({
    code: "wrong-type",
    path,
    expected: `${quoted(distortionNames)} or {"matrix": …}`,
    found: describeJson(value),
  });
}

/** A matrix of costs as an object; its rows are source letters, or restored ones. */
function costs(
  value: unknown,
  path: string,
  what: string,
  letters: Letters | undefined,
  order: "by source" | "by restored",
): readonly (readonly Rational[])[] {
  if (letters === undefined) return matrix(object(value, path, what, ["matrix"])["matrix"], `${path}.matrix`, what);
  const source = { names: letters.source, one: "source letter" };
  const restored = { names: letters.restored, one: "restored letter" };
  const [rows, columns] = order === "by source" ? [source, restored] : [restored, source];
  return letters.reading.values(value, { path, what, key: "matrix", rows, columns });
}

const divergenceKeys = ["transport", "witnesses", "mmd-squared", "minimum"] as const;

/**
 * The divergence of a problem file: a name, not looked up yet, or an object.
 * @param letters of the problem; without them costs can only be written out
 * @throws InputError for another form
 */
export function perceptionFromData(value: unknown, path = "$.perception", letters?: Letters): DivergenceDefinition {
  return divergence(value, path, letters, 0);
}

function divergence(value: unknown, path: string, letters: Letters | undefined, depth: number): DivergenceDefinition {
  // Data of a program may contain itself; each minimum has two parts or more, so that few can be nested.
  if (depth > mostParts) {
    throw new InputError({
      code: "too-large",
      path: "$.perception",
      expected: `a minimum of at most ${String(mostParts)} divergences`,
      found: "more",
    });
  }
  // A name that does not exist is refused where names are looked up.
  if (typeof value === "string") return value as DivergenceDefinition;
  if (!isObject(value)) {
    throw new InputError({
      code: "wrong-type",
      path,
      expected: `the name of a divergence, {"transport": …}, {"witnesses": …}, {"mmd-squared": …} or {"minimum": …}`,
      found: describeJson(value),
    });
  }
  const keys = divergenceKeys.filter((key) => Object.hasOwn(value, key));
  const [kind] = keys;
  if (kind === undefined || keys.length > 1) {
    throw new InputError({
      code: "unknown-key",
      path,
      expected: `an object with one of the keys ${quoted(divergenceKeys)}`,
      found:
        keys.length > 1
          ? `both ${quoted(keys)}`
          : Object.keys(value).length === 0
            ? "an empty object"
            : `the keys ${quoted(Object.keys(value))}`,
    });
  }
  const at = `${path}.${kind}`;
  const content = object(value, path, "a perceptual divergence", [kind])[kind];
  switch (kind) {
    case "minimum":
      return { minimum: lesser(content, at, letters, depth) };
    case "witnesses":
      return { witnesses: matrix(content, at, "the witnesses matrix") };
    case "mmd-squared":
      return { "mmd-squared": matrix(content, `${path}["mmd-squared"]`, "the kernel") };
    case "transport":
      return {
        transport: isObject(content)
          ? costs(content, at, "transport costs", letters, "by restored")
          : matrix(content, at, "the transport matrix"),
      };
  }
}

function lesser(
  value: unknown,
  path: string,
  letters: Letters | undefined,
  depth: number,
): [DivergenceDefinition, DivergenceDefinition] {
  const [first, second, ...more] = list(value, path, "two divergences");
  if (first === undefined || second === undefined || more.length > 0) {
    throw new InputError({ code: "wrong-length", path, expected: "two divergences", found: describeJson(value) });
  }
  return [divergence(first, `${path}[0]`, letters, depth + 1), divergence(second, `${path}[1]`, letters, depth + 1)];
}

/** The distortion in the form of a problem file, numbers in lowest terms. */
export function distortionToFile(definition: DistortionDefinition): ProblemFile["distortion"] {
  return typeof definition === "object" ? { matrix: printed(definition.matrix) } : definition;
}

/** The divergence in the form of a problem file, numbers in lowest terms. */
export function perceptionToFile(definition: DivergenceDefinition): ProblemFile["perception"] {
  if (typeof definition === "string") return definition;
  if ("minimum" in definition)
    return { minimum: [perceptionToFile(definition.minimum[0]), perceptionToFile(definition.minimum[1])] };
  if ("transport" in definition) return { transport: printed(definition.transport) };
  return "witnesses" in definition
    ? { witnesses: printed(definition.witnesses) }
    : { "mmd-squared": printed(definition["mmd-squared"]) };
}

/** A matrix with its numbers in lowest terms. */
export function printed(rows: readonly (readonly Rational[])[]): string[][] {
  return rows.map((row) => row.map((value) => value.toString()));
}
