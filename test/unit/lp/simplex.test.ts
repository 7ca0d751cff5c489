/**
 * The exact simplex method: how many pivots it takes where that can be said beforehand.
 * What it answers is the business of the conformance suite.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { SimilarPrograms, solveLinearProgram } from "../../../src/lp/simplex.js";
import { verifyOutcome } from "../../../src/lp/verify.js";
import { standardForm } from "../../../src/lp/standard.js";
import { program } from "../../conformance/programs.js";
import { randomProgram } from "../../conformance/random.js";
import { property, runs } from "../../property/property.js";

describe("pivots", () => {
  test("none where the logical columns are optimal", () => {
    expect(solveLinearProgram(program([["1 1", "<=", "1"]], [["1"], ["1"]]))).toMatchObject({
      status: "optimal",
      pivots: 0,
    });
    expect(solveLinearProgram(program([], []))).toMatchObject({ status: "optimal", pivots: 0, basis: [] });
  });

  test("one of the dual method, with the column of least ratio", () => {
    // Ratios 3, 1, 2: with another column than the second a pivot of the primal method would have to follow.
    const outcome = solveLinearProgram(program([["1 1 1", ">=", "1"]], [["3"], ["1"], ["2"]]));
    expect(outcome).toMatchObject({ status: "optimal", pivots: 1, basis: [1] });
    // Ratios 3/4, 1, 2: costs alone do not decide.
    expect(solveLinearProgram(program([["4 1 1", ">=", "1"]], [["3"], ["1"], ["2"]]))).toMatchObject({
      pivots: 1,
      basis: [0],
    });
  });

  test("one of the primal method, with the most negative reduced cost", () => {
    expect(solveLinearProgram(program([["1 1 1", "<=", "1"]], [["-1"], ["-3"], ["-2"]]))).toMatchObject({
      status: "optimal",
      pivots: 1,
      basis: [1],
    });
  });

  test("none from the optimal basis, and few from a neighbour of it", () => {
    const given = program(
      [
        ["1 2 1", ">=", "4"],
        ["3 1 0", ">=", "3"],
        ["0 1 4", "<=", "9"],
      ],
      [["2"], ["3"], ["4"]],
    );
    const first = solveLinearProgram(given);
    if (first.status !== "optimal") throw new Error(first.status);
    expect(solveLinearProgram(given, { start: first.basis })).toMatchObject({ pivots: 0, value: first.value });
    const changed = solveLinearProgram(
      program(
        [
          ["1 2 1", ">=", "5"],
          ["3 1 0", ">=", "3"],
          ["0 1 4", "<=", "9"],
        ],
        [["2"], ["3"], ["4"]],
      ),
      { start: first.basis },
    );
    expect(changed.pivots).toBeLessThanOrEqual(2);
  });

  test("a start goes before a suggestion", () => {
    const given = {
      rows: [],
      columns: [{ name: "x", cost: 1n, lower: Rational.zero, upper: Rational.one, rows: [], values: [] }],
      costDenominator: 1n,
    };
    const warmStart = (): never => {
      throw new Error("asked");
    };
    expect(solveLinearProgram(given, { start: [], warmStart })).toMatchObject({ status: "optimal" });
    expect(() => solveLinearProgram(given, { warmStart })).toThrow("asked");
  });

  test("a row that contradicts itself is seen without a pivot", () => {
    expect(solveLinearProgram(program([["0 0", ">=", "1"]], [["1"], ["1"]]))).toMatchObject({
      status: "infeasible",
      pivots: 0,
    });
    expect(solveLinearProgram(program([["1 1", "<=", "-1"]], [["1"], ["1"]]))).toMatchObject({
      status: "infeasible",
      pivots: 0,
    });
  });
});

describe("outcomes", () => {
  test("vectors follow the rows and columns of the program, boxes and free columns included", () => {
    const given = program(
      [
        ["1 1 1", "=", "2"],
        ["1 0 0", "<=", "5"],
      ],
      [
        ["1", null],
        ["2", "0", "1"],
        ["3", "-1", "1"],
      ],
    );
    const outcome = solveLinearProgram(given);
    if (outcome.status !== "optimal") throw new Error(outcome.status);
    expect([outcome.primal.length, outcome.dual.length, outcome.basis.length]).toEqual([
      3,
      2,
      standardForm(given).height,
    ]);
    expect(verifyOutcome(given, outcome)).toBeUndefined();
    const unbounded = solveLinearProgram(
      program(
        [["1 1", "=", "2"]],
        [
          ["1", null],
          ["0", null],
        ],
      ),
    );
    if (unbounded.status !== "unbounded") throw new Error(unbounded.status);
    expect([unbounded.point.length, unbounded.ray.length]).toEqual([2, 2]);
    const infeasible = solveLinearProgram(
      program(
        [
          ["1 1", "=", "2"],
          ["1 1", ">=", "3"],
        ],
        [
          ["1", null],
          ["0", null],
        ],
      ),
    );
    if (infeasible.status !== "infeasible") throw new Error(infeasible.status);
    expect(infeasible.farkas.length).toBe(2);
  });
});

const changes = fc.array(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 6, maxLength: 6 }), {
  minLength: 1,
  maxLength: 5,
});

property(
  "similar programs, one after the other: the outcome of a start from the last basis, to every number",
  { given: randomProgram, changes },
  runs(600, 1102),
  ({ given, changes: all }) => {
    const solver = new SimilarPrograms(() => []);
    let start: readonly number[] = [];
    for (const change of all) {
      const [bounds, costs] = [change.slice(0, 3), change.slice(3)].map((half) => half.map(BigInt)) as [
        bigint[],
        bigint[],
      ];
      const changed = {
        ...given,
        rows: given.rows.map((row, i) => ({ ...row, bound: row.bound.plus(Rational.of(bounds[i]!)) })),
        columns: given.columns.map((column, j) => ({ ...column, cost: column.cost + costs[j]! })),
      };
      const expected = solveLinearProgram(changed, { start });
      const found = solver.solve(changed);
      expect(found).toEqual(expected);
      // An unbounded outcome names no basis to start from.
      if (expected.status === "unbounded") return;
      start = expected.basis;
    }
  },
);
