/**
 * Mutation of composite certificates, and evidence put together at random: whatever the checker
 * accepts is solved again, and must be true.
 *
 * Every number, label, letter and index of a certificate is changed, lists and objects are cut and
 * doubled, and the problem is changed with a hash that fits. Then, for random problems, trees of
 * random shape get planes, infeasible cases and symmetries from a pool of valid and invalid ones,
 * in random order, for every value that some labeling attains.
 */
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { problemHash } from "../../src/certificate/data.js";
import { InputError } from "../../src/exact/errors.js";
import { Rational } from "../../src/exact/rational.js";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData, problemToFile } from "../../src/format/problem.js";
import { check } from "../../src/kernel/index.js";
import { free } from "../../src/model/classifier.js";
import { Case } from "../../src/model/case.js";
import type { Problem } from "../../src/model/problem.js";
import { compositeInstance, mirroredInstance } from "../../src/generate/index.js";
import { bestLabeling } from "../../src/tradeoff/cases/achieved.js";
import { caseBounds } from "../../src/tradeoff/cases/bounds.js";
import { symmetriesOf } from "../../src/tradeoff/cases/symmetries.js";
import { evidenceOf, type CaseTree } from "../../src/certificate/point.js";
import { routeOf } from "../../src/tradeoff/route/route.js";
import { certificate, solve } from "../../src/tradeoff/solve.js";
import { runs } from "../property/property.js";
import type { Data } from "./certificates.js";

const truths = new Map<string, string>();

/** What is true at the bounds, found without the symmetries that shorten certificates. */
function truth(problem: Problem, bounds: Data): string {
  const key = `${problemHash(problem)} ${JSON.stringify(bounds)}`;
  let known = truths.get(key);
  if (known === undefined) {
    const point = solve(problem, bounds as { distortion: string; perception: string }, { symmetries: false });
    known = point.status === "optimal" ? point.errorRate.toString() : "infeasible";
    truths.set(key, known);
  }
  return known;
}

const tally = { accepted: 0, rejected: 0, otherProblems: 0 };

/** The checker may accept it only if it is true. */
function judge(mutant: Data, what: string): void {
  const verdict = check(mutant);
  if (verdict.status === "rejected") {
    tally.rejected++;
    return;
  }
  tally.accepted++;
  const { statement } = verdict;
  if (statement.kind === "surface") throw new Error("no surface was stated");
  const stated = statement.kind === "value" ? statement.errorRate.toString() : statement.kind;
  const fact = truth(problemFromData(mutant["problem"]), (mutant["statement"] as Data)["bounds"] as Data);
  if (fact !== stated) throw new Error(`${what}: accepted, and states ${stated} where the truth is ${fact}`);
}

/** The hash made to fit, where the problem is one. */
function sealed(mutant: Data): Data {
  try {
    mutant["sha256"] = problemHash(problemFromData(mutant["problem"]));
    tally.otherProblems++;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
  return mutant;
}

interface Slot {
  readonly parent: Data;
  readonly key: string;
  readonly path: string;
}

function slots(parent: Data, path = "$"): Slot[] {
  return Object.keys(parent).flatMap((key) => {
    const here = { parent, key, path: `${path}.${key}` };
    const value: unknown = parent[key];
    return typeof value === "object" && value !== null ? [here, ...slots(value, here.path)] : [here];
  });
}

/** Other values in place of one. */
function alternatives(value: unknown, names: readonly string[]): unknown[] {
  if (typeof value === "number")
    return [0, 1, 2, 3, value + 1, value - 1, String(value)].filter((one) => one !== value);
  if (typeof value === "string")
    return [...(names.includes(value) ? names.filter((name) => name !== value) : []), ...numbers(value)];
  if (Array.isArray(value)) {
    const list: unknown[] = value;
    return [[], [...list, list[0]], list.slice(1), list.slice(0, -1), [...list].reverse(), [...list.slice(1), list[0]]];
  }
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.entries(value);
  return [{}, ...entries.map(([key]) => Object.fromEntries(entries.filter(([other]) => other !== key))), ...leaves];
}

const leaves = [
  { symmetry: 0 },
  { symmetry: 1 },
  { plane: { multipliers: { distortion: "0", perception: "0" }, cut: { transport: { restored: ["0", "0"] } } } },
];

function numbers(text: string): string[] {
  let value: Rational;
  try {
    value = Rational.parse(text);
  } catch {
    return [];
  }
  const changed = [
    value.plus(Rational.of(1n, 7n)),
    value.negated(),
    Rational.zero,
    value.plus(value),
    value.plus(Rational.parse("1e-30")),
    value.minus(Rational.parse("1e-30")),
  ];
  return ["inf", ...changed.filter((one) => !one.equals(value)).map(String)];
}

const skipped = new Set([
  "$.format",
  "$.producer",
  "$.sha256",
  "$.problem.name",
  "$.problem.description",
  "$.problem.reference",
  "$.problem.format",
]);

function mutate(start: Data): void {
  const { source, restored } = start["problem"] as { source: Data; restored: Data };
  const names = [
    ...(source["classes"] as Data[]).map(({ name }) => name as string),
    ...(restored["alphabet"] as string[]),
  ];
  for (const { parent, key, path } of slots(start)) {
    if (skipped.has(path)) continue;
    const value: unknown = parent[key];
    const hash: unknown = start["sha256"];
    for (const other of [
      ...alternatives(value, names),
      ...(path === "$.problem.classifier" ? ["retrained", "bayes"] : []),
    ]) {
      parent[key] = other;
      judge(path.startsWith("$.problem") ? sealed(start) : start, `${path} as ${JSON.stringify(other)}`);
      start["sha256"] = hash;
    }
    parent[key] = value;
  }
}

const retrainedBit: Data = {
  ...galleryProblem("no-tradeoff"),
  classifier: "retrained",
  restored: { alphabet: ["0", "1", "a"] },
};

describe("one thing changed", () => {
  it.each([
    ["missed-alarm", { ...galleryProblem("missed-alarm") }, "inf", "1/20"],
    ["missed-alarm, infeasible", { ...galleryProblem("missed-alarm") }, "4/25", "1/50"],
    ["unsquared-wasserstein", { ...galleryProblem("unsquared-wasserstein") }, "inf", "1/5"],
    ["unsquared-wasserstein, infeasible", { ...galleryProblem("unsquared-wasserstein") }, "4/25", "1/50"],
    ["lesser-divergence", { ...galleryProblem("lesser-divergence") }, "inf", "1/20"],
    ["lesser-divergence, by its transport", { ...galleryProblem("lesser-divergence") }, "inf", "29/500"],
    ["lesser-divergence, infeasible", { ...galleryProblem("lesser-divergence") }, "4/25", "1/50"],
    ["symmetric", retrainedBit, "inf", "0"],
    [
      "three letters by witnesses",
      {
        ...galleryProblem("three-classes"),
        classifier: "retrained",
        perception: "chebyshev",
        restored: { alphabet: ["b", "c"] },
      },
      "inf",
      "1/3",
    ],
  ])("%s", (_, problem, distortion, perception) => {
    const data = JSON.parse(
      JSON.stringify(certificate(solve(problemFromData(problem), { distortion, perception }))),
    ) as Data;
    expect(check(data).status).toBe("accepted");
    const before = JSON.stringify(data);
    mutate(data);
    expect(JSON.stringify(data)).toBe(before);
  });
});

/** Evidence for one value at a random point: a tree of random leaves. */
const assembled = fc
  .oneof(
    compositeInstance({
      divergence: "linear",
      kinds: ["total-variation", "transport", "chebyshev"],
      classes: 2,
      sizes: { restored: 2 },
    }),
    mirroredInstance(),
  )
  .filter(({ problem }) => problem.restored.size <= 3)
  .chain((instance) =>
    fc.record({
      instance: fc.constant(instance),
      choices: fc.array(fc.nat({ max: 999 }), { minLength: 40, maxLength: 40 }),
      value: fc.nat({ max: 99 }),
    }),
  );

it("evidence put together at random proves nothing that is false", () => {
  let accepted = 0;
  fc.assert(
    fc.property(assembled, ({ instance: { problem, bounds }, choices, value }) => {
      const optimum = solve(problem, bounds);
      if (optimum.status !== "optimal") return;
      const size = problem.restored.size;
      const partial = Array.from({ length: 3 ** size }, (_, i) =>
        Array.from({ length: size }, (__, j) => [free, 0, 1][Math.floor(i / 3 ** j) % 3]!),
      );
      const pool = partial.map((labels) => routeOf(new Case(problem, labels, 0)).solve(caseBounds(bounds, 1)));
      const attained = pool.filter((one) => one.status === "optimal");
      let next = 0;
      const choose = (below: number): number => choices[next++ % choices.length]! % below;
      const symmetries = symmetriesOf(problem);
      const tree = (labels: readonly number[], depth = 0): CaseTree => {
        const kind = choose(8);
        const letters = problem.restored.letters.flatMap((_, j) => (labels[j] === free || kind === 7 ? [j] : []));
        if (letters.length > 0 && kind > 2 && depth < 4) {
          const letter = letters[choose(letters.length)]!;
          return {
            kind: "letter",
            letter,
            classes: problem.source.classNames.map((_, k) => tree(labels.with(letter, k), depth + 1)),
          };
        }
        if (kind === 0 && symmetries.length > 0) return { kind: "symmetry", symmetry: choose(symmetries.length) };
        // Mostly the plane of this labeling, sometimes that of another.
        const own = kind < 6 ? partial.findIndex((one) => one.every((k, j) => k === labels[j])) : choose(pool.length);
        const { status, plane } = pool[own]!;
        return { kind: status === "optimal" ? "plane" : "farkas", plane: () => plane };
      };
      const claimed = attained[value % attained.length]!;
      const { labeling, errorRate } = bestLabeling(problem, claimed.restorer);
      const order = problem.restored.letters.map((_, j) => j).sort(() => choose(3) - 1);
      const trees = [tree(problem.restored.letters.map(() => free))];
      const proof = {
        ...optimum,
        bounds,
        errorRate,
        labeling,
        restorer: claimed.restorer,
        ...(claimed.coupling === undefined ? {} : { coupling: claimed.coupling }),
        proof: { trees, symmetries, order },
      };
      const mutant = {
        format: "exact-cdp/certificate@1",
        problem: problemToFile(problem),
        sha256: problemHash(problem),
        statement: {
          kind: "value",
          bounds: { distortion: String(bounds.distortion), perception: String(bounds.perception) },
          errorRate: errorRate.toString(),
        },
        evidence: evidenceOf(proof),
      };
      const before = tally.accepted;
      judge(mutant, "assembled");
      if (tally.accepted > before) accepted++;
      expect(tally.accepted === before || errorRate.equals(optimum.errorRate)).toBe(true);
    }),
    runs(400, 20),
  );
  expect(accepted).toBeGreaterThan(20);
});

describe("all mutants", () => {
  afterAll(() => {
    console.info(`mutants: ${JSON.stringify(tally)}`);
  });

  it("were of all kinds", () => {
    expect(tally.accepted).toBeGreaterThan(50);
    expect(tally.rejected).toBeGreaterThan(2000);
    expect(tally.otherProblems).toBeGreaterThan(300);
  });
});
