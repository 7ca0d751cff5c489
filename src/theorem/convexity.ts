/**
 * Points at which the least of several surfaces is not convex.
 *
 * - All parts have power 1: C is convex exactly when no case surface dips below the plane of a piece
 *   that is C on an open set. If one does, C lies above its chord between the two places. (A convex C
 *   would make h = plane − C concave; but h vanishes around one end and is positive at the other.)
 * - All parts have power 2: a piece that falls in P² is strictly concave in P.
 * - Parts of both powers: C is searched along finitely many segments only.
 */
import { evaluate, inner, type Triple } from "../exact/polygon.js";
import { Rational, max, min } from "../exact/rational.js";
import { integerRoot } from "../exact/root.js";
import { entry } from "../exact/vector.js";
import { planarOf, type PlaneLine } from "../tradeoff/cases/planar.js";
import { violationAlong, type MidpointViolation, type PlanePoint } from "../tradeoff/cases/segment.js";
import { leastRegions } from "../tradeoff/cases/surfaces.js";
import type { CaseSurface } from "../tradeoff/convex/surface.js";
import type { Surface } from "../tradeoff/surface.js";

/** Three points at which C is not convex; undefined where it is, or "not-decided". */
export function convexityViolation(surface: Surface): MidpointViolation | "not-decided" | undefined {
  const powers = new Set(surface.cases.map(({ of }) => of.power));
  if (powers.size > 1) return mixedViolation(surface) ?? "not-decided";
  return powers.has(2) ? squaredViolation(surface) : planarViolation(surface);
}

/** A piece that is C on an open set: a point inside that set, and the plane. */
interface Active {
  readonly surface: CaseSurface;
  readonly plane: PlaneLine;
  readonly point: PlanePoint;
}

function activePieces({ cases }: Surface): Active[] {
  return cases.flatMap((surface) =>
    leastRegions(surface, cases).flatMap(({ piece, polygons }) => {
      const [polygon] = polygons;
      if (polygon === undefined) return [];
      const [x, y, w] = inner(polygon);
      return [
        {
          surface,
          plane: entry(planarOf(surface).planes, piece),
          point: { distortion: Rational.of(x, w), perception: Rational.of(y, w) },
        },
      ];
    }),
  );
}

/**
 * A violation where all parts have power 1: a surface below the plane of an active piece, or a domain
 * that is not convex.
 */
function planarViolation(surface: Surface): MidpointViolation | undefined {
  const { cases } = surface;
  const domain = domainViolation(surface);
  if (domain !== undefined) return domain;
  let best: { readonly depth: Rational; readonly from: PlanePoint; readonly to: PlanePoint } | undefined;
  for (const { plane, point } of activePieces(surface)) {
    for (const { vertices } of cases) {
      for (const { distortion, perception, errorRate } of vertices) {
        const depth = heightAt(plane, distortion, perception).minus(errorRate);
        if (depth.sign() > 0 && (best === undefined || best.depth.lessThan(depth)))
          best = { depth, from: point, to: { distortion, perception } };
      }
    }
  }
  if (best === undefined) return undefined;
  const found = violationAlong(cases, best.from, best.to);
  if (found === undefined) throw new Error("below the plane of an active piece C lies above a chord");
  return axisParallel(cases, found) ?? found;
}

/**
 * A violation on a line through the given one's middle parallel to an axis, if there is one: it says
 * that C is not convex even in one quantity alone.
 */
function axisParallel(
  cases: readonly CaseSurface[],
  { left, middle, right }: MidpointViolation,
): MidpointViolation | undefined {
  for (const varied of ["perception", "distortion"] as const) {
    const reach = right[varied].minus(left[varied]).abs();
    if (reach.isZero()) continue;
    const corners = cases.flatMap(({ vertices }) => vertices.map((vertex) => vertex[varied]));
    const furthest = corners.reduce(max, middle[varied]).plus(reach);
    const least = cases
      .flatMap(({ vertices }) => vertices)
      .reduce((lowest, vertex) => min(lowest, vertex[varied]), middle[varied]);
    const found = violationAlong(cases, feasibleFrom(cases, middle, varied, least), { ...middle, [varied]: furthest });
    if (found !== undefined && found.violation !== "infinite") return found;
  }
  return undefined;
}

/** The first feasible point on the line through `middle` along one axis. */
function feasibleFrom(
  cases: readonly CaseSurface[],
  middle: PlanePoint,
  varied: "distortion" | "perception",
  least: Rational,
): PlanePoint {
  const starts = cases.map(({ domain }) =>
    domain.reduce<Rational | undefined>((from, row) => {
      const other = varied === "distortion" ? "perception" : "distortion";
      const rest = row.atLeast.minus(row[other].times(middle[other]));
      if (from === undefined || (row[varied].isZero() && rest.sign() > 0)) return undefined;
      return row[varied].isZero() ? from : max(from, rest.over(row[varied]));
    }, least),
  );
  return { ...middle, [varied]: starts.filter((one) => one !== undefined).reduce(min, middle[varied]) };
}

/**
 * A violation by the domain. The domain of the least is the union of the parts' domains, each
 * closed upwards. It is convex unless the hull of their corners has an edge towards the origin that
 * leaves it.
 */
function domainViolation({ cases }: Surface): MidpointViolation | undefined {
  if (new Set(cases.map(({ of }) => of.part)).size < 2) return undefined;
  const corners = cases
    .flatMap(({ vertices }) => vertices.map(({ distortion, perception }) => ({ distortion, perception })))
    .sort((a, b) => a.distortion.compare(b.distortion) || a.perception.compare(b.perception));
  const hull: PlanePoint[] = [];
  for (const corner of corners) {
    const last = hull.at(-1);
    if (last !== undefined && last.perception.atMost(corner.perception)) continue;
    for (
      let top = hull.at(-1), under = hull.at(-2);
      top !== undefined && under !== undefined && turns(under, top, corner) <= 0;
      top = hull.at(-1), under = hull.at(-2)
    )
      hull.pop();
    hull.push(corner);
  }
  for (const [i, right] of hull.slice(1).entries()) {
    const found = violationAlong(cases, entry(hull, i), right);
    if (found?.violation === "infinite") return found;
  }
  return undefined;
}

/** Sign of (b − a) × (c − a): positive when a, b, c turn counter-clockwise. */
function turns(a: PlanePoint, b: PlanePoint, c: PlanePoint): number {
  const [bx, by] = [b.distortion.minus(a.distortion), b.perception.minus(a.perception)];
  const [cx, cy] = [c.distortion.minus(a.distortion), c.perception.minus(a.perception)];
  return bx.times(cy).minus(by.times(cx)).sign();
}

/** A violation where all parts have power 2 and surfaces live in the (D,P²) plane. */
function squaredViolation(surface: Surface): MidpointViolation | undefined {
  for (const active of activePieces(surface)) {
    for (const arc of concaveArcs(surface, active)) if (arc !== undefined) return arc;
  }
  const border = curvedBorder(surface.cases);
  if (border !== undefined) return border;
  // C depends on D alone, on a domain that is a quadrant: every P that is large enough serves.
  const found = planarViolation(surface);
  if (found === undefined) return undefined;
  const P = [found.left, found.middle, found.right].map(({ perception }) => rootAbove(perception)).reduce(max);
  const at = ({ distortion }: PlanePoint): PlanePoint => ({ distortion, perception: P });
  return { ...found, left: at(found.left), middle: at(found.middle), right: at(found.right) };
}

/**
 * Arcs on which C is concave: three rational P in the region of a piece that falls in P², closer and
 * closer to a point inside the region. A try that leaves the region yields undefined; where the
 * piece is C around the point, a later one succeeds. The generator never ends, except that it yields
 * nothing for a piece that does not fall in P².
 */
function* concaveArcs(surface: Surface, { plane, point }: Active): Generator<MidpointViolation | undefined> {
  if (plane.line[1] === 0n) return;
  const inside = (perception: Rational): boolean => {
    const value = surface.at({ distortion: point.distortion, perception });
    return value !== "infinite" && value.equals(heightAt(plane, point.distortion, perception.times(perception)));
  };
  // `left` is a rational P whose square lies near the point's; the step is soon small enough that all three stay inside.
  for (let digits = 1n; ; digits *= 2n) {
    const left = rootBelow(point.perception, digits);
    const step = Rational.of(1n, digits * 4n);
    const middle = left.plus(step);
    const right = middle.plus(step);
    const at = (perception: Rational): PlanePoint => ({ distortion: point.distortion, perception });
    const mu = Rational.of(-plane.line[1], plane.over);
    // μ((left² + right²)/2 − middle²) = μ·step².
    yield [left, middle, right].every(inside)
      ? { left: at(left), middle: at(middle), right: at(right), violation: mu.times(step).times(step) }
      : undefined;
  }
}

/**
 * A violation by a domain row with both coefficients: its border is a concave curve in P, so that a
 * chord leaves the domain.
 */
function curvedBorder(cases: readonly CaseSurface[]): MidpointViolation | undefined {
  for (const surface of cases) {
    for (const [i, { distortion, perception, atLeast }] of surface.domain.entries()) {
      if (distortion.isZero() || perception.isZero()) continue;
      // The two corners of the domain on this row.
      const line = entry(planarOf(surface).rows, i);
      const on = surface.vertices.filter((vertex) => evaluate(line, tripleOf(vertex)) === 0n);
      const Ds = on.map((vertex) => vertex.distortion).sort((a, b) => a.compare(b));
      const [first, last] = [Ds[0], Ds.at(-1)];
      if (first === undefined || last === undefined || !first.lessThan(last)) continue;
      const middle = first.plus(last).times(Rational.of(1n, 2n));
      const square = (D: Rational): Rational => atLeast.minus(distortion.times(D)).over(perception);
      // √ is strictly concave and the square differs at the two ends, so that enough digits show it.
      for (let digits = 2n; ; digits *= 4n) {
        const [left, right] = [rootAbove(square(first), digits), rootAbove(square(last), digits)];
        const mean = left.plus(right).times(Rational.of(1n, 2n));
        if (!mean.times(mean).lessThan(square(middle))) continue;
        return {
          left: { distortion: first, perception: left },
          middle: { distortion: middle, perception: mean },
          right: { distortion: last, perception: right },
          violation: "infinite",
        };
      }
    }
  }
  return undefined;
}

/** How many arcs are tried around a point before convexity is left undecided. */
const arcTries = 20;

/**
 * A violation where parts have both powers: an arc of a squared part that is C, or a chord between two
 * points of linear parts.
 */
function mixedViolation(surface: Surface): MidpointViolation | undefined {
  for (const active of activePieces(surface)) {
    if (active.surface.of.power === 1) continue;
    // Parts of the other power may lie lower around the point, so that no try can succeed.
    let tries = arcTries;
    for (const arc of concaveArcs(surface, active)) {
      if (arc !== undefined) return arc;
      if (--tries === 0) break;
    }
  }
  const half = Rational.of(1n, 2n);
  const linear = surface.cases.filter(({ of }) => of.power === 1);
  for (const { point, surface: own } of activePieces(surface)) {
    if (own.of.power === 2) continue;
    for (const vertex of linear.flatMap(({ vertices }) => vertices)) {
      const found = violationAlong(linear, point, vertex);
      if (found === undefined) continue;
      const [a, m, b] = [found.left, found.middle, found.right].map((at) => surface.at(at));
      if (a === undefined || b === undefined || m === undefined || a === "infinite" || b === "infinite") continue;
      const violation = m === "infinite" ? m : m.minus(a.plus(b).times(half));
      if (violation === "infinite" || violation.sign() > 0) return { ...found, violation };
    }
  }
  return undefined;
}

/** γ − λD − μP. */
function heightAt({ line, over }: PlaneLine, distortion: Rational, perception: Rational): Rational {
  const w = distortion.den * perception.den;
  return Rational.of(evaluate(line, [distortion.num * perception.den, perception.num * distortion.den, w]), over * w);
}

function tripleOf({ distortion, perception }: PlanePoint): Triple {
  return [distortion.num * perception.den, perception.num * distortion.den, distortion.den * perception.den];
}

/** The least multiple of 1/digits whose square is at least this one. */
function rootAbove(square: Rational, digits = 1n): Rational {
  const below = rootBelow(square, digits);
  return below.times(below).equals(square) ? below : below.plus(Rational.of(1n, digits));
}

/** The largest multiple of 1/digits whose square is at most this one; 0 for a negative one. */
function rootBelow(square: Rational, digits: bigint): Rational {
  return square.sign() <= 0
    ? Rational.zero
    : Rational.of(integerRoot((square.num * digits * digits) / square.den), digits);
}
