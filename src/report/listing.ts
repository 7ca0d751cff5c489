/**
 * Listings: results as tables of named columns, before anybody decides how they are written.
 *
 * A report makes a listing; `latex`, `csv`, `markdown`, `json` and `text` write it, each from a
 * file of its own that owns the escaping. Writers take rows one by one and give text in parts, so
 * that a table may have millions of rows, each computed when it is written.
 */
import { problemHash } from "../certificate/data.js";
import { decimal } from "../exact/decimal.js";
import { Enclosure } from "../exact/enclosure.js";
import { optional, text as textArgument } from "../exact/arguments.js";
import { printable } from "../exact/errors.js";
import { Rational } from "../exact/rational.js";
import { valueText, type Value } from "../exact/value.js";
import { problemArgument } from "../model/argument.js";
import { isSmooth } from "../model/case.js";
import type { Problem } from "../model/problem.js";
import { version } from "../version.js";
import { dataText } from "./data.js";
import type { Notation, Style } from "./notation.js";

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
  /** The heading in Markdown, where the title has characters that Markdown would interpret. */
  readonly markdown?: string;
  /** The number that is the heading, where it is one: each writer shows it as it shows numbers. */
  readonly value?: Value | "inf";
  /**
   * "number": a result, which may be rounded; "given": a number that was an input, which people see
   * as it is and programs may have rounded; "count": a whole number. These are aligned to the right,
   * "text" to the left.
   */
  readonly kind: "number" | "given" | "count" | "text";
}

export type Row = readonly Entry[];

/**
 * The rows of a table, once. `undefined` stands for no row: the next one is still being computed.
 * Writers yield an empty part for it, so that whoever takes the parts can look up meanwhile.
 */
export type Rows = Iterable<Row | undefined>;

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: Rows;
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
  /** What is known only when all rows are written: lines for a comment below the tables. */
  readonly foot?: () => readonly string[];
  /** The JSON for programs, in parts. */
  readonly data: (style: Style) => Iterable<string>;
  /** The lines for people. @param shown the notation of their numbers */
  readonly lines: (shown: Notation) => Iterable<string>;
}

/** The origin of a listing: its problem, the version, and the command that prints it again. */
export interface Origin {
  readonly problem: string;
  readonly sha256: string;
  readonly producer: string;
  readonly command?: string;
  /** With a smooth divergence values lie between proved rationals; left out where they are exact. */
  readonly values?: "enclosed";
}

/** How a head says what its values are. */
export function certainty({ values }: Pick<Origin, "values">): string {
  return values === "enclosed" ? "between proved rationals" : "exact";
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
    ...(isSmooth(problem) ? { values: "enclosed" as const } : {}),
  };
}

/** The first lines of a comment. @param title says which results these are @param notes more lines */
export function originLines(origin: Origin, title: string, notes: readonly string[] = []): string[] {
  return [
    `${printable(origin.problem)}: ${title}, ${certainty(origin)}; ${origin.producer}`,
    ...traceLines(origin),
    ...notes,
  ];
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

export function countColumn(key: string, tex: string, title: string): Column {
  return { key, tex, title, kind: "count" };
}

export function textColumn(key: string, title = key): Column {
  return { key, tex: title, title, kind: "text" };
}

export function words(text: string | number | bigint): Words {
  return { text: String(text) };
}

/** An entry as plain text. */
export function plain(entry: Entry): string {
  if (entry === undefined || entry === "inf") return entry ?? "";
  return isWords(entry) ? entry.text : valueText(entry);
}

/**
 * The rounded value of an entry in plain digits, for programs: "inf" where it is infinite, nothing for
 * words. Of an enclosure it is the middle, and nothing where that is not finite.
 */
export function decimalText(entry: Entry, decimals: number): string {
  if (entry === undefined || entry === "inf") return entry ?? "";
  if (isWords(entry)) return "";
  if (!(entry instanceof Enclosure)) return decimal(entry, decimals);
  const { lower, upper } = entry;
  return upper === "inf" ? "" : decimal(lower.plus(upper).over(Rational.of(2n)), decimals);
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
  style: Style,
): Generator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},\n "${key}":[`;
  yield* joined(entries, data, style);
  yield "]}\n";
}

/** The entries of a JSON list, one per line. */
export function* joined<T>(entries: Iterable<T>, data: (entry: T) => object, style: Style): Generator<string> {
  let separator = "";
  for (const entry of entries) {
    yield `${separator}${dataText(data(entry), style)}`;
    separator = ",\n  ";
  }
}
