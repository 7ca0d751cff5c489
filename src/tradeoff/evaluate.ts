/** Restorers made elsewhere: reading and evaluation. */
import { Rational, type RationalLike } from "../exact/rational.js";
import type { RationalMatrix } from "../exact/vector.js";
import { anyNumber, listOf, text, type Check } from "../exact/arguments.js";
import { InputError } from "../exact/errors.js";
import { problemArgument, stochastic } from "../model/argument.js";
import { stochasticMatrix } from "../model/masses/pmf.js";
import type { Problem } from "../model/problem.js";
import { evaluate as achieved, type AchievedBy } from "./cases/achieved.js";

export { perceptions, type Achieved, type AchievedBy } from "./cases/achieved.js";

const restorerArgument: Check = stochastic("a restorer");
const rowsArgument = listOf(listOf(anyNumber));

/**
 * (D, P, ε) of a restorer, and the classes that a re-trained classifier gives the restored letters.
 * @throws InputError for what is no restorer of the problem
 * @example evaluate(problem, restorer(problem, [["1", "0"], ["7/87", "80/87"]])).errorRate
 */
export function evaluate(problem: Problem, restorer: RationalMatrix): AchievedBy {
  problemArgument(problem, "problem");
  restorerArgument(restorer, "restorer");
  const [rows, columns] = [problem.channel.outputs.size, problem.restored.size];
  if (restorer.rows !== rows || restorer.columns !== columns) {
    throw new InputError({
      code: "wrong-length",
      path: "restorer",
      expected: `${String(rows)} × ${String(columns)}: a row per output, a column per restored letter`,
      found: `${String(restorer.rows)} × ${String(restorer.columns)}`,
    });
  }
  return achieved(problem, restorer);
}

/**
 * A restorer Q(x̂|y) from its rows: |Y| rows, |X̂| columns, each row a pmf.
 * @throws InputError for another shape, a negative mass or a row whose sum is not 1
 */
export function restorer(problem: Problem, rows: readonly (readonly RationalLike[])[], path = "$"): RationalMatrix {
  problemArgument(problem, "problem");
  text(path, "path");
  rowsArgument(rows, path);
  const shape = {
    rows: problem.channel.outputs.size,
    columns: problem.restored.size,
    rowsAre: "one row per channel output",
    columnsAre: "one mass per restored letter",
  };
  const exact = rows.map((row, y) => row.map((mass, j) => Rational.from(mass, `${path}[${String(y)}][${String(j)}]`)));
  return stochasticMatrix(exact, shape, path);
}
