/** `exact-cdp evaluate`: what a given restorer achieves, and whether it is optimal there. */
import { InputError, printable } from "../../exact/errors.js";
import { parseJson } from "../../exact/json.js";
import { isObject, matrix } from "../../format/decode.js";
import type { Rational } from "../../exact/rational.js";
import { Root, type RationalOrRoot } from "../../exact/root.js";
import type { RationalMatrix } from "../../exact/vector.js";
import type { WarmStart } from "../../lp/simplex.js";
import { classesOf, isComposite, type Problem } from "../../model/problem.js";
import { labelingText } from "../../report/composite.js";
import { valueText } from "../../report/point.js";
import { boundedByRoots, evaluate, type CompositeAchieved, restorer } from "../../tradeoff/evaluate.js";
import { solve, type Point } from "../../tradeoff/solve.js";
import { hintFor } from "../../tradeoff/prepare.js";
import { writeCertificate } from "../certificates.js";
import { announce } from "../progress.js";
import { decimalsOption, inFile, loadProblem, readText, requireWritable } from "../input.js";

interface Options {
  readonly decimals: string;
  readonly json?: true;
  readonly certificate?: string;
}

export async function run(file: string, restorerFile: string, options: Options): Promise<void> {
  const decimals = decimalsOption(options.decimals);
  if (file === "-" && restorerFile === "-") {
    throw new InputError({ code: "usage", path: "evaluate", expected: "standard input for one of the two files", found: `"-" for both` });
  }
  const problem = loadProblem(file);
  requireWritable(options.certificate, file, restorerFile);
  const given = inFile(restorerFile, () => {
    const data = parseJson(readText(restorerFile));
    // The output of `solve --json` carries the matrix under "restorer".
    const [rows, path] = isObject(data) && Object.hasOwn(data, "restorer") ? [data["restorer"], "$.restorer"] : [data, "$"];
    return restorer(problem, matrix(rows, path, "a restorer, one row per channel output"), path);
  });
  announce(problem);
  const evaluation = evaluated(problem, given, await hintFor(problem));
  const { achieved, point, optimal } = evaluation;
  if (options.certificate !== undefined) writeCertificate(options.certificate, proved(evaluation, given));
  if (options.json === true) {
    const { distortion, perception, errorRate } = achieved;
    const classifier = evaluation.labeling === undefined ? {} : { classifier: evaluation.labeling.classes };
    const data = { problem: problem.name, distortion, perception, errorRate, ...classifier, optimal: optimal ?? null, leastErrorRate: point?.errorRate ?? null };
    process.stdout.write(`${JSON.stringify(data)}\n`);
    return;
  }
  process.stdout.write(
    `${printable(problem.name)}\n` +
      `  distortion   ${valueText(achieved.distortion, decimals)}\n` +
      `  perception   ${valueText(achieved.perception, decimals)}\n` +
      `  error rate   ${valueText(achieved.errorRate, decimals)}\n` +
      (evaluation.labeling === undefined ? "" : `  classifier   ${evaluation.labeling.text}\n`) +
      `  ${verdict(evaluation, decimals)}\n`,
  );
}

interface Evaluation {
  readonly achieved: { readonly distortion: Rational; readonly perception: RationalOrRoot; readonly errorRate: Rational };
  /** Of a re-trained classifier. */
  readonly labeling?: { readonly classes: readonly string[]; readonly text: string };
  /** C at what the restorer achieves; undefined where that is no bound of a linear program. */
  readonly point: (Point & { readonly status: "optimal" }) | undefined;
  readonly optimal: boolean | undefined;
}

function evaluated(problem: Problem, given: RationalMatrix, hint: WarmStart): Evaluation {
  if (isComposite(problem)) return evaluatedComposite(problem, evaluate(problem, given, hint), hint);
  const achieved = evaluate(problem, given, hint);
  return compared(achieved, solve(problem, achieved, hint));
}

function evaluatedComposite(problem: Problem, achieved: CompositeAchieved, hint: WarmStart): Evaluation {
  const { labeling } = achieved;
  const named = problem.classifier === "retrained" ? { labeling: { classes: classesOf(problem, labeling), text: labelingText(problem, labeling) } } : {};
  if (!boundedByRoots(problem, achieved.perception)) return { achieved, ...named, point: undefined, optimal: undefined };
  return { ...compared(achieved, solve(problem, achieved, hint)), ...named };
}

function compared(achieved: Evaluation["achieved"], point: Point): Evaluation {
  if (point.status !== "optimal") throw new Error("the bounds that a restorer meets cannot be infeasible");
  return { achieved, point, optimal: point.errorRate.equals(achieved.errorRate) };
}

/** The point whose certificate is written: with the given restorer, where it proves the value by itself (of one case). */
function proved({ achieved, point, optimal }: Evaluation, given: RationalMatrix): Point {
  if (point === undefined || achieved.perception instanceof Root) {
    throw new InputError({ code: "not-a-rational", path: "--certificate", expected: "a restorer whose perceptual difference is rational", found: String(achieved.perception) });
  }
  return optimal === true && point.coupling === undefined && !("labeling" in point) ? { ...point, restorer: given } : point;
}

function verdict({ point, optimal, achieved }: Evaluation, decimals: number): string {
  if (point === undefined) return `not compared with the least error rate: ${String(achieved.perception)} is irrational, and a linear part of the minimum cannot be bounded by it`;
  return optimal === true
    ? "optimal: no restorer with this distortion and perception has a lower error rate"
    : `not optimal: the least error rate with this distortion and perception is ${valueText(point.errorRate, decimals)}`;
}
