/**
 * Listings in Markdown: pipe tables of GitHub Flavored Markdown, padded so that the source is
 * readable too. The head is an HTML comment. Text is shown as it is (markdown-text.ts). A long table
 * is padded by its first rows; a later entry that is wider only stands out.
 */
import { decimal } from "../exact/decimal.js";
import { Enclosure } from "../exact/enclosure.js";
import { printable } from "../exact/errors.js";
import { valueText, type Value } from "../exact/value.js";
import { isWords, type Column, type Entry, type Listing, type Row, type Table } from "./listing.js";
import { markdownText } from "./markdown-text.js";
import { isInteger, Notation, roundedNote, type Style } from "./notation.js";
import { linesOf, peek } from "./peek.js";

/** Rows and entries by which a table is padded. */
const mostRows = 1000;
const mostEntries = 100_000;

/** The tables line by line. */
export function* markdown({ head, tables, foot }: Listing, style: Style = {}): Generator<string> {
  const shown = Notation.ofTables(style);
  for (const line of [...head, ...roundedNote(shown)]) yield comment(line);
  for (const [i, table] of tables.entries()) {
    if (i > 0) yield "\n";
    if (table.note !== undefined) yield comment(table.note);
    yield "\n";
    yield* tableLines(table, shown);
  }
  const below = [...(foot?.() ?? []), ...shown.notes()];
  if (below.length > 0) yield "\n";
  for (const line of below) yield comment(line);
}

function* tableLines({ columns, rows }: Table, shown: Notation): Generator<string> {
  const cells = (row: Row): string[] => columns.map((column, c) => cell(row[c], column, shown));
  const headings = columns.map((column) => heading(column, shown));
  const peeked = yield* peek(rows, mostRows, mostEntries);
  const first = peeked.first.map(cells);
  const widths = headings.map((title, c) =>
    first.reduce((most, row) => Math.max(most, row[c]?.length ?? 0), Math.max(4, title.length)),
  );
  const line = (texts: readonly string[]): string =>
    `| ${texts.map((one, c) => (columns[c]?.kind === "text" ? one.padEnd(widths[c] ?? 0) : one.padStart(widths[c] ?? 0))).join(" | ")} |\n`;
  yield line(headings);
  yield line(widths.map((width, c) => (columns[c]?.kind === "text" ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)));
  for (const row of first) yield line(row);
  yield* linesOf({ first: [], rest: peeked.rest }, (row) => line(cells(row)));
}

function heading({ title, markdown: own, value }: Column, shown: Notation): string {
  return value === undefined ? (own ?? title) : shown.given(value);
}

function cell(entry: Entry, { kind }: Column, shown: Notation): string {
  if (entry === undefined) return "";
  if (entry === "inf") return "∞";
  if (isWords(entry)) return markdownText(entry.text);
  if (kind !== "number") return shown.given(entry);
  if (shown.numbers === "rounded") return rounded(entry, shown);
  if (shown.numbers === "exact") return shown.given(entry);
  return [...(shown.fits(entry) ? [valueText(entry)] : []), shown.rounded(entry)].join(" ");
}

/** A rounded value without a mark: the comment above the table says that all are rounded. */
function rounded(value: Value, shown: Notation): string {
  if (value instanceof Enclosure) return shown.rounded(value);
  return isInteger(value) ? valueText(value) : decimal(value, shown.decimals);
}

/** A line of text made safe for an HTML comment, which it must not end early. */
function comment(text: string): string {
  return `<!-- ${printable(text).replace(/--(!?>)/g, "-- $1")} -->\n`;
}
