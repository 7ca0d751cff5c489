/** Names of files, and the command lines of a report. */
import { describe, expect, it } from "vitest";
import { fileNames, hasExactMinima, hasSurface, sharedSteps, stepsOf } from "../../../../src/cli/folder/plan.js";
import { galleryNames, galleryProblem } from "../../../../src/format/gallery/index.js";
import { problemFromData } from "../../../../src/format/problem.js";
import { isSmooth } from "../../../../src/model/case.js";
import { bandCells, surfaceCells } from "../../../../src/plot/index.js";
import { surfaceBand } from "../../../../src/tradeoff/surface-band.js";
import { surface } from "../../../../src/tradeoff/surface.js";

describe("names of files", () => {
  it.each([
    [["Binary denoising"], ["binary-denoising"]],
    [["../../etc/passwd"], ["etc-passwd"]],
    [
      ["é ß 中", "中", ""],
      ["e", "problem", "problem-2"],
    ],
    [
      ["a", "A", "a-2", "a"],
      ["a", "a-2", "a-2-2", "a-3"],
    ],
    [["x".repeat(300)], ["x".repeat(60)]],
    [
      [".hidden", "con.", "a/b\\c"],
      ["hidden", "con", "a-b-c"],
    ],
  ])("%j: %j", (titles, names) => {
    expect(fileNames(titles)).toEqual(names);
  });

  it("are distinct, whatever the problems are called", () => {
    const titles = ["a", "a", "a-2", "a 2", "A", "a-2-2", "-", "--", "?"];
    expect(new Set(fileNames(titles)).size).toBe(titles.length);
  });
});

const some = ["binary-denoising", "missed-alarm", "unsquared-wasserstein", "missing-letter", "missed-alarm-hellinger"];

describe.each(some)("%s", (name) => {
  const problem = problemFromData(galleryProblem(name));
  const one = { name, file: `problems/${name}.json`, problem };
  const cells = !hasSurface(problem)
    ? undefined
    : isSmooth(problem)
      ? bandCells(surfaceBand(problem))
      : surfaceCells(surface(problem));

  it("writes no file twice, and every file where its command says", () => {
    const steps = [...stepsOf(one, cells), ...sharedSteps([one])];
    const paths = steps.flatMap(({ writes }) => writes);
    expect(new Set(paths).size).toBe(paths.length);
    for (const { words, writes } of steps) for (const path of writes) expect(words).toContain(path);
    for (const { words } of steps) expect(words.some((word) => word === one.file)).toBe(true);
  });

  it("has verdicts in the shared table where all minima are exact", () => {
    expect(sharedSteps([one]).length).toBe(hasSurface(problem) && hasExactMinima(problem) ? 3 : 0);
  });
});

it("every problem of the gallery has a surface or values at points", () => {
  const points = galleryNames().filter((name) => !hasSurface(problemFromData(galleryProblem(name))));
  expect(points).toEqual(["missed-alarm-hellinger"]);
});
