/** Exact comparisons behind a filter of doubles, for sorting large surfaces. */
import type { HullPoint } from "./point.js";

/** Coordinates have relative errors ≤ 8·2^−53 (hull/point.ts): a relative gap of 2^−48 is a proof, far from underflow. */
const gap = 2 ** -48;
const smallest = 2 ** -900;

/** −1 or 1 where doubles with relative errors of at most 8·2^−53 prove an order of what they stand for, else 0. */
export function compareDoubles(x: number, y: number): number {
  const size = Math.max(Math.abs(x), Math.abs(y));
  // NaN and infinities prove nothing: no comparison with them holds.
  return size > smallest && size < Infinity && Math.abs(x - y) > gap * size ? (x < y ? -1 : 1) : 0;
}

/** Order of two points along an axis: 0 distortion, 1 perception, 2 error. */
export function compareHomogeneous(a: HullPoint, b: HullPoint, axis: 0 | 1 | 2): number {
  const [x, y] = axis === 0 ? [a.x, b.x] : axis === 1 ? [a.y, b.y] : [a.z, b.z];
  const known = compareDoubles(x, y);
  if (known !== 0) return known;
  const left = a.exact[axis] * b.exact[3];
  const right = b.exact[axis] * a.exact[3];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Order of a/b and c/d, b and d positive. */
export function compareRatios(a: bigint, b: bigint, c: bigint, d: bigint): number {
  const left = a * d;
  const right = c * b;
  return left < right ? -1 : left > right ? 1 : 0;
}
