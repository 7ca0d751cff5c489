/** Points at which the bound on d is nearly slack: C is less than 10⁻⁴ above its value without that bound. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { Enclosure } from "../../../../src/exact/enclosure.js";
import { Rational } from "../../../../src/exact/rational.js";
import { problemFromData } from "../../../../src/format/problem.js";
import { check } from "../../../../src/kernel/index.js";
import { certificate, solve } from "../../../../src/tradeoff/solve.js";

const file = "../../../../examples/data/experiments/exp-1-small-reverse-kullback-leibler.json";
const problem = problemFromData(JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8")) as unknown);

it.each([
  ["133/25000", "1/2"],
  ["1/200", "9/20"],
  ["11/2000", "11/20"],
])("letters of images at E[Δ] ≤ %s, d ≤ %s: as narrow as asked, with a certificate", (distortion, perception) => {
  const point = solve(problem, { distortion, perception });
  const value = point.status === "infeasible" ? undefined : point.errorRate;
  if (!(value instanceof Enclosure) || value.upper === "inf") throw new Error("an enclosure is expected");
  expect(value.upper.minus(value.lower).atMost(Rational.parse("1e-12"))).toBe(true);
  const free = solve(problem, { distortion, perception: "inf" });
  if (free.status !== "optimal" || !(free.errorRate instanceof Rational)) throw new Error("a value is expected");
  expect(free.errorRate.lessThan(value.lower)).toBe(true);
  expect(value.lower.minus(free.errorRate).lessThan(Rational.parse("1e-4"))).toBe(true);
  expect(check(certificate(point))).toMatchObject({ status: "accepted" });
});
