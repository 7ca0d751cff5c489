/**
 * A triangle of the hull: three corners, counter-clockwise seen from above (larger error).
 *
 * Its normal n ≥ 0 points into the set: n·(w − v) < 0 says that w lies below. Doubles decide
 * where an error bound allows it, integers elsewhere.
 *
 * The bound, with u = 2^−53: coordinates of size ≤ S carry errors ≤ 8uS, so a difference of two
 * has error δ ≤ 17uS (none for a direction). For n = a × b, |a| ≤ A, |b| ≤ B in the largest
 * component, each component errs by ν ≤ 2(Aδ_b + Bδ_a + δ_aδ_b) + 3u·2AB(1 + …) ≤ 2(Aδ_b + Bδ_a + δ_aδ_b) + 7uAB;
 * then |error of n·d| ≤ 3(ν|d| + (|n| + ν)δ_d) + 7u|n||d|. The code doubles it, which covers what is of
 * second order and the rounding of the bound itself. Each product that underflows adds less than 2^−1073, times
 * another factor at most; the terms with 2^−960 cover that. Coordinates out of range of doubles make NaN,
 * which no comparison finds above or below a bound: then integers decide.
 */
import { cross, type Triple } from "../../transport/weights.js";
import type { Corner, HullPoint } from "./point.js";

const unit = 2 ** -53;
const underflow = 2 ** -960;

/**
 * A proved supporting plane: every achievable point has normal·(X,Y,Z)/W at least as large as
 * `through` has.
 */
export interface Support<Evidence> {
  /** Integers ≥ 0, not all zero. */
  readonly normal: Triple;
  /** A point on the plane. */
  readonly through: HullPoint;
  readonly evidence: Evidence;
}

export interface Plane3 {
  readonly normal: Triple;
  /** normal·point of the facet = offset / weight. */
  readonly offset: bigint;
  readonly weight: bigint;
}

export class Facet<Evidence> {
  /** neighbours[i] shares the edge corners[i] → corners[i + 1]. */
  readonly neighbours: Facet<Evidence>[] = [];
  alive = true;
  support: Support<Evidence> | undefined;
  /** Number of the last search that has seen the facet, and whether it found it visible. */
  seen = 0;
  visible = false;
  /** Its position among all facets when they are merged. */
  position = -1;

  /** The normal in doubles, and how far its components may be off. */
  readonly normal: readonly [number, number, number];
  private readonly base: HullPoint;
  private readonly size: number;
  private readonly normalSize: number;
  private readonly normalError: number;
  private exactPlane: Plane3 | undefined;

  constructor(
    readonly corners: readonly [Corner, Corner, Corner],
    private readonly points: readonly HullPoint[],
  ) {
    const start = corners.findIndex((corner) => corner >= 0);
    const [p, q, r] = [start, start + 1, start + 2].map((i) => corners[i % 3] ?? -1) as [number, number, number];
    const base = points[p];
    if (base === undefined) throw new RangeError("a facet has at least one finite corner");
    this.base = base;
    const a = this.edge(q);
    const b = this.edge(r);
    this.size = Math.max(sizeOf(base), a.size, b.size);
    this.normal = [a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x];
    this.normalSize = Math.max(Math.abs(this.normal[0]), Math.abs(this.normal[1]), Math.abs(this.normal[2]));
    const along = Math.max(Math.abs(a.x), Math.abs(a.y), Math.abs(a.z));
    const across = Math.max(Math.abs(b.x), Math.abs(b.y), Math.abs(b.z));
    this.normalError =
      4 * (along * b.error + across * a.error + a.error * b.error) +
      14 * unit * along * across +
      underflow * (1 + along + across);
  }

  /** Whether the direction is a corner. */
  has(direction: number): boolean {
    return this.corners.includes(direction);
  }

  /** Whether the plane bounds the domain only: its normal has no part along the error. */
  isVertical(): boolean {
    if (this.has(-3)) return true;
    // Not "≤", so that NaN is decided in integers too.
    return !(Math.abs(this.normal[2]) > this.normalError) && this.plane().normal[2] === 0n;
  }

  /** Finite corners, as indices of points. */
  finite(): number[] {
    return this.corners.filter((corner) => corner >= 0);
  }

  /**
   * −1 when w lies strictly below the plane of the facet, 0 on it, 1 above.
   * @param inPlane a cheap test that proves that w lies on the plane, or says nothing; asked where doubles do not decide
   */
  side(w: HullPoint, inPlane: (facet: Facet<Evidence>) => boolean): number {
    const { base, normal } = this;
    const x = w.x - base.x;
    const y = w.y - base.y;
    const z = w.z - base.z;
    const value = normal[0] * x + normal[1] * y + normal[2] * z;
    const distance = Math.max(Math.abs(x), Math.abs(y), Math.abs(z));
    const error = 17 * unit * Math.max(this.size, sizeOf(w));
    const bound =
      6 * (this.normalError * distance + (this.normalSize + this.normalError) * error) +
      14 * unit * this.normalSize * distance +
      underflow * (1 + distance + this.normalSize + this.size);
    if (value > bound) return 1;
    if (value < -bound) return -1;
    if (inPlane(this)) return 0;
    const { normal: n, offset, weight } = this.plane();
    const [X, Y, Z, W] = w.exact;
    const height = (n[0] * X + n[1] * Y + n[2] * Z) * weight - offset * W;
    return height > 0n ? 1 : height < 0n ? -1 : 0;
  }

  /** The plane through the corners, exactly. */
  plane(): Plane3 {
    if (this.exactPlane === undefined) {
      const { exact } = this.base;
      const start = this.corners.findIndex((corner) => corner >= 0);
      const normal = cross(
        this.exactEdge(this.corners[(start + 1) % 3] ?? -1),
        this.exactEdge(this.corners[(start + 2) % 3] ?? -1),
      );
      this.exactPlane = {
        normal,
        offset: normal[0] * exact[0] + normal[1] * exact[1] + normal[2] * exact[2],
        weight: exact[3],
      };
    }
    return this.exactPlane;
  }

  private edge(corner: Corner): { x: number; y: number; z: number; size: number; error: number } {
    if (corner < 0)
      return { x: corner === -1 ? 1 : 0, y: corner === -2 ? 1 : 0, z: corner === -3 ? 1 : 0, size: 0, error: 0 };
    const { base } = this;
    const point = this.points[corner];
    if (point === undefined) throw new RangeError("a corner without a point");
    const size = Math.max(sizeOf(point), sizeOf(base));
    return { x: point.x - base.x, y: point.y - base.y, z: point.z - base.z, size, error: 17 * unit * size };
  }

  private exactEdge(corner: Corner): Triple {
    if (corner < 0) return [corner === -1 ? 1n : 0n, corner === -2 ? 1n : 0n, corner === -3 ? 1n : 0n];
    const point = this.points[corner];
    if (point === undefined) throw new RangeError("a corner without a point");
    const [x, y, z, w] = point.exact;
    const [x0, y0, z0, w0] = this.base.exact;
    return [x * w0 - x0 * w, y * w0 - y0 * w, z * w0 - z0 * w];
  }
}

function sizeOf(point: HullPoint): number {
  return Math.max(Math.abs(point.x), Math.abs(point.y), Math.abs(point.z));
}
