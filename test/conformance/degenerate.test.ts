/**
 * Programs on which a simplex method stands still for a long time, or for ever.
 *
 * Chains whose every pivot is degenerate, longer than the patience of the solver, so that
 * perturbed costs and Bland's rule have to carry it to the end; and assignments, the most
 * degenerate of the programs in common use, whose optimum is found by trying all of them.
 */
import { describe, expect, test } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { linearProgram, type ColumnDefinition, type LinearProgram, type Relation } from "../../src/lp/program.js";
import { solveLinearProgram } from "../../src/lp/simplex.js";
import { verifyOutcome } from "../../src/lp/verify.js";
import { seeded } from "../bench/families.js";
import { program } from "./programs.js";
import { solvers } from "./solvers.js";

const integer = (n: number): Rational => Rational.of(BigInt(n));

/** Rows x_i − x_(i+1) relation bound for i < length, the last one x_n − x_0 when the chain is closed and x_n relation bound otherwise. */
function chain(
  length: number,
  relation: Relation,
  bound: number,
  cost: (j: number) => number,
  closed: boolean,
): LinearProgram {
  const rows = Array.from({ length }, (_, i) => ({ name: `r${i}`, relation, bound: integer(bound) }));
  const columns = Array.from({ length }, (_, j): ColumnDefinition => {
    const before = j > 0 ? { [`r${j - 1}`]: integer(-1) } : closed ? { [`r${length - 1}`]: integer(-1) } : {};
    return { name: `x${j}`, cost: integer(cost(j)), coefficients: { [`r${j}`]: Rational.one, ...before } };
  });
  return linearProgram(rows, columns);
}

function expectAnswer(given: LinearProgram, answer: string): void {
  for (const { name, solve } of solvers) {
    const outcome = solve(given);
    expect([name, verifyOutcome(given, outcome)]).toEqual([name, undefined]);
    expect([name, outcome.status === "optimal" ? outcome.value.toString() : outcome.status]).toEqual([name, answer]);
  }
}

describe("chains of 60 columns", () => {
  test("x_0 ≤ x_1 ≤ … ≤ 0: every pivot of the primal method is degenerate", () => {
    const given = chain(60, "<=", 0, () => -1, false);
    expect(solveLinearProgram(given).pivots).toBeGreaterThan(40);
    expectAnswer(given, "0");
  });

  test("x_0 ≥ x_1 + 1 ≥ …, no cost: every pivot of the dual method is degenerate", () => {
    const given = chain(60, ">=", 1, () => 0, false);
    expect(solveLinearProgram(given).pivots).toBeGreaterThan(40);
    expectAnswer(given, "0");
  });

  test("the same with a cost: x_0 = 60, x_1 = 59, …", () => {
    expectAnswer(
      chain(60, ">=", 1, () => 1, false),
      "1830",
    );
  });

  test("closed, every column above the next: infeasible all the way round", () => {
    expectAnswer(
      chain(60, ">=", 1, () => 0, true),
      "infeasible",
    );
    expectAnswer(
      chain(60, "=", 1, (j) => j, true),
      "infeasible",
    );
  });

  test("closed, all equal: one direction left, along which the cost falls", () => {
    expectAnswer(
      chain(60, "=", 0, (j) => (j === 59 ? -60 : 1), true),
      "unbounded",
    );
    expectAnswer(
      chain(60, "=", 0, (j) => (j === 59 ? -59 : 1), true),
      "0",
    );
  });
});

/**
 * Chvátal, Linear Programming (1983), chapter 3: with the largest coefficient entering and ties
 * going to the lowest subscript, this example returns to its first basis after six pivots. Slacks
 * are columns of their own, so that order and scale are those of the book.
 */
describe("programs on which the usual rules cycle", () => {
  const patience = 40;

  test("the primal method gets out", () => {
    const given = program(
      [
        ["1/2 -11/2 -5/2 9 1 0 0", "=", "0"],
        ["1/2 -3/2 -1/2 1 0 1 0", "=", "0"],
        ["1 0 0 0 0 0 1", "=", "1"],
      ],
      [["-10"], ["57"], ["9"], ["24"], ["0"], ["0"], ["0"]],
    );
    const outcome = solveLinearProgram(given, { start: [4, 5, 6] });
    expect(outcome.pivots).toBeGreaterThan(patience);
    expect(verifyOutcome(given, outcome)).toBeUndefined();
    expectAnswer(given, "-1");
  });

  test("the dual method gets out of the dual of it", () => {
    const given = program(
      [
        ["-1 0 0 0 1/2 1/2 1", "=", "10"],
        ["0 -1 0 0 -11/2 -3/2 0", "=", "-57"],
        ["0 0 -1 0 -5/2 -1/2 0", "=", "-9"],
        ["0 0 0 -1 9 1 0", "=", "-24"],
      ],
      [["0"], ["0"], ["0"], ["0"], ["0"], ["0"], ["1"]],
    );
    const outcome = solveLinearProgram(given, { start: [0, 1, 2, 3] });
    expect(outcome.pivots).toBeGreaterThan(patience);
    expect(verifyOutcome(given, outcome)).toBeUndefined();
    expectAnswer(given, "1");
  });
});

/** The cheapest way to give every row a column of its own: dynamic programming over the sets of columns taken. */
function cheapestAssignment(costs: readonly (readonly number[])[]): number {
  const size = costs.length;
  const best = new Array<number>(2 ** size).fill(Infinity);
  best[0] = 0;
  for (let taken = 0; taken < 2 ** size; taken++) {
    const row = [...taken.toString(2)].filter((bit) => bit === "1").length;
    for (let column = 0; column < size && row < size; column++) {
      const next = taken | (1 << column);
      if (next !== taken) best[next] = Math.min(best[next]!, best[taken]! + costs[row]![column]!);
    }
  }
  return best.at(-1)!;
}

describe("assignments of six to six", () => {
  test.each([1, 2, 3])("with few different costs, seed %i", (seed) => {
    const draw = seeded(seed);
    const size = 6;
    const costs = Array.from({ length: size }, () => Array.from({ length: size }, () => draw(3)));
    const sides = ["row", "column"].flatMap((side) =>
      costs.map((_, i) => ({ name: `${side} ${i}`, relation: "=" as const, bound: Rational.one })),
    );
    const columns = costs.flatMap((row, i) =>
      row.map((cost, j): ColumnDefinition => ({
        name: `${i} to ${j}`,
        cost: integer(cost),
        coefficients: { [`row ${i}`]: Rational.one, [`column ${j}`]: Rational.one },
      })),
    );
    expectAnswer(linearProgram(sides, columns), String(cheapestAssignment(costs)));
  });
});
