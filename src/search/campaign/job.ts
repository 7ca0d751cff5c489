/**
 * A job: a range of tasks that one thread works through, and what it notes on the way.
 *
 * With a part file, the result of every task is appended to it before the next task begins, so
 * that a process that is killed loses at most the task in flight; a job whose part file exists
 * goes on after its last whole line.
 */
import { InputError, describe } from "../../exact/errors.js";
import type { Steps } from "../../exact/steps.js";
import type { Rational } from "../../exact/rational.js";
import type { Conjecture } from "../statement/conjecture.js";
import type { Outcome } from "../statement/instance-claim.js";
import { instanceData, type Instance } from "../../generate/instance/instance.js";
import { shrinking, type Shrunk } from "../shrink/index.js";
import { climbStrategy } from "../strategy/tabu.js";
import type { Decided, Strategy } from "../strategy/strategy.js";
import { defaultSteps } from "../strategy/parameters.js";
import { Counter, shapeOf, statuses } from "./counts.js";
import { PartFile } from "./part.js";
import { asPlain } from "./plain.js";
import { nearer, score, type ChunkData, type FindData, type NearestData, type TaskData } from "./results.js";

export interface Job {
  readonly from: bigint;
  readonly to: bigint;
  /** Go on after a find. */
  readonly all: boolean;
  /** Most decisions that shrink a find. */
  readonly shrink?: number;
  /** File for the tasks of this job that are done. */
  readonly part?: string;
}

/** What other threads say. */
export interface Control {
  /** Whether no further instance is to be decided. */
  readonly stopped: () => boolean;
  /** Whether a task comes after one with a find, where the first find ends the search. */
  readonly superfluous: (task: bigint) => boolean;
  /** A task has a find. */
  readonly found: (task: bigint) => void;
  /** An instance was decided to shrink a find. */
  readonly shrinking: () => void;
}

/**
 * Works through a job; yields after every instance that was decided.
 * @returns the tasks that are done: fewer than asked for after a stop or a find
 */
export function* working(conjecture: Conjecture, strategy: Strategy, job: Job, control: Control): Steps<void, ChunkData> {
  const { from, to, all } = job;
  const part = job.part === undefined ? undefined : PartFile.open(job.part, from, to);
  const sofar = new Sofar(from);
  try {
    for (const task of part?.done ?? []) {
      sofar.add(task);
      if (task.find !== undefined && !all) return sofar.chunk;
    }
    while (sofar.next < to && !control.superfluous(sofar.next)) {
      const task = yield* taskDone(conjecture, strategy, sofar.next, job, control, sofar.nearest);
      if (task === undefined) break;
      if ("pending" in task) {
        sofar.pending = task.pending;
        break;
      }
      part?.append(task);
      if (task.find !== undefined) control.found(sofar.next);
      sofar.add(task);
      if (task.find !== undefined && !all) break;
    }
    return sofar.chunk;
  } finally {
    part?.close();
  }
}

/** One task; nothing where it was stopped midway, but for a counterexample that was still being shrunk. */
function* taskDone(conjecture: Conjecture, strategy: Strategy, index: bigint, job: Job, control: Control, best: NearestData | undefined): Generator<void, TaskData | { readonly pending: TaskData } | undefined> {
  const name = String(index);
  const counter = new Counter();
  let nearest: { readonly score: Rational; readonly instance: Instance } | undefined;
  for (const { instance, outcome } of strategy.task(index)) {
    if (!statuses.includes(outcome.status)) throw new InputError({ code: "wrong-type", path: conjecture.name, expected: `an outcome whose status is one of ${statuses.join(", ")}`, found: describe(outcome.status) });
    counter.add(shapeOf(instance), outcome.status);
    if (outcome.status === "violated") {
      const find = yield* shrunken(conjecture, instance, name, job, control);
      return "pending" in find ? { pending: { task: name, counts: counter.counts, find: find.pending } } : { task: name, counts: counter.counts, find };
    }
    if (outcome.score !== undefined && (nearest === undefined || nearest.score.lessThan(outcome.score))) nearest = { score: outcome.score, instance };
    yield;
    if (control.stopped()) return undefined;
  }
  // Only what is nearer than all before it in this job is worth a line.
  if (nearest === undefined || (best !== undefined && !score(best).lessThan(nearest.score))) return { task: name, counts: counter.counts };
  return { task: name, counts: counter.counts, nearest: { score: nearest.score.toString(), task: name, instance: instanceData(nearest.instance) } };
}

/** Counterexamples that a search of its own finds, the same for every find. */
function* others(conjecture: Conjecture): Generator<Decided> {
  const strategy = climbStrategy(conjecture, 0, defaultSteps);
  for (let task = 0n; ; task++) yield* strategy.task(task);
}

/** Where all finds are wanted, each is shrunk to a local minimum only: families of small shapes are not tried again for every one. */
function* shrunken(conjecture: Conjecture, found: Instance, task: string, { all, shrink: limit }: Job, control: Control): Generator<void, FindData | { readonly pending: FindData }> {
  const { adapted, decide } = conjecture;
  const steps = shrinking(found, decide, { ...(adapted === undefined ? {} : { adapted }), ...(limit === undefined ? {} : { limit }), ...(all ? { grid: 0, walks: 0 } : { others: others(conjecture) }) });
  const findData = ({ instance, decisions, minimal, smallest }: Shrunk): FindData => ({
    task,
    found: instanceData(found),
    shrunk: instanceData(instance),
    evidence: evidenceOf(conjecture, instance),
    shrinking: { decisions, minimal, smallest },
  });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return findData(step.value);
    control.shrinking();
    yield;
    if (control.stopped()) return { pending: findData({ ...step.value, minimal: false, smallest: false }) };
  }
}

/** The evidence of a violated instance as JSON has it. @throws Error where the instance is not violated */
export function evidenceOf(conjecture: Conjecture, instance: Instance): Readonly<Record<string, unknown>> {
  const evidence = plainEvidence(conjecture.decide(instance));
  if (evidence === undefined) throw new Error(`${conjecture.name}: decided "violated" before, and not now`);
  return evidence;
}

/** The evidence of an outcome as JSON has it; none where nothing is violated. */
export function plainEvidence(outcome: Outcome): Readonly<Record<string, unknown>> | undefined {
  return outcome.status === "violated" ? (asPlain(outcome.evidence) as Readonly<Record<string, unknown>>) : undefined;
}

/** What the tasks of a job have come to so far. */
class Sofar {
  /** The next task. */
  next: bigint;
  nearest: NearestData | undefined;
  /** The next task, where it was stopped while its find was being shrunk. */
  pending: TaskData | undefined;
  private readonly counter = new Counter();
  private readonly finds: FindData[] = [];

  constructor(private readonly from: bigint) {
    this.next = from;
  }

  add({ counts, nearest, find }: TaskData): void {
    this.counter.addAll(counts);
    this.nearest = nearer(this.nearest, nearest);
    if (find !== undefined) this.finds.push(find);
    this.next++;
  }

  get chunk(): ChunkData {
    const { from, next, nearest, counter, finds, pending } = this;
    return { from: String(from), to: String(next), counts: counter.counts, ...(nearest === undefined ? {} : { nearest }), ...(finds.length === 0 ? {} : { finds }), ...(pending === undefined ? {} : { pending }) };
  }
}
