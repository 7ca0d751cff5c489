/**
 * Listings as text for people, in aligned columns.
 *
 * Exact values may have hundreds of digits. Text shows the rounded value of long ones, marked ≈, and
 * says so at its end.
 */
import type { Listing } from "./listing.js";
import { Notation, type Style } from "./notation.js";

/** The lines of text of a listing. */
export function* text(listing: Listing, style: Style = {}): Generator<string> {
  const shown = new Notation(style);
  for (const line of listing.lines(shown)) yield `${line}\n`;
  yield* noteLines(shown);
}

/** What has to be said below a report about its numbers. */
export function noteLines(shown: Notation): string[] {
  return shown.notes().flatMap((note) => ["\n", `${note}\n`]);
}

/** One line per row; every column as wide as its widest entry, no space at the end of a line. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, c) => (widths[c] = Math.max(widths[c] ?? 0, displayWidth(cell))));
  return rows.map((row) =>
    row
      .map((cell, c) => cell + " ".repeat((widths[c] ?? 0) - displayWidth(cell)))
      .join("  ")
      .trimEnd(),
  );
}

export { counted } from "../exact/words.js";

/** Longest list that text shows in full, and the number of entries that it shows of a longer one. */
const longestShown = 24;
const shownOfLonger = 20;

/** The entries of a list as aligned rows under a heading; of a long list the beginning, and how to see all of it. */
export function shortened<T>(
  entries: readonly T[],
  row: (entry: T, index: number) => readonly string[],
  { head, what, all }: { readonly head?: readonly string[]; readonly what: string; readonly all: string },
): string[] {
  const shown = entries.length <= longestShown ? entries : entries.slice(0, shownOfLonger);
  const lines = aligned([...(head === undefined ? [] : [head]), ...shown.map(row)]).map((line) => `  ${line}`);
  if (shown.length < entries.length)
    lines.push(`  … and ${String(entries.length - shown.length)} more ${what} (all of them with ${all})`);
  return lines;
}

/** The number of columns that a text takes: combining marks (as in x̂) take none. */
function displayWidth(text: string): number {
  return [...text.normalize("NFC")].filter((char) => !/\p{M}/u.test(char)).length;
}
