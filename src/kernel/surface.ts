/**
 * Evidence for all of C: planes, Farkas planes, and restorers at every corner of every cell.
 *
 * The planes bound C from below everywhere, the Farkas planes say where nothing is feasible,
 * and the corners bound C from above on the whole domain (cells.ts has the argument). Evidence
 * is read entry by entry, in this order, and dropped once it is verified, so that a certificate
 * larger than memory can be checked. The conditions are numbered as in docs/formats.md.
 */
import { bitLength } from "../exact/integers.js";
import type { JsonValue } from "../exact/json.js";
import { entry } from "../exact/vector.js";
import { type AttainedPoint, AttainedPoints } from "./attained.js";
import type { SettledCase } from "./cases.js";
import { Cells, type Neighbours } from "./cells.js";
import type { Instance } from "./coefficients.js";
import type { CouplingCost, Distance } from "./divergence.js";
import { Flows } from "./flows.js";
import { limits } from "./limits.js";
import { planesAsDifferences, requireSame } from "./plane-differences.js";
import { type Bounded, type Plane, readPlane } from "./planes.js";
import { type Where, refuse } from "./rejection.js";
import { list, object, position, readEach } from "./reader.js";
import { costOfCoupling, distanceTo, readRestorer, type Achieved } from "./restorers.js";
import type { Fraction } from "./scaled.js";
import type { SurfaceStatement } from "./statements.js";

/** The version of the format of a certificate. */
export type Version = 1 | 2;

/** Called while a surface is checked: so many of its planes, … have been verified. */
export type Progress = (
  what: "planes" | "cuts" | "restorers" | "couplings" | "cells",
  done: number,
  of?: number,
) => void;

/** The lists of the evidence in the order in which they are verified, and what their entries are. */
export const surfaceParts = {
  neighbours: "pieces and rows that cut out a cell, per piece",
  planes: "a plane per piece",
  cuts: "a Farkas plane per domain row",
  restorers: "restorers",
  couplings: "a coupling per restorer",
} as const;

type SurfacePart = keyof typeof surfaceParts;

/** The keys of the evidence, and those that may be left out. */
export function surfaceKeys({ byCoupling }: Pick<SurfaceCheck, "byCoupling">): {
  readonly required: readonly SurfacePart[];
  readonly optional: readonly SurfacePart[];
} {
  return {
    required: ["planes", "cuts", "restorers", ...(byCoupling ? (["couplings"] as const) : [])],
    optional: ["neighbours"],
  };
}

/** Verifies the evidence of a surface that is held in memory; returns how many vertices it has. */
export function checkSurface(evidence: JsonValue, where: Where, check: SurfaceCheck): number {
  const { required, optional } = surfaceKeys(check);
  return checkParts(object(evidence, where, required, optional), where, check);
}

/** The same for evidence whose keys have been looked at. */
export function checkParts(given: Partial<Record<SurfacePart, JsonValue>>, where: Where, check: SurfaceCheck): number {
  for (const part of ["neighbours", "planes", "cuts", "restorers", "couplings"] as const) {
    const entries = given[part];
    if (entries !== undefined) check[part](list(entries, where.at(part), surfaceParts[part]));
  }
  return check.cells();
}

/** Where the statement of a surface stands, and where its evidence. */
export interface SurfacePlaces {
  readonly statement: Where;
  readonly evidence: Where;
}

/** One surface being verified: its lists in order, then the cells. */
export class SurfaceCheck {
  /** Each restorer needs a coupling, in a list of their own. */
  readonly byCoupling: boolean;
  /** What the statement says, in integers. */
  readonly cellsOf: Cells;
  private readonly attained: AttainedPoints;
  private readonly distance: Distance | CouplingCost;
  private hints: readonly Neighbours[] | undefined;
  /** What the restorers achieve, kept where their couplings are still to come. */
  private readonly uncoupled: Achieved[] = [];

  /**
   * @param only the case whose C it is; its divergence is convex
   * @param version how planes and restorers are written: each by itself, or as differences
   */
  constructor(
    private readonly statement: SurfaceStatement,
    private readonly only: SettledCase,
    private readonly where: SurfacePlaces,
    private readonly instance: Instance,
    private readonly progress?: Progress,
    private readonly version: Version = 1,
  ) {
    const { meter } = instance;
    this.distance = distanceOf(only, where.statement.at("kind"));
    this.byCoupling = version === 1 && "byCoupling" in this.distance;
    this.attained = new AttainedPoints(meter);
    this.cellsOf = new Cells(statement, where.statement, meter); // 1
  }

  neighbours(entries: Iterable<JsonValue>): void {
    const { pieces, domain } = this.statement;
    const hints: Neighbours[] = [];
    this.each("neighbours", entries, pieces.length, (value, place) => {
      const fields = object(value, place, ["pieces", "rows"]);
      const hint = {
        pieces: indices(fields.pieces, place.at("pieces"), pieces.length),
        rows: indices(fields.rows, place.at("rows"), domain.length),
      };
      this.instance.meter.holding(64 * (hint.pieces.length + hint.rows.length), place);
      hints.push(hint);
    });
    this.hints = hints;
  }

  /** 2: plane k is verified and is piece k. */
  planes(entries: Iterable<JsonValue>): void {
    const stated = this.statement.pieces.map(({ multipliers, intercept }) => ({ ...multipliers, intercept }));
    this.proved("planes", "piece", entries, stated, "error rate");
  }

  /** 3: Farkas plane i is verified and is row i. */
  cuts(entries: Iterable<JsonValue>): void {
    const stated = this.statement.domain.map(({ distortion, perception, atLeast }) => ({
      distortion,
      perception,
      intercept: atLeast,
    }));
    this.proved("cuts", "row", entries, stated, "nothing");
  }

  private proved(
    part: "planes" | "cuts",
    what: "piece" | "row",
    entries: Iterable<JsonValue>,
    stated: readonly Plane[],
    bounded: Bounded,
  ): void {
    const { instance, only, progress } = this;
    const names = what === "piece" ? "piece" : "domain row";
    const verify = (value: JsonValue, place: Where, k: number): void => {
      const plane = readPlane(value, place, instance, only, bounded);
      requireSame(plane, entry(stated, k), `${names} ${String(k)}`, place);
    };
    const read =
      this.version === 1
        ? verify
        : planesAsDifferences({ instance, of: only, what, bounded }, stated, this.placeOf(part), verify);
    this.each(part, entries, stated.length, (value, place, index) => {
      read(value, place, index);
      progress?.(part, index + 1, stated.length);
    });
  }

  /** 4: what every restorer achieves. */
  restorers(entries: Iterable<JsonValue>): void {
    const { meter } = this.instance;
    const { only, distance } = this;
    const whole = (value: JsonValue, place: Where): void => {
      const achieved = readRestorer(value, place, this.instance, only.labels);
      if ("byCoupling" in distance) {
        meter.holding(achieved.restored.numerators.length * bitLength(achieved.restored.denominator), place);
        this.uncoupled.push(achieved);
      } else this.attain(achieved, distanceTo(achieved.restored, distance, this.instance, place), place);
    };
    const read = this.version === 1 ? whole : this.asDifferences();
    readEach(entries, this.placeOf("restorers"), limits.pieces, surfaceParts.restorers, (value, place, index) => {
      read(value, place);
      this.progress?.("restorers", index + 1);
    });
  }

  /** Restorers of the second version: with their couplings, whole or as differences. */
  private asDifferences(): (value: JsonValue, place: Where) => void {
    const { instance, only, distance } = this;
    const costs = "byCoupling" in distance ? distance.byCoupling : undefined;
    const flows = new Flows(instance, only.labels, costs, this.placeOf("restorers"));
    return (value, place) => {
      if (Array.isArray(value)) {
        const { cost, restored, ...achieved } = flows.change(value, place);
        const perception = "byCoupling" in distance ? undefined : distanceTo(restored, distance, instance, place);
        this.attain(achieved, cost ?? perception ?? refuse(place, "a coupling", "none"), place);
        return;
      }
      const keys = costs === undefined ? (["restorer"] as const) : (["restorer", "coupling"] as const);
      const fields: Partial<Record<"restorer" | "coupling", JsonValue>> = object(value, place, keys);
      const achieved = readRestorer(fields.restorer ?? null, place.at("restorer"), instance, only.labels);
      const perception =
        "byCoupling" in distance
          ? costOfCoupling(
              fields.coupling ?? null,
              place.at("coupling"),
              achieved.restored,
              distance.byCoupling,
              instance,
            )
          : distanceTo(achieved.restored, distance, instance, place);
      this.attain(achieved, perception, place);
    };
  }

  /** 4: what d costs at most, where it has no closed form. */
  couplings(entries: Iterable<JsonValue>): void {
    const { distance } = this;
    if (!("byCoupling" in distance)) return;
    this.each("couplings", entries, this.uncoupled.length, (value, place, index) => {
      const achieved = entry(this.uncoupled, index);
      const cost = costOfCoupling(value, place, achieved.restored, distance.byCoupling, this.instance);
      this.attain(achieved, cost, place);
      this.progress?.("couplings", index + 1, this.uncoupled.length);
    });
  }

  /** 5, 6, 7: the cells, when all lists have been read. @returns how many corners they have in all */
  cells(): number {
    const { pieces } = this.statement;
    pieces.forEach((_, k) => {
      this.cellsOf.verify(k, this.hints?.[k], this.attained);
      this.progress?.("cells", k + 1, pieces.length);
    });
    return this.attained.asked;
  }

  /** The vertices, once the cells have been verified: every corner of a cell, once, with C there; ascending in (D, P). */
  vertices(): AttainedPoint[] {
    return this.attained.inOrder(this.where.evidence);
  }

  private attain(
    { distortion, errorRate }: { readonly distortion: Fraction; readonly errorRate: Fraction },
    perception: Fraction,
    where: Where,
  ): void {
    this.attained.add(distortion, perception, errorRate, where);
  }

  /** Reads exactly so many entries. */
  private each(
    part: keyof typeof surfaceParts,
    entries: Iterable<JsonValue>,
    exactly: number,
    read: (value: JsonValue, place: Where, index: number) => void,
  ): void {
    readEach(entries, this.placeOf(part), limits.pieces, surfaceParts[part], read, exactly);
  }

  private placeOf(part: keyof typeof surfaceParts): Where {
    return this.where.evidence.at(part);
  }
}

/** Refuses a smooth divergence: C is piecewise linear for the others alone. */
function distanceOf({ divergence }: SettledCase, where: Where): Distance | CouplingCost {
  if (divergence.form !== "smooth") return divergence.distance;
  return refuse(
    where,
    "a divergence that makes C piecewise linear",
    "a smooth one, for which there are values, enclosures and bands",
  );
}

function indices(value: JsonValue, where: Where, below: number): number[] {
  return list(value, where, "indices").map((one, i) => position(one, where.at(i), below));
}
