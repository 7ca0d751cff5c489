/** Numbers in pictures: exact where they are short, else rounded and marked ≈. */
import { approximate } from "../../exact/decimal.js";
import { Rational } from "../../exact/rational.js";
import type { Value } from "../../exact/value.js";
import { valueText } from "../../exact/value.js";
import { symbols, text, type Run, type Text } from "../figure/figure.js";
import type { CellPlane } from "./cells.js";

/** Longest exact number that is shown, in characters. */
const longest = 12;

/** `5443/12250`, or `≈0.4443`. */
export function shownNumber(value: Value | "inf"): string {
  if (value === "inf") return "∞";
  const exact = valueText(value);
  return exact.length <= longest ? exact : approximate(value, 4);
}

/** `53/125 − 1/6 D`. @param power 2 where P stands for P² */
export function planeText({ intercept, multipliers }: CellPlane, power: 1 | 2): Text {
  const term = (factor: Rational, name: Run): readonly (string | Run)[] => {
    if (factor.isZero()) return [];
    const times = factor.equals(Rational.one) ? "" : `${shownNumber(factor)} `;
    return [` − ${times}`, name, ...(power === 2 && name === symbols.P ? ["²"] : [])];
  };
  return text(
    shownNumber(intercept),
    ...term(multipliers.distortion, symbols.D),
    ...term(multipliers.perception, symbols.P),
  );
}
