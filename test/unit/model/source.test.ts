/** Sources by classes and by counts: joint masses, marginal, Bayes rule, refusals. */
import { describe, expect, test } from "vitest";
import { bayesRule, source, type SourceDefinition } from "../../../src/model/source.js";
import { list, r, refusal } from "./definition.js";

const classes = (...given: readonly (readonly [string, string, string])[]): SourceDefinition => ({
  alphabet: ["x", "y"],
  classes: given.map(([name, prior, pmf]) => ({ name, prior: r(prior), pmf: list(pmf) })),
});
const counts = (names: readonly string[], given: readonly (readonly bigint[])[]): SourceDefinition => ({
  alphabet: ["x", "y"],
  classNames: names,
  counts: given,
});
const text = (built: ReturnType<typeof source>): string[][] => built.joint.toArrays().map((row) => row.map(String));

describe("by classes", () => {
  test("a(k,x) = P_k p(x|k), p_X = Σ_k a(k,x)", () => {
    const built = source(classes(["a", "1/4", "1/2 1/2"], ["b", "3/4", "1/3 2/3"]));
    expect(text(built)).toEqual([
      ["1/8", "1/8"],
      ["1/4", "1/2"],
    ]);
    expect(built.marginal.toArray().map(String)).toEqual(["3/8", "5/8"]);
    expect(built.classNames).toEqual(["a", "b"]);
    expect(built.alphabet.letters).toEqual(["x", "y"]);
  });

  test("a prior of zero is a class that never occurs", () => {
    expect(text(source(classes(["a", "0", "0 1"], ["b", "1", "1 0"])))).toEqual([
      ["0", "0"],
      ["1", "0"],
    ]);
  });

  test.each([
    [classes(), "wrong-length", "$.source.classes: expected at least one class, found an empty list"],
    [
      classes(["a", "1/2", "1 0"], ["b", "1/4", "1 0"], ["a", "1/4", "1 0"]),
      "duplicate",
      `$.source.classes[2].name: expected class names that differ, found "a" again (already at $.source.classes[0].name)`,
    ],
    [
      classes(["a", "3/2", "1 0"], ["b", "-1/2", "1 0"]),
      "out-of-range",
      "$.source.classes[1].prior: expected a prior that is at least 0, found -1/2",
    ],
    [
      classes(["a", "1/2", "1 0"], ["b", "1/3", "1 0"]),
      "out-of-range",
      '$.source.classes: expected priors with sum 1 ("normalise": true beside the classes divides by the sum), found sum 5/6',
    ],
    [
      classes(["a", "1/2", "1 0"], ["b", "1/2", "1"]),
      "wrong-length",
      "$.source.classes[1].pmf: expected 2 entries (one mass per source letter), found 1",
    ],
    [
      classes(["a", "1/2", "1 0"], ["b", "1/2", "3/2 -1/2"]),
      "out-of-range",
      "$.source.classes[1].pmf[1]: expected a number that is at least 0, found -1/2",
    ],
    [
      classes(["a", "1/2", "1/3 1/3"], ["b", "1/2", "1 0"]),
      "out-of-range",
      '$.source.classes[0].pmf: expected masses with sum 1 ("normalise": true beside them divides by the sum), found sum 2/3',
    ],
    [
      classes(["a", "0", "1/3 1/3"], ["b", "1", "1 0"]),
      "out-of-range",
      '$.source.classes[0].pmf: expected masses with sum 1 ("normalise": true beside them divides by the sum), found sum 2/3',
    ],
  ])("refusal %#", (definition, code, message) => {
    expect(refusal(() => source(definition))).toMatchObject({ code, message });
  });

  test("a sum off by 10^−30 is no sum of 1", () => {
    const almost = classes(["a", "1/2", "0.999999999999999999999999999999 0"], ["b", "1/2", "1 0"]);
    expect(refusal(() => source(almost)).message).toBe(
      '$.source.classes[0].pmf: expected masses with sum 1 ("normalise": true beside them divides by the sum), found sum 999999999999999999999999999999/1000000000000000000000000000000',
    );
  });
});

describe("by counts", () => {
  test("a(k,x) = count / total", () => {
    const built = source(
      counts(
        ["a", "b"],
        [
          [1n, 2n],
          [3n, 0n],
        ],
      ),
    );
    expect(text(built)).toEqual([
      ["1/6", "1/3"],
      ["1/2", "0"],
    ]);
    expect(built.marginal.toArray().map(String)).toEqual(["2/3", "1/3"]);
  });

  test.each([
    [counts([], []), "wrong-length", "$.source.classNames: expected at least one class, found an empty list"],
    [
      counts(
        ["a", "b", "a"],
        [
          [1n, 2n],
          [1n, 1n],
          [0n, 0n],
        ],
      ),
      "duplicate",
      `$.source.classNames[2]: expected class names that differ, found "a" again (already at $.source.classNames[0])`,
    ],
    [
      counts(["a", "b"], [[1n, 2n]]),
      "wrong-length",
      "$.source.counts: expected 2 entries (one row per class name), found 1",
    ],
    [
      counts(["a", "b"], [[1n, 2n], [1n]]),
      "wrong-length",
      "$.source.counts[1]: expected 2 entries (one count per source letter), found 1",
    ],
    [
      counts(
        ["a", "b"],
        [
          [1n, 2n],
          [1n, -1n],
        ],
      ),
      "out-of-range",
      "$.source.counts[1][1]: expected a count that is at least 0, found -1",
    ],
    [
      counts(
        ["a", "b"],
        [
          [0n, 0n],
          [0n, 0n],
        ],
      ),
      "out-of-range",
      "$.source.counts: expected at least one positive count, found only zeros",
    ],
  ])("refusal %#", (definition, code, message) => {
    expect(refusal(() => source(definition))).toMatchObject({ code, message });
  });
});

describe("the Bayes rule", () => {
  test("per letter the largest a(k,x), ties to the first class", () => {
    expect(
      bayesRule(
        source(
          counts(
            ["a", "b", "c"],
            [
              [1n, 2n],
              [2n, 2n],
              [2n, 3n],
            ],
          ),
        ),
      ),
    ).toEqual([1, 2]);
    expect(
      bayesRule(
        source(
          counts(
            ["a", "b"],
            [
              [0n, 1n],
              [0n, 1n],
            ],
          ),
        ),
      ),
    ).toEqual([0, 0]);
  });
});
