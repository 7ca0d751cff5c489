/**
 * Small random changes of an instance: the steps of a climb.
 *
 * Each move draws from `random` and makes a definition, or nothing where it does not apply. Masses
 * move by one unit of their denominator; a denominator grows by being doubled or multiplied by
 * three within its bound. The definitions are not checked: what makes no problem is refused later.
 */
import { Rational } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import type { DivergenceDefinition } from "../../model/divergence/divergence.js";
import type { ChannelDefinition, InstanceDefinition } from "../../generate/instance/instance.js";
import { withLetters } from "../../generate/instance/edit.js";
import { denominatorOf, numeric } from "../../generate/instance/shape.js";
import { oneOf, type Random } from "./random.js";
import type { ClimbBounds } from "./bounds.js";

export type Move = (
  definition: InstanceDefinition,
  random: Random,
  bounds: ClimbBounds,
) => InstanceDefinition | undefined;

/** One count to another place, a count by one up or down, two made equal, one to zero, or two exchanged; all counts doubled, then one changed. */
export const moveCounts: Move = (definition, random, bounds) => {
  const { source } = definition;
  const width = source.alphabet.length;
  const given = source.counts.flat();
  const total = given.reduce((sum, count) => sum + count, 0n);
  const finer = random.below(4) === 0 && 2n * total <= bounds.sourceDenominator;
  const counts = finer ? given.map((count) => 2n * count) : [...given];
  const [i, j] = [random.below(counts.length), random.below(counts.length)];
  const [at, to] = [entry(counts, i), entry(counts, j)];
  switch (random.below(6)) {
    case 0:
    case 1:
      if (at === 0n || i === j) return undefined;
      counts[i] = at - 1n;
      counts[j] = to + 1n;
      break;
    case 2:
      counts[i] = at + 1n;
      break;
    case 3:
      counts[i] = random.below(2) === 0 || at === 0n ? 0n : at - 1n;
      break;
    case 4:
      counts[i] = to;
      break;
    default:
      counts[i] = to;
      counts[j] = at;
  }
  if (counts.reduce((sum, count) => sum + count, 0n) > bounds.sourceDenominator) return undefined;
  return {
    ...definition,
    source: { ...source, counts: source.counts.map((_, k) => counts.slice(k * width, (k + 1) * width)) },
  };
};

/** The same for a row of a channel, whose sum stays. */
export const moveChannel: Move = (definition, random, { channelDenominator }) => {
  const key = definition.other !== undefined && random.below(2) === 0 ? "other" : "channel";
  const channel = definition[key] ?? definition.channel;
  const x = random.below(channel.matrix.length);
  const row = moveRow(channel, x, random, channelDenominator);
  if (row === undefined) return undefined;
  const next = { ...channel, matrix: channel.matrix.map((old, i) => (i === x ? row : old)) };
  return denominatorOf(next) > channelDenominator ? undefined : { ...definition, [key]: next };
};

function moveRow(channel: ChannelDefinition, x: number, random: Random, most: bigint): readonly Rational[] | undefined {
  const unit = denominatorOf(channel);
  const factor = random.below(4) === 0 ? BigInt(2 + random.below(2)) : 1n;
  const denominator = unit * factor <= most ? unit * factor : unit;
  const row = entry(channel.matrix, x).map(({ num, den }) => (num * denominator) / den);
  const [i, j] = [random.below(row.length), random.below(row.length)];
  const [at, to] = [entry(row, i), entry(row, j)];
  if (i === j) return undefined;
  switch (random.below(7)) {
    case 0:
    case 1:
    case 2:
      if (at === 0n) return undefined;
      row[i] = at - 1n;
      row[j] = to + 1n;
      break;
    case 3: // all of one to another: the one is 0 then
      row[i] = 0n;
      row[j] = at + to;
      break;
    case 4: // two equal, as far as the unit allows
      row[i] = (at + to) / 2n;
      row[j] = at + to - (at + to) / 2n;
      break;
    case 5: // all on one
      row.fill(0n);
      row[i] = denominator;
      break;
    default:
      if (random.below(2) === 0) return entry(channel.matrix, random.below(channel.matrix.length));
      row[i] = to;
      row[j] = at;
  }
  return row.map((mass) => Rational.of(mass, denominator));
}

/** Another class for a restored letter. */
export const moveClassifier: Move = (definition, random) => {
  const { classifier, source } = definition;
  if (typeof classifier === "string") return undefined;
  const j = random.below(classifier.length);
  const name = oneOf(source.classNames, random);
  return { ...definition, classifier: classifier.map((old, i) => (i === j ? name : old)) };
};

/** An entry of the distortion, of transport costs, of witnesses or of a kernel: up or down, doubled, halved, 0, 1, or as another. */
export const moveMeasure: Move = (definition, random, { entryDenominator, entrySize }) => {
  const { distortion, perception } = definition;
  const fits = (value: Rational): boolean =>
    value.den <= entryDenominator && value.abs().atMost(Rational.of(entrySize));
  const change = (matrix: readonly (readonly Rational[])[], signed: boolean): Rational[][] => {
    const [i, j] = [random.below(matrix.length), random.below(entry(matrix, 0).length)];
    const value = changed(
      entry(entry(matrix, i), j),
      entry(entry(matrix, random.below(matrix.length)), random.below(entry(matrix, 0).length)),
      random,
    );
    if (!fits(value) || (value.sign() < 0 && !signed)) return matrix.map((row) => [...row]);
    return matrix.map((row, k) => row.map((old, l) => (k === i && l === j ? value : old)));
  };
  const changedPerception = (one: DivergenceDefinition): DivergenceDefinition => {
    if (typeof one === "string") return one;
    if ("transport" in one) return { transport: change(one.transport, false) };
    if ("witnesses" in one) return { witnesses: change(one.witnesses, true) };
    if ("mmd-squared" in one) return { "mmd-squared": changedKernel(one["mmd-squared"], random, fits) };
    const [first, second] = one.minimum;
    return random.below(2) === 0
      ? { minimum: [changedPerception(first), second] }
      : { minimum: [first, changedPerception(second)] };
  };
  if (typeof distortion === "object" && (typeof perception === "string" || random.below(2) === 0))
    return { ...definition, distortion: { matrix: change(distortion.matrix, false) } };
  return typeof perception === "string" ? undefined : { ...definition, perception: changedPerception(perception) };
};

/** An entry of a kernel and the one opposite; what is not positive semidefinite any more is refused later. */
function changedKernel(
  kernel: readonly (readonly Rational[])[],
  random: Random,
  fits: (value: Rational) => boolean,
): Rational[][] {
  const size = kernel.length;
  const place = (): readonly [number, number] => [random.below(size), random.below(size)];
  const [[i, j], [k, l]] = [place(), place()];
  const value = changed(entry(entry(kernel, i), j), entry(entry(kernel, k), l), random);
  const here = (z: number, w: number): boolean => (z === i && w === j) || (z === j && w === i);
  return kernel.map((row, z) => row.map((old, w) => (here(z, w) && fits(value) ? value : old)));
}

/** Another number for a letter that is one, wherever it stands. */
export const moveLetter: Move = (definition, random, { entryDenominator, entrySize }) => {
  const { source, restored } = definition;
  const union = [...new Set([...source.alphabet, ...restored.alphabet])];
  const letter = oneOf(union, random);
  const value = numeric(letter);
  if (value === undefined) return undefined;
  const next = changed(value, numeric(oneOf(union, random)) ?? value, random);
  if (next.den > entryDenominator || !next.abs().atMost(Rational.of(entrySize)) || union.includes(next.toString()))
    return undefined;
  const called = (letters: readonly string[]): { from: number; letter: string }[] =>
    letters.map((one, from) => ({ from, letter: one === letter ? next.toString() : one }));
  return withLetters(definition, called(source.alphabet), called(restored.alphabet));
};

function changed(value: Rational, other: Rational, random: Random): Rational {
  const half = Rational.of(1n, 2n);
  switch (random.below(8)) {
    case 0:
      return value.plus(Rational.one);
    case 1:
      return value.minus(Rational.one);
    case 2:
      return value.plus(Rational.of(1n, BigInt(2 + random.below(3))));
    case 3:
      return value.minus(Rational.of(1n, BigInt(2 + random.below(3))));
    case 4:
      return value.times(random.below(2) === 0 ? Rational.of(2n) : half);
    case 5:
      return random.below(2) === 0 ? Rational.zero : Rational.one;
    case 6:
      return value.plus(other).times(half);
    default:
      return other;
  }
}
