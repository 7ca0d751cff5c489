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
import { numberColumn, originLines, textColumn, words, type Listing, type Origin, type Table } from "./listing.js";
import { boundText } from "./point.js";
import { caseData, caseLines } from "./regions.js";
import { readable, readableBoth, shortened } from "./text.js";

type Segment = Slice["segments"][number];

const symbols: Readonly<Record<Quantity, string>> = { distortion: "D", perception: "P", errorRate: "C" };
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
    *data() {
      yield `${JSON.stringify(sliceData(slice, origin ?? { problem: slice.problem.name }))}\n`;
    },
    lines: (decimals) => sliceLines(slice, decimals),
  };
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
    fixed: { [fixed.quantity]: valueText(fixed.at) },
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
function sliceTitle({ fixed: { quantity, at }, variable }: Slice): string {
  const shown = boundText(at);
  if (quantity === "errorRate")
    return `least D as a function of P, ${at === "inf" ? "whatever the error rate" : `error rate at most ${shown}`}`;
  return `C(${quantity === "distortion" ? `${shown}, P` : `D, ${shown}`}) as a function of ${symbols[variable]}`;
}

/**
 * The reason why a slice is infinite everywhere.
 * @param least the text of the least value of the fixed quantity
 */
function leastText(quantity: Quantity, least: string): string {
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
    rows: slice.segments.map((segment) => [
      segment.from,
      segment.to,
      segment.intercept,
      segment.slope,
      onLine(segment, segment.from),
      ...(several ? [words(segment.case)] : []),
    ]),
  };
}

function sliceLines(slice: Slice, decimals: number): string[] {
  const { problem, fixed, value, domain, least, segments, cases } = slice;
  if (domain === null || least !== undefined) {
    return [
      sliceTitle(slice),
      `  ∞ everywhere${least === undefined ? "" : `: ${leastText(fixed.quantity, readableBoth(least, decimals))}`}`,
    ];
  }
  const [x, y] = [variableOf(slice), symbols[value]];
  const several = !isConvex(problem);
  const row = (segment: Segment): string[] => [
    `${readableBoth(segment.from, decimals)} ≤ ${x}${segment.to === "inf" ? "" : ` ≤ ${readable(segment.to, decimals)}`}`,
    lineText(segment, x, decimals),
    readableBoth(onLine(segment, segment.from), decimals),
    ...(several ? [String(segment.case)] : []),
  ];
  const head = ["", y, `${y} at the left end`, ...(several ? ["sheet"] : [])];
  return [
    sliceTitle(slice),
    `  ∞ for ${x} < ${readableBoth(domain.from, decimals)}`,
    ...shortened(segments, row, { head, what: "segments", all: "--json or --format" }),
    ...(several
      ? [
          ...caseLines(cases)
            .filter((_, i) => segments.some((one) => one.case === i))
            .map((line) => `  ${line}`),
          ...convexityLines(slice, x, decimals),
        ]
      : []),
  ];
}

function convexityLines({ nonconvex, convex }: Slice, x: string, decimals: number): string[] {
  if (nonconvex === undefined) return [convex ? "  convex in P" : `  ${concave}`];
  if (convex) return ["  convex"];
  const row = ({ from, to, at, gap }: NonNullable<Slice["nonconvex"]>[number]): string[] => [
    `${readableBoth(from, decimals)} ≤ ${x} ≤ ${readableBoth(to, decimals)}`,
    `above the chord by up to ${readableBoth(gap, decimals)}, at ${x} = ${readableBoth(at, decimals)}`,
  ];
  return [
    "  not convex on",
    ...shortened(nonconvex, row, { what: "stretches", all: "--json" }).map((line) => `  ${line}`),
  ];
}

/** `311/1450 - 8/29·P`. */
function lineText({ intercept, slope }: Segment, x: string, decimals: number): string {
  if (slope.isZero()) return readable(intercept, decimals);
  const factor = slope.abs();
  return `${readable(intercept, decimals)} ${slope.sign() < 0 ? "-" : "+"} ${factor.equals(Rational.one) ? "" : `${readable(factor, decimals)}·`}${x}`;
}
