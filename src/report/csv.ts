/**
 * Listings as comma-separated values (RFC 4180); lines that begin with # carry the head.
 *
 * Every exact column x has a numeric column x_decimal beside it when decimals are asked for. A cell
 * is quoted where it contains a comma, a quote, a line break or the # of comments. Spreadsheets take
 * a text that begins with = + - @ for a formula: such a text has an apostrophe before it, and so has
 * one that begins with an apostrophe, so that a reader who drops the first apostrophe of a text has
 * the text. Numbers have none.
 */
import { printable } from "../exact/errors.js";
import { decimalText, isWords, plain, type Column, type Entry, type Listing } from "./listing.js";
import type { Style } from "./notation.js";

/** One table, line by line. */
export function* csv(listing: Listing, { decimals }: Style = {}): Generator<string> {
  const { head, flat, foot } = listing;
  const isRounded = ({ kind }: Column): boolean => decimals !== undefined && (kind === "number" || kind === "given");
  for (const line of head) yield comment(line);
  for (const { columns, rows, note } of flat === undefined ? listing.tables : [flat]) {
    if (note !== undefined) yield comment(note);
    const names = columns.flatMap((column) =>
      isRounded(column) ? [column.key, `${column.key}_decimal`] : [column.key],
    );
    yield `${names.map(quoted).join(",")}\n`;
    for (const row of rows) {
      if (row === undefined) yield "";
      else
        yield `${columns
          .flatMap((column, c) =>
            isRounded(column) ? [cell(row[c]), decimalText(row[c], decimals ?? 0)] : [cell(row[c])],
          )
          .join(",")}\n`;
    }
  }
  for (const line of foot?.() ?? []) yield comment(line);
}

function cell(entry: Entry): string {
  const isText = entry !== undefined && entry !== "inf" && isWords(entry);
  return quoted(isText ? csvText(entry.text) : plain(entry));
}

/** A text of unknown origin, so that no spreadsheet takes it for a formula; full-width signs count as well. */
export function csvText(text: string): string {
  return /^['=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",#\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line of a comment. Spreadsheets split it at separators: what follows one is kept from looking like a formula. */
function comment(line: string): string {
  return `# ${printable(line).replaceAll(/([,;])(?=[=+@]|-\D)/g, "$1 ")}\n`;
}
