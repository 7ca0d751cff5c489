/**
 * Enclosures: rational bounds on a number that is neither rational nor the root of a rational.
 *
 * An `Enclosure` stands for one number v with lower ≤ v ≤ upper, both rational; upper "inf" says
 * that no upper bound is known. Nothing ever rounds inward, and where two enclosures overlap, no
 * order between them is claimed.
 */
import { orText, rationalNumber, refuse } from "./arguments.js";
import type { Rational } from "./rational.js";

const upperEnd = orText("inf", rationalNumber);

export class Enclosure {
  private constructor(
    readonly lower: Rational,
    readonly upper: Rational | "inf",
  ) {
    rationalNumber(lower, "lower");
    upperEnd(upper, "upper");
  }

  /**
   * The number v with lower ≤ v ≤ upper: a Rational where both are the same.
   * @throws InputError "out-of-range" where lower > upper
   */
  static of(lower: Rational, upper: Rational | "inf"): Rational | Enclosure {
    if (upper === "inf") return new Enclosure(lower, upper);
    rationalNumber(lower, "lower");
    rationalNumber(upper, "upper");
    if (upper.lessThan(lower))
      refuse("upper", `at least ${lower.toString()}, the lower end`, upper.toString(), "out-of-range");
    return upper.equals(lower) ? lower : new Enclosure(lower, upper);
  }

  /** upper − lower. */
  get width(): Rational | "inf" {
    return this.upper === "inf" ? "inf" : this.upper.minus(this.lower);
  }

  toString(): string {
    return `[${this.lower.toString()}, ${this.upper.toString()}]`;
  }

  toJSON(): { readonly lower: string; readonly upper: string } {
    return { lower: this.lower.toString(), upper: this.upper.toString() };
  }
}
