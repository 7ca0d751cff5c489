/** One point as text and as JSON: exact strings. */
import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { Root } from "../../../src/exact/root.js";
import { RationalMatrix } from "../../../src/exact/vector.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFromData } from "../../../src/format/problem.js";
import { problem, type Problem } from "../../../src/model/problem.js";
import { Notation } from "../../../src/report/notation.js";
import { pointData, pointText, problemText } from "../../../src/report/point.js";
import { minima } from "../../../src/tradeoff/minima.js";
import { solve, type OptimalPoint } from "../../../src/tradeoff/solve.js";
import { compositeProblem } from "../../support/composite.js";
import { base, r } from "../model/definition.js";

const binary = problemFromData(galleryProblem("binary-denoising"));
const value = solve(binary, { distortion: "3/20", perception: "1/100" });
const none = solve(binary, { distortion: "11/100", perception: "1/100" });

describe("text", () => {
  test("a value: what is achieved, the multipliers, the restorer", () => {
    expect(pointText(value, new Notation({ decimals: 6 }))).toBe(
      String.raw`C(3/20, 1/100) = 307/1450 ≈0.211724
  achieved     distortion 339/2900 ≈0.116897, perception 1/100 ≈0.010000
  multipliers  distortion 0, perception 8/29 ≈0.275862
  restorer     y \ x̂  0     1
               0      1     0
               1      7/87  80/87`,
    );
  });

  test("nothing feasible: the reason", () => {
    expect(pointText(none, new Notation({ decimals: 4 }))).toBe(
      `C(11/100, 1/100) = ∞: no restorer meets both bounds
  because      distortion + 35/58·perception ≥ 713/5800 ≈0.1229 for every restorer,
               but the bounds allow only 673/5800 ≈0.1160`,
    );
  });

  test("a reason about one bound alone does not speak of the other", () => {
    expect(pointText(solve(binary, { distortion: "0", perception: "inf" }), new Notation({ decimals: 2 }))).toBe(
      `C(0, ∞) = ∞: no restorer meets both bounds
  because      distortion ≥ 1/10 ≈0.10 for every restorer,
               but the bounds allow only 0`,
    );
    expect(pointText(solve(binary, { distortion: "inf", perception: "-1/3" }), new Notation({ decimals: 1 }))).toBe(
      `C(∞, -1/3) = ∞: no restorer meets both bounds
  because      perception ≥ 0 for every restorer,
               but the bounds allow only -1/3 ≈-0.3`,
    );
  });

  test("without bounds", () => {
    expect(
      pointText(solve(binary, { distortion: "inf", perception: "inf" }), new Notation({ decimals: 3 })).split("\n")[0],
    ).toBe("C(∞, ∞) = 51/250 ≈0.204");
  });

  test("columns are as wide as what they show, whatever the letters", () => {
    const point: OptimalPoint = {
      ...(solve(problem({ ...base, channel: { ...base.channel, outputs: ["x̂", "a\nb", "long name"] } }), {
        distortion: "inf",
        perception: "inf",
      }) as OptimalPoint),
      restorer: RationalMatrix.from(
        [
          ["1", "0"],
          ["1/3", "2/3"],
          ["0", "1"],
        ].map((row) => row.map((text) => r(text))),
      ),
    };
    expect(
      pointText(point, new Notation({ decimals: 1 }))
        .split("\n")
        .slice(3),
    ).toEqual([
      String.raw`  restorer     y \ x̂      1    2`,
      "               x̂          1    0",
      "               a\\nb       1/3  2/3",
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
    expect(
      pointText(solve(wide, { distortion: "inf", perception: "inf" }), new Notation({ decimals: 2 }))
        .split("\n")
        .at(-1),
    ).toBe("  restorer     Q(x̂|y), 1 × 13 (in full with --json or --certificate)");
  });
});

test("the problem and its minima", () => {
  expect(problemText(binary, minima(binary), new Notation({ decimals: 4 })))
    .toBe(`binary-denoising: 2 classes, |X| = 2, |Y| = 2, |X̂| = 2, total variation
  least distortion    1/10 ≈0.1000
  least perception    0
  least error rate    51/250 ≈0.2040`);
  const named = problem({ ...base, name: "two\nlines\u001b[31m" });
  expect(problemText(named, minima(named), new Notation({ decimals: 1 })).split("\n")).toHaveLength(4);
  expect(problemText(named, minima(named), new Notation({ decimals: 1 }))).not.toContain("\u001b");
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
      restorer: [
        ["1", "0"],
        ["7/87", "80/87"],
      ],
    });
  });

  test("nothing feasible", () => {
    expect(JSON.parse(JSON.stringify(pointData(none)))).toEqual({
      problem: "binary-denoising",
      bounds: { distortion: "11/100", perception: "1/100" },
      status: "infeasible",
      cut: { distortion: "1", perception: "35/58", atLeast: "713/5800" },
    });
    expect(JSON.parse(JSON.stringify(pointData(solve(binary, { distortion: "inf", perception: -1 }))))).toMatchObject({
      bounds: { distortion: "inf", perception: "-1" },
    });
  });
});

describe("of several cases", () => {
  const ofMinimum = (minimum: readonly unknown[]): Problem =>
    compositeProblem({ ...galleryProblem("lesser-divergence"), perception: { minimum } });
  const text = (problem: Problem, distortion: string, perception: string): string =>
    pointText(solve(problem, { distortion, perception }), new Notation({ decimals: 4 }));

  test("a minimum says what each of its divergences is, where the one of the proof is not the least at the restorer", () => {
    const problem = ofMinimum([
      {
        transport: [
          ["1/10", "1/4"],
          ["1/4", "1/10"],
        ],
      },
      "total-variation",
    ]);
    const lines = text(problem, "1/5", "1/5").split("\n");
    expect(lines.slice(1, 3)).toEqual([
      "  divergence   number 1 of the minimum, total variation: 4/25 ≈0.1600",
      "  achieved     distortion 4/25 ≈0.1600, perception 31/250 ≈0.1240 (the least: number 0, transport cost)",
    ]);
    const same = text(problem, "4/25", "3/20").split("\n");
    expect(same.slice(1, 3)).toEqual([
      "  divergence   number 0 of the minimum, transport cost: 31/250 ≈0.1240",
      "  achieved     distortion 4/25 ≈0.1600, perception 31/250 ≈0.1240",
    ]);
  });

  test("why nothing is feasible: a reason per divergence, or one that has nothing to do with divergences", () => {
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

  test("a bound that is a root is printed as it is, for people and for programs", () => {
    const point = solve(compositeProblem(galleryProblem("unsquared-wasserstein")), {
      distortion: "inf",
      perception: Root.of(Rational.parse("1/50")),
    });
    expect(JSON.parse(JSON.stringify(pointData(point)))).toMatchObject({ bounds: { perception: "sqrt(1/50)" } });
    expect(pointText(point, new Notation({ decimals: 4 }))).toContain("C(∞, sqrt(1/50)) = 19/75");
  });
});
