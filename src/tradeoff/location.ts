/**
 * C at a point of a known surface: which cell it lies in.
 *
 * C is the largest plane, and a plane that is at least as high as those of its neighbours is
 * the largest (the pieces are the facets of a convex function). Doubles suggest where to
 * start; the climb over neighbours is exact.
 */
import type { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import type { Merged } from "./merge.js";
import { bound, type BoundLike } from "./point.js";

export class Locator {
  private rough: { readonly lambda: Float64Array; readonly mu: Float64Array; readonly gamma: Float64Array } | undefined;

  constructor(private readonly merge: Merged) {}

  at(bounds: { readonly distortion: BoundLike; readonly perception: BoundLike }): Rational | "infinite" {
    const D = bound(bounds.distortion, "distortion");
    const P = bound(bounds.perception, "perception");
    const { vertices, domain, pieces, neighbours } = this.merge;
    // Beyond the last vertex nothing changes any more: no bound is a bound there.
    const largest = (pick: (i: number) => Rational): Rational => vertices.map((_, i) => pick(i)).reduce((most, value) => (most.lessThan(value) ? value : most));
    const distortion = D === "inf" ? largest((i) => entry(vertices, i).distortion) : D;
    const perception = P === "inf" ? largest((i) => entry(vertices, i).perception) : P;
    const outside = domain.some((row) => row.distortion.times(distortion).plus(row.perception.times(perception)).lessThan(row.atLeast));
    if (outside) return "infinite";
    const value = (k: number): Rational => {
      const { intercept, multipliers } = entry(pieces, k);
      return intercept.minus(multipliers.distortion.times(distortion)).minus(multipliers.perception.times(perception));
    };
    let current = this.start(toNumber(distortion), toNumber(perception));
    let height = value(current);
    for (let climbed = true; climbed; ) {
      climbed = false;
      for (const next of entry(neighbours, current)) {
        const other = value(next);
        if (!height.lessThan(other)) continue;
        current = next;
        height = other;
        climbed = true;
        break;
      }
    }
    return height;
  }

  /** The highest plane in doubles. */
  private start(distortion: number, perception: number): number {
    const { pieces } = this.merge;
    this.rough ??= {
      lambda: Float64Array.from(pieces, ({ multipliers }) => toNumber(multipliers.distortion)),
      mu: Float64Array.from(pieces, ({ multipliers }) => toNumber(multipliers.perception)),
      gamma: Float64Array.from(pieces, ({ intercept }) => toNumber(intercept)),
    };
    const { lambda, mu, gamma } = this.rough;
    let best = 0;
    let most = -Infinity;
    for (let k = 0; k < pieces.length; k++) {
      const height = (gamma[k] ?? 0) - (lambda[k] ?? 0) * distortion - (mu[k] ?? 0) * perception;
      if (height > most) {
        most = height;
        best = k;
      }
    }
    return best;
  }
}

/** A double near a rational, for suggestions only. */
function toNumber({ num, den }: Rational): number {
  const bits = Math.max(num.toString(16).length, den.toString(16).length) * 4;
  if (bits < 1000) return Number(num) / Number(den);
  const drop = BigInt(bits - 900);
  return Number(num >> drop) / Number(den >> drop);
}
