/** Permutations of 0, …, n−1 as lists of images. */

/** A permutation: entry i is the image of i. */
export type Permutation = readonly number[];

/** All n! permutations in lexicographic order. @param begun the images of the first ones */
export function* permutations(n: number, begun: Permutation = []): Generator<Permutation> {
  if (begun.length === n) yield begun;
  else for (let i = 0; i < n; i++) if (!begun.includes(i)) yield* permutations(n, [...begun, i]);
}
