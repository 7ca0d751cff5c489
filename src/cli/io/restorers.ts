/**
 * Restorers of the commands: JSON, or CSV with masses or counts; one in a file, or several with names.
 */
import { InputError } from "../../exact/errors.js";
import { parseJson, type JsonValue } from "../../exact/json.js";
import type { RationalMatrix } from "../../exact/vector.js";
import { isObject } from "../../format/decode.js";
import { restorerFromCsv, restorerFromData, type RestorerInput } from "../../format/restorer.js";
import type { Problem } from "../../model/problem.js";
import { counted } from "../../report/text.js";
import { fileName, inFile, portableName, readText } from "./input.js";

/** The restorer of a file. What --normalise divided is said on standard error. @throws InputError */
export async function loadRestorer(problem: Problem, file: string, normalise: boolean): Promise<RationalMatrix> {
  const text = readText(file);
  const { restorer, notes } = isJson(text)
    ? inFile(file, () => restorerFromData(problem, parseJson(text), normalise))
    : await fromCsv(problem, text, file, normalise);
  const rows = notes.filter(({ kind }) => kind === "normalised").length;
  if (normalise)
    process.stderr.write(
      `exact-cdp: ${portableName(fileName(file))}: ${counted(rows, "row")} divided by the exact sum\n`,
    );
  return restorer;
}

/** A restorer with its name. */
export interface NamedRestorer {
  readonly name: string;
  readonly restorer: RationalMatrix;
}

/**
 * The restorers of a file: {"restorers": {NAME: …}}, or a single one, which has the name of the file.
 * @throws InputError
 */
export async function loadRestorers(problem: Problem, file: string): Promise<NamedRestorer[]> {
  const text = readText(file);
  if (!isJson(text)) return [{ name: nameOf(file), restorer: (await fromCsv(problem, text, file, false)).restorer }];
  const data = inFile(file, () => parseJson(text));
  const all = isObject(data) ? data["restorers"] : undefined;
  const read = (one: JsonValue): RationalMatrix => restorerFromData(problem, one, false).restorer;
  if (all === undefined) return [{ name: nameOf(file), restorer: inFile(file, () => read(data)) }];
  if (!isObject(all) || Object.keys(all).length === 0) {
    throw new InputError({
      code: "wrong-type",
      path: `${fileName(file)}: $.restorers`,
      expected: "an object with a restorer for every name",
      found: isObject(all) ? "an empty one" : "something else",
    });
  }
  return Object.entries(all).map(([name, one]) => ({
    name,
    restorer: inFile(`${file}: restorer ${JSON.stringify(name)}`, () => read(one)),
  }));
}

/** One word alone, such as null, is JSON of the wrong kind rather than a table. */
function isJson(text: string): boolean {
  return /^\ufeff?\s*[[{]/.test(text) || !/[,;\s]/.test(text.trim());
}

async function fromCsv(problem: Problem, text: string, file: string, normalise: boolean): Promise<RestorerInput> {
  const { readCsv } = await import("../../format/csv.js");
  return restorerFromCsv(problem, readCsv(text, fileName(file)), fileName(file), normalise);
}

/** restorer.json → restorer */
function nameOf(file: string): string {
  const [, last = file] = /([^/\\]+?)(?:\.[^./\\]*)?$/.exec(fileName(file)) ?? [];
  return last;
}
