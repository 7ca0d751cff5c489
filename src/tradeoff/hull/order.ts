/** Exact comparisons behind a filter of doubles, for sorting large surfaces. */
import type { HullPoint } from "./point.js";

/** Coordinates have relative errors ≤ 8·2^−53 (hull/point.ts): a relative gap of 2^−48 is a proof, far from underflow. */
const gap = 2 ** -48;
const smallest = 2 ** -900;

/** Order of two points along an axis: 0 distortion, 1 perception, 2 error. */
export function compareHomogeneous(a: HullPoint, b: HullPoint, axis: 0 | 1 | 2): number {
  const [x, y] = axis === 0 ? [a.x, b.x] : axis === 1 ? [a.y, b.y] : [a.z, b.z];
  const size = Math.max(Math.abs(x), Math.abs(y));
  if (size > smallest && Math.abs(x - y) > gap * size) return x < y ? -1 : 1;
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
