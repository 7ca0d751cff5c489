/**
 * A page as TikZ for \input: axes of PGFPlots with the marks in the coordinates of the axes, so that an
 * author may change either; the labels, the legend and the notes stand where they stand in SVG.
 *
 * Along axes of power 2 lines are arcs of parabolas, written as cubic Bézier curves.
 */
import { decimal } from "../../exact/decimal.js";
import { printable } from "../../exact/errors.js";
import type { Rational } from "../../exact/rational.js";
import { Root } from "../../exact/root.js";
import { entry } from "../../exact/vector.js";
import { TexRemarks, texText } from "../../report/tex-text.js";
import type { Axis, Colour, Mark, Place, Stroke, Text } from "../figure/figure.js";
import type { Box, LaidPanel, Page, PlacedText, Tick } from "../page/page.js";
import { arrowShapes, curve, dotShape, signShapes, type PageShape } from "./shapes.js";

export function* tikz(page: Page): Generator<string> {
  const remarks = new TexRemarks();
  const colours = new Map<Colour, string>();
  const body = [...page.panels.flatMap((panel) => [...panelLines(panel, colours, remarks)])];
  for (const sign of page.signs) for (const shape of signShapes(sign)) body.push(shapeLine(shape, colours, remarks));
  for (const text of page.texts) body.push(textLine(text, colours, remarks));
  yield comment(page.title);
  for (const line of page.origin) yield comment(line);
  yield "% needs \\usepackage{pgfplots} and \\pgfplotsset{compat=1.16}; one unit is a quarter of a millimetre\n";
  for (const remark of remarks.take()) yield comment(remark);
  yield "\\begin{tikzpicture}[x=0.25mm,y=-0.25mm,line join=round]\n";
  for (const [colour, name] of colours) yield `\\definecolor{${name}}{HTML}{${colour.slice(1).toUpperCase()}}\n`;
  yield `\\path (0,0) rectangle (${String(page.width)},${String(page.height)});\n`;
  for (const line of body) yield `${line}\n`;
  yield "\\end{tikzpicture}\n";
}

function comment(words: string): string {
  return `% ${printable(words)}\n`;
}

type Colours = Map<Colour, string>;

function nameOf(colour: Colour, colours: Colours): string {
  const known = colours.get(colour) ?? `exactcdp${letters(colours.size)}`;
  colours.set(colour, known);
  return known;
}

/** 0 → a, 25 → z, 26 → ba. */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26)) + last;
}

function* panelLines(laid: LaidPanel, colours: Colours, remarks: TexRemarks): Generator<string> {
  const { panel, titles } = laid;
  yield `\\begin{axis}[${axisOptions(laid, colours, remarks).join(",\n  ")}]`;
  for (const mark of panel.marks) if (mark.kind === "area" || mark.kind === "line") yield markLine(mark, laid, colours);
  yield "\\end{axis}";
  for (const arrow of arrowShapes(laid)) yield shapeLine(arrow, colours, remarks);
  for (const mark of panel.marks)
    if (mark.kind === "dot")
      yield shapeLine(dotShape(mark.shape, mark.colour, laid.x(mark.at[0]), laid.y(mark.at[1])), colours, remarks);
  for (const text of [...(titles.panel === undefined ? [] : [titles.panel]), ...laid.texts])
    yield textLine(text, colours, remarks);
}

function axisOptions({ panel, frame, ticks, titles }: LaidPanel, colours: Colours, remarks: TexRemarks): string[] {
  const size = [
    `at={(${millimetres(frame.left)},${millimetres(-frame.top)})}`,
    // In lengths: the units of the page are not those of the axis.
    "anchor=north west",
    "scale only axis",
    `width=${millimetres(frame.right - frame.left)}`,
    `height=${millimetres(frame.bottom - frame.top)}`,
    "clip=false",
    "enlargelimits=false",
  ];
  if (panel.axes === "space") {
    const places = panel.marks.flatMap((mark) =>
      mark.kind === "area" ? mark.corners : mark.kind === "line" ? mark.points : [],
    );
    const range = (axis: 0 | 1): readonly [string, string] => {
      const sorted = places.map((place) => place[axis]).sort((a, b) => a.compare(b));
      return [decimal(entry(sorted, 0), 9), decimal(entry(sorted, sorted.length - 1), 9)];
    };
    const [[left, right], [low, high]] = [range(0), range(1)];
    return [...size, "hide axis", `xmin=${left}`, `xmax=${right}`, `ymin=${low}`, `ymax=${high}`];
  }
  const axes = panel.axes;
  const along = (name: "x" | "y", axis: Axis, own: readonly Tick[]): string[] => [
    `${name}min=${shown(axis.from, axis)}`,
    `${name}max=${shown(axis.to, axis)}`,
    `${name}tick={${own.map(({ value }) => shown(value, axis)).join(",")}}`,
    `${name}ticklabels={${own.map(({ text }) => `{$${text.replace("−", "-")}$}`).join(",")}}`,
    `scaled ${name} ticks=false`,
  ];
  return [
    ...size,
    ...along("x", axes.x, ticks.x),
    ...along("y", axes.y, ticks.y),
    ...axisTitle("x", titles.x, frame, remarks),
    ...axisTitle("y", titles.y, frame, remarks),
    "tick align=outside",
    "tick pos=left",
    "axis on top",
    `label style={font=${fontOf(10)}}`,
    // Ticks and their numbers as in SVG.
    "major tick length=0.875mm",
    `tick label style={font=${fontOf(9)},inner sep=0.5mm}`,
    ...(panel.ground === undefined ? [] : [`axis background/.style={fill=${nameOf(panel.ground, colours)}}`]),
  ];
}

/** The title of an axis, where it stands in SVG. PGFPlots itself would put it outside of the page. */
function axisTitle(name: "x" | "y", title: PlacedText | undefined, frame: Box, remarks: TexRemarks): string[] {
  if (title === undefined) return [];
  const along = (title.x - frame.left) / (frame.right - frame.left);
  const up = (frame.bottom - title.y) / (frame.bottom - frame.top);
  const place = [along, up].map((part) => part.toFixed(5)).join(",");
  return [
    `${name}label={${texOf(title.text, remarks)}}`,
    `${name}label style={at={(axis description cs:${place})},anchor=base}`,
  ];
}

/** The decimals of a number on an axis, to a millionth of its length. */
function shown(value: Rational | Root, { from, to }: Pick<Axis, "from" | "to">): string {
  return decimal(value, placesFor(to.minus(from)));
}

function placesFor(length: Rational): number {
  return Math.min(60, Math.max(0, String(length.den / (length.num === 0n ? 1n : length.num)).length) + 6);
}

function markLine(mark: Extract<Mark, { readonly kind: "area" | "line" }>, laid: LaidPanel, colours: Colours): string {
  const isArea = mark.kind === "area";
  const places = isArea ? mark.corners : mark.points;
  const stroke = isArea ? mark.edge : mark.stroke;
  const style = [
    ...(isArea ? [`fill=${nameOf(mark.fill, colours)}`] : []),
    ...(stroke === undefined ? [] : strokeStyle(stroke, colours)),
  ];
  return `\\path[${style.join(",")}] ${wayOf(places, laid, isArea)};`;
}

/** The way in the coordinates of the axis. */
function wayOf(places: readonly Place[], laid: LaidPanel, closed: boolean): string {
  const { axes } = laid.panel;
  if (axes === "space") {
    const point = ([u, v]: Place): string => `(axis cs:${decimal(u, 9)},${decimal(v, 9)})`;
    return `${places.map(point).join(" -- ")}${closed ? " -- cycle" : ""}`;
  }
  const root = (value: Rational, axis: Axis): string => shown(axis.power === 2 ? Root.of(value) : value, axis);
  const point = ([u, v]: Place): string => `(axis cs:${root(u, axes.x)},${root(v, axes.y)})`;
  if (axes.x.power === 1 && axes.y.power === 1) return `${places.map(point).join(" -- ")}${closed ? " -- cycle" : ""}`;
  const { start, steps } = curve(laid, places, closed);
  let last = start;
  const ways = steps.map((step, i) => {
    const next = entry(places, (i + 1) % places.length);
    const end = step.length === 2 ? step : ([step[2], step[3]] as const);
    const way =
      step.length === 2
        ? ` -- ${point(next)}`
        : ` .. controls ${cubic(last, [step[0], step[1]], laid)} and ${cubic(end, [step[0], step[1]], laid)} .. ${point(next)}`;
    last = end;
    return way;
  });
  return `${point(entry(places, 0))}${ways.join("")}${closed ? " -- cycle" : ""}`;
}

/** Two thirds of the way from an end of a quadratic Bézier curve to its control point, relative to the frame. */
function cubic(end: readonly [number, number], control: readonly [number, number], { frame }: LaidPanel): string {
  const [x, y] = [end[0] + ((control[0] - end[0]) * 2) / 3, end[1] + ((control[1] - end[1]) * 2) / 3];
  const across = (x / 100 - frame.left) / (frame.right - frame.left);
  const up = (frame.bottom - y / 100) / (frame.bottom - frame.top);
  return `(rel axis cs:${across.toFixed(6)},${up.toFixed(6)})`;
}

function strokeStyle({ colour, width, dash }: Stroke, colours: Colours): string[] {
  const pattern = dash?.map((length, i) => `${i % 2 === 0 ? "on" : "off"} ${millimetres(length)}`).join(" ");
  return [
    `draw=${nameOf(colour, colours)}`,
    `line width=${millimetres(width)}`,
    ...(pattern === undefined ? [] : [`dash pattern=${pattern}`]),
  ];
}

/** A shape in units of the page. */
function shapeLine(shape: PageShape, colours: Colours, remarks: TexRemarks): string {
  if (shape.kind === "text") return textLine(shape.text, colours, remarks);
  const style = [
    ...(shape.fill === undefined ? [] : [`fill=${nameOf(shape.fill, colours)}`]),
    ...(shape.stroke === undefined ? [] : strokeStyle(shape.stroke, colours)),
  ].join(",");
  if (shape.kind === "disc")
    return `\\path[${style}] ${spot(shape.x, shape.y)} circle[radius=${millimetres(shape.radius / 100)}];`;
  const ends = shape.steps.map((step) => spot(step[0], step[1]));
  return `\\path[${style}] ${[spot(...shape.start), ...ends].join(" -- ")}${shape.closed ? " -- cycle" : ""};`;
}

function textLine(
  { text, size, x, y, anchor, colour, upwards, halo, leader }: PlacedText,
  colours: Colours,
  remarks: TexRemarks,
): string {
  const name = nameOf(colour, colours);
  const side = { start: "base west", middle: "base", end: "base east" }[anchor];
  const lines = [
    ...(leader === undefined
      ? []
      : [
          `\\path[draw=${nameOf("#777777", colours)},line width=0.12mm] (${units(leader[0])},${units(leader[1])}) -- (${units(leader[2])},${units(leader[3])});`,
        ]),
    `\\node[anchor=${side},inner sep=${halo === undefined ? "0pt" : "0.6pt,fill=white"},text=${name},font=${fontOf(size)}${upwards === true ? ",rotate=90" : ""}] at (${units(x)},${units(y)}) {${texOf(text, remarks)}};`,
  ];
  return lines.join("\n");
}

/** Signs of these pictures that text in LaTeX has as mathematics only. */
const signs: Readonly<Record<string, string>> = { "−": "$-$", "‖": "$\\Vert$", "₀": "$_0$", "₂": "$_2$" };

function texOf(text: Text, remarks: TexRemarks): string {
  return text
    .map((run) => {
      if (run.italic === true) return `$${run.text}$`;
      return run.text
        .split(/([−‖₀₂])/)
        .map((part) => signs[part] ?? texText(part, remarks))
        .join("");
    })
    .join("");
}

/** A font of so many units, in points: without serifs, whose letters are narrow enough for places measured in DejaVu Sans. */
function fontOf(size: number): string {
  const points = (size * 72.27) / 25.4 / 4;
  return `\\sffamily\\fontsize{${points.toFixed(2)}}{${(points * 1.2).toFixed(2)}}\\selectfont`;
}

function spot(x: number, y: number): string {
  return `(${String(x / 100)},${String(y / 100)})`;
}

function units(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function millimetres(value: number): string {
  return `${String(Math.round(value * 250) / 1000)}mm`;
}
