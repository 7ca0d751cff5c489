/** Restorers in pictures: each has its diamond; its name is written beside it, unless it is empty. */
import { expect, it } from "vitest";
import { galleryProblem, problemFromData, Rational, sliceAt } from "../../../../src/index.js";
import { curvesFigure, type PlottedPoint } from "../../../../src/plot/index.js";

const problem = problemFromData(galleryProblem("three-classes"));
const bounds = [{ perception: "1/10" }, { distortion: "1/2" }, { errorRate: "1/2" }] as const;

function restorer(name: string, distortion: string): PlottedPoint {
  const [perception, errorRate] = [Rational.from("1/4"), Rational.from("3/5")];
  return { problem, kind: "restorer", name, distortion: Rational.from(distortion), perception, errorRate };
}

it.each(bounds)("in the panel of %o", (at) => {
  const points = [restorer("named", "1/2"), restorer("", "3/5")];
  const { panels } = curvesFigure([sliceAt(problem, at)], { points });
  const marks = panels.flatMap(({ marks: all }) => all);
  expect(marks.filter((mark) => mark.kind === "dot" && mark.shape === "diamond")).toHaveLength(2);
  const labels = marks.filter((mark) => mark.kind === "label" && mark.of === "dot");
  expect(labels).toHaveLength(1);
  expect(JSON.stringify(labels)).toContain("named");
});
