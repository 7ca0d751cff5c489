/** Smooth divergences: values by hand and by code of the tests' own, infinities, alphabets that differ, kernels. */
import { describe, expect, test } from "vitest";
import { Enclosure } from "../../../../src/exact/enclosure.js";
import { Rational } from "../../../../src/exact/rational.js";
import { RationalVector } from "../../../../src/exact/vector.js";
import type { ConvexDefinition, DivergenceContext } from "../../../../src/model/divergence/divergence.js";
import { divergence } from "../../../../src/model/divergence/index.js";
import { Alphabet } from "../../../../src/model/masses/alphabet.js";
import { randomPmf, seeded } from "../../../bench/families.js";
import { divergence as byTheTests, fKinds, rounded } from "../../../kernel/smooth.js";
import { list, refusal, rows } from "../definition.js";

const context = (from: string, to: string): DivergenceContext => {
  const [source, restored] = [from, to].map((letters) => Alphabet.of(letters.split(" "))) as [Alphabet, Alphabet];
  return { source, restored, union: source.union(restored) };
};
const valueOf = (
  definition: ConvexDefinition,
  at: DivergenceContext,
  p: readonly Rational[],
  q: readonly Rational[],
  bits = 160,
): Rational | Enclosure | "inf" => {
  const built = divergence(definition, at);
  if (built.family !== "smooth") throw new Error(built.family);
  return built.evaluate(RationalVector.from(p), RationalVector.from(q), bits);
};
const shown = (definition: ConvexDefinition, at: DivergenceContext, p: string, q: string): string =>
  valueOf(definition, at, list(p), list(q)).toString();

const same = context("a b c", "a b c");
const partly = context("a b", "b c");

describe("rational values by hand", () => {
  test("χ² both ways", () => {
    // (1/4)²/(1/2) + (1/4)²/(1/2)
    expect(shown("chi-squared", context("a b", "a b"), "1/2 1/2", "1/4 3/4")).toBe("1/4");
    // (1/4)²/(1/4) + (1/4)²/(3/4)
    expect(shown("reverse-chi-squared", context("a b", "a b"), "1/2 1/2", "1/4 3/4")).toBe("1/3");
    // A letter without mass: p of it once, and q of it once.
    expect(shown("chi-squared", same, "1/2 1/4 1/4", "1/2 1/2 0")).toBe("1/2");
    expect(shown("reverse-chi-squared", same, "1/2 1/2 0", "1/2 1/4 1/4")).toBe("1/2");
  });

  test("equal pmfs are at distance 0, exactly, letters without mass included", () => {
    for (const kind of fKinds) {
      expect(shown(kind, same, "1/3 2/3 0", "2/6 4/6 0")).toBe("0");
      expect(shown(kind, context("a b", "b a c"), "1/3 2/3", "2/3 1/3 0")).toBe("0");
    }
  });

  test("pmfs without a common letter", () => {
    const apart = context("a", "b");
    const values = Object.fromEntries(fKinds.map((kind) => [kind, valueOf(kind, apart, list("1"), list("1"))]));
    for (const kind of ["kullback-leibler", "reverse-kullback-leibler", "chi-squared", "reverse-chi-squared"])
      expect(values[kind]).toBe("inf");
    expect(values["squared-hellinger"]!.toString()).toBe("1");
    // ln 2
    const ln2 = values["jensen-shannon"] as Enclosure;
    expect(ln2.lower.toNumber()).toBeCloseTo(Math.LN2, 15);
    expect((ln2.width as Rational).lessThan(Rational.parse("1e-45"))).toBe(true);
  });
});

test("infinite exactly where a mass vanishes that may not", () => {
  const [none, some] = [list("1/2 1/2 0"), list("1/4 1/4 1/2")];
  const whereQVanishes = ["kullback-leibler", "reverse-chi-squared"];
  const wherePVanishes = ["reverse-kullback-leibler", "chi-squared"];
  for (const kind of fKinds) {
    expect(valueOf(kind, same, some, none) === "inf", kind).toBe(whereQVanishes.includes(kind));
    expect(valueOf(kind, same, none, some) === "inf", kind).toBe(wherePVanishes.includes(kind));
    // The same letters, absent from one alphabet instead of without mass.
    expect(valueOf(kind, context("a b c", "a b"), some, none.slice(0, 2)) === "inf").toBe(
      whereQVanishes.includes(kind),
    );
    expect(valueOf(kind, context("a b", "a b c"), none.slice(0, 2), some) === "inf").toBe(
      wherePVanishes.includes(kind),
    );
  }
});

describe.each(fKinds)("%s against 60 digits by code of the tests' own", (kind) => {
  const margin = Rational.parse("1e-52");

  test("random pmfs, some letters in one alphabet only", () => {
    const draw = seeded(fKinds.indexOf(kind) + 40);
    for (let i = 0; i < 60; i++) {
      const at = [same, partly, context("a b c", "c a"), context("a b", "b c a d")][i % 4]!;
      const [p, q] = [randomPmf(draw, at.source.size, 1000), randomPmf(draw, at.restored.size, 997)];
      const over = (alphabet: Alphabet, masses: readonly Rational[]): Rational[] =>
        at.union.letters.map((letter) => masses[alphabet.position(letter) ?? -1] ?? Rational.zero);
      const expected = byTheTests(kind, over(at.source, p), over(at.restored, q));
      const found = valueOf(kind, at, p, q);
      if (expected === undefined) expect(found).toBe("inf");
      else {
        const [lower, upper] =
          found instanceof Enclosure ? [found.lower, found.upper as Rational] : [found as Rational, found as Rational];
        const value = rounded(expected, 60);
        expect(lower.atMost(value.plus(margin))).toBe(true);
        expect(value.minus(margin).atMost(upper)).toBe(true);
        expect(upper.minus(lower).lessThan(Rational.parse("1e-44"))).toBe(true);
      }
    }
  });
});

describe("mmd-squared", () => {
  test("(q−p)ᵀK(q−p) by hand, on the union letters", () => {
    const identity = { "mmd-squared": rows("1 0 0 | 0 1 0 | 0 0 1") };
    expect(shown(identity, same, "1/2 1/2 0", "1/4 1/4 1/2")).toBe("3/8");
    expect(shown(identity, partly, "1/2 1/2", "1/4 3/4")).toBe("7/8");
    // K(q−p) = 0 though q ≠ p.
    expect(shown({ "mmd-squared": rows("1 1 | 1 1") }, context("a b", "a b"), "1 0", "0 1")).toBe("0");
    const mixed = { "mmd-squared": rows("2 -1 | -1 2") };
    expect(shown(mixed, context("a b", "a b"), "1 0", "0 1")).toBe("6");
  });

  test("kernels that are none are refused where they stand", () => {
    const at = context("a b", "a b");
    const refused = (text: string): { code: string; path: string } =>
      refusal(() => divergence({ "mmd-squared": rows(text) }, at, "$.perception"));
    const path = '$.perception["mmd-squared"]';
    expect(refused("1 0 | 1/2 1")).toMatchObject({ code: "out-of-range", path: `${path}[1][0]` });
    expect(refused("1 2 | 2 1")).toMatchObject({ code: "out-of-range", path });
    expect(refused("0 1 | 1 5")).toMatchObject({ code: "out-of-range", path });
    expect(refused("1 0 | 0 -1/1000000000000")).toMatchObject({ code: "out-of-range", path });
    expect(refused("1 0 0 | 0 1 0 | 0 0 1").path).toContain(path);
    expect(refused("1 | 1").path).toContain(path);
  });

  test("semidefinite exactly where every principal minor is at least 0: all symmetric kernels with entries −2 to 2 on two letters, many on three", () => {
    const draw = seeded(77);
    const count = { accepted: 0, refused: 0 };
    for (let i = 0; i < 4000; i++) {
      const n = i < 125 ? 2 : 3;
      const free =
        i < 125 ? [i % 5, Math.floor(i / 5) % 5, Math.floor(i / 25)] : Array.from({ length: 6 }, () => draw(5));
      const values = free.map((one) => one - 2);
      // The upper triangle, row by row.
      const K = Array.from({ length: n }, (_, a) =>
        Array.from({ length: n }, (__, b) => {
          const [low, high] = a < b ? [a, b] : [b, a];
          return values[low * n - (low * (low - 1)) / 2 + high - low]!;
        }),
      );
      const minors = subsets(n).map((kept) => determinant(kept.map((a) => kept.map((b) => K[a]![b]!))));
      const letters = "a b c".split(" ").slice(0, n).join(" ");
      const build = (): unknown =>
        divergence(
          { "mmd-squared": K.map((row) => row.map((one) => Rational.of(BigInt(one)))) },
          context(letters, letters),
        );
      if (minors.every((minor) => minor >= 0)) {
        expect(build).not.toThrow();
        count.accepted++;
      } else {
        expect(build).toThrow("positive semidefinite");
        count.refused++;
      }
    }
    expect(count.accepted).toBeGreaterThan(70);
    expect(count.refused).toBeGreaterThan(1000);
  });
});

function subsets(n: number): number[][] {
  return Array.from({ length: 2 ** n - 1 }, (_, mask) =>
    Array.from({ length: n }, (__, i) => i).filter((i) => ((mask + 1) >> i) & 1),
  );
}

function determinant(matrix: readonly (readonly number[])[]): number {
  const [first, ...rest] = matrix;
  if (first === undefined) return 1;
  return first.reduce(
    (sum, value, j) => sum + (-1) ** j * value * determinant(rest.map((row) => row.filter((_, k) => k !== j))),
    0,
  );
}
