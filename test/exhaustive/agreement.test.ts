/**
 * The solver against brute force on all tiny instances of a grid.
 *
 * Every value of C at every pair of bounds must be the one found by trying all vertices
 * (reference.ts). By default an even sample of the grid; all of it with
 * EXACT_CDP_EXHAUSTIVE=1, which takes about twenty minutes and prints what it counted.
 */
import { describe, expect, test } from "vitest";
import { problem } from "../../src/model/problem.js";
import { minima } from "../../src/tradeoff/minima.js";
import { PointSolver } from "../../src/tradeoff/solve.js";
import { Rational } from "../../src/exact/rational.js";
import { exhaustive } from "../support/exhaustive.js";
import { boundsOf, countOf, problems, shapes, type Shape } from "./grid.js";
import { Reference, determinant } from "./reference.js";

/** How many problems and points agreed, and how many of the points were infeasible. */
function compare(shape: Shape): { problems: number; points: number; infeasible: number } {
  const stride = exhaustive ? 1 : shape.stride;
  const count = { problems: 0, points: 0, infeasible: 0 };
  let index = 0;
  for (const definition of problems(shape)) {
    if (index++ % stride !== 0) continue;
    const built = problem(definition);
    const reference = new Reference(definition);
    const solver = new PointSolver(built);
    count.problems++;
    for (const bounds of boundsOf(minima(built))) {
      const expected = reference.value(bounds);
      const point = solver.solve(bounds);
      const found = point.status === "optimal" ? point.errorRate : undefined;
      count.points++;
      if (expected === undefined) count.infeasible++;
      if (found?.toString() !== expected?.toString()) {
        const where = JSON.stringify({ bounds, definition }, (_, value: unknown) =>
          typeof value === "bigint" ? String(value) : value,
        );
        expect.fail(
          `found ${found?.toString() ?? "infeasible"}, expected ${expected?.toString() ?? "infeasible"} at ${where}`,
        );
      }
    }
  }
  expect(index).toBe(countOf(shape));
  return count;
}

describe("C is the least error over all vertices", () => {
  for (const shape of shapes) {
    test(shape.name, () => {
      const count = compare(shape);
      expect(count.problems).toBe(Math.ceil(countOf(shape) / (exhaustive ? 1 : shape.stride)));
      expect(count.infeasible).toBeGreaterThan(count.points / 14);
      expect(count.infeasible).toBeLessThan(count.points / 2);
      if (exhaustive)
        console.log(
          `${shape.name}: ${count.problems} of ${countOf(shape)} problems, ${count.points} points, ${count.infeasible} of them infeasible, all agree`,
        );
    });
  }
});

test("the reference on an example by hand: X uniform on two letters, nothing received", () => {
  const half = Rational.of(1n, 2n);
  const reference = new Reference({
    name: "by hand",
    source: {
      alphabet: ["0", "1"],
      classNames: ["a", "b"],
      counts: [
        [1n, 0n],
        [0n, 1n],
      ],
    },
    channel: { outputs: ["y"], matrix: [[Rational.one], [Rational.one]] },
    restored: { alphabet: ["0", "1"] },
    classifier: ["a", "a"],
    distortion: "hamming",
    perception: "total-variation",
  });
  // Whatever is restored, the class is guessed at random, half of the letters are wrong, and q = (1/2, 1/2) costs nothing.
  expect(reference.value({ distortion: "inf", perception: "inf" })).toEqual(half);
  expect(reference.value({ distortion: half, perception: Rational.zero })).toEqual(half);
  expect(reference.value({ distortion: Rational.parse("0.4999"), perception: "inf" })).toBeUndefined();
  expect(reference.value({ distortion: "inf", perception: Rational.parse("-1e-9") })).toBeUndefined();
});

test("determinants", () => {
  expect(determinant([])).toBe(1n);
  expect(
    determinant([
      [0n, 1n],
      [1n, 0n],
    ]),
  ).toBe(-1n);
  expect(
    determinant([
      [2n, 0n, 1n],
      [1n, 3n, 2n],
      [1n, 1n, 1n],
    ]),
  ).toBe(0n);
  expect(
    determinant([
      [1n, 2n, 0n, 0n],
      [3n, 4n, 0n, 0n],
      [0n, 0n, 5n, 6n],
      [0n, 0n, 7n, 8n],
    ]),
  ).toBe(4n);
});
