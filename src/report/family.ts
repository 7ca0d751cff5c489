/**
 * Conjectures verified over families: for people (text), for programs (JSON), and as tables with a
 * row per shape.
 */
import { Rational } from "../exact/rational.js";
import { problemToFile } from "../format/problem.js";
import { scanOf } from "../search/statement/case-scan.js";
import { reportArgument } from "../search/statement/argument.js";
import type { Conjecture } from "../search/statement/conjecture.js";
import { KindCounter } from "../search/counterexample/kinds.js";
import type { Extreme } from "../enumeration/family.js";
import { measuresData, type FamilyRecord } from "../search/grid/record.js";
import type { Part } from "../search/grid/part.js";
import { tallyData } from "../search/statement/tally.js";
import { printable } from "../exact/errors.js";
import {
  countColumn,
  numberColumn,
  producer,
  words,
  type Column,
  type Entry,
  type Listing,
  type Table,
} from "./listing.js";
import { dataText } from "./data.js";
import { markdownText } from "./markdown-text.js";
import type { Notation } from "./notation.js";
import { texText } from "./tex-text.js";
import { aligned } from "./text.js";
import {
  endText,
  kindLines,
  outcomesOfTally,
  sumOf,
  testedColumns,
  testedData,
  testedIn,
  type Tested,
} from "./tested.js";

export interface FamilyReport extends FamilyRecord {
  /** Whether all cases that were asked for were looked at, or a run to the first violation found one. */
  readonly complete: boolean;
  /** The command that prints it again. */
  readonly command: string;
}

/** The first violation of the first part that has one. */
export function firstViolation({
  parts,
}: Pick<FamilyReport, "parts">): { readonly part: Part; readonly index: bigint } | undefined {
  for (const part of parts)
    if (part.tally.firstViolation !== undefined) return { part, index: part.tally.firstViolation };
  return undefined;
}

/** What a run has tested. */
function testedBy({ conjecture, measures, parts }: FamilyReport): Tested {
  const outcomes = sumOf(parts.map(({ tally }) => outcomesOfTally(tally)));
  const kinds = new KindCounter();
  const tested = Number(testedIn(outcomes));
  if (tested > 0) kinds.add({ definition: measures }, tested);
  return { outcomes, ...(conjecture.scope?.channelOnly === true || tested === 0 ? {} : { kinds: kinds.kinds }) };
}

/** The object of `verify-family --json`. */
function familyData(report: FamilyReport): Record<string, unknown> {
  const { conjecture, measures, parts, complete } = report;
  const total = (key: "cases" | "violations"): string => String(parts.reduce((sum, { tally }) => sum + tally[key], 0n));
  return {
    claim: conjecture.name,
    statement: conjecture.statement,
    ...(conjecture.scope?.channelOnly ? {} : { measures: measuresData(measures) }),
    producer,
    complete,
    ...testedData(testedBy(report)),
    cases: total("cases"),
    violations: total("violations"),
    ...(undecidedIn(parts) > 0n ? { undecided: String(undecidedIn(parts)) } : {}),
    shapes: parts.map((part) => shapeData(conjecture, part)),
  };
}

function shapeData(conjecture: Conjecture, { family, from, to, done, tally }: Part): Record<string, unknown> {
  const { classes, inputs, outputs, denominator, sourceDenominator } = family.shape;
  const { firstViolation: index, ...counts } = tallyData(tally);
  return {
    classes,
    inputs,
    outputs,
    denominator: String(denominator),
    sourceDenominator: String(sourceDenominator),
    size: String(family.size),
    range: { from: String(from), to: String(to), done: String(done) },
    ...counts,
    ...(tally.firstViolation === undefined
      ? {}
      : {
          violation: {
            index,
            evidence: scanOf(conjecture).explain(family, tally.firstViolation),
            problem: problemToFile(family.problem(tally.firstViolation)),
          },
        }),
  };
}

/** Several lines of text. */
function familyText(report: FamilyReport, notation: Notation): string {
  const { conjecture, parts, complete } = report;
  const { measure } = conjecture;
  const tested = testedBy(report);
  const columns = testedColumns(parts.map(({ tally }) => outcomesOfTally(tally)));
  const head = [
    ...["K", "n", "m", "N", "M"],
    ...columns.head,
    ...(measure === undefined ? [] : [measure.zero, `least ${measure.name} > 0`, `largest ${measure.name}`]),
  ];
  const shown = (extreme: Extreme | undefined): string =>
    extreme === undefined ? "-" : `${notation.both(extreme.value)} at ${String(extreme.index)}`;
  const rows = parts.map(({ family, tally }) => {
    const { classes, inputs, outputs, denominator, sourceDenominator } = family.shape;
    return [
      ...[classes, inputs, outputs, denominator, sourceDenominator].map(String),
      ...columns.row(outcomesOfTally(tally)),
      ...(measure === undefined ? [] : [String(tally.zeros), shown(tally.least), shown(tally.largest)]),
    ];
  });
  const found = firstViolation(report);
  const { violated } = tested.outcomes;
  const end = violated > 0n ? "refuted" : complete ? "exhausted" : "interrupted";
  return [
    `${conjecture.name}: ${conjecture.statement}`,
    "  strategy families: every source and channel of each shape",
    "",
    ...aligned([head, ...rows]),
    "",
    ...(tested.kinds === undefined ? [] : [...kindLines(tested.kinds), ""]),
    ...(found === undefined ? [] : [...violationLines(conjecture, found), ""]),
    endText(end, violated, tested, "case"),
  ].join("\n");
}

/** How many cases were not decided. */
export function undecidedIn(parts: readonly Part[]): bigint {
  return parts.reduce((sum, { tally }) => sum + (tally.undecided ?? 0n), 0n);
}

function violationLines(
  conjecture: Conjecture,
  { part, index }: { readonly part: Part; readonly index: bigint },
): string[] {
  const { source, channel } = part.family.pair(index);
  const { denominator, sourceDenominator } = part.family.shape;
  const rows = (matrix: readonly (readonly bigint[])[], over: bigint): string[] =>
    aligned(matrix.map((row) => row.map((value) => Rational.of(value, over).toString()))).map((line) => `    ${line}`);
  return [
    `First counterexample: case ${String(index)}`,
    "  a(k,x), a row per class:",
    ...rows(source, sourceDenominator),
    "  W(y|x), a row per input:",
    ...rows(channel, denominator),
    `  ${JSON.stringify(scanOf(conjecture).explain(part.family, index))}`,
  ];
}

/** The listing of a run: a row per shape. */
export function familyListing(report: FamilyReport): Listing {
  reportArgument(report, "report");
  const { conjecture, command, complete } = report;
  return {
    head: [
      `${conjecture.name}: ${conjecture.statement}`,
      `exact; ${producer}`,
      `regenerate: ${printable(command)}`,
      ...(complete ? [] : ["interrupted: not all cases were looked at"]),
    ],
    tables: [shapesTable(report)],
    *data(style) {
      yield `${dataText(familyData(report), style)}\n`;
    },
    lines: (shown) => [familyText(report, shown)],
  };
}

function shapesTable({ conjecture, parts }: FamilyReport): Table {
  const given = (key: string, symbol: string): Column => countColumn(key, `$${symbol}$`, symbol);
  // The names of a measure may be those of a user's module.
  // The names of a measure may be those of a user's module.
  const counted = (title: string, key = title): Column => ({
    ...countColumn(key, texText(title), title),
    markdown: markdownText(title),
  });
  const name = printable(conjecture.measure?.name ?? "");
  const measured = (key: string, word: string, sign = ""): Column => ({
    ...numberColumn(key, `${word} ${texText(name)}${sign.replace("> 0", "$> 0$")}`, `${word} ${name}${sign}`),
    markdown: `${word} ${markdownText(name)}${sign}`,
  });
  const columns = [
    given("classes", "K"),
    given("inputs", "n"),
    given("outputs", "m"),
    given("denominator", "N"),
    given("sourceDenominator", "M"),
    counted("tested", "cases"),
    counted("applicable"),
    counted("holds"),
    ...(conjecture.measure === undefined ? [] : [counted(printable(conjecture.measure.zero), "zeros")]),
    counted("violated", "violations"),
    ...(undecidedIn(parts) > 0n ? [counted("undecided")] : []),
    counted("first counterexample", "firstViolation"),
    ...(conjecture.measure === undefined
      ? []
      : [
          measured("least", "least", " > 0"),
          counted("at case", "leastAt"),
          measured("largest", "largest"),
          counted("at case", "largestAt"),
        ]),
  ];
  const whole = (value: bigint | number | undefined): Entry => (value === undefined ? undefined : words(value));
  const rows = parts.map(({ family, tally }): Entry[] => {
    const { classes, inputs, outputs, denominator, sourceDenominator } = family.shape;
    const extremes = [tally.least?.value, whole(tally.least?.index), tally.largest?.value, whole(tally.largest?.index)];
    return [
      ...[classes, inputs, outputs, denominator, sourceDenominator, tally.cases, tally.applicable].map(whole),
      whole(outcomesOfTally(tally).holds),
      ...(conjecture.measure === undefined ? [] : [whole(tally.zeros)]),
      whole(tally.violations),
      ...(undecidedIn(parts) > 0n ? [whole(tally.undecided ?? 0n)] : []),
      whole(tally.firstViolation),
      ...(conjecture.measure === undefined ? [] : extremes),
    ];
  });
  return { columns, rows };
}
