/**
 * The letters of DejaVu Sans, from a table: a text is as long as its letters, after ligatures, and the kerning
 * between them, in 2048ths of the size. Letters of scripts that join count as they stand alone.
 */
import type { Letters } from "../node/letters.js";
import * as table from "./letters-table.js";

const unit = 2048;

/** What is added between two letters, by their classes. */
interface Kerning {
  readonly left: ReadonlyMap<number, number>;
  readonly right: ReadonlyMap<number, number>;
  readonly changes: readonly ReadonlyMap<number, number>[];
}

interface Style {
  readonly widths: ReadonlyMap<number, number>;
  /** The width of what stands for a character that the font does not have. */
  readonly missing: number;
  readonly ligatures: readonly (readonly [letters: string, become: string])[];
  readonly latin: Kerning;
  readonly other: Kerning;
}

const number = (text: string): number => Number.parseInt(text, 36);

function styleOf({ widths, missing, ligatures, latin, other }: table.Table): Style {
  return {
    widths: widthsOf(widths),
    missing: number(missing),
    ligatures: ligatures.split("\n").map((text) => [text.slice(0, -1), text.slice(-1)]),
    latin: kerningOf(latin),
    other: kerningOf(other),
  };
}

function widthsOf(runs: string): Map<number, number> {
  const widths = new Map<number, number>();
  let point = 0;
  for (const run of runs.split(" ")) {
    const [skipped = "", ...rest] = run.split(",");
    const [width = "", count = "1"] = rest.reverse();
    if (skipped !== "") point += number(skipped);
    for (let left = number(count); left > 0; left--) widths.set(point++, number(width));
  }
  return widths;
}

function kerningOf({ left, right, changes }: table.Kerning): Kerning {
  const pairOf = (cell: string): [number, number] => {
    const [first = "", second = ""] = cell.split(",");
    return [number(first), number(second)];
  };
  return {
    left: classesOf(left),
    right: classesOf(right),
    changes: changes.split("\n").map((row) => new Map(row.split(" ").map(pairOf))),
  };
}

function classesOf(classes: string): Map<number, number> {
  return new Map(classes.split("\n").flatMap((letters, index) => Array.from(letters, (one) => [pointOf(one), index])));
}

function pointOf(letter: string): number {
  return letter.codePointAt(0) ?? 0;
}

/** A text is Latin if its first letter of any script is. */
function isLatin(text: string): boolean {
  const [first = ""] = /[^\p{Script=Common}\p{Script=Inherited}\p{Script=Unknown}]/u.exec(text) ?? [];
  return /\p{Script=Latin}/u.test(first);
}

function lengthOf(text: string, { widths, missing, ligatures, latin, other }: Style): number {
  const inLatin = isLatin(text);
  const { left, right, changes } = inLatin ? latin : other;
  let letters = text;
  if (inLatin) for (const [from, to] of ligatures) letters = letters.replaceAll(from, to);
  let length = 0;
  let after: ReadonlyMap<number, number> | undefined;
  for (const letter of letters) {
    const point = pointOf(letter);
    length += (widths.get(point) ?? missing) + (after?.get(right.get(point) ?? -1) ?? 0);
    after = changes[left.get(point) ?? -1];
  }
  return length / unit;
}

export function loadLetters(): Promise<Letters> {
  const styles = { upright: styleOf(table.upright), italic: styleOf(table.italic) };
  return Promise.resolve({
    has: (codePoint) => styles.upright.widths.has(codePoint),
    length: (text, style) => lengthOf(text, styles[style]),
  });
}
