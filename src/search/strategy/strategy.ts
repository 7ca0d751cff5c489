/**
 * Strategies: numbered tasks, each of which decides instances of a conjecture.
 *
 * Task i depends on nothing but the conjecture, the seed and i, so that any task can be replayed
 * alone, ranges of tasks run on any number of threads in any order, and what was interrupted goes
 * on as if it had not been.
 */
import type fc from "fast-check";
import { InputError } from "../../exact/errors.js";
import type { Conjecture } from "../statement/conjecture.js";
import type { Outcome } from "../statement/outcome.js";
import { scopeOf, type Within } from "../statement/scope.js";
import type { Instance } from "../../generate/instance/instance.js";

/** The scope of a conjecture, for a strategy that makes instances of its own. @throws InputError "usage" where it cannot be tested */
export function testedScope(conjecture: Conjecture, strategy: StrategyName): Within {
  const scope = scopeOf(conjecture);
  if (scope !== "untested") return scope;
  throw new InputError({
    code: "usage",
    path: "--strategy",
    expected: `random, or a conjecture whose scope can be tested: instances made by \`instances\` of exact-cdp/arbitraries, or \`scope: { within }\``,
    found: `${strategy}, for ${conjecture.name}`,
  });
}

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
  /** The instance of a task as the generator drew it, with what fast-check shrinks it by. */
  readonly drawn?: (index: bigint) => fc.Value<Instance>;
  /** Decides the instances of a task one by one; a violated one is the last. */
  task(index: bigint): Iterable<Decided>;
}

export const strategyNames = ["random", "exhaustive", "climb"] as const;
export type StrategyName = (typeof strategyNames)[number];
