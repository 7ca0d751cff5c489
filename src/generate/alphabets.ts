/**
 * Random alphabets of a problem: X, Y and X̂ of different sizes.
 *
 * Source and restored letters are drawn from one small pool, so that they overlap in part, in
 * full, or not at all, in any order. Numeric pools hold equal values under different names ("1/2"
 * and "0.5"), which are different letters at one place. They shrink to "a", "b", … or "0", "1", …,
 * and to restored letters that are the source letters.
 */
import type fc from "fast-check";
import { flag, keys, listOf, text } from "../exact/arguments.js";
import { entry } from "../exact/vector.js";
import { arbitrary, type Choose } from "./choices.js";
import { howMany, spanUpTo, type Count, type Span } from "./sizes.js";
import { places } from "./symmetric.js";

export interface Alphabets {
  readonly source: readonly string[];
  readonly outputs: readonly string[];
  readonly restored: readonly string[];
}

/** Letters per alphabet: at most so many, or from least to most. */
export interface Sizes<Size extends Count = number> {
  readonly source: Size;
  readonly outputs: Size;
  readonly restored: Size;
}

const numeric = ["0", "1", "2", "1/2", "-1", "0.5", "7/3", "1e1"];
/** Letters that are names, among them some that a careless program would stumble over. */
const named = ["a", "b", "c", "d", "", "__proto__", "x y", "â"];

/**
 * Random alphabets.
 * @param sizes a number is the most
 * @param numbers whether every source and restored letter must be a number
 */
export function alphabets(sizes: Sizes<Count>, numbers: boolean): fc.Arbitrary<Alphabets> {
  flag(numbers, "numbers");
  const spans = sizesUpTo(sizes);
  return arbitrary((choose) => alphabetsOf(choose, spans, numbers, "any", "often"));
}

const sizesArgument = keys("sizes, an object with source, outputs and restored", {});
const twoAlphabets = { source: listOf(text), restored: listOf(text) };

/** Source and restored letters. */
export const lettersArgument = keys("letters, an object with source and restored", twoAlphabets);

/** The letters of all three alphabets. */
export const alphabetsArgument = keys("alphabets, an object with source, outputs and restored", {
  ...twoAlphabets,
  outputs: listOf(text),
});

/** The sizes with their defaults. @throws InputError "out-of-range" */
export function sizesUpTo(sizes: Sizes<Count>): Sizes<Required<Span>> {
  sizesArgument(sizes, "sizes");
  const { source, outputs, restored } = sizes;
  return {
    source: spanUpTo(source, "sizes.source"),
    outputs: spanUpTo(outputs, "sizes.outputs"),
    restored: spanUpTo(restored, "sizes.restored"),
  };
}

/**
 * The recipe of alphabets.
 * @param restored "source": X̂ = X; "within": the restored letters are the first source letters
 * @param own how often X̂ has letters of its own, where any: half of the time, or one time in eight, for
 * divergences that are infinite where letters are missing
 */
export function alphabetsOf(
  choose: Choose,
  sizes: Sizes<Required<Span>>,
  numbers: boolean,
  restored: "any" | "within" | "source",
  own: "often" | "rarely",
): Alphabets {
  // X̂ = X is the usual case.
  const weights = own === "rarely" && restored === "any" ? { weights: [7, 1] } : undefined;
  const same = restored === "source" || choose("restored.own", 0, restored === "any" ? 1 : 0, weights) === 0;
  const size = howMany(choose, "source", sizes.source, same ? ["x", "r"] : ["x"]);
  const outputs = howMany(choose, "outputs", sizes.outputs, ["y"]);
  const others = same ? size : howMany(choose, "restored", sizes.restored, ["r"]);
  const pool = poolOf(numbers, Math.max(sizes.source.most, sizes.restored.most));
  const source = lettersOf(choose, "x", size, pool);
  return {
    source,
    outputs: Array.from({ length: outputs }, (_, y) => `y${String(y)}`),
    restored:
      restored === "source"
        ? source
        : same
          ? source.slice(0, sizes.restored.most)
          : lettersOf(choose, "r", others, pool),
  };
}

function lettersOf(choose: Choose, axis: string, size: number, pool: readonly string[]): string[] {
  const wanted = Array.from({ length: size }, (_, i) => choose(`letter.${axis}${String(i)}`, 0, pool.length - 1));
  return places(wanted, pool.length).map((place) => entry(pool, place));
}

/** The pool of letters, extended to so many where it has fewer: "a8", "a9", … or "3", "4", …. */
function poolOf(numbers: boolean, most: number): readonly string[] {
  const pool = numbers ? numeric : named;
  const further = Array.from({ length: Math.max(0, most - pool.length) }, (_, i) =>
    numbers ? String(i + 3) : `a${String(i + pool.length)}`,
  );
  return further.length === 0 ? pool : [...pool, ...further];
}

/** The source letters in order, then the restored letters that are new. @throws InputError for what has none */
export function unionOf(letters: Pick<Alphabets, "source" | "restored">): string[] {
  lettersArgument(letters, "letters");
  const { source, restored } = letters;
  return [...new Set([...source, ...restored])];
}
