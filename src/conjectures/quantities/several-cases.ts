/**
 * The verdict of Theorem 1 where C is the least of several cases, as the outcome of a case.
 *
 * Violated with three points, the middle one half-way, at which C exceeds its chord; measured is
 * by how much, where that is finite. A verdict that is not reached is "undecided".
 * Score: the violation, 1 where it is infinite (C is at most 1); otherwise minus one over the number
 * of pieces of all case surfaces: −1 where C is constant, and the more pieces meet the more can bend.
 */
import type { CertificateData } from "../../certificate/data.js";
import { InputError } from "../../exact/errors.js";
import { Rational } from "../../exact/rational.js";
import { isConvex } from "../../model/case.js";
import type { Problem } from "../../model/problem.js";
import { refuted, theorem1 } from "../../theorem/theorem-1.js";
import type { Stretch } from "../../tradeoff/cases/slice.js";
import type { PlanePoint } from "../../tradeoff/cases/segment.js";
import { surface } from "../../tradeoff/surface.js";
import type { Outcome } from "../../search/statement/outcome.js";

export function theorem1Outcome(problem: Problem): Outcome {
  const C = surface(severalCases(problem));
  const verdict = theorem1(C);
  if (verdict.verdict === "refuted") {
    const { points, weight, violation, along } = verdict.counterexample;
    const evidence = { points, weight, violation, along };
    return violation === "inf"
      ? { status: "violated", evidence, score: Rational.one }
      : { status: "violated", evidence, measure: violation, score: violation };
  }
  const pieces = C.cases.reduce((count, { pieces: own }) => count + own.length, 0);
  return { status: verdict.verdict === "holds" ? "holds" : "undecided", score: Rational.of(-1n, BigInt(pieces)) };
}

/** The three points of a violation, with the evidence of each: statement `counterexample`. @throws Error where Theorem 1 is not refuted */
export function theorem1Certificates(problem: Problem): readonly CertificateData[] {
  const verdict = theorem1(surface(severalCases(problem)));
  if (verdict.verdict !== "refuted") throw new Error("only a violation has a counterexample");
  return [verdict.certificate()];
}

/** The same of a violation within a stretch of a slice, which lies above its convex hull there: at its ends and in the middle. */
export function stretchCertificates(
  problem: Problem,
  { from, to }: Stretch,
  at: (x: Rational) => PlanePoint,
): readonly CertificateData[] {
  const middle = from.plus(to).times(Rational.of(1n, 2n));
  return [refuted(problem, { left: at(from), middle: at(middle), right: at(to) }).certificate()];
}

/** @throws InputError "usage" for a fixed classifier with a convex divergence */
export function severalCases(problem: Problem): Problem {
  if (!isConvex(problem)) return problem;
  throw new InputError({
    code: "usage",
    path: "$",
    expected: "a re-trained classifier or a divergence that is not convex",
    found: "neither",
  });
}
