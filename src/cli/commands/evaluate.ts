/** `exact-cdp evaluate`: what a given restorer achieves, and whether it is optimal there. */
import type { CertificateData } from "../../certificate/data.js";
import { certificateOf } from "../../certificate/point.js";
import { InputError, printable } from "../../exact/errors.js";
import { Enclosure } from "../../exact/enclosure.js";
import { Root } from "../../exact/root.js";
import { finish } from "../../exact/steps.js";
import { valueText } from "../../exact/value.js";
import type { RationalMatrix } from "../../exact/vector.js";
import { classesOf, isRetrained } from "../../model/case.js";
import type { Problem } from "../../model/problem.js";
import { labelingText } from "../../report/point.js";
import type { Notation } from "../../report/notation.js";
import { errorRateThere, evidenceWith, type ErrorRateThere } from "../../tradeoff/audit/error-rate.js";
import { isRationalFor } from "../../tradeoff/cases/bounds.js";
import { evaluate, type AchievedBy } from "../../tradeoff/evaluate.js";
import { prepare } from "../../tradeoff/prepare.js";
import { certificate, PointSolver } from "../../tradeoff/solve.js";
import { writeJson } from "../io/certificates.js";
import { loadProblem } from "../io/load-problem.js";
import { loadRestorer } from "../io/restorers.js";
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
  if (options.certificate !== undefined) writeJson(options.certificate, proved(problem, evaluation, given));
  report.printResult(
    () => evaluationData(problem, evaluation),
    (shown) => evaluationText(problem, evaluation, shown),
  );
}

interface Evaluation {
  readonly achieved: AchievedBy;
  /** C at the distortion and perception of the restorer; undefined where these cannot bound a linear program. */
  readonly there: ErrorRateThere | undefined;
}

function compare(problem: Problem, achieved: AchievedBy): Evaluation {
  const { perception } = achieved;
  if (!(perception instanceof Enclosure) && !isRationalFor(problem, perception)) return { achieved, there: undefined };
  return { achieved, there: finish(errorRateThere(new PointSolver(problem), achieved)) };
}

function evaluationData(problem: Problem, { achieved, there }: Evaluation): Record<string, unknown> {
  const { distortion, perception, errorRate, labeling } = achieved;
  const classifier = isRetrained(problem) ? { classifier: classesOf(problem, labeling) } : {};
  return {
    problem: problem.name,
    distortion,
    perception,
    errorRate,
    ...classifier,
    optimal: there?.optimal ?? null,
    leastErrorRate: there?.least ?? null,
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
 * The certificate: with the given restorer where that is optimal, or the only one that is known to keep the
 * bounds; else with the solver's.
 */
function proved(problem: Problem, { achieved, there }: Evaluation, restorer: RationalMatrix): CertificateData {
  if (there === undefined || achieved.perception instanceof Root) {
    throw new InputError({
      code: "not-a-rational",
      path: "--certificate",
      expected: "a restorer whose perceptual difference is rational",
      found: valueText(achieved.perception),
    });
  }
  const own =
    there.optimal === true || there.point.status === "undecided"
      ? evidenceWith({ problem, restorer, achieved }, there)
      : undefined;
  return own === undefined ? certificate(there.point) : certificateOf(own);
}

function verdict({ there, achieved }: Evaluation, shown: Notation): string {
  if (there === undefined)
    return `not compared with the least error rate: ${valueText(achieved.perception)} is irrational, and a linear part of the minimum cannot be bounded by it`;
  const { least, optimal } = there;
  if (optimal === undefined) {
    return `optimal, or nearly so: the least error rate with this distortion and perception lies in ${shown.both(least).replace("≈", "")}`;
  }
  return optimal
    ? "optimal: no restorer with this distortion and perception has a lower error rate"
    : `not optimal: the least error rate with this distortion and perception is ${shown.both(least)}`;
}
