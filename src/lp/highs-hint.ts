/**
 * Basis suggestions from HiGHS (WebAssembly), for large programs. The only file that asks it; nothing it says is trusted.
 *
 * Loading takes tens of milliseconds and is asynchronous, so it pays from a few
 * thousand columns on, where the dense tableau of javascript-lp-solver takes
 * seconds. HiGHS drops coefficients below `small_matrix_value`, which is lowered;
 * its tolerances decide nothing here, because only the basis is read.
 */
import { loadHighs } from "#platform/highs";
import { entry } from "../exact/vector.js";
import { floatHint } from "./float-hint.js";
import { scaledForm } from "./scaling.js";
import type { WarmStart } from "./standard.js";

/** Loads HiGHS; the hint it gives is synchronous. Where there is no HiGHS it is that of javascript-lp-solver. */
export async function loadHighsHint(): Promise<WarmStart> {
  const highs = await loadHighs();
  if (highs === undefined) return floatHint;
  const { basic } = highs.constants.basisStatus;
  return (form) => {
    if (form.height === 0 || form.structural === 0) return undefined;
    const { columns, costs, bounds, fixed } = scaledForm(form);
    const starts = [0];
    for (const { rows } of columns) starts.push(entry(starts, starts.length - 1) + rows.length);
    try {
      return highs.withModel((model) => {
        model.options.set({ output_flag: false, small_matrix_value: 1e-12 });
        model.passModel({
          numCols: columns.length,
          numRows: form.height,
          colCost: costs,
          colLower: columns.map(() => 0),
          colUpper: columns.map(() => Infinity),
          rowLower: bounds.map((bound, i) => (fixed[i] === true ? bound : -Infinity)),
          rowUpper: bounds,
          matrix: {
            format: "csc",
            numRows: form.height,
            numCols: columns.length,
            starts,
            indices: columns.flatMap(({ rows }) => rows),
            values: columns.flatMap(({ values }) => values),
          },
        });
        model.options.set({ presolve: "off" });
        model.run();
        const { colStatus, rowStatus } = model.getBasis();
        const basis: number[] = [];
        colStatus.forEach((status, j) => {
          if (status === basic) basis.push(j);
        });
        rowStatus.forEach((status, i) => {
          if (status === basic && fixed[i] !== true) basis.push(form.structural + i);
        });
        return basis;
      });
    } catch {
      return undefined; /* a suggestion that fails is no suggestion */
    }
  };
}
