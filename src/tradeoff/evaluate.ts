/** Restorers made elsewhere: reading and evaluation. */
import { Rational, type RationalLike } from "../exact/rational.js";
import type { RationalMatrix } from "../exact/vector.js";
import { stochasticMatrix } from "../model/masses/pmf.js";
import type { Problem } from "../model/problem.js";

export { evaluate, perceptions, type Achieved, type AchievedBy } from "./cases/achieved.js";

/**
 * A restorer Q(x̂|y) from its rows: |Y| rows, |X̂| columns, each row a pmf.
 * @throws InputError for another shape, a negative mass or a row whose sum is not 1
 */
export function restorer(problem: Problem, rows: readonly (readonly RationalLike[])[], path = "$"): RationalMatrix {
  const shape = {
    rows: problem.channel.outputs.size,
    columns: problem.restored.size,
    rowsAre: "one row per channel output",
    columnsAre: "one mass per restored letter",
  };
  const exact = rows.map((row, y) => row.map((mass, j) => Rational.from(mass, `${path}[${String(y)}][${String(j)}]`)));
  return stochasticMatrix(exact, shape, path);
}
