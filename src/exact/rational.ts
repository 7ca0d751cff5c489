/**
 * Rational numbers: immutable, in lowest terms, over BigInt.
 *
 * Notation: a Rational is num/den with den > 0 and gcd(num, den) = 1; zero is
 * 0/1. Text: `"7/10"`, `"-3"`, `"0.25"`, `"1e-3"`, `"0.(3)"`; printed as `"p/q"`
 * or `"p"`. Doubles are never read (0.1 as a double is not 1/10) and never
 * produced silently: `a < b` and `a + b` on Rationals throw.
 */
import { digitsEnd, digitsValue, smallInteger } from "./digits.js";
import { InputError, describe } from "./errors.js";
import { bitLength, gcd, smallGcd } from "./integers.js";

/** Anything the public functions accept as a number. JavaScript numbers must be safe integers. */
export type RationalLike = Rational | bigint | number | string | FractionLike;

/** The shape of a fraction.js `Fraction`: value s·n/d with s ∈ {−1, 0, 1}. */
export interface FractionLike {
  readonly s: bigint;
  readonly n: bigint;
  readonly d: bigint;
}

/** The reason why a text is no number: an InputError without its path. */
export interface NoNumber {
  readonly code: "not-a-rational" | "too-large";
  readonly expected: string;
  readonly found: string;
}

/** Longest text read as one number, in characters. */
export const longestNumber = 100_000;
/** Largest |exponent| of ten read in scientific notation. */
export const largestExponent = 10_000;

const fractionText = /^(-?\d+)(?:\/(\d+))?$/;
const decimalText = /^(-?)(\d+)(?:\.(\d*)(?:\((\d+)\))?)?(?:[eE]([+-]?\d+))?$/;

/** So many digits make a safe integer. */
const fewDigits = 15;
const minusSign = 45;
const slashSign = 47;

/** Fractions of small integers that were read lately, by a hash of what was written: most files repeat a few thousand. */
const recentCount = 8192;
const largestRecent = 2 ** 26;
const recent = new Array<Recent | undefined>(recentCount);

interface Recent {
  readonly above: number;
  readonly below: number;
  readonly value: Rational;
}

export class Rational {
  readonly num: bigint;
  readonly den: bigint;

  private constructor(num: bigint, den: bigint) {
    // Here, and not at the doors alone: texts and doubles would go through + and == below without a word.
    if (typeof num !== "bigint" || typeof den !== "bigint") throw notIntegers(num, den);
    this.num = num;
    this.den = den;
  }

  static readonly zero = new Rational(0n, 1n);
  static readonly one = new Rational(1n, 1n);

  /** num/den in lowest terms. @throws InputError "out-of-range" for den = 0, "wrong-type" for what is no BigInt */
  static of(num: bigint, den = 1n): Rational {
    if (den === 1n) return new Rational(num, 1n);
    if (typeof num !== "bigint" || typeof den !== "bigint") throw notIntegers(num, den);
    if (den === 0n) {
      throw new InputError({
        code: "out-of-range",
        path: "denominator",
        expected: "an integer other than zero",
        found: "0",
      });
    }
    const g = gcd(num, den);
    const divisor = den < 0n ? -g : g;
    return divisor === 1n ? new Rational(num, den) : new Rational(num / divisor, den / divisor);
  }

  /**
   * Reads a number from text, exactly.
   * @param path where the text stood, for the error
   * @throws InputError "not-a-rational" | "too-large"
   * @example Rational.parse("0.1(6)") // 1/6
   */
  static parse(text: string, path = "number"): Rational {
    const read = Rational.read(text);
    if (read instanceof Rational) return read;
    throw new InputError({ ...read, path });
  }

  /** As `parse` without an error, for texts that need not be numbers: the number, or why the text is none. */
  static read(text: string): Rational | NoNumber {
    if (typeof text !== "string") {
      throw new InputError({
        code: "wrong-type",
        path: "number",
        expected: `a text such as "7/10"`,
        found: describe(text),
      });
    }
    const short = Rational.#short(text);
    if (short !== undefined) return short;
    if (text.length > longestNumber) {
      return {
        code: "too-large",
        expected: `a number of at most ${String(longestNumber)} characters`,
        found: `${String(text.length)} characters`,
      };
    }
    const fraction = fractionText.exec(text);
    if (fraction?.[1] !== undefined) {
      const den = fraction[2] === undefined ? 1n : BigInt(fraction[2]);
      if (den === 0n) return notRational(text, "a fraction with a denominator other than zero");
      return Rational.of(BigInt(fraction[1]), den);
    }
    const decimal = decimalText.exec(text);
    if (decimal === null || (decimal[3] === "" && decimal[4] === undefined)) return notRational(text);
    const [, minus, whole = "", digits = "", period, exponentText] = decimal;
    const exponent = exponentText === undefined ? 0 : Number(exponentText);
    if (Math.abs(exponent) > largestExponent) {
      return {
        code: "too-large",
        expected: `an exponent between -${String(largestExponent)} and ${String(largestExponent)}`,
        found: describe(text),
      };
    }
    let num = BigInt(whole + digits);
    let den = 10n ** BigInt(digits.length);
    if (period !== undefined) {
      // 0.d(p) = (dp − d) / (10^|d| · (10^|p| − 1))
      const nines = 10n ** BigInt(period.length) - 1n;
      num = num * nines + BigInt(period);
      den *= nines;
    }
    if (exponent >= 0) num *= 10n ** BigInt(exponent);
    else den *= 10n ** BigInt(-exponent);
    return Rational.of(minus === "-" ? -num : num, den);
  }

  /** A fraction or an integer of few digits, as most numbers of a file are; undefined for any other text. */
  static #short(text: string): Rational | undefined {
    const { length } = text;
    const start = text.charCodeAt(0) === minusSign ? 1 : 0;
    const slash = digitsEnd(text, start);
    if (slash === start || slash - start > fewDigits) return undefined;
    const num = digitsValue(text, start, slash);
    let above = num;
    let den = 1;
    if (slash < length) {
      if (text.charCodeAt(slash) !== slashSign) return undefined;
      if (digitsEnd(text, slash + 1) !== length || length - slash - 1 > fewDigits) return undefined;
      den = digitsValue(text, slash + 1, length);
      // The text without a denominator, and the denominator 0, are refused with the others.
      if (den === 0) return undefined;
      if (start === 0 && num < largestRecent && den < largestRecent) return Rational.#recent(num, den);
      const g = smallGcd(num, den);
      above = num / g;
      den /= g;
    }
    if (above === 0) return Rational.zero;
    const whole = smallInteger(above);
    return new Rational(start === 1 ? -whole : whole, smallInteger(den));
  }

  /** above/below, shared with the last text of the same fraction where that is known. */
  static #recent(above: number, below: number): Rational {
    const place = (above * 31 + below) % recentCount;
    const known = recent[place];
    if (known !== undefined && known.above === above && known.below === below) return known.value;
    const g = smallGcd(above, below);
    const value = above === 0 ? Rational.zero : new Rational(smallInteger(above / g), smallInteger(below / g));
    recent[place] = { above, below, value };
    return value;
  }

  /**
   * Any accepted number as a Rational.
   * @throws InputError when the value is a double that is not a safe integer, or of another type
   */
  static from(value: RationalLike, path = "number"): Rational {
    if (value instanceof Rational) return value;
    if (typeof value === "string") return Rational.parse(value, path);
    if (typeof value === "bigint") return new Rational(value, 1n);
    if (typeof value === "number") {
      if (Number.isSafeInteger(value)) return new Rational(BigInt(value), 1n);
      throw new InputError({ code: "not-a-rational", path, expected: exactly(value), found: describe(value) });
    }
    if (isFractionLike(value)) return Rational.of(value.s * value.n, value.d);
    const other: unknown = value;
    if (isRational(other)) return Rational.of(other.num, other.den);
    throw new InputError({ code: "not-a-rational", path, expected: `a number such as "7/10"`, found: describe(value) });
  }

  plus(other: Rational): Rational {
    if (!(other instanceof Rational)) requireRational(other);
    if (this.den === other.den) return Rational.of(this.num + other.num, this.den);
    return Rational.of(this.num * other.den + other.num * this.den, this.den * other.den);
  }

  minus(other: Rational): Rational {
    if (!(other instanceof Rational)) requireRational(other);
    if (this.den === other.den) return Rational.of(this.num - other.num, this.den);
    return Rational.of(this.num * other.den - other.num * this.den, this.den * other.den);
  }

  times(other: Rational): Rational {
    if (!(other instanceof Rational)) requireRational(other);
    return Rational.#product(this.num, this.den, other.num, other.den);
  }

  /** this/other. @throws InputError "out-of-range" when other is zero */
  over(other: Rational): Rational {
    if (!(other instanceof Rational)) requireRational(other);
    if (other.num === 0n) return Rational.of(this.num, 0n);
    return other.num > 0n
      ? Rational.#product(this.num, this.den, other.den, other.num)
      : Rational.#product(this.num, this.den, -other.den, -other.num);
  }

  /**
   * a/b · c/d for fractions in lowest terms with positive denominators: the greatest common divisors of a and d
   * and of c and b are those of shorter numbers than that of ac and bd.
   */
  static #product(a: bigint, b: bigint, c: bigint, d: bigint): Rational {
    if (a === 0n || c === 0n) return Rational.zero;
    const first = d === 1n ? 1n : gcd(a, d);
    const second = b === 1n ? 1n : gcd(c, b);
    return new Rational(
      (first === 1n ? a : a / first) * (second === 1n ? c : c / second),
      (second === 1n ? b : b / second) * (first === 1n ? d : d / first),
    );
  }

  negated(): Rational {
    return new Rational(-this.num, this.den);
  }

  abs(): Rational {
    return this.num < 0n ? this.negated() : this;
  }

  /** −1 when this < other, 0 when equal, 1 when this > other. */
  compare(other: Rational): -1 | 0 | 1 {
    if (!(other instanceof Rational)) requireRational(other);
    const left = this.num * other.den;
    const right = other.num * this.den;
    return left < right ? -1 : left > right ? 1 : 0;
  }

  equals(other: Rational): boolean {
    if (!(other instanceof Rational)) requireRational(other);
    return this.num === other.num && this.den === other.den;
  }

  lessThan(other: Rational): boolean {
    return this.compare(other) < 0;
  }

  atMost(other: Rational): boolean {
    return this.compare(other) <= 0;
  }

  /** −1, 0 or 1. */
  sign(): -1 | 0 | 1 {
    return this.num > 0n ? 1 : this.num < 0n ? -1 : 0;
  }

  isZero(): boolean {
    return this.num === 0n;
  }

  /** `"p/q"` in lowest terms, or `"p"`. */
  toString(): string {
    return this.den === 1n ? String(this.num) : `${String(this.num)}/${String(this.den)}`;
  }

  toJSON(): string {
    return this.toString();
  }

  /** The nearest double, ties to even; ±Infinity beyond the largest. Lossy: for plots, never for decisions. */
  toNumber(): number {
    const size = nearestDouble(this.num < 0n ? -this.num : this.num, this.den);
    return this.num < 0n ? -size : size;
  }

  /** Template literals work; `<`, `+` and other coercions to a double throw. */
  [Symbol.toPrimitive](hint: string): string {
    if (hint === "string") return this.toString();
    throw new TypeError("Rational is not a JavaScript number: use compare(), plus(), times() …, or toString()");
  }
}

/**
 * Whether a value is a Rational, of this copy of the package or of another one: the module of a user may
 * import its own, and their numbers mix.
 */
export function isRational(value: unknown): value is Rational {
  if (value instanceof Rational) return typeof value.num === "bigint";
  if (typeof value !== "object" || value === null) return false;
  const { num, den, over } = value as Partial<Rational>;
  return typeof num === "bigint" && typeof den === "bigint" && typeof over === "function";
}

/** Callers in JavaScript may give other operands: 1 where `Rational.of(1n)` is meant. */
function requireRational(operand: unknown): void {
  if (isRational(operand)) return;
  throw new InputError({
    code: "wrong-type",
    path: "operand",
    expected: "a Rational (Rational.from makes one)",
    found: describe(operand),
  });
}

function notIntegers(num: unknown, den: unknown): InputError {
  return new InputError({
    code: "wrong-type",
    path: typeof num === "bigint" ? "denominator" : "numerator",
    expected: "a BigInt, such as 7n",
    found: describe(typeof num === "bigint" ? den : num),
  });
}

/** The smaller of two. */
export function min(a: Rational, b: Rational): Rational {
  return a.compare(b) <= 0 ? a : b;
}

/** The larger of two. */
export function max(a: Rational, b: Rational): Rational {
  return a.compare(b) >= 0 ? a : b;
}

/** Exact sum; one reduction at the end. */
export function sum(values: Iterable<Rational>): Rational {
  let num = 0n;
  let den = 1n;
  for (const value of values) {
    if (value.den === den) num += value.num;
    else if (den % value.den === 0n) num += value.num * (den / value.den);
    else {
      const g = gcd(den, value.den);
      const scale = value.den / g;
      num = num * scale + value.num * (den / g);
      den *= scale;
    }
  }
  return Rational.of(num, den);
}

/** num/den as the nearest double; num ≥ 0, den > 0. */
function nearestDouble(num: bigint, den: bigint): number {
  if (num === 0n) return 0;
  const exponent = bitLength(num) - bitLength(den);
  // Subnormal doubles are multiples of 2^−1074, normal ones have 53 bits.
  if (exponent < -1015) {
    const scaled = num << 1074n;
    const below = scaled / den;
    const twice = 2n * (scaled - below * den);
    if (below < 2n ** 53n)
      return Number(twice > den || (twice === den && below % 2n === 1n) ? below + 1n : below) * 2 ** -1074;
  }
  const shift = 64 - exponent;
  const [top, bottom] = shift >= 0 ? [num << BigInt(shift), den] : [num, den << BigInt(-shift)];
  const quotient = top / bottom;
  // One more bit says whether something was cut off, so that Number rounds once and to the right side.
  const sticky = (quotient << 1n) | (quotient * bottom === top ? 0n : 1n);
  const half = Math.trunc((shift + 1) / 2);
  return Number(sticky) * 2 ** -half * 2 ** -(shift + 1 - half);
}

function isFractionLike(value: unknown): value is FractionLike {
  if (typeof value !== "object" || value === null) return false;
  const { s, n, d } = value as Record<string, unknown>;
  return typeof s === "bigint" && typeof n === "bigint" && typeof d === "bigint" && s * s <= 1n && n >= 0n && d >= 0n;
}

/** How to write a double exactly: which number it stands for only its author knows. */
function exactly(value: number): string {
  return Number.isFinite(value)
    ? `an exact number: write ${JSON.stringify(String(value))} in quotes`
    : `an exact number: a string such as "7/10", a bigint or a safe integer`;
}

function notRational(text: string, expected = `a number such as "7/10", "-3", "0.25", "1e-3" or "0.(3)"`): NoNumber {
  return { code: "not-a-rational", expected, found: describe(text) };
}
