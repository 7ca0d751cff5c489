/**
 * Slices for people (text), for programs (JSON) and as tables of their segments.
 *
 * On every segment y = intercept + slope·x; y is C or, where the error rate is fixed, the
 * least distortion.
 */
import { boundText } from "../certificate/data.js";
import type { Bound } from "../certificate/plane.js";
import { Rational } from "../exact/rational.js";
import type { RationalOrRoot } from "../exact/root.js";
import { onLine, type Segment } from "../tradeoff/convex/envelope.js";
import type { Quantity, Slice } from "../tradeoff/slice.js";
import { readable, readableBoth, shortened } from "./columns.js";
import { csvLines, latexLines, markdownLines, originLines, type Column, type Listing, type Origin } from "./listing.js";
import type { TableStyle } from "./table.js";

/** The object of `slice --json`; {"problem": …} or a whole origin comes first. */
export function sliceData(slice: Slice, origin: Origin | { readonly problem: string }): Record<string, unknown> {
  const { variable, value, fixed, domain, least, segments, breakpoints } = slice;
  return {
    ...origin,
    variable,
    value,
    fixed: { [fixed.quantity]: boundText(fixed.at) },
    domain,
    ...(least === undefined ? {} : { least }),
    segments: segments.map(({ from, to, intercept, slope }) => ({ from, to: boundText(to), intercept, slope })),
    breakpoints,
  };
}

export const symbols: Readonly<Record<Quantity, string>> = { distortion: "D", perception: "P", errorRate: "C" };
const names: Readonly<Record<Quantity, string>> = { distortion: "distortion", perception: "perception", errorRate: "error rate" };

/** What the slice is, in words: "C(3/20, P) as a function of P". */
export function sliceTitle({ fixed: { quantity, at }, variable }: Pick<Slice, "fixed" | "variable">): string {
  const shown = shownBound(at);
  if (quantity === "errorRate") return `least D as a function of P, ${at === "inf" ? "whatever the error rate" : `error rate at most ${shown}`}`;
  return `C(${quantity === "distortion" ? `${shown}, P` : `D, ${shown}`}) as a function of ${symbols[variable]}`;
}

/** Why a slice is infinite everywhere. @param least the least value of the fixed quantity, as it is to be shown */
export function leastText(quantity: Quantity, least: string): string {
  return `every restorer has ${names[quantity]} at least ${least}`;
}

/** The line above the table of a slice that has no segments. */
export function emptyNote({ fixed, least }: Pick<Slice, "fixed"> & { readonly least?: RationalOrRoot }): string[] {
  return least === undefined ? [] : [`infinite everywhere: ${leastText(fixed.quantity, least.toString())}`];
}

/** Several lines of text. @param decimals of the rounded values, marked ≈ */
export function sliceText(slice: Slice, decimals: number): string {
  const { fixed, variable, value, domain, least, segments } = slice;
  if (domain === null || least !== undefined) {
    const reason = least === undefined ? "" : `: ${leastText(fixed.quantity, readableBoth(least, decimals))}`;
    return `${sliceTitle(slice)}\n  ∞ everywhere${reason}`;
  }
  const x = symbols[variable];
  const y = symbols[value];
  const row = (segment: Segment): string[] => [
    `${readableBoth(segment.from, decimals)} ≤ ${x}${segment.to === "inf" ? "" : ` ≤ ${readable(segment.to, decimals)}`}`,
    lineText(segment, x, decimals),
    readableBoth(onLine(segment, segment.from), decimals),
  ];
  return [sliceTitle(slice), `  ∞ for ${x} < ${readableBoth(domain.from, decimals)}`, ...shortened(segments, row, { head: ["", y, `${y} at the left end`], what: "segments", all: "--json or --format" })].join("\n");
}

/** Prints the segments of a slice line by line. */
export type SlicePrinter = (slice: Slice, origin: Origin, style: TableStyle) => Generator<string>;

export const sliceCsv: SlicePrinter = (slice, origin, style) => csvLines(head(slice, origin), listing(slice), style);
export const sliceMarkdown: SlicePrinter = (slice, origin, style) => markdownLines(head(slice, origin), listing(slice), style);
export const sliceLatex: SlicePrinter = (slice, origin, style) => latexLines(head(slice, origin), listing(slice), style);

function head(slice: Slice, origin: Origin): string[] {
  return originLines(origin, sliceTitle(slice), emptyNote(slice));
}

function listing(slice: Slice): Listing {
  const x = symbols[slice.variable];
  const y = symbols[slice.value];
  const column = (key: string, tex: string, title: string): Column => ({ key, tex, title, kind: "number" });
  return {
    columns: [
      column("from", `$${x} \\ge$`, `${x} ≥`),
      column("to", `$${x} \\le$`, `${x} ≤`),
      column("intercept", "intercept", "intercept"),
      column("slope", "slope", "slope"),
      column("valueAtFrom", `$${y}$ at the left end`, `${y} at the left end`),
    ],
    rows: slice.segments.map((segment) => [segment.from, segment.to, segment.intercept, segment.slope, onLine(segment, segment.from)]),
  };
}

/** `311/1450 - 8/29·P`. */
export function lineText({ intercept, slope }: Segment, x: string, decimals: number): string {
  if (slope.isZero()) return readable(intercept, decimals);
  const factor = slope.abs();
  return `${readable(intercept, decimals)} ${slope.sign() < 0 ? "-" : "+"} ${factor.equals(Rational.one) ? "" : `${readable(factor, decimals)}·`}${x}`;
}

function shownBound(bound: Bound): string {
  return bound === "inf" ? "∞" : boundText(bound);
}
