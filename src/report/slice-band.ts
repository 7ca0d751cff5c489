/**
 * Bands of slices for people (text), for programs (JSON) and as tables of their breakpoints.
 *
 * Tables have a row per breakpoint of either function, with both functions there; where one of them falls, first a row
 * with their limits from the left.
 */
import type { Rational } from "../exact/rational.js";
import { Enclosure } from "../exact/enclosure.js";
import { valueText, type Value } from "../exact/value.js";
import { bandArgument, bandAt, bandBefore, type SliceBand } from "../tradeoff/slice-band.js";
import { optional } from "../exact/arguments.js";
import { originArgument } from "./argument.js";
import { dataText } from "./data.js";
import { numberColumn, originLines, type Listing, type Origin, type Row, type Table } from "./listing.js";
import type { Notation } from "./notation.js";
import { leastText, sliceTitle, symbols } from "./slice.js";
import { shortened } from "./text.js";

const maybeOrigin = optional(originArgument);

/** The listing of a band. @param origin left out: the JSON has the name of the problem instead */
export function sliceBandListing(band: SliceBand, origin?: Origin): Listing {
  bandArgument(band, "band");
  maybeOrigin(origin, "origin");
  return {
    head: origin === undefined ? [] : originLines(origin, sliceTitle(band), notes(band)),
    tables: [breakpointsTable(band)],
    *data(style) {
      yield `${dataText(bandData(band, origin ?? { problem: band.problem.name }), style)}\n`;
    },
    lines: (shown) => bandLines(band, shown),
  };
}

function bandData(band: SliceBand, origin: Origin | { readonly problem: string }): Record<string, unknown> {
  const { variable, value, fixed, domain, least, lower, upper, gap, tolerance, except } = band;
  return {
    ...origin,
    variable,
    value,
    fixed: { [fixed.quantity]: fixed.at },
    domain,
    ...(least === undefined ? {} : { least }),
    band: { tolerance, gap, ...(except.length === 0 ? {} : { except }), lower, upper },
  };
}

function notes(band: SliceBand): string[] {
  const { gap, tolerance, fixed, domain, least } = band;
  if (domain === null) return [emptyText(fixed.quantity, least, (value) => valueText(value))];
  const reached = gap.atMost(tolerance) ? "" : `; ${tolerance.toString()} was asked for`;
  const text = (value: Rational): string => value.toString();
  return [`between two functions that differ by at most ${text(gap)}${reached}`, ...exceptions(band, text)];
}

/** Where the functions may differ by more. */
function exceptions({ except, variable }: SliceBand, text: (value: Rational) => string): string[] {
  const x = symbols[variable];
  return except.map(({ from, to }) => `by more for ${text(from)} ≤ ${x} < ${text(to)}, where a case may have begun`);
}

/** Why a slice is infinite everywhere, or where that is not decided. */
function emptyText(
  quantity: SliceBand["fixed"]["quantity"],
  least: SliceBand["least"],
  text: (value: Value | "inf") => string,
): string {
  if (least === undefined)
    return "not decided: no restorer within this bound was found whose perceptual difference is finite";
  if (least instanceof Enclosure) return `not decided, or infinite everywhere: ${leastText(quantity, text(least))}`;
  return `infinite everywhere: ${leastText(quantity, text(least))}`;
}

function breakpointsTable(band: SliceBand): Table {
  const [x, y] = [symbols[band.variable], symbols[band.value]];
  return {
    columns: [
      numberColumn("at", `$${x}$`, x),
      numberColumn("lower", `$${y} \\ge$`, `${y} ≥`),
      numberColumn("upper", `$${y} \\le$`, `${y} ≤`),
    ],
    rows: rowsOf(band),
  };
}

function rowsOf(band: SliceBand): Row[] {
  const all = [...band.lower, ...band.upper].map(({ at }) => at).sort((a, b) => a.compare(b));
  const places = all.filter((at, i) => i === 0 || all[i - 1]?.equals(at) !== true);
  return places.flatMap((at): Row[] => {
    const { lower, upper } = bandAt(band, at);
    // Where a function falls, what both are just before it comes first.
    const before = [band.lower, band.upper].some((curve) => curve.filter((one) => one.at.equals(at)).length > 1)
      ? bandBefore(band, at)
      : undefined;
    return [...(before === undefined ? [] : [[at, before.lower, before.upper]]), [at, lower, upper]];
  });
}

function bandLines(band: SliceBand, shown: Notation): string[] {
  const { variable, value, domain, lower, gap, fixed, least, tolerance } = band;
  const [x, y] = [symbols[variable], symbols[value]];
  const [first] = lower;
  if (domain === null || first === undefined)
    return [sliceTitle(band), `  ${emptyText(fixed.quantity, least, (one) => shown.both(one))}`];
  const row = (entry: Row): string[] => entry.map((one) => (one === "inf" ? "∞" : shown.one(one as Rational)));
  const reached = gap.atMost(tolerance) ? "" : ` (${shown.one(tolerance)} was asked for)`;
  return [
    sliceTitle(band),
    ...(first.at.isZero() ? [] : [`  ∞ for ${x} < ${shown.both(first.at)}`]),
    `  between two functions, linear between these points, that differ by at most ${shown.both(gap)}${reached}`,
    ...exceptions(band, (end) => shown.both(end)).map((line) => `  ${line}`),
    ...shortened(rowsOf(band), row, { head: [x, `${y} ≥`, `${y} ≤`], what: "points", all: "--json or --format" }),
  ];
}
