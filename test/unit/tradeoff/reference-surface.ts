/**
 * The whole surface by the plainest way there is, for small problems: no hull, no oracle.
 *
 * All vertices of the planes and domain rows known so far, by solving for every triple; the
 * linear program of each vertex: where C is higher, or nothing is feasible, its plane is new.
 * When no vertex gives a new plane, C is the maximum of the planes.
 */
import { Rational, max } from "../../../src/exact/rational.js";
import { rational } from "../../../src/exact/value.js";
import { convexCase } from "../../../src/model/case.js";
import type { Problem } from "../../../src/model/problem.js";
import { LinearRoute } from "../../../src/tradeoff/convex/linear.js";
import type { Piece, Pieces, Ray, Vertex } from "../../../src/tradeoff/convex/pieces.js";
import { CaseSurface } from "../../../src/tradeoff/convex/surface.js";
import type { Merged } from "../../../src/tradeoff/convex/merge.js";
import { minima } from "../../../src/tradeoff/minima.js";
import { Surface } from "../../../src/tradeoff/surface.js";

/** a·D + b·P + e·ε ≥ c, e being 0 or 1. */
type Facet = readonly [a: Rational, b: Rational, e: Rational, c: Rational];

const { zero, one } = Rational;

export function referenceSurface(problem: Problem): Pieces {
  const least = minima(problem);
  const facets: Facet[] = [
    [one, zero, zero, least.distortion],
    [zero, one, zero, rational(least.perception)],
    [zero, zero, one, least.errorRate],
  ];
  const solver = new LinearRoute(convexCase(problem));
  for (;;) {
    const vertices = verticesOf(facets);
    let known = true;
    for (const vertex of vertices) {
      const facet = missed(solver, vertex);
      if (facet === undefined || facets.some((old) => same(old, facet))) continue;
      facets.push(facet);
      known = false;
    }
    if (known) return arranged(facets, vertices);
  }
}

/** Pieces as a surface, for everything that asks a surface for no more than its pieces. */
export function asSurface(problem: Problem, pieces: Pieces): Surface {
  const proof = (): ReturnType<Merged["proof"]> => ({ pieces: [], domain: [], vertices: [] });
  return new Surface(problem, [new CaseSurface(convexCase(problem), { ...pieces, neighbours: [], proof }, true)]);
}

function missed(solver: LinearRoute, { distortion, perception, errorRate }: Vertex): Facet | undefined {
  const point = solver.solve({ distortion, perception });
  if (point.status === "infeasible") return [point.cut.distortion, point.cut.perception, zero, point.cut.atLeast];
  if (point.errorRate.equals(errorRate)) return undefined;
  const { distortion: a, perception: b } = point.multipliers;
  return [a, b, one, point.errorRate.plus(a.times(distortion)).plus(b.times(perception))];
}

function verticesOf(facets: readonly Facet[]): Vertex[] {
  const found = new Map<string, Vertex>();
  facets.forEach((f, i) =>
    facets.slice(i + 1).forEach((g, j) =>
      facets.slice(i + j + 2).forEach((h) => {
        const point = meeting(f, g, h);
        if (point !== undefined && facets.every((facet) => slack(facet, point).sign() >= 0))
          found.set(Object.values(point).join(), point);
      }),
    ),
  );
  return [...found.values()].sort(
    (s, t) =>
      s.distortion.compare(t.distortion) || s.perception.compare(t.perception) || s.errorRate.compare(t.errorRate),
  );
}

/** Cramer's rule. */
function meeting(f: Facet, g: Facet, h: Facet): Vertex | undefined {
  const determinant = (i: number, j: number, k: number): Rational => {
    const minor = (r: Facet, s: Facet): Rational => r[j]!.times(s[k]!).minus(r[k]!.times(s[j]!));
    return f[i]!.times(minor(g, h))
      .minus(g[i]!.times(minor(f, h)))
      .plus(h[i]!.times(minor(f, g)));
  };
  const all = determinant(0, 1, 2);
  if (all.isZero()) return undefined;
  return {
    distortion: determinant(3, 1, 2).over(all),
    perception: determinant(0, 3, 2).over(all),
    errorRate: determinant(0, 1, 3).over(all),
  };
}

function slack([a, b, e, c]: Facet, { distortion, perception, errorRate }: Vertex): Rational {
  return a.times(distortion).plus(b.times(perception)).plus(e.times(errorRate)).minus(c);
}

function same(f: Facet, g: Facet): boolean {
  return f.every((value, i) => value.equals(g[i]!));
}

/** Facets only, in canonical order, with cells. */
function arranged(facets: readonly Facet[], vertices: readonly Vertex[]): Pieces {
  const sorted = [...facets].sort((f, g) => f[0].compare(g[0]) || f[1].compare(g[1]) || f[3].compare(g[3]));
  const pieces = sorted.flatMap((facet): Piece[] => {
    const [a, b, e, c] = facet;
    if (e.isZero()) return [];
    const rays: Ray[] = [
      ...(a.isZero() ? ["distortion" as const] : []),
      ...(b.isZero() ? ["perception" as const] : []),
    ];
    const corners = vertices.flatMap((vertex, i) => (slack(facet, vertex).isZero() ? [i] : []));
    return corners.length + rays.length < 3
      ? []
      : [
          {
            intercept: c,
            multipliers: { distortion: a, perception: b },
            corners: around(corners, vertices, rays),
            rays,
          },
        ];
  });
  const domain = sorted.flatMap((facet) => {
    const [a, b, e, c] = facet;
    const tight = vertices.filter((vertex) => slack(facet, vertex).isZero());
    const different = new Set(
      tight.map(({ distortion, perception }) => `${distortion.toString()},${perception.toString()}`),
    ).size;
    return e.isZero() && (different > 1 || (different === 1 && (a.isZero() || b.isZero())))
      ? [{ distortion: a, perception: b, atLeast: c }]
      : [];
  });
  return { pieces, domain, vertices };
}

/** Counter-clockwise: a far corner stands in for every ray, and goes again. */
function around(corners: readonly number[], vertices: readonly Vertex[], rays: readonly Ray[]): number[] {
  const points = corners.map((i) => ({ i, x: vertices[i]!.distortion, y: vertices[i]!.perception }));
  const far = points
    .flatMap(({ x, y }) => [x.abs(), y.abs()])
    .reduce(max, one)
    .times(Rational.of(10n ** 9n));
  const right = rays.includes("distortion");
  const up = rays.includes("perception");
  const extremes = [
    ...(right ? points.map(({ y }) => ({ i: -1, x: far, y })) : []),
    ...(up ? points.map(({ x }) => ({ i: -1, x, y: far })) : []),
    ...(right && up ? [{ i: -1, x: far, y: far }] : []),
  ];
  const hull = convexHull([...points, ...extremes]).map(({ i }) => i);
  // An unbounded cell begins after the stand-ins.
  const start = rays.length === 0 ? 0 : hull.findIndex((i, k) => i >= 0 && hull.at(k - 1) === -1);
  return [...hull.slice(start), ...hull.slice(0, start)].filter((i) => i >= 0);
}

interface Corner {
  readonly i: number;
  readonly x: Rational;
  readonly y: Rational;
}

/** Andrew's monotone chain, counter-clockwise from the least corner. */
function convexHull(points: readonly Corner[]): Corner[] {
  const sorted = [...points].sort((p, q) => p.x.compare(q.x) || p.y.compare(q.y));
  const chain = (list: readonly Corner[]): Corner[] => {
    const stack: Corner[] = [];
    for (const point of list) {
      while (stack.length > 1 && turn(stack.at(-2)!, stack.at(-1)!, point).sign() <= 0) stack.pop();
      stack.push(point);
    }
    return stack.slice(0, -1);
  };
  return [...chain(sorted), ...chain(sorted.reverse())];
}

function turn(p: Corner, q: Corner, r: Corner): Rational {
  return q.x
    .minus(p.x)
    .times(r.y.minus(p.y))
    .minus(q.y.minus(p.y).times(r.x.minus(p.x)));
}
