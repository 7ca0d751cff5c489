/**
 * Points for people (text) and for programs (the JSON of `solve --json`), and as a listing.
 *
 * Where C is the least of several cases, the report adds the winning labeling of a re-trained
 * classifier and the number of the divergence that meets the bound, from 0 in the order of the
 * problem file.
 */
import type { Bound } from "../certificate/plane.js";
import { printable } from "../exact/errors.js";
import { distinguishable } from "../exact/names.js";
import { Enclosure } from "../exact/enclosure.js";
import { Rational } from "../exact/rational.js";
import { compareValues, valueText, type Value } from "../exact/value.js";
import { entry, type RationalMatrix } from "../exact/vector.js";
import { classesOf, isConvex, isRetrained } from "../model/case.js";
import type { Labeling } from "../model/classifier.js";
import type { Problem } from "../model/problem.js";
import { shownPoint } from "../tradeoff/cases/point.js";
import { caseBounds } from "../tradeoff/cases/bounds.js";
import type { Achieved } from "../tradeoff/evaluate.js";
import type {
  EnclosedPoint,
  InfeasiblePoint,
  OptimalPoint,
  PartCut,
  Point,
  UndecidedPoint,
} from "../tradeoff/solve.js";
import { notationArgument } from "./argument.js";
import { matrixLines, type MatrixStyle } from "./matrix.js";
import { Notation } from "./notation.js";
import { counted } from "./text.js";

/** The object of `solve --json`. */
export function pointData(point: Point): Record<string, unknown> {
  shownPoint(point, "point");
  const { problem, bounds, status } = point;
  const head = {
    problem: problem.name,
    bounds: { distortion: bounds.distortion, perception: bounds.perception },
    status,
  };
  if (point.status === "undecided") return { ...head, errorRate: point.errorRate };
  if (point.status === "infeasible") {
    const cuts = point.cuts.map(({ power, ...cut }) => (power === 1 ? cut : { ...cut, power }));
    return cuts.length === 1 ? { ...head, cut: cuts[0] } : { ...head, cuts };
  }
  const { errorRate, multipliers, achieved, restorer, labeling, part } = point;
  return {
    ...head,
    errorRate,
    ...(isRetrained(problem) ? { classifier: classesOf(problem, labeling) } : {}),
    ...(hasParts(problem) ? { divergence: part } : {}),
    multipliers,
    achieved,
    restorer,
  };
}

/** The point as lines of text. @param shown the notation of its numbers */
export function pointText(point: Point, shown: Notation = new Notation()): string {
  shownPoint(point, "point");
  notationArgument(shown, "shown");
  return linesOf(point, shown).join("\n");
}

function linesOf(point: Point, shown: Notation): string[] {
  switch (point.status) {
    case "infeasible":
      return infeasibleLines(point, shown);
    case "undecided":
      return undecidedLines(point, shown);
    default:
      return feasibleLines(point, shown);
  }
}

function undecidedLines(point: UndecidedPoint, shown: Notation): string[] {
  return [
    `${pointName(point)} is not decided: a bound lies within the enclosure of the least feasible value`,
    `  if anything is feasible, the error rate is at least ${shown.both(point.errorRate.lower)}`,
  ];
}

function feasibleLines(point: OptimalPoint | EnclosedPoint, shown: Notation): string[] {
  const { errorRate, achieved, multipliers, restorer, problem, labeling, part, perceptions, nodes } = point;
  const [convex, several] = [isConvex(problem), hasParts(problem)];
  return [
    `${pointName(point)} ${errorRate instanceof Enclosure ? isWithin(errorRate, shown) : equals(shown.both(errorRate))}`,
    ...(isRetrained(problem) ? [`  classifier   ${labelingText(problem, labeling)}`] : []),
    ...(several
      ? [
          `  divergence   number ${String(part)} of the minimum, ${partTitle(problem, part)}: ${shown.both(entry(perceptions, part))}`,
        ]
      : []),
    `  achieved     distortion ${shown.both(achieved.distortion)}, perception ${shown.both(achieved.perception)}${several ? leastPartText(point) : ""}`,
    `  multipliers  distortion ${shown.both(multipliers.distortion)}, perception ${shown.both(multipliers.perception)}${convex ? "" : " (minus the slopes of the winning case)"}`,
    ...(convex ? [] : [`  effort       ${nodes === 1 ? "1 linear program" : `${String(nodes)} linear programs`}`]),
    ...restorerText(restorer, problem, { full: "--json or --certificate", shown }),
  ];
}

/** `∈ [0.43247250942111, 0.43247250942122], 1.1e-13 wide`: the ends are rounded outwards, so that it is true as it stands. */
function isWithin(errorRate: Enclosure, shown: Notation): string {
  const { width } = errorRate;
  const size = width === "inf" ? "" : `, ${shown.rounded(width).slice(1)} wide`;
  return `∈ ${shown.both(errorRate).replace("≈", "")}${size}`;
}

/** `= 307/1450 ≈0.211724`, or `≈0.211724`. */
function equals(value: string): string {
  return value.startsWith("≈") ? value : `= ${value}`;
}

/** The divergence of a minimum that is the least at the restorer, where another one meets the bound. */
function leastPartText({ problem, achieved, perceptions, part }: OptimalPoint | EnclosedPoint): string {
  const least = achieved.perception;
  const isLeast = (value: Value | "inf"): boolean =>
    value === "inf" || least === "inf" ? value === least : compareValues(value, least) !== 1;
  if (isLeast(entry(perceptions, part))) return "";
  const first = perceptions.findIndex(isLeast);
  return ` (the least: number ${String(first)}, ${partTitle(problem, first)})`;
}

function infeasibleLines(point: InfeasiblePoint, shown: Notation): string[] {
  const { problem, cuts } = point;
  // A bound on the distortion alone holds whatever the divergence.
  const alone = cuts.find(({ perception }) => perception.isZero());
  const reasons =
    cuts.length === 1 || alone !== undefined
      ? reasonText(point, alone ?? entry(cuts, 0), "perception", "for every restorer", shown)
      : cuts.flatMap((cut, part) =>
          reasonText(
            point,
            cut,
            `divergence ${String(part)}`,
            `for every restorer (divergence ${String(part)}: ${partTitle(problem, part)})`,
            shown,
          ),
        );
  return [
    `${pointName(point)} = ∞: no restorer meets both bounds`,
    ...reasons.map((line, i) => `  ${i === 0 ? "because" : i % 2 === 0 ? "and    " : "       "}      ${line}`),
  ];
}

function reasonText(
  { bounds }: InfeasiblePoint,
  { distortion, perception, atLeast, power }: PartCut,
  what: string,
  whose: string,
  shown: Notation,
): [string, string] {
  const own = caseBounds(bounds, power);
  const left = [term(distortion, "distortion", shown), term(perception, `${what}${power === 1 ? "" : "²"}`, shown)]
    .filter((text) => text !== "")
    .join(" + ");
  const here = weigh(distortion, own.distortion).plus(weigh(perception, own.perception));
  return [`${left} ≥ ${shown.both(atLeast)} ${whose},`, `but the bounds allow only ${shown.both(here)}`];
}

/** `C(3/20, ∞)`, of a re-trained classifier `C_opt(…)`. */
function pointName({ problem, bounds: { distortion, perception } }: Point): string {
  return `${isRetrained(problem) ? "C_opt" : "C"}(${boundText(distortion)}, ${boundText(perception)})`;
}

/** A bound for people. */
export function boundText(bound: Value | "inf"): string {
  return bound === "inf" ? "∞" : valueText(bound);
}

/** `binary-denoising: 2 classes, |X| = 2, |Y| = 2, |X̂| = 2, total variation`. */
export function problemLine(problem: Problem): string {
  const { name, source, channel, restored, perception } = problem;
  const sizes = `|X| = ${String(source.alphabet.size)}, |Y| = ${String(channel.outputs.size)}, |X̂| = ${String(restored.size)}`;
  return `${printable(name)}: ${counted(source.classNames.length, "class", "classes")}, ${sizes}, ${perception.title}${isRetrained(problem) ? ", re-trained classifier" : ""}`;
}

/** The first lines of a report: the problem, and the least values of each quantity. */
export function problemText(problem: Problem, least: Achieved, shown: Notation): string {
  return [
    problemLine(problem),
    `  least distortion    ${shown.both(least.distortion)}`,
    `  least perception    ${shown.both(least.perception)}`,
    `  least error rate    ${shown.both(least.errorRate)}`,
  ].join("\n");
}

/** `a → w1, b → w2`: the class of each restored letter. */
export function labelingText(problem: Problem, labeling: Labeling): string {
  const classes = classesOf(problem, labeling);
  const { letters } = problem.restored;
  const [letterName, className] = [distinguishable(letters), distinguishable(problem.source.classNames)];
  return letters.map((letter, j) => `${letterName(letter)} → ${className(entry(classes, j))}`).join(", ");
}

/** `distortion`, `3/2·perception`; nothing for the factor 0. */
export function term(factor: Rational, what: string, shown: Notation): string {
  if (factor.isZero()) return "";
  return factor.equals(Rational.one) ? what : `${shown.one(factor)}·${what}`;
}

function weigh(factor: Rational, bound: Bound): Rational {
  return factor.isZero() || bound === "inf" ? Rational.zero : factor.times(bound);
}

function hasParts({ perception }: Problem): boolean {
  return perception.parts.length > 1;
}

function partTitle({ perception }: Problem, part: number): string {
  const { divergence, power } = entry(perception.parts, part);
  return power === 1 ? divergence.title : "Wasserstein-2";
}

/** Q(x̂|y) as aligned columns under "restorer"; a large matrix is shown only by its shape. */
export function restorerText(restorer: RationalMatrix, { channel, restored }: Problem, style: MatrixStyle): string[] {
  const lines = matrixLines(
    restorer,
    { name: "Q(x̂|y)", corner: "y \\ x̂", rows: channel.outputs.letters, columns: restored.letters },
    style,
  );
  return lines.map((line, i) => `  ${i === 0 ? "restorer     " : "             "}${line}`);
}
