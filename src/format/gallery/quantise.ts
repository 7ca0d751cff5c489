/**
 * Quantised normal laws: exact pmfs with a chosen denominator.
 *
 * Notation: n cells cut the line at n − 1 increasing boundaries; the two end
 * cells are half-lines, so the tails are folded into them. Cell i has the mass
 * m_i = Φ((b_i − μ)/√v) − Φ((b_(i−1) − μ)/√v), an irrational number known through
 * enclosures only (normal.ts). It becomes c_i/N with integers c_i ≥ 0, Σ c_i = N,
 * by the largest-remainder method (A. Hamilton's apportionment): c_i = ⌊N·m_i⌋,
 * plus 1 for the N − Σ⌊N·m_i⌋ cells with the largest remainders N·m_i − ⌊N·m_i⌋.
 */
import { InputError } from "../../exact/errors.js";
import { bitLength } from "../../exact/integers.js";
import { Rational, type RationalLike } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import { distributionFunction, type Enclosure } from "./normal.js";

/** Binary digits with which enclosures start beyond those of the denominator. */
const guardBits = 64;
/** How often the number of digits is doubled before a law is refused. */
const retries = 4;

/** Evenly spaced points and, half-way between neighbours, the boundaries of their cells. */
export interface Grid {
  readonly points: readonly Rational[];
  /** One fewer than points. */
  readonly boundaries: readonly Rational[];
}

/**
 * `count` points at distance `spacing`, arranged evenly about `centre`.
 * @throws InputError "out-of-range" for a spacing that is not positive, or no points
 * @example evenGrid(0, "1/2", 3) // points −1/2, 0, 1/2; boundaries −1/4, 1/4
 */
export function evenGrid(centre: RationalLike, spacing: RationalLike, count: number): Grid {
  const step = Rational.from(spacing, "spacing");
  if (step.sign() <= 0) throw outOfRange("spacing", "a positive number", step.toString());
  if (!Number.isSafeInteger(count) || count < 1) throw outOfRange("count", "a positive integer", String(count));
  const middle = Rational.from(centre, "centre");
  const at = (halfSteps: number): Rational => middle.plus(step.times(Rational.of(BigInt(halfSteps), 2n)));
  return {
    points: Array.from({ length: count }, (_, i) => at(2 * i - (count - 1))),
    boundaries: Array.from({ length: count - 1 }, (_, i) => at(2 * i - (count - 2))),
  };
}

/**
 * The pmf of N(mean, variance) on the cells between the boundaries, in multiples of 1/denominator.
 *
 * The answer is the exact result of the largest-remainder method applied to the
 * real masses m_i, never an approximation of it: every floor and every
 * comparison of remainders that matters is decided by enclosures, and when they
 * are too wide the digits are doubled. Remainders are taken for equal only where
 * they provably are, in two cells that are mirror images about the mean; of
 * those the lower index comes first.
 *
 * @param boundaries increasing; n − 1 of them make n cells
 * @throws InputError for a variance or denominator that is not positive, or boundaries out of order
 * @throws Error when even the last number of digits leaves a floor or an order undecided
 * @example quantisedNormal(0, 1, [-1, 1], 100) // 4/25, 17/25, 4/25
 */
export function quantisedNormal(
  mean: RationalLike,
  variance: RationalLike,
  boundaries: readonly RationalLike[],
  denominator: bigint | number,
): Rational[] {
  return entry(quantisedNormals([mean], variance, boundaries, denominator), 0);
}

/**
 * One quantised normal law per mean, all on the same cells: with the means at
 * the letters, these are the rows of a channel that adds normal noise.
 *
 * The same as {@link quantisedNormal} for each mean, but every value of Φ is
 * computed once: on an even grid of n cells the n² arguments take about 2n values.
 */
export function quantisedNormals(
  means: readonly RationalLike[],
  variance: RationalLike,
  boundaries: readonly RationalLike[],
  denominator: bigint | number,
): Rational[][] {
  const v = Rational.from(variance, "variance");
  if (v.sign() <= 0) throw outOfRange("variance", "a positive number", v.toString());
  const units = Rational.from(denominator, "denominator").num;
  if (units <= 0n) throw outOfRange("denominator", "a positive integer", String(units));
  const cuts = boundaries.map((b, i) => Rational.from(b, `boundaries[${String(i)}]`));
  cuts.forEach((cut, i) => {
    const before = cuts[i - 1];
    if (before !== undefined && cut.atMost(before)) {
      throw outOfRange(`boundaries[${String(i)}]`, `a number above ${before.toString()}`, cut.toString());
    }
  });

  const byBits = new Map<number, (x: Rational) => Enclosure>();
  return means.map((mean, row) => {
    const mu = Rational.from(mean, `means[${String(row)}]`);
    const offsets = cuts.map((cut) => cut.minus(mu));
    let bits = bitLength(units) + guardBits;
    for (let attempt = 0; ; attempt += 1, bits *= 2) {
      const phi = byBits.get(bits) ?? distributionFunction(v, bits);
      byBits.set(bits, phi);
      const counts = apportion(encloseMasses(offsets, phi, bits), mirrorImages(offsets), units, bits);
      if (counts !== undefined) return counts.map((c) => Rational.of(c, units));
      if (attempt === retries) {
        throw new Error(
          `normal law with mean ${mu.toString()} and variance ${v.toString()}: ${String(bits)} binary digits ` +
            `do not decide the multiples of 1/${String(units)}; more digits are needed`,
        );
      }
    }
  });
}

/** Enclosures of 2^bits·m_i ≥ 0 for every cell; the boundaries are given as offsets from the mean. */
function encloseMasses(offsets: readonly Rational[], phi: (x: Rational) => Enclosure, bits: number): Enclosure[] {
  const one = 1n << BigInt(bits);
  const values = [{ lower: 0n, upper: 0n }, ...offsets.map(phi), { lower: one, upper: one }];
  return values.slice(1).map((right, i) => {
    const left = entry(values, i);
    const lower = right.lower - left.upper;
    return { lower: lower > 0n ? lower : 0n, upper: right.upper - left.lower };
  });
}

/**
 * For each cell, a label shared exactly by the cells whose masses are equal by
 * symmetry: cell (a, b) and cell (−b, −a), as offsets from the mean.
 */
function mirrorImages(offsets: readonly Rational[]): string[] {
  const text = (x: Rational | undefined): string => x?.toString() ?? "end";
  return Array.from({ length: offsets.length + 1 }, (_, i) => {
    const a = offsets[i - 1];
    const b = offsets[i];
    const leansLeft = a === undefined ? b !== undefined : b !== undefined && a.plus(b).sign() < 0;
    return leansLeft ? `${text(b?.negated())} ${text(a?.negated())}` : `${text(a)} ${text(b)}`;
  });
}

/**
 * The largest-remainder method on enclosed masses; undefined when they are too wide to decide it.
 *
 * With 2^bits·m in [lower, upper], N·m lies in [N·lower, N·upper]/2^bits; the
 * floor is decided when it is the same at both ends, and remainders are compared
 * in units of 2^−bits. Two or more cells all have m < 1, so N·m < N; that decides
 * the floor of a cell that holds almost everything. Only one comparison matters:
 * each cell that is given one more unit must have a remainder at least as large
 * as each cell that is not.
 */
function apportion(
  masses: readonly Enclosure[],
  mirrors: readonly string[],
  units: bigint,
  bits: number,
): bigint[] | undefined {
  const shift = BigInt(bits);
  const largestFloor = masses.length > 1 ? units - 1n : units;
  const cells: { index: number; floor: bigint; lower: bigint; upper: bigint }[] = [];
  for (const [index, mass] of masses.entries()) {
    const lower = units * mass.lower;
    const upper = units * mass.upper;
    const floor = lower >> shift;
    const floorAbove = upper >> shift;
    if (floor !== (floorAbove < largestFloor ? floorAbove : largestFloor)) return undefined;
    cells.push({ index, floor, lower: lower - (floor << shift), upper: upper - (floor << shift) });
  }
  const missing = Number(units - cells.reduce((total, cell) => total + cell.floor, 0n));
  const order = [...cells].sort((i, j) => (i.lower === j.lower ? i.index - j.index : i.lower > j.lower ? -1 : 1));
  const raised = order.slice(0, missing);
  const kept = order.slice(missing);
  const decided = raised.every((up) =>
    kept.every((down) => up.lower >= down.upper || mirrors[up.index] === mirrors[down.index]),
  );
  if (!decided) return undefined;
  const counts = cells.map((cell) => cell.floor);
  for (const { index, floor } of raised) counts[index] = floor + 1n;
  return counts;
}

function outOfRange(path: string, expected: string, found: string): InputError {
  return new InputError({ code: "out-of-range", path, expected, found });
}
