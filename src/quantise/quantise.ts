/**
 * Quantised laws: exact pmfs with a chosen denominator.
 *
 * Notation: n cells cut the line at n − 1 increasing boundaries; the two end cells are half-lines, so
 * that the tails are folded into them. Cell i has the mass m_i = F(b_i) − F(b_(i−1)), which is
 * irrational as a rule and known through enclosures. It becomes c_i/N with integers c_i ≥ 0,
 * Σ c_i = N, by the largest-remainder method (A. Hamilton's apportionment): c_i = ⌊N·m_i⌋, plus 1
 * for the N − Σ⌊N·m_i⌋ cells with the largest remainders N·m_i − ⌊N·m_i⌋.
 */
import { anyNumber, keys, listOf, rationalNumber, whole } from "../exact/arguments.js";
import { InputError, outOfRange } from "../exact/errors.js";
import { bitLength, commonDenominator } from "../exact/integers.js";
import { Rational, type RationalLike } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { lawArgument, type Law } from "./law.js";

/** Binary digits with which enclosures start beyond those of the denominator. */
const guardBits = 64;
/** Most points of a grid. */
const mostPoints = 100_000;
/** How often the number of digits is doubled before a law is refused. */
const retries = 4;

/** Evenly spaced points and, half-way between neighbours, the boundaries of their cells. */
export interface Grid {
  readonly points: readonly Rational[];
  /** One fewer than points. */
  readonly boundaries: readonly Rational[];
}

/** A grid, as `evenGrid` gives it. */
export const gridArgument = keys("a grid, such as evenGrid(0, 1, 5)", {
  points: listOf(anyNumber),
  boundaries: listOf(anyNumber),
});

/**
 * `count` points at distance `spacing`, arranged evenly about `centre`.
 * @throws InputError "out-of-range" for a spacing that is not positive, or no points
 * @example evenGrid(0, "1/2", 3) // points −1/2, 0, 1/2; boundaries −1/4, 1/4
 */
export function evenGrid(centre: RationalLike, spacing: RationalLike, count: number): Grid {
  const step = Rational.from(spacing, "spacing");
  if (step.sign() <= 0) throw outOfRange("spacing", "a positive number", step.toString());
  whole(1, mostPoints)(count, "count");
  const middle = Rational.from(centre, "centre");
  const at = (halfSteps: number): Rational => middle.plus(step.times(Rational.of(BigInt(halfSteps), 2n)));
  return {
    points: Array.from({ length: count }, (_, i) => at(2 * i - (count - 1))),
    boundaries: Array.from({ length: count - 1 }, (_, i) => at(2 * i - (count - 2))),
  };
}

/**
 * The pmf of a law on the cells between the boundaries, in multiples of 1/denominator.
 *
 * The answer is the exact result of the largest-remainder method on the real masses m_i, never an
 * approximation of it: enclosures decide every floor and every comparison of remainders, with more
 * digits where they are too wide. Remainders are taken for equal only where they provably are: where
 * they are rational, or in two cells that are mirror images about the centre of a symmetric law. Of
 * equal ones the lower index comes first.
 *
 * @param boundaries increasing; n − 1 of them make n cells
 * @returns n masses with sum 1
 * @throws InputError for a denominator that is no positive integer, boundaries out of order, or
 *   "too-large" where even the last number of digits leaves a floor or an order undecided
 * @example quantise(normal(0, 1), [-1, 1], 100) // 4/25, 17/25, 4/25
 */
export function quantise(law: Law, boundaries: readonly RationalLike[], denominator: bigint | number): Rational[] {
  lawArgument(law, "law");
  const cuts = increasing(boundaries);
  const units = wholeNumber(denominator);
  const mirrors = mirrorImages(law, cuts);
  for (let attempt = 0, bits = bitLength(units) + guardBits; ; attempt += 1, bits *= 2) {
    const counts = apportion(masses(law, cuts, bits), mirrors, units);
    if (counts !== undefined) return counts.map((count) => Rational.of(count, units));
    if (attempt === retries) {
      throw new InputError({
        code: "too-large",
        path: law.name,
        expected: `multiples of 1/${units.toString()} that ${String(bits)} binary digits decide`,
        found: "a tie that they leave open",
      });
    }
  }
}

function increasing(boundaries: readonly RationalLike[]): Rational[] {
  listOf(anyNumber)(boundaries, "boundaries");
  const cuts = boundaries.map((boundary, i) => Rational.from(boundary, `boundaries[${String(i)}]`));
  cuts.forEach((cut, i) => {
    const before = cuts[i - 1];
    if (before !== undefined && cut.atMost(before))
      throw outOfRange(`boundaries[${String(i)}]`, `a number above ${before.toString()}`, cut.toString());
  });
  return cuts;
}

function wholeNumber(denominator: bigint | number): bigint {
  const exact = Rational.from(denominator, "denominator");
  if (exact.den !== 1n || exact.num <= 0n) throw outOfRange("denominator", "a positive integer", exact.toString());
  return exact.num;
}

/** What F of a law answers, which may be anybody's. */
const intervalArgument = keys("an interval with the ends lower and upper", {
  lower: rationalNumber,
  upper: rationalNumber,
});

/** Enclosures of the masses of all cells, as integers over one denominator. */
interface Masses {
  readonly cells: readonly { readonly lower: bigint; readonly upper: bigint }[];
  readonly denominator: bigint;
}

function masses(law: Law, cuts: readonly Rational[], bits: number): Masses {
  const values = cuts.map((cut) => {
    const value = law.distribution(cut, bits);
    intervalArgument(value, "law.distribution");
    return value;
  });
  const denominator = commonDenominator(values.flatMap(({ lower, upper }) => [lower.den, upper.den]));
  const over = ({ num, den }: Rational): bigint => num * (denominator / den);
  const ends = [
    { lower: 0n, upper: 0n },
    ...values.map(({ lower, upper }) => ({ lower: over(lower), upper: over(upper) })),
    { lower: denominator, upper: denominator },
  ];
  const cells = ends.slice(1).map((right, i) => {
    const left = entry(ends, i);
    const lower = right.lower - left.upper;
    return { lower: lower > 0n ? lower : 0n, upper: right.upper - left.lower };
  });
  return { cells, denominator };
}

/** For each cell a label that it shares with the cells whose mass is equal by symmetry: (c + a, c + b) and (c − b, c − a). */
function mirrorImages({ centre }: Law, cuts: readonly Rational[]): string[] {
  const text = (x: Rational | undefined): string => x?.toString() ?? "end";
  return Array.from({ length: cuts.length + 1 }, (_, i) => {
    if (centre === undefined) return String(i);
    const [a, b] = [cuts[i - 1]?.minus(centre), cuts[i]?.minus(centre)];
    const leansLeft = a === undefined ? b !== undefined : b !== undefined && a.plus(b).sign() < 0;
    return leansLeft ? `${text(b?.negated())} ${text(a?.negated())}` : `${text(a)} ${text(b)}`;
  });
}

interface Cell {
  readonly index: number;
  readonly floor: bigint;
  /** Ends of the remainder, over the denominator of the masses. */
  readonly lower: bigint;
  readonly upper: bigint;
}

/**
 * The largest-remainder method on enclosed masses; undefined where they are too wide to decide it.
 *
 * A floor is decided where it is the same at both ends. Two or more cells all have m < 1 unless one
 * has everything, which an exact enclosure shows; an inexact one of m < 1 has the floor N − 1 at most.
 * Of the remainders one comparison matters: each cell that is given one more unit must have a
 * remainder at least as large as each cell that is not.
 */
function apportion(
  { cells: masses, denominator }: Masses,
  mirrors: readonly string[],
  units: bigint,
): bigint[] | undefined {
  const cells: Cell[] = [];
  for (const [index, mass] of masses.entries()) {
    const [lower, upper] = [units * mass.lower, units * mass.upper];
    const floor = lower / denominator;
    const above = upper / denominator;
    if (floor !== (lower === upper || above < units ? above : units - 1n)) return undefined;
    const whole = floor * denominator;
    cells.push({ index, floor, lower: lower - whole, upper: upper - whole });
  }
  const missing = Number(units - cells.reduce((sum, cell) => sum + cell.floor, 0n));
  const order = [...cells].sort((i, j) => (i.lower === j.lower ? i.index - j.index : i.lower > j.lower ? -1 : 1));
  const [raised, kept] = [order.slice(0, missing), order.slice(missing)];
  if (!isDecided(raised, kept, mirrors)) return undefined;
  const counts = cells.map((cell) => cell.floor);
  for (const { index, floor } of raised) counts[index] = floor + 1n;
  return counts;
}

/** Raised cells come first with the larger lower ends, so that the last of them has the least. */
function isDecided(raised: readonly Cell[], kept: readonly Cell[], mirrors: readonly string[]): boolean {
  const least = raised.at(-1);
  if (least === undefined || kept.every((down) => down.upper <= least.lower)) return true;
  return raised.every((up) =>
    kept.every((down) => down.upper <= up.lower || mirrors[up.index] === mirrors[down.index]),
  );
}
