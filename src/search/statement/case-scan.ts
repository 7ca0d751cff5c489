/**
 * The scan of a conjecture that brings none: case by case, with `decide`.
 *
 * Results are a stream of lines: the status and, where there is one, a space and the measure.
 */
import type { Rational } from "../../exact/rational.js";
import { calls } from "../../exact/arguments.js";
import { type Family, familyArgument } from "../../enumeration/family.js";
import { built, type Instance } from "../../generate/instance/instance.js";
import { conjectureArgument } from "./argument.js";
import type { Conjecture } from "./conjecture.js";
import { attempt, ConjectureFault, outcomeOf as answered } from "./guard.js";
import { requireKind } from "./measures.js";
import type { Outcome, Status } from "./outcome.js";
import type { Scan } from "./scan.js";
import { scopeOf } from "./scope.js";
import { emptyTally, mergeTallies, type Tally } from "./tally.js";

/** The scan of a conjecture: its own, or case by case. @throws InputError for what is no conjecture */
export function scanOf(conjecture: Conjecture): Scan {
  conjectureArgument(conjecture, "conjecture");
  const { name, scope = {}, scan, decide } = conjecture;
  const own = scan ?? caseScan(withinScope(conjecture, decide));
  return {
    ...own,
    start: (family, options) => {
      familyArgument(family, "family");
      requireKind(name, scope, family.measures, (key) => key);
      return own.start(family, options);
    },
  };
}

/** Cases outside the scope are not decided: the statement says nothing about them. */
function withinScope(conjecture: Conjecture, decide: Conjecture["decide"]): Conjecture["decide"] {
  const within = scopeOf(conjecture);
  return within === "untested"
    ? decide
    : (instance) => (within(instance) ? decide(instance) : { status: "not-applicable" });
}

/** Decides case by case. @throws ConjectureFault, while it runs, where `decide` gives no outcome */
export function caseScan(decide: (instance: Instance) => Outcome): Scan {
  calls(decide, "decide");
  const outcomeOf = (family: Family, index: bigint): Outcome => {
    const one = built(family.definition(index));
    try {
      return answered(
        attempt("decide", one, () => decide(one)),
        one,
      );
    } catch (error) {
      if (!(error instanceof ConjectureFault)) throw error;
      throw new ConjectureFault(`${error.message} (case ${String(index)})`, one);
    }
  };
  return {
    blockSize: 16n, // a case may take seconds
    chunk: 1n,
    symmetric: false,
    start: (family) => ({
      run: (from, to, results) => {
        let tally = emptyTally;
        for (let index = from; index < to; index++) {
          const { status, measure } = { measure: undefined, ...outcomeOf(family, index) };
          results?.update(`${status}${measure === undefined ? "" : ` ${measure.toString()}`}\n`);
          tally = mergeTallies(tally, tallyOf(index, status, measure));
        }
        return tally;
      },
    }),
    explain: (family, index) => {
      const outcome = outcomeOf(family, index);
      return outcome.status === "violated" ? outcome.evidence : { status: outcome.status };
    },
  };
}

/** The tally of one case. */
export function tallyOf(index: bigint, status: Status, measure: Rational | undefined): Tally {
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
