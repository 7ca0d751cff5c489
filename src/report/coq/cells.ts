/**
 * The cells of a surface as evidence for the Coq checker: for every cell its generators in
 * counter-clockwise order (restorers at corners, directions), and for every edge the domain row,
 * the piece or the line at infinity that it lies on.
 *
 * Faulty cells (without an area, or with a corner that no restorer attains) are written in a form
 * that the checker refuses; the writer does not judge.
 */
import type { Triple } from "../../exact/polygon.js";
import { Rational } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import type { ReadSurface } from "../../certificate/reader.js";
import { surfaceCells, type EdgeOf, type SurfaceCell } from "../cells.js";
import { lines, natural, rational, seq } from "./terms.js";

/** (D, P, ε) of a restorer; P is undefined where the certificate has no coupling to compute it from. */
export interface Attained {
  readonly distortion: Rational;
  readonly perception: Rational | undefined;
  readonly errorRate: Rational;
}

export function cellsTerm(surface: ReadSurface, attained: readonly Attained[]): string {
  const at = new Map<string, number>();
  attained.forEach(({ distortion, perception, errorRate }, index) => {
    const key = `${distortion.toString()} ${String(perception)}`;
    const known = at.get(key);
    if (known === undefined || errorRate.lessThan(entry(attained, known).errorRate)) at.set(key, index);
  });
  const restorerAt = ([x, y, w]: Triple): number =>
    at.get(`${Rational.of(x, w).toString()} ${Rational.of(y, w).toString()}`) ?? attained.length;
  return lines(
    Array.from(surfaceCells(surface), (cell) => cellTerm(cell, restorerAt)),
    "  ",
  );
}

function cellTerm(cell: SurfaceCell | undefined, restorerAt: (corner: Triple) => number): string {
  if (cell === undefined) return "{| c_generators := [::]; c_edges := [::] |}";
  const generators = cell.corners.map((corner) => {
    const [x, y, w] = corner;
    return w === 0n
      ? `Direction ${rational(Rational.of(x, 1n))} ${rational(Rational.of(y, 1n))}`
      : `Corner ${natural(restorerAt(corner))}`;
  });
  return `{| c_generators := ${seq(generators)}; c_edges := ${seq(cell.edges.map(edgeTerm))} |}`;
}

function edgeTerm(edge: EdgeOf): string {
  switch (edge.kind) {
    case "row":
      return `Row ${natural(edge.index)}`;
    case "piece":
      return `Piece ${natural(edge.index)}`;
    case "infinity":
      return "AtInfinity";
  }
}
