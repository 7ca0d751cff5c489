/**
 * All of C of a composite problem: the least of its sheets.
 *
 * C(D,P) = min over sheets of C_s(D, P^power). It is monotone; where it passes from one sheet to
 * another it bends downwards, so that it is convex only where one sheet serves.
 */
import { min, Rational } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import type { CompositeProblem } from "../../model/problem.js";
import { bound, type BoundLike } from "../point.js";
import { partBounds } from "./point.js";
import { leastRegions, SheetBuilder, type Sheet } from "./sheets.js";

/** A convex part of a sheet's cell in which that sheet is the least of those with its power: corners counter-clockwise, then directions. */
export interface Region {
  /** Index into the pieces of the sheet. */
  readonly piece: number;
  readonly corners: readonly (readonly [Rational, Rational])[];
  readonly rays: readonly (readonly [Rational, Rational])[];
}

/**
 * All of C of a composite problem: C(D,P) = min over sheets of C_s(D, P^power), with `power` that of
 * the sheet's part of the divergence. `compositeSurface` builds it; `SheetBuilder` does so in steps.
 */
export class CompositeSurface {
  constructor(
    readonly problem: CompositeProblem,
    readonly sheets: readonly Sheet[],
  ) {}

  power(part: number): 1 | 2 {
    return entry(this.problem.perception.parts, part).power;
  }

  /** C(D,P), or "infinite" where nothing is feasible. @throws InputError when a bound is not a number */
  at(bounds: { readonly distortion: BoundLike; readonly perception: BoundLike }): Rational | "infinite" {
    const exact = { distortion: bound(bounds.distortion, "distortion"), perception: bound(bounds.perception, "perception") };
    const values = this.sheets.map(({ surface, part }) => surface.at(partBounds(exact, this.power(part))));
    return values.reduce((least, value) => (least === "infinite" ? value : value === "infinite" ? least : min(least, value)), "infinite");
  }

  /** Where a sheet is the least of those with its power, piece by piece; of equal sheets the first. */
  regions(sheet: Sheet): Region[] {
    return leastRegions(sheet, this.sheets, (part) => this.power(part)).flatMap(({ piece, polygons }) =>
      polygons.map(({ corners }) => {
        const firstIdeal = corners.findIndex(([, , w]) => w === 0n);
        const turned = firstIdeal < 0 ? corners : [...corners.slice(firstIdeal), ...corners.slice(0, firstIdeal)];
        const finite = turned.filter(([, , w]) => w > 0n).map(([x, y, w]) => [Rational.of(x, w), Rational.of(y, w)] as const);
        const rays = turned.filter(([, , w]) => w === 0n).map(([x, y]) => [Rational.of(x, x + y), Rational.of(y, x + y)] as const);
        return { piece, corners: rays.length > 0 ? finite : fromLeast(finite), rays };
      }),
    );
  }
}

/** A bounded polygon begins with its least corner by (D, P). */
function fromLeast(corners: readonly (readonly [Rational, Rational])[]): (readonly [Rational, Rational])[] {
  let start = 0;
  for (const [i, [D, P]] of corners.entries()) {
    const [leastD, leastP] = entry(corners, start);
    const order = D.compare(leastD);
    if (order < 0 || (order === 0 && P.lessThan(leastP))) start = i;
  }
  return [...corners.slice(start), ...corners.slice(0, start)];
}

/** The whole of C of a composite problem, exactly. */
export function compositeSurface(problem: CompositeProblem): CompositeSurface {
  const builder = new SheetBuilder(problem);
  while (builder.step()) {
    /* until nothing is below the sheets */
  }
  return new CompositeSurface(problem, builder.sheets());
}
