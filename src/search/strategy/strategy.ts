/**
 * Strategies: numbered tasks, each of which decides instances of a conjecture.
 *
 * Task i depends on nothing but the conjecture, the seed and i, so that any task can be replayed
 * alone, ranges of tasks run on any number of threads in any order, and what was interrupted goes
 * on as if it had not been.
 */
import type { Outcome } from "../statement/outcome.js";
import type { Instance } from "../../generate/instance/instance.js";

export interface Decided {
  readonly instance: Instance;
  readonly outcome: Outcome;
}

export interface Strategy {
  readonly name: StrategyName;
  /** How many tasks there are; absent: without end. */
  readonly size?: bigint;
  /** The fewest tasks that one thread takes at a time: those that are best done together. */
  readonly chunk: bigint;
  /** Decides the instances of a task one by one; a violated one is the last. */
  task(index: bigint): Iterable<Decided>;
}

export const strategyNames = ["random", "exhaustive", "climb"] as const;
export type StrategyName = (typeof strategyNames)[number];
