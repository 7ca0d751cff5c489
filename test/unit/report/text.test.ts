/** Text in aligned columns, and long lists. */
import { expect, test } from "vitest";
import { aligned, shortened } from "../../../src/report/text.js";

test("columns are as wide as what they show; combining marks take no place", () => {
  expect(aligned([["x̂", "1", ""], ["long", "2", "z"], ["a"]])).toEqual(["x̂     1", "long  2  z", "a"]);
  expect(aligned([])).toEqual([]);
});

test("long lists are cut, and say how to see the rest", () => {
  const list = (count: number): string[] =>
    shortened(
      Array.from({ length: count }, (_, i) => i),
      (entry, i) => [String(entry), String(i)],
      { head: ["", "i"], what: "entries", all: "--json" },
    );
  expect(list(24)).toHaveLength(25);
  expect(list(25)).toHaveLength(22);
  expect(list(25).at(-1)).toBe("  … and 5 more entries (all of them with --json)");
  expect(list(0)).toEqual(["    i"]);
});
