/**
 * From a problem file to a Problem and back.
 *
 * Reading is strict: unknown or missing keys, wrong lengths, negative masses and
 * sums other than 1 are refused with their JSON path. Contract: docs/formats.md.
 */
import { InputError } from "../exact/errors.js";
import { text as textArgument } from "../exact/arguments.js";
import { describeJson, parseJson } from "../exact/json.js";
import type { Rational } from "../exact/rational.js";
import { distortionNames, type DistortionDefinition } from "../model/distortion.js";
import type { ClassifierDefinition } from "../model/classifier.js";
import type { DivergenceDefinition } from "../model/divergence/divergence.js";
import { mostParts } from "../model/divergence/parts.js";
import { problemLike } from "../model/argument.js";
import { problem, type Problem, type ProblemDefinition } from "../model/problem.js";
import type { SourceDefinition } from "../model/source.js";
import { integer, isObject, list, matrix, number, numbers, object, quoted, text, texts } from "./decode.js";
import { problemFormat, type ProblemFile } from "./problem-file.js";

/**
 * Reads the text of a problem file.
 * @throws InputError "not-json" with line and column, or any other with the JSON path of the fault
 * @example readProblem(await readFile("binary-denoising.json", "utf8"))
 */
export function readProblem(text: string): Problem {
  textArgument(text, "text");
  return problemFromData(parseJson(text));
}

/**
 * A problem from data: plain objects of the type `ProblemData`, whose numbers are strings, whole
 * numbers, bigints, Rationals or fraction.js Fractions.
 * @throws InputError with the JSON path of the fault
 * @example const data: ProblemData = …; problemFromData(data)
 */
export function problemFromData(data: unknown): Problem {
  return problem(definition(data));
}

function definition(data: unknown): ProblemDefinition {
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
  const channel = object(file["channel"], "$.channel", "the channel", ["outputs", "matrix"]);
  const restored = file["restored"];
  return {
    name: text(file["name"], "$.name", "the name of the problem"),
    ...optionalText(file, "description"),
    ...optionalText(file, "reference"),
    source: sourceDefinition(file["source"]),
    channel: {
      outputs: texts(channel["outputs"], "$.channel.outputs", "the outputs"),
      matrix: matrix(channel["matrix"], "$.channel.matrix", "the rows of the channel"),
    },
    ...(restored === undefined ? {} : { restored: restoredDefinition(restored) }),
    classifier: classifierDefinition(file["classifier"]),
    distortion: distortionFromData(file["distortion"]),
    perception: perceptionFromData(file["perception"]),
  };
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

function sourceDefinition(value: unknown): SourceDefinition {
  const path = "$.source";
  if (isObject(value) && Object.hasOwn(value, "classes") && Object.hasOwn(value, "counts")) {
    throw new InputError({
      code: "unknown-key",
      path,
      expected: `either "classes" or "classNames" with "counts"`,
      found: "both",
    });
  }
  const byCounts = isObject(value) && (Object.hasOwn(value, "counts") || Object.hasOwn(value, "classNames"));
  if (byCounts) {
    const given = object(value, path, "a source given by counts", ["alphabet", "classNames", "counts"]);
    return {
      alphabet: texts(given["alphabet"], `${path}.alphabet`, "the source letters"),
      classNames: texts(given["classNames"], `${path}.classNames`, "the class names"),
      counts: list(given["counts"], `${path}.counts`, "the counts").map((row, k) =>
        list(row, `${path}.counts[${String(k)}]`, "a row").map((count, x) =>
          integer(count, `${path}.counts[${String(k)}][${String(x)}]`),
        ),
      ),
    };
  }
  const given = object(value, path, `a source with "classes" (or "classNames" and "counts")`, ["alphabet", "classes"]);
  return {
    alphabet: texts(given["alphabet"], `${path}.alphabet`, "the source letters"),
    classes: list(given["classes"], `${path}.classes`, "the classes").map((entry, k) => {
      const at = `${path}.classes[${String(k)}]`;
      const one = object(entry, at, "a class", ["name", "prior", "pmf"]);
      return {
        name: text(one["name"], `${at}.name`, "the name of a class"),
        prior: number(one["prior"], `${at}.prior`),
        pmf: numbers(one["pmf"], `${at}.pmf`, "the pmf of a class"),
      };
    }),
  };
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

/**
 * The distortion of a problem file: a name, not looked up yet, or `{"matrix": …}`.
 * @throws InputError for another form
 */
export function distortionFromData(value: unknown, path = "$.distortion"): DistortionDefinition {
  if (isObject(value)) {
    return {
      matrix: matrix(
        object(value, path, "a distortion given by its values", ["matrix"])["matrix"],
        `${path}.matrix`,
        "the distortion matrix",
      ),
    };
  }
  // A name that does not exist is refused where names are looked up.
  if (typeof value === "string") return value as DistortionDefinition;
  throw new InputError({
    code: "wrong-type",
    path,
    expected: `${quoted(distortionNames)} or {"matrix": …}`,
    found: describeJson(value),
  });
}

/**
 * The divergence of a problem file: a name, not looked up yet, or an object.
 * @throws InputError for another form
 */
export function perceptionFromData(value: unknown, path = "$.perception", depth = 0): DivergenceDefinition {
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
      expected: `the name of a divergence, {"transport": …}, {"witnesses": …} or {"minimum": …}`,
      found: describeJson(value),
    });
  }
  const keys = ["transport", "witnesses", "minimum"].filter((key) => Object.hasOwn(value, key));
  const [kind = "transport"] = keys;
  if (kind === "minimum" && keys.length === 1) {
    const at = `${path}.minimum`;
    const [first, second, ...more] = list(
      object(value, path, "the least of two divergences", ["minimum"])["minimum"],
      at,
      "two divergences",
    );
    if (first === undefined || second === undefined || more.length > 0) {
      throw new InputError({
        code: "wrong-length",
        path: at,
        expected: "two divergences",
        found: describeJson(value["minimum"]),
      });
    }
    return {
      minimum: [perceptionFromData(first, `${at}[0]`, depth + 1), perceptionFromData(second, `${at}[1]`, depth + 1)],
    };
  }
  if (keys.length !== 1) {
    throw new InputError({
      code: "unknown-key",
      path,
      expected: `an object with one of the keys ${quoted(["transport", "witnesses", "minimum"])}`,
      found:
        keys.length > 1
          ? `both ${quoted(keys)}`
          : Object.keys(value).length === 0
            ? "an empty object"
            : `the keys ${quoted(Object.keys(value))}`,
    });
  }
  const rows = matrix(
    object(value, path, "a perceptual divergence", [kind])[kind],
    `${path}.${kind}`,
    `the ${kind} matrix`,
  );
  return kind === "witnesses" ? { witnesses: rows } : { transport: rows };
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

/** The distortion in the form of a problem file, numbers in lowest terms. */
export function distortionToFile(definition: DistortionDefinition): ProblemFile["distortion"] {
  return typeof definition === "object" ? { matrix: printed(definition.matrix) } : definition;
}

/** The divergence in the form of a problem file, numbers in lowest terms. */
export function perceptionToFile(definition: DivergenceDefinition): ProblemFile["perception"] {
  if (typeof definition === "string") return definition;
  if ("minimum" in definition)
    return { minimum: [perceptionToFile(definition.minimum[0]), perceptionToFile(definition.minimum[1])] };
  return "transport" in definition
    ? { transport: printed(definition.transport) }
    : { witnesses: printed(definition.witnesses) };
}

function printed(rows: readonly (readonly Rational[])[]): string[][] {
  return rows.map((row) => row.map((value) => value.toString()));
}
