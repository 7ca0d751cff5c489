/**
 * Suggestions of the floating-point solvers: never an exception, only columns that exist,
 * each once; good on ordinary programs, harmless on nasty ones.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { floatHint } from "../../../src/lp/float-hint.js";
import { loadHighsHint } from "../../../src/lp/highs-hint.js";
import { linearProgram, type LinearProgram, type Relation } from "../../../src/lp/program.js";
import { scaledForm } from "../../../src/lp/scaling.js";
import { solveLinearProgram, type WarmStart } from "../../../src/lp/simplex.js";
import { standardForm } from "../../../src/lp/standard.js";
import { verifyOutcome } from "../../../src/lp/verify.js";
import { problem, type Problem } from "../../../src/model/problem.js";
import { randomProblem } from "../../../src/search/arbitrary.js";
import { formulate } from "../../../src/tradeoff/formulation/program.js";
import { minima } from "../../../src/tradeoff/minima.js";
import { randomPmf, seeded } from "../../bench/families.js";
import { cases, program } from "../../conformance/programs.js";
import { formOf } from "./forms.js";
import { property, runs } from "../../property/property.js";

const highsHint = await loadHighsHint();
const hints: readonly (readonly [string, WarmStart])[] = [
  ["javascript-lp-solver", floatHint],
  ["HiGHS", highsHint],
];

/** Numbers beyond doubles, at their limits, and ordinary ones. */
const nasty = fc
  .constantFrom("0", "0", "1", "-1", "1/3", "1e400", "-1e400", "1e-400", "-1e-400", "1e308", "1e309", "5e-324", "1e-330", "3e200", "-7e-200", "1e1000", "123456789/987654321")
  .map((text) => Rational.parse(text));
const nastyProgram: fc.Arbitrary<LinearProgram> = fc.tuple(fc.nat(4), fc.nat(4)).chain(([height, width]) =>
  fc
    .record({
      rows: fc.array(
        fc.record({ relation: fc.constantFrom<Relation>("<=", ">=", "="), bound: nasty, coefficients: fc.array(nasty, { minLength: width, maxLength: width }) }),
        { minLength: height, maxLength: height },
      ),
      columns: fc.array(fc.record({ cost: nasty, lower: fc.option(nasty), upper: fc.option(nasty) }), { minLength: width, maxLength: width }),
    })
    .map(({ rows, columns }) =>
      linearProgram(
        rows.map(({ relation, bound }, i) => ({ name: `r${i}`, relation, bound })),
        columns.map((column, j) => ({ name: `x${j}`, ...column, coefficients: Object.fromEntries(rows.map(({ coefficients }, i) => [`r${i}`, coefficients[j]!])) })),
      ),
    ),
);

/** The suggestion, after a look at what every suggestion must be. */
function suggested(hint: WarmStart, given: LinearProgram): readonly number[] | undefined {
  const form = standardForm(given);
  const basis = hint(form);
  if (basis === undefined) return undefined;
  expect(basis.every((j) => Number.isInteger(j) && j >= 0 && j < form.columns.length)).toBe(true);
  expect(new Set(basis).size).toBe(basis.length);
  return basis;
}

describe.each(hints)("%s", (_, hint) => {
  property("survives numbers of every size, and so does the solver", { given: nastyProgram }, runs(200, 1021), ({ given }) => {
    suggested(hint, given);
    const outcome = solveLinearProgram(given, { hint });
    expect(verifyOutcome(given, outcome)).toBeUndefined();
  });

  test("has nothing to say where there is nothing to run on", () => {
    expect(suggested(hint, program([], []))).toBeUndefined();
    expect(suggested(hint, program([], [["1"]]))).toBeUndefined();
    expect(suggested(hint, program([["", "<=", "1"]], []))).toBeUndefined();
  });

  test("zero columns, zero rows, rows given twice", () => {
    for (const matrix of [[[0n]], [[0n, 0n], [0n, 0n]], [[1n, 0n], [1n, 0n]], [[1n, 1n], [1n, 1n], [1n, 1n]]]) {
      const basis = hint(formOf(matrix)) ?? [];
      expect(basis.every((j) => Number.isInteger(j) && j >= 0)).toBe(true);
    }
  });

  test("every program of the conformance suite", () => {
    for (const { program: given } of cases) expect(() => suggested(hint, given)).not.toThrow();
  });

  test("is as good after a nasty program as before", () => {
    const easy = program([["1 1", ">=", "1"], ["1 -1", "=", "1/2"]], [["1"], ["2"]]);
    const before = suggested(hint, easy);
    const huge = `1${"0".repeat(400)}`;
    suggested(hint, program([[`${huge} 1`, "=", "1"]], [[huge], ["1e-400"]]));
    expect(suggested(hint, easy)).toEqual(before);
    expect(solveLinearProgram(easy, { start: before! }).pivots).toBe(0);
  });

  property(
    "needs few exact pivots afterwards on programs of this toolkit",
    { given: randomProblem({ sizes: { source: 4, outputs: 4, restored: 4 } }), scale: fc.constantFrom(1n, 10n ** 12n) },
    runs(100, 1022),
    ({ given, scale }) => {
      const { distortion, perception } = minima(given);
      const slack = Rational.of(scale / 3n + 1n, scale);
      const linear = formulate(given, { distortion: true, perception: true }).at({ distortion: distortion.plus(slack), perception: perception.plus(slack) });
      expect(solveLinearProgram(linear, { hint }).pivots).toBeLessThanOrEqual(8);
    },
  );
});

/** Six letters, total variation; every row of the channel is made of counts with that many digits. */
function problemOfLongCounts(digits: number): Problem {
  const draw = seeded(7);
  const letters = Array.from({ length: 6 }, (_, i) => String(i));
  const count = (): bigint => BigInt(Array.from({ length: digits }, () => String(1 + draw(9))).join(""));
  const row = (): Rational[] => {
    const counts = letters.map(count);
    const total = counts.reduce((sum, one) => sum + one);
    return counts.map((one) => Rational.of(one, total));
  };
  const half = Rational.of(1n, 2n);
  return problem({
    name: "long counts",
    source: { alphabet: letters, classes: ["a", "b"].map((name) => ({ name, prior: half, pmf: randomPmf(draw, 6, 1000) })) },
    channel: { outputs: letters, matrix: letters.map(row) },
    classifier: letters.map((_, j) => (j % 3 === 0 ? "a" : "b")),
    distortion: "absolute-error",
    perception: "total-variation",
  });
}

describe.each(hints)("%s on a channel of long counts", (_, hint) => {
  test.each([5, 20, 40, 60])("of %i digits leaves at most two exact pivots", (digits) => {
    const given = formulate(problemOfLongCounts(digits), { distortion: true, perception: true }).at({ distortion: Rational.of(2n), perception: Rational.of(1n, 10n) });
    const outcome = solveLinearProgram(given, { hint });
    expect(verifyOutcome(given, outcome)).toBeUndefined();
    expect(outcome.pivots).toBeLessThanOrEqual(2);
  });
});

describe("scaling", () => {
  test("brings entries that differ by ten orders of magnitude near 1", () => {
    const form = standardForm(program([["1000000000000 1", "<=", "1000000000000"], ["1 1/1000000000000", "=", "1"]], [["1"], ["1/1000000000000"]]));
    const { columns, bounds, costs, fixed } = scaledForm(form);
    const sizes = columns.flatMap(({ values }) => values.map(Math.abs));
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(10);
    expect(Math.max(...bounds.map(Math.abs))).toBe(1);
    expect(Math.max(...costs.map(Math.abs))).toBe(1);
    expect(fixed).toEqual([false, true]);
    expect(columns.map(({ rows }) => rows)).toEqual([[0, 1], [0, 1]]);
  });

  test("keeps signs and zeros", () => {
    const { columns, bounds, costs } = scaledForm(standardForm(program([["3 -5 0", "<=", "0"], ["0 0 0", "<=", "-7"]], [["-2"], ["0"], ["4"]])));
    expect(columns.map(({ values }) => values.map(Math.sign))).toEqual([[1], [-1], []]);
    expect(bounds.map(Math.sign)).toEqual([0, -1]);
    expect(costs.map(Math.sign)).toEqual([-1, 0, 1]);
  });

  test("costs and right-hand sides in long integers keep their proportions", () => {
    const [long, twice, third] = [`1${"0".repeat(400)}`, `2${"0".repeat(400)}`, `${"3".repeat(400)}/1${"0".repeat(400)}`];
    const { bounds, costs } = scaledForm(standardForm(program([["1 1", "<=", third], ["1 -1", "<=", "1"]], [[long], [twice]])));
    expect(bounds[0]! / bounds[1]!).toBeCloseTo(1 / 3, 9);
    expect(costs[0]! / costs[1]!).toBeCloseTo(1 / 2, 9);
  });

  // A common denominator of this length is what thirty rows of counts of ten digits each have.
  test.each([100, 200, 300, 400])("coefficients in integers of %i digits are scaled like short ones", (digits) => {
    const zeros = "0".repeat(digits);
    const matrix = (factor: string): bigint[][] => [["2", "3"], ["5", "-1"]].map((row) => row.map((value) => BigInt(`${value}${factor}`)));
    const { columns } = scaledForm(formOf(matrix(zeros)));
    const short = scaledForm(formOf(matrix("")));
    columns.forEach(({ values }, j) => {
      values.forEach((value, i) => {
        // Factors are whole powers of two: the same up to one such step of the row and of the column.
        const same = value / short.columns[j]!.values[i]!;
        expect(same).toBeGreaterThanOrEqual(1 / 4);
        expect(same).toBeLessThanOrEqual(4);
      });
    });
  });
});
