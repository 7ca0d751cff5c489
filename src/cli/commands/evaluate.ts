/** `exact-cdp evaluate`: what a given restorer achieves, and whether it is optimal there. */
import { InputError, printable } from "../../exact/errors.js";
import { parseJson } from "../../exact/json.js";
import { Root } from "../../exact/root.js";
import { valueText } from "../../exact/value.js";
import type { RationalMatrix } from "../../exact/vector.js";
import { classesOf, isConvex, isRetrained } from "../../model/case.js";
import type { Problem } from "../../model/problem.js";
import { labelingText } from "../../report/point.js";
import type { Notation } from "../../report/notation.js";
import { counted } from "../../report/text.js";
import { isRationalFor } from "../../tradeoff/cases/bounds.js";
import { evaluate, type AchievedBy } from "../../tradeoff/evaluate.js";
import { restorerFromCsv, restorerFromData, type RestorerInput } from "../../format/restorer.js";
import { prepare } from "../../tradeoff/prepare.js";
import { solve, type Point } from "../../tradeoff/solve.js";
import { writeCertificate } from "../io/certificates.js";
import { fileName, inFile, portableName, readText } from "../io/input.js";
import { loadProblem } from "../io/load-problem.js";
import { announce } from "../io/progress.js";
import { Reporting, type ReportOptions } from "../io/reporting.js";

interface Options extends ReportOptions {
  readonly certificate?: string;
  readonly normalise?: true;
}

export async function run(file: string, restorerFile: string, options: Options): Promise<void> {
  // Who asks for one value wants its digits.
  const report = new Reporting(options, [], Infinity);
  if (file === "-" && restorerFile === "-") {
    throw new InputError({
      code: "usage",
      path: "evaluate",
      expected: "standard input for one of the two files",
      found: `"-" for both`,
    });
  }
  const problem = await loadProblem(file);
  const given = await loadRestorer(problem, restorerFile, options.normalise === true);
  announce(problem);
  await prepare(problem);
  const evaluation = compare(problem, evaluate(problem, given));
  if (options.certificate !== undefined) writeCertificate(options.certificate, proved(problem, evaluation, given));
  report.printResult(
    () => evaluationData(problem, evaluation),
    (shown) => evaluationText(problem, evaluation, shown),
  );
}

/** The restorer of a file: JSON, or CSV with masses or counts. What --normalise divided is said on standard error. */
async function loadRestorer(problem: Problem, file: string, normalise: boolean): Promise<RationalMatrix> {
  const text = readText(file);
  const { restorer, notes } = await readRestorer(problem, text, file, normalise);
  const rows = notes.filter(({ kind }) => kind === "normalised").length;
  if (normalise)
    process.stderr.write(
      `exact-cdp: ${portableName(fileName(file))}: ${counted(rows, "row")} divided by the exact sum\n`,
    );
  return restorer;
}

async function readRestorer(problem: Problem, text: string, file: string, normalise: boolean): Promise<RestorerInput> {
  // One word alone, such as null, is JSON of the wrong kind rather than a table.
  if (/^\ufeff?\s*[[{]/.test(text) || !/[,;\s]/.test(text.trim()))
    return inFile(file, () => restorerFromData(problem, parseJson(text), normalise));
  const { readCsv } = await import("../../format/csv.js");
  return restorerFromCsv(problem, readCsv(text, fileName(file)), fileName(file), normalise);
}

interface Evaluation {
  readonly achieved: AchievedBy;
  /**
   * C at the distortion and perception of the restorer; undefined where these cannot bound a linear
   * program.
   */
  readonly point: (Point & { readonly status: "optimal" }) | undefined;
  readonly optimal: boolean | undefined;
}

function compare(problem: Problem, achieved: AchievedBy): Evaluation {
  if (!isRationalFor(problem, achieved.perception)) return { achieved, point: undefined, optimal: undefined };
  const point = solve(problem, achieved);
  if (point.status !== "optimal") throw new Error("the bounds that a restorer meets cannot be infeasible");
  return { achieved, point, optimal: point.errorRate.equals(achieved.errorRate) };
}

function evaluationData(problem: Problem, { achieved, point, optimal }: Evaluation): Record<string, unknown> {
  const { distortion, perception, errorRate, labeling } = achieved;
  const classifier = isRetrained(problem) ? { classifier: classesOf(problem, labeling) } : {};
  return {
    problem: problem.name,
    distortion,
    perception,
    errorRate,
    ...classifier,
    optimal: optimal ?? null,
    leastErrorRate: point?.errorRate ?? null,
  };
}

function evaluationText(problem: Problem, evaluation: Evaluation, shown: Notation): string {
  const { distortion, perception, errorRate, labeling } = evaluation.achieved;
  const lines = [
    printable(problem.name),
    `  distortion   ${shown.both(distortion)}`,
    `  perception   ${shown.both(perception)}`,
    `  error rate   ${shown.both(errorRate)}`,
    ...(isRetrained(problem) ? [`  classifier   ${labelingText(problem, labeling)}`] : []),
    `  ${verdict(evaluation, shown)}`,
  ];
  return lines.join("\n");
}

/**
 * The point whose certificate is written: with the given restorer where that is optimal and C convex,
 * else with the solver's.
 */
function proved(problem: Problem, { achieved, point, optimal }: Evaluation, given: RationalMatrix): Point {
  if (point === undefined || achieved.perception instanceof Root) {
    throw new InputError({
      code: "not-a-rational",
      path: "--certificate",
      expected: "a restorer whose perceptual difference is rational",
      found: valueText(achieved.perception),
    });
  }
  return optimal === true && point.coupling === undefined && isConvex(problem) ? { ...point, restorer: given } : point;
}

function verdict({ point, optimal, achieved }: Evaluation, shown: Notation): string {
  if (point === undefined)
    return `not compared with the least error rate: ${valueText(achieved.perception)} is irrational, and a linear part of the minimum cannot be bounded by it`;
  return optimal === true
    ? "optimal: no restorer with this distortion and perception has a lower error rate"
    : `not optimal: the least error rate with this distortion and perception is ${shown.both(point.errorRate)}`;
}
