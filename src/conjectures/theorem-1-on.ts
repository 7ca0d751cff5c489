/** What conjectures about Theorem 1 without one of its hypotheses have in common. */
import type { Axes, MeasureOptions } from "../enumeration/family.js";
import { chordArgument, type Conjecture, type ProblemKind } from "../search/statement/conjecture.js";
import { theorem1Certificates, theorem1Outcome } from "./quantities/several-cases.js";

export const smallAxes: Axes = {
  classes: [2],
  inputs: [1, 2],
  outputs: [1, 2],
  denominator: [1n, 2n],
  sourceDenominator: [1n, 2n, 3n, 4n],
};

/** @param kind of problems @param measures of the grid */
export function theorem1On(
  kind: ProblemKind,
  measures: MeasureOptions,
): Pick<Conjecture, "scope" | "decide" | "measure" | "certificates" | "argument" | "grid"> {
  return {
    scope: { kind },
    decide: ({ problem }) => theorem1Outcome(problem),
    measure: { name: "violation", zero: "zero" },
    certificates: ({ problem }) => theorem1Certificates(problem),
    argument: chordArgument,
    grid: { axes: smallAxes, measures },
  };
}
