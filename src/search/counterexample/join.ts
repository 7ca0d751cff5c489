/**
 * What ranges of tasks came to, put together: of threads, of processes and of shards.
 *
 * The outcome depends on the tasks alone, not on how they were divided or in which order they were
 * done: counts are sums, the nearest instance is the one of the lowest task, finds and undecided
 * instances are in the order of their tasks, and where a search stops at its first find nothing
 * beyond that one counts.
 */
import { InputError } from "../../exact/errors.js";
import { mergeCounts } from "./counts.js";
import { mergeKinds } from "./kinds.js";
import { nearer, type FindData, type NearestData, type TasksResult, type UndecidedData } from "./results.js";

/** The lowest task with a find. */
export function firstFind(results: readonly Pick<TasksResult, "finds">[]): bigint | undefined {
  let first: bigint | undefined;
  for (const { finds = [] } of results)
    for (const { task } of finds) if (first === undefined || BigInt(task) < first) first = BigInt(task);
  return first;
}

/** What counts of results: all, or what a search that stops at its first find has up to it. */
export function counting(results: readonly TasksResult[], all: boolean): readonly TasksResult[] {
  const first = all ? undefined : firstFind(results);
  return first === undefined ? results : results.filter(({ from }) => BigInt(from) <= first);
}

/** What some results hold together, whatever their ranges. */
export function contents(results: readonly Omit<TasksResult, "from" | "to">[]): Pick<
  TasksResult,
  "counts" | "kinds" | "nearest"
> & {
  readonly finds: readonly FindData[];
  readonly undecided: readonly UndecidedData[];
} {
  const nearest = results.reduce<NearestData | undefined>((best, one) => nearer(best, one.nearest), undefined);
  const kinds = mergeKinds(results.map((one) => one.kinds));
  return {
    counts: mergeCounts(results.map((one) => one.counts)),
    ...(kinds === undefined ? {} : { kinds }),
    ...(nearest === undefined ? {} : { nearest }),
    finds: byTask(results.flatMap(({ finds = [] }) => finds)),
    undecided: byTask(results.flatMap(({ undecided = [] }) => undecided)),
  };
}

/**
 * One result for every run of ranges that meet, in the order of their tasks; what is not done is left out.
 * @throws InputError "duplicate" for ranges that overlap
 */
export function joined(results: readonly TasksResult[], all: boolean): TasksResult[] {
  const done = counting(results, all)
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => compare(BigInt(a.from), BigInt(b.from)));
  const groups: TasksResult[][] = [];
  for (const one of done) {
    const group = groups.at(-1);
    const end = group?.at(-1)?.to;
    if (end !== undefined && BigInt(end) > BigInt(one.from))
      throw new InputError({
        code: "duplicate",
        path: "$.from",
        expected: `tasks from ${end} on (those before are in another record)`,
        found: one.from,
      });
    if (group === undefined || end !== one.from) groups.push([one]);
    else group.push(one);
  }
  return groups.flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined || last === undefined) return [];
    const { finds, undecided, ...rest } = contents(group);
    return [
      {
        from: first.from,
        to: last.to,
        ...rest,
        ...(finds.length === 0 ? {} : { finds }),
        ...(undecided.length === 0 ? {} : { undecided }),
      },
    ];
  });
}

function byTask<T extends { readonly task: string }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => compare(BigInt(a.task), BigInt(b.task)));
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
