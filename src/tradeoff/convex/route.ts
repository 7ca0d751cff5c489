/**
 * The two ways to a point of one case: facet by facet (transport divergences), or by one linear
 * program over all restorers, which every divergence has and which serves the others as a second
 * opinion.
 */
import type { Bounds } from "../../certificate/plane.js";
import type { Case } from "../../model/case.js";
import { FacetRoute } from "./facets.js";
import { LinearRoute } from "./linear.js";
import type { CasePoint } from "./point.js";

/** Solves points of one case; later ones profit from what earlier ones have found. */
export interface Route {
  solve(bounds: Bounds): CasePoint;
}

/** The way that suits the divergence. */
export function routeOf(of: Case): Route {
  return of.divergence.family === "transport" ? new FacetRoute(of) : new LinearRoute(of);
}
