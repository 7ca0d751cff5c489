/**
 * Campaigns: a family to verify or a search, divided into shards that any number of machines work on.
 *
 * A campaign is plain data, `exact-cdp/cluster@1`, that depends on no machine: what is decided, by a built-in
 * statement or by a module of a known hash, and how many shards there are. Shard i holds the tasks of
 * `shardRange`, and what it comes to is a list of pieces, each about a range of tasks. The pieces of all shards,
 * put together, are the record or the journal that one process would have written.
 */
import { createHash } from "node:crypto";
import { InputError, describe } from "../exact/errors.js";
import { isObject, object } from "../format/decode.js";
import { readRecord } from "../conjectures/registry.js";
import { parseJournal, headData } from "../search/counterexample/journal-text.js";
import { parsePlain } from "../search/counterexample/plain.js";
import { recordText, type FamilyRecord } from "../search/grid/record.js";
import type { Loaded } from "../search/run/load.js";
import type { Range } from "../search/run/ranges.js";
import { shardRange } from "../search/run/shards.js";
import type { SearchParameters } from "../search/strategy/parameters.js";
import { version } from "../version.js";
import type { Divided } from "./divided.js";
import { dividedFamily } from "./divided-family.js";
import { dividedSearch } from "./divided-search.js";

const format = "exact-cdp/cluster@1";
/** Which version made a campaign: another one may order, draw or decide otherwise. */
const producer = `exact-cdp ${version}`;

/** Most shards. */
export const mostShards = 1_000_000n;

/** What is decided, and how. */
export type Decided =
  | {
      /** Nothing of whose parts is done. */
      readonly family: FamilyRecord;
      /** Stop at the block of the first counterexample. */
      readonly first: boolean;
    }
  | {
      /** With an end: `cases`, or a strategy that has one. */
      readonly search: SearchParameters;
      /** Milliseconds of one decision. */
      readonly instanceTime: number;
    };

export interface Campaign {
  readonly decided: Decided;
  readonly loaded: Loaded;
  readonly shards: bigint;
  /** The command line that decides the same in one process. */
  readonly command: string;
  /** SHA-256 of its text: whoever has the same text works on the same campaign. */
  readonly id: string;
  readonly divided: Divided;
}

/** @throws InputError "out-of-range" for more shards than there are blocks to deal out */
export function campaignOf(decided: Decided, loaded: Loaded, shards: bigint, command: string): Campaign {
  const divided = "family" in decided ? dividedFamily(decided, loaded) : dividedSearch(decided, loaded);
  const { count } = divided.grains;
  const most = count < mostShards ? count : mostShards;
  if (shards < 1n || shards > most)
    throw new InputError({
      code: "out-of-range",
      path: "--shards",
      expected: `1 to ${String(most)} shards`,
      found: String(shards),
    });
  const text = JSON.stringify(campaignData({ decided, shards, command }));
  return { decided, loaded, shards, command, divided, id: createHash("sha256").update(text).digest("hex") };
}

/** The tasks of a shard, numbered from 1. */
export function tasksOf({ divided, shards }: Campaign, shard: bigint): Range {
  return shardRange(divided.grains, { index: shard, of: shards });
}

/** The text of a campaign, which `parseCampaign` reads. */
export function campaignText(campaign: Campaign): string {
  return JSON.stringify(campaignData(campaign));
}

function campaignData({ decided, shards, command }: Pick<Campaign, "decided" | "shards" | "command">): object {
  return {
    format,
    producer,
    command,
    shards: String(shards),
    ...("family" in decided
      ? { family: parsePlain(recordText(decided.family)), first: decided.first }
      : { search: headData(decided.search), instanceTime: decided.instanceTime }),
  };
}

/** What a campaign needs before it can be read: the statement, and the hash of its module. */
export interface Needed {
  readonly conjecture: string;
  readonly sha256?: string;
}

/** @throws InputError for what is no campaign, or one of another version */
export function neededBy(text: string, path: string): Needed {
  const data = topLevel(text, path);
  const { claim, sha256 } = isObject(data["family"]) ? data["family"] : {};
  const { conjecture, sha256: hash } = isObject(data["search"]) ? data["search"] : {};
  const [name, module] = [claim ?? conjecture, sha256 ?? hash];
  if (typeof name !== "string" || (module !== undefined && typeof module !== "string"))
    throw new InputError({ code: "missing-key", path, expected: "a family or a search", found: "neither" });
  return { conjecture: name, ...(module === undefined ? {} : { sha256: module }) };
}

/**
 * @param loaded its statement, as `neededBy` says
 * @param path where the text is from, for messages
 * @throws InputError for what is no campaign of this version, or of another module
 */
export function parseCampaign(text: string, loaded: Loaded, path: string): Campaign {
  const data = topLevel(text, path);
  const shards = data["shards"];
  if (typeof shards !== "string" || !/^[1-9]\d{0,6}$/.test(shards))
    throw new InputError({ code: "wrong-type", path: `${path}: shards`, expected: "a number", found: shown(shards) });
  const command = data["command"];
  if (typeof command !== "string")
    throw new InputError({ code: "wrong-type", path: `${path}: command`, expected: "a text", found: shown(command) });
  const { sha256 } = neededBy(text, path);
  if (sha256 !== loaded.sha256)
    throw new InputError({
      code: "usage",
      path,
      expected: `the module with the SHA-256 ${String(sha256)}`,
      found: loaded.sha256 ?? "a built-in conjecture",
    });
  if (data["family"] !== undefined) {
    const family = readRecord(JSON.stringify(data["family"]), loaded.sha256 === undefined ? undefined : loaded);
    return campaignOf({ family, first: data["first"] === true }, loaded, BigInt(shards), command);
  }
  const time = data["instanceTime"];
  if (!Number.isSafeInteger(time) || Number(time) < 1)
    throw new InputError({
      code: "wrong-type",
      path: `${path}: instanceTime`,
      expected: "a number",
      found: shown(time),
    });
  const { parameters } = parseJournal([JSON.stringify(data["search"])], path);
  return campaignOf({ search: parameters, instanceTime: Number(time) }, loaded, BigInt(shards), command);
}

function topLevel(text: string, path: string): Readonly<Record<string, unknown>> {
  const data = object(
    parsePlain(text),
    path,
    "a campaign",
    ["format", "producer", "command", "shards"],
    ["family", "first", "search", "instanceTime"],
  );
  if (data["format"] !== format)
    throw new InputError({ code: "usage", path, expected: JSON.stringify(format), found: shown(data["format"]) });
  if (data["producer"] !== producer)
    throw new InputError({
      code: "usage",
      path,
      expected: `a campaign of ${producer} (another version may decide otherwise)`,
      found: `one of ${typeof data["producer"] === "string" ? data["producer"] : "another"}`,
    });
  return data;
}

function shown(value: unknown): string {
  return value === undefined ? "nothing" : describe(JSON.stringify(value));
}
