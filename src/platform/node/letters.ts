/**
 * The letters of DejaVu Sans, which pictures are set in: from a package, so that texts have the same lengths
 * on every machine, also where no font is installed. The only file that imports fontkit, and loads it late.
 */
import type { Font } from "fontkit";
import { fontFiles } from "./painters.js";

/** What the layout of a page needs to know of a typeface. */
export interface Letters {
  /** Whether there is a glyph for the character with this code point. */
  has(codePoint: number): boolean;
  /** The length of a text in letters of size 1. */
  length(text: string, style: "upright" | "italic"): number;
}

export async function loadLetters(): Promise<Letters> {
  const { openSync } = await import("fontkit");
  const files = fontFiles();
  const open = (file: string): Font => {
    const font = openSync(file);
    if ("fonts" in font) throw new Error(`a collection of fonts in ${file}`);
    return font;
  };
  const fonts = { upright: open(files.upright), italic: open(files.italic) };
  return {
    has: (codePoint) => fonts.upright.hasGlyphForCodePoint(codePoint),
    length: (text, style) => fonts[style].layout(text).advanceWidth / fonts[style].unitsPerEm,
  };
}
