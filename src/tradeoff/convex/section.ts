/**
 * A slice without the whole surface: only the facets that the cut crosses are settled.
 *
 * The hull of the points found lies inside the achievable set plus the positive orthant. Where
 * every facet of the hull that meets the cutting plane supports the whole set, both have the
 * same section. So the oracle is asked about the facets whose corners lie on both sides of the
 * cut, or on it, until all of them are confirmed.
 */
import { finish, type Steps } from "../../exact/steps.js";
import type { Case } from "../../model/case.js";
import type { Facet } from "../hull/facet.js";
import type { Corner } from "../hull/point.js";
import { OuterApproximation } from "./approximation.js";
import { sliceOf, type CaseSlice, type Inequality, type SliceHead } from "./slice.js";

const axisOf = { distortion: 0, perception: 1, errorRate: 2 } as const;

/** The progress of a slice. */
export interface SectionProgress {
  readonly vertices: number;
  readonly confirmed: number;
}

/** A slice in steps, one per facet. */
export function* section(of: Case, head: SliceHead): Steps<SectionProgress, CaseSlice> {
  const builder = new Section(of, head);
  while (builder.advance()) yield builder;
  return builder.slice();
}

/** A slice, settling only the part of the surface that it meets. */
export function sectionOf(of: Case, head: SliceHead): CaseSlice {
  return finish(section(of, head));
}

class Section implements SectionProgress {
  private readonly approximation: OuterApproximation;
  private readonly axis: 0 | 1 | 2;
  /** The cut in the oracle's units, num/den; undefined is no bound. */
  private readonly cut: { readonly num: bigint; readonly den: bigint } | undefined;
  private readonly waiting: Facet<unknown>[];

  constructor(
    of: Case,
    private readonly head: SliceHead,
  ) {
    const { quantity, at } = head.fixed;
    this.approximation = OuterApproximation.of(of);
    this.axis = axisOf[quantity];
    this.cut = at === "inf" ? undefined : { num: at.num * this.approximation.oracle.units[quantity], den: at.den };
    this.waiting = [...this.approximation.hull.facets()];
  }

  get vertices(): number {
    return this.approximation.hull.points.length;
  }

  get confirmed(): number {
    return this.approximation.confirmed;
  }

  /** Asks about one facet. @returns whether more remain */
  advance(): boolean {
    return this.approximation.advance(this.waiting, (facet) => this.meets(facet));
  }

  slice(): CaseSlice {
    const { hull, oracle } = this.approximation;
    const supports = new Set(
      hull.facets().flatMap((facet) => (facet.support !== undefined && this.meets(facet) ? [facet.support] : [])),
    );
    const inequalities = [...supports].map((support): Inequality => {
      const { distortion, perception, errorRate, intercept } = oracle.real(support.normal, support.through.exact);
      const plane = {
        kind: errorRate.isZero() ? ("farkas" as const) : ("plane" as const),
        plane: () => oracle.plane(support),
      };
      return { distortion, perception, errorRate, atLeast: intercept, plane };
    });
    return sliceOf(inequalities, this.head);
  }

  /**
   * Whether the slice needs an answer about the facet: it meets the cut, or gives the axis its least
   * value.
   */
  private meets(facet: Facet<unknown>): boolean {
    const direction = -1 - this.axis;
    const upwards = facet.has(direction);
    if (this.cut === undefined) return upwards;
    // The facet normal to the axis gives the least value: at a smaller one the slice is empty.
    if (!upwards && facet.corners.filter((corner) => corner < 0).length === 2) return true;
    const sides = facet.corners.flatMap((corner) => (corner < 0 ? [] : [this.side(corner)]));
    const below = sides.some((side) => side <= 0);
    return below && (upwards || sides.some((side) => side >= 0));
  }

  /** Sign of the corner's coordinate minus the cut. */
  private side(corner: Corner): number {
    if (this.cut === undefined) throw new RangeError("without a bound there are no sides");
    const { exact } = this.approximation.hull.point(corner);
    const difference = exact[this.axis] * this.cut.den - this.cut.num * exact[3];
    return difference > 0n ? 1 : difference < 0n ? -1 : 0;
  }
}
