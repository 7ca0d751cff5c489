/**
 * One point of a composite problem for programs (the JSON of `solve --json`) and for people.
 *
 * Beside what every point has: the winning labeling of a re-trained classifier, and which
 * divergence of several meets the bound, numbered from 0 in the order in which they are listed.
 */
import { boundText, matrixData } from "../certificate/data.js";
import { printable } from "../exact/errors.js";
import type { Rational } from "../exact/rational.js";
import { Root, compareRoots } from "../exact/root.js";
import { entry } from "../exact/vector.js";
import { classesOf, type Labeling, type Problem } from "../model/problem.js";
import { partBounds, type InfeasiblePoint, type OptimalPoint, type Point, type PartCut, isCompositePoint } from "../tradeoff/solve.js";
import { pointData, pointText, restorerText, term, valueText, weigh } from "./point.js";

/** The object of `solve --json`, for either kind of problem. */
export function anyPointData(point: Point): Record<string, unknown> {
  return isCompositePoint(point) ? compositePointData(point) : pointData(point);
}

/** Several lines of text, for either kind of problem. @param decimals of the rounded values, marked ≈ */
export function anyPointText(point: Point, decimals: number): string {
  if (!isCompositePoint(point)) return pointText(point, decimals);
  return point.status === "optimal" ? optimalText(point, decimals) : infeasibleText(point, decimals);
}

function compositePointData(point: Point): Record<string, unknown> {
  const { problem, bounds, status } = point;
  const head = { problem: problem.name, bounds: { distortion: boundText(bounds.distortion), perception: perceptionText(bounds.perception) }, status };
  if (point.status === "infeasible") {
    const cuts = point.cuts.map(cutData);
    return cuts.length === 1 ? { ...head, cut: cuts[0] } : { ...head, cuts };
  }
  const { errorRate, multipliers, achieved, restorer } = point;
  return { ...head, errorRate, ...caseData(point), multipliers, achieved, restorer: matrixData(restorer) };
}

/** The case that wins, as far as there are several. */
function caseData({ problem, labeling, part }: OptimalPoint): Record<string, unknown> {
  return {
    ...(problem.classifier === "retrained" ? { classifier: classesOf(problem, labeling) } : {}),
    ...(problem.perception.parts.length > 1 ? { divergence: part } : {}),
  };
}

function cutData({ distortion, perception, atLeast, power }: PartCut): Record<string, unknown> {
  return { distortion, perception, atLeast, ...(power === 1 ? {} : { power }) };
}

function perceptionText(bound: Rational | Root | "inf"): string {
  return bound instanceof Root ? bound.toString() : boundText(bound);
}

function optimalText(point: OptimalPoint, decimals: number): string {
  const { errorRate, achieved, multipliers, restorer, problem, labeling, part, perceptions, nodes } = point;
  const several = problem.perception.parts.length > 1;
  return [
    `${name(point)} = ${valueText(errorRate, decimals)}`,
    ...(problem.classifier === "retrained" ? [`  classifier   ${labelingText(problem, labeling)}`] : []),
    ...(several ? [`  divergence   number ${String(part)} of the minimum, ${partTitle(problem, part)}: ${String(entry(perceptions, part))}`] : []),
    `  achieved     distortion ${String(achieved.distortion)}, perception ${String(achieved.perception)}${several ? leastPartText(point) : ""}`,
    `  multipliers  distortion ${String(multipliers.distortion)}, perception ${String(multipliers.perception)} (minus the slopes of the winning case)`,
    `  effort       ${nodes === 1 ? "1 linear program" : `${String(nodes)} linear programs`}`,
    ...restorerText(restorer, problem, "--json or --certificate"),
  ].join("\n");
}

/** Which divergence of a minimum is the least at the restorer, where it is not the one named before. */
function leastPartText({ problem, achieved, perceptions, part }: OptimalPoint): string {
  const least = perceptions.findIndex((value) => compareRoots(value, achieved.perception) === 0);
  if (compareRoots(entry(perceptions, part), achieved.perception) === 0) return "";
  return ` (the least: number ${String(least)}, ${partTitle(problem, least)})`;
}

function partTitle({ perception }: Problem, part: number): string {
  const { divergence, power } = entry(perception.parts, part);
  return power === 1 ? divergence.title : "Wasserstein-2";
}

/** `a → w1, b → w2`: the class of each restored letter. */
export function labelingText(problem: Problem, labeling: Labeling): string {
  const classes = classesOf(problem, labeling);
  return problem.restored.letters.map((letter, j) => `${printable(letter)} → ${printable(entry(classes, j))}`).join(", ");
}

function infeasibleText(point: InfeasiblePoint, decimals: number): string {
  const { problem, cuts } = point;
  // A bound on the distortion alone holds whatever the divergence.
  const alone = cuts.find(({ perception }) => perception.isZero());
  const reasons =
    cuts.length === 1 || alone !== undefined
      ? reasonText(point, alone ?? entry(cuts, 0), "perception", "for every restorer", decimals)
      : cuts.flatMap((cut, part) => reasonText(point, cut, `divergence ${String(part)}`, `for every restorer (divergence ${String(part)}: ${partTitle(problem, part)})`, decimals));
  return [`${name(point)} = ∞: no restorer meets both bounds`, ...reasons.map((line, i) => `  ${i === 0 ? "because" : i % 2 === 0 ? "and    " : "       "}      ${line}`)].join("\n");
}

function reasonText({ bounds }: InfeasiblePoint, { distortion, perception, atLeast, power }: PartCut, what: string, whose: string, decimals: number): [string, string] {
  const own = partBounds(bounds, power);
  const left = [term(distortion, "distortion"), term(perception, `${what}${power === 1 ? "" : "²"}`)].filter((text) => text !== "").join(" + ");
  const here = weigh(distortion, own.distortion).plus(weigh(perception, own.perception));
  return [`${left} ≥ ${valueText(atLeast, decimals)} ${whose},`, `but the bounds allow only ${valueText(here, decimals)}`];
}

function name({ problem, bounds: { distortion, perception } }: Point): string {
  const shown = (bound: Rational | Root | "inf"): string => (bound === "inf" ? "∞" : perceptionText(bound));
  return `${problem.classifier === "retrained" ? "C_opt" : "C"}(${shown(distortion)}, ${shown(perception)})`;
}
