/**
 * Checkpoints: the tasks of a job that are done, a line each, written before the next begins.
 *
 * The first line is the range of the job. A last line that was not finished is cut off when the
 * file is opened again.
 */
import { closeSync, ftruncateSync, openSync, readFileSync, unlinkSync } from "node:fs";
import { appendLine, wholeLines } from "./jsonl.js";
import { parsePlain } from "./plain.js";
import type { TaskData } from "./results.js";

export class Checkpoint {
  private constructor(
    private readonly descriptor: number,
    /** Tasks that were done when the file was opened, in order. */
    readonly done: readonly TaskData[],
  ) {}

  /** Opens or creates the file of a job. */
  static open(file: string, from: bigint, to: bigint): Checkpoint {
    const descriptor = openSync(file, "a+");
    const { lines, bytes } = wholeLines(descriptor);
    ftruncateSync(descriptor, bytes);
    const [head, ...tasks] = lines.map(parsePlain);
    if (head === undefined) appendLine(descriptor, { from: String(from), to: String(to) });
    return new Checkpoint(descriptor, tasks as TaskData[]);
  }

  append(task: TaskData): void {
    appendLine(this.descriptor, task);
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

/** Where the job of a checkpoint ends; "empty" for one that was killed before its first line, "other" for a file that is none. */
export function checkpointState(file: string, from: bigint): bigint | "empty" | "other" {
  const text = readFileSync(file, "utf8");
  const end = text.indexOf("\n");
  const head = end < 0 ? text : text.slice(0, end);
  const beginning = `{"from":"${String(from)}","to":"`;
  if (end < 0 && (beginning.startsWith(head) || head.startsWith(beginning))) return "empty";
  const [, to] = head.startsWith(beginning) ? (/^(\d{1,31})"\}$/.exec(head.slice(beginning.length)) ?? []) : [];
  return to === undefined ? "other" : BigInt(to);
}

/** Removes a checkpoint, if there is one. */
export function removeCheckpoint(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}
