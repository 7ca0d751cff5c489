/**
 * Suggestions of the floating-point solvers: never an exception, only columns that exist,
 * each once; good on ordinary programs, harmless on nasty ones.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { rational } from "../../../src/exact/value.js";
import { floatHint } from "../../../src/lp/float-hint.js";
import { loadHighsHint } from "../../../src/lp/highs-hint.js";
import { linearProgram, type LinearProgram, type Relation } from "../../../src/lp/program.js";
import { solveLinearProgram } from "../../../src/lp/simplex.js";
import { standardForm, type WarmStart } from "../../../src/lp/standard.js";
import { verifyOutcome } from "../../../src/lp/verify.js";
import { problem, type Problem } from "../../../src/model/problem.js";
import { randomProblem } from "../../../src/generate/index.js";
import { minima } from "../../../src/tradeoff/minima.js";
import { randomPmf, seeded } from "../../bench/families.js";
import { cases, program } from "../../conformance/programs.js";
import { formOf } from "./forms.js";
import { programAt } from "../../support/programs.js";
import { property, runs } from "../../property/property.js";

const highsHint = await loadHighsHint();
const hints: readonly (readonly [string, WarmStart])[] = [
  ["javascript-lp-solver", floatHint],
  ["HiGHS", highsHint],
];

/** Numbers beyond doubles, at their limits, and ordinary ones. */
const nasty = fc
  .constantFrom(
    "0",
    "0",
    "1",
    "-1",
    "1/3",
    "1e400",
    "-1e400",
    "1e-400",
    "-1e-400",
    "1e308",
    "1e309",
    "5e-324",
    "1e-330",
    "3e200",
    "-7e-200",
    "1e1000",
    "123456789/987654321",
  )
  .map((text) => Rational.parse(text));
const nastyProgram: fc.Arbitrary<LinearProgram> = fc.tuple(fc.nat(4), fc.nat(4)).chain(([height, width]) =>
  fc
    .record({
      rows: fc.array(
        fc.record({
          relation: fc.constantFrom<Relation>("<=", ">=", "="),
          bound: nasty,
          coefficients: fc.array(nasty, { minLength: width, maxLength: width }),
        }),
        { minLength: height, maxLength: height },
      ),
      columns: fc.array(fc.record({ cost: nasty, lower: fc.option(nasty), upper: fc.option(nasty) }), {
        minLength: width,
        maxLength: width,
      }),
    })
    .map(({ rows, columns }) =>
      linearProgram(
        rows.map(({ relation, bound }, i) => ({ name: `r${i}`, relation, bound })),
        columns.map((column, j) => ({
          name: `x${j}`,
          ...column,
          coefficients: Object.fromEntries(rows.map(({ coefficients }, i) => [`r${i}`, coefficients[j]!])),
        })),
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
  property(
    "survives numbers of every size, and so does the solver",
    { given: nastyProgram },
    runs(200, 1021),
    ({ given }) => {
      suggested(hint, given);
      const outcome = solveLinearProgram(given, { warmStart: hint });
      expect(verifyOutcome(given, outcome)).toBeUndefined();
    },
  );

  test("has nothing to say where there is nothing to run on", () => {
    expect(suggested(hint, program([], []))).toBeUndefined();
    expect(suggested(hint, program([], [["1"]]))).toBeUndefined();
    expect(suggested(hint, program([["", "<=", "1"]], []))).toBeUndefined();
  });

  test("zero columns, zero rows, rows given twice", () => {
    for (const matrix of [
      [[0n]],
      [
        [0n, 0n],
        [0n, 0n],
      ],
      [
        [1n, 0n],
        [1n, 0n],
      ],
      [
        [1n, 1n],
        [1n, 1n],
        [1n, 1n],
      ],
    ]) {
      const basis = hint(formOf(matrix)) ?? [];
      expect(basis.every((j) => Number.isInteger(j) && j >= 0)).toBe(true);
    }
  });

  test("every program of the conformance suite", () => {
    for (const { program: given } of cases) expect(() => suggested(hint, given)).not.toThrow();
  });

  test("is as good after a nasty program as before", () => {
    const easy = program(
      [
        ["1 1", ">=", "1"],
        ["1 -1", "=", "1/2"],
      ],
      [["1"], ["2"]],
    );
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
      const linear = programAt(given, {
        distortion: distortion.plus(slack),
        perception: rational(perception).plus(slack),
      });
      expect(solveLinearProgram(linear, { warmStart: hint }).pivots).toBeLessThanOrEqual(8);
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
    source: {
      alphabet: letters,
      classes: ["a", "b"].map((name) => ({ name, prior: half, pmf: randomPmf(draw, 6, 1000) })),
    },
    channel: { outputs: letters, matrix: letters.map(row) },
    classifier: letters.map((_, j) => (j % 3 === 0 ? "a" : "b")),
    distortion: "absolute-error",
    perception: "total-variation",
  });
}

describe.each(hints)("%s on a channel of long counts", (_, hint) => {
  test.each([5, 20, 40, 60])("of %i digits leaves at most two exact pivots", (digits) => {
    const given = programAt(problemOfLongCounts(digits), {
      distortion: Rational.of(2n),
      perception: Rational.of(1n, 10n),
    });
    const outcome = solveLinearProgram(given, { warmStart: hint });
    expect(verifyOutcome(given, outcome)).toBeUndefined();
    expect(outcome.pivots).toBeLessThanOrEqual(2);
  });
});
