/**
 * The Wasserstein distance W₂ between two mixtures of normal laws.
 *
 * The monotone map T = G⁻¹∘F carries the first law, of density p, to the second one, of density q, and
 *   W₂² = ∫ p(x)·(x − T(x))² dx.
 * T(x) is enclosed by solving G(T) = F(x); its Taylor coefficients follow from T' = p(x)/q(T). On a cell of
 * radius r about c, Taylor's formula with the coefficients g_j of the integrand at c, and the last one
 * taken over the whole cell, where T lies between its values at the ends, gives for even n
 *   ∫ = Σ_{j even, j < n} 2 g_j r^(j+1)/(j+1) + [g_n]·2 r^(n+1)/(n+1).
 * Cells are halved until the last terms are small. Beyond L the integral is at most
 * 2∫_{|x|>L} x² p + 2∫ y² q over what lies beyond T(±L).
 */
import type { FixedInterval } from "../exact/elementary/fixed.js";
import type { Interval } from "../exact/elementary/intervals.js";
import { InputError } from "../exact/errors.js";
import { max, min, Rational } from "../exact/rational.js";
import { FixedArithmetic } from "./arithmetic.js";
import { reachOf, scaleBits } from "./expectation.js";
import { isSameLaw, missing, MixtureLaw, type Component, type Mixture } from "./mixture.js";

/** Order of the Taylor formula, even. */
const order = 14;
/** Cells at first, and how often one may be halved. */
const firstCells = 64;
const deepest = 9;

/** An image of a place wider than so many units is none. */
const mostWidth = 1n << 64n;

/** A place x with an enclosure of T(x). */
interface Pair {
  readonly x: Rational;
  readonly image: FixedInterval;
}

/**
 * Encloses W₂ in units of 2^−bits. The enclosure of W₂² is about 2^−bits wide, or wider where the cells do not suffice.
 * @param bits 40 are a matter of a second or two
 */
export function wasserstein(first: Mixture, second: Mixture, bits: number): FixedInterval {
  if (isSameLaw(first, second)) return { lower: 0n, upper: 0n };
  return new MonotoneMap(first, second, bits).distance();
}

class MonotoneMap {
  private readonly a: FixedArithmetic;
  private readonly p: MixtureLaw;
  private readonly q: MixtureLaw;
  /** Fewer digits, for what only leads to T and claims nothing: as many as tell the smallest values of F apart. */
  private readonly rough: FixedArithmetic;
  private readonly roughly: MixtureLaw;
  /** Where T is enclosed: between the outermost z deviations from a mean. */
  private readonly span: Interval;

  constructor(
    private readonly first: Mixture,
    private readonly second: Mixture,
    private readonly bits: number,
  ) {
    // Densities fall to 2^−bits; quotients of them keep so many digits still.
    this.a = new FixedArithmetic(4 * bits + 64 + scaleBits(first) + scaleBits(second));
    this.p = new MixtureLaw(first, this.a);
    this.q = new MixtureLaw(second, this.a);
    this.rough = new FixedArithmetic(bits + 64 + scaleBits(second));
    this.roughly = new MixtureLaw(second, this.rough);
    this.span = spanOf(first, bits + 8);
  }

  distance(): FixedInterval {
    const { a } = this;
    const { lower, upper } = this.span;
    const length = upper.minus(lower);
    const ends = Array.from({ length: firstCells + 1 }, (_, i) =>
      this.pair(lower.plus(length.times(Rational.of(BigInt(i), BigInt(firstCells))))),
    );
    let square = this.beyond(ends[0] ?? missing(0), ends.at(-1) ?? missing(0));
    for (const [i, right] of ends.entries())
      if (i > 0) square = a.plus(square, this.integral(ends[i - 1] ?? right, right, deepest));
    const root = a.sqrt({ lower: square.lower > 0n ? square.lower : 0n, upper: square.upper });
    const places = BigInt(a.bits - this.bits);
    return { lower: root.lower >> places, upper: -(-root.upper >> places) };
  }

  /** ∫ p(x)(x − T(x))² between two places. */
  private integral(left: Pair, right: Pair, depth: number): FixedInterval {
    const { a } = this;
    const radius = right.x.minus(left.x).times(Rational.of(1n, 2n));
    const middle = this.pair(left.x.plus(radius), (left.image.lower + right.image.upper) >> 1n);
    const whole = this.coefficients(a.between(left.x, right.x), {
      lower: left.image.lower,
      upper: right.image.upper,
    });
    const last = whole === undefined ? undefined : this.weighted(whole[order] ?? missing(order), radius, order);
    const share = radius.over(this.span.upper.minus(this.span.lower));
    const tolerance = a.scaled({ lower: 0n, upper: a.unit >> BigInt(this.bits) }, share).upper;
    if (last !== undefined && (last.upper - last.lower <= tolerance || depth === 0)) {
      const central = this.coefficients(a.of(middle.x), middle.image);
      if (central !== undefined)
        return a.sum([
          ...central.slice(0, order).flatMap((g, j) => (j % 2 === 0 ? [this.weighted(g, radius, j)] : [])),
          last,
        ]);
    }
    if (depth === 0) return this.crude(left, right);
    return a.plus(this.integral(left, middle, depth - 1), this.integral(middle, right, depth - 1));
  }

  /** 2·g·r^(j+1)/(j+1). */
  private weighted(g: FixedInterval, radius: Rational, j: number): FixedInterval {
    const power = Rational.of(radius.num ** BigInt(j + 1), radius.den ** BigInt(j + 1));
    return this.a.scaled(g, power.times(Rational.of(2n, BigInt(j + 1))));
  }

  /** The mass between two places times the largest (x − T)². */
  private crude(left: Pair, right: Pair): FixedInterval {
    const { a } = this;
    const mass = a.minus(this.p.distribution(a.of(right.x)), this.p.distribution(a.of(left.x)));
    const image = { lower: left.image.lower, upper: right.image.upper };
    const square = a.square(a.minus(a.between(left.x, right.x), image));
    return { lower: 0n, upper: a.times({ lower: 0n, upper: mass.upper }, square).upper };
  }

  /**
   * The Taylor coefficients of p(x)(x − T(x))², from 0 to the order, at x where T(x) lies in the image; over an
   * interval of x, enclosures of all of them. Undefined where q may vanish as far as is seen.
   *
   * The exponentials u_k of q(T) = Σ h_k u_k, u_k = exp(−(T − m_k)²/2V_k), follow from u_k' = −(T − m_k)·T'·u_k/V_k.
   */
  private coefficients(x: FixedInterval, image: FixedInterval): FixedInterval[] | undefined {
    const { a } = this;
    const p = this.densitySeries(x);
    const map = [image];
    const slopes: FixedInterval[] = [];
    const terms = this.second.map((_, k) => [this.q.weighted(image, k)]);
    const moves = this.second.map((): FixedInterval[] => []);
    for (let i = 0; i < order; i++) {
      const q = (j: number): FixedInterval => a.sum(terms.map((term) => term[j] ?? missing(j)));
      const first = q(0);
      if (first.lower <= 0n) return undefined;
      let rest = p[i] ?? missing(i);
      for (let j = 1; j <= i; j++) rest = a.minus(rest, a.times(q(j), slopes[i - j] ?? missing(j)));
      const slope = a.over(rest, first);
      slopes.push(slope);
      map.push(a.scaled(slope, Rational.of(1n, BigInt(i + 1))));
      for (const [k, { mean, variance }] of this.second.entries()) {
        const distance = (l: number): FixedInterval => (l === 0 ? a.minus(image, a.of(mean)) : (map[l] ?? missing(l)));
        const move = moves[k] ?? missing(k);
        move.push(convolution(a, i, distance, (l) => slopes[l] ?? missing(l)));
        const term = terms[k] ?? missing(k);
        const sum = convolution(
          a,
          i,
          (l) => move[l] ?? missing(l),
          (l) => term[l] ?? missing(l),
        );
        term.push(a.scaled(sum, Rational.of(-1n, BigInt(i + 1)).over(variance)));
      }
    }
    const gap = (l: number): FixedInterval => {
      const own = l === 0 ? x : l === 1 ? a.one : a.zero;
      return a.minus(own, map[l] ?? missing(l));
    };
    const squares = Array.from({ length: order + 1 }, (_, i) =>
      i === 0 ? a.square(gap(0)) : convolution(a, i, gap, gap),
    );
    return squares.map((_, i) =>
      convolution(
        a,
        i,
        (l) => p[l] ?? missing(l),
        (l) => squares[l] ?? missing(l),
      ),
    );
  }

  /** The coefficients of p: those of exp(−(x − m)²/2v) follow from e' = −(x − m)·e/v. */
  private densitySeries(x: FixedInterval): FixedInterval[] {
    const { a } = this;
    const parts = this.first.map(({ mean, variance }: Component, k) => {
      const distance = a.minus(x, a.of(mean));
      const list = [this.p.weighted(x, k)];
      for (let i = 0; i < order; i++) {
        const own = a.times(distance, list[i] ?? missing(i));
        const sum = i === 0 ? own : a.plus(own, list[i - 1] ?? missing(i));
        list.push(a.scaled(sum, Rational.of(-1n, BigInt(i + 1)).over(variance)));
      }
      return list;
    });
    return Array.from({ length: order + 1 }, (_, i) => a.sum(parts.map((list) => list[i] ?? missing(i))));
  }

  /**
   * A place and T there: y − w ≤ T ≤ y + w as soon as G(y − w) < F(x) < G(y + w).
   * @param near a number from which Newton's iteration may begin; where it leads nowhere, bisection begins anew
   */
  private pair(x: Rational, near?: bigint): Pair {
    const { a } = this;
    const value = this.p.distribution(a.of(x));
    let guess = near ?? this.guess(value);
    // Near T each step squares the distance: after one so short, another would change nothing that counts.
    const short = a.unit >> BigInt(this.bits + 8);
    for (let i = 0; i < 5; i++) {
      const before = guess;
      guess = this.polished(before, value);
      if (before - guess < short && guess - before < short) break;
    }
    for (let width = a.unit >> BigInt(2 * this.bits); ; width *= 16n) {
      const [low, high] = [guess - width, guess + width];
      if (this.imageMass(low).upper < value.lower && this.imageMass(high).lower > value.upper)
        return { x, image: { lower: low, upper: high } };
      if (near !== undefined) return this.pair(x);
      if (width > mostWidth * a.unit) throw undecided(x);
      guess = this.polished(guess, value);
    }
  }

  /** About where G has the value: by bisection, to 2^−20 of the reach. */
  private guess(value: FixedInterval): bigint {
    const places = BigInt(this.a.bits - this.rough.bits);
    const wanted = value.lower >> places;
    const far = this.rough.of(reachOf(this.second, this.bits + 24)).upper;
    let [low, high] = [-2n * far, 2n * far];
    for (let i = 0; i < 24; i++) {
      const middle = (low + high) >> 1n;
      if (this.roughly.distribution({ lower: middle, upper: middle }).lower < wanted) low = middle;
      else high = middle;
    }
    return low << places;
  }

  /** A step of Newton without any claim. */
  private polished(y: bigint, value: FixedInterval): bigint {
    const { a } = this;
    const density = this.q.density({ lower: y, upper: y }).lower;
    if (density <= 0n) return y;
    const step = ((this.imageMass(y).lower - value.lower) * a.unit) / density;
    const most = a.unit;
    return y - (step > most ? most : step < -most ? -most : step);
  }

  private imageMass(y: bigint): FixedInterval {
    return this.q.distribution({ lower: y, upper: y });
  }

  /** What lies beyond the two outermost places: at least 0. */
  private beyond(left: Pair, right: Pair): FixedInterval {
    const { a } = this;
    const parts = [
      squareBeyond(this.first, this.p, a.of(right.x).lower, 1n, a),
      squareBeyond(this.first, this.p, a.of(left.x).upper, -1n, a),
      squareBeyond(this.second, this.q, right.image.lower, 1n, a),
      squareBeyond(this.second, this.q, left.image.upper, -1n, a),
    ];
    return { lower: 0n, upper: 2n * parts.reduce((total, one) => total + (one > 0n ? one : 0n), 0n) };
  }
}

/**
 * An upper bound of ∫ x² over x > L, or over x < L on the other side: for one class, with z = (L − m)/√V,
 * (m² + V)·Φ(−z) + V·(m + L)·φ_V(L − m), and mirrored.
 */
function squareBeyond(law: Mixture, at: MixtureLaw, from: bigint, side: 1n | -1n, a: FixedArithmetic): bigint {
  const place = { lower: from, upper: from };
  const parts = law.map(({ weight, mean, variance }, k) => {
    const below = at.part(place, k);
    const tail = side === 1n ? a.minus(a.one, below) : below;
    const edge = a.scaled(a.times(a.plus(a.of(mean), place), at.weighted(place, k)), variance.times(Rational.of(side)));
    return a.plus(a.scaled(tail, weight.times(mean.times(mean).plus(variance))), edge);
  });
  return a.sum(parts).upper;
}

/** From the least m − z√v to the largest m + z√v, z as in `reachOf`. */
function spanOf(law: Mixture, bits: number): Interval {
  const widths = law.map((one) => reachOf([{ ...one, mean: Rational.zero }], bits));
  const ends = (sign: Rational): Rational[] =>
    law.map(({ mean }, k) => mean.plus((widths[k] ?? missing(k)).times(sign)));
  return { lower: ends(Rational.one.negated()).reduce(min), upper: ends(Rational.one).reduce(max) };
}

function undecided(x: Rational): InputError {
  return new InputError({
    code: "too-large",
    path: "classes",
    expected: "laws whose masses the digits of W₂ can tell apart",
    found: `none near ${x.toNumber().toPrecision(6)}`,
  });
}

function convolution(
  a: FixedArithmetic,
  i: number,
  first: (l: number) => FixedInterval,
  second: (l: number) => FixedInterval,
): FixedInterval {
  let total = a.zero;
  for (let l = 0; l <= i; l++) total = a.plus(total, a.times(first(l), second(i - l)));
  return total;
}
