/**
 * Reductions: definitions that may be smaller and violate a conjecture still.
 *
 * What takes most away comes first: classes, letters, outputs; then measures, denominators,
 * numbers, names. Whether a candidate is a problem at all, smaller, and violated, is for others
 * to find out; one that is none of these costs nothing but its construction.
 */
import { Rational } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import {
  picks,
  restoresItself,
  taken,
  withClasses,
  withLetters,
  withOutputs,
  type Pick,
} from "../../generate/instance/edit.js";
import type { ChannelDefinition, InstanceDefinition } from "../../generate/instance/instance.js";
import { denominatorOf } from "../../generate/instance/shape.js";
import { simplerMeasures } from "./measures.js";
import { renamed } from "./names.js";
import { coarser, rounded, simpler } from "./numbers.js";

type Candidates = Generator<InstanceDefinition, void, unknown>;

/** All of them, in the order in which they are tried. */
export function* reductions(definition: InstanceDefinition): Candidates {
  yield* fewerClasses(definition);
  yield* fewerLetters(definition);
  yield* fewerOutputs(definition);
  yield* fewerRestored(definition);
  yield* simplerMeasures(definition);
  yield* coarserSources(definition);
  yield* coarserChannels(definition);
  yield* renamed(definition);
  yield* simplerMasses(definition);
  yield* reordered(definition);
}

/** Classes are dropped or merged while two remain: with one the error rate says nothing. */
function* fewerClasses(definition: InstanceDefinition): Candidates {
  for (const groups of fewerGroups(definition.source.classNames.length))
    if (groups.length >= 2) yield withClasses(definition, groups);
}

/** A letter is dropped, or merged into another, whose row of the channel is kept; where X̂ = X, from both. */
function* fewerLetters(definition: InstanceDefinition): Candidates {
  const { source, restored } = definition;
  const itself = restoresItself(definition);
  const kept = picks(source.alphabet);
  for (const drop of kept) {
    const rest = kept.filter((one) => one !== drop);
    const remaining = itself
      ? picks(restored.alphabet).filter(({ from }) => from !== drop.from)
      : picks(restored.alphabet);
    const without = withLetters(definition, rest, remaining);
    yield without;
    for (const [into] of rest.entries())
      yield { ...without, source: { ...without.source, counts: merged(definition, without, drop.from, into) } };
  }
}

function merged(
  { source: { counts } }: InstanceDefinition,
  without: InstanceDefinition,
  from: number,
  into: number,
): bigint[][] {
  return without.source.counts.map((row, k) =>
    row.map((count, x) => (x === into ? count + entry(entry(counts, k), from) : count)),
  );
}

function* fewerOutputs(definition: InstanceDefinition): Candidates {
  for (const [channel, put] of channelsOf(definition)) {
    for (const groups of fewerGroups(channel.outputs.length)) yield put(withOutputs(channel, groups));
  }
}

/** X̂ = X, which is simplest, or one letter less. */
function* fewerRestored(definition: InstanceDefinition): Candidates {
  const { source, restored } = definition;
  if (restoresItself(definition)) return;
  const same = { ...definition, restored: { alphabet: source.alphabet } };
  if (restored.alphabet.length === source.alphabet.length) {
    yield same;
    yield withLetters(definition, picks(restored.alphabet), picks(restored.alphabet));
    yield { ...same, distortion: "hamming" };
  }
  const classifiers =
    definition.classifier === "retrained" ? (["retrained"] as const) : ([definition.classifier, "bayes"] as const);
  for (const classifier of classifiers) {
    for (const distortion of new Set([definition.distortion, "hamming" as const])) {
      for (const perception of new Set([definition.perception, "total-variation" as const]))
        yield { ...same, classifier, distortion, perception };
    }
  }
  const from = restored.alphabet.map((letter) => source.alphabet.indexOf(letter));
  if (from.every((x) => x >= 0)) {
    const letters: Pick[] = from.map((x, i) => ({ from: x, letter: entry(restored.alphabet, i) }));
    yield withLetters(definition, letters, picks(restored.alphabet));
  }
  for (const drop of picks(restored.alphabet)) {
    yield withLetters(
      definition,
      picks(source.alphabet),
      picks(restored.alphabet).filter(({ from }) => from !== drop.from),
    );
  }
}

function* coarserSources(definition: InstanceDefinition): Candidates {
  const { source } = definition;
  const flat = source.counts.flat();
  const total = flat.reduce((sum, count) => sum + count, 0n);
  const put = (counts: readonly bigint[]): InstanceDefinition => {
    const n = source.alphabet.length;
    return {
      ...definition,
      source: { ...source, counts: source.counts.map((_, k) => counts.slice(k * n, (k + 1) * n)) },
    };
  };
  for (const denominator of coarser(total)) yield put(rounded(flat, denominator));
  // Each positive count the same; a count less by one, to zero, or as large as another.
  yield put(flat.map((count) => (count > 0n ? 1n : 0n)));
  for (const divisor of [2n, 3n]) {
    yield put(flat.map((count) => count / divisor));
    yield put(flat.map((count) => (count + divisor - 1n) / divisor));
  }
  for (const [i, count] of flat.entries()) {
    const lower = [...new Set([0n, 1n, count / 2n, count - 1n, ...flat])].filter((one) => one >= 0n && one < count);
    for (const one of lower) yield put(flat.map((other, j) => (i === j ? one : other)));
  }
  for (const [i, count] of flat.entries()) {
    if (count === 0n) continue;
    for (const [j, other] of flat.entries())
      if (j > i && other > 0n) yield put(flat.map((one, k) => (k === i || k === j ? one - 1n : one)));
  }
}

function* coarserChannels(definition: InstanceDefinition): Candidates {
  for (const [channel, put] of channelsOf(definition)) {
    const unit = denominatorOf(channel);
    const rows = channel.matrix.map((row) => row.map(({ num, den }) => num * (unit / den)));
    const over = (row: readonly bigint[], denominator: bigint): Rational[] =>
      row.map((mass) => Rational.of(mass, denominator));
    for (const denominator of coarser(unit))
      yield put({ ...channel, matrix: rows.map((row) => over(rounded(row, denominator), denominator)) });
    for (const [x, row] of rows.entries()) {
      const replace = (by: readonly Rational[]): InstanceDefinition =>
        put({ ...channel, matrix: channel.matrix.map((old, i) => (i === x ? by : old)) });
      for (const y of row.keys()) yield replace(row.map((_, i) => (i === y ? Rational.one : Rational.zero)));
      for (const other of channel.matrix) if (other !== channel.matrix[x]) yield replace(other);
      for (const denominator of coarser(unit)) yield replace(over(rounded(row, denominator), denominator));
    }
  }
}

/** An entry of a channel to a simpler number, at the expense of another entry of its row; a unit of the source to where there is more. */
function* simplerMasses(definition: InstanceDefinition): Candidates {
  for (const [channel, put] of channelsOf(definition)) {
    for (const [x, row] of channel.matrix.entries()) {
      for (const [y, value] of row.entries()) {
        for (const simple of simpler(value)) {
          for (const [z, other] of row.entries()) {
            const rest = other.plus(value).minus(simple);
            if (z !== y && rest.sign() >= 0)
              yield put({
                ...channel,
                matrix: channel.matrix.map((old, i) =>
                  i === x ? old.map((one, j) => (j === y ? simple : j === z ? rest : one)) : old,
                ),
              });
          }
        }
      }
    }
  }
  const { source } = definition;
  for (const [k, row] of source.counts.entries()) {
    for (const [x, count] of row.entries()) {
      if (count === 0n) continue;
      for (const moved of new Set([count, 1n])) {
        for (const l of source.counts.keys()) {
          for (const z of row.keys()) {
            if (l === k && z === x) continue;
            yield {
              ...definition,
              source: {
                ...source,
                counts: source.counts.map((old, i) =>
                  old.map((one, j) => one + (i === l && j === z ? moved : 0n) - (i === k && j === x ? moved : 0n)),
                ),
              },
            };
          }
        }
      }
    }
  }
}

/** Neighbouring classes, letters and outputs exchanged; names stay where they were, unless letters are numbers that mean something. */
function* reordered(definition: InstanceDefinition): Candidates {
  const { source, restored } = definition;
  for (const order of exchanges(source.classNames.length)) {
    const { classifier } = definition;
    const counts = taken(source.counts, order);
    const moved =
      typeof classifier === "string"
        ? classifier
        : classifier.map((name) => entry(source.classNames, order.indexOf(source.classNames.indexOf(name))));
    yield { ...definition, source: { ...source, counts }, classifier: moved };
  }
  const itself = restoresItself(definition);
  for (const order of exchanges(source.alphabet.length)) {
    for (const names of [source.alphabet, taken(source.alphabet, order)]) {
      const letters: Pick[] = order.map((from, i) => ({ from, letter: entry(names, i) }));
      yield withLetters(definition, letters, itself ? letters : picks(restored.alphabet));
    }
  }
  for (const [channel, put] of channelsOf(definition)) {
    for (const order of exchanges(channel.outputs.length))
      yield put({
        ...withOutputs(
          channel,
          order.map((y) => [y]),
        ),
        outputs: channel.outputs,
      });
  }
}

/** Each channel, and the definition with another in its place. */
function channelsOf(
  definition: InstanceDefinition,
): (readonly [ChannelDefinition, (channel: ChannelDefinition) => InstanceDefinition])[] {
  const { channel, other } = definition;
  const first = [channel, (one: ChannelDefinition): InstanceDefinition => ({ ...definition, channel: one })] as const;
  return other === undefined ? [first] : [first, [other, (one) => ({ ...definition, other: one })]];
}

/** One of `size` left out, and one merged into another. */
function* fewerGroups(size: number): Generator<number[][]> {
  const all = Array.from({ length: size }, (_, i) => i);
  if (size < 2) return;
  for (const drop of all) yield all.filter((i) => i !== drop).map((i) => [i]);
  for (const drop of all) {
    for (const into of all)
      if (into < drop) yield all.filter((i) => i !== drop).map((i) => (i === into ? [i, drop] : [i]));
  }
}

/** Permutations that exchange two. */
function* exchanges(size: number): Generator<number[]> {
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++)
      yield Array.from({ length: size }, (_, at) => (at === i ? j : at === j ? i : at));
  }
}
