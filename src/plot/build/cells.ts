/**
 * The cells of C before a window is chosen: convex polygons of the (D, P^power) plane, some without
 * end, each with the plane that is C on it.
 *
 * They come from a surface, from a band of a smooth divergence, or from the statement of a
 * certificate of a surface. Certificates state planes and a domain; a cell is cut out of the quadrant
 * by the planes of its neighbours, in integers (`exact/polygon.ts`).
 */
import { commonDenominator } from "../../exact/integers.js";
import { InputError } from "../../exact/errors.js";
import { clipAll, quadrant, type Polygon, type Triple } from "../../exact/polygon.js";
import { Rational } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import { incomplete } from "../../tradeoff/convex/surface.js";
import { isConvex } from "../../model/case.js";
import type { Problem } from "../../model/problem.js";
import { caseName } from "../../report/regions.js";
import type { SurfaceBand } from "../../tradeoff/surface-band.js";
import type { CaseSurface, DomainRow, Piece, Surface } from "../../tradeoff/surface.js";
import type { Place } from "../figure/figure.js";

/** γ − λD − μP^power. */
export type CellPlane = Pick<Piece, "intercept" | "multipliers">;

/** C is the plane here. */
export interface Cell {
  readonly plane: CellPlane;
  /** Finite corners, counter-clockwise. */
  readonly corners: readonly Place[];
  /** C at the corners, where it is known already. */
  readonly values?: readonly Rational[];
  /** Directions in which the cell has no end; they stand before the corners. */
  readonly rays: readonly Place[];
  /** Numbers of the sheet and of its piece, as `surface` lists them. */
  readonly sheet: number;
  readonly piece: number;
}

/** All cells of one problem. */
export interface Cells {
  readonly problem: Problem;
  readonly cells: readonly Cell[];
  /** Half-planes that bound what is feasible, or the region of a band; undefined where there are several sheets. */
  readonly rows: readonly DomainRow[] | undefined;
  /** P stands for P^power. */
  readonly power: 1 | 2;
  /** Names of the sheets; one where C is convex. */
  readonly sheets: readonly string[];
  /** C is between the plane and the plane plus the gap: of a band. */
  readonly gap?: Rational;
}

const directions: Readonly<Record<Piece["rays"][number], Place>> = {
  distortion: [Rational.one, Rational.zero],
  perception: [Rational.zero, Rational.one],
};

/** The cells of a surface. @throws InputError "not-linear" where sheets in P meet sheets in P² */
export function surfaceCells(surface: Surface): Cells {
  const { problem, cases } = surface;
  if (!surface.complete) throw incomplete();
  if (isConvex(problem)) {
    const only = entry(cases, 0);
    return {
      problem,
      cells: pieceCells(only),
      rows: only.domain,
      power: only.of.power,
      sheets: [problem.perception.title],
    };
  }
  const powers = new Set(cases.map(({ of }) => of.power));
  const [power, other] = powers;
  if (power === undefined || other !== undefined) {
    throw new InputError({
      code: "not-linear",
      path: "plot",
      expected:
        "parts of the divergence that are all squared or all not (plot --slices -P shows C along the distortion)",
      found: "a minimum of both",
    });
  }
  const cells = cases.flatMap((own, sheet) =>
    surface
      .regions(own)
      .map(({ piece, corners, rays }): Cell => ({ plane: entry(own.pieces, piece), corners, rays, sheet, piece })),
  );
  const [first] = cases;
  const rows = cases.length === 1 ? first?.domain : undefined;
  return { problem, cells, rows, power, sheets: cases.map(({ of }) => caseName(of)) };
}

function pieceCells({ pieces, vertices }: CaseSurface): Cell[] {
  const places = vertices.map(({ distortion, perception }): Place => [distortion, perception]);
  return pieces.map((plane, piece) => ({
    plane,
    corners: plane.corners.map((corner) => entry(places, corner)),
    values: plane.corners.map((corner) => entry(vertices, corner).errorRate),
    rays: plane.rays.map((ray) => directions[ray]),
    sheet: 0,
    piece,
  }));
}

/** The cells of a band, on its region. */
export function bandCells({ problem, pieces, domain, gap }: SurfaceBand): Cells {
  const all = pieces.map((_, k) => k);
  const sides = pieces.map((_, k) => ({ pieces: all.filter((other) => other !== k), rows: domain.map((_, j) => j) }));
  return {
    problem,
    cells: cutCells({ pieces, domain }, sides),
    rows: domain,
    power: 1,
    sheets: [problem.perception.title],
    gap,
  };
}

/** A surface as a certificate states it. */
export interface StatedCells {
  readonly pieces: readonly CellPlane[];
  readonly domain: readonly DomainRow[];
  /** The pieces and rows that cut out each cell; where they are left out, all of them. */
  readonly neighbours?: readonly Sides[];
}

/** The cells of a certificate that a checker has accepted. */
export function certificateCells(problem: Problem, { pieces, domain, neighbours }: StatedCells): Cells {
  const all = pieces.map((_, k) => k);
  const rows = domain.map((_, j) => j);
  const sides = pieces.map((_, k) => neighbours?.[k] ?? { pieces: all.filter((other) => other !== k), rows });
  return {
    problem,
    cells: cutCells({ pieces, domain }, sides),
    rows: domain,
    power: 1,
    sheets: [problem.perception.title],
  };
}

/** Numbers of the pieces and rows that a cell has edges with. */
export interface Sides {
  readonly pieces: readonly number[];
  readonly rows: readonly number[];
}

/** Each cell is cut out by the pieces and rows of its sides. */
function cutCells(
  { pieces, domain }: { readonly pieces: readonly CellPlane[]; readonly domain: readonly DomainRow[] },
  sides: readonly Sides[],
): Cell[] {
  const rows = domain.map(rowLine);
  return pieces.flatMap((plane, piece) => {
    const side = entry(sides, piece);
    const lines = [
      ...side.rows.map((j) => entry(rows, j)),
      ...side.pieces.map((k) => aboveLine(plane, entry(pieces, k))),
    ];
    const polygon = clipAll(quadrant([0n, 0n, 1n]), lines);
    return polygon === undefined ? [] : [{ plane, ...placesOf(polygon), sheet: 0, piece }];
  });
}

/** The half-plane of a row of the domain. */
export function rowLine({ distortion, perception, atLeast }: DomainRow): Triple {
  return integerLine(distortion, perception, atLeast.negated());
}

/** The half-plane on which one plane is at least as high as another. */
export function aboveLine(plane: CellPlane, other: CellPlane): Triple {
  return integerLine(
    other.multipliers.distortion.minus(plane.multipliers.distortion),
    other.multipliers.perception.minus(plane.multipliers.perception),
    plane.intercept.minus(other.intercept),
  );
}

/** aD + bP + c ≥ 0 with integers. */
export function integerLine(a: Rational, b: Rational, c: Rational): Triple {
  const common = commonDenominator([a.den, b.den, c.den]);
  const scaled = ({ num, den }: Rational): bigint => num * (common / den);
  return [scaled(a), scaled(b), scaled(c)];
}

/** Directions first, then corners; counter-clockwise. */
function placesOf({ corners }: Polygon): Pick<Cell, "corners" | "rays"> {
  const firstIdeal = corners.findIndex(([, , w]) => w === 0n);
  const turned = firstIdeal < 0 ? corners : [...corners.slice(firstIdeal), ...corners.slice(0, firstIdeal)];
  return {
    corners: turned.filter(([, , w]) => w > 0n).map(([x, y, w]): Place => [Rational.of(x, w), Rational.of(y, w)]),
    rays: turned.filter(([, , w]) => w === 0n).map(([x, y]): Place => [Rational.of(x, x + y), Rational.of(y, x + y)]),
  };
}

/** C by the plane of its cell. */
export function heightAt({ intercept, multipliers }: CellPlane, [x, y]: Place): Rational {
  const { distortion, perception } = multipliers;
  const along = distortion.isZero() ? intercept : intercept.minus(distortion.times(x));
  return perception.isZero() ? along : along.minus(perception.times(y));
}
