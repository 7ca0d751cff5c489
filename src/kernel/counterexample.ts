/**
 * Evidence against Theorem 1 where its hypothesis fails: three points at which C is not convex.
 *
 * Notation: the middle point is w·left + (1−w)·right with 0 < w < 1. The violation is
 * C(middle) − w·C(left) − (1−w)·C(right) > 0, or "inf" where nothing is feasible at the middle.
 * Each of the three values has the evidence of a `value`, or of an `infeasible`.
 */
import type { JsonValue } from "../exact/json.js";
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { chargePart } from "./bounds.js";
import type { Instance } from "./coefficients.js";
import type { Meter } from "./limits.js";
import { list, object, rational } from "./reader.js";
import { type Where, quoted, refuse, shown } from "./rejection.js";
import { type Kind, readBound } from "./statements.js";
import { requireInfeasible, requireValue } from "./value.js";

/** C at a point of the plane. */
export interface ValuedPoint {
  readonly distortion: Rational;
  readonly perception: Rational;
  /** "inf": no restorer meets both bounds. */
  readonly errorRate: Rational | "inf";
}

/** C is not convex on the line through three points. */
export interface CounterexampleStatement {
  readonly kind: "counterexample";
  readonly conjecture: "theorem-1";
  /** Left, middle, right. */
  readonly points: readonly ValuedPoint[];
  readonly weight: Rational;
  readonly violation: Rational | "inf";
}

export const counterexample: Kind<CounterexampleStatement> = { read, check };

function read(value: JsonValue, where: Where): CounterexampleStatement {
  const fields = object(value, where, ["kind", "conjecture", "points", "weight", "violation"]);
  if (fields.conjecture !== "theorem-1") {
    refuse(
      where.at("conjecture"),
      `"theorem-1"`,
      typeof fields.conjecture === "string" ? quoted(fields.conjecture) : "another value",
    );
  }
  const place = where.at("points");
  const points = list(fields.points, place, "left, middle, right", 3).map((one, i): ValuedPoint => {
    const at = place.at(i);
    const given = object(one, at, ["distortion", "perception", "errorRate"]);
    return {
      distortion: rational(given.distortion, at.at("distortion")),
      perception: rational(given.perception, at.at("perception")),
      errorRate: readBound(given.errorRate, at.at("errorRate")),
    };
  });
  return {
    kind: "counterexample",
    conjecture: "theorem-1",
    points,
    weight: rational(fields.weight, where.at("weight")),
    violation: readBound(fields.violation, where.at("violation")),
  };
}

function check(evidence: JsonValue, where: Where, statement: CounterexampleStatement, instance: Instance): void {
  requireViolation(statement, where, instance.meter);
  const place = where.at("points");
  const proofs = list(object(evidence, where, ["points"]).points, place, "the evidence of each value", 3);
  statement.points.forEach(({ distortion, perception, errorRate }, i) => {
    const bounds = { distortion, perception };
    if (errorRate === "inf") requireInfeasible(entry(proofs, i), place.at(i), bounds, instance);
    else requireValue(entry(proofs, i), place.at(i), bounds, errorRate, instance);
  });
}

/** The arithmetic of the statement. */
function requireViolation({ points, weight, violation }: CounterexampleStatement, where: Where, meter: Meter): void {
  const [left, middle, right] = [entry(points, 0), entry(points, 1), entry(points, 2)];
  const rest = Rational.one.minus(weight);
  if (weight.sign() <= 0 || rest.sign() <= 0) refuse(where, "a weight between 0 and 1", shown(weight));
  const mixed = (a: Rational, b: Rational): Rational => {
    chargePart(1, [a, b, weight, rest], meter, where);
    return weight.times(a).plus(rest.times(b));
  };
  for (const name of ["distortion", "perception"] as const) {
    const expected = mixed(left[name], right[name]);
    if (!middle[name].equals(expected))
      refuse(where, `a middle point with ${name} ${shown(expected)}`, shown(middle[name]));
  }
  if (left.errorRate === "inf" || right.errorRate === "inf")
    return refuse(where, "ends at which something is feasible", "an end at which nothing is");
  if (middle.errorRate === "inf") {
    if (violation !== "inf") refuse(where, `the violation "inf"`, shown(violation));
    return;
  }
  const chord = mixed(left.errorRate, right.errorRate);
  chargePart(1, [chord, middle.errorRate], meter, where);
  const found = middle.errorRate.minus(chord);
  if (violation === "inf" || !violation.equals(found))
    refuse(where, `the violation ${shown(found)}`, violation === "inf" ? `"inf"` : shown(violation));
  if (found.sign() <= 0) refuse(where, "a violation > 0", shown(found));
}
