/**
 * Input of the commands: files, standard input, options.
 */
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { basename, isAbsolute } from "node:path";
import { InputError, within } from "../../exact/errors.js";
import { uncompressed } from "../../exact/gzip.js";
import { parseJson } from "../../exact/json.js";

/** Largest file that is read, in bytes. */
export const largestFile = 256 * 1024 * 1024;

/**
 * The text of a file, or of standard input for "-", also where gzip has compressed it; read once and never
 * beyond the limit. @throws InputError "file" | "too-large" | "not-json"
 */
export function readText(file: string): string {
  return decoded(readBytes(file), file);
}

/** The same as bytes, which need not be text. @throws InputError "file" | "too-large" */
export function readBytes(file: string): Uint8Array {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for (const part of plain(file)) {
    bytes += part.length;
    if (bytes > largestFile) {
      throw new InputError({ code: "too-large", path: fileName(file), expected: "at most 256 MiB", found: "more" });
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The bytes of a file, inflated where gzip has compressed it. @throws InputError that names the file */
function* plain(file: string): Generator<Uint8Array> {
  try {
    yield* uncompressed(chunksOf(file));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { code, expected, found } = error;
    throw new InputError({ code, path: fileName(file), expected, found });
  }
}

const chunkSize = 1024 * 1024;

/** A file piece by piece. @throws InputError "file" */
export function* chunksOf(file: string): Generator<Uint8Array> {
  const attempt = <T>(read: () => T): T => {
    try {
      return read();
    } catch (error) {
      throw new InputError({
        code: "file",
        path: fileName(file),
        expected: "a file that can be read",
        found: reason(error),
      });
    }
  };
  const descriptor = file === "-" ? 0 : attempt(() => openSync(file, "r"));
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(chunkSize);
      const length = attempt(() => readSync(descriptor, chunk, 0, chunkSize, null));
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    if (file !== "-") closeSync(descriptor);
  }
}

/** Whether a file can be read twice: a pipe, a socket or a terminal cannot. */
export function isRereadable(file: string): boolean {
  if (file === "-") return false;
  const descriptor = openSync(file, "r");
  try {
    return fstatSync(descriptor).isFile();
  } finally {
    closeSync(descriptor);
  }
}

/** The text of a file's bytes, with its byte order mark: who parses it takes one, and no second. @throws InputError "not-json" */
export function decoded(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new InputError({ code: "not-json", path: fileName(file), expected: "text in UTF-8", found: "other bytes" });
  }
}

/** Runs a reader; its errors begin with the file. */
export function inFile<T>(file: string, read: () => T): T {
  return within(fileName(file), read);
}

/** The value of an option that is a name, or JSON where it begins with a brace. @throws InputError "not-json" that names the option */
export function nameOrJson(option: string, text: string): unknown {
  return text.trimStart().startsWith("{") ? within(option, () => parseJson(text)) : text;
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

/**
 * The name of a file in a published table: as it was given, except that only the last part of an
 * absolute path is kept.
 */
export function portableName(file: string): string {
  return isAbsolute(file) ? basename(file) : file;
}
