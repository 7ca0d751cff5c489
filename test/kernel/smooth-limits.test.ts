/** Smooth divergences ask for no precision, time or memory beyond the limits: what is hostile is refused soon. */
import { describe, expect, it } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { check } from "../../src/kernel/index.js";
import { Meter } from "../../src/kernel/limits.js";
import { requireSemidefinite } from "../../src/kernel/mean-discrepancy.js";
import { compareSum } from "../../src/kernel/real-sum.js";
import { Rejection, Where } from "../../src/kernel/rejection.js";
import { type Data, rejected } from "./certificates.js";
import {
  divergence,
  enclosed,
  fKinds,
  nothing,
  oneOutput,
  plain,
  plane,
  rounded,
  shift,
  tangentCut,
} from "./smooth.js";

const p = ["1/2", "1/3", "1/6"];
const priors = ["1/2", "3/10", "1/5"];
const lowest = Rational.parse("-1e9");

/** How long a verdict takes, in seconds. */
function timed<T>(run: () => T): { result: T; seconds: number } {
  const start = performance.now();
  const result = run();
  return { result, seconds: (performance.now() - start) / 1000 };
}

const below = (kind: unknown, cut: unknown): Data =>
  enclosed(oneOutput(kind, p, priors), Rational.one, lowest, "inf", { plane: plane("1", cut) });

/** ln 2 = Σ 1/(j·2^j), to so many digits, rounded down. */
function lnTwo(digits: number): bigint {
  let [power, sum] = [10n ** BigInt(digits + 10), 0n];
  for (let j = 1n; power !== 0n; j++) {
    power /= 2n;
    sum += power / j;
  }
  return sum / 10n ** 10n;
}

describe("precision", () => {
  // With every slope −2 the constant is 1 + ln 2.
  const constant = (digits: number): Rational =>
    Rational.of(10n ** BigInt(digits) + lnTwo(digits), 10n ** BigInt(digits));
  const slopes = ["-2", "-2", "-2"];

  it("a constant that is right to 1000 digits is decided, one right to 5000 is not, and soon", () => {
    const exact = constant(1000);
    const cut = (value: Rational): unknown => ({ smooth: { slopes, constant: value.toString() } });
    expect(check(below("kullback-leibler", cut(exact)))).toMatchObject({ status: "accepted" });
    expect(rejected(below("kullback-leibler", cut(shift(exact, "1e-999")))).reason).toMatch(/which is more$/);
    for (const digits of [5000, 20_000]) {
      const near = cut(constant(digits));
      const { result, seconds } = timed(() => rejected(below("kullback-leibler", near)));
      expect(result.where).toBe("$.evidence.plane.cut.smooth.constant");
      expect(result.reason).toContain("so near to it that 4096 bits could not decide");
      expect(seconds).toBeLessThan(6);
    }
  });

  it("is charged: with few steps nothing is computed", () => {
    const sum = { rational: [], terms: [{ factor: 1n, f: "ln", of: { num: 2n, den: 1n } } as const], over: 1n };
    const nearly = Rational.of(lnTwo(900), 10n ** 900n);
    expect(compareSum(sum, nearly, new Meter(), Where.root)).toBe(1);
    expect(() => compareSum(sum, nearly, new Meter(100_000), Where.root)).toThrow(Rejection);
    expect(compareSum(sum, Rational.parse("69/100"), new Meter(100_000), Where.root)).toBe(1);
  });
});

describe("long numbers", () => {
  const den = 10n ** 49_990n + 1n;
  const mass = (part: bigint): string => `${String(den / part)}/${String(den)}`;
  const rest = (...parts: bigint[]): string =>
    `${String(den - parts.reduce((sum, part) => sum + den / part, 0n))}/${String(den)}`;

  it.each(fKinds)("%s of masses of 100 000 digits", (kind) => {
    const restorer = [[mass(2n), mass(3n), rest(2n, 3n)]];
    const certificate = enclosed(oneOutput(kind, p, priors), Rational.parse("1/1000"), lowest, Rational.one, {
      restorer,
      plane: nothing,
    });
    // Their gcds alone take as long.
    const { result, seconds } = timed(() => check(certificate));
    expect(result).toMatchObject({ status: "accepted" });
    expect(seconds).toBeLessThan(10);
  });

  it.each(fKinds)("%s of slopes of 100 000 digits", (kind) => {
    const slope = `-${mass(2n)}`;
    const { result, seconds } = timed(() =>
      check(below(kind, { smooth: { slopes: [slope, slope, slope], constant: "-7" } })),
    );
    expect(result.status).toBe("accepted");
    expect(seconds).toBeLessThan(10);
  });

  it("exponents", () => {
    for (const kind of fKinds)
      for (const slope of ["-1e9999", "1e9999", "-1e-9999", "1e-9999"]) {
        const { seconds } = timed(() =>
          check(below(kind, { smooth: { slopes: [slope, slope, slope], constant: "-1e9999" } })),
        );
        expect(seconds).toBeLessThan(2);
      }
  });
});

describe("size", () => {
  it("the elimination of a kernel is charged", () => {
    const size = 60;
    const rows = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (__, j) => (i === j ? 10n ** 40n : BigInt((i + 1) * (j + 1)))),
    );
    expect(() => {
      requireSemidefinite({ rows, denominator: 1n }, new Meter(1_000_000), Where.root);
    }).toThrow(Rejection);
    expect(() => {
      requireSemidefinite({ rows, denominator: 1n }, new Meter(), Where.root);
    }).not.toThrow();
  });

  it("and so is its memory: what eliminating a large kernel would take", () => {
    const size = 1500;
    const row = (i: number): bigint[] => Array.from({ length: size }, (_, j) => (i === j ? 10n ** 200n : 1n));
    const rows = Array.from({ length: size }, (_, i) => row(i));
    const { result, seconds } = timed(() => {
      try {
        requireSemidefinite({ rows, denominator: 1n }, new Meter(), Where.root);
        return "accepted";
      } catch (error) {
        return error instanceof Rejection ? error.reason : "another error";
      }
    });
    expect(result).toContain("entries that take at most");
    expect(seconds).toBeLessThan(20);
  });

  it("a thousand letters take seconds at most", () => {
    const size = 1000;
    const mass = Array.from({ length: size }, (_, i) => `${String(i + 1)}/${String((size * (size + 1)) / 2)}`);
    const letters = mass.map((_, i) => `x${String(i)}`);
    const even = mass.map(() => `1/${String(size)}`);
    for (const kind of fKinds) {
      const problem: Data = {
        format: "exact-cdp/problem@1",
        name: "many",
        source: { alphabet: letters, classes: [{ name: "k", prior: "1", pmf: mass }] },
        channel: { outputs: ["y"], matrix: mass.map(() => ["1"]) },
        classifier: letters.map(() => "k"),
        distortion: "hamming",
        perception: kind,
      };
      const cut = { smooth: { slopes: letters.map((_, i) => `-${String(i + 1)}/${String(size)}`), constant: "-9" } };
      const certificate = enclosed(problem, Rational.of(9n), Rational.parse("-19"), Rational.zero, {
        restorer: [even],
        plane: plane("1/2", cut),
      });
      const { result, seconds } = timed(() => check(certificate));
      expect(result).toMatchObject({ status: "accepted" });
      expect(seconds).toBeLessThan(8);
    }
  });

  it("an enclosure of 32 × 32 letters with 30 digits takes well under a second", () => {
    const size = 32;
    let state = 12345n;
    const random = (): bigint => {
      state = (state * 6364136223846793005n + 1442695040888963407n) % (1n << 64n);
      return (state >> 34n) + (1n << 20n);
    };
    const pmf = (over: bigint): Rational[] => {
      const weights = Array.from({ length: size }, random);
      const sum = weights.reduce((all, one) => all + one, 0n);
      const rounded = weights.map((one) => (one * over) / sum);
      return rounded.map((one, i) =>
        Rational.of(i > 0 ? one : one + over - rounded.reduce((all, part) => all + part, 0n), over),
      );
    };
    const add = (numbers: readonly Rational[]): Rational => numbers.reduce((sum, one) => sum.plus(one), Rational.zero);
    const letters = Array.from({ length: size }, (_, i) => `x${String(i)}`);
    const source = pmf(10n ** 6n);
    const channel = letters.map(() => pmf(10n ** 6n));
    const restorer = letters.map(() => pmf(10n ** 30n));
    const output = letters.map((_, y) => add(source.map((mass, x) => mass.times(channel[x]![y]!))));
    const q = letters.map((_, i) => add(output.map((mass, y) => mass.times(restorer[y]![i]!))));
    const at = q.map((mass, i) => add([mass, source[i]!]).times(Rational.of(1n, 2n)));
    for (const kind of fKinds) {
      const problem: Data = {
        format: "exact-cdp/problem@1",
        name: "large",
        source: {
          alphabet: letters,
          classes: ["a", "b"].map((name) => ({ name, prior: "1/2", pmf: plain(source) })),
        },
        channel: { outputs: letters.map((_, y) => `y${String(y)}`), matrix: channel.map(plain) },
        classifier: letters.map((_, i) => (i % 2 === 0 ? "a" : "b")),
        distortion: "hamming",
        perception: kind,
      };
      const bound = shift(rounded(divergence(kind, source, q)!), "1e-36");
      const cut = tangentCut(kind, source, at, "1e-36");
      const evidence = {
        restorer: restorer.map(plain),
        plane: plane("123456789012345678901/987654321098765432109", cut),
      };
      const text = JSON.stringify(enclosed(problem, bound, Rational.parse("-1"), Rational.parse("1/2"), evidence));
      check(text); // warm
      const { result, seconds } = timed(() => check(text));
      expect(result).toMatchObject({ status: "accepted" });
      expect(seconds).toBeLessThan(0.9);
    }
  });
});
