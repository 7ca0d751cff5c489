/** `exact-cdp report`: a folder for a paper's supplement that checks itself; and its verification. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { InputError, describe, printable } from "../../exact/errors.js";
import { counted } from "../../exact/words.js";
import { readProblem } from "../../format/problem.js";
import { galleryNames } from "../../format/gallery/index.js";
import type { Problem } from "../../model/problem.js";
import { producer } from "../../report/listing.js";
import { makeReport, writeProblems, type Execute } from "../folder/make.js";
import { manifestName, pathsIn, readManifest } from "../folder/manifest.js";
import { fileNames, type Reported } from "../folder/plan.js";
import { certificatesIn, changedProblems, differences, type Difference } from "../folder/verify.js";
import { fileName, inFile, readText, requireOneStandardInput } from "../io/input.js";
import { Interrupted } from "../io/interrupted.js";
import { loadProblem } from "../io/load-problem.js";
import { print } from "../io/output.js";
import { requireWritableFolder } from "../io/places.js";

interface Options {
  readonly output?: string;
  readonly verify?: string;
  readonly force?: true;
  readonly gallery?: true;
  readonly json?: true;
}

/** @param execute runs another command line of this program */
export async function run(given: readonly string[], options: Options, execute: Execute): Promise<void> {
  const { output, verify, gallery, force } = options;
  if (verify !== undefined) {
    if (output !== undefined || given.length > 0 || gallery === true || force === true)
      throw new InputError({ code: "usage", path: "--verify", expected: "report --verify DIR alone", found: "more" });
    await verifyReport(verify, options, execute);
    return;
  }
  if (gallery === true && given.length > 0)
    throw new InputError({ code: "usage", path: "--gallery", expected: "either files or --gallery", found: "both" });
  const files = gallery === true ? galleryNames().map((name) => `gallery:${name}`) : given;
  if (files.length === 0)
    throw new InputError({
      code: "usage",
      path: "report",
      expected: "FILE… (or --gallery) and --output DIR, or --verify DIR",
      found: "no file",
    });
  if (output === undefined)
    throw new InputError({ code: "usage", path: "report", expected: "--output DIR", found: "no --output" });
  requireOneStandardInput(files);
  const folder = requireFree(output, force === true);
  const problems: Problem[] = [];
  for (const file of files) problems.push(await loadProblem(file));
  await write(folder, problems, options, execute);
}

/** The folder, which is to be new or empty, or with --force what is there gives way. @throws InputError "file" */
function requireFree(output: string, force: boolean): string {
  const folder = resolve(output);
  const refuse = (expected: string, found: string): never => {
    throw new InputError({ code: "file", path: fileName(output), expected, found });
  };
  requireWritableFolder(folder, "choose another --output");
  if (!existsSync(folder)) return folder;
  if (!statSync(folder).isDirectory()) return refuse("a folder", "a file");
  const there = readdirSync(folder);
  if (there.length === 0) return folder;
  if (!force)
    return refuse("a folder that does not exist or is empty, or --force", counted(there.length, "entry", "entries"));
  if (!there.includes(manifestName))
    return refuse("a report, for --force to replace", `a folder without ${manifestName}`);
  readManifest(folder);
  return folder;
}

async function write(folder: string, problems: readonly Problem[], options: Options, execute: Execute): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  // Made beside its place, and moved there in the end: nobody sees half of it.
  const part = mkdtempSync(join(dirname(folder), ".exact-cdp-report-"));
  try {
    const names = fileNames(problems.map(({ name }) => name));
    const all = problems.map((problem, i): Reported => {
      const name = names[i] ?? "problem";
      return { name, file: `problems/${name}.json`, problem };
    });
    writeProblems(part, all);
    const made = await makeReport(part, reread(part, all), execute).catch((error: unknown) => {
      if (error instanceof Interrupted) process.stderr.write("exact-cdp: interrupted: no report is written\n");
      throw error;
    });
    if (existsSync(folder)) {
      if (readdirSync(folder).includes(manifestName)) removeReport(folder);
      else rmSync(folder, { recursive: true });
    }
    moveInto(part, folder);
    const interrupted = made.problems < all.length;
    const { files } = made.manifest;
    if (options.json === true)
      print(`${JSON.stringify({ folder, problems: made.problems, files: files.length + 1, interrupted })}\n`);
    else
      print(
        `${fileName(options.output ?? "")}: ${counted(made.problems, "problem")}, ${counted(files.length + 1, "file")}; begin with README.md or report.tex\n`,
      );
    if (interrupted) {
      process.stderr.write(
        `exact-cdp: interrupted: the report has ${String(made.problems)} of ${counted(all.length, "problem")}; --force makes it again\n`,
      );
      throw new Interrupted();
    }
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

/** The problems as their files in the folder say them, as every command reads them. */
function reread(folder: string, all: readonly Omit<Reported, "problem">[]): Reported[] {
  return all.map(({ name, file }) => {
    const path = join(folder, file);
    return { name, file, problem: inFile(file, () => readProblem(readText(path))) };
  });
}

/** Removes what an earlier report wrote, and nothing else. */
function removeReport(folder: string): void {
  for (const { path } of readManifest(folder).files) rmSync(join(folder, path), { force: true });
  rmSync(join(folder, manifestName));
}

function moveInto(part: string, folder: string): void {
  if (!existsSync(folder)) {
    renameSync(part, folder);
    return;
  }
  for (const path of pathsIn(part)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    renameSync(join(part, path), join(folder, path));
  }
}

async function verifyReport(given: string, { json }: Options, execute: Execute): Promise<void> {
  const folder = resolve(given);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new InputError({
      code: "file",
      path: fileName(given),
      expected: "the folder of a report",
      found: existsSync(folder) ? "a file" : "nothing",
    });
  const { problems, producer: maker } = readManifest(folder);
  if (maker !== producer)
    process.stderr.write(
      `exact-cdp: made by ${printable(maker)}, verified by ${producer}: another version may write other bytes\n`,
    );
  const wrong: Difference[] = [...changedProblems(folder)];
  const again = mkdtempSync(join(tmpdir(), "exact-cdp-report-"));
  try {
    const names = fileNames(problems.map(({ name }) => name));
    const all = problems.map(({ file }, i): Reported => {
      const expected = `problems/${names[i] ?? ""}.json`;
      if (file !== expected)
        throw new InputError({
          code: "out-of-range",
          path: manifestName,
          expected: `the problem file ${expected}`,
          found: describe(file),
        });
      return { name: names[i] ?? "", file, problem: inFile(file, () => readProblem(readText(join(folder, file)))) };
    });
    writeProblems(again, all);
    const made = await makeReport(again, reread(again, all), execute);
    if (made.problems < all.length) throw new Interrupted();
    wrong.push(...differences(folder, again));
  } finally {
    rmSync(again, { recursive: true, force: true });
  }
  const { accepted, rejected } = certificatesIn(folder);
  wrong.push(...rejected);
  const files = pathsIn(folder).length;
  if (wrong.length > 0) process.exitCode = 1;
  if (json === true) {
    print(`${JSON.stringify({ verified: wrong.length === 0, files, accepted, differences: wrong })}\n`);
    return;
  }
  for (const { path, what } of wrong) print(`${printable(path)} ${printable(what)}\n`);
  print(
    wrong.length === 0
      ? `verified  ${counted(files, "file")}, each as its command makes it; ${counted(accepted, "certificate")} accepted\n`
      : `not verified: ${counted(wrong.length, "difference")}; ${counted(accepted, "certificate")} accepted\n`,
  );
}
