/**
 * What a certificate can claim about C.
 *
 * Notation: C(D,P) = min { ε : E[Δ] ≤ D, d(p_X,q) ≤ P } over all restorers; "inf"
 * is no bound. `value` says C(D,P) = v; `infeasible` says that no restorer satisfies
 * both bounds; `surface` gives all of C as a maximum of planes on a domain. Other kinds
 * of statement stand with their evidence; kinds.ts lists them.
 * Source: docs/formats.md.
 */
import { bitLength } from "../exact/integers.js";
import type { JsonValue } from "../exact/json.js";
import type { Rational } from "../exact/rational.js";
import type { Instance } from "./coefficients.js";
import { type Meter, limits } from "./limits.js";
import { type Where, refuse } from "./rejection.js";
import { list, object, rational, readEach } from "./reader.js";

/** A bound on the distortion or the perceptual divergence; "inf" is none. */
export type Bound = Rational | "inf";

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
export function readBounds(value: JsonValue, where: Where, meter: Meter): Bounds {
  const fields = object(value, where, ["distortion", "perception"]);
  return {
    distortion: readBound(fields.distortion, where.at("distortion"), meter),
    perception: readBound(fields.perception, where.at("perception"), meter),
  };
}

/** A number, or "inf". */
export function readBound(value: JsonValue, where: Where, meter: Meter): Bound {
  return value === "inf" ? value : rational(value, where, meter);
}

export function readSurfaceStatement(value: JsonValue, where: Where, meter: Meter): SurfaceStatement {
  const fields = object(value, where, ["kind", "pieces", "domain"]);
  const atPieces = where.at("pieces");
  const atDomain = where.at("domain");
  return {
    kind: "surface",
    pieces: readPieces(list(fields.pieces, atPieces, "the pieces"), atPieces, meter),
    domain: readDomain(list(fields.domain, atDomain, "the domain rows"), atDomain, meter),
  };
}

/** Reads the pieces of a surface one by one. */
export function readPieces(entries: Iterable<JsonValue>, where: Where, meter: Meter): Piece[] {
  const pieces: Piece[] = [];
  readEach(entries, where, limits.pieces, "pieces", (value, place) => {
    const fields = object(value, place, ["intercept", "multipliers"]);
    const atMultipliers = place.at("multipliers");
    const multipliers = object(fields.multipliers, atMultipliers, ["distortion", "perception"]);
    const piece = {
      intercept: rational(fields.intercept, place.at("intercept"), meter),
      multipliers: {
        distortion: rational(multipliers.distortion, atMultipliers.at("distortion"), meter),
        perception: rational(multipliers.perception, atMultipliers.at("perception"), meter),
      },
    };
    const last = pieces.at(-1);
    if (last !== undefined && !precedes(last, piece, meter, place)) {
      refuse(place, "pieces ascending in (λ, μ, γ), each once", "a piece that does not come after the one before it");
    }
    pieces.push(piece);
  });
  if (pieces.length === 0) refuse(where, "at least one piece", "none");
  return pieces;
}

/** Reads the domain rows of a surface one by one. */
export function readDomain(entries: Iterable<JsonValue>, where: Where, meter: Meter): DomainRow[] {
  const rows: DomainRow[] = [];
  readEach(entries, where, limits.pieces, "domain rows", (value, place) => {
    const fields = object(value, place, ["distortion", "perception", "atLeast"]);
    const row = {
      distortion: rational(fields.distortion, place.at("distortion"), meter),
      perception: rational(fields.perception, place.at("perception"), meter),
      atLeast: rational(fields.atLeast, place.at("atLeast"), meter),
    };
    if (row.distortion.isZero() && row.perception.isZero()) refuse(place, "a row that bounds D or P", "two coefficients 0");
    rows.push(row);
  });
  return rows;
}

function precedes(first: Piece, second: Piece, meter: Meter, where: Where): boolean {
  for (const coordinate of [(one: Piece) => one.multipliers.distortion, (one: Piece) => one.multipliers.perception, (one: Piece) => one.intercept]) {
    const [left, right] = [coordinate(first), coordinate(second)];
    meter.products(2, bitLength(left.num) + bitLength(left.den), bitLength(right.num) + bitLength(right.den), where);
    const order = left.compare(right);
    if (order !== 0) return order < 0;
  }
  return false;
}
