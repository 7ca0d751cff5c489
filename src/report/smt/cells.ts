/**
 * Cells of a surface as facts: a convex polygon of corners that some restorer attains, whose edges are the
 * borders of the cell.
 *
 * Points are homogeneous: (D, P, 1), and (r, t, 0) for an unbounded direction. Counter-clockwise corners
 * span triangles of positive determinant. The line through two of them is their cross product; it must be a
 * positive multiple of the form that is ≥ 0 on the cell: a domain row, the height of the piece above a
 * neighbour, or w ≥ 0. So every point of the cell is a mixture of corners plus directions. The proof that
 * this suffices is that of proofs/checker/cells.v.
 */
import type { Triple } from "../../exact/polygon.js";
import { Rational } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import type { EdgeOf, SurfaceCell } from "../cells.js";
import type { ProblemTerms } from "./problem.js";
import { and, atMost, call, equal, less, minus, real, sum, times } from "./terms.js";

/** Three terms. */
export type TermTriple = readonly [string, string, string];

/** A plane of the surface and its rows, in terms of a script. */
export interface StatedTerms {
  /** λ, μ, γ per piece. */
  readonly pieces: readonly TermTriple[];
  /** a, b, c of aD + bP ≥ c per row. */
  readonly rows: readonly TermTriple[];
}

/** A corner: its coordinates, and the condition that a restorer attains it under the plane. */
export interface CornerTerms {
  readonly at: TermTriple;
  readonly attained: string;
}

/** The facts of cell k. @param cornerOf what is known of a corner (x, y, w) with w > 0 */
export function cellFacts(
  terms: ProblemTerms,
  k: number,
  cell: SurfaceCell | undefined,
  stated: StatedTerms,
  cornerOf: (corner: Triple) => CornerTerms,
): void {
  const { script } = terms;
  if (cell === undefined) {
    script.fact(`piece ${String(k)} is nowhere the largest on an area`, "false");
    return;
  }
  const [lambda, mu] = entry(stated.pieces, k);
  const generators = cell.corners.map((corner): CornerTerms => {
    const [x, y, w] = corner;
    if (w !== 0n) return cornerOf(corner);
    const [r, t] = [real(Rational.of(x)), real(Rational.of(y))];
    return {
      at: [r, t, "0.0"],
      attained: and([atMost("0.0", r), atMost("0.0", t), equal("0.0", sum([times(lambda, r), times(mu, t)]))]),
    };
  });
  const at = generators.map((one) => one.at);
  const next = (i: number): TermTriple => entry(at, (i + 1) % at.length);
  script.fact(
    `the cell of piece ${String(k)}: restorers attain its corners, and its edges are its borders`,
    ...generators.map(({ attained }) => attained),
    ...at.slice(1, -1).map((corner, i) => call(turnsLeft(terms), [...entry(at, 0), ...corner, ...next(i + 1)])),
    ...cell.edges.map((edge, i) => call(onBorder(terms), [...entry(at, i), ...next(i), ...formOf(edge, k, stated)])),
  );
}

/** γ − λD − μP at a corner, as a term. */
export function heightOf([lambda, mu, gamma]: TermTriple, [D, P]: readonly [string, string]): string {
  return minus(minus(gamma, times(lambda, D)), times(mu, P));
}

/** The coordinates of a corner as numerals. */
export function numerals([x, y, w]: Triple): TermTriple {
  return [real(Rational.of(x, w)), real(Rational.of(y, w)), "1.0"];
}

/** The form that is ≥ 0 on the cell and 0 on the edge. */
function formOf(edge: EdgeOf, k: number, { pieces, rows }: StatedTerms): TermTriple {
  if (edge.kind === "infinity") return ["0.0", "0.0", "1.0"];
  if (edge.kind === "row") {
    const [a, b, c] = entry(rows, edge.index);
    return [a, b, `(- ${c})`];
  }
  const [own, other] = [entry(pieces, k), entry(pieces, edge.index)];
  return [minus(other[0], own[0]), minus(other[1], own[1]), minus(own[2], other[2])];
}

const [a, b, c] = (["a", "b", "c"] as const).map((name): TermTriple => [`${name}0`, `${name}1`, `${name}2`]) as [
  TermTriple,
  TermTriple,
  TermTriple,
];
const parameters = [...a, ...b, ...c];

function cross(u: TermTriple, v: TermTriple): TermTriple {
  const part = (i: 0 | 1 | 2, j: 0 | 1 | 2): string => minus(times(u[i], v[j]), times(u[j], v[i]));
  return [part(1, 2), part(2, 0), part(0, 1)];
}

function dot(u: TermTriple, v: TermTriple): string {
  return sum(u.map((one, i) => times(one, entry(v, i))));
}

/** det(a, b, c) > 0. */
function turnsLeft(terms: ProblemTerms): string {
  return terms.predicate("turns-left", "turns-left", parameters, () => less("0.0", dot(cross(a, b), c)));
}

/** a × b is a positive multiple of c. */
function onBorder(terms: ProblemTerms): string {
  return terms.predicate("on-border", "on-border", parameters, () => {
    const line = cross(a, b);
    return and([...cross(line, c).map((part) => equal("0.0", part)), less("0.0", dot(line, c))]);
  });
}
