/**
 * Suggestions that suit the size of a program.
 *
 * Small programs: javascript-lp-solver, which is there at once. From about 1000 columns on
 * (32 letters) HiGHS, which takes a tenth of a second to load, is faster: at 64 letters 0.05 to
 * 0.9 s instead of 1.5 to 73 s. Whoever expects large programs loads it first; without it the
 * small one serves all. Neither is trusted, and neither decides anything but time.
 */
import { floatHint } from "./float-hint.js";
import { loadHighsHint } from "./highs-hint.js";
import type { WarmStart } from "./standard.js";

/** Columns from which HiGHS is faster on programs over restorers. */
const large = 1000;

let loading: Promise<void> | undefined;
let highs: WarmStart | undefined;

/** Loads HiGHS, once per process, for programs of about so many columns. @param from columns from which it is faster */
export async function prepareFor(columns: number, from = large): Promise<void> {
  // A program may turn out somewhat larger than it was thought.
  if (columns < from / 2) return;
  loading ??= loadHighsHint().then((loaded) => {
    highs = loaded;
  });
  await loading;
}

/** The basis at which a floating-point solver ends: HiGHS, where it is loaded and the program is large. */
export const warmStart: WarmStart = warmStartFrom(large);

/** The same for programs on which HiGHS is faster from another size on. */
export function warmStartFrom(columns: number): WarmStart {
  return (form) => (highs !== undefined && form.structural >= columns ? highs(form) : floatHint(form));
}
