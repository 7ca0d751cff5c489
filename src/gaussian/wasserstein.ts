/**
 * The Wasserstein distance W₂ between two mixtures of normal laws.
 *
 * The monotone map T = G⁻¹∘F carries the first law, of density p, to the second one, of density q, and
 *   W₂² = ∫ p(x)·(x − T(x))² dx.
 * On a cell of radius r about c the integral is a sum of Gauss and Legendre over n nodes. Its error is bounded by the
 * largest |p(z)|·|z − T(z)|² on a disc about c that holds the ellipse of gauss-legendre.ts, on which T is proved to be
 * analytic (analytic-map.ts). Cells are halved until the error is small; n grows with the digits, the number
 * of cells hardly. At a node T(x) is enclosed by solving G(T) = F(x).
 * Beyond L the integral is at most 2∫_{|x|>L} x² p + 2∫ y² q over what lies beyond T(±L).
 */
import type { FixedInterval } from "../exact/elementary/fixed.js";
import type { Interval } from "../exact/elementary/intervals.js";
import { InputError } from "../exact/errors.js";
import { once } from "../exact/lazy.js";
import { bitLength, max } from "../exact/integers.js";
import { max as larger, min as smaller, Rational } from "../exact/rational.js";
import { LawAt, movementOn } from "./analytic-map.js";
import { FixedArithmetic } from "./arithmetic.js";
import { reachOf, scaleBits } from "./expectation.js";
import { gaussLegendre, type QuadratureNode } from "./gauss-legendre.js";
import { densityOn, LocalLaw } from "./local-law.js";
import { isSameLaw, missing, MixtureLaw, type Mixture } from "./mixture.js";

/** Cells at first, and how often one may be halved. */
const firstCells = 16;
const deepest = 20;

/** Sums of the half axes of an ellipse, in units of r. */
const ellipses = [4n, 6n, 3n, 8n, 2n].map((sum) => Rational.of(sum)).concat(Rational.of(3n, 2n));

/** Binary digits by which W₂² is known better than W₂ at first. */
const rootBits = 10;

/** A place x, F(x) and an enclosure of T(x). */
interface Pair {
  readonly x: bigint;
  readonly value: FixedInterval;
  readonly image: FixedInterval;
}

/** F and G on a cell. */
interface Local {
  readonly from: LocalLaw | undefined;
  readonly to: LocalLaw | undefined;
}

/**
 * Encloses W₂ in units of 2^−bits, a few units wide; wider where the cells do not suffice.
 * @param bits 104 are a matter of a second or two
 * @throws InputError where T is not found, masses being too small
 */
export function wasserstein(first: Mixture, second: Mixture, bits: number): FixedInterval {
  if (isSameLaw(first, second)) return { lower: 0n, upper: 0n };
  const root = (extra: number): FixedInterval => {
    const square = new SquaredDistance(first, second, bits + extra).value();
    const a = new FixedArithmetic(bits + extra);
    const { lower, upper } = a.sqrt({ lower: square.lower > 0n ? square.lower : 0n, upper: square.upper });
    return { lower: lower >> BigInt(extra), upper: -(-upper >> BigInt(extra)) };
  };
  const found = root(rootBits);
  if (found.upper - found.lower <= 3n) return found;
  // A square known to 2^−b has a root W known to 2^−b/2W, or to 2^(−b/2) where W may be 0.
  return root(found.lower === 0n ? bits + 2 : bits - bitLength(found.lower) + 4);
}

class SquaredDistance {
  private readonly a: FixedArithmetic;
  private readonly p: MixtureLaw;
  private readonly q: MixtureLaw;
  private readonly rule: readonly QuadratureNode[];
  /** Where T is enclosed: between the outermost z deviations from a mean. */
  private readonly span: Interval;

  constructor(
    private readonly first: Mixture,
    private readonly second: Mixture,
    private readonly bits: number,
  ) {
    // Densities fall to 2^−bits; quotients of them are to keep digits.
    this.a = new FixedArithmetic(bits + 48 + scaleBits(first) + scaleBits(second));
    this.p = new MixtureLaw(first, this.a);
    this.q = new MixtureLaw(second, this.a);
    this.rule = gaussLegendre(4 + Math.ceil(bits / 4), this.a.bits);
    this.span = spanOf(first, bits + 8);
  }

  /** W₂², in units of 2^−bits. */
  value(): FixedInterval {
    const { a } = this;
    const { lower, upper } = this.span;
    const length = upper.minus(lower);
    let left = this.pair(a.of(lower).lower);
    const start = left;
    let square = a.zero;
    for (let i = 1; i <= firstCells; i++) {
      const right = this.pair(a.of(lower.plus(length.times(Rational.of(BigInt(i), BigInt(firstCells))))).lower, left);
      square = a.plus(square, this.integral(left, right, deepest));
      left = right;
    }
    square = a.plus(square, this.beyond(start, left));
    const places = BigInt(a.bits - this.bits);
    return { lower: square.lower >> places, upper: -(-square.upper >> places) };
  }

  /** ∫ p(x)(x − T(x))² between two places. */
  private integral(left: Pair, right: Pair, depth: number): FixedInterval {
    const crude = this.crude(left, right);
    const affordable = this.affordable(left, right);
    if (depth === 0 || crude.upper <= affordable) return crude;
    const middle = this.pair((left.x + right.x) >> 1n, left);
    const error = this.errorOf(middle, right, affordable);
    if (error !== undefined) return this.sumOf(left, middle, right, error);
    return this.a.plus(this.integral(left, middle, depth - 1), this.integral(middle, right, depth - 1));
  }

  /** The share of a cell in an error of 2^−bits. */
  private affordable(left: Pair, right: Pair): bigint {
    const width = this.a.of(this.span.upper.minus(this.span.lower)).lower;
    return ((right.x - left.x) * (this.a.unit >> BigInt(this.bits))) / width;
  }

  /** A bound of the error of the rule that the cell can afford, its nodes being known to two units; or undefined. */
  private errorOf(middle: Pair, right: Pair, affordable: bigint): bigint | undefined {
    const { a } = this;
    const radius = right.x - middle.x;
    const count = this.rule.length;
    const laws = once(() => [new LawAt(this.p, a, exactly(middle.x)), new LawAt(this.q, a, middle.image)] as const);
    for (const sum of ellipses) {
      const axis = sum.plus(Rational.one.over(sum)).times(Rational.of(1n, 2n));
      const disc = (radius * axis.num) / axis.den + 1n;
      const density = densityOn(this.p, a, middle.x, disc);
      if (density === undefined) continue;
      const power = Rational.of(sum.den ** BigInt(2 * count - 1), sum.num ** BigInt(2 * count - 1));
      const factor = power.times(Rational.of(8n)).over(sum.minus(Rational.one));
      // Without T first: as if it stayed where it is.
      const least = a.scaled(a.times(exactly(density), a.square(this.gap(middle, disc))), factor);
      if (a.times(least, exactly(radius)).upper > affordable) continue;
      const moved = movementOn(...laws(), disc);
      if (moved === undefined) continue;
      const most = a.times(exactly(density), a.square(this.gap(middle, disc + moved)));
      const ofRule = a.times(a.scaled(most, factor), exactly(radius)).upper;
      // |f'| ≤ M/(R − r) by Cauchy; the weights have the sum 2r.
      const ofNodes = a.scaled(most, Rational.of(4n).over(axis.minus(Rational.one))).upper;
      const error = ofRule + -(-ofNodes >> BigInt(a.bits)) + 1n;
      if (error <= affordable) return error;
    }
    return undefined;
  }

  /** |x − T(x)| and as much more, from above. */
  private gap({ x, image }: Pair, more: bigint): FixedInterval {
    const { upper } = this.a.magnitude(this.a.minus(exactly(x), image));
    return exactly(upper + more);
  }

  private sumOf(left: Pair, middle: Pair, right: Pair, error: bigint): FixedInterval {
    const { a } = this;
    const radius = right.x - middle.x;
    const image = (middle.image.lower + middle.image.upper) >> 1n;
    const reach = max(right.image.upper - image, image - left.image.lower) + 1n;
    const local = {
      from: LocalLaw.about(this.p, a, middle.x, radius + 1n),
      to: LocalLaw.about(this.q, a, image, reach),
    };
    let [total, before] = [a.zero, left];
    for (const { place, weight } of this.rule) {
      const pair = this.pair(middle.x + ((radius * place) >> BigInt(a.bits)), before, local);
      const value = a.times(this.p.density(exactly(pair.x)), a.square(a.minus(exactly(pair.x), pair.image)));
      total = a.plus(total, a.times(weight, value));
      before = pair;
    }
    const { lower, upper } = a.times(total, exactly(radius));
    return { lower: lower - error, upper: upper + error };
  }

  /** The mass between two places times the largest (x − T)². */
  private crude(left: Pair, right: Pair): FixedInterval {
    const { a } = this;
    const mass = a.minus(right.value, left.value);
    const image = { lower: left.image.lower, upper: right.image.upper };
    const square = a.square(a.minus({ lower: left.x, upper: right.x }, image));
    return { lower: 0n, upper: a.times({ lower: 0n, upper: mass.upper }, square).upper };
  }

  /**
   * A place and T there, by Newton's method between numbers that are known to lie on either side of T.
   * Where G(y) cannot be told from F(x), they differ by at most e; and y − w ≤ T ≤ y + w if q ≥ e/w in between.
   */
  private pair(x: bigint, near?: Pair, local?: Local): Pair {
    const { a } = this;
    const value = local?.from?.at(x).value ?? this.p.distribution(exactly(x));
    const far = 2n * a.of(reachOf(this.second, this.bits + 24)).upper;
    let [low, high] = [-far, far];
    let guess = near === undefined ? 0n : this.extrapolated(near, x);
    for (let i = 0; i < mostSteps; i++) {
      if (guess <= low || guess >= high) guess = (low + high) >> 1n;
      const known = local?.to?.holds(guess) === true ? local.to.at(guess).value : undefined;
      const mass = known ?? this.q.distribution(exactly(guess));
      if (mass.upper < value.lower) low = guess;
      else if (mass.lower > value.upper) high = guess;
      else {
        const image = this.around(guess, mass.upper - mass.lower + value.upper - value.lower);
        if (image !== undefined) return { x, value, image };
      }
      const step = this.step(guess, mass.lower - value.lower);
      guess = step === undefined ? (low + high) >> 1n : guess - step;
    }
    throw undecided(Rational.of(x, a.unit));
  }

  private around(y: bigint, difference: bigint): FixedInterval | undefined {
    const { a } = this;
    let density = this.q.density(exactly(y)).lower;
    for (let i = 0; i < 3 && density > 0n; i++) {
      const width = (2n * difference * a.unit) / density + 1n;
      const image = { lower: y - width, upper: y + width };
      density = this.q.density(image).lower;
      if (density * width >= difference * a.unit) return image;
    }
    return undefined;
  }

  /** A step of Halley's method without any claim: (G − F)/q, corrected by q'. Undefined where q is too small. */
  private step(y: bigint, difference: bigint): bigint | undefined {
    const { a } = this;
    const { density, slope } = derivatives(this.q, a, y);
    if (density <= 0n) return undefined;
    const newton = (difference * a.unit) / density;
    const bend = a.unit - (((newton * slope) / density) >> 1n);
    return bend > a.unit >> 1n && bend < 2n * a.unit ? (newton * a.unit) / bend : newton;
  }

  /** About T(x) from a place nearby, by T' = p/q and T'' = (p' − q'T'²)/q. */
  private extrapolated({ x: from, image }: Pair, x: bigint): bigint {
    const { a } = this;
    const y = (image.lower + image.upper) >> 1n;
    const [p, q] = [derivatives(this.p, a, from), derivatives(this.q, a, y)];
    if (q.density <= 0n) return y;
    const slope = (p.density * a.unit) / q.density;
    const bend = ((p.slope - (((q.slope * slope) >> BigInt(a.bits)) * slope) / a.unit) * a.unit) / q.density;
    const distance = x - from;
    return y + ((distance * (slope + ((bend * distance) >> BigInt(a.bits + 1)))) >> BigInt(a.bits));
  }

  /** What lies beyond the two outermost places: at least 0. */
  private beyond(left: Pair, right: Pair): FixedInterval {
    const { a } = this;
    const parts = [
      squareBeyond(this.first, this.p, right.x, 1n, a),
      squareBeyond(this.first, this.p, left.x, -1n, a),
      squareBeyond(this.second, this.q, right.image.lower, 1n, a),
      squareBeyond(this.second, this.q, left.image.upper, -1n, a),
    ];
    return { lower: 0n, upper: 2n * parts.reduce((total, one) => total + (one > 0n ? one : 0n), 0n) };
  }
}

/** Steps until T is found: bisection of all places needs as many as a place has digits. */
const mostSteps = 2000;

function exactly(value: bigint): FixedInterval {
  return { lower: value, upper: value };
}

/** About the density and its derivative. */
function derivatives(law: MixtureLaw, a: FixedArithmetic, at: bigint): { density: bigint; slope: bigint } {
  let [density, slope] = [0n, 0n];
  for (const [k, { mean, variance }] of law.law.entries()) {
    const { lower } = law.weighted(exactly(at), k);
    density += lower;
    const distance = at - a.of(mean).lower;
    slope -= (((distance * lower) >> BigInt(a.bits)) * variance.den) / variance.num;
  }
  return { density, slope };
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
  return { lower: ends(Rational.one.negated()).reduce(smaller), upper: ends(Rational.one).reduce(larger) };
}

function undecided(x: Rational): InputError {
  return new InputError({
    code: "too-large",
    path: "classes",
    expected: "laws whose masses the digits of W₂ can tell apart",
    found: `none near ${x.toNumber().toPrecision(6)}`,
  });
}
