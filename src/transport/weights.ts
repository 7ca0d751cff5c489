/**
 * Weights of the loss α·D' + β·P' + γ·E' (all ≥ 0): exact, as integers, and as doubles.
 */
import { content } from "../exact/integers.js";
import { quotient, type Network } from "./network.js";
import type { DoubleWeights } from "./tree.js";

/** Weights, or a normal vector, on (D', P', E'). Only the direction matters. */
export type Triple = readonly [bigint, bigint, bigint];

/** The same direction with coprime entries. */
export function coprime(triple: Triple): Triple {
  const g = content(triple);
  return g <= 1n ? triple : [triple[0] / g, triple[1] / g, triple[2] / g];
}

export function sameDirection(a: Triple, b: Triple): boolean {
  return a[0] * b[1] === a[1] * b[0] && a[0] * b[2] === a[2] * b[0] && a[1] * b[2] === a[2] * b[1];
}

export function cross(a: Triple, b: Triple): Triple {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/**
 * Exact weights as doubles for the scaled costs of a network, the largest about 1: a common
 * positive factor times the exact ones, each with relative error at most 4·2^−53.
 */
export function doubleWeights({ doubles }: Network, weights: Triple): DoubleWeights {
  const parts = weights.map((weight, i) => {
    const { significand, exponent } = quotient(weight, 1n);
    return { significand, exponent: exponent + doubles.exponents[i]! };
  });
  const largest = Math.max(...parts.map(({ significand, exponent }) => (significand === 0 ? -Infinity : exponent)));
  if (largest === -Infinity) throw new RangeError("weights that are all zero say nothing");
  const [distortion, perception, error] = parts.map(({ significand, exponent }) => significand * 2 ** (exponent - largest));
  return { distortion: distortion!, perception: perception!, error: error! };
}
