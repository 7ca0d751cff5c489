/**
 * Composite problems: the sheets are C, their regions tile, segments and verdicts agree with points.
 */
import fc from "fast-check";
import { afterAll, describe, expect } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { check } from "../../src/kernel/index.js";
import type { Problem } from "../../src/model/problem.js";
import { convexSurfaceCertificate } from "../../src/theorem/theorem-1-certificate.js";
import { theorem1 } from "../../src/theorem/theorem-1.js";
import { solve } from "../../src/tradeoff/solve.js";
import { slice, valueAt } from "../../src/tradeoff/slice.js";
import { violationAlong } from "../../src/tradeoff/cases/segment.js";
import { surface } from "../../src/tradeoff/surface.js";
import { compositeProblem } from "../support/composite.js";
import { property, runs } from "./property.js";

const weights = (size: number): fc.Arbitrary<string[]> =>
  fc
    .array(fc.integer({ min: 1, max: 6 }), { minLength: size, maxLength: size })
    .map((all) => all.map((w) => `${String(w)}/${String(all.reduce((a, b) => a + b))}`));
const linear = fc.constantFrom("total-variation", "wasserstein-1", "chebyshev", "kolmogorov-smirnov");
const letters = ["0", "1", "2"];
const half = Rational.of(1n, 2n);
const hundredths = Array.from({ length: 200 }, (_, n) => Rational.of(BigInt(n), 100n));

/** How many arcs of a squared divergence were compared with their chords. */
let concave = 0;
afterAll(() => {
  expect(concave).toBeGreaterThan(5);
});

function problems(kind: "retrained" | "minimum" | "wasserstein-2"): fc.Arbitrary<Problem> {
  return fc.tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 3 })).chain(([K, R]) =>
    fc
      .record({
        prior: weights(K),
        pmfs: fc.array(weights(2), { minLength: K, maxLength: K }),
        channel: fc.array(weights(2), { minLength: 2, maxLength: 2 }),
        first: linear,
        second: linear,
        rule: fc.array(fc.integer({ min: 0, max: K - 1 }), { minLength: R, maxLength: R }),
      })
      .map(({ prior, pmfs, channel, first, second, rule }) =>
        compositeProblem({
          format: "exact-cdp/problem@1",
          name: "random",
          source: {
            alphabet: ["0", "1"],
            classes: prior.map((one, k) => ({ name: `c${String(k)}`, prior: one, pmf: pmfs[k] })),
          },
          channel: { outputs: ["a", "b"], matrix: channel },
          restored: { alphabet: letters.slice(0, R) },
          classifier: kind === "retrained" ? kind : rule.map((k) => `c${String(k)}`),
          distortion: "squared-error",
          perception: kind === "retrained" ? first : kind === "minimum" ? { minimum: [first, second] } : kind,
        }),
      ),
  );
}

const coordinate = fc.integer({ min: 0, max: 24 }).map((n) => Rational.of(BigInt(n), 20n));
const place = fc.record({ distortion: coordinate, perception: coordinate });
const places = fc.array(place, { minLength: 4, maxLength: 4 });

describe.each(["retrained", "minimum", "wasserstein-2"] as const)("%s", (kind) => {
  property(
    "sheets, points and slices agree",
    { problem: problems(kind), at: places },
    runs(12, 921),
    ({ problem, at }) => {
      const C = surface(problem);
      for (const bounds of at) {
        const value = C.at(bounds);
        const point = solve(problem, bounds);
        expect(String(value)).toBe(point.status === "optimal" ? point.errorRate.toString() : "infinite");
        const along = slice(C, { distortion: bounds.distortion });
        expect(
          String(valueAt(along, along.power === 2 ? bounds.perception.times(bounds.perception) : bounds.perception)),
        ).toBe(String(value));
        expect(String(valueAt(slice(C, { perception: bounds.perception }), bounds.distortion))).toBe(String(value));
      }
    },
  );

  property(
    "the region that contains a point belongs to a sheet that is least there",
    { problem: problems(kind), at: places },
    runs(12, 922),
    ({ problem, at }) => {
      const C = surface(problem);
      for (const { distortion, perception } of at) {
        const value = C.at({ distortion, perception });
        const y = kind === "wasserstein-2" ? perception.times(perception) : perception;
        let covered = false;
        for (const sheet of C.cases) {
          for (const { piece, corners, rays } of C.regions(sheet)) {
            // Edges counter-clockwise; an unbounded region comes in along its last ray and leaves along its first.
            const start = corners[0]!;
            const end = corners.at(-1)!;
            const [out, back] = [rays[0], rays.at(-1)];
            const edges = corners
              .slice(1)
              .map((to, i) => [corners[i]!, [to[0].minus(corners[i]![0]), to[1].minus(corners[i]![1])]] as const);
            const all =
              out === undefined || back === undefined
                ? [...edges, [end, [start[0].minus(end[0]), start[1].minus(end[1])]] as const]
                : [...edges, [end, out] as const, [start, [back[0].negated(), back[1].negated()]] as const];
            const sides = all.map(([from, along]) =>
              along[0]
                .times(y.minus(from[1]))
                .minus(along[1].times(distortion.minus(from[0])))
                .sign(),
            );
            if (sides.some((side) => side < 0)) continue;
            covered = true;
            const { intercept, multipliers } = sheet.pieces[piece]!;
            expect(
              String(intercept.minus(multipliers.distortion.times(distortion)).minus(multipliers.perception.times(y))),
            ).toBe(String(value));
          }
        }
        expect(covered).toBe(value !== "infinite");
      }
    },
  );

  property(
    "verdicts: certified, and true at random midpoints",
    { problem: problems(kind), at: places },
    runs(15, 923),
    ({ problem, at }) => {
      const C = surface(problem);
      const verdict = theorem1(C);
      if (verdict.verdict === "refuted") {
        expect(check(JSON.parse(JSON.stringify(verdict.certificate())))).toMatchObject({ status: "accepted" });
        return;
      }
      if (verdict.verdict !== "holds") return;
      if (kind !== "wasserstein-2")
        expect(check([...convexSurfaceCertificate(C)].join(""))).toMatchObject({ status: "accepted" });
      else expect(() => convexSurfaceCertificate(C)).toThrow("Wasserstein-2");
      const mean = (a: Rational, b: Rational): Rational => a.plus(b).times(half);
      for (const u of at) {
        for (const v of at) {
          const [left, right] = [C.at(u), C.at(v)];
          if (left === "infinite" || right === "infinite") continue;
          const middle = C.at({
            distortion: mean(u.distortion, v.distortion),
            perception: mean(u.perception, v.perception),
          });
          expect(middle !== "infinite" && middle.atMost(mean(left, right))).toBe(true);
          if (kind !== "wasserstein-2") expect(violationAlong(C.cases, u, v)).toBeUndefined();
        }
      }
    },
  );

  property(
    "a violation along a segment, and a stretch that is not convex, are what they say",
    { problem: problems(kind), u: place, v: place },
    runs(15, 924),
    ({ problem, u, v }) => {
      const C = surface(problem);
      if (kind === "wasserstein-2") {
        // One sheet, convex in (D,P²); in P its slice is convex exactly where it does not fall.
        expect(violationAlong(C.cases, u, v)).toBeUndefined();
        const { segments, convex } = slice(C, { distortion: u.distortion });
        expect(convex).toBe(segments.every(({ slope }) => slope.isZero()));
        for (const { from, to, slope } of segments) {
          if (slope.isZero() || to === "inf") continue;
          const inside = hundredths.filter((P) => from.atMost(P.times(P)) && P.times(P).atMost(to));
          const [left, middle, right] = inside
            .slice(0, 3)
            .map((perception) => C.at({ distortion: u.distortion, perception }) as Rational);
          if (left === undefined || middle === undefined || right === undefined) continue;
          expect(left.plus(right).times(half).lessThan(middle)).toBe(true);
          concave++;
        }
        return;
      }
      if (C.at(u) !== "infinite" && C.at(v) !== "infinite") {
        const found = violationAlong(C.cases, u, v);
        if (found !== undefined) {
          const [a, m, b] = [C.at(found.left), C.at(found.middle), C.at(found.right)];
          if (a === "infinite" || b === "infinite") throw new Error("feasible ends");
          expect(String(m === "infinite" ? m : m.minus(a.plus(b).times(half)))).toBe(String(found.violation));
        }
      }
      for (const { from, to, at, gap } of slice(C, { distortion: u.distortion }).nonconvex ?? []) {
        const value = (perception: Rational): Rational => C.at({ distortion: u.distortion, perception }) as Rational;
        const share = at.minus(from).over(to.minus(from));
        const chord = value(from).plus(value(to).minus(value(from)).times(share));
        expect(gap.sign()).toBe(1);
        // Just before a fall the gap is a limit, which the value itself does not reach.
        expect(value(at).minus(chord).atMost(gap)).toBe(true);
      }
    },
  );
});
