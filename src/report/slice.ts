/**
 * Slices for people (text), for programs (JSON) and as tables of their segments.
 *
 * On every segment y = intercept + slope·x; y is C or, where the error rate is fixed, the
 * least distortion. Where C is the least of several cases, every segment names its case, and the
 * report lists the stretches on which the function is not convex.
 */
import { optional } from "../exact/arguments.js";
import { Rational } from "../exact/rational.js";
import { valueText } from "../exact/value.js";
import { isConvex } from "../model/case.js";
import { onLine } from "../tradeoff/convex/envelope.js";
import { type Quantity, type Slice, sliceArgument } from "../tradeoff/slice.js";
import { originArgument } from "./argument.js";
import {
  givenColumn,
  numberColumn,
  originLines,
  textColumn,
  words,
  type Listing,
  type Origin,
  type Row,
  type Table,
} from "./listing.js";
import { boundText } from "./point.js";
import { caseData, caseLines } from "./regions.js";
import { dataText } from "./data.js";
import type { Notation } from "./notation.js";
import { shortened } from "./text.js";

type Segment = Slice["segments"][number];

export const symbols: Readonly<Record<Quantity, string>> = { distortion: "D", perception: "P", errorRate: "C" };
const names: Readonly<Record<Quantity, string>> = {
  distortion: "distortion",
  perception: "perception",
  errorRate: "error rate",
};

const concave = "not convex in P: where it falls it is linear in P², hence concave in P";

const maybeOrigin = optional(originArgument);

/** The listing of a slice. @param origin left out: the JSON has the name of the problem instead */
export function sliceListing(slice: Slice, origin?: Origin): Listing {
  sliceArgument(slice, "slice");
  maybeOrigin(origin, "origin");
  return {
    head: origin === undefined ? [] : originLines(origin, sliceTitle(slice), notes(slice)),
    tables: [segmentsTable(slice)],
    *data(style) {
      yield `${dataText(sliceData(slice, origin ?? { problem: slice.problem.name }), style)}\n`;
    },
    lines: (shown) => sliceLines(slice, shown),
  };
}

/**
 * The listing of several slices of one problem that fix the same quantity.
 *
 * Tables are one table, whose first column is the bound of the slice: a comment between two tables would be lost where
 * Markdown is rendered, and a program that reads CSV wants one table. JSON is an object per slice.
 * @param origin left out: the JSON has the name of the problem instead
 * @param more lines for the comment of a table, such as that the run was interrupted
 * @example slicesListing([slice(problem, { perception: "0" }), slice(problem, { perception: "1/10" })])
 */
export function slicesListing(
  slices: readonly [Slice, ...Slice[]],
  origin?: Origin,
  more: readonly string[] = [],
): Listing {
  const [first, ...others] = slices;
  if (others.length === 0 && more.length === 0) return sliceListing(first, origin);
  const { quantity } = first.fixed;
  const titled = slices.flatMap((slice) => notes(slice).map((note) => `${sliceTitle(slice)}: ${note}`));
  return {
    head: origin === undefined ? [] : originLines(origin, slicesTitle(slices), [...titled, ...more]),
    tables: [
      {
        columns: [givenColumn(quantity, `$${symbols[quantity]}$`, symbols[quantity]), ...segmentsTable(first).columns],
        rows: slices.flatMap((slice) => segmentRows(slice).map((row) => [slice.fixed.at, ...row])),
      },
    ],
    *data() {
      for (const slice of slices)
        yield `${JSON.stringify(sliceData(slice, origin ?? { problem: slice.problem.name }))}\n`;
    },
    *lines(decimals) {
      for (const [i, slice] of slices.entries()) yield* [...(i > 0 ? [""] : []), ...sliceLines(slice, decimals)];
    },
  };
}

/** `C(D, P) as a function of D, for P = 0, 1/10`. */
function slicesTitle(slices: readonly [Slice, ...Slice[]]): string {
  const { fixed, variable } = slices[0];
  const bounds = `${symbols[fixed.quantity]} = ${slices.map((slice) => boundText(slice.fixed.at)).join(", ")}`;
  return fixed.quantity === "errorRate"
    ? `least D as a function of P, error rate at most ${bounds}`
    : `C(D, P) as a function of ${symbols[variable]}, for ${bounds}`;
}

function sliceData(slice: Slice, origin: Origin | { readonly problem: string }): Record<string, unknown> {
  const { problem, variable, power, value, fixed, domain, least, cases, segments, breakpoints, convex, nonconvex } =
    slice;
  const several = !isConvex(problem);
  return {
    ...origin,
    variable,
    ...(power === 2 ? { power } : {}),
    value,
    fixed: { [fixed.quantity]: fixed.at },
    domain,
    ...(least === undefined ? {} : { least }),
    ...(several
      ? { convex, ...(nonconvex === undefined ? {} : { nonconvex }), sheets: cases.map(({ of }) => caseData(of)) }
      : {}),
    segments: segments.map(({ from, to, intercept, slope, case: sheet }) => ({
      from,
      to,
      intercept,
      slope,
      ...(several ? { sheet } : {}),
    })),
    breakpoints,
  };
}

/** `C(3/20, P) as a function of P`. */
export function sliceTitle({ fixed: { quantity, at }, variable }: Pick<Slice, "fixed" | "variable">): string {
  const shown = boundText(at);
  if (quantity === "errorRate")
    return `least D as a function of P, ${at === "inf" ? "whatever the error rate" : `error rate at most ${shown}`}`;
  return `C(${quantity === "distortion" ? `${shown}, P` : `D, ${shown}`}) as a function of ${symbols[variable]}`;
}

/**
 * The reason why a slice is infinite everywhere.
 * @param least the text of the least value of the fixed quantity
 */
export function leastText(quantity: Quantity, least: string): string {
  return `every restorer has ${names[quantity]} at least ${least}`;
}

/** The name of the variable: P, D, or P². */
function variableOf({ variable, power }: Slice): string {
  return power === 2 ? `${symbols[variable]}²` : symbols[variable];
}

function notes(slice: Slice): string[] {
  const { problem, fixed, least, cases, nonconvex, convex } = slice;
  return [
    ...(least === undefined ? [] : [`infinite everywhere: ${leastText(fixed.quantity, valueText(least))}`]),
    ...(isConvex(problem) ? [] : caseLines(cases)),
    ...(nonconvex ?? []).map(
      ({ from, to, at, gap }) =>
        `not convex from ${from.toString()} to ${to.toString()}: above the chord by up to ${gap.toString()}, at ${at.toString()}`,
    ),
    ...(nonconvex === undefined && !convex ? [concave] : []),
  ];
}

function segmentsTable(slice: Slice): Table {
  const [x, y] = [variableOf(slice), symbols[slice.value]];
  const tex = x.replace("²", "^2");
  const several = !isConvex(slice.problem);
  return {
    columns: [
      numberColumn("from", `$${tex} \\ge$`, `${x} ≥`),
      numberColumn("to", `$${tex} \\le$`, `${x} ≤`),
      numberColumn("intercept", "intercept", "intercept"),
      numberColumn("slope", "slope", "slope"),
      numberColumn("valueAtFrom", `$${y}$ at the left end`, `${y} at the left end`),
      ...(several ? [textColumn("sheet")] : []),
    ],
    rows: segmentRows(slice),
  };
}

function segmentRows({ segments, problem }: Slice): Row[] {
  return segments.map((segment) => [
    segment.from,
    segment.to,
    segment.intercept,
    segment.slope,
    onLine(segment, segment.from),
    ...(isConvex(problem) ? [] : [words(segment.case)]),
  ]);
}

function sliceLines(slice: Slice, shown: Notation): string[] {
  const { problem, fixed, value, domain, least, segments, cases } = slice;
  if (domain === null || least !== undefined) {
    return [
      sliceTitle(slice),
      `  ∞ everywhere${least === undefined ? "" : `: ${leastText(fixed.quantity, shown.both(least))}`}`,
    ];
  }
  const [x, y] = [variableOf(slice), symbols[value]];
  const several = !isConvex(problem);
  const row = (segment: Segment): string[] => [
    `${shown.both(segment.from)} ≤ ${x}${segment.to === "inf" ? "" : ` ≤ ${shown.both(segment.to)}`}`,
    lineText(segment, x, shown),
    shown.both(onLine(segment, segment.from)),
    ...(several ? [String(segment.case)] : []),
  ];
  const head = ["", y, `${y} at the left end`, ...(several ? ["sheet"] : [])];
  return [
    sliceTitle(slice),
    `  ∞ for ${x} < ${shown.both(domain.from)}`,
    ...shortened(segments, row, { head, what: "segments", all: "--json or --format" }),
    ...(several
      ? [
          ...caseLines(cases)
            .filter((_, i) => segments.some((one) => one.case === i))
            .map((line) => `  ${line}`),
          ...convexityLines(slice, x, shown),
        ]
      : []),
  ];
}

function convexityLines({ nonconvex, convex }: Slice, x: string, shown: Notation): string[] {
  if (nonconvex === undefined) return [convex ? "  convex in P" : `  ${concave}`];
  if (convex) return ["  convex"];
  const row = ({ from, to, at, gap }: NonNullable<Slice["nonconvex"]>[number]): string[] => [
    `${shown.both(from)} ≤ ${x} ≤ ${shown.both(to)}`,
    `above the chord by up to ${shown.both(gap)}, at ${x} = ${shown.both(at)}`,
  ];
  return [
    "  not convex on",
    ...shortened(nonconvex, row, { what: "stretches", all: "--json" }).map((line) => `  ${line}`),
  ];
}

/** `311/1450 - 8/29·P`. */
function lineText({ intercept, slope }: Segment, x: string, shown: Notation): string {
  if (slope.isZero()) return shown.one(intercept);
  const factor = slope.abs();
  return `${shown.one(intercept)} ${slope.sign() < 0 ? "-" : "+"} ${factor.equals(Rational.one) ? "" : `${shown.one(factor)}·`}${x}`;
}
