/**
 * Random symmetric channels: every row is a permutation of the first row, every column of the first column.
 *
 * With g = gcd(|X|, |Y|) the matrix is cut into blocks of g × g. A block is W(v|u) = f(v − u + r)
 * for one function f of all blocks, subtraction in a group of order g (cyclic, or a product of
 * two cyclic groups), and a shift r of its own; so it is a Latin square of the values of f. Every
 * row of the matrix holds each value of f |Y|/g times, every column |X|/g times; dividing by |Y|/g
 * makes rows sum to 1. Rows and columns are permuted at the end.
 */
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { pick, type Choose } from "./choices.js";
import { pmfOf } from "./masses.js";
import { table } from "./numbers.js";

export function symmetricOf(
  choose: Choose,
  name: string,
  inputs: number,
  outputs: number,
  heaviest: number,
): Rational[][] {
  const order = greatestCommonDivisor(inputs, outputs);
  const blocks = Rational.of(BigInt(outputs / order));
  const f = pmfOf(choose, `${name}.f`, "g", order, heaviest).map((mass) => mass.over(blocks));
  const second = pick(choose, `${name}.group`, orders(order));
  const shifts = table(inputs / order, outputs / order, (i, j) =>
    choose(`${name}.shift.i${String(i)}.j${String(j)}`, 0, order - 1),
  );
  const rows = permutation(choose, `${name}.rows`, inputs);
  const columns = permutation(choose, `${name}.columns`, outputs);
  return rows.map((x) =>
    columns.map((y) => {
      const shift = entry(entry(shifts, Math.floor(x / order)), Math.floor(y / order));
      return entry(f, combined(y % order, x % order, shift, order, second));
    }),
  );
}

/** v − u + r in the product of the cyclic groups of orders `order`/`second` and `second`. */
function combined(v: number, u: number, r: number, order: number, second: number): number {
  const first = order / second;
  const high = (Math.floor(v / second) - Math.floor(u / second) + Math.floor(r / second) + first) % first;
  const low = ((v % second) - (u % second) + (r % second) + second) % second;
  return high * second + low;
}

/** Orders of the second factor: the cyclic group itself first. */
function orders(order: number): number[] {
  const proper = Array.from({ length: order }, (_, i) => i + 1).filter(
    (d) => d > 1 && d * d <= order && order % d === 0,
  );
  return [order, ...proper];
}

/** A random permutation of 0, …, size − 1; the identity is the simplest. */
export function permutation(choose: Choose, name: string, size: number): number[] {
  return places(
    Array.from({ length: size }, (_, i) => choose(`${name}.p${String(i)}`, 0, size - 1)),
    size,
  );
}

/** Distinct places below `size`: each is the first free one from its wanted place on, cyclically. */
export function places(wanted: readonly number[], size: number): number[] {
  const taken = new Set<number>();
  return wanted.map((first) => {
    let place = first;
    while (taken.has(place)) place = (place + 1) % size;
    taken.add(place);
    return place;
  });
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
