/**
 * CSV text as cells: what spreadsheets and statistics programs write (RFC 4180).
 *
 * Cells are separated by tabs, semicolons or commas: the first of these that the first row has.
 * Quoted cells keep their text, others lose the space around them. Blank lines, a byte order mark
 * and comments (lines before the first row that begin with #) are skipped.
 */
import { csvParser } from "#platform/csv-parser";
import { once } from "../exact/lazy.js";
import { text as textArgument } from "../exact/arguments.js";
import { InputError } from "../exact/errors.js";

const parser = once(csvParser);

/** A row and the line of the text on which it ends. */
export interface CsvRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * The rows of a CSV text; they may differ in length.
 * @param path names the text in errors
 * @throws InputError "not-csv" for a quotation that does not end or stands inside a cell, or for no rows
 * @example readCsv("a;b\n1;2") // [{ cells: ["a", "b"], line: 1 }, { cells: ["1", "2"], line: 2 }]
 */
export function readCsv(text: string, path = "the CSV text"): CsvRow[] {
  textArgument(text, "text");
  textArgument(path, "path");
  const { rest, skipped } = withoutComments(text.startsWith("\ufeff") ? text.slice(1) : text);
  const { CsvError, parse } = parser();
  try {
    const records = parse(rest, {
      delimiter: separatorOf(rest),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as readonly { readonly record: string[]; readonly info: { readonly lines: number } }[];
    const rows = records
      .map(({ record, info }) => ({ cells: record, line: skipped + info.lines }))
      .filter(({ cells }) => cells.some((cell) => cell !== ""));
    if (rows.length > 0) return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error["lines"] === "number" ? ` at line ${String(skipped + error["lines"])}` : "";
    throw new InputError({
      code: "not-csv",
      path: `${path}: not CSV${line}`,
      expected: `cells in which a quotation mark is doubled ("")`,
      found: error.code === "CSV_QUOTE_NOT_CLOSED" ? "a quotation that does not end" : "a quotation mark inside a cell",
    });
  }
  throw new InputError({ code: "not-csv", path, expected: "at least one row", found: "none" });
}

/** Characters in which the separator of a text is looked for. */
const longestFirstRow = 100_000;

/** Whether a text is rather CSV than JSON: its first rows have the same number of cells, two at least. */
export function looksLikeCsv(text: string): boolean {
  const { rest } = withoutComments(text.slice(0, longestFirstRow).replace(/^\ufeff/, ""));
  if (/^\s*[[{]/.test(rest)) return false;
  const separator = separatorOf(rest);
  const lines = rest
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .slice(0, 3);
  const cells = lines.map((line) => line.split(separator).length);
  return cells.length > 1 && cells.every((count) => count > 1 && count === cells[0]);
}

function withoutComments(text: string): { readonly rest: string; readonly skipped: number } {
  const comments = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*/.exec(text)?.[0] ?? "";
  return { rest: text.slice(comments.length), skipped: comments.split("\n").length - 1 };
}

/** The separator: of the first row, outside of quotations. */
function separatorOf(text: string): string {
  const [first = ""] = text
    .slice(0, longestFirstRow)
    .replaceAll(/"[^"]*"/g, "")
    .split("\n", 1);
  return ["\t", ";"].find((separator) => first.includes(separator)) ?? ",";
}
