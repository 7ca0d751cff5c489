/**
 * Rare moves: a letter, an output or a class more or less.
 *
 * A new letter is a copy of another, an output takes half of another, a class half of the counts of
 * another: so the instance is nearly what it was, and the next steps tell the two apart.
 */
import { Rational } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import {
  picks,
  restoresItself,
  withClasses,
  withLetters,
  withOutputs,
  type Pick,
} from "../../generate/instance/edit.js";
import type { ChannelDefinition, InstanceDefinition } from "../../generate/instance/instance.js";
import { numeric } from "../../generate/instance/shape.js";
import type { Move } from "./moves.js";
import type { Random } from "./random.js";

export const resize: Move = (definition, random, bounds) => {
  const more = random.below(2) === 0;
  const { source, restored, channel, other } = definition;
  const itself = restoresItself(definition);
  const [n, r, K] = [source.alphabet.length, restored.alphabet.length, source.classNames.length];
  switch (random.below(5)) {
    case 0:
    case 1: {
      if (more ? n >= bounds.source || (itself && r >= bounds.restored) : n < 2) return undefined;
      const letters = resized(source.alphabet, restored.alphabet, more, random);
      return withLetters(definition, letters, itself ? letters : picks(restored.alphabet));
    }
    case 2: {
      const key = other !== undefined && random.below(2) === 0 ? "other" : "channel";
      const one = definition[key] ?? channel;
      if (more ? one.outputs.length >= bounds.outputs : one.outputs.length < 2) return undefined;
      const next = more ? split(one, random) : withOutputs(one, groups(one.outputs.length, random));
      return { ...definition, [key]: next };
    }
    case 3:
      if (itself || (more ? r >= bounds.restored : r < 2)) return undefined;
      return withLetters(definition, picks(source.alphabet), resized(restored.alphabet, source.alphabet, more, random));
    default:
      if (more ? K >= bounds.classes : K < 3) return undefined;
      return more ? splitClass(definition, random) : withClasses(definition, groups(K, random));
  }
};

/** One letter left out, or one copied under a new name: the next number where all are numbers. */
function resized(letters: readonly string[], others: readonly string[], more: boolean, random: Random): Pick[] {
  const at = random.below(letters.length);
  if (!more) return picks(letters).filter(({ from }) => from !== at);
  return [...picks(letters), { from: at, letter: fresh([...letters, ...others]) }];
}

/** The least natural number that is no letter, not even under another spelling. */
function fresh(letters: readonly string[]): string {
  const values = letters.map((letter) => numeric(letter)?.toString() ?? letter);
  let next = 0;
  while (values.includes(String(next))) next++;
  return String(next);
}

/** Two merged into one, or one left out. */
function groups(size: number, random: Random): number[][] {
  const all = Array.from({ length: size }, (_, i) => i);
  const drop = random.below(size);
  const rest = all.filter((i) => i !== drop);
  const into = random.below(2) === 0 ? undefined : entry(rest, random.below(rest.length));
  return rest.map((i) => (i === into ? [i, drop] : [i]));
}

function split(channel: ChannelDefinition, random: Random): ChannelDefinition {
  const y = random.below(channel.outputs.length);
  const half = Rational.of(1n, 2n);
  const matrix = channel.matrix.map((row) => {
    const part = entry(row, y).times(half);
    return [...row.map((mass, i) => (i === y ? part : mass)), part];
  });
  return { outputs: [...channel.outputs, fresh(channel.outputs)], matrix };
}

function splitClass(definition: InstanceDefinition, random: Random): InstanceDefinition {
  const { source } = definition;
  const k = random.below(source.classNames.length);
  const counts = source.counts.map((row, i) => row.map((count) => (i === k ? count : 2n * count)));
  return {
    ...definition,
    source: {
      ...source,
      classNames: [...source.classNames, fresh(["0", ...source.classNames])],
      counts: [...counts, [...entry(counts, k)]],
    },
  };
}
