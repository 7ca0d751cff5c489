/**
 * Points as facts: C(D,P) = v, l ≤ C(D,P) ≤ u, or nothing is feasible at (D,P).
 *
 * The conditions are those of docs/formats.md, `value`, `enclosure` and `infeasible`, with several cases
 * those of a tree per divergence. For wasserstein-2 d² is compared with P·|P|.
 */
import type { Rational } from "../../exact/rational.js";
import { readBounds, readPlane, type ReadBounds, type ReadPlane } from "../../certificate/evidence.js";
import { number, object } from "../../format/decode.js";
import { relaxedCase, isRetrained, type Case } from "../../model/case.js";
import { attainedCase, hasSeveralCases, readAttained, readFarkasPerPart, walkTrees } from "./cases.js";
import { planeFacts, type PlaneTerms } from "./plane.js";
import type { ProblemTerms } from "./problem.js";
import { restorerFacts, type Achieved } from "./restorer.js";
import { atMost, equal, less, minus, real, times } from "./terms.js";

/** What a point says of the error rate: v, or what it lies between. */
export type Stated =
  | { readonly kind: "value"; readonly errorRate: Rational }
  | { readonly kind: "enclosure"; readonly lower: Rational; readonly upper: Rational | "inf" };

/** A statement `value`. */
export function valueFacts(terms: ProblemTerms, statement: unknown, evidence: unknown, path: string): void {
  const at = `${path}.statement`;
  const fields = object(statement, at, "the statement", ["kind", "bounds", "errorRate"]);
  const errorRate = number(fields["errorRate"], `${at}.errorRate`);
  const bounds = readBounds(fields["bounds"], `${at}.bounds`);
  errorRateFacts(terms, bounds, { kind: "value", errorRate }, evidence, `${path}.evidence`);
}

/** A statement `enclosure`. */
export function enclosureFacts(terms: ProblemTerms, statement: unknown, evidence: unknown, path: string): void {
  const at = `${path}.statement`;
  const fields = object(statement, at, "the statement", ["kind", "bounds", "errorRate"]);
  const stated = readInterval(fields["errorRate"], `${at}.errorRate`);
  const bounds = readBounds(fields["bounds"], `${at}.bounds`);
  if (stated.upper !== "inf") terms.script.fact("l ≤ u", atMost(real(stated.lower), real(stated.upper)));
  errorRateFacts(terms, bounds, { kind: "enclosure", ...stated }, evidence, `${path}.evidence`);
}

/** `{"lower": l, "upper": u}`, where u may be "inf". */
export function readInterval(
  value: unknown,
  path: string,
): { readonly lower: Rational; readonly upper: Rational | "inf" } {
  const fields = object(value, path, "an enclosure", ["lower", "upper"]);
  return {
    lower: number(fields["lower"], `${path}.lower`),
    upper: fields["upper"] === "inf" ? "inf" : number(fields["upper"], `${path}.upper`),
  };
}

/** A statement `infeasible`. */
export function infeasibleFacts(terms: ProblemTerms, statement: unknown, evidence: unknown, path: string): void {
  const at = `${path}.statement`;
  const fields = object(statement, at, "the statement", ["kind", "bounds"]);
  nothingFacts(terms, readBounds(fields["bounds"], `${at}.bounds`), evidence, `${path}.evidence`);
}

/** The error rate at a point, attained and proved to be the least. */
export function errorRateFacts(
  terms: ProblemTerms,
  bounds: ReadBounds,
  stated: Stated,
  evidence: unknown,
  path: string,
): void {
  const { problem, script } = terms;
  const several = hasSeveralCases(problem);
  const coupled = bounds.perception !== "inf";
  const nobody = stated.kind === "enclosure" && stated.upper === "inf";
  const { of, required } = nobody
    ? { of: relaxedCase(problem, 0), required: [] }
    : attainedCase(evidence, path, problem, coupled);
  const optional = several && isRetrained(problem) ? ["symmetries", "order"] : [];
  const fields = object(evidence, path, "the evidence", [...required, several ? "cases" : "plane"], optional);
  if (!nobody) {
    const { restorer, coupling } = readAttained(fields, path, of);
    const achieved = restorerFacts(terms, restorer, of, { title: "the restorer", distance: coupled, coupling });
    withinFacts(terms, achieved, bounds, of);
    const error = achieved.errorRate;
    if (stated.kind === "value") script.fact("its error rate is v", equal(error, real(stated.errorRate)));
    else if (stated.upper !== "inf") script.fact("its error rate is at most u", atMost(error, real(stated.upper)));
  }
  const least = real(stated.kind === "value" ? stated.errorRate : stated.lower);
  if (!several) {
    const plane = readPlane(fields["plane"], `${path}.plane`, of);
    const height = heightTerm(terms, planeOf(terms, plane, of, "the plane", true, bounds), bounds, of);
    if (stated.kind === "value") script.fact("gamma - lambda D - mu P = v", equal(height, least));
    else script.fact("gamma - lambda D - mu P >= l", atMost(least, height));
    return;
  }
  walkTrees(fields["cases"], `${path}.cases`, problem, {
    plane(leaf, leafOf, title) {
      const own = planeOf(terms, leaf, leafOf, title, true, bounds);
      script.fact("it is nowhere below", atMost(least, heightTerm(terms, own, bounds, leafOf)));
    },
    farkas(leaf, leafOf, title) {
      farkasFacts(terms, leaf, leafOf, title, bounds);
    },
  });
}

/** No restorer meets both bounds. */
export function nothingFacts(terms: ProblemTerms, bounds: ReadBounds, evidence: unknown, path: string): void {
  const { problem } = terms;
  if (problem.perception.parts.length > 1) {
    const { cases } = object(evidence, path, "the evidence", ["cases"]);
    for (const { plane, of } of readFarkasPerPart(cases, `${path}.cases`, problem))
      farkasFacts(terms, plane, of, `nothing is feasible with ${of.divergence.title}`, bounds);
    return;
  }
  const of = relaxedCase(problem, 0);
  const fields = object(evidence, path, "the evidence", ["plane"]);
  farkasFacts(terms, readPlane(fields["plane"], `${path}.plane`, of), of, "the Farkas plane", bounds);
}

/** A Farkas plane that both bounds contradict. */
export function farkasFacts(terms: ProblemTerms, plane: ReadPlane, of: Case, title: string, bounds: ReadBounds): void {
  const own = planeOf(terms, plane, of, title, false, bounds);
  terms.script.fact("gamma - lambda D - mu P > 0", less("0.0", heightTerm(terms, own, bounds, of)));
}

export function planeOf(
  terms: ProblemTerms,
  plane: ReadPlane,
  of: Case,
  title: string,
  errors: boolean,
  bounds: ReadBounds,
): PlaneTerms {
  return planeFacts(terms, plane, of, { title, errors, bound: bounds.perception });
}

/** γ − λD − μP; a multiplier of a bound that is not there must be 0, which is stated. */
export function heightTerm(
  terms: ProblemTerms,
  { lambda, mu, gamma }: PlaneTerms,
  bounds: ReadBounds,
  of: Case,
): string {
  let height = gamma;
  for (const [name, multiplier, bound] of [
    ["D", lambda, bounds.distortion],
    ["P", mu, powered(bounds.perception, of)],
  ] as const) {
    if (bound === "inf") terms.script.fact(`no bound ${name}, and its multiplier is 0`, equal("0.0", multiplier));
    else height = minus(height, times(multiplier, real(bound)));
  }
  return height;
}

/** The bound on d^power that d ≤ P is: P, or P·|P|. */
export function powered(bound: ReadBounds["perception"], { power }: Case): ReadBounds["perception"] {
  return bound === "inf" || power === 1 ? bound : bound.times(bound.abs());
}

/** E[Δ] ≤ D and d ≤ P. */
export function withinFacts(terms: ProblemTerms, achieved: Achieved, bounds: ReadBounds, of: Case): void {
  const { script } = terms;
  const perception = powered(bounds.perception, of);
  if (bounds.distortion !== "inf")
    script.fact("its distortion is within D", atMost(achieved.distortion, real(bounds.distortion)));
  if (perception !== "inf" && achieved.perception !== undefined)
    script.fact("its distance from p_X is within P", atMost(achieved.perception, real(perception)));
}
