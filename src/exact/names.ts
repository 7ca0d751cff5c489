/**
 * Names as people see them: which ones look alike, and how they are told apart.
 *
 * Names are equal when their strings are. But "é" is one code point or two, a space at the end shows
 * nowhere, and a Cyrillic "а" looks like a Latin "a". Two names look alike when they have the same
 * skeleton: in the form NFKC, without what is invisible, and with Latin letters in the place of
 * Cyrillic and Greek ones of the same shape (after Unicode Technical Standard 39). Names that look
 * alike are written with their code points; all others as they are.
 */
import { printable } from "./errors.js";

/** Letters, dashes and quotation marks that have the shape of a character of ASCII. */
const shapes = new Map<string, string>(
  Object.entries({
    a: "аɑ",
    c: "сϲ",
    d: "ԁ",
    e: "е",
    g: "ɡ",
    h: "һ",
    i: "іı",
    j: "јϳ",
    l: "ӏ",
    o: "оοօ",
    p: "рρ",
    q: "ԛ",
    s: "ѕ",
    u: "υ",
    v: "ѵν",
    w: "ԝ",
    x: "х",
    y: "у",
    A: "АΑ",
    B: "ВΒ",
    C: "СϹ",
    E: "ЕΕ",
    H: "НΗ",
    I: "ІΙӀ",
    J: "ЈͿ",
    K: "КΚ",
    M: "МΜ",
    N: "Ν",
    O: "ОΟ",
    P: "РΡ",
    S: "Ѕ",
    T: "ТΤ",
    X: "ХΧ",
    Y: "ҮΥ",
    Z: "Ζ",
    "-": "‐‑‒–—−",
    "'": "’‘ʼ′",
    '"': "“”″",
    "/": "⁄∕",
    ":": "ː∶",
  }).flatMap(([character, like]) => Array.from(like, (one) => [one, character] as const)),
);

/** Characters of formatting, variation selectors, joiners, fillers and the empty Braille cell: none of them shows. */
const invisible = /\p{Default_Ignorable_Code_Point}|\p{Cf}|\u2800/gu;

/** What is left of a name for the eye. */
function skeleton(name: string): string {
  const shown = printable(name);
  if (/^[\x21-\x7e]*$/.test(shown)) return shown;
  return Array.from(shown.normalize("NFKC").replace(invisible, ""), (one) => shapes.get(one) ?? one)
    .join("")
    .replace(/\s+/gu, " ")
    .trim();
}

/** The groups of different names that look alike, each in the order of the list. */
export function lookalikes(names: Iterable<string>): string[][] {
  const groups = new Map<string, string[]>();
  for (const name of new Set(names)) {
    const key = skeleton(name);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [name]);
    else group.push(name);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/**
 * How names are written where some may look alike: those that do with their code points.
 * @param names all that stand beside each other
 * @param write how a name is written that looks like no other; `describe` writes it in quotes
 * @returns the text of a name; one that is not among `names` is written as it is
 * @example distinguishable(["é", "e\u0301", "l"])("é") // "é (U+00E9)"
 */
export function distinguishable(names: Iterable<string>, write = printable): (name: string) => string {
  const marks = new Map(lookalikes(names).flatMap((group) => marksOf(group)));
  return (name) => {
    const mark = marks.get(name);
    return mark === undefined ? write(name) : `${write(name)} (${mark})`;
  };
}

/** A name in quotes, whole, on one line. */
export function inQuotes(name: string): string {
  return printable(JSON.stringify(name));
}

/** Longest name of which all code points are written. */
const short = 8;

/** The code points by which the names of a group differ, with one on either side of them. */
function marksOf(group: readonly string[]): [string, string][] {
  const points = group.map((name) => Array.from(name));
  const least = Math.min(...points.map(({ length }) => length));
  const same = (at: (list: readonly string[]) => string | undefined): boolean =>
    new Set(points.map((list) => at(list))).size === 1;
  let [before, after] = [0, 0];
  while (before < least && same((list) => list[before])) before++;
  while (after < least - before && same((list) => list.at(-1 - after))) after++;
  const whole = points.every(({ length }) => length <= short);
  return group.map((name, i) => {
    const list = points[i] ?? [];
    const [from, to] = whole
      ? [0, list.length]
      : [Math.max(0, before - 1), Math.min(list.length, list.length - after + 1)];
    const end = Math.min(to, from + 2 * short);
    const shown = [
      ...(from > 0 ? ["…"] : []),
      ...list.slice(from, end).map(codePoint),
      ...(end < list.length ? ["…"] : []),
    ];
    return [name, list.length === 0 ? "empty" : shown.join(" ")];
  });
}

/** `U+00E9`. */
function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** One of the known names that looks like another one, and is not. */
export function lookalikeOf(name: string, known: readonly string[]): string | undefined {
  const own = skeleton(name);
  return known.find((one) => one !== name && skeleton(one) === own);
}
