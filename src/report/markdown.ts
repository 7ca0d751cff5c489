/**
 * Tables in Markdown (the pipe tables of GitHub Flavored Markdown).
 *
 * The provenance is an HTML comment above the table; infeasible cells are ∞.
 */
import { boundText } from "../certificate/data.js";
import type { Bound } from "../certificate/plane.js";
import { approximate } from "../exact/decimal.js";
import { provenance, type Cell, type Table, type TableStyle } from "./table.js";

export function markdown(table: Table, style: TableStyle = {}): string {
  const rows = [
    ["D \\ P", ...table.perception.map(shownBound)],
    ...table.distortion.map((bound, i) => [shownBound(bound), ...(table.cells[i] ?? []).map((cell) => shown(cell, style.decimals))]),
  ];
  // Padded, so that the source reads as a table too.
  const widths = (rows[0] ?? []).map((_, c) => Math.max(4, ...rows.map((row) => (row[c] ?? "").length)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, c) => cell.padStart(widths[c] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = rows;
  const lines = [
    ...provenance(table).map(comment),
    "",
    line(head),
    line(widths.map((width) => `${"-".repeat(width - 1)}:`)),
    ...body.map(line),
  ];
  return `${lines.join("\n")}\n`;
}

/** A line of text as a comment, whose end must not come early. */
export function comment(text: string): string {
  return `<!-- ${text.replace(/--(!?>)/g, "-- $1")} -->`;
}

function shownBound(bound: Bound): string {
  return bound === "inf" ? "∞" : boundText(bound);
}

function shown(cell: Cell, decimals: number | undefined): string {
  if (cell.status !== "optimal") return cell.status === "infeasible" ? "∞" : "?";
  return decimals === undefined ? cell.errorRate.toString() : `${cell.errorRate.toString()} ${approximate(cell.errorRate, decimals)}`;
}
