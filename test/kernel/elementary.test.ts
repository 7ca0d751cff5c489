/**
 * The kernel's logarithm, exponential and root against digits computed elsewhere, against other series summed
 * exactly, and against each other.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { integerRoot as newton } from "../../src/exact/root.js";
import { type FixedEnclosure, exponential, integerRoot, logarithm, squareRoot } from "../../src/kernel/elementary.js";
import { Meter, limits } from "../../src/kernel/limits.js";
import { Rejection, Where } from "../../src/kernel/rejection.js";
import { exhaustive } from "../support/exhaustive.js";

const at = (bits: number, steps?: number) => ({ bits, meter: new Meter(steps), where: Where.root });
const q = (text: string): Rational => Rational.parse(text);
const seed = { seed: 20261129, numRuns: exhaustive ? 300 : 120 };

/** Mercator's and Taylor's series are wide by a unit or two at the end. */
const widest = 4n;

function contains({ lower, upper }: FixedEnclosure, bits: number, low: Rational, high: Rational): boolean {
  const over = 1n << BigInt(bits);
  return Rational.of(lower, over).atMost(high) && low.atMost(Rational.of(upper, over));
}

/** 66 significant digits by mpmath 1.3 with 75 digits of working precision, e.g. nstr(log(mpf(10)/7), 66). */
const digits = [
  ["ln", "2", "0.693147180559945309417232121458176568075500134360255254120680009493"],
  ["ln", "10/7", "0.35667494393873237891263871124118447796401675904691178757393775103"],
  ["ln", "1/3", "-1.09861228866810969139524523692252570464749055782274945173469433364"],
  ["ln", String(10n ** 40n + 1n), "92.1034037197618273607196581873745683040441595451509190413331160387"],
  ["exp", "1", "2.71828182845904523536028747135266249775724709369995957496696762772"],
  ["exp", "-5/2", "0.0820849986238987951695286744671598078378041210154366488457584105152"],
  ["exp", "22/7", "23.1699722982624802308175137957686298094618385884635485108445694535"],
  ["exp", "100", "26881171418161354484126255515800135873611118.7737419224151916086153"],
  ["sqrt", "2", "1.41421356237309504880168872420969807856967187537694807317667973799"],
] as const;
const functions = { ln: logarithm, exp: exponential, sqrt: squareRoot };

describe("digits computed elsewhere", () => {
  it.each(digits)("%s(%s)", (name, x, text) => {
    for (const bits of [1, 8, 64, 128, 200]) {
      const found = functions[name](q(x), at(bits))!;
      const value = q(text);
      // Half a unit of the last digit given, at most 22 digits after the point for e^100.
      const error = q(`1e-${String(text.length - text.indexOf(".") - 2)}`);
      expect(contains(found, bits, value.minus(error), value.plus(error))).toBe(true);
      expect(found.upper - found.lower).toBeLessThanOrEqual(widest);
    }
  });

  it("a thousand digits are as narrow, and agree with fewer", () => {
    for (const [name, x] of digits) {
      const long = functions[name](q(x), at(limits.precision))!;
      const short = functions[name](q(x), at(100))!;
      const shift = BigInt(limits.precision - 100);
      expect(long.upper - long.lower).toBeLessThanOrEqual(widest);
      expect(short.lower <= long.upper >> shift && long.lower >> shift <= short.upper).toBe(true);
    }
  });
});

const positive = fc
  .tuple(fc.bigInt(1n, 10n ** 12n), fc.bigInt(1n, 10n ** 12n))
  .map(([num, den]) => Rational.of(num, den));
const small = fc
  .tuple(fc.bigInt(-(10n ** 7n), 10n ** 7n), fc.bigInt(10n ** 6n, 10n ** 7n))
  .map(([num, den]) => Rational.of(num, den));

/** ln x between rationals: −ln 2 per halving until x ≤ 2, then 2·artanh((x−1)/(x+1)) with its geometric remainder. */
function lnBetween(x: Rational): [Rational, Rational] {
  let [low, high] = [Rational.zero, Rational.zero];
  const two = artanhTwice(Rational.of(1n, 3n));
  let rest = x;
  for (; Rational.of(2n).lessThan(rest); rest = rest.over(Rational.of(2n)))
    [low, high] = [low.plus(two[0]), high.plus(two[1])];
  for (; rest.lessThan(Rational.one); rest = rest.times(Rational.of(2n)))
    [low, high] = [low.minus(two[1]), high.minus(two[0])];
  const own = artanhTwice(rest.minus(Rational.one).over(rest.plus(Rational.one)));
  return [low.plus(own[0]), high.plus(own[1])];
}

function artanhTwice(z: Rational): [Rational, Rational] {
  const square = z.times(z);
  let [power, sum] = [z, Rational.zero];
  const terms = 45n;
  for (let j = 0n; j < terms; j++) {
    sum = sum.plus(power.over(Rational.of(2n * j + 1n)));
    power = power.times(square);
  }
  // What is left out is at most power/(1 − z²), z ≤ 1/3.
  const error = power.times(Rational.of(9n, 8n));
  return [sum.plus(sum), sum.plus(sum).plus(error).plus(error)];
}

/** e^x between rationals: Taylor's polynomial with Lagrange's remainder, |x| ≤ 10. */
function expBetween(x: Rational): [Rational, Rational] {
  let [term, sum] = [Rational.one, Rational.zero];
  const terms = 70n;
  for (let j = 1n; j <= terms; j++) {
    sum = sum.plus(term);
    term = term.times(x).over(Rational.of(j));
  }
  const error = term.abs().times(Rational.of(30000n)); // e^10 < 30000
  return [sum.minus(error), sum.plus(error)];
}

describe("other series, summed exactly", () => {
  it("logarithms", () => {
    fc.assert(
      fc.property(positive, fc.integer({ min: 1, max: 90 }), (x, bits) => {
        const found = logarithm(x, at(bits));
        return contains(found, bits, ...lnBetween(x)) && found.upper - found.lower <= widest;
      }),
      { ...seed, numRuns: exhaustive ? 60 : 25 },
    );
  });

  it("exponentials", () => {
    fc.assert(
      fc.property(small, fc.integer({ min: 1, max: 90 }), (x, bits) => {
        const found = exponential(x, at(bits))!;
        return contains(found, bits, ...expBetween(x)) && found.upper - found.lower <= widest;
      }),
      { ...seed, numRuns: exhaustive ? 60 : 25 },
    );
  });

  it("roots: their squares are on either side", () => {
    fc.assert(
      fc.property(positive, fc.integer({ min: 1, max: 300 }), (x, bits) => {
        const { lower, upper } = squareRoot(x, at(bits));
        const square = (n: bigint): Rational => Rational.of(n * n, 1n << BigInt(2 * bits));
        return square(lower).atMost(x) && x.lessThan(square(upper)) && upper === lower + 1n;
      }),
      seed,
    );
  });

  it("integer roots: those of exact/root.ts", () => {
    for (let n = 0n; n < 2000n; n++) expect(integerRoot(n)).toBe(newton(n));
    fc.assert(
      fc.property(fc.bigInt(0n, 1n << 700n), (n) => integerRoot(n) === newton(n)),
      seed,
    );
    fc.assert(
      fc.property(fc.bigInt(1n, 1n << 400n), (n) => integerRoot(n * n) === n && integerRoot(n * n - 1n) === n - 1n),
      seed,
    );
  });
});

describe("identities", () => {
  it("ln(xy) = ln x + ln y", () => {
    fc.assert(
      fc.property(positive, positive, fc.integer({ min: 20, max: 600 }), (x, y, bits) => {
        const [a, b, c] = [x, y, x.times(y)].map((one) => logarithm(one, at(bits)));
        return a!.lower + b!.lower <= c!.upper && c!.lower <= a!.upper + b!.upper;
      }),
      seed,
    );
  });

  it("e^x·e^−x = 1, and ln e^x = x", () => {
    fc.assert(
      fc.property(small, fc.integer({ min: 40, max: 600 }), (x, bits) => {
        const [up, down] = [exponential(x, at(bits))!, exponential(x.negated(), at(bits))!];
        const one = 1n << BigInt(2 * bits);
        if (up.lower * down.lower > one || up.upper * down.upper < one) return false;
        const den = 1n << BigInt(bits);
        const low = logarithm({ num: up.lower, den }, at(bits)).lower;
        const high = logarithm({ num: up.upper, den }, at(bits)).upper;
        return contains({ lower: low, upper: high }, bits, x, x);
      }),
      seed,
    );
  });
});

describe("edges", () => {
  it("numbers next to 1, very large and very small", () => {
    const huge = Rational.of(10n ** 3000n);
    const [large, tiny] = [logarithm(huge, at(64)), logarithm(Rational.one.over(huge), at(64))];
    const ten = logarithm(Rational.of(10n), at(128));
    expect(large.lower <= (3000n * ten.upper) >> 64n && (3000n * ten.lower) >> 64n <= large.upper).toBe(true);
    expect(tiny.lower).toBeLessThanOrEqual(-large.lower);
    expect(tiny.upper).toBeGreaterThanOrEqual(-large.upper);
    // ln(1 + h) is between h/(1 + h) and h.
    const h = Rational.of(1n, 10n ** 20n);
    const near = logarithm(h.plus(Rational.one), at(100));
    expect(contains(near, 100, h.over(h.plus(Rational.one)), h)).toBe(true);
    const one = logarithm(Rational.one, at(64));
    expect(one.lower <= 0n && 0n <= one.upper).toBe(true);
  });

  it("exponents of either sign beyond what is of use", () => {
    expect(exponential(q("-1e9999"), at(64))).toEqual({ lower: 0n, upper: 1n });
    expect(exponential(q("1e9999"), at(64))).toBeUndefined();
    expect(exponential(Rational.of(BigInt(limits.exponent)), at(64))).toBeUndefined();
    const most = exponential(Rational.of(BigInt(limits.exponent) - 1n), at(64))!;
    expect(most.upper - most.lower).toBeLessThanOrEqual(widest);
  });

  it("what they cost is charged first", () => {
    for (const f of Object.values(functions))
      expect(() => f(q("22/7"), at(limits.precision, 10_000))).toThrow(Rejection);
    for (const f of Object.values(functions)) expect(() => f(q("22/7"), at(128, 100_000))).not.toThrow();
  });
});
