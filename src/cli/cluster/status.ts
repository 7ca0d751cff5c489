/** `exact-cdp cluster status`: how far a campaign is, and what failed; `cluster retry` tries that again. */
import { counted } from "../../exact/words.js";
import { superfluous } from "../../cluster/result.js";
import { tasksOf, type Campaign } from "../../cluster/campaign.js";
import type { CampaignQueue, Heartbeat } from "../../cluster/queue.js";
import { parsePlain } from "../../search/counterexample/plain.js";
import { aligned } from "../../report/text.js";
import { print } from "../io/output.js";
import { campaignIn, withQueue, type QueueOptions } from "./queued.js";
import { durationText, rateText } from "./words.js";

export interface StatusOptions extends QueueOptions {
  readonly json?: true;
}

/** Milliseconds after which a worker that said nothing counts as gone. */
const silence = 60_000;
/** Shards that are looked at together. */
const batch = 500;

export async function status(module: string | undefined, options: StatusOptions): Promise<void> {
  await withQueue(options, false, async (queue) => {
    const campaign = await campaignIn(queue, module);
    const counts = await queue.counts();
    const letters = await queue.deadLetters();
    const { now, workers: all } = await queue.heartbeats();
    const workers = all.filter(({ at }) => now - at < silence);
    const { tasks, finds } = await doneSoFar(queue, campaign);
    const { divided, shards, loaded } = campaign;
    const whole = divided.grains.start(divided.grains.count) - divided.grains.start(0n);
    const running = workers.reduce((sum, one) => sum + BigInt(one.tasks), 0n);
    const rate = workers.reduce((sum, one) => sum + one.rate, 0);
    const left = rate > 0 ? Number(whole - tasks - running) / rate : undefined;
    const ended = await queue.ended();
    if (options.json === true) {
      print(
        `${JSON.stringify({
          conjecture: loaded.conjecture.name,
          shards: String(shards),
          ...counts,
          tasks: String(whole),
          decided: String(tasks + running),
          finds: String(finds),
          ...(ended === undefined ? {} : { ended: String(ended) }),
          rate,
          ...(left === undefined ? {} : { secondsLeft: left }),
          workers: workers.map(({ worker, shard, rate: own }) => ({ worker, shard, rate: own })),
          deadLetters: letters.map(({ shard, reason }) => ({ shard: String(shard), reason })),
        })}\n`,
      );
      return;
    }
    const lines = [
      `${loaded.conjecture.name}: ${loaded.conjecture.statement}`,
      `  shards       ${String(counts.done)} of ${String(shards)} done, ${String(counts.running)} running, ${String(counts.waiting + counts.delayed)} waiting, ${String(counts.failed)} failed`,
      `  decided      ${String(tasks + running)} of ${String(whole)}, ${counted(finds, "counterexample")}${ended === undefined ? "" : `; shard ${String(ended)} ends the campaign`}`,
      `  workers      ${String(workers.length)}, ${rateText(rate)}${left === undefined || counts.waiting + counts.running + counts.delayed === 0 ? "" : `, about ${durationText(left)} left`}`,
      ...workerLines(workers),
      ...letters.map(({ shard, reason }) => `  failed       shard ${String(shard)}: ${reason}`),
      ...(letters.length === 0 ? [] : ["  cluster retry queues them once more"]),
    ];
    print(`${lines.join("\n")}\n`);
  });
}

function workerLines(workers: readonly Heartbeat[]): string[] {
  return aligned(
    workers.map(({ worker, shard, rate }) => [
      `    ${worker}`,
      shard === undefined ? "" : `shard ${shard}`,
      rateText(rate),
    ]),
  );
}

/** What the finished shards have decided. */
async function doneSoFar(
  queue: CampaignQueue,
  campaign: Campaign,
): Promise<{ readonly tasks: bigint; readonly finds: bigint }> {
  let [tasks, finds] = [0n, 0n];
  for (let from = 1n; from <= campaign.shards; from += BigInt(batch)) {
    const last = from + BigInt(batch) - 1n < campaign.shards ? from + BigInt(batch) - 1n : campaign.shards;
    const shards = Array.from({ length: Number(last - from) + 1 }, (_, i) => from + BigInt(i));
    const digests = await queue.digests(shards);
    const done = shards.filter((_, i) => digests[i] !== undefined && digests[i] !== superfluous);
    for (const shard of done) {
      const range = tasksOf(campaign, shard);
      tasks += range.to - range.from;
    }
    for (const text of await queue.results(done)) finds += findsIn(text ?? "[]");
  }
  return { tasks, finds };
}

/** As far as can be read: collect is what checks. */
function findsIn(text: string): bigint {
  try {
    const pieces = parsePlain(text) as readonly { readonly violations: string }[];
    return pieces.reduce((sum, { violations }) => sum + BigInt(violations), 0n);
  } catch {
    return 0n;
  }
}

export async function retry(module: string | undefined, options: StatusOptions): Promise<void> {
  await withQueue(options, false, async (queue) => {
    await campaignIn(queue, module);
    const { failed } = await queue.counts();
    await queue.retry();
    if (options.json === true) print(`${JSON.stringify({ queued: failed })}\n`);
    else print(`${counted(failed, "shard")} queued once more\n`);
  });
}
