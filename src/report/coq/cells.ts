/**
 * The cells of a surface as evidence for the Coq checker: for every cell its generators in
 * counter-clockwise order (restorers at corners, directions), and for every edge the domain row,
 * the piece or the line at infinity that it lies on.
 *
 * Faulty cells (without an area, or with a corner that no restorer attains) are written in a form
 * that the checker refuses; the writer does not judge.
 */
import { commonDenominator } from "../../exact/integers.js";
import { type Polygon, type Triple, clipAll, quadrant } from "../../exact/polygon.js";
import { Rational } from "../../exact/rational.js";
import { entry } from "../../exact/vector.js";
import type { ReadSurface } from "../../certificate/reader.js";
import { lines, natural, rational, seq } from "./terms.js";

/** (D, P, ε) of a restorer; P is undefined where the certificate has no coupling to compute it from. */
export interface Attained {
  readonly distortion: Rational;
  readonly perception: Rational | undefined;
  readonly errorRate: Rational;
}

/** A half-plane with the term of the row or piece that it comes from. */
interface Side {
  readonly line: Triple;
  readonly term: string;
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
  const planes = surface.pieces.map(
    ({ intercept, multipliers }) =>
      [multipliers.distortion.negated(), multipliers.perception.negated(), intercept] as const,
  );
  const rows = surface.domain.map(({ distortion, perception, atLeast }, i): Side => ({
    line: integral([distortion, perception, atLeast.negated()]),
    term: `Row ${natural(i)}`,
  }));
  const start = quadrantOf(surface.domain, rows);
  return lines(
    planes.map((_, k) => cellTerm(cellOf(k, planes, rows, start, surface.neighbours?.[k]), restorerAt)),
    "  ",
  );
}

function cellTerm(
  cell: { readonly polygon: Polygon; readonly sides: readonly Side[] } | undefined,
  restorerAt: (corner: Triple) => number,
): string {
  if (cell === undefined) return "{| c_generators := [::]; c_edges := [::] |}";
  const { polygon, sides } = cell;
  const termOf = new Map(sides.map(({ line, term }) => [line, term]));
  const generators = polygon.corners.map((corner) => {
    const [x, y, w] = corner;
    return w === 0n
      ? `Direction ${rational(Rational.of(x, 1n))} ${rational(Rational.of(y, 1n))}`
      : `Corner ${natural(restorerAt(corner))}`;
  });
  const edges = polygon.edges.map((edge) => termOf.get(edge) ?? "AtInfinity");
  return `{| c_generators := ${seq(generators)}; c_edges := ${seq(edges)} |}`;
}

/**
 * The part of the quadrant where plane k is at least as high as its neighbours, or as all planes where
 * no neighbours are given.
 */
function cellOf(
  k: number,
  planes: readonly (readonly [Rational, Rational, Rational])[],
  rows: readonly Side[],
  start: Polygon | undefined,
  neighbours: { readonly pieces: readonly number[]; readonly rows: readonly number[] } = {
    pieces: [...planes.keys()],
    rows: [...rows.keys()],
  },
): { readonly polygon: Polygon; readonly sides: readonly Side[] } | undefined {
  const own = entry(planes, k);
  const borders = neighbours.pieces.flatMap((l): Side[] => {
    const other = entry(planes, l);
    return l === k
      ? []
      : [
          {
            line: integral([own[0].minus(other[0]), own[1].minus(other[1]), own[2].minus(other[2])]),
            term: `Piece ${natural(l)}`,
          },
        ];
  });
  const polygon =
    start &&
    clipAll(
      start,
      [...neighbours.rows.map((i) => entry(rows, i)), ...borders].map(({ line }) => line),
    );
  return polygon && { polygon, sides: [...rows, ...borders] };
}

/**
 * The quadrant D ≥ D₀, P ≥ P₀ of the rows in one variable with the greatest bounds, whose lines are
 * its edges.
 */
function quadrantOf(domain: ReadSurface["domain"], rows: readonly Side[]): Polygon | undefined {
  const best = (name: "distortion" | "perception", other: "distortion" | "perception"): number | undefined => {
    let found: number | undefined;
    domain.forEach((row, i) => {
      if (row[name].sign() <= 0 || !row[other].isZero()) return;
      if (found === undefined || bound(entry(domain, found)).lessThan(bound(row))) found = i;
    });
    return found;
    function bound(row: ReadSurface["domain"][number]): Rational {
      return row.atLeast.over(row[name]);
    }
  };
  const [atD, atP] = [best("distortion", "perception"), best("perception", "distortion")];
  if (atD === undefined || atP === undefined) return undefined;
  const [D, P] = [entry(domain, atD), entry(domain, atP)];
  const corner = integral([D.atLeast.over(D.distortion), P.atLeast.over(P.perception), Rational.one]);
  const { corners, edges } = quadrant(corner);
  return { corners, edges: [entry(rows, atP).line, entry(edges, 1), entry(rows, atD).line] };
}

/** The values times their least common denominator. */
function integral(values: readonly [Rational, Rational, Rational]): Triple {
  const over = commonDenominator(values.map(({ den }) => den));
  const [a, b, c] = values;
  const whole = (value: Rational): bigint => value.num * (over / value.den);
  return [whole(a), whole(b), whole(c)];
}
