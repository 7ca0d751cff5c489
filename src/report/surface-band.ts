/**
 * Bands of C on a region for people (text), for programs (JSON) and as a table of their pieces.
 */
import { surfaceBandArgument, type SurfaceBand } from "../tradeoff/surface-band.js";
import { optional } from "../exact/arguments.js";
import { originArgument } from "./argument.js";
import { dataText } from "./data.js";
import { numberColumn, originLines, type Listing, type Origin, type Row } from "./listing.js";
import type { Notation } from "./notation.js";
import { shortened } from "./text.js";

const maybeOrigin = optional(originArgument);

/** The listing of a band. @param origin left out: the JSON has the name of the problem instead */
export function surfaceBandListing(band: SurfaceBand, origin?: Origin): Listing {
  surfaceBandArgument(band, "band");
  maybeOrigin(origin, "origin");
  return {
    head: origin === undefined ? [] : originLines(origin, "C(D, P) on a region", [gapText(band), ...regionLines(band)]),
    tables: [
      {
        columns: [
          numberColumn("intercept", "$\\gamma$", "γ"),
          numberColumn("lambda", "$\\lambda$", "λ"),
          numberColumn("mu", "$\\mu$", "μ"),
        ],
        rows: rowsOf(band),
      },
    ],
    *data(style) {
      const { pieces, domain, gap, tolerance } = band;
      const data = {
        ...(origin ?? { problem: band.problem.name }),
        band: {
          tolerance,
          gap,
          pieces: pieces.map(({ intercept, multipliers }) => ({ intercept, multipliers })),
          domain,
        },
      };
      yield `${dataText(data, style)}\n`;
    },
    lines: (shown) => linesOf(band, shown),
  };
}

function gapText({ gap, tolerance }: SurfaceBand): string {
  const reached = gap.atMost(tolerance) ? "" : `; ${tolerance.toString()} was asked for`;
  return `greatest of the pieces γ − λD − μP ≤ C ≤ that plus ${gap.toString()}${reached}`;
}

function regionLines({ domain }: SurfaceBand): string[] {
  return domain.map(
    ({ distortion, perception, atLeast }) =>
      `region: ${distortion.toString()}·D + ${perception.toString()}·P ≥ ${atLeast.toString()}`,
  );
}

function rowsOf({ pieces }: SurfaceBand): Row[] {
  return pieces.map(({ intercept, multipliers: { distortion, perception } }) => [intercept, distortion, perception]);
}

function linesOf(band: SurfaceBand, shown: Notation): string[] {
  const { pieces, domain, gap, tolerance } = band;
  const reached = gap.atMost(tolerance) ? "" : ` (${shown.one(tolerance)} was asked for)`;
  return [
    `the greatest of ${String(pieces.length)} pieces γ − λD − μP is at most C, and C at most ${shown.both(gap)} more${reached}, where`,
    ...shortened(
      domain,
      ({ distortion, perception, atLeast }) => [
        `${shown.one(distortion)}·D + ${shown.one(perception)}·P`,
        `≥ ${shown.both(atLeast)}`,
      ],
      { what: "rows", all: "--json" },
    ),
    "pieces",
    ...shortened(
      pieces,
      ({ intercept, multipliers }) => [
        shown.one(intercept),
        shown.one(multipliers.distortion),
        shown.one(multipliers.perception),
      ],
      { head: ["γ", "λ", "μ"], what: "pieces", all: "--json or --format" },
    ),
  ];
}
