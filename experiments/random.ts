/**
 * Seeded random numbers: everything random in the experiments comes from here, so that a seed decides a run.
 *
 * The generator is mulberry32: a counter of 32 bits that advances by 0x6D2B79F5, and a mixing function.
 */

/** Uniform doubles in [0,1), one after the other. */
export type Draw = () => number;

/** @param seed a whole number; seeds that differ give streams that differ */
export function seeded(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number that names and numbers lead to: the seed of a part of a run (FNV-1a of their text). */
export function seedOf(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const unit of parts.join("/")) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** A number from about a standard normal law: the sum of twelve uniform ones, less 6. */
export function nearlyNormal(draw: Draw): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += draw();
  return sum;
}

/** 0 … count − 1 in a random order (Fisher and Yates). */
export function shuffled(count: number, draw: Draw): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1));
    const [a, b] = [order[i] ?? 0, order[j] ?? 0];
    order[i] = b;
    order[j] = a;
  }
  return order;
}

/** An index drawn in proportion to the weights. @param cumulative their running sums, the last of them positive */
export function drawIndex(cumulative: Float64Array, draw: Draw): number {
  const target = draw() * (cumulative[cumulative.length - 1] ?? 0);
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] ?? 0) > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The running sums of weights. */
export function cumulativeOf(weights: ArrayLike<number>): Float64Array {
  let sum = 0;
  return Float64Array.from(weights, (weight) => (sum += weight));
}
