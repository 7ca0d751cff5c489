import { expect, it } from "vitest";
import { secondsOf } from "../../../../src/cli/io/search-options.js";

it("a search has a minute where it is told neither its time nor its tasks, and else what it is told", () => {
  const range = { from: 0n, to: 9n };
  expect(secondsOf(undefined, {})).toBe(60);
  expect(secondsOf(undefined, { cases: 9n })).toBeUndefined();
  expect(secondsOf(undefined, { range })).toBeUndefined();
  expect(secondsOf(undefined, { cases: 9n, range })).toBeUndefined();
  expect(secondsOf(5, {})).toBe(5);
  expect(secondsOf(5, { cases: 9n })).toBe(5);
});
