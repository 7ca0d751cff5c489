/**
 * The standard form: shape, integers, and the way back to the program's own variables.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Rational, sum } from "../../../src/exact/rational.js";
import { linearProgram, type LinearProgram } from "../../../src/lp/program.js";
import { standardForm, type StandardForm } from "../../../src/lp/standard.js";
import { program } from "../../conformance/programs.js";
import { randomProgram } from "../../conformance/random.js";
import { dense } from "./forms.js";
import { property, runs } from "../../property/property.js";

const rational = (text: string): Rational => Rational.parse(text);

describe("by hand", () => {
  test("a row of every relation: ≥ is negated, = has a fixed logical column", () => {
    const form = standardForm(
      program(
        [
          ["1 2", "<=", "3"],
          ["4 5", ">=", "6"],
          ["7 8", "=", "9"],
        ],
        [["1"], ["-2"]],
      ),
    );
    expect(form).toMatchObject({
      height: 3,
      structural: 2,
      bounds: [3n, -6n, 9n],
      boundDenominator: 1n,
      fixed: [false, false, true],
      costs: [1n, -2n, 0n, 0n, 0n],
    });
    expect(dense(form, [0, 1, 2, 3, 4])).toEqual([
      [1n, 2n, 1n, 0n, 0n],
      [-4n, -5n, 0n, 1n, 0n],
      [7n, 8n, 0n, 0n, 1n],
    ]);
    expect(form.toDual([rational("1"), rational("2"), rational("3")]).map(String)).toEqual(["1", "-2", "3"]);
  });

  test("bounds: a shift, a reflection, two pieces, a box with a row of its own", () => {
    const form = standardForm(
      program(
        [["1 1 1 1", "<=", "10"]],
        [
          ["1", "2"],
          ["1", null, "3"],
          ["1", null],
          ["1", "-1", "4"],
        ],
      ),
    );
    // 10 − 2 − 3 − (−1)
    expect(form).toMatchObject({
      height: 2,
      structural: 5,
      bounds: [6n, 5n],
      costs: [1n, -1n, 1n, -1n, 1n, 0n, 0n],
      fixed: [false, false],
    });
    expect(dense(form, [0, 1, 2, 3, 4, 5, 6])).toEqual([
      [1n, -1n, 1n, -1n, 1n, 1n, 0n],
      [0n, 0n, 0n, 0n, 1n, 0n, 1n],
    ]);
    const inside = ["1", "1", "5", "7", "2"].map(rational);
    expect(form.toPrimal(inside).map(String)).toEqual(["3", "2", "-2", "1"]);
    expect(form.toDirection(inside).map(String)).toEqual(["1", "-1", "-2", "2"]);
    // The row of the box has no dual in the program.
    expect(form.toDual([rational("-1"), rational("-2")]).map(String)).toEqual(["-1"]);
  });

  test("right-hand sides stand over one denominator, coefficients over that of their row", () => {
    const form = standardForm(
      program(
        [
          ["1/2 1/3", "<=", "1/4"],
          ["1 1", ">=", "1/5"],
        ],
        [["1/7"], ["1"]],
      ),
    );
    expect(form).toMatchObject({ boundDenominator: 10n, bounds: [15n, -2n], costs: [1n, 7n, 0n, 0n] });
    expect(dense(form, [0, 1])).toEqual([
      [3n, 2n],
      [-1n, -1n],
    ]);
    expect(form.toDual([rational("-1"), rational("-1")]).map(String)).toEqual(["-6", "1"]);
  });

  test("crossed bounds are a box of negative width", () => {
    expect(standardForm(program([], [["1", "1", "0"]])).bounds).toEqual([-1n]);
  });

  test("nothing", () => {
    expect(standardForm(linearProgram([], []))).toMatchObject({
      height: 0,
      structural: 0,
      columns: [],
      bounds: [],
      boundDenominator: 1n,
    });
  });
});

/** A·x with all columns, as it stands in the form. */
function activities(form: StandardForm, point: readonly Rational[]): Rational[] {
  return Array.from({ length: form.height }, (_, i) => {
    const terms = form.columns.map(({ rows, values }, j) =>
      rows.includes(i) ? Rational.of(values[rows.indexOf(i)]!).times(point[j]!) : Rational.zero,
    );
    return sum(terms);
  });
}

const cost = (given: LinearProgram, point: readonly Rational[]): Rational =>
  sum(given.columns.map((column, j) => point[j]!.times(Rational.of(column.cost, given.costDenominator))));

const pairs = randomProgram.chain((given) => {
  const { structural } = standardForm(given);
  const point = fc.array(
    fc.integer({ min: 0, max: 4 }).map((n) => Rational.of(BigInt(n), 3n)),
    { minLength: structural, maxLength: structural },
  );
  return fc.tuple(fc.constant(given), point);
});

describe("at random", () => {
  property(
    "a point x′ ≥ 0 fills the rows exactly when its x satisfies them",
    { pair: pairs },
    runs(500, 1011),
    ({ pair: [given, point] }) => {
      const form = standardForm(given);
      const x = form.toPrimal(point);
      const scale = Rational.of(form.boundDenominator);
      const zeros = Array.from({ length: form.height }, () => Rational.zero);
      // The slack that each row is left with, and what it has to be.
      const slacks = activities(form, [...point.map((value) => value.times(scale)), ...zeros]).map((value, i) =>
        Rational.of(form.bounds[i]!).minus(value),
      );
      const fits = slacks.every((slack, i) => (form.fixed[i] === true ? slack.isZero() : slack.sign() >= 0));
      const rowsHold = given.rows.every((row, i) => {
        const value = sum(
          given.columns.map((column, j) =>
            column.rows.includes(i)
              ? x[j]!.times(Rational.of(column.values[column.rows.indexOf(i)]!, row.denominator))
              : Rational.zero,
          ),
        );
        const order = value.compare(row.bound);
        return row.relation === "=" ? order === 0 : row.relation === "<=" ? order <= 0 : order >= 0;
      });
      const insideBounds = given.columns.every(
        ({ lower, upper }, j) => (lower?.atMost(x[j]!) ?? true) && (upper === undefined || x[j]!.atMost(upper)),
      );
      expect(fits).toBe(rowsHold && insideBounds);
    },
  );

  property(
    "costs differ by a constant, directions are differences of points",
    { pair: pairs },
    runs(300, 1012),
    ({ pair: [given, point] }) => {
      const form = standardForm(given);
      const origin = form.toPrimal(point.map(() => Rational.zero));
      const x = form.toPrimal(point);
      const change = sum(point.map((value, j) => value.times(Rational.of(form.costs[j]!, given.costDenominator))));
      expect(cost(given, x).minus(cost(given, origin))).toEqual(change);
      expect(form.toDirection(point)).toEqual(x.map((value, j) => value.minus(origin[j]!)));
    },
  );
});
