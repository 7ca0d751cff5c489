/**
 * The typeface of pictures: DejaVu Sans, with the lengths of its letters wherever a picture is made, so that
 * the same figure gives the same page on every machine.
 */
import { loadLetters } from "#platform/letters";
import type { Text } from "../figure/figure.js";

/** Measures texts. */
export interface Typeface {
  /** The length of a text. @param size of its letters, in the unit of the result */
  width(text: Text, size: number): number;
  /** The text with □ in the place of characters that the typeface does not have. */
  drawable(text: Text): Text;
}

let known: Typeface | undefined;

export async function typeface(): Promise<Typeface> {
  if (known !== undefined) return known;
  const letters = await loadLetters();
  const lengths = { upright: new Map<string, number>(), italic: new Map<string, number>() };
  const length = (text: string, style: "upright" | "italic"): number => {
    const found = lengths[style].get(text) ?? letters.length(text, style);
    lengths[style].set(text, found);
    return found;
  };
  const has = (character: string): boolean => letters.has(character.codePointAt(0) ?? 0);
  known = {
    width: (text, size) =>
      text.reduce((sum, run) => sum + length(run.text, run.italic === true ? "italic" : "upright"), 0) * size,
    drawable: (text) =>
      text.map((run) => ({ ...run, text: Array.from(run.text, (one) => (has(one) ? one : "□")).join("") })),
  };
  return known;
}
