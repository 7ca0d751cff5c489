/**
 * What the shards of a campaign came to, put together: every result is checked first.
 *
 * A result has to be the text whose digest its worker returned; every number in it must be possible; the cases
 * that it points at (counterexamples, extremes, the nearest instance) are decided again here; the certificates
 * of counterexamples are checked by the kernel; and some blocks, or whole shards of a search, drawn at random,
 * are done again and have to come to the same. A worker that invents what cannot be seen from a result is caught
 * by the latter alone: where it did so in a share f of the blocks, n draws miss it with probability (1 − f)^n.
 */
import { randomInt } from "node:crypto";
import { InputError } from "../exact/errors.js";
import { accepted, answers } from "../conjectures/answers.js";
import type { Answer } from "../search/counterexample/ask.js";
import { tasksOf, type Campaign } from "./campaign.js";
import type { Claim, Piece } from "./divided.js";
import { runShard } from "./shard.js";
import type { KeptThreads } from "./threads.js";
import { digestOf, readResult, superfluous } from "./result.js";

/** A shard as it stands in the queue. */
export interface Arrived {
  /** What its worker returned; undefined where it is not done. */
  readonly digest: string | undefined;
  readonly text: string | undefined;
}

export interface CollectSettings {
  readonly fetch: (shards: readonly bigint[]) => Promise<readonly Arrived[]>;
  /** Blocks of a family, or shards of a search, that are done again. */
  readonly again: number;
  /** Milliseconds of one decision. */
  readonly patience: number;
  readonly signal: AbortSignal;
  /** For shards that are done again. */
  readonly threads: KeptThreads;
  readonly workers: number;
  readonly progress: (text: string) => void;
}

/** A shard whose result is no good. */
export interface Refused {
  readonly shard: bigint;
  readonly reason: string;
}

export interface Collected {
  /** Of all shards, put together: of use where nothing is missing or refused. */
  readonly pieces: readonly Piece[];
  /** Shards that are not done. */
  readonly missing: number;
  readonly refused: readonly Refused[];
  /** Blocks, or shards, that were done again and agree. */
  readonly again: number;
}

/** Shards that are fetched at a time. */
const batch = 200;

export async function collect(campaign: Campaign, settings: CollectSettings): Promise<Collected> {
  const { divided, shards } = campaign;
  const { fetch, signal, progress } = settings;
  const refused: Refused[] = [];
  const results: { readonly shard: bigint; readonly pieces: readonly Piece[] }[] = [];
  let missing = 0;
  let ended = false;
  for (let from = 1n; from <= shards && !ended && !signal.aborted; from += BigInt(batch)) {
    const count = Number(shards - from + 1n < BigInt(batch) ? shards - from + 1n : BigInt(batch));
    const asked = Array.from({ length: count }, (_, i) => from + BigInt(i));
    const arrived = await fetch(asked);
    const read: { readonly shard: bigint; readonly pieces: readonly Piece[] }[] = [];
    for (const [i, shard] of asked.entries()) {
      const one = arrived[i];
      if (one?.digest === undefined) {
        missing++;
        continue;
      }
      const pieces = check(campaign, shard, one);
      if (typeof pieces === "string") refused.push({ shard, reason: pieces });
      else read.push({ shard, pieces });
      if (typeof pieces === "string") continue;
      ended = pieces.some((piece) => divided.end(piece) !== undefined);
      if (ended) break;
    }
    refused.push(...(await lies(campaign, read, settings.patience)));
    results.push(...read);
    progress(`${String(from + BigInt(count) - 1n)} of ${String(shards)} shards checked`);
  }
  const again = missing > 0 || refused.length > 0 ? [] : await doneAgain(campaign, results, settings);
  refused.push(...again.filter((one) => one !== "agrees"));
  return {
    pieces: missing > 0 || refused.length > 0 ? [] : divided.joined(results.flatMap(({ pieces }) => pieces)),
    missing,
    // One reason for each is enough.
    refused: refused.filter(({ shard }, i) => refused.findIndex((other) => other.shard === shard) === i),
    again: again.filter((one) => one === "agrees").length,
  };
}

/** What a shard came to, or why that cannot be. */
function check(campaign: Campaign, shard: bigint, { digest, text }: Arrived): readonly Piece[] | string {
  // Those before it have no find that would make it so.
  if (digest === superfluous) return "it was left out, though no shard before it has a counterexample";
  if (text === undefined) return "its result is gone";
  if (digest !== digestOf(text)) return "its result is not the one that its worker returned";
  try {
    return readResult(campaign, text, shard, "$");
  } catch (error) {
    if (error instanceof InputError) return `its result: ${error.message}`;
    throw error;
  }
}

/** Decides what results point at again. */
async function lies(
  { divided, loaded }: Campaign,
  results: readonly { readonly shard: bigint; readonly pieces: readonly Piece[] }[],
  patience: number,
): Promise<Refused[]> {
  const claims = results.flatMap(({ shard, pieces }) =>
    pieces.flatMap((piece) => divided.claims(piece)).map((claim) => ({ shard, claim })),
  );
  const about = claims.map(({ claim }) => claim.instance);
  const told = await answers(loaded, { about, wanted: "outcome" }, patience);
  const found = claims.filter(({ claim }) => "violated" in claim.says);
  const proofs = await answers(
    loaded,
    { about: found.map(({ claim }) => claim.instance), wanted: "certificates" },
    patience,
  );
  return [
    ...claims.flatMap(({ shard, claim }, i) => {
      const reason = contradiction(claim, told[i] ?? {});
      return reason === undefined ? [] : [{ shard, reason }];
    }),
    ...found.flatMap(({ shard }, i) => {
      const { fault } = accepted(proofs[i]);
      return fault === undefined ? [] : [{ shard, reason: fault }];
    }),
  ];
}

function contradiction({ task, says }: Claim, { status, evidence, score, fault }: Answer): string | undefined {
  if (fault !== undefined) return fault;
  if ("score" in says)
    return score === says.score ? undefined : `task ${task} has the score ${score ?? "none"}, not ${says.score}`;
  if (status !== "violated") return `task ${task} has a find that is no violation`;
  if (says.evidence !== undefined && JSON.stringify(says.evidence) !== JSON.stringify(evidence))
    return `task ${task} has a find with other evidence`;
  return undefined;
}

/** Does some blocks, or whole shards, again. */
async function doneAgain(
  campaign: Campaign,
  results: readonly { readonly shard: bigint; readonly pieces: readonly Piece[] }[],
  { again, signal, threads, workers, progress }: CollectSettings,
): Promise<("agrees" | Refused)[]> {
  const { divided } = campaign;
  const outcomes: ("agrees" | Refused)[] = [];
  for (let i = 0; i < again && !signal.aborted && results.length > 0; i++) {
    progress(`${String(i)} of ${String(again)} done again`);
    const one = results[randomInt(results.length)];
    if (one === undefined) break;
    const { shard, pieces } = one;
    const agrees =
      divided.agrees === undefined
        ? await sameAgain(campaign, shard, pieces, { signal, threads, workers })
        : blockAgrees(campaign, shard, pieces);
    if (agrees === undefined) break;
    outcomes.push(agrees ? "agrees" : { shard, reason: "done again, it comes to something else" });
  }
  return outcomes;
}

/** A block of a shard, drawn at random. */
function blockAgrees({ divided, ...campaign }: Campaign, shard: bigint, pieces: readonly Piece[]): boolean {
  const { from } = tasksOf({ divided, ...campaign }, shard);
  const { grains } = divided;
  const last = pieces.at(-1)?.to ?? "0";
  const [low, high] = [grainOf(grains, from), grainOf(grains, BigInt(last) - 1n)];
  const grain = low + BigInt(randomInt(Number(high - low) + 1));
  const start = grains.start(grain);
  const piece = pieces.find((one) => BigInt(one.from) <= start && start < BigInt(one.to));
  return piece !== undefined && divided.agrees?.(piece, grain) === true;
}

/** The grain that holds a task. */
function grainOf({ count, start }: Campaign["divided"]["grains"], task: bigint): bigint {
  let [low, high] = [0n, count];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (start(middle) <= task) low = middle;
    else high = middle;
  }
  return low;
}

async function sameAgain(
  campaign: Campaign,
  shard: bigint,
  pieces: readonly Piece[],
  { signal, threads, workers }: Pick<CollectSettings, "signal" | "threads" | "workers">,
): Promise<boolean | undefined> {
  const end = await runShard(campaign, {
    shard,
    known: [],
    workers,
    threads: threads.start,
    signal,
    save: () => undefined,
    pause: Infinity,
  });
  await threads.renew();
  if (end.status === "stopped") return undefined;
  return end.status === "done" && JSON.stringify(end.pieces) === JSON.stringify(pieces);
}
