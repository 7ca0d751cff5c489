/**
 * One point for people (text) and for programs (the JSON of `solve --json`).
 */
import { boundText, matrixData } from "../certificate/data.js";
import { approximate } from "../exact/decimal.js";
import { printable } from "../exact/errors.js";
import { Rational } from "../exact/rational.js";
import type { RationalOrRoot } from "../exact/root.js";
import type { RationalMatrix } from "../exact/vector.js";
import type { Problem } from "../model/problem.js";
import type { InfeasiblePoint, OptimalPoint, Point } from "../tradeoff/solve.js";
import { matrixLines } from "./matrix.js";

/** The object of `solve --json`. */
export function pointData(point: Point): Record<string, unknown> {
  const head = {
    problem: point.problem.name,
    bounds: { distortion: boundText(point.bounds.distortion), perception: boundText(point.bounds.perception) },
    status: point.status,
  };
  if (point.status === "infeasible") return { ...head, cut: point.cut };
  const { errorRate, multipliers, achieved, restorer } = point;
  return { ...head, errorRate, multipliers, achieved, restorer: matrixData(restorer) };
}

/** Several lines of text. @param decimals of the rounded values, marked ≈ */
export function pointText(point: Point, decimals: number): string {
  return point.status === "optimal" ? optimalText(point, decimals) : infeasibleText(point, decimals);
}

function optimalText(point: OptimalPoint, decimals: number): string {
  const { errorRate, achieved, multipliers, restorer, problem } = point;
  return [
    `${name(point)} = ${valueText(errorRate, decimals)}`,
    `  achieved     distortion ${String(achieved.distortion)}, perception ${String(achieved.perception)}`,
    `  multipliers  distortion ${String(multipliers.distortion)}, perception ${String(multipliers.perception)}`,
    ...restorerText(restorer, problem, "--json or --certificate"),
  ].join("\n");
}

function infeasibleText(point: InfeasiblePoint, decimals: number): string {
  const { distortion, perception, atLeast } = point.cut;
  const left = [term(distortion, "distortion"), term(perception, "perception")].filter((text) => text !== "").join(" + ");
  const here = weigh(distortion, point.bounds.distortion).plus(weigh(perception, point.bounds.perception));
  return [
    `${name(point)} = ∞: no restorer meets both bounds`,
    `  because      ${left} ≥ ${valueText(atLeast, decimals)} for every restorer,`,
    `               but the bounds allow only ${valueText(here, decimals)}`,
  ].join("\n");
}

/** What problem this is: `binary-denoising: 2 classes, |X| = 2, |Y| = 2, |X̂| = 2, total variation`. */
export function problemLine({ name, source, channel, restored, perception, classifier }: Problem): string {
  const sizes = `|X| = ${String(source.alphabet.size)}, |Y| = ${String(channel.outputs.size)}, |X̂| = ${String(restored.size)}`;
  return `${printable(name)}: ${String(source.classNames.length)} classes, ${sizes}, ${perception.title}${classifier === "retrained" ? ", re-trained classifier" : ""}`;
}

/**
 * The first lines of a report: what problem this is and what is possible at all.
 * @param value how the least values are shown
 */
export function problemText(
  problem: Problem,
  least: { readonly distortion: Rational; readonly perception: RationalOrRoot; readonly errorRate: Rational },
  decimals: number,
  value: (value: RationalOrRoot, decimals: number) => string = valueText,
): string {
  return [
    problemLine(problem),
    `  least distortion    ${value(least.distortion, decimals)}`,
    `  least perception    ${value(least.perception, decimals)}`,
    `  least error rate    ${value(least.errorRate, decimals)}`,
  ].join("\n");
}

/** `307/1450 ≈0.211724`, `sqrt(2/5) ≈0.632456`; integers need no approximation. */
export function valueText(value: RationalOrRoot, decimals: number): string {
  return value instanceof Rational && value.den === 1n ? value.toString() : `${value.toString()} ${approximate(value, decimals)}`;
}

function name(point: Point): string {
  const shown = (bound: Rational | "inf"): string => (bound === "inf" ? "∞" : boundText(bound));
  return `C(${shown(point.bounds.distortion)}, ${shown(point.bounds.perception)})`;
}

export function term(factor: Rational, what: string): string {
  if (factor.isZero()) return "";
  return factor.equals(Rational.one) ? what : `${factor.toString()}·${what}`;
}

export function weigh(factor: Rational, bound: Rational | "inf"): Rational {
  return factor.isZero() || bound === "inf" ? Rational.zero : factor.times(bound);
}

/** Q(x̂|y) as aligned columns under "restorer"; a large one only by its shape. @param full the options that show it in full */
export function restorerText(restorer: RationalMatrix, { channel, restored }: Problem, full: string): string[] {
  const lines = matrixLines(restorer, { name: "Q(x̂|y)", corner: "y \\ x̂", rows: channel.outputs.letters, columns: restored.letters }, full);
  return lines.map((line, i) => `  ${i === 0 ? "restorer     " : "             "}${line}`);
}
