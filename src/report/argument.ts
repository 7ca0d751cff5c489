/**
 * Listings, origins and rows of reports as arguments.
 *
 * Rows that are not a list, but come one after the other, are looked at by whoever writes them.
 */
import {
  all,
  calls,
  either,
  flag,
  instanceOf,
  iterable,
  keys,
  listOf,
  oneOf,
  orText,
  rationalNumber,
  text,
  variants,
  whole,
  type Check,
} from "../exact/arguments.js";
import { bayesRisksProof, channelArgument, degradationVerdict, labelingFor } from "../certificate/argument.js";
import { isValue, valueArgument } from "../exact/value.js";
import { matrixArgument } from "../exact/vector.js";
import { exactBound, observedArgument, problemArgument } from "../model/argument.js";
import type { Problem } from "../model/problem.js";
import { Notation } from "./notation.js";
import { theorem1Verdict, tradeoffVerdict } from "../theorem/argument.js";

/** How numbers are shown in text. */
export const notationArgument = instanceOf(Notation, "a notation, such as new Notation({ decimals: 4 })");

/** The origin of a listing. */
export const originArgument = keys(
  "an origin, as originOf(problem) gives it",
  { problem: text, sha256: text, producer: text },
  { command: text },
);

const entry: Check = either(
  (value) => value === undefined || value === "inf" || isValue(value),
  () => undefined,
  keys(`a value, "inf", nothing, or words such as { text: "yes" }`, { text }, { tex: text }),
);
const column = keys("a column", { key: text, tex: text, title: text, kind: oneOf(["number", "given", "text"]) });
const rows = listOf(listOf(entry));
const table = keys(
  "a table",
  { columns: listOf(column), rows: either((value) => Array.isArray(value), rows, iterable) },
  { note: text, over: text },
);

/** A listing, as the functions of `exact-cdp/report` give it. */
export const listingArgument = keys(
  "a listing, such as table(problem, …) and surfaceListing(surface) give",
  { head: listOf(text), tables: listOf(table), data: calls, lines: calls },
  { flat: table },
);

/** Rows of notes. */
export const notesArgument = listOf(text);

const cell = variants("a cell", "status", {
  optimal: keys("a cell", { errorRate: rationalNumber }),
  enclosed: keys("a cell", { errorRate: valueArgument }),
  undecided: keys("a cell", { errorRate: valueArgument }),
  infeasible: keys("a cell", {}),
  "not-computed": keys("a cell", {}),
});

/** Cells of a grid: a row per distortion, a column per perception. */
export const cellsArgument = listOf(listOf(cell));

/** Bounds along an axis. */
export const boundsArgument = listOf(exactBound);

const face = keys(
  "a face of a surface",
  { on: oneOf(["vertex", "edge", "piece", "row", "above"]), pieces: listOf(whole(0)), rows: listOf(whole(0)) },
  { vertex: whole(0) },
);

const sweepPoint = all(
  keys("an optimum, as sweepAt gives it", {
    problem: problemArgument,
    weights: keys("weights", { distortion: rationalNumber, perception: rationalNumber, errorRate: rationalNumber }),
    value: valueArgument,
    achieved: keys("what is achieved", {
      distortion: rationalNumber,
      perception: orText("inf", valueArgument),
      errorRate: valueArgument,
    }),
    restorer: matrixArgument,
  }),
  (value, path) => {
    const { problem } = value as { readonly problem: Problem };
    keys("an optimum", { labeling: labelingFor(problem) })(value, path);
  },
);

/** Optima with their faces. */
export const sweepRows = listOf(keys("a row: a point, and perhaps its face", { point: sweepPoint }, { face }));

/** The verdict of Theorem 2 on a problem. */
export function theorem2Verdict(problem: Pick<Problem, "source" | "channel">): Check {
  return all(
    bayesRisksProof(problem),
    keys("the verdict of theorem2", {}, { pairwise: keys("the pairwise reading", { holds: flag, agrees: flag }) }),
  );
}

/** A problem with its name, as far as Theorem 2 is concerned. */
export const namedProblem = all(observedArgument, keys("a problem", { name: text }));

/** Verdicts on problems. */
export const verdictRows = listOf(
  all(
    keys("a row: a problem and its verdicts", {
      problem: problemArgument,
      theorem1: theorem1Verdict,
      tradeoff: tradeoffVerdict,
    }),
    (value, path) => {
      const { problem } = value as { readonly problem: Problem };
      keys("a row", { theorem2: theorem2Verdict(problem) })(value, path);
    },
  ),
);

/** Two channels with the verdicts of both directions. */
export const orderArgument = keys("two channels and the verdicts of degradation in both directions", {
  channel: channelArgument,
  of: channelArgument,
  forward: degradationVerdict,
  backward: degradationVerdict,
});
