/** Tables that are computed while they are written: rows as they come, empty parts between, and ends too early. */
import { describe, expect, test } from "vitest";
import { Rational } from "../../../src/exact/rational.js";
import { csv } from "../../../src/report/csv.js";
import { json } from "../../../src/report/json.js";
import { latex } from "../../../src/report/latex.js";
import type { Listing } from "../../../src/report/listing.js";
import { markdown } from "../../../src/report/markdown.js";
import { gridListing, streamedGrid, type Cell } from "../../../src/report/table.js";
import { axis } from "../../../src/tradeoff/grid.js";
import { written } from "./written.js";

const origin = { problem: "small", sha256: "00ff", producer: "exact-cdp 0.0.0" };
const [D, P] = [axis("0:1:1/4", "D"), axis("0,1/3,inf", "P")];
const writers = { csv, json, latex, markdown };

/** Cell k is 1/(k + 2); two ticks before each. */
function* cells(count: number, log: number[] = []): Generator<Cell | undefined> {
  for (let k = 0; k < count; k++) {
    yield undefined;
    yield undefined;
    log.push(k);
    yield { status: "optimal", errorRate: Rational.of(1n, BigInt(k + 2)) };
  }
}

const whole = gridListing(
  origin,
  [...D],
  [...P],
  [...D].map((_, i) =>
    [...P].map((__, j) => ({ status: "optimal", errorRate: Rational.of(1n, BigInt(3 * i + j + 2)) })),
  ),
);

describe.each(Object.entries(writers))("%s", (name, write: (listing: Listing) => Iterable<string>) => {
  test("is what it is for cells at hand, byte by byte", () => {
    expect(written(write(streamedGrid(origin, D, P, cells(15))))).toBe(written(write(whole)));
  });

  test("a listing at hand can be written again", () => {
    expect(written(write(whole))).toBe(written(write(whole)));
  });

  test("yields an empty part while a cell is computed, so that nobody waits for a whole row", () => {
    const log: number[] = [];
    let most = 0;
    let before = 0;
    for (const part of write(streamedGrid(origin, D, P, cells(15, log)))) {
      most = Math.max(most, log.length - before);
      before = log.length;
      expect(part.length).toBeLessThan(400);
    }
    expect(log).toHaveLength(15);
    expect(most).toBe(1);
  });

  test("that ends early ends with whole rows, and says so", () => {
    const text = written(write(streamedGrid(origin, D, P, cells(7))));
    if (name === "json") {
      const { points, complete } = JSON.parse(text) as { points: unknown[]; complete: boolean };
      expect(points).toHaveLength(7);
      expect(complete).toBe(false);
    } else expect(text).toContain("interrupted: the rows that would follow were not computed");
    if (name === "latex") expect(text.split("\n").filter((line) => line.includes("?"))).toHaveLength(1);
  });
});

test("CSV and JSON make no column per bound: an axis may be as long as it likes", () => {
  const listing: Listing = {
    ...streamedGrid(origin, axis("0", "D"), axis("0,1", "P"), cells(2)),
    get tables(): never {
      throw new Error("a column per bound");
    },
  };
  expect(written(csv(listing))).toContain("0,1,optimal,1/3\n");
  expect(() => written(latex(listing))).toThrow("a column per bound");
});

test("a long table is written row by row, however long, by writers that look ahead", () => {
  const endless = function* (): Generator<Cell> {
    for (;;) yield { status: "optimal", errorRate: Rational.of(1n, 3n) };
  };
  for (const write of [latex, markdown, csv, json] as const) {
    const parts = write(streamedGrid(origin, axis("0:1000000:1/1000", "D"), axis("0", "P"), endless()))[
      Symbol.iterator
    ]();
    let size = 0;
    for (let i = 0; i < 20_000; i++) {
      const next = parts.next();
      if (next.done === true) throw new Error("an end");
      size += next.value.length;
    }
    expect(size).toBeGreaterThan(20_000);
  }
});
