/**
 * Symmetries of a composite problem: labelings that cannot differ in C.
 *
 * Notation: permutations τ of the source letters, κ of the classes, η of the outputs and σ of the
 * restored letters with a(κk,τx) = a(k,x), W(ηy|τx) = W(y|x), Δ(τx,σx̂) = Δ(x,x̂) and
 * ρ(σx̂,τx) = ρ(x̂,x) for every part of the divergence. Then C_c = C_{κ∘c∘σ⁻¹}. Found are the
 * exchanges of restored letters that agree in every measure, and one completion of every (κ,τ)
 * that has one; for transport costs only. What is not found costs time, never truth.
 */
import { entry, type RationalMatrix } from "../../exact/vector.js";
import { free } from "../../model/classifier.js";
import type { Labeling } from "../../model/composite.js";
import type { CompositeProblem } from "../../model/problem.js";

/** Entry i is the image of i. */
export type Permutation = readonly number[];

export interface Symmetry {
  readonly letters: Permutation;
  readonly inputs: Permutation;
  readonly outputs: Permutation;
  readonly classes: Permutation;
}

/** Most classes and source letters whose permutations are tried, and most symmetries that are kept. */
const limits = { classes: 4, inputs: 8, kept: 64 };

/** Symmetries other than the identity on letters and classes. */
export function symmetriesOf(problem: CompositeProblem): Symmetry[] {
  const { source, channel, restored, distortion, perception } = problem;
  const costs: RationalMatrix[] = [];
  for (const { divergence } of perception.parts) {
    if (divergence.family !== "transport") return [];
    costs.push(divergence.cost);
  }
  const inputs = source.alphabet.size;
  const classes = source.classNames.length;
  // What a restored letter, or an output, is seen as by the source letters, in the order of `images`.
  const letterKey = (j: number, images: Permutation): string =>
    images.map((x) => `${String(distortion.matrix.numeratorAt(x, j))}:${costs.map((cost) => String(cost.numeratorAt(j, x))).join(":")}`).join(",");
  const outputKey = (y: number, images: Permutation): string => images.map((x) => String(channel.matrix.numeratorAt(x, y))).join(",");
  const same = [...Array(inputs).keys()];
  const alike = exchanges(restored.letters.map((_, j) => letterKey(j, same)));
  const identity = { inputs: same, outputs: channel.outputs.letters.map((_, y) => y), classes: source.classNames.map((_, k) => k) };
  const found: Symmetry[] = alike.map((letters) => ({ letters, ...identity }));
  if (inputs > limits.inputs || classes > limits.classes) return found.slice(0, limits.kept);
  for (const kappa of permutations(classes)) {
    const images = (x: number): number[] =>
      same.filter((image) => kappa.every((k, from) => source.joint.numeratorAt(k, image) === source.joint.numeratorAt(from, x)));
    for (const tau of assignments(same.map(images))) {
      const letters = matching(restored.letters.map((_, j) => letterKey(j, same)), restored.letters.map((_, j) => letterKey(j, tau)));
      const outputs = matching(identity.outputs.map((y) => outputKey(y, same)), identity.outputs.map((y) => outputKey(y, tau)));
      if (letters === undefined || outputs === undefined) continue;
      if ([...letters.entries(), ...kappa.entries()].every(([i, image]) => i === image)) continue;
      found.push({ letters, inputs: tau, outputs, classes: kappa });
      if (found.length >= limits.kept) return found;
    }
  }
  return found;
}

/**
 * Whether the symmetry takes every labeling that agrees with this one to a labeling that comes
 * before it, compared class by class in the order of the letters.
 */
export function comesBefore({ letters, classes }: Symmetry, labeling: Labeling, order: readonly number[]): boolean {
  const identity = classes.every((image, k) => image === k);
  for (const letter of order) {
    const origin = letters.indexOf(letter);
    if (identity && origin === letter) continue;
    const own = entry(labeling, letter);
    const before = entry(labeling, origin);
    if (own === free || before === free) return false;
    const image = entry(classes, before);
    if (image !== own) return image < own;
  }
  return false;
}

/** The exchanges of neighbours among positions with equal keys. */
function exchanges(keys: readonly string[]): number[][] {
  return keys.flatMap((key, i) => {
    const next = keys.indexOf(key, i + 1);
    return next < 0 ? [] : [keys.map((_, j) => (j === i ? next : j === next ? i : j))];
  });
}

/** i ↦ the position whose key under the images is the key of i; equal keys in order. Undefined where there is none. */
function matching(keys: readonly string[], imageKeys: readonly string[]): number[] | undefined {
  const open = new Map<string, number[]>();
  imageKeys.forEach((key, i) => open.set(key, [...(open.get(key) ?? []), i]));
  const images: number[] = [];
  for (const key of keys) {
    const image = open.get(key)?.shift();
    if (image === undefined) return undefined;
    images.push(image);
  }
  return images;
}

function permutations(size: number): number[][] {
  return [...assignments(Array.from({ length: size }, () => [...Array(size).keys()]))];
}

/** All permutations in which every position has one of its allowed images. */
function* assignments(allowed: readonly (readonly number[])[], chosen: readonly number[] = []): Generator<number[]> {
  const images = allowed[chosen.length];
  if (images === undefined) yield [...chosen];
  else for (const image of images) if (!chosen.includes(image)) yield* assignments(allowed, [...chosen, image]);
}
