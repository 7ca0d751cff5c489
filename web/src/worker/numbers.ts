/** Numbers for people: the exact text beside the rounded one, both the library's. */
import type { Shown } from "../protocol.js";
import { Enclosure, Notation, Rational, Root, type Value } from "./library.js";

/** Reports in the page show every fraction that has at most so many characters. */
export const notation = (): Notation => new Notation({ decimals: 6, numbers: "both", longest: 60 });

/** A value exactly and rounded; an enclosure has its rounded ends only. */
export function shown(value: Value | "inf"): Shown {
  if (value === "inf") return { exact: "∞", rounded: "" };
  const rounded = new Notation({ decimals: 6 }).rounded(value);
  if (value instanceof Enclosure) return { exact: "", rounded };
  const exact = value.toString();
  return { exact, rounded: value instanceof Rational && value.den === 1n ? "" : rounded };
}

/** The nearest double; of an enclosure that of its lower end. It is for drawing only. */
export function double(value: Value | "inf"): number {
  if (value === "inf") return Infinity;
  if (value instanceof Root) return Math.sqrt(value.square.toNumber());
  return value instanceof Enclosure ? value.lower.toNumber() : value.toNumber();
}
