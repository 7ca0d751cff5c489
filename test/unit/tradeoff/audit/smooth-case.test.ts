/**
 * Smooth divergences: each enclosure against points of C, which are found by minimising another quantity.
 *
 * Just below the lower end the least error rate exceeds ε, or nothing is feasible; the upper end is what a
 * restorer has that is at least as good otherwise.
 */
import { describe, expect, it, test } from "vitest";
import { Enclosure } from "../../../../src/exact/enclosure.js";
import { Rational, max } from "../../../../src/exact/rational.js";
import type { Value } from "../../../../src/exact/value.js";
import { galleryProblem } from "../../../../src/format/gallery/index.js";
import { check } from "../../../../src/kernel/index.js";
import { problemFromData } from "../../../../src/format/problem.js";
import { restorer } from "../../../../src/format/restorer.js";
import type { Problem } from "../../../../src/model/problem.js";
import { audit, type Audit } from "../../../../src/tradeoff/audit/audit.js";
import { auditCertificates } from "../../../../src/tradeoff/audit/certificates.js";
import { evaluate } from "../../../../src/tradeoff/evaluate.js";
import { minima } from "../../../../src/tradeoff/minima.js";
import { isSurelyLess } from "../../../../src/tradeoff/audit/gap.js";
import { solve, type Point, type PointBoundsLike } from "../../../../src/tradeoff/solve.js";
import { tightData } from "../../../support/smooth.js";

const kinds = [
  "kullback-leibler",
  "reverse-kullback-leibler",
  "chi-squared",
  "reverse-chi-squared",
  "jensen-shannon",
  "squared-hellinger",
] as const;
const step = Rational.parse("1e-8");
const narrow = Rational.parse("1e-10");

const smooth = (name: string, perception: (typeof kinds)[number]): Problem =>
  problemFromData({ ...galleryProblem(name), perception });
const lower = (value: Value | "inf"): Rational => {
  if (value instanceof Enclosure) return value.lower;
  if (value instanceof Rational) return value;
  throw new Error("a finite value");
};
const upper = (value: Value | "inf"): Rational =>
  value instanceof Enclosure ? (value.upper as Rational) : lower(value);
const exceeds = (point: Point, errorRate: Rational): boolean =>
  point.status === "infeasible" || errorRate.lessThan(lower(point.errorRate));

function expectEnclosed({ problem, achieved, least }: Audit): void {
  const { distortion: D, perception: P, errorRate } = achieved;
  const least_ = minima(problem);
  for (const quantity of ["distortion", "perception"] as const) {
    const { value, gap, restorer: found } = least[quantity];
    expect(lower(gap).sign()).toBeGreaterThanOrEqual(0);
    expect(upper(value).atMost(upper(achieved[quantity]))).toBe(true);
    const below = lower(value).minus(step);
    if (lower(least_[quantity]).atMost(below)) {
      const bounds: PointBoundsLike = { distortion: D, perception: upper(P), [quantity]: below };
      expect(exceeds(solve(problem, bounds), errorRate)).toBe(true);
    }
    if (found === undefined) continue;
    const own = evaluate(problem, found);
    expect(own.errorRate.atMost(errorRate)).toBe(true);
    expect(upper(own[quantity]).atMost(upper(value))).toBe(true);
    const other = quantity === "distortion" ? "perception" : "distortion";
    expect(upper(own[other]).atMost(lower(achieved[other]))).toBe(true);
  }
}

const rows: Record<string, readonly (readonly string[])[][]> = {
  "binary-denoising": [
    [
      ["1", "0"],
      ["1/2", "1/2"],
    ],
    [
      ["3/4", "1/4"],
      ["1/5", "4/5"],
    ],
    [
      ["1", "0"],
      ["0", "1"],
    ],
  ],
  "three-classes": [
    [
      ["1", "0", "0", "0"],
      ["0", "1", "0", "0"],
      ["1/4", "0", "3/4", "0"],
      ["1/8", "0", "1/8", "3/4"],
    ],
    [
      ["1/2", "1/2", "0", "0"],
      ["0", "1", "0", "0"],
      ["1/4", "1/4", "1/4", "1/4"],
      ["0", "0", "0", "1"],
    ],
  ],
};

describe.each(kinds)("%s", (kind) => {
  it.each(Object.keys(rows))("%s: the enclosures are narrow, and true on both sides", (name) => {
    for (const one of rows[name]!) {
      const problem = smooth(name, kind);
      const found = audit(problem, restorer(problem, one));
      expectEnclosed(found);
      for (const { value } of [found.least.distortion, found.least.perception])
        expect(upper(value).minus(lower(value)).atMost(narrow)).toBe(true);
    }
  });
});

test("where P is 0 all is exact", () => {
  const problem = smooth("binary-denoising", "kullback-leibler");
  const point = solve(problem, { distortion: "inf", perception: 0 });
  if (point.status !== "optimal") throw new Error("exact");
  const found = audit(problem, point.restorer);
  expect(found).toMatchObject({ optimal: true, paretoOptimal: true });
  expect(found.better).toBeUndefined();
});

test("an infinite divergence: a finite one is less without end", () => {
  const problem = smooth("binary-denoising", "kullback-leibler");
  const found = audit(
    problem,
    restorer(problem, [
      ["1", "0"],
      ["1", "0"],
    ]),
    {
      weights: [
        { distortion: 1, perception: 1, errorRate: 1 },
        { distortion: 1, perception: 0, errorRate: 1 },
      ],
    },
  );
  expect(found.achieved.perception).toBe("inf");
  expect(found.least.perception).toMatchObject({ value: Rational.zero, gap: "inf" });
  expect(found.losses[0]).toMatchObject({ loss: "inf", excess: "inf" });
  expect(found.losses[1]!.excess).toBeInstanceOf(Rational);
  expect(found.paretoOptimal).toBe(false);
});

test("a re-trained classifier: the enclosure of the gap holds the difference to the restorer that was found", () => {
  const problem = problemFromData(galleryProblem("missed-alarm-hellinger"));
  const found = audit(
    problem,
    restorer(problem, [
      ["1", "0"],
      ["1/2", "1/2"],
    ]),
  );
  const { better, achieved } = found;
  if (better === undefined) throw new Error("it is not optimal");
  expect(better.achieved.errorRate.lessThan(achieved.errorRate)).toBe(true);
  expect(max(better.achieved.distortion, achieved.distortion)).toEqual(achieved.distortion);
});

test("one restored letter: every restorer is the same", () => {
  const problem = problemFromData({
    ...galleryProblem("binary-denoising"),
    restored: { alphabet: ["0"] },
    classifier: ["w1"],
    perception: "squared-hellinger",
  });
  const found = audit(problem, restorer(problem, [["1"], ["1"]]));
  expect(lower(found.least.distortion.gap)).toEqual(Rational.zero);
  expect(upper(found.least.distortion.value)).toEqual(found.achieved.distortion);
});

test("where the solver finds no restorer within the bounds, the audited one is the upper end", () => {
  const problem = problemFromData(tightData);
  const found = audit(problem, restorer(problem, [["1/2", "1/2"]]));
  expect(found.there.point.status).toBe("undecided");
  // The trivial lower bound is ε itself.
  expect(found.optimal).toBe(true);
  const [only, ...more] = auditCertificates(found).certificates;
  expect(only).toMatchObject({
    statement: { kind: "value", errorRate: "1/7" },
    evidence: { restorer: [["1/2", "1/2"]] },
  });
  expect(more).toEqual([]);
  expect(check(JSON.stringify(only))).toMatchObject({ status: "accepted" });
});

test("a part of the divergence that is the same for all restorers excludes them where it exceeds P", () => {
  // Jensen-Shannon is ln 2 for disjoint letters; the transport cost is 0 for q = p alone, and D falls with the mass of d.
  const problem = problemFromData({
    format: "exact-cdp/problem@1",
    name: "disjoint",
    source: {
      alphabet: ["a", "b"],
      classes: [
        { name: "w1", prior: "1/2", pmf: ["1", "0"] },
        { name: "w2", prior: "1/2", pmf: ["0", "1"] },
      ],
    },
    channel: { outputs: ["y"], matrix: [["1"], ["1"]] },
    restored: { alphabet: ["c", "d"] },
    classifier: ["w1", "w2"],
    distortion: {
      matrix: [
        ["0", "1"],
        ["0", "1"],
      ],
    },
    perception: {
      minimum: [
        "jensen-shannon",
        {
          transport: [
            ["0", "1/2"],
            ["1/2", "0"],
          ],
        },
      ],
    },
  });
  const even = audit(problem, restorer(problem, [["1/2", "1/2"]]));
  expect(even.achieved.perception).toEqual(Rational.zero);
  expect(even.least.distortion).toMatchObject({ value: Rational.parse("1/2"), gap: Rational.zero });
  // With P = 1/4 any q is within the transport cost.
  const odd = audit(problem, restorer(problem, [["0", "1"]]));
  expect(odd.least.distortion).toMatchObject({ value: Rational.zero, gap: Rational.one });
  expect(odd.least.perception).toMatchObject({ value: Rational.zero, gap: Rational.parse("1/4") });
});

test("a kernel whose least value is rounded below 0: the least is 0, and no enclosure begins below", () => {
  const problem = problemFromData({
    format: "exact-cdp/problem@1",
    name: "kernel",
    source: {
      alphabet: ["0.5", "1", "0"],
      classNames: ["w1", "w2"],
      counts: [
        [2, 0, 4],
        [1, 4, 0],
      ],
    },
    channel: {
      outputs: ["y0", "y1"],
      matrix: [
        ["1", "0"],
        ["1/2", "1/2"],
        ["1", "0"],
      ],
    },
    restored: { alphabet: ["0.5", "1"] },
    classifier: ["w2", "w1"],
    distortion: "hamming",
    perception: {
      "mmd-squared": [
        ["1", "-2", "-2"],
        ["-2", "4", "4"],
        ["-2", "4", "4"],
      ],
    },
  });
  const found = audit(
    problem,
    restorer(problem, [
      ["1", "0"],
      ["3/4", "1/4"],
    ]),
  );
  const other = evaluate(
    problem,
    restorer(problem, [
      ["1/4", "3/4"],
      ["3/8", "5/8"],
    ]),
  );
  expect(other.perception).toEqual(Rational.zero);
  expect(lower(found.least.perception.value)).toEqual(Rational.zero);
  expect(upper(found.least.perception.value).atMost(Rational.parse("1e-10"))).toBe(true);
  expect(isSurelyLess(found.least.perception.value, found.achieved.perception)).toBe(true);
});
