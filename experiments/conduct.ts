/**
 * One experiment from images to audited points: classifier, letters, problems, frontier, restorers, audits.
 *
 * Trainings, audits and outcomes are parts that are kept.
 */
import { Enclosure, problemHash, problemToFile, Rational, sweepAt, type Problem } from "exact-cdp";
import { boundOf, PointAuditor } from "./audit.js";
import type { Experiment, Sizes } from "./experiments.js";
import { curvesSvg } from "./figures.js";
import { frontierOf, smoothFrontierOf } from "./frontier.js";
import type { Kept } from "./kept.js";
import {
  answers,
  heldOutOf,
  newClassifier,
  scaled,
  setValues,
  trainClassifier,
  valuesOf,
  type Classifier,
} from "./network/classifiers.js";
import { nearestLetters, softmaxCounts, trainRestorer, type Setting } from "./network/restorers.js";
import { startTensors } from "./network/tensors.js";
import { seedOf } from "./random.js";
import type { MinimalLoss, NamedPoint, Outcome } from "./report.js";
import { sentencesOf } from "./sentences.js";
import type { LossWeights } from "./settings.js";
import type { Images } from "./source/images.js";
import { isSmooth, problemOf, type Perception } from "./source/problems.js";

export const begin = startTensors;

/** Restorers are named by the weights of the loss and the seed; the one read as a softmax has an s behind. */
const weightsNames = "abcdefgh";

/** A restorer as counts, a row per output, and how it was trained and read. */
interface Trained {
  readonly name: string;
  readonly weights: LossWeights;
  readonly counts: readonly (readonly number[])[];
}

/** Runs an experiment, with an outcome for each perceptual difference. */
export async function conduct(
  experiment: Experiment,
  images: Images,
  sizes: Sizes,
  seed: number,
  kept: Kept,
): Promise<Outcome[]> {
  const source = experiment.source(images, sizes.samples);
  const classifier = await classifierOf(experiment, images, sizes, seed, kept);
  const classes = source.letters.classNames.map((name) => images.classNames.indexOf(name));
  const trained = await restorersOf(experiment, { ...source, classifier, classes }, sizes, seed, kept);
  const outcomes: Outcome[] = [];
  for (const { divergence, problem } of problemsOf(experiment, source, classifier, images)) {
    const { name, title } = experiment;
    const { heldOut } = classifier;
    const settings = { name, title, divergence, heldOut, problem: problemHash(problem), trained };
    const make = (): Promise<Outcome> => outcomeOf(experiment, divergence, problem, trained, sizes, heldOut, kept);
    outcomes.push(await kept.part(`${name}-${divergence}`, settings, make));
  }
  return outcomes;
}

/** A problem of an experiment, and the text of its file. */
export interface OwnProblem {
  readonly divergence: Perception;
  readonly problem: Problem;
  readonly file: string;
}

/** The problems of an experiment, one for each perceptual difference: the classifier answers on each letter. */
export function problemsOf(
  experiment: Experiment,
  { letters, degradation }: ReturnType<Experiment["source"]>,
  classifier: Classifier,
  images: Images,
): OwnProblem[] {
  const { name, title: description, perceptions } = experiment;
  const answered = answers(classifier.layer, letters.images.map(scaled)).map((label) => images.classNames[label] ?? "");
  return perceptions.map((divergence) => {
    const problem = problemOf({ name, description, letters, degradation, answers: answered, perception: divergence });
    return { divergence, problem, file: fileOf(problem) };
  });
}

function fileOf(problem: Problem): string {
  return `${JSON.stringify(problemToFile(problem))}\n`;
}

async function outcomeOf(
  { name, title, weights: all }: Experiment,
  divergence: Perception,
  problem: Problem,
  trained: readonly Trained[],
  sizes: Sizes,
  heldOut: Outcome["heldOut"],
  kept: Kept,
): Promise<Outcome> {
  const frontier = isSmooth(divergence) ? smoothFrontierOf(problem) : frontierOf(problem);
  const { distortion, perception, errorRate } = frontier;
  const auditor = new PointAuditor(problem);
  const points: NamedPoint[] = [];
  for (const { name: restorer, weights, counts } of trained) {
    const settings = { problem: problemHash(problem), counts };
    points.push({ name: restorer, weights, ...(await kept.part("audit", settings, () => auditor.audit(counts))) });
  }
  const losses = all.slice(0, sizes.weights).map((weights) => minimalLoss(problem, weights));
  return {
    experiment: name,
    title,
    divergence,
    problem: problem.name,
    heldOut,
    sizes: {
      letters: problem.source.alphabet.letters.length,
      outputs: problem.channel.outputs.letters.length,
      ...(frontier.pieces === undefined ? {} : { pieces: frontier.pieces }),
    },
    ranges: { distortion, perception, errorRate },
    points,
    sentences: sentencesOf(frontier),
    losses,
    picture: await curvesSvg(frontier, points, losses),
    file: fileOf(problem),
  };
}

const tenth = Rational.from("1e-7");

function minimalLoss(problem: Problem, weights: LossWeights): MinimalLoss {
  const { alpha, beta, gamma } = weights;
  const { achieved, value } = sweepAt(problem, { distortion: alpha, perception: beta, errorRate: gamma });
  // A tenth of the last decimal of the report.
  if (value instanceof Enclosure && (value.width === "inf" || tenth.lessThan(value.width)))
    throw new Error("the least loss is not known to six decimals");
  const { distortion, perception, errorRate } = achieved;
  return { weights, distortion, perception: boundOf(perception), errorRate };
}

/** The classifier, trained or as it was kept. */
export async function classifierOf(
  experiment: Experiment,
  images: Images,
  sizes: Sizes,
  seed: number,
  kept: Kept,
): Promise<Classifier> {
  const { classifier: name, data } = experiment;
  const own = seedOf(seed, data, name);
  const classifier = newClassifier(name, images, own);
  const settings = { name, data, count: images.count, training: sizes.classifier, own };
  const values = await kept.part(`${data}-${name}`, settings, () => {
    trainClassifier(classifier, images, sizes.classifier, own);
    return valuesOf(classifier.layer);
  });
  setValues(classifier.layer, values);
  return { ...classifier, heldOut: heldOutOf(classifier, images, own) };
}

async function restorersOf(
  experiment: Experiment,
  setting: Setting,
  sizes: Sizes,
  seed: number,
  kept: Kept,
): Promise<Trained[]> {
  const { name, temperature, weights: all } = experiment;
  const trained: Trained[] = [];
  for (const [i, weights] of all.slice(0, sizes.weights).entries())
    for (let number = 1; number <= sizes.seeds; number++) {
      const own = seedOf(seed, name, number);
      const settings = { name, weights, training: sizes.restorer, own, letters: setting.letters, temperature };
      const label = `${weightsNames[i] ?? ""}${String(number)}`;
      const { nearest, softmax } = await kept.part(`${name}-restorer`, { ...settings, images: sizes.images }, () => {
        const made = trainRestorer(setting, weights, sizes.restorer, own);
        return {
          nearest: nearestLetters(setting.letters, made),
          softmax: softmaxCounts(setting.letters, made, temperature),
        };
      });
      trained.push({ name: label, weights, counts: nearest }, { name: `${label}s`, weights, counts: softmax });
    }
  return trained;
}
