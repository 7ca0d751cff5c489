/**
 * The convex hull of points and of the three directions of the axes, grown point by point.
 *
 * It always contains the directions, so its facets have normals ≥ 0 and together they are the
 * lower boundary of the points plus the positive orthant. A new point replaces the facets
 * that it lies strictly below; facets proved to support the whole achievable set are never
 * visible. Every decision is exact (facet.ts).
 */
import { Facet } from "./facet.js";
import type { Corner, HullPoint } from "./point.js";

export class Hull<Point extends HullPoint, Evidence> {
  readonly points: Point[] = [];
  /** The facet at infinity: never visible, never asked. */
  readonly infinity: Facet<Evidence>;
  /** The facets alive now, and dead ones that have not been dropped yet. */
  private all: Facet<Evidence>[];
  private dead = 0;
  private search = 0;

  /** The hull of one point: three facets, normal to the axes. */
  constructor(first: Point) {
    this.points.push(first);
    const facets = (
      [
        [0, -1, -2],
        [0, -2, -3],
        [0, -3, -1],
      ] as const
    ).map((corners) => new Facet<Evidence>(corners, this.points));
    // The facet at infinity lies below everything; only its edges matter.
    this.infinity = new Facet<Evidence>([0, -2, -1], this.points);
    for (const [i, facet] of facets.entries()) {
      facet.neighbours.push(facets[(i + 2) % 3] ?? facet, this.infinity, facets[(i + 1) % 3] ?? facet);
    }
    this.infinity.neighbours.push(...facets);
    this.all = facets;
  }

  point(index: Corner): Point {
    const point = this.points[index];
    if (point === undefined) throw new RangeError(`no point ${String(index)}`);
    return point;
  }

  /** The number of facets. */
  get size(): number {
    return this.all.length - this.dead;
  }

  facets(): Facet<Evidence>[] {
    if (this.dead > 0) {
      this.all = this.all.filter(({ alive }) => alive);
      this.dead = 0;
    }
    return this.all;
  }

  /**
   * Adds a point that lies strictly below a facet.
   * @param inPlane a cheap test that proves that the point lies on a facet's plane, or says nothing
   * @returns the new facets, all around the point
   */
  insert(point: Point, below: Facet<Evidence>, inPlane: (facet: Facet<Evidence>) => boolean): Facet<Evidence>[] {
    const index = this.points.length;
    this.points.push(point);
    const horizon = this.remove(point, below, inPlane);
    const startingAt = new Map<Corner, Facet<Evidence>>();
    const created = horizon.map(({ from, to, outer, inner }) => {
      const facet = new Facet<Evidence>([from, to, index], this.points);
      startingAt.set(from, facet);
      facet.neighbours.push(outer);
      outer.neighbours[outer.neighbours.indexOf(inner)] = facet;
      return facet;
    });
    for (const facet of created) {
      const after = startingAt.get(facet.corners[1]);
      if (after === undefined) throw new Error("the horizon is not a cycle");
      facet.neighbours[1] = after;
      after.neighbours[2] = facet;
    }
    for (const facet of created) this.all.push(facet);
    if (this.dead > this.all.length / 2) this.facets();
    return created;
  }

  /** Removes the facets that see the point; returns the edges between them and the others. */
  private remove(point: Point, below: Facet<Evidence>, inPlane: (facet: Facet<Evidence>) => boolean): Edge<Evidence>[] {
    const search = ++this.search;
    const stack = [below];
    const horizon: Edge<Evidence>[] = [];
    below.seen = search;
    below.visible = true;
    for (let facet = stack.pop(); facet !== undefined; facet = stack.pop()) {
      facet.alive = false;
      this.dead++;
      for (const [i, neighbour] of facet.neighbours.entries()) {
        if (neighbour.seen !== search) {
          neighbour.seen = search;
          neighbour.visible =
            neighbour !== this.infinity && neighbour.support === undefined && neighbour.side(point, inPlane) < 0;
          if (neighbour.visible) stack.push(neighbour);
        }
        if (!neighbour.visible) {
          horizon.push({
            from: facet.corners[i] ?? 0,
            to: facet.corners[(i + 1) % 3] ?? 0,
            outer: neighbour,
            inner: facet,
          });
        }
      }
    }
    return horizon;
  }
}

interface Edge<Evidence> {
  readonly from: Corner;
  readonly to: Corner;
  readonly outer: Facet<Evidence>;
  readonly inner: Facet<Evidence>;
}
