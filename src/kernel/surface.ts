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
import type { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { type AttainedPoint, AttainedPoints } from "./attained.js";
import type { SettledCase } from "./cases.js";
import { Cells, type Neighbours } from "./cells.js";
import type { Instance } from "./coefficients.js";
import type { CouplingCost, Distance } from "./divergence.js";
import { limits } from "./limits.js";
import { type Plane, readPlane } from "./planes.js";
import { type Where, refuse, shown } from "./rejection.js";
import { list, object, position, readEach } from "./reader.js";
import { costOfCoupling, distanceTo, readRestorer, type Achieved } from "./restorers.js";
import type { SurfaceStatement } from "./statements.js";

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
  /** Each restorer needs a coupling. */
  readonly byCoupling: boolean;
  /** What the statement says, in integers. */
  readonly cellsOf: Cells;
  private readonly attained: AttainedPoints;
  private readonly distance: Distance | CouplingCost;
  private hints: readonly Neighbours[] | undefined;
  /** What the restorers achieve, kept where their couplings are still to come. */
  private readonly uncoupled: Achieved[] = [];

  /** @param only the case whose C it is; its divergence is convex */
  constructor(
    private readonly statement: SurfaceStatement,
    private readonly only: SettledCase,
    private readonly where: SurfacePlaces,
    private readonly instance: Instance,
    private readonly progress?: Progress,
  ) {
    const { meter } = instance;
    this.distance = distanceOf(only, where.statement.at("kind"));
    this.byCoupling = "byCoupling" in this.distance;
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
    const { pieces } = this.statement;
    this.each("planes", entries, pieces.length, (value, place, k) => {
      const plane = readPlane(value, place, this.instance, this.only, "error rate");
      const { multipliers, intercept } = entry(pieces, k);
      requireSame(plane, { ...multipliers, intercept }, `piece ${String(k)}`, place);
      this.progress?.("planes", k + 1, pieces.length);
    });
  }

  /** 3: Farkas plane i is verified and is row i. */
  cuts(entries: Iterable<JsonValue>): void {
    const { domain } = this.statement;
    this.each("cuts", entries, domain.length, (value, place, i) => {
      const plane = readPlane(value, place, this.instance, this.only, "nothing");
      const { distortion, perception, atLeast } = entry(domain, i);
      requireSame(plane, { distortion, perception, intercept: atLeast }, `domain row ${String(i)}`, place);
      this.progress?.("cuts", i + 1, domain.length);
    });
  }

  /** 4: what every restorer achieves. */
  restorers(entries: Iterable<JsonValue>): void {
    const { meter } = this.instance;
    const { only, distance } = this;
    readEach(entries, this.placeOf("restorers"), limits.pieces, surfaceParts.restorers, (value, place, index) => {
      const achieved = readRestorer(value, place, this.instance, only.labels);
      if ("byCoupling" in distance) {
        meter.holding(achieved.restored.numerators.length * bitLength(achieved.restored.denominator), place);
        this.uncoupled.push(achieved);
      } else this.attain(achieved, distanceTo(achieved.restored, distance, this.instance, place), place);
      this.progress?.("restorers", index + 1);
    });
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

  private attain({ distortion, errorRate }: Achieved, perception: Rational, where: Where): void {
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

function requireSame(found: Plane, stated: Plane, what: string, where: Where): void {
  for (const name of ["distortion", "perception"] as const) {
    if (!found[name].equals(stated[name]))
      refuse(where.at("multipliers").at(name), `${shown(stated[name])} as in ${what}`, shown(found[name]));
  }
  if (!found.intercept.equals(stated.intercept))
    refuse(where, `γ = ${shown(stated.intercept)} as in ${what}`, shown(found.intercept));
}

function indices(value: JsonValue, where: Where, below: number): number[] {
  return list(value, where, "indices").map((one, i) => position(one, where.at(i), below));
}
