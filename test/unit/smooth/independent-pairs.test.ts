/** Pairs that determine q and the costs: none redundant, none missing, by the rank of what they change. */
import { expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { independentPairs, type Cost } from "../../../src/smooth/independent-pairs.js";
import type { SmoothProgram } from "../../../src/smooth/program.js";
import { seeded } from "../../bench/families.js";

type Draw = (below: number) => number;

function program(draw: Draw, outputs: number, letters: number): SmoothProgram {
  // Dyadic numbers, so that doubles and rationals are the same.
  const numbers = (length: number, most: number): Float64Array =>
    Float64Array.from({ length }, () => (1 + draw(most)) / 64);
  const pairs = outputs * letters;
  return {
    outputs,
    letters,
    mass: numbers(outputs, 16),
    // Few different values: many circles cost nothing.
    distortion: numbers(pairs, 3),
    error: numbers(pairs, 2),
    allowed: new Uint8Array(pairs).fill(1),
    divergence: {
      value: () => 0,
      gradient: () => new Float64Array(letters),
      curvature: () => new Float64Array(letters),
    },
  };
}

/** The rank of the changes that pairs make: of their row's sum, of a letter's mass, and of the costs. */
function rank(
  { outputs, letters, mass, ...costs }: SmoothProgram,
  pairs: readonly number[],
  of: readonly Cost[],
): number {
  const columns = pairs.map((i) => {
    const [y, j] = [Math.floor(i / letters), i % letters];
    return [
      ...Array.from({ length: outputs }, (_, row) => (row === y ? 1 : 0)),
      ...Array.from({ length: letters }, (_, column) => (column === j ? mass[y]! : 0)),
      ...of.map((cost) => costs[cost === "distortion" ? "distortion" : "error"][i]!),
    ].map((value) => Rational.of(BigInt(value * 64), 64n));
  });
  return exactRank(columns);
}

function exactRank(rows: readonly (readonly Rational[])[]): number {
  const left = rows.map((row) => [...row]);
  let found = 0;
  for (let c = 0; c < (rows[0]?.length ?? 0); c++) {
    const at = left.findIndex((row, i) => i >= found && !row[c]!.isZero());
    if (at < 0) continue;
    [left[found], left[at]] = [left[at]!, left[found]!];
    const pivot = left[found]!;
    for (let i = found + 1; i < left.length; i++) {
      const factor = left[i]![c]!.over(pivot[c]!);
      if (!factor.isZero()) left[i] = left[i]!.map((value, k) => value.minus(factor.times(pivot[k]!)));
    }
    found++;
  }
  return found;
}

test("as many as the rank of all of them, and independent, with and without costs", () => {
  const draw = seeded(99);
  for (let round = 0; round < 60; round++) {
    const of = program(draw, 1 + draw(5), 1 + draw(5));
    const all = [...of.allowed.keys()].filter(() => draw(5) > 0);
    const weights = Float64Array.from(of.allowed, () => (1 + draw(100)) / 100);
    for (const costs of [[], ["distortion"], ["errorRate"], ["distortion", "errorRate"]] as Cost[][]) {
      const chosen = independentPairs(of, all, weights, costs);
      expect(chosen.every((i) => all.includes(i))).toBe(true);
      expect(rank(of, chosen, costs)).toBe(chosen.length);
      expect(chosen).toHaveLength(rank(of, all, costs));
    }
  }
});

test("larger weights are chosen first", () => {
  // Two outputs, two letters: a circle, of which the lightest pair is left out.
  const of = program(seeded(3), 2, 2);
  expect(independentPairs(of, [0, 1, 2, 3], Float64Array.from([0.9, 0.1, 0.2, 0.8]), [])).toEqual([0, 2, 3]);
  expect(independentPairs(of, [0, 1, 2, 3], Float64Array.from([0.3, 0.7, 0.9, 0.1]), [])).toEqual([0, 1, 2]);
});
