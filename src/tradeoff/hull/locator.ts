/**
 * The facet that carries a point (D,P), found by a walk over the hull as seen from above.
 *
 * A step crosses an edge of the facet that has the point strictly on its other side. On the
 * projection of a convex surface such a walk never returns to a facet, unless some lie in one
 * plane; when it gets too long, all facets are tried instead. Sides are decided in integers where
 * doubles leave a doubt.
 */
import { content } from "../../exact/integers.js";
import { sharesWithSlack } from "./slack.js";
import type { Facet } from "./facet.js";
import type { Hull } from "./hull.js";
import type { Corner, HullPoint, Query, Share } from "./point.js";

export type Found<Evidence> =
  /** The point is Σ share·corner plus something ≥ 0 along which the plane is level; the shares sum to 1. */
  | { readonly kind: "carried"; readonly facet: Facet<Evidence>; readonly shares: readonly Share[] }
  /** The point lies strictly on the outer side of a vertical facet. */
  | { readonly kind: "beyond"; readonly facet: Facet<Evidence> };

export class FacetLocator<Evidence> {
  constructor(private readonly hull: Hull<HullPoint, Evidence>) {}

  find(query: Query, start: Facet<Evidence> | undefined): Found<Evidence> {
    const all = this.hull.facets();
    let facet = start?.alive === true ? start : all.find((one) => !one.isVertical());
    for (let steps = 0; facet !== undefined && steps < all.length; steps++) {
      const next = this.across(facet, query);
      if (next === undefined)
        return {
          kind: facet.isVertical() ? "beyond" : "carried",
          facet,
          shares: facet.isVertical() ? [] : this.shares(facet, query),
        };
      facet = next;
    }
    for (const one of all) {
      if (one.isVertical() ? this.isBeyond(one, query) : this.across(one, query) === undefined) {
        return {
          kind: one.isVertical() ? "beyond" : "carried",
          facet: one,
          shares: one.isVertical() ? [] : this.shares(one, query),
        };
      }
    }
    throw new Error("no facet carries the point");
  }

  /**
   * A neighbour on whose side the point strictly lies; undefined where the facet carries the point or
   * is vertical with the point beyond.
   */
  private across(facet: Facet<Evidence>, query: Query): Facet<Evidence> | undefined {
    if (facet.isVertical()) {
      if (this.isBeyond(facet, query)) return undefined;
      return (
        facet.neighbours.find((one) => one !== this.hull.infinity && !one.isVertical()) ??
        this.hull.facets().find((one) => !one.isVertical())
      );
    }
    for (let i = 0; i < 3; i++) {
      const from = facet.corners[i] ?? 0;
      const to = facet.corners[(i + 1) % 3] ?? 0;
      if (this.side(from, to, query) < 0) return facet.neighbours[i];
    }
    return undefined;
  }

  /** Whether the point lies strictly on the outer side of a vertical facet. */
  private isBeyond(facet: Facet<Evidence>, { x, y, w }: Query): boolean {
    const { normal, offset, weight } = facet.plane();
    return (normal[0] * x + normal[1] * y) * weight < offset * w;
  }

  /** Sign of det(a, b, query): 1 where the point lies to the left of a → b. */
  private side(a: Corner, b: Corner, query: Query): number {
    const value = determinant(this.homogeneous(a), this.homogeneous(b), query);
    return value > 0n ? 1 : value < 0n ? -1 : 0;
  }

  /** Of the carrying corners, fewer of them where the facet's supporting plane is level along an axis. */
  private shares(facet: Facet<Evidence>, query: Query): readonly Share[] {
    const { support, corners } = facet;
    if (support !== undefined && corners.every((corner) => corner >= 0)) {
      const placed = corners.map((corner) => ({ corner, ...this.homogeneous(corner) }));
      const level = { distortion: support.normal[0] === 0n, perception: support.normal[1] === 0n };
      const few = sharesWithSlack(placed, query, level);
      if (few !== undefined) return few;
    }
    const [a, b, c] = facet.corners.map((corner) => this.homogeneous(corner)) as [Query, Query, Query];
    const whole = determinant(a, b, c) * query.w;
    if (whole === 0n) throw new Error("a vertical facet carries nothing");
    const parts = (
      [
        [a, b, c],
        [b, c, a],
        [c, a, b],
      ] as const
    ).map(([own, next, last]) => determinant(next, last, query) * own.w);
    const g = content([whole, ...parts]);
    return parts.flatMap((num, i): Share[] =>
      num === 0n ? [] : [{ corner: facet.corners[i] ?? 0, share: { num: num / g, den: whole / g } }],
    );
  }

  private homogeneous(corner: Corner): Query {
    if (corner < 0) return { x: corner === -1 ? 1n : 0n, y: corner === -2 ? 1n : 0n, w: 0n };
    const [x, y, , w] = this.hull.point(corner).exact;
    return { x, y, w };
  }
}

function determinant(a: Query, b: Query, c: Query): bigint {
  return a.x * (b.y * c.w - b.w * c.y) - a.y * (b.x * c.w - b.w * c.x) + a.w * (b.x * c.y - b.y * c.x);
}
