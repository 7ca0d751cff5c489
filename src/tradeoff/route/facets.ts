/**
 * C(D,P) by column generation: only the facet above (D,P) is settled.
 *
 * The hull of some achievable points has one facet that carries (D,P). If its plane supports
 * the whole set, its height there is C, and the corners mix to an optimal restorer (at most
 * three). If not, a point below it joins the hull and another facet carries (D,P). Where
 * (D,P) lies beyond a vertical facet that supports the set, nothing is feasible. Every new
 * point lowers the hull, so this ends; the next point of the same problem starts from here.
 */
import type { Bounds } from "../../certificate/plane.js";
import { Rational } from "../../exact/rational.js";
import type { Problem } from "../../model/problem.js";
import { Exploration } from "../exploration.js";
import type { Facet, Support } from "../hull/facet.js";
import { Carrier, type Found, type Query } from "../hull/carrier.js";
import { lazily, once } from "../once.js";
import { belowMinimum, infeasible, type OptimalPoint, type Point } from "./outcome.js";

/** Solves many points of one problem with a transport divergence. */
export class FacetPointSolver {
  private readonly exploration: Exploration;
  private readonly carrier: Carrier<unknown>;
  private start: Facet<unknown> | undefined;

  constructor(private readonly problem: Problem) {
    this.exploration = Exploration.of(problem);
    this.carrier = new Carrier(this.exploration.hull);
  }

  solve(bounds: Bounds): Point {
    const tooLow = belowMinimum(this.problem, bounds);
    if (tooLow !== undefined) return tooLow;
    const query = this.query(bounds);
    for (;;) {
      const found = this.carrier.find(query, this.start);
      this.start = found.facet;
      if (found.facet.support === undefined) {
        const [created] = this.exploration.ask(found.facet);
        if (created !== undefined) this.start = created;
        continue;
      }
      return this.settled(bounds, found, found.facet.support);
    }
  }

  /** What is long and not always wanted, the restorer and the plane, is computed when it is asked for. */
  private settled(bounds: Bounds, found: Found<unknown>, support: Support<unknown>): Point {
    const { problem } = this;
    const { oracle, hull } = this.exploration;
    if (found.kind === "beyond") return infeasible(problem, bounds, oracle.plane(support));
    const { intercept, distortion, perception } = oracle.real(support.normal, support.through);
    const weigh = (multiplier: Rational, bound: Rational | "inf"): Rational => (bound === "inf" ? Rational.zero : multiplier.times(bound));
    const mixture = once(() => oracle.mix(found.shares.map(({ corner, share }) => ({ point: hull.point(corner), share }))));
    const plane = once(() => oracle.plane(support));
    const known = {
      status: "optimal" as const,
      problem,
      bounds,
      errorRate: intercept.minus(weigh(distortion, bounds.distortion)).minus(weigh(perception, bounds.perception)),
      multipliers: { distortion, perception },
    };
    const computed = { achieved: () => mixture().achieved, restorer: () => mixture().restorer, plane };
    if (oracle.coupling === undefined || bounds.perception === "inf") return lazily(known, computed, {});
    return lazily(known, { ...computed, coupling: () => mixture().coupling }, {}) as OptimalPoint;
  }

  /** The point in the oracle's units; no bound is a bound beyond everything that is achievable. */
  private query({ distortion, perception }: Bounds): Query {
    const { units, beyond } = this.exploration.oracle;
    const D = distortion === "inf" ? beyond.distortion : distortion;
    const P = perception === "inf" ? beyond.perception : perception;
    return { x: D.num * units.distortion * P.den, y: P.num * units.perception * D.den, w: D.den * P.den };
  }
}
