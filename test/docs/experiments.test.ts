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

/** A number, or the two ends of an enclosure. */
function endsOf(cell: string): Rational[] {
  return cell
    .replace(/^\[|\]$/g, "")
    .split(", ")
    .map((end) => Rational.from(end));
}

it("the page holds the report", () => {
  const text = readFileSync(page, "utf8");
  const region = /(?<=<!-- report: begin -->\n)[^]*(?=<!-- report: end -->)/;
  expect(text).toMatch(region);
  const renewed = text.replace(region, () => `\n${report}\n\n`);
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(page, renewed);
  else expect(text).toBe(renewed);
});

it("the page has the time of the run", () => {
  const [, ...rows] = readCsv(readFileSync(join(results, "time.csv"), "utf8")).map(({ cells }) => cells);
  const total = rows.reduce((sum, [, seconds]) => sum.plus(Rational.from(seconds!)), Rational.zero);
  const cells = [...rows, ["all", (Number(total.num) / Number(total.den)).toFixed(1)]];
  const table = [["experiment", "processor time, s"], ["---", "---:"], ...cells].map((row) => `| ${row.join(" | ")} |`);
  const region = /(?<=<!-- time: begin -->\n)[^]*(?=<!-- time: end -->)/;
  const text = readFileSync(page, "utf8");
  expect(text).toMatch(region);
  const renewed = text.replace(region, () => `\n${table.join("\n")}\n\n`);
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(page, renewed);
  else expect(text).toBe(renewed);
  expect(new Set(rows.map(([name]) => name))).toEqual(
    new Set(points.map(([name]) => name!.replace(/-(total-variation|transport|reverse-kullback-leibler)$/, ""))),
  );
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
    const [errorRate, least, gap] = cells.slice(7).map(endsOf);
    // The ends of an enclosure of C give those of the gap, in the other order.
    const gaps = [...least!].reverse().map((end) => String(errorRate![0]!.minus(end)));
    expect(gaps).toEqual(gap!.map(String));
    for (const end of gap!) expect(end.lessThan(Rational.zero)).toBe(false);
    expect(gap!.at(-1)!.minus(gap![0]!).atMost(Rational.from("1e-6"))).toBe(true);
  }
});

describe("C(D,P) at trained points", () => {
  const folders = [join(results, "problems"), join(root, "examples", "data", "experiments")];
  const fileOf = (name: string): string | undefined =>
    folders.map((folder) => join(folder, `${name}.json`)).find((file) => existsSync(file));
  const problems = [...new Set(points.map(([name]) => name!))].filter((name) => fileOf(name) !== undefined);

  it("has the problem files that are kept; a run makes the others", () => {
    const examples = readdirSync(folders[1]!).map((file) => file.replace(/\.json$/, ""));
    expect(examples.length).toBeGreaterThan(0);
    expect(problems).toEqual(expect.arrayContaining(examples));
    expect(problems).toEqual(expect.arrayContaining([1, 2, 3].map((i) => `exp-${String(i)}-total-variation`)));
  });

  it.each(problems)("%s", (name) => {
    const problem = readProblem(readFileSync(fileOf(name)!, "utf8"));
    const solver = new PointSolver(problem);
    const own = points.filter(([of]) => of === name);
    expect(own.length).toBeGreaterThan(3);
    // A smooth divergence takes its time: two points show as much.
    for (const [, , , , , distortion, perception, , least] of own.slice(0, name.endsWith("leibler") ? 2 : 4)) {
      const point = solver.solve({ distortion: distortion!, perception: perception! });
      expect((point.status === "optimal" || point.status === "enclosed") && String(point.errorRate)).toBe(least);
    }
  });
});
