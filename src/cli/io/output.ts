/**
 * The place where results go: standard output, or the file of --output.
 *
 * Long results are written in parts: no output is ever one giant string. A file is written under
 * another name beside its place and moved there in the end, so that nobody ever sees half of it.
 */
import { once } from "node:events";
import { OutputFile } from "./output-file.js";
import { makeWay } from "./terminal.js";

/** Characters that are written at once. */
export const partSize = 1 << 16;

/** The file of --output, while it is being written. */
let file: OutputFile | undefined;

/** Sends all results to a file from now on. @throws InputError "file" */
export function redirect(to: string): void {
  file = new OutputFile(to);
}

/** Moves the file of --output to its place, or removes it. */
export function finishOutput(keep: boolean): void {
  const written = file;
  file = undefined;
  written?.close(keep);
}

/** Writes the parts of a file that need not be text. Only with --output. */
export function printFile(parts: Iterable<string | Uint8Array>): void {
  for (const part of parts) file?.write(part);
}

/** Leaves the place of --output as it was: for results that are nothing by halves. */
export function dropOutput(): void {
  finishOutput(false);
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
  if (file === undefined) {
    if (process.stdout.isTTY) makeWay();
    return process.stdout.write(text);
  }
  file.write(text);
  return true;
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
