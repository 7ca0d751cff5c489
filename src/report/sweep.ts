/**
 * Optima of weighted sums for people (text), for programs (JSON lines) and as tables.
 *
 * The weighted sum is a·distortion + b·perception + c·error rate; where its optimum lies
 * on the surface is told when the surface is known.
 */
import { matrixData } from "../certificate/data.js";
import type { Face } from "../tradeoff/face.js";
import type { SweepPoint } from "../tradeoff/sweep.js";
import { readableBoth } from "./columns.js";
import { csvLines, latexLines, markdownLines, originLines, type Column, type Entry, type Listing, type Origin } from "./listing.js";
import { restorerText } from "./point.js";
import type { TableStyle } from "./table.js";

/** An optimum, and where it lies on the surface if that was asked for. */
export interface SweepRow {
  readonly point: SweepPoint;
  readonly face?: Face;
}

/** An object of `sweep --json`. */
export function sweepData({ point, face }: SweepRow): Record<string, unknown> {
  const { weights, value, achieved, restorer } = point;
  const { distortion, perception, errorRate } = achieved;
  return {
    weights: { distortion: weights.distortion, perception: weights.perception, errorRate: weights.errorRate },
    value,
    achieved: { distortion, perception, errorRate },
    restorer: matrixData(restorer),
    ...(face === undefined ? {} : { face }),
  };
}

/** Several lines of text. @param decimals of the rounded values, marked ≈ */
export function sweepText({ point, face }: SweepRow, decimals: number): string {
  const { problem, weights, value, achieved, restorer } = point;
  return [
    `weights ${[weights.distortion, weights.perception, weights.errorRate].map(String).join(", ")}: least sum ${readableBoth(value, decimals)}`,
    `  distortion   ${readableBoth(achieved.distortion, decimals)}`,
    `  perception   ${readableBoth(achieved.perception, decimals)}`,
    `  error rate   ${readableBoth(achieved.errorRate, decimals)}`,
    ...(face === undefined ? [] : [`  lies on      ${faceText(face)}`]),
    ...restorerText(restorer, problem, "--json"),
  ].join("\n");
}

/** `vertex 3`, `edge of pieces 1 2`, `row 0 of the domain`. */
export function faceText({ on, vertex, pieces, rows }: Face): string {
  const facets = [...(pieces.length === 0 ? [] : [numbered("piece", pieces)]), ...(rows.length === 0 ? [] : [numbered("domain row", rows)])].join(", ");
  if (on === "vertex" && vertex !== undefined) return `vertex ${String(vertex)}`;
  if (on === "vertex" || on === "edge") return `${on} of ${facets}`;
  return on === "above" ? "no face" : facets;
}

/** Prints a sweep line by line. @param notes lines for the comment */
export type SweepPrinter = (rows: readonly SweepRow[], origin: Origin, style: TableStyle, notes: readonly string[]) => Generator<string>;

const title = "optima of weighted sums";

export const sweepCsv: SweepPrinter = (rows, origin, style, notes) => csvLines(originLines(origin, title, notes), listing(rows), style);
export const sweepMarkdown: SweepPrinter = (rows, origin, style, notes) => markdownLines(originLines(origin, title, notes), listing(rows), style);
export const sweepLatex: SweepPrinter = (rows, origin, style, notes) => latexLines(originLines(origin, title, notes), listing(rows), style);

/** One object with the origin and a list of points. */
export function* sweepJson(rows: readonly SweepRow[], origin: Origin, complete: boolean): Generator<string> {
  yield `${JSON.stringify({ ...origin, ...(complete ? {} : { complete }) }).slice(0, -1)},\n "points":[`;
  let separator = "";
  for (const row of rows) {
    yield `${separator}${JSON.stringify(sweepData(row))}`;
    separator = ",\n  ";
  }
  yield "]}\n";
}

function listing(rows: readonly SweepRow[]): Listing {
  const located = rows.some(({ face }) => face !== undefined);
  const number = (key: string, tex: string, name: string): Column => ({ key, tex, title: name, kind: "number" });
  const given = (key: string, tex: string, name: string): Column => ({ key, tex, title: name, kind: "given" });
  return {
    columns: [
      given("weightDistortion", "$\\alpha$", "α"),
      given("weightPerception", "$\\beta$", "β"),
      given("weightErrorRate", "$\\gamma$", "γ"),
      number("distortion", "$D$", "D"),
      number("perception", "$P$", "P"),
      number("errorRate", "$\\varepsilon$", "ε"),
      number("value", "$\\alpha D + \\beta P + \\gamma\\varepsilon$", "αD + βP + γε"),
      ...(located ? [{ key: "liesOn", tex: "lies on", title: "lies on", kind: "text" as const }] : []),
    ],
    rows: rows.map(({ point: { weights, achieved, value }, face }) => [
      weights.distortion,
      weights.perception,
      weights.errorRate,
      achieved.distortion,
      achieved.perception,
      achieved.errorRate,
      value,
      ...(located ? [faceEntry(face)] : []),
    ]),
  };
}

function faceEntry(face: Face | undefined): Entry {
  // No commas: the text stands in CSV without quotes.
  return face === undefined ? undefined : { text: faceText(face).replaceAll(",", " and") };
}

function numbered(what: string, numbers: readonly number[]): string {
  return `${what}${numbers.length === 1 ? "" : "s"} ${numbers.map(String).join(" ")}`;
}
