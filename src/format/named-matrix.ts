/**
 * A matrix from the rows of a CSV file.
 *
 * Notation: R names of rows and C names of columns are known beforehand, from the problem file. The
 * CSV has R × C numbers, and may have one row more for the names of the columns, and one column more
 * for those of the rows; its shape tells which. Names may come in any order: rows and columns are
 * brought into the order of the problem.
 */
import { InputError, describe } from "../exact/errors.js";
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { counted } from "../exact/words.js";
import type { CsvRow } from "./csv.js";
import { quoted } from "./decode.js";

/** Names along one side of a matrix, and what one of them is (for errors). */
export interface Side {
  readonly names: readonly string[];
  /** "source letter", "class", "output", "restored letter" */
  readonly one: string;
}

/** What a CSV file held, in the order of the problem. */
export interface NamedMatrix {
  readonly values: readonly (readonly Rational[])[];
  readonly named: { readonly rows: boolean; readonly columns: boolean };
}

/**
 * Reads R × C numbers with the names of their rows and columns, if there are any.
 * @param path names the file in errors
 * @throws InputError "wrong-length" for another shape, "unknown-name" | "duplicate" for names that do
 *   not agree, "not-a-rational" for a cell that is no number
 * @example namedMatrix(readCsv("b,a\n1,2\n"), { names: ["k"], one: "class" }, { names: ["a", "b"], one: "letter" }, "f.csv")
 *   // values [[2, 1]], named { rows: false, columns: true }
 */
export function namedMatrix(csv: readonly CsvRow[], rows: Side, columns: Side, path: string): NamedMatrix {
  const [height, width] = [rows.names.length, columns.names.length];
  const named = { columns: csv.length === height + 1, rows: entry(csv, csv.length - 1).cells.length === width + 1 };
  const body = named.columns ? csv.slice(1) : csv;
  const wide = width + (named.rows ? 1 : 0);
  const ragged = body.find(({ cells }) => cells.length !== wide);
  if (body.length !== height || ragged !== undefined) {
    throw new InputError({
      code: "wrong-length",
      path: ragged === undefined ? path : at(path, ragged.line),
      expected: `${counted(height, "row")} of ${counted(width, "number")} (a row per ${rows.one}, a column per ${columns.one}), with a row and a column of names at most`,
      found:
        ragged === undefined
          ? counted(csv.length, "row")
          : `${counted(ragged.cells.length, "cell")}${separatorHint(ragged.cells)}`,
    });
  }
  const columnOrder = named.columns ? orderOf(heading(entry(csv, 0), width, path), columns, path) : undefined;
  const rowOrder = named.rows
    ? orderOf(
        body.map(({ cells, line }) => ({ name: entry(cells, 0), line })),
        rows,
        path,
      )
    : undefined;
  const numbers = body.map(({ cells, line }) =>
    cells.slice(wide - width).map((cell, c) => number(cell, `${at(path, line)}, cell ${String(c + 1 + wide - width)}`)),
  );
  const ordered = <T>(list: readonly T[], order: readonly number[] | undefined): readonly T[] =>
    order === undefined ? list : order.map((i) => entry(list, i));
  return { values: ordered(numbers, rowOrder).map((row) => ordered(row, columnOrder)), named };
}

interface Name {
  readonly name: string;
  readonly line: number;
}

/** The names of the columns; the cell above the names of the rows may be missing. */
function heading({ cells, line }: CsvRow, width: number, path: string): Name[] {
  if (cells.length !== width && cells.length !== width + 1) {
    throw new InputError({
      code: "wrong-length",
      path: at(path, line),
      expected: counted(width, "name"),
      found: counted(cells.length, "cell"),
    });
  }
  return cells.slice(cells.length - width).map((name) => ({ name, line }));
}

/** The position in the file of each name of the problem. */
function orderOf(found: readonly Name[], { names, one }: Side, path: string): number[] {
  const positions = new Map<string, number>();
  found.forEach(({ name, line }, i) => {
    const refuse = (code: "duplicate" | "unknown-name", expected: string): never => {
      throw new InputError({ code, path: at(path, line), expected, found: describe(name) });
    };
    if (positions.has(name)) refuse("duplicate", `the name of each ${one} once`);
    if (!names.includes(name)) refuse("unknown-name", `the name of a ${one}, one of ${quoted(names)}`);
    positions.set(name, i);
  });
  return names.map((name) => {
    const position = positions.get(name);
    if (position !== undefined) return position;
    throw new InputError({
      code: "missing-key",
      path,
      expected: `the ${one} ${describe(name)} among the names`,
      found: quoted(found.map((one) => one.name)),
    });
  });
}

function number(cell: string, path: string): Rational {
  const value = Rational.read(cell);
  if (value instanceof Rational) return value;
  const comma = /^-?\d+,\d+$/.test(cell);
  throw new InputError({
    ...value,
    ...(comma ? { expected: `a number with a decimal point, such as "0.5"` } : {}),
    path,
    found: cell === "" ? "an empty cell" : value.found,
  });
}

function at(path: string, line: number): string {
  return `${path}, line ${String(line)}`;
}

/** Numbers with spaces between them are one cell. */
function separatorHint(cells: readonly string[]): string {
  return cells.length === 1 && /\S\s+\S/.test(entry(cells, 0))
    ? " (cells are separated by commas, semicolons or tabs)"
    : "";
}
