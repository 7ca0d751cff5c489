/**
 * Climbing towards a violation of a conjecture, by the exact score that its decisions give.
 *
 * From an instance to the best of k random neighbours that were not visited before, as long as
 * that is better, or for a while as good. Scores are compared exactly; what has no score, because
 * the conjecture says nothing about it or refuses it, is lower than all that has one. A violation
 * is the summit. The climb depends on nothing but its start, the seed and its options.
 */
import { InputError } from "../../exact/errors.js";
import type { Outcome } from "../statement/outcome.js";
import { instanceKey } from "../../generate/instance/edit.js";
import type { Instance } from "../../generate/instance/instance.js";
import type { Within } from "../statement/scope.js";
import { usualBounds, type ClimbBounds } from "./bounds.js";
import { neighbours } from "./neighbours.js";
import type { Random } from "./random.js";

export interface ClimbOptions {
  /** Most decisions, that of a start without an outcome included. Default: 1000. */
  readonly budget?: number;
  /** k, how many neighbours are decided before a step. Default: 6. */
  readonly neighbours?: number;
  /** Most rounds in a row without a better score. Default: 10. */
  readonly patience?: number;
  readonly bounds?: Partial<ClimbBounds>;
  /** Whether an instance may be decided. Default: any. */
  readonly within?: Within;
}

/** After a decision: what was decided, and the best so far. */
export interface ClimbProgress {
  readonly decisions: number;
  readonly instance: Instance;
  readonly outcome: Outcome;
  readonly best: Climber;
}

export interface Climber {
  readonly instance: Instance;
  readonly outcome: Outcome;
}

export interface ClimbEnd extends Climber {
  /** "stuck": no better neighbour for longer than patience lasts; begin elsewhere. */
  readonly status: "violated" | "stuck" | "budget";
  readonly decisions: number;
}

/**
 * A climb, decision by decision.
 * @param start an instance, or one with its outcome, which is not decided again
 * @returns the violated instance, or the best that was reached
 */
export function* climb(
  start: Instance | Climber,
  decide: (instance: Instance) => Outcome,
  random: Random,
  { budget = 1000, neighbours: sampled = 6, patience = 10, bounds, within }: ClimbOptions = {},
): Generator<ClimbProgress, ClimbEnd, void> {
  const limits = { ...usualBounds, ...bounds };
  const known = "outcome" in start;
  let current: Climber = known ? start : { instance: start, outcome: outcomeOf(start, decide) };
  let best = current;
  let decisions = known ? 0 : 1;
  const visited = new Set([instanceKey(current.instance.definition)]);
  if (!known) yield { decisions, ...current, best };

  for (let idle = 0; best.outcome.status !== "violated";) {
    if (idle > patience) return { status: "stuck", decisions, ...best };
    let next: Climber | undefined;
    for (const candidate of neighbours(current.instance, sampled, random, limits, visited, within)) {
      if (decisions >= budget) return { status: "budget", decisions, ...best };
      visited.add(instanceKey(candidate.definition));
      decisions++;
      const climber = { instance: candidate, outcome: outcomeOf(candidate, decide) };
      if (compareOutcomes(climber.outcome, best.outcome) > 0) best = climber;
      yield { decisions, ...climber, best };
      if (best.outcome.status === "violated") return { status: "violated", decisions, ...best };
      if (next === undefined || compareOutcomes(climber.outcome, next.outcome) > 0) next = climber;
    }
    const order = next === undefined ? -1 : compareOutcomes(next.outcome, current.outcome);
    idle = order > 0 ? 0 : idle + 1;
    if (next !== undefined && order >= 0) current = next;
  }
  return { status: "violated", decisions, ...best };
}

/** Positive where a is nearer to a violation. */
export function compareOutcomes(a: Outcome, b: Outcome): number {
  if (a.status === "violated" || b.status === "violated")
    return Number(a.status === "violated") - Number(b.status === "violated");
  if (a.score === undefined || b.score === undefined)
    return Number(a.score !== undefined) - Number(b.score !== undefined);
  return a.score.compare(b.score);
}

/** What `decide` says; of what it refuses, that it says nothing. */
export function outcomeOf(one: Instance, decide: (instance: Instance) => Outcome): Outcome {
  try {
    return decide(one);
  } catch (error) {
    if (error instanceof InputError) return { status: "not-applicable" };
    throw error;
  }
}
