/**
 * One experiment from images to audited points: classifier, letters, problems, frontier, restorers, audits.
 *
 * Trainings and audits are parts that are kept; frontiers are computed again.
 */
import { problemHash, Rational, sweepAt, type Problem } from "exact-cdp";
import { PointAuditor, type AuditedPoint } from "./audit.js";
import type { Experiment, Sizes } from "./experiments.js";
import { frontierOf, sentencesOf } from "./frontier.js";
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
import type { LossWeights } from "./settings.js";
import type { Images } from "./source/images.js";
import { problemOf, type Perception } from "./source/problems.js";

export const begin = startTensors;

const perceptions: readonly Perception[] = ["total-variation", "transport"];

/** Restorers are named by the weights of the loss and the seed; the one read as a softmax has an s behind. */
const weightsNames = "abcdefgh";

/** A restorer as counts, a row per output, and how it was trained and read. */
interface Trained {
  readonly name: string;
  readonly weights: LossWeights;
  readonly counts: readonly (readonly number[])[];
}

/** Runs an experiment, with an outcome for each perceptual difference. */
export function conduct(experiment: Experiment, images: Images, sizes: Sizes, seed: number, kept: Kept): Outcome[] {
  const { letters, degradation } = experiment.source(images, sizes.samples);
  const classifier = classifierOf(experiment, images, sizes, seed, kept);
  const answered = answers(classifier.layer, letters.images.map(scaled));
  const classes = letters.classNames.map((name) => images.classNames.indexOf(name));
  const setting: Setting = { letters, degradation, classifier, classes };
  const trained = restorersOf(experiment, setting, sizes, seed, kept);
  return perceptions.map((perception) => {
    const problem = problemOf({
      name: experiment.name,
      description: experiment.title,
      letters,
      degradation,
      answers: answered.map((label) => images.classNames[label] ?? ""),
      perception,
    });
    const frontier = frontierOf(problem);
    const auditor = new PointAuditor(problem);
    const points = trained.map(({ name, weights, counts }): NamedPoint => ({
      name,
      weights,
      ...auditedOnce(auditor, problem, counts, kept),
    }));
    return {
      experiment,
      perception,
      frontier,
      heldOut: classifier.heldOut,
      sizes: { letters: letters.names.length, outputs: degradation.outputs.length },
      points,
      sentences: sentencesOf(frontier),
      losses: experiment.weights.slice(0, sizes.weights).map((weights) => minimalLoss(problem, weights)),
    };
  });
}

function minimalLoss(problem: Problem, weights: LossWeights): MinimalLoss {
  const { alpha, beta, gamma } = weights;
  const { achieved } = sweepAt(problem, { distortion: alpha, perception: beta, errorRate: gamma });
  const { distortion, perception, errorRate } = achieved;
  if (!(perception instanceof Rational)) throw new Error("a rational perceptual difference expected");
  return { weights, distortion, perception, errorRate };
}

/** The classifier, trained or as it was kept. */
function classifierOf(experiment: Experiment, images: Images, sizes: Sizes, seed: number, kept: Kept): Classifier {
  const { classifier: name, data } = experiment;
  const own = seedOf(seed, data, name);
  const classifier = newClassifier(name, images, own);
  const settings = { name, data, count: images.count, training: sizes.classifier, own };
  const values = kept.part(`${data}-${name}`, settings, () => {
    trainClassifier(classifier, images, sizes.classifier, own);
    return valuesOf(classifier.layer);
  });
  setValues(classifier.layer, values);
  return { ...classifier, heldOut: heldOutOf(classifier, images, own) };
}

function restorersOf(experiment: Experiment, setting: Setting, sizes: Sizes, seed: number, kept: Kept): Trained[] {
  const { name, temperature, weights: all } = experiment;
  const trained: Trained[] = [];
  for (const [i, weights] of all.slice(0, sizes.weights).entries())
    for (let number = 1; number <= sizes.seeds; number++) {
      const own = seedOf(seed, name, number);
      const settings = { name, weights, training: sizes.restorer, own, letters: setting.letters, temperature };
      const label = `${weightsNames[i] ?? ""}${String(number)}`;
      const { nearest, softmax } = kept.part(`${name}-restorer`, { ...settings, images: sizes.images }, () => {
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

type Spelt = Readonly<Record<keyof AuditedPoint, string>>;

/** The audit of a restorer, which is made once per problem and restorer. */
function auditedOnce(
  auditor: PointAuditor,
  problem: Problem,
  counts: readonly (readonly number[])[],
  kept: Kept,
): AuditedPoint {
  const spelt = kept.part<Spelt>("audit", { problem: problemHash(problem), counts }, () => {
    const { distortion, perception, errorRate, least, gap } = auditor.audit(counts);
    return {
      distortion: String(distortion),
      perception: String(perception),
      errorRate: String(errorRate),
      least: String(least),
      gap: String(gap),
    };
  });
  return {
    distortion: Rational.from(spelt.distortion),
    perception: Rational.from(spelt.perception),
    errorRate: Rational.from(spelt.errorRate),
    least: Rational.from(spelt.least),
    gap: Rational.from(spelt.gap),
  };
}
