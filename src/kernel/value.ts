/**
 * Evidence for C(D,P) = v, and evidence that nothing is feasible at (D,P).
 *
 * A feasible restorer with error rate v shows C(D,P) ≤ v; a plane with
 * γ − λD − μP = v shows C(D,P) ≥ v. A Farkas plane with γ − λD − μP > 0 contradicts
 * both bounds at once. The conditions are numbered as in docs/formats.md.
 */
import type { JsonValue } from "../exact/json.js";
import type { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { type SettledCase, onlyCase } from "./cases.js";
import type { Instance } from "./coefficients.js";
import { type SmoothDivergence, couplingCost } from "./divergence.js";
import { caseKeys, requireFarkas, requireNoLess, requireNothing } from "./labelings.js";
import { heightAt, poweredBound, readPlane } from "./planes.js";
import { readLabels } from "./problem.js";
import { type Where, refuse, shown } from "./rejection.js";
import { object, position, rational } from "./reader.js";
import { type Achieved, compareDistance, costOfCoupling, distanceTo, readRestorer } from "./restorers.js";
import { undecided } from "./smooth-cuts.js";
import {
  type Bound,
  type Bounds,
  type InfeasibleStatement,
  type Kind,
  type ValueStatement,
  readBounds,
} from "./statements.js";

export const value: Kind<ValueStatement> = {
  read: (given, where) => {
    const fields = object(given, where, ["kind", "bounds", "errorRate"]);
    return {
      kind: "value",
      bounds: readBounds(fields.bounds, where.at("bounds")),
      errorRate: rational(fields.errorRate, where.at("errorRate")),
    };
  },
  check: (evidence, where, { bounds, errorRate }, instance) => {
    requireValue(evidence, where, bounds, errorRate, instance);
  },
};

export const infeasible: Kind<InfeasibleStatement> = {
  read: (given, where) => {
    const fields = object(given, where, ["kind", "bounds"]);
    return { kind: "infeasible", bounds: readBounds(fields.bounds, where.at("bounds")) };
  },
  check: (evidence, where, { bounds }, instance) => {
    requireInfeasible(evidence, where, bounds, instance);
  },
};

/** Verifies the evidence of a value; returns only when C(D,P) = errorRate is proved. */
export function requireValue(
  evidence: JsonValue,
  where: Where,
  bounds: Bounds,
  errorRate: Rational,
  instance: Instance,
): void {
  const only = onlyCase(instance.problem);
  if (only === undefined) requireValueOfCases(evidence, where, bounds, errorRate, instance);
  else requireValueOf(only, evidence, where, bounds, errorRate, instance);
}

function requireValueOf(
  only: SettledCase,
  evidence: JsonValue,
  where: Where,
  bounds: Bounds,
  errorRate: Rational,
  instance: Instance,
): void {
  const fields = object(
    evidence,
    where,
    needsCoupling(only, bounds) ? ["restorer", "plane", "coupling"] : ["restorer", "plane"],
  );
  requireRestorer(fields, where, only, bounds, errorRate, instance);

  const atPlane = where.at("plane");
  const plane = readPlane(fields.plane, atPlane, instance, only, "error rate", bounds.perception); // 5, 6, 7
  const height = heightAt(plane, bounds, only.divergence.power, atPlane, instance.meter); // 5
  if (!height.equals(errorRate)) {
    refuse(
      atPlane,
      `γ − λD − μP = ${shown(errorRate)}, the stated error rate`,
      `${shown(height)} (γ = ${shown(plane.intercept)})`,
    ); // 8
  }
}

/** One case attains the error rate, and no case has a lower one. */
function requireValueOfCases(
  evidence: JsonValue,
  where: Where,
  bounds: Bounds,
  errorRate: Rational,
  instance: Instance,
): void {
  const { problem } = instance;
  const several = problem.divergences.length > 1;
  const index =
    several && typeof evidence === "object" && evidence !== null && "divergence" in evidence
      ? evidence.divergence
      : undefined;
  const divergence = entry(
    problem.divergences,
    index === undefined ? 0 : position(index, where.at("divergence"), problem.divergences.length),
  );
  const required = [
    "restorer" as const,
    "cases" as const,
    ...(problem.classifier === "retrained" ? (["classifier"] as const) : []),
    ...(several ? (["divergence"] as const) : []),
    ...(needsCoupling({ divergence }, bounds) ? (["coupling"] as const) : []),
  ];
  const fields = object(evidence, where, required, problem.classifier === "retrained" ? caseKeys : []);
  const labels =
    problem.classifier === "retrained"
      ? readLabels(fields.classifier, where.at("classifier"), problem.source, problem.letters)
      : problem.classifier;
  requireRestorer(fields, where, { labels, divergence }, bounds, errorRate, instance);
  requireNoLess(fields, where, instance, bounds, errorRate);
}

/** A coupling belongs to the evidence exactly where d(p_X,q) is compared and has no closed form. */
export function needsCoupling({ divergence }: Pick<SettledCase, "divergence">, { perception }: Bounds): boolean {
  return perception !== "inf" && couplingCost(divergence) !== undefined;
}

/** Points 1 to 4: a restorer within both bounds that has the stated error rate. */
function requireRestorer(
  fields: Readonly<Record<"restorer", JsonValue> & Partial<Record<"coupling", JsonValue>>>,
  where: Where,
  { labels, divergence }: SettledCase,
  bounds: Bounds,
  errorRate: Rational,
  instance: Instance,
): void {
  const achieved = readWithin(fields, where, { labels, divergence }, bounds, instance);
  if (!achieved.errorRate.equals(errorRate))
    refuse(where.at("restorer"), `the stated error rate ${shown(errorRate)}`, shown(achieved.errorRate)); // 4
}

/** Points 1 to 3: a restorer within both bounds, and what it achieves. */
export function readWithin(
  fields: Readonly<Record<"restorer", JsonValue> & Partial<Record<"coupling", JsonValue>>>,
  where: Where,
  { labels, divergence }: SettledCase,
  bounds: Bounds,
  instance: Instance,
): Achieved {
  const atRestorer = where.at("restorer");
  const achieved = readRestorer(fields.restorer, atRestorer, instance, labels); // 1
  requireWithin(achieved.distortion, bounds.distortion, "E[Δ]", atRestorer); // 2
  if (bounds.perception === "inf") return achieved;
  if (divergence.form === "smooth")
    requireNear(achieved, divergence, bounds.perception, atRestorer, instance); // 3
  else {
    const { distance, power } = divergence;
    const bound = poweredBound(bounds.perception, power);
    if ("byCoupling" in distance) {
      const atCoupling = where.at("coupling");
      const cost = costOfCoupling(
        fields.coupling ?? null,
        atCoupling,
        achieved.restored,
        distance.byCoupling,
        instance,
      );
      requireWithin(cost, bound, "the cost ΣρT", atCoupling); // 3
    } else {
      const what = power === 1 ? "d(p_X,q)" : "d(p_X,q)²";
      requireWithin(distanceTo(achieved.restored, distance, instance, atRestorer), bound, what, atRestorer); // 3
    }
  }
  return achieved;
}

/** Verifies the evidence that nothing is feasible; returns only when no restorer meets both bounds. */
export function requireInfeasible(evidence: JsonValue, where: Where, bounds: Bounds, instance: Instance): void {
  const { divergences, letters } = instance.problem;
  const [divergence] = divergences;
  if (divergence === undefined || divergences.length > 1) {
    requireNothing(object(evidence, where, ["cases"]).cases, where.at("cases"), instance, bounds);
    return;
  }
  // What is feasible does not depend on the classifier.
  const { plane } = object(evidence, where, ["plane"]);
  requireFarkas(
    plane,
    where.at("plane"),
    instance,
    { labels: letters.restored.map(() => undefined), divergence },
    bounds,
  );
}

/** A smooth d(p_X,q) ≤ P. */
export function requireNear(
  { restored }: Achieved,
  divergence: SmoothDivergence,
  bound: Rational,
  where: Where,
  instance: Instance,
): void {
  const order = compareDistance(restored, divergence, bound, instance, where);
  if (order === 1) refuse(where, `d(p_X,q) ≤ ${shown(bound)}`, "more");
  if (order === undefined) refuse(where, "d(p_X,q) ≤ P", `P = ${undecided(bound)}`);
}

function requireWithin(found: Rational, bound: Bound, what: string, where: Where): void {
  if (bound !== "inf" && !found.atMost(bound)) refuse(where, `${what} ≤ ${shown(bound)}`, shown(found));
}
