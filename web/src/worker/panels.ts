/** Figures of exact-cdp/plot as doubles, ready to be painted; what they are made of stays with the library. */
import type { AxisData, DotData, FigureData, LabelData, LegendData, PanelData, ShapeData } from "../protocol.js";
import type { Figure, Mark, Panel } from "./library.js";

type Place = Extract<Mark, { readonly kind: "dot" }>["at"];
type Text = NonNullable<Panel["title"]>;
type Axis = Extract<Panel["axes"], object>["x"];

const plain = (text: Text): string => text.map((run) => run.text).join("");

/** A figure with all of its panels. */
export function figureData({ title, panels, legend, notes }: Figure): FigureData {
  return { title, panels: panels.map(panelData), legend: legend.map(legendData), notes: notes.map(plain) };
}

/** One panel. */
export function panelData({ title, axes, ground, marks }: Panel): PanelData {
  return {
    title: title === undefined ? "" : plain(title),
    axes: axes === "space" ? axes : { x: axisData(axes.x), y: axisData(axes.y) },
    ground: ground ?? "",
    shapes: marks.flatMap(shapeData),
    dots: marks.flatMap(dotData),
    labels: marks.flatMap(labelData),
  };
}

const point = ([x, y]: Place): readonly [number, number] => [x.toNumber(), y.toNumber()];

function shapeData(mark: Mark): ShapeData[] {
  if (mark.kind === "area") {
    const { corners, fill, edge } = mark;
    const stroke = edge === undefined ? {} : { stroke: edge.colour, width: edge.width };
    return [{ kind: "area", points: corners.flatMap(point), fill, ...stroke }];
  }
  if (mark.kind !== "line") return [];
  const { colour, width, dash } = mark.stroke;
  return [
    {
      kind: "line",
      points: mark.points.flatMap(point),
      stroke: colour,
      width,
      ...(dash === undefined ? {} : { dash: [...dash] }),
    },
  ];
}

function dotData(mark: Mark): DotData[] {
  if (mark.kind !== "dot") return [];
  const [x, y] = point(mark.at);
  return [{ x, y, colour: mark.colour, shape: mark.shape }];
}

function labelData(mark: Mark): LabelData[] {
  switch (mark.kind) {
    case "caption": {
      const [x, y] = point(mark.at);
      const { text, anchor, move } = mark;
      return [{ text: plain(text), colour: "", x, y, anchor, move: [...move], optional: false }];
    }
    case "label": {
      const [x, y] = middleOf(mark.points.map(point), mark.of);
      const { text, colour } = mark;
      return [{ text: plain(text), colour, x, y, anchor: "middle", move: [0, 0], optional: true }];
    }
    case "end": {
      const [x, y] = point(mark.at);
      return [{ text: plain(mark.text), colour: mark.colour, x, y, anchor: "start", move: [4, 4], optional: true }];
    }
    default:
      return [];
  }
}

/** The place of a label: half-way along the longest part of a line, the mean corner of an area. */
function middleOf(points: readonly (readonly [number, number])[], of: "line" | "area" | "dot"): [number, number] {
  if (of === "line") {
    let longest: { readonly length: number; readonly at: [number, number] } | undefined;
    for (const [i, [x, y]] of points.slice(1).entries()) {
      const [u, v] = points[i] ?? [x, y];
      const length = Math.hypot(x - u, y - v);
      if (longest === undefined || length > longest.length) longest = { length, at: [(x + u) / 2, (y + v) / 2] };
    }
    if (longest !== undefined) return longest.at;
  }
  const count = Math.max(1, points.length);
  return [points.reduce((sum, [x]) => sum + x, 0) / count, points.reduce((sum, [, y]) => sum + y, 0) / count];
}

function axisData({ title, from, to, power, ticks, endless }: Axis): AxisData {
  const ends: readonly [number, number] = [from.toNumber(), to.toNumber()];
  return {
    title: plain(title),
    from: ends[0],
    to: ends[1],
    power,
    ticks:
      ticks === undefined ? roundTicks(...ends) : ticks.map((tick) => ({ at: tick.toNumber(), text: tick.toString() })),
    endless,
  };
}

/** Multiples of 1, 2 or 5 times a power of ten, about five of them. */
function roundTicks(from: number, to: number): AxisData["ticks"] {
  const length = to - from;
  if (!(length > 0)) return [];
  const unit = 10 ** Math.floor(Math.log10(length / 5));
  const step = [1, 2, 5, 10].map((factor) => factor * unit).find((one) => length / one <= 6) ?? 10 * unit;
  const places = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.floor(to / step + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, i) => {
    const at = (first + i) * step;
    return { at, text: at.toFixed(places) };
  });
}

function legendData({ sign, text }: Figure["legend"][number]): LegendData {
  const words = plain(text);
  switch (sign.kind) {
    case "area":
      return { kind: "area", colours: [sign.fill, sign.edge?.colour ?? "none"], text: words };
    case "line":
      return {
        kind: "line",
        colours: [sign.stroke.colour],
        ...(sign.stroke.dash === undefined ? {} : { dash: sign.stroke.dash }),
        text: words,
      };
    case "dot":
      return { kind: "dot", colours: [sign.colour], text: words };
    case "ramp":
      return { kind: "ramp", colours: [...sign.colours], text: words };
    case "text":
      return { kind: "text", colours: [], text: `${plain(sign.text)} ${words}` };
  }
}
