/**
 * Symmetries of a problem, which take one labeling to another with the same C.
 *
 * Notation: permutations σ of the restored letters, τ of the inputs, η of the outputs and κ of
 * the classes with a(κk,τx) = a(k,x), W(ηy|τx) = W(y|x), Δ(τx,σx̂) = Δ(x,x̂) and, for every
 * divergence, ρ(σx̂,τx) = ρ(x̂,x), or, where d is smooth, σ and τ agree on the letters that X and X̂ share and
 * K is the same for their images: d then depends on p_X and q letter by letter. The restorer Q'(σx̂|ηy) = Q(x̂|y) then has the same E[Δ], the
 * same d and, under the labeling c' = κ∘c∘σ⁻¹, the same ε as Q under c. Hence C_c' = C_c.
 * Labelings are compared by their classes letter after letter, in a given order of the letters.
 */
import type { JsonValue } from "../exact/json.js";
import { entry } from "../exact/vector.js";
import { chargePart } from "./bounds.js";
import type { Labels } from "./cases.js";
import type { Instance } from "./coefficients.js";
import type { Problem } from "./problem.js";
import { list, object, position } from "./reader.js";
import { type Where, refuse } from "./rejection.js";
import type { ScaledMatrix } from "./scaled.js";

/** Entry i is the image of i. */
type Permutation = readonly number[];

export interface Symmetries {
  readonly count: number;
  /** Refuses unless symmetry `index` takes every labeling that agrees with `labels` to one that comes before it. */
  requireSmaller(index: number, labels: Labels, where: Where): void;
}

/** Reads `symmetries` and `order`, the order of the letters (as listed where it is left out), and verifies both. */
export function readSymmetries(
  given: { readonly order?: JsonValue; readonly symmetries?: JsonValue },
  where: Where,
  { problem, meter }: Instance,
): Symmetries {
  const size = problem.letters.restored.length;
  const order =
    given.order === undefined ? [...Array(size).keys()] : permutation(given.order, where.at("order"), "letters", size);
  const atList = where.at("symmetries");
  const entries = given.symmetries === undefined ? [] : list(given.symmetries, atList, "symmetries of the problem");
  const read = entries.map((one, i) => {
    const place = atList.at(i);
    const fields = object(one, place, ["letters", "inputs", "outputs", "classes"]);
    const { source, letters, outputs, divergences } = problem;
    const symmetry = {
      letters: permutation(fields.letters, place.at("letters"), "restored letters", letters.restored.length),
      inputs: permutation(fields.inputs, place.at("inputs"), "source letters", letters.source.length),
      outputs: permutation(fields.outputs, place.at("outputs"), "outputs", outputs.length),
      classes: permutation(fields.classes, place.at("classes"), "classes", source.classes.length),
    };
    const entriesCompared =
      letters.source.length *
        (source.classes.length + outputs.length + (1 + divergences.length) * letters.restored.length) +
      divergences.length * letters.union.length * letters.union.length;
    chargePart(entriesCompared, [source.joint, problem.channel, problem.distortion], meter, place);
    requireSymmetry(symmetry, problem, place);
    const { classes } = symmetry;
    return { classes, sameClasses: classes.every((image, k) => image === k), from: inverse(symmetry.letters) };
  });
  return {
    count: read.length,
    requireSmaller: (index, labels, place) => {
      const { classes, sameClasses, from } = entry(read, index);
      for (const letter of order) {
        const origin = entry(from, letter);
        if (sameClasses && origin === letter) continue;
        const own = labels[letter];
        const before = labels[origin];
        if (own === undefined || before === undefined)
          refuse(place, "labelings whose images come before them", "labelings for which that is open");
        const image = entry(classes, before);
        if (image < own) return;
        if (image > own)
          refuse(place, "labelings whose images come before them", "labelings whose images come after them");
      }
      refuse(place, "labelings whose images come before them", "labelings that are their own images");
    },
  };
}

interface Symmetry {
  readonly letters: Permutation;
  readonly inputs: Permutation;
  readonly outputs: Permutation;
  readonly classes: Permutation;
}

function requireSymmetry({ letters, inputs, outputs, classes }: Symmetry, problem: Problem, where: Where): void {
  requireInvariant(problem.source.joint, classes, inputs, "a(κk,τx) = a(k,x)", where);
  requireInvariant(problem.channel, inputs, outputs, "W(ηy|τx) = W(y|x)", where);
  requireInvariant(problem.distortion, inputs, letters, "Δ(τx,σx̂) = Δ(x,x̂)", where);
  for (const divergence of problem.divergences) {
    if (divergence.form === "witnesses")
      return refuse(where, "symmetries of transport and smooth divergences only", "a divergence given by witnesses");
    if (divergence.form === "transport") requireInvariant(divergence.cost, letters, inputs, "ρ(σx̂,τx) = ρ(x̂,x)", where);
    else {
      const images = onUnion(letters, inputs, problem, where);
      if (divergence.kind === "mmd-squared")
        requireInvariant(divergence.kernel, images, images, "K(πz,πz') = K(z,z')", where);
    }
  }
}

/** The permutation of the union letters that σ and τ are parts of. */
function onUnion(letters: Permutation, inputs: Permutation, problem: Problem, where: Where): Permutation {
  const { position, source } = problem.letters;
  const images = [...inputs];
  position.forEach((z, i) => {
    const image = entry(position, entry(letters, i));
    if (z < source.length ? entry(inputs, z) !== image : image < source.length)
      refuse(where, "letters that X and X̂ share to have one image", `two of restored letter ${String(i)}`);
    images[z] = image;
  });
  return images;
}

function requireInvariant(
  { rows }: ScaledMatrix,
  rowImages: Permutation,
  columnImages: Permutation,
  what: string,
  where: Where,
): void {
  rows.forEach((row, i) => {
    const image = entry(rows, entry(rowImages, i));
    row.forEach((value, j) => {
      if (entry(image, entry(columnImages, j)) !== value)
        refuse(where, what, `another value in row ${String(i)}, column ${String(j)}`);
    });
  });
}

function permutation(value: JsonValue, where: Where, what: string, size: number): number[] {
  const images = list(value, where, `the images of the ${what}, as indices`, size).map((one, i) =>
    position(one, where.at(i), size),
  );
  const seen = new Set(images);
  return seen.size === size ? images : refuse(where, `each of the ${what} once`, "one twice");
}

function inverse(images: Permutation): number[] {
  const result: number[] = [];
  images.forEach((image, i) => (result[image] = i));
  return result;
}
