/**
 * Audits for people (text), for programs (JSON) and as tables.
 *
 * A row is one restorer: its (D, P, ε), of each the least value where the other two are at most its own, and the
 * gaps. CSV has everything in one table, with a column per loss; the other formats have the losses in a table of
 * their own. The keys distortion, perception, errorRate and leastErrorRate are those of `evaluate --json`.
 */
import { all, keys, listOf, must, text } from "../exact/arguments.js";
import { Enclosure } from "../exact/enclosure.js";
import { printable } from "../exact/errors.js";
import type { Value } from "../exact/value.js";
import { classesOf, isRetrained } from "../model/case.js";
import { auditArgument } from "../tradeoff/audit/argument.js";
import type { Audit, AuditedLoss, AuditedQuantity, Better } from "../tradeoff/audit/audit.js";
import { notesArgument, originArgument } from "./argument.js";
import {
  givenColumn,
  listData,
  numberColumn,
  originLines,
  textColumn,
  words,
  type Listing,
  type Origin,
  type Table,
} from "./listing.js";
import type { Notation } from "./notation.js";
import { labelingText, restorerText } from "./point.js";
import { aligned } from "./text.js";

/** An audit, and the name of its restorer. */
export interface AuditRow {
  readonly name: string;
  readonly audit: Audit;
}

const quantities = ["distortion", "perception", "errorRate"] as const;

const titles: Readonly<Record<AuditedQuantity, string>> = {
  distortion: "distortion",
  perception: "perception",
  errorRate: "error rate",
};

const rowsArgument = all(
  listOf(keys("a row: an audit and the name of its restorer", { name: text, audit: auditArgument })),
  must("audits of one list of weights", (rows) => new Set((rows as AuditRow[]).map(weightsKey)).size <= 1),
);

/**
 * The listing of audits.
 * @param notes more lines for the comment, such as that the run was interrupted
 * @throws InputError for what are no audits, or audits with other weights than the first
 */
export function auditListing(rows: readonly AuditRow[], origin: Origin, notes: readonly string[] = []): Listing {
  rowsArgument(rows, "rows");
  originArgument(origin, "origin");
  notesArgument(notes, "notes");
  const meaning = [
    "least: with at most the other two quantities of the restorer; gap: its own value minus the least",
    ...notes,
  ];
  const losses = rows.flatMap((row) => row.audit.losses.map((loss) => ({ row, loss })));
  return {
    head: originLines(origin, "audits of restorers", meaning),
    tables: [gapTable(rows), ...(losses.length === 0 ? [] : [lossTable(losses)])],
    flat: flatTable(rows),
    data: (style) =>
      listData({ ...origin, ...(notes.length === 0 ? {} : { complete: false }) }, "audits", rows, auditData, style),
    lines: (shown) => rows.map((row, i) => `${i === 0 ? "" : "\n"}${auditText(row, shown)}`),
  };
}

function gapTable(rows: readonly AuditRow[]): Table {
  return {
    columns: [
      textColumn("name", "restorer"),
      numberColumn("distortion", "$D$", "D"),
      numberColumn("perception", "$P$", "P"),
      numberColumn("errorRate", "$\\varepsilon$", "ε"),
      numberColumn("leastErrorRate", "$C(D,P)$", "C(D,P)"),
      numberColumn("gapErrorRate", "gap in $\\varepsilon$", "gap in ε"),
      numberColumn("gapDistortion", "gap in $D$", "gap in D"),
      numberColumn("gapPerception", "gap in $P$", "gap in P"),
      textColumn("verdict"),
    ],
    rows: rows.map(({ name, audit }) => [
      words(name),
      audit.achieved.distortion,
      audit.achieved.perception,
      audit.achieved.errorRate,
      audit.least.errorRate.value,
      audit.least.errorRate.gap,
      audit.least.distortion.gap,
      audit.least.perception.gap,
      words(verdict(audit)),
    ]),
  };
}

function lossTable(losses: readonly { readonly row: AuditRow; readonly loss: AuditedLoss }[]): Table {
  return {
    note: "losses αD + βP + γε, and what the restorer leaves of them: its loss minus the least of all restorers",
    columns: [
      textColumn("name", "restorer"),
      givenColumn("weightDistortion", "$\\alpha$", "α"),
      givenColumn("weightPerception", "$\\beta$", "β"),
      givenColumn("weightErrorRate", "$\\gamma$", "γ"),
      numberColumn("loss", "loss", "loss"),
      numberColumn("leastLoss", "least", "least"),
      numberColumn("excess", "left", "left"),
    ],
    rows: losses.map(({ row, loss: { weights, loss, least, excess } }) => [
      words(row.name),
      weights.distortion,
      weights.perception,
      weights.errorRate,
      loss,
      least,
      excess,
    ]),
  };
}

/** Everything in one table; of each loss what the restorer leaves, under the weights. */
function flatTable(rows: readonly AuditRow[]): Table {
  const weights = rows[0]?.audit.losses.map((loss) => `excess:${weightsText(loss).join(":")}`) ?? [];
  return {
    columns: [
      textColumn("name"),
      ...quantities.map((one) => numberColumn(one, one, one)),
      ...quantities.flatMap((one) => [
        numberColumn(`least${capital(one)}`, one, one),
        numberColumn(`gap${capital(one)}`, one, one),
      ]),
      textColumn("optimal"),
      textColumn("paretoOptimal"),
      ...weights.map((key) => numberColumn(key, key, key)),
    ],
    rows: rows.map(({ name, audit }) => [
      words(name),
      ...quantities.map((one) => audit.achieved[one]),
      ...quantities.flatMap((one) => [audit.least[one].value, audit.least[one].gap]),
      decided(audit.optimal),
      decided(audit.paretoOptimal),
      ...audit.losses.map(({ excess }) => excess),
    ]),
  };
}

function decided(answer: boolean | undefined): ReturnType<typeof words> | undefined {
  return answer === undefined ? undefined : words(String(answer));
}

function capital(quantity: AuditedQuantity): string {
  return quantity.charAt(0).toUpperCase() + quantity.slice(1);
}

function weightsText({ weights }: AuditedLoss): string[] {
  return quantities.map((one) => weights[one].toString());
}

function weightsKey({ audit }: AuditRow): string {
  return JSON.stringify(audit.losses.map(weightsText));
}

/** An object of `audit --json`. */
export function auditData({ name, audit }: AuditRow): Record<string, unknown> {
  const { problem, achieved, least, optimal, paretoOptimal, better, losses } = audit;
  return {
    name,
    distortion: achieved.distortion,
    perception: achieved.perception,
    errorRate: achieved.errorRate,
    ...(isRetrained(problem) ? { classifier: classesOf(problem, achieved.labeling) } : {}),
    leastDistortion: least.distortion.value,
    leastPerception: least.perception.value,
    leastErrorRate: least.errorRate.value,
    gaps: { distortion: least.distortion.gap, perception: least.perception.gap, errorRate: least.errorRate.gap },
    optimal: optimal ?? null,
    paretoOptimal: paretoOptimal ?? null,
    better: better === undefined ? null : betterData(audit, better),
    losses: losses.map(({ weights: { distortion, perception, errorRate }, loss, least: minimum, excess }) => ({
      weights: { distortion, perception, errorRate },
      loss,
      least: minimum,
      excess,
    })),
  };
}

/** A better restorer as data that `evaluate` and `audit` read. */
export function betterData({ problem }: Audit, better: Better): Record<string, unknown> {
  const { achieved, restorer } = better;
  return {
    in: better.in,
    distortion: achieved.distortion,
    perception: achieved.perception,
    errorRate: achieved.errorRate,
    ...(isRetrained(problem) ? { classifier: classesOf(problem, achieved.labeling) } : {}),
    restorer,
  };
}

function verdict({ optimal, paretoOptimal }: Audit): string {
  if (paretoOptimal === true) return "Pareto-optimal";
  if (optimal === false) return "not optimal";
  if (paretoOptimal === false) return optimal === true ? "optimal at its D and P" : "not Pareto-optimal";
  return optimal === true ? "optimal at its D and P, or more" : "optimal, or nearly so";
}

/** An audit as lines of text. @param shown the notation of its numbers */
export function auditText({ name, audit }: AuditRow, shown: Notation): string {
  const { problem, achieved, least, better, losses } = audit;
  const table = aligned([
    ["", "its own", "least", "gap"],
    ...quantities.map((one) => [
      titles[one],
      valueText(achieved[one], shown),
      valueText(least[one].value, shown),
      valueText(least[one].gap, shown),
    ]),
  ]);
  return [
    printable(name),
    ...table.map((line) => `  ${line}`),
    ...(isRetrained(problem) ? [`  classifier  ${labelingText(problem, achieved.labeling)}`] : []),
    ...verdictLines(audit).map((line) => `  ${line}`),
    ...losses.map((loss) => `  ${lossText(loss, shown)}`),
    ...(better === undefined ? [] : betterLines(audit, better, shown)),
  ].join("\n");
}

function verdictLines({ optimal, paretoOptimal }: Audit): string[] {
  if (paretoOptimal === true)
    return ["Pareto-optimal: no restorer is as good in all three quantities and better in one"];
  const own = "with at most this distortion and perception";
  const first =
    optimal === true
      ? `optimal: no restorer ${own} has a lower error rate`
      : optimal === false
        ? `not optimal: a restorer ${own} has a lower error rate`
        : `optimal, or nearly so: the enclosure leaves open whether a restorer ${own} has a lower error rate`;
  if (optimal === false) return [first];
  const second =
    paretoOptimal === false
      ? "not Pareto-optimal: a restorer is as good in all three quantities and better in one"
      : "Pareto-optimal, or nearly so: the enclosures leave open whether a gap is 0";
  return [first, second];
}

function lossText(audited: AuditedLoss, shown: Notation): string {
  const { loss, least, excess } = audited;
  const [own, minimum, left] = [loss, least, excess].map((value) => valueText(value, shown));
  return `loss ${weightsText(audited).join(", ")}: ${String(own)}, the least is ${String(minimum)}, it leaves ${String(left)}`;
}

function betterLines({ problem }: Audit, better: Better, shown: Notation): string[] {
  const { achieved, restorer } = better;
  const own = quantities.map((one) => `${titles[one]} ${valueText(achieved[one], shown)}`).join(", ");
  return [
    `  better in the ${titles[better.in]}: ${own}`,
    ...restorerText(restorer, problem, { full: "--json or --better", shown }),
  ];
}

/** A value; an enclosure by its ends alone, which need no mark. */
function valueText(value: Value | "inf", shown: Notation): string {
  const both = shown.both(value);
  return value instanceof Enclosure ? both.replace("≈", "") : both;
}
