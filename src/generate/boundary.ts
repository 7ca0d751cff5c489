/**
 * Random points of the (D, P) plane that lie exactly on the boundary of the feasible domain, or
 * strictly inside it, or strictly outside it.
 *
 * The domain is {(D,P) : aD + bP ≥ c for every row}, rows with a, b ≥ 0. A point of the boundary
 * is a corner, a point between two corners, or one on the half-lines above the first and to the
 * right of the last. From there a step (u, v) with u, v > 0 leads inside, for it makes every
 * aD + bP larger; a step (−u, −v) leads outside, for it violates the rows that were equalities.
 */
import type fc from "fast-check";
import { flag, keys, listOf, rationalNumber } from "../exact/arguments.js";
import { clipAll, quadrant, type Triple } from "../exact/polygon.js";
import { commonDenominator } from "../exact/integers.js";
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { problem, type Problem, type ProblemDefinition } from "../model/problem.js";
import { incomplete } from "../tradeoff/convex/surface.js";
import { type DomainRow, surface, type Surface } from "../tradeoff/surface.js";
import { arbitrary, pick, type Choose } from "./choices.js";
import { resolved, type ProblemOptions } from "./definition.js";
import { perceptionKinds } from "./divergences.js";
import { fractionOf, rationalOf } from "./numbers.js";
import { linearDefinitionOf, printable } from "./problem.js";
import { atLeastOne, numbers, optionsOf, type NumberOptions } from "./sizes.js";

export type Place = "on" | "inside" | "outside";

/** All places, the simplest first. */
export const allPlaces: readonly Place[] = ["on", "inside", "outside"];

export interface PlacedPoint {
  readonly place: Place;
  readonly bounds: { readonly distortion: Rational; readonly perception: Rational };
}

export interface PlaceOptions extends NumberOptions {
  /** The places where points may lie. Default: all three. */
  readonly places?: readonly Place[];
}

/** A problem with its whole surface and a point. */
export interface ProblemWithPoint extends PlacedPoint {
  readonly definition: ProblemDefinition;
  readonly problem: Problem;
  readonly surface: Surface;
}

const domainArgument = keys("a surface, or its domain", {
  complete: flag,
  domain: listOf(
    keys("a row of a domain", { distortion: rationalNumber, perception: rationalNumber, atLeast: rationalNumber }),
  ),
});

/**
 * A point at one of the places. Shrinks to the boundary, there to the corner of least distortion.
 * @throws InputError for an incomplete surface
 */
export function placedPoint(
  given: Pick<Surface, "domain" | "complete">,
  options: PlaceOptions = {},
): fc.Arbitrary<PlacedPoint> {
  domainArgument(given, "surface");
  if (!given.complete) throw incomplete();
  const [corners, sizes, places] = [cornersOf(given.domain), numbers(options), placesOf(options)];
  return arbitrary((choose) => pointOf(choose, corners, places, sizes));
}

/**
 * A problem with its surface, which takes a few milliseconds, and a placed point. Steps are sized by
 * the numbers of the problem.
 * @throws InputError "unknown-name" for smooth kinds, which have no surface
 */
export function problemWithPoint(options: ProblemOptions & PlaceOptions = {}): fc.Arbitrary<ProblemWithPoint> {
  const [all, sizes, places] = [resolved(options), numbers(options), placesOf(options)];
  atLeastOne<string>(all.kinds, "kinds", perceptionKinds);
  return arbitrary((choose) => {
    const definition = linearDefinitionOf(choose, all);
    const built = printable(problem(definition));
    const whole = surface(built);
    return { definition, problem: built, surface: whole, ...pointOf(choose, cornersOf(whole.domain), places, sizes) };
  });
}

type Point = readonly [Rational, Rational];

function pointOf(
  choose: Choose,
  corners: readonly Point[],
  places: readonly Place[],
  sizes: Required<NumberOptions>,
): PlacedPoint {
  const place = pick(choose, "place", places);
  const [D, P] = onBoundary(choose, corners, sizes);
  if (place === "on") return { place, bounds: { distortion: D, perception: P } };
  const [u, v] = [rationalOf(choose, "step.distortion", sizes, 1), rationalOf(choose, "step.perception", sizes, 1)];
  const bounds =
    place === "inside"
      ? { distortion: D.plus(u), perception: P.plus(v) }
      : { distortion: D.minus(u), perception: P.minus(v) };
  return { place, bounds };
}

function onBoundary(choose: Choose, corners: readonly Point[], sizes: Required<NumberOptions>): Point {
  const at = choose("corner", 0, corners.length - 1);
  const [D, P] = entry(corners, at);
  const next = corners[at + 1];
  const kind = pick(choose, "boundary", [
    "corner",
    next === undefined ? "right" : "edge",
    ...(at === 0 ? ["above" as const] : []),
  ] as const);
  switch (kind) {
    case "corner":
      return [D, P];
    case "above":
      return [D, P.plus(rationalOf(choose, "beyond", sizes))];
    case "right":
      return [D.plus(rationalOf(choose, "beyond", sizes)), P];
    case "edge": {
      const [E, R] = entry(corners, at + 1);
      const part = fractionOf(choose, "part");
      return [D.plus(E.minus(D).times(part)), P.plus(R.minus(P).times(part))];
    }
  }
}

/** Corners of the domain, D ascending, P descending. */
function cornersOf(domain: readonly DomainRow[]): Point[] {
  // Every row has a, b ≥ 0, and there is a row a D ≥ c and a row b P ≥ c, or D, P ≥ 0 are what remains.
  const rows = domain.map(({ distortion, perception, atLeast }): Triple => {
    const scale = commonDenominator([distortion.den, perception.den, atLeast.den]);
    const integer = ({ num, den }: Rational): bigint => num * (scale / den);
    return [integer(distortion), integer(perception), -integer(atLeast)];
  });
  const polygon = clipAll(quadrant([0n, 0n, 1n]), rows);
  if (polygon === undefined) throw new Error("a domain without a point inside");
  const finite = polygon.corners
    .filter(([, , w]) => w > 0n)
    .map(([x, y, w]): Point => [Rational.of(x, w), Rational.of(y, w)]);
  return finite.sort(([D, P], [E, R]) => D.compare(E) || R.compare(P));
}

function placesOf(options: PlaceOptions): readonly Place[] {
  const { places = allPlaces } = optionsOf(options);
  return atLeastOne(places, "places", allPlaces);
}
