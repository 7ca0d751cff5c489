/**
 * Long work in small steps: a generator yields its progress and returns its result.
 *
 * A caller reports progress, hears signals, or stops between two steps; one that wants none of
 * that calls `finish`.
 */

import { refuse, steps as isIterator } from "./arguments.js";

/** A generator that yields progress and returns the result. */
export type Steps<Progress, Result> = Generator<Progress, Result, undefined>;

/** Runs all steps, without a stop on the way, and returns the result. @throws InputError for what has no steps */
export function finish<Result>(steps: Steps<unknown, Result>): Result {
  isIterator(steps, "steps");
  for (;;) {
    const step = steps.next();
    if (typeof step !== "object" || (step as unknown) === null)
      refuse("steps", "an iterator, whose next() gives an object", step);
    if (step.done === true) return step.value;
  }
}
