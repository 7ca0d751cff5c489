/**
 * Listings in LaTeX: tables for the booktabs package, ready to paste.
 *
 * Exact values are p/q with a slash: stacked fractions would touch those of the next row, and cannot
 * be copied out of a PDF. Those of more than `longest` characters are rounded, so that a table fits a
 * column. ∞ stands where nothing is feasible (the minimum over nothing). Text is printed as it is
 * (tex-text.ts), except for words that bring a form of their own for LaTeX.
 */
import { decimal } from "../exact/decimal.js";
import { Enclosure } from "../exact/enclosure.js";
import { printable } from "../exact/errors.js";
import { valueText, type Value } from "../exact/value.js";
import { isWords, type Column, type Entry, type Listing, type Table } from "./listing.js";
import { isInteger, Notation, roundedNote, type Style } from "./notation.js";
import { linesOf, peek } from "./peek.js";
import { texText, TexRemarks } from "./tex-text.js";

/** Rows from which a table would leave the page. */
const longRows = 40;
/** Entries that are written before the comment above a table is. */
const mostPeeked = 20_000;

/** The tables line by line, each with a comment that names what it needs. */
export function* latex({ head, tables, foot }: Listing, style: Style = {}): Generator<string> {
  const shown = Notation.ofTables(style);
  const cells = new Cells(shown);
  for (const line of [...head, ...roundedNote(shown)]) yield comment(line);
  for (const [i, table] of tables.entries()) {
    if (i > 0) yield "\n";
    if (table.note !== undefined) yield comment(table.note);
    yield* tableLines(table, cells);
  }
  for (const line of foot?.() ?? []) yield comment(line);
}

/** A tabular, or a longtable where the rows do not fit on a page. */
function* tableLines({ columns, rows, over }: Table, cells: Cells): Generator<string> {
  const isDouble = (column: Column): boolean => cells.isDouble(column);
  const line = (row: readonly Entry[]): string =>
    `${columns.flatMap((column, c) => (isDouble(column) ? cells.both(row[c]) : [cells.one(row[c], column)])).join(" & ")} \\\\\n`;
  const peeked = yield* peek(rows, longRows + 1, mostPeeked);
  const environment = peeked.first.length > longRows && over === undefined ? "longtable" : "tabular";
  // Headings and the first rows are made before the comment, which says what they need.
  const headings = columns.map((column) => cells.heading(column));
  const first = peeked.first.map(line);
  yield comment(`needs \\usepackage{booktabs${environment === "longtable" ? ",longtable" : ""}}`);
  for (const remark of cells.remarks()) yield comment(remark);
  const letters = columns.map((column) => (isDouble(column) ? "rr" : column.kind === "text" ? "l" : "r")).join("");
  yield `\\begin{${environment}}{${letters}}\n\\toprule\n`;
  if (over !== undefined)
    yield ` & \\multicolumn{${String(letters.length - 1)}}{c}{${over}} \\\\\n\\cmidrule(lr){2-${String(letters.length)}}\n`;
  yield `${columns.map((column, c) => (isDouble(column) ? `\\multicolumn{2}{c}{${headings[c] ?? ""}}` : headings[c])).join(" & ")} \\\\\n\\midrule\n`;
  if (environment === "longtable") yield "\\endhead\n\\bottomrule\n\\endfoot\n";
  yield* first;
  yield* linesOf({ first: [], rest: peeked.rest }, line);
  if (environment === "tabular") yield "\\bottomrule\n";
  yield `\\end{${environment}}\n`;
  for (const remark of cells.remarks()) yield comment(remark);
}

/** The cells of a table, and what has to be said about them. */
class Cells {
  private readonly text = new TexRemarks();
  private noted = 0;

  constructor(private readonly shown: Notation) {}

  /** The remarks that were not made yet. */
  remarks(): string[] {
    const notes = this.shown.notes().slice(this.noted);
    this.noted += notes.length;
    return [...this.text.take(), ...notes];
  }

  /** Whether a column is two: exact and rounded values. */
  isDouble({ kind }: Column): boolean {
    return kind === "number" && this.shown.numbers === "both";
  }

  heading({ tex, value }: Column): string {
    return value === undefined ? tex : value === "inf" ? "$\\infty$" : this.given(value);
  }

  /** The exact and the rounded value; of a long one the rounded value alone. */
  both(entry: Entry): [string, string] {
    if (entry === undefined || entry === "inf" || isWords(entry)) return [this.plain(entry), ""];
    const exact = this.shown.fits(entry) ? exactTex(valueText(entry)) : "";
    return [exact, marked(this.shown.rounded(entry))];
  }

  one(entry: Entry, { kind }: Column): string {
    if (entry === undefined || entry === "inf" || isWords(entry)) return this.plain(entry);
    if (kind === "number" && this.shown.numbers === "rounded") return this.rounded(entry);
    return this.given(entry);
  }

  /** An exact value, unless it is long. */
  private given(value: Value): string {
    return this.shown.fits(value) ? exactTex(valueText(value)) : marked(this.shown.rounded(value));
  }

  /** A rounded value without a mark: the comment above the table says that all are rounded. */
  private rounded(value: Value): string {
    if (value instanceof Enclosure) return marked(this.shown.rounded(value));
    return isInteger(value) ? exactTex(valueText(value)) : `$${powers(decimal(value, this.shown.decimals))}$`;
  }

  private plain(entry: Exclude<Entry, Value>): string {
    if (entry === undefined) return "";
    if (entry === "inf") return "$\\infty$";
    return entry.tex ?? texText(entry.text, this.text);
  }
}

/** A value as mathematics, with the radical sign for roots. */
function exactTex(value: string): string {
  return `$${value.replaceAll(/sqrt\(([^)]*)\)/g, "\\sqrt{$1}")}$`;
}

function marked(rounded: string): string {
  return `$${powers(rounded.replace("≈", "{\\approx}"))}$`;
}

function powers(digits: string): string {
  return digits.replace(/e-(\d+)$/, "\\cdot10^{-$1}");
}

/** One line of a comment, whatever the text. */
function comment(text: string): string {
  return `% ${printable(text)}\n`;
}
