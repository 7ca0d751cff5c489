/**
 * From triangles to pieces: the same surface whatever facets were asked first and by whatever oracle,
 * equal to the one found without a hull; cells are convex polygons whose neighbours share an edge.
 */
import fc from "fast-check";
import { expect } from "vitest";
import { Rational } from "../../../../src/exact/rational.js";
import { randomProblem } from "../../../../src/generate/index.js";
import { convexCase, type Case } from "../../../../src/model/case.js";
import { OuterApproximation } from "../../../../src/tradeoff/convex/approximation.js";
import { merge, type Merged } from "../../../../src/tradeoff/convex/merge.js";
import { intercept } from "../../../../src/tradeoff/convex/point.js";
import type { DomainRow, Pieces, Ray } from "../../../../src/tradeoff/convex/pieces.js";
import { LinearOracle } from "../../../../src/tradeoff/oracle/linear.js";
import { evaluateCase } from "../../../../src/tradeoff/oracle/achieved.js";
import type { Oracle } from "../../../../src/tradeoff/oracle/oracle.js";
import { RationalMatrix } from "../../../../src/exact/vector.js";
import { property, runs } from "../../../property/property.js";
import { referenceSurface } from "../reference-surface.js";

const cases = randomProblem({ sizes: { source: 3, outputs: 3, restored: 3 } }).map(convexCase);
const larger = randomProblem({ sizes: { source: 4, outputs: 5, restored: 4 } }).map(convexCase);

/** Asks about open facets in the order that the numbers say, at most so many times. */
function asked(approximation: OuterApproximation, order: readonly number[], most = Infinity): OuterApproximation {
  for (let step = 0; step < most; step++) {
    const open = approximation.hull.facets().filter(({ support }) => support === undefined);
    if (open.length === 0) break;
    approximation.ask(open[order[step % order.length]! % open.length]!);
  }
  return approximation;
}

interface Listed {
  readonly pieces: readonly (readonly [plane: string, corners: readonly number[], rays: readonly Ray[]])[];
  readonly domain: string[];
  readonly vertices: string[];
}

/** All numbers of a surface as text. */
function text({ pieces, domain, vertices }: Pieces): Listed {
  return {
    pieces: pieces.map(({ intercept: gamma, multipliers: { distortion, perception }, corners, rays }) => [
      [gamma, distortion, perception].join(" "),
      corners,
      rays,
    ]),
    domain: domain.map(({ distortion, perception, atLeast }) => [distortion, perception, atLeast].join(" ")),
    vertices: vertices.map(({ distortion, perception, errorRate }) => [distortion, perception, errorRate].join(" ")),
  };
}

const order = fc.array(fc.nat(), { minLength: 1, maxLength: 12 });

property(
  "pieces, rows, vertices and neighbours do not depend on the order of questions",
  { of: cases, first: order, second: order },
  runs(8, 1171),
  ({ of, first, second }) => {
    const [one, other] = [first, second].map((numbers) => merge(asked(OuterApproximation.of(of), numbers)));
    expect(text(one!)).toEqual(text(other!));
    expect(one!.neighbours).toEqual(other!.neighbours);
    expect(one!.proof().pieces.map(({ rows }) => rows)).toEqual(other!.proof().pieces.map(({ rows }) => rows));
  },
);

property(
  "the surface is that of planes and triples of planes, and of linear programs",
  { of: randomProblem({ sizes: { source: 3, outputs: 2, restored: 3 } }).map(convexCase) },
  runs(8, 1172),
  ({ of }) => {
    const merged = text(merge(asked(OuterApproximation.of(of), [0])));
    expect(merged).toEqual(text(referenceSurface(of.problem)));
    const linear = new OuterApproximation(of, new LinearOracle(of) as unknown as Oracle);
    expect(text(merge(asked(linear, [0])))).toEqual(merged);
  },
);

/** Whether cells with these corners and rays share an edge: two corners, or a corner and the ray from it. */
function shareEdge(a: { corners: readonly number[]; rays: readonly Ray[] }, b: typeof a): boolean {
  const corners = a.corners.filter((corner) => b.corners.includes(corner)).length;
  return corners > 1 || (corners === 1 && a.rays.some((ray) => b.rays.includes(ray)));
}

/** Whether the cell has an edge on the row. */
function touches(
  { vertices }: Merged,
  { corners, rays }: { corners: readonly number[]; rays: readonly Ray[] },
  row: DomainRow,
): boolean {
  const on = corners.filter((corner) => {
    const { distortion, perception } = vertices[corner]!;
    return row.distortion.times(distortion).plus(row.perception.times(perception)).equals(row.atLeast);
  }).length;
  return on > 1 || (on === 1 && rays.some((ray) => row[ray].isZero()));
}

property(
  "cells turn left at every corner, begin where they should, and know who lies across each edge",
  { of: cases },
  runs(14, 1173),
  ({ of }) => {
    const merged = merge(asked(OuterApproximation.of(of), [0]));
    const { pieces, vertices, domain, neighbours } = merged;
    const proof = merged.proof();
    pieces.forEach((piece, i) => {
      const { corners, rays } = piece;
      expect([[], ["distortion"], ["perception"], ["distortion", "perception"]]).toContainEqual(rays);
      const corner = (k: number): readonly [Rational, Rational] => {
        const { distortion, perception } = vertices[corners[k]!]!;
        return [distortion, perception];
      };
      const steps = corners.slice(1).map((_, k) => difference(corner(k), corner(k + 1)));
      const turns =
        rays.length === 0
          ? [...steps, difference(corner(corners.length - 1), corner(0))]
          : [negated(rays.at(-1)!), ...steps, direction(rays[0]!)];
      const closed = rays.length === 0 ? [...turns, turns[0]!] : turns;
      // In from infinity along the last ray, out along the first.
      closed.slice(1).forEach((next, k) => expect(determinant(closed[k]!, next).sign()).toBe(1));
      if (rays.length === 0) expect(corners[0]).toBe(Math.min(...corners));
      const across = pieces.flatMap((other, k) => (k !== i && shareEdge(piece, other) ? [k] : []));
      expect(neighbours[i]).toEqual(across);
      expect(proof.pieces[i]!.neighbours).toEqual(across);
      expect(proof.pieces[i]!.rows).toEqual(domain.flatMap((row, k) => (touches(merged, piece, row) ? [k] : [])));
    });
  },
);

property("every piece, row and vertex has its proof", { of: cases }, runs(8, 1174), ({ of }) => {
  const merged = merge(asked(OuterApproximation.of(of), [0]));
  const { pieces, domain, vertices } = merged;
  const proof = merged.proof();
  pieces.forEach(({ intercept: gamma, multipliers }, i) => {
    const own = proof.pieces[i]!;
    expect([own.intercept, own.multipliers]).toEqual([gamma, multipliers]);
    expect(own.plane().multipliers).toEqual(multipliers);
    expect(intercept(of, own.plane())).toEqual(gamma);
  });
  domain.forEach(({ distortion, perception, atLeast }, i) => {
    const plane = proof.domain[i]!.plane();
    expect(plane.multipliers).toEqual({ distortion, perception });
    expect(intercept(of, plane)).toEqual(atLeast);
  });
  vertices.forEach((vertex, i) => {
    expect(evaluateCase(of, restorerOf(of, proof.vertices[i]!.restorer()))).toEqual({ ...vertex });
  });
});

property(
  "before all is confirmed, pieces are pieces of the whole surface already",
  { of: larger, numbers: order, most: fc.integer({ min: 3, max: 16 }) },
  runs(20, 1175),
  ({ of, numbers, most }) => {
    const [whole, part] = [Infinity, most].map((steps) => {
      const { pieces, domain, vertices } = text(merge(asked(OuterApproximation.of(of), numbers, steps)));
      return { domain, pieces: pieces.map(([plane, corners]) => [plane, ...corners.map((k) => vertices[k])]) };
    });
    expect(whole!.pieces).toEqual(expect.arrayContaining([...part!.pieces]));
    expect(whole!.domain).toEqual(expect.arrayContaining([...part!.domain]));
  },
);

type Pair = readonly [Rational, Rational];

function difference([x, y]: Pair, [u, v]: Pair): Pair {
  return [u.minus(x), v.minus(y)];
}

function determinant([a, b]: Pair, [c, d]: Pair): Rational {
  return a.times(d).minus(b.times(c));
}

function direction(ray: Ray): Pair {
  return ray === "distortion" ? [Rational.one, Rational.zero] : [Rational.zero, Rational.one];
}

function negated(ray: Ray): Pair {
  const [x, y] = direction(ray);
  return [x.negated(), y.negated()];
}

function restorerOf(of: Case, rows: readonly ReadonlyMap<number, Rational>[]): RationalMatrix {
  return RationalMatrix.from(rows.map((row) => of.restored.letters.map((_, j) => row.get(j) ?? Rational.zero)));
}
