/** What a campaign decides, by the options that verify-family and search have. */
import { InputError } from "../../exact/errors.js";
import { shellWords } from "../../exact/words.js";
import * as registry from "../../conjectures/registry.js";
import { campaignOf, type Campaign, type Decided } from "../../cluster/campaign.js";
import type { Divided } from "../../cluster/divided.js";
import { dividedFamily } from "../../cluster/divided-family.js";
import { dividedSearch } from "../../cluster/divided-search.js";
import { shardsFor, timed, type Timed } from "../../cluster/plan.js";
import { loadConjecture, type Loaded } from "../../search/run/load.js";
import { familyOption, type MeasureTexts, type ShapeOptions } from "../io/family-options.js";
import { Interrupted } from "../io/interrupted.js";
import { portableName } from "../io/input.js";
import { dashed, refuseOptions, wholeOption } from "../io/options.js";
import { follow } from "../io/progress.js";
import { searchParameters, type SearchedOptions } from "../io/search-options.js";

export interface DecidedOptions
  extends Omit<ShapeOptions, "range" | "shard">, MeasureTexts, Omit<SearchedOptions, "range" | "shard"> {
  readonly first?: true;
  readonly instanceTime?: string;
  readonly shards?: string;
  readonly minutes?: string;
}

/** Options of families, and of searches. */
export const ofFamilies = [
  "classes",
  "inputs",
  "outputs",
  "denominator",
  "sourceDenominator",
  "restored",
  "distortion",
  "perception",
  "classifier",
  "blockSize",
  "first",
] as const;
export const ofSearches = ["strategy", "seed", "cases", "steps", "shrink", "all", "instanceTime"] as const;

const second = 1000;
const usualInstanceTime = "60";
const mostSeconds = 10n ** 6n;
/** Minutes of one core for a shard, where nothing else is said: a queue costs less than a thousandth then. */
const usualMinutes = "5";

export interface Planned {
  readonly campaign: Campaign;
  /** Where a sample was timed. */
  readonly timed?: Timed;
}

/** @throws InputError that names the option */
export async function plannedOption(
  name: string | undefined,
  options: DecidedOptions,
  alwaysTimed: boolean,
): Promise<Planned> {
  if (name === undefined)
    throw new InputError({
      code: "usage",
      path: "CONJECTURE",
      expected: "the name of one that search lists (such as theorem-2), or a module such as ./mine.mjs",
      found: "none",
    });
  if (options.shards !== undefined) refuseOptions(options, ["minutes"], "no --shards beside it");
  const loaded = await loadConjecture(name, registry, "CONJECTURE");
  const decided = decidedOption(loaded, options);
  const divided = "family" in decided ? dividedFamily(decided, loaded) : dividedSearch(decided, loaded);
  const sample = options.shards === undefined || alwaysTimed ? await timedSample(divided) : undefined;
  const shards =
    options.shards === undefined && sample !== undefined
      ? shardsFor(sample, divided, 60 * Number(wholeOption(options.minutes ?? usualMinutes, "--minutes", mostSeconds)))
      : wholeOption(options.shards ?? "1", "--shards", 10n ** 6n);
  const command = shellWords([
    "exact-cdp",
    ...("family" in decided && decided.first ? ["cluster", "submit", "--first"] : []),
    ...processWords(name, options, { loaded, decided }).slice("family" in decided && decided.first ? 1 : 0),
  ]);
  return { campaign: campaignOf(decided, loaded, shards, command), ...(sample === undefined ? {} : { timed: sample }) };
}

function decidedOption(loaded: Loaded, options: DecidedOptions): Decided {
  if (options.strategy === undefined) {
    const [, ...others] = ofSearches;
    refuseOptions(options, others, "--strategy beside it (a search; else a family is verified)", "none");
    return { family: familyOption(loaded, options, "CONJECTURE"), first: options.first === true };
  }
  refuseOptions(options, ofFamilies, "no --strategy beside it (a search has no shape)");
  const time = wholeOption(options.instanceTime ?? usualInstanceTime, "--instance-time", mostSeconds);
  return { search: searchParameters(loaded, options), instanceTime: second * Number(time) };
}

/** The command of one process that does it all, without its record. */
export function processWords(
  name: string,
  options: DecidedOptions,
  { loaded, decided }: Pick<Campaign, "loaded" | "decided">,
): string[] {
  const conjecture = loaded.sha256 === undefined ? name : portableName(name);
  const given = (names: readonly (keyof DecidedOptions & string)[]): string[] =>
    names.flatMap((key) => {
      const value = options[key];
      return value === undefined ? [] : value === true ? [dashed(key)] : [dashed(key), value];
    });
  if ("family" in decided) return ["verify-family", conjecture, ...given(ofFamilies.filter((key) => key !== "first"))];
  // A seed that was drawn is part of what is decided.
  const seed =
    decided.search.strategy === "exhaustive" || options.seed !== undefined
      ? []
      : ["--seed", String(decided.search.seed)];
  return ["search", conjecture, ...given(ofSearches), ...seed];
}

/** Times a sample, which takes some seconds. */
async function timedSample(divided: Divided): Promise<Timed> {
  const found = await follow(timed(divided), () => "timing a sample");
  if (!found.finished) throw new Interrupted();
  return found.result;
}
