/**
 * Spaces of channels: n rows of one kind, ranked with the first row most significant.
 *
 * | kind | rows | how many channels |
 * |---|---|---|
 * | "fractions" | entries in {0, 1/N, …, 1} | C(N+m−1, m−1)^n |
 * | "deterministic" | all mass on one output | m^n |
 * | "supports" | zero patterns with non-empty rows | (2^m − 1)^n |
 *
 * With R rows, rank(W) = Σ_x rank(W(·|x))·R^{n−1−x}: a number whose digits are the ranks
 * of the rows. Ranks a, …, b−1 are a shard, for any a and b.
 */
import { bigInteger, instanceOf, keys, must, oneOf, rowsOf, type Check } from "../exact/arguments.js";
import { InputError, describe } from "../exact/errors.js";
import { Rational } from "../exact/rational.js";
import { RationalMatrix } from "../exact/vector.js";
import { Compositions } from "./compositions.js";
import { largestMachineEntry, mostOutputs, type RowSpace } from "./rows.js";
import { Supports } from "./supports.js";

export type ChannelKind = "fractions" | "deterministic" | "supports";

/** Most inputs of an enumerated channel. */
export const mostInputs = 100;

/** Largest denominator that a user may give. */
export const largestDenominator = 10n ** 100n;

/** The kind and the shape of the channels of a space. */
export type ChannelFamily =
  | { readonly kind?: "fractions"; readonly inputs: number; readonly outputs: number; readonly denominator: bigint }
  | { readonly kind: "deterministic" | "supports"; readonly inputs: number; readonly outputs: number };

/**
 * All channels of one kind and shape by number: `rank` and `unrank` between matrices of integers
 * (n rows, m columns) and 0, …, size − 1.
 * @example new ChannelSpace({ inputs: 2, outputs: 2, denominator: 3n }).unrank(0n) // [[3n, 0n], [3n, 0n]]
 */
export class ChannelSpace {
  readonly kind: ChannelKind;
  readonly inputs: number;
  readonly outputs: number;
  readonly rows: RowSpace;
  /** The number of channels. */
  readonly size: bigint;

  /**
   * The space of a kind and shape.
   * @throws InputError "out-of-range" | "too-large" for a shape that does not exist or is beyond the
   *   limits
   */
  constructor(family: ChannelFamily) {
    familyArgument(family, "family");
    const { inputs, outputs } = family;
    wholeNumber(inputs, "inputs", mostInputs);
    wholeNumber(outputs, "outputs", mostOutputs);
    if (family.kind === undefined || family.kind === "fractions") {
      positive(family.denominator, "denominator");
      this.rows = new Compositions(family.denominator, outputs);
    } else this.rows = family.kind === "supports" ? new Supports(outputs) : new Compositions(1n, outputs);
    this.kind = family.kind ?? "fractions";
    this.inputs = inputs;
    this.outputs = outputs;
    this.size = this.rows.size ** BigInt(inputs);
  }

  /** Whether entries fit machine integers, so that `ChannelWalk` and `CanonicalWalk` apply. */
  get machine(): boolean {
    return this.rows.largest <= largestMachineEntry;
  }

  /** The place of a channel, from 0. @param matrix integers: N·W, zeros and ones, or the pattern @throws InputError "out-of-range" | "wrong-length" */
  rank(matrix: readonly (readonly bigint[])[]): bigint {
    integerRows(matrix, "matrix");
    if (matrix.length !== this.inputs) {
      throw new InputError({
        code: "wrong-length",
        path: "matrix",
        expected: `${String(this.inputs)} rows`,
        found: describe(matrix),
      });
    }
    return matrix.reduce((rank, row, x) => rank * this.rows.size + this.rows.rank(row, `matrix[${String(x)}]`), 0n);
  }

  /** The channel at a place, as integers. @throws InputError "out-of-range" */
  unrank(rank: bigint): bigint[][] {
    this.inRange(rank, this.size - 1n);
    const matrix: bigint[][] = [];
    let rest = rank;
    for (let x = 0; x < this.inputs; x++) {
      matrix.unshift(this.rows.unrank(rest % this.rows.size));
      rest /= this.rows.size;
    }
    return matrix;
  }

  /** The rank of a matrix held row by row on machine integers. @throws InputError for another array */
  rankOf(entries: Int32Array): bigint {
    return this.rank(this.matrixOf(entries));
  }

  /** A matrix held row by row on machine integers, as rows of BigInts. @throws InputError for another array */
  matrixOf(entries: Int32Array): bigint[][] {
    if (!(entries instanceof Int32Array) || entries.length !== this.inputs * this.outputs)
      machineEntries(this.inputs * this.outputs)(entries, "entries");
    return Array.from({ length: this.inputs }, (_, x) =>
      Array.from(entries.subarray(x * this.outputs, (x + 1) * this.outputs), BigInt),
    );
  }

  /** Refuses a range that is not within 0 ≤ from ≤ to ≤ size. @throws InputError "out-of-range" */
  range(from: bigint, to: bigint): void {
    this.inRange(from, this.size);
    this.inRange(to, this.size);
    if (to < from)
      throw new InputError({
        code: "out-of-range",
        path: "range",
        expected: "a:b with a at most b",
        found: `${String(from)}:${String(to)}`,
      });
  }

  private inRange(rank: bigint, most: bigint): void {
    anyRank(rank, "rank");
    if (rank < 0n || rank > most)
      throw new InputError({
        code: "out-of-range",
        path: "rank",
        expected: `a whole number from 0 to ${String(most)}`,
        found: String(rank),
      });
  }
}

/**
 * W(y|x) from its integers: every row over its sum. A support gives the channel whose rows are
 * uniform on it.
 * @throws InputError for rows of different lengths, negative integers, or a row of zeros
 */
export function channelMatrix(rows: readonly (readonly bigint[])[]): RationalMatrix {
  masses(rows, "rows");
  return RationalMatrix.from(
    rows.map((row) => {
      const total = row.reduce((sum, entry) => sum + entry, 0n);
      return row.map((entry) => Rational.of(entry, total));
    }),
  );
}

const familyArgument = keys(
  "a family of channels, an object with inputs, outputs and denominator",
  {},
  {
    kind: oneOf(["fractions", "deterministic", "supports"]),
  },
);
const positive = bigInteger(1n);
const anyRank = bigInteger();
const integerRows = rowsOf(bigInteger());
const masses = rowsOf(bigInteger(0n));

/** A matrix held row by row on machine integers. */
export function machineEntries(length: number): Check {
  return must(
    `an Int32Array of ${String(length)} entries`,
    (value) => value instanceof Int32Array && value.length === length,
  );
}

/** A space of channels. */
export const spaceArgument = instanceOf(ChannelSpace, "a ChannelSpace");

function wholeNumber(value: number, path: string, most: number): void {
  if (!Number.isInteger(value) || value < 1)
    throw new InputError({ code: "out-of-range", path, expected: "a whole number from 1 on", found: describe(value) });
  if (value > most)
    throw new InputError({ code: "too-large", path, expected: `at most ${String(most)}`, found: String(value) });
}
