/** One point as text and as JSON: exact strings. */
import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { RationalMatrix } from "../../../src/exact/vector.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFromData } from "../../../src/format/problem.js";
import { problem } from "../../../src/model/problem.js";
import { pointData, pointText, problemText, valueText } from "../../../src/report/point.js";
import { minima } from "../../../src/tradeoff/minima.js";
import { solve, type OptimalPoint } from "../../../src/tradeoff/solve.js";
import { base, r } from "../model/definition.js";

const binary = problemFromData(galleryProblem("binary-denoising"));
const value = solve(binary, { distortion: "3/20", perception: "1/100" });
const none = solve(binary, { distortion: "11/100", perception: "1/100" });

describe("text", () => {
  test("a value: what is achieved, the multipliers, the restorer", () => {
    expect(pointText(value, 6)).toBe(
      String.raw`C(3/20, 1/100) = 307/1450 ≈0.211724
  achieved     distortion 339/2900, perception 1/100
  multipliers  distortion 0, perception 8/29
  restorer     y \ x̂  0     1
               0      1     0
               1      7/87  80/87`,
    );
  });

  test("nothing feasible: the reason", () => {
    expect(pointText(none, 4)).toBe(
      `C(11/100, 1/100) = ∞: no restorer meets both bounds
  because      distortion + 35/58·perception ≥ 713/5800 ≈0.1229 for every restorer,
               but the bounds allow only 673/5800 ≈0.1160`,
    );
  });

  test("a reason about one bound alone does not speak of the other", () => {
    expect(pointText(solve(binary, { distortion: "0", perception: "inf" }), 2)).toBe(
      `C(0, ∞) = ∞: no restorer meets both bounds
  because      distortion ≥ 1/10 ≈0.10 for every restorer,
               but the bounds allow only 0`,
    );
    expect(pointText(solve(binary, { distortion: "inf", perception: "-1/3" }), 1)).toBe(
      `C(∞, -1/3) = ∞: no restorer meets both bounds
  because      perception ≥ 0 for every restorer,
               but the bounds allow only -1/3 ≈-0.3`,
    );
  });

  test("without bounds", () => {
    expect(pointText(solve(binary, { distortion: "inf", perception: "inf" }), 3).split("\n")[0]).toBe("C(∞, ∞) = 51/250 ≈0.204");
  });

  test("columns are as wide as what they show, whatever the letters", () => {
    const point: OptimalPoint = {
      ...(solve(problem({ ...base, channel: { ...base.channel, outputs: ["x̂", "a\nb", "long name"] } }), { distortion: "inf", perception: "inf" }) as OptimalPoint),
      restorer: RationalMatrix.from([["1", "0"], ["1/3", "2/3"], ["0", "1"]].map((row) => row.map((text) => r(text)))),
    };
    expect(pointText(point, 1).split("\n").slice(3)).toEqual([
      String.raw`  restorer     y \ x̂      1    2`,
      "               x̂          1    0",
      "               a b        1/3  2/3",
      "               long name  0    1",
    ]);
  });

  test("a large restorer is shown by its shape", () => {
    const letters = Array.from({ length: 13 }, (_, i) => String(i));
    const counts = [letters.map(() => 1n), letters.map(() => 2n)];
    const wide = problem({
      name: "wide",
      source: { alphabet: letters, classNames: ["a", "b"], counts },
      channel: { outputs: ["y"], matrix: letters.map(() => [Rational.one]) },
      classifier: letters.map(() => "a"),
      distortion: "hamming",
      perception: "total-variation",
    });
    expect(pointText(solve(wide, { distortion: "inf", perception: "inf" }), 2).split("\n").at(-1)).toBe("  restorer     Q(x̂|y), 1 × 13 (in full with --json or --certificate)");
  });
});

describe("values", () => {
  test.each([
    ["1/3", 3, "1/3 ≈0.333"],
    ["-2/3", 0, "-2/3 ≈-1"],
    ["1/2", 6, "1/2 ≈0.500000"],
    ["7", 6, "7"],
    ["0", 6, "0"],
  ] as const)("%s with %i decimals", (text, decimals, expected) => {
    expect(valueText(r(text), decimals)).toBe(expected);
  });
});

test("the problem and its minima", () => {
  expect(problemText(binary, minima(binary), 4)).toBe(`binary-denoising: 2 classes, |X| = 2, |Y| = 2, |X̂| = 2, total variation
  least distortion    1/10 ≈0.1000
  least perception    0
  least error rate    51/250 ≈0.2040`);
  const named = problem({ ...base, name: "two\nlines\u001b[31m" });
  expect(problemText(named, minima(named), 1).split("\n")).toHaveLength(4);
  expect(problemText(named, minima(named), 1)).not.toContain("\u001b");
});

describe("JSON", () => {
  test("a value", () => {
    expect(JSON.parse(JSON.stringify(pointData(value)))).toEqual({
      problem: "binary-denoising",
      bounds: { distortion: "3/20", perception: "1/100" },
      status: "optimal",
      errorRate: "307/1450",
      multipliers: { distortion: "0", perception: "8/29" },
      achieved: { distortion: "339/2900", perception: "1/100" },
      restorer: [["1", "0"], ["7/87", "80/87"]],
    });
  });

  test("nothing feasible", () => {
    expect(JSON.parse(JSON.stringify(pointData(none)))).toEqual({
      problem: "binary-denoising",
      bounds: { distortion: "11/100", perception: "1/100" },
      status: "infeasible",
      cut: { distortion: "1", perception: "35/58", atLeast: "713/5800" },
    });
    expect(pointData(solve(binary, { distortion: "inf", perception: -1 }))).toMatchObject({ bounds: { distortion: "inf", perception: "-1" } });
  });
});
