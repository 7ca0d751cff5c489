/**
 * Tables in LaTeX: a tabular for the booktabs package, ready to paste.
 *
 * Exact values are p/q with a slash: stacked fractions touch those of the next row,
 * and cannot be copied out of a PDF. Infeasible cells are ∞ (the minimum over nothing).
 * With decimals every perception bound has two columns, exact and ≈.
 */
import { boundText } from "../certificate/data.js";
import type { Bound } from "../certificate/plane.js";
import { approximate } from "../exact/decimal.js";
import { provenance, type Cell, type Table, type TableStyle } from "./table.js";

/** Needs \usepackage{booktabs}. */
export function latex(table: Table, style: TableStyle = {}): string {
  const { decimals } = style;
  const width = decimals === undefined ? 1 : 2;
  const columns = table.perception.length * width;
  const lines = [
    ...provenance(table).map((line) => `% ${line}`),
    "% needs \\usepackage{booktabs}",
    `\\begin{tabular}{r${"r".repeat(columns)}}`,
    "\\toprule",
    ` & \\multicolumn{${String(columns)}}{c}{$P$} \\\\`,
    `\\cmidrule(lr){2-${String(columns + 1)}}`,
    `$D$ & ${table.perception.map((bound) => header(bound, width)).join(" & ")} \\\\`,
    "\\midrule",
    ...table.distortion.map((bound, i) => {
      const cells = (table.cells[i] ?? []).map((cell) => cellText(cell, decimals));
      return `$${boundMath(bound)}$ & ${cells.join(" & ")} \\\\`;
    }),
    "\\bottomrule",
    "\\end{tabular}",
  ];
  return `${lines.join("\n")}\n`;
}

function header(bound: Bound, width: number): string {
  const text = `$${boundMath(bound)}$`;
  return width === 1 ? text : `\\multicolumn{${String(width)}}{c}{${text}}`;
}

function cellText(cell: Cell, decimals: number | undefined): string {
  const exact = cell.status === "optimal" ? cell.errorRate.toString() : cell.status === "infeasible" ? "\\infty" : "?";
  if (decimals === undefined) return `$${exact}$`;
  return `$${exact}$ & ${cell.status === "optimal" ? `$${approximate(cell.errorRate, decimals).replace("≈", "{\\approx}")}$` : ""}`;
}

function boundMath(bound: Bound): string {
  return bound === "inf" ? "\\infty" : boundText(bound);
}
