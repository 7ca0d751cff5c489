/**
 * Shrinking: from an instance that violates a conjecture to a minimal one.
 *
 * Greedy descent in the order of order.ts: the first reduction that leaves the conjecture violated
 * is taken, and all are tried again, until none applies. That ends at a local minimum, of which
 * there are many; so other counterexamples are shrunk, too, and from the smallest few of all these
 * minima walks lead through larger violated instances to smaller ones (walk.ts). From the smallest
 * that is reached, smaller sources and channels are tried one by one, and at last whole families
 * of small shapes. The result depends on nothing but the instance, the conjecture and the limits.
 */
import { calls } from "../../exact/arguments.js";
import { InputError } from "../../exact/errors.js";
import { shrinkOptions } from "../statement/argument.js";
import { outcomeOf as answered } from "../statement/guard.js";
import type { Outcome } from "../statement/outcome.js";
import type { Within } from "../statement/scope.js";
import { instanceKey } from "../../generate/instance/edit.js";
import {
  built,
  instanceArgument,
  normalForm,
  type Instance,
  type InstanceDefinition,
} from "../../generate/instance/instance.js";
import { smallerChannels, smallerFamilies, smallerSources } from "./grid.js";
import { SplitMix64 } from "../tabu/random.js";
import { bySize, compareSizes, detailSize, shapeSize } from "./order.js";
import { reductions } from "./reductions.js";
import { boundsAround, step } from "./walk.js";

export interface ShrinkOptions {
  /** Most decisions in all. Default: `usualShrinkLimit`. */
  readonly limit?: number;
  /** Most decisions among whole families. Default: 20000; 0 leaves them out. */
  readonly grid?: number;
  /** Most decisions on walks from one minimum that lead to nothing smaller. Default: 1500; 0 leaves them out. */
  readonly walks?: number;
  /** A search of its own, decision by decision: what it finds violated is shrunk, too, and the smallest of all goes on. */
  readonly others?: Iterable<{ readonly instance: Instance; readonly outcome: Outcome }>;
  /** Decisions on these and their shrinking after which no other is asked for. Default: 2000. */
  readonly search?: number;
  /** Brings a changed definition back to what the conjecture is about; see `Conjecture`. */
  readonly adapted?: (definition: InstanceDefinition) => InstanceDefinition;
  /** Whether an instance lies in the scope of the conjecture: no other is decided. Default: any. */
  readonly within?: Within;
}

/** After a decision: how far shrinking has come. */
export interface ShrinkProgress {
  /** The smallest violated instance so far. */
  readonly instance: Instance;
  readonly decisions: number;
}

export interface Shrunk extends ShrinkProgress {
  /** No reduction applies, and no source or channel alone can have a smaller denominator. */
  readonly minimal: boolean;
  /** Moreover, all instances of smaller shapes with denominators no larger have been decided, with its measures and the simplest ones. */
  readonly smallest: boolean;
}

/** Most decisions that shrink one instance. */
export const usualShrinkLimit = 100_000;

/** Most sources or channels of one denominator that are tried one by one. */
const fewEnough = 2000n;
/** From how many minima walks begin. */
const beam = 3;
/** Most steps of a walk. */
const farEnough = 8;

/**
 * A minimal instance that is violated, too.
 * @param given violates the conjecture
 * @throws InputError for what is no instance, or another option; ConjectureFault where `decide` gives no outcome
 * @example shrink(found, conjecture.decide).instance
 */
export function shrink(given: Instance, decide: (instance: Instance) => Outcome, options: ShrinkOptions = {}): Shrunk {
  instanceArgument(given, "given");
  calls(decide, "decide");
  shrinkOptions(options, "options");
  const steps = shrinkSteps(given, (one) => answered(decide(one), one), options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same, decision by decision: for callers that stop in between or report. */
export function* shrinkSteps(
  given: Instance,
  decide: (instance: Instance) => Outcome,
  options: ShrinkOptions = {},
): Generator<ShrinkProgress, Shrunk, void> {
  const {
    limit = usualShrinkLimit,
    grid = 20_000,
    walks = 1_500,
    others = [],
    search = 2_000,
    adapted = (definition: InstanceDefinition): InstanceDefinition => definition,
    within = (): boolean => true,
  } = options;
  let smallest = given;
  let decisions = 0;
  /** Where reductions lead to from here; they lead nowhere else another time. */
  const ends = new Map<string, Instance>();
  const known = new Map<string, Answer>([[instanceKey(given.definition), "violated"]]);

  /** An instance is violated. */
  function violated(key: string, one: Instance): void {
    known.set(key, "violated");
    if (bySize(one, smallest) < 0) smallest = one;
  }

  /** Decides an instance, if its definition makes one. */
  function* answer(key: string, definition: InstanceDefinition): Generator<ShrinkProgress, Answer, void> {
    const candidate = unless(() => built(definition));
    if (candidate === undefined) {
      known.set(key, "refused");
      return "refused";
    }
    if (!within(candidate)) {
      known.set(key, "outside");
      return "outside";
    }
    decisions++;
    const status = unless(() => decide(candidate).status) ?? "refused";
    if (status === "violated") violated(key, candidate);
    else known.set(key, status);
    yield { instance: smallest, decisions };
    return status;
  }

  /** The first candidate that is smaller and violated; of what is larger, or known, nothing is built. */
  function* descend(
    from: Instance,
    candidates: Candidates,
    most: number,
  ): Generator<ShrinkProgress, Instance | "none" | "stopped", void> {
    const last = Math.min(limit, decisions + most);
    const size = { shape: shapeSize(from.definition), details: detailSize(from.definition) };
    for (let refused = false; ;) {
      const next = candidates.next(refused);
      if (next.done === true) return "none";
      const definition = unless(() => normalForm(adapted(next.value)));
      refused = definition === undefined;
      if (
        definition === undefined ||
        (compareSizes(shapeSize(definition), size.shape) || compareSizes(detailSize(definition), size.details)) >= 0
      )
        continue;
      const key = instanceKey(definition);
      if (decisions >= last && !known.has(key)) return "stopped";
      const status = known.get(key) ?? (yield* answer(key, definition));
      if (status === "violated") return built(definition);
      refused = status === "refused";
    }
  }

  /** Down to where no reduction applies. */
  function* bottom(
    from: Instance,
    thoroughly: boolean,
  ): Generator<ShrinkProgress, { readonly reached: Instance; readonly minimal: boolean }, void> {
    let reached = from;
    const way: string[] = [];
    for (;;) {
      const { definition } = reached;
      const key = instanceKey(definition);
      const before = thoroughly ? undefined : ends.get(key);
      let next: Instance | "none" | "stopped" = "none";
      if (before === undefined) {
        way.push(key);
        next = yield* descend(reached, reductions(definition), Infinity);
        if (thoroughly && next === "none")
          next = yield* descend(reached, smallerSources(definition, fewEnough), Infinity);
        if (thoroughly && next === "none")
          next = yield* descend(reached, smallerChannels(definition, fewEnough), Infinity);
      } else reached = before;
      if (typeof next === "string") {
        if (!thoroughly && next === "none") for (const passed of way) ends.set(passed, reached);
        return { reached, minimal: next === "none" };
      }
      reached = next;
    }
  }

  /** Walks from an instance until one leads to something smaller. */
  function* wander(from: Instance): Generator<ShrinkProgress, Instance | "none", void> {
    const random = new SplitMix64(0n);
    const bounds = boundsAround(from.definition);
    const last = Math.min(limit, decisions + walks);
    let idle = 0;
    while (decisions < last && idle < 1000) {
      const before = decisions;
      let at = from;
      for (let steps = 1 + random.below(farEnough); steps > 0 && decisions < last; steps--) {
        const definition = unless(() => normalForm(adapted(step(at, random, bounds))));
        if (definition === undefined) continue;
        const key = instanceKey(definition);
        if ((known.get(key) ?? (yield* answer(key, definition))) === "violated") at = built(definition);
      }
      const { reached } = yield* bottom(at, false);
      if (bySize(reached, from) < 0) return reached;
      idle = decisions === before ? idle + 1 : 0;
    }
    return "none";
  }

  /** What an instance and others come to, the smallest first, each once. */
  function* bottoms(one: Instance): Generator<ShrinkProgress, Instance[], void> {
    const { reached } = yield* bottom(one, false);
    const found = [reached];
    const last = Math.min(limit, decisions + search);
    for (const other of others) {
      if (decisions >= last) break;
      decisions++;
      const isViolated = other.outcome.status === "violated";
      if (isViolated) violated(instanceKey(other.instance.definition), other.instance);
      yield { instance: smallest, decisions };
      if (!isViolated) continue;
      const { reached: another } = yield* bottom(other.instance, false);
      if (found.every((known) => bySize(known, another) !== 0)) found.push(another);
    }
    return found.sort(bySize);
  }

  /** Walks on and on, as long as they lead to something smaller. */
  function* walkDown(from: Instance): Generator<ShrinkProgress, Instance, void> {
    for (let reached = from; ;) {
      const beyond = yield* wander(reached);
      if (beyond === "none") return reached;
      reached = beyond;
    }
  }

  const minima: Instance[] = [];
  for (const one of (yield* bottoms(given)).slice(0, beam)) minima.push(yield* walkDown(one));
  for (let from = minima.sort(bySize)[0] ?? given; ;) {
    const { reached, minimal } = yield* bottom(from, true);
    if (!minimal) return { instance: smallest, decisions, minimal, smallest: false };
    const below = yield* descend(reached, smallerFamilies(reached.definition), grid);
    if (typeof below === "string") return { instance: reached, decisions, minimal: true, smallest: below === "none" };
    from = yield* walkDown(below);
  }
}

type Candidates = Generator<InstanceDefinition, void, boolean | undefined>;
type Answer = Outcome["status"] | "refused" | "outside";

/** What is built, or nothing where it is refused. */
function unless<T>(build: () => T): T | undefined {
  try {
    return build();
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
