/**
 * C on a region with a smooth divergence, as a band: the greatest of planes below, restorers above.
 *
 * C lies above each plane. On the cell where one plane is the greatest C minus the plane is convex, so it is
 * largest at a corner of the cell; there C is computed, and where it is higher by more than the tolerance
 * its plane joins. The region is D ≥ D_min(P) + margin and P ≥ P₀: a curved border, replaced by a polygon
 * within; outside of it nothing is said, because C may fall infinitely steeply there.
 */
import type { Plane } from "../../certificate/plane.js";
import { Enclosure } from "../../exact/enclosure.js";
import { commonDenominator } from "../../exact/integers.js";
import { clipAll, quadrant, type Triple } from "../../exact/polygon.js";
import { Rational, max } from "../../exact/rational.js";
import type { Steps } from "../../exact/steps.js";
import { type RationalMatrix, entry } from "../../exact/vector.js";
import type { SmoothCase } from "../../model/case.js";
import { exactProgram } from "../../smooth/exact-program.js";
import type { DomainRow } from "../convex/pieces.js";
import { intercept } from "../convex/point.js";
import { decimalsFor, roundedDown } from "./decimals.js";
import { leastSmooth } from "./least.js";
import { SmoothRoute } from "./route.js";
import { bandSteps, type CaseBand } from "./slice-band.js";
import { Cells, heightOf, lineOf, type BandPiece, type Corner } from "./surface-cells.js";

/** C between the greatest of the pieces and that plus the gap, where all rows of the domain hold. */
export interface CaseSurfaceBand {
  readonly of: SmoothCase;
  readonly tolerance: Rational;
  /** Ascending in (λ, μ, γ), each the greatest on a part of the region. */
  readonly pieces: readonly BandPiece[];
  /** The region: distortion·D + perception·P ≥ atLeast. */
  readonly domain: readonly DomainRow[];
  readonly gap: Rational;
  /** One for every corner of every cell. */
  readonly restorers: readonly RationalMatrix[];
}

/** The progress of a band. */
export interface SurfaceBandProgress {
  readonly pieces: number;
  readonly points: number;
  readonly gap: Rational;
}

/** Most pieces: beyond, the gap that was reached is reported. */
const mostPieces = 4000;

/** The band in steps, one per point; undefined where no restorer has a finite divergence. */
export function* surfaceBandSteps(
  of: SmoothCase,
  tolerance: Rational,
): Steps<SurfaceBandProgress, CaseSurfaceBand | undefined> {
  const least = leastSmooth(of).upper;
  if (least === "inf") return undefined;
  const builder = new SurfaceBandBuilder(of, tolerance);
  // Along the border: the least D for every P, and C for P and D alone.
  const scale = exactProgram(of).unit;
  const margin = tolerance.times(scale);
  const free = (
    one: "distortion" | "perception" | "errorRate",
  ): { readonly quantity: typeof one; readonly at: "inf" } => ({
    quantity: one,
    at: "inf",
  });
  const border = yield* quietly(
    bandSteps(of, { variable: "perception", value: "distortion", fixed: free("errorRate") }, margin),
    builder,
  );
  if (border.domain === null) return undefined;
  builder.bound(border, margin, max(border.domain.from, least).plus(tolerance.times(tolerance)));
  for (const head of [
    { variable: "perception", value: "errorRate", fixed: free("distortion") },
    { variable: "distortion", value: "errorRate", fixed: free("perception") },
  ] as const) {
    const slice = yield* quietly(bandSteps(of, head, tolerance.over(Rational.of(2n))), builder);
    for (const half of slice.planes) if (half.kind === "plane") builder.add(half.plane());
  }
  while (builder.advance()) yield builder;
  return builder.band();
}

/** The steps of a part, with the progress of the whole. */
function* quietly(steps: Steps<unknown, CaseBand>, whole: SurfaceBandProgress): Steps<SurfaceBandProgress, CaseBand> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield whole;
  }
}

/** What is known at a corner. */
interface Known {
  readonly errorRate: Rational;
  readonly restorer: RationalMatrix;
}

class SurfaceBandBuilder implements SurfaceBandProgress {
  points = 0;
  gap = Rational.one;
  private cells: Cells | undefined;
  private domain: DomainRow[] = [];
  private readonly known = new Map<string, Known | undefined>();
  private readonly route: SmoothRoute;
  private readonly decimals: number;
  /** A little less than the tolerance, because intercepts are rounded. */
  private readonly aim: Rational;
  private waiting: Corner[] = [];
  private exhausted = false;

  constructor(
    private readonly of: SmoothCase,
    private readonly tolerance: Rational,
  ) {
    this.route = new SmoothRoute(of, tolerance.over(Rational.of(32n)), "coarse");
    this.decimals = decimalsFor(tolerance) + 4;
    this.aim = tolerance.times(Rational.of(7n, 8n));
  }

  get pieces(): number {
    return this.cells?.size ?? 0;
  }

  /** The region: above the border by a margin, and P at least P₀. */
  bound(border: CaseBand, margin: Rational, P0: Rational): void {
    const { upper } = border;
    const last = entry(upper, upper.length - 1);
    const least = last.value.plus(margin);
    this.domain = [
      { distortion: Rational.zero, perception: Rational.one, atLeast: P0 },
      { distortion: Rational.one, perception: Rational.zero, atLeast: least },
    ];
    upper.forEach((point, i) => {
      const next = upper[i + 1];
      if (next === undefined || next.at.atMost(P0)) return;
      const slope = next.value.minus(point.value).over(next.at.minus(point.at));
      const atLeast = point.value.minus(slope.times(point.at)).plus(margin);
      this.domain.push({ distortion: Rational.one, perception: slope.negated(), atLeast });
    });
    const den = commonDenominator([P0.den, least.den]);
    const start = quadrant([least.num * (den / least.den), P0.num * (den / P0.den), den]);
    const region = clipAll(start, this.domain.slice(2).map(lineOfRow));
    if (region !== undefined) this.cells = new Cells(region);
  }

  /** Lets a plane join. */
  add(plane: Plane): void {
    if (plane.cut.kind === "pinned") return;
    this.cells?.add({
      intercept: roundedDown(intercept(this.of, plane), this.decimals),
      multipliers: plane.multipliers,
      plane,
    });
  }

  /** Looks at one corner. @returns whether more remain */
  advance(): boolean {
    if (this.waiting.length === 0 && !this.collect()) return false;
    const next = this.waiting.pop();
    if (next === undefined) return false;
    const { cell, place } = next;
    // A plane found since then may be higher here.
    if (this.known.has(place.key) || this.cells?.has(next) !== true) return true;
    const point = this.route.solve(place);
    this.points++;
    if (!("restorer" in point)) {
      this.known.set(place.key, undefined);
      return true;
    }
    const errorRate = point.errorRate instanceof Enclosure ? point.errorRate.upper : point.errorRate;
    if (errorRate === "inf") throw new Error("an enclosure of a restorer has an upper end");
    this.known.set(place.key, { errorRate, restorer: point.restorer });
    if (this.pieces < mostPieces && this.aim.lessThan(errorRate.minus(heightOf(cell.piece, place))))
      this.add(point.plane);
    return true;
  }

  /** The corners not looked at yet. @returns whether there are any */
  private collect(): boolean {
    if (this.exhausted) return false;
    let gap = Rational.zero;
    const open: Corner[] = [];
    for (const corner of this.cells ?? []) {
      const { key } = corner.place;
      const found = this.known.get(key);
      if (found !== undefined) gap = max(gap, found.errorRate.minus(heightOf(corner.cell.piece, corner.place)));
      else if (!this.known.has(key)) open.push(corner);
    }
    this.gap = gap;
    this.waiting = open;
    this.exhausted = open.length === 0;
    return open.length > 0;
  }

  band(): CaseSurfaceBand {
    const { of, tolerance, domain } = this;
    const restorers = new Map<string, RationalMatrix>();
    let gap = Rational.zero;
    for (const { cell, place } of this.cells ?? []) {
      const found = this.known.get(place.key);
      if (found === undefined) throw new Error("inside the region something is feasible");
      restorers.set(place.key, found.restorer);
      gap = max(gap, found.errorRate.minus(heightOf(cell.piece, place)));
    }
    const pieces = (this.cells?.pieces ?? []).sort(byMultipliers);
    return { of, tolerance, pieces, domain, gap, restorers: [...restorers.values()] };
  }
}

function byMultipliers(a: BandPiece, b: BandPiece): number {
  return (
    a.multipliers.distortion.compare(b.multipliers.distortion) ||
    a.multipliers.perception.compare(b.multipliers.perception) ||
    a.intercept.compare(b.intercept)
  );
}

function lineOfRow({ distortion, perception, atLeast }: DomainRow): Triple {
  return lineOf(distortion, perception, atLeast.negated());
}
