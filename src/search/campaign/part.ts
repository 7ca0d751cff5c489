/**
 * Part files: the tasks of a job that are done, a line each, written before the next begins.
 *
 * The first line is the range of the job. A line is written by one call; where a process is
 * killed in the middle of it, what follows the last line feed is cut off when the file is opened
 * again.
 */
import { closeSync, ftruncateSync, openSync, readFileSync, unlinkSync, writeSync } from "node:fs";
import { parsePlain } from "./plain.js";
import type { TaskData } from "./results.js";

export class PartFile {
  private constructor(
    private readonly descriptor: number,
    /** Tasks that were done when the file was opened, in order. */
    readonly done: readonly TaskData[],
  ) {}

  /** Opens or creates the file of a job. */
  static open(file: string, from: bigint, to: bigint): PartFile {
    const descriptor = openSync(file, "a+");
    const text = readFileSync(descriptor, "utf8");
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    if (whole.length < text.length) ftruncateSync(descriptor, Buffer.byteLength(whole));
    const [head, ...tasks] = whole.split("\n").slice(0, -1).map(parsePlain);
    if (head === undefined) writeSync(descriptor, `${JSON.stringify({ from: String(from), to: String(to) })}\n`);
    return new PartFile(descriptor, tasks as TaskData[]);
  }

  append(task: TaskData): void {
    writeSync(this.descriptor, `${JSON.stringify(task)}\n`);
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

/** Where the job of a part file ends; nothing for one that was killed before its first line. */
export function partEnd(file: string): bigint | undefined {
  const text = readFileSync(file, "utf8");
  const end = text.indexOf("\n");
  return end < 0 ? undefined : BigInt((parsePlain(text.slice(0, end)) as { readonly to: string }).to);
}

/** Removes a part file, if there is one. */
export function removePart(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}
