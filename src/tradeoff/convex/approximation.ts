/**
 * The achievable set, facet by facet: the loop behind the surface, points and slices.
 *
 * The hull of the points found so far lies inside the achievable set plus the positive
 * orthant. A facet is confirmed when its plane supports the whole set, otherwise a point
 * strictly below it joins the hull. When every facet is confirmed, the hull is the set
 * (Benson, "An outer approximation algorithm for generating all efficient extreme points in
 * the outcome set of a multiple objective linear programming problem", J. Global Opt. 13,
 * 1998, in its dual form).
 */
import type { Case } from "../../model/case.js";
import type { Facet } from "../hull/facet.js";
import { Hull } from "../hull/hull.js";
import type { HullPoint } from "../hull/point.js";
import type { Oracle } from "../oracle/oracle.js";
import { oracleFor } from "../oracle/index.js";

export class OuterApproximation<Point extends HullPoint = HullPoint, Evidence = unknown> {
  readonly hull: Hull<Point, Evidence>;
  /** The number of facets proved so far; several may lie in one plane. */
  confirmed = 0;

  constructor(
    readonly of: Case,
    readonly oracle: Oracle<Point, Evidence>,
  ) {
    this.hull = new Hull(oracle.first());
  }

  static of(of: Case): OuterApproximation {
    return new OuterApproximation(of, oracleFor(of));
  }

  /**
   * Asks about the next open facet of a stack; new facets join the stack.
   * @param matters facets for which this is false are dropped
   * @returns whether more remain
   */
  advance(waiting: Facet<Evidence>[], matters: (facet: Facet<Evidence>) => boolean = () => true): boolean {
    for (let facet = waiting.pop(); facet !== undefined; facet = waiting.pop()) {
      if (!facet.alive || facet.support !== undefined || !matters(facet)) continue;
      for (const created of this.ask(facet)) waiting.push(created);
      break;
    }
    return waiting.length > 0;
  }

  /**
   * Asks about a facet that is alive and not confirmed.
   * @returns the new facets, or none when the facet was confirmed
   */
  ask(facet: Facet<Evidence>): Facet<Evidence>[] {
    const { hull, oracle } = this;
    const answer = oracle.probe(facet, hull.points);
    if (answer.kind === "below") return hull.insert(answer.point, facet, answer.inPlane);
    facet.support = answer.support;
    this.confirmed++;
    // Neighbours in the same plane need no question of their own.
    const stack = [facet];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      for (const neighbour of at.neighbours) {
        if (neighbour === hull.infinity || neighbour.support !== undefined) continue;
        const { normal } = answer.support;
        const inPlane = neighbour.corners.every((corner) => {
          const point = hull.points[corner];
          return point === undefined ? normal[-corner - 1] === 0n : answer.contains(point);
        });
        if (!inPlane) continue;
        neighbour.support = answer.support;
        this.confirmed++;
        stack.push(neighbour);
      }
    }
    return [];
  }
}
