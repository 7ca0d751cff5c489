/**
 * The first rows of a table, before it is written: what a writer decides by looking at all rows of a
 * table, it decides by these, so that a long table needs no more memory than a short one.
 */
import type { Row, Rows } from "./listing.js";

/** The first rows, and an iterator that goes on after them. */
export interface Peeked {
  readonly first: readonly Row[];
  readonly rest: Iterator<Row | undefined>;
}

/** Takes up to so many rows and entries, at least one row; yields an empty part while one is computed. */
export function* peek(rows: Rows, mostRows: number, mostEntries: number): Generator<string, Peeked> {
  const first: Row[] = [];
  const rest = rows[Symbol.iterator]();
  let entries = 0;
  while (first.length < mostRows && entries < mostEntries) {
    const next = rest.next();
    if (next.done === true) break;
    if (next.value === undefined) yield "";
    else {
      first.push(next.value);
      entries += next.value.length;
    }
  }
  return { first, rest };
}

/** The text of the rows, those peeked at first. */
export function* linesOf({ first, rest }: Peeked, line: (row: Row) => string): Generator<string> {
  for (const row of first) yield line(row);
  for (let next = rest.next(); next.done !== true; next = rest.next())
    yield next.value === undefined ? "" : line(next.value);
}
