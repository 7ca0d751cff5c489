/**
 * What a search is given: all that its result depends on, besides the version of this package.
 */
import { InputError, describe } from "../../exact/errors.js";
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
    ...(strategy === "climb" ? { steps } : {}),
    all,
    ...(shrink === undefined ? {} : { shrink }),
  };
}

const keys: readonly string[] = ["conjecture", "sha256", "strategy", "seed", "cases", "steps", "all", "shrink"];

/** @throws InputError with the key of the fault */
export function parametersFromData(data: Readonly<Record<string, unknown>>, file: string): SearchParameters {
  const { conjecture, sha256, strategy, seed = 0, cases, steps = defaultSteps, all, shrink } = data;
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
    steps: Number(steps),
    all,
    ...(shrink === undefined ? {} : { shrink: Number(shrink) }),
  };
}

export const defaultSteps = 500;

function isSeed(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) === (Number(value) | 0);
}
