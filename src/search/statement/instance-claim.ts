/**
 * Claims about whole problems: one function from a problem to an outcome, and nothing else.
 *
 *     instanceClaim({
 *       name: "all-three-minimal",
 *       statement: "no restorer attains …",
 *       source: "…",
 *       kind: "linear",
 *       decide: (problem) => ({ status: "holds" }),
 *     });
 *
 * The adapter builds the problem of every case, counts outcomes, keeps the first violation
 * and the extremes of an optional exact measure, and writes the stream of results: a line
 * per case, the status and after a space the measure, where there is one.
 */
import type { Rational } from "../../exact/rational.js";
import type { Problem } from "../../model/problem.js";
import type { Claim, ClaimRunner, ProblemKind } from "./claim.js";
import { usualMeasures, type Family, type MeasureOptions } from "../../enumeration/family.js";
import { requireKind } from "./measures.js";
import { emptyTally, mergeTallies, type Tally } from "./tally.js";

/** What a claim says of one problem, with an exact measure where there is one. */
export type Outcome = (
  | { readonly status: "holds"; readonly measure?: Rational }
  /** Evidence: data that JSON.stringify prints exactly. */
  | { readonly status: "violated"; readonly evidence: Readonly<Record<string, unknown>>; readonly measure?: Rational }
  /** The claim says nothing about such a problem. */
  | { readonly status: "not-applicable" }
  /** It says something, but whether it is true was not found out: counted by itself, never as "holds". */
  | { readonly status: "undecided" }
) & {
  /** How near it comes to a violation, larger is nearer: for climbing. */
  readonly score?: Rational;
};

/** A claim about whole problems: what it says, of what problems, and how one problem is decided. */
export interface InstanceClaim {
  readonly name: string;
  readonly statement: string;
  readonly source: string;
  readonly measure?: Claim["measure"];
  /** Default: 2. */
  readonly leastClasses?: number;
  /** Problems of other kinds are refused. Default: any kind is taken. */
  readonly kind?: ProblemKind;
  /** What differs from Hamming distortion, total variation, the Bayes rule and X̂ = X where nothing is given. */
  readonly usual?: Partial<MeasureOptions>;
  /** Decides one problem. A problem that it cannot take throws InputError. */
  readonly decide: (problem: Problem) => Outcome;
}

/**
 * The claim that runs over families: builds each problem, counts outcomes, keeps the first
 * violation and the extremes of the measure. `upToSymmetry` is not offered.
 */
export function instanceClaim({ name, statement, source, measure, leastClasses = 2, kind, usual = {}, decide }: InstanceClaim): Claim {
  const about = { name, ...(kind === undefined ? {} : { kind }) };
  return {
    ...about,
    statement,
    source,
    ...(measure === undefined ? {} : { measure }),
    leastClasses,
    problems: true,
    usual: { ...usualMeasures, ...usual },
    symmetric: false,
    blockSize: 16n, // a case may take seconds
    chunk: 1n,
    start: (family) => {
      requireKind(about, family.measures, (key) => key);
      return runner(family, decide);
    },
    explain: (family, index) => {
      const outcome = decide(family.problem(index));
      return outcome.status === "violated" ? outcome.evidence : { status: outcome.status };
    },
  };
}

function runner(family: Family, decide: InstanceClaim["decide"]): ClaimRunner {
  return {
    run: (from, to, results) => {
      let tally = emptyTally;
      for (let index = from; index < to; index++) {
        const outcome = decide(family.problem(index));
        const { measure } = { measure: undefined, ...outcome };
        results?.update(`${outcome.status}${measure === undefined ? "" : ` ${measure.toString()}`}\n`);
        tally = mergeTallies(tally, single(index, outcome.status, measure));
      }
      return tally;
    },
  };
}

/** The tally of one case. */
export function single(index: bigint, status: Outcome["status"], measure: Rational | undefined): Tally {
  const extreme = measure === undefined ? undefined : { value: measure, index };
  return {
    cases: 1n,
    applicable: status === "not-applicable" ? 0n : 1n,
    zeros: measure?.isZero() === true ? 1n : 0n,
    violations: status === "violated" ? 1n : 0n,
    ...(status === "undecided" ? { undecided: 1n } : {}),
    ...(status === "violated" ? { firstViolation: index } : {}),
    ...(extreme !== undefined && extreme.value.sign() > 0 ? { least: extreme } : {}),
    ...(extreme === undefined ? {} : { largest: extreme }),
  };
}
