/**
 * The problem of a certificate, read strictly from its raw JSON.
 *
 * Notation: a(k,x) = P_k p(x|k) joint masses of class k and source letter x; W(y|x)
 * the channel; c₀(x̂) the class that the fixed classifier gives to a restored letter;
 * Δ(x,x̂) ≥ 0 the distortion. While reading, the canonical problem is put together;
 * its SHA-256 names the problem. Source: docs/formats.md.
 */
import { sha256 } from "#platform/sha256";
import { type JsonValue, canonicalJson, describeJson } from "../exact/json.js";
import { abs } from "../exact/integers.js";
import type { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { chargeMatrices } from "./bounds.js";
import { type Divergence, divergencesIn, readPerception } from "./divergence.js";
import { type Letters, unite, values } from "./letters.js";
import { type Meter, limitEntries, limits } from "./limits.js";
import { type Where, quoted, refuse } from "./rejection.js";
import { type Read, indexOf, list, matrix, names, object, pmf, requireNonNegative, text } from "./reader.js";
import { type ScaledMatrix, denominatorProduct, scaleMatrix } from "./scaled.js";
import { type Source, readSource } from "./source.js";

export interface Problem {
  readonly name: string;
  readonly source: Source;
  readonly letters: Letters;
  readonly outputs: readonly string[];
  /** W(y|x), rows source letters, columns outputs. */
  readonly channel: ScaledMatrix;
  /** c₀: the index of a class, per restored letter; or the classifier that is best for X̂. */
  readonly classifier: readonly number[] | "retrained";
  /** Δ(x,x̂), rows source letters, columns restored letters. */
  readonly distortion: ScaledMatrix;
  /** d is the least of these; mostly one. */
  readonly divergences: readonly Divergence[];
  /** SHA-256 of the canonical problem, hexadecimal. */
  readonly sha256: string;
}

/** @throws Rejection at the first part that is not as docs/formats.md has it */
export function readProblem(value: JsonValue, where: Where, meter: Meter): Problem {
  const fields = object(
    value,
    where,
    ["format", "name", "source", "channel", "classifier", "distortion", "perception"],
    ["restored", "description", "reference"],
  );
  if (fields.format !== "exact-cdp/problem@1")
    refuse(where.at("format"), `"exact-cdp/problem@1"`, describeJson(fields.format));
  const name = text(fields.name, where.at("name"));
  if (fields.description !== undefined) text(fields.description, where.at("description"));
  if (fields.reference !== undefined) text(fields.reference, where.at("reference"));

  const { meaning: source, canonical: canonicalSource } = readSource(fields.source, where.at("source"), meter);
  const channel = readChannel(fields.channel, where.at("channel"), source.alphabet.length, meter);
  const restored =
    fields.restored === undefined ? source.alphabet : readRestored(fields.restored, where.at("restored"));
  limitEntries(source.alphabet.length, restored.length, "source by restored letters", where);
  limitEntries(channel.outputs.length, restored.length, "outputs by restored letters", where);
  limitEntries(source.classes.length, channel.outputs.length, "classes by outputs", where);
  const letters = unite(source.alphabet, restored, where);
  const classifier = readClassifier(fields.classifier, where.at("classifier"), source, letters);
  chargeMatrices(
    [fields.distortion, ...divergencesIn(fields.perception, where.at("perception"))],
    letters,
    meter,
    where,
  );
  const distortion = readDistortion(fields.distortion, where.at("distortion"), letters, meter);
  const perception = readPerception(fields.perception, where.at("perception"), letters, meter);

  const canonical = canonicalJson({
    format: fields.format,
    name,
    source: canonicalSource,
    channel: { outputs: channel.outputs, matrix: channel.canonical },
    restored: { alphabet: restored },
    classifier: fields.classifier,
    distortion: distortion.canonical,
    perception: perception.canonical,
  });
  return {
    name,
    source,
    letters,
    outputs: channel.outputs,
    channel: channel.matrix,
    classifier,
    distortion: distortion.meaning,
    divergences: perception.meaning,
    sha256: sha256(canonical),
  };
}

function readRestored(value: JsonValue, where: Where): string[] {
  return names(object(value, where, ["alphabet"]).alphabet, where.at("alphabet"), "letter", limits.letters);
}

function readChannel(
  value: JsonValue,
  where: Where,
  inputs: number,
  meter: Meter,
): { outputs: string[]; matrix: ScaledMatrix; canonical: JsonValue } {
  const fields = object(value, where, ["outputs", "matrix"]);
  const outputs = names(fields.outputs, where.at("outputs"), "output", limits.letters);
  const place = where.at("matrix");
  const rows = matrix(fields.matrix, place, "rows source letters, columns outputs", inputs, outputs.length);
  rows.forEach((row, x) => pmf(row, place.at(x), meter));
  return { outputs, matrix: scaleMatrix(rows, meter, place), canonical: printed(rows) };
}

/** A class name per restored letter; "bayes", the Bayes rule of X, ties to the first class; or "retrained". */
function readClassifier(value: JsonValue, where: Where, source: Source, letters: Letters): number[] | "retrained" {
  if (value === "retrained") return value;
  if (value === "bayes")
    return letters.position.map((x, i) =>
      x < source.alphabet.length ? bayesClass(source, x) : notInSource(letters, i, where),
    );
  if (!Array.isArray(value))
    return refuse(where, `a class per restored letter, "bayes" or "retrained"`, describeJson(value));
  return readLabels(value, where, source, letters);
}

/** A class name per restored letter, as indices of classes. */
export function readLabels(value: JsonValue, where: Where, source: Source, letters: Letters): number[] {
  const named = indexOf(source.classes, "a class");
  return list(value, where, "a class per restored letter", letters.restored.length).map((one, i) =>
    named(one, where.at(i)),
  );
}

function notInSource(letters: Letters, restored: number, where: Where): never {
  return refuse(
    where,
    `every restored letter to be a source letter, for the Bayes rule of X`,
    `the letter ${quoted(entry(letters.restored, restored))}`,
  );
}

/** The first k that maximises a(k,x). */
function bayesClass({ joint }: Source, x: number): number {
  let best = 0;
  joint.rows.forEach((row, k) => {
    if (entry(row, x) > entry(entry(joint.rows, best), x)) best = k;
  });
  return best;
}

/** Hamming: 0 iff the letters are equal; squared and absolute error: of the letters' values. */
function readDistortion(value: JsonValue, where: Where, letters: Letters, meter: Meter): Read<ScaledMatrix> {
  const { source, position } = letters;
  if (value === "hamming") {
    return {
      meaning: { rows: source.map((_, x) => position.map((z) => (z === x ? 0n : 1n))), denominator: 1n },
      canonical: value,
    };
  }
  if (value === "squared-error" || value === "absolute-error") {
    const { numerators, denominator } = values(letters, meter);
    const squared = value === "squared-error";
    const rows = source.map((_, x) =>
      position.map((z) => {
        const error = abs(entry(numerators, x) - entry(numerators, z));
        return squared ? error * error : error;
      }),
    );
    return {
      meaning: {
        rows,
        denominator: squared ? denominatorProduct(denominator, denominator, meter, where) : denominator,
      },
      canonical: value,
    };
  }
  if (typeof value !== "object" || value === null) {
    return refuse(where, `"hamming", "squared-error", "absolute-error" or {"matrix": …}`, describeJson(value));
  }
  const place = where.at("matrix");
  const given = object(value, where, ["matrix"]).matrix;
  const rows = matrix(given, place, "rows source letters, columns restored letters", source.length, position.length);
  rows.forEach((row, x) => {
    requireNonNegative(row, place.at(x), "a distortion");
  });
  return { meaning: scaleMatrix(rows, meter, place), canonical: { matrix: printed(rows) } };
}

function printed(rows: readonly (readonly Rational[])[]): JsonValue {
  return rows.map((row) => row.map((value) => value.toString()));
}
