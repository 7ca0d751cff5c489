/** Putting ten thousand shards together, without a queue: results are made up, all else is as it would be. */
import { describe, expect, it } from "vitest";
import { campaignOf, campaignText, neededBy, parseCampaign, type Campaign } from "../../../src/cluster/campaign.js";
import type { Arrived } from "../../../src/cluster/collect.js";
import { familyRecord, type BlocksPiece } from "../../../src/cluster/divided-family.js";
import { shardsFor, timed } from "../../../src/cluster/plan.js";
import { chainOf } from "../../../src/cluster/shard.js";
import { digestOf } from "../../../src/cluster/result.js";
import { conjectureNamed } from "../../../src/conjectures/registry.js";
import { Family, usualMeasures } from "../../../src/enumeration/family.js";
import { finish } from "../../../src/exact/steps.js";
import { wholePart } from "../../../src/search/grid/part.js";
import { mergeRecords, recordText } from "../../../src/search/grid/record.js";
import { collectedFrom, honest, simulatedTexts } from "../../support/simulated-campaign.js";

const conjecture = conjectureNamed("theorem-2");
const loaded = { reference: "theorem-2", conjecture };

function campaign(denominators: readonly bigint[], sourceDenominator: bigint, shards: bigint): Campaign {
  const parts = denominators.map((denominator) =>
    wholePart(new Family({ classes: 2, inputs: 3, outputs: 3, denominator, sourceDenominator }, usualMeasures)),
  );
  return campaignOf(
    { family: { conjecture, measures: usualMeasures, parts }, first: false },
    loaded,
    shards,
    "simulated",
  );
}

describe("ten thousand shards", () => {
  it("become one record, the one of as many records merged in any order", async () => {
    const one = campaign([9n], 22n, 10_000n);
    expect(one.divided.grains.count).toBeGreaterThan(10_000n);
    // A shard of one block, or of two.
    const texts = simulatedTexts(one);
    const { pieces, missing, refused } = await collectedFrom(one, honest(texts));
    expect({ missing, refused }).toEqual({ missing: 0, refused: [] });
    if (!("family" in one.decided)) throw new Error("a family");
    const { family } = one.decided;
    const text = recordText(familyRecord(family, pieces));
    const records = texts.map((result, i) => {
      const [piece] = JSON.parse(result) as BlocksPiece[];
      return { name: String(i), record: familyRecord(family, [piece!]) };
    });
    records.sort((a, b) => (digestOf(a.name) < digestOf(b.name) ? -1 : 1));
    expect(recordText(mergeRecords(records))).toBe(text);
  });

  it("of which some are missing or false: these are told, and nothing is put together", async () => {
    const one = campaign([2n, 4n], 6n, 3n);
    const texts = simulatedTexts(one);
    const all = await collectedFrom(one, honest(texts));
    expect(all.pieces.map(({ from, to }) => [from, to])).toEqual([
      ["0", "99792"],
      ["99792", "1659042"],
    ]);
    expect(
      await collectedFrom(one, (shard) =>
        shard === 2n ? { text: undefined, digest: undefined } : honest(texts)(shard),
      ),
    ).toMatchObject({
      pieces: [],
      missing: 1,
      refused: [],
    });
    const swapped = (shard: bigint): Arrived => honest(texts)(shard === 2n ? 3n : shard);
    expect((await collectedFrom(one, swapped)).refused.map(({ shard }) => shard)).toEqual([2n]);
  });
});

describe("a campaign", () => {
  it("is read back as it was written, and has as many shards as blocks at most", () => {
    const one = campaign([2n, 4n], 6n, 3n);
    const text = campaignText(one);
    expect(neededBy(text, "text")).toEqual({ conjecture: "theorem-2" });
    const again = parseCampaign(text, loaded, "text");
    expect([again.id, again.shards, campaignText(again)]).toEqual([one.id, 3n, text]);
    expect(() => campaign([2n, 4n], 6n, 4n)).toThrow("1 to 3 shards");
  });

  it("whose sample is timed gets shards of as many seconds as are wanted", () => {
    const { divided } = campaign([4n], 8n, 1n);
    const sample = finish(timed(divided));
    expect(sample.tasks).toBe(divided.grains.start(divided.grains.count));
    expect(sample.seconds).toBeCloseTo(Number(sample.tasks) / sample.rate);
    expect(shardsFor({ ...sample, seconds: 600 }, divided, 300)).toBe(2n);
    expect(shardsFor({ ...sample, seconds: 1e9 }, divided, 300)).toBe(divided.grains.count);
    expect(shardsFor({ ...sample, seconds: 0.1 }, divided, 300)).toBe(1n);
  });
});

it("what two workers wrote of one shard counts once", () => {
  const piece = (from: number, to: number): { from: string; to: string; violations: string } => ({
    from: String(from),
    to: String(to),
    violations: "0",
  });
  // One was paused after 5, another went on to 9, then the first wrote what it had, which ends elsewhere.
  const written = [piece(0, 5), piece(5, 9), piece(5, 7), piece(7, 12), piece(9, 13)];
  expect(chainOf(written, 0n)).toEqual([piece(0, 5), piece(5, 9), piece(9, 13)]);
});
