/**
 * Seeded families of problems for benchmarks and peer tests.
 *
 * - `random`: K classes with masses that are multiples of 1/1000, a channel with rows
 *   over 1000, letters 0..n−1, absolute error, a classifier drawn per letter.
 * - `gaussian`: two normal classes and additive normal noise, quantised exactly to multiples
 *   of 1/10000 on n evenly spaced letters between −4 and 4; squared or absolute error, a
 *   threshold or the Bayes rule for a classifier, as the seed has it.
 */
import { Rational } from "../../src/exact/rational.js";
import { evenGrid, normal, quantise, quantisedNoiseChannel } from "../../src/quantise/index.js";
import { problem, type Problem, type ProblemDefinition } from "../../src/model/problem.js";

/** A small reproducible generator (mulberry32); returns integers in [0, below). */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** `size` masses, multiples of 1/denominator, with sum 1. */
export function randomPmf(draw: (below: number) => number, size: number, denominator: number): Rational[] {
  const weights = Array.from({ length: size }, () => 1 + draw(1000));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const masses = weights.map((weight) => Math.floor((weight * denominator) / total));
  let missing = denominator - masses.reduce((sum, mass) => sum + mass, 0);
  for (; missing > 0; missing--) {
    const i = draw(size);
    masses[i] = (masses[i] ?? 0) + 1;
  }
  return masses.map((mass) => Rational.of(BigInt(mass), BigInt(denominator)));
}

export interface FamilyOptions {
  readonly size: number;
  readonly seed: number;
  readonly perception: ProblemDefinition["perception"];
  readonly classes?: number;
  readonly denominator?: number;
}

export function randomProblem(options: FamilyOptions): Problem {
  return problem(randomDefinition(options));
}

export function randomDefinition({
  size,
  seed,
  perception,
  classes = 2,
  denominator = 1000,
}: FamilyOptions): ProblemDefinition {
  const draw = seeded(seed * 7919 + size);
  const letters = Array.from({ length: size }, (_, i) => String(i));
  const names = Array.from({ length: classes }, (_, k) => `w${String(k + 1)}`);
  const priors = randomPmf(draw, classes, denominator);
  return {
    name: `random-${String(size)}-${String(seed)}`,
    source: {
      alphabet: letters,
      classes: names.map((name, k) => ({
        name,
        prior: priors[k] ?? Rational.zero,
        pmf: randomPmf(draw, size, denominator),
      })),
    },
    channel: { outputs: letters, matrix: letters.map(() => randomPmf(draw, size, denominator)) },
    classifier: letters.map(() => names[draw(classes)] ?? "w1"),
    distortion: "absolute-error",
    perception,
  };
}

const gaussians = [
  {
    means: ["-1", "1"],
    variance: "1",
    noise: "1",
    prior: "7/10",
    classifier: "threshold",
    distortion: "squared-error",
  },
  { means: ["-1", "1"], variance: "1", noise: "1/2", prior: "1/2", classifier: "bayes", distortion: "absolute-error" },
  {
    means: ["-3/2", "1"],
    variance: "1/2",
    noise: "3/2",
    prior: "3/5",
    classifier: "bayes",
    distortion: "squared-error",
  },
] as const;

function gaussianDefinition({ size, seed, perception, denominator = 10_000 }: FamilyOptions): ProblemDefinition {
  const law = gaussians[(seed - 1) % gaussians.length]!;
  const grid = evenGrid(0, Rational.of(8n, BigInt(size)), size);
  const { points } = grid;
  const letters = points.map(String);
  const [lower, upper] = law.means.map((mean) =>
    quantise(normal(mean, law.variance), grid.boundaries, denominator),
  ) as [Rational[], Rational[]];
  const prior = Rational.parse(law.prior);
  return {
    name: `gaussian-${String(size)}-${String(seed)}`,
    source: {
      alphabet: letters,
      classes: [
        { name: "lower", prior, pmf: lower },
        { name: "upper", prior: Rational.one.minus(prior), pmf: upper },
      ],
    },
    channel: quantisedNoiseChannel(points, normal(0, law.noise), grid, denominator),
    classifier: law.classifier === "bayes" ? "bayes" : points.map((point) => (point.sign() < 0 ? "lower" : "upper")),
    distortion: law.distortion,
    perception,
  };
}

export const families = ["random", "gaussian"] as const;
export const measuredKinds = ["total-variation", "wasserstein-1"] as const;

/** One problem of the benchmark. */
export interface Instance {
  readonly family: (typeof families)[number];
  readonly size: number;
  readonly kind: (typeof measuredKinds)[number];
  readonly seed: number;
}

const definitions = new Map<string, ProblemDefinition>();

/** A new object every time, with nothing cached for it yet; the masses are made once. */
export function instance({ family, size, kind, seed }: Instance): Problem {
  const key = JSON.stringify([family, size, kind, seed]);
  let definition = definitions.get(key);
  if (definition === undefined) {
    definition = (family === "random" ? randomDefinition : gaussianDefinition)({ size, seed, perception: kind });
    definitions.set(key, definition);
  }
  return problem(definition);
}
