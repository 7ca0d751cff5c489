/**
 * Colours that are told apart in every kind of colour blindness, and strokes made of them.
 *
 * Curves: Okabe and Ito (2008), without yellow, which is too light for lines. Heights: viridis,
 * lightened so that black text is readable on it, from the least C (light) to the greatest (dark).
 */
import type { Rational } from "../../exact/rational.js";
import type { Colour, Stroke } from "./figure.js";

export const ink = "#222222";
export const paper = "#ffffff";
/** Where no restorer meets both bounds. */
export const nowhere = "#e3e3e3";
/** Where C is not convex. */
export const warning = "#d55e00";
export const faint = "#777777";

const curves = ["#0072b2", "#d55e00", "#009e73", "#aa4499", "#e69f00", "#56b4e9", "#000000"] as const;
const dashes = [undefined, [7, 3], [2, 2.5], [8, 2.5, 2, 2.5]] as const;

/** Most curves that colours and dashes tell apart. */
export const mostCurves = curves.length * dashes.length;

/** The colour of a number from 0 on. */
export function colourOf(index: number): Colour {
  return curves[index % curves.length] ?? ink;
}

/** The dashes of a number from 0 on, of which four are told apart. */
export function dashOf(index: number): { readonly dash?: readonly number[] } {
  const dash = dashes[index % dashes.length];
  return dash === undefined ? {} : { dash };
}

/** The stroke of a curve; further ones than there are colours are dashed. */
export function curveStroke(index: number): Stroke {
  return { colour: colourOf(index), width: 1.6, ...dashOf(Math.floor(index / curves.length)) };
}

const ramp = [
  [0xf6, 0xf2, 0xb3],
  [0xb9, 0xdf, 0xa2],
  [0x7f, 0xc3, 0xab],
  [0x7b, 0xa3, 0xc4],
  [0x9c, 0x86, 0xb8],
] as const;

/** Shades that are told apart. */
const shades = 64n;

/** The colour of a height between 0 (light) and 1 (dark). */
export function shade(height: Rational): Colour {
  const step = Number((height.num * shades) / height.den);
  const at = (Math.max(0, Math.min(Number(shades), step)) / Number(shades)) * (ramp.length - 1);
  const first = Math.min(Math.floor(at), ramp.length - 2);
  const [low, high] = [ramp[first] ?? ramp[0], ramp[first + 1] ?? ramp[0]];
  const channel = (i: 0 | 1 | 2): string =>
    Math.round(low[i] + (high[i] - low[i]) * (at - first))
      .toString(16)
      .padStart(2, "0");
  return `#${channel(0)}${channel(1)}${channel(2)}`;
}
