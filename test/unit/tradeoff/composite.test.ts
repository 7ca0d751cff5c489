/** Composite problems of the gallery by hand, and twelve letters against another way to the same number. */
import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/exact/errors.js";
import { Rational } from "../../../src/exact/rational.js";
import { Root } from "../../../src/exact/root.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { readProblem } from "../../../src/format/problem.js";
import {
  Family,
  FamilyRun,
  certificate,
  check,
  surface,
  convexSurfaceCertificate,
  familyClaims,
  isCompositePoint,
  mergeRecords,
  readRecord,
  recordText,
  solve,
  table,
  wholePart,
} from "../../../src/index.js";
import { caseProblem, isComposite } from "../../../src/model/problem.js";
import type { Problem } from "../../../src/model/problem.js";
import { compositeProblem } from "../../support/composite.js";
import { gauge } from "../../support/gauge.js";
import { anyPointData, anyPointText } from "../../../src/report/composite.js";
import { minima } from "../../../src/tradeoff/minima.js";
import { CompositeSolver, certificate, solve } from "../../../src/tradeoff/solve.js";
import { solve as solveLinear } from "../../../src/tradeoff/solve.js";

const named = (name: string): Problem => compositeProblem(galleryProblem(name));

function valueAt(problem: Problem, distortion: string, perception: string): string {
  const point = solve(problem, { distortion, perception });
  return point.status === "optimal" ? point.errorRate.toString() : "infinite";
}

describe("the gallery, by hand", () => {
  it("missed-alarm: flat up to P = 1/10, then falling: not convex", () => {
    const problem = named("missed-alarm");
    expect(["0", "1/20", "1/10", "1/8", "4/25", "1"].map((P) => valueAt(problem, "inf", P))).toEqual(["1/5", "1/5", "1/5", "11/60", "4/25", "4/25"]);
  });

  it("unsquared-wasserstein: 4/15 − 2P²/3 up to P = 2/5", () => {
    const problem = named("unsquared-wasserstein");
    expect(["0", "1/10", "1/5", "2/5", "1"].map((P) => valueAt(problem, "inf", P))).toEqual(["4/15", "13/50", "6/25", "4/25", "4/25"]);
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
    expect(parts).toEqual([["4/15", 0], ["7/30", 0], ["4/25", 1]]);
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
        const one = solveLinear(caseProblem(problem, labeling, 0), bounds);
        if (one.status === "optimal") values.push(one.errorRate);
      }
    }
    expect(values.every((one) => point.errorRate.atMost(one))).toBe(true);
    expect(values.some((one) => one.equals(point.errorRate))).toBe(true);
  });

  it("where hundreds of linear programs are needed the bounds close in, and the certificate proves the value", () => {
    const problem = compositeProblem(gauge());
    const solver = new CompositeSolver(problem, { distortion: "inf", perception: Rational.zero });
    let lower = Rational.zero;
    while (solver.step()) {
      const { lower: next, upper } = solver.progress;
      if (next === undefined) continue;
      expect(lower.atMost(next)).toBe(true);
      if (upper !== undefined) expect(next.atMost(upper)).toBe(true);
      lower = next;
    }
    const point = solver.point();
    if (point.status !== "optimal") throw new Error("feasible");
    expect(check(certificate(point))).toMatchObject({ status: "accepted" });
    expect(point.errorRate.toString()).toBe("253/750");
    expect(point.nodes).toBeGreaterThan(100);
  });
});

describe("the library", () => {
  it("solves either kind and certifies it, as data and as text", () => {
    for (const [name, D, P] of [["binary-denoising", "3/20", "1/100"], ["missed-alarm", "inf", "1/20"], ["unsquared-wasserstein", "4/25", "0"]] as const) {
      const problem = readProblem(JSON.stringify(galleryProblem(name)));
      const point = solve(problem, { distortion: D, perception: P });
      expect(isCompositePoint(point)).toBe(isComposite(problem));
      expect(check(certificate(point))).toMatchObject({ status: "accepted" });
      expect(check(JSON.stringify(certificate(point)))).toMatchObject({ status: "accepted" });
    }
    expect(table(named("missed-alarm"), { distortion: "inf", perception: "0,4/25" }).cells.flat()).toMatchObject([{ errorRate: Rational.parse("1/5") }, { errorRate: Rational.parse("4/25") }]);
  });

  it("a root bounds the unsquared Wasserstein-2 and nothing else; no certificate states one", () => {
    const root = Root.of(Rational.parse("1/50"));
    const bounds = { distortion: "inf", perception: root } as const;
    const point = solve(named("unsquared-wasserstein"), bounds);
    expect(point).toMatchObject({ status: "optimal", errorRate: Rational.parse("19/75") });
    // 4P/3 at P = √(1/50).
    expect(point.status === "optimal" && String(point.multipliers.perception)).toBe("sqrt(8/225)");
    expect(anyPointData(point)).toMatchObject({ bounds: { perception: "sqrt(1/50)" } });
    expect(anyPointText(point, 4)).toContain("C(∞, sqrt(1/50)) = 19/75");
    expect(() => certificate(point)).toThrow(InputError);
    expect(() => solve(named("lesser-divergence"), bounds)).toThrow(InputError);
  });

  it("certifies a surface on which Theorem 1 holds, and keeps records of families", () => {
    const one = compositeProblem({ ...galleryProblem("missed-alarm"), restored: { alphabet: ["1"] } });
    expect(check([...convexSurfaceCertificate(surface(one))].join(""))).toMatchObject({ status: "accepted" });
    const claim = familyClaims.find(({ name }) => name === "theorem-2")!;
    const run = new FamilyRun(claim, [wholePart(new Family({ classes: 2, inputs: 1, outputs: 2, denominator: 2n, sourceDenominator: 2n }))], { record: true });
    while (run.step()) {
      /* to the end */
    }
    const text = recordText({ claim, measures: claim.usual, parts: run.parts });
    expect(recordText(mergeRecords([{ name: "one", record: readRecord(text) }]))).toBe(text);
  });

  it("the least of everything", () => {
    const shown = (problem: Problem): string[] => Object.values(minima(problem)).map(String);
    expect(shown(named("missed-alarm"))).toEqual(["4/25", "0", "4/25"]);
    // One letter for two classes: it can be read as one of them only.
    expect(shown(compositeProblem({ ...galleryProblem("missed-alarm"), restored: { alphabet: ["1"] } }))).toEqual(["4/5", "4/5", "1/5"]);
    // All mass goes from 0 and 1 to 1/2: W₂² = 1/4; to 2: 4/5·4 + 1/5·1.
    expect(shown(compositeProblem({ ...galleryProblem("unsquared-wasserstein"), restored: { alphabet: ["1/2", "2"] } }))[1]).toBe("1/2");
    expect(shown(compositeProblem({ ...galleryProblem("unsquared-wasserstein"), restored: { alphabet: ["2"] }, classifier: ["calm"] }))[1]).toBe("sqrt(17/5)");
  });
});

describe("sheets that are equal on a segment only", () => {
  it("are told apart beside it", () => {
    // With one letter's class open, a plane of C is the mean of two planes of a sheet: below that sheet except where these two meet.
    const problem = compositeProblem({
      format: "exact-cdp/problem@1",
      name: "mean-of-planes",
      source: { alphabet: ["0", "1"], classNames: ["1", "2"], counts: [["0", "2"], ["1", "0"]] },
      channel: { outputs: ["0", "1"], matrix: [["0", "1"], ["1", "0"]] },
      classifier: "retrained",
      distortion: { matrix: [["1", "0"], ["1/3", "0"]] },
      perception: "total-variation",
    });
    const surface = surface(problem);
    expect(surface.sheets.map(({ labeling }) => labeling)).toEqual([[0, 0], [0, 1], [1, 0]]);
    for (const [D, P] of [["4/27", "1/9"], ["1/9", "1/9"], ["1/6", "1/12"], ["1/5", "0"], ["0", "1/3"]] as const) {
      expect(surface.at({ distortion: D, perception: P }).toString()).toBe(valueAt(problem, D, P));
    }
  });
});
