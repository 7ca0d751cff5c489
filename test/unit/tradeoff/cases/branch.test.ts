/** Problems of several cases in the gallery, by hand, and twelve letters against another way to the same number. */
import { describe, expect, it } from "vitest";
import { Rational } from "../../../../src/exact/rational.js";
import { finish, type Steps } from "../../../../src/exact/steps.js";
import { galleryProblem } from "../../../../src/format/gallery/index.js";
import { check } from "../../../../src/kernel/index.js";
import { Case } from "../../../../src/model/case.js";
import type { Problem } from "../../../../src/model/problem.js";
import { branch, type BranchProgress } from "../../../../src/tradeoff/cases/branch.js";
import { routeOf } from "../../../../src/tradeoff/route/route.js";
import { certificate, solve, type Point } from "../../../../src/tradeoff/solve.js";
import { compositeProblem } from "../../../support/composite.js";
import { gauge } from "../../../support/gauge.js";

const named = (name: string): Problem => compositeProblem(galleryProblem(name));

function valueAt(problem: Problem, distortion: string, perception: string): string {
  const point = solve(problem, { distortion, perception });
  return point.status === "optimal" ? point.errorRate.toString() : "infinite";
}

describe("the gallery, by hand", () => {
  it("missed-alarm: flat up to P = 1/10, then falling: not convex", () => {
    const problem = named("missed-alarm");
    expect(["0", "1/20", "1/10", "1/8", "4/25", "1"].map((P) => valueAt(problem, "inf", P))).toEqual([
      "1/5",
      "1/5",
      "1/5",
      "11/60",
      "4/25",
      "4/25",
    ]);
  });

  it("unsquared-wasserstein: 4/15 − 2P²/3 up to P = 2/5", () => {
    const problem = named("unsquared-wasserstein");
    expect(["0", "1/10", "1/5", "2/5", "1"].map((P) => valueAt(problem, "inf", P))).toEqual([
      "4/15",
      "13/50",
      "6/25",
      "4/25",
      "4/25",
    ]);
    const point = solve(problem, { distortion: "inf", perception: "1/5" });
    // The slope of 4/15 − 2P²/3 at 1/5.
    expect(point.status === "optimal" && point.multipliers.perception).toEqual(Rational.parse("4/15"));
  });

  it("lesser-divergence: total variation first, the transport from 1/20 + … on", () => {
    const problem = named("lesser-divergence");
    const parts = ["0", "1/20", "29/500"].map((perception) => {
      const point = solve(problem, { distortion: "inf", perception });
      return point.status === "optimal" ? [point.errorRate.toString(), point.part] : [];
    });
    expect(parts).toEqual([
      ["4/15", 0],
      ["7/30", 0],
      ["4/25", 1],
    ]);
  });
});

describe("twelve restored letters", () => {
  it("as fast as a handful of linear programs, and as good as the best of all labelings by threshold", () => {
    const problem = named("twelve-levels");
    const bounds = { distortion: Rational.parse("23/10"), perception: Rational.parse("1/50") };
    const point = solve(problem, bounds);
    if (point.status !== "optimal") throw new Error("feasible");
    expect(point.errorRate.toString()).toBe("61/145");
    expect(point.nodes).toBeLessThan(100);
    expect(check(certificate(point))).toMatchObject({ status: "accepted" });
    // All labelings by one interval: none is better, and one of them is as good.
    const values: Rational[] = [];
    for (let from = 0; from <= 12; from++) {
      for (let to = from; to <= 12; to++) {
        const labeling = problem.restored.letters.map((_, j) => (j >= from && j < to ? 1 : 0));
        const one = routeOf(new Case(problem, labeling, 0)).solve(bounds);
        if (one.status === "optimal") values.push(one.errorRate);
      }
    }
    expect(values.every((one) => point.errorRate.atMost(one))).toBe(true);
    expect(values.some((one) => one.equals(point.errorRate))).toBe(true);
  });

  it("where hundreds of linear programs are needed the bounds close in, and the certificate proves the value", () => {
    const problem = compositeProblem(gauge());
    let lower = Rational.zero;
    let seen = 0;
    const watched = function* (): Steps<BranchProgress, Point> {
      const steps = branch(problem, { distortion: "inf", perception: Rational.zero });
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done === true) return step.value;
        const { lower: next, upper } = step.value;
        if (next !== undefined) {
          expect(lower.atMost(next)).toBe(true);
          if (upper !== undefined) expect(next.atMost(upper)).toBe(true);
          lower = next;
          seen++;
        }
        yield step.value;
      }
    };
    const point = finish(watched());
    if (point.status !== "optimal") throw new Error("feasible");
    expect(seen).toBeGreaterThan(100);
    expect(check(certificate(point))).toMatchObject({ status: "accepted" });
    expect(point.errorRate.toString()).toBe("253/750");
    expect(point.nodes).toBeGreaterThan(100);
  });
});
