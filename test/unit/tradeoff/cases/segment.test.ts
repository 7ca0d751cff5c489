/** Violations of convexity along segments: every one is real, and where none is found C lies below its chord. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Rational } from "../../../../src/exact/rational.js";
import { randomAnyProblem } from "../../../../src/generate/index.js";
import { convexCase } from "../../../../src/model/case.js";
import { problem as built } from "../../../../src/model/problem.js";
import { violationAlong, type PlanePoint } from "../../../../src/tradeoff/cases/segment.js";
import { CaseSurface } from "../../../../src/tradeoff/convex/surface.js";
import type { Merged } from "../../../../src/tradeoff/convex/merge.js";
import { surface } from "../../../../src/tradeoff/surface.js";
import { property, runs } from "../../../property/property.js";
import { base, r } from "../../model/definition.js";

const half = Rational.of(1n, 2n);
const mean = (a: Rational, b: Rational): Rational => a.plus(b).times(half);
const midway = (u: PlanePoint, v: PlanePoint): PlanePoint => ({
  distortion: mean(u.distortion, v.distortion),
  perception: mean(u.perception, v.perception),
});
const problems = fc.oneof(
  randomAnyProblem({ retrained: true, classes: { least: 2, most: 2 }, sizes: { source: 3, outputs: 2, restored: 2 } }),
  randomAnyProblem({ divergence: "minimum", sizes: { source: 2, outputs: 2, restored: 2 } }),
);

property(
  "between corners of the case surfaces",
  { problem: problems, ends: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), at: fc.integer({ min: 0, max: 16 }) },
  runs(10, 1221),
  ({ problem, ends, at }) => {
    const C = surface(problem);
    const corners = C.cases.filter(({ of }) => of.power === 1).flatMap(({ vertices }) => vertices);
    if (corners.length === 0) return;
    const [u, ...others] = ends.map((k) => corners[k % corners.length]!);
    for (const v of others) {
      const found = violationAlong(C.cases, u!, v);
      if (found === undefined) {
        const t = Rational.of(BigInt(at), 16n);
        const between = (a: Rational, b: Rational): Rational => a.plus(b.minus(a).times(t));
        const [start, value, end] = [
          u!,
          { distortion: between(u!.distortion, v.distortion), perception: between(u!.perception, v.perception) },
          v,
        ].map((place) => C.at(place));
        if (start === "infinite" || end === "infinite") throw new Error("corners are feasible");
        expect(value).not.toBe("infinite");
        expect((value as Rational).atMost(between(start!, end!))).toBe(true);
        continue;
      }
      const { left, middle, right, violation } = found;
      expect(midway(left, right)).toEqual(middle);
      const [first, centre, last] = [left, middle, right].map((place) => C.at(place));
      if (first === "infinite" || last === "infinite") throw new Error("both ends of a violation are feasible");
      expect(violation).toEqual(centre === "infinite" ? centre : centre!.minus(mean(first!, last!)));
      if (violation !== "infinite") expect(violation.sign()).toBe(1);
    }
  },
);

/** max(γ − λD) over planes "γ λ", where D ≥ from and P ≥ low. */
function sheet(planes: readonly string[], from = "0", low = "0"): CaseSurface {
  const pieces = planes.map((text) => {
    const [gamma, lambda] = text.split(" ").map(r) as [Rational, Rational];
    return {
      intercept: gamma,
      multipliers: { distortion: lambda, perception: Rational.zero },
      corners: [],
      rays: [],
    };
  });
  const domain = [
    { distortion: Rational.zero, perception: Rational.one, atLeast: r(low) },
    { distortion: Rational.one, perception: Rational.zero, atLeast: r(from) },
  ];
  const all = pieces.map((_, i) => pieces.flatMap((__, k) => (k === i ? [] : [k])));
  const proof = (): ReturnType<Merged["proof"]> => ({ pieces: [], domain: [], vertices: [] });
  return new CaseSurface(convexCase(built(base)), { pieces, domain, vertices: [], neighbours: all, proof }, true);
}

const place = (distortion: string, perception = "0"): PlanePoint => ({
  distortion: r(distortion),
  perception: r(perception),
});

describe("two sheets", () => {
  test("where C bends downwards, the middle is the place highest above the chord, as far out as the ends allow", () => {
    // C = min(1, max(2 − D, 0)): 1 up to D = 1, then down to 0 at D = 2.
    const sheets = [sheet(["1 0"]), sheet(["2 1", "0 0"])];
    expect(violationAlong(sheets, place("0"), place("4"))).toEqual({
      left: place("0"),
      middle: place("1"),
      right: place("2"),
      violation: r("1/2"),
    });
    expect(violationAlong(sheets, place("1"), place("4"))).toBeUndefined();
    expect(violationAlong(sheets.slice(1), place("0"), place("4"))).toBeUndefined();
  });

  test("where C falls because another sheet begins, the middle lies just before the fall", () => {
    const sheets = [sheet(["1 0"]), sheet(["0 0"], "1")];
    const found = violationAlong(sheets, place("0"), place("2"))!;
    expect(found.middle.distortion.lessThan(r("1")) && r("1").atMost(found.right.distortion)).toBe(true);
    expect(midway(found.left, found.right)).toEqual(found.middle);
    expect(found.violation).toEqual(r("1/2"));
  });

  test("between two domains there is a gap, in which nothing is feasible", () => {
    const sheets = [sheet(["0 0"], "2"), sheet(["0 0"], "0", "2")];
    expect(violationAlong(sheets, place("2"), place("0", "2"))).toEqual({
      left: place("2"),
      middle: place("1", "1"),
      right: place("0", "2"),
      violation: "infinite",
    });
  });
});
