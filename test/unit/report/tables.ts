/**
 * Small tables that the formats are tested on: every kind of cell and bound, and names
 * that could end the comment or cell they stand in.
 */
import { Rational } from "../../../src/exact/rational.js";
import type { Origin } from "../../../src/report/listing.js";
import { gridListing, type Cell, type Grid } from "../../../src/report/table.js";

const r = (text: string): Rational => Rational.parse(text);
const value = (text: string): Cell => ({ status: "optimal", errorRate: r(text) });
const infeasible: Cell = { status: "infeasible" };

const origin: Origin = { problem: "small", sha256: "00ff", producer: "exact-cdp 0.0.0" };

/** Two by three: values, an integer, ∞, and no bounds. */
export const small: Grid = gridListing(
  origin,
  [r("0"), "inf"],
  [r("0"), r("1/20"), "inf"],
  [
    [infeasible, value("307/1450"), value("1/3")],
    [value("1/2"), value("1"), value("0")],
  ],
);

/** One cell, the table of an interrupted run, with a command. */
export const interrupted: Grid = gridListing(
  { ...origin, command: "exact-cdp table p.json --distortion 0,1/2" },
  [r("0"), r("1/2")],
  [r("-1")],
  [[value("2/3")], [{ status: "not-computed" }]],
);

/** A name and a command that try to leave their comment. */
export function named(problem: string, command?: string): Grid {
  return gridListing(
    { ...origin, problem, ...(command === undefined ? {} : { command }) },
    [r("0")],
    [r("0")],
    [[infeasible]],
  );
}
