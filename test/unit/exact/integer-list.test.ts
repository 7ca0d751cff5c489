/** Lists of integers as doubles and as BigInts: the same list. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { bigInts, contentOfDoubles, IntegerList, safeDoubles } from "../../../src/exact/integer-list.js";
import { content } from "../../../src/exact/integers.js";
import { property, runs } from "../../property/property.js";
import { integer } from "./arbitraries.js";

const limit = 2n ** 53n;
const safe = integer(53).filter((value) => value < limit && value > -limit);
const lists = fc.oneof(
  fc.array(safe, { minLength: 1, maxLength: 8 }),
  fc.array(integer(60), { minLength: 1, maxLength: 8 }),
);

property(
  "doubles exist exactly where all entries are below 2^53, and say the same",
  { list: lists },
  runs(300, 1501),
  ({ list }) => {
    const given = IntegerList.ofIntegers(list);
    const isSafe = list.every((value) => value < limit && value > -limit);
    expect(given.doubles !== undefined).toBe(isSafe);
    const both = given.doubles === undefined ? [given] : [given, IntegerList.ofDoubles(given.doubles)];
    for (const one of both) {
      expect([one.length, one.integers]).toEqual([list.length, list]);
      expect(list.map((_, i) => one.at(i))).toEqual(list);
      list.forEach((value, i) => {
        list.forEach((other, j) => {
          expect(one.equalAt(i, j)).toBe(value === other);
        });
        const rest = list.slice(i);
        expect(one.least(i)).toBe(rest.reduce((a, b) => (b < a ? b : a)));
        expect(one.largest(i)).toBe(rest.reduce((a, b) => (b > a ? b : a)));
        expect(one.least(i, i + 1)).toBe(value);
      });
    }
  },
);

property(
  "the content of doubles is that of the integers, with a known divisor too",
  { list: fc.array(safe, { maxLength: 6 }), known: safe.map((value) => (value < 0n ? -value : value)) },
  runs(200, 1502),
  ({ list, known }) => {
    const doubles = safeDoubles(list)!;
    expect(bigInts(doubles)).toEqual(list);
    expect(BigInt(contentOfDoubles(doubles))).toBe(content(list));
    expect(BigInt(contentOfDoubles(doubles, Number(known)))).toBe(content([...list, known]));
  },
);

test("2^53 itself is no safe entry: a sum that was rounded might be it", () => {
  expect(safeDoubles([limit - 1n, 1n - limit])).toEqual(Float64Array.of(2 ** 53 - 1, 1 - 2 ** 53));
  expect(safeDoubles([limit])).toBeUndefined();
  expect(safeDoubles([-limit])).toBeUndefined();
});
