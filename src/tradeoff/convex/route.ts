/**
 * The two ways to solve a point of one case: facet by facet, for transport divergences, or by one
 * linear program over all restorers, for every divergence. For transport divergences the second way
 * is a second opinion.
 */
import type { Bounds } from "../../certificate/plane.js";
import type { Case } from "../../model/case.js";
import { FacetRoute } from "./facets.js";
import { LinearRoute } from "./linear.js";
import type { CasePoint } from "./point.js";

/** Solves points of one case; later points start from the results of earlier ones. */
export interface Route {
  solve(bounds: Bounds): CasePoint;
}

/** The faster route for the divergence of the case. */
export function routeOf(of: Case): Route {
  return of.divergence.family === "transport" ? new FacetRoute(of) : new LinearRoute(of);
}
