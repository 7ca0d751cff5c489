/**
 * How people see numbers: exact, rounded, or both.
 *
 * A style is what a user asks for; a notation decides for each value. Exact values are p/q; rounded
 * ones are marked ≈. An exact value of more than `longest` characters is replaced by its rounded
 * value, and the notation remembers it, so that whoever prints can say so once. With the numbers
 * "exact" nothing is ever replaced.
 */
import { either, keys, oneOf, orText, whole } from "../exact/arguments.js";
import { approximate, mostDecimals } from "../exact/decimal.js";
import { Enclosure } from "../exact/enclosure.js";
import { Rational } from "../exact/rational.js";
import { valueArgument, valueText, type Value } from "../exact/value.js";

/** Which form of a number is shown. */
export const numbersNames = ["exact", "both", "rounded"] as const;
export type Numbers = (typeof numbersNames)[number];

/** What a user asks for; every writer takes it. */
export interface Style {
  /** Decimals of rounded values. CSV and JSON have rounded values only where this is given. */
  readonly decimals?: number;
  /** Text, LaTeX and Markdown: which numbers are shown. */
  readonly numbers?: Numbers;
  /** Text, LaTeX and Markdown: most characters of an exact value that is shown as it is. */
  readonly longest?: number;
}

/** Decimals of rounded values where none are asked for. */
export const usualDecimals = 6;
/** Most characters of an exact value where nothing is said. */
export const usualLongest = 24;

/** Options of writers, as an argument. */
export const styleArgument = keys(
  "a style, an object such as { decimals: 6 }",
  {},
  {
    decimals: whole(0, mostDecimals),
    numbers: oneOf(numbersNames),
    longest: either(
      (value) => value === Infinity,
      () => undefined,
      whole(1),
    ),
  },
);
const givenArgument = orText("inf", valueArgument);

export class Notation {
  readonly numbers: Numbers;
  readonly decimals: number;
  readonly longest: number;
  private replaced = false;

  /** @param usual the numbers where the style does not say: text shows both */
  constructor(style: Style = {}, usual: Numbers = "both") {
    styleArgument(style, "style");
    oneOf(numbersNames)(usual, "usual");
    const { decimals = usualDecimals, numbers, longest = usualLongest } = style;
    this.numbers = numbers ?? usual;
    this.decimals = decimals;
    this.longest = numbers === "exact" ? Infinity : longest;
  }

  /** The notation of LaTeX and Markdown: rounded values stand beside the exact ones where decimals are asked for. */
  static ofTables(style: Style): Notation {
    styleArgument(style, "style");
    return new Notation(style, style.decimals === undefined ? "exact" : "both");
  }

  /** Whether the exact value is too long to be shown. Integers never are: rounding makes none shorter. */
  isLong(value: Value): boolean {
    valueArgument(value, "value");
    return !isInteger(value) && valueText(value).length > this.longest;
  }

  /** One form, for a place with room for one number: `307/1450`, or `≈0.211724`. Integers are themselves. */
  one(value: Value): string {
    valueArgument(value, "value");
    // An enclosure is shown by its ends, rounded outwards: they say all there is.
    if (value instanceof Enclosure && this.numbers !== "exact") return this.rounded(value);
    if (isInteger(value) || (this.numbers !== "rounded" && this.fits(value))) return valueText(value);
    return this.rounded(value);
  }

  /** `307/1450 ≈0.211724`, as far as both are wanted. Integers are themselves. */
  both(value: Value | "inf"): string {
    givenArgument(value, "value");
    if (value === "inf") return "∞";
    if (value instanceof Enclosure) return this.one(value);
    if (this.numbers === "both" && !isInteger(value) && this.fits(value))
      return `${valueText(value)} ${this.rounded(value)}`;
    return this.one(value);
  }

  /** A number that was an input: as it is, unless it is long; ∞ for "inf". */
  given(value: Value | "inf"): string {
    givenArgument(value, "value");
    if (value === "inf") return "∞";
    return this.fits(value) ? valueText(value) : this.rounded(value);
  }

  /** `≈0.211724`. */
  rounded(value: Value): string {
    valueArgument(value, "value");
    return approximate(value, this.decimals);
  }

  /** Whether the exact value can be shown; if not, it is remembered that one was replaced. */
  fits(value: Value): boolean {
    valueArgument(value, "value");
    const fits = !this.isLong(value);
    if (!fits) this.replaced = true;
    return fits;
  }

  /** What has to be said about the numbers shown so far: that long ones were replaced. */
  notes(): string[] {
    return this.replaced && this.numbers !== "rounded"
      ? [`values of more than ${String(this.longest)} characters are rounded (≈); all digits: --numbers exact`]
      : [];
  }
}

export function isInteger(value: Value): boolean {
  return value instanceof Rational && value.den === 1n;
}

/** What the head of a table says where all of its results are rounded, and none is marked. */
export function roundedNote({ numbers, decimals }: Notation): string[] {
  return numbers === "rounded"
    ? [`rounded to ${String(decimals)} digits; exact values: regenerate with --numbers exact`]
    : [];
}
