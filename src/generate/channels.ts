/**
 * Random channels W(y|x): |X| rows, |Y| columns, rows that sum to 1.
 *
 * Rows are pmfs of masses.ts, so that zeros, equal rows and outputs without any mass occur.
 * Channels shrink to fewer letters and outputs, and to all mass on the first output.
 */
import type fc from "fast-check";
import type { Rational } from "../exact/rational.js";
import { sum } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { arbitrary, pick, type Choose } from "./choices.js";
import { pmfOf, pointMassOf } from "./masses.js";
import { atLeastOne, howMany, masses, optionsOf, span, type Count, type MassOptions } from "./sizes.js";
import { symmetricOf } from "./symmetric.js";

export type ChannelKind = "deterministic" | "sparse" | "positive" | "symmetric";

/** All kinds of channels, the simplest first. */
export const channelKinds: readonly ChannelKind[] = ["deterministic", "sparse", "positive", "symmetric"];

export interface ChannelOptions extends MassOptions {
  /** Kinds to draw from. Default: all four, sparse and positive ones twice as often as the others. */
  readonly channels?: readonly ChannelKind[];
}

/** Any kind of channel. */
export function channel(inputs: Count, outputs: Count, options: ChannelOptions = {}): fc.Arbitrary<Rational[][]> {
  const { channels = channelKinds } = optionsOf(options);
  return ofKinds(atLeastOne(channels, "channels", channelKinds), inputs, outputs, options);
}

/** A channel with positive entries only; shrinks to equal entries. */
export function positiveChannel(inputs: Count, outputs: Count, options: MassOptions = {}): fc.Arbitrary<Rational[][]> {
  return ofKinds(["positive"], inputs, outputs, options);
}

/** A channel in which zeros are likely; an output may receive nothing from any letter. */
export function sparseChannel(inputs: Count, outputs: Count, options: MassOptions = {}): fc.Arbitrary<Rational[][]> {
  return ofKinds(["sparse"], inputs, outputs, options);
}

/** A channel with all mass of every letter on one output. */
export function deterministicChannel(inputs: Count, outputs: Count): fc.Arbitrary<Rational[][]> {
  return ofKinds(["deterministic"], inputs, outputs, {});
}

/**
 * A symmetric channel: every row is a permutation of the first row, every column of the first column.
 * Shrinks to the identity.
 * @param outputs default: as many as inputs. Where the two have no common divisor, all entries are equal
 */
export function symmetricChannel(
  inputs: Count,
  outputs?: Count,
  options: MassOptions = {},
): fc.Arbitrary<Rational[][]> {
  return ofKinds(["symmetric"], inputs, outputs, options);
}

/** Two channels from the same letters, the second a degradation of the first. */
export interface DegradedPair {
  /** W(y|x). */
  readonly better: Rational[][];
  /** T(z|y). */
  readonly through: Rational[][];
  /** V = W·T: V(z|x) = Σ_y W(y|x) T(z|y). */
  readonly worse: Rational[][];
}

/** A channel and a degradation of it: W is |X| × |Y|, T is |Y| × |Z| and V = W·T is |X| × |Z|. */
export function degradedPair(
  inputs: Count,
  outputs: Count,
  degradedOutputs: Count = outputs,
  options: ChannelOptions = {},
): fc.Arbitrary<DegradedPair> {
  const [x, y, z, { heaviest }] = [
    span(inputs, "inputs"),
    span(outputs, "outputs"),
    span(degradedOutputs, "degradedOutputs"),
    masses(options),
  ];
  const channels = atLeastOne(options.channels ?? channelKinds, "channels", channelKinds);
  return arbitrary((choose) => {
    const [m, n, k] = [
      howMany(choose, "inputs", x, ["x"]),
      howMany(choose, "outputs", y, ["y"]),
      howMany(choose, "degradedOutputs", z, ["z"]),
    ];
    const better = channelOf(choose, { name: "W", from: "x", to: "y" }, m, n, channels, heaviest);
    const through = channelOf(choose, { name: "T", from: "y", to: "z" }, n, k, channels, heaviest);
    return { better, through, worse: composed(better, through) };
  });
}

function ofKinds(
  kinds: readonly ChannelKind[],
  inputs: Count,
  outputs: Count | undefined,
  options: MassOptions,
): fc.Arbitrary<Rational[][]> {
  const [x, { heaviest }] = [span(inputs, "inputs"), masses(options)];
  const y = outputs === undefined ? undefined : span(outputs, "outputs");
  return arbitrary((choose) => {
    const m = howMany(choose, "inputs", x, y === undefined ? ["x", "y"] : ["x"]);
    const n = y === undefined ? m : howMany(choose, "outputs", y, ["y"]);
    return channelOf(choose, { name: "W", from: "x", to: "y" }, m, n, kinds, heaviest);
  });
}

/** The names of a channel and its axes in the names of choices. */
interface Named {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

const weights: Readonly<Record<ChannelKind, number>> = { deterministic: 1, sparse: 2, positive: 2, symmetric: 1 };

export function channelOf(
  choose: Choose,
  { name, from, to }: Named,
  inputs: number,
  outputs: number,
  kinds: readonly ChannelKind[],
  heaviest: number,
): Rational[][] {
  const kind = pick(
    choose,
    `${name}.kind`,
    kinds,
    kinds.map((one) => weights[one]),
  );
  if (kind === "symmetric") return symmetricOf(choose, name, inputs, outputs, heaviest);
  return Array.from({ length: inputs }, (_, x) => {
    const row = `${name}.${from}${String(x)}`;
    return kind === "deterministic"
      ? pointMassOf(choose, row, outputs)
      : pmfOf(choose, row, to, outputs, heaviest, kind === "positive" ? 1 : 0);
  });
}

/** The matrix product W·T. */
export function composed(W: readonly (readonly Rational[])[], T: readonly (readonly Rational[])[]): Rational[][] {
  const columns = T[0]?.length ?? 0;
  return W.map((row) =>
    Array.from({ length: columns }, (_, z) => sum(row.map((mass, y) => mass.times(entry(entry(T, y), z))))),
  );
}
