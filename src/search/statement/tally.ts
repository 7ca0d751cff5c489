/**
 * What is counted over a range of cases, and how counts of two ranges become one.
 *
 * Merging is associative and has the empty tally as its unit, and the first case of a kind is
 * the one of smallest index whatever the order: shards can be merged in any grouping.
 */
import { Rational } from "../../exact/rational.js";
import { tallyArgument } from "./argument.js";
import type { Extreme } from "../../enumeration/family.js";

/** What was counted over a range of cases. */
export interface Tally {
  /** Cases looked at. */
  readonly cases: bigint;
  /** Cases that the statement says something about. */
  readonly applicable: bigint;
  /** Cases whose measure is zero. */
  readonly zeros: bigint;
  readonly violations: bigint;
  /** Cases that were neither found to hold nor to be violated; absent where there is none. */
  readonly undecided?: bigint;
  /** The first case that is violated. */
  readonly firstViolation?: bigint;
  /** The least measure above zero, and the largest one; absent where nothing was measured. */
  readonly least?: Extreme;
  readonly largest?: Extreme;
}

export const emptyTally: Tally = { cases: 0n, applicable: 0n, zeros: 0n, violations: 0n };

/** The tally of two disjoint sets of cases. @throws InputError for what is no tally */
export function mergeTallies(a: Tally, b: Tally): Tally {
  tallyArgument(a, "a");
  tallyArgument(b, "b");
  const firstViolation = earlier(a.firstViolation, b.firstViolation);
  const least = better(a.least, b.least, -1);
  const largest = better(a.largest, b.largest, 1);
  const undecided = (a.undecided ?? 0n) + (b.undecided ?? 0n);
  return {
    cases: a.cases + b.cases,
    applicable: a.applicable + b.applicable,
    zeros: a.zeros + b.zeros,
    violations: a.violations + b.violations,
    ...(undecided === 0n ? {} : { undecided }),
    ...(firstViolation === undefined ? {} : { firstViolation }),
    ...(least === undefined ? {} : { least }),
    ...(largest === undefined ? {} : { largest }),
  };
}

function earlier(a: bigint | undefined, b: bigint | undefined): bigint | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}

/** @param sign which of two is better: 1 the larger, −1 the smaller; of equal ones the earlier */
function better(a: Extreme | undefined, b: Extreme | undefined, sign: 1 | -1): Extreme | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const order = b.value.compare(a.value) * sign;
  return order > 0 || (order === 0 && b.index < a.index) ? b : a;
}

/** A tally as text: records have it, and threads send it. */
export interface TallyData {
  readonly cases: string;
  readonly applicable: string;
  readonly zeros: string;
  readonly violations: string;
  readonly undecided?: string;
  readonly firstViolation?: string;
  readonly least?: ExtremeData;
  readonly largest?: ExtremeData;
}

interface ExtremeData {
  readonly value: string;
  readonly index: string;
}

export function tallyData({
  cases,
  applicable,
  zeros,
  violations,
  undecided,
  firstViolation,
  least,
  largest,
}: Tally): TallyData {
  const extreme = ({ value, index }: Extreme): ExtremeData => ({ value: value.toString(), index: String(index) });
  return {
    cases: String(cases),
    applicable: String(applicable),
    zeros: String(zeros),
    violations: String(violations),
    ...(undecided === undefined ? {} : { undecided: String(undecided) }),
    ...(firstViolation === undefined ? {} : { firstViolation: String(firstViolation) }),
    ...(least === undefined ? {} : { least: extreme(least) }),
    ...(largest === undefined ? {} : { largest: extreme(largest) }),
  };
}

/** Back from `tallyData`; it is not checked. */
export function tallyFromData({
  cases,
  applicable,
  zeros,
  violations,
  undecided,
  firstViolation,
  least,
  largest,
}: TallyData): Tally {
  const extreme = ({ value, index }: ExtremeData): Extreme => ({ value: Rational.parse(value), index: BigInt(index) });
  return {
    cases: BigInt(cases),
    applicable: BigInt(applicable),
    zeros: BigInt(zeros),
    violations: BigInt(violations),
    ...(undecided === undefined ? {} : { undecided: BigInt(undecided) }),
    ...(firstViolation === undefined ? {} : { firstViolation: BigInt(firstViolation) }),
    ...(least === undefined ? {} : { least: extreme(least) }),
    ...(largest === undefined ? {} : { largest: extreme(largest) }),
  };
}
