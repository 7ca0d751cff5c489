/**
 * Searches for counterexamples: a conjecture, a strategy and a budget, on one thread or several.
 */
import { MemoryStore, run, type RunSettings, type Store } from "../run/run.js";
import { withRange, firstGap, type Range } from "../run/ranges.js";
import { conjectureArgument } from "../statement/argument.js";
import type { Conjecture } from "../statement/conjecture.js";
import { strategyOf } from "../strategy/index.js";
import { defaultSteps, type SearchParameters } from "../strategy/parameters.js";
import type { Strategy, StrategyName } from "../strategy/strategy.js";
import { searchOptions, searchSettings } from "./argument.js";
import { mergeCounts, total, type Counts } from "./counts.js";
import { countedIn, mergeKinds, type Kinds } from "./kinds.js";
import {
  nearer,
  type FaultData,
  type FindData,
  type NearestData,
  type TasksResult,
  type UndecidedData,
} from "./results.js";
import { searchWork } from "./work.js";

export interface Summary {
  readonly counts: Counts;
  /** The kinds of all tested instances; absent where the measures play no part, or a journal does not tell. */
  readonly kinds?: Kinds;
  /** Instances that were made but lie outside the scope, and were not tested; absent for climbs, which make no others. */
  readonly skipped?: number;
  readonly finds: readonly FindData[];
  readonly nearest?: NearestData;
  /** Instances that took too long, in the order of their tasks. */
  readonly undecided: readonly UndecidedData[];
  /** What ended the search, where that was the code of the conjecture. */
  readonly fault?: FaultData;
  /** "faulty": the code of the conjecture failed; "refuted": there is a find; "exhausted": there are no more tasks; "budget": time, cases or a signal ended it. */
  readonly status: "faulty" | "refuted" | "exhausted" | "budget";
  /** Whether nothing remains to be done: the search found what it stops at, or all of its tasks are done. */
  readonly complete: boolean;
}

/** What a search has come to: with a first find, what lies beyond it is dropped. */
export function summary(
  results: readonly TasksResult[],
  { all, cases, strategy: name }: SearchParameters,
  strategy: Pick<Strategy, "size">,
): Summary {
  const first = all
    ? undefined
    : results
        .flatMap(({ finds = [] }) => finds.map(({ task }) => BigInt(task)))
        .reduce<bigint | undefined>((least, task) => (least === undefined || task < least ? task : least), undefined);
  const kept = first === undefined ? results : results.filter(({ from }) => BigInt(from) <= first);
  const pending = kept
    .flatMap(({ pending: open }) => open ?? [])
    .filter(({ task }) => first === undefined || BigInt(task) < first);
  const finds = [...kept.flatMap(({ finds: found }) => found ?? []), ...pending.flatMap(({ find }) => find ?? [])].sort(
    (a, b) => (BigInt(a.task) < BigInt(b.task) ? -1 : 1),
  );
  const nearest = kept.reduce<NearestData | undefined>((best, { nearest: one }) => nearer(best, one), undefined);
  const done = kept.reduce<Range[]>(
    (ranges, { from, to }) => withRange(ranges, { from: BigInt(from), to: BigInt(to) }),
    [],
  );
  const reached = (end: bigint | undefined): boolean => end !== undefined && firstGap(done, 1n, end) === undefined;
  const exhausted = reached(strategy.size);
  const undecided = kept
    .flatMap((one) => one.undecided ?? [])
    .sort((a, b) => (BigInt(a.task) < BigInt(b.task) ? -1 : 1));
  const fault = results.flatMap((one) => one.fault ?? [])[0];
  const counts = mergeCounts([...kept, ...pending].map((one) => one.counts));
  const kinds = mergeKinds([...kept.filter(({ from, to }) => from !== to), ...pending].map((one) => one.kinds));
  const tasks = done.reduce((sum, { from, to }) => sum + Number(to - from), pending.length);
  return {
    counts,
    ...(kinds === undefined || countedIn(kinds) !== total(counts) || total(counts) === 0 ? {} : { kinds }),
    ...(name === "climb" ? {} : { skipped: tasks - total(counts) }),
    finds: all ? finds : finds.slice(0, 1),
    ...(nearest === undefined ? {} : { nearest }),
    undecided,
    ...(fault === undefined ? {} : { fault }),
    status: fault !== undefined ? "faulty" : finds.length > 0 ? "refuted" : exhausted ? "exhausted" : "budget",
    complete: exhausted || reached(cases) || (first !== undefined && reached(first + 1n)),
  };
}

export interface SearchSettings extends Pick<RunSettings<TasksResult>, "workers" | "threads" | "time" | "signal"> {
  readonly conjecture: Conjecture;
  readonly parameters: SearchParameters;
  /** Where results are kept, such as a journal. Default: in memory. */
  readonly store?: Store<TasksResult>;
  /** Called now and then. @param shrinks decisions so far that shrank a find */
  readonly progress?: (summary: Summary, shrinks: number) => void;
}

/** Runs a search, or what remains of one that was interrupted. @throws InputError for wrong settings, or where an instance cannot be decided */
export async function runSearch(given: SearchSettings): Promise<Summary> {
  searchSettings(given, "settings");
  const { conjecture, parameters, store = new MemoryStore(), progress, ...settings } = given;
  const strategy = strategyOf(conjecture, parameters);
  const summarise = (): Summary => summary(store.results, parameters, strategy);
  await run({
    ...settings,
    work: searchWork(conjecture, parameters),
    store,
    progress: (counted) => {
      progress?.(summarise(), counted);
    },
  });
  return summarise();
}

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
 * @throws InputError for what is no conjecture, for other options, and "usage" where a strategy needs a scope that can be tested
 * @example const { status, finds } = await search(conjecture, { seed: 1, cases: 1000n });
 */
export async function search(conjecture: Conjecture, options: SearchOptions = {}): Promise<Summary> {
  conjectureArgument(conjecture, "conjecture");
  searchOptions(options, "options");
  const { strategy = "random", seed = 1, cases, steps = defaultSteps, all = false, shrink, signal } = options;
  const time = options.time ?? (cases === undefined ? minute : undefined);
  return runSearch({
    conjecture,
    parameters: {
      conjecture: conjecture.name,
      strategy,
      seed,
      steps,
      all,
      ...(cases === undefined ? {} : { cases }),
      ...(shrink === undefined ? {} : { shrink }),
    },
    ...(time === undefined ? {} : { time }),
    ...(signal === undefined ? {} : { signal }),
  });
}
