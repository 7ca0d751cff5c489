/** Paints the shapes of a panel on a canvas: once per picture, whatever the point does above it. */
import type { PanelData, ShapeData } from "../protocol.js";
import type { Scale } from "./scale.js";

/** Colours that follow the page where the library's would be lost on a dark ground. */
export interface Tint {
  readonly dark: boolean;
}

/** The library's colours of paper, of where C is infinite, and of ink. */
const [paper, nowhere, ink, faint] = ["#ffffff", "#e3e3e3", "#222222", "#777777"];

/** The colour on the ground of the page. */
export function tinted(colour: string, { dark }: Tint, on: "fill" | "line"): string {
  if (!dark) return colour;
  if (colour === paper) return "#1d2126";
  if (colour === nowhere) return "#33383f";
  if (on === "line" && colour === "#000000") return "#e8eaed";
  return colour;
}

export function paint(canvas: HTMLCanvasElement, panel: PanelData, scale: Scale, tint: Tint): void {
  const ratio = globalThis.devicePixelRatio || 1;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext("2d");
  if (context === null) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  const { box } = scale;
  context.save();
  if (panel.axes !== "space") {
    context.beginPath();
    context.rect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    context.fillStyle = tinted(panel.ground === "" ? paper : panel.ground, tint, "fill");
    context.fill();
    context.clip();
  }
  context.lineJoin = "round";
  for (const shape of panel.shapes) paintShape(context, shape, scale, tint);
  context.restore();
  for (const { x, y, colour } of panel.dots) {
    context.beginPath();
    context.arc(scale.x(x), scale.y(y), 2.6, 0, 2 * Math.PI);
    context.fillStyle = colour === ink || colour === faint ? ink : colour;
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = "#ffffff";
    context.stroke();
  }
}

function paintShape(context: CanvasRenderingContext2D, shape: ShapeData, scale: Scale, tint: Tint): void {
  trace(context, shape, scale);
  if (shape.kind === "area") {
    context.closePath();
    context.fillStyle = tinted(shape.fill ?? "none", tint, "fill");
    context.fill();
  }
  if (shape.stroke === undefined) return;
  context.setLineDash(shape.dash === undefined ? [] : [...shape.dash]);
  context.lineWidth = shape.width ?? 1;
  context.strokeStyle = tinted(shape.stroke, tint, "line");
  context.stroke();
}

/** Pieces of a line that is straight in (D, P²) and an arc in (D, P). */
const pieces = 24;

function trace(context: CanvasRenderingContext2D, { points, kind }: ShapeData, { x, y, curved }: Scale): void {
  context.beginPath();
  const count = points.length / 2;
  for (let i = 0; i < count + (kind === "area" && curved ? 1 : 0); i++) {
    const [u, v] = at(points, i % count);
    if (i === 0) {
      context.moveTo(x(u), y(v));
      continue;
    }
    if (curved) {
      const [a, b] = at(points, i - 1);
      for (let k = 1; k < pieces; k++) context.lineTo(x(a + ((u - a) * k) / pieces), y(b + ((v - b) * k) / pieces));
    }
    context.lineTo(x(u), y(v));
  }
}

function at(points: readonly number[], i: number): readonly [number, number] {
  return [points[2 * i] ?? 0, points[2 * i + 1] ?? 0];
}
