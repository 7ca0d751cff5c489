/**
 * The options of how numbers are shown: --decimals, --numbers, --longest.
 *
 * CSV and JSON always have the exact numbers in full, so that the last two are for people only. An
 * option that would do nothing is refused, so that nobody believes that it did something.
 */
import { mostDecimals } from "../../exact/decimal.js";
import { InputError, describe } from "../../exact/errors.js";
import { numbersNames, type Style } from "../../report/notation.js";
import { wholeOption } from "./options.js";

export interface NumberOptions {
  readonly decimals?: string;
  readonly numbers?: string;
  readonly longest?: string;
}

/** Largest value of --longest: no number has so many characters. */
const mostCharacters = 1_000_000_000n;

/**
 * The style that a user asks for.
 * @param format undefined for text
 * @throws InputError "usage" | "too-large"
 */
export function styleOption({ decimals, numbers, longest }: NumberOptions, format: string | undefined): Style {
  const refuse = (path: string, expected: string, found: string): never => {
    throw new InputError({ code: "usage", path, expected, found });
  };
  const chosen = numbersNames.find((one) => one === numbers);
  if (numbers !== undefined && chosen === undefined) refuse("--numbers", "exact, both or rounded", describe(numbers));
  if (format === "csv" || format === "json") {
    const expected = `text, LaTeX or Markdown (${format} has all digits, and --decimals adds rounded values)`;
    if (numbers !== undefined) refuse("--numbers", expected, `--format ${format}`);
    if (longest !== undefined) refuse("--longest", expected, `--format ${format}`);
  }
  if (chosen === "exact" && decimals !== undefined)
    refuse("--decimals", "--numbers both or rounded (exact shows no decimals)", "--numbers exact");
  if (longest !== undefined && (chosen === "exact" || chosen === "rounded"))
    refuse(
      "--longest",
      `--numbers both, or no --numbers (${chosen === "exact" ? "exact shows all digits" : "rounded shows no exact values"})`,
      `--numbers ${chosen}`,
    );
  return {
    ...(decimals === undefined ? {} : { decimals: decimalsOption(decimals) }),
    ...(chosen === undefined ? {} : { numbers: chosen }),
    ...(longest === undefined ? {} : { longest: Number(wholeOption(longest, "--longest", mostCharacters)) }),
  };
}

/** The number of decimals from an option. */
function decimalsOption(text: string): number {
  const value = /^\d{1,4}$/.test(text) ? Number(text) : NaN;
  if (!(value <= mostDecimals)) {
    throw new InputError({
      code: "usage",
      path: "--decimals",
      expected: `a whole number from 0 to ${String(mostDecimals)}`,
      found: describe(text),
    });
  }
  return value;
}
