/** Divergences: costs, witnesses and values, by hand. */
import { describe, expect, test } from "vitest";
import { RationalVector } from "../../../src/exact/vector.js";
import { Alphabet } from "../../../src/model/masses/alphabet.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFromData } from "../../../src/format/problem.js";
import type { ProblemData } from "../../../src/format/problem-data.js";
import { check } from "../../../src/kernel/index.js";
import { certificate, solve } from "../../../src/tradeoff/solve.js";
import { divergence, divergenceNames, nonConvexNames } from "../../../src/model/divergence/index.js";
import type { ConvexDefinition, DivergenceContext } from "../../../src/model/divergence/divergence.js";
import { list, rows } from "./definition.js";

const context = (from: string, to: string): DivergenceContext => {
  const [source, restored] = [from, to].map((letters) => Alphabet.of(letters.split(" "))) as [Alphabet, Alphabet];
  return { source, restored, union: source.union(restored) };
};
const d = (definition: ConvexDefinition, at: DivergenceContext, p: string, q: string): string =>
  divergence(definition, at).evaluate!(RationalVector.from(list(p)), RationalVector.from(list(q)), 64).toString();
const cost = (definition: ConvexDefinition, at: DivergenceContext): string[][] => {
  const built = divergence(definition, at);
  if (built.family !== "transport") throw new Error(built.family);
  return built.cost.toArrays().map((row) => row.map(String));
};
const witnesses = (definition: ConvexDefinition, at: DivergenceContext): string[] => {
  const built = divergence(definition, at);
  if (built.family !== "witnesses") throw new Error(built.family);
  return built.witnesses.toArrays().map((row) => row.map(String).join(" "));
};

const same = context("a b c", "a b c");
const partly = context("a b", "b c");
const line = context("0 1 3", "3 1/2");

test("every name can be solved and certified, and the kernel reads it on its own", () => {
  for (const perception of [...divergenceNames, ...nonConvexNames]) {
    const problem = problemFromData({ ...(galleryProblem("binary-denoising") as ProblemData), perception });
    for (const at of [
      { distortion: "1/5", perception: "1/10" },
      { distortion: "0", perception: "0" },
    ]) {
      const verdict = check(certificate(solve(problem, at)));
      expect({ perception, status: verdict.status }).toEqual({ perception, status: "accepted" });
    }
  }
});

test("the names of convex divergences", () => {
  expect(divergenceNames).toEqual([
    "total-variation",
    "wasserstein-1",
    "wasserstein-2-squared",
    "chebyshev",
    "kolmogorov-smirnov",
    "kullback-leibler",
    "reverse-kullback-leibler",
    "chi-squared",
    "reverse-chi-squared",
    "jensen-shannon",
    "squared-hellinger",
  ]);
});

describe("total variation, with the ½", () => {
  test("values", () => {
    expect(d("total-variation", same, "1/2 1/3 1/6", "1/6 1/3 1/2")).toBe("1/3");
    expect(d("total-variation", partly, "1/2 1/2", "1/4 3/4")).toBe("3/4");
    expect(d("total-variation", context("a", "b"), "1", "1")).toBe("1");
  });

  test("cost: 0 to itself, 1 to every other", () => {
    expect(cost("total-variation", partly)).toEqual([
      ["1", "0"],
      ["1", "1"],
    ]);
    expect(divergence("total-variation", partly)).toMatchObject({
      title: "total variation",
      structure: { shape: "hub" },
    });
  });

  test("names count, not values", () => {
    expect(d("total-variation", context("1", "1.0"), "1", "1")).toBe("1");
  });
});

describe("Wasserstein", () => {
  test("W1: mass times distance", () => {
    expect(d("wasserstein-1", line, "1 0 0", "1 0")).toBe("3");
    expect(d("wasserstein-1", line, "1/2 1/2 0", "0 1")).toBe("1/2");
    expect(d("wasserstein-1", line, "1/3 1/3 1/3", "1/2 1/2")).toBe("7/12");
    expect(cost("wasserstein-1", line)).toEqual([
      ["3", "2", "0"],
      ["1/2", "1/2", "5/2"],
    ]);
  });

  test("squared W2: the monotone coupling", () => {
    expect(d("wasserstein-2-squared", line, "1 0 0", "1 0")).toBe("9");
    expect(d("wasserstein-2-squared", line, "1/2 1/2 0", "0 1")).toBe("1/4");
    // 1/2 from 1/2: 1/3 to 0, 1/6 to 1; 1/2 from 3: 1/6 to 1, 1/3 to 3.
    expect(d("wasserstein-2-squared", line, "1/3 1/3 1/3", "1/2 1/2")).toBe("19/24");
    expect(cost("wasserstein-2-squared", line)).toEqual([
      ["9", "4", "0"],
      ["1/4", "1/4", "25/4"],
    ]);
  });

  test("values count, not names: letters of equal value are at no distance", () => {
    const twice = context("1/2 0.5 1", "0.50 2/2");
    expect(d("wasserstein-1", twice, "1/2 1/2 0", "1 0")).toBe("0");
    expect(d("wasserstein-2-squared", twice, "1/4 1/4 1/2", "1/2 1/2")).toBe("0");
    expect(divergence("wasserstein-1", twice)).toMatchObject({
      structure: { shape: "line", line: { source: [0, 0, 1], restored: [0, 1] } },
    });
  });
});

describe("witnesses", () => {
  test("Chebyshev: +1 and −1 on every union letter", () => {
    expect(witnesses("chebyshev", partly)).toEqual(["1 0 0", "-1 0 0", "0 1 0", "0 -1 0", "0 0 1", "0 0 -1"]);
    expect(d("chebyshev", partly, "1/2 1/2", "1/4 3/4")).toBe("3/4");
    expect(d("chebyshev", same, "1/2 1/3 1/6", "1/6 1/3 1/2")).toBe("1/3");
  });

  test("Kolmogorov–Smirnov: numbers in increasing order, equal ones in one step", () => {
    expect(witnesses("kolmogorov-smirnov", line)).toEqual([
      "1 0 0 0",
      "-1 0 0 0",
      "1 0 0 1",
      "-1 0 0 -1",
      "1 1 0 1",
      "-1 -1 0 -1",
    ]);
    expect(d("kolmogorov-smirnov", line, "1/3 1/3 1/3", "1/2 1/2")).toBe("1/3");
    expect(witnesses("kolmogorov-smirnov", context("1 1/2", "0.5"))).toEqual(["0 1 1", "0 -1 -1"]);
  });

  test("Kolmogorov–Smirnov: the listed order where a letter is no number", () => {
    expect(witnesses("kolmogorov-smirnov", context("2 1", "x"))).toEqual(["1 0 0", "-1 0 0", "1 1 0", "-1 -1 0"]);
    expect(d("kolmogorov-smirnov", context("2 1", "x 1"), "1/2 1/2", "1/2 1/2")).toBe("1/2");
  });

  test("Kolmogorov–Smirnov on a single step has no witness and is 0", () => {
    expect(witnesses("kolmogorov-smirnov", context("1", "1"))).toEqual([]);
    expect(d("kolmogorov-smirnov", context("1 2/2", "1.0"), "1/2 1/2", "1")).toBe("0");
  });

  test("a set of one's own: max(0, max_j g_j·(p − q)), not symmetric", () => {
    const one = { witnesses: rows("2 -1 0") };
    expect(d(one, partly, "1/2 1/2", "1/4 3/4")).toBe("3/4");
    expect(d(one, context("a b", "a b c"), "1/2 1/2", "1 0 0")).toBe("0");
    expect(witnesses(one, partly)).toEqual(["2 -1 0"]);
    expect(divergence(one, partly).title).toBe("witness set");
  });

  test("constants added to a witness change nothing", () => {
    for (const [p, q] of [
      ["1/2 1/2", "1/4 3/4"],
      ["1 0", "0 1"],
    ] as const) {
      expect(d({ witnesses: rows("7 4 5") }, partly, p, q)).toBe(d({ witnesses: rows("2 -1 0") }, partly, p, q));
    }
  });
});

describe("a transport matrix", () => {
  test("is kept as given, and has no closed form", () => {
    const built = divergence({ transport: rows("0 1/2 | 3 0") }, partly);
    expect(built).toMatchObject({ title: "transport cost", family: "transport", structure: { shape: "general" } });
    expect(built.evaluate).toBeUndefined();
    expect(cost({ transport: rows("0 1/2 | 3 0") }, partly)).toEqual([
      ["0", "1/2"],
      ["3", "0"],
    ]);
  });
});
