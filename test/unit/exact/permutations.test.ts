/** All permutations, in order. */
import { expect, it } from "vitest";
import { permutations } from "../../../src/exact/permutations.js";

it("are n! different lists of all places, in lexicographic order", () => {
  let factorial = 1;
  for (let n = 0; n <= 6; n++) {
    if (n > 0) factorial *= n;
    const all = [...permutations(n)];
    expect(all).toHaveLength(factorial);
    expect(new Set(all.map(String)).size).toBe(factorial);
    for (const one of all) expect([...one].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
    expect(all.map(String)).toEqual(all.map(String).sort());
  }
});

it("begin as asked for", () => {
  const begun = [3, 1];
  expect([...permutations(5, begun)]).toEqual([...permutations(5)].filter((one) => one[0] === 3 && one[1] === 1));
});
