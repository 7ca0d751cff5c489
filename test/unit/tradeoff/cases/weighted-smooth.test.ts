/** Weighted minima of several cases with smooth divergences: the least over all labelings and divergences, proved. */
import { describe, expect, it } from "vitest";
import { weightedCertificate } from "../../../../src/certificate/weighted.js";
import type { Enclosure } from "../../../../src/exact/enclosure.js";
import { Rational, min } from "../../../../src/exact/rational.js";
import { problemFromData } from "../../../../src/format/problem.js";
import { check } from "../../../../src/kernel/index.js";
import { sweepAt } from "../../../../src/tradeoff/sweep.js";
import { seeded } from "../../../bench/families.js";
import { exhaustive } from "../../../support/exhaustive.js";
import { type SmoothData, smoothData, smoothKinds } from "../../../support/smooth.js";

const tolerance = Rational.parse("1e-12");

/** All lists of names, one per restored letter. */
function labelings({ source, restored }: SmoothData): string[][] {
  return restored.alphabet.reduce<string[][]>(
    (lists, _) => lists.flatMap((list) => source.classes.map(({ name }) => [...list, name])),
    [[]],
  );
}

const ends = (value: Rational | Enclosure): [Rational, Rational] =>
  value instanceof Rational ? [value, value] : [value.lower, value.upper as Rational];

/** The least of enclosures. */
function leastOf(values: readonly (Rational | Enclosure)[]): [Rational, Rational] {
  const all = values.map(ends);
  return [all.map(([low]) => low).reduce(min), all.map(([, high]) => high).reduce(min)];
}

const weights = [
  { distortion: "1/3", perception: "1/2", errorRate: "1" },
  { distortion: "0", perception: "3", errorRate: "2" },
  { distortion: "1", perception: "1/5", errorRate: "0" },
  { distortion: "1", perception: "0", errorRate: "1" },
];

describe.each(smoothKinds.map((kind, i) => ({ kind, i })))("$kind", ({ kind, i }) => {
  it("re-trained, with a linear divergence beside it", () => {
    const data = smoothData(kind, seeded(38), { most: 3 });
    const { perception } = data;
    for (const one of [perception, { minimum: ["total-variation", perception] }] as const) {
      const parts = one === perception ? [perception] : ["total-variation", perception];
      // Two of the four, the others for the next kind; all with EXACT_CDP_EXHAUSTIVE=1.
      for (const given of weights.filter((_, j) => exhaustive || (i + j) % 2 === 0)) {
        const composite = problemFromData({ ...data, classifier: "retrained", perception: one });
        const found = sweepAt(composite, given);
        const singles = parts.flatMap((part) =>
          labelings(data).map(
            (classifier) => sweepAt(problemFromData({ ...data, classifier, perception: part }), given).value,
          ),
        );
        const [[low, high], [least, most]] = [ends(found.value), leastOf(singles)];
        expect(low.atMost(most) && least.atMost(high)).toBe(true);
        expect(high.minus(low).atMost(tolerance)).toBe(true);
        expect(check(JSON.parse(JSON.stringify(weightedCertificate(found))))).toMatchObject({ status: "accepted" });
      }
    }
  });
});

it("a divergence that is infinite for every restorer plays no part", () => {
  const data = smoothData("kullback-leibler", seeded(5), { most: 3 });
  const letters = data.source.alphabet.slice(1);
  const missing = {
    ...data,
    restored: { alphabet: letters },
    classifier: "retrained",
    distortion: { matrix: data.source.alphabet.map((x) => letters.map((other) => (x === other ? "0" : "1"))) },
  };
  const [alone, both] = [
    "total-variation",
    { minimum: ["kullback-leibler", { minimum: ["total-variation", "reverse-chi-squared"] }] },
  ].map((perception) => sweepAt(problemFromData({ ...missing, perception }), weights[0]!));
  const [low, high] = ends(both!.value);
  expect(low.atMost(alone!.value as Rational) && (alone!.value as Rational).atMost(high)).toBe(true);
  expect(both!.part).toBe(1);
  expect(check(JSON.parse(JSON.stringify(weightedCertificate(both!))))).toMatchObject({ status: "accepted" });
  expect(() => sweepAt(problemFromData({ ...missing, perception: "kullback-leibler" }), weights[0]!)).toThrow(
    /weight 0 on a perceptual difference that is infinite/,
  );
});
