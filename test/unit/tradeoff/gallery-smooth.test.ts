/**
 * C of the gallery problems with smooth divergences, a second way: by pencil and bisection in doubles.
 *
 * Without a bound on D a binary problem has one number to choose, q = q(x̂₀), and its error rate is piecewise linear
 * in q. The nearest q within P is found by bisection from the definition of the divergence.
 */
import { describe, expect, test } from "vitest";
import { check } from "../../../src/kernel/index.js";
import { Enclosure } from "../../../src/exact/enclosure.js";
import { Rational } from "../../../src/exact/rational.js";
import type { Value } from "../../../src/exact/value.js";
import { galleryProblem } from "../../../src/format/gallery/index.js";
import { problemFromData } from "../../../src/format/problem.js";
import type { Problem } from "../../../src/model/problem.js";
import { minima } from "../../../src/tradeoff/minima.js";
import { certificate, solve } from "../../../src/tradeoff/solve.js";

const named = (name: string): Problem => problemFromData(galleryProblem(name));

/** The ends of C(∞,P) as doubles; the certificate is accepted. */
function ends(name: string, perception: string): readonly [number, number] {
  const point = solve(named(name), { distortion: "inf", perception });
  expect(check(certificate(point))).toMatchObject({ status: "accepted" });
  if (point.status === "infeasible") throw new Error("infeasible");
  return endsOf(point.errorRate);
}

function endsOf(value: Value): readonly [number, number] {
  const [lower, upper] = value instanceof Enclosure ? [value.lower, value.upper] : [value, value];
  return [lower, upper].map((end) => {
    if (!(end instanceof Rational)) throw new Error("a rational end");
    return Number(end.num) / Number(end.den);
  }) as [number, number];
}

/** The point nearest to `from` on the way to `to`, where d ≤ bound. */
function nearest(from: number, to: number, bound: number, d: (q: number) => number): number {
  if (d(from) <= bound) return from;
  for (let i = 0, low = 0, high = 1; i < 100; i++) {
    const t = (low + high) / 2;
    if (d(from + t * (to - from)) <= bound) high = t;
    else low = t;
    if (i === 99) return from + high * (to - from);
  }
  return to;
}

function expectNear(enclosed: readonly [number, number], value: number): void {
  for (const end of enclosed) expect(end).toBeCloseTo(value, 10);
}

const term = (a: number, b: number): number => (a === 0 ? 0 : a * Math.log(a / b));

/** C of two restored letters without a bound on D: all of y = 0 to the first letter, or part of y = 1, or of y = 0 to the second. */
function binaryError(name: string): (q: number) => number {
  const { source, channel, classifier } = galleryProblem(name);
  if (!("classes" in source) || !("matrix" in channel)) throw new Error("by classes");
  const a = source.classes.map(({ prior, pmf }) => pmf.map((mass) => value(prior) * value(mass)));
  const W = channel.matrix.map((row) => row.map(value));
  const classOf = (classifier as readonly string[]).map((one) => source.classes.findIndex(({ name: k }) => k === one));
  const outputs = channel.outputs.map((_, y) => {
    const mass = a.map((row) => row.reduce((sum, one, x) => sum + one * W[x]![y]!, 0));
    const total = mass[0]! + mass[1]!;
    const wrong = classOf.map((k) => total - mass[k]!);
    return { total, wrong, gain: (wrong[1]! - wrong[0]!) / total };
  });
  // The outputs for which the first letter is best come first.
  outputs.sort((one, other) => other.gain - one.gain);
  return (q) => {
    let [left, error] = [q, 0];
    for (const { total, wrong } of outputs) {
      const part = Math.min(total, Math.max(left, 0)) / total;
      error += part * wrong[0]! + (1 - part) * wrong[1]!;
      left -= part * total;
    }
    return error;
  };
}

function value(text: string): number {
  const { num, den } = Rational.parse(text);
  return Number(num) / Number(den);
}

describe("C(∞,P) of the gallery by bisection", () => {
  const p = 0.69;
  const forward = (q: number): number => term(p, q) + term(1 - p, 1 - q);
  const reverse = (q: number): number => term(q, p) + term(1 - q, 1 - p);

  test.each([
    ["denoising-kullback-leibler", forward],
    ["denoising-reverse-kullback-leibler", reverse],
  ] as const)("%s", (name, d) => {
    const error = binaryError(name);
    // Without a bound on d every output is restored as it is.
    const free = 0.652;
    for (const P of ["1/100000", "1/10000", "1/1000", "1/400"]) {
      const q = nearest(free, p, value(P), d);
      expectNear(ends(name, P), error(q));
    }
    expectNear(ends(name, "1/100"), error(free));
  });

  test("the directions differ, as their third derivatives do", () => {
    const P = "1/1000";
    const [one, other] = [ends("denoising-kullback-leibler", P), ends("denoising-reverse-kullback-leibler", P)];
    expect(one[1] < other[0] || other[1] < one[0]).toBe(true);
  });

  test("missing-letter: the least divergence, and C above it", () => {
    const [a, b, c] = [0.45, 0.4, 0.15];
    const js = (q: number): number =>
      (
        [
          [a, q],
          [b, 1 - q],
          [c, 0],
        ] as const
      ).reduce((sum, [x, y]) => sum + term(x, (x + y) / 2) / 2 + term(y, (x + y) / 2) / 2, 0);
    const least = a / (a + b);
    for (const end of endsOf(minima(named("missing-letter")).perception as Value))
      expect(end).toBeCloseTo(js(least), 12);
    const error = binaryError("missing-letter");
    // The best q of all: the least error on a fine grid, as it is piecewise linear.
    const steps = Array.from({ length: 10_001 }, (_, i) => i / 10_000);
    const free = steps.reduce((best, q) => (error(q) < error(best) - 1e-12 ? q : best));
    for (const P of ["57/1000", "3/50"]) {
      const q = nearest(free, least, value(P), js);
      expectNear(ends("missing-letter", P), error(q));
    }
    expect(solve(named("missing-letter"), { distortion: "inf", perception: "11/200" }).status).toBe("infeasible");
  });

  test("missed-alarm-hellinger: the less of 1/5 and 4/15 − 2t/3", () => {
    const hellinger = (q: number): number =>
      ((Math.sqrt(0.2) - Math.sqrt(q)) ** 2 + (Math.sqrt(0.8) - Math.sqrt(1 - q)) ** 2) / 2;
    for (const P of ["1/1000", "1/200", "1/100", "1/50"]) {
      const t = 0.2 - nearest(0.04, 0.2, value(P), hellinger);
      expectNear(ends("missed-alarm-hellinger", P), Math.min(1 / 5, 4 / 15 - (2 * t) / 3));
    }
  });

  test("gaussian-kernel: at P = 0 and without a bound C is that of Wasserstein-1; between, it falls", () => {
    const [kernel, wasserstein] = [named("gaussian-kernel"), named("ternary-additive-noise")];
    for (const distortion of ["1/2", "1", "inf"]) {
      for (const perception of ["0", "inf"]) {
        const [one, other] = [kernel, wasserstein].map((problem) => solve(problem, { distortion, perception }));
        expect(one!.status).toBe(other!.status);
        if (one!.status === "optimal" && other!.status === "optimal") expect(one!.errorRate).toEqual(other!.errorRate);
      }
    }
    const values = ["0", "1/1000", "1/100", "1/20", "inf"].map((P) => ends("gaussian-kernel", P));
    for (const [i, [lower]] of values.slice(1).entries()) expect(lower).toBeLessThanOrEqual(values[i]![1]);
    expect(values.at(-1)![0]).toBeLessThan(values[0]![0]);
  });
});
