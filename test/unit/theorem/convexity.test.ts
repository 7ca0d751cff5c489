/** Violations of convexity, by the value of C at three points; where none is found, none is met by chance. */
import fc from "fast-check";
import { afterAll, expect } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { randomAnyProblem } from "../../../src/generate/index.js";
import { convexityViolation } from "../../../src/theorem/convexity.js";
import type { PlanePoint } from "../../../src/tradeoff/cases/segment.js";
import { surface } from "../../../src/tradeoff/surface.js";
import { property, runs } from "../../property/property.js";

const problems = randomAnyProblem({
  divergence: "any",
  retrained: "either",
  classes: 2,
  sizes: { source: 3, outputs: 2, restored: 3 },
});
const coordinate = fc.integer({ min: 0, max: 16 }).map((n) => Rational.of(BigInt(n), 12n));
const place = fc.record({ distortion: coordinate, perception: coordinate });
const half = Rational.of(1n, 2n);
const middleOf = (u: PlanePoint, v: PlanePoint): PlanePoint => ({
  distortion: u.distortion.plus(v.distortion).times(half),
  perception: u.perception.plus(v.perception).times(half),
});

const seen = { violated: 0, convex: 0, undecided: 0 };
afterAll(() => {
  expect(seen.violated).toBeGreaterThan(5);
  expect(seen.convex).toBeGreaterThan(5);
});

property(
  "three points are half-way and above their chord by the stated amount",
  { problem: problems, places: fc.array(place, { minLength: 4, maxLength: 4 }) },
  runs(200, 165),
  ({ problem, places }) => {
    const C = surface(problem);
    const found = convexityViolation(C);
    const excess = (left: PlanePoint, middle: PlanePoint, right: PlanePoint): Rational | "infinite" | undefined => {
      const [a, m, b] = [C.at(left), C.at(middle), C.at(right)];
      if (a === "infinite" || b === "infinite") return undefined;
      return m === "infinite" ? m : m.minus(a.plus(b).times(half));
    };
    if (found === "not-decided") {
      expect(new Set(problem.perception.parts.map(({ power }) => power)).size).toBe(2);
      seen.undecided++;
      return;
    }
    if (found !== undefined) {
      seen.violated++;
      expect(JSON.stringify(found.middle)).toBe(JSON.stringify(middleOf(found.left, found.right)));
      expect(String(excess(found.left, found.middle, found.right))).toBe(String(found.violation));
      expect(found.violation === "infinite" || found.violation.sign() > 0).toBe(true);
      return;
    }
    seen.convex++;
    for (const u of places) {
      for (const v of places) {
        const above = excess(u, middleOf(u, v), v);
        expect(above === undefined || (above !== "infinite" && above.sign() <= 0)).toBe(true);
      }
    }
  },
);
