/** The least weighted sum a·E[Δ] + b·d + c·ε as facts: attained by a restorer, and no sum is less. Conditions: docs/formats.md, `weighted`. */
import type { Rational } from "../../exact/rational.js";
import { isObject, number, object } from "../../format/decode.js";
import type { ReadPlane } from "../../certificate/evidence.js";
import type { Case } from "../../model/case.js";
import { attainedCase, readAttained, readFarkasPerPart, walkTrees } from "./cases.js";
import { planeFacts } from "./plane.js";
import { readInterval } from "./point.js";
import type { ProblemTerms } from "./problem.js";
import { restorerFacts } from "./restorer.js";
import { atMost, equal, less, or, real, sum, times } from "./terms.js";

/** A statement `weighted`. */
export function weightedFacts(terms: ProblemTerms, statement: unknown, evidence: unknown, path: string): void {
  const { script, problem } = terms;
  const [at, atEvidence] = [`${path}.statement`, `${path}.evidence`];
  const fields = object(statement, at, "the statement", ["kind", "weights", "least"]);
  const given = object(fields["weights"], `${at}.weights`, "the weights", ["distortion", "perception", "errorRate"]);
  const weight = (name: string): Rational => number(given[name], `${at}.weights.${name}`);
  const [a, b, c] = [weight("distortion"), weight("perception"), weight("errorRate")];
  const { lower, upper } = readLeast(fields["least"], `${at}.least`);
  script.fact(
    "the weights are not negative, and one is positive",
    ...[a, b, c].map((one) => atMost("0.0", real(one))),
    or([a, b, c].map((one) => less("0.0", real(one)))),
  );
  if (problem.perception.parts.some(({ power }) => power === 2))
    script.fact("a divergence that is a root has the weight 0", equal("0.0", real(b)));

  const { of, required } = attainedCase(evidence, atEvidence, problem, !b.isZero());
  const shown = object(evidence, atEvidence, "the evidence", [...required, "cases"]);
  const { restorer, coupling } = readAttained(shown, atEvidence, of);
  const achieved = restorerFacts(terms, restorer, of, { title: "the restorer", distance: !b.isZero(), coupling });
  const found = sum([
    times(real(a), achieved.distortion),
    ...(achieved.perception === undefined ? [] : [times(real(b), achieved.perception)]),
    times(real(c), achieved.errorRate),
  ]);
  const exact = lower.equals(upper) && !isObject(fields["least"]);
  const bounded = of.divergence.family === "smooth" && !b.isZero();
  script.fact("its sum is the least one", exact && !bounded ? equal(found, real(upper)) : atMost(found, real(upper)));

  const below = (plane: ReadPlane, leaf: Case, title: string): void => {
    const errors = !c.isZero();
    const { lambda, mu, gamma } = planeFacts(terms, plane, leaf, { title, errors });
    const scaled = (term: string): string => (errors ? times(real(c), term) : term);
    script.fact(
      "its multipliers are the weights, and it is nowhere below",
      equal(scaled(lambda), real(a)),
      equal(scaled(mu), real(b)),
      atMost(real(lower), scaled(gamma)),
    );
  };
  if (c.isZero()) {
    for (const { plane, of: leaf } of readFarkasPerPart(shown["cases"], `${atEvidence}.cases`, problem))
      below(plane, leaf, "a plane without the error rate");
  } else walkTrees(shown["cases"], `${atEvidence}.cases`, problem, { plane: below });
}

/** v, or its bounds. */
function readLeast(value: unknown, path: string): { readonly lower: Rational; readonly upper: Rational } {
  if (!isObject(value)) {
    const exact = number(value, path);
    return { lower: exact, upper: exact };
  }
  const { lower, upper } = readInterval(value, path);
  return { lower, upper: upper === "inf" ? number(upper, `${path}.upper`) : upper };
}
