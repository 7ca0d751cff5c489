/** C by linear programs alone: the values of points, with every combination of finite bounds. */
import { expect } from "vitest";
import { convexCase } from "../../../../src/model/case.js";
import { problemWithBounds } from "../../../../src/generate/index.js";
import { LinearValues } from "../../../../src/tradeoff/formulation/values.js";
import { solve } from "../../../../src/tradeoff/solve.js";
import { property, runs } from "../../../property/property.js";

property(
  "the value of a point by its own route, and infinite where nothing is feasible",
  { instance: problemWithBounds(6) },
  runs(160, 1111),
  ({ instance: { problem, bounds } }) => {
    const values = new LinearValues(convexCase(problem));
    for (const { distortion, perception } of bounds) {
      for (const at of [
        { distortion, perception },
        { distortion: "inf", perception },
        { distortion, perception: "inf" },
        { distortion: "inf", perception: "inf" },
      ] as const) {
        const point = solve(problem, at);
        expect(values.at(at).toString()).toBe(point.status === "optimal" ? point.errorRate.toString() : "infinite");
      }
    }
  },
);
