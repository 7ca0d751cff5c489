/**
 * The typeface of pictures: DejaVu Sans, from a package, so that texts have the same lengths on every
 * machine, also where no font is installed. The only file that imports fontkit, and loads it late.
 */
import { createRequire } from "node:module";
import type { Font } from "fontkit";
import type { Text } from "../figure/figure.js";

/** Measures texts. */
export interface Typeface {
  /** The length of a text. @param size of its letters, in the unit of the result */
  width(text: Text, size: number): number;
  /** The text with □ in the place of characters that the typeface does not have. */
  drawable(text: Text): Text;
}

/** The files of the upright and the italic letters. */
export function fontFiles(): { readonly upright: string; readonly italic: string } {
  const { resolve } = createRequire(import.meta.url);
  return {
    upright: resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"),
    italic: resolve("dejavu-fonts-ttf/ttf/DejaVuSans-Oblique.ttf"),
  };
}

let known: Typeface | undefined;

export async function typeface(): Promise<Typeface> {
  if (known !== undefined) return known;
  const { openSync } = await import("fontkit");
  const files = fontFiles();
  const open = (file: string): Font => {
    const font = openSync(file);
    if ("fonts" in font) throw new Error(`a collection of fonts in ${file}`);
    return font;
  };
  const [upright, italic] = [open(files.upright), open(files.italic)];
  const lengths = new Map<string, number>();
  const length = (font: Font, text: string): number => {
    const key = `${font === italic ? "i" : "u"}${text}`;
    const found = lengths.get(key) ?? font.layout(text).advanceWidth / font.unitsPerEm;
    lengths.set(key, found);
    return found;
  };
  const has = (character: string): boolean => upright.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  known = {
    width: (text, size) =>
      text.reduce((sum, run) => sum + length(run.italic === true ? italic : upright, run.text), 0) * size,
    drawable: (text) =>
      text.map((run) => ({ ...run, text: Array.from(run.text, (one) => (has(one) ? one : "□")).join("") })),
  };
  return known;
}
