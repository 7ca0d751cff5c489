/** Symmetries of sources, compared with their definition over all permutations. */
import { expect, it } from "vitest";
import { sourceSymmetries } from "../../../src/enumeration/source-symmetry.js";
import { RationalMatrix } from "../../../src/exact/vector.js";
import { permutationsOf } from "./reference.js";

it("are the permutations of letters that a permutation of classes undoes", () => {
  const group = (rows: readonly (readonly bigint[])[]): string[] =>
    sourceSymmetries(RationalMatrix.over(rows.length, rows[0]!.length, rows.flat(), 100n))
      .elements.map(String)
      .sort();
  // By definition, over all permutations of letters and of classes.
  const expected = (rows: readonly (readonly bigint[])[]): string[] =>
    permutationsOf(rows[0]!.length)
      .filter((pi) =>
        permutationsOf(rows.length).some((kappa) =>
          rows.every((row, k) => row.every((mass, x) => rows[kappa[k]!]![pi[x]!] === mass)),
        ),
      )
      .map(String)
      .sort();
  for (const rows of [
    [
      [1n, 2n, 3n],
      [4n, 5n, 6n],
    ],
    [
      [1n, 1n, 3n],
      [4n, 4n, 6n],
    ],
    [
      [1n, 4n, 0n, 2n],
      [4n, 1n, 2n, 0n],
    ],
    [
      [1n, 0n, 0n],
      [0n, 1n, 0n],
      [0n, 0n, 1n],
    ],
    [
      [1n, 1n, 1n, 1n],
      [2n, 2n, 2n, 2n],
    ],
    [
      [0n, 1n, 2n],
      [1n, 2n, 0n],
      [2n, 0n, 1n],
    ],
  ]) {
    expect(group(rows)).toEqual(expected(rows));
  }
});
