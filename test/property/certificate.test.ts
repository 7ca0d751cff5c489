/**
 * Every answer carries a certificate that the kernel accepts, and that says that answer.
 *
 * On every kind of divergence, feasible and infeasible, at D_min and P_min exactly, with
 * and without bounds; handed over as data and as text. The hash of a problem is the one
 * that the kernel computes for itself, and survives writing and reading.
 */
import fc from "fast-check";
import { afterAll, describe, expect } from "vitest";
import type { Bounds } from "../../src/certificate/plane.js";
import { problemHash } from "../../src/certificate/data.js";
import { Rational } from "../../src/exact/rational.js";
import { rational } from "../../src/exact/value.js";
import { problemToFile, readProblem } from "../../src/format/problem.js";
import { check } from "../../src/kernel/index.js";
import { convexCase } from "../../src/model/case.js";
import { coefficients } from "../../src/model/coefficients.js";
import { problem, type Problem } from "../../src/model/problem.js";
import { perceptionKinds, problemDefinition, problemWithBounds } from "../../src/generate/index.js";
import { minima } from "../../src/tradeoff/minima.js";
import { PointSolver, certificate, solve, type Point } from "../../src/tradeoff/solve.js";
import { property, runs } from "./property.js";

/** Accepted, and the statement is the point that was solved. */
function expectAccepted(point: Point): void {
  const data = certificate(point);
  const verdict = check(data);
  expect(verdict).toMatchObject({
    status: "accepted",
    problem: point.problem.name,
    sha256: problemHash(point.problem),
  });
  expect(check(JSON.stringify(data))).toEqual(verdict);
  if (verdict.status !== "accepted") return;
  const { bounds } = point;
  expect(verdict.statement).toEqual(
    point.status === "optimal" ? { kind: "value", bounds, errorRate: point.errorRate } : { kind: "infeasible", bounds },
  );
}

const small = Rational.parse("1e-30");

/** Bounds around the least values: exactly at them, below one of them by a whisker, and no bound. */
function boundaries(given: Problem): Bounds[] {
  const { distortion, ...rest } = minima(given);
  const perception = rational(rest.perception);
  const distortions = [distortion, distortion.minus(small), "inf"] as const;
  const perceptions = [perception, perception.minus(small), "inf"] as const;
  return distortions.flatMap((d) => perceptions.map((p) => ({ distortion: d, perception: p })));
}

const sizes = { source: 4, outputs: 3, restored: 4 };
const statuses = new Map<string, Set<string>>();

describe.each(perceptionKinds.map((kind, i) => ({ kind, seed: 600 + 10 * i })))("$kind", ({ kind, seed }) => {
  property(
    "at random bounds",
    { instance: problemWithBounds(2, { kinds: [kind], sizes }) },
    runs(90, seed),
    ({ instance: { problem: given, bounds } }) => {
      const seen = statuses.get(kind) ?? new Set<string>();
      statuses.set(kind, seen);
      for (const at of bounds) {
        const point = solve(given, at);
        seen.add(point.status);
        expectAccepted(point);
      }
    },
  );

  property(
    "at the least distortion and perception, and a whisker below",
    { definition: problemDefinition({ kinds: [kind] }) },
    runs(25, seed + 1),
    ({ definition }) => {
      const given = problem(definition);
      const solver = new PointSolver(given);
      for (const at of boundaries(given)) {
        const point = solver.solve(at);
        expectAccepted(point);
        // Each least value is attained on its own; below it nothing is feasible.
        const { distortion, perception } = minima(given);
        const below = [
          at.distortion !== "inf" && at.distortion.lessThan(distortion),
          at.perception !== "inf" && at.perception.lessThan(rational(perception)),
        ];
        if (below.includes(true)) expect(point.status).toBe("infeasible");
        else if (at.distortion === "inf" || at.perception === "inf") expect(point.status).toBe("optimal");
      }
    },
  );
});

afterAll(() => {
  // The cases above are worth something only if both answers occurred for every kind.
  expect(perceptionKinds.map((kind) => [...(statuses.get(kind) ?? [])].sort().join())).toEqual(
    perceptionKinds.map(() => "infeasible,optimal"),
  );
});

describe("the problem of a certificate", () => {
  property(
    "survives writing and reading",
    { definition: problemDefinition({ sizes }), description: fc.string() },
    runs(400, 690),
    ({ definition, description }) => {
      const given = problem({ ...definition, description, reference: "none" });
      const again = readProblem(JSON.stringify(problemToFile(given)));
      expect(problemHash(again)).toBe(problemHash(given));
      expect(problemToFile(again)).toEqual(problemToFile(given));
      expect(coefficients(convexCase(again))).toEqual(coefficients(convexCase(given)));
      expect(minima(again)).toEqual(minima(given));
      // Description and reference are for people only.
      expect(problemHash(problem(definition))).toBe(problemHash(given));
    },
  );

  // Code units of every kind, lone surrogates among them.
  const anyText = fc
    .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0, 10, 34, 92, 0x2028, 0xd83d, 0xdc00)), {
      maxLength: 4,
    })
    .map((units) => String.fromCharCode(...units));
  const names = fc.uniqueArray(anyText, { minLength: 4, maxLength: 4 });
  property(
    "may have names of any characters",
    { name: anyText, letters: names, outputs: names, classes: names },
    runs(200, 692),
    ({ name, letters, outputs, classes }) => {
      const half = Rational.of(1n, 2n);
      const [first, second] = classes;
      const given = problem({
        name,
        source: {
          alphabet: letters.slice(0, 3),
          classNames: classes.slice(0, 2),
          counts: [
            [1n, 2n, 0n],
            [1n, 0n, 1n],
          ],
        },
        channel: {
          outputs: outputs.slice(0, 2),
          matrix: [
            [half, half],
            [Rational.one, Rational.zero],
            [Rational.zero, Rational.one],
          ],
        },
        restored: { alphabet: letters.slice(1) },
        classifier: [first!, second!, first!],
        distortion: "hamming",
        perception: "total-variation",
      });
      expectAccepted(solve(given, { distortion: half, perception: half }));
      expectAccepted(solve(given, { distortion: 0, perception: 0 }));
      expect(problemHash(readProblem(JSON.stringify(problemToFile(given))))).toBe(problemHash(given));
    },
  );

  property(
    "has a hash of its own",
    { definition: problemDefinition({ sizes }), other: problemDefinition({ sizes }) },
    runs(200, 691),
    ({ definition, other }) => {
      const [a, b] = [problem(definition), problem(other)];
      const same = JSON.stringify(problemToFile(a)) === JSON.stringify(problemToFile(b));
      expect(problemHash(a) === problemHash(b)).toBe(same);
    },
  );
});
