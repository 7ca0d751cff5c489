/** Slices: exact functions of one variable, the same numbers as solving point by point. */
import { describe, expect, test } from "vitest";
import { InputError } from "../../../src/exact/errors.js";
import type { Bound } from "../../../src/certificate/plane.js";
import type { Rational } from "../../../src/exact/rational.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFromData } from "../../../src/format/problem.js";
import type { Problem } from "../../../src/model/problem.js";
import { piecesListing } from "../../../src/report/pieces.js";
import { onLine } from "../../../src/tradeoff/convex/envelope.js";
import { slice, valueAt, type Slice } from "../../../src/tradeoff/slice.js";
import { PointSolver } from "../../../src/tradeoff/solve.js";
import { surface, type Surface } from "../../../src/tradeoff/surface.js";
import { r, refusal } from "../model/definition.js";
import { asSurface, referenceSurface } from "./reference-surface.js";

const surfaces = new Map<string, { readonly problem: Problem; readonly pieces: Surface }>();

function gallerySurface(name: string): { readonly problem: Problem; readonly pieces: Surface } {
  let known = surfaces.get(name);
  if (known === undefined) {
    const problem = problemFromData(galleryProblem(name));
    known = { problem, pieces: asSurface(problem, referenceSurface(problem)) };
    surfaces.set(name, known);
  }
  return known;
}

/** As text, for comparisons by eye. */
function shown({ domain, least, segments, breakpoints }: Slice): unknown {
  return {
    from: domain === null ? `empty, at least ${String(least)}` : domain.from.toString(),
    segments: segments.map(
      ({ from, to, intercept, slope }) =>
        `${from.toString()}..${to.toString()}: ${intercept.toString()} + ${slope.toString()}x`,
    ),
    breakpoints: breakpoints.map(({ at, value }) => `${at.toString()} ${value.toString()}`),
  };
}

describe("binary-denoising", () => {
  const { problem, pieces } = gallerySurface("binary-denoising");

  test("C along P, for a distortion that binds the domain too", () => {
    expect(slice(pieces, { distortion: "3/20" })).toMatchObject({
      variable: "perception",
      value: "errorRate",
      fixed: { quantity: "distortion" },
    });
    expect(shown(slice(pieces, { distortion: "3/20" }))).toEqual({
      from: "0",
      segments: ["0..19/500: 311/1450 + -8/29x", "19/500..inf: 51/250 + 0x"],
      breakpoints: ["0 311/1450", "19/500 51/250"],
    });
    expect(shown(slice(pieces, { distortion: "3/25" }))).toEqual({
      from: "17/3500",
      segments: ["17/3500..19/500: 311/1450 + -8/29x", "19/500..inf: 51/250 + 0x"],
      breakpoints: ["17/3500 373/1750", "19/500 51/250"],
    });
    expect(shown(slice(pieces, { distortion: "inf" }))).toEqual(shown(slice(pieces, { distortion: 1 })));
  });

  test("C along D is constant where only P matters", () => {
    expect(slice(pieces, { perception: "1/100" })).toMatchObject({ variable: "distortion", value: "errorRate" });
    expect(shown(slice(pieces, { perception: "1/100" }))).toEqual({
      from: "339/2900",
      segments: ["339/2900..inf: 307/1450 + 0x"],
      breakpoints: ["339/2900 307/1450"],
    });
    expect(shown(slice(pieces, { perception: "inf" }))).toEqual({
      from: "1/10",
      segments: ["1/10..inf: 51/250 + 0x"],
      breakpoints: ["1/10 51/250"],
    });
  });

  test("the least D along P, for an error rate: pieces without λ restrict P", () => {
    expect(slice(pieces, { errorRate: "21/100" })).toMatchObject({
      variable: "perception",
      value: "distortion",
      fixed: { quantity: "errorRate" },
    });
    expect(shown(slice(pieces, { errorRate: "21/100" }))).toEqual({
      from: "13/800",
      segments: ["13/800..19/500: 713/5800 + -35/58x", "19/500..inf: 1/10 + 0x"],
      breakpoints: ["13/800 181/1600", "19/500 1/10"],
    });
    expect(shown(slice(pieces, { errorRate: "inf" }))).toMatchObject({
      from: "0",
      breakpoints: ["0 713/5800", "19/500 1/10"],
    });
  });

  test("empty slices are answers, with the least value of what is fixed", () => {
    expect(shown(slice(pieces, { distortion: "1/11" }))).toEqual({
      from: "empty, at least 1/10",
      segments: [],
      breakpoints: [],
    });
    expect(shown(slice(pieces, { perception: -1 }))).toEqual({
      from: "empty, at least 0",
      segments: [],
      breakpoints: [],
    });
    expect(shown(slice(pieces, { errorRate: "1/5" }))).toEqual({
      from: "empty, at least 51/250",
      segments: [],
      breakpoints: [],
    });
    expect(valueAt(slice(pieces, { errorRate: "1/5" }), r("1"))).toBe("infinite");
    expect(valueAt(slice(pieces, { errorRate: "1/5" }), "inf")).toBe("infinite");
  });

  test("exactly one quantity is fixed, at a number", () => {
    expect(refusal(() => slice(pieces, {} as never))).toMatchObject({
      code: "usage",
      message: expect.stringContaining("found none"),
    });
    expect(refusal(() => slice(pieces, { distortion: 1, perception: 1 }))).toMatchObject({
      code: "usage",
      message: expect.stringContaining(`found "distortion", "perception"`),
    });
    expect(refusal(() => slice(pieces, { toString: 1 } as never))).toMatchObject({ code: "usage" });
    expect(refusal(() => slice(pieces, { errorRate: "small" }))).toMatchObject({
      code: "not-a-rational",
      path: "errorRate",
    });
  });

  test("pieces of an unfinished surface are refused", () => {
    const { domain, pieces: planes, vertices } = pieces;
    expect(() => slice(asSurface(problem, { pieces: planes, domain: [], vertices }), { distortion: 1 })).toThrow(
      InputError,
    );
    expect(() => slice(asSurface(problem, { pieces: [], domain, vertices }), { distortion: 1 })).toThrow(InputError);
  });
});

const small = [
  "binary-denoising",
  "binary-erasure",
  "z-channel",
  "factor-two",
  "three-classes",
  "zero-mass",
  "useless-channel",
  "invertible-channel",
  "no-tradeoff",
  "chebyshev-dice",
  "witness-moments",
];

describe.each(small)("%s: the same as solving point by point", (name) => {
  const { problem, pieces } = gallerySurface(name);
  const solver = new PointSolver(problem, { route: "linear" });
  const value = (distortion: Bound, perception: Bound): Rational | "infinite" => {
    const point = solver.solve({ distortion, perception });
    return point.status === "optimal" ? point.errorRate : "infinite";
  };

  /** Vertices, half-way between neighbours, beyond both ends. */
  const between = (values: readonly Rational[]): Rational[] => {
    const sorted = [...new Map(values.map((v) => [v.toString(), v])).values()].sort((a, b) => a.compare(b));
    const middles = sorted.slice(1).map((v, i) => v.plus(sorted[i]!).over(r("2")));
    return [sorted[0]!.minus(r("1/100")), ...sorted, ...middles, sorted.at(-1)!.plus(r("1"))];
  };
  const samples = (cut: Slice): Bound[] =>
    cut.domain === null ? [r("1/3"), "inf"] : [...between(cut.breakpoints.map(({ at }) => at)), "inf"];

  test("C along P", () => {
    for (const distortion of [...between(pieces.vertices.map((v) => v.distortion)), "inf" as const]) {
      const cut = slice(pieces, { distortion });
      canonical(cut);
      for (const p of samples(cut)) expect(String(valueAt(cut, p))).toBe(String(value(distortion, p)));
    }
  });

  test("C along D", () => {
    for (const perception of [...between(pieces.vertices.map((v) => v.perception)), "inf" as const]) {
      const cut = slice(pieces, { perception });
      canonical(cut);
      for (const d of samples(cut)) expect(String(valueAt(cut, d))).toBe(String(value(d, perception)));
    }
  });

  test("the least D along P", () => {
    for (const errorRate of [...between(pieces.vertices.map((v) => v.errorRate)), "inf" as const]) {
      const cut = slice(pieces, { errorRate });
      canonical(cut);
      const allowed = (d: Bound, p: Bound): boolean => {
        const c = value(d, p);
        return c !== "infinite" && (errorRate === "inf" || c.atMost(errorRate));
      };
      for (const p of samples(cut)) {
        const least = valueAt(cut, p);
        if (least === "infinite") {
          expect(allowed("inf", p)).toBe(false);
        } else {
          expect(allowed(least, p)).toBe(true);
          expect(allowed(least.minus(r("1e-9")), p)).toBe(false);
        }
      }
    }
  });
});

/** Segments without gaps, strictly convex, non-increasing, constant in the end; breakpoints where they begin. */
function canonical({ domain, segments, breakpoints }: Slice): void {
  expect(domain === null).toBe(segments.length === 0);
  segments.forEach(({ from, to, slope }, i) => {
    const next = segments[i + 1];
    expect(String(to)).toBe(next === undefined ? "inf" : next.from.toString());
    expect(slope.sign()).toBe(next === undefined ? 0 : -1);
    if (next !== undefined) {
      expect(from.lessThan(next.from)).toBe(true);
      expect(slope.lessThan(next.slope)).toBe(true);
    }
    expect(breakpoints[i]!.at.equals(from)).toBe(true);
    expect(breakpoints[i]!.value.equals(onLine(segments[i]!, from))).toBe(true);
  });
  expect(breakpoints).toHaveLength(segments.length);
  if (domain !== null) expect(segments[0]!.from.equals(domain.from)).toBe(true);
}

test("the plainest way and the hull find the same surfaces", () => {
  for (const name of small) {
    const { problem, pieces } = gallerySurface(name);
    expect([...piecesListing(surface(problem)).data({})].join("")).toBe([...piecesListing(pieces).data({})].join(""));
  }
});

test("mnist-4-9: slices of many segments", () => {
  const problem = problemFromData(galleryProblem("mnist-4-9"));
  const whole = surface(problem);
  const solver = new PointSolver(problem, { route: "linear" });
  const cut = slice(whole, { distortion: "19/50" });
  canonical(cut);
  expect(cut.segments.length).toBeGreaterThan(5);
  for (const { at } of cut.breakpoints) {
    const point = solver.solve({ distortion: r("19/50"), perception: at });
    expect(point.status === "optimal" && point.errorRate.toString()).toBe(String(valueAt(cut, at)));
  }
  expect(solver.solve({ distortion: r("19/50"), perception: cut.domain!.from.minus(r("1e-6")) }).status).toBe(
    "infeasible",
  );
  for (const errorRate of ["7/20", "347/1000"]) {
    const curve = slice(whole, { errorRate });
    canonical(curve);
    for (const { at, value } of curve.breakpoints.slice(0, 4)) {
      expect(String(valueAt(slice(whole, { distortion: value }), at))).not.toBe("infinite");
      expect((valueAt(slice(whole, { distortion: value }), at) as Rational).atMost(r(errorRate))).toBe(true);
    }
  }
});
