/** A page as SVG: paths in hundredths of a unit, texts as texts. The same page gives the same bytes. */
import { printable } from "../../exact/errors.js";
import { paper } from "../figure/colours.js";
import type { Stroke, Text } from "../figure/figure.js";
import type { Page, PlacedText } from "../page/page.js";
import { shapesOf, type Disc, type PageShape, type Path } from "./shapes.js";

/** An SVG file, 8.5 cm wide where its width is not set from outside. */
export function* svg(page: Page): Generator<string> {
  const { width, height } = page;
  yield `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}" font-family="DejaVu Sans, Verdana, sans-serif">\n`;
  yield `<title>${escaped(printable(page.title))}</title>\n`;
  if (page.origin.length > 0) yield `<desc>${escaped(page.origin.map((one) => printable(one)).join("; "))}</desc>\n`;
  yield `<rect width="${String(width)}" height="${String(height)}" fill="${paper}"/>\n`;
  let group = "";
  for (const shape of shapesOf(page)) {
    const own = shape.kind === "path" ? pathGroup(shape) : "";
    if (own !== group) {
      if (group !== "") yield "</g>\n";
      if (own !== "") yield `<g ${own}>\n`;
      group = own;
    }
    yield `${shapeText(shape)}\n`;
  }
  if (group !== "") yield "</g>\n";
  yield "</svg>\n";
}

/** Attributes that neighbouring paths share. */
function pathGroup({ fill, stroke }: Path): string {
  return [...(fill === undefined ? [`fill="none"`] : []), stroke === undefined ? "" : strokeText(stroke)]
    .filter((one) => one !== "")
    .join(" ");
}

function strokeText({ colour, width, dash }: Stroke): string {
  const dashes = dash === undefined ? "" : ` stroke-dasharray="${dash.map(String).join(" ")}"`;
  return `stroke="${colour}" stroke-width="${String(width)}" stroke-linejoin="round"${dashes}`;
}

function shapeText(shape: PageShape): string {
  if (shape.kind === "path") return pathText(shape);
  return shape.kind === "disc" ? discText(shape) : placedText(shape.text);
}

function pathText({ start, steps, closed, fill }: Path): string {
  let [x, y] = start;
  const moves = steps.map((step) => {
    const end = step.length === 2 ? step : ([step[2], step[3]] as const);
    const way =
      step.length === 2
        ? `l${pair(end[0] - x, end[1] - y)}`
        : `q${pair(step[0] - x, step[1] - y)} ${pair(end[0] - x, end[1] - y)}`;
    [x, y] = end;
    return way;
  });
  const filled = fill === undefined ? "" : ` fill="${fill}"`;
  return `<path d="M${pair(...start)}${moves.join("")}${closed ? "z" : ""}"${filled}/>`;
}

function discText({ x, y, radius, fill, stroke }: Disc): string {
  return `<circle cx="${number(x)}" cy="${number(y)}" r="${number(radius)}" fill="${fill}" ${strokeText(stroke)}/>`;
}

function placedText({ text, size, x, y, anchor, colour, upwards }: PlacedText): string {
  const [u, v] = [number(Math.round(x * 100)), number(Math.round(y * 100))];
  const place = upwards === true ? `transform="translate(${u} ${v}) rotate(-90)"` : `x="${u}" y="${v}"`;
  const side = anchor === "start" ? "" : ` text-anchor="${anchor}"`;
  return `<text ${place} font-size="${String(size)}" fill="${colour}"${side} xml:space="preserve">${runsText(text)}</text>`;
}

function runsText(text: Text): string {
  return text
    .map((run) => {
      const words = escaped(printable(run.text));
      return run.italic === true ? `<tspan font-style="italic">${words}</tspan>` : words;
    })
    .join("");
}

function pair(x: number, y: number): string {
  const second = number(y);
  return `${number(x)}${second.startsWith("-") ? "" : " "}${second}`;
}

/** Hundredths as decimals, without zeros at their end. */
function number(hundredths: number): string {
  return String(hundredths / 100);
}

function escaped(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
