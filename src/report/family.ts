/**
 * Conjectures verified over families: for people (text), for programs (JSON), and as tables with a
 * row per shape.
 */
import { Rational } from "../exact/rational.js";
import { problemToFile } from "../format/problem.js";
import { scanOf } from "../search/statement/case-scan.js";
import { reportArgument } from "../search/statement/argument.js";
import type { Conjecture } from "../search/statement/conjecture.js";
import type { Extreme } from "../enumeration/family.js";
import { measuresData, type FamilyRecord } from "../search/grid/record.js";
import type { Part } from "../search/grid/part.js";
import { tallyData } from "../search/statement/tally.js";
import { printable } from "../exact/errors.js";
import {
  givenColumn,
  numberColumn,
  producer,
  words,
  type Column,
  type Entry,
  type Listing,
  type Table,
} from "./listing.js";
import { aligned, readableBoth } from "./text.js";

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
function familyText(report: FamilyReport): string {
  const { conjecture, parts, complete } = report;
  const head = [
    "K",
    "n",
    "m",
    "N",
    "M",
    "cases",
    ...(hasScope(parts) ? ["applicable"] : []),
    conjecture.measure?.zero,
    "violations",
    ...(undecidedIn(parts) > 0n ? ["undecided"] : []),
    ...(conjecture.measure === undefined
      ? []
      : [`least ${conjecture.measure.name} > 0`, `largest ${conjecture.measure.name}`]),
  ];
  const shown = (extreme: Extreme | undefined): string =>
    extreme === undefined ? "-" : `${readableBoth(extreme.value, 6)} at ${String(extreme.index)}`;
  const rows = parts.map(({ family, tally }) => {
    const { classes, inputs, outputs, denominator, sourceDenominator } = family.shape;
    const numbers = [
      classes,
      inputs,
      outputs,
      denominator,
      sourceDenominator,
      tally.cases,
      ...(hasScope(parts) ? [tally.applicable] : []),
      conjecture.measure === undefined ? undefined : tally.zeros,
      tally.violations,
      ...(undecidedIn(parts) > 0n ? [tally.undecided ?? 0n] : []),
    ];
    return [
      ...numbers.filter((value) => value !== undefined).map(String),
      ...(conjecture.measure === undefined ? [] : [shown(tally.least), shown(tally.largest)]),
    ];
  });
  const lines = [
    `${conjecture.name}: ${conjecture.statement}`,
    "",
    ...aligned([head.filter((title) => title !== undefined), ...rows]),
  ];
  const found = firstViolation(report);
  const open = undecidedIn(parts);
  if (found !== undefined) lines.push("", ...violationLines(conjecture, found));
  else if (!complete) lines.push("", "No violation so far: the run is not finished.");
  else
    lines.push(
      "",
      open > 0n
        ? `No violation found, but ${open === 1n ? "1 case is" : `${String(open)} cases are`} undecided.`
        : "No violation.",
    );
  return lines.join("\n");
}

/** How many cases were not decided. */
export function undecidedIn(parts: readonly Part[]): bigint {
  return parts.reduce((sum, { tally }) => sum + (tally.undecided ?? 0n), 0n);
}

function hasScope(parts: readonly Part[]): boolean {
  return parts.some(({ tally }) => tally.applicable !== tally.cases);
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
    `First violation: case ${String(index)}`,
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
    *data() {
      yield `${JSON.stringify(familyData(report))}\n`;
    },
    lines: () => [familyText(report)],
  };
}

function shapesTable({ conjecture, parts }: FamilyReport): Table {
  const given = (key: string, symbol: string): Column => givenColumn(key, `$${symbol}$`, symbol);
  const counted = (title: string, key = title): Column => givenColumn(key, title, title);
  const measured = (key: string, title: string): Column => numberColumn(key, title.replace("> 0", "$> 0$"), title);
  const name = conjecture.measure?.name ?? "";
  const columns = [
    given("classes", "K"),
    given("inputs", "n"),
    given("outputs", "m"),
    given("denominator", "N"),
    given("sourceDenominator", "M"),
    counted("cases"),
    counted("applicable"),
    ...(conjecture.measure === undefined ? [] : [counted(conjecture.measure.zero, "zeros")]),
    counted("violations"),
    ...(undecidedIn(parts) > 0n ? [counted("undecided")] : []),
    counted("first violation", "firstViolation"),
    ...(conjecture.measure === undefined
      ? []
      : [
          measured("least", `least ${name} > 0`),
          counted("at case", "leastAt"),
          measured("largest", `largest ${name}`),
          counted("at case", "largestAt"),
        ]),
  ];
  const whole = (value: bigint | number | undefined): Entry => (value === undefined ? undefined : words(value));
  const rows = parts.map(({ family, tally }): Entry[] => {
    const { classes, inputs, outputs, denominator, sourceDenominator } = family.shape;
    const extremes = [tally.least?.value, whole(tally.least?.index), tally.largest?.value, whole(tally.largest?.index)];
    return [
      ...[classes, inputs, outputs, denominator, sourceDenominator, tally.cases, tally.applicable].map(whole),
      ...(conjecture.measure === undefined ? [] : [whole(tally.zeros)]),
      whole(tally.violations),
      ...(undecidedIn(parts) > 0n ? [whole(tally.undecided ?? 0n)] : []),
      whole(tally.firstViolation),
      ...(conjecture.measure === undefined ? [] : extremes),
    ];
  });
  return { columns, rows };
}
