/**
 * Restorers of the commands: JSON, counts or CSV, from files or standard input, each with a name.
 *
 * A file holds one restorer, which has its name without the ending, or {"restorers": {NAME: …}}. Files of one
 * name are told apart by their folders.
 */
import { basename, sep } from "node:path";
import { describe, InputError, within } from "../../exact/errors.js";
import { parseJson } from "../../exact/json.js";
import type { RationalMatrix } from "../../exact/vector.js";
import { isObject } from "../../format/decode.js";
import { restorerFromCsv, restorerFromData, type RestorerInput } from "../../format/restorer.js";
import { normaliseHint } from "../../model/masses/pmf.js";
import type { Problem } from "../../model/problem.js";
import { counted } from "../../report/text.js";
import { fileName, inFile, portableName, readText } from "./input.js";

export interface NamedRestorer {
  readonly name: string;
  readonly restorer: RationalMatrix;
}

/** The restorer of a file. What --normalise divided is said on standard error. @throws InputError */
export async function loadRestorer(problem: Problem, file: string, normalise: boolean): Promise<RationalMatrix> {
  const text = readText(file);
  const input = await attempt(() =>
    isJson(text)
      ? inFile(file, () => restorerFromData(problem, parseJson(text), normalise))
      : fromCsv(problem, text, file, normalise),
  );
  if (normalise) sayNormalised(file, [input]);
  return input.restorer;
}

/**
 * The restorers of a file: {"restorers": {NAME: …}}, or a single one.
 * @param name of a single one
 * @throws InputError
 */
export async function loadRestorers(
  problem: Problem,
  file: string,
  normalise = false,
  name = shortName(file),
): Promise<NamedRestorer[]> {
  const inputs = await attempt(() => inputsOf(problem, file, name, normalise));
  if (normalise) sayNormalised(file, inputs);
  return inputs.map(({ name: own, restorer }) => ({ name: own, restorer }));
}

/**
 * The restorers of several files, under distinct names. All files are read before any fault is reported: a line
 * on standard error for each but the last, which is thrown.
 * @throws InputError
 */
export async function restorersOfFiles(
  problem: Problem,
  files: readonly string[],
  normalise: boolean,
): Promise<NamedRestorer[]> {
  const names = distinctNames(files);
  const faults: InputError[] = [];
  const all: NamedRestorer[] = [];
  for (const [i, file] of files.entries()) {
    try {
      const own = await loadRestorers(problem, file, normalise, names[i]);
      const twice = own.find(({ name }) => all.some((one) => one.name === name));
      if (twice !== undefined) throw sameName(file, twice.name);
      all.push(...own);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      faults.push(error);
    }
  }
  const last = faults.pop();
  for (const fault of faults) process.stderr.write(`exact-cdp: ${fault.message}\n`);
  if (last !== undefined) throw last;
  return all;
}

/** Reads a restorer; an error about rows that are not normalised names the option of the command. */
async function attempt<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof InputError) || !error.expected.includes(normaliseHint)) throw error;
    const { code, path, expected, found } = error;
    throw new InputError({ code, path, expected: expected.replace(normaliseHint, "--normalise"), found });
  }
}

type NamedInput = RestorerInput & { readonly name: string };

async function inputsOf(problem: Problem, file: string, name: string, normalise: boolean): Promise<NamedInput[]> {
  const text = readText(file);
  if (!isJson(text)) return [{ name, ...(await fromCsv(problem, text, file, normalise)) }];
  return inFile(file, () => {
    const data = parseJson(text);
    if (!isObject(data) || !Object.hasOwn(data, "restorers"))
      return [{ name, ...restorerFromData(problem, data, normalise) }];
    const all = Object.entries(named(data["restorers"]));
    return all.map(([own, one]) =>
      within(`$.restorers[${describe(own)}]`, () => ({ name: own, ...restorerFromData(problem, one, normalise) })),
    );
  });
}

/** @throws InputError for what is no object with a restorer at least */
function named(value: unknown): Readonly<Record<string, unknown>> {
  if (isObject(value) && Object.keys(value).length > 0) return value;
  throw new InputError({
    code: "wrong-type",
    path: "$.restorers",
    expected: "an object with a restorer for every name",
    found: isObject(value) ? "an empty one" : describe(value),
  });
}

/** One word alone, such as null, is JSON of the wrong kind rather than a table. */
function isJson(text: string): boolean {
  return /^\ufeff?\s*[[{]/.test(text) || !/[,;\s]/.test(text.trim());
}

async function fromCsv(problem: Problem, text: string, file: string, normalise: boolean): Promise<RestorerInput> {
  const { readCsv } = await import("../../format/csv.js");
  return restorerFromCsv(problem, readCsv(text, fileName(file)), fileName(file), normalise);
}

function sayNormalised(file: string, inputs: readonly RestorerInput[]): void {
  const rows = inputs.flatMap(({ notes }) => notes).filter(({ kind }) => kind === "normalised").length;
  process.stderr.write(
    `exact-cdp: ${portableName(fileName(file))}: ${counted(rows, "row")} divided by the exact sum\n`,
  );
}

function sameName(path: string, name: string): InputError {
  return new InputError({
    code: "duplicate",
    path,
    expected: "a name that no other restorer has",
    found: describe(name),
  });
}

/** Names of files without their endings, with as many of their folders as it takes to tell them apart. @throws InputError for a file that is given twice */
function distinctNames(files: readonly string[]): string[] {
  const again = files.find((file, i) => files.indexOf(file) < i);
  if (again !== undefined)
    throw new InputError({ code: "duplicate", path: fileName(again), expected: "each file once", found: "it twice" });
  const parts = files.map((file) => (file === "-" ? [fileName(file)] : withoutEnding(file).split(sep)));
  return parts.map((own, i) => {
    for (let length = 1; length < own.length; length++) {
      const name = own.slice(-length).join("/");
      if (parts.every((other, j) => j === i || other.slice(-length).join("/") !== name)) return name;
    }
    return own.join("/");
  });
}

/** `runs/one.json` is `one`. */
function shortName(file: string): string {
  return file === "-" ? fileName(file) : basename(withoutEnding(file));
}

function withoutEnding(file: string): string {
  const name = basename(file);
  return file.slice(0, file.length - name.length) + name.replace(/(?<=.)\.(?:json|csv|tsv|txt)$/i, "");
}
