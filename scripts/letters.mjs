/**
 * The lengths of the letters of DejaVu Sans as a table, src/platform/browser/letters-table.ts: what the layout
 * of a page asks fontkit for in Node, and what a browser has no font file for.
 *
 *     node scripts/letters.mjs    writes the table anew
 *
 * A text is as long as its letters, after ligatures, and the kerning between them. Scripts whose letters
 * change with their neighbours (Arabic, N'Ko) are not treated: their letters count as they stand alone.
 */
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const { resolve } = createRequire(import.meta.url);

/** The text of the table. */
export async function lettersTable() {
  const { openSync } = await import("fontkit");
  const table = (file) => tableOf(openSync(resolve(`dejavu-fonts-ttf/ttf/${file}.ttf`)));
  const [upright, italic] = [table("DejaVuSans"), table("DejaVuSans-Oblique")];
  // Signs that are not seen by themselves are written by their numbers.
  const textOf = (value) =>
    JSON.stringify(value).replace(/[\p{C}\p{M}\p{Z}]/gu, (sign) =>
      sign === " " ? sign : sign.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
    );
  // As prettier breaks lines.
  const entry = (key, text, indent) =>
    key.length + text.length < 119 ? `${key} ${text},` : `${key}\n${indent}  ${text},`;
  const lines = (one, indent) =>
    Object.entries(one).flatMap(([key, value]) =>
      typeof value === "object"
        ? [`${indent}${key}: {`, ...lines(value, `${indent}  `), `${indent}},`]
        : [entry(`${indent}${key}:`, textOf(value), indent)],
    );
  return [
    "/** The letters of DejaVu Sans. Written by scripts/letters.mjs, which says what stands here; letters.ts reads it. */",
    "export interface Kerning {",
    "  readonly left: string;",
    "  readonly right: string;",
    "  readonly changes: string;",
    "}",
    "",
    "export interface Table {",
    "  readonly widths: string;",
    "  readonly missing: string;",
    "  readonly ligatures: string;",
    "  readonly latin: Kerning;",
    "  readonly other: Kerning;",
    "}",
    "",
    "export const upright: Table = {",
    ...lines(upright, "  "),
    "};",
    "",
    "export const italic: Table = {",
    ...lines(italic, "  "),
    "};",
    "",
  ].join("\n");
}

/**
 * The table of a font, in 2048ths. Numbers are in base 36; entries stand between line ends.
 * `widths`: runs "skipped,count,width" of code points, the count left out where it is 1.
 * `missing`: the width of what stands for a character that the font does not have.
 * `ligatures`: the letters and the one that they become, in Latin texts.
 * `latin`, `other`: kerning of Latin and of other texts. `left` and `right` are classes of letters (those in
 * none kern with nothing), `changes` has pairs "right class,change" for each left class.
 */
function tableOf(font) {
  if (font.unitsPerEm !== 2048) throw new Error("a font of other units");
  const points = [...font.characterSet].sort((a, b) => a - b);
  const glyphOf = new Map(points.map((point) => [point, font.glyphForCodePoint(point)]));
  const pointsOf = new Map();
  for (const [point, { id }] of glyphOf) pointsOf.set(id, [...(pointsOf.get(id) ?? []), point]);
  const base36 = (number) => number.toString(36);

  const runs = [];
  for (const point of points) {
    const letter = String.fromCodePoint(point);
    // Laid out, marks and characters that are not shown may take no room.
    const { advanceWidth: width } = /[\p{DI}\p{M}]/u.test(letter) ? font.layout(letter) : glyphOf.get(point);
    const last = runs.at(-1);
    if (last !== undefined && last.end === point && last.width === width) last.end++;
    else runs.push({ start: point, end: point + 1, width });
  }
  let place = 0;
  const widths = runs.map(({ start, end, width }) => {
    const skipped = start - place;
    place = end;
    return [
      skipped === 0 ? "" : base36(skipped),
      ...(end - start === 1 ? [] : [base36(end - start)]),
      base36(width),
    ].join(",");
  });

  const lookups = (table, script, tag) =>
    table.scriptList
      .find((one) => one.tag === script)
      .script.defaultLangSys.featureIndexes.map((index) => table.featureList[index])
      .filter((feature) => feature.tag === tag)
      .flatMap(({ feature }) => [...feature.lookupListIndexes])
      .map((index) => table.lookupList.get(index));
  const covered = ({ version, glyphs, rangeRecords }) =>
    version === 1
      ? [...glyphs]
      : [...rangeRecords].flatMap(({ start, end }) => Array.from({ length: end - start + 1 }, (_, i) => start + i));

  const ligatures = [];
  for (const { lookupType, subTables } of lookups(font.GSUB, "latn", "liga"))
    for (const subTable of subTables.toArray?.() ?? subTables) {
      if (lookupType !== 4) throw new Error("a ligature of another kind");
      const first = covered(subTable.coverage);
      subTable.ligatureSets.toArray().forEach((set, i) => {
        for (const { glyph, components } of set) {
          const letters = [first[i], ...components].map((id) => pointsOf.get(id)?.[0]);
          const [become] = pointsOf.get(glyph) ?? [];
          if (letters.includes(undefined) || become === undefined) throw new Error("a ligature without a character");
          ligatures.push(String.fromCodePoint(...letters, become));
        }
      });
    }

  const classOf = (definition, id) => {
    if (definition.version === 1) return definition.classValueArray[id - definition.startGlyph] ?? 0;
    return [...definition.classRangeRecord].find(({ start, end }) => start <= id && id <= end)?.class ?? 0;
  };
  const kerning = (script) => {
    const kern = lookups(font.GPOS, script, "kern").map(({ lookupType, subTables }) => {
      if (lookupType !== 2 || subTables.length !== 1 || subTables[0].version !== 2)
        throw new Error("kerning of another kind");
      return subTables[0];
    });
    return kerningOf(kern, { points, glyphOf, classOf, covered, base36 });
  };
  const missing = base36(font.getGlyph(0).advanceWidth);
  return {
    widths: widths.join(" "),
    missing,
    ligatures: ligatures.join("\n"),
    latin: kerning("latn"),
    other: kerning("DFLT"),
  };
}

/** All tables add up; letters that every table treats alike are one class. */
function kerningOf(kern, { points, glyphOf, classOf, covered, base36 }) {
  const arrayOf = (list) => list.toArray?.() ?? list;
  const changesOf = (record) => arrayOf(record).map(({ value1 }) => value1.xAdvance);
  const tables = kern.map(({ coverage, classDef1, classDef2, classRecords }) => {
    const first = new Set(covered(coverage));
    const changes = arrayOf(classRecords).map(changesOf);
    return {
      left: (id) => (first.has(id) ? String(classOf(classDef1, id)) : ""),
      right: (id) => String(classOf(classDef2, id)),
      change: (row, column) => (row === "" ? 0 : changes[row][column]),
    };
  });
  const classes = (side) => {
    const found = new Map();
    for (const point of points) {
      const key = tables.map((table) => table[side](glyphOf.get(point).id)).join(":");
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(point);
    }
    return [...found].map(([key, letters]) => ({ key: key.split(":"), letters: String.fromCodePoint(...letters) }));
  };
  const change = (left, right) => tables.reduce((sum, table, i) => sum + table.change(left.key[i], right.key[i]), 0);
  const rights = classes("right");
  const lefts = classes("left").filter((left) => rights.some((right) => change(left, right) !== 0));
  const kerned = rights.filter((right) => lefts.some((left) => change(left, right) !== 0));
  const row = (left) =>
    kerned.flatMap((right, i) => (change(left, right) === 0 ? [] : [`${base36(i)},${base36(change(left, right))}`]));
  return {
    left: lefts.map(({ letters }) => letters).join("\n"),
    right: kerned.map(({ letters }) => letters).join("\n"),
    changes: lefts.map((left) => row(left).join(" ")).join("\n"),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  writeFileSync(join(import.meta.dirname, "../src/platform/browser/letters-table.ts"), await lettersTable());
