/**
 * Options of the generators that say how many things there are and how large numbers are.
 *
 * Options that make no sense are refused when an arbitrary is made, before anything is drawn.
 */
import { InputError } from "../exact/errors.js";
import type { Choose } from "./choices.js";

/** From `least` (default 1) to `most`, both included. */
export interface Span {
  readonly least?: number;
  readonly most: number;
}

/** Exactly so many, or a random number of them. */
export type Count = number | Span;

/** The size of weights. A pmf on n letters has a denominator of at most n · heaviest. */
export interface MassOptions {
  /** Largest weight of a letter, before division by the sum of weights. Default: 3. */
  readonly heaviest?: number;
}

/** The size of numerators and denominators. */
export interface NumberOptions {
  /** Largest numerator. Default: 6. */
  readonly most?: number;
  /** Largest denominator. Default: 4. */
  readonly denominator?: number;
}

export const usualMasses: Required<MassOptions> = { heaviest: 3 };
export const usualNumbers: Required<NumberOptions> = { most: 6, denominator: 4 };

/** Largest value of any option: 2³⁰. */
const limit = 1_073_741_824;

/** The value itself. @throws InputError "out-of-range" unless it is a whole number from `least` on */
export function whole(value: number, path: string, least = 1): number {
  if (Number.isInteger(value) && value >= least && value <= limit) return value;
  throw new InputError({
    code: "out-of-range",
    path,
    expected: `a whole number from ${String(least)} to 2^30`,
    found: String(value),
  });
}

/** A count as a span. @throws InputError "out-of-range" */
export function span(count: Count, path: string, least = 1): Required<Span> {
  const { least: from = least, most } = typeof count === "number" ? { least: count, most: count } : count;
  return { least: whole(from, `${path}.least`, least), most: whole(most, `${path}.most`, from) };
}

/** A count as a span, where a number alone is the most. @throws InputError "out-of-range" */
export function spanUpTo(count: Count, path: string, least = 1): Required<Span> {
  return span(typeof count === "number" ? { most: count } : count, path, least);
}

/** Asks how many places the axes have. */
export function howMany(
  choose: Choose,
  name: string,
  { least, most }: Required<Span>,
  axes: readonly string[],
): number {
  return choose(name, least, most, { axes });
}

/** The options with their defaults. @throws InputError "out-of-range" */
export function masses({ heaviest = usualMasses.heaviest }: MassOptions = {}): Required<MassOptions> {
  return { heaviest: whole(heaviest, "heaviest") };
}

/** The options with their defaults. @throws InputError "out-of-range" */
export function numbers({
  most = usualNumbers.most,
  denominator = usualNumbers.denominator,
}: NumberOptions = {}): Required<NumberOptions> {
  return { most: whole(most, "most"), denominator: whole(denominator, "denominator") };
}

/** The alternatives. @throws InputError "wrong-length" for none */
export function atLeastOne<T>(alternatives: readonly T[], path: string): readonly T[] {
  if (alternatives.length > 0) return alternatives;
  throw new InputError({ code: "wrong-length", path, expected: "at least one to draw from", found: "an empty list" });
}
