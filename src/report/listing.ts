/**
 * Lists as tables: named columns, one row per entry, in LaTeX, CSV and Markdown.
 *
 * Pieces, domain rows, vertices, segments and sweeps are printed by these; tables of C over
 * a grid by table.ts and its neighbours. Every format comes line by line, so that a list of
 * tens of thousands of rows is never one string. Exact values are p/q; rounded ones, marked
 * ≈, stand beside them when decimals are asked for.
 */
import { problemHash } from "../certificate/data.js";
import type { Bound } from "../certificate/plane.js";
import { approximate } from "../exact/decimal.js";
import { printable } from "../exact/errors.js";
import { Rational } from "../exact/rational.js";
import type { Problem } from "../model/problem.js";
import { version } from "../version.js";
import { comment } from "./markdown.js";
import type { TableStyle } from "./table.js";

/** A number, "inf", text that reads the same everywhere, text with a form of its own for LaTeX, or nothing. */
export type Entry = Bound | { readonly text: string; readonly tex?: string } | undefined;

export interface Column {
  /** In CSV. */
  readonly key: string;
  /** In LaTeX, mathematics included in dollars. */
  readonly tex: string;
  /** In Markdown. */
  readonly title: string;
  /**
   * "number": aligned to the right, with rounded values beside it when decimals are asked for;
   * "given": a number that was an input and needs none; "text": aligned to the left.
   */
  readonly kind: "number" | "given" | "text";
}

export interface Listing {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Entry[])[];
}

/** Where a listing comes from, and the command that prints it again. */
export interface Origin {
  readonly problem: string;
  readonly sha256: string;
  readonly producer: string;
  readonly command?: string;
}

export function originOf(problem: Problem, command?: string): Origin {
  return { problem: problem.name, sha256: problemHash(problem), producer: `exact-cdp ${version}`, ...(command === undefined ? {} : { command }) };
}

/** The lines every format puts into its comment. @param title what of the problem this is @param notes more lines */
export function originLines(origin: Origin, title: string, notes: readonly string[] = []): string[] {
  return [
    `${printable(origin.problem)}: ${title}, exact; ${origin.producer}`,
    `problem sha256 ${origin.sha256}`,
    ...(origin.command === undefined ? [] : [`regenerate: ${printable(origin.command)}`]),
    ...notes,
  ];
}

/** RFC 4180; lines that begin with # carry the origin. */
export function* csvLines(head: readonly string[], { columns, rows }: Listing, { decimals }: TableStyle): Generator<string> {
  for (const line of head) yield `# ${line}\n`;
  yield `${columns.flatMap(({ key, kind }) => (rounds(kind, decimals) ? [key, `${key}Approximately`] : [key])).join(",")}\n`;
  for (const row of rows) {
    yield `${columns.flatMap(({ kind }, c) => (rounds(kind, decimals) ? [plain(row[c]), rounded(row[c], decimals)] : [plain(row[c])])).join(",")}\n`;
  }
}

/** A pipe table of GitHub Flavored Markdown, padded so that the source reads as a table too. */
export function* markdownLines(head: readonly string[], { columns, rows }: Listing, { decimals }: TableStyle): Generator<string> {
  for (const line of head) yield `${comment(line)}\n`;
  yield "\n";
  const shown = (entry: Entry, { kind }: Column): string =>
    [plain(entry).replace(/^inf$/, "∞"), rounds(kind, decimals) ? rounded(entry, decimals) : ""].filter((text) => text !== "").join(" ");
  const widths = columns.map((column, c) => rows.reduce((most, row) => Math.max(most, shown(row[c], column).length), Math.max(4, column.title.length)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, c) => (columns[c]?.kind === "text" ? cell.padEnd(widths[c] ?? 0) : cell.padStart(widths[c] ?? 0))).join(" | ")} |\n`;
  yield line(columns.map(({ title }) => title));
  yield line(widths.map((width, c) => (columns[c]?.kind === "text" ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)));
  for (const row of rows) yield line(columns.map((column, c) => shown(row[c], column)));
}

/** Rows from which a table would leave the page. */
const longRows = 40;

/** A booktabs tabular, or a longtable where the rows do not fit on a page. */
export function* latexLines(head: readonly string[], { columns, rows }: Listing, { decimals }: TableStyle): Generator<string> {
  for (const line of head) yield `% ${line}\n`;
  const environment = rows.length > longRows ? "longtable" : "tabular";
  yield `% needs \\usepackage{booktabs${environment === "longtable" ? ",longtable" : ""}}\n`;
  const letters = columns.map(({ kind }) => (rounds(kind, decimals) ? "rr" : kind === "text" ? "l" : "r"));
  yield `\\begin{${environment}}{${letters.join("")}}\n\\toprule\n`;
  yield `${columns.map(({ tex, kind }) => (rounds(kind, decimals) ? `\\multicolumn{2}{c}{${tex}}` : tex)).join(" & ")} \\\\\n\\midrule\n`;
  if (environment === "longtable") yield "\\endhead\n\\bottomrule\n\\endfoot\n";
  for (const row of rows) {
    yield `${columns.flatMap(({ kind }, c) => (rounds(kind, decimals) ? [texCell(row[c]), texRounded(row[c], decimals)] : [texCell(row[c])])).join(" & ")} \\\\\n`;
  }
  if (environment === "tabular") yield "\\bottomrule\n";
  yield `\\end{${environment}}\n`;
}

function rounds(kind: Column["kind"], decimals: number | undefined): decimals is number {
  return kind === "number" && decimals !== undefined;
}

function plain(entry: Entry): string {
  if (entry === undefined) return "";
  return typeof entry === "string" || entry instanceof Rational ? entry.toString() : entry.text;
}

function rounded(entry: Entry, decimals: number | undefined): string {
  return entry instanceof Rational && decimals !== undefined ? approximate(entry, decimals) : "";
}

function texCell(entry: Entry): string {
  if (entry === undefined) return "";
  if (entry === "inf") return "$\\infty$";
  return entry instanceof Rational ? `$${entry.toString()}$` : (entry.tex ?? entry.text);
}

function texRounded(entry: Entry, decimals: number | undefined): string {
  const text = rounded(entry, decimals);
  return text === "" ? "" : `$${text.replace("≈", "{\\approx}")}$`;
}
