/** `exact-cdp evaluate`: what a given restorer achieves, and whether it is optimal there. */
import { InputError, printable } from "../../exact/errors.js";
import { Enclosure } from "../../exact/enclosure.js";
import { Rational } from "../../exact/rational.js";
import { Root } from "../../exact/root.js";
import { valueText, type Value } from "../../exact/value.js";
import type { RationalMatrix } from "../../exact/vector.js";
import { classesOf, isConvex, isRetrained } from "../../model/case.js";
import type { Problem } from "../../model/problem.js";
import { labelingText } from "../../report/point.js";
import type { Notation } from "../../report/notation.js";
import { isRationalFor } from "../../tradeoff/cases/bounds.js";
import { evaluate, type AchievedBy } from "../../tradeoff/evaluate.js";
import { prepare } from "../../tradeoff/prepare.js";
import { solve, type Point } from "../../tradeoff/solve.js";
import { writeCertificate } from "../io/certificates.js";
import { loadProblem } from "../io/load-problem.js";
import { announce } from "../io/progress.js";
import { loadRestorer } from "../io/restorers.js";
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

interface Evaluation {
  readonly achieved: AchievedBy;
  /**
   * C at the distortion and perception of the restorer; undefined where these cannot bound a linear
   * program.
   */
  readonly point: Feasible | undefined;
  /** C there: of a smooth divergence enclosed, as its d is. */
  readonly least: Value | undefined;
  /** Undefined where the enclosure leaves it open. */
  readonly optimal: boolean | undefined;
}

type Feasible = Point & { readonly status: "optimal" | "enclosed" };

function compare(problem: Problem, achieved: AchievedBy): Evaluation {
  const { distortion, perception, errorRate } = achieved;
  if (perception instanceof Enclosure) return compareEnclosed(problem, achieved, perception);
  if (!isRationalFor(problem, perception)) return { achieved, point: undefined, least: undefined, optimal: undefined };
  const point = feasible(solve(problem, { distortion, perception }));
  const least = point.errorRate;
  if (least instanceof Rational) return { achieved, point, least, optimal: least.equals(errorRate) };
  return { achieved, point, least: atMost(least, errorRate), optimal: isAbove(errorRate, least) ? false : undefined };
}

/** C lies between its values at both ends of the enclosure of d; the restorer itself shows that it is at most ε. */
function compareEnclosed(problem: Problem, achieved: AchievedBy, { lower, upper }: Enclosure): Evaluation {
  const { distortion, errorRate } = achieved;
  const point = feasible(solve(problem, { distortion, perception: upper }));
  const strict = solve(problem, { distortion, perception: lower });
  const low = point.errorRate instanceof Rational ? point.errorRate : point.errorRate.lower;
  const high =
    "restorer" in strict ? (strict.errorRate instanceof Rational ? strict.errorRate : strict.errorRate.upper) : "inf";
  const least = atMost(Enclosure.of(low, high), errorRate);
  return { achieved, point, least, optimal: isAbove(errorRate, least) ? false : undefined };
}

function feasible(point: Point): Feasible {
  if (point.status === "optimal" || point.status === "enclosed") return point;
  throw new Error("the bounds that a restorer meets cannot be infeasible");
}

/** The enclosure of a number that is known to be at most ε. */
function atMost(value: Rational | Enclosure, errorRate: Rational): Rational | Enclosure {
  if (value instanceof Rational) return value;
  const { lower, upper } = value;
  return upper === "inf" || errorRate.lessThan(upper) ? Enclosure.of(lower, errorRate) : value;
}

function isAbove(errorRate: Rational, least: Rational | Enclosure): boolean {
  const high = least instanceof Rational ? least : least.upper;
  return high !== "inf" && high.lessThan(errorRate);
}

function evaluationData(problem: Problem, { achieved, least, optimal }: Evaluation): Record<string, unknown> {
  const { distortion, perception, errorRate, labeling } = achieved;
  const classifier = isRetrained(problem) ? { classifier: classesOf(problem, labeling) } : {};
  return {
    problem: problem.name,
    distortion,
    perception,
    errorRate,
    ...classifier,
    optimal: optimal ?? null,
    leastErrorRate: least ?? null,
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
  return optimal === true && point.status === "optimal" && point.coupling === undefined && isConvex(problem)
    ? { ...point, restorer: given }
    : point;
}

function verdict({ least, optimal, achieved }: Evaluation, shown: Notation): string {
  if (least === undefined)
    return `not compared with the least error rate: ${valueText(achieved.perception)} is irrational, and a linear part of the minimum cannot be bounded by it`;
  if (optimal === undefined) {
    return `optimal, or nearly so: the least error rate with this distortion and perception lies in ${shown.both(least).replace("≈", "")}`;
  }
  return optimal
    ? "optimal: no restorer with this distortion and perception has a lower error rate"
    : `not optimal: the least error rate with this distortion and perception is ${shown.both(least)}`;
}
