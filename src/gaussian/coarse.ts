/**
 * E[T·s(T)] and E[T·s(T) + T²·s'(T)], T = cX, over a wide interval of factors c: a sum over cells.
 *
 * The expectation is at least Σ (mass of the cell)·(least value on it), at most the same with the largest value; the
 * enclosure of the values over a cell and over all c of the interval is that of interval arithmetic. It
 * is as wide as the cells are, which is enough to see a sign; the ends are bounded as in tails.ts, on a
 * strip of height 0.
 */
import type { FixedInterval } from "../exact/elementary/fixed.js";
import type { Interval } from "../exact/elementary/intervals.js";
import { Rational } from "../exact/rational.js";
import { FixedArithmetic } from "./arithmetic.js";
import { reachOf, scaleBits, valueOf } from "./expectation.js";
import { LogDensity } from "./log-density.js";
import { MixtureLaw, type Mixture } from "./mixture.js";
import type { Quantity } from "./strip.js";
import { tailBound } from "./tails.js";

/** The two that are bounded on the line without any condition. */
type Derivative = Exclude<Quantity, "log">;

/** Cells of the law of X: so many for an interval of factors of some relative width, and four times as many for others. */
const cellsOfWide = 256;
const wide = Rational.of(1n, 32n);
/** Binary digits of what is left beyond them. */
const tailBits = 16;

export class CoarseExpectation {
  private readonly arithmetic: FixedArithmetic;
  private readonly logDensity: LogDensity;
  /** The masses of the cells, by the reach. */
  private readonly masses = new Map<string, readonly FixedInterval[]>();

  constructor(
    private readonly p: Mixture,
    private readonly f: Mixture,
  ) {
    this.arithmetic = new FixedArithmetic(56 + scaleBits(p) + scaleBits(f));
    this.logDensity = new LogDensity(f, this.arithmetic);
  }

  /** The expectation in units of 2^−bits, for every c of the interval; undefined where it is too wide. */
  at(c: Interval, quantity: Derivative, bits: number): FixedInterval | undefined {
    const a = this.arithmetic;
    const factor = a.between(c.lower, c.upper);
    let reach = reachOf(this.p, tailBits);
    for (let grown = 0; grown < 8; grown++, reach = reach.times(Rational.of(5n, 4n))) {
      const strip = { p: this.p, f: this.f, c: factor, quantity, height: Rational.zero, reach };
      const tails = tailBound(strip, a);
      if (tails === undefined) continue;
      const isWide = wide.lessThan(c.upper.minus(c.lower).over(c.lower));
      const inside = this.sumOfCells(factor, quantity, reach, isWide ? cellsOfWide : 4 * cellsOfWide);
      if (inside === undefined) return undefined;
      const rest = tails.integral.upper;
      const [lower, upper] = [inside.lower - rest, inside.upper + rest];
      const places = BigInt(a.bits - bits);
      return places >= 0n
        ? { lower: lower >> places, upper: -(-upper >> places) }
        : { lower: lower << -places, upper: upper << -places };
    }
    return undefined;
  }

  private sumOfCells(
    factor: FixedInterval,
    quantity: Derivative,
    reach: Rational,
    cells: number,
  ): FixedInterval | undefined {
    const a = this.arithmetic;
    const width = reach.over(Rational.of(BigInt(cells / 2)));
    let total = a.zero;
    for (const [i, mass] of this.massesOf(reach, cells).entries()) {
      const left = width.times(Rational.of(BigInt(i))).minus(reach);
      const t = a.times(factor, a.between(left, left.plus(width)));
      const at = this.logDensity.at(t);
      if (at === undefined) return undefined;
      const value = valueOf(quantity, this.logDensity, t, at, a);
      total = a.plus(total, a.times(mass, value));
    }
    return total;
  }

  private massesOf(reach: Rational, cells: number): readonly FixedInterval[] {
    const key = `${reach.toString()} ${String(cells)}`;
    let masses = this.masses.get(key);
    if (masses === undefined) {
      const a = this.arithmetic;
      const law = new MixtureLaw(this.p, a);
      const width = reach.over(Rational.of(BigInt(cells / 2)));
      const values = Array.from({ length: cells + 1 }, (_, i) =>
        law.distribution(a.of(width.times(Rational.of(BigInt(i))).minus(reach))),
      );
      masses = values.slice(1).map((value, i) => {
        const { lower, upper } = a.minus(value, values[i] ?? a.zero);
        return { lower: lower > 0n ? lower : 0n, upper };
      });
      this.masses.set(key, masses);
    }
    return masses;
  }
}
