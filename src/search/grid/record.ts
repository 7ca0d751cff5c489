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
import { mergeTallies, tallyData, type Tally } from "../statement/tally.js";
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
  readonly parts: readonly Part[];
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
    blockSize: String(scanOf(conjecture).blockSize),
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
  const { blockSize } = scanOf(conjecture);
  for (const { name, record } of named) {
    const kind = (one: FamilyRecord): string =>
      `${one.conjecture.name}${one.sha256 === undefined ? "" : ` of a module ${one.sha256}`}${one.conjecture.scope?.channelOnly ? "" : ` with ${JSON.stringify(measuresData(one.measures))}`}`;
    if (kind(record) !== kind(first.record))
      throw refused(name, `${kind(first.record)}, as in ${first.name}`, kind(record));
    for (const { done, to } of record.parts)
      if (done !== to)
        throw refused(name, "a finished record (--resume finishes it)", `cases up to ${String(done)} of ${String(to)}`);
  }
  const all = named.flatMap(({ name, record }) => record.parts.map((part) => ({ name, part })));
  all.sort((a, b) => compareShapes(a.part.family.shape, b.part.family.shape) || (a.part.from < b.part.from ? -1 : 1));
  const parts: Part[] = [];
  for (const { name, part } of all) {
    const before = parts.at(-1);
    if (before === undefined || compareShapes(before.family.shape, part.family.shape) !== 0 || before.to < part.from)
      parts.push(part);
    else if (before.to > part.from)
      throw refused(name, `cases from ${String(before.to)} on (those before are in another record)`, String(part.from));
    else if (part.from % blockSize !== 0n)
      throw refused(name, `a range that begins at a multiple of ${String(blockSize)}`, String(part.from));
    else
      parts[parts.length - 1] = {
        ...part,
        from: before.from,
        tally: mergeTallies(before.tally, part.tally),
        blocks: [...before.blocks, ...part.blocks],
      };
  }
  return { conjecture, ...(sha256 === undefined ? {} : { sha256 }), measures, parts };
}

function refused(name: string, expected: string, found: string): InputError {
  return new InputError({ code: "usage", path: name, expected, found });
}
