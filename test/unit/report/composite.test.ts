/** Points of composite problems for people: what stands side by side agrees. */
import { expect, it } from "vitest";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFromData } from "../../../src/format/problem.js";
import { isComposite } from "../../../src/model/problem.js";
import type { Problem } from "../../../src/model/problem.js";
import { anyPointText } from "../../../src/report/composite.js";
import { solve } from "../../../src/tradeoff/solve.js";

function ofMinimum(minimum: readonly unknown[]): Problem {
  const problem = problemFromData({ ...galleryProblem("lesser-divergence"), perception: { minimum } });
  if (!isComposite(problem)) throw new TypeError("a minimum is composite");
  return problem;
}

const text = (problem: Problem, distortion: string, perception: string): string => anyPointText(solve(problem, { distortion, perception }), 4);

it("a minimum says what each of its divergences is, where the one of the proof is not the least at the restorer", () => {
  const problem = ofMinimum([{ transport: [["1/10", "1/4"], ["1/4", "1/10"]] }, "total-variation"]);
  const lines = text(problem, "1/5", "1/5").split("\n");
  expect(lines.slice(1, 3)).toEqual(["  divergence   number 1 of the minimum, total variation: 4/25", "  achieved     distortion 4/25, perception 31/250 (the least: number 0, transport cost)"]);
  const same = text(problem, "4/25", "3/20").split("\n");
  expect(same.slice(1, 3)).toEqual(["  divergence   number 0 of the minimum, transport cost: 31/250", "  achieved     distortion 4/25, perception 31/250"]);
});

it("why nothing is feasible: a reason per divergence, or one that has nothing to do with divergences", () => {
  const problem = ofMinimum(["total-variation", "wasserstein-2"]);
  expect(text(problem, "1/10", "1/10")).toBe(`C(1/10, 1/10) = ∞: no restorer meets both bounds
  because      distortion ≥ 4/25 ≈0.1600 for every restorer,
               but the bounds allow only 1/10 ≈0.1000`);
  expect(text(problem, "4/25", "0")).toBe(`C(4/25, 0) = ∞: no restorer meets both bounds
  because      distortion + 2/3·divergence 0 ≥ 4/15 ≈0.2667 for every restorer (divergence 0: total variation),
               but the bounds allow only 4/25 ≈0.1600
  and          distortion + 2/3·divergence 1² ≥ 4/15 ≈0.2667 for every restorer (divergence 1: Wasserstein-2),
               but the bounds allow only 4/25 ≈0.1600`);
});
