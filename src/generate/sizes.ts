/**
 * Options of the generators that say how many things there are and how large numbers are.
 *
 * Options that make no sense are refused when an arbitrary is made, before anything is drawn.
 */
import { keys, listOf, oneOf } from "../exact/arguments.js";
import { InputError, describe } from "../exact/errors.js";
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
    found: typeof value === "number" ? String(value) : describe(value),
  });
}

const spanArgument = keys("a whole number, or { least, most }", {});
const optionsArgument = keys("options, an object", {});

/** Options: any object; those of several generators may come together. @throws InputError for anything else */
export function optionsOf<T extends object>(given: T): T {
  optionsArgument(given, "options");
  return given;
}

/** A count as a span. @throws InputError "out-of-range" */
export function span(count: Count, path: string, least = 1): Required<Span> {
  if (typeof count !== "number") spanArgument(count, path);
  const { least: from = least, most } = typeof count === "number" ? { least: count, most: count } : count;
  return { least: whole(from, `${path}.least`, least), most: whole(most, `${path}.most`, from) };
}

/** A count as a span, where a number alone is the most. @throws InputError "out-of-range" */
export function spanUpTo(count: Count, path: string, least = 1): Required<Span> {
  if (typeof count !== "number") spanArgument(count, path);
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
export function masses(options: MassOptions = {}): Required<MassOptions> {
  const { heaviest = usualMasses.heaviest } = optionsOf(options);
  return { heaviest: whole(heaviest, "heaviest") };
}

/** The options with their defaults. @throws InputError "out-of-range" */
export function numbers(options: NumberOptions = {}): Required<NumberOptions> {
  const { most = usualNumbers.most, denominator = usualNumbers.denominator } = optionsOf(options);
  return { most: whole(most, "most"), denominator: whole(denominator, "denominator") };
}

/** The alternatives. @param known all there are, where they are names @throws InputError "wrong-length" for none, "unknown-name" for another */
export function atLeastOne<T>(alternatives: readonly T[], path: string, known?: readonly (T & string)[]): readonly T[] {
  listOf(known === undefined ? (): void => undefined : oneOf(known))(alternatives, path);
  if (alternatives.length > 0) return alternatives;
  throw new InputError({ code: "wrong-length", path, expected: "at least one to draw from", found: "an empty list" });
}
