/**
 * Instances: the problems, or pairs of problems, that a conjecture is about.
 *
 * A problem, and for conjectures about two channels a second one, V(z|x), from the same source
 * letters. In normal form the source is given by counts, c(k,x) proportional to a(k,x) and with
 * greatest common divisor 1, so that generators, enumeration, climbing and shrinking all work on
 * one kind of plain data.
 */
import { all, bigInteger, keys, listOf, optional, type Check } from "../../exact/arguments.js";
import { InputError } from "../../exact/errors.js";
import { content } from "../../exact/integers.js";
import type { Rational } from "../../exact/rational.js";
import { channelDefinition as aChannel, definitionArgument, problemLike } from "../../model/argument.js";
import { problem, type Problem, type ProblemDefinition } from "../../model/problem.js";
import { source, type SourceDefinition } from "../../model/source.js";
import { problemFromData, problemToFile } from "../../format/problem.js";

/** c(k,x): K rows, |X| columns, not all zero. */
export interface SourceByCounts {
  readonly alphabet: readonly string[];
  readonly classNames: readonly string[];
  readonly counts: readonly (readonly bigint[])[];
}

/** W(y|x): |X| rows, |Y| columns, rows sum to 1. */
export interface ChannelDefinition {
  readonly outputs: readonly string[];
  readonly matrix: readonly (readonly Rational[])[];
}

export interface InstanceDefinition extends ProblemDefinition {
  readonly source: SourceByCounts;
  readonly restored: { readonly alphabet: readonly string[] };
  /** V(z|x), only for conjectures about two channels. */
  readonly other?: ChannelDefinition;
}

export interface Instance {
  readonly definition: InstanceDefinition;
  readonly problem: Problem;
  /** The same problem behind the second channel. */
  readonly other?: Problem;
}

/** An instance as JSON: problem files, which every command reads. */
export interface InstanceData {
  readonly problem: object;
  readonly other?: object;
}

const givenArgument = all(definitionArgument, keys("the definition of an instance", {}, { other: aChannel }));

/** An instance, as `instance` builds it. */
export const instanceArgument: Check = all(
  keys(
    "an instance, as instance(definition) builds it",
    {
      definition: all(
        givenArgument,
        keys("the definition of an instance, with its source by counts", {
          source: keys("a source by counts", { counts: listOf(listOf(bigInteger(0n))) }),
          restored: keys("the restored signal", {}),
        }),
      ),
      problem: problemLike,
    },
    { other: problemLike },
  ),
  (value) => {
    // Its parts must fit together as well.
    built((value as Instance).definition);
  },
);

/** Builds an instance from its definition. @throws InputError with the path of the fault */
export function instance(given: ProblemDefinition & { readonly other?: ChannelDefinition }): Instance {
  givenArgument(given, "$");
  return built(given);
}

/** As `instance`, of a definition that this toolkit made: searches build hundreds of thousands. */
export function built(given: ProblemDefinition & { readonly other?: ChannelDefinition }): Instance {
  const definition = normalForm(given);
  const { other: channel, ...plain } = definition;
  const first = problem(plain);
  return channel === undefined
    ? { definition, problem: first }
    : { definition, problem: first, other: problem({ ...plain, channel }) };
}

/**
 * The instance in normal form: the source by counts in lowest terms, X̂ written out. Only the source
 * is checked.
 * @throws InputError where it is none
 */
export function normalForm(definition: ProblemDefinition & { readonly other?: ChannelDefinition }): InstanceDefinition {
  return {
    ...definition,
    source: byCounts(definition.source),
    restored: definition.restored ?? { alphabet: definition.source.alphabet },
  };
}

/**
 * An instance from problems.
 * @throws InputError for what is no problem
 * @param other a problem whose channel becomes the second one; nothing else of it is read
 */
export function instanceOf(problem: Problem, other?: Problem): Instance {
  problemLike(problem, "problem");
  maybeProblem(other, "other");
  const definition: ProblemDefinition = {
    name: problem.name,
    source: problem.source.definition,
    channel: channelDefinition(problem),
    restored: { alphabet: problem.restored.letters },
    classifier: problem.classifier.definition,
    distortion: problem.distortion.definition,
    perception: problem.perception.definition,
  };
  return built(other === undefined ? definition : { ...definition, other: channelDefinition(other) });
}

/**
 * The problem behind the second channel.
 * @throws InputError "usage" where the instance has none
 */
export function secondOf({ other }: Instance): Problem {
  if (other === undefined)
    throw new InputError({
      code: "usage",
      path: "$.other",
      expected: "a second channel, which the conjecture is about",
      found: "one channel",
    });
  return other;
}

const problems = keys("an instance", { problem: problemLike }, { other: problemLike });
const dataArgument = keys("the data of an instance, an object with problem", {});
const maybeProblem = optional(problemLike);

/** The problem files of an instance. @throws InputError for what is no instance */
export function instanceData(of: Instance): InstanceData {
  problems(of, "instance");
  const { problem, other } = of;
  return { problem: problemToFile(problem), ...(other === undefined ? {} : { other: problemToFile(other) }) };
}

/** The instance of its JSON. @throws InputError with the path of the fault */
export function instanceFromData(data: InstanceData): Instance {
  dataArgument(data, "$");
  const { problem, other } = data;
  return instanceOf(problemFromData(problem), ...(other === undefined ? [] : [problemFromData(other)]));
}

function channelDefinition({ channel }: Problem): ChannelDefinition {
  return { outputs: channel.outputs.letters, matrix: channel.matrix.toArrays() };
}

/** The source by counts in lowest terms. @throws InputError as building the problem would */
function byCounts(definition: SourceDefinition): SourceByCounts {
  if ("counts" in definition && content(definition.counts.flat()) === 1n) {
    const { alphabet, classNames, counts } = definition;
    return { alphabet, classNames, counts };
  }
  const { joint, alphabet, classNames } = source(definition);
  const rows = classNames.map((_, k) => alphabet.letters.map((_, x) => joint.numeratorAt(k, x)));
  const divisor = content(rows.flat());
  return { alphabet: alphabet.letters, classNames, counts: rows.map((row) => row.map((count) => count / divisor)) };
}
