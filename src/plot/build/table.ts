/** The table of a figure: every place that is drawn, with the exact numbers that belong to it. */
import type { Rational } from "../../exact/rational.js";
import { Root } from "../../exact/root.js";
import type { Value } from "../../exact/value.js";
import { countColumn, numberColumn, textColumn, words, type Row, type Table } from "../../report/listing.js";
import type { Place } from "../figure/figure.js";

/** A place of an item: a corner of a cell, a point of a curve. */
export interface TablePlace {
  readonly problem: string;
  /** `cell 3`, `level 11/25`, `P = 1/20`. */
  readonly item: string;
  readonly distortion?: Value | "inf";
  readonly perception?: Value | "inf";
  readonly errorRate?: Value | "inf";
}

const columns = [
  textColumn("problem"),
  textColumn("item"),
  countColumn("point", "point", "point"),
  numberColumn("distortion", "$D$", "D"),
  numberColumn("perception", "$P$", "P"),
  numberColumn("errorRate", "$C$", "C"),
];

/** A row for every place; places of one item are numbered in their order. */
export function placesTable(places: () => readonly TablePlace[]): Table {
  // Found when they are written, which most pictures never do, and some more than once.
  return { columns, rows: { [Symbol.iterator]: () => rowsOf(places()) } };
}

function* rowsOf(places: Iterable<TablePlace>): Generator<Row> {
  let [last, number] = ["", 0];
  for (const { problem, item, distortion, perception, errorRate } of places) {
    const key = `${problem}\n${item}`;
    number = key === last ? number + 1 : 0;
    last = key;
    yield [words(problem), words(item), words(number), distortion, perception, errorRate];
  }
}

/** The numbers that a place of the (D, P^power) plane stands for. */
export function bounds(
  [x, y]: Place,
  power: 1 | 2,
): { readonly distortion: Rational; readonly perception: Rational | Root } {
  return { distortion: x, perception: power === 2 ? Root.of(y) : y };
}
