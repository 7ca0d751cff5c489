/**
 * One suite that every solver of linear programs runs: the same answers, each proved.
 *
 * No answer is believed: verifyOutcome substitutes it into the program. Values are
 * compared with the known ones, with an interval in one variable, and with the reference
 * that tries every basis.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/exact/errors.js";
import { Rational, max, min } from "../../src/exact/rational.js";
import { coefficient, linearProgram, type LinearProgram, type Outcome, type Relation } from "../../src/lp/program.js";
import { verifyOutcome } from "../../src/lp/verify.js";
import { solveByVertices } from "../../src/lp/vertices.js";
import { cases, program } from "./programs.js";
import { randomProgram } from "./random.js";
import { solvers } from "./solvers.js";
import { property, runs } from "../property/property.js";

const answerOf = (outcome: { readonly status: string; readonly value?: Rational }): string =>
  outcome.value?.toString() ?? outcome.status;

/** The answer of a solver, after it has been proved. */
function proved(given: LinearProgram, outcome: Outcome): string {
  expect(verifyOutcome(given, outcome)).toBeUndefined();
  return answerOf(outcome);
}

describe("programs with known answers", () => {
  for (const { name: title, program: given, answer } of cases) {
    test(title, () => {
      for (const { name, solve } of solvers) expect([name, proved(given, solve(given))]).toEqual([name, answer]);
      expect(answerOf(solveByVertices(given))).toBe(answer);
    });
  }

  test("have names that differ", () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    expect(new Set(solvers.map(({ name }) => name)).size).toBe(solvers.length);
  });
});

test("the reference counts vertices, a degenerate one once", () => {
  const vertices = (given: LinearProgram): number | string => {
    const outcome = solveByVertices(given);
    return outcome.status === "optimal" ? outcome.vertices : outcome.status;
  };
  expect(
    vertices(
      program(
        [],
        [
          ["1", "0", "1"],
          ["1", "0", "1"],
          ["1", "0", "1"],
        ],
      ),
    ),
  ).toBe(8);
  expect(vertices(program([["1 1", "<=", "1"]], [["1"], ["1"]]))).toBe(3);
  // A square pyramid: four of its faces meet at the top.
  const pyramid = [
    ["1 0 1", "<=", "1"],
    ["-1 0 1", "<=", "1"],
    ["0 1 1", "<=", "1"],
    ["0 -1 1", "<=", "1"],
  ] as const;
  expect(vertices(program(pyramid, [["0", "-1"], ["0", "-1"], ["-1"]]))).toBe(5);
  expect(
    vertices(
      program(
        [
          ["1", "=", "2"],
          ["2", "=", "4"],
        ],
        [["1"]],
      ),
    ),
  ).toBe(1);
});

test("the reference refuses what would take too long", () => {
  const columns = Array.from({ length: 30 }, () => ["1", "0", "1"] as const);
  expect(() => solveByVertices(program([[columns.map(() => "1").join(" "), ">=", "1"]], columns))).toThrow(InputError);
});

/** min cost·x over an interval: the answer for one column and one row, without any linear programming. */
function onTheLine(
  cost: Rational,
  a: Rational,
  relation: Relation,
  b: Rational,
  lower: Rational | null,
  upper: Rational | null,
): string {
  let [from, to] = [lower, upper];
  const raise = (value: Rational): void => {
    from = from === null ? value : max(from, value);
  };
  const sink = (value: Rational): void => {
    to = to === null ? value : min(to, value);
  };
  if (a.isZero()) {
    const holds = relation === "=" ? b.isZero() : relation === "<=" ? b.sign() >= 0 : b.sign() <= 0;
    if (!holds) return "infeasible";
  } else {
    const at = b.over(a);
    if (relation === "=" || (relation === ">=") === a.sign() > 0) raise(at);
    if (relation === "=" || (relation === "<=") === a.sign() > 0) sink(at);
  }
  if (from !== null && to !== null && to.lessThan(from)) return "infeasible";
  if (cost.isZero()) return "0";
  const end = cost.sign() > 0 ? from : to;
  return end === null ? "unbounded" : cost.times(end).toString();
}

describe("every sign of one row and one column", () => {
  const signs = ["-2", "0", "3/2"].map((text) => Rational.parse(text));
  const boxes = (
    [
      ["0", null],
      ["-1", null],
      ["2", null],
      [null, "1"],
      [null, "-1"],
      [null, null],
      ["-1", "2"],
      ["1", "1"],
      ["1", "0"],
    ] as const
  ).map(
    ([lower, upper]) =>
      [lower === null ? null : Rational.parse(lower), upper === null ? null : Rational.parse(upper)] as const,
  );
  test.each(["<=", ">=", "="] as const)("%s", (relation) => {
    let count = 0;
    for (const cost of signs) {
      for (const a of signs) {
        for (const b of signs) {
          for (const [lower, upper] of boxes) {
            const given = linearProgram(
              [{ name: "r", relation, bound: b }],
              [{ name: "x", cost, lower, upper, coefficients: { r: a } }],
            );
            const expected = onTheLine(cost, a, relation, b, lower, upper);
            for (const { name, solve } of solvers)
              expect([name, proved(given, solve(given))]).toEqual([name, expected]);
            expect(answerOf(solveByVertices(given))).toBe(expected);
            count++;
          }
        }
      }
    }
    expect(count).toBe(243);
  });
});

describe("random programs", () => {
  property("all solvers agree with the reference", { given: randomProgram }, runs(1200, 901), ({ given }) => {
    const expected = answerOf(solveByVertices(given));
    for (const { name, solve } of solvers) expect([name, proved(given, solve(given))]).toEqual([name, expected]);
  });

  test("are of every kind", () => {
    const answers = fc.sample(randomProgram, { seed: 901, numRuns: 400 }).map((given) => solveByVertices(given).status);
    for (const status of ["optimal", "infeasible", "unbounded"])
      expect(answers.filter((answer) => answer === status).length).toBeGreaterThan(30);
  });
});

describe("building a program", () => {
  const row = { name: "r", relation: "<=" as const, bound: Rational.one };
  const column = { name: "x", cost: Rational.one, coefficients: {} };

  test("names used twice and rows that do not exist are refused, by name", () => {
    expect(() => linearProgram([row, { ...row, relation: "=" }], [])).toThrow(
      `row: expected row names that differ, found "r" again`,
    );
    expect(() => linearProgram([row], [column, column])).toThrow(
      `column: expected column names that differ, found "x" again`,
    );
    const unknown = (): unknown => linearProgram([row], [{ ...column, coefficients: { s: Rational.one } }]);
    expect(unknown).toThrow(`column x: expected a row of the program, found "s"`);
    try {
      unknown();
    } catch (error) {
      expect(error).toMatchObject({ name: "InputError", code: "unknown-name" });
    }
  });

  test("names that every object has are ordinary names", () => {
    const rows = ["constructor", "toString", "__proto__", ""].map((name) => ({
      name,
      relation: ">=" as const,
      bound: Rational.one,
    }));
    const coefficients = Object.fromEntries([
      ["toString", Rational.of(2n)],
      ["", Rational.one],
    ]);
    const given = linearProgram(rows, [{ name: "hasOwnProperty", cost: Rational.one, coefficients }]);
    expect(given.columns[0]).toMatchObject({ rows: [1, 3], values: [2n, 1n] });
  });

  test("coefficients are kept exactly, zeros are left out", () => {
    const coefficients = { a: Rational.parse("1/6"), b: Rational.zero, c: Rational.parse("-3/4") };
    const rows = ["a", "b", "c"].map((name) => ({ ...row, name }));
    const given = linearProgram(rows, [
      { name: "x", cost: Rational.parse("1/10"), coefficients },
      {
        name: "y",
        cost: Rational.parse("1/4"),
        lower: null,
        upper: Rational.one,
        coefficients: { a: Rational.parse("1/4") },
      },
    ]);
    expect(given.columns.map(({ rows: at }) => at)).toEqual([[0, 2], [0]]);
    expect([0, 1, 2].map((i) => coefficient(given, i, 0).toString())).toEqual(["1/6", "0", "-3/4"]);
    expect(coefficient(given, 0, 1).toString()).toBe("1/4");
    expect(given.columns.map(({ cost }) => Rational.of(cost, given.costDenominator).toString())).toEqual([
      "1/10",
      "1/4",
    ]);
    expect(given.columns[0]).toMatchObject({ lower: Rational.zero });
    expect(given.columns[1]).not.toHaveProperty("lower");
    expect(given.columns[1]).toMatchObject({ upper: Rational.one });
    expect(given.columns[0]).not.toHaveProperty("upper");
  });
});
