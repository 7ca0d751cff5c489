/**
 * What a certificate can claim about C.
 *
 * Notation: C(D,P) = min { ε : E[Δ] ≤ D, d(p_X,q) ≤ P } over all restorers; "inf"
 * is no bound. `value` says C(D,P) = v; `infeasible` says that no restorer satisfies
 * both bounds; `surface` gives all of C as a maximum of planes on a domain. Other kinds
 * of statement stand with their evidence; kinds.ts lists them.
 * Source: docs/formats.md.
 */
import type { JsonValue } from "../exact/json.js";
import type { Rational } from "../exact/rational.js";
import type { Instance } from "./coefficients.js";
import { type Meter, limits } from "./limits.js";
import { type Where, refuse, shown } from "./rejection.js";
import { list, object, rational, readEach } from "./reader.js";

/** A bound on the distortion or the perceptual divergence; "inf" is none. */
export type Bound = Rational | "inf";

/** The P under which a plane is to hold: "inf" for every restorer, "least" for those whose d is the least of all. */
export type Within = Bound | "least";

/** Rational bounds on a number; upper "inf" is none. */
export interface Interval {
  readonly lower: Rational;
  readonly upper: Bound;
}

export interface Bounds {
  readonly distortion: Bound;
  readonly perception: Bound;
}

/** C(D,P) = errorRate. */
export interface ValueStatement {
  readonly kind: "value";
  readonly bounds: Bounds;
  readonly errorRate: Rational;
}

/** No restorer satisfies both bounds: C(D,P) = +∞. */
export interface InfeasibleStatement {
  readonly kind: "infeasible";
  readonly bounds: Bounds;
}

/** The plane γ − λD − μP, which is C where it is the largest of all. */
export interface Piece {
  /** γ. */
  readonly intercept: Rational;
  /** λ and μ. */
  readonly multipliers: { readonly distortion: Rational; readonly perception: Rational };
}

/** distortion·D + perception·P ≥ atLeast. */
export interface DomainRow {
  readonly distortion: Rational;
  readonly perception: Rational;
  readonly atLeast: Rational;
}

/** C(D,P) = max over the pieces where every domain row holds, +∞ elsewhere. */
export interface SurfaceStatement {
  readonly kind: "surface";
  /** Ascending in (λ, μ, γ), each once. */
  readonly pieces: readonly Piece[];
  readonly domain: readonly DomainRow[];
}

/** How a statement is read, and how its evidence is verified: `check` returns only when it is proved. */
export interface Kind<S extends { readonly kind: string }> {
  read(value: JsonValue, where: Where, meter: Meter): S;
  check(evidence: JsonValue, where: Where, statement: S, instance: Instance): void;
}

/** Reads the bounds (D, P) of a statement. */
export function readBounds(value: JsonValue, where: Where): Bounds {
  const fields = object(value, where, ["distortion", "perception"]);
  return {
    distortion: readBound(fields.distortion, where.at("distortion")),
    perception: readBound(fields.perception, where.at("perception")),
  };
}

/** A number, or "inf". */
export function readBound(value: JsonValue, where: Where): Bound {
  return value === "inf" ? value : rational(value, where);
}

/** `{"lower", "upper"}` with lower ≤ upper. */
export function readInterval(value: JsonValue, where: Where): Interval {
  const fields = object(value, where, ["lower", "upper"]);
  const lower = rational(fields.lower, where.at("lower"));
  const upper = readBound(fields.upper, where.at("upper"));
  if (upper !== "inf" && upper.lessThan(lower))
    refuse(where.at("upper"), `at least ${shown(lower)}, the lower bound`, shown(upper));
  return { lower, upper };
}

export function readSurfaceStatement(value: JsonValue, where: Where): SurfaceStatement {
  const fields = object(value, where, ["kind", "pieces", "domain"]);
  const atPieces = where.at("pieces");
  const atDomain = where.at("domain");
  return {
    kind: "surface",
    pieces: readPieces(list(fields.pieces, atPieces, "the pieces"), atPieces),
    domain: readDomain(list(fields.domain, atDomain, "the domain rows"), atDomain),
  };
}

/** Reads the pieces of a surface one by one. */
export function readPieces(entries: Iterable<JsonValue>, where: Where): Piece[] {
  const pieces: Piece[] = [];
  readEach(entries, where, limits.pieces, "pieces", (value, place) => {
    const fields = object(value, place, ["intercept", "multipliers"]);
    const atMultipliers = place.at("multipliers");
    const multipliers = object(fields.multipliers, atMultipliers, ["distortion", "perception"]);
    const piece = {
      intercept: rational(fields.intercept, place.at("intercept")),
      multipliers: {
        distortion: rational(multipliers.distortion, atMultipliers.at("distortion")),
        perception: rational(multipliers.perception, atMultipliers.at("perception")),
      },
    };
    const last = pieces.at(-1);
    if (last !== undefined && !precedes(last, piece)) {
      refuse(place, "pieces ascending in (λ, μ, γ), each once", "a piece that does not come after the one before it");
    }
    pieces.push(piece);
  });
  if (pieces.length === 0) refuse(where, "at least one piece", "none");
  return pieces;
}

/** Reads the domain rows of a surface one by one. */
export function readDomain(entries: Iterable<JsonValue>, where: Where): DomainRow[] {
  const rows: DomainRow[] = [];
  readEach(entries, where, limits.pieces, "domain rows", (value, place) => {
    const fields = object(value, place, ["distortion", "perception", "atLeast"]);
    const row = {
      distortion: rational(fields.distortion, place.at("distortion")),
      perception: rational(fields.perception, place.at("perception")),
      atLeast: rational(fields.atLeast, place.at("atLeast")),
    };
    if (row.distortion.isZero() && row.perception.isZero())
      refuse(place, "a row that bounds D or P", "two coefficients 0");
    rows.push(row);
  });
  return rows;
}

function precedes(first: Piece, second: Piece): boolean {
  for (const coordinate of [
    (one: Piece) => one.multipliers.distortion,
    (one: Piece) => one.multipliers.perception,
    (one: Piece) => one.intercept,
  ]) {
    const order = coordinate(first).compare(coordinate(second));
    if (order !== 0) return order < 0;
  }
  return false;
}
