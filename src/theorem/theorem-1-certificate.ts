/**
 * The certificate of "Theorem 1 holds" where C is the least of several cases: C as one convex surface.
 *
 * Where C is convex it is the maximum of the active planes, those that are C on an open set: every
 * one of them is nowhere above C, and every point lies in the closure of such a set. The domain,
 * the union of the parts' domains, is convex; its facets are rows of parts, namely those that hold
 * on all the domains and meet the union in more than a point.
 */
import { leastSurfaceCertificate } from "../certificate/case-surfaces.js";
import { surfaceCertificate, surfaceFormats, type SurfaceFormat } from "../certificate/surface.js";
import { oneOf, optional } from "../exact/arguments.js";
import { InputError } from "../exact/errors.js";
import type { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { isConvex } from "../model/case.js";
import { PlanesBelow } from "../tradeoff/cases/below.js";
import { leastRegions } from "../tradeoff/cases/surfaces.js";
import type { DomainRow, Piece } from "../tradeoff/convex/pieces.js";
import { type Surface, surfaceArgument } from "../tradeoff/surface.js";

const formatArgument = optional(oneOf(surfaceFormats));

type StatedPiece = Pick<Piece, "intercept" | "multipliers">;

/**
 * The certificate, statement `surface`, as JSON text in chunks.
 * @param surface one on which `theorem1` says "holds"
 * @param format of a convex problem: the second one is smaller. Problems of several cases have the first one only.
 * @throws InputError "not-yet" where a part of the divergence is squared
 */
export function convexSurfaceCertificate(surface: Surface, format?: SurfaceFormat): Generator<string> {
  surfaceArgument(surface, "surface");
  formatArgument(format, "format");
  const { problem, cases } = surface;
  if (isConvex(problem)) return surfaceCertificate(surface.proof(), format === undefined ? {} : { format });
  const { parts } = problem.perception;
  if (parts.some(({ power }) => power !== 1)) {
    throw new InputError({
      code: "not-yet",
      path: "--certificate",
      expected: "convex divergences only, where C is a maximum of planes",
      found: "the unsquared Wasserstein-2, for which there is no such certificate",
    });
  }
  const [pieces, domain] = [activePlanes(surface), unionRows(surface)];
  const below = new PlanesBelow(problem);
  return leastSurfaceCertificate({
    problem,
    pieces,
    domain,
    cases: cases.map((own) => ({ labeling: own.of.labeling, part: own.of.part, proof: own.proof() })),
    trees: (k) => parts.map((_, part) => below.tree(part, entry(pieces, k).multipliers, entry(pieces, k).intercept)),
    cuts: (i) => parts.map((_, part) => below.farkas(part, entry(domain, i))),
    symmetries: below.symmetries,
    order: below.order,
  });
}

/** The planes that are C on an open set, each once, ascending in (λ, μ, γ). */
function activePlanes({ cases }: Surface): StatedPiece[] {
  const active = cases.flatMap((surface) =>
    leastRegions(surface, cases).flatMap(({ piece, polygons }) =>
      polygons.length > 0 ? [entry(surface.pieces, piece)] : [],
    ),
  );
  const key = ({ multipliers: { distortion, perception }, intercept }: StatedPiece): readonly Rational[] => [
    distortion,
    perception,
    intercept,
  ];
  return distinct(active, key);
}

/** The facets of the union of the domains, which is convex: ascending. */
function unionRows({ cases }: Surface): DomainRow[] {
  const corners = cases.flatMap(({ vertices }) => vertices);
  const rows = distinct(
    cases.flatMap(({ domain }) => domain),
    ({ distortion, perception, atLeast }) => [distortion, perception, atLeast],
  );
  return rows.filter((row) => {
    const { distortion, perception, atLeast } = row;
    const heights = corners.map((corner) =>
      distortion.times(corner.distortion).plus(perception.times(corner.perception)).minus(atLeast),
    );
    if (heights.some((height) => height.sign() < 0)) return false;
    if (distortion.isZero() || perception.isZero()) return true;
    const on = corners.filter((_, i) => entry(heights, i).isZero());
    return on.some((corner) => !corner.distortion.equals(entry(on, 0).distortion));
  });
}

/** The distinct entries in the lexicographic order of their keys. */
function distinct<T>(all: readonly T[], key: (one: T) => readonly Rational[]): T[] {
  const order = (a: T, b: T): number => {
    const other = key(b);
    return key(a).reduce((before, value, i) => (before !== 0 ? before : value.compare(entry(other, i))), 0);
  };
  return [...all].sort(order).filter((one, i, sorted) => i === 0 || order(entry(sorted, i - 1), one) !== 0);
}
