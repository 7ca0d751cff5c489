/**
 * Statements about theorems as facts: Bayes risks, the three minima, degradations, counterexamples of
 * Theorem 1. Conditions: docs/formats.md, under the name of each statement.
 */
import { InputError } from "../../exact/errors.js";
import { describeJson } from "../../exact/json.js";
import type { Rational } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import { byCoupling, readPlane, type ReadBound } from "../../certificate/evidence.js";
import { isObject, list, number, object } from "../../format/decode.js";
import type { Case } from "../../model/case.js";
import { onlyCase, readAttained, requireCount } from "./cases.js";
import { namedIn } from "./names.js";
import { errorRateFacts, farkasFacts, heightTerm, nothingFacts, planeOf, withinFacts } from "./point.js";
import { range, type ProblemTerms } from "./problem.js";
import { restorerFacts } from "./restorer.js";
import { atMost, equal, less, minus, or, real, sum, times } from "./terms.js";

/** Bounds on all three quantities. */
interface Minima {
  readonly distortion: Rational;
  readonly perception: Rational;
  readonly errorRate: Rational;
}

/** A statement `tradeoff`. */
export function tradeoffFacts(terms: ProblemTerms, statement: unknown, evidence: unknown, path: string): void {
  const { script } = terms;
  const [at, atEvidence] = [`${path}.statement`, `${path}.evidence`];
  const of = onlyCase(terms.problem, path);
  const fields = object(statement, at, "the statement", ["kind", "minima", "simultaneous"]);
  const given = object(fields["minima"], `${at}.minima`, "the minima", ["distortion", "perception", "errorRate"]);
  const minimum = (name: string): Rational => number(given[name], `${at}.minima.${name}`);
  const minima = {
    distortion: minimum("distortion"),
    perception: minimum("perception"),
    errorRate: minimum("errorRate"),
  };
  const reason = reasonOf(evidence, atEvidence, fields["simultaneous"] === true);
  const coupled = byCoupling(of);
  const required = ["minima", reason, ...(reason === "restorer" && coupled ? ["coupling"] : [])];
  const shown = object(evidence, atEvidence, "the evidence", required);
  minimaFacts(terms, shown["minima"], `${atEvidence}.minima`, of, minima);
  const bounds = { distortion: minima.distortion, perception: minima.perception };
  if (reason === "restorer") {
    const { restorer, coupling } = readAttained(shown, atEvidence, of);
    const achieved = restorerFacts(terms, restorer, of, {
      title: "one restorer for all three",
      distance: true,
      coupling,
    });
    withinFacts(terms, achieved, bounds, of);
    script.fact("it has the least error rate", equal(achieved.errorRate, real(minima.errorRate)));
  } else if (reason === "hall") hallFacts(terms, shown["hall"], `${atEvidence}.hall`, of);
  else {
    const plane = readPlane(shown[reason], `${atEvidence}.${reason}`, of);
    if (reason === "farkas") farkasFacts(terms, plane, of, "the first two are not attained together", bounds);
    else {
      const own = planeOf(terms, plane, of, "the error rate within the first two minima", true, bounds);
      script.fact("it is above the least one", less(real(minima.errorRate), heightTerm(terms, own, bounds, of)));
    }
  }
}

function reasonOf(evidence: unknown, path: string, simultaneous: boolean): "restorer" | "hall" | "farkas" | "plane" {
  if (simultaneous) return "restorer";
  const found = (["hall", "farkas", "plane"] as const).find(
    (key) => isObject(evidence) && Object.hasOwn(evidence, key),
  );
  if (found !== undefined) return found;
  throw new InputError({
    code: "missing-key",
    path,
    expected: `"hall", "plane" or "farkas", why no restorer attains all three`,
    found: "none of them",
  });
}

/** Each minimum: a restorer that attains it and a plane that nothing falls below. */
function minimaFacts(terms: ProblemTerms, value: unknown, path: string, of: Case, minima: Minima): void {
  const { script } = terms;
  const fields = object(value, path, "the minima", ["distortion", "perception", "errorRate"]);
  for (const name of ["distortion", "perception", "errorRate"] as const) {
    const at = `${path}.${name}`;
    const distance = name === "perception";
    const required = ["restorer", "plane", ...(distance && byCoupling(of) ? ["coupling"] : [])];
    const own = object(fields[name], at, "a minimum", required);
    const { restorer, coupling } = readAttained(own, at, of);
    const title = `the restorer with the least ${name}`;
    const achieved = restorerFacts(terms, restorer, of, { title, distance, coupling });
    const bounds: Record<"distortion" | "perception", ReadBound> = { distortion: "inf", perception: "inf" };
    if (name !== "errorRate") bounds[name] = minima[name];
    withinFacts(terms, achieved, bounds, of);
    const plane = planeOf(terms, readPlane(own["plane"], `${at}.plane`, of), of, "its plane", name === "errorRate", {
      distortion: "inf",
      perception: "inf",
    });
    const height = heightTerm(terms, plane, bounds, of);
    if (name === "errorRate")
      script.fact(
        "it is attained, and nothing is below",
        equal(achieved.errorRate, real(minima.errorRate)),
        equal(height, real(minima.errorRate)),
      );
    else
      script.fact(
        "nothing is below",
        less("0.0", name === "distortion" ? plane.lambda : plane.mu),
        atMost("0.0", height),
      );
  }
}

/** Outputs whose best letters all lie in S weigh more than the source letters with a nearest letter in S. */
function hallFacts(terms: ProblemTerms, value: unknown, path: string, of: Case): void {
  const { divergence, labeling } = of;
  if (divergence.family !== "transport")
    throw new InputError({ code: "wrong-type", path, expected: "a transport divergence", found: divergence.title });
  const fields = object(value, path, "a Hall set", ["letters", "outputs"]);
  const letters = namedIn(fields["letters"], `${path}.letters`, of.restored.letters, "a restored letter");
  const outputs = namedIn(fields["outputs"], `${path}.outputs`, of.channel.outputs.letters, "an output");
  const within = new Set(letters);
  const outside = range(terms.letters).filter((j) => !within.has(j));
  const err = (y: number, j: number): string => terms.err(y, entry(labeling, j));
  const best = outputs.flatMap((y) =>
    outside.map((j) =>
      or(
        range(terms.letters).flatMap((other) => [
          less(terms.delta(y, other), terms.delta(y, j)),
          less(err(y, other), err(y, j)),
        ]),
      ),
    ),
  );
  const { cost } = divergence;
  const near = range(terms.inputs).map((x) => {
    const nearest = letters.map((j) =>
      range(terms.letters).every((other) => cost.numeratorAt(j, x) <= cost.numeratorAt(other, x)),
    );
    return nearest.includes(true) ? [terms.p(x)] : [];
  });
  terms.script.fact(
    "the listed outputs have their best letters in the set, and weigh more than what it can take",
    ...best,
    less(sum(near.flat()), sum(outputs.map((y) => terms.pi(y)))),
  );
}

/** A statement `counterexample`: C lies above its chord. */
export function counterexampleFacts(terms: ProblemTerms, statement: unknown, evidence: unknown, path: string): void {
  const { script } = terms;
  const [at, atEvidence] = [`${path}.statement`, `${path}.evidence`];
  const fields = object(statement, at, "the statement", ["kind", "conjecture", "points", "weight", "violation"]);
  if (fields["conjecture"] !== "theorem-1")
    throw new InputError({
      code: "not-yet",
      path: `${at}.conjecture`,
      expected: `"theorem-1"`,
      found: describeJson(fields["conjecture"]),
    });
  const numberOrInf = (value: unknown, place: string): ReadBound => (value === "inf" ? "inf" : number(value, place));
  const points = list(fields["points"], `${at}.points`, "left, middle, right").map((one, i) => {
    const place = `${at}.points[${String(i)}]`;
    const point = object(one, place, "a point", ["distortion", "perception", "errorRate"]);
    return {
      distortion: number(point["distortion"], `${place}.distortion`),
      perception: number(point["perception"], `${place}.perception`),
      errorRate: numberOrInf(point["errorRate"], `${place}.errorRate`),
    };
  });
  requireCount(points.length, 3, "points: left, middle, right", `${at}.points`);
  const [left, middle, right] = points as [(typeof points)[0], (typeof points)[0], (typeof points)[0]];
  const w = real(number(fields["weight"], `${at}.weight`));
  const violation = numberOrInf(fields["violation"], `${at}.violation`);
  const mixed = (u: Rational, v: Rational): string => sum([times(w, real(u)), times(minus("1.0", w), real(v))]);
  script.fact(
    "the middle point is a mixture of the others",
    less("0.0", w),
    less(w, "1.0"),
    equal(real(middle.distortion), mixed(left.distortion, right.distortion)),
    equal(real(middle.perception), mixed(left.perception, right.perception)),
  );
  if (left.errorRate === "inf" || right.errorRate === "inf" || (middle.errorRate === "inf") !== (violation === "inf"))
    script.fact("the outer error rates are numbers, and the violation is infinite where the middle one is", "false");
  else if (middle.errorRate !== "inf" && violation !== "inf")
    script.fact(
      "C lies above its chord by the violation",
      less("0.0", real(violation)),
      equal(real(violation), minus(real(middle.errorRate), mixed(left.errorRate, right.errorRate))),
    );
  const shown = object(evidence, atEvidence, "the evidence", ["points"]);
  const proofs = list(shown["points"], `${atEvidence}.points`, "the evidence of three points");
  requireCount(proofs.length, 3, "proofs, one per point", `${atEvidence}.points`);
  points.forEach(({ distortion, perception, errorRate }, i) => {
    const place = `${atEvidence}.points[${String(i)}]`;
    const bounds = { distortion, perception };
    script.say(`point ${String(i)}`);
    if (errorRate === "inf") nothingFacts(terms, bounds, proofs[i], place);
    else errorRateFacts(terms, bounds, { kind: "value", errorRate }, proofs[i], place);
  });
}
