/** Tables as JSON: the provenance as keys, one object per point. */
import { boundText } from "../certificate/data.js";
import { approximate } from "../exact/decimal.js";
import type { Table, TableStyle } from "./table.js";

export function json(table: Table, style: TableStyle = {}): string {
  const { decimals } = style;
  const points = table.distortion.flatMap((d, i) =>
    table.perception.map((p, j) => {
      const cell = table.cells[i]?.[j] ?? { status: "not-computed" as const };
      return {
        bounds: { distortion: boundText(d), perception: boundText(p) },
        status: cell.status,
        ...(cell.status === "optimal" ? { errorRate: cell.errorRate.toString() } : {}),
        ...(cell.status === "optimal" && decimals !== undefined ? { approximately: approximate(cell.errorRate, decimals) } : {}),
      };
    }),
  );
  const { problem, sha256, producer, command } = table;
  const head = { problem, sha256, producer, ...(command === undefined ? {} : { command }) };
  return `${JSON.stringify({ ...head, points })}\n`;
}
