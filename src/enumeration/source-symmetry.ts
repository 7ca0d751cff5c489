/**
 * The symmetries of a source: permutations of its letters that leave a(k,x) as it is.
 *
 * These are all permutations π of the letters for which some permutation κ of the classes has
 * a(κ(k), π(x)) = a(k,x) for all k and x. They form a group. Bayes risks, and all else that
 * names neither letters nor classes, are the same for a channel and for the permuted channel.
 */
import { InputError } from "../exact/errors.js";
import { permutations, type Permutation } from "../exact/permutations.js";
import { matrixArgument, type RationalMatrix } from "../exact/vector.js";
import { inputSymmetries, type InputSymmetries } from "./symmetry.js";

/** Most classes whose permutations are tried. */
const mostClasses = 8;

/**
 * The group of symmetries of a source.
 * @param joint a(k,x): K rows, one column per input
 * @throws InputError "too-large" for more than eight classes or too large a group
 */
export function sourceSymmetries(joint: RationalMatrix): InputSymmetries {
  matrixArgument(joint, "joint");
  const { rows: classes, columns: inputs } = joint;
  if (classes > mostClasses)
    throw new InputError({
      code: "too-large",
      path: "classes",
      expected: `at most ${String(mostClasses)} classes`,
      found: String(classes),
    });
  const letters = Array.from({ length: inputs }, (_, x) => x);
  const column = (x: number): string[] => Array.from({ length: classes }, (_, k) => String(joint.numeratorAt(k, x)));
  const own = letters.map((x) => column(x).join());
  const generators: Permutation[] = [];
  // Letters with the same masses are interchangeable, each with the next of its kind.
  letters.forEach((x) => {
    const next = own.indexOf(own[x] ?? "", x + 1);
    if (next >= 0) generators.push(letters.map((other) => (other === x ? next : other === next ? x : other)));
  });
  // The other generators: one permutation of letters per permutation of classes.
  for (const kappa of permutations(classes)) {
    const wanted = letters.map((x) => {
      const moved: string[] = [];
      column(x).forEach((mass, k) => (moved[kappa[k] ?? k] = mass));
      return moved.join();
    });
    const free = new Map<string, number[]>();
    own.forEach((key, x) => free.set(key, [...(free.get(key) ?? []), x]));
    const images = wanted.map((key) => free.get(key)?.shift());
    if (images.every((image) => image !== undefined)) generators.push(images);
  }
  return inputSymmetries(inputs, generators, "symmetries of the source");
}
