/**
 * Memory for what is derived from a problem: a small text can name matrices of many gigabytes.
 */
import { expect, it } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { check, limits } from "../../src/kernel/index.js";
import { Meter } from "../../src/kernel/limits.js";
import { Rejection, Where } from "../../src/kernel/rejection.js";
import { scaleMatrix } from "../../src/kernel/scaled.js";
import { effort } from "../support/effort.js";

/** `parts` equal divergences as a tree of minima. */
function minimumOf(kind: string, parts: number): unknown {
  if (parts === 1) return kind;
  const half = parts >> 1;
  return { minimum: [minimumOf(kind, half), minimumOf(kind, parts - half)] };
}

/** One output, two classes, `count` letters of so many digits. */
function certificate(kind: string, parts: number, count: number, digits: number, distortion: string): string {
  const base = 10n ** BigInt(digits);
  const alphabet = Array.from({ length: count }, (_, i) =>
    String(base + BigInt(i) * (base / 3n / BigInt(count)) + BigInt(7 * i)),
  );
  const pmf = alphabet.map((_, i) => (i === 0 ? "1" : "0"));
  const problem = {
    format: "exact-cdp/problem@1",
    name: "hostile",
    source: {
      alphabet,
      classes: [
        { name: "a", prior: "1", pmf },
        { name: "b", prior: "0", pmf },
      ],
    },
    channel: { outputs: ["y"], matrix: alphabet.map(() => ["1"]) },
    classifier: "bayes",
    distortion,
    perception: minimumOf(kind, parts),
  };
  return JSON.stringify({
    format: "exact-cdp/certificate@1",
    problem,
    sha256: "0",
    statement: { kind: "infeasible", bounds: { distortion: "0", perception: "0" } },
    evidence: {},
  });
}

it.each([
  ["sixteen squared Wasserstein-2 parts on long letters", "wasserstein-2-squared", 16, 2040, 75],
  ["sixteen unsquared ones", "wasserstein-2", 16, 2040, 75],
  ["sixteen Wasserstein-1 parts", "wasserstein-1", 16, 2040, 75],
])("%s are refused before they are built", (_, kind, parts, count, digits) => {
  const text = certificate(kind, parts, count, digits, "squared-error");
  expect(text.length).toBeLessThan(500_000);
  const before = process.memoryUsage().rss;
  expect(check(text)).toMatchObject({
    status: "rejected",
    reason: expect.stringContaining("derived matrices of at most 8589934592 bits") as unknown,
  });
  // What fits in the budget has been built by then: about a gigabyte, not four.
  expect(process.memoryUsage().rss - before).toBeLessThan(2.5 * 2 ** 30);
});

it("and nothing is built before: in a second, without a hundred megabytes", () => {
  const text = certificate("wasserstein-2-squared", 16, 2040, 75, "squared-error");
  const before = process.memoryUsage().rss;
  const { result, milliseconds } = effort(() => check(text));
  expect(result).toMatchObject({ status: "rejected", where: "$.problem" });
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20);
  expect(milliseconds).toBeLessThan(1000);
});

it("many parts on few letters are looked at", () => {
  const verdict = check(certificate("wasserstein-2-squared", 16, 40, 75, "squared-error"));
  expect(verdict).toMatchObject({ status: "rejected", where: "$.sha256" });
});

it("more than sixteen parts are refused before the first of them is built", () => {
  // The matrices of sixteen such parts are more than the budget allows, which would be the reason.
  expect(check(certificate("wasserstein-2-squared", 17, 2040, 75, "hamming"))).toMatchObject({
    status: "rejected",
    reason: "expected a minimum of at most 16 divergences, found 17",
    where: "$.problem.perception",
  });
});

it("a matrix counts with the length that all its entries get over their common denominator", () => {
  const row = [Rational.of(1n, 10n ** 1000n), ...Array.from({ length: 999 }, () => Rational.one)];
  const scaled = (left: number): unknown => {
    const meter = new Meter();
    meter.deriving(1, limits.derivedBits - left - 256, Where.root);
    return scaleMatrix([row], meter, Where.root);
  };
  expect(() => scaled(1000 * 3322)).toThrow(Rejection);
  expect(scaled(1000 * (3322 + 256))).toMatchObject({ denominator: 10n ** 1000n });
});
