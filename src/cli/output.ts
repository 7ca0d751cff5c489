/**
 * Long results, written in parts: no output is ever one giant string.
 */
import { once } from "node:events";
import { closeSync, existsSync, ftruncateSync, openSync, realpathSync, unlinkSync, writeFileSync } from "node:fs";
import { InputError } from "../exact/errors.js";
import { fileName, reason } from "./input.js";

const partSize = 1 << 16;

/** Writes to standard output, no faster than it is read. */
export async function printParts(parts: Iterable<string>): Promise<void> {
  for (const part of gathered(parts)) {
    if (!process.stdout.write(part)) await once(process.stdout, "drain");
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
    this.descriptor = this.attempt(() => openSync(file, "w"));
  }

  /** Characters written so far. */
  get written(): number {
    return this.size;
  }

  /** Writes one part. @returns whether more remain */
  step(): boolean {
    const next = this.parts.next();
    if (next.done === true) return false;
    this.attempt(() => {
      writeFileSync(this.descriptor, next.value);
    });
    this.size += next.value.length;
    return true;
  }

  /** Closes the file; one that is not finished is removed, or emptied where it stood there before, so that nobody takes it for a whole one. */
  close(finished: boolean): void {
    if (!finished) ftruncateSync(this.descriptor);
    closeSync(this.descriptor);
    if (!finished && !this.before) unlinkSync(realpathSync(this.file));
  }

  private attempt<T>(write: () => T): T {
    try {
      return write();
    } catch (error) {
      throw new InputError({ code: "file", path: fileName(this.file), expected: "a file that can be written", found: reason(error) });
    }
  }
}

/** Small parts as fewer large ones. */
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
