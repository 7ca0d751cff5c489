/**
 * All verdicts on several problems: one table, a row per problem.
 *
 * Columns come in groups, one per theorem or claim; each column has a function from a row to its
 * entry. A new theorem is a key of `VerdictRow`, a group here and a line in `verdictData`.
 */
import { problemHash } from "../certificate/data.js";
import { flag, text } from "../exact/arguments.js";
import { distinguishable } from "../exact/names.js";
import { printable } from "../exact/errors.js";
import type { Problem } from "../model/problem.js";
import type { Theorem1Verdict } from "../theorem/theorem-1.js";
import type { Theorem2Verdict } from "../theorem/theorem-2.js";
import type { TradeoffVerdict } from "../theorem/tradeoff.js";
import { notesArgument, verdictRows } from "./argument.js";
import {
  countColumn,
  isWords,
  numberColumn,
  producer,
  textColumn,
  words,
  type Column,
  type Entry,
  type Listing,
} from "./listing.js";
import { dataText } from "./data.js";
import type { Notation } from "./notation.js";
import { aligned, counted } from "./text.js";
import { theorem1Data } from "./theorem-1.js";
import { theorem2Data } from "./theorem-2.js";
import { tradeoffData } from "./tradeoff.js";

export interface VerdictRow {
  readonly problem: Problem;
  readonly theorem1: Theorem1Verdict;
  readonly theorem2: Theorem2Verdict;
  readonly tradeoff: TradeoffVerdict;
}

interface VerdictColumn extends Column {
  readonly entry: (row: VerdictRow) => Entry;
}

const problemColumns: readonly VerdictColumn[] = [
  { ...textColumn("problem"), entry: ({ problem }) => words(printable(problem.name)) },
  { ...countColumn("classes", "$K$", "K"), entry: ({ problem }) => words(problem.source.classNames.length) },
];

const theorem1Columns: readonly VerdictColumn[] = [
  { ...textColumn("convex"), entry: ({ theorem1 }) => convexText(theorem1) },
];

const theorem2Columns: readonly VerdictColumn[] = [
  { ...numberColumn("bayesRiskOfX", "$\\varepsilon_X$", "ε_X"), entry: ({ theorem2 }) => theorem2.bayesRisk.source },
  { ...numberColumn("bayesRiskOfY", "$\\varepsilon_Y$", "ε_Y"), entry: ({ theorem2 }) => theorem2.bayesRisk.degraded },
  { ...numberColumn("gap", "gap", "gap"), entry: ({ theorem2 }) => theorem2.gap },
  { ...textColumn("equality", "equal"), entry: ({ theorem2 }) => yesOrNo(theorem2.equality) },
  { ...textColumn("pairwise"), entry: ({ theorem2 }) => pairwiseText(theorem2) },
];

const tradeoffColumns: readonly VerdictColumn[] = [
  {
    ...textColumn("allThree", "D+P+ε"),
    tex: "$D{+}P{+}\\varepsilon$",
    entry: ({ tradeoff }) => yesOrNo(tradeoff.simultaneous.attained),
  },
  {
    ...textColumn("distortionPerception", "D+P"),
    tex: "$D{+}P$",
    entry: ({ tradeoff }) => yesOrNo(tradeoff.pairs.distortionPerception.attained),
  },
  {
    ...textColumn("distortionErrorRate", "D+ε"),
    tex: "$D{+}\\varepsilon$",
    entry: ({ tradeoff }) => yesOrNo(tradeoff.pairs.distortionErrorRate.attained),
  },
  {
    ...textColumn("perceptionErrorRate", "P+ε"),
    tex: "$P{+}\\varepsilon$",
    entry: ({ tradeoff }) => yesOrNo(tradeoff.pairs.perceptionErrorRate.attained),
  },
];

/** All columns in the order of the table. */
const columns: readonly VerdictColumn[] = [
  ...problemColumns,
  ...theorem1Columns,
  ...theorem2Columns,
  ...tradeoffColumns,
];

function yesOrNo(value: boolean): Entry {
  return words(value ? "yes" : "no");
}

/** The entry for convexity: "no" where three points refute it. */
function convexText({ verdict }: Theorem1Verdict): Entry {
  return { text: { holds: "yes", refuted: "no", "not-decided": "not decided" }[verdict] };
}

/**
 * The entry for the pairwise condition: nothing for two classes, where pairs decide; "misleads" where
 * it holds although the risks differ.
 */
function pairwiseText({ pairwise }: Theorem2Verdict): Entry {
  if (pairwise === undefined) return undefined;
  if (!pairwise.holds) return { text: "fails" };
  return { text: pairwise.agrees ? "holds" : "misleads" };
}

/** The meaning of the columns, for the comment of a table. */
const notes = [
  "convex: is C jointly convex in (D,P), as Theorem 1 says for a fixed classifier and a convex divergence (non-increasing it always is)",
  "equal: is the Bayes risk of Y that of X (Theorem 2); pairwise: do every two letters that share an output share an optimal class (misleads: they do, and the risks differ)",
  "D+P+ε and pairs: does one restorer attain these minima at once",
];

/**
 * The listing of verdicts.
 * @param more lines for the comment, such as that the run was interrupted
 * @param complete false after an interruption
 */
export function verdictsListing(
  rows: readonly VerdictRow[],
  command: string,
  more: readonly string[] = [],
  complete = true,
): Listing {
  verdictRows(rows, "rows");
  text(command, "command");
  notesArgument(more, "more");
  flag(complete, "complete");
  const hashes = rows.map(({ problem }) => `problem sha256 ${problemHash(problem)} ${printable(problem.name)}`);
  const named = distinguishable(rows.map(({ problem }) => problem.name));
  const cells = rows.map((row) =>
    columns.map(({ key, entry }) => (key === "problem" ? words(named(row.problem.name)) : entry(row))),
  );
  return {
    head: [
      `verdicts on ${counted(rows.length, "problem")}, exact; ${producer}`,
      ...hashes,
      `regenerate: ${printable(command)}`,
      ...notes,
      ...more,
    ],
    tables: [{ columns, rows: cells }],
    *data(style) {
      const all = { producer, command, ...(complete ? {} : { complete }), verdicts: rows.map(verdictData) };
      yield `${dataText(all, style)}\n`;
    },
    lines: (shown) =>
      aligned([columns.map(({ title }) => title), ...cells.map((row) => row.map((entry) => entryText(entry, shown)))]),
  };
}

/** An entry for people. */
function entryText(entry: Entry, shown: Notation): string {
  if (entry === undefined || entry === "inf") return entry ?? "";
  return isWords(entry) ? entry.text : shown.one(entry);
}

function verdictData({ problem, theorem1, theorem2, tradeoff }: VerdictRow): Record<string, unknown> {
  const without = ({ problem: _, theorem: __, ...rest }: Record<string, unknown>): Record<string, unknown> => rest;
  return {
    problem: problem.name,
    sha256: problemHash(problem),
    theorem1: without(theorem1Data(theorem1)),
    theorem2: without(theorem2Data(problem, theorem2)),
    tradeoff: without(tradeoffData(tradeoff)),
  };
}
