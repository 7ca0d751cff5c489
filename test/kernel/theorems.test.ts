/** Certificates of theorems: the examples of docs/formats.md, and each of their conditions broken alone. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/exact/json.js";
import { readClaim } from "../../src/kernel/check.js";
import { coefficientsOf } from "../../src/kernel/coefficients.js";
import { check } from "../../src/kernel/index.js";
import { Meter } from "../../src/kernel/limits.js";
import { readProblem } from "../../src/kernel/problem.js";
import { Rejection, Where } from "../../src/kernel/rejection.js";
import { type Data, binaryProblem, changed, rejected, sealed } from "./certificates.js";

const formats = readFileSync(new URL("../../docs/formats.md", import.meta.url), "utf8");

/** The first JSON block below a heading. */
function example(heading: string): Data {
  const section = formats.split(`### ${heading}\n`)[1]!;
  return JSON.parse(/```json\n([^]*?)```/.exec(section)![1]!) as Data;
}

function documented(kind: string): Data {
  const { statement, evidence } = example(`Statement \`${kind}\``);
  return sealed(binaryProblem, statement, evidence);
}

const bayes = documented("bayes-risks");
const tradeoff = documented("tradeoff");
const degradation = documented("degradation");

it.each([bayes, tradeoff, degradation])("the example of docs/formats.md is accepted", (certificate) => {
  expect(check(certificate)).toMatchObject({ status: "accepted", problem: "binary-denoising" });
});

it("the JSON that docs/formats.md shows is what the commands print", () => {
  const golden = readFileSync(new URL("../golden/expected/theorems.txt", import.meta.url), "utf8").split("\n");
  for (const command of ["theorem 2", "tradeoff", "order"]) {
    const shows = (line: string | undefined): boolean =>
      line?.startsWith(`$ exact-cdp ${command} `) === true && line.endsWith(" --json");
    const lines = golden.filter((_, index) => shows(golden[index - 1])).map((line) => JSON.parse(line));
    expect(lines).toContainEqual(example(`\`${command} --json\``));
  }
});

const of = "statement.of";
const broken: readonly [string, Data, string, string][] = [
  // bayes-risks
  [
    "a rule with another class",
    changed(bayes, "evidence.sourceRule.0", "w2"),
    "$.evidence.sourceRule[0]",
    'expected a class with the largest a(k,x), found "w2"',
  ],
  [
    "a rule of Y with another class",
    changed(bayes, "evidence.degradedRule.1", "w1"),
    "$.evidence.degradedRule[1]",
    "largest Σ a(k,x)W(y|x)",
  ],
  [
    "a rule with a class missing",
    changed(bayes, "evidence.sourceRule", ["w1"]),
    "$.evidence.sourceRule",
    "a list of 2 (a class per source letter)",
  ],
  [
    "a class that does not exist",
    changed(bayes, "evidence.sourceRule.0", "w3"),
    "$.evidence.sourceRule[0]",
    'the name of a class, found "w3"',
  ],
  [
    "another ε_X",
    changed(bayes, "statement.source", "12/100"),
    "$.evidence.sourceRule",
    "the stated Bayes risk of X 3/25, found 13/100",
  ],
  [
    "another ε_Y",
    changed(bayes, "statement.degraded", "1/5"),
    "$.evidence.degradedRule",
    "the stated Bayes risk of Y 1/5, found 51/250",
  ],
  ["another gap", changed(bayes, "statement.gap", "1/10"), "$.evidence", "the stated gap 1/10, found 37/500"],
  [
    "a violation with one input",
    changed(bayes, "evidence.violation.inputs", ["0"]),
    "$.evidence.violation.inputs",
    'inputs that have the class "w1" in common',
  ],
  [
    "a violation without inputs",
    changed(bayes, "evidence.violation.inputs", []),
    "$.evidence.violation.inputs",
    "in common",
  ],
  [
    "an input given twice",
    changed(bayes, "evidence.violation.inputs", ["0", "0"]),
    "$.evidence.violation.inputs[1]",
    "each once",
  ],
  [
    "an output that does not exist",
    changed(bayes, "evidence.violation.output", "2"),
    "$.evidence.violation.output",
    'the name of an output, found "2"',
  ],
  [
    "equality that is none",
    changed(changed(bayes, "statement.equality", true), "evidence", {
      sourceRule: ["w1", "w2"],
      degradedRule: ["w1", "w2"],
      commonClass: [
        { output: "0", class: "w1" },
        { output: "1", class: "w2" },
      ],
    }),
    "$.evidence",
    "a gap 0",
  ],
  [
    "a pairwise condition that fails",
    changed(bayes, "statement.pairwise", { holds: true }),
    "$.evidence",
    'none for "0" and "1"',
  ],
  [
    "a truth value that is a word",
    changed(bayes, "statement.equality", "false"),
    "$.statement.equality",
    "true or false",
  ],
  // tradeoff
  [
    "a distortion that is not least",
    changed(tradeoff, "statement.minima.distortion", "11/100"),
    "$.evidence.minima.distortion.plane",
    "a plane that is 0 at the stated minimum 11/100, found -1/100",
  ],
  [
    "a distortion below the least",
    changed(tradeoff, "statement.minima.distortion", "9/100"),
    "$.evidence.minima.distortion.restorer",
    "E[Δ] ≤ 9/100, found 1/10",
  ],
  [
    "a perception that is not least",
    changed(tradeoff, "statement.minima.perception", "1/100"),
    "$.evidence.minima.perception.plane",
    "the stated minimum 1/100",
  ],
  [
    "an error rate that is not least",
    changed(tradeoff, "statement.minima.errorRate", "1/4"),
    "$.evidence.minima.errorRate.restorer",
    "the stated least error rate 1/4, found 51/250",
  ],
  [
    "a plane without its multiplier",
    changed(tradeoff, "evidence.minima.distortion.plane.multipliers.distortion", "0"),
    "$.evidence.minima.distortion.plane.multipliers.distortion",
    "a multiplier > 0",
  ],
  [
    "a plane with the other multiplier too",
    changed(tradeoff, "evidence.minima.perception.plane.multipliers.distortion", "1"),
    "$.evidence.minima.perception.plane.multipliers.distortion",
    "0, because the distortion bound is inf",
  ],
  [
    "a Hall set that is too large",
    changed(tradeoff, "evidence.hall.letters", ["0", "1"]),
    "$.evidence.hall",
    "outputs that weigh more than 1",
  ],
  [
    "a Hall set that does not hold all best letters",
    changed(tradeoff, "evidence.hall.letters", []),
    "$.evidence.hall.outputs[0]",
    '"1", which is not',
  ],
  [
    "an output that goes elsewhere",
    changed(tradeoff, "evidence.hall.outputs", ["1", "0"]),
    "$.evidence.hall.outputs[1]",
    '"0", which is not',
  ],
  [
    "an output counted twice",
    changed(tradeoff, "evidence.hall.outputs", ["1", "1"]),
    "$.evidence.hall.outputs[1]",
    "each name once",
  ],
  ["no reason at all", changed(tradeoff, "evidence.hall", undefined), "$.evidence", 'the key "plane"'],
  [
    "two reasons",
    changed(tradeoff, "evidence.plane", tradeoff["evidence"].minima.errorRate.plane),
    "$.evidence.plane",
    "unknown key",
  ],
  [
    "a plane that is not above",
    changed(tradeoff, "evidence", {
      minima: tradeoff["evidence"].minima,
      plane: tradeoff["evidence"].minima.errorRate.plane,
    }),
    "$.evidence.plane",
    "γ − λD − μP > 51/250, the least error rate, found 51/250",
  ],
  [
    "a Farkas plane that contradicts nothing",
    changed(tradeoff, "evidence", {
      minima: tradeoff["evidence"].minima,
      farkas: tradeoff["evidence"].minima.distortion.plane,
    }),
    "$.evidence.farkas",
    "γ − λD − μP > 0, found 0",
  ],
  [
    "all three at once",
    changed(changed(tradeoff, "statement.simultaneous", true), "evidence", {
      minima: tradeoff["evidence"].minima,
      restorer: [
        ["1", "0"],
        ["0", "1"],
      ],
    }),
    "$.evidence.restorer",
    "d(p_X,q) ≤ 0, found 19/500",
  ],
  // degradation
  [
    "a channel between that gives another product",
    changed(degradation, "evidence.through.1", ["1/3", "2/3"]),
    "$.evidence.through",
    'Σ_y WT = V("0"|"0") = 9/10, found 13/15',
  ],
  [
    "a row that is no pmf",
    changed(degradation, "evidence.through.1", ["1/2", "1/3"]),
    "$.evidence.through[1]",
    "sum 1",
  ],
  [
    "a negative mass between",
    changed(degradation, "evidence.through.1", ["3/2", "-1/2"]),
    "$.evidence.through[1][1]",
    "a probability ≥ 0",
  ],
  [
    "an input that is no letter",
    changed(degradation, `${of}.inputs.0`, "2"),
    "$.evidence",
    'none for the source letter "1"',
  ],
  [
    "an input too many",
    changed(changed(degradation, `${of}.inputs`, ["1", "0", "2"]), `${of}.matrix`, [
      ["0", "0", "1"],
      ["1", "0", "0"],
      ["1", "0", "0"],
    ]),
    "$.evidence",
    "3 inputs for 2 source letters",
  ],
  ["inputs in the other order", changed(degradation, `${of}.inputs`, ["0", "1"]), "$.evidence.through", "Σ_y WT"],
  [
    "a channel that is none",
    changed(degradation, `${of}.matrix.0`, ["1/5", "1/5", "4/5"]),
    "$.statement.of.matrix[0]",
    "sum 1",
  ],
  [
    "a payoff that the other channel allows",
    changed(changed(degradation, "statement.holds", false), "evidence", {
      payoff: [
        ["1", "0"],
        ["0", "1"],
      ],
    }),
    "$.evidence.payoff",
    "Σ GV > 9/5, the best that the other channel allows, found 9/5",
  ],
];

it.each(broken)("%s", (_, certificate, where, reason) => {
  const verdict = rejected(certificate);
  expect(verdict.where).toBe(where);
  expect(verdict.reason).toContain(reason);
});

describe("problems that are several at once", () => {
  const all = { classifier: "retrained" };
  it("have Bayes risks and degradations as any other", () => {
    for (const one of [bayes, degradation])
      expect(check(sealed({ ...binaryProblem, ...all }, one["statement"], one["evidence"])).status).toBe("accepted");
  });

  it("have no verdict on the tradeoff yet", () => {
    for (const change of [all, { perception: { minimum: ["total-variation", "chebyshev"] } }]) {
      const problem = { ...binaryProblem, ...change };
      const verdict = rejected({
        ...sealed(binaryProblem, tradeoff["statement"], tradeoff["evidence"]),
        problem,
        sha256: rejected({ ...sealed(binaryProblem, {}, {}), problem, sha256: "" }).reason.slice(10, 74),
      });
      expect(verdict).toMatchObject({
        where: "$.evidence",
        reason: "expected a problem with a fixed classifier and one divergence, found one that is several at once",
      });
    }
  });

  it("a power of the divergence counts: the unsquared Wasserstein-2 has the same minima, in its own unit", () => {
    const certificate = (perception: string): Data =>
      sealed({ ...binaryProblem, perception }, tradeoff["statement"], tradeoff["evidence"]);
    for (const perception of ["wasserstein-1", "wasserstein-2-squared", "wasserstein-2"])
      expect(check(certificate(perception)).status).toBe("accepted");
  });
});

describe("work is charged to the meter before it is done", () => {
  it.each([bayes, changed(bayes, "statement.pairwise", { holds: false }), tradeoff, degradation])(
    "$statement.kind",
    ({ problem: data, statement, evidence }) => {
      const free = new Meter();
      const problem = readProblem(parseJson(JSON.stringify(data)), Where.root, free);
      const coefficients = coefficientsOf(problem, free, Where.root);
      const given =
        statement["pairwise"] === undefined ? evidence : { ...evidence, pairwiseViolation: evidence["violation"] };
      const judge = (steps: number): void => {
        const meter = new Meter(steps);
        const claim = readClaim(parseJson(JSON.stringify(statement)), Where.root, meter);
        claim.check(parseJson(JSON.stringify(given)), Where.root, { problem, coefficients, meter });
      };
      judge(100_000);
      for (const steps of [0, 500, 1000]) expect(() => judge(steps)).toThrow(Rejection);
    },
  );

  it("three hundred classes of a letter each, merged into one output", () => {
    const letters = Array.from({ length: 300 }, (_, i) => `x${i}`);
    const problem = {
      format: "exact-cdp/problem@1",
      name: "large",
      source: {
        alphabet: letters,
        classNames: letters,
        counts: letters.map((_, k) => letters.map((__, x) => (k === x ? "1" : "0"))),
      },
      channel: { outputs: ["y"], matrix: letters.map(() => ["1"]) },
      restored: { alphabet: ["r"] },
      classifier: ["x0"],
      distortion: "hamming",
      perception: "total-variation",
    };
    const evidence = { sourceRule: letters, degradedRule: ["x0"], violation: { inputs: ["x0", "x1"], output: "y" } };
    const statement = { kind: "bayes-risks", source: "0", degraded: "299/300", gap: "299/300", equality: false };
    expect(check(sealed(problem, statement, evidence)).status).toBe("accepted");
    expect(rejected(sealed(problem, { ...statement, pairwise: { holds: true } }, evidence)).reason).toContain(
      'none for "x0" and "x1"',
    );
  });
});

it("statements and evidence are read strictly", () => {
  expect(rejected(changed(bayes, "statement.theorem", 2)).reason).toContain("unknown key");
  expect(rejected(changed(degradation, "evidence.payoff", [])).where).toBe("$.evidence.payoff");
});
