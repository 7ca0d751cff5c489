/**
 * Orbits of channels: relabelling the outputs, and permuting inputs that may be permuted.
 *
 * The group is S_m × H: all permutations of the columns, and a group H of permutations of
 * the rows (trivial unless given): (h·W)(h(x), ·) = W(x, ·). The canonical channel of an
 * orbit is the one of smallest rank, that is, the lexicographically largest matrix, read
 * row by row. Under columns alone that is the one whose columns, read from the top, are in
 * descending order; under S_m × H it is the best of those over all h.
 */
import { bigInteger, either, keys, listOf, must, rowsOf, text, whole, type Check } from "../exact/arguments.js";
import { InputError } from "../exact/errors.js";
import type { Permutation } from "../exact/permutations.js";
import { factorial } from "./binomial.js";
import { inverse, permutationOf, spanned } from "./permutations.js";
import { mostOutputs } from "./rows.js";
import { machineEntries, mostInputs } from "./space.js";

/** A group H of permutations of the inputs, by its elements. */
export interface InputSymmetries {
  readonly inputs: number;
  /** All elements, the identity first. */
  readonly elements: readonly Permutation[];
}

const inputsArgument = whole(1, mostInputs);
const outputsArgument = whole(1, mostOutputs);
const list = listOf(() => undefined);

/** The group, if it is one of permutations of so many inputs; without one the identity alone. @throws InputError for another */
export function symmetriesOf(inputs: number, symmetries: InputSymmetries | undefined): InputSymmetries {
  if (symmetries === undefined) return inputSymmetries(inputs);
  groupOf(inputs)(symmetries, "symmetries");
  return symmetries;
}

/** That a list of permutations is closed under products is not asked here. */
function groupOf(inputs: number): Check {
  return keys("symmetries, as inputSymmetries gives them", {
    inputs: must(`${String(inputs)}, as many inputs as there are`, (value) => value === inputs),
    elements: listOf(permutationOf(inputs), 1),
  });
}

/**
 * The group that the generators span; without generators the identity alone.
 * @throws InputError "wrong-length" | "too-large"
 */
export function inputSymmetries(
  inputs: number,
  generators: readonly Permutation[] = [],
  path = "symmetries",
): InputSymmetries {
  text(path, "path");
  inputsArgument(inputs, "inputs");
  list(generators, path);
  for (const generator of generators) {
    if (Array.isArray(generator) && generator.length !== inputs) {
      throw new InputError({
        code: "wrong-length",
        path,
        expected: `permutations of ${String(inputs)} inputs`,
        found: String(generator.length),
      });
    }
    permutationOf(inputs)(generator, path);
  }
  return { inputs, elements: spanned(generators, inputs, path) };
}

const numbersOnly = rowsOf(must("a whole number", (value) => Number.isSafeInteger(value)));
const integersOnly = rowsOf(bigInteger());
const rowsArgument = either((value) => typeof firstOf(value) === "bigint", integersOnly, numbersOnly);

function firstOf(rows: unknown): unknown {
  const row: unknown = Array.isArray(rows) ? rows[0] : undefined;
  return Array.isArray(row) ? row[0] : undefined;
}

/**
 * The channel of smallest rank in the orbit of a channel, given and returned as integers of either kind.
 * @throws InputError for other rows, or symmetries of other inputs
 */
export function canonical<T extends number | bigint>(
  rows: readonly (readonly T[])[],
  symmetries?: InputSymmetries,
): T[][] {
  rowsArgument(rows, "rows");
  if (symmetries !== undefined) groupOf(rows.length)(symmetries, "symmetries");
  const elements = symmetries?.elements ?? [rows.map((_, x) => x)];
  const forms = elements.map((element) => byColumns(inverse(element).map((x) => rows[x] ?? [])));
  return forms.reduce((best, form) => (compare(form.flat(), best.flat()) > 0 ? form : best));
}

/** The matrix with its columns in descending order. */
function byColumns<T extends number | bigint>(rows: readonly (readonly T[])[]): T[][] {
  const columns = (rows[0] ?? []).map((_, y) => rows.map((row) => row[y] as T));
  columns.sort((a, b) => compare(b, a));
  return rows.map((_, x) => columns.map((column) => column[x] as T));
}

/** Compares lexicographically: positive when the first list is larger. */
function compare<T extends number | bigint>(first: readonly T[], second: readonly T[]): number {
  for (const [i, value] of first.entries()) {
    const other = second[i] as T;
    if (value !== other) return value > other ? 1 : -1;
  }
  return 0;
}

/** One element of H other than the identity, prepared for the test. */
interface Element {
  /** Row t of h·W is row from[t] of W. */
  readonly from: Int32Array;
  /** known[x]: how many first rows of h·W are among rows 0..x of W. */
  readonly known: Int32Array;
}

/** Tests on matrices of machine integers, fast and without memory of their own. */
export class OrbitTest {
  private readonly symmetries: InputSymmetries;
  private readonly elements: readonly Element[];
  private readonly order: Int32Array;
  private readonly factorials: readonly bigint[];

  constructor(
    private readonly inputs: number,
    private readonly outputs: number,
    symmetries?: InputSymmetries,
  ) {
    inputsArgument(inputs, "inputs");
    outputsArgument(outputs, "outputs");
    this.symmetries = symmetriesOf(inputs, symmetries);
    this.order = new Int32Array(outputs);
    this.factorials = Array.from({ length: outputs + 1 }, (_, i) => factorial(i));
    this.elements = this.symmetries.elements.slice(1).map((element) => {
      const from = Int32Array.from(inverse(element));
      const known = Int32Array.from(from, (_, x) => {
        const first = from.findIndex((row) => row > x);
        return first < 0 ? from.length : first;
      });
      return { from, known };
    });
  }

  /** Whether no channel of the orbit has a smaller rank. @throws InputError for other entries than a matrix has */
  isCanonical(entries: Int32Array): boolean {
    const { inputs, outputs } = this;
    this.look(entries);
    for (let y = 1; y < outputs; y++) {
      for (let x = 0; x < inputs; x++) {
        const difference = entries[x * outputs + y - 1]! - entries[x * outputs + y]!;
        if (difference < 0) return false;
        if (difference > 0) break;
      }
    }
    return this.elements.every((element) => this.compare(entries, element, inputs) <= 0);
  }

  /**
   * Whether rows 0..x, whose columns are in order, can begin a canonical channel. Assumes that rows
   * 0..x−1 can.
   * @throws InputError for other entries than a matrix has, or no row
   */
  mayBegin(entries: Int32Array, x: number): boolean {
    this.look(entries);
    if (!Number.isInteger(x) || x < 0 || x >= this.inputs) whole(0, this.inputs - 1)(x, "x");
    for (const element of this.elements) {
      const known = element.known[x]!;
      // Elements for which row x adds no known row were compared before.
      if (known > (x === 0 ? 0 : element.known[x - 1]!) && this.compare(entries, element, known) > 0) return false;
    }
    return true;
  }

  /** The number of channels in the orbit of a canonical one: |S_m × H| over the number of (σ, h) that leave it as it is. */
  orbit(entries: Int32Array): bigint {
    const { inputs, outputs } = this;
    this.look(entries);
    let size = this.factorials[outputs]!;
    let equal = 1;
    for (let y = 1; y <= outputs; y++) {
      let same = y < outputs;
      for (let x = 0; same && x < inputs; x++) same = entries[x * outputs + y - 1] === entries[x * outputs + y];
      if (same) equal++;
      else {
        size /= this.factorials[equal]!;
        equal = 1;
      }
    }
    let stabilising = 1;
    for (const element of this.elements) if (this.compare(entries, element, inputs) === 0) stabilising++;
    return (size * BigInt(this.symmetries.elements.length)) / BigInt(stabilising);
  }

  private look(entries: Int32Array): void {
    const size = this.inputs * this.outputs;
    if (!(entries instanceof Int32Array) || entries.length !== size) machineEntries(size)(entries, "entries");
  }

  /**
   * Compares the first `count` rows of h·W, columns in descending order, with those of W: positive
   * when they have the smaller rank.
   */
  private compare(entries: Int32Array, { from }: Element, count: number): number {
    const { outputs, order } = this;
    for (let y = 0; y < outputs; y++) {
      let at = y;
      while (at > 0 && this.columnExceeds(entries, from, count, y, order[at - 1]!)) {
        order[at] = order[at - 1]!;
        at--;
      }
      order[at] = y;
    }
    for (let t = 0; t < count; t++) {
      const row = from[t]! * outputs;
      for (let y = 0; y < outputs; y++) {
        const difference = entries[row + order[y]!]! - entries[t * outputs + y]!;
        if (difference !== 0) return difference;
      }
    }
    return 0;
  }

  private columnExceeds(entries: Int32Array, from: Int32Array, count: number, y: number, other: number): boolean {
    for (let t = 0; t < count; t++) {
      const row = from[t]! * this.outputs;
      const difference = entries[row + y]! - entries[row + other]!;
      if (difference !== 0) return difference > 0;
    }
    return false;
  }
}
