/**
 * Permutations of 0, …, n−1 as lists of images, and groups of them given by generators.
 *
 * Text: cycles in parentheses, as in "(0 1)(2 3 4)", which sends 0 to 1, 1 to 0, 2 to 3,
 * 3 to 4 and 4 to 2. Places in no cycle stay.
 */
import { must, text as textArgument, whole, type Check } from "../exact/arguments.js";
import { InputError, describe } from "../exact/errors.js";
import type { Permutation } from "../exact/permutations.js";

/** Largest group whose elements are listed. */
export const largestGroup = 50_000;

const sizeArgument = whole(0, 1_000_000);

/** A permutation of 0, …, size − 1. */
export function permutationOf(size: number): Check {
  return must(
    `a permutation of 0, …, ${String(size - 1)}, as a list of images`,
    (value) => Array.isArray(value) && value.length === size && isPermutation(value),
  );
}

function isPermutation(images: readonly unknown[]): boolean {
  const seen = new Set<unknown>(images);
  return seen.size === images.length && images.every((_, i) => seen.has(i)) && !seen.has(undefined);
}

/**
 * The permutation of 0, …, size − 1 that a text of cycles stands for.
 * @param path the option or key it came from
 * @throws InputError "usage" for other text, "out-of-range" for a place that does not exist,
 *   "duplicate" for a place that is named twice
 */
export function parseCycles(text: string, size: number, path = "cycles"): Permutation {
  textArgument(path, "path");
  textArgument(text, path);
  sizeArgument(size, "size");
  const expected = `cycles of inputs from 0 to ${String(size - 1)}, such as "(0 1)"`;
  if (!/^\s*(?:\(\s*\d+(?:[\s,]+\d+)*\s*\)\s*)+$/.test(text))
    throw new InputError({ code: "usage", path, expected, found: describe(text) });
  const image = Array.from({ length: size }, (_, i) => i);
  const seen = new Set<number>();
  for (const [, body = ""] of text.matchAll(/\(([^)]*)\)/g)) {
    const cycle = (body.match(/\d+/g) ?? []).map(Number);
    for (const place of cycle) {
      if (place >= size) throw new InputError({ code: "out-of-range", path, expected, found: String(place) });
      if (seen.has(place))
        throw new InputError({
          code: "duplicate",
          path,
          expected: "every input in one cycle at most",
          found: `${String(place)} again`,
        });
      seen.add(place);
    }
    cycle.forEach((place, i) => (image[place] = cycle[(i + 1) % cycle.length] ?? place));
  }
  return image;
}

/** The product i ↦ then[first[i]]. */
export function composed(first: Permutation, then: Permutation): Permutation {
  return first.map((i) => then[i] ?? i);
}

export function inverse(permutation: Permutation): Permutation {
  const result = [...permutation];
  permutation.forEach((image, i) => (result[image] = i));
  return result;
}

/** Lengths of all cycles, fixed points included, ascending. */
export function cycleLengths(permutation: Permutation): number[] {
  const seen = new Set<number>();
  const lengths: number[] = [];
  permutation.forEach((_, start) => {
    let length = 0;
    for (let i = start; !seen.has(i); i = permutation[i] ?? i) {
      seen.add(i);
      length++;
    }
    if (length > 0) lengths.push(length);
  });
  return lengths.sort((a, b) => a - b);
}

/** All elements of the group that the generators span, the identity first. @throws InputError "too-large" beyond `largestGroup` */
export function spanned(generators: readonly Permutation[], size: number, path = "symmetries"): Permutation[] {
  const identity = Array.from({ length: size }, (_, i) => i);
  const elements: Permutation[] = [identity];
  const known = new Set([identity.join()]);
  // The list grows while it is read: every element is multiplied by every generator once.
  for (const element of elements) {
    for (const generator of generators) {
      const product = composed(element, generator);
      const key = product.join();
      if (known.has(key)) continue;
      known.add(key);
      elements.push(product);
      if (elements.length > largestGroup) {
        throw new InputError({
          code: "too-large",
          path,
          expected: `generators of a group of at most ${String(largestGroup)} permutations`,
          found: "more",
        });
      }
    }
  }
  return elements;
}
