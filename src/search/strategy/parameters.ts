/**
 * What a search is given: all that its result depends on, besides the version of this package.
 */
import { InputError, describe } from "../../exact/errors.js";
import type { Range } from "../run/ranges.js";
import { strategyNames, type StrategyName } from "./strategy.js";

export interface SearchParameters {
  /** A built-in conjecture by its name, or a user's module by its path. */
  readonly conjecture: string;
  /** SHA-256 of a user's module. */
  readonly sha256?: string;
  readonly strategy: StrategyName;
  /** A signed 32-bit integer; of no meaning to the exhaustive strategy. */
  readonly seed: number;
  /** Tasks to do; absent: until time is up, or there are no more. */
  readonly cases?: bigint;
  /** Of these the tasks with from ≤ task < to alone; absent: all. */
  readonly range?: Range;
  /** Instances that a task of the strategy climb decides. */
  readonly steps: number;
  /** Go on after the first find. */
  readonly all: boolean;
  /** Most decisions that shrink a find; absent: what shrink.ts says. */
  readonly shrink?: number;
}

/** As a journal has it. */
export function parametersData({
  conjecture,
  sha256,
  strategy,
  seed,
  cases,
  range,
  steps,
  all,
  shrink,
}: SearchParameters): Record<string, unknown> {
  return {
    conjecture,
    ...(sha256 === undefined ? {} : { sha256 }),
    strategy,
    ...(strategy === "exhaustive" ? {} : { seed }),
    ...(cases === undefined ? {} : { cases: String(cases) }),
    ...(range === undefined ? {} : { range: { from: String(range.from), to: String(range.to) } }),
    ...(strategy === "climb" ? { steps } : {}),
    all,
    ...(shrink === undefined ? {} : { shrink }),
  };
}

const keys: readonly string[] = [
  "conjecture",
  "sha256",
  "strategy",
  "seed",
  "cases",
  "range",
  "steps",
  "all",
  "shrink",
];

/** @throws InputError with the key of the fault */
export function parametersFromData(data: Readonly<Record<string, unknown>>, file: string): SearchParameters {
  const { conjecture, sha256, strategy, seed = 0, cases, range, steps = defaultSteps, all, shrink } = data;
  const wrong = (key: string, expected: string): InputError =>
    new InputError({
      code: "wrong-type",
      path: `${file}: ${key}`,
      expected,
      found: data[key] === undefined ? "nothing" : describe(JSON.stringify(data[key])),
    });
  if (typeof conjecture !== "string") throw wrong("conjecture", "the name of a conjecture or the path of a module");
  if (sha256 !== undefined && typeof sha256 !== "string") throw wrong("sha256", "a hash");
  const known = strategyNames.find((name) => name === strategy);
  if (known === undefined) throw wrong("strategy", `one of ${strategyNames.join(", ")}`);
  if (!isSeed(seed) || (data["seed"] === undefined) !== (known === "exhaustive"))
    throw wrong("seed", known === "exhaustive" ? "no seed, where nothing is drawn" : "a whole number of 32 bits");
  if (cases !== undefined && (typeof cases !== "string" || !/^\d+$/.test(cases)))
    throw wrong("cases", "a whole number");
  const within = range === undefined ? undefined : rangeFromData(range);
  if (range !== undefined && (within === undefined || (cases !== undefined && within.to > BigInt(cases))))
    throw wrong("range", "from and to of some of the tasks, whole numbers in quotes");
  if (!Number.isSafeInteger(steps) || Number(steps) < 1 || (data["steps"] === undefined) === (known === "climb"))
    throw wrong("steps", "a whole number from 1 on");
  const unknown = Object.keys(data).find((key) => !keys.includes(key));
  if (unknown !== undefined) throw wrong(unknown, `one of the keys ${keys.join(", ")}`);
  if (typeof all !== "boolean") throw wrong("all", "true or false");
  if (shrink !== undefined && (!Number.isSafeInteger(shrink) || Number(shrink) < 1))
    throw wrong("shrink", "a whole number from 1 on");
  return {
    conjecture,
    ...(sha256 === undefined ? {} : { sha256 }),
    strategy: known,
    seed,
    ...(cases === undefined ? {} : { cases: BigInt(cases) }),
    ...(within === undefined ? {} : { range: within }),
    steps: Number(steps),
    all,
    ...(shrink === undefined ? {} : { shrink: Number(shrink) }),
  };
}

/** The tasks that these parameters ask for. @param size of the strategy, where it has an end @returns no `to` where there is no end */
export function tasksAsked(
  { cases, range }: Pick<SearchParameters, "cases" | "range">,
  size: bigint | undefined,
): { readonly from: bigint; readonly to?: bigint } {
  const ends = [range?.to, cases, size].filter((end) => end !== undefined);
  const to = ends.reduce<bigint | undefined>(
    (least, end) => (least === undefined || end < least ? end : least),
    undefined,
  );
  return { from: range?.from ?? 0n, ...(to === undefined ? {} : { to }) };
}

function rangeFromData(value: unknown): Range | undefined {
  if (typeof value !== "object" || value === null || Object.keys(value).join() !== "from,to") return undefined;
  const [from, to] = Object.values(value).map((end) =>
    typeof end === "string" && /^(?:0|[1-9]\d{0,30})$/.test(end) ? BigInt(end) : undefined,
  );
  return from === undefined || to === undefined || from >= to ? undefined : { from, to };
}

export const defaultSteps = 500;

function isSeed(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) === (Number(value) | 0);
}
