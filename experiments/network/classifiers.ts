/**
 * The predefined classifiers, trained on whole images: logistic regression, and networks with one and two
 * convolutions before a dense layer (CNN-1, CNN-2).
 *
 * A tenth of the images is held out. In problems a classifier is a list: what it answers on the image of each letter.
 */
import * as tf from "@tensorflow/tfjs";
import { seeded, seedOf, shuffled } from "../random.js";
import type { ClassifierName, Training } from "../settings.js";
import { pixelsOf, type Images } from "../source/images.js";
import { chain, convolution, crossEntropy, dense, numbersOf, oneHot, relu, rowsOf, type Layer } from "./tensors.js";

export interface Classifier {
  readonly name: ClassifierName;
  readonly classes: number;
  /** From rows of pixels, 0 … 1, to a row of logits per image. */
  readonly layer: Layer;
  /** How many of the held-out images it answers rightly, and how many there are. */
  readonly heldOut: { readonly right: number; readonly count: number };
}

const channels = 8;

function layerOf(name: ClassifierName, side: number, classes: number, seed: number): Layer {
  const draw = seeded(seed);
  const pixels = side ** 2;
  if (name === "logistic") return dense(pixels, classes, draw);
  const first = convolution({ side, channels: 1 }, channels, draw);
  if (name === "CNN-1") return chain(first, relu, dense(first.to.side ** 2 * channels, classes, draw));
  const second = convolution(first.to, 2 * channels, draw);
  return chain(first, relu, second, relu, dense(second.to.side ** 2 * 2 * channels, classes, draw));
}

/** Pixels from 0 to 1. */
export function scaled(pixels: Uint8Array): Float32Array {
  return Float32Array.from(pixels, (level) => level / 255);
}

/** A classifier before training. */
export function newClassifier(name: ClassifierName, images: Images, seed: number): Omit<Classifier, "heldOut"> {
  const classes = images.classNames.length;
  return { name, classes, layer: layerOf(name, images.side, classes, seedOf(seed, "weights")) };
}

/** Which images train the classifier, and which are held out, a tenth. */
function division(images: Images, seed: number): { readonly known: number[]; readonly held: number[] } {
  const order = shuffled(images.count, seeded(seedOf(seed, "held out")));
  const held = Math.floor(images.count / 10);
  return { known: order.slice(held), held: order.slice(0, held) };
}

/** Trains a classifier by Adam on nine tenths of the images. */
export function trainClassifier(
  { layer, classes }: Omit<Classifier, "heldOut">,
  images: Images,
  training: Training,
  seed: number,
): void {
  const { known } = division(images, seed);
  const draw = seeded(seedOf(seed, "batches"));
  const optimizer = tf.train.adam(training.rate);
  for (let epoch = 0; epoch < training.epochs; epoch++) {
    const order = shuffled(known.length, draw).map((i) => known[i] ?? 0);
    for (let start = 0; start < order.length; start += training.batch)
      tf.tidy(() => {
        const batch = order.slice(start, start + training.batch);
        const rows = rowsOf(batch.map((image) => scaled(pixelsOf(images, image))));
        const labels = oneHot(
          batch.map((image) => images.labels[image] ?? 0),
          classes,
        );
        optimizer.minimize(() => crossEntropy(layer.apply(rows), labels), false, [...layer.variables]);
      });
  }
  optimizer.dispose();
}

/** How the classifier does on the images that were held out. */
export function heldOutOf({ layer }: Omit<Classifier, "heldOut">, images: Images, seed: number): Classifier["heldOut"] {
  const { held } = division(images, seed);
  const answered = answers(
    layer,
    held.map((image) => scaled(pixelsOf(images, image))),
  );
  const right = answered.filter((answer, i) => answer === images.labels[held[i] ?? 0]).length;
  return { right, count: held.length };
}

/** The trained numbers of a layer, variable by variable. */
export function valuesOf({ variables }: Layer): number[][] {
  return variables.map((one) => [...one.dataSync()]);
}

/** Gives a layer the numbers that `valuesOf` gave. Single-precision numbers survive JSON, which has doubles. */
export function setValues({ variables }: Layer, values: readonly (readonly number[])[]): void {
  variables.forEach((one, i) => one.assign(tf.tensor([...(values[i] ?? [])], one.shape)));
}

/** The class with the greatest logit for each image, the first of equal ones. */
export function answers(layer: Layer, images: readonly Float32Array[]): number[] {
  const rows = tf.tidy(() => numbersOf(layer.apply(rowsOf(images))));
  return rows.map((logits) => logits.reduce((best, logit, k) => (logit > (logits[best] ?? 0) ? k : best), 0));
}
