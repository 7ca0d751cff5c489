/**
 * docs/experiments.md holds the report of the last full run of experiments/, and names every picture of it. What can
 * be recomputed without training is: C(D,P) at trained points, from the problem files that the run kept.
 *
 * UPDATE_DOCS=1 copies the report into the page.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PointSolver, Rational, readCsv, readProblem } from "../../src/index.js";
import { root } from "./console.js";

const results = join(root, "experiments", "results", "full");
const page = join(root, "docs", "experiments.md");
const report = readFileSync(join(results, "report.md"), "utf8");
const [heading, ...points] = readCsv(readFileSync(join(results, "points.csv"), "utf8")).map(({ cells }) => cells);

it("the page holds the report", () => {
  const text = readFileSync(page, "utf8");
  const region = /(?<=<!-- report: begin -->\n)[^]*(?=<!-- report: end -->)/;
  expect(text).toMatch(region);
  const renewed = text.replace(region, () => `\n${report}\n\n`);
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(page, renewed);
  else expect(text).toBe(renewed);
});

it("every picture of the run is shown, and no other", () => {
  const files = readdirSync(join(root, "docs", "pictures", "experiments"));
  const shown = [...readFileSync(page, "utf8").matchAll(/\]\(pictures\/experiments\/(\S+)\)/g)].map(([, file]) => file);
  expect(shown).toHaveLength(files.length);
  expect(new Set(shown)).toEqual(new Set(files));
});

it("no point lies below the frontier, and gaps are differences", () => {
  expect(heading).toEqual(
    "problem,restorer,alpha,beta,gamma,distortion,perception,errorRate,leastErrorRate,gap".split(","),
  );
  expect(points.length).toBeGreaterThan(0);
  for (const cells of points) {
    const [errorRate, least, gap] = cells.slice(7).map((cell) => Rational.from(cell));
    expect(String(errorRate!.minus(least!))).toBe(String(gap));
    expect(gap!.lessThan(Rational.zero)).toBe(false);
  }
});

describe("C(D,P) at trained points", () => {
  const problems = [...new Set(points.map(([name]) => name!))].filter((name) =>
    existsSync(join(results, "problems", `${name}.json`)),
  );

  it("has the problem files of Exp-1 to 3 with total variation; a run makes the others", () => {
    expect(problems).toEqual(expect.arrayContaining([1, 2, 3].map((i) => `exp-${String(i)}-total-variation`)));
  });

  it.each(problems)("%s", (name) => {
    const problem = readProblem(readFileSync(join(results, "problems", `${name}.json`), "utf8"));
    const solver = new PointSolver(problem);
    const own = points.filter(([of]) => of === name);
    expect(own.length).toBeGreaterThan(3);
    for (const [, , , , , distortion, perception, , least] of own.slice(0, 4)) {
      const point = solver.solve({ distortion: distortion!, perception: perception! });
      expect(point.status === "optimal" && String(point.errorRate)).toBe(least);
    }
  });
});
