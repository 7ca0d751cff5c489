/** How a search begins: what is searched, by its options or by its journal. */
import { randomInt } from "node:crypto";
import { InputError, describe } from "../../exact/errors.js";
import * as registry from "../../conjectures/registry.js";
import { Journal } from "../../search/counterexample/journal.js";
import { loadConjecture, type Loaded } from "../../search/run/load.js";
import type { Range } from "../../search/run/ranges.js";
import { equalGrains, shardRange } from "../../search/run/shards.js";
import { strategyOf } from "../../search/strategy/index.js";
import { defaultSteps, tasksAsked, type SearchParameters } from "../../search/strategy/parameters.js";
import { strategyNames, type StrategyName } from "../../search/strategy/strategy.js";
import { portableName } from "./input.js";
import { rangeOption, shardOption, wholeOption } from "./options.js";
import { requireNew } from "./record-file.js";

/** What decides what a search comes to. */
export interface SearchedOptions {
  readonly strategy?: string;
  readonly seed?: string;
  readonly cases?: string;
  readonly range?: string;
  readonly shard?: string;
  readonly steps?: string;
  readonly all?: true;
  readonly shrink?: string;
}

interface StartOptions extends SearchedOptions {
  readonly record?: string;
}

export interface Start {
  readonly parameters: SearchParameters;
  readonly loaded: Loaded;
  readonly journal?: Journal;
}

/** Options that say what is searched. */
export const shaping = ["strategy", "seed", "cases", "range", "shard", "steps", "all", "shrink"] as const;

/** Seconds of a search that is told neither its time nor its tasks. */
const usualTime = 60;

/** Seconds of a search. @param time as given @returns undefined where its tasks end it */
export function secondsOf(
  time: number | undefined,
  { cases, range }: Pick<SearchParameters, "cases" | "range">,
): number | undefined {
  return time ?? (cases === undefined && range === undefined ? usualTime : undefined);
}

/** Most tasks of a search. */
const mostTasks = 10n ** 18n;

/** A new search. @param patience milliseconds in which a module has to be loaded */
export async function startSearch(name: string, options: StartOptions, patience: number): Promise<Start> {
  const loaded = await loadConjecture(name, registry, "search", patience);
  const parameters = searchParameters(loaded, options);
  if (options.record === undefined) return { parameters, loaded };
  requireNew(options.record, "--record");
  return { parameters, loaded, journal: Journal.create(options.record, parameters) };
}

/** @throws InputError that names the option */
export function searchParameters(loaded: Loaded, options: SearchedOptions): SearchParameters {
  const strategy = strategyOption(options.strategy);
  if (strategy === "exhaustive" && options.seed !== undefined)
    throw new InputError({
      code: "usage",
      path: "--seed",
      expected: "no --seed beside --strategy exhaustive (it draws nothing)",
      found: describe(options.seed),
    });
  if (strategy !== "climb" && options.steps !== undefined)
    throw new InputError({ code: "usage", path: "--steps", expected: "--strategy climb beside it", found: strategy });
  const whole: SearchParameters = {
    conjecture: loaded.reference,
    ...(loaded.sha256 === undefined ? {} : { sha256: loaded.sha256 }),
    strategy,
    seed: options.seed === undefined ? randomInt(0, 2 ** 31 - 1) : seedOption(options.seed),
    ...(options.cases === undefined ? {} : { cases: wholeOption(options.cases, "--cases", mostTasks) }),
    steps: options.steps === undefined ? defaultSteps : Number(wholeOption(options.steps, "--steps", 10n ** 9n)),
    all: options.all === true,
    ...(options.shrink === undefined ? {} : { shrink: Number(wholeOption(options.shrink, "--shrink", 10n ** 9n)) }),
  };
  const range = tasksOption(loaded, whole, options);
  return range === undefined ? whole : { ...whole, range };
}

/** The tasks of --range or --shard. */
function tasksOption(
  { conjecture }: Loaded,
  parameters: SearchParameters,
  { range, shard, seed }: SearchedOptions,
): Range | undefined {
  if (range === undefined && shard === undefined) return undefined;
  const path = range === undefined ? "--shard" : "--range";
  if (range !== undefined && shard !== undefined)
    throw new InputError({ code: "usage", path, expected: "no --shard beside it", found: "both" });
  // Shards of different draws would be shards of nothing.
  if (parameters.strategy !== "exhaustive" && seed === undefined)
    throw new InputError({ code: "usage", path, expected: "--seed beside it, the same for all", found: "none" });
  const strategy = strategyOf(conjecture, parameters);
  const { from, to } = tasksAsked(parameters, strategy.size);
  if (range !== undefined) {
    const asked = rangeOption(range, path, to ?? mostTasks, "tasks");
    if (asked.from < asked.to) return asked;
    throw new InputError({ code: "out-of-range", path, expected: "a:b with a < b", found: describe(range) });
  }
  if (to === undefined)
    throw new InputError({
      code: "usage",
      path,
      expected: "--cases beside it: what has no end has no parts",
      found: "none",
    });
  return shardRange(equalGrains({ from, to }, strategy.chunk), shardOption(shard ?? ""));
}

/** A search that goes on. */
export async function resumeSearch(
  name: string | undefined,
  options: StartOptions,
  file: string,
  patience: number,
): Promise<Start> {
  if (name !== undefined)
    throw new InputError({
      code: "usage",
      path: "--resume",
      expected: "no conjecture beside it (the journal names it)",
      found: describe(name),
    });
  for (const key of [...shaping, "record"] as const) {
    if (options[key] !== undefined)
      throw new InputError({
        code: "usage",
        path: `--${key}`,
        expected: "no --resume beside it (the journal says all)",
        found: `--${key}`,
      });
  }
  const journal = Journal.open(file);
  const { parameters } = journal;
  return { parameters, loaded: await journalModule(undefined, parameters, portableName(file), patience), journal };
}

/**
 * The conjecture of a journal.
 * @param module where its file is now, if elsewhere
 * @param file the journal, as messages call it
 * @throws InputError "usage" for another conjecture, or another text
 */
export async function journalModule(
  module: string | undefined,
  { conjecture, sha256 }: SearchParameters,
  file: string,
  patience: number,
): Promise<Loaded> {
  const loaded = await loadConjecture(module ?? conjecture, registry, `${file}: conjecture`, patience);
  if (loaded.sha256 === sha256 && (sha256 !== undefined || loaded.reference === conjecture)) return loaded;
  throw new InputError({
    code: "usage",
    path: file,
    expected: sha256 === undefined ? conjecture : "the module as it was when the search began",
    found: loaded.sha256 === undefined ? loaded.reference : `another text in ${portableName(module ?? conjecture)}`,
  });
}

function strategyOption(text = "random"): StrategyName {
  const known = strategyNames.find((one) => one === (text === "tabu" ? "climb" : text)); // by either name
  if (known === undefined)
    throw new InputError({
      code: "usage",
      path: "--strategy",
      expected: `one of ${strategyNames.join(", ")}`,
      found: describe(text),
    });
  return known;
}

function seedOption(text: string): number {
  const value = /^-?\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (value !== (value | 0))
    throw new InputError({
      code: "usage",
      path: "--seed",
      expected: "a whole number from -2147483648 to 2147483647",
      found: describe(text),
    });
  return value;
}
