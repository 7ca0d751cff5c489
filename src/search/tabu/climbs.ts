/**
 * Climbs one after the other: of a few instances the best is climbed from, until the budget ends.
 *
 * Most random instances have no score, or a flat neighbourhood; to look at some before each climb
 * costs little and saves climbs from the plain.
 */
import type { Outcome } from "../statement/outcome.js";
import type { Instance } from "../../generate/instance/instance.js";
import {
  climb,
  compareOutcomes,
  outcomeOf,
  type ClimbEnd,
  type Climber,
  type ClimbProgress,
  type ClimbOptions,
} from "./climb.js";
import type { Random } from "./random.js";

export interface ClimbsOptions extends ClimbOptions {
  /** How many instances are looked at before each climb. Default: 20. */
  readonly scouts?: number;
}

/** After a decision: as of a climb, and how many climbs were started. */
export interface ClimbsProgress extends ClimbProgress {
  readonly climbs: number;
}

export interface ClimbsEnd extends Climber {
  /** "exhausted": there were no more instances to begin from. */
  readonly status: "violated" | "budget" | "exhausted";
  readonly decisions: number;
  readonly climbs: number;
}

/**
 * Looks and climbs until something is violated.
 * @param starts where to climb from: drawn at random, enumerated, or a corpus
 * @returns the violated instance, or the best that was reached; nothing where nothing was decided
 */
export function* climbs(
  starts: Iterator<Instance>,
  decide: (instance: Instance) => Outcome,
  random: Random,
  { budget = 1000, scouts = 20, ...options }: ClimbsOptions = {},
): Generator<ClimbsProgress, ClimbsEnd | undefined, void> {
  let best: Climber | undefined;
  let [decisions, started] = [0, 0];
  const end = (status: ClimbsEnd["status"]): ClimbsEnd | undefined =>
    best && { status, decisions, climbs: started, ...best };

  for (;;) {
    let from: Climber | undefined;
    for (let looked = 0; looked < scouts; looked++) {
      if (decisions >= budget) return end("budget");
      const next = starts.next();
      if (next.done === true) break;
      const scout = { instance: next.value, outcome: outcomeOf(next.value, decide) };
      decisions++;
      if (from === undefined || compareOutcomes(scout.outcome, from.outcome) > 0) from = scout;
      if (best === undefined || compareOutcomes(scout.outcome, best.outcome) > 0) best = scout;
      yield { decisions, climbs: started, ...scout, best };
      if (best.outcome.status === "violated") return end("violated");
    }
    if (from === undefined) return end("exhausted");
    started++;
    const before: Climber = best ?? from;
    const base = decisions;
    const steps: Generator<ClimbProgress, ClimbEnd, void> = climb(from, decide, random, {
      ...options,
      budget: budget - base,
    });
    for (;;) {
      const step = steps.next();
      const reached = step.done === true ? step.value : step.value.best;
      best =
        compareOutcomes(reached.outcome, before.outcome) > 0
          ? { instance: reached.instance, outcome: reached.outcome }
          : before;
      if (step.done === true) break;
      decisions = base + step.value.decisions;
      yield { ...step.value, decisions, climbs: started, best };
    }
    if (best.outcome.status === "violated") return end("violated");
  }
}
