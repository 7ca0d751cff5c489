/**
 * The two ways to solve a point of one case: facet by facet, for transport divergences, or by one
 * linear program over all restorers, for every divergence. For transport divergences the second way
 * is a second opinion.
 */
import type { Bounds } from "../../certificate/plane.js";
import type { Rational } from "../../exact/rational.js";
import { isSmoothCase, linearCase, type Case } from "../../model/case.js";
import { FacetRoute } from "../convex/facets.js";
import { LinearRoute } from "../convex/linear.js";
import { SmoothRoute } from "../smooth/route.js";
import type { CasePoint } from "../convex/point.js";

/** Solves points of one case; later points start from the results of earlier ones. */
export interface Route {
  solve(bounds: Bounds): CasePoint;
}

/**
 * The faster route for the divergence of the case.
 * @param tolerance the width of an enclosure, for smooth divergences
 */
export function routeOf(of: Case, tolerance?: Rational): Route {
  if (isSmoothCase(of)) return new SmoothRoute(of, tolerance);
  const linear = linearCase(of);
  return linear.divergence.family === "transport" ? new FacetRoute(linear) : new LinearRoute(linear);
}
