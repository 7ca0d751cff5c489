/**
 * What was tested, in the same words in every report.
 *
 * An instance, or a numbered case of a family, is tested when the conjecture is asked about it, and then has exactly
 * one outcome:
 *
 *     tested = holds + violated + not applicable + undecided.
 *
 * Others are skipped, since they lie outside the scope of the conjecture, or faulty: there the code of
 * the conjecture failed, which ends the run.
 */
import { kindNames, type Kinds } from "../search/counterexample/kinds.js";
import { total, type Counts } from "../search/counterexample/counts.js";
import { statuses, type Status } from "../search/statement/outcome.js";
import type { Tally } from "../search/statement/tally.js";
import { aligned } from "./text.js";

/** How many instances have each outcome. */
export type Outcomes = Readonly<Record<Status, bigint>>;

export interface Tested {
  readonly outcomes: Outcomes;
  /** Instances outside the scope; absent where none are counted. */
  readonly skipped?: bigint;
  /** Instances on which the code of the conjecture failed. */
  readonly faulty?: bigint;
  /** Absent where the measures play no part in the statement. */
  readonly kinds?: Kinds;
}

/** The outcomes of a search. */
export function outcomesOf(counts: Counts): Outcomes {
  const of = (status: Status): bigint => BigInt(total(counts, status));
  return {
    holds: of("holds"),
    violated: of("violated"),
    "not-applicable": of("not-applicable"),
    undecided: of("undecided"),
  };
}

/** The outcomes of a part of a family. */
export function outcomesOfTally({ cases, applicable, violations, undecided = 0n }: Tally): Outcomes {
  return {
    holds: applicable - violations - undecided,
    violated: violations,
    "not-applicable": cases - applicable,
    undecided,
  };
}

/** The outcomes of all of them. */
export function sumOf(all: readonly Outcomes[]): Outcomes {
  const sum = (status: Status): bigint => all.reduce((total, one) => total + one[status], 0n);
  return {
    holds: sum("holds"),
    violated: sum("violated"),
    "not-applicable": sum("not-applicable"),
    undecided: sum("undecided"),
  };
}

/** holds + violated + not applicable + undecided. */
export function testedIn(outcomes: Outcomes): bigint {
  return statuses.reduce((sum, status) => sum + outcomes[status], 0n);
}

/** The outcomes in the order in which people read them. */
const order: readonly Status[] = ["holds", "violated", "not-applicable", "undecided"];

const words: Readonly<Record<Status, string>> = {
  holds: "holds",
  violated: "violated",
  "not-applicable": "not applicable",
  undecided: "undecided",
};

/** `3000 instances tested: holds 2998, violated 0, undecided 2; skipped 12`. @param what one of them */
export function testedText({ outcomes, skipped = 0n, faulty = 0n }: Tested, what: string): string {
  const tested = testedIn(outcomes);
  const told = shownOf([outcomes]).map((status) => `${words[status]} ${String(outcomes[status])}`);
  const beside = [
    ...(skipped > 0n ? [`skipped ${String(skipped)}`] : []),
    ...(faulty > 0n ? [`faulty ${String(faulty)}`] : []),
  ];
  return `${String(tested)} ${what}${tested === 1n ? "" : "s"} tested: ${told.join(", ")}${beside.map((one) => `; ${one}`).join("")}`;
}

/** The same for programs: keys of `search --json` and of `verify-family --json`. */
export function testedData({ outcomes, skipped, faulty, kinds }: Tested): Record<string, unknown> {
  return {
    tested: String(testedIn(outcomes)),
    outcomes: Object.fromEntries(statuses.map((status) => [status, String(outcomes[status])])),
    ...(skipped === undefined ? {} : { skipped: String(skipped) }),
    ...(faulty === undefined ? {} : { faulty: String(faulty) }),
    ...(kinds === undefined ? {} : { kinds }),
  };
}

/** The columns of a table of outcomes with a row per shape. */
export function testedColumns(all: readonly Outcomes[]): {
  readonly head: readonly string[];
  readonly row: (outcomes: Outcomes) => readonly string[];
} {
  const shown = shownOf(all);
  return {
    head: ["tested", ...shown.map((status) => words[status])],
    row: (outcomes) => [testedIn(outcomes), ...shown.map((status) => outcomes[status])].map(String),
  };
}

/** What is always told, and what there is besides. */
function shownOf(all: readonly Outcomes[]): readonly Status[] {
  return order.filter(
    (status) => status === "holds" || status === "violated" || all.some((outcomes) => outcomes[status] > 0n),
  );
}

/** A line each for distortions, divergences and classifiers. */
export function kindLines(kinds: Kinds): string[] {
  return aligned(
    kindNames.map((what) => [
      what,
      Object.entries(kinds[what])
        .map(([name, count]) => `${name} ${String(count)}`)
        .join(", "),
    ]),
  );
}

/** How a run ended. */
export type End = "refuted" | "exhausted" | "budget" | "interrupted" | "faulty";

/** The last word of a run. @param found how many counterexamples @param what one of the things tested */
export function endText(end: End, found: number | bigint, tested: Tested, what: string): string {
  const counterexamples =
    Number(found) === 0
      ? "no counterexample"
      : Number(found) === 1
        ? "a counterexample"
        : `${String(found)} counterexamples`;
  return `${ends[end]} ${counterexamples}; ${testedText(tested, what)}`;
}

const ends: Readonly<Record<End, string>> = {
  refuted: "refuted:",
  exhausted: "exhausted:",
  budget: "budget spent:",
  interrupted: "interrupted:",
  faulty: "faulty: the code of the conjecture failed;",
};
