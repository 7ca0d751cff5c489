/**
 * Cells of the greatest of planes γ − λD − μP over a convex region: where each of them is the greatest.
 *
 * A new piece changes only cells on which it is somewhere as high as their own pieces, and only those bound its
 * own cell: on the way out of that cell the first piece that is as high as the new one is that of a cell on its
 * border. Most cells are far below: doubles tell so, with a bound on what rounding can do.
 */
import type { Plane } from "../../certificate/plane.js";
import { commonDenominator } from "../../exact/integers.js";
import { clip, clipAll, type Polygon, type Triple } from "../../exact/polygon.js";
import { Rational } from "../../exact/rational.js";

/** γ − λD − μP is at most C. */
export interface BandPiece {
  readonly intercept: Rational;
  readonly multipliers: { readonly distortion: Rational; readonly perception: Rational };
  readonly plane: Plane;
}

/** A point of the region. */
export interface Place {
  readonly distortion: Rational;
  readonly perception: Rational;
  /** The same for equal points. */
  readonly key: string;
}

/** A finite corner of a cell. */
export interface Corner {
  readonly cell: Cell;
  readonly corner: Triple;
  readonly place: Place;
}

/** (x, y, w) in doubles: a point with w = 1, or a direction with w = 0. */
type Rough = readonly [number, number, 0 | 1];

export interface Cell {
  readonly piece: BandPiece;
  readonly rough: RoughPiece;
  polygon: Polygon;
}

/** γ, λ and μ in doubles. */
type RoughPiece = readonly [intercept: number, distortion: number, perception: number];

/** Twenty roundings of doubles, at most, of numbers as large as the terms. */
const rounding = 20 * 2 ** -53;

export class Cells implements Iterable<Corner> {
  private readonly all = new Set<Cell>();
  private readonly places = new Map<Triple, Place>();
  private readonly roughs = new Map<Triple, Rough>();

  constructor(private readonly region: Polygon) {}

  get size(): number {
    return this.all.size;
  }

  get pieces(): BandPiece[] {
    return Array.from(this.all, ({ piece }) => piece);
  }

  /** The finite corners of all cells. */
  *[Symbol.iterator](): Iterator<Corner> {
    for (const cell of this.all)
      for (const corner of cell.polygon.corners)
        if (corner[2] !== 0n) yield { cell, corner, place: this.placeOf(corner) };
  }

  /** Whether it still is a corner of its cell. */
  has({ cell, corner }: Corner): boolean {
    return this.all.has(cell) && cell.polygon.corners.includes(corner);
  }

  /** Lets a piece join, where it is greater than the others somewhere. */
  add(piece: BandPiece): void {
    const { intercept, multipliers } = piece;
    const rough: RoughPiece = [
      intercept.toNumber(),
      multipliers.distortion.toNumber(),
      multipliers.perception.toNumber(),
    ];
    const met = Array.from(this.all).filter((cell) => !this.isBelow(rough, cell));
    const rises = met.some((cell) => clip(cell.polygon, difference(piece, cell.piece)) !== undefined);
    if (this.all.size > 0 && !rises) return;
    const polygon = clipAll(
      this.region,
      met.map((cell) => difference(piece, cell.piece)),
    );
    if (polygon === undefined) return;
    for (const cell of met) {
      const rest = clip(cell.polygon, difference(cell.piece, piece));
      if (rest === undefined) this.all.delete(cell);
      else cell.polygon = rest;
    }
    this.all.add({ piece, rough, polygon });
  }

  /** Whether a piece is for certain below that of a cell at all of its corners, and so on all of it. */
  private isBelow([gamma, lambda, mu]: RoughPiece, { rough, polygon }: Cell): boolean {
    const [g, l, m] = [gamma - rough[0], lambda - rough[1], mu - rough[2]];
    const [G, L, M] = [Math.abs(gamma) + Math.abs(rough[0]), lambda + rough[1], mu + rough[2]];
    return polygon.corners.every((corner) => {
      const [x, y, w] = this.roughOf(corner);
      const size = w * G + L * Math.abs(x) + M * Math.abs(y);
      return w * g - l * x - m * y < -rounding * size;
    });
  }

  private placeOf(corner: Triple): Place {
    const known = this.places.get(corner);
    if (known !== undefined) return known;
    const [x, y, w] = corner;
    const [distortion, perception] = [Rational.of(x, w), Rational.of(y, w)];
    const place = { distortion, perception, key: `${distortion.toString()} ${perception.toString()}` };
    this.places.set(corner, place);
    return place;
  }

  private roughOf(corner: Triple): Rough {
    const known = this.roughs.get(corner);
    if (known !== undefined) return known;
    const [x, y, w] = corner;
    let rough: Rough;
    if (w === 0n) {
      const size = (x < 0n ? -x : x) + (y < 0n ? -y : y);
      rough = [Rational.of(x, size).toNumber(), Rational.of(y, size).toNumber(), 0];
    } else {
      const { distortion, perception } = this.placeOf(corner);
      rough = [distortion.toNumber(), perception.toNumber(), 1];
    }
    this.roughs.set(corner, rough);
    return rough;
  }
}

/** γ − λD − μP. */
export function heightOf(
  { intercept: gamma, multipliers }: Pick<BandPiece, "intercept" | "multipliers">,
  at: { readonly distortion: Rational; readonly perception: Rational },
): Rational {
  return gamma.minus(multipliers.distortion.times(at.distortion)).minus(multipliers.perception.times(at.perception));
}

/** The half-plane on which a piece is at least another. */
function difference(one: BandPiece, other: BandPiece): Triple {
  return lineOf(
    other.multipliers.distortion.minus(one.multipliers.distortion),
    other.multipliers.perception.minus(one.multipliers.perception),
    one.intercept.minus(other.intercept),
  );
}

/** The half-plane aD + bP + c ≥ 0, in integers. */
export function lineOf(a: Rational, b: Rational, c: Rational): Triple {
  const den = commonDenominator([a.den, b.den, c.den]);
  return [a.num * (den / a.den), b.num * (den / b.den), c.num * (den / c.den)];
}
