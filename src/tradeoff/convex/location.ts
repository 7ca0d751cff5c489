/**
 * C at a point of a known surface, by finding the cell in which it lies.
 *
 * C is the largest plane, and a plane that is at least as high as those of its neighbours is
 * the largest (the pieces are the facets of a convex function). The climb starts where the last
 * one ended; fractions are reduced only for the pieces that it passes.
 */
import { max, type Rational } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import type { Merged } from "./merge.js";
import type { Ray } from "./pieces.js";
import { bound, type BoundsLike } from "./bounds.js";

export class Locator {
  private current = 0;

  constructor(private readonly merge: Merged) {}

  at(bounds: BoundsLike): Rational | "infinite" {
    const D = bound(bounds.distortion, "distortion");
    const P = bound(bounds.perception, "perception");
    const { domain, pieces, neighbours } = this.merge;
    const distortion = D === "inf" ? this.beyond("distortion") : D;
    const perception = P === "inf" ? this.beyond("perception") : P;
    const outside = domain.some((row) =>
      row.distortion.times(distortion).plus(row.perception.times(perception)).lessThan(row.atLeast),
    );
    if (outside) return "infinite";
    const value = (k: number): Rational => {
      const { intercept, multipliers } = entry(pieces, k);
      return intercept.minus(multipliers.distortion.times(distortion)).minus(multipliers.perception.times(perception));
    };
    let height = value(this.current);
    for (let climbed = true; climbed;) {
      climbed = false;
      for (const next of entry(neighbours, this.current)) {
        const other = value(next);
        if (!height.lessThan(other)) continue;
        this.current = next;
        height = other;
        climbed = true;
      }
    }
    return height;
  }

  /**
   * A value that stands for "no bound": the largest coordinate of a corner of the cells unbounded in
   * this direction, beyond which C is constant.
   */
  private beyond(quantity: Ray): Rational {
    const { pieces, vertices } = this.merge;
    const corners = new Set(pieces.flatMap((piece) => (piece.rays.includes(quantity) ? piece.corners : [])));
    return [...corners].map((corner) => entry(vertices, corner)[quantity]).reduce(max);
  }
}
