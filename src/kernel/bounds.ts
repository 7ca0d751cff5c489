/**
 * What the check of a problem takes, in memory and time, bounded before it is begun.
 *
 * A short text can ask for much: two letters of 76 digits for an entry of 500 bits, a name for a
 * matrix of four million entries. Sizes are known from the text and from the values of the letters,
 * so everything is charged before the first matrix is built. One thing is not known before it is
 * computed: how long a common denominator is. scaled.ts therefore charges it step by step, and a
 * matrix over it as soon as it is known. Source: docs/formats.md, "Limits of the checker".
 */
import type { JsonValue } from "../exact/json.js";
import { type Letters, values } from "./letters.js";
import type { Meter } from "./limits.js";
import type { Where } from "./rejection.js";
import { longest } from "./scaled.js";

/** Named distortions and divergences whose matrix has entries 0 and 1. */
const flat: readonly JsonValue[] = ["hamming", "total-variation"];
/** Those whose matrix has differences of the letters' values, or their squares. */
const numeric: readonly JsonValue[] = ["absolute-error", "squared-error", "wasserstein-1", "wasserstein-2", "wasserstein-2-squared"];

/** Δ and the costs ρ of every part of the divergence, as far as they are named. @param named the distortion and the divergences as given */
export function chargeMatrices(named: readonly JsonValue[], letters: Letters, meter: Meter, where: Where): void {
  const pairs = letters.source.length * letters.restored.length;
  meter.deriving(named.filter((one) => flat.includes(one)).length * pairs, 1, where);
  const count = named.filter((one) => numeric.includes(one)).length;
  if (count === 0) return;
  const bits = longest(values(letters, meter).numerators) + 1;
  meter.deriving(count * pairs, 2 * bits, where);
  meter.products(count * pairs, bits, bits, where);
}
