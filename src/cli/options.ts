/**
 * Options that several commands share, and the command line that a table carries.
 */
import { InputError, describe } from "../exact/errors.js";

/**
 * --format and --json (the same as --format json).
 * @returns nothing when neither is given
 * @throws InputError "usage" for another format, or for --json beside one
 */
export function formatOption<T>(
  { json, format }: { readonly json?: true; readonly format?: string },
  printers: Readonly<Record<string, T>>,
): { readonly format?: string; readonly print?: T } {
  if (json === true && format !== undefined && format !== "json") {
    throw new InputError({ code: "usage", path: "--json", expected: "either --json or another --format", found: `both --json and --format ${format}` });
  }
  const name = json === true ? "json" : format;
  if (name === undefined) return {};
  const print = Object.hasOwn(printers, name) ? printers[name] : undefined;
  if (print === undefined) {
    throw new InputError({ code: "usage", path: "--format", expected: `one of ${Object.keys(printers).join(", ")}`, found: describe(name) });
  }
  return { format: name, print };
}

/** Words as a shell reads them back. */
export function shellWords(words: readonly string[]): string {
  return words.map((word) => (/^[\w.,:/=+@%-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(" ");
}
