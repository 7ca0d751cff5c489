/**
 * The files of a command line, before any work is done: no output is an input or another output,
 * through links of either kind, and every output can be written.
 */
import { closeSync, existsSync, mkdtempSync, openSync, realpathSync, rmdirSync, statSync, unlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { InputError, describe } from "../../exact/errors.js";
import { reason } from "./input.js";
import { destination, writing } from "./output-file.js";
import { declaredOutputs, type Output } from "./outputs.js";

/** Refuses an input that is an output of this command line. @throws InputError "usage" */
export function requireNoOutput(input: string): void {
  const same = declaredOutputs().find(({ file }) => isSameFile(input, file));
  if (same !== undefined) {
    throw new InputError({
      code: "usage",
      path: same.option,
      expected: "a file other than one that the problem names",
      found: describe(same.file),
    });
  }
}

/** @throws InputError "usage" | "file" that names the option */
export function requireApart(outputs: readonly Output[], inputs: readonly string[]): void {
  outputs.forEach(({ option, file }, i) => {
    const refuse = (expected: string, found: string): never => {
      throw new InputError({ code: "usage", path: option, expected, found });
    };
    if (file === "-") refuse("a file to write (standard output carries the results)", `"-"`);
    if (inputs.some((input) => isSameFile(input, file))) refuse("a file other than the input", describe(file));
    const other = outputs.slice(0, i).find((one) => isSameFile(one.file, file));
    if (other !== undefined) refuse(`a file other than that of ${other.option}`, describe(file));
  });
}

/** Tries an output without changing it. @throws InputError "file" */
export function requireWritable({ file }: Output): void {
  writing(file, () => {
    // Opened for appending, which keeps the old content until there is something to write; a file created by this test is removed.
    const before = existsSync(file);
    closeSync(openSync(file, "a"));
    if (!before) unlinkSync(realpathSync(file));
  });
}

/** Tries whether files can be made in a folder, which need not exist yet. @throws InputError "file" */
export function requireWritableFolder(folder: string, mend: string): void {
  let known = resolve(folder);
  while (!existsSync(known)) known = dirname(known);
  try {
    if (!statSync(known).isDirectory()) throw new Error("a file that is no folder");
    rmdirSync(mkdtempSync(join(known, ".exact-cdp-")));
  } catch (error) {
    throw new InputError({
      code: "file",
      path: folder,
      expected: `a folder that can be written (${mend})`,
      found: reason(error),
    });
  }
}

/** Whether two paths name one file: by device and inode where both exist, else by their place. */
export function isSameFile(a: string, b: string): boolean {
  if (existsSync(a) && existsSync(b)) {
    const [one, other] = [statSync(a, { bigint: true }), statSync(b, { bigint: true })];
    return one.dev === other.dev && one.ino === other.ino && one.isFile();
  }
  return destination(a) === destination(b);
}
