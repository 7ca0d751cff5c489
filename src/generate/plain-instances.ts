/**
 * Random instances with the usual measures, and their sources and channels.
 *
 * Sources come in normal form, by counts. The hypotheses of conjectures (the number of classes, X̂ = X,
 * no letter without mass) hold by construction, so that no sample is wasted. Nothing makes a
 * violation more likely.
 */
import fc from "fast-check";
import { letters, usualMeasures } from "../enumeration/family.js";
import { type ChannelDefinition, type Instance, type SourceByCounts, instance } from "./instance/instance.js";
import { channel } from "./channels.js";

/** A range from min to max, both included. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

export interface Sizes {
  readonly classes: Range;
  readonly inputs: Range;
  readonly outputs: Range;
  /** Largest count c(k,x). */
  readonly heaviest: number;
}

/** A source and a channel of it. */
export interface SourceAndChannel {
  readonly source: SourceByCounts;
  readonly channel: ChannelDefinition;
}

/** Classes "1", …, "K", letters "0", …, "n−1", every one of positive mass, and a channel from them. */
export function sourceAndChannel({ classes, inputs, outputs, heaviest }: Sizes): fc.Arbitrary<SourceAndChannel> {
  return fc.tuple(fc.integer(classes), fc.integer(inputs), fc.integer(outputs)).chain(([K, n, m]) =>
    fc.record({
      source: positiveCounts(K, n, heaviest).map((counts) => ({
        alphabet: letters(n, 0),
        classNames: letters(K, 1),
        counts,
      })),
      channel: channelFrom(n, m),
    }),
  );
}

/**
 * Instances with the usual measures: Hamming distortion, total variation, X̂ = X.
 * @param classifier default: the Bayes rule
 */
export function plainInstances(sizes: Sizes, classifier: "bayes" | "retrained" = "bayes"): fc.Arbitrary<Instance> {
  const { distortion, perception } = usualMeasures;
  return sourceAndChannel(sizes).map((given) =>
    instance({ name: "random", ...given, classifier, distortion, perception }),
  );
}

/** A channel from n letters to outputs "0", …, "m−1". */
export function channelFrom(inputs: number, outputs: number): fc.Arbitrary<ChannelDefinition> {
  return channel(inputs, outputs).map((matrix) => ({ outputs: letters(outputs, 0), matrix }));
}

/**
 * Counts c(k,x) with a positive sum for every letter: where nothing was counted, one observation of
 * the first class.
 */
function positiveCounts(classes: number, inputs: number, heaviest: number): fc.Arbitrary<bigint[][]> {
  const row = fc.array(fc.bigInt({ min: 0n, max: BigInt(heaviest) }), { minLength: inputs, maxLength: inputs });
  return fc
    .array(row, { minLength: classes, maxLength: classes })
    .map((counts) =>
      counts.map((one, k) => one.map((count, x) => (k === 0 && counts.every((other) => other[x] === 0n) ? 1n : count))),
    );
}
