/**
 * Runs of a claim over families: for people (text), for programs (JSON), and as tables with a
 * row per shape.
 */
import { Rational } from "../exact/rational.js";
import { problemToFile } from "../format/problem.js";
import type { Claim } from "../search/statement/claim.js";
import type { Extreme } from "../enumeration/family.js";
import { measuresData, tallyData, type FamilyRecord } from "../search/family/record.js";
import type { Part } from "../search/family/run.js";
import { printable } from "../exact/errors.js";
import { givenColumn, numberColumn, producer, words, type Column, type Entry, type Listing, type Table } from "./listing.js";
import { aligned, readableBoth } from "./text.js";

export interface FamilyReport extends FamilyRecord {
  /** Whether all cases that were asked for were looked at, or a run to the first violation found one. */
  readonly complete: boolean;
  /** The command that prints it again. */
  readonly command: string;
}

/** The first violation of the first part that has one. */
export function firstViolation({ parts }: Pick<FamilyReport, "parts">): { readonly part: Part; readonly index: bigint } | undefined {
  for (const part of parts) if (part.tally.firstViolation !== undefined) return { part, index: part.tally.firstViolation };
  return undefined;
}

/** The object of `verify-family --json`. */
function familyData(report: FamilyReport): Record<string, unknown> {
  const { claim, measures, parts, complete } = report;
  const total = (key: "cases" | "violations"): string => String(parts.reduce((sum, { tally }) => sum + tally[key], 0n));
  return {
    claim: claim.name,
    statement: claim.statement,
    ...(claim.problems ? { measures: measuresData(measures) } : {}),
    producer,
    complete,
    cases: total("cases"),
    violations: total("violations"),
    ...(undecidedIn(parts) > 0n ? { undecided: String(undecidedIn(parts)) } : {}),
    shapes: parts.map((part) => shapeData(claim, part)),
  };
}

function shapeData(claim: Claim, { family, from, to, done, tally }: Part): Record<string, unknown> {
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
    ...(tally.firstViolation === undefined ? {} : { violation: { index, evidence: claim.explain(family, tally.firstViolation), problem: problemToFile(family.problem(tally.firstViolation)) } }),
  };
}

/** Several lines of text. */
function familyText(report: FamilyReport): string {
  const { claim, parts, complete } = report;
  const head = ["K", "n", "m", "N", "M", "cases", ...(hasScope(parts) ? ["applicable"] : []), claim.measure?.zero, "violations", ...(undecidedIn(parts) > 0n ? ["undecided"] : []), ...(claim.measure === undefined ? [] : [`least ${claim.measure.name} > 0`, `largest ${claim.measure.name}`])];
  const shown = (extreme: Extreme | undefined): string => (extreme === undefined ? "-" : `${readableBoth(extreme.value, 6)} at ${String(extreme.index)}`);
  const rows = parts.map(({ family, tally }) => {
    const { classes, inputs, outputs, denominator, sourceDenominator } = family.shape;
    const numbers = [classes, inputs, outputs, denominator, sourceDenominator, tally.cases, ...(hasScope(parts) ? [tally.applicable] : []), claim.measure === undefined ? undefined : tally.zeros, tally.violations, ...(undecidedIn(parts) > 0n ? [tally.undecided ?? 0n] : [])];
    return [...numbers.filter((value) => value !== undefined).map(String), ...(claim.measure === undefined ? [] : [shown(tally.least), shown(tally.largest)])];
  });
  const lines = [`${claim.name}: ${claim.statement}`, "", ...aligned([head.filter((title) => title !== undefined), ...rows])];
  const found = firstViolation(report);
  const open = undecidedIn(parts);
  if (found !== undefined) lines.push("", ...violationLines(claim, found));
  else if (!complete) lines.push("", "No violation so far: the run is not finished.");
  else lines.push("", open > 0n ? `No violation found, but ${open === 1n ? "1 case is" : `${String(open)} cases are`} undecided.` : "No violation.");
  return lines.join("\n");
}

/** How many cases were not decided. */
export function undecidedIn(parts: readonly Part[]): bigint {
  return parts.reduce((sum, { tally }) => sum + (tally.undecided ?? 0n), 0n);
}

function hasScope(parts: readonly Part[]): boolean {
  return parts.some(({ tally }) => tally.applicable !== tally.cases);
}

function violationLines(claim: Claim, { part, index }: { readonly part: Part; readonly index: bigint }): string[] {
  const { source, channel } = part.family.pair(index);
  const { denominator, sourceDenominator } = part.family.shape;
  const rows = (matrix: readonly (readonly bigint[])[], over: bigint): string[] => aligned(matrix.map((row) => row.map((value) => Rational.of(value, over).toString()))).map((line) => `    ${line}`);
  return [
    `First violation: case ${String(index)}`,
    "  a(k,x), a row per class:",
    ...rows(source, sourceDenominator),
    "  W(y|x), a row per input:",
    ...rows(channel, denominator),
    `  ${JSON.stringify(claim.explain(part.family, index))}`,
  ];
}

/** The listing of a run: a row per shape. */
export function familyListing(report: FamilyReport): Listing {
  const { claim, command, complete } = report;
  return {
    head: [`${claim.name}: ${claim.statement}`, `exact; ${producer}`, `regenerate: ${printable(command)}`, ...(complete ? [] : ["interrupted: not all cases were looked at"])],
    tables: [shapesTable(report)],
    *data() {
      yield `${JSON.stringify(familyData(report))}\n`;
    },
    lines: () => [familyText(report)],
  };
}

function shapesTable({ claim, parts }: FamilyReport): Table {
  const given = (key: string, symbol: string): Column => givenColumn(key, `$${symbol}$`, symbol);
  const counted = (title: string, key = title): Column => givenColumn(key, title, title);
  const measured = (key: string, title: string): Column => numberColumn(key, title.replace("> 0", "$> 0$"), title);
  const name = claim.measure?.name ?? "";
  const columns = [
    given("classes", "K"),
    given("inputs", "n"),
    given("outputs", "m"),
    given("denominator", "N"),
    given("sourceDenominator", "M"),
    counted("cases"),
    counted("applicable"),
    ...(claim.measure === undefined ? [] : [counted(claim.measure.zero, "zeros")]),
    counted("violations"),
    ...(undecidedIn(parts) > 0n ? [counted("undecided")] : []),
    counted("first violation", "firstViolation"),
    ...(claim.measure === undefined ? [] : [measured("least", `least ${name} > 0`), counted("at case", "leastAt"), measured("largest", `largest ${name}`), counted("at case", "largestAt")]),
  ];
  const whole = (value: bigint | number | undefined): Entry => (value === undefined ? undefined : words(value));
  const rows = parts.map(({ family, tally }): Entry[] => {
    const { classes, inputs, outputs, denominator, sourceDenominator } = family.shape;
    const extremes = [tally.least?.value, whole(tally.least?.index), tally.largest?.value, whole(tally.largest?.index)];
    return [
      ...[classes, inputs, outputs, denominator, sourceDenominator, tally.cases, tally.applicable].map(whole),
      ...(claim.measure === undefined ? [] : [whole(tally.zeros)]),
      whole(tally.violations),
      ...(undecidedIn(parts) > 0n ? [whole(tally.undecided ?? 0n)] : []),
      whole(tally.firstViolation),
      ...(claim.measure === undefined ? [] : extremes),
    ];
  });
  return { columns, rows };
}
