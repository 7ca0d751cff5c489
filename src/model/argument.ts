/**
 * Problems and their definitions as arguments of public functions.
 *
 * A `Problem` has been checked when it was built, so that it is enough to see that it is one. A
 * definition is looked at as a whole: what its lists hold, not yet whether the numbers add up, which
 * is for whoever builds the problem.
 */
import {
  all,
  bigInteger,
  either,
  instanceOf,
  keys,
  listOf,
  orText,
  rationalNumber,
  refuse,
  text,
  type Check,
} from "../exact/arguments.js";
import { InputError } from "../exact/errors.js";
import { Rational } from "../exact/rational.js";
import { matrixArgument } from "../exact/vector.js";
import { mostParts } from "./divergence/parts.js";
import { Alphabet } from "./masses/alphabet.js";
import { Problem } from "./problem.js";

/** A problem that was built by this copy of the package. */
export const problemArgument = instanceOf(
  Problem,
  "a problem, as readProblem and problemFromData give it (galleryProblem and problemToFile give data)",
);

/**
 * A problem of this copy of the package or of another, for what asks for its parts alone: the module of
 * a user may import its own copy, whose problems cannot be solved here.
 */
export const problemLike = instanceOf(Problem, "a problem, as readProblem and problemFromData give it", {
  name: text,
  source: keys("a source", { definition: keys("a definition", {}) }),
  channel: keys("a channel", {}),
});

/** The alphabet of letters of a problem. */
export const alphabetArgument = instanceOf(Alphabet, "an alphabet of a problem", { letters: listOf(text) });

/** The parts of a problem on which a channel order and Theorem 2 depend. */
export const observedArgument = keys("a problem, or its source and channel", {
  source: keys("the source of a problem", {
    alphabet: alphabetArgument,
    classNames: listOf(text),
    joint: matrixArgument,
  }),
  channel: keys("the channel of a problem", { outputs: alphabetArgument, matrix: matrixArgument }),
});

const texts = listOf(text);
const rationals = listOf(rationalNumber);
const matrix = listOf(rationals);

/** Letters and W(y|x). */
export const channelDefinition = keys("a channel", { outputs: texts, matrix });

const sourceDefinition = either(
  (value) => typeof value === "object" && value !== null && "classes" in value,
  keys("a source by classes", {
    alphabet: texts,
    classes: listOf(keys("a class", { name: text, prior: rationalNumber, pmf: rationals })),
  }),
  keys(`a source with "classes", or with "classNames" and "counts"`, {
    alphabet: texts,
    classNames: texts,
    counts: listOf(listOf(bigInteger())),
  }),
);

/** "bayes", "retrained" or class names. */
export const classifierDefinition = either((value) => typeof value === "string", text, texts);

/** A name, which is looked up later, or a matrix. */
export const distortionDefinition = either(
  (value) => typeof value === "string",
  text,
  keys("a distortion", { matrix }),
);

/** A name, which is looked up later, or an object. */
export const perceptionDefinition: Check = (value, path) => {
  divergence(value, path, 0);
};

function divergence(value: unknown, path: string, depth: number): void {
  // Data may contain themselves; few minima can be nested.
  if (depth > mostParts) refuse(path, `a minimum of at most ${String(mostParts)} divergences`, value, "too-large");
  if (typeof value === "string") return;
  const object = keys("a divergence: a name or an object", {});
  object(value, path);
  const { transport, witnesses, minimum, "mmd-squared": kernel } = value as Readonly<Record<string, unknown>>;
  if (minimum !== undefined) {
    const parts = listOf((one, at) => {
      divergence(one, at, depth + 1);
    });
    parts(minimum, `${path}.minimum`);
    if ((minimum as readonly unknown[]).length !== 2)
      refuse(`${path}.minimum`, "two divergences", minimum, "wrong-length");
  } else if (transport !== undefined) matrix(transport, `${path}.transport`);
  else if (witnesses !== undefined) matrix(witnesses, `${path}.witnesses`);
  else if (kernel !== undefined) matrix(kernel, `${path}["mmd-squared"]`);
  else refuse(path, `a name, {"transport": …}, {"witnesses": …}, {"mmd-squared": …} or {"minimum": …}`, value);
}

/** The distortion, divergence and classifier of a definition. */
export const measureDefinitions = {
  classifier: classifierDefinition,
  distortion: distortionDefinition,
  perception: perceptionDefinition,
};

/** A problem in exact numbers, before it is checked. */
export const definitionArgument = keys(
  "the definition of a problem",
  { name: text, source: sourceDefinition, channel: channelDefinition, ...measureDefinitions },
  { description: text, reference: text, restored: keys("the restored signal", { alphabet: texts }) },
);

/** A number, or "inf". */
export const exactBound = orText("inf", rationalNumber);

/** Masses that sum to 1, row by row. @param what the matrix is */
export function stochastic(what: string): Check {
  return all(matrixArgument, (value, path) => {
    const { rows, columns, numerators, denominator } = value as {
      readonly rows: number;
      readonly columns: number;
      readonly numerators: readonly bigint[];
      readonly denominator: bigint;
    };
    for (let row = 0; row < rows; row++) {
      const masses = numerators.slice(row * columns, (row + 1) * columns);
      const sum = masses.reduce((total, mass) => total + mass, 0n);
      if (sum === denominator && masses.every((mass) => mass >= 0n)) continue;
      throw new InputError({
        code: "out-of-range",
        path: `${path}: row ${String(row)}`,
        expected: `masses ≥ 0 with sum 1, as every row of ${what} has them`,
        found: sum === denominator ? "a negative mass" : `sum ${Rational.of(sum, denominator).toString()}`,
      });
    }
  });
}
