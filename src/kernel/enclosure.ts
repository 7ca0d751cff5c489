/**
 * Evidence for bounds on C(D,P): lower ≤ C(D,P) ≤ upper.
 *
 * As for a value (value.ts), but from either side by an inequality: a restorer within both bounds with
 * ε ≤ upper, and a plane with γ − λD − μP ≥ lower; where C is the least of several functions, a tree of
 * planes per divergence (labelings.ts). Without an upper bound ("inf") there is no restorer. The conditions
 * are numbered as in docs/formats.md.
 */
import type { JsonValue } from "../exact/json.js";
import { type SettledCase, onlyCase } from "./cases.js";
import type { Instance } from "./coefficients.js";
import { caseKeys, requireHeight, requireNoLess } from "./labelings.js";
import { readPlane } from "./planes.js";
import { object } from "./reader.js";
import { type Where, refuse, shown } from "./rejection.js";
import { caseOf } from "./sheets.js";
import { type Bounds, type Interval, type Kind, readBounds, readInterval } from "./statements.js";
import { needsCoupling, readWithin } from "./value.js";

/** C(D,P) lies in the interval. */
export interface EnclosureStatement {
  readonly kind: "enclosure";
  readonly bounds: Bounds;
  readonly errorRate: Interval;
}

export const enclosure: Kind<EnclosureStatement> = {
  read: (value, where) => {
    const fields = object(value, where, ["kind", "bounds", "errorRate"]);
    return {
      kind: "enclosure",
      bounds: readBounds(fields.bounds, where.at("bounds")),
      errorRate: readInterval(fields.errorRate, where.at("errorRate")),
    };
  },
  check: (evidence, where, { bounds, errorRate }, instance) => {
    const { lower, upper } = errorRate;
    const only = onlyCase(instance.problem);
    const of = upper === "inf" ? undefined : caseOf(evidence, where, instance);
    const keys = of === undefined ? [] : keysOf(of, bounds, instance);
    if (only === undefined) {
      const retrained = instance.problem.classifier === "retrained";
      const fields = object(evidence, where, ["cases", ...keys], retrained ? caseKeys : []);
      if (of !== undefined) requireAtMost(fields, where, of, bounds, upper, instance);
      requireNoLess(fields, where, instance, bounds, lower); // 3
      return;
    }
    const fields = object(evidence, where, ["plane", ...keys]);
    if (of !== undefined) requireAtMost(fields, where, of, bounds, upper, instance);
    const place = where.at("plane");
    const plane = readPlane(fields.plane, place, instance, only, "error rate", bounds.perception);
    requireHeight(plane, lower, bounds, only, place, instance); // 2
  },
};

type RestorerKey = "restorer" | "classifier" | "divergence" | "coupling";

/** The keys that belong to a restorer of this case. */
function keysOf(of: SettledCase, bounds: Bounds, { problem }: Instance): RestorerKey[] {
  return [
    "restorer",
    ...(problem.classifier === "retrained" ? (["classifier"] as const) : []),
    ...(problem.divergences.length > 1 ? (["divergence"] as const) : []),
    ...(needsCoupling(of, bounds) ? (["coupling"] as const) : []),
  ];
}

/** 1: a restorer within both bounds with ε ≤ upper. */
function requireAtMost(
  fields: Readonly<Record<RestorerKey, JsonValue>>,
  where: Where,
  of: SettledCase,
  bounds: Bounds,
  upper: Interval["upper"],
  instance: Instance,
): void {
  const { errorRate } = readWithin(fields, where, of, bounds, instance);
  if (upper !== "inf" && !errorRate.atMost(upper))
    refuse(where.at("restorer"), `ε ≤ ${shown(upper)}`, shown(errorRate));
}
