/**
 * Restorers made elsewhere: Q(x̂|y), |Y| rows, |X̂| columns, each row a pmf.
 *
 * They come as rows of masses, as counts of how often each output was restored to each letter, or as
 * a CSV file with either.
 */
import { text as textArgument } from "../exact/arguments.js";
import type { RationalLike } from "../exact/rational.js";
import type { RationalMatrix } from "../exact/vector.js";
import { problemArgument } from "../model/argument.js";
import { stochasticMatrix, type Shape } from "../model/masses/pmf.js";
import type { Problem } from "../model/problem.js";
import type { CsvRow } from "./csv.js";
import { isObject, matrix } from "./decode.js";
import { Reading, type Note, type Place } from "./reading.js";

/** A restorer, and what was done to its data. */
export interface RestorerInput {
  readonly restorer: RationalMatrix;
  readonly notes: readonly Note[];
}

const what = "a restorer, one row per channel output";

/**
 * A restorer from data: a list of rows, `{"matrix": …}`, `{"counts": …}`, or the output of
 * `solve --json`, which has the rows under "restorer".
 * @param normalise whether rows of masses are divided by their sums
 * @throws InputError for another shape, a negative mass, or a row whose sum is not 1
 */
export function restorerFromData(problem: Problem, data: unknown, normalise = false): RestorerInput {
  if (!isObject(data)) return fromRows(problem, data, "$", normalise);
  // The output of solve has more keys, which are nothing to the restorer.
  if (isObject(data) && Object.hasOwn(data, "restorer"))
    return fromRows(problem, data["restorer"], "$.restorer", normalise);
  const reading = new Reading();
  const asked = normalise && Object.hasOwn(data, "matrix") ? { ...data, normalise } : data;
  const rows = reading.stochastic(asked, placeOf(problem, "$"));
  return { restorer: stochasticMatrix(rows, shapeOf(problem), "$.matrix"), notes: reading.notes };
}

function fromRows(problem: Problem, value: unknown, path: string, normalise: boolean): RestorerInput {
  const reading = new Reading();
  const rows = reading.rows(matrix(value, path, what), placeOf(problem, path), normalise);
  return { restorer: stochasticMatrix(rows, shapeOf(problem), path), notes: reading.notes };
}

function placeOf({ channel, restored }: Problem, path: string): Place {
  return {
    path,
    what: "a restorer",
    key: "matrix",
    rows: { names: channel.outputs.letters, one: "output" },
    columns: { names: restored.letters, one: "restored letter" },
  };
}

function shapeOf({ channel, restored }: Problem): Shape {
  return {
    rows: channel.outputs.size,
    columns: restored.size,
    rowsAre: "one row per channel output",
    columnsAre: "one mass per restored letter",
  };
}

/**
 * A restorer from the rows of a CSV file: outputs by restored letters, with their names or without.
 * @param file names it in errors
 * @throws InputError for another shape or names, a negative number, or a row whose sum is not 1
 */
export function restorerFromCsv(
  problem: Problem,
  csv: readonly CsvRow[],
  file: string,
  normalise = false,
): RestorerInput {
  const reading = new Reading();
  const rows = reading.csv(csv, placeOf(problem, file), file, normalise);
  return { restorer: stochasticMatrix(rows, shapeOf(problem), file), notes: reading.notes };
}

/**
 * A restorer Q(x̂|y) from its rows: |Y| rows, |X̂| columns, each row a pmf.
 * @throws InputError for another shape, a negative mass or a row whose sum is not 1
 */
export function restorer(problem: Problem, rows: readonly (readonly RationalLike[])[], path = "$"): RationalMatrix {
  problemArgument(problem, "problem");
  textArgument(path, "path");
  return stochasticMatrix(matrix(rows, path, what), shapeOf(problem), path);
}

/**
 * A restorer from counts n(y,x̂), output by restored letter: Q(x̂|y) = n(y,x̂) / Σ n(y,·).
 * @throws InputError for another shape, what is no count, or an output that never occurred (a row of zeros)
 * @example restorerFromCounts(problem, [[9, 1], [2, 8]])
 */
export function restorerFromCounts(problem: Problem, counts: readonly (readonly RationalLike[])[]): RationalMatrix {
  problemArgument(problem, "problem");
  return restorerFromData(problem, { counts }).restorer;
}
