/**
 * A search in one call, on the calling thread, without files.
 */
import type { Conjecture } from "../statement/conjecture.js";
import type { StrategyName } from "../strategy/strategy.js";
import { campaign, type Summary } from "./campaign.js";
import { defaultSteps } from "../strategy/parameters.js";

export interface SearchOptions {
  /** Default: "random". */
  readonly strategy?: StrategyName;
  /** A signed 32-bit integer. Default: 1. */
  readonly seed?: number;
  /** Instances to decide; of "climb" tasks. Default: no bound. */
  readonly cases?: bigint;
  /** Instances of one task of "climb". Default: 500. */
  readonly steps?: number;
  /** Milliseconds. Default: a minute where `cases` is not given either. */
  readonly time?: number;
  /** Go on after the first counterexample. Default: false. */
  readonly all?: boolean;
  /** Most decisions that shrink a find: a few hundred reach a local minimum. Default: 100000, of which mostly less than 20000 are needed. */
  readonly shrink?: number;
  readonly signal?: AbortSignal;
}

const minute = 60_000;

/**
 * Searches for a counterexample. With the same conjecture, strategy, seed and `cases` the result is the same.
 * @returns what was decided; `finds` are shrunk, and `instanceFromData(find.shrunk)` builds one
 * @throws InputError where the conjecture decides what is no outcome
 * @example const { status, finds } = await search(conjecture, { seed: 1, cases: 1000n });
 */
export async function search(conjecture: Conjecture, options: SearchOptions = {}): Promise<Summary> {
  const { strategy = "random", seed = 1, cases, steps = defaultSteps, all = false, shrink, signal } = options;
  const time = options.time ?? (cases === undefined ? minute : undefined);
  return campaign({
    parameters: { conjecture: conjecture.name, strategy, seed, steps, all, ...(cases === undefined ? {} : { cases }), ...(shrink === undefined ? {} : { shrink }) },
    loaded: { reference: conjecture.name, conjecture },
    ...(time === undefined ? {} : { time }),
    ...(signal === undefined ? {} : { signal }),
  });
}
