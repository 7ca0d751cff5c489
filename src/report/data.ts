/**
 * The JSON of results, with rounded values beside the exact ones where decimals are asked for.
 *
 * Exact numbers are strings. With decimals an object that has some gets one more key, "decimal": an
 * object of the same keys whose values are JSON numbers. No other key changes. The numbers are
 * written digit by digit, because a double has not as many as may be asked for.
 */
import { decimal } from "../exact/decimal.js";
import { Enclosure } from "../exact/enclosure.js";
import { Rational } from "../exact/rational.js";
import { Root } from "../exact/root.js";
import { RationalMatrix } from "../exact/vector.js";
import type { Style } from "./notation.js";

/**
 * The text of a result.
 * @throws RangeError for decimals outside 0..1000
 * @example dataText({ gap: Rational.parse("1/3") }, { decimals: 2 }) // '{"gap":"1/3","decimal":{"gap":0.33}}'
 */
export function dataText(data: unknown, { decimals }: Style = {}): string {
  return decimals === undefined ? JSON.stringify(data) : written(data, decimals);
}

function written(data: unknown, decimals: number): string {
  if (Array.isArray(data)) return `[${data.map((one) => written(one, decimals)).join(",")}]`;
  if (typeof data !== "object" || data === null || isNumber(data)) return JSON.stringify(data ?? null);
  const entries = Object.entries(data).filter(([, value]) => value !== undefined);
  const fields = entries.map(([key, value]) => `${JSON.stringify(key)}:${written(value, decimals)}`);
  const rounded = entries.flatMap(([key, value]) => {
    const text = roundedText(value, decimals);
    return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`];
  });
  return `{${[...fields, ...(rounded.length === 0 ? [] : [`"decimal":{${rounded.join(",")}}`])].join(",")}}`;
}

function isNumber(data: object): data is Rational | Root | Enclosure | RationalMatrix {
  return (
    data instanceof Rational || data instanceof Root || data instanceof Enclosure || data instanceof RationalMatrix
  );
}

/** The rounded value of a number or of a list of numbers; undefined for anything else. */
function roundedText(value: unknown, decimals: number): string | undefined {
  if (value instanceof Rational || value instanceof Root) return decimal(value, decimals);
  if (value instanceof RationalMatrix) return roundedText(value.toArrays(), decimals);
  if (value instanceof Enclosure) {
    const { lower, upper } = value;
    return `{"lower":${decimal(lower, decimals)},"upper":${upper === "inf" ? "null" : decimal(upper, decimals)}}`;
  }
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const texts = value.map((one: unknown) => roundedText(one, decimals));
  return texts.includes(undefined) ? undefined : `[${texts.join(",")}]`;
}
