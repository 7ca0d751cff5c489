/**
 * Slices of composite problems, with the stretches on which they are not convex.
 */
import { boundText } from "../certificate/data.js";
import { onLine } from "../tradeoff/convex/envelope.js";
import type { Slice, SheetSegment, Stretch } from "../tradeoff/slice.js";
import type { Problem } from "../model/problem.js";
import { readableBoth, readable, shortened } from "./columns.js";
import { sheetHead, sheetName } from "./composite-surface.js";
import { csvLines, latexLines, markdownLines, originLines, type Column, type Listing, type Origin } from "./listing.js";
import { emptyNote, leastText, lineText, sliceTitle, symbols } from "./slice.js";
import type { TableStyle } from "./table.js";

/** The object of `slice --json` of a composite problem. */
export function compositeSliceData(slice: Slice, problem: Problem, origin: Origin | { readonly problem: string }): Record<string, unknown> {
  const { variable, value, fixed, power, sheets, domain, least, segments, breakpoints, convex, nonconvex } = slice;
  return {
    ...origin,
    variable,
    ...(power === 2 ? { power } : {}),
    value,
    fixed: { [fixed.quantity]: boundText(fixed.at) },
    domain,
    ...(least === undefined ? {} : { least }),
    convex,
    ...(nonconvex === undefined ? {} : { nonconvex }),
    sheets: sheets.map((sheet) => sheetHead(problem, sheet)),
    segments: segments.map(({ from, to, intercept, slope, sheet }) => ({ from, to: boundText(to), intercept, slope, sheet })),
    breakpoints,
  };
}

/** Several lines of text. @param decimals of the rounded values, marked ≈ */
export function compositeSliceText(slice: Slice, problem: Problem, decimals: number): string {
  const { variable, value, fixed, domain, least, segments, sheets, nonconvex, convex, power } = slice;
  if (domain === null || least !== undefined) return `${sliceTitle(slice)}\n  ∞ everywhere${least === undefined ? "" : `: ${leastText(fixed.quantity, readableBoth(least, decimals))}`}`;
  const x = power === 2 ? `${symbols[variable]}²` : symbols[variable];
  const y = symbols[value];
  const row = (segment: SheetSegment): string[] => [
    `${readableBoth(segment.from, decimals)} ≤ ${x}${segment.to === "inf" ? "" : ` ≤ ${readable(segment.to, decimals)}`}`,
    lineText(segment, x, decimals),
    readableBoth(onLine(segment, segment.from), decimals),
    String(segment.sheet),
  ];
  const all = "--json or --format";
  const used = sheets.filter((_, i) => segments.some(({ sheet }) => sheet === i));
  return [
    sliceTitle(slice),
    `  ∞ for ${x} < ${readableBoth(domain.from, decimals)}`,
    ...shortened(segments, row, { head: ["", y, `${y} at the left end`, "sheet"], what: "segments", all }),
    ...used.map((sheet) => `  sheet ${String(sheets.indexOf(sheet))}: ${sheetName(problem, sheet)}`),
    ...convexityText(nonconvex, convex, x, decimals),
  ].join("\n");
}

function convexityText(nonconvex: readonly Stretch[] | undefined, convex: boolean, x: string, decimals: number): string[] {
  if (nonconvex === undefined) return [convex ? "  convex in P" : "  not convex in P: where it falls it is linear in P², hence concave in P"];
  if (convex) return ["  convex"];
  const row = ({ from, to, at, gap }: Stretch): string[] => [
    `${readableBoth(from, decimals)} ≤ ${x} ≤ ${readableBoth(to, decimals)}`,
    `above the chord by up to ${readableBoth(gap, decimals)}, at ${x} = ${readableBoth(at, decimals)}`,
  ];
  return ["  not convex on", ...shortened(nonconvex, row, { what: "stretches", all: "--json" }).map((line) => `  ${line}`)];
}

/** Prints the segments of a slice line by line. */
export type CompositeSlicePrinter = (slice: Slice, problem: Problem, origin: Origin, style: TableStyle) => Generator<string>;

export const compositeSliceCsv: CompositeSlicePrinter = (slice, problem, origin, style) => csvLines(head(slice, problem, origin), listing(slice), style);
export const compositeSliceMarkdown: CompositeSlicePrinter = (slice, problem, origin, style) => markdownLines(head(slice, problem, origin), listing(slice), style);
export const compositeSliceLatex: CompositeSlicePrinter = (slice, problem, origin, style) => latexLines(head(slice, problem, origin), listing(slice), style);

function head(slice: Slice, problem: Problem, origin: Origin): string[] {
  const { sheets, nonconvex, convex } = slice;
  return originLines(origin, sliceTitle(slice), [
    ...emptyNote(slice),
    ...sheets.map((sheet, i) => `sheet ${String(i)}: ${sheetName(problem, sheet)}`),
    ...(nonconvex ?? []).map(({ from, to, at, gap }) => `not convex from ${from.toString()} to ${to.toString()}: above the chord by up to ${gap.toString()}, at ${at.toString()}`),
    ...(nonconvex === undefined && !convex ? ["not convex in P: where it falls it is linear in P², hence concave in P"] : []),
  ]);
}

function listing(slice: Slice): Listing {
  const x = slice.power === 2 ? `${symbols[slice.variable]}²` : symbols[slice.variable];
  const y = symbols[slice.value];
  const column = (key: string, tex: string, title: string, kind: Column["kind"] = "number"): Column => ({ key, tex, title, kind });
  const tex = x.replace("²", "^2");
  return {
    columns: [
      column("from", `$${tex} \\ge$`, `${x} ≥`),
      column("to", `$${tex} \\le$`, `${x} ≤`),
      column("intercept", "intercept", "intercept"),
      column("slope", "slope", "slope"),
      column("valueAtFrom", `$${y}$ at the left end`, `${y} at the left end`),
      column("sheet", "sheet", "sheet", "text"),
    ],
    rows: slice.segments.map((segment) => [segment.from, segment.to, segment.intercept, segment.slope, onLine(segment, segment.from), { text: String(segment.sheet) }]),
  };
}
