/**
 * The experiments of the paper's slides, as they are redone here: source, degradation, classifier, weights of the loss.
 *
 * Images are halved, MNIST to 14×14 and CIFAR-10 to 16×16 pixels. `full` is what docs/experiments.md reports;
 * `quick` shows in a minute or two that every part works.
 */
import { blockMeans, flips, quantisedNoise, type Degradation } from "./source/channels.js";
import type { Images } from "./source/images.js";
import { patternLetters, sampleLetters, type Grid, type Letters } from "./source/letters.js";
import type { ClassifierName, LossWeights, RestorerTraining, Training } from "./settings.js";
import type { Perception } from "./source/problems.js";

export interface Experiment {
  readonly name: string;
  readonly title: string;
  readonly data: "digits" | "cifar";
  readonly classifier: ClassifierName;
  readonly weights: readonly LossWeights[];
  readonly perceptions: readonly Perception[];
  /** Of the softmax over letters, in squared pixels from 0 to 1. */
  readonly temperature: number;
  /** The letters of the source and what is seen of them. @param count how many samples, where letters are samples */
  source(images: Images, count: number): { readonly letters: Letters; readonly degradation: Degradation };
}

export interface Sizes {
  readonly name: "full" | "quick";
  /** At most so many images train the classifiers. */
  readonly images: number;
  readonly samples: number;
  readonly seeds: number;
  /** At most so many weights of the loss per experiment. */
  readonly weights: number;
  readonly classifier: Training;
  readonly restorer: RestorerTraining;
}

const training = { batch: 64, rate: 0.002, hidden: 64, clip: 0.05 };

export const full: Sizes = {
  name: "full",
  images: 10_000,
  samples: 200,
  seeds: 2,
  weights: Infinity,
  classifier: { epochs: 3, batch: 64, rate: 0.003 },
  restorer: { ...training, steps: 400, criticSteps: 2 },
};

export const quick: Sizes = {
  name: "quick",
  images: 1500,
  samples: 60,
  seeds: 1,
  weights: 2,
  classifier: { epochs: 2, batch: 64, rate: 0.003 },
  restorer: { ...training, steps: 60, criticSteps: 1 },
};

const every = (images: Images): number[] => images.classNames.map((_, label) => label);
const quarters: Grid = { rows: 2, columns: 2, box: { top: 1, bottom: 13, left: 1, right: 13 } };
const patterns: Grid = { ...quarters, rows: 3 };

/** Patterns of blocks, each of which flips with probability 1/10. */
const denoising =
  (grid: Grid) =>
  (images: Images): { letters: Letters; degradation: Degradation } => {
    const letters = patternLetters(images, every(images), grid, 1);
    return { letters, degradation: flips(letters, "1/10") };
  };

/** Patterns of four blocks in three levels, each of which gets normal noise; what one image in 200 has not is left out. */
function noisyLevels(images: Images): { letters: Letters; degradation: Degradation } {
  const letters = patternLetters(images, every(images), quarters, Math.ceil(images.count / 200), 3);
  return { letters, degradation: quantisedNoise(letters, 3, "1/4") };
}

/** Samples, of which the means of 3×2 blocks in four levels are seen. */
const resolution =
  (grid: Grid) =>
  (images: Images, count: number): { letters: Letters; degradation: Degradation } => {
    const letters = sampleLetters(images, every(images), count);
    return { letters, degradation: blockMeans(letters, grid, 4) };
  };

const triples = (...all: readonly (readonly [string, string, string])[]): LossWeights[] =>
  all.map(([alpha, beta, gamma]) => ({ alpha, beta, gamma }));

const first = triples(["1", "0.5", "0.5"], ["1", "0.75", "0.5"], ["1", "1", "0.5"]);
const fourth = triples(
  ["1", "0.011", "0"],
  ["1", "0.015", "0.005"],
  ["1", "0.019", "0.005"],
  ["1", "0.03", "0.001"],
  ["1", "0.04", "0.001"],
);

const linear = ["total-variation", "transport"] as const;

export const experiments: readonly Experiment[] = [
  {
    name: "exp-1",
    title: "Exp-1: MNIST denoising, logistic",
    data: "digits",
    classifier: "logistic",
    weights: first,
    perceptions: linear,
    temperature: 0.5,
    source: denoising(patterns),
  },
  {
    name: "exp-1-noise",
    title: "Exp-1 with additive noise: MNIST denoising, logistic",
    data: "digits",
    classifier: "logistic",
    weights: first,
    perceptions: linear,
    temperature: 0.5,
    source: noisyLevels,
  },
  {
    name: "exp-1-small",
    title: "Exp-1 with four blocks: MNIST denoising, logistic",
    data: "digits",
    classifier: "logistic",
    weights: first,
    perceptions: [...linear, "reverse-kullback-leibler"],
    temperature: 0.5,
    source: denoising(quarters),
  },
  {
    name: "exp-2",
    title: "Exp-2: MNIST denoising, CNN-1",
    data: "digits",
    classifier: "CNN-1",
    weights: first,
    perceptions: linear,
    temperature: 0.5,
    source: denoising(patterns),
  },
  {
    name: "exp-3",
    title: "Exp-3: MNIST denoising, CNN-2",
    data: "digits",
    classifier: "CNN-2",
    weights: triples(["0.5", "0.015", "0.005"], ["0.5", "0.022", "0.005"], ["0.5", "0.029", "0.008"]),
    perceptions: linear,
    temperature: 0.5,
    source: denoising(patterns),
  },
  {
    name: "exp-4",
    title: "Exp-4: MNIST super-resolution, CNN-1",
    data: "digits",
    classifier: "CNN-1",
    weights: fourth,
    perceptions: linear,
    temperature: 2,
    source: resolution(patterns),
  },
  {
    name: "exp-5",
    title: "Exp-5: CIFAR-10 super-resolution, CNN-2",
    data: "cifar",
    classifier: "CNN-2",
    weights: fourth,
    perceptions: linear,
    temperature: 2,
    source: resolution({ rows: 2, columns: 2, box: { top: 0, bottom: 16, left: 0, right: 16 } }),
  },
];
