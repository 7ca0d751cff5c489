/**
 * The search for counterexamples as the work of a run: the tasks of a strategy, and what they come to.
 *
 * With a checkpoint, the result of every task is appended to it before the next task begins, so
 * that a process that is killed loses at most the task in flight; a job whose checkpoint exists
 * goes on after its last whole line.
 */
import { InputError } from "../../exact/errors.js";
import type { Steps } from "../../exact/steps.js";
import type { Rational } from "../../exact/rational.js";
import fc from "fast-check";
import type { Conjecture } from "../statement/conjecture.js";
import { scopeOf } from "../statement/scope.js";
import { ConjectureFault, guarded } from "../statement/guard.js";
import type { Outcome } from "../statement/outcome.js";
import { instanceData, type Instance, type InstanceData } from "../../generate/instance/instance.js";
import { shrinkDrawn, shrinkSteps, usualShrinkLimit, type ShrinkProgress, type Shrunk } from "../shrink/index.js";
import type { Control, Job, Step, Work } from "../run/run.js";
import { strategyOf } from "../strategy/index.js";
import { tabuStrategy } from "../strategy/tabu.js";
import type { Decided, Strategy } from "../strategy/strategy.js";
import { defaultSteps, tasksAsked, type SearchParameters } from "../strategy/parameters.js";
import { Counter, shapeOf } from "./counts.js";
import { KindCounter } from "./kinds.js";
import { Checkpoint } from "./checkpoint.js";
import { firstFind } from "./join.js";
import { asPlain } from "./plain.js";
import {
  nearer,
  score,
  type FaultData,
  type TasksResult,
  type UndecidedData,
  type FindData,
  type NearestData,
  type TaskData,
} from "./results.js";

/** The tasks of a strategy. Where not all finds are wanted, the first one ends the run; a fault of the conjecture always does. */
export function searchWork(given: Conjecture, parameters: SearchParameters): Work<TasksResult> {
  const guard = new Guard(given);
  const { conjecture } = guard;
  const strategy = strategyOf(conjecture, parameters);
  const { all } = parameters;
  const { from: begin, to: size } = tasksAsked(parameters, strategy.size);
  return {
    begin,
    ...(size === undefined ? {} : { size }),
    chunk: strategy.chunk,
    work: (job, control) => tasksOf({ conjecture, guard, strategy, parameters, control }, job),
    lowestEnd: (result) => (all ? undefined : firstFind([result])),
    fatal: ({ fault }) => fault !== undefined,
  };
}

/** The result of a job whose conjecture ended the thread. @param alone of the task, without the decision that did */
export function endedResult({ from }: Job, { task }: Step, alone: TasksResult | undefined): TasksResult {
  const instance = alone?.undecided?.at(-1)?.instance;
  const message = "decide ends its thread (process.exit, perhaps)";
  const fault = { task: String(task), message, ...(instance === undefined ? {} : { instance }) };
  return { from: String(from), to: String(from), counts: {}, fault };
}

/** Counts the decisions of a task, and leaves out those that took too long before. */
export class Guard {
  readonly conjecture: Conjecture;
  /** Instances of the task that were left out. */
  undecided: InstanceData[] = [];
  private control: Control | undefined;
  private skips: readonly Step[] = [];
  private task = 0n;
  private number = 0;
  /** What was asked about last. */
  last: Instance | undefined;

  constructor(conjecture: Conjecture) {
    this.conjecture = guarded(conjecture, {
      before: (instance) => this.before(instance),
      after: () => this.control?.beat("between"),
    });
  }

  /** A task begins. */
  enter(task: bigint, control: Control, skips: readonly Step[]): void {
    [this.task, this.number, this.undecided, this.control] = [task, 0, [], control];
    this.skips = skips.filter((step) => step.task === task);
  }

  private before(instance: Instance): boolean {
    this.number++;
    this.last = instance;
    if (this.skips.some(({ number }) => number === this.number)) {
      this.undecided.push(instanceData(instance));
      return false;
    }
    this.control?.beat({ task: this.task, number: this.number });
    return true;
  }
}

interface Context {
  readonly conjecture: Conjecture;
  readonly guard: Guard;
  readonly strategy: Strategy;
  readonly parameters: SearchParameters;
  readonly control: Control;
}

/**
 * Works through a job; yields after every instance that was decided.
 * @returns the tasks that are done: fewer than asked for after a stop, a find or a fault
 */
function* tasksOf(context: Context, { from, to, checkpoint, skips = [] }: Job): Steps<void, TasksResult> {
  const { guard, parameters, control } = context;
  const { all } = parameters;
  const file = checkpoint === undefined ? undefined : Checkpoint.open(checkpoint, from, to);
  const results = new Results(from);
  try {
    for (const task of file?.done ?? []) {
      results.add(task);
      if (task.find !== undefined && !all) return results.result;
    }
    while (results.next < to && !control.stopped() && !control.superfluous(results.next)) {
      guard.enter(results.next, control, skips);
      const task = yield* watched(context, results.next, results.nearest);
      if (task === undefined) break;
      if ("pending" in task || "fault" in task) {
        results.unfinished = task;
        break;
      }
      const done = guard.undecided.length === 0 ? task : { ...task, undecided: guard.undecided };
      file?.append(done);
      if (task.find !== undefined && !all) control.end(results.next);
      results.add(done);
      if (task.find !== undefined && !all) break;
    }
    return results.result;
  } finally {
    control.beat("between");
    file?.close();
  }
}

/** What a task comes to that is not done. */
type Unfinished = { readonly pending: TaskData } | { readonly fault: FaultData };

/** One task, where the conjecture does what it should. */
function* watched(
  context: Context,
  index: bigint,
  best: NearestData | undefined,
): Generator<void, TaskData | Unfinished | undefined> {
  try {
    return yield* taskResult(context, index, best);
  } catch (error) {
    if (!(error instanceof ConjectureFault || error instanceof InputError)) throw error;
    const { message, instance } =
      error instanceof ConjectureFault
        ? error
        : { message: `decide refuses an instance that was drawn: ${error.message}`, instance: context.guard.last };
    return {
      fault: { task: String(index), message, ...(instance === undefined ? {} : { instance: instanceData(instance) }) },
    };
  }
}

/** One task; nothing where it was stopped midway, but for a counterexample that was still being shrunk. */
function* taskResult(
  context: Context,
  index: bigint,
  best: NearestData | undefined,
): Generator<void, TaskData | Unfinished | undefined> {
  const { strategy, control } = context;
  const name = String(index);
  const counter = new Counter();
  const kinds = context.conjecture.scope?.channelOnly === true ? undefined : new KindCounter();
  const counted = (): Pick<TaskData, "counts" | "kinds"> => ({
    counts: counter.counts,
    ...(kinds === undefined ? {} : { kinds: kinds.kinds }),
  });
  let nearest: { readonly score: Rational; readonly instance: Instance } | undefined;
  for (const { instance, outcome } of strategy.task(index)) {
    counter.add(shapeOf(instance), outcome.status);
    kinds?.add(instance);
    if (outcome.status === "violated") {
      const find = yield* shrinkFind(context, instance, name);
      return "pending" in find
        ? { pending: { task: name, ...counted(), find: find.pending } }
        : { task: name, ...counted(), find };
    }
    if (outcome.score !== undefined && (nearest === undefined || nearest.score.lessThan(outcome.score)))
      nearest = { score: outcome.score, instance };
    yield;
    if (control.stopped()) return undefined;
  }
  // Only what is nearer than all before it in this job is worth a line.
  if (nearest === undefined || (best !== undefined && !score(best).lessThan(nearest.score)))
    return { task: name, ...counted() };
  return {
    task: name,
    ...counted(),
    nearest: { score: nearest.score.toString(), task: name, instance: instanceData(nearest.instance) },
  };
}

/** Counterexamples that a search of its own finds, the same for every find. */
function* others(conjecture: Conjecture): Generator<Decided> {
  const strategy = tabuStrategy(conjecture, 0, defaultSteps);
  for (let task = 0n; ; task++) yield* strategy.task(task);
}

/** Where all finds are wanted, each is shrunk to a local minimum only: families of small shapes are not tried again for every one. */
function* shrinkFind(
  context: Context,
  found: Instance,
  task: string,
): Generator<void, FindData | { readonly pending: FindData }> {
  const { conjecture, control } = context;
  const steps = smaller(context, found, BigInt(task));
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
    control.count(1);
    yield;
    if (control.stopped()) return { pending: findData({ ...step.value, minimal: false, smallest: false }) };
  }
}

/** Where the scope cannot be tested only what was drawn is shrunk, by fast-check. */
function smaller(
  { conjecture, strategy, parameters: { all, shrink: limit } }: Context,
  found: Instance,
  task: bigint,
): Generator<ShrinkProgress, Shrunk, void> {
  const { adapted, decide } = conjecture;
  const within = scopeOf(conjecture);
  if (within === "untested")
    return shrinkDrawn(conjecture, strategy.drawn?.(task) ?? new fc.Value(found, undefined), limit ?? usualShrinkLimit);
  return shrinkSteps(found, decide, {
    within,
    ...(adapted === undefined ? {} : { adapted }),
    ...(limit === undefined ? {} : { limit }),
    ...(all ? { grid: 0, walks: 0 } : { others: others(conjecture) }),
  });
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

/** What the tasks of a job come to. */
class Results {
  /** The next task. */
  next: bigint;
  nearest: NearestData | undefined;
  /** What the next task came to without being done. */
  unfinished: Unfinished | undefined;
  private readonly counter = new Counter();
  private readonly kindCounter = new KindCounter();
  /** Whether the kinds of all instances are told. */
  private told = true;
  private readonly finds: FindData[] = [];
  private readonly undecided: UndecidedData[] = [];

  constructor(private readonly from: bigint) {
    this.next = from;
  }

  add({ task, counts, kinds, nearest, find, undecided = [] }: TaskData): void {
    this.counter.addAll(counts);
    if (kinds === undefined) this.told = false;
    else this.kindCounter.addAll(kinds);
    this.nearest = nearer(this.nearest, nearest);
    if (find !== undefined) this.finds.push(find);
    for (const instance of undecided) this.undecided.push({ task, instance });
    this.next++;
  }

  get result(): TasksResult {
    const { from, next, nearest, counter, finds, undecided, unfinished } = this;
    return {
      from: String(from),
      to: String(next),
      counts: counter.counts,
      ...(this.told ? { kinds: this.kindCounter.kinds } : {}),
      ...(nearest === undefined ? {} : { nearest }),
      ...(finds.length === 0 ? {} : { finds }),
      ...(undecided.length === 0 ? {} : { undecided }),
      ...unfinished,
    };
  }
}
