/**
 * C(D,P) of the Gaussian example with more and more letters, beside the Bayes risks of the continuous example.
 *
 * The last row is the continuous example. What is known of its C is ε_Y: the value where neither quantity is bounded, and a
 * lower bound elsewhere. No row bounds another: a finite problem is a problem of its own.
 */
import type { Bounds } from "../certificate/plane.js";
import { Enclosure } from "../exact/enclosure.js";
import type { Interval } from "../exact/elementary/intervals.js";
import type { Value } from "../exact/value.js";
import type { Point } from "../tradeoff/solve.js";
import { dataText } from "./data.js";
import type { GaussianOrigin } from "./gaussian.js";
import {
  countColumn,
  numberColumn,
  producer,
  textColumn,
  words,
  type Entry,
  type Listing,
  type Row,
} from "./listing.js";
import type { Notation } from "./notation.js";
import { boundText } from "./point.js";
import { aligned } from "./text.js";

/** A number of letters, the Bayes risks of the problem with so many, and its point. */
export interface Settled {
  readonly letters: number;
  readonly bayesRisk: { readonly source: Value; readonly degraded: Value };
  readonly point: Point;
}

/** What is known of the continuous example. */
export interface Limit {
  readonly bayesRisk: { readonly source: Interval; readonly degraded: Interval };
  /** Whether C is ε_Y there: without bounds, where c₀ can answer every class that the Bayes rule of Y does. */
  readonly attained: boolean;
}

const columns = [
  countColumn("letters", "$N$", "N"),
  numberColumn("bayesRiskSource", "$\\varepsilon_X$", "ε_X"),
  numberColumn("bayesRiskDegraded", "$\\varepsilon_Y$", "ε_Y"),
  textColumn("status"),
  numberColumn("errorRate", "$C(D,P)$", "C(D,P)"),
];

/**
 * The table of C at one point, a row per number of letters.
 * @param divergence its name
 */
export function settlingListing(
  settled: readonly Settled[],
  limit: Limit,
  { divergence, distortion, perception }: Bounds & { readonly divergence: string },
  origin: GaussianOrigin,
): Listing {
  const all = [...settled.map(finiteData), limitData(limit)];
  const rows = all.map(({ letters, bayesRisk, status, errorRate }): Row => [
    letters === "inf" ? letters : words(letters),
    bayesRisk.source,
    bayesRisk.degraded,
    words(status),
    errorRate ?? "inf",
  ]);
  const title = `C(${boundText(distortion)}, ${boundText(perception)}), ${divergence}, with N letters`;
  return {
    head: [`Gaussian example, ${title}; ${producer}`, origin.model, `regenerate: ${origin.command}`],
    tables: [{ columns, rows }],
    data: (style) => all.map((one) => `${dataText(one, style)}\n`),
    lines: (shown) => [
      origin.model,
      title,
      "",
      ...aligned([
        columns.map((column) => column.title),
        ...rows.map((row) => row.map((one) => entryText(one, shown))),
      ]),
    ],
  };
}

interface RowData {
  readonly letters: number | "inf";
  readonly bayesRisk: { readonly source: Value; readonly degraded: Value };
  readonly status: Point["status"];
  readonly errorRate?: Value;
}

function finiteData({ letters, bayesRisk, point }: Settled): RowData {
  const head = { letters, bayesRisk, status: point.status };
  return point.status === "infeasible" ? head : { ...head, errorRate: point.errorRate };
}

function limitData({ bayesRisk: { source, degraded }, attained }: Limit): RowData {
  const least = Enclosure.of(degraded.lower, degraded.upper);
  return {
    letters: "inf",
    bayesRisk: { source: Enclosure.of(source.lower, source.upper), degraded: least },
    status: !attained ? "undecided" : least instanceof Enclosure ? "enclosed" : "optimal",
    errorRate: attained ? least : Enclosure.of(degraded.lower, "inf"),
  };
}

function entryText(entry: Entry, shown: Notation): string {
  if (entry === undefined || entry === "inf") return entry === undefined ? "" : "∞";
  return "text" in entry ? entry.text : shown.one(entry);
}
