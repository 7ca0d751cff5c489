/**
 * Linear programs, and their standard form, as arguments.
 *
 * Programs are sparse: a column has the indices of its rows, ascending, and a coefficient for each.
 */
import {
  all,
  bigInteger,
  calls,
  either,
  flag,
  indexBelow,
  keys,
  listOf,
  must,
  oneOf,
  options,
  rationalNumber,
  refuse,
  text,
  whole,
  type Check,
} from "../exact/arguments.js";

const integer = bigInteger();
const positive = bigInteger(1n);

const row = keys("a row", { name: text, relation: oneOf(["<=", ">=", "="]), bound: rationalNumber });
const orNull = (check: Check): Check =>
  either(
    (value) => value === null,
    () => undefined,
    check,
  );

/** Rows of `linearProgram`. */
export const rowsArgument = listOf(row);

const coefficients: Check = (value, path) => {
  keys("coefficients, an object with a Rational per row", {})(value, path);
  for (const [name, one] of Object.entries(value as Readonly<Record<string, unknown>>))
    rationalNumber(one, `${path}.${name}`);
};

/** Columns of `linearProgram`. */
export const columnsArgument = listOf(
  keys(
    "a column",
    { name: text, cost: rationalNumber, coefficients },
    { lower: orNull(rationalNumber), upper: orNull(rationalNumber) },
  ),
);

interface Sparse {
  readonly rows: readonly number[];
  readonly values: readonly bigint[];
}

/** Row indices below `height`, ascending, with a coefficient each. */
function sparse(value: unknown, path: string, height: number): void {
  const { rows, values } = value as Sparse;
  if (rows.length !== values.length)
    refuse(`${path}.values`, `${String(rows.length)} coefficients, one per row`, values, "wrong-length");
  rows.forEach((index, i) => {
    if (index >= height || (i > 0 && index <= (rows[i - 1] ?? -1)))
      refuse(`${path}.rows`, `indices of rows below ${String(height)}, ascending`, rows, "out-of-range");
  });
}

const sparseKeys = { rows: listOf(whole(0)), values: listOf(integer) };

/** A program in integers. */
export const programArgument: Check = all(
  keys("a linear program, as linearProgram gives it", {
    rows: listOf(all(row, keys("a row", { denominator: positive }))),
    columns: listOf(
      keys("a column", { name: text, cost: integer, ...sparseKeys }, { lower: rationalNumber, upper: rationalNumber }),
    ),
    costDenominator: positive,
  }),
  (value, path) => {
    const { rows, columns } = value as { readonly rows: readonly unknown[]; readonly columns: readonly unknown[] };
    columns.forEach((column, j) => {
      sparse(column, `${path}.columns[${String(j)}]`, rows.length);
    });
  },
);

/** Options of `solveLinearProgram`. */
export const solveOptions = options({ start: listOf(whole(0)), warmStart: calls });

/** A basis that somebody suggests: columns of the form. What else is wrong with it is repaired. */
export function basisFor({ columns }: { readonly columns: readonly unknown[] }): Check {
  return listOf(indexBelow(columns.length));
}

/** The standard form of a program, which a suggestion is for. */
export const formArgument: Check = all(
  keys("the standard form of a linear program", {
    height: whole(0),
    structural: whole(0),
    columns: listOf(keys("a column", sparseKeys)),
    costs: listOf(integer),
    bounds: listOf(integer),
    boundDenominator: positive,
    fixed: listOf(flag),
    toPrimal: calls,
    toDirection: calls,
    toDual: calls,
  }),
  (value, path) => {
    const { height, structural, columns, costs, bounds, fixed } = value as {
      readonly height: number;
      readonly structural: number;
    } & Readonly<Record<"columns" | "costs" | "bounds" | "fixed", readonly unknown[]>>;
    must(
      "as many columns and costs as structural and logical columns, and a bound per row",
      () =>
        columns.length === structural + height &&
        costs.length === columns.length &&
        bounds.length === height &&
        fixed.length === height,
    )(value, path);
    columns.forEach((column, j) => {
      sparse(column, `${path}.columns[${String(j)}]`, height);
    });
  },
);

/** Columns from which another solver is faster. */
export const columnsCount = must("a number of columns", (value) => typeof value === "number" && value >= 0);
