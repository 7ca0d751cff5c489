/**
 * Lower bounds for all labelings and all divergences of a problem together.
 *
 * A tree splits the labelings letter by letter; each leaf has a reason why no labeling of the
 * leaf has C_c(D,P) < v:
 * - a plane that holds for every labeling of the leaf and is at least v at (D,P);
 * - a Farkas plane: nothing is feasible at (D,P) with this divergence;
 * - a symmetry (symmetries.ts) that takes every labeling c of the leaf to one of equal C_c that
 *   comes before c. Going from image to image ends in a leaf of another kind.
 */
import type { JsonValue } from "../exact/json.js";
import type { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import type { Case, Labels } from "./cases.js";
import type { Instance } from "./coefficients.js";
import { heightAt, readPlane } from "./planes.js";
import { list, object, position, text } from "./reader.js";
import { type Where, quoted, refuse, shown } from "./rejection.js";
import type { Bounds } from "./statements.js";
import { type Symmetries, readSymmetries } from "./symmetries.js";

/** Keys of the evidence for all cases beside `cases`. */
export const caseKeys = ["order", "symmetries"] as const;

/** Verifies a tree per divergence: no labeling allows an error rate below `least` within the bounds. */
export function requireNoLess(
  given: { readonly cases: JsonValue } & Partial<Record<(typeof caseKeys)[number], JsonValue>>,
  where: Where,
  instance: Instance,
  bounds: Bounds,
  least: Rational,
): void {
  const { problem } = instance;
  const place = where.at("cases");
  const trees = list(given.cases, place, "a tree per divergence", problem.divergences.length);
  const symmetries = readSymmetries(given, where, instance);
  const start: Labels = problem.classifier === "retrained" ? problem.letters.restored.map(() => undefined) : problem.classifier;
  trees.forEach((tree, i) => {
    const of = { labels: start, divergence: entry(problem.divergences, i) };
    requireLeaves(tree, place.at(i), of, { instance, bounds, least, symmetries });
  });
}

/** Verifies a Farkas plane per divergence: nothing is feasible within the bounds. */
export function requireNothing(cases: JsonValue, where: Where, instance: Instance, bounds: Bounds): void {
  const { divergences, letters } = instance.problem;
  list(cases, where, "an infeasible case per divergence", divergences.length).forEach((one, i) => {
    const place = where.at(i);
    const { farkas } = object(one, place, ["farkas"]);
    requireFarkas(farkas, place.at("farkas"), instance, { labels: letters.restored.map(() => undefined), divergence: entry(divergences, i) }, bounds);
  });
}

/** A Farkas plane that contradicts both bounds at once: λD + μP ≥ γ fails. */
export function requireFarkas(value: JsonValue, where: Where, instance: Instance, of: Case, bounds: Bounds): void {
  const plane = readPlane(value, where, instance, of, "nothing");
  const height = heightAt(plane, bounds, of.divergence.power, where, instance.meter);
  if (height.sign() <= 0) refuse(where, "γ − λD − μP > 0", `${shown(height)} (γ = ${shown(plane.intercept)})`);
}

interface Claimed {
  readonly instance: Instance;
  readonly bounds: Bounds;
  readonly least: Rational;
  readonly symmetries: Symmetries;
}

/** Verifies the tree below a partial labeling. */
function requireLeaves(value: JsonValue, where: Where, of: Case, claimed: Claimed): void {
  const { instance, bounds, least, symmetries } = claimed;
  const { problem, meter } = instance;
  // Each node is charged for the labels it passes on.
  meter.products(of.labels.length, 1, 1, where);
  const has = (key: string): boolean => typeof value === "object" && value !== null && key in value;
  if (has("plane")) {
    const place = where.at("plane");
    const plane = readPlane(object(value, where, ["plane"]).plane, place, instance, of, "error rate");
    const height = heightAt(plane, bounds, of.divergence.power, place, meter);
    if (!least.atMost(height)) refuse(place, `γ − λD − μP ≥ ${shown(least)}`, `${shown(height)} (γ = ${shown(plane.intercept)})`);
  } else if (has("farkas")) {
    requireFarkas(object(value, where, ["farkas"]).farkas, where.at("farkas"), instance, of, bounds);
  } else if (has("symmetry")) {
    const place = where.at("symmetry");
    const index = position(object(value, where, ["symmetry"]).symmetry, place, symmetries.count);
    symmetries.requireSmaller(index, of.labels, place);
  } else {
    const fields = object(value, where, ["letter", "classes"]);
    const name = text(fields.letter, where.at("letter"), "a restored letter");
    const letter = problem.letters.restored.indexOf(name);
    if (letter < 0) refuse(where.at("letter"), "a restored letter", quoted(name));
    if (of.labels[letter] !== undefined) refuse(where.at("letter"), "a letter whose class is still open", quoted(name));
    const place = where.at("classes");
    list(fields.classes, place, "a tree per class", problem.source.classes.length).forEach((tree, k) => {
      requireLeaves(tree, place.at(k), { labels: of.labels.with(letter, k), divergence: of.divergence }, claimed);
    });
  }
}
