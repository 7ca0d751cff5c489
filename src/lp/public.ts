/**
 * Linear programs as `exact-cdp/lp` offers them: looked at, then passed on.
 *
 * The toolkit solves thousands of programs of its own making, and calls the functions behind these.
 */
import { indexBelow, optional } from "../exact/arguments.js";
import type { Rational } from "../exact/rational.js";
import { basisFor, columnsArgument, formArgument, programArgument, rowsArgument, solveOptions } from "./argument.js";
import { floatHint as suggestFloat } from "./float-hint.js";
import { loadHighsHint as loadHighs } from "./highs-hint.js";
import {
  coefficient as entryOf,
  linearProgram as built,
  type ColumnDefinition,
  type LinearProgram,
  type Outcome,
  type Row,
} from "./program.js";
import { solveLinearProgram as solved, type SolveOptions } from "./simplex.js";
import type { StandardForm, WarmStart } from "./standard.js";
import { warmStart as suggest } from "./warm-start.js";

/**
 * Builds a program from rational data.
 * @throws InputError for a name used twice, a row that does not exist, or what is no Rational
 */
export function linearProgram(
  rows: readonly Pick<Row, "name" | "relation" | "bound">[],
  columns: readonly ColumnDefinition[],
): LinearProgram {
  rowsArgument(rows, "rows");
  columnsArgument(columns, "columns");
  return built(rows, columns);
}

/** a_ij as a Rational; 0 where the column has no entry. @throws InputError for a row or column that does not exist */
export function coefficient(program: LinearProgram, row: number, column: number): Rational {
  programArgument(program, "program");
  indexBelow(program.rows.length)(row, "row");
  indexBelow(program.columns.length)(column, "column");
  return entryOf(program, row, column);
}

/** Solves a program exactly. @throws InputError for what is no program, or a suggestion that is no list of its columns */
export function solveLinearProgram(program: LinearProgram, options: SolveOptions = {}): Outcome {
  programArgument(program, "program");
  solveOptions(options, "options");
  const { start, warmStart } = options;
  const basis = (of: (form: StandardForm) => readonly number[] | undefined, path: string): WarmStart => {
    return (form) => {
      const given = of(form);
      optional(basisFor(form))(given, path);
      return given;
    };
  };
  if (start !== undefined) return solved(program, { warmStart: basis(() => start, "options.start") });
  return solved(program, warmStart === undefined ? {} : { warmStart: basis(warmStart, "options.warmStart()") });
}

function looked(hint: WarmStart): WarmStart {
  return (form) => {
    formArgument(form, "form");
    return hint(form);
  };
}

/** The basis at which javascript-lp-solver ends. @throws InputError for what is no standard form */
export const floatHint: WarmStart = looked(suggestFloat);

/** The basis at which a floating-point solver ends: HiGHS, where it is loaded and the program is large. @throws InputError for what is no standard form */
export const warmStart: WarmStart = looked(suggest);

/** Loads HiGHS; the hint it gives is synchronous. */
export async function loadHighsHint(): Promise<WarmStart> {
  return looked(await loadHighs());
}
