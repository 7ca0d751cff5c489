/** Matrices for people: every entry in its column, or the shape alone. */
import { expect } from "vitest";
import { RationalMatrix } from "../../../src/exact/vector.js";
import { matrix } from "../../../src/generate/index.js";
import { matrixLines } from "../../../src/report/matrix.js";
import { Notation } from "../../../src/report/notation.js";
import { property, runs } from "../../property/property.js";

property(
  "up to 24 × 12 a matrix is a table of its entries, beyond that its shape",
  { rows: matrix({ least: 1, most: 30 }, { least: 1, most: 15 }) },
  runs(120, 125),
  ({ rows }) => {
    const [height, width] = [rows.length, rows[0]!.length];
    const names = {
      name: "Q",
      corner: "y \\ x",
      rows: rows.map((_, i) => `r${String(i)}`),
      columns: rows[0]!.map((_, j) => `c\n${String(j)}`),
    };
    const lines = matrixLines(RationalMatrix.from(rows), names, {
      full: "--json",
      shown: new Notation({ numbers: "exact" }),
    });
    if (width > 12 || height > 24) {
      expect(lines).toEqual([`Q, ${String(height)} × ${String(width)} (in full with --json)`]);
      return;
    }
    expect(lines).toHaveLength(height + 1);
    expect(lines.slice(1).map((line) => line.split(/ +/))).toEqual(
      rows.map((row, i) => [`r${String(i)}`, ...row.map(String)]),
    );
    // A column begins at the same place in every line.
    const starts = (line: string): number[] => [...line.matchAll(/(?<= {2}|^)\S/g)].map(({ index }) => index);
    for (const line of lines.slice(2)) expect(starts(line)).toEqual(starts(lines[1]!));
  },
);
