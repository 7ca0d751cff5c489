/** Campaigns whose results are made up: of what is found in the cases, and of nothing else. */
import { tasksOf, type Campaign } from "../../src/cluster/campaign.js";
import { collect, type Arrived, type Collected } from "../../src/cluster/collect.js";
import type { BlocksPiece } from "../../src/cluster/divided-family.js";
import { KeptThreads } from "../../src/cluster/threads.js";
import { digestOf } from "../../src/cluster/result.js";
import { emptyTally, tallyData } from "../../src/search/statement/tally.js";

/** The text that a worker would have written for every shard of a family. */
export function simulatedTexts(campaign: Campaign): string[] {
  const { grains, joined } = campaign.divided;
  let grain = 0n;
  return Array.from({ length: Number(campaign.shards) }, (_, i) => {
    const { to } = tasksOf(campaign, BigInt(i) + 1n);
    const pieces: BlocksPiece[] = [];
    for (; grain < grains.count && grains.start(grain) < to; grain++) {
      const [start, end] = [grains.start(grain), grains.start(grain + 1n)];
      pieces.push({
        from: String(start),
        to: String(end),
        violations: "0",
        tally: tallyData({ ...emptyTally, cases: end - start, applicable: end - start }),
        blocks: [digestOf(String(start))],
      });
    }
    return JSON.stringify(joined(pieces));
  });
}

/** What stands in a queue of a shard whose worker was honest. */
export function honest(texts: readonly string[]): (shard: bigint) => Arrived {
  return (shard) => {
    const text = texts[Number(shard) - 1];
    return { text, digest: text === undefined ? undefined : digestOf(text) };
  };
}

/** Puts shards together, without doing any of them again. */
export function collectedFrom(campaign: Campaign, arrived: (shard: bigint) => Arrived): Promise<Collected> {
  return collect(campaign, {
    fetch: (shards) => Promise.resolve(shards.map(arrived)),
    again: 0,
    patience: 1000,
    signal: new AbortController().signal,
    threads: new KeptThreads("", campaign.divided),
    workers: 1,
    progress: () => undefined,
  });
}
