/**
 * Tables as comma-separated values (RFC 4180), one line per point.
 *
 * Lines that begin with # carry the provenance. Exact values are p/q; the column
 * of rounded values is present only when decimals are asked for.
 */
import { boundText } from "../certificate/data.js";
import { approximate } from "../exact/decimal.js";
import { provenance, type Table, type TableStyle } from "./table.js";

export function csv(table: Table, style: TableStyle = {}): string {
  const { decimals } = style;
  const lines = [
    ...provenance(table).map((line) => `# ${line}`),
    ["distortion", "perception", "status", "errorRate", ...(decimals === undefined ? [] : ["errorRateApproximately"])].join(","),
  ];
  table.distortion.forEach((d, i) => {
    table.perception.forEach((p, j) => {
      const cell = table.cells[i]?.[j];
      if (cell === undefined) return;
      const exact = cell.status === "optimal" ? cell.errorRate.toString() : "";
      const rounded = cell.status === "optimal" && decimals !== undefined ? approximate(cell.errorRate, decimals) : "";
      lines.push([boundText(d), boundText(p), cell.status, exact, ...(decimals === undefined ? [] : [rounded])].join(","));
    });
  });
  return `${lines.join("\n")}\n`;
}
