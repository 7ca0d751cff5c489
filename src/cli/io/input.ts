/**
 * Input of the commands: files, standard input, the gallery, options; and whole files that they write.
 */
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  realpathSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, isAbsolute, resolve } from "node:path";
import { InputError, describe } from "../../exact/errors.js";
import { mostDecimals } from "../../exact/decimal.js";
import { galleryProblem } from "../../format/gallery/index.js";
import { problemFromData, problemToFile, readProblem } from "../../format/problem.js";
import { requireConvex } from "../../model/case.js";
import type { Problem } from "../../model/problem.js";

/** Largest file that is read, in bytes. */
export const largestFile = 256 * 1024 * 1024;

/** The text of a file, or of standard input for "-". @throws InputError "file" */
export function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file === "-" ? 0 : file);
  } catch (error) {
    throw new InputError({
      code: "file",
      path: fileName(file),
      expected: "a file that can be read",
      found: reason(error),
    });
  }
  if (bytes.length > largestFile) {
    throw new InputError({
      code: "too-large",
      path: fileName(file),
      expected: "at most 256 MiB",
      found: `${String(bytes.length)} bytes`,
    });
  }
  return decoded(bytes, file);
}

/** The text of a file's bytes. @throws InputError "not-json" */
export function decoded(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new InputError({ code: "not-json", path: fileName(file), expected: "text in UTF-8", found: "other bytes" });
  }
}

/** Writes a whole file. @throws InputError "file" */
export function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new InputError({
      code: "file",
      path: fileName(file),
      expected: "a file that can be written",
      found: reason(error),
    });
  }
}

/** Writes a problem file. @throws InputError "file" */
export function writeProblem(file: string, problem: Problem): void {
  writeText(file, `${JSON.stringify(problemToFile(problem), null, 2)}\n`);
}

/**
 * Refuses an output file that cannot be written, or that is an input, before any work is done.
 * @param option that names the file @throws InputError "file" | "usage"
 */
export function requireWritable(file: string | undefined, option: string, ...inputs: readonly string[]): void {
  if (file === undefined) return;
  if (file === "-") {
    throw new InputError({
      code: "usage",
      path: option,
      expected: "a file to write (standard output carries the results)",
      found: `"-"`,
    });
  }
  if (inputs.some((input) => sameFile(input, file))) {
    throw new InputError({
      code: "usage",
      path: option,
      expected: "a file other than the input",
      found: describe(file),
    });
  }
  try {
    // Opened for appending, which keeps the old content until there is something to write; a file created by this test is removed.
    const before = existsSync(file);
    closeSync(openSync(file, "a"));
    if (!before) unlinkSync(realpathSync(file));
  } catch (error) {
    throw new InputError({
      code: "file",
      path: fileName(file),
      expected: "a file that can be written",
      found: reason(error),
    });
  }
}

/** A problem from a file, standard input ("-") or the gallery ("gallery:NAME"); errors begin with the file. @throws InputError */
export function loadProblem(file: string): Problem {
  return inFile(file, () =>
    file.startsWith("gallery:")
      ? problemFromData(galleryProblem(file.slice("gallery:".length)))
      : readProblem(readText(file)),
  );
}

/**
 * As `loadProblem`, for commands that need C to be one convex function.
 * @throws InputError "not-linear" for another problem
 */
export function loadConvexProblem(file: string): Problem {
  const problem = loadProblem(file);
  return inFile(file, () => requireConvex(problem));
}

/** Runs a reader; its errors say which file they are about. */
export function inFile<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InputError) || error.code === "file" || error.path === fileName(file)) throw error;
    throw new InputError({
      code: error.code,
      path: `${fileName(file)}: ${error.path}`,
      expected: error.expected,
      found: error.found,
    });
  }
}

/**
 * Whether two paths name one file, also through hard or symbolic links; files that do not exist yet
 * are compared by path.
 */
function sameFile(one: string, other: string): boolean {
  try {
    const [a, b] = [
      statSync(one, { bigint: true, throwIfNoEntry: false }),
      statSync(other, { bigint: true, throwIfNoEntry: false }),
    ];
    if (a === undefined || b === undefined) return a === b && resolve(one) === resolve(other);
    return a.isFile() && a.dev === b.dev && a.ino === b.ino;
  } catch {
    return false; /* a file that cannot be read is no input */
  }
}

/** Refuses a second "-", because standard input can be read only once. @throws InputError "usage" */
export function requireOneStandardInput(files: readonly string[]): void {
  const times = files.filter((file) => file === "-").length;
  if (times > 1)
    throw new InputError({
      code: "usage",
      path: "standard input",
      expected: `"-" once`,
      found: `"-" ${times === 2 ? "twice" : `${String(times)} times`}`,
    });
}

/** The name of a file in messages. */
export function fileName(file: string): string {
  return file === "-" ? "standard input" : file;
}

/** The reason why a file could not be read or written. */
export function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  const known: Readonly<Record<string, string>> = {
    ENOENT: "no such file or folder",
    EISDIR: "a folder",
    EACCES: "no permission",
    ENOTDIR: "a path through something that is not a folder",
    EAGAIN: "no input",
  };
  return (code === undefined ? undefined : known[code]) ?? (error instanceof Error ? error.message : String(error));
}

/** The number of decimals from an option. */
export function decimalsOption(text: string): number {
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

/**
 * The name of a file in a published table: as it was given, except that only the last part of an
 * absolute path is kept.
 */
export function portableName(file: string): string {
  return isAbsolute(file) ? basename(file) : file;
}
