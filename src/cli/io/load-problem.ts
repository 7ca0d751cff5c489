/**
 * Problems of the commands: a problem file with the CSV files that it names, standard input, or the
 * gallery.
 */
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { InputError, describe } from "../../exact/errors.js";
import { parseJson, type JsonValue } from "../../exact/json.js";
import { isObject } from "../../format/decode.js";
import { problemInput, type ProblemInput } from "../../format/problem.js";
import type { TableReader } from "../../format/reading.js";
import { requireConvex } from "../../model/case.js";
import type { Problem } from "../../model/problem.js";
import { fileName, inFile, readText } from "./input.js";

/** A problem from a file, standard input ("-") or the gallery ("gallery:NAME"); errors begin with the file. @throws InputError */
export async function loadProblem(file: string): Promise<Problem> {
  return (await loadInput(file)).problem;
}

/** The problems of the files that were read, while each is read once. */
let kept: Map<string, ProblemInput> | undefined;

/** Reads each problem file once while the work runs, so that what is known about a problem is computed once. */
export async function readingOnce<T>(work: () => Promise<T>): Promise<T> {
  kept = new Map();
  try {
    return await work();
  } finally {
    kept = undefined;
  }
}

/** As `loadProblem`, with notes of what was normalised and which CSV files were read. */
export async function loadInput(file: string): Promise<ProblemInput> {
  const place = resolve(file);
  const known = kept?.get(place);
  if (known !== undefined) return known;
  const input = await readInput(file);
  kept?.set(place, input);
  return input;
}

async function readInput(file: string): Promise<ProblemInput> {
  if (file.startsWith("gallery:")) {
    const { galleryProblem } = await import("../../format/gallery/index.js");
    return inFile(file, () => problemInput(galleryProblem(file.slice("gallery:".length))));
  }
  const text = readText(file);
  return inputOf(await orCsv(file, text, "a problem file (JSON)", () => parseJson(text)), file);
}

/** The problem of a file that has been read. @param file says where CSV files lie, and names the file in errors */
export async function inputOf(data: JsonValue, file: string): Promise<ProblemInput> {
  const readTable = await tables(data, file);
  return inFile(file, () => problemInput(data, readTable === undefined ? {} : { readTable }));
}

/**
 * As `loadProblem`, for commands that need C to be one convex function.
 * @throws InputError "not-linear" for another problem
 */
export async function loadConvexProblem(file: string): Promise<Problem> {
  const problem = await loadProblem(file);
  return inFile(file, () => requireConvex(problem));
}

/** The reader of the CSV files beside a problem file, where the problem names any; no other command loads the parser. */
async function tables(data: JsonValue, file: string): Promise<TableReader | undefined> {
  if (!namesFiles(data)) return undefined;
  const { readCsv } = await import("../../format/csv.js");
  const { requireNoOutput } = await import("./places.js");
  const folder = file === "-" ? "." : dirname(file);
  return (table) => {
    const place = isAbsolute(table) ? table : join(folder, table);
    requireNoOutput(place);
    return readCsv(readText(place), table);
  };
}

function namesFiles(data: JsonValue): boolean {
  if (Array.isArray(data)) return data.some(namesFiles);
  if (!isObject(data)) return false;
  return Object.hasOwn(data, "file") || Object.values(data).some((value) => namesFiles(value));
}

/** Runs a reader of JSON; where the text is rather CSV, the error says how that is given. @param expected in that error */
export async function orCsv<T>(file: string, text: string, expected: string, read: () => T): Promise<T> {
  try {
    return inFile(file, read);
  } catch (error) {
    throw await csvError(error, file, text, expected);
  }
}

/** The error about CSV in the place of JSON, or the error itself where the text does not look like CSV. */
export async function csvError(error: unknown, file: string, text: string, expected: string): Promise<unknown> {
  if (!(error instanceof InputError) || error.code !== "not-json") return error;
  const { looksLikeCsv } = await import("../../format/csv.js");
  if (!looksLikeCsv(text)) return error;
  return new InputError({
    code: "not-json",
    path: fileName(file),
    expected: `${expected}; a CSV file is named inside of a problem file: "channel": {"outputs": […], "file": ${describe(basename(file))}}`,
    found: "CSV",
  });
}
