/** What Node has and what browsers have in its place give the same results. */
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { lettersTable } from "../../../scripts/letters.mjs";
import * as browserCsv from "../../../src/platform/browser/csv-parser.js";
import * as browserLetters from "../../../src/platform/browser/letters.js";
import * as browserHash from "../../../src/platform/browser/sha256.js";
import * as browserText from "../../../src/platform/browser/utf8.js";
import * as browserVerified from "../../../src/platform/browser/verified-program.js";
import * as nodeCsv from "../../../src/platform/node/csv-parser.js";
import * as nodeLetters from "../../../src/platform/node/letters.js";
import * as nodeHash from "../../../src/platform/node/sha256.js";
import * as nodeText from "../../../src/platform/node/utf8.js";
import * as nodeVerified from "../../../src/platform/node/verified-program.js";
import { repositoryFile } from "../../golden/golden.js";

/** Texts of any code units, halves of characters among them. */
const texts = fc
  .string({ unit: "binary", maxLength: 200 })
  .chain((text) => fc.nat(text.length).map((cut) => text.slice(cut)));

describe("hashes and bytes", () => {
  it("of any text", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(browserHash.sha256(text)).toBe(nodeHash.sha256(text));
        expect(browserText.utf8Length(text)).toBe(nodeText.utf8Length(text));
      }),
    );
  });

  it.each([0, 1, 2, 3])("of long texts, whose parts end inside a character (%i)", (shift) => {
    for (const letter of ["a", "ü", "□", "😀", "\ud83d", "\ude00"]) {
      const text = "x".repeat(shift) + letter.repeat(70_000);
      expect(browserText.utf8Length(text)).toBe(nodeText.utf8Length(text));
    }
  });

  it("of ASCII", () => {
    const bytes = Uint8Array.from({ length: 128 }, (_, i) => i).subarray(5);
    expect(browserText.asciiText(bytes)).toBe(nodeText.asciiText(bytes));
  });
});

describe("letters", async () => {
  const [node, browser] = [await nodeLetters.loadLetters(), await browserLetters.loadLetters()];

  it("the table is that of the typeface", async () => {
    expect(readFileSync(repositoryFile("src/platform/browser/letters-table.ts"), "utf8")).toBe(await lettersTable());
  });

  it("the same characters", () => {
    const points = Array.from({ length: 0x20000 }, (_, point) => point);
    expect(points.filter((point) => browser.has(point) !== node.has(point))).toEqual([]);
  });

  const ranges = [
    [0x20, 0x7e],
    [0xa0, 0x24f],
    [0x300, 0x304],
    [0x370, 0x3ff],
    [0x400, 0x4ff],
    [0x2010, 0x209c],
    [0x2190, 0x22ff],
    [0x1d400, 0x1d7ff],
  ] as const;
  const letter = fc
    .oneof(
      { weight: 8, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
      ...ranges.map(([min, max]) => fc.integer({ min, max })),
    )
    .filter((point) => node.has(point))
    .map((point) => String.fromCodePoint(point));

  it("texts of the same length", () => {
    fc.assert(
      fc.property(fc.string({ unit: letter, maxLength: 12 }), fc.constantFrom("upright", "italic"), (text, style) => {
        expect(browser.length(text, style)).toBe(node.length(text, style));
      }),
      { numRuns: 500 },
    );
    for (const text of ["", "office", "fflffi", "AVATAR", "αToy", "−3/20 ≤ D", "x̂", "P²"])
      for (const style of ["upright", "italic"] as const)
        expect(browser.length(text, style)).toBe(node.length(text, style));
  });
});

it("the same tables, and the same faults", () => {
  const read = ({ csvParser }: typeof nodeCsv | typeof browserCsv, text: string) => {
    const { parse, CsvError } = csvParser();
    try {
      return parse(text, { delimiter: ",", info: true, relax_column_count: true, trim: true }) as unknown;
    } catch (error) {
      return error instanceof CsvError ? error.code : error;
    }
  };
  for (const text of ["a,b\n1,2", '"a\n', 'a"b",c', '"x ""y""", ü\r\n'])
    expect(read(browserCsv, text)).toEqual(read(nodeCsv, text));
});

it("the same checker", () => {
  const bytes = new TextEncoder().encode("[{}]");
  expect(browserVerified.verifiedProgram().check(bytes)).toBe(nodeVerified.verifiedProgram().check(bytes));
});
