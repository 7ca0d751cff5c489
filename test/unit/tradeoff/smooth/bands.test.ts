/**
 * Bands of slices and of C with smooth divergences: what they say is proved by the checker, and holds at points
 * that are solved by themselves.
 */
import { expect, test } from "vitest";
import { Enclosure } from "../../../../src/exact/enclosure.js";
import { Rational } from "../../../../src/exact/rational.js";
import { problemFromData } from "../../../../src/format/problem.js";
import { check } from "../../../../src/kernel/index.js";
import type { Problem } from "../../../../src/model/problem.js";
import type { SliceAt } from "../../../../src/tradeoff/convex/slice.js";
import { bandAt, bandCertificate, sliceBand, type SliceBand } from "../../../../src/tradeoff/slice-band.js";
import { solve } from "../../../../src/tradeoff/solve.js";
import { surfaceBand, surfaceBandAt, surfaceBandCertificate } from "../../../../src/tradeoff/surface-band.js";
import { sweepAt } from "../../../../src/tradeoff/sweep.js";
import { weightedCertificate } from "../../../../src/certificate/weighted.js";
import { exhaustive } from "../../../support/exhaustive.js";

const half = Rational.of(1n, 2n);

/** Three letters of which two belong to one class, and a noisy channel. */
function problem(perception: unknown, more: object = {}): Problem {
  return problemFromData({
    format: "exact-cdp/problem@1",
    name: "three letters",
    source: {
      alphabet: ["0", "1", "3"],
      classes: [
        { name: "a", prior: "3/5", pmf: ["1/2", "1/3", "1/6"] },
        { name: "b", prior: "2/5", pmf: ["1/8", "1/4", "5/8"] },
      ],
    },
    channel: {
      outputs: ["0", "1", "2"],
      matrix: [
        ["3/5", "1/5", "1/5"],
        ["1/4", "1/2", "1/4"],
        ["1/5", "1/5", "3/5"],
      ],
    },
    classifier: ["a", "b", "b"],
    distortion: "squared-error",
    perception,
    ...more,
  });
}

const kinds: readonly [string, unknown][] = [
  ["KL(p‖q)", "kullback-leibler"],
  ["KL(q‖p)", "reverse-kullback-leibler"],
  ["χ²(q‖p)", "chi-squared"],
  ["χ²(p‖q)", "reverse-chi-squared"],
  ["Jensen–Shannon", "jensen-shannon"],
  ["Hellinger", "squared-hellinger"],
  [
    "a kernel",
    {
      "mmd-squared": [
        ["2", "1", "0"],
        ["1", "2", "1/2"],
        ["0", "1/2", "1"],
      ],
    },
  ],
];
const fixed: readonly (readonly [string, SliceAt])[] = [
  ["P = 1/50", { perception: "1/50" }],
  ["P = 0", { perception: 0 }],
  ["P = ∞", { perception: "inf" }],
  ["D = 9/5", { distortion: "9/5" }],
  ["D = ∞", { distortion: "inf" }],
  ["ε = 2/5", { errorRate: "2/5" }],
];

/** Places of the upper function and between them. */
function places({ upper }: SliceBand): Rational[] {
  return upper.flatMap(({ at }, i) => {
    const next = upper[i + 1];
    return next === undefined ? [at, at.plus(Rational.one)] : [at, at.plus(next.at).times(half)];
  });
}

/** Of each kind two of the six, of each of the six two kinds or three; all with EXACT_CDP_EXHAUSTIVE=1. */
const slices = kinds.flatMap(([kind, perception], i) =>
  fixed.filter((_, j) => exhaustive || (i + j) % 3 === 0).map(([text, at]) => [kind, text, perception, at] as const),
);

test.each(slices)(
  "a slice with %s at %s: accepted, as narrow as asked, around the values of points",
  (_kind, _text, perception, at) => {
    const given = problem(perception);
    const band = sliceBand(given, at, { tolerance: "1/200" });
    expect(check(bandCertificate(band))).toMatchObject({ status: "accepted" });
    expect(band.gap.atMost(Rational.of(1n, 200n))).toBe(true);
    if (band.value !== "errorRate") return;
    for (const x of places(band).slice(0, 12)) {
      const { quantity, at: z } = band.fixed;
      const bounds = { distortion: "inf", perception: "inf", [quantity]: z, [band.variable]: x } as const;
      const point = solve(given, bounds);
      if (point.status !== "optimal" && point.status !== "enclosed")
        throw new Error("the upper function is finite there");
      const value = point.errorRate;
      const [low, high] = value instanceof Enclosure ? [value.lower, value.upper] : [value, value];
      const { lower, upper } = bandAt(band, x);
      if (lower === "inf" || upper === "inf" || high === "inf") throw new Error("finite there");
      expect(lower.atMost(high)).toBe(true);
      expect(low.atMost(upper)).toBe(true);
    }
  },
);

test("a slice that is empty says why, and one fixed below the least d of missing letters too", () => {
  const band = sliceBand(problem("kullback-leibler"), { distortion: "1/10" });
  expect([band.domain, band.upper.length]).toEqual([null, 0]);
  expect(band.least).toBeInstanceOf(Rational);
  const missing = problem("jensen-shannon", { restored: { alphabet: ["0", "1"] }, classifier: ["a", "b"] });
  expect(sliceBand(missing, { perception: "1/1000" }).least).toBeInstanceOf(Enclosure);
  expect(() => bandCertificate(band)).toThrow(/finite somewhere/);
});

test("one class: the least distortion as a function of the bound on d", () => {
  const given = problemFromData({
    format: "exact-cdp/problem@1",
    name: "one class",
    source: { alphabet: ["0", "1"], classes: [{ name: "only", prior: "1", pmf: ["1/3", "2/3"] }] },
    channel: {
      outputs: ["0", "1"],
      matrix: [
        ["3/4", "1/4"],
        ["1/3", "2/3"],
      ],
    },
    classifier: ["only", "only"],
    distortion: "hamming",
    perception: "squared-hellinger",
  });
  const band = sliceBand(given, { errorRate: 0 }, { tolerance: "1/500" });
  expect(check(bandCertificate(band))).toMatchObject({ status: "accepted" });
  expect(band.upper.at(-1)?.value.atMost(Rational.of(1n, 3n))).toBe(true);
});

test.each(kinds)("C on a region with %s: accepted, and around the values of points", (_kind, perception) => {
  const given = problem(perception);
  const band = surfaceBand(given, { tolerance: "1/25" });
  expect(check(surfaceBandCertificate(band))).toMatchObject({ status: "accepted" });
  expect(band.gap.atMost(Rational.of(1n, 25n))).toBe(true);
  for (const [distortion, perceptionBound] of [
    ["3/2", "1/20"],
    ["4/3", "1/5"],
    ["2", "1/100"],
    ["inf", "inf"],
  ] as const) {
    const point = solve(given, { distortion, perception: perceptionBound });
    if (point.status !== "optimal" && point.status !== "enclosed") continue;
    const [low, high] =
      point.errorRate instanceof Enclosure
        ? [point.errorRate.lower, point.errorRate.upper as Rational]
        : [point.errorRate, point.errorRate];
    const { lower, upper } = surfaceBandAt(band, { distortion, perception: perceptionBound });
    expect(lower.atMost(high)).toBe(true);
    expect(upper === "inf" || low.atMost(upper)).toBe(true);
  }
});

test.each(kinds)("weighted sums with %s: accepted, and the restorer attains the upper end", (_kind, perception) => {
  const given = problem(perception);
  for (const weights of [
    { distortion: 1, perception: 1, errorRate: 1 },
    { distortion: "1/10", perception: 3, errorRate: 1 },
    { distortion: 1, perception: 2, errorRate: 0 },
    { distortion: 0, perception: 0, errorRate: 1 },
  ]) {
    const point = sweepAt(given, weights);
    expect(check(weightedCertificate(point))).toMatchObject({ status: "accepted" });
    if (point.value instanceof Enclosure) expect((point.value.width as Rational).toNumber()).toBeLessThan(1e-11);
  }
});

test("what is exact, or the least of several functions, has no band", () => {
  expect(() => sliceBand(problem("total-variation"), { perception: "1/10" })).toThrow(/smooth divergence/);
  expect(() => surfaceBand(problem("kullback-leibler", { classifier: "retrained" }))).toThrow(
    /a fixed classifier and one divergence, for a band/,
  );
});
