/** Networks: the convolution is that of conv2d, its gradient is right, and a seed decides a training. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import * as tf from "@tensorflow/tfjs";
import { answers, newClassifier, setValues, trainClassifier, valuesOf } from "../network/classifiers.js";
import { nearestLetters, softmaxCounts, trainRestorer, parts } from "../network/restorers.js";
import { convolution, startTensors } from "../network/tensors.js";
import { seeded } from "../random.js";
import { flips } from "../source/channels.js";
import type { Images } from "../source/images.js";
import { patternLetters } from "../source/letters.js";

before(startTensors);

const side = 6;
const draw = seeded(5);
const images: Images = {
  side,
  count: 80,
  values: Uint8Array.from({ length: 80 * side ** 2 }, () => Math.floor(256 * draw())),
  labels: Uint8Array.from({ length: 80 }, (_, i) => i % 2),
  classNames: ["even", "odd"],
};
const training = { epochs: 2, batch: 8, rate: 0.01 };

void test("a convolution is conv2d with a border of one zero, at even and odd sizes, of several channels", () => {
  for (const [size, channels] of [
    [6, 1],
    [7, 3],
  ] as const) {
    const layer = convolution({ side: size, channels }, 4, seeded(size));
    const rows = tf.tensor2d(
      Array.from({ length: 2 * size ** 2 * channels }, () => draw()),
      [2, size ** 2 * channels],
    );
    const [kernel] = layer.variables;
    assert.ok(kernel);
    const padded = tf.pad<tf.Tensor4D>(tf.reshape(rows, [2, size, size, channels]), [
      [0, 0],
      [1, 1],
      [1, 1],
      [0, 0],
    ]);
    const expected = tf.conv2d(padded, tf.reshape(kernel, [3, 3, channels, 4]), 2, "valid").dataSync();
    const found = layer.apply(rows).dataSync();
    assert.equal(found.length, expected.length);
    found.forEach((value, i) => assert.ok(Math.abs(value - (expected[i] ?? NaN)) < 1e-5));
  }
});

void test("the gradient of a convolution is the quotient of differences", () => {
  const layer = convolution({ side: 4, channels: 1 }, 2, seeded(2));
  const rows = tf.tensor2d(
    Array.from({ length: 16 }, () => draw()),
    [1, 16],
  );
  const [kernel] = layer.variables;
  assert.ok(kernel);
  const loss = (): tf.Scalar => tf.sum(tf.square(layer.apply(rows)));
  const gradient = tf.variableGrads(loss, [kernel]).grads[kernel.name]?.dataSync();
  const values = [...kernel.dataSync()];
  const at = (changed: number, step: number): number => {
    kernel.assign(
      tf.tensor(
        values.map((value, i) => (i === changed ? value + step : value)),
        kernel.shape,
      ),
    );
    return loss().dataSync()[0] ?? NaN;
  };
  values.forEach((_, i) => {
    const quotient = (at(i, 0.01) - at(i, -0.01)) / 0.02;
    assert.ok(Math.abs(quotient - (gradient?.[i] ?? NaN)) < 1e-2 * (1 + Math.abs(quotient)));
  });
});

void test("a seed decides a classifier and a restorer; kept numbers give the same answers", () => {
  const once = () => {
    const classifier = newClassifier("CNN-2", images, 7);
    trainClassifier(classifier, images, training, 7);
    return classifier;
  };
  const [first, second] = [once(), once()];
  assert.deepEqual(valuesOf(first.layer), valuesOf(second.layer));
  const copy = newClassifier("CNN-2", images, 8);
  assert.notDeepEqual(valuesOf(copy.layer), valuesOf(first.layer));
  setValues(copy.layer, JSON.parse(JSON.stringify(valuesOf(first.layer))) as number[][]);
  assert.deepEqual(valuesOf(copy.layer), valuesOf(first.layer));
  const rows = [new Float32Array(side ** 2).fill(0.5)];
  assert.deepEqual(answers(copy.layer, rows), answers(first.layer, rows));

  const letters = patternLetters(
    images,
    [0, 1],
    { rows: 2, columns: 1, box: { top: 0, bottom: 6, left: 0, right: 6 } },
    1,
  );
  const setting = {
    letters,
    degradation: flips(letters, "1/10"),
    classifier: { ...first, heldOut: { right: 0, count: 0 } },
    classes: [0, 1],
  };
  const weights = { alpha: "1", beta: "0.5", gamma: "0.5" };
  const restorer = { steps: 5, batch: 4, rate: 0.01, hidden: 8, criticSteps: 1, clip: 0.05 };
  const made = trainRestorer(setting, weights, restorer, 3);
  assert.deepEqual(made, trainRestorer(setting, weights, restorer, 3));
  assert.notDeepEqual(made, trainRestorer(setting, weights, restorer, 4));
  for (const row of nearestLetters(letters, made))
    assert.equal(
      row.reduce((sum, one) => sum + one, 0),
      1,
    );
  for (const row of softmaxCounts(letters, made, 0.5))
    assert.equal(
      row.reduce((sum, one) => sum + one, 0),
      parts,
    );
});
