/**
 * The cells of a surface: for every piece the polygon where its plane is the largest of all inside the
 * domain, with the constraint that each of its edges lies on.
 *
 * They are computed from the statement alone and are evidence for programs that verify a cell rather
 * than cut it out. A piece that is nowhere the largest on an area has no cell; the writer does not judge.
 */
import { commonDenominator } from "../exact/integers.js";
import { type Polygon, type Triple, clipAll, quadrant } from "../exact/polygon.js";
import { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import type { ReadSurface } from "../certificate/reader.js";

/** What an edge lies on: a domain row or the border to another piece, by its index, or the line at infinity. */
export type EdgeOf =
  | { readonly kind: "row"; readonly index: number }
  | { readonly kind: "piece"; readonly index: number }
  | { readonly kind: "infinity" };

export interface SurfaceCell {
  /** Counter-clockwise; (x, y, w) stands for (x/w, y/w), with w = 0 for the direction (x, y). */
  readonly corners: readonly Triple[];
  /** edges[i] leads from corners[i] to the corner after it. */
  readonly edges: readonly EdgeOf[];
}

interface Side {
  readonly line: Triple;
  readonly of: EdgeOf;
}

/** The cell of every piece, in their order; undefined for a piece without one. */
export function* surfaceCells(
  surface: Pick<ReadSurface, "pieces" | "domain" | "neighbours">,
): Generator<SurfaceCell | undefined> {
  const planes = surface.pieces.map(
    ({ intercept, multipliers }) =>
      [multipliers.distortion.negated(), multipliers.perception.negated(), intercept] as const,
  );
  const rows = surface.domain.map(({ distortion, perception, atLeast }, index): Side => ({
    line: integral([distortion, perception, atLeast.negated()]),
    of: { kind: "row", index },
  }));
  const start = quadrantOf(surface.domain, rows);
  for (const k of planes.keys()) yield cellOf(k, planes, rows, start, surface.neighbours?.[k]);
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
): SurfaceCell | undefined {
  const own = entry(planes, k);
  const borders = neighbours.pieces.flatMap((l): Side[] => {
    const other = entry(planes, l);
    return l === k
      ? []
      : [
          {
            line: integral([own[0].minus(other[0]), own[1].minus(other[1]), own[2].minus(other[2])]),
            of: { kind: "piece", index: l },
          },
        ];
  });
  const polygon =
    start &&
    clipAll(
      start,
      [...neighbours.rows.map((i) => entry(rows, i)), ...borders].map(({ line }) => line),
    );
  if (polygon === undefined) return undefined;
  const known = new Map([...rows, ...borders].map(({ line, of }) => [line, of]));
  return {
    corners: polygon.corners,
    edges: polygon.edges.map((edge) => known.get(edge) ?? { kind: "infinity" as const }),
  };
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
