/** Sources from laws, counts and observations. */
import { expect, test } from "vitest";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { normal } from "../../../src/quantise/law.js";
import { evenGrid } from "../../../src/quantise/quantise.js";
import { quantisedSource, sourceFromCounts, sourceFromSamples } from "../../../src/quantise/sources.js";

test("two normal classes are the source of the gallery's Gaussian mixture", () => {
  const built = quantisedSource(
    [
      { name: "negative", prior: "7/10", law: normal(-1, 1) },
      { name: "positive", prior: "3/10", law: normal(1, 1) },
    ],
    evenGrid(0, "3/4", 11),
    1000,
  );
  expect(JSON.parse(JSON.stringify(built))).toEqual(galleryProblem("gaussian-mixture").source);
});

test("observations are counted in the order in which they appear", () => {
  expect(
    sourceFromSamples([
      ["cat", "dark"],
      ["dog", "light"],
      ["cat", "light"],
      ["cat", "light"],
    ]),
  ).toEqual({
    classNames: ["cat", "dog"],
    alphabet: ["dark", "light"],
    counts: [
      [1n, 2n],
      [0n, 1n],
    ],
  });
});

test("counts are whole numbers of the right shape", () => {
  expect(sourceFromCounts(["k"], ["0", "1"], [["3", 4]]).counts).toEqual([[3n, 4n]]);
  expect(() => sourceFromCounts(["k"], ["0", "1"], [[1]])).toThrow(
    "counts[0]: expected 2 counts (one per letter), found 1",
  );
  expect(() => sourceFromCounts(["k"], ["0"], [["1/2"]])).toThrow("counts[0][0]: expected a whole number");
  expect(() => sourceFromCounts(["k", "l"], ["0"], [[1]])).toThrow("counts: expected 2 rows (one per class), found 1");
});
