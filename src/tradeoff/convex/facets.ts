/**
 * C(D,P) by column generation: only the facet above (D,P) is settled.
 *
 * The hull of some achievable points has one facet that carries (D,P). If its plane supports
 * the whole set, its height there is C, and the corners mix to an optimal restorer (at most
 * three). If not, a point below it joins the hull and another facet carries (D,P). Where
 * (D,P) lies beyond a vertical facet that supports the set, nothing is feasible. Every new
 * point lowers the hull, so this ends. The next point of the same problem starts from this hull.
 */
import type { Bounds } from "../../certificate/plane.js";
import { lazily, once } from "../../exact/lazy.js";
import { Rational } from "../../exact/rational.js";
import { linearCase, type Case, type LinearCase } from "../../model/case.js";
import { oracleFor } from "../oracle/index.js";
import { OuterApproximation } from "./approximation.js";
import type { Facet, Support } from "../hull/facet.js";
import { FacetLocator, type Found } from "../hull/locator.js";
import type { Query } from "../hull/point.js";
import { belowMinimum, infeasible, type OptimalCase, type ExactCasePoint } from "./point.js";

/**
 * Networks of so many restoring arcs take most of their time for pivots. In smaller ones the corners are extreme,
 * and of optimal restorers the one is preferred that leaves more of a bound without a price.
 */
const manyArcs = 2048;

/**
 * Solves points of one case with a transport divergence; later points start from the facets of earlier
 * ones.
 */
export class FacetRoute {
  private readonly approximation: OuterApproximation;
  private readonly locator: FacetLocator<unknown>;
  private start: Facet<unknown> | undefined;

  private readonly of: LinearCase;

  /** @param hastyFrom the number of restoring arcs from which on points are found by fewer pivots */
  constructor(given: Case, hastyFrom = manyArcs) {
    const of = linearCase(given);
    this.of = of;
    this.approximation = new OuterApproximation(of, oracleFor(of, hastyFrom));
    this.locator = new FacetLocator(this.approximation.hull);
  }

  solve(bounds: Bounds): ExactCasePoint {
    const tooLow = belowMinimum(this.of, bounds);
    if (tooLow !== undefined) return tooLow;
    const query = this.query(bounds);
    for (;;) {
      const found = this.locator.find(query, this.start);
      this.start = found.facet;
      if (found.facet.support === undefined) {
        const [created] = this.approximation.ask(found.facet);
        if (created !== undefined) this.start = created;
        continue;
      }
      return this.settled(bounds, found, found.facet.support);
    }
  }

  /**
   * The point on a facet. The restorer and the plane, which are long and often not wanted, are
   * computed when they are asked for.
   */
  private settled(bounds: Bounds, found: Found<unknown>, support: Support<unknown>): ExactCasePoint {
    const { of } = this;
    const { oracle, hull } = this.approximation;
    if (found.kind === "beyond") return infeasible(of, bounds, oracle.plane(support));
    const { intercept, distortion, perception } = oracle.real(support.normal, support.through.exact);
    const weigh = (multiplier: Rational, bound: Rational | "inf"): Rational =>
      bound === "inf" ? Rational.zero : multiplier.times(bound);
    const mixture = once(() =>
      oracle.mix(found.shares.map(({ corner, share }) => ({ point: hull.point(corner), share }))),
    );
    const plane = once(() => oracle.plane(support));
    const known = {
      status: "optimal" as const,
      of,
      bounds,
      errorRate: intercept.minus(weigh(distortion, bounds.distortion)).minus(weigh(perception, bounds.perception)),
      multipliers: { distortion, perception },
    };
    const computed = { achieved: () => mixture().achieved, restorer: () => mixture().restorer, plane };
    if (oracle.coupling === undefined || bounds.perception === "inf") return lazily(known, computed, {});
    return lazily(known, { ...computed, coupling: () => mixture().coupling }, {}) as OptimalCase;
  }

  /** The point in the oracle's units; no bound is a bound beyond everything that is achievable. */
  private query({ distortion, perception }: Bounds): Query {
    const { oracle } = this.approximation;
    const { units } = oracle;
    // Numbers beyond all are looked for only where one is needed.
    const D = distortion === "inf" ? oracle.beyond.distortion : distortion;
    const P = perception === "inf" ? oracle.beyond.perception : perception;
    return { x: D.num * units.distortion * P.den, y: P.num * units.perception * D.den, w: D.den * P.den };
  }
}
