/** The finite Gaussian problem: masses against Simpson's rule, grids, convergence of ε_Y, refusals. */
import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/exact/errors.js";
import { Rational, sum } from "../../../src/exact/rational.js";
import { problemFromData } from "../../../src/format/problem.js";
import { GaussianExample } from "../../../src/gaussian/example.js";
import { denominator, finiteProblem, mostLetters, namedDivergences } from "../../../src/gaussian/finite.js";
import type { GaussianModel } from "../../../src/gaussian/mixture.js";
import { theorem2 } from "../../../src/theorem/theorem-2.js";

const list = (text: string): Rational[] => text.split(",").map((one) => Rational.parse(one));
const model = (priors: string, means: string, variances: string, noise: string): GaussianModel => ({
  priors: list(priors),
  means: list(means),
  variances: list(variances),
  noise: Rational.parse(noise),
});
const paper = model("7/10,3/10", "-1,1", "1,1", "1");
const three = model("1/2,1/4,1/4", "-2,1/3,7", "1/100,5,2", "3/7");

/** The integral of the density of N(mean, variance), by Simpson's rule with 400 steps. */
function simpson(mean: number, variance: number, from: number, to: number): number {
  const density = (x: number): number => Math.exp(-((x - mean) ** 2) / (2 * variance));
  const [steps, width] = [400, (to - from) / 400];
  let total = density(from) + density(to);
  for (let i = 1; i < steps; i++) total += (i % 2 === 0 ? 2 : 4) * density(from + i * width);
  return (total * width) / 3 / Math.sqrt(2 * Math.PI * variance);
}

/** The masses of the inner cells, whose ends are half-way between neighbouring letters, are less than a unit off. */
function expectMasses(masses: readonly string[], letters: readonly string[], mean: number, variance: number): void {
  const exact = masses.map((mass) => Rational.parse(mass));
  expect(sum(exact).equals(Rational.one)).toBe(true);
  for (const mass of exact) expect(BigInt(denominator) % mass.den).toBe(0n);
  const points = letters.map((letter) => Rational.parse(letter).toNumber());
  for (let i = 1; i + 1 < points.length; i++) {
    const [from, to] = [(points[i - 1]! + points[i]!) / 2, (points[i]! + points[i + 1]!) / 2];
    expect(Math.abs(exact[i]!.toNumber() - simpson(mean, variance, from, to))).toBeLessThan(1.001 / denominator);
  }
}

describe.each([
  ["the paper's parameters", paper],
  ["three classes", three],
])("%s", (_, parameters) => {
  it.each([1, 3, 8, 20])("%i letters: rows sum to 1 and are the masses of normal laws", (letters) => {
    const { source, channel } = finiteProblem(parameters, letters, "total-variation");
    if (!("classes" in source)) throw new Error("a source by classes");
    source.classes.forEach(({ pmf }, k) => {
      expect(pmf).toHaveLength(letters);
      expectMasses(pmf, source.alphabet, parameters.means[k]!.toNumber(), parameters.variances[k]!.toNumber());
    });
    expect(channel.outputs).toHaveLength(letters);
    channel.matrix.forEach((row, x) => {
      expectMasses(row, channel.outputs, Rational.parse(source.alphabet[x]!).toNumber(), parameters.noise.toNumber());
    });
  });
});

it("letters of the paper's parameters: two deviations beyond the means with 8, four with 128", () => {
  const ends = (letters: number): string[] => {
    const { source, channel } = finiteProblem(paper, letters, "total-variation");
    return [source.alphabet[0]!, source.alphabet.at(-1)!, channel.outputs[0]!, channel.outputs.at(-1)!];
  };
  // Midpoints of the outer cells of [−3, 3] and [−4, 4], of [−5, 5] and [−7, 7]; 3/2 stands for √2.
  expect(ends(8)).toEqual(["-21/8", "21/8", "-7/2", "7/2"]);
  expect(ends(128)).toEqual(["-635/128", "635/128", "-889/128", "889/128"]);
});

it.each(["1e-9", "1/50", "9/4", "3", "1e6"])("variance %s: the grid reaches w·√v to 1.25·w·√v", (variance) => {
  const { source } = finiteProblem(model("1", "0", variance, "1"), 8, "total-variation");
  // 8 letters are 7 cells apart; w = 2.
  const reach = (Rational.parse(source.alphabet.at(-1)!).toNumber() * 8) / 7;
  const ratio = reach / (2 * Math.sqrt(Rational.parse(variance).toNumber()));
  expect(ratio).toBeGreaterThan(1 - 1e-12);
  expect(ratio).toBeLessThan(1.25 + 1e-12);
});

it("ε_X and ε_Y come to those of the continuous example", () => {
  const example = new GaussianExample(paper, 40);
  const [source, degraded] = [example.sourceRisk(), example.degradedRisk()];
  const off = (letters: number): number[] => {
    const { bayesRisk } = theorem2(problemFromData(finiteProblem(paper, letters, "total-variation")));
    return [
      bayesRisk.source.minus(source.lower).abs().toNumber(),
      bayesRisk.degraded.minus(degraded.lower).abs().toNumber(),
    ];
  };
  const [coarse, fine] = [off(8), off(128)];
  // Cells are 3/4 and 5/64 wide; errors fall with the square of the width.
  coarse.forEach((one, i) => {
    expect(one).toBeGreaterThan(1e-3);
    expect(fine[i]).toBeLessThan(2e-4);
  });
});

it("without noise nothing is lost", () => {
  const { source, channel } = finiteProblem(model("1/3,2/3", "0,1", "1,2", "0"), 5, "chi-squared");
  expect(channel.outputs).toEqual(source.alphabet);
  expect(channel.matrix.map((row) => row.indexOf("1"))).toEqual([0, 1, 2, 3, 4]);
  expect(channel.matrix.flat().filter((mass) => mass === "0")).toHaveLength(20);
});

it.each(namedDivergences)("%s: the file is a problem", (divergence) => {
  const problem = problemFromData(finiteProblem(three, 4, divergence));
  expect([problem.source.alphabet.size, problem.channel.outputs.size, problem.restored.size]).toEqual([4, 4, 4]);
  expect(problem.perception.definition).toBe(divergence);
});

it.each([
  ["no letters", () => finiteProblem(paper, 0, "total-variation"), "letters"],
  ["too many letters", () => finiteProblem(paper, mostLetters + 1, "total-variation"), "letters"],
  ["another divergence", () => finiteProblem(paper, 8, "hamming" as never), "divergence"],
  ["no model", () => finiteProblem(model("1/2,1/3", "0,1", "1,1", "1"), 8, "total-variation"), "priors"],
])("%s: refused", (_, ask, path) => {
  expect(ask).toThrow(InputError);
  expect(ask).toThrow(expect.objectContaining({ path }) as Error);
});
