/**
 * Searches for counterexamples: a conjecture, a strategy and a budget, on one thread or several.
 */
import { MemoryStore, run, type RunSettings, type Store } from "../run/run.js";
import { withRange, firstGap, type Range } from "../run/ranges.js";
import { conjectureArgument } from "../statement/argument.js";
import type { Conjecture } from "../statement/conjecture.js";
import { strategyOf } from "../strategy/index.js";
import { defaultSteps, tasksAsked, type SearchParameters } from "../strategy/parameters.js";
import type { Strategy, StrategyName } from "../strategy/strategy.js";
import { searchOptions, searchSettings } from "./argument.js";
import { total, type Counts } from "./counts.js";
import { contents, counting, firstFind } from "./join.js";
import { countedIn, type Kinds } from "./kinds.js";
import type { FaultData, FindData, NearestData, TasksResult, UndecidedData } from "./results.js";
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
  parameters: SearchParameters,
  strategy: Pick<Strategy, "size">,
): Summary {
  const { all, strategy: name } = parameters;
  const first = all ? undefined : firstFind(results);
  const kept = counting(results, all);
  const pending = kept
    .flatMap(({ pending: open }) => open ?? [])
    .filter(({ task }) => first === undefined || BigInt(task) < first)
    .map(({ find, ...task }) => ({ ...task, undecided: [], ...(find === undefined ? {} : { finds: [find] }) }));
  const done = kept.filter(({ from, to }) => from !== to);
  const { counts, kinds, nearest, finds, undecided } = contents([...done, ...pending]);
  const asked = tasksAsked(parameters, strategy.size);
  const ranges = done.reduce<Range[]>(
    (known, { from, to }) => withRange(known, { from: BigInt(from), to: BigInt(to) }),
    withRange([], { from: 0n, to: asked.from }),
  );
  const reached = (end: bigint | undefined): boolean => end !== undefined && firstGap(ranges, 1n, end) === undefined;
  const exhausted = asked.from === 0n && asked.to === strategy.size && reached(strategy.size);
  const fault = results.flatMap((one) => one.fault ?? [])[0];
  const tasks = done.reduce((sum, { from, to }) => sum + Number(BigInt(to) - BigInt(from)), pending.length);
  return {
    counts,
    ...(kinds === undefined || countedIn(kinds) !== total(counts) || total(counts) === 0 ? {} : { kinds }),
    ...(name === "climb" ? {} : { skipped: tasks - total(counts) }),
    finds: all ? finds : finds.slice(0, 1),
    ...(nearest === undefined ? {} : { nearest }),
    undecided,
    ...(fault === undefined ? {} : { fault }),
    status: fault !== undefined ? "faulty" : finds.length > 0 ? "refuted" : exhausted ? "exhausted" : "budget",
    complete: reached(asked.to) || (first !== undefined && reached(first + 1n)),
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
