/** Bands of slices of several cases against all labelings and divergences, each solved by itself. */
import { describe, expect, it, test } from "vitest";
import { Rational } from "../../../../src/exact/rational.js";
import { galleryProblem } from "../../../../src/format/gallery/index.js";
import { problemFromData } from "../../../../src/format/problem.js";
import { check } from "../../../../src/kernel/index.js";
import { minima } from "../../../../src/tradeoff/minima.js";
import { bandAt, bandCertificate, sliceBand, type SliceBand } from "../../../../src/tradeoff/slice-band.js";
import type { SliceAt } from "../../../../src/tradeoff/slice.js";
import { seeded } from "../../../bench/families.js";
import { exhaustive } from "../../../support/exhaustive.js";
import { LeastByLabelings, falling } from "../../../support/several-smooth.js";
import { type SmoothData, smoothData, smoothKinds } from "../../../support/smooth.js";

const [tolerance, wide] = ["1/500", "1/40"];
const ratio = (text: string): Rational => Rational.parse(text);
const isAtMost = (a: Rational | "inf", b: Rational | "inf"): boolean => b === "inf" || (a !== "inf" && a.atMost(b));

/** Places from the left end on, and one to the left of it. */
function places({ lower, upper }: SliceBand): Rational[] {
  const [from, start, end] = [lower[0]!.at, upper[0]!.at, upper.at(-1)!.at];
  const width = end.minus(start);
  const shares = ["0", "1/50", "1/3", "1"].map((share) => start.plus(width.times(ratio(share))));
  return from.sign() > 0 ? [from.times(ratio("99/100")), ...shares] : shares;
}

/** The band holds y, which the cases have at x; the one with a wider tolerance meets it. */
function expectTrue(band: SliceBand, coarse: SliceBand, least: LeastByLabelings): void {
  const { fixed, variable } = band;
  let last: ReturnType<typeof bandAt> | undefined;
  for (const x of places(band)) {
    const here = bandAt(band, x);
    if (fixed.quantity === "errorRate") {
      // y is the least D with C(D, x) ≤ ε.
      const at = (distortion: Rational): ReturnType<typeof bandAt> => least.at({ distortion, perception: x });
      if (here.upper !== "inf") expect(isAtMost(at(here.upper).lower, fixed.at)).toBe(true);
      if (here.lower !== "inf") expect(isAtMost(fixed.at, at(here.lower.minus(ratio("1e-9"))).upper)).toBe(true);
    } else {
      const C = least.at({ distortion: fixed.at, perception: fixed.at, [variable]: x });
      expect(isAtMost(here.lower, C.upper)).toBe(true);
      expect(isAtMost(C.lower, here.upper)).toBe(true);
    }
    const other = bandAt(coarse, x);
    expect(isAtMost(other.lower, here.upper) && isAtMost(here.lower, other.upper)).toBe(true);
    if (last !== undefined) expect(isAtMost(here.lower, last.lower) && isAtMost(here.upper, last.upper)).toBe(true);
    last = here;
  }
}

/** The band of a slice, certified, and held against the cases. */
function tested(data: object, at: SliceAt): SliceBand {
  const problem = problemFromData(data);
  const band = sliceBand(problem, at, { tolerance });
  expect(band.domain).not.toBeNull();
  expect(band.gap.atMost(ratio(tolerance))).toBe(true);
  expect(check(JSON.parse(JSON.stringify(bandCertificate(band))))).toMatchObject({ status: "accepted" });
  expectTrue(band, sliceBand(problem, at, { tolerance: wide }), new LeastByLabelings(problem, data));
  return band;
}

/** Where a function falls. */
function falls(curve: SliceBand["lower"]): Rational[] {
  return curve.flatMap((point, i) => (curve[i + 1]?.at.equals(point.at) === true ? [point.at] : []));
}

function slicesOf(data: SmoothData): SliceAt[] {
  const { distortion, errorRate } = minima(problemFromData(data));
  return [
    { distortion: distortion.times(ratio("5/4")) },
    { perception: "1/20" },
    { errorRate: errorRate.times(ratio("11/10")) },
  ];
}

// Four labelings each, and eight.
describe.each(exhaustive ? smoothKinds : (["kullback-leibler", "chi-squared", "mmd-squared"] as const))(
  "%s",
  (kind) => {
    it.each(exhaustive ? [13, 14, 23, 29, 51] : [23])(
      "re-trained, alone and with total variation beside it, %i",
      (seed) => {
        const data = smoothData(kind, seeded(seed), { most: 3 });
        for (const perception of [data.perception, { minimum: ["total-variation", data.perception] }]) {
          const given: SmoothData = { ...data, classifier: "retrained", perception };
          for (const at of slicesOf(given)) tested(given, at);
        }
      },
    );
  },
);

describe.each([
  ["transport", ["a", "b"]],
  ["transport", "retrained"],
  ["mmd-squared", ["a", "b"]],
] as const)("where %s begins, with the classifier %s", (kind, classifier) => {
  const data = falling(kind, classifier) as object;

  it("a slice along P falls, and the functions with it", () => {
    const begin = ratio("27/250");
    for (const at of [{ distortion: "1/2" }, { errorRate: "9/20" }]) {
      const band = tested(data, at);
      const [below, above] = [falls(band.lower), falls(band.upper)];
      expect([below.length, above.length]).toEqual([1, 1]);
      // A restorer of the second divergence is found there or a little to the right.
      expect(below[0]!.atMost(begin) && begin.atMost(above[0]!)).toBe(true);
      expect(above[0]!.minus(below[0]!).toNumber()).toBeLessThan(kind === "transport" ? 1e-15 : 1e-3);
    }
    tested(data, { perception: "3/20" });
  });
});

test("where nothing is within the fixed bound, the slice says what is the least", () => {
  const problem = problemFromData(falling("transport", "retrained"));
  const { distortion, perception, errorRate } = minima(problem);
  for (const [at, least] of [
    [{ distortion: "1/10" }, distortion],
    [{ perception: "1/10" }, perception],
    [{ errorRate: "1/10" }, errorRate],
  ] as const)
    expect(sliceBand(problem, at)).toMatchObject({ domain: null, lower: [], upper: [], least });
});

test("the unsquared Wasserstein-2 beside a smooth divergence has slices along D only", () => {
  const data = {
    ...(falling("none") as object),
    distortion: "squared-error",
    perception: { minimum: ["wasserstein-2", "squared-hellinger"] },
  };
  expect(() => sliceBand(problemFromData(data), { distortion: "1/2" })).toThrow(/a slice along the distortion/);
  tested(data, { perception: "1/2" });
});

test("labelings are not gone through one by one", () => {
  const data = { ...galleryProblem("twelve-levels"), perception: "squared-hellinger" };
  const band = sliceBand(problemFromData(data), { distortion: "9/4" }, { tolerance });
  const certificate = JSON.stringify(bandCertificate(band));
  expect(check(JSON.parse(certificate))).toMatchObject({ status: "accepted" });
  // Of 4096 labelings.
  expect(certificate.split(`"planes"`).length).toBeLessThan(20);
});
