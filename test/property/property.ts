/**
 * A property as a test: values are drawn, and what is said of them must hold for each.
 *
 * The seed is fixed, so that the cases are the same every time and a failure can be
 * repeated; the counterexample is shrunk and printed.
 */
import fc from "fast-check";
import { test } from "vitest";
import { exhaustive } from "../support/exhaustive.js";

export interface Runs {
  readonly numRuns: number;
  readonly seed: number;
}

/** So many cases with EXACT_CDP_EXHAUSTIVE=1; otherwise a quarter of them where there are many. */
export function runs(numRuns: number, seed: number): Runs {
  return { numRuns: exhaustive || numRuns <= 20 ? numRuns : Math.max(20, Math.ceil(numRuns / 4)), seed };
}

/** @example property("a + b = b + a", { a: fc.nat(), b: fc.nat() }, runs(100, 1), ({ a, b }) => { … }) */
export function property<T extends object>(
  title: string,
  given: { [K in keyof T]: fc.Arbitrary<T[K]> },
  parameters: Runs,
  holds: (values: T) => void,
): void {
  test(title, () => {
    fc.assert(fc.property(fc.record(given) as fc.Arbitrary<T>, holds), parameters);
  });
}
