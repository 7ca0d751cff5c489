/** Evaluation of restorers made elsewhere. */
import { InputError } from "../exact/errors.js";
import type { RationalMatrix } from "../exact/vector.js";
import type { Check } from "../exact/arguments.js";
import { problemArgument, stochastic } from "../model/argument.js";
import type { Problem } from "../model/problem.js";
import { evaluate as achieved, type AchievedBy } from "./cases/achieved.js";

export { perceptions, type Achieved, type AchievedBy } from "./cases/achieved.js";

const restorerArgument: Check = stochastic("a restorer");

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
