/** What is right in a problem file, and perhaps not meant. */
import { expect, it } from "vitest";
import { galleryNames, galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFromData } from "../../../src/format/problem.js";
import { warnings } from "../../../src/format/warnings.js";

const data = galleryProblem("binary-denoising");

it("problems of the gallery have none", () => {
  for (const name of galleryNames()) expect(warnings(problemFromData(galleryProblem(name)))).toEqual([]);
});

it("letters of X and X̂, outputs and classes that look alike are told, kind by kind", () => {
  const problem = problemFromData({
    ...data,
    source: {
      alphabet: ["a", "b"],
      classes: [
        { name: "é", prior: "1/2", pmf: ["1", "0"] },
        { name: "e\u0301", prior: "1/2", pmf: ["0", "1"] },
      ],
    },
    channel: { ...data.channel, outputs: ["y", "y "] },
    restored: { alphabet: ["\u0430", "b"] },
    classifier: ["é", "e\u0301"],
  });
  expect(warnings(problem)).toEqual([
    'the letters "a" (U+0061) and "\u0430" (U+0430) look alike',
    'the outputs "y" (U+0079) and "y " (U+0079 U+0020) look alike',
    'the classes "é" (U+00E9) and "e\u0301" (U+0065 U+0301) look alike',
  ]);
});
