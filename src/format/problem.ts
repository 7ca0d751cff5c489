/**
 * From a problem file to a Problem and back.
 *
 * Reading is strict: unknown or missing keys, wrong lengths, negative masses and
 * sums other than 1 are refused with their JSON path. Contract: docs/formats.md.
 */
import { InputError } from "../exact/errors.js";
import { calls, keys, text as textArgument } from "../exact/arguments.js";
import { describeJson, parseJson } from "../exact/json.js";
import type { ClassifierDefinition } from "../model/classifier.js";
import { problemLike } from "../model/argument.js";
import { problem, type Problem, type ProblemDefinition } from "../model/problem.js";
import { isObject, object, text, texts } from "./decode.js";
import { distortionFromData, distortionToFile, perceptionFromData, perceptionToFile, printed } from "./measures.js";
import { problemFormat, type ProblemFile } from "./problem-file.js";
import { Reading, type Note, type TableReader } from "./reading.js";
import { sourceFromData } from "./source-data.js";

/** What reading a problem may need besides its text. */
export interface ReadOptions {
  /**
   * The rows of a CSV file that the problem names: `(file) => readCsv(readFileSync(join(folder, file), "utf8"))`.
   * Without it a problem that names a file is refused.
   */
  readonly readTable?: TableReader;
}

const readOptions = keys("options, such as { readTable }", {}, { readTable: calls });

/** A problem, and what was done to its data: sums that were divided out, CSV files that were read. */
export interface ProblemInput {
  readonly problem: Problem;
  readonly notes: readonly Note[];
}

/**
 * Reads the text of a problem file.
 * @throws InputError "not-json" with line and column, or any other with the JSON path of the fault
 * @example readProblem(await readFile("binary-denoising.json", "utf8"))
 */
export function readProblem(text: string, options: ReadOptions = {}): Problem {
  textArgument(text, "text");
  return problemFromData(parseJson(text), options);
}

/**
 * A problem from data: plain objects of the type `ProblemData`, whose numbers are strings, whole
 * numbers, bigints, Rationals or fraction.js Fractions.
 * @throws InputError with the JSON path of the fault
 * @example const data: ProblemData = …; problemFromData(data)
 */
export function problemFromData(data: unknown, options: ReadOptions = {}): Problem {
  return problemInput(data, options).problem;
}

/**
 * As `problemFromData`, with notes of everything that was normalised or read from a CSV file.
 * @throws InputError with the JSON path of the fault
 */
export function problemInput(data: unknown, options: ReadOptions = {}): ProblemInput {
  readOptions(options, "options");
  const reading = new Reading(options.readTable);
  return { problem: problem(definition(data, reading)), notes: reading.notes };
}

function definition(data: unknown, reading: Reading): ProblemDefinition {
  if (isObject(data) && Object.hasOwn(data, "format") && data["format"] !== problemFormat) {
    throw new InputError({
      code: "wrong-type",
      path: "$.format",
      expected: JSON.stringify(problemFormat),
      found: describeJson(data["format"]),
    });
  }
  const required = ["format", "name", "source", "channel", "classifier", "distortion", "perception"];
  const file = object(data, "$", "a problem", required, ["description", "reference", "restored"]);
  const name = text(file["name"], "$.name", "the name of the problem");
  const source = sourceFromData(file["source"], reading);
  const restored = file["restored"] === undefined ? undefined : restoredDefinition(file["restored"]);
  const letters = { source: source.alphabet, restored: restored?.alphabet ?? source.alphabet, reading };
  return {
    name,
    ...optionalText(file, "description"),
    ...optionalText(file, "reference"),
    source,
    channel: channelDefinition(file["channel"], source.alphabet, reading),
    ...(restored === undefined ? {} : { restored }),
    classifier: classifierDefinition(file["classifier"]),
    distortion: distortionFromData(file["distortion"], "$.distortion", letters),
    perception: perceptionFromData(file["perception"], "$.perception", letters),
  };
}

function channelDefinition(value: unknown, letters: readonly string[], reading: Reading): ProblemDefinition["channel"] {
  const path = "$.channel";
  // An object that is none, or without outputs, is refused before its matrix.
  const given = object(value, path, "the channel", ["outputs"], ["matrix", "counts", "file", "normalise"]);
  const outputs = texts(given["outputs"], `${path}.outputs`, "the outputs");
  const matrix = reading.stochastic(value, {
    path,
    what: "the channel",
    key: "matrix",
    rows: { names: letters, one: "source letter" },
    columns: { names: outputs, one: "output" },
    others: ["outputs"],
  });
  return { outputs, matrix };
}

function optionalText(
  file: Readonly<Record<string, unknown>>,
  key: "description" | "reference",
): { description?: string; reference?: string } {
  return file[key] === undefined ? {} : { [key]: text(file[key], `$.${key}`, `the ${key}`) };
}

function restoredDefinition(value: unknown): { alphabet: string[] } {
  const restored = object(value, "$.restored", "the restored signal", ["alphabet"]);
  return { alphabet: texts(restored["alphabet"], "$.restored.alphabet", "the restored letters") };
}

function classifierDefinition(value: unknown): ClassifierDefinition {
  const path = "$.classifier";
  if (value === "bayes" || value === "retrained") return value;
  if (Array.isArray(value)) return texts(value, path, "the classifier");
  throw new InputError({
    code: "wrong-type",
    path,
    expected: `"bayes", "retrained" or a list with a class name per restored letter`,
    found: describeJson(value),
  });
}

/** The problem as a file: numbers in lowest terms, the restored alphabet filled in. */
export function problemToFile(problem: Problem): ProblemFile {
  problemLike(problem, "problem");
  const { source, channel, restored, classifier, distortion, perception } = problem;
  const definition = source.definition;
  return {
    format: problemFormat,
    name: problem.name,
    ...(problem.description === undefined ? {} : { description: problem.description }),
    ...(problem.reference === undefined ? {} : { reference: problem.reference }),
    source:
      "classes" in definition
        ? {
            alphabet: [...definition.alphabet],
            classes: definition.classes.map((c) => ({
              name: c.name,
              prior: c.prior.toString(),
              pmf: c.pmf.map(String),
            })),
          }
        : {
            alphabet: [...definition.alphabet],
            classNames: [...definition.classNames],
            counts: definition.counts.map((row) => row.map(String)),
          },
    channel: { outputs: [...channel.outputs.letters], matrix: printed(channel.matrix.toArrays()) },
    restored: { alphabet: [...restored.letters] },
    classifier: classifier.definition,
    distortion: distortionToFile(distortion.definition),
    perception: perceptionToFile(perception.definition),
  };
}
