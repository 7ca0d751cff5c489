/**
 * Audits against brute force: a linear program per case and quantity, written from the definition alone.
 */
import fc from "fast-check";
import { afterAll, describe, expect, it, test } from "vitest";
import { Enclosure } from "../../../../src/exact/enclosure.js";
import { InputError } from "../../../../src/exact/errors.js";
import { Rational } from "../../../../src/exact/rational.js";
import { Root } from "../../../../src/exact/root.js";
import { compareValues } from "../../../../src/exact/value.js";
import { RationalMatrix } from "../../../../src/exact/vector.js";
import { galleryProblem } from "../../../../src/format/gallery/index.js";
import { problemFromData } from "../../../../src/format/problem.js";
import { restorer } from "../../../../src/format/restorer.js";
import { compositeDefinition, problemDefinition } from "../../../../src/generate/index.js";
import { problem as built, type Problem, type ProblemDefinition } from "../../../../src/model/problem.js";
import { audit, Auditor, type Audit } from "../../../../src/tradeoff/audit/audit.js";
import { evaluate } from "../../../../src/tradeoff/evaluate.js";
import { solve } from "../../../../src/tradeoff/solve.js";
import { finish } from "../../../../src/exact/steps.js";
import { runs } from "../../../property/property.js";
import { leastByPrograms, type Limits } from "./reference.js";

const quantities = ["distortion", "perception", "errorRate"] as const;
const gallery = (name: string): Problem => problemFromData(galleryProblem(name));
const number = (text: string): Rational => Rational.parse(text);

/** Rows of small numbers, divided by their sums, for any shape. */
const seeds = fc.array(fc.nat(6), { minLength: 40, maxLength: 40 });
function restorerOf({ channel, restored }: Problem, numbers: readonly number[]): RationalMatrix {
  const rows = Array.from({ length: channel.outputs.size }, (_, y) => {
    const row = Array.from({ length: restored.size }, (__, j) => numbers[(y * restored.size + j) % numbers.length]!);
    const total = row.reduce((a, b) => a + b, 0);
    return row.map((value, j) =>
      total === 0 ? Rational.of(j === 0 ? 1n : 0n) : Rational.of(BigInt(value), BigInt(total)),
    );
  });
  return RationalMatrix.from(rows, restored.size);
}

/** How often each came, so that no comparison is one of zeros alone. */
const seen = { gaps: 0, none: 0, better: 0 };
afterAll(() => {
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5);
});

function expectLeast(definition: ProblemDefinition, found: Audit): void {
  const { distortion, perception, errorRate } = found.achieved;
  if (perception === "inf" || perception instanceof Enclosure) throw new Error("linear divergences are exact");
  const limits: Limits = { distortion, perception, errorRate };
  for (const quantity of quantities) {
    const { value, gap } = found.least[quantity];
    expect(value).toEqual(leastByPrograms(definition, quantity, limits));
    const equal = compareValues(limits[quantity], value as Rational) === 0;
    expect(gap instanceof Rational && gap.isZero()).toBe(equal);
    if (equal) seen.none++;
    else seen.gaps++;
    const own = limits[quantity];
    if (own instanceof Rational && value instanceof Rational) expect(gap).toEqual(own.minus(value));
  }
  const gaps = quantities.map((one) => found.least[one].gap);
  expect(found.paretoOptimal).toBe(gaps.every((gap) => gap instanceof Rational && gap.isZero()));
  expect(found.optimal).toBe((found.least.errorRate.gap as Rational).isZero());
  expectBetter(found);
}

function expectBetter({ problem, achieved, better, paretoOptimal, optimal, least }: Audit): void {
  expect(better === undefined).toBe(paretoOptimal);
  if (better === undefined) return;
  seen.better++;
  const own = evaluate(problem, better.restorer);
  expect(better.achieved).toEqual(own);
  for (const quantity of quantities)
    expect(compareValues(own[quantity] as Rational, achieved[quantity] as Rational)).not.toBe(1);
  expect(compareValues(own[better.in] as Rational, achieved[better.in] as Rational)).toBe(-1);
  expect(better.in === "errorRate").toBe(optimal === false);
  if (better.in === "errorRate") expect(own.errorRate).toEqual(least.errorRate.value);
  else expect(compareValues(own[better.in] as Rational, least[better.in].value as Rational)).toBe(0);
}

const small = { sizes: { source: 3, outputs: 3, restored: 3 }, classes: 3, heaviest: 4 };
const tiny = { sizes: { source: 2, outputs: 3, restored: 3 }, classes: 2, heaviest: 3 };

describe("the least of each quantity is that of a linear program per case", () => {
  it("one convex case", () => {
    fc.assert(
      fc.property(problemDefinition(small), seeds, (definition, numbers) => {
        const problem = built(definition);
        expectLeast(definition, audit(problem, restorerOf(problem, numbers)));
      }),
      runs(120, 71),
    );
  });

  it.each([
    ["a re-trained classifier", { divergence: "linear", retrained: true }],
    ["a minimum of divergences", { divergence: "minimum", retrained: false }],
    ["both", { divergence: "minimum", retrained: true }],
    ["the unsquared Wasserstein-2", { divergence: "wasserstein-2", retrained: false }],
  ] as const)("%s", (_, kind) => {
    fc.assert(
      fc.property(compositeDefinition({ ...tiny, ...kind }), seeds, (definition, numbers) => {
        const problem = built(definition);
        const found = audit(problem, restorerOf(problem, numbers));
        // A root limits no program of a part that is linear itself: enclosures are for smooth.test.ts.
        fc.pre(
          !(found.achieved.perception instanceof Root) || problem.perception.parts.every(({ power }) => power === 2),
        );
        expectLeast(definition, found);
      }),
      runs(45, 72),
    );
  });
});

test("by hand: the binary example", () => {
  const problem = gallery("binary-denoising");
  const found = audit(
    problem,
    restorer(problem, [
      ["1", "0"],
      ["1/2", "1/2"],
    ]),
    {
      weights: [{ distortion: 1, perception: 0, errorRate: 2 }],
    },
  );
  expect(found.least.errorRate).toMatchObject({ value: number("51/250"), gap: number("6/125") });
  expect(found.least.distortion).toMatchObject({ value: number("1/10"), gap: number("21/200") });
  expect(found.least.perception).toMatchObject({ value: number("0"), gap: number("17/125") });
  expect(found).toMatchObject({ optimal: false, paretoOptimal: false, better: { in: "errorRate" } });
  // 41/200 + 2·63/250 − (1/10 + 2·51/250)
  expect(found.losses).toMatchObject([
    { loss: number("709/1000"), least: number("127/250"), excess: number("201/1000") },
  ]);
});

test("optimal at its distortion and perception, but with distortion to spare", () => {
  const problem = gallery("three-classes");
  const point = solve(problem, { distortion: "1/2", perception: "1/1000" });
  if (point.status !== "optimal") throw new Error("feasible");
  const found = audit(problem, point.restorer);
  expect(found.optimal).toBe(true);
  expect(found.least.errorRate.gap).toEqual(Rational.zero);
  expect(found.better?.in).not.toBe("errorRate");
});

test("gaps of the unsquared Wasserstein-2 are roots", () => {
  const problem = gallery("unsquared-wasserstein");
  const found = audit(
    problem,
    restorer(problem, [
      ["1/2", "1/2"],
      ["0", "1"],
    ]),
  );
  expect(String(found.achieved.perception)).toBe("sqrt(8/25)");
  expect(String(found.least.perception.gap)).toBe("sqrt(8/25)");
});

test("an auditor gives for every restorer what a first audit gives", () => {
  const problem = gallery("ordinal-grading");
  const auditor = new Auditor(problem);
  for (const shift of [0, 1, 2, 3]) {
    const one = restorerOf(
      problem,
      [3, 0, 1, 5, 2, 0, 4].map((value, i) => (value * (i + shift + 1)) % 7),
    );
    const [again, fresh] = [finish(auditor.steps(one)), audit(problem, one)];
    for (const quantity of quantities) expect(again.least[quantity].value).toEqual(fresh.least[quantity].value);
  }
});

describe("what is refused", () => {
  const problem = gallery("binary-denoising");
  const one = restorer(problem, [
    ["1", "0"],
    ["0", "1"],
  ]);
  it("a restorer of another shape", () => {
    expect(() => audit(gallery("three-classes"), one)).toThrow(InputError);
  });
  it("weights that no loss has", () => {
    expect(() => audit(problem, one, { weights: [{ distortion: -1, perception: 0, errorRate: 1 }] })).toThrow(/≥ 0/);
    expect(() => audit(problem, one, { weights: [{ distortion: 0, perception: 0, errorRate: 0 }] })).toThrow(/above 0/);
    expect(() => audit(problem, one, { weight: [] } as never)).toThrow(/weight/);
  });
  it("a weight on a root", () => {
    const unsquared = gallery("unsquared-wasserstein");
    const identity = restorer(unsquared, [
      ["1", "0"],
      ["0", "1"],
    ]);
    expect(() => audit(unsquared, identity, { weights: [{ distortion: 1, perception: 1, errorRate: 1 }] })).toThrow(
      /Wasserstein-2/,
    );
  });
});
