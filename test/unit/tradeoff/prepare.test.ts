/** How large the linear programs of a problem are, and what is loaded for them. */
import { expect, it } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { loadHighsHint } from "../../../src/lp/highs-hint.js";
import { standardForm } from "../../../src/lp/standard.js";
import { warmStartFrom } from "../../../src/lp/warm-start.js";
import { hasPrograms, prepare, programColumns } from "../../../src/tradeoff/prepare.js";
import { randomProblem } from "../../bench/families.js";
import { programAt } from "../../support/programs.js";

it("a problem says how many columns its programs have", () => {
  const columns = (size: number, perception: Parameters<typeof randomProblem>[0]["perception"]): number =>
    programColumns(randomProblem({ size, seed: 1, perception }));
  expect([columns(8, "total-variation"), columns(8, "chebyshev"), columns(8, "wasserstein-2-squared")]).toEqual([
    80, 80, 128,
  ]);
  expect(
    (["total-variation", "wasserstein-1", "chebyshev"] as const).map((perception) =>
      hasPrograms(randomProblem({ size: 3, seed: 1, perception })),
    ),
  ).toEqual([false, false, true]);
});

it("preparing a problem loads HiGHS where its programs are large", async () => {
  const form = standardForm(
    programAt(randomProblem({ size: 8, seed: 1, perception: "total-variation" }), {
      distortion: Rational.of(4n),
      perception: Rational.of(1n, 20n),
    }),
  );
  await prepare(randomProblem({ size: 32, seed: 1, perception: "total-variation" }));
  expect(warmStartFrom(1)(form)).toEqual((await loadHighsHint())(form));
});
