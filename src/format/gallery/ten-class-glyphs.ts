/**
 * Ten digits on a seven-segment display with three faulty segments.
 *
 * Segments are numbered in the usual order: top, upper right, lower right,
 * bottom, lower left, upper left, middle; a glyph is the string of their states,
 * "1" lit. The class is the digit somebody meant; with probability 1/10 the key
 * of its look-alike is hit instead, so the Bayes risk of the clean display is
 * 1/10. Each lit segment among lower left, upper left and middle stays dark with
 * probability 1/10, independently.
 */
import { Rational } from "../../exact/rational.js";
import { problemFormat, type ProblemFile } from "../problem-file.js";
import { pixelDistances } from "./binary-images.js";
import { distinct, matrixOf } from "./matrix.js";

/** The glyphs of 0 to 9. */
const glyphs = [
  "1111110",
  "0110000",
  "1101101",
  "1111001",
  "0110011",
  "1011011",
  "1011111",
  "1110000",
  "1111111",
  "1111011",
];

/** lookAlikes[k] is the digit hit by mistake for k: 0–8, 1–7, 2–3, 4–9, 5–6. */
const lookAlikes = [8, 7, 3, 2, 9, 6, 5, 1, 0, 4];

/** Segments that may fail: lower left, upper left, middle. */
const faulty = [4, 5, 6];

/** All displays a glyph can decay into: each lit faulty segment stays lit or fails. */
function decays(glyph: string): string[] {
  return faulty.reduce<string[]>(
    (shown, segment) =>
      shown.flatMap((display) => distinct([display, display.slice(0, segment) + "0" + display.slice(segment + 1)])),
    [glyph],
  );
}

/** W(display | glyph): 9/10 per faulty segment that stays lit, 1/10 per one that fails; sound segments never change. */
function decayMass(glyph: string, display: string): Rational {
  let mass = Rational.one;
  for (const [segment, state] of Array.from(glyph).entries()) {
    const shown = display[segment];
    if (state === "1" && faulty.includes(segment)) mass = mass.times(Rational.of(shown === "1" ? 9n : 1n, 10n));
    else if (shown !== state) return Rational.zero;
  }
  return mass;
}

export const tenClassGlyphs = (): ProblemFile => {
  const outputs = distinct(glyphs.flatMap(decays));
  return {
    format: problemFormat,
    name: "ten-class-glyphs",
    description:
      "Ten digits on a seven-segment display with three failing segments: the class is the digit meant, which even the intact display does not settle.",
    reference:
      "After the LED display problem of Breiman, Friedman, Olshen and Stone, Classification and Regression Trees, 1984; " +
      "here segments only fail dark, and which ones fail and which keys are confused is constructed for this gallery",
    source: {
      alphabet: glyphs,
      classes: glyphs.map((_, digit) => ({
        name: String(digit),
        prior: "1/10",
        pmf: glyphs.map((__, shown) => (shown === digit ? "9/10" : shown === lookAlikes[digit] ? "1/10" : "0")),
      })),
    },
    channel: { outputs, matrix: matrixOf(glyphs, outputs, decayMass) },
    classifier: "bayes",
    distortion: { matrix: pixelDistances(glyphs, glyphs) },
    perception: "total-variation",
  };
};
