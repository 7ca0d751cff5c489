/**
 * Optima of weighted sums for people (text), for programs (JSON lines) and as tables.
 *
 * The weighted sum is α·distortion + β·perception + γ·error rate. Where the surface is known, the
 * report names the face on which the optimum lies.
 */
import { classesOf, isRetrained } from "../model/case.js";
import type { Face } from "../tradeoff/face.js";
import type { SweepPoint } from "../tradeoff/sweep.js";
import { notesArgument, originArgument, sweepRows } from "./argument.js";
import {
  givenColumn,
  listData,
  numberColumn,
  originLines,
  textColumn,
  words,
  type Listing,
  type Origin,
} from "./listing.js";
import { labelingText, restorerText } from "./point.js";
import type { Notation } from "./notation.js";

/** An optimum, and the face of the surface on which it lies if that was asked for. */
export interface SweepRow {
  readonly point: SweepPoint;
  readonly face?: Face;
}

/** The listing of optima. @param notes more lines for the comment, such as that the run was interrupted */
export function sweepListing(rows: readonly SweepRow[], origin: Origin, notes: readonly string[] = []): Listing {
  sweepRows(rows, "rows");
  originArgument(origin, "origin");
  notesArgument(notes, "notes");
  const located = rows.some(({ face }) => face !== undefined);
  return {
    head: originLines(origin, "optima of weighted sums", notes),
    tables: [
      {
        columns: [
          givenColumn("weightDistortion", "$\\alpha$", "α"),
          givenColumn("weightPerception", "$\\beta$", "β"),
          givenColumn("weightErrorRate", "$\\gamma$", "γ"),
          numberColumn("distortion", "$D$", "D"),
          numberColumn("perception", "$P$", "P"),
          numberColumn("errorRate", "$\\varepsilon$", "ε"),
          numberColumn("value", "$\\alpha D + \\beta P + \\gamma\\varepsilon$", "αD + βP + γε"),
          ...(located ? [textColumn("liesOn", "lies on")] : []),
        ],
        rows: rows.map(({ point: { weights, achieved, value }, face }) => [
          weights.distortion,
          weights.perception,
          weights.errorRate,
          achieved.distortion,
          achieved.perception,
          achieved.errorRate,
          value,
          ...(located ? [face === undefined ? undefined : words(faceText(face).replaceAll(",", " and"))] : []),
        ]),
      },
    ],
    data: (style) =>
      listData({ ...origin, ...(notes.length === 0 ? {} : { complete: false }) }, "points", rows, sweepData, style),
    lines: (shown) => rows.map((row) => sweepText(row, shown)),
  };
}

/** An object of `sweep --json`. */
export function sweepData({ point, face }: SweepRow): Record<string, unknown> {
  const { problem, weights, value, achieved, labeling, restorer } = point;
  const { distortion, perception, errorRate } = achieved;
  return {
    weights: { distortion: weights.distortion, perception: weights.perception, errorRate: weights.errorRate },
    value,
    achieved: { distortion, perception, errorRate },
    ...(isRetrained(problem) ? { classifier: classesOf(problem, labeling) } : {}),
    restorer,
    ...(face === undefined ? {} : { face }),
  };
}

/** The optimum as lines of text. @param shown the notation of its numbers */
export function sweepText({ point, face }: SweepRow, shown: Notation): string {
  const { problem, weights, value, achieved, labeling, restorer } = point;
  return [
    `weights ${[weights.distortion, weights.perception, weights.errorRate].map(String).join(", ")}: least sum ${shown.both(value)}`,
    `  distortion   ${shown.both(achieved.distortion)}`,
    `  perception   ${shown.both(achieved.perception)}`,
    `  error rate   ${shown.both(achieved.errorRate)}`,
    ...(isRetrained(problem) ? [`  classifier   ${labelingText(problem, labeling)}`] : []),
    ...(face === undefined ? [] : [`  lies on      ${faceText(face)}`]),
    ...restorerText(restorer, problem, { full: "--json", shown }),
  ].join("\n");
}

/** `vertex 3`, `edge of pieces 1 2`, `row 0 of the domain`. */
export function faceText({ on, vertex, pieces, rows }: Face): string {
  const facets = [
    ...(pieces.length === 0 ? [] : [numbered("piece", pieces)]),
    ...(rows.length === 0 ? [] : [numbered("domain row", rows)]),
  ].join(", ");
  if (on === "vertex" && vertex !== undefined) return `vertex ${String(vertex)}`;
  if (on === "vertex" || on === "edge") return `${on} of ${facets}`;
  return on === "above" ? "no face" : facets;
}

function numbered(what: string, numbers: readonly number[]): string {
  return `${what}${numbers.length === 1 ? "" : "s"} ${numbers.map(String).join(" ")}`;
}
