/**
 * A page as shapes: paths and texts, from the back to the front. SVG and PDF draw the same ones.
 *
 * Along axes of power 2 a straight line between marks is an arc of a parabola, which is a quadratic
 * Bézier curve: its control point is half way along the rooted coordinate, where the tangents meet.
 */
import { entry } from "../../exact/vector.js";
import { faint, ink, paper } from "../figure/colours.js";
import type { Colour, Place, Shape, Stroke } from "../figure/figure.js";
import { sizes, type Box, type LaidEntry, type LaidPanel, type Page, type PlacedText } from "../page/page.js";

/** Ends of lines, or a control point and an end; in hundredths of a unit. */
export type Step = readonly [x: number, y: number] | readonly [cx: number, cy: number, x: number, y: number];

export interface Path {
  readonly kind: "path";
  readonly start: readonly [x: number, y: number];
  readonly steps: readonly Step[];
  readonly closed: boolean;
  readonly fill?: Colour;
  readonly stroke?: Stroke;
}

export interface TextShape {
  readonly kind: "text";
  readonly text: PlacedText;
}

export interface Disc {
  readonly kind: "disc";
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly fill: Colour;
  readonly stroke: Stroke;
}

export type PageShape = Path | TextShape | Disc;

const thin: Stroke = { colour: ink, width: 0.8 };
const hairline: Stroke = { colour: faint, width: 0.5 };

/** The shapes of a page. */
export function* shapesOf(page: Page): Generator<PageShape> {
  for (const panel of page.panels) yield* panelShapes(panel);
  for (const sign of page.signs) yield* signShapes(sign);
  for (const text of page.texts) yield* textShapes(text);
}

function* panelShapes(laid: LaidPanel): Generator<PageShape> {
  const { panel, frame } = laid;
  if (panel.ground !== undefined) yield boxPath(frame, panel.ground);
  const dots: PageShape[] = [];
  for (const mark of panel.marks) {
    if (mark.kind === "area") {
      const path = curve(laid, mark.corners, true);
      yield { ...path, fill: mark.fill, ...(mark.edge === undefined ? {} : { stroke: mark.edge }) };
    } else if (mark.kind === "line") yield { ...curve(laid, mark.points, false), stroke: mark.stroke };
    else if (mark.kind === "dot") dots.push(dotShape(mark.shape, mark.colour, laid.x(mark.at[0]), laid.y(mark.at[1])));
  }
  if (panel.axes !== "space") yield* [...axisShapes(laid), ...arrowShapes(laid)];
  yield* dots;
  const { titles } = laid;
  for (const text of [titles.panel, titles.x, titles.y, ...laid.texts]) if (text !== undefined) yield* textShapes(text);
}

/** The way through places, straight where both axes have power 1. */
export function curve(
  { panel, x, y }: Pick<LaidPanel, "panel" | "x" | "y">,
  places: readonly Place[],
  closed: boolean,
): Path {
  const at = (place: Place): readonly [number, number] => [x(place[0]), y(place[1])];
  const [first, ...others] = places.map(at);
  const start = first ?? [0, 0];
  const powers = panel.axes === "space" ? ([1, 1] as const) : ([panel.axes.x.power, panel.axes.y.power] as const);
  if (powers[0] === 1 && powers[1] === 1) return { kind: "path", start, steps: distinct(start, others), closed };
  const way = closed && places.length > 0 ? [...places.slice(1), entry(places, 0)] : places.slice(1);
  const steps = way.map((place, i): Step => bend(entry(places, i), place, powers, at));
  return { kind: "path", start, steps, closed };
}

/** Without steps that lead nowhere at this size. */
function distinct(start: readonly [number, number], ends: readonly (readonly [number, number])[]): Step[] {
  let last = start;
  return ends.filter((end) => {
    const moves = end[0] !== last[0] || end[1] !== last[1];
    last = end;
    return moves;
  });
}

/** A line between coordinates of which one is rooted when it is shown. */
function bend(
  from: Place,
  to: Place,
  [powerX]: readonly [1 | 2, 1 | 2],
  at: (place: Place) => readonly [number, number],
): Step {
  const rooted = powerX === 2 ? 0 : 1;
  const [a, b] = [at(from), at(to)];
  if (from[rooted].equals(to[rooted]) || from[1 - rooted]?.equals(to[1 - rooted] ?? to[rooted]) === true) return b;
  // With p the rooted coordinate, the other is f + g·p²; its control is f + g·p₀·p₁.
  const [p0, p1] = [Math.sqrt(from[rooted].toNumber()), Math.sqrt(to[rooted].toNumber())];
  const share = p0 / (p0 + p1);
  const [freeA, freeB] = [a[1 - rooted] ?? 0, b[1 - rooted] ?? 0];
  const control = Math.round(freeA + (freeB - freeA) * share);
  const middle = Math.round((a[rooted] + b[rooted]) / 2);
  return rooted === 0 ? [middle, control, b[0], b[1]] : [control, middle, b[0], b[1]];
}

export function dotShape(shape: Shape, colour: Colour, x: number, y: number): PageShape {
  if (shape === "disc") return { kind: "disc", x, y, radius: 220, fill: colour, stroke: { colour: paper, width: 0.6 } };
  if (shape === "ring") return { kind: "disc", x, y, radius: 200, fill: paper, stroke: { colour, width: 1 } };
  const corners: readonly (readonly [number, number])[] =
    shape === "diamond"
      ? [
          [0, -400],
          [400, 0],
          [0, 400],
          [-400, 0],
        ]
      : [
          [0, -380],
          [350, 250],
          [-350, 250],
        ];
  const [first, ...others] = corners.map(([u, v]): readonly [number, number] => [x + u, y + v]);
  return {
    kind: "path",
    start: first ?? [x, y],
    steps: others,
    closed: true,
    fill: colour,
    stroke: { colour: paper, width: 0.8 },
  };
}

function* axisShapes({ frame, ticks }: LaidPanel): Generator<PageShape> {
  yield { ...boxPath(frame), stroke: thin };
  for (const { at, text } of ticks.x) {
    yield line([at, hundred(frame.bottom)], [at, hundred(frame.bottom) + 350], thin);
    yield tickText(text, at / 100, frame.bottom + 13.5, "middle");
  }
  for (const { at, text } of ticks.y) {
    yield line([hundred(frame.left) - 350, at], [hundred(frame.left), at], thin);
    yield tickText(text, frame.left - 5.5, at / 100 + sizes.small * 0.36, "end");
  }
}

/** Arrows at the axes along which what is drawn goes on without end. */
export function arrowShapes({ panel: { axes }, frame }: LaidPanel): Path[] {
  if (axes === "space") return [];
  return [
    ...(axes.x.endless ? [arrow(hundred(frame.right), hundred(frame.bottom), 1, 0)] : []),
    ...(axes.y.endless ? [arrow(hundred(frame.left), hundred(frame.top), 0, -1)] : []),
  ];
}

/** The head of an arrow along an axis. */
function arrow(x: number, y: number, right: number, down: number): Path {
  const tip: readonly [number, number] = [x + 700 * right, y + 700 * down];
  const wing = (side: number): readonly [number, number] => [x + 250 * side * down, y + 250 * side * right];
  return { kind: "path", start: tip, steps: [wing(1), wing(-1)], closed: true, fill: ink };
}

function tickText(text: string, x: number, y: number, anchor: PlacedText["anchor"]): TextShape {
  return { kind: "text", text: { text: [{ text }], size: sizes.small, x, y, anchor, colour: ink } };
}

function* textShapes(text: PlacedText): Generator<PageShape> {
  if (text.leader !== undefined) {
    const [a, b, c, d] = text.leader.map(hundred);
    yield line([a ?? 0, b ?? 0], [c ?? 0, d ?? 0], hairline);
  }
  if (text.halo !== undefined) yield boxPath(text.halo, paper);
  yield { kind: "text", text };
}

export function* signShapes({ sign, x, y }: LaidEntry): Generator<PageShape> {
  const width = sizes.sign - 3;
  if (sign.kind === "text")
    yield {
      kind: "text",
      text: { text: sign.text, size: sizes.small, x, y: y + sizes.small * 0.36, anchor: "start", colour: ink },
    };
  else if (sign.kind === "dot") yield dotShape(sign.shape, sign.colour, hundred(x + 4), hundred(y));
  else if (sign.kind === "line")
    yield line([hundred(x), hundred(y)], [hundred(x + sizes.sign + 5), hundred(y)], sign.stroke);
  else if (sign.kind === "area")
    yield {
      ...boxPath({ left: x, right: x + width, top: y - 4, bottom: y + 4 }, sign.fill),
      ...(sign.edge === undefined ? {} : { stroke: sign.edge }),
    };
  else {
    const step = 60 / sign.colours.length;
    for (const [i, colour] of sign.colours.entries())
      yield boxPath({ left: x + i * step, right: x + (i + 1) * step, top: y - 4, bottom: y + 4 }, colour);
  }
}

function boxPath({ left, right, top, bottom }: Box, fill?: Colour): Path {
  const [l, r, t, b] = [hundred(left), hundred(right), hundred(top), hundred(bottom)];
  return {
    kind: "path",
    start: [l, t],
    steps: [
      [r, t],
      [r, b],
      [l, b],
    ],
    closed: true,
    ...(fill === undefined ? {} : { fill }),
  };
}

function line(start: readonly [number, number], end: readonly [number, number], stroke: Stroke): Path {
  return { kind: "path", start, steps: [end], closed: false, stroke };
}

function hundred(value: number): number {
  return Math.round(value * 100);
}
