/** The raw problem is read strictly: one test row per rule, then problems of unusual but valid shape. */
import { describe, expect, it } from "vitest";
import { check } from "../../src/kernel/index.js";
import {
  type Data,
  binaryProblem,
  binaryValue,
  oneOutputProblem,
  rejected,
  sealed,
  withProblem,
} from "./certificates.js";

describe("what a problem may not be", () => {
  const aNumber = 'expected a number such as "7/10", "-3", "0.25", "1e-3" or "0.(3)"';
  it.each([
    ["format", "problem@1", "format", 'expected "exact-cdp/problem@1", found "problem@1"'],
    ["name", undefined, "", 'expected the key "name", found none'],
    ["name", 3, "name", "expected a string, found 3"],
    ["title", "x", "title", 'found the unknown key "title"'],
    ["description", 5, "description", "expected a string, found 5"],
    ["reference", null, "reference", "expected a string, found null"],
    ["source.alphabet", [], "source.alphabet", "expected at least one letter, found none"],
    [
      "source.alphabet",
      ["0", "0"],
      "source.alphabet[1]",
      'expected each letter once, found "0" again (first at index 0)',
    ],
    ["source.alphabet", [0, 1], "source.alphabet[0]", "expected a letter, as a string, found 0"],
    [
      "source.classes.1",
      null,
      "source.classes[1]",
      'expected an object with the keys "name", "prior", "pmf", found null',
    ],
    ["source.classes", [], "source.classes", "expected at least one class, found 0"],
    [
      "source.classes.1.name",
      "w1",
      "source.classes[1].name",
      'expected each class once, found "w1" again (first at index 0)',
    ],
    [
      "source.classes.1.weight",
      "1",
      "source.classes[1].weight",
      'expected only the keys "name", "prior", "pmf", found the unknown key "weight"',
    ],
    ["source.classes.0.prior", "8/10", "source.classes", "expected probabilities with sum 1, found sum 11/10"],
    ["source.classes.0.prior", "-7/10", "source.classes[0]", "expected a probability ≥ 0, found -7/10"],
    ["source.classes.0.prior", "", "source.classes[0].prior", `${aNumber}, found ""`],
    ["source.classes.0.prior", null, "source.classes[0].prior", 'expected a number such as "7/10" or 0.7, found null'],
    [
      "source.classes.0.pmf",
      ["9/10", "1/9"],
      "source.classes[0].pmf",
      "expected probabilities with sum 1, found sum 91/90",
    ],
    ["source.classes.0.pmf", ["11/10", "-1/10"], "source.classes[0].pmf[1]", "expected a probability ≥ 0, found -1/10"],
    [
      "source.classes.0.pmf",
      ["1"],
      "source.classes[0].pmf",
      "expected a list of 2 (a mass per letter), found a list of 1 entry",
    ],
    [
      "channel.matrix",
      [["1", "0"]],
      "channel.matrix",
      "expected a list of 2 (rows source letters, columns outputs), found a list of 1 entry",
    ],
    ["channel.matrix.1", ["1/3", "1/3"], "channel.matrix[1]", "expected probabilities with sum 1, found sum 2/3"],
    ["channel.matrix.0.1", "-1", "channel.matrix[0][1]", "expected a probability ≥ 0, found -1"],
    [
      "channel.outputs",
      ["a", "a"],
      "channel.outputs[1]",
      'expected each output once, found "a" again (first at index 0)',
    ],
    ["channel.outputs", [], "channel.outputs", "expected at least one output, found none"],
    ["restored.alphabet", [], "restored.alphabet", "expected at least one letter, found none"],
    ["restored", ["0", "1"], "restored", 'expected an object with the keys "alphabet", found a list of 2 entries'],
    ["classifier", ["w1"], "classifier", "expected a list of 2 (a class per restored letter), found a list of 1 entry"],
    ["classifier", ["w1", "w3"], "classifier[1]", 'expected the name of a class, found "w3"'],
    ["classifier", "best", "classifier", 'expected a class per restored letter, "bayes" or "retrained", found "best"'],
    [
      "classifier",
      "re-trained",
      "classifier",
      'a class per restored letter, "bayes" or "retrained", found "re-trained"',
    ],
    [
      "distortion",
      "hamming2",
      "distortion",
      'expected "hamming", "squared-error", "absolute-error" or {"matrix": …}, found "hamming2"',
    ],
    [
      "distortion",
      {
        matrix: [
          ["0", "1"],
          ["-1", "0"],
        ],
      },
      "distortion.matrix[1][0]",
      "expected a distortion ≥ 0, found -1",
    ],
    ["distortion", { matrix: [["0"], ["1"]] }, "distortion.matrix[0]", "found a list of 1 entry"],
    ["distortion", { matrix: [], unit: "m" }, "distortion.unit", "unknown key"],
    ["perception", "tv", "perception", 'found "tv"'],
    ["perception", "wasserstein-3", "perception", 'found "wasserstein-3"'],
    [
      "perception",
      { minimum: ["chebyshev", "total-variation", "wasserstein-1"] },
      "perception.minimum",
      "expected a list of 2 (two divergences), found a list of 3 entries",
    ],
    ["perception", { minimum: ["chebyshev", "tv"] }, "perception.minimum[1]", 'found "tv"'],
    ["perception", { minimum: ["chebyshev", "total-variation"], of: 2 }, "perception.of", "unknown key"],
    [
      "perception",
      { minimum: ["chebyshev", { minimum: ["chi-square", "total-variation"] }] },
      "perception.minimum[1].minimum[0]",
      'found "chi-square"',
    ],
    [
      "perception",
      {
        transport: [
          ["0", "-1"],
          ["1", "0"],
        ],
      },
      "perception.transport[0][1]",
      "expected a cost ≥ 0, found -1",
    ],
    ["perception", { transport: [["0", "1"]] }, "perception.transport", "found a list of 1 entry"],
    ["perception", { witnesses: [] }, "perception.witnesses", "expected at least one witness, found none"],
    ["perception", { witnesses: [["1"]] }, "perception.witnesses[0]", "found a list of 1 entry"],
    ["perception", { witnesses: [["1", "0"]], transport: [] }, "perception.witnesses", "unknown key"],
  ])("%s = %j", (path, value, where, reason) => {
    const verdict = rejected(withProblem(binaryValue, path, value));
    expect(verdict.where).toBe(where === "" ? "$.problem" : `$.problem.${where}`);
    expect(verdict.reason).toContain(reason);
  });

  it.each(["squared-error", "absolute-error"])("%s with a letter that is not a rational", (distortion) => {
    const problem = { ...oneOutputProblem("total-variation", ["0", "1", "x"]), distortion };
    expect(rejected(sealed(problem, null, null))).toMatchObject({
      where: "$.problem.source.alphabet[2]",
      reason: expect.stringContaining('found "x"'),
    });
  });

  it.each(["wasserstein-1", "wasserstein-2-squared"])(
    "%s with a restored letter that is not a rational",
    (perception) => {
      const problem = oneOutputProblem(perception, ["0", "1", "2"], ["0", "y", "z"]);
      expect(rejected(sealed(problem, null, null))).toMatchObject({
        where: "$.problem.restored.alphabet[1]",
        reason: expect.stringContaining('found "y"'),
      });
    },
  );

  it("the Bayes rule of X on a letter that X does not have", () => {
    const problem = { ...oneOutputProblem("total-variation", ["0", "1", "2"], ["0", "3"]), classifier: "bayes" };
    expect(rejected(sealed(problem, null, null)).reason).toBe(
      'expected every restored letter to be a source letter, for the Bayes rule of X, found the letter "3"',
    );
  });

  it.each([
    [
      "counts",
      [
        ["0", "0"],
        ["0", "0"],
      ],
      "expected at least one count other than 0, found only zeros",
    ],
    [
      "counts",
      [
        ["1/2", "0"],
        ["0", "1"],
      ],
      "expected a count: an integer ≥ 0, found 1/2",
    ],
    [
      "counts",
      [
        ["1", "0"],
        ["0", "-1"],
      ],
      "expected a count: an integer ≥ 0, found -1",
    ],
    ["counts", [["1", "0"]], "found a list of 1 entry"],
    ["classNames", [], "expected at least one class, found none"],
    ["classNames", ["w1", "w1"], "expected each class once"],
    ["classes", [], "unknown key"],
  ])("counts with %s = %j", (key, value, reason) => {
    const source = {
      alphabet: ["0", "1"],
      classNames: ["w1", "w2"],
      counts: [
        ["63", "7"],
        ["6", "24"],
      ],
      [key]: value,
    };
    expect(rejected({ ...binaryValue, problem: { ...binaryProblem, source } }).reason).toContain(reason);
  });
});

/** P = D = inf: the least error rate over all restorers; with C = Σ_y min e(y,x̂) the rows prove it. */
function free(problem: Data, rows: string[], restorer: string[][], errorRate: string): Data {
  const width = restorer[0]!.length;
  const letters = (problem["source"].alphabet as string[]).length;
  const cut = {
    transport: { source: new Array<string>(letters).fill("0"), restored: new Array<string>(width).fill("0") },
  };
  const plane = { multipliers: { distortion: "0", perception: "0" }, rows, cut };
  return sealed(
    problem,
    { kind: "value", bounds: { distortion: "inf", perception: "inf" }, errorRate },
    { restorer, plane },
  );
}

describe("what a problem may be", () => {
  it("the Bayes risk of Y is C(∞,∞)", () => {
    expect(
      check(
        free(
          binaryProblem,
          ["39/500", "63/500"],
          [
            ["1", "0"],
            ["0", "1"],
          ],
          "51/250",
        ),
      ).status,
    ).toBe("accepted");
    expect(
      rejected(
        free(
          binaryProblem,
          ["39/500", "64/500"],
          [
            ["1", "0"],
            ["0", "1"],
          ],
          "51/250",
        ),
      ).where,
    ).toBe("$.evidence.plane.rows[1]");
  });

  it("counts are normalised by the grand total; a class may be empty", () => {
    const source = {
      alphabet: ["0", "1"],
      classNames: ["w1", "w2"],
      counts: [
        ["63", 7],
        ["6", "24.0"],
      ],
    };
    const one = free(
      { ...binaryProblem, source },
      ["39/500", "63/500"],
      [
        ["1", "0"],
        ["0", "1"],
      ],
      "51/250",
    );
    expect(check(one).status).toBe("accepted");
    expect(check(JSON.stringify(one)).status).toBe("accepted");
    const empty = {
      ...binaryProblem,
      source: {
        ...source,
        classNames: ["w1", "w2", "w3"],
        counts: [
          ["63", "7"],
          ["6", "24"],
          ["0", "0"],
        ],
      },
    };
    expect(
      check(
        free(
          empty,
          ["39/500", "63/500"],
          [
            ["1", "0"],
            ["0", "1"],
          ],
          "51/250",
        ),
      ).status,
    ).toBe("accepted");
  });

  it("a class of prior 0 still needs a pmf", () => {
    const unused = { name: "w3", prior: "0", pmf: ["1/2", "1/2"] };
    const problem = {
      ...binaryProblem,
      source: { alphabet: ["0", "1"], classes: [...binaryProblem["source"].classes, unused] },
    };
    expect(
      check(
        free(
          problem,
          ["39/500", "63/500"],
          [
            ["1", "0"],
            ["0", "1"],
          ],
          "51/250",
        ),
      ).status,
    ).toBe("accepted");
    unused.pmf = ["1/2", "1/3"];
    expect(
      rejected(
        free(
          problem,
          ["39/500", "63/500"],
          [
            ["1", "0"],
            ["0", "1"],
          ],
          "51/250",
        ),
      ).where,
    ).toBe("$.problem.source.classes[2].pmf");
  });

  it("bayes is the Bayes rule of X, ties to the first class", () => {
    const bayes = { ...binaryProblem, classifier: "bayes" };
    expect(
      check(
        free(
          bayes,
          ["39/500", "63/500"],
          [
            ["1", "0"],
            ["0", "1"],
          ],
          "51/250",
        ),
      ).status,
    ).toBe("accepted");
    // a(·,"0") = (1/4, 1/4) and a(·,"1") = (1/2, 0): both letters go to the first class, ε = 1/4 for every restorer.
    const classes = [
      { name: "b", prior: "3/4", pmf: ["1/3", "2/3"] },
      { name: "a", prior: "1/4", pmf: ["1", "0"] },
    ];
    const tied = {
      ...bayes,
      source: { alphabet: ["0", "1"], classes },
      channel: { outputs: ["y"], matrix: [["1"], ["1"]] },
    };
    expect(check(free(tied, ["1/4"], [["1", "0"]], "1/4")).status).toBe("accepted");
  });

  it("letters and outputs of mass zero: their rows must still be pmfs, their potentials at most 0", () => {
    const problem = {
      ...binaryProblem,
      source: {
        alphabet: ["0", "1", "never"],
        classes: [
          { name: "w1", prior: "7/10", pmf: ["9/10", "1/10", "0"] },
          { name: "w2", prior: "3/10", pmf: ["1/5", "4/5", "0"] },
        ],
      },
      channel: {
        outputs: ["0", "1", "silent"],
        matrix: [
          ["9/10", "1/10", "0"],
          ["1/10", "9/10", "0"],
          ["0", "0", "1"],
        ],
      },
    };
    const rows = ["39/500", "63/500", "0"];
    expect(
      check(
        free(
          problem,
          rows,
          [
            ["1", "0"],
            ["0", "1"],
            ["1/3", "2/3"],
          ],
          "51/250",
        ),
      ).status,
    ).toBe("accepted");
    expect(
      rejected(
        free(
          problem,
          rows,
          [
            ["1", "0"],
            ["0", "1"],
            ["0", "0"],
          ],
          "51/250",
        ),
      ).where,
    ).toBe("$.evidence.restorer[2]");
    const positive = rejected(
      free(
        problem,
        ["39/500", "63/500", "1/9"],
        [
          ["1", "0"],
          ["0", "1"],
          ["1/3", "2/3"],
        ],
        "51/250",
      ),
    );
    expect(positive).toMatchObject({
      where: "$.evidence.plane.rows[2]",
      reason: 'expected s(y) ≤ λδ + e − πw = 0 for the restored letter "0", found 1/9',
    });
  });

  it("squared and absolute errors are of the letters' values", () => {
    // One output, p_X = (1/2, 1/4, 1/4) on 0, 1/2, 1. Squared: δ = (5/16, 3/16, 9/16), e = (1/3, 2/3, 2/3); λ = 8/3 mixes 0 and 1/2.
    const problem = { ...oneOutputProblem("total-variation", ["0", "0.5", "1"]), distortion: "squared-error" };
    const cut = { transport: { source: ["0", "0", "0"], restored: ["0", "0", "0"] } };
    const statement = { kind: "value", bounds: { distortion: "1/4", perception: "inf" }, errorRate: "1/2" };
    const evidence = {
      restorer: [["1/2", "1/2", "0"]],
      plane: { multipliers: { distortion: "8/3", perception: "0" }, rows: ["7/6"], cut },
    };
    expect(check(sealed(problem, statement, evidence)).status).toBe("accepted");
    // Absolute: δ = (3/8, 3/8, 5/8).
    const plane = { multipliers: { distortion: "1", perception: "0" }, rows: ["3/8"], cut };
    const below = (distortion: string): Data =>
      sealed(
        { ...problem, distortion: "absolute-error" },
        { kind: "infeasible", bounds: { distortion, perception: "inf" } },
        { plane },
      );
    expect(check(below("37/100")).status).toBe("accepted");
    expect(rejected(below("3/8")).reason).toBe("expected γ − λD − μP > 0, found 0 (γ = 3/8)");
  });

  it("more restored letters than source letters, more outputs than inputs, one output letter only", () => {
    const wide = {
      ...binaryProblem,
      channel: {
        outputs: ["a", "b", "c"],
        matrix: [
          ["1/2", "1/2", "0"],
          ["0", "1/2", "1/2"],
        ],
      },
      restored: { alphabet: ["0", "1", "0.5", "x"] },
      classifier: ["w1", "w2", "w1", "w2"],
    };
    // e(y, w1) = m(w2,y): (3/100, 3/20, 3/25); e(y, w2) = m(w1,y): (63/200, 7/20, 7/200).
    const restorer = [
      ["1", "0", "0", "0"],
      ["0", "0", "1", "0"],
      ["0", "0", "0", "1"],
    ];
    expect(check(free(wide, ["3/100", "3/20", "7/200"], restorer, "43/200")).status).toBe("accepted");
    const single = { ...binaryProblem, restored: { alphabet: ["only"] }, classifier: ["w2"] };
    expect(check(free(single, ["287/500", "63/500"], [["1"], ["1"]], "7/10")).status).toBe("accepted");
  });
});
