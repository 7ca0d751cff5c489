/**
 * Re-trained classifiers and minima with smooth parts: against the least over all labelings and parts, each solved
 * alone, and against a grid of restorers.
 */
import { describe, expect, test } from "vitest";
import { Enclosure } from "../../../../src/exact/enclosure.js";
import { Rational } from "../../../../src/exact/rational.js";
import { problemFromData } from "../../../../src/format/problem.js";
import { check } from "../../../../src/kernel/index.js";
import { certificate, solve, type Point } from "../../../../src/tradeoff/solve.js";
import { leastOnGrid, smoothKinds, smoothPoint } from "../../../support/smooth.js";

const tolerance = Rational.parse("1e-12");

/** Both ends; undefined where nothing is feasible. */
function ends(point: Point): [Rational, Rational] | undefined {
  expect(point.status).not.toBe("undecided");
  if (point.status === "infeasible") return undefined;
  const value = point.errorRate;
  return value instanceof Enclosure ? [value.lower, value.upper as Rational] : [value, value];
}

const solved = (data: unknown, bounds: { distortion: string; perception: string }): Point =>
  solve(problemFromData(data), bounds);

/** The least of several values, from both sides. */
function least(all: readonly ([Rational, Rational] | undefined)[]): [Rational, Rational] | undefined {
  return all.reduce((a, b) => {
    if (a === undefined || b === undefined) return a ?? b;
    const lower = (x: Rational, y: Rational): Rational => (x.lessThan(y) ? x : y);
    return [lower(a[0], b[0]), lower(a[1], b[1])];
  }, undefined);
}

/** Both enclose one number, and neither is wider than asked. */
function expectSame(found: [Rational, Rational] | undefined, expected: [Rational, Rational] | undefined): void {
  expect(found === undefined).toBe(expected === undefined);
  if (found === undefined || expected === undefined) return;
  expect(found[1].minus(found[0]).atMost(tolerance)).toBe(true);
  expect(found[0].atMost(expected[1])).toBe(true);
  expect(expected[0].atMost(found[1])).toBe(true);
}

function labelings(classes: readonly string[], letters: number): string[][] {
  if (letters === 0) return [[]];
  return labelings(classes, letters - 1).flatMap((rest) => classes.map((name) => [...rest, name]));
}

describe.each(smoothKinds)("re-trained, %s", (kind) => {
  test("the least over all labelings, and no restorer of a grid errs less with any", () => {
    let onBothSides = 0;
    for (let seed = 0; seed < 3; seed++) {
      const { data, bounds } = smoothPoint(kind, 1600 + seed, { most: 2 });
      const point = solved({ ...data, classifier: "retrained" }, bounds);
      expect(check(JSON.stringify(certificate(point)))).toMatchObject({ status: "accepted" });
      const all = labelings(
        data.source.classes.map(({ name }) => name),
        data.restored.alphabet.length,
      );
      const found = ends(point);
      expectSame(found, least(all.map((classifier) => ends(solved({ ...data, classifier }, bounds)))));
      const [D, P] = [bounds.distortion, bounds.perception].map((text) => Rational.parse(text).toNumber());
      const steps = data.restored.alphabet.length > 2 ? 10 : 40;
      const onGrid = Math.min(
        ...all.map((labels) => leastOnGrid(data, { distortion: D!, perception: P! }, labels, steps)),
      );
      expect(found![0].toNumber()).toBeLessThanOrEqual(onGrid + 1e-12);
      // Where the bounds leave little room no restorer of the grid may be within them.
      if (onGrid < found![1].toNumber() + 0.1) onBothSides++;
    }
    expect(onBothSides).toBeGreaterThanOrEqual(2);
  });
});

describe.each(smoothKinds)("the minimum of %s and another", (kind) => {
  test("the lesser of both alone", () => {
    for (let seed = 0; seed < 3; seed++) {
      const { data, bounds } = smoothPoint(kind, 1700 + seed, { most: 3 });
      const other = (["total-variation", "squared-hellinger", "chi-squared"] as const)[seed % 3]!;
      const parts = [data.perception, other];
      const point = solved({ ...data, perception: { minimum: parts } }, bounds);
      expect(check(JSON.stringify(certificate(point)))).toMatchObject({ status: "accepted" });
      expectSame(ends(point), least(parts.map((perception) => ends(solved({ ...data, perception }, bounds)))));
    }
  });

  test("re-trained as well", () => {
    const { data, bounds } = smoothPoint(kind, 1801, { most: 2 });
    const parts = [data.perception, "chebyshev"];
    const point = solved({ ...data, classifier: "retrained", perception: { minimum: parts } }, bounds);
    expect(check(JSON.stringify(certificate(point)))).toMatchObject({ status: "accepted" });
    const all = labelings(
      data.source.classes.map(({ name }) => name),
      data.restored.alphabet.length,
    );
    const each = parts.flatMap((perception) =>
      all.map((classifier) => ends(solved({ ...data, perception, classifier }, bounds))),
    );
    expectSame(ends(point), least(each));
  });
});
