/**
 * Listings in Markdown: pipe tables of GitHub Flavored Markdown, padded so that the source is
 * readable too. The head is an HTML comment. Characters that Markdown would interpret are escaped,
 * & only where it begins an entity.
 */
import {
  isRounded,
  isWords,
  plain,
  rounded,
  type Column,
  type Entry,
  type Listing,
  type Style,
  type Table,
} from "./listing.js";

export function* markdown({ head, tables }: Listing, style: Style = {}): Generator<string> {
  for (const line of head) yield `${comment(line)}\n`;
  for (const [i, table] of tables.entries()) {
    if (i > 0) yield "\n";
    if (table.note !== undefined) yield `${comment(table.note)}\n`;
    yield "\n";
    yield* tableLines(table, style);
  }
}

function* tableLines({ columns, rows }: Table, style: Style): Generator<string> {
  const shown = (entry: Entry, column: Column): string =>
    [cell(entry), isRounded(column, style) ? rounded(entry, style) : ""].filter((text) => text !== "").join(" ");
  const widths = columns.map((column, c) =>
    rows.reduce((most, row) => Math.max(most, shown(row[c], column).length), Math.max(4, column.title.length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((one, c) => (columns[c]?.kind === "text" ? one.padEnd(widths[c] ?? 0) : one.padStart(widths[c] ?? 0))).join(" | ")} |\n`;
  yield line(columns.map(({ title }) => title));
  yield line(widths.map((width, c) => (columns[c]?.kind === "text" ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)));
  for (const row of rows) yield line(columns.map((column, c) => shown(row[c], column)));
}

function cell(entry: Entry): string {
  if (entry === "inf") return "∞";
  const text = plain(entry);
  return entry !== undefined && isWords(entry) ? text.replaceAll(/[\\|`*_~$<>[\]]|&(?=#?\w+;)/g, "\\$&") : text;
}

/** A line of text made safe for an HTML comment, which it must not end early. */
function comment(text: string): string {
  return `<!-- ${text.replace(/--(!?>)/g, "-- $1")} -->`;
}
