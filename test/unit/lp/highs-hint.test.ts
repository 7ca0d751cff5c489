/**
 * HiGHS as a suggestion: never decides, helps on large programs, survives nasty data.
 */
import { describe, expect, it } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { loadHighsHint } from "../../../src/lp/highs-hint.js";
import { linearProgram } from "../../../src/lp/program.js";
import { solveLinearProgram } from "../../../src/lp/simplex.js";
import { standardForm } from "../../../src/lp/standard.js";
import { verifyOutcome } from "../../../src/lp/verify.js";
import { warmStart } from "../../../src/lp/warm-start.js";
import { prepare } from "../../../src/tradeoff/prepare.js";
import { minima } from "../../../src/tradeoff/minima.js";
import { programAt } from "../../support/programs.js";
import { randomProblem } from "../../bench/families.js";

const r = (text: string): Rational => Rational.parse(text);
const kinds = ["total-variation", "wasserstein-1", "wasserstein-2-squared", "chebyshev", "kolmogorov-smirnov"] as const;

describe("loadHighsHint", () => {
  it.each(kinds)("leads to the same value as no suggestion at all (%s)", async (perception) => {
    const highs = await loadHighsHint();
    const problem = randomProblem({ size: 6, seed: 3, perception });
    const bounds = { distortion: minima(problem).distortion.times(r("9/8")), perception: r("1/10") };
    const program = programAt(problem, bounds);
    const suggested = solveLinearProgram(program, { warmStart: highs });
    const alone = solveLinearProgram(program);
    expect(verifyOutcome(program, suggested)).toBeUndefined();
    expect(suggested.status).toBe(alone.status);
    if (suggested.status === "optimal" && alone.status === "optimal") expect(suggested.value).toEqual(alone.value);
  });

  it("needs hardly a pivot of repair on a program of 2112 columns", async () => {
    const problem = randomProblem({ size: 45, seed: 1, perception: "total-variation" });
    await prepare(problem);
    const bounds = { distortion: minima(problem).distortion.times(r("5/4")), perception: r("1/20") };
    const program = programAt(problem, bounds);
    const outcome = solveLinearProgram(program, { warmStart });
    expect(outcome.status).toBe("optimal");
    expect(outcome.pivots).toBeLessThan(50);
  });

  it("gives only valid columns, or nothing, on data beyond the range of doubles", async () => {
    const highs = await loadHighsHint();
    const program = linearProgram(
      [
        { name: "a", relation: ">=", bound: r("1e400") },
        { name: "b", relation: "=", bound: r("1e-400") },
      ],
      [
        { name: "x", cost: r("1e350"), coefficients: { a: r("1e390"), b: r("1e-350") } },
        { name: "y", cost: r("1"), coefficients: { a: r("1"), b: r("-1e-380") } },
      ],
    );
    const form = standardForm(program);
    for (const column of highs(form) ?? []) expect(column >= 0 && column < form.columns.length).toBe(true);
    const outcome = solveLinearProgram(program, { warmStart: highs });
    expect(verifyOutcome(program, outcome)).toBeUndefined();
  });

  it("has nothing to say about a program without rows or columns", async () => {
    const highs = await loadHighsHint();
    expect(highs(standardForm(linearProgram([], [])))).toBeUndefined();
  });
});
