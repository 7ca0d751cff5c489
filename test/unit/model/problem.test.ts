/** Whole problems: what is built, and what is refused at which place. */
import { describe, expect, test } from "vitest";
import { problem, type ProblemDefinition } from "../../../src/model/problem.js";
import { base, list, r, refusal, rows } from "./definition.js";

const changed = (change: Partial<ProblemDefinition>): ProblemDefinition => ({ ...base, ...change });
const asNames = (names: unknown): never => names as never;

describe("what is built", () => {
  test("all parts, the names kept", () => {
    const built = problem({ ...base, description: "d", reference: "e" });
    expect(built).toMatchObject({ name: "small", description: "d", reference: "e" });
    expect(built.channel.outputs.letters).toEqual(["u", "v", "w"]);
    expect(built.channel.matrix.at(1, 1).toString()).toBe("4/5");
    expect(built.restored.letters).toEqual(["1", "2"]);
    expect(built.classifier).toEqual({ definition: ["a", "b"], classOf: [0, 1] });
    expect(built.perception.title).toBe("total variation");
    expect(problem(base)).not.toHaveProperty("description");
    expect(problem(base)).not.toHaveProperty("reference");
  });

  test("without restored letters: the source letters", () => {
    const { restored, ...rest } = base;
    expect(restored?.alphabet).toEqual(["1", "2"]);
    expect(problem(rest).restored.letters).toEqual(["0", "1"]);
  });

  test(`the classifier "bayes" is the Bayes rule of X, on the restored letters in their order`, () => {
    const source = {
      alphabet: ["0", "1", "2"],
      classNames: ["a", "b"],
      counts: [
        [3n, 1n, 1n],
        [1n, 1n, 2n],
      ],
    };
    const built = problem(
      changed({
        source,
        channel: { outputs: ["y"], matrix: rows("1 | 1 | 1") },
        restored: { alphabet: ["2", "0", "1"] },
        classifier: "bayes",
      }),
    );
    expect(built.classifier).toEqual({ definition: "bayes", classOf: [1, 0, 0] });
  });
});

describe("distortion", () => {
  const matrixOf = (change: Partial<ProblemDefinition>): string[][] =>
    problem(changed(change))
      .distortion.matrix.toArrays()
      .map((row) => row.map(String));

  test("hamming compares names", () => {
    expect(matrixOf({ distortion: "hamming" })).toEqual([
      ["1", "1"],
      ["0", "1"],
    ]);
    expect(matrixOf({ distortion: "hamming", restored: { alphabet: ["1.0", "0"] } })).toEqual([
      ["1", "0"],
      ["1", "1"],
    ]);
  });

  test("squared and absolute error compare values", () => {
    expect(matrixOf({ distortion: "squared-error" })).toEqual([
      ["1", "4"],
      ["0", "1"],
    ]);
    expect(matrixOf({ distortion: "absolute-error", restored: { alphabet: ["-1/2", "1.0"] } })).toEqual([
      ["1/2", "1"],
      ["3/2", "0"],
    ]);
  });

  test("a matrix as given", () => {
    expect(matrixOf({ distortion: { matrix: rows("1/3 7 | 0 0.5") } })).toEqual([
      ["1/3", "7"],
      ["0", "1/2"],
    ]);
  });
});

describe("what is refused", () => {
  test.each<[Partial<ProblemDefinition>, string, string]>([
    [
      { source: { alphabet: [], classNames: ["a", "b"], counts: [[], []] } },
      "wrong-length",
      "$.source.alphabet: expected at least one letter, found an empty list",
    ],
    [
      { channel: { outputs: [], matrix: [[], []] } },
      "wrong-length",
      "$.channel.outputs: expected at least one letter, found an empty list",
    ],
    [
      { channel: { outputs: ["u", "u"], matrix: rows("1 0 | 1 0") } },
      "duplicate",
      `$.channel.outputs[1]: expected letters that differ, found "u" again (already at $.channel.outputs[0])`,
    ],
    [
      { channel: { outputs: ["u"], matrix: rows("1") } },
      "wrong-length",
      "$.channel.matrix: expected 2 entries (one row per source letter), found 1",
    ],
    [
      { channel: { outputs: ["u", "v"], matrix: rows("1 0 | 1") } },
      "wrong-length",
      "$.channel.matrix[1]: expected 2 entries (one mass per output), found 1",
    ],
    [
      { channel: { outputs: ["u", "v"], matrix: rows("1 0 | 3/2 -1/2") } },
      "out-of-range",
      "$.channel.matrix[1][1]: expected a number that is at least 0, found -1/2",
    ],
    [
      { channel: { outputs: ["u", "v"], matrix: rows("1/3 1/3 | 1 0") } },
      "out-of-range",
      '$.channel.matrix[0]: expected masses with sum 1 ("normalise": true beside them divides by the sum), found sum 2/3',
    ],
    [
      { restored: { alphabet: [] } },
      "wrong-length",
      "$.restored.alphabet: expected at least one letter, found an empty list",
    ],
    [
      { restored: { alphabet: ["1", "1"] } },
      "duplicate",
      `$.restored.alphabet[1]: expected letters that differ, found "1" again (already at $.restored.alphabet[0])`,
    ],
    [
      { classifier: ["a"] },
      "wrong-length",
      "$.classifier: expected 2 entries (one class name per restored letter), found 1",
    ],
    [{ classifier: ["a", "c"] }, "unknown-name", `$.classifier[1]: expected one of the classes "a", "b", found "c"`],
    [
      { classifier: "bayes" },
      "unknown-name",
      `$.restored.alphabet[1]: expected a source letter, because the classifier is "bayes" (or give a class name per restored letter), found "2"`,
    ],
    [
      { distortion: asNames("squared") },
      "unknown-name",
      `$.distortion: expected one of "hamming", "squared-error", "absolute-error" or {"matrix": …}, found "squared"`,
    ],
    [
      { distortion: { matrix: rows("1 2") } },
      "wrong-length",
      "$.distortion.matrix: expected 2 entries (one row per source letter), found 1",
    ],
    [
      { distortion: { matrix: rows("1 2 | 3 4 5") } },
      "wrong-length",
      "$.distortion.matrix[1]: expected 2 entries (one value per restored letter), found 3",
    ],
    [
      { distortion: { matrix: rows("1 2 | -1/7 4") } },
      "out-of-range",
      "$.distortion.matrix[1][0]: expected a number that is at least 0, found -1/7",
    ],
    [
      { restored: { alphabet: ["1", "x"] } },
      "not-a-rational",
      `$.restored.alphabet[1]: expected a letter that is a rational, which squared error needs, found "x"`,
    ],
    [
      { distortion: "hamming", perception: "wasserstein-1", restored: { alphabet: ["x", "1"] } },
      "not-a-rational",
      `$.restored.alphabet[0]: expected a letter that is a rational, which Wasserstein-1 needs, found "x"`,
    ],
    [
      { distortion: "hamming", perception: "wasserstein-2-squared", restored: { alphabet: ["1", ""] } },
      "not-a-rational",
      `$.restored.alphabet[1]: expected a letter that is a rational, which squared Wasserstein-2 needs, found ""`,
    ],
    [
      { perception: asNames("tv") },
      "unknown-name",
      `$.perception: expected one of "total-variation", "wasserstein-1", "wasserstein-2-squared", "chebyshev", "kolmogorov-smirnov", "kullback-leibler", "reverse-kullback-leibler", "chi-squared", "reverse-chi-squared", "jensen-shannon", "squared-hellinger", "wasserstein-2", {"transport": …}, {"witnesses": …}, {"mmd-squared": …} or {"minimum": …}, found "tv"`,
    ],
    [
      { perception: asNames("toString") },
      "unknown-name",
      `$.perception: expected one of "total-variation", "wasserstein-1", "wasserstein-2-squared", "chebyshev", "kolmogorov-smirnov", "kullback-leibler", "reverse-kullback-leibler", "chi-squared", "reverse-chi-squared", "jensen-shannon", "squared-hellinger", "wasserstein-2", {"transport": …}, {"witnesses": …}, {"mmd-squared": …} or {"minimum": …}, found "toString"`,
    ],
    [
      { perception: { "mmd-squared": rows("1 0") } },
      "wrong-length",
      `$.perception["mmd-squared"]: expected 3 entries (one row per union letter: the source letters, then the restored letters that are new), found 1`,
    ],
    [
      { perception: { "mmd-squared": rows("1 1 0 | 0 1 0 | 0 0 1") } },
      "out-of-range",
      `$.perception["mmd-squared"][1][0]: expected 1, for a kernel is symmetric, found 0`,
    ],
    [
      { perception: { "mmd-squared": rows("1 2 0 | 2 1 0 | 0 0 1") } },
      "out-of-range",
      `$.perception["mmd-squared"]: expected a positive semidefinite kernel, found one with vᵀKv < 0 for some v on its first 2 letters or more`,
    ],
    [
      { perception: { transport: rows("1 1") } },
      "wrong-length",
      "$.perception.transport: expected 2 entries (one row per restored letter), found 1",
    ],
    [
      { perception: { transport: rows("1 1 | 1 1 1") } },
      "wrong-length",
      "$.perception.transport[1]: expected 2 entries (one cost per source letter), found 3",
    ],
    [
      { perception: { transport: rows("1 1 | 1 -1") } },
      "out-of-range",
      "$.perception.transport[1][1]: expected a number that is at least 0, found -1",
    ],
    [
      { perception: { witnesses: [] } },
      "wrong-length",
      "$.perception.witnesses: expected at least one witness, found an empty list",
    ],
    [
      { perception: { witnesses: rows("1 1") } },
      "wrong-length",
      "$.perception.witnesses[0]: expected 3 entries (one value per union letter: the source letters, then the restored letters that are new), found 2",
    ],
  ])("refusal %#: %j", (change, code, message) => {
    expect(refusal(() => problem(changed(change)))).toMatchObject({ code, message });
  });

  test("a restored letter too large to read is found at its place", () => {
    const far = changed({
      distortion: "hamming",
      perception: "kolmogorov-smirnov",
      restored: { alphabet: ["1", "1e99999"] },
    });
    expect(refusal(() => problem(far))).toMatchObject({ code: "too-large" });
    expect(refusal(() => problem(far)).path).toMatch(/^\$\.restored\.alphabet/);
  });

  test("priors are numbers: sums are exact", () => {
    const thirds = [r("1/3"), r("1/3"), r("1/3")];
    const classes = thirds.map((prior, k) => ({ name: String(k), prior, pmf: list("1 0") }));
    expect(() => problem(changed({ source: { alphabet: ["0", "1"], classes }, classifier: ["0", "1"] }))).not.toThrow();
  });
});
