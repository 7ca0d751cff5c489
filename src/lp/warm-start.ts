/**
 * The floating-point solver that suits the size of a program, as a source of suggestions.
 *
 * Small programs go to javascript-lp-solver, which needs no loading. From about 1000 columns on
 * (32 letters) HiGHS is faster: at 64 letters 0.05 to 0.9 s instead of 1.5 to 73 s. It takes a tenth
 * of a second to load, so that callers who expect large programs load it first (`prepareFor`);
 * without it javascript-lp-solver serves all. Suggestions affect the time only.
 */
import { columnsCount } from "./argument.js";
import { floatHint } from "./float-hint.js";
import { loadHighsHint } from "./highs-hint.js";
import type { WarmStart } from "./standard.js";

/** Columns from which HiGHS is faster on programs over restorers. */
const large = 1000;

let loading: Promise<void> | undefined;
let highs: WarmStart | undefined;

/**
 * Loads HiGHS, once per process, where programs will have about so many columns.
 * @param from columns from which it is faster
 */
export async function prepareFor(columns: number, from = large): Promise<void> {
  columnsCount(columns, "columns");
  columnsCount(from, "from");
  // The number of columns is an estimate: a program may turn out somewhat larger.
  if (columns < from / 2) return;
  loading ??= loadHighsHint().then((loaded) => {
    highs = loaded;
  });
  await loading;
}

/** The basis at which a floating-point solver ends: HiGHS, where it is loaded and the program is large. */
export const warmStart: WarmStart = warmStartFrom(large);

/** As `warmStart`, for programs on which HiGHS is faster from another number of columns on. */
export function warmStartFrom(columns: number): WarmStart {
  return (form) => (highs !== undefined && form.structural >= columns ? highs(form) : floatHint(form));
}
