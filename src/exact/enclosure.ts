/**
 * Enclosures: rational bounds on a number that is neither rational nor the root of a rational.
 *
 * An `Enclosure` stands for one number v with lower ≤ v ≤ upper, both rational; upper "inf" says
 * that no upper bound is known. Nothing ever rounds inward, and where two enclosures overlap, no
 * order between them is claimed.
 */
import type { Rational } from "./rational.js";

export class Enclosure {
  private constructor(
    readonly lower: Rational,
    readonly upper: Rational | "inf",
  ) {}

  /**
   * The number v with lower ≤ v ≤ upper: a Rational where both are the same.
   * @throws RangeError where lower > upper
   */
  static of(lower: Rational, upper: Rational | "inf"): Rational | Enclosure {
    if (upper === "inf") return new Enclosure(lower, upper);
    if (upper.lessThan(lower)) throw new RangeError("an enclosure whose lower end exceeds its upper end");
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
