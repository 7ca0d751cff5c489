/** How many tasks jobs have. */
import { describe, expect, it } from "vitest";
import { Pace } from "../../../../src/search/campaign/pace.js";

describe("the pace of a campaign", () => {
  it("doubles jobs while they are short, and halves them where they are long, never below the least", () => {
    const pace = new Pace(64n, 2);
    expect(pace.next(undefined)).toBe(64n);
    for (const size of [64n, 128n, 256n]) pace.took(size, 20);
    expect(pace.next(undefined)).toBe(512n);
    pace.took(512n, 1000);
    expect(pace.next(undefined)).toBe(512n);
    for (const size of [512n, 256n, 128n, 64n, 64n]) pace.took(size, 5000);
    expect(pace.next(undefined)).toBe(64n);
  });

  it("does not learn from jobs that were cut short", () => {
    const pace = new Pace(64n, 1);
    pace.took(10n, 1);
    expect(pace.next(undefined)).toBe(64n);
  });

  it("deals out what remains in shares, in whole multiples of the least", () => {
    const pace = new Pace(64n, 2);
    for (let size = 64n; size < 1n << 20n; size *= 2n) pace.took(size, 20);
    expect(pace.next(6400n)).toBe(1600n);
    expect(pace.next(1000n)).toBe(192n);
    expect(pace.next(10n)).toBe(64n);
  });
});
