/** Restorers from their rows, and what they achieve: by hand, with their refusals. */
import { describe, expect, test } from "vitest";
import { problem } from "../../../src/model/problem.js";
import { evaluate, perceptualDifference, restorer, type Achieved } from "../../../src/tradeoff/evaluate.js";
import { leastDistortion, leastPerception, minima } from "../../../src/tradeoff/minima.js";
import { intercept } from "../../../src/tradeoff/solve.js";
import { RationalVector } from "../../../src/exact/vector.js";
import { base, list, refusal, rows } from "../model/definition.js";

const built = problem(base);
const shown = ({ distortion, perception, errorRate }: Achieved): Record<keyof Achieved, string> => ({
  distortion: String(distortion),
  perception: String(perception),
  errorRate: String(errorRate),
});

describe("evaluate", () => {
  // π = (5/16, 11/16, 0); δ = (3/16, 7/8), (3/16, 5/4); e = (9/40, 7/80), (21/40, 13/80); p_X = (3/8, 5/8) on 0, 1.
  test("every output to the first letter", () => {
    const constant = restorer(built, [[1, 0], ["1", "0"], [1n, 0n]]);
    // q = (1, 0) on 1, 2: ½(3/8 + 3/8 + 0)
    expect(shown(evaluate(built, constant))).toEqual({ distortion: "3/8", perception: "3/8", errorRate: "3/4" });
  });

  test("half and half; rows of outputs of mass zero do not count", () => {
    const mixed = restorer(built, [["1/2", "1/2"], [0, 1], ["0.25", "0.75"]]);
    // q = (5/32, 27/32): ½(3/8 + 15/32 + 27/32)
    expect(shown(evaluate(built, mixed))).toEqual({ distortion: "57/32", perception: "27/32", errorRate: "51/160" });
  });

  test("a transport matrix is evaluated by its cheapest coupling", () => {
    const given = problem({ ...base, perception: { transport: rows("0 1 | 2 0") } });
    const q = (text: string): string => perceptualDifference(given, RationalVector.from(list(text))).toString();
    expect(q("3/8 5/8")).toBe("0");
    expect(q("1 0")).toBe("5/8");
    expect(q("0 1")).toBe("3/4");
    expect(q("1/2 1/2")).toBe("1/8");
  });
});

describe("restorer", () => {
  test.each([
    [[[1, 0], [1, 0]], "wrong-length", "$: expected 3 entries (one row per channel output), found 2"],
    [[[1, 0], [1], [1, 0]], "wrong-length", "$[1]: expected 2 entries (one mass per restored letter), found 1"],
    [[[1, 0], ["3/2", "-1/2"], [1, 0]], "out-of-range", "$[1][1]: expected a number that is at least 0, found -1/2"],
    [[[1, 0], [1, 0], ["1/3", "1/3"]], "out-of-range", "$[2]: expected masses with sum 1, found sum 2/3"],
    [[[1, 0], [1, 0], [0.5, 0.5]], "not-a-rational", `$[2][0]: expected an exact number: a string such as "7/10", a bigint or a safe integer, found the number 0.5`],
    [[[1, 0], [1, 0], ["x", 0]], "not-a-rational", `$[2][0]: expected a number such as "7/10", "-3", "0.25", "1e-3" or "0.(3)", found "x"`],
  ])("refusal %#", (given, code, message) => {
    expect(refusal(() => restorer(built, given))).toMatchObject({ code, message });
  });

  test("a path of one's own", () => {
    expect(refusal(() => restorer(built, [], "restorer.json")).message).toBe("restorer.json: expected 3 entries (one row per channel output), found 0");
  });
});

describe("minima", () => {
  test("by hand, for every kind", () => {
    // Σ_y min δ = 3/16 + 3/16; Σ_y min e = 7/80 + 13/80; only letter 1 is common, so at least 3/8 of the mass is lost.
    expect(shown(minima(built))).toEqual({ distortion: "3/8", perception: "3/8", errorRate: "1/4" });
    const least = (perception: typeof base.perception): string => minima(problem({ ...base, perception })).perception.toString();
    // Letter 0 goes to 1 at cost 1, letter 1 stays.
    expect(least("wasserstein-1")).toBe("3/8");
    expect(least("wasserstein-2-squared")).toBe("3/8");
    // q(0) = 0 whatever is done.
    expect(least("chebyshev")).toBe("3/8");
    expect(least("kolmogorov-smirnov")).toBe("3/8");
    expect(least({ transport: rows("5 1/2 | 1/3 7") })).toBe("7/16");
    expect(least({ witnesses: rows("1 0 0 | 0 0 0") })).toBe("3/8");
    expect(least({ witnesses: rows("-1 0 0") })).toBe("0");
    expect(least({ witnesses: rows("0 1 1") })).toBe("0");
  });

  test("are computed once per problem", () => {
    expect(leastDistortion(built)).toBe(leastDistortion(built));
    expect(leastPerception(built)).toBe(leastPerception(built));
    expect(leastDistortion(problem(base))).not.toBe(leastDistortion(built));
  });

  test("come with the plane that proves them: its intercept is the minimum", () => {
    for (const perception of ["total-variation", "wasserstein-2-squared", "chebyshev", { transport: rows("5 1/2 | 1/3 7") }, { witnesses: rows("1 0 0 | 0 2 0") }] as const) {
      const given = problem({ ...base, perception });
      const [ofD, ofP] = [leastDistortion(given), leastPerception(given)];
      expect(intercept(given, ofD.plane)).toEqual(ofD.value);
      expect(intercept(given, ofP.plane)).toEqual(ofP.value);
      expect([ofD, ofP].map(({ plane: { multipliers } }) => [String(multipliers.distortion), String(multipliers.perception)])).toEqual([["1", "0"], ["0", "1"]]);
    }
  });
});
