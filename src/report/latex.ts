/**
 * Listings in LaTeX: tables for the booktabs package, ready to paste.
 *
 * Exact values are p/q with a slash: stacked fractions would touch those of the next row, and cannot
 * be copied out of a PDF. ∞ stands where nothing is feasible (the minimum over nothing). Text is
 * escaped, except for words that bring a form of their own for LaTeX.
 */
import { isRounded, isWords, plain, rounded, type Entry, type Listing, type Style, type Table } from "./listing.js";

/** Rows from which a table would leave the page. */
const longRows = 40;

/** The tables line by line, each with a comment that names the packages it needs. */
export function* latex({ head, tables }: Listing, style: Style = {}): Generator<string> {
  for (const line of head) yield `% ${line}\n`;
  for (const [i, table] of tables.entries()) {
    if (i > 0) yield "\n";
    if (table.note !== undefined) yield `% ${table.note}\n`;
    yield* tableLines(table, style);
  }
}

/** A tabular, or a longtable where the rows do not fit on a page. */
function* tableLines({ columns, rows, over }: Table, style: Style): Generator<string> {
  const environment = rows.length > longRows && over === undefined ? "longtable" : "tabular";
  yield `% needs \\usepackage{booktabs${environment === "longtable" ? ",longtable" : ""}}\n`;
  const letters = columns
    .map((column) => (isRounded(column, style) ? "rr" : column.kind === "text" ? "l" : "r"))
    .join("");
  yield `\\begin{${environment}}{${letters}}\n\\toprule\n`;
  if (over !== undefined)
    yield ` & \\multicolumn{${String(letters.length - 1)}}{c}{${over}} \\\\\n\\cmidrule(lr){2-${String(letters.length)}}\n`;
  yield `${columns.map((column) => (isRounded(column, style) ? `\\multicolumn{2}{c}{${column.tex}}` : column.tex)).join(" & ")} \\\\\n\\midrule\n`;
  if (environment === "longtable") yield "\\endhead\n\\bottomrule\n\\endfoot\n";
  for (const row of rows) {
    yield `${columns.flatMap((column, c) => (isRounded(column, style) ? [cell(row[c]), roundedCell(row[c], style)] : [cell(row[c])])).join(" & ")} \\\\\n`;
  }
  if (environment === "tabular") yield "\\bottomrule\n";
  yield `\\end{${environment}}\n`;
}

function cell(entry: Entry): string {
  if (entry === undefined) return "";
  if (entry === "inf") return "$\\infty$";
  return isWords(entry) ? (entry.tex ?? escaped(entry.text)) : `$${mathematics(plain(entry))}$`;
}

/** A value as mathematics, with the radical sign for roots. */
function mathematics(value: string): string {
  return value.replaceAll(/sqrt\(([^)]*)\)/g, "\\sqrt{$1}");
}

function roundedCell(entry: Entry, style: Style): string {
  const text = rounded(entry, style);
  return text === "" ? "" : `$${text.replace("≈", "{\\approx}").replace(/e-(\d+)$/, "\\cdot10^{-$1}")}$`;
}

/** Characters that a backslash does not escape in TeX; the last two look different in its oldest fonts. */
const characters: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "<": "\\textless{}",
  ">": "\\textgreater{}",
};

function escaped(text: string): string {
  return text.replaceAll(/[\\~^<>#$%&_{}]/g, (character) => characters[character] ?? `\\${character}`);
}
