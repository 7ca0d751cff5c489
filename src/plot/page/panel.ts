/** One panel on the page: its frame, ticks, titles, and the texts of its marks. */
import { Rational, max, min } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import { ink } from "../figure/colours.js";
import type { Axis, Caption, EndLabel, Label, Panel, Place, Text } from "../figure/figure.js";
import { numberText, roundNumbers } from "../figure/ticks.js";
import { apart, placeLabels } from "./labels.js";
import { sizes, type Box, type LaidPanel, type PlacedText, type Scale, type Tick } from "./page.js";
import { scaleOf } from "./scale.js";
import type { Typeface } from "./typeface.js";
import { shortened } from "./words.js";

/** The size of the smallest title, in that of the others. */
const leastTitle = 0.7;

export interface Laid {
  readonly panel: LaidPanel;
  readonly bottom: number;
  /** Labels for which there was no room. */
  readonly lost: readonly Text[];
}

/** Lays a panel from `top` on. @param count how many panels the figure has */
export function layPanel(panel: Panel, top: number, count: number, face: Typeface): Laid {
  return panel.axes === "space" ? laySpace(panel, top, face) : layAxes(panel, panel.axes, top, count, face);
}

function layAxes(
  panel: Panel,
  axes: { readonly x: Axis; readonly y: Axis },
  top: number,
  count: number,
  face: Typeface,
): Laid {
  const titleHeight = panel.title === undefined ? 0 : 15;
  const ends = panel.marks.filter((mark): mark is EndLabel => mark.kind === "end");
  const endWidth = Math.max(0, ...ends.map(({ text }) => face.width(face.drawable(text), sizes.small)));
  const height = count === 1 ? 200 : count <= 3 ? 150 : 110;
  const numbersY = ticksOf(axes.y, Math.floor(height / 26));
  const labelWidth = Math.max(...numbersY.map((value) => face.width([{ text: numberText(value) }], sizes.small)), 8);
  const frame: Box = {
    left: 17 + labelWidth + 7,
    right: sizes.page - (ends.length === 0 ? 14 : Math.min(endWidth, 110) + 22),
    top: top + titleHeight + 8,
    bottom: top + titleHeight + 8 + height,
  };
  const x = scaleOf(axes.x, frame.left, frame.right);
  const y = scaleOf(axes.y, frame.bottom, frame.top);
  const placedTicks = (axis: Axis, values: readonly Rational[], scale: Scale): Tick[] =>
    values.map((value) => ({
      value,
      at: scale(axis.power === 2 ? value.times(value) : value),
      text: numberText(value),
    }));
  const widest = Math.max(
    8,
    ...ticksOf(axes.x, 6).map((value) => face.width([{ text: numberText(value) }], sizes.small)),
  );
  const ticks = {
    x: placedTicks(
      axes.x,
      ticksOf(axes.x, Math.max(1, Math.min(6, Math.floor((frame.right - frame.left) / (widest + 14))))),
      x,
    ),
    y: placedTicks(axes.y, numbersY, y),
  };
  const titles = {
    x: textAt(face.drawable(axes.x.title), sizes.body, (frame.left + frame.right) / 2, frame.bottom + 28, "middle"),
    y: {
      ...textAt(face.drawable(axes.y.title), sizes.body, 12, (frame.top + frame.bottom) / 2, "middle"),
      upwards: true as const,
    },
    ...panelTitle(panel, top, face),
  };
  const texts = textsOf(panel, frame, x, y, face);
  const bottom = frame.bottom + 33;
  return { panel: { panel, frame, x, y, ticks, titles, texts: texts.placed }, bottom, lost: texts.lost };
}

function panelTitle(panel: Panel, top: number, face: Typeface): { readonly panel?: PlacedText } {
  if (panel.title === undefined) return {};
  const whole = face.drawable(panel.title);
  const room = sizes.page - 16;
  // A long title is smaller, and only one that would be too small is cut.
  const size = Math.max(leastTitle, Math.min(1, room / face.width(whole, sizes.body))) * sizes.body;
  return { panel: textAt(shortened(whole, size, room, face), size, sizes.page / 2, top + 11, "middle") };
}

function ticksOf({ ticks, from, to }: Axis, most: number): readonly Rational[] {
  return ticks ?? roundNumbers(from, to, most);
}

const spaceMargin = { left: 46, right: 46, top: 12, bottom: 34 };

/** Both coordinates have one scale, which fits the marks into the width of the page. */
function laySpace(panel: Panel, top: number, face: Typeface): Laid {
  const places = panel.marks.flatMap(placesOf);
  const xs = places.map(([x]) => x);
  const ys = places.map(([, y]) => y);
  const [left, right, low, high] = [xs.reduce(min), xs.reduce(max), ys.reduce(min), ys.reduce(max)];
  const titleHeight = panel.title === undefined ? 0 : 15;
  const width = sizes.page - spaceMargin.left - spaceMargin.right;
  const height = high
    .minus(low)
    .times(Rational.of(BigInt(width)))
    .over(right.minus(left))
    .toNumber();
  const frame: Box = {
    left: spaceMargin.left,
    right: sizes.page - spaceMargin.right,
    top: top + titleHeight + spaceMargin.top,
    bottom: top + titleHeight + spaceMargin.top + Math.round(height),
  };
  const x = scaleOf({ from: left, to: right, power: 1 }, frame.left, frame.right);
  const y = scaleOf({ from: low, to: high, power: 1 }, frame.bottom, frame.top);
  const texts = textsOf(panel, frame, x, y, face);
  return {
    panel: { panel, frame, x, y, ticks: { x: [], y: [] }, titles: panelTitle(panel, top, face), texts: texts.placed },
    bottom: frame.bottom + spaceMargin.bottom,
    lost: texts.lost,
  };
}

function placesOf(mark: Panel["marks"][number]): readonly Place[] {
  if (mark.kind === "area") return mark.corners;
  return mark.kind === "line" || mark.kind === "label" ? mark.points : [mark.at];
}

/** The texts of captions, labels and ends. */
function textsOf(
  { marks }: Panel,
  frame: Box,
  x: Scale,
  y: Scale,
  face: Typeface,
): { readonly placed: readonly PlacedText[]; readonly lost: readonly Text[] } {
  const spot = ([u, v]: Place): readonly [number, number] => [x(u) / 100, y(v) / 100];
  const taken = marks.flatMap((mark): Box[] => {
    if (mark.kind !== "dot") return [];
    const [u, v] = spot(mark.at);
    return [{ left: u - 3, right: u + 3, top: v - 3, bottom: v + 3 }];
  });
  const captions = marks.filter((mark): mark is Caption => mark.kind === "caption");
  const labels = marks.filter((mark): mark is Label => mark.kind === "label");
  const ends = marks.filter((mark): mark is EndLabel => mark.kind === "end");
  const placedLabels = placeLabels(
    labels,
    (label) => label.points.map(spot),
    frame,
    taken,
    marks.flatMap((mark) => lineBoxes(mark, spot)),
    face,
  );
  return {
    placed: [
      ...captions.map(({ at, text, move, anchor }) => {
        const [u, v] = spot(at);
        return textAt(face.drawable(text), sizes.small, u + move[0], v + move[1] + sizes.small * 0.36, anchor);
      }),
      ...placedLabels.filter((text) => text !== undefined),
      ...placeEnds(ends, frame, spot, face),
    ],
    lost: labels.flatMap(({ text }, i) => (placedLabels[i] === undefined ? [text] : [])),
  };
}

/** Most places at which a line is looked at, one every four units. */
const mostSteps = 90;

/** Small boxes along a line. */
function lineBoxes(mark: Panel["marks"][number], spot: (place: Place) => readonly [number, number]): Box[] {
  if (mark.kind !== "line") return [];
  const spots = mark.points.map(spot);
  return spots.slice(1).flatMap(([x, y], i): Box[] => {
    const [u, v] = entry(spots, i);
    const steps = Math.min(mostSteps, Math.ceil(Math.hypot(x - u, y - v) / 4));
    return Array.from({ length: steps + 1 }, (_, k) => {
      const share = steps === 0 ? 0 : k / steps;
      const [a, b] = [u + (x - u) * share, v + (y - v) * share];
      return { left: a - 1, right: a + 1, top: b - 1, bottom: b + 1 };
    });
  });
}

/** The names of curves in the right margin, each at its own height, with a line to the end of its curve. */
function placeEnds(
  ends: readonly EndLabel[],
  frame: Box,
  spot: (place: Place) => readonly [number, number],
  face: Typeface,
): PlacedText[] {
  const sorted = ends.map((end) => ({ end, height: spot(end.at)[1] })).sort((a, b) => a.height - b.height);
  const heights = apart(
    sorted.map(({ height }) => height),
    sizes.line,
    frame.top + 2,
    frame.bottom - 2,
  );
  return sorted.map(({ end, height }, i) => {
    const at = entry(heights, i);
    const text = shortened(face.drawable(end.text), sizes.small, 110, face);
    const x = frame.right + 14;
    return {
      ...textAt(text, sizes.small, x, at + sizes.small * 0.36, "start"),
      colour: end.colour,
      leader: [x - 2, at, frame.right + 2, height],
    };
  });
}

function textAt(text: Text, size: number, x: number, y: number, anchor: PlacedText["anchor"]): PlacedText {
  return { text, size, x, y, anchor, colour: ink };
}
