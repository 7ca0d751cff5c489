/**
 * TensorFlow.js with its WebAssembly backend, on one thread: the same numbers on every run.
 */
import * as tf from "@tensorflow/tfjs";
import { setThreadsCount } from "@tensorflow/tfjs-backend-wasm";
import { nearlyNormal, type Draw } from "../random.js";

/** Chooses the backend; before anything else of this folder. @throws Error where it cannot be started */
export async function startTensors(): Promise<void> {
  setThreadsCount(1);
  if (!(await tf.setBackend("wasm"))) throw new Error("the WebAssembly backend of TensorFlow.js does not start");
}

/** A trainable matrix of about normal entries with variance 2/inputs (He). */
export function weights(inputs: number, outputs: number, draw: Draw): tf.Variable<tf.Rank.R2> {
  const deviation = Math.sqrt(2 / inputs);
  const values = Float32Array.from({ length: inputs * outputs }, () => deviation * nearlyNormal(draw));
  return tf.variable(tf.tensor2d(values, [inputs, outputs]));
}

/** A trainable row of zeros. */
export function zeros(length: number): tf.Variable<tf.Rank.R1> {
  return tf.variable(tf.zeros<tf.Rank.R1>([length]));
}

/** Part of a network: from rows of inputs to rows of outputs. */
export interface Layer {
  readonly variables: readonly tf.Variable[];
  apply(rows: tf.Tensor2D): tf.Tensor2D;
}

/** x ↦ xA + b. */
export function dense(inputs: number, outputs: number, draw: Draw): Layer {
  const [matrix, offset] = [weights(inputs, outputs, draw), zeros(outputs)];
  return { variables: [matrix, offset], apply: (rows) => tf.add(tf.matMul(rows, matrix), offset) };
}

/** A function of each entry. */
export function pointwise(apply: (rows: tf.Tensor2D) => tf.Tensor2D): Layer {
  return { variables: [], apply };
}

export const relu: Layer = pointwise((rows) => tf.relu(rows));

/** The shape of a layer of features: side × side places with `channels` numbers each. */
export interface Features {
  readonly side: number;
  readonly channels: number;
}

const kernel = 3;
const stride = 2;

/**
 * A convolution of 3×3 with stride 2 and a border of one zero, as the product with the Toeplitz matrix of its kernel.
 *
 * The backend has no gradient of conv2d, but has those of products: T = S·K, where S says which weight of the kernel
 * leads from a place to another, and K are the weights. The result is that of conv2d.
 */
export function convolution(from: Features, channels: number, draw: Draw): Layer & { readonly to: Features } {
  const to = { side: Math.ceil(from.side / stride), channels };
  const weight = weights(kernel ** 2 * from.channels, channels, draw);
  const offset = zeros(channels);
  const [inputs, places, weightsOfPlace] = [from.side ** 2, to.side ** 2, kernel ** 2];
  const ones = new Float32Array(inputs * places * weightsOfPlace);
  for (let place = 0; place < places; place++)
    for (let w = 0; w < weightsOfPlace; w++) {
      const y = stride * Math.floor(place / to.side) + Math.floor(w / kernel) - 1;
      const x = stride * (place % to.side) + (w % kernel) - 1;
      if (y < 0 || x < 0 || y >= from.side || x >= from.side) continue;
      ones[((y * from.side + x) * places + place) * weightsOfPlace + w] = 1;
    }
  const selection = tf.tensor2d(ones, [inputs * places, weightsOfPlace]);
  return {
    to,
    variables: [weight, offset],
    apply: (rows) => {
      const byPlace = tf.matMul(selection, tf.reshape(weight, [weightsOfPlace, from.channels * channels]));
      const toeplitz = tf.reshape(
        tf.transpose(tf.reshape(byPlace, [inputs, places, from.channels, channels]), [0, 2, 1, 3]),
        [inputs * from.channels, places * channels],
      );
      return tf.add(tf.matMul<tf.Tensor2D>(rows, toeplitz), tf.tile(offset, [places]));
    },
  };
}

/** Layers one after the other. */
export function chain(...layers: readonly Layer[]): Layer {
  return {
    variables: layers.flatMap(({ variables }) => variables),
    apply: (rows) => layers.reduce((features, layer) => layer.apply(features), rows),
  };
}

/** The mean over rows of −log softmax(logits)[class]. @param classes one-hot rows */
export function crossEntropy(logits: tf.Tensor2D, classes: tf.Tensor2D): tf.Scalar {
  return tf.mean(tf.sub(tf.logSumExp(logits, 1), tf.sum(tf.mul(logits, classes), 1)));
}

/** Rows from arrays. */
export function rowsOf(rows: readonly Float32Array[]): tf.Tensor2D {
  const width = rows[0]?.length ?? 0;
  const values = new Float32Array(rows.length * width);
  rows.forEach((row, i) => values.set(row, i * width));
  return tf.tensor2d(values, [rows.length, width]);
}

/** One row per class number, 1 at that class. */
export function oneHot(classes: readonly number[], count: number): tf.Tensor2D {
  return rowsOf(
    classes.map((own) => {
      const row = new Float32Array(count);
      row[own] = 1;
      return row;
    }),
  );
}

/** The numbers of a matrix, row by row. */
export function numbersOf(rows: tf.Tensor2D): Float32Array[] {
  const [count, width] = rows.shape;
  const values = rows.dataSync();
  return Array.from({ length: count }, (_, i) => Float32Array.from(values.subarray(i * width, (i + 1) * width)));
}
