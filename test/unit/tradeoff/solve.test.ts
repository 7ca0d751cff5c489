/** One point: values by hand, evidence as data, bounds of every form. */
import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { Root } from "../../../src/exact/root.js";
import { problemFromData } from "../../../src/format/problem.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problem } from "../../../src/model/problem.js";
import { convexCase } from "../../../src/model/case.js";
import { intercept } from "../../../src/tradeoff/convex/point.js";
import { certificate, solve, type InfeasiblePoint, type OptimalPoint } from "../../../src/tradeoff/solve.js";
import { compositeProblem } from "../../support/composite.js";
import { cutOf, planeOf } from "../../support/points.js";
import { base, refusal, rows } from "../model/definition.js";

const binary = problemFromData(galleryProblem("binary-denoising"));

function optimal(bounds: Parameters<typeof solve>[1], of = binary): OptimalPoint {
  const point = solve(of, bounds);
  if (point.status !== "optimal") throw new Error(point.status);
  return point;
}

function infeasible(bounds: Parameters<typeof solve>[1], of = binary): InfeasiblePoint {
  const point = solve(of, bounds);
  if (point.status !== "infeasible") throw new Error(point.status);
  return point;
}

describe("binary denoising", () => {
  test("C(3/20, 1/100) = 307/1450, by one restorer and one plane", () => {
    const point = optimal({ distortion: "3/20", perception: "1/100" });
    expect(point.errorRate.toString()).toBe("307/1450");
    expect(point.restorer.toArrays().map((row) => row.map(String))).toEqual([
      ["1", "0"],
      ["7/87", "80/87"],
    ]);
    expect(point.multipliers).toEqual({ distortion: Rational.zero, perception: Rational.parse("8/29") });
    expect(planeOf(point).multipliers).toEqual(point.multipliers);
    expect(intercept(convexCase(binary), planeOf(point)).toString()).toBe("311/1450");
    expect(point.achieved.perception.toString()).toBe("1/100");
    expect(point.achieved.distortion.atMost(Rational.parse("3/20"))).toBe(true);
    expect(point).not.toHaveProperty("coupling");
  });

  test("nothing at (11/100, 1/100): E[Δ] + 35/58·d ≥ 713/5800", () => {
    const point = infeasible({ distortion: "11/100", perception: "1/100" });
    expect(cutOf(point)).toEqual({
      distortion: Rational.one,
      perception: Rational.parse("35/58"),
      atLeast: Rational.parse("713/5800"),
    });
    expect(intercept(convexCase(binary), planeOf(point))).toEqual(cutOf(point).atLeast);
  });

  test("below the least distortion, below zero, and without bounds", () => {
    expect(cutOf(infeasible({ distortion: "0", perception: "inf" }))).toEqual({
      distortion: Rational.one,
      perception: Rational.zero,
      atLeast: Rational.parse("1/10"),
    });
    expect(cutOf(infeasible({ distortion: "inf", perception: "-1" }))).toEqual({
      distortion: Rational.zero,
      perception: Rational.one,
      atLeast: Rational.zero,
    });
    expect(infeasible({ distortion: -1, perception: -1 }).status).toBe("infeasible");
    expect(optimal({ distortion: "inf", perception: "inf" })).toMatchObject({
      multipliers: { distortion: Rational.zero, perception: Rational.zero },
    });
  });

  test("bounds are kept as they were meant", () => {
    const { bounds } = optimal({ distortion: 1n, perception: { s: 1n, n: 1n, d: 2n } });
    expect(bounds).toEqual({ distortion: Rational.one, perception: Rational.parse("1/2") });
    expect(optimal({ distortion: "inf", perception: 1 }).bounds).toEqual({
      distortion: "inf",
      perception: Rational.one,
    });
  });
});

describe("other forms of evidence", () => {
  test("an output of mass zero is restored to the first letter, with potential zero", () => {
    const point = optimal({ distortion: "inf", perception: "inf" }, problem(base));
    expect(point.restorer.row(2).toArray().map(String)).toEqual(["1", "0"]);
    expect(planeOf(point).rows[2]?.toString()).toBe("0");
  });

  test("a transport matrix comes with its coupling, unless there is no bound", () => {
    const given = problem({ ...base, perception: { transport: rows("0 1 | 2 0") } });
    expect(optimal({ distortion: "inf", perception: 2 }, given).coupling).toMatchObject({ rows: 2, columns: 2 });
    expect(optimal({ distortion: "inf", perception: "inf" }, given)).not.toHaveProperty("coupling");
  });

  test("the cut has the form of its kind, also where it proves nothing", () => {
    const planeCut = (perception: typeof base.perception): unknown =>
      planeOf(optimal({ distortion: "inf", perception: "inf" }, problem({ ...base, perception }))).cut;
    const zeros = (count: number): Rational[] => Array.from({ length: count }, () => Rational.zero);
    expect(planeCut("total-variation")).toEqual({ kind: "transport", source: zeros(2), restored: zeros(2) });
    expect(planeCut("chebyshev")).toEqual({ kind: "witnesses", weights: zeros(6) });
    expect(planeCut("kolmogorov-smirnov")).toEqual({ kind: "witnesses", weights: zeros(4) });
  });

  test("a cut of witnesses says nothing of a transport problem", () => {
    const plane = planeOf(
      optimal({ distortion: "inf", perception: "inf" }, problem({ ...base, perception: "chebyshev" })),
    );
    expect(() => intercept(convexCase(binary), plane)).toThrow(RangeError);
  });

  test("certificates are for the point's own problem, bounds and value", () => {
    expect(certificate(optimal({ distortion: "3/20", perception: "inf" })).statement).toMatchObject({
      kind: "value",
      bounds: { distortion: "3/20", perception: "inf" },
    });
    expect(certificate(infeasible({ distortion: "1/1000", perception: "0" })).statement).toEqual({
      kind: "infeasible",
      bounds: { distortion: "1/1000", perception: "0" },
    });
  });
});

describe("bounds that are none", () => {
  test("are named", () => {
    expect(refusal(() => solve(binary, { distortion: "x", perception: "0" })).path).toBe("distortion");
    expect(refusal(() => solve(binary, { distortion: "0", perception: "x" })).path).toBe("perception");
  });
});

test("a root bounds the unsquared Wasserstein-2 and nothing else; no certificate states one", () => {
  const root = Root.of(Rational.parse("1/50"));
  const bounds = { distortion: "inf", perception: root } as const;
  const point = solve(compositeProblem(galleryProblem("unsquared-wasserstein")), bounds);
  expect(point).toMatchObject({ status: "optimal", errorRate: Rational.parse("19/75") });
  // 4P/3 at P = √(1/50).
  expect(point.status === "optimal" && String(point.multipliers.perception)).toBe("sqrt(8/225)");
  expect(refusal(() => certificate(point))).toMatchObject({ code: "not-a-rational", path: "perception" });
  for (const other of ["lesser-divergence", "binary-denoising"]) {
    expect(refusal(() => solve(problemFromData(galleryProblem(other)), bounds))).toMatchObject({
      code: "not-a-rational",
      path: "perception",
    });
  }
});
