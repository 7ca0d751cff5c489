/**
 * Scopes: the options of `instances`, read as a predicate.
 *
 * Every instance that a recipe draws lies in its scope, and of what else there is only what the
 * options do not rule out. Options that are not given rule nothing out, but for three: without
 * `divergence` the divergence is convex, without `kinds` it is linear, and without `retrained` the
 * classifier is fixed.
 */
import { content } from "../exact/integers.js";
import { Rational } from "../exact/rational.js";
import type { DivergenceDefinition } from "../model/divergence/divergence.js";
import { channelOf, degradation } from "../theorem/degradation.js";
import type { ChannelKind } from "./channels.js";
import { shortestPaths, type DistortionKind } from "./distortions.js";
import { featureSizes, perceptionKinds, type PerceptionKind } from "./divergences.js";
import { type ChannelDefinition, type Instance, type InstanceDefinition } from "./instance/instance.js";
import { formsOf, type AnyProblemOptions } from "./problem.js";
import { spanUpTo, usualMasses, usualNumbers, type Count } from "./sizes.js";

export interface InstanceOptions extends AnyProblemOptions {
  /** A second channel V(z|x), as many outputs at most as the first may have. Default: none. */
  readonly second?: "any" | "degraded";
}

/** Whether options of `instances` allow an instance. */
export function contains(options: InstanceOptions, { definition, problem, other }: Instance): boolean {
  const { second } = options;
  if ((second === undefined) !== (other === undefined)) return false;
  if (!fitsSizes(definition, options) || !fitsLetters(definition, options) || !fitsClassifier(definition, options))
    return false;
  if (
    !fitsSource(definition, options) ||
    !fitsDistortion(definition, options) ||
    !fitsPerception(definition.perception, options)
  )
    return false;
  if (!fitsChannel(definition.channel, options)) return false;
  if (definition.other === undefined || other === undefined) return true;
  if (!within(definition.other.outputs.length, options.sizes?.outputs, "outputs")) return false;
  return second === "degraded"
    ? degradation(channelOf(other), channelOf(problem)).degradation
    : fitsChannel(definition.other, options);
}

function within(value: number, count: Count | undefined, path: string, least = 1): boolean {
  if (count === undefined) return true;
  const span = spanUpTo(count, path, least);
  return value >= span.least && value <= span.most;
}

function fitsSizes(
  { source, channel, restored }: InstanceDefinition,
  { sizes = {}, classes, restored: letters }: InstanceOptions,
): boolean {
  const [X, own] = [source.alphabet, restored.alphabet];
  // Restored letters that are the first letters of the source are as many as there are, if only few.
  const first = own.every((letter, i) => letter === X[i]);
  return (
    within(X.length, sizes.source, "sizes.source") &&
    within(channel.outputs.length, sizes.outputs, "sizes.outputs") &&
    (letters === "source" ||
      within(
        own.length,
        first && typeof sizes.restored === "object" ? { most: sizes.restored.most } : sizes.restored,
        "sizes.restored",
      )) &&
    within(source.classNames.length, classes, "classes", 2)
  );
}

function fitsLetters({ source, restored }: InstanceDefinition, options: InstanceOptions): boolean {
  const [X, own] = [source.alphabet, restored.alphabet];
  if (options.numeric === true && ![...X, ...own].every((letter) => Rational.read(letter) instanceof Rational))
    return false;
  return options.restored !== "source" || (own.length === X.length && own.every((letter, i) => letter === X[i]));
}

function fitsClassifier(
  { classifier }: InstanceDefinition,
  { retrained = false, classifier: wanted }: InstanceOptions,
): boolean {
  if (classifier === "retrained") return retrained !== false;
  if (retrained === true) return false;
  return wanted === undefined || (wanted === "bayes") === (classifier === "bayes");
}

/** Drawn by counts up to `largestCount`, or by priors and pmfs of weights up to `heaviest`. */
function fitsSource(
  { source: { counts } }: InstanceDefinition,
  { source, heaviest, largestCount, ties }: InstanceOptions,
): boolean {
  if (heaviest === undefined && largestCount === undefined) return true;
  if ((source !== "classes" || ties === true) && largestOf(counts.flat()) <= BigInt(largestCount ?? 4)) return true;
  if (source === "counts" || ties === true) return false;
  const most = BigInt(heaviest ?? usualMasses.heaviest);
  const priors = counts.map((row) => row.reduce((sum, count) => sum + count, 0n));
  return [priors, ...counts].every((weights) => largestOf(weights) <= most);
}

/** The largest of weights in lowest terms. */
function largestOf(weights: readonly bigint[]): bigint {
  const divisor = content(weights);
  return weights.reduce((most, weight) => (weight > most ? weight : most)) / (divisor === 0n ? 1n : divisor);
}

function fitsChannel({ matrix }: ChannelDefinition, { channels, heaviest }: InstanceOptions): boolean {
  if (heaviest !== undefined && !matrix.every((row) => largestOf(weightsOf(row)) <= BigInt(heaviest))) return false;
  return channels === undefined || channels.some((kind) => isOfKind(matrix, kind));
}

/** A pmf as integers. */
function weightsOf(row: readonly Rational[]): bigint[] {
  const denominator = row.reduce((product, mass) => product * mass.den, 1n);
  return row.map((mass) => (mass.num * denominator) / mass.den);
}

function isOfKind(matrix: ChannelDefinition["matrix"], kind: ChannelKind): boolean {
  switch (kind) {
    case "deterministic":
      return matrix.every((row) => row.some((mass) => mass.equals(Rational.one)));
    case "sparse":
      return true;
    case "positive":
      return matrix.every((row) => row.every((mass) => mass.sign() > 0));
    case "symmetric":
      return alike(matrix) && alike((matrix[0] ?? []).map((_, y) => matrix.map((row) => row[y] ?? Rational.zero)));
  }
}

/** Is every row a permutation of the first? */
function alike(rows: readonly (readonly Rational[])[]): boolean {
  const sorted = rows.map((row) => [...row].sort((a, b) => a.compare(b)).join());
  return sorted.every((row) => row === sorted[0]);
}

function fitsDistortion(definition: InstanceDefinition, options: InstanceOptions): boolean {
  const { distortions } = options;
  const { distortion } = definition;
  const named = typeof distortion === "string";
  if (
    distortions !== undefined &&
    !distortions.some((kind) => (named ? kind === distortion : isMatrixOf(distortion.matrix, definition, kind)))
  )
    return false;
  return (
    named ||
    distortion.matrix
      .flat()
      .every((value) => fitsNumber(value, options, isMatrixOf(distortion.matrix, definition, "metric")))
  );
}

function isMatrixOf(
  matrix: readonly (readonly Rational[])[],
  { source, restored }: InstanceDefinition,
  kind: DistortionKind,
): boolean {
  if (kind === "matrix") return true;
  const [X, own] = [source.alphabet, restored.alphabet];
  const same = (x: number, r: number): boolean => X[x] === own[r];
  if (kind === "zero-diagonal") return matrix.every((row, x) => row.every((value, r) => !same(x, r) || value.isZero()));
  return kind === "metric" && isMetric(matrix, [...new Set([...X, ...own])], X, own);
}

/** Can the distances be completed to a metric on all letters? Exactly if shortest paths shorten none. */
function isMetric(
  matrix: readonly (readonly Rational[])[],
  letters: readonly string[],
  X: readonly string[],
  own: readonly string[],
): boolean {
  const known = matrix.flatMap((row, x) =>
    row.map((value, r) => ({ i: letters.indexOf(X[x] ?? ""), j: letters.indexOf(own[r] ?? ""), value })),
  );
  if (known.some(({ i, j, value }) => (i === j) !== value.isZero())) return false;
  const far = known.reduce((sum, { value }) => sum.plus(value), Rational.one);
  const lengths = letters.map((_, i) => letters.map((__, j) => (i === j ? Rational.zero : far)));
  const set = (i: number, j: number, value: Rational): void => {
    const row = lengths[i];
    if (row !== undefined) row[j] = value;
  };
  for (const { i, j, value } of known) {
    set(i, j, value);
    set(j, i, value);
  }
  const shortest = shortestPaths(lengths);
  return known.every(
    ({ i, j, value }) => shortest[i]?.[j]?.equals(value) === true && shortest[j]?.[i]?.equals(value) === true,
  );
}

/** A number that was drawn as n/d. @param summed as a sum of such numbers, none of which it exceeds */
function fitsNumber(value: Rational, { most, denominator }: InstanceOptions, summed = false): boolean {
  const largest = BigInt(most ?? usualNumbers.most);
  if (most !== undefined && (summed ? Rational.of(largest).lessThan(value.abs()) : value.abs().num > largest))
    return false;
  return denominator === undefined || summed || value.den <= BigInt(denominator);
}

function fitsPerception(perception: DivergenceDefinition, options: InstanceOptions): boolean {
  const forms = formsOf(options.divergence ?? "linear");
  if (perception === "wasserstein-2") return forms.includes("wasserstein-2");
  if (typeof perception === "object" && "minimum" in perception) {
    const [first, second] = perception.minimum;
    return (
      forms.includes("minimum") &&
      fitsConvex(first, options) &&
      (second === "wasserstein-2" || fitsConvex(second, options))
    );
  }
  return forms.includes("linear") && fitsConvex(perception, options);
}

function fitsConvex(perception: DivergenceDefinition, options: InstanceOptions): boolean {
  const kinds: readonly PerceptionKind[] = options.kinds ?? perceptionKinds;
  const allows = (kind: PerceptionKind): boolean => kinds.includes(kind);
  if (typeof perception === "string") return allows(perception as PerceptionKind);
  if ("transport" in perception)
    return allows("transport") && perception.transport.flat().every((value) => fitsNumber(value, options));
  if ("mmd-squared" in perception)
    return allows("mmd-squared") && perception["mmd-squared"].flat().every((value) => fitsKernel(value, options));
  if (!("witnesses" in perception) || !allows("witnesses")) return false;
  const { witnesses } = perception;
  return (
    (options.witnesses === undefined || witnesses.length <= options.witnesses) &&
    witnesses.flat().every((value) => fitsNumber(value, options))
  );
}

/** An entry of AᵀA. */
function fitsKernel(value: Rational, { most, denominator }: InstanceOptions): boolean {
  const largest = Math.min(most ?? featureSizes.most, featureSizes.most);
  return (
    (most === undefined || value.abs().atMost(Rational.of(BigInt(featureSizes.rows * largest * largest)))) &&
    (denominator === undefined || value.den <= BigInt(denominator))
  );
}
