/** The exact numbers of a figure as CSV, each with its decimals beside it. */
import { csv } from "../../report/csv.js";
import type { Figure } from "../figure/figure.js";
import { plainText } from "../figure/figure.js";

/** Decimals of the rounded columns. */
const decimals = 12;

export function* tableText({ title, origin, notes, table }: Figure): Generator<string> {
  const head = [title, ...origin, ...notes.map(plainText)];
  yield* csv({ head, tables: [table], data: () => [], lines: () => [] }, { decimals });
}
