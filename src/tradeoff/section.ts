/**
 * A slice without the whole surface: only the facets that the cut crosses are settled.
 *
 * The hull of the points found lies inside the achievable set plus the positive orthant. Where
 * every facet of the hull that meets the cutting plane supports the whole set, both have the
 * same section. So the oracle is asked about the facets whose corners lie on both sides of the
 * cut, or on it, until all of them are confirmed.
 */
import type { Problem } from "../model/problem.js";
import { Exploration } from "./exploration.js";
import type { Facet } from "./hull/facet.js";
import type { Corner } from "./hull/point.js";
import { fixedQuantity, sliceOf, type Inequality, type Slice, type SliceAt } from "./slice.js";

const axisOf = { distortion: 0, perception: 1, errorRate: 2 } as const;

/** Builds a slice in small steps, so that a caller can report progress or stop. */
export class SliceBuilder {
  private readonly exploration: Exploration;
  private readonly axis: 0 | 1 | 2;
  /** The cut in the oracle's units, num/den; undefined is no bound. */
  private readonly cut: { readonly num: bigint; readonly den: bigint } | undefined;
  private readonly waiting: Facet<unknown>[];

  /** @throws InputError when not exactly one quantity is fixed, or at something that is no number */
  constructor(
    problem: Problem,
    private readonly at: SliceAt,
  ) {
    const { quantity, fixedAt } = fixedQuantity(at);
    this.exploration = Exploration.of(problem);
    this.axis = axisOf[quantity];
    this.cut = fixedAt === "inf" ? undefined : { num: fixedAt.num * this.exploration.oracle.units[quantity], den: fixedAt.den };
    this.waiting = [...this.exploration.hull.facets()];
  }

  /** Asks about one facet. @returns whether more remain */
  step(): boolean {
    return this.exploration.advance(this.waiting, (facet) => this.meets(facet));
  }

  get progress(): { readonly vertices: number; readonly confirmed: number } {
    return { vertices: this.exploration.hull.points.length, confirmed: this.exploration.confirmed };
  }

  /** The slice, once `step` has nothing left to do. */
  slice(): Slice {
    const { hull, oracle } = this.exploration;
    const supports = new Set(hull.facets().flatMap((facet) => (facet.support !== undefined && this.meets(facet) ? [facet.support] : [])));
    const inequalities = [...supports].map(({ normal, through }): Inequality => {
      const { distortion, perception, errorRate, intercept } = oracle.real(normal, through);
      return { distortion, perception, errorRate, atLeast: intercept };
    });
    return sliceOf(inequalities, this.at);
  }

  /** Whether the facet, or the plane of the axis' least value, decides about the cut. */
  private meets(facet: Facet<unknown>): boolean {
    const direction = -1 - this.axis;
    const upwards = facet.has(direction);
    if (this.cut === undefined) return upwards;
    // The facet normal to the axis is the least value: beyond it the slice is empty.
    if (!upwards && facet.corners.filter((corner) => corner < 0).length === 2) return true;
    const sides = facet.corners.flatMap((corner) => (corner < 0 ? [] : [this.side(corner)]));
    const below = sides.some((side) => side <= 0);
    return below && (upwards || sides.some((side) => side >= 0));
  }

  /** Sign of the corner's coordinate minus the cut. */
  private side(corner: Corner): number {
    if (this.cut === undefined) throw new RangeError("without a bound there are no sides");
    const { exact } = this.exploration.hull.point(corner);
    const difference = exact[this.axis] * this.cut.den - this.cut.num * exact[3];
    return difference > 0n ? 1 : difference < 0n ? -1 : 0;
  }
}

/**
 * An exact function of one variable, settling only the part of the surface that the slice meets.
 * @example sliceAt(problem, { distortion: "3/20" })
 */
export function sliceAt(problem: Problem, at: SliceAt): Slice {
  const builder = new SliceBuilder(problem, at);
  while (builder.step()) {
    /* until every facet that the cut meets is confirmed */
  }
  return builder.slice();
}
