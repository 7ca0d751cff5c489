/**
 * Instances with letters, outputs or classes taken out, merged or renamed, for shrinking and climbing.
 *
 * Everything that is indexed by a letter (counts, rows of the channels, distortion, transport
 * costs, witnesses, classifier) follows it. The results are definitions; those that define no
 * problem are refused when the problem is built.
 */
import { Rational, sum } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import type { DivergenceDefinition } from "../../model/divergence/divergence.js";
import type { ChannelDefinition, InstanceDefinition } from "./instance.js";

/** A letter of the result: which one it was, and what it is called now. */
export interface Pick {
  readonly from: number;
  readonly letter: string;
}

/** The picks that leave the letters of an alphabet as they are. */
export function picks(letters: readonly string[]): Pick[] {
  return letters.map((letter, from) => ({ from, letter }));
}

/** Whether X̂ = X: the same letters in the same order. */
export function restoresItself({ source, restored }: InstanceDefinition): boolean {
  const [from, to] = [source.alphabet, restored.alphabet];
  return from.length === to.length && from.every((letter, x) => letter === to[x]);
}

/**
 * The instance with letters dropped, moved, copied or renamed. A letter that is picked twice needs two
 * names.
 */
export function withLetters(
  definition: InstanceDefinition,
  source: readonly Pick[],
  restored: readonly Pick[],
): InstanceDefinition {
  const { source: given, channel, other, distortion, classifier } = definition;
  const [rows, columns] = [source.map(({ from }) => from), restored.map(({ from }) => from)];
  const through = (one: ChannelDefinition): ChannelDefinition => ({ ...one, matrix: taken(one.matrix, rows) });
  return {
    ...definition,
    source: {
      ...given,
      alphabet: source.map(({ letter }) => letter),
      counts: given.counts.map((row) => taken(row, rows)),
    },
    channel: through(channel),
    ...(other === undefined ? {} : { other: through(other) }),
    restored: { alphabet: restored.map(({ letter }) => letter) },
    classifier: typeof classifier === "string" ? classifier : taken(classifier, columns),
    distortion:
      typeof distortion === "string"
        ? distortion
        : { matrix: taken(distortion.matrix, rows).map((row) => taken(row, columns)) },
    perception: perceptionOn(definition.perception, {
      rows,
      columns,
      union: unionColumns(definition, source, restored),
    }),
  };
}

/**
 * The channel with outputs merged and dropped: output j of the result gets the mass of all outputs in
 * `groups[j]`. Rows are scaled to sum 1 again; a row whose outputs are all dropped goes to the first.
 */
export function withOutputs(channel: ChannelDefinition, groups: readonly (readonly number[])[]): ChannelDefinition {
  const matrix = channel.matrix.map((row) => {
    const merged = groups.map((group) => sum(taken(row, group)));
    const total = sum(merged);
    if (total.isZero()) return merged.map((_, y) => (y === 0 ? Rational.one : Rational.zero));
    return total.equals(Rational.one) ? merged : merged.map((mass) => mass.over(total));
  });
  return { outputs: groups.map((group) => entry(channel.outputs, entry(group, 0))), matrix };
}

/**
 * The instance with classes merged and dropped, as `withOutputs` does with outputs; the first class
 * replaces a dropped one in the classifier.
 */
export function withClasses(
  definition: InstanceDefinition,
  groups: readonly (readonly number[])[],
): InstanceDefinition {
  const { source, classifier } = definition;
  const names = groups.map((group) => entry(source.classNames, entry(group, 0)));
  const renamed = (name: string): string => {
    const group = groups.findIndex((members) => members.includes(source.classNames.indexOf(name)));
    return entry(names, Math.max(group, 0));
  };
  return {
    ...definition,
    source: {
      ...source,
      classNames: names,
      counts: groups.map((group) =>
        source.alphabet.map((_, x) => group.reduce((total, k) => total + entry(entry(source.counts, k), x), 0n)),
      ),
    },
    classifier: typeof classifier === "string" ? classifier : classifier.map(renamed),
  };
}

/** Text that two instances share exactly when they have the same definition, names of the problems aside. */
export function instanceKey({ name: _, ...definition }: InstanceDefinition): string {
  return JSON.stringify(definition, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value));
}

export function taken<T>(values: readonly T[], indices: readonly number[]): T[] {
  return indices.map((i) => entry(values, i));
}

interface Axes {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly union: readonly number[];
}

function perceptionOn(perception: DivergenceDefinition, axes: Axes): DivergenceDefinition {
  if (typeof perception === "string") return perception;
  if ("minimum" in perception)
    return { minimum: [perceptionOn(perception.minimum[0], axes), perceptionOn(perception.minimum[1], axes)] };
  if ("transport" in perception)
    return { transport: taken(perception.transport, axes.columns).map((row) => taken(row, axes.rows)) };
  if ("mmd-squared" in perception)
    return { "mmd-squared": taken(perception["mmd-squared"], axes.union).map((row) => taken(row, axes.union)) };
  return { witnesses: perception.witnesses.map((row) => taken(row, axes.union)) };
}

/** The column of the old union for each letter of the new one. */
function unionColumns(
  { source, restored }: InstanceDefinition,
  sourcePicks: readonly Pick[],
  restoredPicks: readonly Pick[],
): number[] {
  const union = [...new Set([...source.alphabet, ...restored.alphabet])];
  const known = new Set(sourcePicks.map(({ letter }) => letter));
  const added = restoredPicks.filter(({ letter }) => !known.has(letter));
  return [
    ...sourcePicks.map(({ from }) => from),
    ...added.map(({ from }) => union.indexOf(entry(restored.alphabet, from))),
  ];
}
