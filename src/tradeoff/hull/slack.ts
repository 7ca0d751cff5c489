/**
 * Shares of few corners where a bound has no price.
 *
 * A plane that is level along an axis, as one with λ = 0 is along D, carries every point of its facet to the
 * left of (D,P) with the same error. The leftmost of them at the same P lies on an edge of the facet: a mixture
 * of two corners instead of three, with short shares, that also spends less of the bound.
 */
import { content } from "../../exact/integers.js";
import type { Corner, Query, Share } from "./point.js";

/** A corner with its place (x, y)/w, w > 0. */
export interface Placed extends Query {
  readonly corner: Corner;
}

/** Along which axes the plane is level: λ = 0, μ = 0. */
export interface Level {
  readonly distortion: boolean;
  readonly perception: boolean;
}

/**
 * Shares of at most two corners whose mixture is at most (x, y)/w on a level axis, on the other the same.
 * @param corners three, whose triangle contains the point
 * @returns undefined where the plane is level along no axis
 */
export function sharesWithSlack(
  corners: readonly Placed[],
  { x, y, w }: Query,
  level: Level,
): readonly Share[] | undefined {
  if (level.distortion && level.perception) {
    const within = corners.find((one) => one.x * w <= x * one.w && one.y * w <= y * one.w);
    if (within !== undefined) return [whole(within)];
  }
  if (level.distortion)
    return leastAlong(
      corners.map(({ corner, x: u, y: v, w: t }) => ({ corner, u, v, t })),
      y,
      w,
    );
  if (level.perception)
    return leastAlong(
      corners.map(({ corner, x: v, y: u, w: t }) => ({ corner, u, v, t })),
      x,
      w,
    );
  return undefined;
}

interface Turned {
  readonly corner: Corner;
  /** Place (u, v)/t. */
  readonly u: bigint;
  readonly v: bigint;
  readonly t: bigint;
}

/** The mixture of two corners with second coordinate v/w whose first one is least. */
function leastAlong(corners: readonly Turned[], v: bigint, w: bigint): readonly Share[] {
  let best: { readonly shares: readonly Share[]; readonly u: bigint; readonly t: bigint } | undefined;
  const offer = (shares: readonly Share[], u: bigint, t: bigint): void => {
    if (best === undefined || u * best.t < best.u * t) best = { shares, u, t };
  };
  for (const one of corners) {
    const below = one.v * w - v * one.t;
    if (below === 0n) offer([whole(one)], one.u, one.t);
    if (below >= 0n) continue;
    for (const other of corners) {
      const above = other.v * w - v * other.t;
      if (above <= 0n) continue;
      // Their shares are as above·t and −below·t.
      const [first, second] = [above * one.t, -below * other.t];
      const g = content([first, second]);
      const den = (first + second) / g;
      const shares = [
        { corner: one.corner, share: { num: first / g, den } },
        { corner: other.corner, share: { num: second / g, den } },
      ];
      offer(shares, above * one.u - below * other.u, first + second);
    }
  }
  if (best === undefined) throw new Error("the corners do not surround the point");
  return best.shares;
}

function whole({ corner }: { readonly corner: Corner }): Share {
  return { corner, share: { num: 1n, den: 1n } };
}
