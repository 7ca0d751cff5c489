/**
 * Weights of the loss α·D' + β·P' + γ·E' (all ≥ 0): exact, as integers, and as doubles.
 */
import { content } from "../exact/integers.js";
import { quotient, type FlowNetwork } from "./network.js";
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
export function doubleWeights({ doubles: { exponents } }: FlowNetwork, [a, b, c]: Triple): DoubleWeights {
  const distortion = quotient(a, 1n);
  const perception = quotient(b, 1n);
  const error = quotient(c, 1n);
  const first = a === 0n ? -Infinity : distortion.exponent + exponents[0];
  const second = b === 0n ? -Infinity : perception.exponent + exponents[1];
  const third = c === 0n ? -Infinity : error.exponent + exponents[2];
  const largest = Math.max(first, second, third);
  if (largest === -Infinity) throw new RangeError("weights that are all zero say nothing");
  return {
    distortion: distortion.significand * 2 ** (first - largest),
    perception: perception.significand * 2 ** (second - largest),
    error: error.significand * 2 ** (third - largest),
  };
}
