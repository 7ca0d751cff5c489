/**
 * Suggestions of javascript-lp-solver are only suggestions: a solver that fails, stalls or says nonsense
 * costs time, and the exact answer stays that of all bases. hints.test.ts has what holds for HiGHS too.
 */
import { createRequire } from "node:module";
import type jslp from "javascript-lp-solver";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { floatHint } from "../../../src/lp/float-hint.js";
import { linearProgram, type LinearProgram, type Relation } from "../../../src/lp/program.js";
import { solveLinearProgram } from "../../../src/lp/simplex.js";
import { standardForm } from "../../../src/lp/standard.js";
import { verifyOutcome } from "../../../src/lp/verify.js";
import { solveByVertices } from "../../../src/lp/vertices.js";
import { program } from "../../conformance/programs.js";
import { property, runs } from "../../property/property.js";

// The solver that lp/float-hint.ts loads.
const solver = createRequire(import.meta.url)("javascript-lp-solver") as typeof jslp.default;
type Model = InstanceType<typeof solver.Model>;

/** Replaces the floating-point run. */
function pretend(run: (model: Model) => void): void {
  vi.spyOn(solver.Model.prototype, "solve").mockImplementation(function (this: Model) {
    run(this);
    return {} as never;
  });
}

afterEach(() => {
  vi.restoreAllMocks();
});

const small = fc.integer({ min: -3, max: 3 }).map((n) => Rational.of(BigInt(n), 2n));
const tiny: fc.Arbitrary<LinearProgram> = fc
  .record({
    matrix: fc.array(fc.array(small, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
    relations: fc.array(fc.constantFrom<Relation>("<=", ">=", "="), { minLength: 3, maxLength: 3 }),
    bounds: fc.array(small, { minLength: 3, maxLength: 3 }),
    costs: fc.array(small, { minLength: 3, maxLength: 3 }),
  })
  .map(({ matrix, relations, bounds, costs }) =>
    linearProgram(
      matrix.map((_, i) => ({ name: `r${String(i)}`, relation: relations[i]!, bound: bounds[i]! })),
      costs.map((cost, j) => ({
        name: `x${String(j)}`,
        cost,
        lower: Rational.zero,
        coefficients: Object.fromEntries(matrix.map((row, i) => [`r${String(i)}`, row[j]!])),
      })),
    ),
  );

/** The exact outcome with the hint is proved, and the one of brute force. */
function expectExact(given: LinearProgram): void {
  const outcome = solveLinearProgram(given, { warmStart: floatHint });
  expect(verifyOutcome(given, outcome)).toBeUndefined();
  const reference = solveByVertices(given);
  expect(outcome.status).toBe(reference.status);
  if (outcome.status === "optimal" && reference.status === "optimal") expect(outcome.value).toEqual(reference.value);
}

/** What the floating-point run may do instead of its work, or after it. */
const sabotage: Readonly<Record<string, (model: Model) => void>> = {
  "nothing at all": () => undefined,
  "an exception": () => {
    throw new Error("no");
  },
  "the tableau of its start": (model) => {
    model.tableau.setModel(model);
  },
  "another order of its rows": (model) => {
    model.tableau.setModel(model).solve();
    model.tableau.varIndexByRow.reverse();
  },
  "indices that do not exist": (model) => {
    model.tableau.setModel(model).solve();
    model.tableau.varIndexByRow.fill(12345);
  },
  "pivots without end": ({ tableau }) => {
    for (;;) tableau.pivot(1, 1);
  },
};

property("the exact answer is that of all bases", { given: tiny }, runs(80, 1181), ({ given }) => {
  expectExact(given);
});

describe("whatever the floating-point run does", () => {
  test.each(Object.keys(sabotage))("%s: the exact answer stays", (name) => {
    pretend(sabotage[name]!);
    fc.assert(fc.property(tiny, expectExact), { numRuns: 12, seed: 1182 });
  });

  test("an exception is no suggestion; a run that was cut off is one", () => {
    const form = standardForm(program([["1 1", ">=", "1"]], [["1"], ["2"]]));
    pretend(sabotage["an exception"]!);
    expect(floatHint(form)).toBeUndefined();
    vi.restoreAllMocks();
    let pivots = 0;
    pretend(({ tableau }) => {
      for (;;) {
        pivots++;
        tableau.pivot(1, 1);
      }
    });
    expect(floatHint(form)).toBeDefined();
    // 20 per row and column, and 1000 more.
    expect(pivots).toBe(1000 + 20 * 3 + 1);
  });
});

describe("a suggestion", () => {
  const given = program(
    [
      ["1 1 0", "=", "1"],
      ["1 0 1", "<=", "3"],
      ["0 2 1", ">=", "1"],
    ],
    [["3"], ["1"], ["2"]],
  );

  test("is the best basis of an ordinary program, and the same every time", () => {
    const basis = floatHint(standardForm(given));
    expect(basis).toEqual(floatHint(standardForm(given)));
    expect(solveLinearProgram(given, { start: basis! }).pivots).toBe(0);
  });

  test("never holds the logical column of an equation", () => {
    const form = standardForm(given);
    pretend(sabotage["the tableau of its start"]!);
    // Before any pivot all slack columns are basic; the equation has two of them.
    expect([...floatHint(form)!].sort((a, b) => a - b)).toEqual([form.structural + 1, form.structural + 2]);
  });

  test("needs rows and columns", () => {
    expect(floatHint(standardForm(program([], [["1"]])))).toBeUndefined();
    expect(floatHint(standardForm(program([["", "<=", "1"]], [])))).toBeUndefined();
  });
});
