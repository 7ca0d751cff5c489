/**
 * The Gaussian example with finitely many letters: a problem whose C(D,P) can be computed.
 *
 * Notation: N letters for X and X̂, N for Y; P_k, μ_k, v_k, σ² as in mixture.ts. The letters of X are the midpoints of N
 * equal cells of [min_k(μ_k − w·s_k), max_k(μ_k + w·s_k)], where s_k is √v_k, rounded up, and w half the number of binary
 * digits of N: as N grows the cells get narrower and reach further. Those of Y likewise, with the variances v_k + σ². The
 * end cells take the tails. p(x|k) is N(μ_k, v_k) on the cells of X; W(y|x) is N(x, σ²) on the cells of Y, so that the
 * noise acts on the quantised signal. Both are multiples of 1/`denominator` with the sum 1. c₀ is the Bayes rule of X on
 * its letters.
 */
import { oneOf, whole } from "../exact/arguments.js";
import { bitLength } from "../exact/integers.js";
import { max, min, Rational } from "../exact/rational.js";
import { problemFormat, type PerceptionEntry, type ProblemFile } from "../format/problem-file.js";
import { divergenceNames, nonConvexNames } from "../model/divergence/index.js";
import { evenGrid, normal, quantise, quantisedNoiseChannel, type Grid } from "../quantise/index.js";
import { lawsOf, type GaussianModel, type Mixture } from "./mixture.js";

/** Most letters of an alphabet. */
export const mostLetters = 128;

/** The denominator of all masses p(x|k) and W(y|x). */
export const denominator = 1_000_000;

/** The divergences that need no further data. */
export const namedDivergences = [...divergenceNames, ...nonConvexNames] as const;
export type NamedDivergence = (typeof namedDivergences)[number] & PerceptionEntry;

const lettersArgument = whole(1, mostLetters);
const divergenceArgument = oneOf(namedDivergences);

/**
 * The finite problem, with squared error.
 * @param letters N, from 1 to `mostLetters`
 * @throws InputError for parameters that are no model, or another divergence
 * @example problemFromData(finiteProblem(model, 8, "total-variation"))
 */
export function finiteProblem(model: GaussianModel, letters: number, divergence: NamedDivergence): ProblemFile {
  lettersArgument(letters, "letters");
  divergenceArgument(divergence, "divergence");
  const { source, degraded } = lawsOf(model);
  const restored = gridOf(source, letters);
  const alphabet = restored.points.map(String);
  return {
    format: problemFormat,
    name: `gaussian-${String(letters)}`,
    description: description(model, letters),
    reference:
      "A quantisation of the Gaussian example of Liu, Zhang and Xiong, On The Classification-Distortion-Perception Tradeoff, NeurIPS 2019",
    source: {
      alphabet,
      classes: source.map(({ weight, mean, variance }, k) => ({
        name: `w${String(k + 1)}`,
        prior: weight.toString(),
        pmf: quantise(normal(mean, variance), restored.boundaries, denominator).map(String),
      })),
    },
    channel: channelOf(restored, gridOf(degraded, letters), model.noise),
    restored: { alphabet },
    classifier: "bayes",
    distortion: "squared-error",
    perception: divergence,
  };
}

/** Without noise Y has the letters of X. */
function channelOf(source: Grid, degraded: Grid, noise: Rational): ProblemFile["channel"] {
  if (noise.isZero()) {
    const outputs = source.points.map(String);
    return { outputs, matrix: outputs.map((x) => outputs.map((y) => (x === y ? "1" : "0"))) };
  }
  const { outputs, matrix } = quantisedNoiseChannel(source.points, normal(0, noise), degraded, denominator);
  return { outputs, matrix: matrix.map((row) => row.map(String)) };
}

/** N equal cells about the means of a mixture. */
function gridOf(law: Mixture, letters: number): Grid {
  const reach = reachOf(letters);
  const ends = law.map(({ mean, variance }) => {
    const width = reach.times(deviationAbove(variance));
    return { left: mean.minus(width), right: mean.plus(width) };
  });
  const left = ends.map((one) => one.left).reduce(min);
  const right = ends.map((one) => one.right).reduce(max);
  const half = Rational.of(1n, 2n);
  return evenGrid(left.plus(right).times(half), right.minus(left).over(Rational.of(BigInt(letters))), letters);
}

/** w: deviations beyond the outermost means. */
function reachOf(letters: number): Rational {
  return Rational.of(BigInt(bitLength(BigInt(letters))), 2n);
}

/**
 * The least k/2^e ≥ √v with k from 4 to 8, where 2^e is the power with 16 ≤ 4^e·v < 64: a short number, at most a quarter
 * above the deviation, and the deviation itself where that is k/2^e.
 */
function deviationAbove(variance: Rational): Rational {
  const [two, four] = [Rational.of(2n), Rational.of(4n)];
  let [scaled, unit] = [variance, Rational.one];
  for (; scaled.lessThan(Rational.of(16n)); unit = unit.over(two)) scaled = scaled.times(four);
  for (; !scaled.lessThan(Rational.of(64n)); unit = unit.times(two)) scaled = scaled.over(four);
  let k = 4n;
  while (Rational.of(k * k).lessThan(scaled)) k++;
  return unit.times(Rational.of(k));
}

function description({ priors, means, variances, noise }: GaussianModel, letters: number): string {
  const list = (values: readonly Rational[]): string => values.map(String).join(", ");
  return (
    `Classes with priors ${list(priors)}, means ${list(means)} and variances ${list(variances)} in normal noise of variance ${noise.toString()}, ` +
    `on ${String(letters)} even cells that reach ${reachOf(letters).toString()} deviations beyond the outermost means, the end cells with the tails; ` +
    `masses in multiples of 1/${String(denominator)}.`
  );
}
