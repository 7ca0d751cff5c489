/**
 * Listings: results as tables of named columns, before anybody decides how they are written.
 *
 * A report makes a listing; `latex`, `csv`, `markdown`, `json` and `text` write it, each from a
 * file of its own that owns the escaping. Exact values are p/q; rounded ones, marked ≈, stand
 * beside them when decimals are asked for. Writers give text in parts, so that a list of tens of
 * thousands of rows is never one string.
 */
import { problemHash } from "../certificate/data.js";
import { approximate } from "../exact/decimal.js";
import { printable } from "../exact/errors.js";
import { valueText, type Value } from "../exact/value.js";
import type { Problem } from "../model/problem.js";
import { version } from "../version.js";

/** A value, "inf", text (with a form of its own for LaTeX where that is mathematics), or nothing. */
export type Entry = Value | "inf" | Words | undefined;

export interface Words {
  readonly text: string;
  readonly tex?: string;
}

export interface Column {
  /** In CSV. */
  readonly key: string;
  /** In LaTeX, mathematics included in dollars. */
  readonly tex: string;
  /** In Markdown and text. */
  readonly title: string;
  /**
   * "number": aligned to the right, with rounded values beside it when decimals are asked for;
   * "given": a number that was an input and needs none; "text": aligned to the left.
   */
  readonly kind: "number" | "given" | "text";
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Entry[])[];
  /** A line above the table, where there are several. */
  readonly note?: string;
  /** In LaTeX: a heading over all columns but the first; such a table is never broken across pages. */
  readonly over?: string;
}

export interface Listing {
  /** Where the numbers come from and what the columns mean: every format puts these lines into its comment. */
  readonly head: readonly string[];
  readonly tables: readonly Table[];
  /** CSV has one table: this one, where it is not the only one. */
  readonly flat?: Table;
  /** For programs: JSON in parts. */
  readonly data: (style: Style) => Iterable<string>;
  /** For people: lines. @param decimals of the rounded values */
  readonly lines: (decimals: number) => Iterable<string>;
}

/** How a listing is written. */
export interface Style {
  /** Adds rounded values, marked ≈, with this many decimals beside the exact ones. */
  readonly decimals?: number;
}

/** Where a listing comes from, and the command that prints it again. */
export interface Origin {
  readonly problem: string;
  readonly sha256: string;
  readonly producer: string;
  readonly command?: string;
}

export const producer = `exact-cdp ${version}`;

/** The origin of results about a problem. */
export function originOf(problem: Problem, command?: string): Origin {
  return { problem: problem.name, sha256: problemHash(problem), producer, ...(command === undefined ? {} : { command }) };
}

/** The first lines of a comment. @param title says which results these are @param notes more lines */
export function originLines(origin: Origin, title: string, notes: readonly string[] = []): string[] {
  return [`${printable(origin.problem)}: ${title}, exact; ${origin.producer}`, ...traceLines(origin), ...notes];
}

/** The lines by which a listing is traced and regenerated. */
export function traceLines({ sha256, command }: Origin): string[] {
  return [`problem sha256 ${sha256}`, ...(command === undefined ? [] : [`regenerate: ${printable(command)}`])];
}

export function numberColumn(key: string, tex: string, title: string): Column {
  return { key, tex, title, kind: "number" };
}

export function givenColumn(key: string, tex: string, title: string): Column {
  return { key, tex, title, kind: "given" };
}

export function textColumn(key: string, title = key): Column {
  return { key, tex: title, title, kind: "text" };
}

export function words(text: string | number | bigint): Words {
  return { text: String(text) };
}

/** Whether a column has a column of rounded values beside it. */
export function isRounded({ kind }: Column, { decimals }: Style): boolean {
  return kind === "number" && decimals !== undefined;
}

/** An entry as plain text. */
export function plain(entry: Entry): string {
  if (entry === undefined || entry === "inf") return entry ?? "";
  return isWords(entry) ? entry.text : valueText(entry);
}

/** The rounded value of an entry, marked ≈; nothing for words and "inf". */
export function rounded(entry: Entry, { decimals }: Style): string {
  return entry === undefined || entry === "inf" || isWords(entry) || decimals === undefined ? "" : approximate(entry, decimals);
}

export function isWords(entry: Value | Words): entry is Words {
  return "text" in entry;
}

/** One JSON object with a list of entries, a line each. @param head its first keys */
export function* listData<T>(head: object, key: string, entries: Iterable<T>, data: (entry: T) => object): Generator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},\n "${key}":[`;
  yield* joined(entries, data);
  yield "]}\n";
}

/** Entries of a JSON list, a line each. */
export function* joined<T>(entries: Iterable<T>, data: (entry: T) => object): Generator<string> {
  let separator = "";
  for (const entry of entries) {
    yield `${separator}${JSON.stringify(data(entry))}`;
    separator = ",\n  ";
  }
}
