/** The smallest sets without a common element, against every choice, and in time. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { smallestDisjoint } from "../../../src/theorem/disjoint.js";
import { subsets } from "../../property/definitions.js";
import { property, runs } from "../../property/property.js";
import { effort } from "../../support/effort.js";

property(
  "the smallest sets without a common element, against every choice",
  {
    elements: fc.integer({ min: 1, max: 5 }),
    seeds: fc.array(fc.array(fc.nat(31), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 }),
  },
  runs(600, 903),
  ({ elements, seeds }) => {
    const groups = seeds.map((masks) =>
      masks.map((mask) => BigInt(mask) & ((1n << BigInt(elements)) - 1n)).map((mask) => (mask === 0n ? 1n : mask)),
    );
    const disjoint = (masks: readonly bigint[]): boolean => masks.reduce((common, mask) => common & mask) === 0n;
    let expected: { size: number; group: number } | undefined;
    for (let size = 2; size <= 6 && expected === undefined; size++) {
      const group = groups.findIndex((masks) => [...subsets(masks, size)].some(disjoint));
      if (group >= 0) expected = { size, group };
    }
    const found = smallestDisjoint(groups, BigInt(elements));
    expect(found && { size: found.members.length, group: found.group }).toEqual(expected);
    if (found !== undefined) expect(disjoint(found.members.map((i) => groups[found.group]![i]!))).toBe(true);
  },
);

test("ten classes and 61 letters take no time, however many letters a violation needs", () => {
  const all = (1n << 10n) - 1n;
  // Every choice of `out` classes that are not optimal, cut to 61 letters.
  for (const out of [1, 2, 3, 4]) {
    const masks = [...subsets([...Array(10).keys()], out)].map((classes) =>
      classes.reduce((mask, k) => mask & ~(1n << BigInt(k)), all),
    );
    const { result: found, milliseconds } = effort(() =>
      smallestDisjoint([masks.filter((_, i) => i % Math.ceil(masks.length / 61) === 0)], 10n),
    );
    expect(milliseconds).toBeLessThan(5000);
    if (out === 1) expect(found?.members.length).toBe(10);
  }
});
