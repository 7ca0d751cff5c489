/**
 * Lower bounds for all labelings and all divergences of a problem together.
 *
 * A tree splits the labelings letter by letter; each leaf has a reason why every labeling of the
 * leaf meets the goal, that C_c(D,P) ≥ v at a point, or that C_c ≥ γ − λD − μP everywhere:
 * - a plane that holds for every labeling of the leaf and is at least what the goal asks for;
 * - for a point, a Farkas plane: nothing is feasible at (D,P) with this divergence;
 * - a symmetry (symmetries.ts) that takes every labeling c of the leaf to one of equal C_c that
 *   comes before c. Going from image to image ends in a leaf of another kind. Only a re-trained
 *   classifier has symmetries: the image of a fixed one is another, which no leaf speaks of.
 */
import type { JsonValue } from "../exact/json.js";
import type { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { chargePart } from "./bounds.js";
import type { Case, Labels } from "./cases.js";
import type { Instance } from "./coefficients.js";
import { type Plane, heightAt, readPlane } from "./planes.js";
import { has, list, object, position, text, refuseName } from "./reader.js";
import { type Where, quoted, refuse, shown } from "./rejection.js";
import type { Bounds, Within } from "./statements.js";
import { type Symmetries, readSymmetries } from "./symmetries.js";

/** Keys of the evidence for all cases beside `cases`. */
export const caseKeys = ["order", "symmetries"] as const;

/** What every labeling of a leaf is to meet. */
export interface Goal {
  /** Refuses a plane that does not show it. */
  readonly shownBy: (plane: Plane, of: Case, where: Where) => void;
  /** Planes need to hold under these bounds only, and Farkas planes against them show it as well; without bounds none does. */
  readonly bounds?: Bounds;
}

/** The symmetries a certificate lists beside its trees: none where the classifier is fixed. */
export function symmetriesOf(given: CaseEvidence, where: Where, instance: Instance): Symmetries {
  return readSymmetries(instance.problem.classifier === "retrained" ? given : {}, where, instance);
}

type CaseEvidence = Partial<Record<(typeof caseKeys)[number], JsonValue>>;

/** Verifies a tree per divergence: no labeling allows an error rate below `least` within the bounds. */
export function requireNoLess(
  given: { readonly cases: JsonValue } & CaseEvidence,
  where: Where,
  instance: Instance,
  bounds: Bounds,
  least: Rational,
): void {
  const shownBy = (plane: Plane, of: Case, place: Where): void => {
    requireHeight(plane, least, bounds, of, place, instance);
  };
  requireTrees(given.cases, where.at("cases"), instance, symmetriesOf(given, where, instance), { shownBy, bounds });
}

/** γ − λD − μP ≥ least. */
export function requireHeight(
  plane: Plane,
  least: Rational,
  bounds: Bounds,
  { divergence }: Case,
  where: Where,
  { meter }: Instance,
): void {
  const height = heightAt(plane, bounds, divergence.power, where, meter);
  if (!least.atMost(height))
    refuse(where, `γ − λD − μP ≥ ${shown(least)}`, `${shown(height)} (γ = ${shown(plane.intercept)})`);
}

/** Verifies a tree per divergence: every labeling meets the goal. */
export function requireTrees(
  value: JsonValue,
  where: Where,
  instance: Instance,
  symmetries: Symmetries,
  goal: Goal,
): void {
  requireLeaves(value, where, instance, symmetries, {
    keys: ["plane", "farkas"],
    verify: (leaf, place, of) => {
      requirePlaneOrFarkas(leaf, place, of, instance, goal);
    },
  });
}

/** The leaves of a tree. */
export interface Leaves {
  /** A node with one of these keys is a leaf. */
  readonly keys: readonly string[];
  /** Refuses one that does not show what it is for, for every labeling that agrees with the labels. */
  readonly verify: (leaf: JsonValue, where: Where, of: Case) => void;
}

/** Verifies a tree per divergence, whose leaves show what the caller asks for. */
export function requireLeaves(
  value: JsonValue,
  where: Where,
  instance: Instance,
  symmetries: Symmetries,
  leaves: Leaves,
): void {
  const { problem } = instance;
  const trees = list(value, where, "a tree per divergence", problem.divergences.length);
  const start: Labels =
    problem.classifier === "retrained" ? problem.letters.restored.map(() => undefined) : problem.classifier;
  trees.forEach((tree, i) => {
    requireNode(
      tree,
      where.at(i),
      { labels: start, divergence: entry(problem.divergences, i) },
      { instance, symmetries, leaves },
    );
  });
}

/** Verifies a Farkas plane per divergence: nothing is feasible within the bounds. */
export function requireNothing(cases: JsonValue, where: Where, instance: Instance, bounds: Bounds): void {
  const { divergences, letters } = instance.problem;
  list(cases, where, "an infeasible case per divergence", divergences.length).forEach((one, i) => {
    const place = where.at(i);
    const { farkas } = object(one, place, ["farkas"]);
    requireFarkas(
      farkas,
      place.at("farkas"),
      instance,
      { labels: letters.restored.map(() => undefined), divergence: entry(divergences, i) },
      bounds,
    );
  });
}

/**
 * A Farkas plane that contradicts both bounds at once: λD + μP ≥ γ fails.
 * @param within the P under which the plane is to hold
 */
export function requireFarkas(
  value: JsonValue,
  where: Where,
  instance: Instance,
  of: Case,
  bounds: Bounds,
  within: Within = bounds.perception,
): void {
  const plane = readPlane(value, where, instance, of, "nothing", within);
  const height = heightAt(plane, bounds, of.divergence.power, where, instance.meter);
  if (height.sign() <= 0) refuse(where, "γ − λD − μP > 0", `${shown(height)} (γ = ${shown(plane.intercept)})`);
}

interface Claimed {
  readonly instance: Instance;
  readonly symmetries: Symmetries;
  readonly leaves: Leaves;
}

/** Verifies the tree below a partial labeling. */
function requireNode(value: JsonValue, where: Where, of: Case, claimed: Claimed): void {
  const { instance, symmetries, leaves } = claimed;
  const { problem } = instance;
  chargePart(of.labels.length, [], instance.meter, where); // the labels that a node passes on
  if (leaves.keys.some((key) => has(value, key))) leaves.verify(value, where, of);
  else if (has(value, "symmetry")) {
    const place = where.at("symmetry");
    const index = position(object(value, where, ["symmetry"]).symmetry, place, symmetries.count);
    symmetries.requireSmaller(index, of.labels, place);
  } else {
    const fields = object(value, where, ["letter", "classes"]);
    const name = text(fields.letter, where.at("letter"), "a restored letter");
    const letter =
      problem.letters.restoredNamed(name) ??
      refuseName(name, problem.letters.restored, where.at("letter"), "a restored letter");
    if (of.labels[letter] !== undefined) refuse(where.at("letter"), "a letter whose class is still open", quoted(name));
    const place = where.at("classes");
    list(fields.classes, place, "a tree per class", problem.source.classes.length).forEach((tree, k) => {
      requireNode(tree, place.at(k), { labels: of.labels.with(letter, k), divergence: of.divergence }, claimed);
    });
  }
}

/** A plane, or a Farkas plane where the goal is at a point. */
function requirePlaneOrFarkas(value: JsonValue, where: Where, of: Case, instance: Instance, goal: Goal): void {
  if (has(value, "plane")) {
    const place = where.at("plane");
    const given = object(value, where, ["plane"]).plane;
    goal.shownBy(readPlane(given, place, instance, of, "error rate", goal.bounds?.perception), of, place);
    return;
  }
  if (goal.bounds === undefined)
    refuse(where.at("farkas"), "a plane, a symmetry or a letter", "a Farkas plane, which bounds no error rate");
  requireFarkas(object(value, where, ["farkas"]).farkas, where.at("farkas"), instance, of, goal.bounds);
}
