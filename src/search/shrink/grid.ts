/**
 * Every smaller instance on a grid: what reductions, which change one thing at a time, may miss.
 *
 * `smallerSources` and `smallerChannels` keep all else as it is; `smallerFamilies` runs through
 * whole families, the smallest shapes first, with letters "0", "1", … and the measures of the
 * instance, so that the first violation has the smallest shape of all that the grid holds.
 *
 * Cases that are others under another name are left out: counts or channels with a common
 * divisor, outputs in another order and, where the measures treat letters or classes alike,
 * letters and classes in another order. Of those the first of its family remains.
 */
import { content, max } from "../../exact/integers.js";
import { channelMatrix, ChannelSpace } from "../../enumeration/index.js";
import { Compositions } from "../../enumeration/compositions.js";
import { Family, type MeasureOptions, type Pair } from "../../enumeration/family.js";
import type { ChannelDefinition, InstanceDefinition } from "../../generate/instance/instance.js";
import {
  denominatorOf,
  shapeOf,
  type Alphabets,
  type Denominators,
  type InstanceShape,
} from "../../generate/instance/shape.js";
import { measuresWeight, type Measures } from "./measures.js";
import { alphabetSizes, compareSizes, denominatorSizes, shapeSize } from "./order.js";

/** Candidates; where the first of a family is refused, its like are left out: next(true) says so. */
type Cases = Generator<InstanceDefinition, void, boolean | undefined>;

/** The largest denominators that are always looked at. */
const least = { source: 8n, channel: 2n };

/** All sources with smaller denominators, of at most `most` each. */
export function* smallerSources(definition: InstanceDefinition, most: bigint): Cases {
  const { source } = definition;
  const { classes, inputs, sourceDenominator } = shapeOf(definition);
  for (let M = 1n; M < sourceDenominator; M++) {
    const space = new Compositions(M, classes * inputs);
    if (space.size > most) return;
    for (let i = 0n; i < space.size; i++) {
      const flat = space.unrank(i);
      if (content(flat) === 1n)
        yield {
          ...definition,
          source: { ...source, counts: source.counts.map((_, k) => flat.slice(k * inputs, (k + 1) * inputs)) },
        };
    }
  }
}

/** All channels with smaller denominators, one channel at a time. */
export function* smallerChannels(definition: InstanceDefinition, most: bigint): Cases {
  for (const key of ["channel", "other"] as const) {
    const channel = definition[key];
    if (channel === undefined) continue;
    const unit = denominatorOf(channel);
    for (let N = 1n; N < unit; N++) {
      const space = channels(channel.matrix.length, channel.outputs.length, N);
      if (space.size > most) break;
      for (let i = 0n; i < space.size; i++) {
        const rows = space.unrank(i);
        if (first(rows, N)) yield { ...definition, [key]: { ...channel, matrix: channelMatrix(rows).toArrays() } };
      }
    }
  }
}

/** All instances of smaller shapes, with its measures and the simplest ones, whose denominators are no larger. */
export function* smallerFamilies(definition: InstanceDefinition): Cases {
  const own = shapeOf(definition);
  const size = shapeSize(definition);
  const smaller = (key: readonly bigint[]): boolean => compareSizes(key, size.slice(0, key.length)) <= 0;
  for (const alphabets of smallerAlphabets(own)) {
    for (const measures of measuresFor(definition, alphabets)) {
      const kinds = [...alphabetSizes(alphabets), measuresWeight(measures)];
      if (!smaller(kinds)) break;
      for (const denominators of denominatorsUpTo(own, alphabets)) {
        if (compareSizes([...kinds, ...denominatorSizes(denominators)], size) >= 0) break;
        yield* family({ ...alphabets, ...denominators }, measures);
      }
    }
  }
}

function* family(shape: InstanceShape, measures: MeasureOptions): Cases {
  const one = new Family(shape, measures);
  const others =
    shape.otherOutputs === 0 ? undefined : channels(shape.inputs, shape.otherOutputs, shape.otherDenominator);
  let started = false;
  for (let i = 0n; i < one.sources.size; i++) {
    if (!usefulSource(one.pair(i * one.channels.size), measures)) continue;
    for (let j = 0n; j < one.channels.size; j++) {
      const index = i * one.channels.size + j;
      if (!first(one.pair(index).channel, shape.denominator)) continue;
      const definition = caseDefinition(one, index);
      for (let k = 0n; k < (others?.size ?? 1n); k++) {
        const rows = others?.unrank(k);
        if (rows !== undefined && !first(rows, shape.otherDenominator)) continue;
        const refused = yield rows === undefined ? definition : { ...definition, other: channelOf(rows) };
        if (refused === true && !started) return;
        started = true;
      }
    }
  }
}

/** Case `index` with X̂ written out. */
function caseDefinition(one: Family, index: bigint): InstanceDefinition {
  const { source, ...rest } = one.definition(index);
  if (!("counts" in source)) throw new Error("a family has sources by counts");
  return { ...rest, source, restored: rest.restored ?? { alphabet: source.alphabet } };
}

/** Alphabets up to these, the smallest first: as many classes and letters in all, at most. */
function smallerAlphabets(own: InstanceShape): Alphabets[] {
  const size = alphabetSizes(own);
  const most = own.classes + own.inputs + own.outputs + own.otherOutputs + own.restored;
  const all = upTo(most, 2).flatMap((classes) =>
    upTo(most - classes, 1).flatMap((inputs) =>
      upTo(most - classes - inputs, 1).flatMap((outputs) =>
        (own.otherOutputs === 0 ? [0] : upTo(most - classes - inputs - outputs, 1)).flatMap((otherOutputs) =>
          (own.restored === 0 ? [0] : upTo(most - classes - inputs - outputs - otherOutputs, 0)).map(
            (restored): Alphabets => ({ classes, inputs, outputs, otherOutputs, restored }),
          ),
        ),
      ),
    ),
  );
  return sorted(all, alphabetSizes).filter((one) => compareSizes(alphabetSizes(one), size) <= 0);
}

/** Denominators up to these, or those that are always looked at, the smallest first. */
function denominatorsUpTo(own: Denominators, { outputs, otherOutputs }: Alphabets): Denominators[] {
  const range = (last: bigint): bigint[] => upTo(Number(last), 1).map(BigInt);
  const all = range(outputs === 1 ? 1n : max(own.denominator, least.channel)).flatMap((denominator) =>
    range(otherOutputs < 2 ? 1n : max(own.otherDenominator, least.channel)).flatMap((otherDenominator) =>
      range(max(own.sourceDenominator, least.source)).map((sourceDenominator): Denominators => ({
        denominator,
        otherDenominator,
        sourceDenominator,
      })),
    ),
  );
  return sorted(all, denominatorSizes);
}

function upTo(last: number, from: number): number[] {
  return Array.from({ length: Math.max(last - from + 1, 0) }, (_, i) => i + from);
}

function sorted<T>(values: readonly T[], sizes: (value: T) => readonly bigint[]): T[] {
  return values
    .map((value) => ({ value, key: sizes(value) }))
    .sort((a, b) => compareSizes(a.key, b.key))
    .map(({ value }) => value);
}

/** The measures of an instance, and the simplest ones, where they fit the alphabets; the simplest first. */
function measuresFor(definition: InstanceDefinition, shape: Alphabets): (Measures & MeasureOptions)[] {
  const { distortion, perception, classifier, source } = definition;
  const own = shapeOf(definition);
  const restored = shape.restored === 0 ? {} : { restored: shape.restored };
  const alike = shape.inputs === own.inputs && shape.restored === own.restored;
  const rules =
    typeof classifier === "string"
      ? [classifier]
      : [
          "bayes" as const,
          ...(alike && shape.classes === own.classes
            ? [classifier.map((name) => String(source.classNames.indexOf(name) + 1))]
            : []),
        ];
  const distortions = [
    "hamming" as const,
    ...(distortion !== "hamming" && (typeof distortion === "string" || alike) ? [distortion] : []),
  ];
  const free =
    typeof perception === "string" ||
    ("minimum" in perception && perception.minimum.every((part) => typeof part === "string"));
  const perceptions = [
    "total-variation" as const,
    ...(perception !== "total-variation" && (free || alike) ? [perception] : []),
  ];
  const all = rules.flatMap((rule) =>
    distortions.flatMap((delta) =>
      perceptions.map((d) => ({ ...restored, classifier: rule, distortion: delta, perception: d })),
    ),
  );
  return sorted(all, (measures) => [measuresWeight(measures)]);
}

function usefulSource({ source }: Pair, { classifier, distortion, perception, restored }: MeasureOptions): boolean {
  if (content(source.flat()) !== 1n) return false;
  // A re-trained classifier takes all classes alike; a tie of the Bayes rule goes to the first.
  if (classifier === "retrained" && !descending(source)) return false;
  const alike =
    restored === undefined &&
    typeof classifier === "string" &&
    distortion === "hamming" &&
    (perception === "total-variation" || perception === "chebyshev");
  return !alike || descending(transposed(source));
}

/** In lowest terms, and the columns descending: of all orders of the outputs the first. */
function first(rows: readonly (readonly bigint[])[], denominator: bigint): boolean {
  return content([denominator, ...rows.flat()]) === 1n && descending(transposed(rows));
}

function descending(rows: readonly (readonly bigint[])[]): boolean {
  return rows.every((row, i) => i === 0 || compareSizes(rows[i - 1] ?? [], row) >= 0);
}

function transposed(rows: readonly (readonly bigint[])[]): bigint[][] {
  return (rows[0] ?? []).map((_, y) => rows.map((row) => row[y] ?? 0n));
}

function channels(inputs: number, outputs: number, denominator: bigint): ChannelSpace {
  return new ChannelSpace({ kind: "fractions", inputs, outputs, denominator });
}

function channelOf(rows: readonly (readonly bigint[])[]): ChannelDefinition {
  return { outputs: rows[0]?.map((_, y) => String(y)) ?? [], matrix: channelMatrix(rows).toArrays() };
}
