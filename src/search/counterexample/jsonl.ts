/**
 * Files of lines that are only appended to. A line is written by one call; where a process is
 * killed in the middle of it, what follows the last line feed is no line.
 */
import { readFileSync, writeSync } from "node:fs";

/** The whole lines of a file that was opened for reading, and how many bytes they take: what follows is to be cut off. */
export function wholeLines(descriptor: number): { readonly lines: string[]; readonly bytes: number } {
  const text = readFileSync(descriptor, "utf8");
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  return { lines: whole.split("\n").slice(0, -1), bytes: Buffer.byteLength(whole) };
}

export function appendLine(descriptor: number, line: object): void {
  writeSync(descriptor, `${JSON.stringify(line)}\n`);
}
