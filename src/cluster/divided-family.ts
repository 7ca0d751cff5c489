/** Verifications of families as campaigns: a piece has the tally of some blocks of one part, and their hashes. */
import { InputError } from "../exact/errors.js";
import { entry } from "../exact/vector.js";
import { finish } from "../exact/steps.js";
import { built, instanceData } from "../generate/instance/instance.js";
import { list, object } from "../format/decode.js";
import { blockSizeOf, measuresData, type FamilyRecord } from "../search/grid/record.js";
import { checkedTally, hashOf } from "../search/grid/record-reader.js";
import { blockGrace, verification, type CasesResult } from "../search/grid/verification.js";
import { blockEnd, blockGrains, Tasks } from "../search/grid/part.js";
import { scanOf } from "../search/statement/case-scan.js";
import type { Loaded } from "../search/run/load.js";
import { alone, type Job, type JobResult } from "../search/run/run.js";
import {
  emptyTally,
  mergeTallies,
  tallyData,
  tallyFromData,
  type Tally,
  type TallyData,
} from "../search/statement/tally.js";
import type { Divided, Piece } from "./divided.js";

/** Some blocks of a part. */
export interface BlocksPiece extends Piece {
  readonly tally: TallyData;
  /** SHA-256 of the results of each block. */
  readonly blocks: readonly string[];
}

const second = 1000;

export function dividedFamily(
  { family, first }: { readonly family: FamilyRecord; readonly first: boolean },
  { reference, conjecture }: Loaded,
): Divided {
  const { parts, measures } = family;
  const blockSize = blockSizeOf(family);
  const how = { record: true, blockSize };
  const tasks = new Tasks(parts);
  const work = verification(conjecture, parts, how);
  const grains = blockGrains(parts, blockSize);
  // A block with a counterexample is the last that counts.
  const end = ({ to, violations }: Piece): bigint | undefined =>
    first && violations !== "0" ? BigInt(to) - 1n : undefined;

  function piece(given: JobResult): BlocksPiece | undefined {
    const { from, to, tally, sha256 } = given as CasesResult;
    return sha256 === undefined ? undefined : { from, to, violations: tally.violations, tally, blocks: [sha256] };
  }

  function joined(given: readonly Piece[]): readonly BlocksPiece[] {
    const pieces = [...(given as readonly BlocksPiece[])].sort((a, b) => (BigInt(a.from) < BigInt(b.from) ? -1 : 1));
    const last = pieces.map(end).find((task) => task !== undefined);
    const runs: BlocksPiece[][] = [];
    for (const one of pieces) {
      if (last !== undefined && BigInt(one.from) > last) break;
      const run = runs.at(-1);
      const before = run?.at(-1);
      const meets = before?.to === one.from && partOf(before) === partOf(one);
      if (run !== undefined && meets) run.push(one);
      else runs.push([one]);
    }
    return runs.map(together);
  }

  function partOf({ from }: Piece): number {
    return tasks.at(BigInt(from)).part;
  }

  function read(value: unknown, within: { readonly from: bigint; readonly to: bigint }, path: string): BlocksPiece {
    const data = object(value, path, "a piece of a campaign", ["from", "to", "violations", "tally", "blocks"]);
    const [from, to] = [data["from"], data["to"]].map((end) =>
      typeof end === "string" && /^(?:0|[1-9]\d{0,9999})$/.test(end) ? BigInt(end) : -1n,
    ) as [bigint, bigint];
    const refused = (key: string, expected: string): InputError =>
      new InputError({
        code: "out-of-range",
        path: `${path}.${key}`,
        expected,
        found: JSON.stringify(data[key]).slice(0, 60),
      });
    if (from < within.from || to > within.to || from >= to)
      throw refused("from", `tasks from ${String(within.from)} to ${String(within.to - 1n)}`);
    const { part, index } = tasks.at(from);
    const whole = entry(parts, part);
    const last = index + to - from;
    if (
      last > whole.to ||
      (index !== whole.from && index % blockSize !== 0n) ||
      blockEnd(whole, last - 1n, blockSize) !== last
    )
      throw refused("to", `whole blocks of ${String(blockSize)} cases of one part`);
    const blocks = list(data["blocks"], `${path}.blocks`, "the hashes of the blocks").map((block, i) =>
      hashOf(block, `${path}.blocks[${String(i)}]`),
    );
    const expected = (last - 1n) / blockSize - index / blockSize + 1n;
    if (BigInt(blocks.length) !== expected) throw refused("blocks", `${String(expected)} hashes`);
    const tally = checkedTally(data["tally"], `${path}.tally`, {
      conjecture,
      family: whole.family,
      from: index,
      done: last,
    });
    if (data["violations"] !== String(tally.violations))
      throw refused("violations", `${String(tally.violations)}, as many as the tally has`);
    return {
      from: String(from),
      to: String(to),
      violations: String(tally.violations),
      tally: tallyData(tally),
      blocks,
    };
  }

  /** The block is decided again. */
  function agrees(given: Piece, grain: bigint): boolean {
    const { from, blocks } = given as BlocksPiece;
    const job: Job = { from: grains.start(grain), to: grains.start(grain + 1n) };
    const steps = work.work(
      job,
      alone(() => false),
    );
    const again: CasesResult = finish(steps);
    const { index } = tasks.at(BigInt(from));
    const place = tasks.at(job.from).index / blockSize - index / blockSize;
    return again.sha256 === blocks[Number(place)];
  }

  return {
    work: {
      ...work,
      lowestEnd: (result) => {
        const one = piece(result);
        return one === undefined ? undefined : end(one);
      },
    } as Divided["work"],
    grains,
    sample: scanOf(conjecture).chunk,
    order: {
      reference,
      verification: {
        parts: parts.map(({ family: { shape }, from, to }) => ({ shape, from, to })),
        measures: measuresData(measures),
        options: how,
      },
    },
    patience: { grace: blockGrace + second },
    piece,
    result: (one) => {
      const { from, to, tally, blocks } = one as BlocksPiece;
      return { from, to, tally, sha256: blocks.at(-1) } as CasesResult;
    },
    joined,
    end,
    read,
    claims: (one) => {
      const { from, tally } = one as BlocksPiece;
      if (tally.firstViolation === undefined) return [];
      const { part } = tasks.at(BigInt(from));
      const index = BigInt(tally.firstViolation);
      const instance = instanceData(built(entry(parts, part).family.definition(index)));
      return [{ task: String(tasks.of(part, index)), instance, says: { violated: true } }];
    },
    fault: () => undefined,
    agrees,
  };
}

function together(run: readonly BlocksPiece[]): BlocksPiece {
  const tally = run.reduce<Tally>((sum, one) => mergeTallies(sum, tallyFromData(one.tally)), emptyTally);
  return {
    from: entry(run, 0).from,
    to: entry(run, run.length - 1).to,
    violations: String(tally.violations),
    tally: tallyData(tally),
    blocks: run.flatMap(({ blocks }) => blocks),
  };
}

/** The record of a family, of the pieces of all its tasks, or of those up to a counterexample that ends it. */
export function familyRecord(family: FamilyRecord, pieces: readonly Piece[]): FamilyRecord {
  const tasks = new Tasks(family.parts);
  return {
    ...family,
    parts: (pieces as readonly BlocksPiece[]).map(({ from, to, tally, blocks }) => {
      const { part, index } = tasks.at(BigInt(from));
      const done = index + BigInt(to) - BigInt(from);
      const { family: own } = entry(family.parts, part);
      return { family: own, from: index, to: done, done, tally: tallyFromData(tally), blocks };
    }),
  };
}
