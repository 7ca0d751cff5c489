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
import { optional, text as textArgument } from "../exact/arguments.js";
import { printable } from "../exact/errors.js";
import { valueText, type Value } from "../exact/value.js";
import { problemArgument } from "../model/argument.js";
import type { Problem } from "../model/problem.js";
import { version } from "../version.js";

/** A value, "inf", text (with a form of its own for LaTeX where that is mathematics), or nothing. */
export type Entry = Value | "inf" | Words | undefined;

export interface Words {
  readonly text: string;
  readonly tex?: string;
}

export interface Column {
  /** The name of the column in CSV. */
  readonly key: string;
  /** The heading in LaTeX, with mathematics in dollars. */
  readonly tex: string;
  /** The heading in Markdown and text. */
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
  /** A line above the table, where a listing has several tables. */
  readonly note?: string;
  /** A heading over all columns but the first, for LaTeX; such a table is never broken across pages. */
  readonly over?: string;
}

export interface Listing {
  /** The origin of the numbers and the meaning of the columns: lines for the comment of every format. */
  readonly head: readonly string[];
  readonly tables: readonly Table[];
  /** The one table that CSV writes, where a listing has several. */
  readonly flat?: Table;
  /** The JSON for programs, in parts. */
  readonly data: (style: Style) => Iterable<string>;
  /** The lines for people. @param decimals of the rounded values */
  readonly lines: (decimals: number) => Iterable<string>;
}

/** Options of every writer. */
export interface Style {
  /** The number of decimals of rounded values, marked ≈, beside the exact ones; without it there are none. */
  readonly decimals?: number;
}

/** The origin of a listing: its problem, the version, and the command that prints it again. */
export interface Origin {
  readonly problem: string;
  readonly sha256: string;
  readonly producer: string;
  readonly command?: string;
}

export const producer = `exact-cdp ${version}`;

const commandArgument = optional(textArgument);

/** The origin of results about a problem. @throws InputError for what is no problem */
export function originOf(problem: Problem, command?: string): Origin {
  problemArgument(problem, "problem");
  commandArgument(command, "command");
  return {
    problem: problem.name,
    sha256: problemHash(problem),
    producer,
    ...(command === undefined ? {} : { command }),
  };
}

/** The first lines of a comment. @param title says which results these are @param notes more lines */
export function originLines(origin: Origin, title: string, notes: readonly string[] = []): string[] {
  return [`${printable(origin.problem)}: ${title}, exact; ${origin.producer}`, ...traceLines(origin), ...notes];
}

/** The lines of a comment that trace and regenerate a listing. */
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
  return entry === undefined || entry === "inf" || isWords(entry) || decimals === undefined
    ? ""
    : approximate(entry, decimals);
}

export function isWords(entry: Value | Words): entry is Words {
  return "text" in entry;
}

/** A JSON object with a list of entries, one per line. @param head its first keys */
export function* listData<T>(
  head: object,
  key: string,
  entries: Iterable<T>,
  data: (entry: T) => object,
): Generator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},\n "${key}":[`;
  yield* joined(entries, data);
  yield "]}\n";
}

/** The entries of a JSON list, one per line. */
export function* joined<T>(entries: Iterable<T>, data: (entry: T) => object): Generator<string> {
  let separator = "";
  for (const entry of entries) {
    yield `${separator}${JSON.stringify(data(entry))}`;
    separator = ",\n  ";
  }
}
