/**
 * Linear programs with named rows and columns: minimise c·x subject to rows and bounds.
 *
 * Row i: Σ_j a_ij x_j (≤, ≥ or =) b_i; column j: lower_j ≤ x_j ≤ upper_j, either
 * bound may be absent. Always minimised. Signs, fixed once: the dual y_i of a row
 * is ≥ 0 for ≥, ≤ 0 for ≤, free for =; the reduced cost of column j is
 * c_j − Σ_i y_i a_ij.
 *
 * Coefficients are integers: a_ij = value / rowDenominator_i and c_j = cost_j /
 * costDenominator, so that nothing is reduced inside a solver's loops.
 */
import { InputError } from "../exact/errors.js";
import { commonDenominator } from "../exact/integers.js";
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";

export type Relation = "<=" | ">=" | "=";

export interface Row {
  readonly name: string;
  readonly relation: Relation;
  readonly bound: Rational;
  /** The integer coefficients of this row stand over this positive denominator. */
  readonly denominator: bigint;
}

export interface Column {
  readonly name: string;
  /** Absent: no lower bound. */
  readonly lower?: Rational;
  /** Absent: no upper bound. */
  readonly upper?: Rational;
  /** Cost, over the program's costDenominator. */
  readonly cost: bigint;
  /** Rows with a non-zero coefficient, ascending, and these coefficients. */
  readonly rows: readonly number[];
  readonly values: readonly bigint[];
}

export interface LinearProgram {
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  readonly costDenominator: bigint;
}

/** The answer of a solver; vectors are in the order of the program's rows and columns. */
export type Outcome =
  | {
      readonly status: "optimal";
      readonly value: Rational;
      readonly primal: readonly Rational[];
      readonly dual: readonly Rational[];
      /** Basic columns of the standard form; a later solve of a similar program may start there. */
      readonly basis: readonly number[];
      readonly pivots: number;
    }
  | {
      readonly status: "infeasible";
      /** y with the signs of a dual and Σ y_i b_i > sup Σ_j (Σ_i y_i a_ij) x_j over the column bounds
       * (any y where a column's own bounds exclude each other). */
      readonly farkas: readonly Rational[];
      readonly basis: readonly number[];
      readonly pivots: number;
    }
  | {
      readonly status: "unbounded";
      /** A feasible point and a direction that stays feasible and lowers the cost for ever. */
      readonly point: readonly Rational[];
      readonly ray: readonly Rational[];
      readonly pivots: number;
    };

/** A column with rational data and names, from which `linearProgram` makes an integer one. */
export interface ColumnDefinition {
  readonly name: string;
  readonly cost: Rational;
  /** Default: 0. `null`: none. */
  readonly lower?: Rational | null;
  /** Default: none. */
  readonly upper?: Rational | null;
  /** Coefficient per row name; rows left out have coefficient 0. */
  readonly coefficients: Readonly<Record<string, Rational>>;
}

/** Builds a program from rational data. @throws InputError for a name used twice or a row that does not exist */
export function linearProgram(
  rows: readonly { readonly name: string; readonly relation: Relation; readonly bound: Rational }[],
  columns: readonly ColumnDefinition[],
): LinearProgram {
  const index = new Map(rows.map((row, i) => [row.name, i]));
  unique(rows, "row");
  unique(columns, "column");
  const denominators = rows.map((row) =>
    commonDenominator(
      columns.map(
        (column) =>
          (Object.hasOwn(column.coefficients, row.name) ? column.coefficients[row.name] : undefined)?.den ?? 1n,
      ),
    ),
  );
  const costDenominator = commonDenominator(columns.map((column) => column.cost.den));
  return {
    rows: rows.map((row, i) => ({ ...row, denominator: entry(denominators, i) })),
    costDenominator,
    columns: columns.map((column) => {
      const terms = Object.entries(column.coefficients).map(([name, value]) => {
        const row = index.get(name);
        if (row === undefined) {
          throw new InputError({
            code: "unknown-name",
            path: `column ${column.name}`,
            expected: "a row of the program",
            found: JSON.stringify(name),
          });
        }
        return { row, value: value.num * (entry(denominators, row) / value.den) };
      });
      const present = terms.filter((term) => term.value !== 0n).sort((a, b) => a.row - b.row);
      const lower = column.lower === undefined ? Rational.zero : column.lower;
      const upper = column.upper ?? null;
      return {
        name: column.name,
        ...(lower === null ? {} : { lower }),
        ...(upper === null ? {} : { upper }),
        cost: column.cost.num * (costDenominator / column.cost.den),
        rows: present.map((term) => term.row),
        values: present.map((term) => term.value),
      };
    }),
  };
}

function unique(named: readonly { readonly name: string }[], what: string): void {
  const seen = new Set<string>();
  for (const { name } of named) {
    if (seen.has(name))
      throw new InputError({
        code: "duplicate",
        path: what,
        expected: `${what} names that differ`,
        found: `${JSON.stringify(name)} again`,
      });
    seen.add(name);
  }
}

/** a_ij as a Rational; 0 where the column has no entry. */
export function coefficient(program: LinearProgram, row: number, column: number): Rational {
  const { rows, values } = entry(program.columns, column);
  const position = rows.indexOf(row);
  return position < 0 ? Rational.zero : Rational.of(entry(values, position), entry(program.rows, row).denominator);
}
