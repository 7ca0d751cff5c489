/**
 * The loop over facets, with an oracle that looks through a list of points: in the end every facet
 * supports all of them, no facet is asked without need, and nothing is confirmed that is not proved.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomProblem } from "../../../../src/generate/index.js";
import { convexCase, type Case } from "../../../../src/model/case.js";
import { problem } from "../../../../src/model/problem.js";
import { OuterApproximation } from "../../../../src/tradeoff/convex/approximation.js";
import type { Facet } from "../../../../src/tradeoff/hull/facet.js";
import type { HullPoint } from "../../../../src/tradeoff/hull/point.js";
import { LinearOracle } from "../../../../src/tradeoff/oracle/linear.js";
import type { Oracle } from "../../../../src/tradeoff/oracle/oracle.js";
import { TransportOracle } from "../../../../src/tradeoff/oracle/transport.js";
import { coprime, type Triple } from "../../../../src/transport/weights.js";
import { property, runs } from "../../../property/property.js";
import { base } from "../../model/definition.js";

type Whole = readonly [number, number, number];
const of = convexCase(problem(base));

const at = ([x, y, z]: Whole): HullPoint => ({ exact: [BigInt(x), BigInt(y), BigInt(z), 1n], x, y, z });
const height = (normal: Triple, [x, y, z]: Whole): bigint =>
  normal[0] * BigInt(x) + normal[1] * BigInt(y) + normal[2] * BigInt(z);

/** An oracle over finitely many points, which keeps the facets that it was asked about. */
function listed(cloud: readonly Whole[]): { readonly oracle: Oracle; readonly asked: Facet<unknown>[] } {
  const asked: Facet<unknown>[] = [];
  const oracle: Pick<Oracle, "first" | "probe"> = {
    first: () => at(cloud[0]!),
    probe(facet) {
      asked.push(facet);
      const { normal, offset } = facet.plane();
      const least = cloud.reduce((best, one) => (height(normal, one) < height(normal, best) ? one : best));
      if (height(normal, least) < offset) return { kind: "below", point: at(least), inPlane: () => false };
      return {
        kind: "support",
        support: { normal: coprime(normal), through: at(least), evidence: least },
        contains: ({ exact: [x, y, z] }) => normal[0] * x + normal[1] * y + normal[2] * z === offset,
      };
    },
  };
  return { oracle: oracle as Oracle, asked };
}

/** Asks until nothing is open. @returns the number of calls */
function run(approximation: OuterApproximation): number {
  const waiting = [...approximation.hull.facets()];
  let calls = 1;
  while (approximation.advance(waiting)) calls++;
  return calls;
}

const coordinate = fc.integer({ min: 0, max: 5 });
const cloud = fc.array(fc.tuple(coordinate, coordinate, coordinate), { minLength: 1, maxLength: 14 });

property(
  "every facet ends confirmed by a plane through its corners that no point lies below",
  { cloud },
  runs(80, 1141),
  ({ cloud: points }) => {
    const { oracle, asked } = listed(points);
    const approximation = new OuterApproximation(of, oracle);
    const calls = run(approximation);
    // One question per call, apart from calls that find nothing left to ask.
    expect(asked.length).toBeLessThanOrEqual(calls);
    expect(new Set(asked).size).toBe(asked.length);
    const facets = approximation.hull.facets();
    expect(approximation.confirmed).toBe(facets.length);
    for (const facet of facets) {
      const { normal } = facet.support!;
      const offset = height(normal, facet.support!.evidence as Whole);
      expect(points.every((point) => height(normal, point) >= offset)).toBe(true);
      for (const corner of facet.corners) {
        if (corner < 0) expect(normal[-corner - 1]).toBe(0n);
        else
          expect(height(normal, approximation.hull.point(corner).exact.slice(0, 3).map(Number) as never)).toBe(offset);
      }
    }
  },
);

describe("questions", () => {
  // Six points of the plane x + y + z = 12 make four triangles.
  const hexagon: readonly Whole[] = [
    [8, 3, 1],
    [3, 8, 1],
    [1, 8, 3],
    [1, 3, 8],
    [3, 1, 8],
    [8, 1, 3],
  ];

  test("neighbours in one plane are confirmed together", () => {
    const { oracle, asked } = listed(hexagon);
    const approximation = new OuterApproximation(of, oracle);
    const ofPlane = (facet: Facet<unknown>): boolean => coprime(facet.plane().normal).every((part) => part === 1n);
    // All others first, so that the triangles of the plane wait.
    for (;;) {
      const other = approximation.hull.facets().find((facet) => facet.support === undefined && !ofPlane(facet));
      if (other === undefined) break;
      approximation.ask(other);
    }
    const triangles = approximation.hull.facets().filter(ofPlane);
    expect(triangles.map(({ support }) => support)).toEqual([undefined, undefined, undefined, undefined]);
    const before = { confirmed: approximation.confirmed, questions: asked.length };
    expect(approximation.ask(triangles[0]!)).toEqual([]);
    expect(triangles[0]!.support).toBeDefined();
    expect(new Set(triangles.map(({ support }) => support)).size).toBe(1);
    expect(approximation.confirmed).toBe(before.confirmed + 4);
    expect(asked.length).toBe(before.questions + 1);
  });

  test("a facet that is not supported gives new facets around the point below it", () => {
    const approximation = new OuterApproximation(of, listed([[5, 5, 5], ...hexagon]).oracle);
    const [facet] = approximation.hull.facets();
    const created = approximation.ask(facet!);
    expect(facet!.alive).toBe(false);
    expect(approximation.hull.points).toHaveLength(2);
    expect(created.length).toBeGreaterThan(2);
    expect(created.every((one) => one.has(1) && one.alive && one.support === undefined)).toBe(true);
    expect(approximation.confirmed).toBe(0);
  });

  test("facets that do not matter are dropped unasked, and dead or confirmed ones too", () => {
    const { oracle, asked } = listed(hexagon);
    const approximation = new OuterApproximation(of, oracle);
    const waiting = [...approximation.hull.facets()];
    expect(approximation.advance(waiting, () => false)).toBe(false);
    expect([waiting.length, asked.length]).toEqual([0, 0]);
    const [first] = approximation.hull.facets();
    const twice = [first!, first!];
    while (approximation.advance(twice, (facet) => facet === first));
    expect(asked).toEqual([first]);
  });

  test("a call asks once, and says whether more waits", () => {
    const { oracle, asked } = listed([[1, 1, 1]]);
    const approximation = new OuterApproximation(of, oracle);
    const waiting = [...approximation.hull.facets()];
    const more = [approximation.advance(waiting), approximation.advance(waiting), approximation.advance(waiting)];
    expect(more).toEqual([true, true, false]);
    expect([asked.length, approximation.confirmed]).toEqual([3, 3]);
  });
});

property("the oracle of a case is that of its family", { given: randomProblem() }, runs(10, 1142), ({ given }) => {
  const one: Case = convexCase(given);
  const { oracle } = OuterApproximation.of(one);
  expect(oracle).toBeInstanceOf(one.divergence.family === "transport" ? TransportOracle : LinearOracle);
});
