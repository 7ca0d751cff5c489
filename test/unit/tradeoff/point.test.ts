/** One point: values by hand, evidence as data, bounds of every form. */
import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { problemFromData } from "../../../src/format/problem.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problem } from "../../../src/model/problem.js";
import { solveLinearProgram } from "../../../src/lp/simplex.js";
import { LinearPointSolver } from "../../../src/tradeoff/convex/linear.js";
import { bound, certificate, intercept, solve, type InfeasiblePoint, type OptimalPoint } from "../../../src/tradeoff/solve.js";
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
    expect(point.restorer.toArrays().map((row) => row.map(String))).toEqual([["1", "0"], ["7/87", "80/87"]]);
    expect(point.multipliers).toEqual({ distortion: Rational.zero, perception: Rational.parse("8/29") });
    expect(point.plane.multipliers).toEqual(point.multipliers);
    expect(intercept(binary, point.plane).toString()).toBe("311/1450");
    expect(point.achieved.perception.toString()).toBe("1/100");
    expect(point.achieved.distortion.atMost(Rational.parse("3/20"))).toBe(true);
    expect(point).not.toHaveProperty("coupling");
  });

  test("nothing at (11/100, 1/100): E[Δ] + 35/58·d ≥ 713/5800", () => {
    const point = infeasible({ distortion: "11/100", perception: "1/100" });
    expect(point.cut).toEqual({ distortion: Rational.one, perception: Rational.parse("35/58"), atLeast: Rational.parse("713/5800") });
    expect(intercept(binary, point.plane)).toEqual(point.cut.atLeast);
  });

  test("below the least distortion, below zero, and without bounds", () => {
    expect(infeasible({ distortion: "0", perception: "inf" }).cut).toEqual({ distortion: Rational.one, perception: Rational.zero, atLeast: Rational.parse("1/10") });
    expect(infeasible({ distortion: "inf", perception: "-1" }).cut).toEqual({ distortion: Rational.zero, perception: Rational.one, atLeast: Rational.zero });
    expect(infeasible({ distortion: -1, perception: -1 }).status).toBe("infeasible");
    expect(optimal({ distortion: "inf", perception: "inf" })).toMatchObject({ multipliers: { distortion: Rational.zero, perception: Rational.zero } });
  });

  test("bounds are kept as they were meant", () => {
    const { bounds } = optimal({ distortion: 1n, perception: { s: 1n, n: 1n, d: 2n } });
    expect(bounds).toEqual({ distortion: Rational.one, perception: Rational.parse("1/2") });
    expect(optimal({ distortion: "inf", perception: 1 }).bounds).toEqual({ distortion: "inf", perception: Rational.one });
  });
});

describe("other forms of evidence", () => {
  test("an output of mass zero is restored to the first letter, with potential zero", () => {
    const point = optimal({ distortion: "inf", perception: "inf" }, problem(base));
    expect(point.restorer.row(2).toArray().map(String)).toEqual(["1", "0"]);
    expect(point.plane.rows[2]?.toString()).toBe("0");
  });

  test("a transport matrix comes with its coupling, unless there is no bound", () => {
    const given = problem({ ...base, perception: { transport: rows("0 1 | 2 0") } });
    expect(optimal({ distortion: "inf", perception: 2 }, given).coupling).toMatchObject({ rows: 2, columns: 2 });
    expect(optimal({ distortion: "inf", perception: "inf" }, given)).not.toHaveProperty("coupling");
  });

  test("the cut has the form of its kind, also where it proves nothing", () => {
    const cutOf = (perception: typeof base.perception): unknown => optimal({ distortion: "inf", perception: "inf" }, problem({ ...base, perception })).plane.cut;
    const zeros = (count: number): Rational[] => Array.from({ length: count }, () => Rational.zero);
    expect(cutOf("total-variation")).toEqual({ kind: "transport", source: zeros(2), restored: zeros(2) });
    expect(cutOf("chebyshev")).toEqual({ kind: "witnesses", weights: zeros(6) });
    expect(cutOf("kolmogorov-smirnov")).toEqual({ kind: "witnesses", weights: zeros(4) });
  });

  test("a cut of witnesses says nothing of a transport problem", () => {
    const { plane } = optimal({ distortion: "inf", perception: "inf" }, problem({ ...base, perception: "chebyshev" }));
    expect(() => intercept(binary, plane)).toThrow(RangeError);
  });

  test("certificates are for the point's own problem, bounds and value", () => {
    expect(certificate(optimal({ distortion: "3/20", perception: "inf" })).statement).toMatchObject({ kind: "value", bounds: { distortion: "3/20", perception: "inf" } });
    expect(certificate(infeasible({ distortion: "1/1000", perception: "0" })).statement).toEqual({ kind: "infeasible", bounds: { distortion: "1/1000", perception: "0" } });
  });
});

describe("LinearPointSolver", () => {
  test("asks for a hint once per pattern of bounds, then starts from its last basis", () => {
    let asked = 0;
    const solver = new LinearPointSolver(binary, () => {
      asked++;
      return undefined;
    });
    const half = Rational.parse("1/2");
    for (const perception of ["1/100", "1/50", "1/10"]) solver.solve({ distortion: half, perception: Rational.parse(perception) });
    expect(asked).toBe(1);
    solver.solve({ distortion: "inf", perception: half });
    expect(asked).toBe(2);
    solver.solve({ distortion: half, perception: "inf" });
    solver.solve({ distortion: "inf", perception: "inf" });
    solver.solve({ distortion: "inf", perception: Rational.zero });
    expect(asked).toBe(4);
  });

  test("a start goes before a hint", () => {
    const program = { rows: [], columns: [{ name: "x", cost: 1n, lower: Rational.zero, upper: Rational.one, rows: [], values: [] }], costDenominator: 1n };
    const hint = (): never => {
      throw new Error("asked");
    };
    expect(solveLinearProgram(program, { start: [], hint })).toMatchObject({ status: "optimal" });
    expect(() => solveLinearProgram(program, { hint })).toThrow("asked");
  });
});

describe("bounds", () => {
  test.each([
    ["1/2", "1/2"],
    ["0.25", "1/4"],
    [3, "3"],
    ["inf", "inf"],
    ["-0", "0"],
  ])("%j", (given, expected) => {
    expect(String(bound(given, "--distortion"))).toBe(expected);
  });

  test.each([["x"], ["infinity"], [Infinity], [0.1], [NaN], [null], [undefined], [{}]])("%j is refused", (given) => {
    const found = refusal(() => bound(given as never, "--distortion"));
    expect(found).toMatchObject({ code: "not-a-rational", path: "--distortion" });
    expect(found.message).toMatch(/^--distortion: expected a number such as "1\/10", or "inf", found /);
  });

  test("a number that is too large keeps its own error", () => {
    expect(refusal(() => bound("1e99999", "distortion"))).toMatchObject({ code: "too-large" });
    expect(refusal(() => solve(binary, { distortion: "x", perception: "0" })).path).toBe("distortion");
    expect(refusal(() => solve(binary, { distortion: "0", perception: "x" })).path).toBe("perception");
  });
});
