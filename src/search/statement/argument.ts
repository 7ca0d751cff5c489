/**
 * Conjectures, tallies and parts as arguments of the functions of `exact-cdp/search`.
 *
 * A conjecture may come from a module of a user's, and its generator from another copy of
 * fast-check: both are known by what they have.
 */
import {
  all,
  bigInteger,
  calls,
  exactly,
  flag,
  keys,
  listOf,
  must,
  oneOf,
  options,
  rationalNumber,
  text,
  whole,
  type Check,
} from "../../exact/arguments.js";
import { familyArgument, measuresArgument } from "../../enumeration/family.js";

const natural = bigInteger(0n);
const positive = bigInteger(1n);

const scope = keys(
  "a scope",
  {},
  {
    within: calls,
    kind: oneOf(["linear", "retrained", "nonconvex", "smooth"]),
    leastClasses: whole(1),
    channelOnly: exactly(true),
  },
);

const axes = keys("the axes of a grid", {
  classes: listOf(whole(2)),
  inputs: listOf(whole(1)),
  outputs: listOf(whole(1)),
  denominator: listOf(positive),
  sourceDenominator: listOf(positive),
});

const grid = keys(
  "a grid",
  { axes, measures: measuresArgument },
  {
    other: keys("second channels", { outputs: listOf(whole(1)), denominator: listOf(positive) }),
  },
);

const scan = keys("a scan", { blockSize: positive, chunk: positive, symmetric: flag, start: calls, explain: calls });

/** A conjecture. */
export const conjectureArgument: Check = keys(
  "a conjecture, an object with name, statement, source, instances and decide",
  {
    name: text,
    statement: text,
    source: text,
    instances: keys("an arbitrary of fast-check, such as instances() gives", { generate: calls }),
    decide: calls,
  },
  {
    scope,
    measure: keys("what the measure is", { name: text, zero: text }),
    certificates: calls,
    argument: text,
    adapted: calls,
    grid,
    scan,
  },
);

/** A time. */
export const milliseconds = must(
  "a number of milliseconds from 0 to 2147483647",
  (value) => typeof value === "number" && value >= 0 && value < 2 ** 31,
);
/** What ends a run early. */
export const signal = must("an AbortSignal", (value) => value instanceof AbortSignal);

/** Options of `verify`. */
export const verificationOptions = options({
  first: flag,
  upToSymmetry: flag,
  record: flag,
  blockSize: positive,
  time: milliseconds,
  signal,
});

const extreme = keys("a measured value", { value: rationalNumber, index: natural });

/** What was counted over a range. */
export const tallyArgument: Check = keys(
  "a tally",
  { cases: natural, applicable: natural, zeros: natural, violations: natural },
  { undecided: natural, firstViolation: natural, least: extreme, largest: extreme },
);

/** A range of cases of a family, and how far it has come. */
export const partArgument: Check = all(
  keys("a part, as wholePart(family) gives it", {
    family: familyArgument,
    from: natural,
    to: natural,
    done: natural,
    tally: tallyArgument,
    blocks: listOf(text),
  }),
  (value, path) => {
    const { family, from, to, done } = value as {
      readonly family: { readonly size: bigint };
      readonly from: bigint;
      readonly to: bigint;
      readonly done: bigint;
    };
    must(`from ≤ done ≤ to ≤ ${String(family.size)}`, () => from <= done && done <= to && to <= family.size)(
      value,
      path,
    );
  },
);

const record = { conjecture: conjectureArgument, measures: measuresArgument, parts: listOf(partArgument) };

/** A record of a verification. */
export const recordArgument = keys("a record, as readRecord gives it", record, { sha256: text, blockSize: positive });

/** Records with the names by which messages call them. */
export const namedRecords = listOf(keys("a record with its name", { name: text, record: recordArgument }));

/** The report of a verification. */
export const reportArgument = keys(
  "the report of a verification: a record, complete or not, and its command",
  { ...record, complete: flag, command: text },
  { sha256: text, blockSize: positive },
);

/** Options of climbs. */
export const climbsOptions = options({
  budget: whole(0),
  scouts: whole(1),
  neighbours: whole(1),
  patience: whole(0),
  bounds: keys(
    "bounds of a climb",
    {},
    {
      classes: whole(1),
      source: whole(1),
      outputs: whole(1),
      restored: whole(1),
      sourceDenominator: positive,
      channelDenominator: positive,
      entryDenominator: positive,
      entrySize: positive,
    },
  ),
  within: calls,
});

/** Options of `shrink`. */
export const shrinkOptions = options({
  limit: whole(0),
  grid: whole(0),
  walks: whole(0),
  search: whole(0),
  others: must(
    "instances with their outcomes, one after the other",
    (value) => typeof (value as Iterable<unknown> | null)?.[Symbol.iterator] === "function",
  ),
  adapted: calls,
  within: calls,
});
