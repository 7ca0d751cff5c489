/**
 * Restorers trained with the loss of the paper, α·MSE + β·adversarial + γ·cross-entropy, and read as channels.
 *
 * A network leads from what is seen of an output y to an image. MSE compares it with the image of the letter x that
 * was degraded; the critic is that of Wasserstein GANs with clipped weights (Arjovsky, Chintala, Bottou 2017); the
 * cross-entropy is that of the predefined classifier, which stays as it is, with the class of x. Pairs (x, y, k) are
 * drawn from the source and the channel.
 *
 * Two restorers are read from a trained network: the letter whose image is nearest to the network's (a function of
 * y), and a softmax over letters of −squared distance/temperature, with whole masses of equal denominator.
 */
import * as tf from "@tensorflow/tfjs";
import { cumulativeOf, drawIndex, seeded, seedOf, type Draw } from "../random.js";
import type { LossWeights, RestorerTraining } from "../settings.js";
import type { Degradation } from "../source/channels.js";
import type { Letters } from "../source/letters.js";
import { scaled, type Classifier } from "./classifiers.js";
import { chain, crossEntropy, dense, numbersOf, oneHot, pointwise, relu, rowsOf } from "./tensors.js";

export interface Setting {
  readonly letters: Letters;
  readonly degradation: Degradation;
  readonly classifier: Classifier;
  /** The class of the classifier for each class of the source. */
  readonly classes: readonly number[];
}

/** The images that a trained network makes of the outputs, a row per output. */
export function trainRestorer(
  setting: Setting,
  weights: LossWeights,
  { steps, batch, rate, hidden, criticSteps, clip }: RestorerTraining,
  seed: number,
): Float32Array[] {
  const { letters, degradation, classifier, classes } = setting;
  const [alpha, beta, gamma] = [Number(weights.alpha), Number(weights.beta), Number(weights.gamma)];
  const pixels = letters.side ** 2;
  const seen = degradation.seen;
  const initial = seeded(seedOf(seed, "restorer"));
  const network = chain(
    dense(seen[0]?.length ?? 0, hidden, initial),
    relu,
    dense(hidden, hidden, initial),
    relu,
    dense(hidden, pixels, initial),
    pointwise((rows) => tf.sigmoid(rows)),
  );
  const critic = chain(dense(pixels, hidden, initial), relu, dense(hidden, 1, initial));
  const [forNetwork, forCritic] = [tf.train.adam(rate), tf.train.rmsprop(rate)];
  const images = letters.images.map(scaled);
  const sampler = samplerOf(setting, seeded(seedOf(seed, "pairs")));
  const score = (rows: tf.Tensor2D): tf.Scalar => tf.mean(critic.apply(rows));
  for (let step = 0; step < steps; step++) {
    for (let i = 0; i < criticSteps; i++)
      tf.tidy(() => {
        const real = rowsOf(sampler(batch).map(({ letter }) => images[letter] ?? new Float32Array(pixels)));
        const restored = network.apply(rowsOf(sampler(batch).map(({ output }) => seen[output] ?? new Float32Array())));
        forCritic.minimize(() => tf.sub(score(restored), score(real)), false, [...critic.variables]);
        for (const one of critic.variables) one.assign(tf.clipByValue(one, -clip, clip));
      });
    tf.tidy(() => {
      const drawn = sampler(batch);
      const inputs = rowsOf(drawn.map(({ output }) => seen[output] ?? new Float32Array()));
      const targets = rowsOf(drawn.map(({ letter }) => images[letter] ?? new Float32Array(pixels)));
      const labels = oneHot(
        drawn.map(({ row }) => classes[row] ?? 0),
        classifier.classes,
      );
      const loss = (): tf.Scalar => {
        const restored = network.apply(inputs);
        const error = tf.mean<tf.Scalar>(tf.squaredDifference(restored, targets));
        const wrong = crossEntropy(classifier.layer.apply(restored), labels);
        return tf.add(tf.sub(tf.mul(alpha, error), tf.mul(beta, score(restored))), tf.mul(gamma, wrong));
      };
      forNetwork.minimize(loss, false, [...network.variables]);
    });
  }
  const made = tf.tidy(() => numbersOf(network.apply(rowsOf(seen))));
  for (const one of [...network.variables, ...critic.variables]) one.dispose();
  forNetwork.dispose();
  forCritic.dispose();
  return made;
}

interface Drawn {
  /** The class of the source, the letter, and the output that is seen of it. */
  readonly row: number;
  readonly letter: number;
  readonly output: number;
}

/** Draws triples from the source and the channel. */
function samplerOf({ letters, degradation }: Setting, draw: Draw): (count: number) => Drawn[] {
  const joint = cumulativeOf(letters.counts.flat());
  const rows = degradation.matrix.map((row) => cumulativeOf(row.map(({ num, den }) => Number(num) / Number(den))));
  return (count) =>
    Array.from({ length: count }, () => {
      const at = drawIndex(joint, draw);
      const letter = at % letters.names.length;
      const masses = rows[letter] ?? new Float64Array([1]);
      return { row: Math.floor(at / letters.names.length), letter, output: drawIndex(masses, draw) };
    });
}

/** Squared distances, a sum over pixels, from an image to the image of each letter. */
function distancesTo(letters: Letters, made: Float32Array): number[] {
  return letters.images.map((image) => made.reduce((sum, value, i) => sum + (value - (image[i] ?? 0) / 255) ** 2, 0));
}

/** The deterministic restorer: rows of zeros and a one at the nearest letter, the first of equal ones. */
export function nearestLetters(letters: Letters, made: readonly Float32Array[]): number[][] {
  return made.map((image) => {
    const distances = distancesTo(letters, image);
    const nearest = distances.reduce((best, one, i) => (one < (distances[best] ?? Infinity) ? i : best), 0);
    return distances.map((_, i) => (i === nearest ? 1 : 0));
  });
}

/** Masses are whole numbers of this many parts. */
export const parts = 1000;

/** The stochastic restorer as counts, each row of sum `parts`: masses rounded down, the rest to the greatest one. */
export function softmaxCounts(letters: Letters, made: readonly Float32Array[], temperature: number): number[][] {
  return made.map((image) => {
    const distances = distancesTo(letters, image);
    const least = Math.min(...distances);
    const masses = distances.map((one) => Math.exp((least - one) / temperature));
    const total = masses.reduce((sum, one) => sum + one, 0);
    const counts = masses.map((one) => Math.floor((parts * one) / total));
    const greatest = distances.indexOf(least);
    counts[greatest] = (counts[greatest] ?? 0) + parts - counts.reduce((sum, one) => sum + one, 0);
    return counts;
  });
}
