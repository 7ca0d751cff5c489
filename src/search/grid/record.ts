/**
 * The record of a run, `exact-cdp/family-record@1`: what was counted, over which cases, with a
 * hash of every result. Format and meaning of the fields: docs/enumeration.md.
 *
 * Nothing in a record depends on the machine, the time or how often the run was interrupted,
 * so the records of one range are the same bytes everywhere.
 */
import { createHash } from "node:crypto";
import { InputError } from "../../exact/errors.js";
import { distortionToFile, perceptionToFile } from "../../format/measures.js";
import { version } from "../../version.js";
import { scanOf } from "../statement/case-scan.js";
import { namedRecords, recordArgument } from "../statement/argument.js";
import type { Conjecture } from "../statement/conjecture.js";
import { compareShapes, type MeasureOptions } from "../../enumeration/family.js";
import { emptyTally, mergeTallies, tallyData, type Tally } from "../statement/tally.js";
import type { Part } from "./part.js";

export const recordFormat = "exact-cdp/family-record@1";

/** Which version made a record: another one may order or hash otherwise. */
export const producer = `exact-cdp ${version}`;

/** What a record file says: which conjecture, with which measures, how far over which cases, with the hashes of all results. */
export interface FamilyRecord {
  readonly conjecture: Conjecture;
  /** SHA-256 of the module of a conjecture that is not built in. */
  readonly sha256?: string;
  readonly measures: MeasureOptions;
  /** Cases of a hashed block: a multiple of the one of the conjecture's scan, which is the default. */
  readonly blockSize?: bigint;
  readonly parts: readonly Part[];
}

/** Cases of a hashed block. */
export function blockSizeOf({ conjecture, blockSize }: Pick<FamilyRecord, "conjecture" | "blockSize">): bigint {
  return blockSize ?? scanOf(conjecture).blockSize;
}

/** Most cases of a block. */
export const largestBlock = 2n ** 40n;

/** @throws InputError "out-of-range" unless the size is a multiple of the usual one, and not too large */
export function checkedBlockSize(conjecture: Conjecture, size: bigint, path: string): bigint {
  const { blockSize } = scanOf(conjecture);
  if (size > 0n && size % blockSize === 0n && size <= largestBlock) return size;
  throw new InputError({
    code: "out-of-range",
    path,
    expected: `a multiple of ${String(blockSize)}, at most ${String(largestBlock)}`,
    found: String(size),
  });
}

/** The text of a record, ending with a line feed. @throws InputError for what is no record */
export function recordText(record: FamilyRecord): string {
  recordArgument(record, "record");
  const { conjecture, sha256, measures, parts } = record;
  const data = {
    format: recordFormat,
    producer,
    claim: conjecture.name,
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(conjecture.scope?.channelOnly ? {} : { measures: measuresData(measures) }),
    blockSize: String(blockSizeOf(record)),
    parts: parts.map(partData),
  };
  return `${JSON.stringify(data, null, 1)}\n`;
}

/** As problem files have them, numbers in lowest terms. */
export function measuresData({
  restored,
  distortion,
  perception,
  classifier,
}: MeasureOptions): Record<string, unknown> {
  return {
    ...(restored === undefined ? {} : { restored: String(restored) }),
    distortion: distortionToFile(distortion),
    perception: perceptionToFile(perception),
    classifier,
  };
}

function partData({ family, from, to, done, tally, blocks }: Part): Record<string, unknown> {
  const { classes, inputs, outputs, denominator, sourceDenominator } = family.shape;
  const texts = Object.entries({
    classes,
    inputs,
    outputs,
    denominator,
    sourceDenominator,
    cases: family.size,
    from,
    to,
    done,
  });
  return {
    ...Object.fromEntries(texts.map(([key, value]) => [key, String(value)])),
    tally: tallyData(tally),
    tallySha256: tallyHash(tally, blocks),
    sha256: chained(blocks),
    blocks,
  };
}

/** SHA-256 of the tally as the record has it, without spaces, after the hash of all blocks and a line feed: neither changes alone. */
export function tallyHash(tally: Tally, blocks: readonly string[]): string {
  return createHash("sha256")
    .update(`${chained(blocks)}\n${JSON.stringify(tallyData(tally))}`)
    .digest("hex");
}

/** SHA-256 of the 32-byte hashes of all blocks, one after the other. */
export function chained(blocks: readonly string[]): string {
  const hash = createHash("sha256");
  for (const block of blocks) hash.update(block, "hex");
  return hash.digest("hex");
}

/**
 * One record of several: parts of the same family that meet at the end of a block become one part.
 * @param named the records and how messages call them
 * @throws InputError when they are of different runs, unfinished, or overlap
 */
export function mergeRecords(named: readonly { readonly name: string; readonly record: FamilyRecord }[]): FamilyRecord {
  namedRecords(named, "records");
  const [first] = named;
  if (first === undefined)
    throw new InputError({ code: "usage", path: "--merge", expected: "at least one record", found: "none" });
  const { conjecture, sha256, measures } = first.record;
  const blockSize = blockSizeOf(first.record);
  for (const { name, record } of named) {
    const kind = (one: FamilyRecord): string =>
      `${one.conjecture.name}${one.sha256 === undefined ? "" : ` of a module ${one.sha256}`}${one.conjecture.scope?.channelOnly ? "" : ` with ${JSON.stringify(measuresData(one.measures))}`}${one.blockSize === undefined ? "" : ` in blocks of ${String(one.blockSize)}`}`;
    if (kind(record) !== kind(first.record))
      throw refused(name, `${kind(first.record)}, as in ${first.name}`, kind(record));
    for (const { done, to } of record.parts)
      if (done !== to)
        throw refused(name, "a finished record (--resume finishes it)", `cases up to ${String(done)} of ${String(to)}`);
  }
  const all = named.flatMap(({ name, record }) => record.parts.map((part) => ({ name, part })));
  all.sort((a, b) => compareShapes(a.part.family.shape, b.part.family.shape) || (a.part.from < b.part.from ? -1 : 1));
  const runs: Part[][] = [];
  for (const { name, part } of all) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (
      run === undefined ||
      before === undefined ||
      compareShapes(before.family.shape, part.family.shape) !== 0 ||
      before.to < part.from
    )
      runs.push([part]);
    else if (before.to > part.from)
      throw refused(name, `cases from ${String(before.to)} on (those before are in another record)`, String(part.from));
    else if (part.from % blockSize !== 0n)
      throw refused(name, `a range that begins at a multiple of ${String(blockSize)}`, String(part.from));
    else run.push(part);
  }
  return {
    conjecture,
    ...(sha256 === undefined ? {} : { sha256 }),
    measures,
    ...(first.record.blockSize === undefined ? {} : { blockSize: first.record.blockSize }),
    parts: runs.flatMap(together),
  };
}

/** One part of several that meet. */
function together(run: readonly Part[]): Part[] {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [
    {
      ...last,
      from: first.from,
      tally: run.reduce((sum, { tally }) => mergeTallies(sum, tally), emptyTally),
      blocks: run.flatMap(({ blocks }) => blocks),
    },
  ];
}

function refused(name: string, expected: string, found: string): InputError {
  return new InputError({ code: "usage", path: name, expected, found });
}
