/**
 * Evidence for a band of C on a region: max of the pieces ≤ C ≤ max of the pieces + gap.
 *
 * The region is where all rows of `domain` hold; pure rows of D and P are among them. Outside it nothing is
 * claimed of the upper half. Not lower: a plane per piece, with its multipliers and an intercept that is no
 * less. Not higher: as for a surface (cells.ts), with every piece raised by the gap, and at a corner of a cell
 * a restorer within its (D,P) is enough. A point of the region is Σ α_c c + Σ β_r r with corners c and
 * directions r ≥ 0 of the cell of the piece that is largest there; the mixture of the restorers with weights
 * α is within its bounds, for d is convex, and has ε ≤ Σ α_c (piece(c) + gap) = piece + gap.
 * Where d is smooth, an upper bound of it of 256 bits after the point stands for d. The conditions are
 * numbered as in docs/formats.md.
 */
import { bitLength } from "../exact/integers.js";
import type { JsonValue } from "../exact/json.js";
import type { Triple } from "../exact/polygon.js";
import type { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import type { AttainedPoint } from "./attained.js";
import { chargePart } from "./bounds.js";
import { type SettledCase, convexCase } from "./cases.js";
import { Cells, type Corners } from "./cells.js";
import type { Instance } from "./coefficients.js";
import { couplingCost } from "./divergence.js";
import { type Meter, limits } from "./limits.js";
import { readPlane } from "./planes.js";
import { list, object, rational, readEach } from "./reader.js";
import { type Where, refuse } from "./rejection.js";
import { costOfCoupling, distanceTo, readRestorer, upperDistance } from "./restorers.js";
import { requireBelow } from "./sheets.js";
import { type DomainRow, type Piece, readDomain, readPieces } from "./statements.js";

/** C on a region between the maximum of the pieces and that plus the gap. */
export interface SurfaceBandStatement {
  readonly kind: "band";
  /** Ascending in (λ, μ, γ), each the largest on a part of the region with an area. */
  readonly pieces: readonly Piece[];
  /** The region. */
  readonly domain: readonly DomainRow[];
  readonly gap: Rational;
}

export function readSurfaceBand(value: JsonValue, where: Where): SurfaceBandStatement {
  const fields = object(value, where, ["kind", "pieces", "domain", "gap"]);
  return {
    kind: "band",
    pieces: readPieces(list(fields.pieces, where.at("pieces"), "the pieces"), where.at("pieces")),
    domain: readDomain(list(fields.domain, where.at("domain"), "the domain rows"), where.at("domain")),
    gap: rational(fields.gap, where.at("gap")),
  };
}

/** Verifies the evidence; returns only when the band is proved. */
export function checkSurfaceBand(
  evidence: JsonValue,
  where: Where,
  { pieces, domain, gap }: SurfaceBandStatement,
  instance: Instance,
): void {
  const only =
    convexCase(instance.problem, where) ??
    refuse(where, "a problem with a fixed classifier and one convex divergence", "one that is several at once");
  const couples = couplingCost(only.divergence) !== undefined;
  const fields = object(evidence, where, ["planes", "restorers", ...(couples ? (["couplings"] as const) : [])]);
  const { meter } = instance;
  const atPlanes = where.at("planes");
  list(fields.planes, atPlanes, "a plane per piece", pieces.length).forEach((value, k) => {
    const place = atPlanes.at(k);
    requireBelow(entry(pieces, k), readPlane(value, place, instance, only, "error rate"), place); // 2
  });
  const points = readPoints(fields, where, only, instance); // 3
  const raised = pieces.map(({ multipliers, intercept }, k) => {
    chargePart(1, [intercept, gap], meter, where.at("planes").at(k));
    return { multipliers, intercept: intercept.plus(gap) };
  });
  const cells = new Cells({ kind: "surface", pieces: raised, domain }, where, meter); // 1
  pieces.forEach((_, k) => {
    cells.verify(k, undefined, points); // 4, 5
  });
}

function readPoints(
  fields: Readonly<Record<"restorers", JsonValue> & Partial<Record<"couplings", JsonValue>>>,
  where: Where,
  only: SettledCase,
  instance: Instance,
): DominatingPoints {
  const [atRestorers, atCouplings] = [where.at("restorers"), where.at("couplings")];
  const restorers = list(fields.restorers, atRestorers, "restorers");
  const couplings =
    fields.couplings === undefined
      ? undefined
      : list(fields.couplings, atCouplings, "a coupling per restorer", restorers.length);
  const { divergence, labels } = only;
  const points: AttainedPoint[] = [];
  readEach(restorers, atRestorers, limits.pieces, "restorers", (value, place, i) => {
    const { distortion, errorRate, restored } = readRestorer(value, place, instance, labels);
    const perception = (): Rational | "inf" => {
      if (divergence.form === "smooth") return upperDistance(restored, divergence, instance, place);
      const { distance } = divergence;
      return "byCoupling" in distance
        ? costOfCoupling(couplings?.[i] ?? null, atCouplings.at(i), restored, distance.byCoupling, instance)
        : distanceTo(restored, distance, instance, place);
    };
    const found = perception();
    // One with d = ∞ is within no corner.
    if (found !== "inf") points.push({ distortion, perception: found, errorRate });
  });
  return new DominatingPoints(points, instance.meter, atRestorers);
}

/** What restorers achieve, asked for the least ε of one that is within given bounds. */
class DominatingPoints implements Corners {
  readonly relation = "at most";
  private readonly byErrorRate: readonly AttainedPoint[];
  private readonly bits: number;

  constructor(
    points: AttainedPoint[],
    private readonly meter: Meter,
    where: Where,
  ) {
    this.bits = points.reduce((most, point) => Math.max(most, bitsOfPoint(point)), 0);
    // Sorting compares each with as many others as their number has bits, or less.
    meter.holding(points.length * this.bits, where);
    meter.products(2 * points.length * (points.length.toString(2).length + 1), this.bits, this.bits, where);
    this.byErrorRate = points.sort((a, b) => a.errorRate.compare(b.errorRate));
  }

  errorRateAt([x, y, w]: Triple, where: Where): Rational | undefined {
    const bits = Math.max(bitLength(x), bitLength(y), bitLength(w));
    for (const { distortion, perception, errorRate } of this.byErrorRate) {
      this.meter.products(4, bits, this.bits, where);
      if (distortion.num * w <= x * distortion.den && perception.num * w <= y * perception.den) return errorRate;
    }
    return undefined;
  }
}

function bitsOfPoint({ distortion, perception, errorRate }: AttainedPoint): number {
  return [distortion, perception, errorRate].reduce(
    (most, { num, den }) => Math.max(most, bitLength(num), bitLength(den)),
    0,
  );
}
