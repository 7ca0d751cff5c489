/**
 * Bands where a curve is hard to follow: vertical at its end, approached only at infinity, an end that is
 * enclosed only, or a fixed quantity at its least value. Each is as narrow as asked, and the checker accepts it.
 */
import { expect, test } from "vitest";
import { Rational } from "../../../../src/exact/rational.js";
import { check } from "../../../../src/kernel/index.js";
import type { Problem } from "../../../../src/model/problem.js";
import { problem } from "../../../../src/model/problem.js";
import { minima } from "../../../../src/tradeoff/minima.js";
import { bandCertificate, sliceBand } from "../../../../src/tradeoff/slice-band.js";
import { randomDefinition } from "../../../bench/families.js";
import { smoothKinds, smoothPoint } from "../../../support/smooth.js";

function expectNarrow(given: Problem, at: Parameters<typeof sliceBand>[1], tolerance: string, most: number): void {
  const band = sliceBand(given, at, { tolerance });
  expect(band.gap.atMost(Rational.parse(tolerance)), band.gap.toString()).toBe(true);
  expect(check(JSON.stringify(bandCertificate(band)))).toMatchObject({ status: "accepted" });
  // As many corners as a curve with one steep end needs, not one sample after the other at that end.
  expect(band.upper.length).toBeLessThan(most);
}

test("along D and along P, where C falls infinitely steeply at the left end", () => {
  const given = problem(randomDefinition({ size: 8, seed: 1, perception: "kullback-leibler" }));
  expectNarrow(given, { perception: "1/100" }, "1e-3", 60);
  expectNarrow(given, { distortion: minima(given).distortion.times(Rational.parse("3/2")) }, "1e-3", 100);
});

/** Where d is infinite unless every letter has mass, the letters that err least, or are nearest, may not be enough. */
const needMass = ["kullback-leibler", "reverse-chi-squared"];

test.each(smoothKinds)("%s: D along P where the error rate is the least one, and a little more", (kind) => {
  const given = smoothPoint(kind, 3, { most: 4 }).problem;
  const least = minima(given).errorRate;
  if (needMass.includes(kind)) expect(sliceBand(given, { errorRate: least }).domain).toBe(null);
  else expectNarrow(given, { errorRate: least }, "1e-3", 120);
  expectNarrow(given, { errorRate: least.plus(Rational.parse("1/1000")) }, "1e-3", 120);
});

test.each(smoothKinds)("%s: C along P where the distortion is the least one", (kind) => {
  const given = smoothPoint(kind, 2, { most: 4 }).problem;
  const least = minima(given).distortion;
  if (needMass.includes(kind)) expect(sliceBand(given, { distortion: least }).domain).toBe(null);
  else expectNarrow(given, { distortion: least }, "1e-3", 120);
});

test("the least C is approached only as P grows", () => {
  const given = smoothPoint("reverse-chi-squared", 10, { most: 6, tight: true }).problem;
  const band = sliceBand(given, { distortion: "inf" }, { tolerance: "1e-4" });
  expect(band.gap.atMost(Rational.parse("1e-4"))).toBe(true);
  expect(band.upper.at(-1)!.at.toNumber()).toBeGreaterThan(100);
});
