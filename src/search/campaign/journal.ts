/**
 * Journals of campaigns, `exact-cdp/campaign@1`: JSON Lines, only ever appended to.
 *
 * The first line says what is searched, every further one what a range of tasks came to. Tasks
 * that are not yet in the journal stand in part files beside it (part.ts), `FILE.part-FROM`: a
 * part file is removed after its tasks are in the journal, so that at any moment every task that
 * is done stands somewhere, and what stands in both counts once.
 */
import { closeSync, constants, fstatSync, fsyncSync, ftruncateSync, openSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { InputError, describe } from "../../exact/errors.js";
import { version } from "../../version.js";
import { appendLine, wholeLines } from "./lines.js";
import type { CampaignParameters } from "../strategy/parameters.js";
import { parametersData, parametersFromData } from "../strategy/parameters.js";
import { parsePlain } from "./plain.js";
import { partEnd, removePart } from "./part.js";
import { withRange, type Range } from "./ranges.js";
import type { ChunkData } from "./results.js";

export const campaignFormat = "exact-cdp/campaign@1";
/** Which version made a journal: another one may draw or decide otherwise. */
const producer = `exact-cdp ${version}`;

export class Journal {
  private done: Range[] = [];
  private readonly lines: ChunkData[] = [];

  private constructor(
    readonly file: string,
    readonly parameters: CampaignParameters,
    private readonly descriptor: number,
  ) {}

  /** A new journal; an empty file, of a process that was killed at once, is taken as none. @throws InputError "file" */
  static create(file: string, parameters: CampaignParameters): Journal {
    const descriptor = opened(file, O_CREAT, "a file that can be written");
    if (fstatSync(descriptor).size > 0) {
      closeSync(descriptor);
      throw new InputError({ code: "file", path: file, expected: "a new file (a search that was begun is resumed)", found: "a file with contents" });
    }
    const journal = new Journal(file, parameters, descriptor);
    for (const part of journal.partFiles()) removePart(part.file);
    journal.write({ format: campaignFormat, producer, ...parametersData(parameters) });
    return journal;
  }

  /** A journal to go on with. A last line that was not finished is cut off. @throws InputError */
  static open(file: string): Journal {
    const descriptor = opened(file, 0, "a journal of a campaign");
    const { lines, bytes } = wholeLines(descriptor);
    const [head, ...rest] = lines.map((line, i) => parsed(line, file, i + 1));
    const journal = new Journal(file, header(head, file), descriptor);
    // Not before it is known to be a journal.
    ftruncateSync(descriptor, bytes);
    rest.forEach((line, i) => {
      journal.count(chunkOf(line, file, i + 2));
    });
    for (const { file: part, from } of journal.partFiles()) if (journal.has(from) || partEnd(part) === undefined) removePart(part);
    return journal;
  }

  /** What the journal has, a line each. */
  get chunks(): readonly ChunkData[] {
    return this.lines;
  }

  /** Tasks that are in the journal. */
  get ranges(): readonly Range[] {
    return this.done;
  }

  /** Jobs that a process left behind: their part files have what is done of them. */
  leftBehind(): Range[] {
    return this.partFiles().flatMap(({ file, from }) => {
      const to = partEnd(file);
      return to === undefined ? [] : [{ from, to }];
    });
  }

  /** The part file of a job. */
  partOf(from: bigint): string {
    return `${this.file}.part-${String(from)}`;
  }

  /** Appends what a job came to, and removes its part file. */
  append(chunk: ChunkData): void {
    const empty = chunk.from === chunk.to;
    if (!empty) {
      this.write(chunk);
      this.count(chunk);
    }
    removePart(this.partOf(BigInt(chunk.from)));
  }

  close(): void {
    closeSync(this.descriptor);
  }

  private has(task: bigint): boolean {
    return this.done.some(({ from, to }) => from <= task && task < to);
  }

  private count(chunk: ChunkData): void {
    this.done = withRange(this.done, { from: BigInt(chunk.from), to: BigInt(chunk.to) });
    this.lines.push(chunk);
  }

  private write(line: object): void {
    appendLine(this.descriptor, line);
    fsyncSync(this.descriptor);
  }

  private partFiles(): { readonly file: string; readonly from: bigint }[] {
    const prefix = `${basename(this.file)}.part-`;
    const folder = dirname(this.file);
    const names = readdirSync(folder).filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)));
    const parts = names.map((name) => ({ file: join(folder, name), from: BigInt(name.slice(prefix.length)) }));
    return parts.sort((a, b) => (a.from < b.from ? -1 : 1));
  }
}

const { O_APPEND, O_CREAT, O_RDWR } = constants;

function opened(file: string, flags: number, expected: string): number {
  try {
    return openSync(file, O_RDWR | O_APPEND | flags);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const found = code === "ENOENT" ? "no such file or folder" : (error as Error).message;
    throw new InputError({ code: "file", path: file, expected, found });
  }
}

function parsed(line: string, file: string, number: number): unknown {
  try {
    return parsePlain(line);
  } catch {
    throw new InputError({ code: "not-json", path: `${file}: line ${String(number)}`, expected: "a JSON object", found: describe(line.slice(0, 40)) });
  }
}

function header(value: unknown, file: string): CampaignParameters {
  const refused = (key: string, expected: string, found: string): InputError => new InputError({ code: "usage", path: `${file}: ${key}`, expected, found: describe(found) });
  if (typeof value !== "object" || value === null) throw refused("line 1", "the first line of a journal of a campaign", value === undefined ? "nothing" : "something else");
  const { format, producer: made, ...rest } = value as Readonly<Record<string, unknown>>;
  if (format !== campaignFormat) throw refused("format", JSON.stringify(campaignFormat), shown(format));
  if (made !== producer) throw refused("producer", `${JSON.stringify(producer)}: another version may draw and decide otherwise`, shown(made));
  return parametersFromData(rest, file);
}

function shown(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}

/** Only the range is looked at: the line was written by this program, and its finds are decided again when they are shown. */
function chunkOf(value: unknown, file: string, number: number): ChunkData {
  const chunk = value as Partial<ChunkData> | null;
  const range = [chunk?.from, chunk?.to].every((text) => typeof text === "string" && /^\d+$/.test(text));
  if (!range || typeof chunk?.counts !== "object") throw new InputError({ code: "usage", path: `${file}: line ${String(number)}`, expected: "a range of tasks and its counts", found: describe(JSON.stringify(value).slice(0, 40)) });
  return chunk as ChunkData;
}
