/**
 * Why verified planes and attained points make a surface: every cell is cut out and looked at.
 *
 * Notation: plane k is γ − λD − μP ≤ C everywhere; the domain is where every row holds, and C
 * is +∞ outside it. P_k is the polygon in which plane k is not below the planes listed as its
 * neighbours and the rows listed with it hold, inside the quadrant of the pure rows.
 *
 * A point z of the domain lies in the P_k of the plane that is largest at z, whatever is listed:
 * leaving constraints out only makes P_k larger. So the P_k cover the domain. P_k is the convex
 * hull of its corners plus the cone of its ideal corners. If at every corner c a restorer attains
 * exactly (D,P) = c with ε ≤ plane k, and plane k is constant along every ideal corner r ≥ 0, then
 * z = Σ α_c c + Σ β_r r is met by the mixture of these restorers with weights α: E[Δ] and ε are
 * linear, d is convex, and r ≥ 0 only loosens the bounds. Its ε is at most Σ α_c plane_k(c) =
 * plane_k(z). Hence C ≤ plane k on P_k; as C ≥ plane k, the maximum of the planes is C.
 * It follows that P_k is the true cell, so that pieces without a two-dimensional cell are found.
 */
import { bitLength } from "../exact/integers.js";
import { type Polygon, type Triple, clip, evaluate, quadrant } from "../exact/polygon.js";
import type { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import type { Meter } from "./limits.js";
import { type Where, refuse, shown } from "./rejection.js";
import { type Fraction, commonMultiple, reduced } from "./scaled.js";
import type { DomainRow, Piece, SurfaceStatement } from "./statements.js";

/** What cuts out the cell of a piece: other pieces and domain rows, as indices. */
export interface Neighbours {
  readonly pieces: readonly number[];
  readonly rows: readonly number[];
}

/** (γw − λx − μy)·over ≥ 0 and the like: three rationals as integers over a common denominator. */
export interface Integral {
  /** −λ, −μ, γ for a piece; distortion, perception, −atLeast for a row. */
  readonly line: Triple;
  readonly over: bigint;
  readonly bits: number;
}

/** What restorers achieve at the corners of cells. */
export interface Corners {
  /** How (E[Δ], d) of the restorers that are asked for compare with a corner. */
  readonly relation: "=" | "at most";
  /** The least ε of a restorer for the corner (x/w, y/w), w > 0. */
  errorRateAt(corner: Triple, where: Where): Fraction | undefined;
}

export class Cells {
  /** The planes of the pieces. */
  readonly planes: readonly Integral[];
  private readonly rows: readonly Integral[];
  private readonly corner: Triple;
  private readonly all: Neighbours;

  /** @param where the statement */
  constructor(
    statement: SurfaceStatement,
    private readonly where: Where,
    private readonly meter: Meter,
  ) {
    const { pieces, domain } = statement;
    this.planes = pieces.map((one, k) => integralPiece(one, meter, where.at("pieces").at(k)));
    this.rows = domain.map((one, i) => integralRow(one, meter, where.at("domain").at(i)));
    this.corner = cornerOf(domain, where.at("domain"), meter);
    this.all = { pieces: [...pieces.keys()], rows: [...domain.keys()] };
  }

  /** Verifies the cell of piece k. */
  verify(k: number, neighbours: Neighbours | undefined, attained: Corners): void {
    const place = this.where.at("pieces").at(k);
    const plane = entry(this.planes, k);
    const cell = this.cut(k, place, neighbours);
    for (const corner of cell.corners) {
      this.meter.products(8, plane.bits, bitsOf(corner), place);
      if (corner[2] === 0n) requireConstant(corner, plane, place);
      else this.requireAttained(corner, plane, attained, place);
    }
  }

  /** How long the coefficients of the lines that cut out a cell are at most. */
  get bits(): number {
    const longest = (lines: readonly Integral[]): number => lines.reduce((most, { bits }) => Math.max(most, bits), 0);
    return Math.max(2 * longest(this.planes) + 1, longest(this.rows));
  }

  /** Half-planes that cut out the points of the domain at which no piece is above the plane. */
  atMost(plane: Integral, place: Where): { readonly lines: readonly Triple[]; readonly bits: number } {
    const lines = this.rows.map(({ line }) => line);
    let bits = this.rows.reduce((most, row) => Math.max(most, row.bits), 0);
    for (const own of this.planes) {
      this.meter.products(6, plane.bits, own.bits, place);
      const line = difference(plane, own);
      // The same plane: no half-plane, and no condition.
      if (line.every((value) => value === 0n)) continue;
      lines.push(line);
      bits = Math.max(bits, plane.bits + own.bits + 1);
    }
    return { lines, bits };
  }

  /** P_k, refused when it has no area. @param neighbours what cuts it out; without, everything */
  cut(k: number, place: Where, neighbours: Neighbours = this.all): Polygon {
    const plane = entry(this.planes, k);
    let cell = quadrant(this.corner);
    const cutBy = (line: Triple, bits: number): void => {
      // A corner is the cross product of two lines of at most twice the bits of a plane each.
      this.meter.products(3 * cell.corners.length + 12, bits, 2 * bits, place);
      cell =
        clip(cell, line) ?? refuse(place, "a piece that is the largest on a cell with an area", "a piece that is not");
    };
    for (const i of neighbours.rows) cutBy(entry(this.rows, i).line, entry(this.rows, i).bits);
    for (const l of neighbours.pieces) {
      if (l === k) continue;
      const other = entry(this.planes, l);
      this.meter.products(6, plane.bits, other.bits, place);
      cutBy(difference(plane, other), plane.bits + other.bits + 1);
    }
    return cell;
  }

  private requireAttained(corner: Triple, plane: Integral, attained: Corners, place: Where): void {
    const errorRate = attained.errorRateAt(corner, place);
    const height = evaluate(plane.line, corner); /* times over·w */
    if (errorRate !== undefined) {
      this.meter.products(2, bitLength(errorRate.num) + bitLength(errorRate.den), plane.bits + bitsOf(corner), place);
      if (errorRate.num * plane.over * corner[2] <= height * errorRate.den) return;
    }
    const [D, P, ε] = [
      reduced(corner[0], corner[2], this.meter, place),
      reduced(corner[1], corner[2], this.meter, place),
      reduced(height, plane.over * corner[2], this.meter, place),
    ].map(shown);
    const found =
      errorRate === undefined
        ? "none"
        : `one with ε = ${shown(reduced(errorRate.num, errorRate.den, this.meter, place))} at the least`;
    refuse(
      place,
      `a restorer with (E[Δ], d, ε) ${attained.relation} (${String(D)}, ${String(P)}, ${String(ε)}), a corner of the cell of this piece`,
      found,
    );
  }
}

/** At an ideal corner r: λ r_D + μ r_P = 0. */
function requireConstant([x, y]: Triple, { line }: Integral, place: Where): void {
  if (line[0] * x + line[1] * y === 0n) return;
  const direction = x === 0n ? "(0, 1)" : y === 0n ? "(1, 0)" : "(D, P) > 0";
  refuse(
    place,
    "a plane that is constant along the unbounded edges of its cell",
    `one that falls in the direction ${direction}`,
  );
}

/** The pure rows with the greatest bounds: D ≥ x/w and P ≥ y/w. */
function cornerOf(domain: readonly DomainRow[], where: Where, meter: Meter): Triple {
  const least = (name: "distortion" | "perception", other: "distortion" | "perception"): Rational => {
    let bound: Rational | undefined;
    for (const row of domain) {
      if (row[name].sign() <= 0 || !row[other].isZero()) continue;
      const one = reduced(row.atLeast.num * row[name].den, row.atLeast.den * row[name].num, meter, where);
      if (bound?.lessThan(one) !== false) bound = one;
    }
    return bound ?? refuse(where, `a row with ${name} > 0 and ${other} 0`, "none");
  };
  const D = least("distortion", "perception");
  const P = least("perception", "distortion");
  const over = commonMultiple(D.den, P.den, meter, where);
  return [D.num * (over / D.den), P.num * (over / P.den), over];
}

function integralPiece({ intercept, multipliers }: Piece, meter: Meter, where: Where): Integral {
  return integral([multipliers.distortion.negated(), multipliers.perception.negated(), intercept], meter, where);
}

function integralRow({ distortion, perception, atLeast }: DomainRow, meter: Meter, where: Where): Integral {
  return integral([distortion, perception, atLeast.negated()], meter, where);
}

function integral([a, b, c]: readonly [Rational, Rational, Rational], meter: Meter, where: Where): Integral {
  const over = commonMultiple(commonMultiple(a.den, b.den, meter, where), c.den, meter, where);
  const bits = bitLength(over);
  meter.products(6, bits, Math.max(...[a, b, c].map(({ num }) => bitLength(num))), where);
  const line: Triple = [a.num * (over / a.den), b.num * (over / b.den), c.num * (over / c.den)];
  meter.holding(bits + bitsOf(line), where);
  return { line, over, bits: Math.max(bits, ...line.map(bitLength)) };
}

/** The half-plane in which the first plane is not below the second. */
function difference(first: Integral, second: Integral): Triple {
  const [a, b, c] = first.line;
  const [d, e, f] = second.line;
  if (first.over === second.over) return [a - d, b - e, c - f];
  const [m, n] = [second.over, first.over];
  return [a * m - d * n, b * m - e * n, c * m - f * n];
}

export function bitsOf([x, y, w]: Triple): number {
  return bitLength(x) + bitLength(y) + bitLength(w);
}
