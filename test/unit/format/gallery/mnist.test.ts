/**
 * The counts of the MNIST problems, recomputed from the published files.
 *
 * The files are not part of the package: EXACT_CDP_MNIST names a folder that holds them.
 * Without it the test says so and is skipped.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { confusionCsv, nearestMeanConfusion } from "../../../../scripts/mnist-confusion.js";
import { mnistCounts } from "../../../../scripts/mnist-counts.js";
import { readMnistTestSet } from "../../../../scripts/mnist-test-set.js";
import { galleryProblem } from "../../../../src/format/gallery/index.js";
import { mnistReductions } from "../../../../src/format/gallery/mnist.js";
import { repositoryFile } from "../../../golden/golden.js";

const folder = process.env["EXACT_CDP_MNIST"];

describe("the MNIST problems", () => {
  it.each(Object.entries(mnistReductions))("%s has the counts of the published test images", (name, reduction) => {
    const { source } = galleryProblem(name);
    if (!("counts" in source)) throw new TypeError("counts expected");
    expect(source.classNames).toEqual(reduction.digits.map(String));
    // Published numbers of test images of each digit, independent of any reduction.
    const sizes = [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009];
    const totals = source.counts.map((row) => row.reduce((total, count) => total + Number(count), 0));
    expect(totals).toEqual(reduction.digits.map((digit) => sizes[digit]));
  });

  it("examples/data/digits.csv can be recomputed from the files", ({ skip }) => {
    if (folder === undefined) return skip("no copy of MNIST: set EXACT_CDP_MNIST to a folder with the t10k files");
    const counts = nearestMeanConfusion(readMnistTestSet(folder));
    expect(confusionCsv(counts)).toBe(readFileSync(repositoryFile("examples/data/digits.csv"), "utf8"));
  });

  it.for(Object.entries(mnistReductions))("%s can be recomputed from the files", ([name, reduction], { skip }) => {
    if (folder === undefined) return skip("no copy of MNIST: set EXACT_CDP_MNIST to a folder with the t10k files");
    const { source } = galleryProblem(name);
    if (!("counts" in source)) throw new TypeError("counts expected");
    const { alphabet, counts } = mnistCounts(readMnistTestSet(folder), reduction);
    expect(alphabet).toEqual(source.alphabet);
    expect(counts.map((row) => row.map(String))).toEqual(source.counts);
  });
});
