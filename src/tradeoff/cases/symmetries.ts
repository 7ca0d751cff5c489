/**
 * Symmetries of a problem: labelings that cannot differ in C.
 *
 * Notation: permutations τ of the source letters, κ of the classes, η of the outputs and σ of the
 * restored letters with a(κk,τx) = a(k,x), W(ηy|τx) = W(y|x), Δ(τx,σx̂) = Δ(x,x̂) and
 * ρ(σx̂,τx) = ρ(x̂,x) for every part of the divergence. Then C_c = C_{κ∘c∘σ⁻¹}. The search, for
 * transport costs only, finds the exchanges of restored letters that agree in every measure, and one
 * completion (η,σ) of every (κ,τ) that has one. It chooses the images of source letters one by one,
 * as long as the rows chosen so far of W, Δ and ρ have the same columns up to their order. `limits`
 * bounds it: a symmetry that is missed makes later searches longer, but no result wrong.
 */
import type { SymmetryData } from "../../certificate/point.js";
import { permutations, type Permutation } from "../../exact/permutations.js";
import { entry, type RationalMatrix } from "../../exact/vector.js";
import { free, type Labeling } from "../../model/classifier.js";
import { Memo } from "../../model/memo.js";
import type { Problem } from "../../model/problem.js";

/**
 * Largest numbers of classes and source letters whose permutations are tried, of columns examined per
 * permutation of the classes, and of symmetries kept.
 */
const limits = { classes: 4, inputs: 8, columns: 20_000, kept: 64 };

const known = new Memo<readonly SymmetryData[]>();

/** The symmetries of a problem other than the identity on letters and classes, computed once per problem. */
export function symmetriesOf(problem: Problem): readonly SymmetryData[] {
  return known.of(problem, () => search(problem));
}

function search(problem: Problem): SymmetryData[] {
  const { source, channel, restored, distortion, perception } = problem;
  const costs: RationalMatrix[] = [];
  for (const { divergence } of perception.parts) {
    if (divergence.family !== "transport") return [];
    costs.push(divergence.cost);
  }
  const inputs = [...source.alphabet.letters.keys()];
  const identity = { inputs, outputs: [...channel.outputs.letters.keys()], classes: [...source.classNames.keys()] };
  // The columns of restored letters and of outputs, with an entry per source letter.
  const letters = new Columns(restored.size, inputs, (x, j) =>
    [distortion.matrix.numeratorAt(x, j), ...costs.map((cost) => cost.numeratorAt(j, x))].join(":"),
  );
  const outputs = new Columns(channel.outputs.size, inputs, (x, y) => String(channel.matrix.numeratorAt(x, y)));
  const found: SymmetryData[] = exchanges(letters.keys(inputs)).map((exchange) => ({ letters: exchange, ...identity }));
  if (inputs.length > limits.inputs || identity.classes.length > limits.classes) return found.slice(0, limits.kept);
  const mass = (k: number, x: number): bigint => source.joint.numeratorAt(k, x);
  const masses = identity.classes.map((k) =>
    inputs
      .map((x) => mass(k, x))
      .sort((a, b) => (a < b ? -1 : 1))
      .join(),
  );
  let rest = 0;

  /** The permutations that extend the images chosen so far and keep the masses. */
  const extended = function* (kappa: Permutation, tau: Permutation): Generator<Permutation> {
    rest -= restored.size + channel.outputs.size;
    if (rest < 0 || !letters.agree(tau) || !outputs.agree(tau)) return;
    if (tau.length === inputs.length) yield tau;
    else {
      const images = inputs.filter(
        (image) => !tau.includes(image) && kappa.every((to, from) => mass(to, image) === mass(from, tau.length)),
      );
      for (const image of images) yield* extended(kappa, [...tau, image]);
    }
  };
  for (const kappa of permutations(identity.classes.length)) {
    if (kappa.some((to, from) => masses[to] !== masses[from])) continue;
    rest = limits.columns;
    for (const tau of extended(kappa, [])) {
      const symmetry = { letters: letters.matching(tau), inputs: tau, outputs: outputs.matching(tau), classes: kappa };
      if ([...symmetry.letters.entries(), ...kappa.entries()].every(([i, image]) => i === image)) continue;
      found.push(symmetry);
      if (found.length >= limits.kept) return found;
    }
  }
  return found;
}

/** The columns of a matrix with a row per source letter, compared as rows are permuted. */
class Columns {
  /** Entry d: the text of the first d rows of all columns, sorted. */
  private readonly own: string[] = [];

  constructor(
    private readonly size: number,
    private readonly inputs: readonly number[],
    private readonly cell: (x: number, column: number) => string,
  ) {}

  /** The text of every column on the given rows, in their order. */
  keys(rows: Permutation): string[] {
    return Array.from({ length: this.size }, (_, column) => rows.map((x) => this.cell(x, column)).join());
  }

  /** Whether the columns on rows τ0, τ1, … are those on rows 0, 1, …, up to their order. */
  agree(tau: Permutation): boolean {
    return this.sorted(tau) === (this.own[tau.length] ??= this.sorted(this.inputs.slice(0, tau.length)));
  }

  /**
   * The permutation that takes column i to the column that is the same on rows τ0, τ1, …; equal
   * columns in order. For τ that agree.
   */
  matching(tau: Permutation): number[] {
    const open = new Map<string, number[]>();
    this.keys(tau).forEach((key, i) => open.set(key, [...(open.get(key) ?? []), i]));
    return this.keys(this.inputs).map((key) => {
      const image = open.get(key)?.shift();
      if (image === undefined) throw new Error("columns that do not agree");
      return image;
    });
  }

  private sorted(rows: Permutation): string {
    return this.keys(rows).sort().join(";");
  }
}

/**
 * Whether the symmetry takes every labeling that agrees with this one to a labeling that comes
 * before it, compared class by class in the order of the letters.
 */
export function comesBefore({ letters, classes }: SymmetryData, labeling: Labeling, order: readonly number[]): boolean {
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
