/** How many tasks jobs have. */
import { describe, expect, it } from "vitest";
import { ChunkSizer } from "../../../../src/search/run/chunk-sizer.js";

describe("the jobs of a run", () => {
  it("doubles jobs while they are short, and halves them where they are long, never below the least", () => {
    const sizer = new ChunkSizer(64n, 2);
    expect(sizer.next(undefined)).toBe(64n);
    for (const size of [64n, 128n, 256n]) sizer.took(size, 20);
    expect(sizer.next(undefined)).toBe(512n);
    sizer.took(512n, 1000);
    expect(sizer.next(undefined)).toBe(512n);
    for (const size of [512n, 256n, 128n, 64n, 64n]) sizer.took(size, 5000);
    expect(sizer.next(undefined)).toBe(64n);
  });

  it("does not learn from jobs that were cut short", () => {
    const sizer = new ChunkSizer(64n, 1);
    sizer.took(10n, 1);
    expect(sizer.next(undefined)).toBe(64n);
  });

  it("deals out what remains in shares, in whole multiples of the least", () => {
    const sizer = new ChunkSizer(64n, 2);
    for (let size = 64n; size < 1n << 20n; size *= 2n) sizer.took(size, 20);
    expect(sizer.next(6400n)).toBe(1600n);
    expect(sizer.next(1000n)).toBe(192n);
    expect(sizer.next(10n)).toBe(64n);
  });
});
