/**
 * Problems that are several at once: a case is a labeling with one divergence.
 *
 * Notation: a labeling c gives every restored letter a class. With a re-trained classifier C is
 * the least C_c over all labelings; where d is the least of several divergences, C is the least
 * over these as well. A problem with a fixed classifier and one divergence has one case.
 */
import type { Divergence } from "./divergence.js";
import type { Problem } from "./problem.js";
import { type Where, refuse } from "./rejection.js";

/** Per restored letter its class; undefined: whichever class errs least, output by output. */
export type Labels = readonly (number | undefined)[];

export interface Case {
  readonly labels: Labels;
  readonly divergence: Divergence;
}

/** A case whose labeling is complete. */
export interface SettledCase extends Case {
  readonly labels: readonly number[];
}

/** The only case of a problem with a fixed classifier and one divergence; undefined where there are more. */
export function onlyCase({ classifier, divergences }: Problem): SettledCase | undefined {
  const [divergence] = divergences;
  return classifier === "retrained" || divergence === undefined || divergences.length > 1
    ? undefined
    : { labels: classifier, divergence };
}

/** The only case, of a convex divergence: what a surface is made of; undefined where there are more. */
export function convexCase(problem: Problem, where: Where): SettledCase | undefined {
  const only = onlyCase(problem);
  if (only === undefined || only.divergence.power === 1) return only;
  return refuse(where, "a problem whose divergence is convex", "a divergence that is not");
}
