/**
 * Evidence for a band of a slice of several cases: two piecewise linear functions with the slice between them.
 *
 * Notation as in slice-band.ts and cases.ts. With y_c the slice of the case c, the slice is the least y_c. L and U need
 * not be convex, and may fall; `except` lists strips from ≤ x < to in which U − L may exceed `gap`.
 * Not higher: functions U_c, each of one case with a restorer within the three bounds at every breakpoint, so that
 * y_c ≤ U_c as in slice-band.ts. Along every segment of U one of them is at most U at both ends; y_c is convex, hence at
 * most U between them. At the last breakpoint one of them is at most U, and y_c does not rise.
 * Not lower: per divergence a tree over labelings (labelings.ts). A leaf has a convex function L' with a plane per
 * segment, as in slice-band.ts, so that every labeling of the leaf has y_c ≥ L', and +∞ to the left of L'; and L' ≥ L
 * from there on. Or a plane shows that nothing is within the fixed bound. A symmetry takes a labeling to one with the
 * same (D, P, ε) of some restorer for each, hence with the same y_c.
 * The conditions are numbered as in docs/formats.md.
 */
import type { JsonValue } from "../exact/json.js";
import { entry } from "../exact/vector.js";
import type { Case, SettledCase } from "./cases.js";
import type { Instance } from "./coefficients.js";
import { Curve, type Strip, eachDifference, readCurve, readSteps, readStrips, requireGap } from "./curves.js";
import { caseKeys, requireLeaves, symmetriesOf } from "./labelings.js";
import type { Meter } from "./limits.js";
import { poweredBound } from "./planes.js";
import { readLabels } from "./problem.js";
import { has, list, object, position, rational } from "./reader.js";
import { type Where, refuse, shown } from "./rejection.js";
import { type Axes, type Breakpoint, axesOf, readFixed, requireEmpty, requirePoints } from "./slice.js";
import { type SliceBandStatement, cornerIn, requireLeft, requirePlanes } from "./slice-band.js";

/** A slice of several cases between two functions. */
export interface CasesBandStatement extends SliceBandStatement {
  /** Strips in which `gap` is not stated. */
  readonly except: readonly Strip[];
}

export function readCasesBand(value: JsonValue, where: Where, meter: Meter): CasesBandStatement {
  const fields = object(value, where, ["kind", "fixed", "lower", "upper", "gap", "except"]);
  const statement: CasesBandStatement = {
    kind: "band",
    fixed: readFixed(fields.fixed, where.at("fixed")),
    lower: readSteps(fields.lower, where.at("lower"), meter), // 1
    upper: readSteps(fields.upper, where.at("upper"), meter),
    gap: rational(fields.gap, where.at("gap")),
    except: readStrips(fields.except, where.at("except")),
  };
  requireGap(statement, statement.except, where, meter); // 2
  return statement;
}

/** Verifies the evidence; returns only when the band is proved. */
export function checkCasesBand(
  evidence: JsonValue,
  where: Where,
  { fixed, lower, upper }: CasesBandStatement,
  instance: Instance,
): void {
  const axes = axesOf(fixed);
  const { problem } = instance;
  const squared = problem.divergences.some(({ power }) => power === 2);
  if (axes.x === "perception" && squared) refuse(where, "a slice along D, where a divergence is a root", "one along P");
  const fields = object(evidence, where, ["curves", "cases"], problem.classifier === "retrained" ? caseKeys : []);
  requireUpper(fields.curves, where.at("curves"), axes, upper, instance);
  // 5
  requireLeaves(fields.cases, where.at("cases"), instance, symmetriesOf(fields, where, instance), {
    keys: ["curve", "nothing"],
    verify: (leaf, place, of) => {
      requireBelow(leaf, place, axesFor(of, axes), lower, of, instance);
    },
  });
}

/** The fixed bound as planes of a case have it: on d^power. */
function axesFor({ divergence }: Case, axes: Axes): Axes {
  const { z, bound } = axes;
  return z === "perception" && bound !== "inf" ? { ...axes, bound: poweredBound(bound, divergence.power) } : axes;
}

/** 3, 4: functions of cases, one of which is at most U along every segment. */
function requireUpper(
  value: JsonValue,
  where: Where,
  axes: Axes,
  upper: readonly Breakpoint[],
  instance: Instance,
): void {
  const { meter } = instance;
  const shownBy = list(value, where, "functions of cases").map((one, i) => {
    const place = where.at(i);
    const { of, curve, points } = readCase(one, place, instance);
    requirePoints(points, place.at("points"), curve.map(cornerIn(axes)), of, instance); // 3
    const function_ = new Curve(curve, meter, place);
    const start = entry(curve, 0).at;
    return upper.map(({ at, value: most }) => start.atMost(at) && function_.valueAt(at).atMost(most));
  });
  upper.forEach(({ at }, k) => {
    const next = upper[k + 1];
    if (next?.at.equals(at) === true) return; // a fall
    meter.products(shownBy.length + 1, 64, 64, where);
    if (shownBy.some((isShown) => isShown[k] === true && (next === undefined || isShown[k + 1] === true))) return;
    refuse(where, `a function that is at most the upper one at ${shown(at)} and the next breakpoint`, "none"); // 4
  });
}

/** A case, its function and the restorers at its breakpoints. */
function readCase(
  value: JsonValue,
  where: Where,
  { problem, meter }: Instance,
): { readonly of: SettledCase; readonly curve: readonly Breakpoint[]; readonly points: JsonValue } {
  const { classifier, divergences, source, letters } = problem;
  const own = [
    ...(classifier === "retrained" ? (["classifier"] as const) : []),
    ...(divergences.length > 1 ? (["divergence"] as const) : []),
  ];
  const fields = object(value, where, ["curve", "points", ...own]);
  const part = divergences.length > 1 ? position(fields.divergence, where.at("divergence"), divergences.length) : 0;
  const labels =
    classifier === "retrained" ? readLabels(fields.classifier, where.at("classifier"), source, letters) : classifier;
  return {
    of: { labels, divergence: entry(divergences, part) },
    curve: readCurve(fields.curve, where.at("curve"), meter),
    points: fields.points,
  };
}

/** 6 to 8: every labeling of the leaf lies on or above L. */
function requireBelow(
  value: JsonValue,
  where: Where,
  axes: Axes,
  lower: readonly Breakpoint[],
  of: Case,
  instance: Instance,
): void {
  if (has(value, "nothing")) {
    requireEmpty(object(value, where, ["nothing"]).nothing, where.at("nothing"), axes, of, instance); // 8
    return;
  }
  const fields = object(value, where, ["curve", "planes"], ["left"]);
  const atCurve = where.at("curve");
  const curve = readCurve(fields.curve, atCurve, instance.meter);
  requirePlanes(fields.planes, where.at("planes"), axes, curve, of, instance); // 6
  const [first, start] = [entry(curve, 0), entry(lower, 0)];
  if (fields.left !== undefined)
    requireLeft(fields.left, where.at("left"), axes, first, of, instance); // 6
  else if (first.at.sign() > 0) refuse(where, `the key "left", for a function that begins above 0`, "none");
  if (first.at.lessThan(start.at))
    refuse(atCurve.at(0), `at ≥ ${shown(start.at)}, where the lower function begins`, shown(first.at)); // 7
  eachDifference({ lower: curve, upper: lower }, first.at, [], atCurve, instance.meter, (found, at) => {
    if (found.sign() > 0)
      refuse(atCurve, `a function no lower than the band at ${shown(at)}`, `one lower by ${shown(found)}`); // 7
  });
}
