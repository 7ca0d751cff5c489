/** Permutations and the groups that they span. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composed, cycleLengths, inverse, parseCycles, spanned } from "../../../src/enumeration/permutations.js";
import { inputSymmetries } from "../../../src/enumeration/symmetry.js";
import { InputError } from "../../../src/exact/errors.js";
import { lcm } from "../../../src/exact/integers.js";
import { property, runs } from "../../property/property.js";
import { permutationsOf } from "./reference.js";

const identity = (size: number): number[] => Array.from({ length: size }, (_, i) => i);
const permutation = (size: number): fc.Arbitrary<number[]> => fc.shuffledSubarray(identity(size), { minLength: size });
const pair = fc.integer({ min: 1, max: 7 }).chain((size) => fc.tuple(permutation(size), permutation(size)));

property("composition is associative with the inverse undoing it", { pair }, runs(200, 41), ({ pair: [a, b] }) => {
  expect(composed(a, inverse(a))).toEqual(identity(a.length));
  expect(composed(inverse(a), a)).toEqual(identity(a.length));
  expect(inverse(composed(a, b))).toEqual(composed(inverse(b), inverse(a)));
  expect(composed(composed(a, b), a)).toEqual(composed(a, composed(b, a)));
  expect(composed(a, b)).toEqual(a.map((image) => b[image]));
});

property(
  "the lengths of cycles add up to the size and do not depend on names",
  { pair },
  runs(200, 42),
  ({ pair: [a, b] }) => {
    const lengths = cycleLengths(a);
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(a.length);
    expect(lengths).toEqual([...lengths].sort((x, y) => x - y));
    expect(cycleLengths(composed(composed(inverse(b), a), b))).toEqual(lengths);
  },
);

property(
  "one permutation spans its powers: as many as the least common multiple of its cycle lengths",
  { pair },
  runs(100, 43),
  ({ pair: [a] }) => {
    const order = Number(cycleLengths(a).reduce((product, length) => lcm(product, BigInt(length)), 1n));
    const elements = spanned([a], a.length);
    expect(elements).toHaveLength(order);
    expect(elements[0]).toEqual(identity(a.length));
  },
);

property(
  "two permutations span a group: closed under products and inverses, of an order that divides n!",
  { pair: fc.integer({ min: 1, max: 5 }).chain((size) => fc.tuple(permutation(size), permutation(size))) },
  runs(60, 44),
  ({ pair: [a, b] }) => {
    const elements = spanned([a, b], a.length);
    const known = new Set(elements.map(String));
    expect(known.size).toBe(elements.length);
    for (const one of elements) {
      expect(known.has(String(inverse(one)))).toBe(true);
      for (const generator of [a, b]) expect(known.has(String(composed(one, generator)))).toBe(true);
    }
    expect(permutationsOf(a.length).length % elements.length).toBe(0);
  },
);

property("cycles as text are read back", { pair }, runs(100, 45), ({ pair: [a] }) => {
  const seen = new Set<number>();
  const cycles = identity(a.length).flatMap((start) => {
    const cycle: number[] = [];
    for (let i = start; !seen.has(i); i = a[i]!) {
      seen.add(i);
      cycle.push(i);
    }
    return cycle.length === 0 ? [] : [`(${cycle.join(" ")})`];
  });
  expect(parseCycles(cycles.join(""), a.length)).toEqual(a);
});

describe("cycles as text", () => {
  it("are read, or refused", () => {
    expect(parseCycles("(0 1)(2, 3 4)", 6)).toEqual([1, 0, 3, 4, 2, 5]);
    for (const text of ["", "0 1", "(0 1", "(a b)", "(0 6)", "(0 1)(1 2)", "()"])
      expect(() => parseCycles(text, 6, "--input-symmetry")).toThrow(InputError);
  });
});

describe("groups", () => {
  it("span groups of at most 50000 elements", () => {
    expect(inputSymmetries(4, [parseCycles("(0 1)", 4), parseCycles("(0 1 2 3)", 4)]).elements).toHaveLength(24);
    expect(() => inputSymmetries(9, [parseCycles("(0 1)", 9), parseCycles("(0 1 2 3 4 5 6 7 8)", 9)])).toThrow("50000");
    expect(() => inputSymmetries(3, [[1, 0]])).toThrow(InputError);
  });
});
