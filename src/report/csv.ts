/**
 * Listings as comma-separated values (RFC 4180); lines that begin with # carry the head.
 *
 * A cell is quoted where it contains a comma, a quote, a line break or the # of comments.
 */
import { isRounded, plain, rounded, type Listing, type Style } from "./listing.js";

/** One table, line by line, with columns of rounded values when decimals are asked for. */
export function* csv({ head, tables, flat }: Listing, style: Style = {}): Generator<string> {
  for (const line of head) yield `# ${line}\n`;
  for (const { columns, rows, note } of flat === undefined ? tables : [flat]) {
    if (note !== undefined) yield `# ${note}\n`;
    yield `${columns.flatMap((column) => (isRounded(column, style) ? [column.key, `${column.key}Approximately`] : [column.key])).join(",")}\n`;
    for (const row of rows) {
      yield `${columns.flatMap((column, c) => (isRounded(column, style) ? [cell(plain(row[c])), rounded(row[c], style)] : [cell(plain(row[c]))])).join(",")}\n`;
    }
  }
}

function cell(text: string): string {
  return /[",#\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
