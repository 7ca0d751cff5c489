/**
 * All verdicts on several problems: one table, a row per problem.
 *
 * Columns come in groups, one per theorem or claim, each a list of columns with what they say of a
 * row. A new theorem is a key of `VerdictRow`, a group here and a line in `verdictData`.
 */
import { problemHash } from "../certificate/data.js";
import { printable } from "../exact/errors.js";
import type { Problem } from "../model/problem.js";
import type { Theorem1Verdict } from "../theorem/theorem-1.js";
import type { Theorem2Verdict } from "../theorem/theorem-2.js";
import type { TradeoffVerdict } from "../theorem/tradeoff.js";
import { version } from "../version.js";
import { aligned, readable } from "./columns.js";
import { csvLines, latexLines, markdownLines, type Column, type Entry, type Listing } from "./listing.js";
import type { TableStyle } from "./table.js";
import { theorem1Data } from "./theorem-1.js";
import { theorem2Data } from "./theorem-2.js";
import { compositeTradeoffData } from "./tradeoff-composite.js";
import { tradeoffData } from "./tradeoff.js";

export interface VerdictRow {
  readonly problem: Problem;
  readonly theorem1: Theorem1Verdict;
  readonly theorem2: Theorem2Verdict;
  readonly tradeoff: TradeoffVerdict | TradeoffVerdict;
}

/** How text that somebody chose is written in a format. */
type Writing = (text: string) => string;

interface VerdictColumn extends Column {
  readonly entry: (row: VerdictRow, write: Writing) => Entry;
}

const problemColumns: readonly VerdictColumn[] = [
  { key: "problem", tex: "problem", title: "problem", kind: "text", entry: ({ problem }, write) => ({ text: write(printable(problem.name)) }) },
  { key: "classes", tex: "$K$", title: "K", kind: "given", entry: ({ problem }) => ({ text: String(problem.source.classNames.length) }) },
];

const theorem1Columns: readonly VerdictColumn[] = [
  { key: "convex", tex: "convex", title: "convex", kind: "text", entry: ({ theorem1 }) => convexText(theorem1) },
];

const theorem2Columns: readonly VerdictColumn[] = [
  { key: "bayesRiskOfX", tex: "$\\varepsilon_X$", title: "ε_X", kind: "number", entry: ({ theorem2 }) => theorem2.bayesRisk.source },
  { key: "bayesRiskOfY", tex: "$\\varepsilon_Y$", title: "ε_Y", kind: "number", entry: ({ theorem2 }) => theorem2.bayesRisk.degraded },
  { key: "gap", tex: "gap", title: "gap", kind: "number", entry: ({ theorem2 }) => theorem2.gap },
  { key: "equality", tex: "equal", title: "equal", kind: "text", entry: ({ theorem2 }) => yesOrNo(theorem2.equality) },
  { key: "pairwise", tex: "pairwise", title: "pairwise", kind: "text", entry: ({ theorem2 }) => pairwiseText(theorem2) },
];

const tradeoffColumns: readonly VerdictColumn[] = [
  { key: "allThree", tex: "$D{+}P{+}\\varepsilon$", title: "D+P+ε", kind: "text", entry: ({ tradeoff }) => yesOrNo(tradeoff.simultaneous.attained) },
  { key: "distortionPerception", tex: "$D{+}P$", title: "D+P", kind: "text", entry: ({ tradeoff }) => yesOrNo(tradeoff.pairs.distortionPerception.attained) },
  { key: "distortionErrorRate", tex: "$D{+}\\varepsilon$", title: "D+ε", kind: "text", entry: ({ tradeoff }) => yesOrNo(tradeoff.pairs.distortionErrorRate.attained) },
  { key: "perceptionErrorRate", tex: "$P{+}\\varepsilon$", title: "P+ε", kind: "text", entry: ({ tradeoff }) => yesOrNo(tradeoff.pairs.perceptionErrorRate.attained) },
];

/** In the order of the table. */
const columns: readonly VerdictColumn[] = [...problemColumns, ...theorem1Columns, ...theorem2Columns, ...tradeoffColumns];

function yesOrNo(value: boolean): Entry {
  return { text: value ? "yes" : "no" };
}

/** "no" where three points refute it. */
function convexText({ verdict }: Theorem1Verdict): Entry {
  return { text: { holds: "yes", refuted: "no", "not-decided": "not decided" }[verdict] };
}

/** Nothing for two classes, where pairs decide; "misleads" where it holds although the risks differ. */
function pairwiseText({ pairwise }: Theorem2Verdict): Entry {
  if (pairwise === undefined) return undefined;
  if (!pairwise.holds) return { text: "fails" };
  return { text: pairwise.agrees ? "holds" : "misleads" };
}

/** What the columns mean, for the comment of a table. */
const notes = [
  "convex: is C jointly convex in (D,P), as Theorem 1 says for a fixed classifier and a convex divergence (non-increasing it always is)",
  "equal: is the Bayes risk of Y that of X (Theorem 2); pairwise: do every two letters that share an output share an optimal class (misleads: they do, and the risks differ)",
  "D+P+ε and pairs: does one restorer attain these minima at once",
];

function listing(rows: readonly VerdictRow[], write: Writing): Listing {
  return { columns, rows: rows.map((row) => columns.map(({ entry }) => entry(row, write))) };
}

/** The lines of the comment. @param more such as that the run was interrupted */
function head(rows: readonly VerdictRow[], command: string, more: readonly string[]): string[] {
  const count = `${String(rows.length)} ${rows.length === 1 ? "problem" : "problems"}`;
  const hashes = rows.map(({ problem }) => `problem sha256 ${problemHash(problem)} ${printable(problem.name)}`);
  return [`verdicts on ${count}, exact; exact-cdp ${version}`, ...hashes, `regenerate: ${printable(command)}`, ...notes, ...more];
}

/** Prints the table line by line. */
export type VerdictPrinter = (rows: readonly VerdictRow[], command: string, style: TableStyle, more: readonly string[]) => Generator<string>;

export const verdictsCsv: VerdictPrinter = (rows, command, style, more) =>
  csvLines(head(rows, command, more), listing(rows, (text) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)), style);

export const verdictsMarkdown: VerdictPrinter = (rows, command, style, more) =>
  markdownLines(head(rows, command, more), listing(rows, (text) => text.replaceAll(/[\\|`*_<>[\]]/g, "\\$&")), style);

export const verdictsLatex: VerdictPrinter = (rows, command, style, more) => latexLines(head(rows, command, more), listing(rows, texText), style);

const texCharacters: Readonly<Record<string, string>> = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };

function texText(text: string): string {
  return text.replaceAll(/[\\~^#$%&_{}]/g, (character) => texCharacters[character] ?? `\\${character}`);
}

/** For people; long values are rounded, marked ≈. */
export function verdictsText(rows: readonly VerdictRow[], decimals: number): string {
  const shown = (entry: Entry): string => {
    if (entry === undefined || entry === "inf") return entry ?? "";
    return "text" in entry ? entry.text : readable(entry, decimals);
  };
  const lines = listing(rows, (text) => text).rows.map((row) => row.map(shown));
  return aligned([columns.map(({ title }) => title), ...lines]).join("\n");
}

/** The object of `verdicts --json`. @param complete false after an interruption */
export function verdictsData(rows: readonly VerdictRow[], command: string, complete: boolean): Record<string, unknown> {
  return {
    producer: `exact-cdp ${version}`,
    command,
    ...(complete ? {} : { complete }),
    verdicts: rows.map(verdictData),
  };
}

function verdictData({ problem, theorem1, theorem2, tradeoff }: VerdictRow): Record<string, unknown> {
  const without = ({ problem: _, theorem: __, ...rest }: Record<string, unknown>): Record<string, unknown> => rest;
  return {
    problem: problem.name,
    sha256: problemHash(problem),
    theorem1: without(theorem1Data(theorem1)),
    theorem2: without(theorem2Data(problem, theorem2)),
    tradeoff: without("attaining" in tradeoff ? tradeoffData(tradeoff) : compositeTradeoffData(tradeoff)),
  };
}
