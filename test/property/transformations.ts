/**
 * Changes of a problem with a known effect on C: relabelling, split outputs, worse channels.
 *
 * A permutation is a list: place i of the new list takes entry permutation[i] of the old one.
 */
import { Rational, sum } from "../../src/exact/rational.js";
import type { ProblemDefinition } from "../../src/model/problem.js";
import { plain, unionLetters } from "./definitions.js";

export interface Relabelling {
  readonly source: readonly number[];
  readonly outputs: readonly number[];
  readonly restored: readonly number[];
  readonly classes: readonly number[];
}

const taken = <T>(list: readonly T[], permutation: readonly number[]): T[] => permutation.map((i) => list[i]!);

/** The class names of a definition. */
export function classNames({ source }: ProblemDefinition): string[] {
  return "classes" in source ? source.classes.map(({ name }) => name) : [...source.classNames];
}

/** The same problem in another order; its letters and classes keep their names. */
export function relabelled(definition: ProblemDefinition, by: Relabelling): ProblemDefinition {
  const { source, channel, distortion, perception } = definition;
  const restored = definition.restored?.alphabet ?? source.alphabet;
  const reordered = {
    ...definition,
    source:
      "classes" in source
        ? {
            alphabet: taken(source.alphabet, by.source),
            classes: taken(source.classes, by.classes).map((one) => ({ ...one, pmf: taken(one.pmf, by.source) })),
          }
        : {
            alphabet: taken(source.alphabet, by.source),
            classNames: taken(source.classNames, by.classes),
            counts: taken(source.counts, by.classes).map((row) => taken(row, by.source)),
          },
    channel: {
      outputs: taken(channel.outputs, by.outputs),
      matrix: taken(channel.matrix, by.source).map((row) => taken(row, by.outputs)),
    },
    restored: { alphabet: taken(restored, by.restored) },
    // "bayes" gives ties to the first class: as names it survives another order of the classes.
    classifier: taken(withNames(definition), by.restored),
    distortion:
      typeof distortion === "string"
        ? distortion
        : { matrix: taken(distortion.matrix, by.source).map((row) => taken(row, by.restored)) },
  };
  if (typeof perception === "string") return reordered;
  if ("minimum" in perception) throw new RangeError("this is written for one divergence");
  if ("transport" in perception)
    return {
      ...reordered,
      perception: { transport: taken(perception.transport, by.restored).map((row) => taken(row, by.source)) },
    };
  if ("mmd-squared" in perception) throw new Error("a linear divergence");
  const before = unionLetters(definition);
  const order = unionLetters(reordered).map((letter) => before.indexOf(letter));
  return { ...reordered, perception: { witnesses: perception.witnesses.map((g) => taken(g, order)) } };
}

/** Does the relabelling change a distance that depends on the listed order? */
export function changesTheListedOrder(definition: ProblemDefinition, by: Relabelling): boolean {
  if (definition.perception !== "kolmogorov-smirnov") return false;
  const union = unionLetters(definition);
  if (union.every((letter) => isNumber(letter))) return false;
  return unionLetters(relabelled(definition, by)).join("\n") !== union.join("\n");
}

function isNumber(letter: string): boolean {
  try {
    return Rational.parse(letter) instanceof Rational;
  } catch {
    return false;
  }
}

/** The classifier as class names, also where it was given as "bayes". */
export function withNames(definition: ProblemDefinition): string[] {
  const names = classNames(definition);
  return plain(definition).classOf.map((k) => names[k]!);
}

/** Output `at` becomes two: a share of its mass goes to a new output. A share of 0 or 1 leaves one of them without mass. */
export function withSplitOutput(definition: ProblemDefinition, at: number, share: Rational): ProblemDefinition {
  const { outputs, matrix } = definition.channel;
  const split = matrix.map((row) => [
    ...row.map((w, y) => (y === at ? w.times(share) : w)),
    row[at]!.times(Rational.one.minus(share)),
  ]);
  return { ...definition, channel: { outputs: [...outputs, "split"], matrix: split } };
}

/** Y is sent through another channel V(z|y): what is restored from now on is Z. */
export function degraded(definition: ProblemDefinition, second: readonly (readonly Rational[])[]): ProblemDefinition {
  const outputs = (second[0] ?? []).map((_, z) => `z${String(z)}`);
  const matrix = definition.channel.matrix.map((row) =>
    outputs.map((_, z) => sum(row.map((w, y) => w.times(second[y]![z]!)))),
  );
  return { ...definition, channel: { outputs, matrix } };
}
