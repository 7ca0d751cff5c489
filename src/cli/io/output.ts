/**
 * The place where results go: standard output, or the file of --output.
 *
 * Long results are written in parts: no output is ever one giant string. A file is written under
 * another name beside its place and moved there in the end, so that nobody ever sees half of it.
 */
import { once } from "node:events";
import {
  closeSync,
  existsSync,
  ftruncateSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { InputError } from "../../exact/errors.js";
import { fileName, reason, requireWritable } from "./input.js";

const partSize = 1 << 16;

/** The file of --output, while it is being written. */
let file: OutputFile | undefined;

/** Sends all results to a file from now on. @param inputs files that it must not be @throws InputError "file" | "usage" */
export function redirect(to: string, inputs: readonly string[]): void {
  requireWritable(to, "--output", ...inputs);
  file = new OutputFile(to);
}

/** Moves the file of --output to its place, or removes it. */
export function finishOutput(keep: boolean): void {
  const written = file;
  file = undefined;
  written?.close(keep);
}

/** Whether results go to a terminal, where people see them as they come. */
export function isWatched(): boolean {
  return file === undefined && process.stdout.isTTY;
}

/** Writes results. */
export function print(text: string): void {
  write(text);
}

/** Writes results, no faster than they are read. @param signal ends the waiting */
export async function printPart(part: string, signal?: AbortSignal): Promise<void> {
  if (write(part)) return;
  // Ctrl-C must be heard even while a reader has stopped reading.
  await once(process.stdout, "drain", signal === undefined ? {} : { signal }).catch((error: unknown) => {
    if (signal?.aborted !== true) throw error;
  });
}

/** Writes results part by part, no faster than they are read. */
export async function printParts(parts: Iterable<string>): Promise<void> {
  for (const part of gathered(parts)) await printPart(part);
}

/** @returns false where one should wait */
function write(text: string): boolean {
  if (file === undefined) return process.stdout.write(text);
  file.write(text);
  return true;
}

class OutputFile {
  private readonly place: string;
  private readonly beside: string;
  private readonly descriptor: number;

  constructor(private readonly name: string) {
    // Devices and pipes are written to directly, also where they stand for a file, as /dev/stdout may. A link stays a link.
    const special = existsSync(name) && (!statSync(name).isFile() || /^\/(?:dev|proc)\//.test(name));
    this.place = special || !existsSync(name) ? name : realpathSync(name);
    this.beside = special ? name : join(dirname(this.place), `.${basename(this.place)}.${String(process.pid)}.part`);
    this.descriptor = attempt(name, () => openSync(this.beside, special ? "a" : "w"));
  }

  write(text: string): void {
    attempt(this.name, () => {
      writeFileSync(this.descriptor, text);
    });
  }

  close(keep: boolean): void {
    closeSync(this.descriptor);
    if (this.beside === this.place) return;
    try {
      if (keep) {
        attempt(this.name, () => {
          renameSync(this.beside, this.place);
        });
      }
    } finally {
      rmSync(this.beside, { force: true });
    }
  }
}

/** Writes a file part by part, so that a caller can report progress or stop. Every call may throw InputError "file". */
export class PartWriter {
  private readonly parts: Iterator<string>;
  private readonly descriptor: number;
  private readonly before: boolean;
  private size = 0;

  constructor(
    private readonly file: string,
    parts: Iterable<string>,
  ) {
    this.parts = gathered(parts)[Symbol.iterator]();
    this.before = existsSync(file);
    this.descriptor = attempt(file, () => openSync(file, "w"));
  }

  /** Characters written so far. */
  get written(): number {
    return this.size;
  }

  /** Writes one part. @returns whether more remain */
  advance(): boolean {
    const next = this.parts.next();
    if (next.done === true) return false;
    attempt(this.file, () => {
      writeFileSync(this.descriptor, next.value);
    });
    this.size += next.value.length;
    return true;
  }

  /**
   * Closes the file. An unfinished one is removed, or emptied where a file existed before, so that
   * nobody takes it for a whole one.
   */
  close(finished: boolean): void {
    if (!finished) ftruncateSync(this.descriptor);
    closeSync(this.descriptor);
    if (!finished && !this.before) unlinkSync(realpathSync(this.file));
  }
}

function attempt<T>(file: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw new InputError({
      code: "file",
      path: fileName(file),
      expected: "a file that can be written",
      found: reason(error),
    });
  }
}

/** Joins small parts to fewer large ones. */
export function* gathered(parts: Iterable<string>): Generator<string> {
  let size = 0;
  let waiting: string[] = [];
  for (const part of parts) {
    waiting.push(part);
    size += part.length;
    if (size < partSize) continue;
    yield waiting.join("");
    waiting = [];
    size = 0;
  }
  yield waiting.join("");
}
