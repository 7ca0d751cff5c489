/**
 * Climbs one after the other: of a few instances the best is climbed from, until the budget ends.
 *
 * Most random instances have no score, or a flat neighbourhood; to look at some before each climb
 * costs little and saves climbs from the plain.
 */
import type { Outcome } from "../statement/outcome.js";
import { type Instance, instanceArgument } from "../../generate/instance/instance.js";
import { calls, keys, steps as iterator, whole } from "../../exact/arguments.js";
import { climbsOptions } from "../statement/argument.js";
import { outcomeOf as answered } from "../statement/guard.js";
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
 * @throws InputError for other arguments; ConjectureFault where `decide` gives no outcome
 */
export function climbs(
  starts: Iterator<Instance>,
  decide: (instance: Instance) => Outcome,
  random: Random,
  options: ClimbsOptions = {},
): Generator<ClimbsProgress, ClimbsEnd | undefined, void> {
  iterator(starts, "starts");
  calls(decide, "decide");
  source(random, "random");
  climbsOptions(options, "options");
  return climbing(looked(starts), (one) => answered(decide(one), one), within(random), options);
}

const source = keys("a source of random numbers, an object with below(n)", { below: calls });

/** What a program calls instances is looked at when its turn comes. */
function* looked(starts: Iterator<Instance>): Generator<Instance, void> {
  for (;;) {
    const next = starts.next();
    aResult(next, "starts");
    if (next.done === true) return;
    instanceArgument(next.value, "starts");
    yield next.value;
  }
}

const aResult = keys("an iterator, whose next() gives an object", {});

/** The source of random numbers, whose numbers are looked at. */
function within(random: Random): Random {
  return {
    below: (n) => {
      const drawn = random.below(n);
      whole(0, n - 1)(drawn, "random.below(n)");
      return drawn;
    },
  };
}

/** As `climbs`, of what this toolkit made. */
export function* climbing(
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
