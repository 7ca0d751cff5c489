/**
 * Listings as text for people, in aligned columns.
 *
 * Exact values may have hundreds of digits. Text shows the rounded value of long ones, marked ≈; the
 * other formats show all digits.
 */
import { approximate } from "../exact/decimal.js";
import { Rational } from "../exact/rational.js";
import { valueText, type Value } from "../exact/value.js";
import type { Listing, Style } from "./listing.js";

/** Decimals of rounded values where none are asked for. */
export const usualDecimals = 6;

/** The lines of text of a listing. */
export function* text(listing: Listing, { decimals = usualDecimals }: Style = {}): Generator<string> {
  for (const line of listing.lines(decimals)) yield `${line}\n`;
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

/** Most characters of an exact value that text shows. */
const longestExact = 40;

export function isLong(value: Value): boolean {
  return valueText(value).length > longestExact;
}

/** The exact value, or the rounded value of a long one. */
export function readable(value: Value, decimals: number): string {
  return isLong(value) ? approximate(value, decimals) : valueText(value);
}

/** `307/1450 ≈0.211724`; integers need no approximation, and long values are only rounded. */
export function readableBoth(value: Value, decimals: number): string {
  return isLong(value) || (value instanceof Rational && value.den === 1n)
    ? readable(value, decimals)
    : `${valueText(value)} ${approximate(value, decimals)}`;
}

/** `307/1450 ≈0.211724`, with all digits of the exact value; integers need no approximation. */
export function exactBoth(value: Value, decimals: number): string {
  return value instanceof Rational && value.den === 1n
    ? value.toString()
    : `${valueText(value)} ${approximate(value, decimals)}`;
}

/** `3 pieces`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

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
