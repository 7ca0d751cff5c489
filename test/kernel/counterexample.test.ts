/** C is not convex: every condition of the certificate violated once, and every single change. */
import { describe, expect, it } from "vitest";
import type { Rational } from "../../src/exact/rational.js";
import { check } from "../../src/kernel/index.js";
import type { CounterexampleStatement } from "../../src/kernel/counterexample.js";
import { isConvex } from "../../src/model/case.js";
import { theorem1 } from "../../src/theorem/theorem-1.js";
import { solve } from "../../src/tradeoff/solve.js";
import { surface } from "../../src/tradeoff/surface.js";
import type { Problem } from "../../src/model/problem.js";
import { compositeProblem } from "../support/composite.js";
import { type Data, asRejected, changed } from "./certificates.js";
import { refuted } from "./composite-problems.js";
import { mutants } from "./mutants.js";

const composite = compositeProblem(refuted);
const verdict = theorem1(surface(composite));
if (verdict.verdict !== "refuted") throw new Error("refuted");
const start = JSON.parse(JSON.stringify(verdict.certificate())) as Data;
const claimed = start["statement"] as Data;

function valueAt(problem: Problem, distortion: Rational, perception: Rational): string {
  if (isConvex(problem)) return String(surface(problem).at({ distortion, perception })).replace("infinite", "inf");
  const point = solve(problem, { distortion, perception });
  return point.status === "optimal" ? point.errorRate.toString() : "inf";
}

describe("counterexample", () => {
  it("is accepted", () => {
    expect(check(start)).toMatchObject({ status: "accepted" });
  });

  it.each<[string, unknown, string, RegExp]>([
    ["statement.conjecture", "theorem-2", "$.statement.conjecture", /"theorem-1"/],
    ["statement.points", [], "$.statement.points", /left, middle, right/],
    ["statement.weight", "0", "$.evidence", /a weight between 0 and 1/],
    ["statement.weight", "1", "$.evidence", /a weight between 0 and 1/],
    ["statement.weight", "1/3", "$.evidence", /a middle point with /],
    ["statement.points.0.errorRate", "inf", "$.evidence", /ends at which something is feasible/],
    ["statement.points.1.errorRate", "inf", "$.evidence", /the violation "inf"/],
    ["statement.points.1.errorRate", "0", "$.evidence", /the violation /],
    ["statement.violation", "inf", "$.evidence", /the violation /],
    ["statement.violation", "1/7", "$.evidence", /the violation /],
    ["evidence.points", [], "$.evidence.points", /the evidence of each value/],
    ["evidence.points.1", (start["evidence"] as Data)["points"][0], "$.evidence.points[1]", /expected /],
    ["evidence.points.2", (start["evidence"] as Data)["points"][1], "$.evidence.points[2]", /expected /],
  ])("%s as %j", (place, value, where, reason) => {
    const rejected = asRejected(check(changed(start, place, value)));
    expect(rejected.where.startsWith(where)).toBe(true);
    expect(rejected.reason).toMatch(reason);
  });

  it("a violation of 0 is none, even if its arithmetic is right", () => {
    const [left] = claimed["points"];
    const flat = { ...claimed, points: [left, left, left], violation: "0" };
    expect(asRejected(check({ ...start, statement: flat })).reason).toContain("a violation > 0");
  });

  it("with any one thing changed: rejected, or true", () => {
    let accepted = 0;
    for (const { what, certificate, problem } of mutants(start)) {
      const found = check(certificate);
      if (found.status === "rejected") continue;
      accepted++;
      if (problem === undefined) throw new Error(`${what}: accepted, and the problem is none`);
      for (const { distortion, perception, errorRate } of (found.statement as CounterexampleStatement).points) {
        expect(valueAt(problem, distortion, perception), what).toBe(errorRate.toString());
      }
    }
    expect(accepted).toBeGreaterThan(0);
  });
});
