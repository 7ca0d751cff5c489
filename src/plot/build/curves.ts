/**
 * Curves of C: C along D at several P, C along P at several D, and the perception-distortion curves at
 * several C, one panel for each of the three.
 *
 * A curve is drawn from its first breakpoint to the end of the window, beyond which it is constant.
 * Where a curve falls at once it is drawn in parts. Stretches on which C lies above its convex hull
 * are shaded down to the chord. A band is drawn between its two functions.
 */
import { InputError } from "../../exact/errors.js";
import { max, type Rational } from "../../exact/rational.js";
import { Root } from "../../exact/root.js";
import { valueText } from "../../exact/value.js";
import { entry } from "../../exact/vector.js";
import type { Problem } from "../../model/problem.js";
import type { Quantity, Slice } from "../../tradeoff/slice.js";
import type { SliceBand } from "../../tradeoff/slice-band.js";
import { colourOf, curveStroke, dashOf, ink, mostCurves, warning } from "../figure/colours.js";
import {
  symbols,
  text,
  type Axis,
  type Figure,
  type LegendEntry,
  type Mark,
  type Panel,
  type Place,
  type Run,
  type Stroke,
  type Text,
} from "../figure/figure.js";
import { valuesRange } from "../figure/window.js";
import { boundsAxis } from "./axes.js";
import { shownNumber } from "./numbers.js";
import { namesOf, originOf, problemLegend, problemTitle } from "./origin.js";
import { perceptionEnds, type PlottedPoint } from "./points.js";
import { pointLegend, pointMarks, pointPlaces } from "./point-marks.js";
import { pathsOf, stretchAreas, type CurvePaths } from "./paths.js";
import { placesTable, type TablePlace } from "./table.js";

/** A slice, exact or a band. */
export type Curve = Slice | SliceBand;

export interface CurvesOptions {
  readonly points?: readonly PlottedPoint[];
  readonly command?: string;
}

/** Most curves in a panel: so many names fit beside it. */
const mostInPanel = 16;

const fixedSymbols: Readonly<Record<Quantity, Run>> = {
  distortion: symbols.D,
  perception: symbols.P,
  errorRate: symbols.C,
};

/** The order of panels: C along D, C along P, P along D. */
const order: readonly Quantity[] = ["perception", "distortion", "errorRate"];

/**
 * The curves of slices, those with the same fixed quantity in one panel.
 * @throws InputError where nothing is feasible on any of them, where there are too many, or where P and P² would share
 *   an axis
 */
export function curvesFigure(curves: readonly Curve[], { points = [], command }: CurvesOptions = {}): Figure {
  const problems = [...new Set(curves.map(({ problem }) => problem))];
  const kinds = order.flatMap((quantity) => {
    const own = curves.filter(({ fixed }) => fixed.quantity === quantity);
    return own.length === 0 ? [] : [{ quantity, own }];
  });
  const panels = kinds.map(({ quantity, own }) => panelOf(quantity, own, problems, points));
  const signs = new Set(panels.flatMap(({ signs }) => signs));
  return {
    title: `Curves of C(D,P) of ${namesOf(problems)}`,
    origin: originOf(problems, command),
    panels: panels.map(({ panel }, i) =>
      i === 0 && problems.length === 1 && problems[0] !== undefined
        ? { ...panel, title: problemTitle(problems[0]) }
        : panel,
    ),
    legend: [...(problems.length > 1 ? problemLegend(problems) : []), ...signLegend(signs), ...pointLegend(points)],
    notes: [...panels.flatMap(({ notes }) => notes), ...signNotes(signs), ...gapNote(curves)],
    table: placesTable(() => [...panels.flatMap(({ places }) => places), ...pointPlaces(points)]),
  };
}

type Sign = "shared" | "stretch" | "jump" | "start" | "level";

interface PanelParts {
  readonly panel: Panel;
  readonly signs: readonly Sign[];
  readonly notes: readonly Text[];
  readonly places: readonly TablePlace[];
}

interface Styled {
  readonly curve: Curve;
  readonly stroke: Stroke;
  readonly name: Text;
}

function panelOf(
  quantity: Quantity,
  curves: readonly Curve[],
  problems: readonly Problem[],
  points: readonly PlottedPoint[],
): PanelParts {
  if (curves.length > Math.min(mostInPanel, mostCurves)) {
    throw new InputError({
      code: "too-large",
      path: "plot",
      expected: `at most ${String(mostInPanel)} curves in a panel`,
      found: String(curves.length),
    });
  }
  const drawn = curves.filter(({ domain }) => domain !== null);
  if (drawn.length === 0) {
    const [first] = curves;
    throw new InputError({
      code: "out-of-range",
      path: "plot",
      expected: `a bound that some restorer meets${first?.least === undefined ? "" : ` (the least ${nameOfQuantity(quantity)} is ${valueText(first.least)})`}`,
      found: curves.map(({ fixed }) => valueText(fixed.at)).join(", "),
    });
  }
  const power = powerOf(drawn);
  const isLevel = quantity === "errorRate";
  const styled = drawn.map((curve): Styled => styleOf(curve, problems, curves, isLevel));
  const axes = axesOf(quantity, drawn, points, power);
  const ends = { x: squared(axes.x.to, axes.x.power), y: squared(axes.y.to, axes.y.power) };
  const paths = styled.map(({ curve }) => pathsOf(curve, isLevel ? ends.y : ends.x));
  const flip = ([x, y]: Place): Place => (isLevel ? [y, x] : [x, y]);
  const marks = styled.map((one, i) => {
    const [index, count] =
      problems.length > 1 ? [problems.indexOf(one.curve.problem), problems.length] : [i, styled.length];
    const stroke = { ...one.stroke, width: one.stroke.width + nested(index, count) };
    return curveMarks({ ...one, stroke }, entry(paths, i), flip, isLevel ? ends.x : undefined);
  });
  const signs: Sign[] = [
    ...(styled.some(({ curve }) => stretchAreas(curve).length > 0) ? ["stretch" as const] : []),
    ...(paths.some(({ jumps }) => jumps.length > 0) ? ["jump" as const] : []),
    ...(styled.length > 1 ? ["shared" as const] : []),
    isLevel ? "level" : "start",
  ];
  return {
    panel: {
      axes,
      marks: [
        ...marks.flatMap(({ areas }) => areas),
        ...marks.flatMap(({ lines }) => lines),
        ...points.flatMap((point) => pointInPanel(point, quantity, power)),
        ...marks.flatMap(({ labels }) => labels),
      ],
    },
    signs,
    notes: curves.filter(({ domain }) => domain === null).map((curve) => emptyNote(curve, problems.length > 1)),
    places: styled.flatMap(({ curve }, i) => curvePlaces(curve, entry(paths, i))),
  };
}

/** Where curves coincide the later ones are drawn within the earlier, which are wider. */
function nested(index: number, count: number): number {
  return (count - 1 - index) * Math.min(1.2, 3.6 / Math.max(1, count - 1));
}

/** By problem and by bound: of one problem each bound has a colour; of several each problem has. */
function styleOf(curve: Curve, problems: readonly Problem[], all: readonly Curve[], isLevel: boolean): Styled {
  const { problem, fixed } = curve;
  const bounds = [...new Set(all.map(({ fixed: { at } }) => valueText(at)))];
  const bound = bounds.indexOf(valueText(fixed.at));
  const index = problems.indexOf(problem);
  const several = problems.length > 1;
  const stroke = several ? { colour: colourOf(index), width: 1.6, ...dashOf(bound) } : curveStroke(bound);
  const sign = isLevel ? " ≤ " : " = ";
  return { curve, stroke, name: text(fixedSymbols[fixed.quantity], `${sign}${shownNumber(fixed.at)}`) };
}

/** Marks along P have squares of P where the divergence is a root. */
function powerOf(curves: readonly Curve[]): 1 | 2 {
  const [power = 1, other] = new Set(curves.map((curve) => ("power" in curve ? curve.power : 1)));
  if (other === undefined) return power;
  throw new InputError({
    code: "not-linear",
    path: "plot",
    expected: "problems whose divergences are all roots or all not",
    found: "both",
  });
}

function squared(value: Rational, power: 1 | 2): Rational {
  return power === 2 ? value.times(value) : value;
}

function axesOf(
  quantity: Quantity,
  curves: readonly Curve[],
  points: readonly PlottedPoint[],
  power: 1 | 2,
): { readonly x: Axis; readonly y: Axis } {
  const along = curves.flatMap((curve) => breakpointsOf(curve).map(({ at }) => at));
  const values = curves.flatMap((curve) => breakpointsOf(curve).map(({ value }) => value));
  const Ds = points.map(({ distortion }) => distortion);
  const Ps = points.flatMap((point) => perceptionEnds(point, power));
  const errors = points.map(({ errorRate }) => errorRate);
  const distortion = (own: readonly Rational[]): Axis => ({
    ...boundsAxis([...own, ...Ds], 1),
    title: text("bound on the distortion, ", symbols.D),
    endless: true,
  });
  const perception = (own: readonly Rational[]): Axis => ({
    ...boundsAxis([...own, ...Ps], power),
    title: text("bound on the perceptual difference, ", symbols.P),
    endless: true,
  });
  const errorRate: Axis = {
    ...valuesRange([...values, ...errors]),
    power: 1,
    title: text("error rate, ", symbols.C),
    endless: false,
  };
  if (quantity === "perception") return { x: distortion(along), y: errorRate };
  if (quantity === "distortion") return { x: perception(along), y: errorRate };
  return { x: distortion(values), y: { ...perception(along), title: text("perceptual difference, ", symbols.P) } };
}

function breakpointsOf(curve: Curve): readonly { readonly at: Rational; readonly value: Rational }[] {
  if (!("segments" in curve)) return [...curve.lower, ...curve.upper];
  // Where a curve falls at once, the value just before the fall counts too.
  const before = curve.segments.flatMap(({ to, intercept, slope }) =>
    to === "inf" ? [] : [{ at: to, value: intercept.plus(slope.times(to)) }],
  );
  return [...curve.breakpoints, ...before];
}

const stretchFill = "#fbe0cc";

interface CurveMarks {
  readonly areas: readonly Mark[];
  readonly lines: readonly Mark[];
  readonly labels: readonly Mark[];
}

function curveMarks(
  { curve, stroke, name }: Styled,
  { lines, jumps, band }: CurvePaths,
  flip: (place: Place) => Place,
  right: Rational | undefined,
): CurveMarks {
  const all = lines.map((line) => line.map(flip));
  const [start] = all[0] ?? [];
  const end = all.at(-1)?.at(-1);
  const areas = stretchAreas(curve);
  // The border of {(D,P) : C ≤ c} goes on to the right from its lowest point.
  const tail = right !== undefined && start !== undefined ? [[[right, start[1]] as Place, start]] : [];
  const whole = right === undefined ? [] : [[...(tail[0]?.slice(0, 1) ?? []), ...all.flat()]];
  return {
    areas: [
      ...areas.map(({ area }): Mark => ({ kind: "area", corners: area.map(flip), fill: stretchFill })),
      ...band.map((corners): Mark => ({ kind: "area", corners: corners.map(flip), fill: stroke.colour })),
      ...areas.map(({ chord }): Mark => ({
        kind: "line",
        points: chord.map(flip),
        stroke: { colour: warning, width: 1, dash: [2, 2] },
      })),
    ],
    lines: [
      ...[...tail, ...all].map((points): Mark => ({ kind: "line", points, stroke })),
      ...jumps.flatMap(({ from, to }): Mark[] => [
        { kind: "line", points: [flip(from), flip(to)], stroke: { colour: stroke.colour, width: 0.7, dash: [1.5, 2] } },
        { kind: "dot", at: flip(from), shape: "ring", colour: stroke.colour },
        { kind: "dot", at: flip(to), shape: "disc", colour: stroke.colour },
      ]),
      ...(start === undefined || right !== undefined
        ? []
        : [{ kind: "dot" as const, at: start, shape: "disc" as const, colour: stroke.colour }]),
    ],
    labels:
      right === undefined
        ? end === undefined
          ? []
          : [{ kind: "end", at: end, text: name, colour: stroke.colour }]
        : whole.map((points) => ({ kind: "label", of: "line", text: name, colour: stroke.colour, points })),
  };
}

function pointInPanel(point: PlottedPoint, quantity: Quantity, power: 1 | 2): Mark[] {
  if (quantity === "errorRate") return pointMarks(point, power, ink);
  const shape = point.kind === "restorer" ? "diamond" : "triangle";
  const x = quantity === "perception" ? [point.distortion] : perceptionEnds(point, power);
  const at: Place = [entry(x, 0), point.errorRate];
  const label: Mark[] =
    point.kind === "restorer" && point.name !== ""
      ? [{ kind: "label", of: "dot", text: text(point.name), colour: ink, points: [at] }]
      : [];
  const range: Mark[] =
    x.length > 1
      ? [{ kind: "line", points: x.map((end): Place => [end, point.errorRate]), stroke: { colour: ink, width: 1.2 } }]
      : [];
  return [...range, { kind: "dot", at, shape, colour: ink }, ...label];
}

function nameOfQuantity(quantity: Quantity): string {
  return { distortion: "distortion", perception: "perceptual difference", errorRate: "error rate" }[quantity];
}

function emptyNote({ problem, fixed, least }: Curve, several: boolean): Text {
  const where = several ? ` (${problem.name})` : "";
  const known = least === undefined ? "" : `: the least ${nameOfQuantity(fixed.quantity)} is ${shownNumber(least)}`;
  return text(fixedSymbols[fixed.quantity], ` = ${shownNumber(fixed.at)}${where}: no restorer meets it${known}.`);
}

function signLegend(signs: ReadonlySet<Sign>): LegendEntry[] {
  return signs.has("stretch")
    ? [
        {
          sign: { kind: "area", fill: stretchFill, edge: { colour: warning, width: 1, dash: [2, 2] } },
          text: text("not convex: the curve lies above its chord"),
        },
      ]
    : [];
}

function signNotes(signs: ReadonlySet<Sign>): Text[] {
  return [
    ...(signs.has("start") ? [text("Each curve begins at its dot; to the left of it ", symbols.C, " = ∞.")] : []),
    ...(signs.has("shared") ? [text("Where curves coincide they are drawn within each other.")] : []),
    ...(signs.has("jump") ? [text("At a ring the curve falls at once to the dot below.")] : []),
    ...(signs.has("level")
      ? [text("On a curve and above it to the right some restorer has at most the error rate ", symbols.C, ".")]
      : []),
  ];
}

/** How wide bands are. */
function gapNote(curves: readonly Curve[]): Text[] {
  const gaps = curves.flatMap((curve) => ("segments" in curve ? [] : [curve.gap]));
  return gaps.length === 0
    ? []
    : [
        text(`Each curve is a band, at most ${shownNumber(gaps.reduce(max))} wide, in which the function lies.`),
        ...(curves.some((curve) => !("segments" in curve) && curve.except.length > 0)
          ? [text("It is wider in narrow strips where a case of the problem may have begun.")]
          : []),
      ];
}

/** The places of a curve; those of P are roots where the variable is P². */
function curvePlaces(curve: Curve, { lines, lower }: CurvePaths): TablePlace[] {
  const { problem, fixed, variable } = curve;
  const power = "power" in curve ? curve.power : 1;
  const item = `${{ distortion: "D", perception: "P", errorRate: "C" }[fixed.quantity]} = ${valueText(fixed.at)}`;
  const place = ([x, y]: Place, what: string): TablePlace => {
    const along = variable === "perception" && power === 2 ? Root.of(x) : x;
    return { problem: problem.name, item: what, [fixed.quantity]: fixed.at, [variable]: along, [curve.value]: y };
  };
  return [
    ...lines.flatMap((line, i) =>
      line.map((at) =>
        place(at, `${item}${lower.length > 0 ? ", from above" : lines.length > 1 ? `, part ${String(i)}` : ""}`),
      ),
    ),
    ...lower.map((at) => place(at, `${item}, from below`)),
  ];
}
