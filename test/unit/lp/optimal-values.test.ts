/** Least costs for many right-hand sides: those of the simplex method, in any order of the bounds. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { OptimalValues } from "../../../src/lp/optimal-values.js";
import type { LinearProgram } from "../../../src/lp/program.js";
import { solveLinearProgram } from "../../../src/lp/simplex.js";
import { cases, program } from "../../conformance/programs.js";
import { randomProgram } from "../../conformance/random.js";
import { property, runs } from "../../property/property.js";

/** A program with x ≥ 0 and costs ≥ 0. */
function tame({ rows, columns, costDenominator }: LinearProgram): LinearProgram {
  return {
    rows,
    costDenominator,
    columns: columns.map(({ name, cost, rows: at, values }) => ({
      name,
      lower: Rational.zero,
      cost: cost < 0n ? -cost : cost,
      rows: at,
      values,
    })),
  };
}

function withBounds(given: LinearProgram, bounds: readonly Rational[]): LinearProgram {
  return { ...given, rows: given.rows.map((row, i) => ({ ...row, bound: bounds[i] ?? row.bound })) };
}

function bySimplex(given: LinearProgram): string {
  const outcome = solveLinearProgram(given);
  return outcome.status === "optimal" ? outcome.value.toString() : outcome.status;
}

const bound = fc
  .record({ num: fc.integer({ min: -6, max: 6 }), den: fc.integer({ min: 1, max: 4 }) })
  .map(({ num, den }) => Rational.of(BigInt(num), BigInt(den)));

property(
  "the least cost for one right-hand side after the other",
  {
    given: randomProgram,
    sides: fc.array(fc.array(bound, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
  },
  runs(1200, 1101),
  ({ given, sides }) => {
    const one = tame(given);
    const values = new OptimalValues(one);
    for (const side of [[], ...sides, []]) {
      const changed = withBounds(one, side);
      expect(values.at(changed.rows).toString()).toBe(bySimplex(changed));
    }
  },
);

test.each(cases.filter(({ program: { columns } }) => columns.every(({ upper }) => upper === undefined)))(
  "$name, with costs ≥ 0",
  ({ program: given }) => {
    const one = tame(given);
    expect(new OptimalValues(one).at(one.rows).toString()).toBe(bySimplex(one));
  },
);

describe("by hand", () => {
  const given = program(
    [
      ["1 2", ">=", "3"],
      ["1 -1", "=", "0"],
    ],
    [["1"], ["1/2"]],
  );
  const at = (values: OptimalValues, ...bounds: string[]): string =>
    values.at(bounds.map((text) => ({ bound: Rational.parse(text) }))).toString();

  test("bounds on either side of what is feasible; answers depend on no other", () => {
    const values = new OptimalValues(given);
    expect(at(values, "3", "0")).toBe("3/2");
    expect(at(values, "3", "1/2")).toBe("7/4");
    expect(at(values, "0", "-2")).toBe("1");
    expect(at(values, "-1", "0")).toBe("0");
    expect(at(values, "3", "0")).toBe("3/2");
  });

  test("infeasible, and feasible again", () => {
    const values = new OptimalValues(program([["1 1", "<=", "0"]], [["1"], ["1"]]));
    expect(at(values, "-1")).toBe("infeasible");
    expect(at(values, "1")).toBe("0");
  });

  test("an answer that is known takes no pivot", () => {
    const values = new OptimalValues(given);
    at(values, "3", "0");
    const { pivots } = values;
    expect(pivots).toBeGreaterThan(0);
    expect(at(values, "6", "0")).toBe("3");
    expect(values.pivots).toBe(pivots);
  });

  test.each([
    ["a negative cost", program([["1", "<=", "1"]], [["-1"]])],
    ["an upper bound", program([["1", "<=", "1"]], [["1", "0", "2"]])],
    ["a free column", program([["1", "<=", "1"]], [["1", null]])],
    ["a lower bound other than 0", program([["1", "<=", "1"]], [["1", "1"]])],
  ])("%s is refused", (_, other) => {
    expect(() => new OptimalValues(other)).toThrow(RangeError);
  });
});
