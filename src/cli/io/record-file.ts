/** Records of long runs: a process that is killed at any moment leaves the last whole record. */
import { existsSync, statSync } from "node:fs";
import { InputError } from "../../exact/errors.js";
import { readRecord } from "../../conjectures/registry.js";
import { recordText, type FamilyRecord } from "../../search/grid/record.js";
import { fileName, inFile, readText } from "./input.js";
import { writeFile } from "./output-file.js";

/** Replaces a file by a whole one. @throws InputError "file" */
export function writeRecord(file: string, record: FamilyRecord): void {
  writeFile(file, [recordText(record)]);
}

/** The record in a file. @param own a conjecture that is not built in @throws InputError that begins with the name of the file */
export function loadRecord(file: string, own?: Parameters<typeof readRecord>[1]): FamilyRecord {
  return inFile(file, () => readRecord(readText(file), own));
}

/**
 * Refuses a file that exists, so that a command given twice does not overwrite hours of work.
 * @throws InputError "usage"
 */
export function requireNew(file: string, path: string): void {
  if (file === "-")
    throw new InputError({
      code: "usage",
      path,
      expected: "a file to write (standard output carries the results)",
      found: `"-"`,
    });
  if (existsSync(file) && statSync(file).size > 0)
    throw new InputError({
      code: "usage",
      path,
      expected: "a new file (a record is gone on with by --resume)",
      found: `${fileName(file)}, which exists`,
    });
}
