/** Optima of weighted sums as text, JSON and tables. */
import { describe, expect, test } from "vitest";
import { rational } from "../../../src/exact/value.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFromData } from "../../../src/format/problem.js";
import { Notation } from "../../../src/report/notation.js";
import { csv } from "../../../src/report/csv.js";
import { latex } from "../../../src/report/latex.js";
import type { Origin } from "../../../src/report/listing.js";
import { markdown } from "../../../src/report/markdown.js";
import { faceText, sweepData, sweepListing, sweepText, type SweepRow } from "../../../src/report/sweep.js";
import { faceOf } from "../../../src/tradeoff/face.js";
import { Sweep } from "../../../src/tradeoff/sweep.js";
import { weightsOf } from "../../../src/tradeoff/weights.js";
import { asSurface, referenceSurface } from "../tradeoff/reference-surface.js";
import { parsed, written } from "./written.js";

const problem = problemFromData(galleryProblem("binary-denoising"));
const surface = asSurface(problem, referenceSurface(problem));
const sweep = new Sweep(problem);
const rows = (texts: string[], located: boolean): SweepRow[] =>
  weightsOf(texts, "w").map((weights) => {
    const point = sweep.at(weights);
    return located
      ? { point, face: faceOf(surface, { ...point.achieved, perception: rational(point.achieved.perception) }) }
      : { point };
  });
const origin: Origin = { problem: "small", sha256: "00ff", producer: "exact-cdp 0.0.0" };
// Weights whose optimum is unique.
const two = ["1,2,1/2", "1,1/2,1"];

test("JSON, in this order", () => {
  expect(JSON.stringify(sweepData(rows(["1,2,1/2"], true)[0]!))).toBe(
    '{"weights":{"distortion":"1","perception":"2","errorRate":"1/2"},"value":"267/1160","achieved":{"distortion":"713/5800","perception":"0","errorRate":"311/1450"},' +
      '"restorer":[["1","0"],["19/174","155/174"]],"face":{"on":"vertex","vertex":1,"pieces":[1],"rows":[0,2]}}',
  );
  expect(sweepData(rows(two, false)[0]!)).not.toHaveProperty("face");
});

test("JSON of many: one object with its origin", () => {
  expect(parsed(sweepListing(rows(two, false), origin))).toMatchObject({
    ...origin,
    points: [{ value: "267/1160" }, { weights: { perception: "1/2" } }],
  });
  expect(parsed(sweepListing([], origin, ["interrupted after 0 of 2 weights"]))).toEqual({
    ...origin,
    complete: false,
    points: [],
  });
});

test("text", () => {
  expect(sweepText(rows(["1,2,1/2"], true)[0]!, new Notation({ decimals: 3 })))
    .toBe(String.raw`weights 1, 2, 1/2: least sum 267/1160 ≈0.230
  distortion   713/5800 ≈0.123
  perception   0
  error rate   311/1450 ≈0.214
  lies on      vertex 1
  restorer     y \ x̂  0       1
               0      1       0
               1      19/174  155/174`);
  expect(sweepText(rows(two, false)[0]!, new Notation({ decimals: 3 }))).not.toContain("lies on");
});

describe("tables", () => {
  test("CSV, with the face when it is known", () => {
    expect(written(csv(sweepListing(rows(two, true), origin, ["interrupted after 2 of 3 weights"]))))
      .toBe(`# small: optima of weighted sums, exact; exact-cdp 0.0.0
# problem sha256 00ff
# interrupted after 2 of 3 weights
weightDistortion,weightPerception,weightErrorRate,distortion,perception,errorRate,value,liesOn
1,2,1/2,713/5800,0,311/1450,267/1160,vertex 1
1,1/2,1,1/10,19/500,51/250,323/1000,vertex 0
`);
    expect(written(csv(sweepListing(rows(two, false), origin)))).toContain("\n1,1/2,1,1/10,19/500,51/250,323/1000\n");
  });

  test("LaTeX and Markdown: weights are given, the rest is rounded when asked for", () => {
    expect(written(latex(sweepListing(rows(two, true), origin), { decimals: 1 }))).toContain(
      "$1$ & $1/2$ & $1$ & $1/10$ & ${\\approx}0.1$ & $19/500$ & ${\\approx}4\\cdot10^{-2}$ & $51/250$ & ${\\approx}0.2$ & $323/1000$ & ${\\approx}0.3$ & vertex 0 \\\\\n",
    );
    expect(written(markdown(sweepListing(rows(two, false), origin), { decimals: 1 }))).toContain(
      `
|    α |    β |    γ |             D |            P |             ε |  αD + βP + γε |
| ---: | ---: | ---: | ------------: | -----------: | ------------: | ------------: |
|    1 |    2 |  1/2 | 713/5800 ≈0.1 |       0 ≈0.0 | 311/1450 ≈0.2 | 267/1160 ≈0.2 |
|    1 |  1/2 |    1 |     1/10 ≈0.1 | 19/500 ≈4e-2 |   51/250 ≈0.2 | 323/1000 ≈0.3 |
`,
    );
  });
});

test("faces in words", () => {
  expect(faceText({ on: "vertex", vertex: 3, pieces: [1, 2], rows: [0] })).toBe("vertex 3");
  expect(faceText({ on: "vertex", pieces: [1, 2], rows: [0] })).toBe("vertex of pieces 1 2, domain row 0");
  expect(faceText({ on: "edge", pieces: [1, 2], rows: [] })).toBe("edge of pieces 1 2");
  expect(faceText({ on: "edge", pieces: [1], rows: [0] })).toBe("edge of piece 1, domain row 0");
  expect(faceText({ on: "piece", pieces: [4], rows: [] })).toBe("piece 4");
  expect(faceText({ on: "row", pieces: [], rows: [0] })).toBe("domain row 0");
  expect(faceText({ on: "above", pieces: [], rows: [] })).toBe("no face");
});
