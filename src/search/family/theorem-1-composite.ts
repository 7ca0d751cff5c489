/**
 * The verdict of Theorem 1 on a composite problem, as the outcome of a case.
 *
 * Violated with three points, the middle one half-way, at which C exceeds its chord; measured is
 * by how much, where that is finite. A verdict that is not reached is "undecided".
 */
import { InputError } from "../../exact/errors.js";
import { isComposite } from "../../model/composite.js";
import type { AnyProblem, CompositeProblem } from "../../model/problem.js";
import { theorem1Composite } from "../../theorem/theorem-1.js";
import { compositeSurface } from "../../tradeoff/composite/surface.js";
import type { Outcome } from "./instance-claim.js";

export function theorem1Outcome(problem: AnyProblem): Outcome {
  const verdict = theorem1Composite(compositeSurface(composite(problem)));
  if (verdict.verdict === "holds") return { status: "holds" };
  if (verdict.verdict === "not-decided") return { status: "undecided" };
  const { points, weight, violation, along } = verdict.counterexample;
  return { status: "violated", evidence: { points, weight, violation, along }, ...(violation === "inf" ? {} : { measure: violation }) };
}

/** @throws InputError "usage" for a fixed classifier with a convex divergence */
export function composite(problem: AnyProblem): CompositeProblem {
  if (isComposite(problem)) return problem;
  throw new InputError({ code: "usage", path: "$", expected: "a re-trained classifier or a divergence that is not convex", found: "neither" });
}
