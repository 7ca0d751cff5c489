/** Results of the library as what the page shows. */
import type { At, MatrixView, PointView, Shown, Side } from "../protocol.js";
import {
  Enclosure,
  Notation,
  pointData,
  pointText,
  Rational,
  type Point,
  type Problem,
  type RationalMatrix,
} from "./library.js";
import { double, notation, shown } from "./numbers.js";

type Feasible = Extract<Point, { readonly status: "optimal" | "enclosed" }>;

/** A bound as the reader takes it. */
export function boundText(bound: Point["bounds"]["perception"]): string {
  return bound === "inf" ? "inf" : bound.toString();
}

/** The bounds of a point as text. */
export function atOf({ distortion, perception }: Point["bounds"]): At {
  return { distortion: boundText(distortion), perception: boundText(perception) };
}

/** C(D,P), with its reasons. */
export function pointView(side: Side, point: Point): PointView {
  const lines = pointText(point, notation()).split("\n");
  const head = {
    side,
    problem: point.problem.name,
    bounds: atOf(point.bounds),
    place: { x: double(point.bounds.distortion), y: double(point.bounds.perception) },
    status: point.status,
    title: titleOf(point),
  };
  switch (point.status) {
    case "infeasible":
      return { ...head, value: { exact: "∞", rounded: "" }, reasons: lines.slice(1).map((line) => line.trim()) };
    case "undecided":
      return { ...head, value: { exact: "?", rounded: "" }, reasons: lines.map((line) => line.trim()) };
    default:
      return { ...head, ...feasible(point) };
  }
}

/** `C(2/5, 1/5)`, as reports write it. */
function titleOf(point: Point): string {
  const [first = ""] = pointText(point, notation()).split("\n");
  return first.slice(0, first.indexOf(")") + 1) || first;
}

function feasible(point: Feasible): Omit<PointView, "side" | "problem" | "bounds" | "place" | "status" | "title"> {
  const { errorRate, multipliers, achieved, restorer, problem } = point;
  const piece = pieceText(point);
  const classes = classesOf(point);
  return {
    value: shown(errorRate),
    ...(errorRate instanceof Enclosure ? { ends: endsOf(errorRate) } : {}),
    reasons: partLines(point),
    multipliers: { distortion: shown(multipliers.distortion), perception: shown(multipliers.perception) },
    achieved: { distortion: shown(achieved.distortion), perception: shown(achieved.perception) },
    ...(piece === undefined ? {} : { piece }),
    ...(classes === undefined ? {} : { classes }),
    restorer: matrixView(restorer, problem.channel.outputs.letters, problem.restored.letters),
  };
}

function endsOf({ lower, upper, width }: Enclosure): NonNullable<PointView["ends"]> {
  return {
    lower: shown(lower),
    upper: shown(upper),
    width: width === "inf" ? "∞" : new Notation({ decimals: 6 }).rounded(width),
  };
}

/** What the report says of a minimum of divergences. */
function partLines(point: Feasible): string[] {
  return pointText(point, notation())
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("divergence"));
}

/** `C = γ − λD − μP`: γ makes the plane go through the point. */
function pieceText({ bounds, multipliers, errorRate }: Feasible): string | undefined {
  const { distortion: D, perception: P } = bounds;
  const { distortion: lambda, perception: mu } = multipliers;
  if (!(errorRate instanceof Rational && mu instanceof Rational)) return undefined;
  if (!(P === "inf" || P instanceof Rational)) return undefined;
  const along = (slope: Rational, bound: Rational | "inf"): Rational =>
    slope.isZero() || bound === "inf" ? Rational.zero : slope.times(bound);
  const intercept = errorRate.plus(along(lambda, D)).plus(along(mu, P));
  const term = (slope: Rational, name: string): string =>
    slope.isZero() ? "" : ` − ${slope.equals(Rational.one) ? "" : `${slope.toString()}·`}${name}`;
  return `${intercept.toString()}${term(lambda, "D")}${term(mu, "P")}`;
}

/** The class of each restored letter, where the classifier is chosen with the restorer. */
function classesOf(point: Feasible): PointView["classes"] {
  const { classifier } = pointData(point) as { readonly classifier?: readonly string[] };
  const { letters } = point.problem.restored;
  return classifier?.map((name, j) => ({ letter: letters[j] ?? "", name }));
}

/** A matrix as text, with its letters. */
export function matrixView(matrix: RationalMatrix, rows: readonly string[], columns: readonly string[]): MatrixView {
  const arrays = matrix.toArrays();
  return {
    rows: [...rows],
    columns: [...columns],
    entries: arrays.map((row) => row.map(String)),
    shades: arrays.map((row) => row.map((entry) => entry.toNumber())),
  };
}

/** The three minima. */
export function minimaView({
  distortion,
  perception,
  errorRate,
}: { readonly [name in "distortion" | "perception" | "errorRate"]: Parameters<typeof shown>[0] }): Record<
  "distortion" | "perception" | "errorRate",
  Shown
> {
  return { distortion: shown(distortion), perception: shown(perception), errorRate: shown(errorRate) };
}

/** One line about a problem: its sizes and its divergence. */
export function problemLine({ source, channel, restored, perception, distortion, classifier }: Problem): string {
  const sizes = `|X| = ${String(source.alphabet.size)}, |Y| = ${String(channel.outputs.size)}, |X̂| = ${String(restored.size)}`;
  const { definition } = distortion;
  const named = typeof definition === "string" ? definition.replaceAll("-", " ") : "costs as a matrix";
  const classes = source.classNames.length;
  return `${String(classes)} ${classes === 1 ? "class" : "classes"}, ${sizes}; distortion: ${named}; perception: ${perception.title}${classifier.definition === "retrained" ? "; re-trained classifier" : ""}`;
}
