/**
 * Shrinking: from an instance that violates a conjecture to a minimal one.
 *
 * Greedy descent in the order of order.ts: the first reduction that leaves the conjecture violated
 * is taken, and all are tried again, until none applies. Then smaller sources and channels are
 * tried one by one, and at last whole families of small shapes. Where anything is found, descent
 * begins again. The result depends on nothing but the instance, the conjecture and the limits;
 * where it came from (random, enumerated, climbed to) plays no part.
 */
import { InputError } from "../../exact/errors.js";
import type { Outcome } from "../family/instance-claim.js";
import { instanceKey } from "../instance/edit.js";
import { instance, type Instance, type InstanceDefinition } from "../instance/instance.js";
import { smallerChannels, smallerFamilies, smallerSources } from "./grid.js";
import { compareInstances } from "./order.js";
import { reductions } from "./reductions.js";

export interface ShrinkOptions {
  /** Most decisions in all. Default: 100000. */
  readonly limit?: number;
  /** Most decisions among whole families. Default: 5000; 0 leaves them out. */
  readonly grid?: number;
}

/** After a decision: how far shrinking has come. */
export interface Shrinking {
  /** The smallest violated instance so far. */
  readonly instance: Instance;
  readonly decisions: number;
}

export interface Shrunk extends Shrinking {
  /** No reduction applies, and no source or channel alone can have a smaller denominator. */
  readonly minimal: boolean;
  /** Moreover, all instances of smaller shapes with denominators no larger have been decided, with the same measures. */
  readonly smallest: boolean;
}

/** Most sources or channels of one denominator that are tried one by one. */
const fewEnough = 2000n;

/**
 * A minimal instance that is violated, too.
 * @param given violates the conjecture
 * @example shrink(found, conjecture.decide).instance
 */
export function shrink(given: Instance, decide: (instance: Instance) => Outcome, options: ShrinkOptions = {}): Shrunk {
  const steps = shrinking(given, decide, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same, decision by decision: for callers that stop in between or report. */
export function* shrinking(given: Instance, decide: (instance: Instance) => Outcome, { limit = 100_000, grid = 5_000 }: ShrinkOptions = {}): Generator<Shrinking, Shrunk, void> {
  let current = given;
  let decisions = 0;
  const tried = new Set([instanceKey(given.definition)]);

  /** Takes the first candidate that is smaller and violated. */
  function* descend(candidates: Generator<InstanceDefinition, void, boolean | undefined>, most: number): Generator<Shrinking, "found" | "none" | "stopped", void> {
    const last = Math.min(limit, decisions + most);
    let refused: boolean | undefined;
    for (;;) {
      const next = candidates.next(refused);
      refused = undefined;
      if (next.done === true) return "none";
      const candidate = smaller(next.value, current);
      if (candidate === "refused") refused = true;
      if (typeof candidate === "string") continue;
      const key = instanceKey(candidate.definition);
      if (tried.has(key)) continue;
      if (decisions >= last) return "stopped";
      tried.add(key);
      decisions++;
      const status = decided(candidate, decide);
      if (status === "violated") current = candidate;
      yield { instance: current, decisions };
      if (status === "violated") return "found";
      refused = status === "refused";
    }
  }

  for (;;) {
    const { definition } = current;
    let outcome = yield* descend(reductions(definition), Infinity);
    if (outcome === "none") outcome = yield* descend(smallerSources(definition, fewEnough), Infinity);
    if (outcome === "none") outcome = yield* descend(smallerChannels(definition, fewEnough), Infinity);
    if (outcome === "found") continue;
    if (outcome === "stopped") return { instance: current, decisions, minimal: false, smallest: false };
    outcome = yield* descend(smallerFamilies(definition), grid);
    if (outcome === "found") continue;
    return { instance: current, decisions, minimal: true, smallest: outcome === "none" };
  }
}

function smaller(definition: InstanceDefinition, than: Instance): Instance | "refused" | "larger" {
  try {
    const candidate = instance(definition);
    return compareInstances(candidate, than) < 0 ? candidate : "larger";
  } catch (error) {
    if (error instanceof InputError) return "refused";
    throw error;
  }
}

function decided(candidate: Instance, decide: (instance: Instance) => Outcome): Outcome["status"] | "refused" {
  try {
    return decide(candidate).status;
  } catch (error) {
    if (error instanceof InputError) return "refused";
    throw error;
  }
}
