/**
 * The certificate of "Theorem 1 holds" on a composite problem: C as one convex surface.
 *
 * Where C is convex it is the maximum of the active planes, those that are C on an open set: every
 * one of them is nowhere above C, and every point lies in the closure of such a set. The domain,
 * the union of the parts' domains, is convex; its facets are rows of parts, namely those that hold
 * on all the domains and meet the union in more than a point.
 */
import { sheetsCertificate } from "../certificate/sheets.js";
import { InputError } from "../exact/errors.js";
import type { Rational } from "../exact/rational.js";
import { entry } from "../exact/vector.js";
import { PlanesBelow } from "../tradeoff/composite/below.js";
import { leastRegions } from "../tradeoff/composite/sheets.js";
import type { CompositeSurface } from "../tradeoff/composite/surface.js";
import type { DomainRow, Piece } from "../tradeoff/pieces.js";
import { surfaceProof } from "../tradeoff/surface.js";

type StatedPiece = Pick<Piece, "intercept" | "multipliers">;

/**
 * The certificate, statement `surface`, as JSON text in chunks.
 * @param surface one on which `theorem1Composite` says "holds"
 * @throws InputError "not-yet" where a part of the divergence is squared
 */
export function convexSurfaceCertificate(surface: CompositeSurface): Generator<string> {
  const { problem, sheets } = surface;
  const { parts } = problem.perception;
  if (parts.some(({ power }) => power !== 1)) {
    throw new InputError({ code: "not-yet", path: "--certificate", expected: "convex divergences only, where C is a maximum of planes", found: "the unsquared Wasserstein-2, for which there is no such certificate" });
  }
  const proved = sheets.map(({ labeling, part, surface: own }) => ({ labeling, part, proof: surfaceProof(own) }));
  const [pieces, domain] = [activePlanes(surface), unionRows(surface)];
  const below = new PlanesBelow(problem);
  return sheetsCertificate({
    problem,
    pieces,
    domain,
    sheets: proved,
    trees: (k) => parts.map((_, part) => below.tree(part, entry(pieces, k).multipliers, entry(pieces, k).intercept)),
    cuts: (i) => parts.map((_, part) => below.farkas(part, entry(domain, i))),
    symmetries: below.symmetries,
    order: below.order,
  });
}

/** The planes that are C on an open set, each once, ascending in (λ, μ, γ). */
function activePlanes(surface: CompositeSurface): StatedPiece[] {
  const active = surface.sheets.flatMap((sheet) =>
    leastRegions(sheet, surface.sheets, (part) => surface.power(part)).flatMap(({ piece, polygons }) => (polygons.length > 0 ? [entry(sheet.surface.pieces, piece)] : [])),
  );
  const key = ({ multipliers: { distortion, perception }, intercept }: StatedPiece): readonly Rational[] => [distortion, perception, intercept];
  return distinct(active, key);
}

/** The facets of the union of the domains, which is convex: ascending. */
function unionRows({ sheets }: CompositeSurface): DomainRow[] {
  const corners = sheets.flatMap(({ surface }) => surface.vertices);
  const rows = distinct(sheets.flatMap(({ surface }) => surface.domain), ({ distortion, perception, atLeast }) => [distortion, perception, atLeast]);
  return rows.filter((row) => {
    const { distortion, perception, atLeast } = row;
    const heights = corners.map((corner) => distortion.times(corner.distortion).plus(perception.times(corner.perception)).minus(atLeast));
    if (heights.some((height) => height.sign() < 0)) return false;
    if (distortion.isZero() || perception.isZero()) return true;
    const on = corners.filter((_, i) => entry(heights, i).isZero());
    return on.some((corner) => !corner.distortion.equals(entry(on, 0).distortion));
  });
}

/** Each once, in lexicographic order. */
function distinct<T>(all: readonly T[], key: (one: T) => readonly Rational[]): T[] {
  const order = (a: T, b: T): number => {
    const other = key(b);
    return key(a).reduce((before, value, i) => (before !== 0 ? before : value.compare(entry(other, i))), 0);
  };
  return [...all].sort(order).filter((one, i, sorted) => i === 0 || order(entry(sorted, i - 1), one) !== 0);
}
