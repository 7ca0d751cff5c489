/** Trees and walks take back what they did, and are charged before they do it. */
import { describe, expect, it } from "vitest";
import { type JsonValue, parseJson } from "../../../src/exact/json.js";
import { Rational } from "../../../src/exact/rational.js";
import { onlyCase } from "../../../src/kernel/cases.js";
import { type Instance, coefficientsOf } from "../../../src/kernel/coefficients.js";
import { Flows } from "../../../src/kernel/flows.js";
import { Meter } from "../../../src/kernel/limits.js";
import { readProblem } from "../../../src/kernel/problem.js";
import { Where } from "../../../src/kernel/rejection.js";
import { PotentialTree } from "../../../src/kernel/tree.js";
import { binaryProblem } from "../../kernel/certificates.js";
import { reasonOf } from "../../support/rejections.js";

const data = parseJson(
  JSON.stringify({
    ...binaryProblem,
    perception: {
      transport: [
        ["0", "3"],
        ["2", "1/2"],
      ],
    },
  }),
);

function instance(meter = new Meter()): Instance {
  const problem = readProblem(data, Where.root, new Meter());
  return { problem, coefficients: coefficientsOf(problem, new Meter(), Where.root), meter };
}

const list = (text: string): JsonValue[] => parseJson(text) as JsonValue[];

function treeOf(given: Instance): PotentialTree {
  const of = onlyCase(given.problem)!;
  if (of.divergence.form !== "transport") throw new Error("a transport cost");
  return new PotentialTree(given, of, of.divergence.cost, Where.root);
}

function flowsOf(given: Instance): Flows {
  const of = onlyCase(given.problem)!;
  if (of.divergence.form !== "transport" || !("byCoupling" in of.divergence.distance)) throw new Error("a cost matrix");
  return new Flows(given, of.labels, of.divergence.distance.byCoupling, Where.root);
}

describe("a tree", () => {
  const potentials = (tree: PotentialTree): string[] => {
    const { numerators, denominator } = tree.potentials(Rational.parse("1/3"), Rational.parse("2"), true, Where.root);
    return numerators.map((numerator) => Rational.of(numerator, denominator).toString());
  };

  it("says what the potentials are, by source letters and by outputs", () => {
    const tree = treeOf(instance());
    // The source letter 1 (z = 3): 2·3 + w(0) = 2·1/2 + w(1).
    tree.change(list("[0, 0,3, 1,3]"), 0, Where.root);
    expect(potentials(tree)).toEqual(["0", "5"]);
    // The output 0, π = 163/250: c(0,0) − w(0) = c(0,1) − w(1), from p_X = (69, 31)/100 and W = (9, 1)/10.
    tree.change(list("[0, 0,3, 1,3, 0,0, 1,0]"), 0, Where.root);
    const [, through] = potentials(tree);
    const mass = Rational.parse("163/250");
    const costs = [Rational.parse("31/1000"), Rational.parse("621/1000")].map((delta) =>
      delta.times(Rational.parse("1/3")),
    );
    // e(0,x̂): the mass of the class that is not answered: w2 behind letter 0, w1 behind letter 1.
    const errors = [Rational.parse("39/500"), Rational.parse("287/500")];
    expect(errors[0]!.plus(errors[1]!).toString()).toBe(mass.toString());
    const side = (i: number): Rational => costs[i]!.plus(errors[i]!).over(mass);
    expect(through).toBe(side(1).minus(side(0)).toString());
    tree.change(list("[1]"), 0, Where.root);
    expect(potentials(tree)).toEqual(["0", "5"]);
  });

  it("is charged for every edge that changes, and for what it keeps", () => {
    const edges = `[0${", 0,3".repeat(5000)}]`;
    expect(reasonOf(() => treeOf(instance(new Meter(100_000))).change(list(edges), 0, Where.root))).toMatch(
      /at most 100000 steps of arithmetic/,
    );
    expect(reasonOf(() => treeOf(instance(new Meter(1e9, 100_000))).change(list(edges), 0, Where.root))).toMatch(
      /numbers of at most 100000 bits/,
    );
    expect(reasonOf(() => treeOf(instance()).change(list(edges), 0, Where.root))).toBe("nothing refused");
  });
});

describe("walks", () => {
  it("lead to a restorer with its coupling, and back", () => {
    const flows = flowsOf(instance());
    const start = flows.change(list("[0]"), Where.root);
    const shown = ({ distortion, errorRate, restored, cost }: typeof start): string[] => [
      ...[distortion, errorRate, cost!].map(({ num, den }) => Rational.of(num, den).toString()),
      ...restored.numerators.map((mass) => Rational.of(mass, restored.denominator).toString()),
    ];
    // All at letter 0: Δ = 1 on the letter 1, all of class w2 wrong, ρ(0,1) = 3.
    expect(shown(start)).toEqual(["31/100", "3/10", "93/100", "1", "0"]);
    // N = 500: of the output 1 (π = 174/500) 155 go to the letter 1, and the source letter 1 is served from there.
    const next = flows.change(list("[0, [155, 0, 1, 1, 3]]"), Where.root);
    expect(shown(next).slice(2)).toEqual(["31/200", "69/100", "31/100"]);
    expect(shown(flows.change(list("[1]"), Where.root))).toEqual(shown(start));
    expect(reasonOf(() => flows.change(list("[0, [175, 0, 1, 1, 3]]"), Where.root))).toBe(
      'expected a mass ≥ 0 of the output "1" on the restored letter "0", found one < 0',
    );
  });

  it("are charged for every step, and for what they keep", () => {
    const walks = `[0, [1, 0${", 1,1, 3,0".repeat(2000)}, 1]]`;
    expect(reasonOf(() => flowsOf(instance(new Meter(100_000))).change(list(walks), Where.root))).toMatch(
      /at most 100000 steps of arithmetic/,
    );
    expect(reasonOf(() => flowsOf(instance(new Meter(1e9, 100_000))).change(list(walks), Where.root))).toMatch(
      /numbers of at most 100000 bits/,
    );
  });

  it("are charged for the memory of walks that do nothing, until they are taken back", () => {
    const nothing = (levels: number): JsonValue[] => list(`[${String(levels)}${", [1, 0, 0]".repeat(50)}]`);
    const flows = flowsOf(instance(new Meter(1e9, 100_000)));
    for (let i = 0; i < 10; i++) flows.change(nothing(i === 0 ? 0 : 1), Where.root);
    expect(reasonOf(() => flows.change(nothing(0), Where.root))).toMatch(/numbers of at most 100000 bits/);
  });

  it("are charged for the denominators of what they lead to", () => {
    const { problem, coefficients } = instance();
    const long = { ...coefficients, distortionDenominator: coefficients.distortionDenominator * 3n ** 100_000n };
    const of = { problem, coefficients: long, meter: new Meter(1000) };
    expect(reasonOf(() => flowsOf(of))).toMatch(/at most 1000 steps of arithmetic/);
    expect(reasonOf(() => flowsOf(instance(new Meter(1000))))).toBe("nothing refused");
  });
});
