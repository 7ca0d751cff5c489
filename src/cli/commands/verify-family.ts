/** `exact-cdp verify-family`: a claim, decided on every case of a family; recorded, resumed, merged. */
import { InputError, describe } from "../../exact/errors.js";
import { familyListing, firstViolation, undecidedIn, type FamilyReport } from "../../report/family.js";
import { measureOptions } from "../../search/statement/measures.js";
import { mergeRecords, type FamilyRecord } from "../../search/family/record.js";
import { claimNamed } from "../../conjectures/claims/registry.js";
import { FamilyRun } from "../../search/family/run.js";
import { measureData, partsOption, type MeasureTexts, type ShapeOptions } from "../io/family-options.js";
import { portableName, writeProblem } from "../io/input.js";
import { contradict, expectOption, shellWords } from "../io/options.js";
import { Interrupted } from "../io/interrupted.js";
import { runOpenSteps } from "../io/progress.js";
import { Reporting, type ReportOptions } from "../io/reporting.js";
import { countOf } from "../io/words.js";
import { loadRecord, requireNew, writeRecord } from "../io/record-file.js";

interface Options extends ShapeOptions, MeasureTexts, ReportOptions {
  readonly first?: true;
  readonly upToSymmetry?: true;
  readonly record?: string;
  readonly resume?: string;
  readonly merge?: readonly string[];
  readonly problem?: string;
  readonly expect?: string;
}

/** Milliseconds between two writings of a record, at least; and how many times as long as a writing takes. */
const pause = 500;
const patience = 20;
/** Milliseconds that a block may go on after an interruption. */
const grace = 10_000;

const describing = ["classes", "inputs", "outputs", "denominator", "sourceDenominator", "range", "restored", "distortion", "perception", "classifier"] as const;
const printing = ["format", "decimals"] as const;
const shaping = [...describing, "first", "upToSymmetry"] as const;

export async function run(name: string | undefined, options: Options): Promise<void> {
  const reporting = new Reporting(options);
  const expected = expectOption(options.expect);
  const report = options.merge === undefined ? await worked(name, options) : merged(name, options, options.merge);
  await reporting.print(familyListing(report));
  const found = firstViolation(report);
  if (options.problem !== undefined) {
    if (found === undefined) process.stderr.write(`exact-cdp: no violation, so ${options.problem} is not written\n`);
    else writeProblem(options.problem, found.part.family.problem(found.index));
  }
  if (!report.complete) throw new Interrupted();
  const open = undecidedIn(report.parts);
  if (expected === "none" && found === undefined && open > 0n) {
    process.stderr.write(`exact-cdp: expected no violation, but ${open === 1n ? "1 case is" : `${String(open)} cases are`} undecided\n`);
    process.exitCode = 1;
  }
  contradict(expected, found !== undefined, "violation");
}

/** A new run, or one that goes on. */
async function worked(name: string | undefined, options: Options): Promise<FamilyReport> {
  const { resume, record: file = resume } = options;
  const record = resume === undefined ? begun(name, options) : resumed(name, options, resume);
  const { first = false, upToSymmetry = false } = options;
  const work = new FamilyRun(record.claim, record.parts, { first, upToSymmetry, record: file !== undefined });
  let due = 0;
  let saved = 0;
  const save = (): void => {
    if (file === undefined) return;
    const start = performance.now();
    writeRecord(file, { ...record, parts: work.parts });
    const end = performance.now();
    saved = work.finishedBlocks;
    due = end + Math.max(pause, patience * (end - start));
  };
  save();
  due = 0; /* the first block is worth writing at once */
  const finished = await runOpenSteps(
    () => {
      const more = work.step();
      if (more && work.finishedBlocks > saved && performance.now() > due) save();
      return more;
    },
    () => status(work),
  );
  save();
  if (!finished && work.unfinished > 0n) {
    finishBlock(work);
    save();
  }
  if (!finished && !work.complete) process.stderr.write(`exact-cdp: interrupted: ${counted(work)}${file === undefined ? "" : `; --resume ${shellWords([file])} goes on`}\n`);
  // Of a run to the first violation, shapes that it did not come to are no result.
  const parts = first ? work.parts.filter(({ tally }) => tally.cases > 0n) : work.parts;
  return { ...record, parts, complete: work.complete, command: commandLine(record, options) };
}

/**
 * What counts ends with a finished block: after an interruption the one at work is finished,
 * if that does not take long. Nobody listens meanwhile, so that a second Ctrl-C ends the process.
 */
function finishBlock(work: FamilyRun): void {
  const start = performance.now();
  for (let told = false; work.unfinished > 0n && performance.now() - start < grace; work.step()) {
    if (told || performance.now() - start < pause) continue;
    told = true;
    process.stderr.write("exact-cdp: interrupted: finishing the block of cases at work, so that it counts; again to stop at once\n");
  }
}

function begun(name: string | undefined, options: Options): FamilyRecord {
  const claim = claimNamed(name ?? "", "verify-family");
  if (!claim.problems) refuse(options, ["restored", "distortion", "perception", "classifier"], "a claim about whole problems", `${claim.name}, which is about source and channel alone`);
  if (options.upToSymmetry && !claim.symmetric) refuse(options, ["upToSymmetry"], "a claim about source and channel alone", `${claim.name}, which is about whole problems`);
  if (options.upToSymmetry) refuse(options, ["record", "range", "first"], "no --up-to-symmetry beside it (numbers of cases are those of all channels)");
  if (options.first) refuse(options, ["record"], "no --first beside it (a record is of all cases)");
  if (options.record !== undefined) requireNew(options.record, "--record");
  const measures = measureOptions(claim, measureData(options), (key) => `--${key}`);
  return { claim, measures, parts: partsOption(options, claim, measures) };
}

function resumed(name: string | undefined, options: Options, file: string): FamilyRecord {
  if (name !== undefined) throw new InputError({ code: "usage", path: "--resume", expected: "no claim beside it (the record names it)", found: describe(name) });
  refuse(options, [...shaping, "record"], "no --resume beside it (the record says all)");
  if (file === "-") throw new InputError({ code: "usage", path: "--resume", expected: "a file (it is written, too)", found: `"-"` });
  return loadRecord(file);
}

function merged(name: string | undefined, options: Options, files: readonly string[]): FamilyReport {
  if (name !== undefined) throw new InputError({ code: "usage", path: "--merge", expected: "records of runs and no claim", found: describe(name) });
  refuse(options, [...shaping, "resume"], "no --merge beside it (the records say all)");
  if (options.record !== undefined) requireNew(options.record, "--record");
  const record = mergeRecords(files.map((file) => ({ name: file, record: loadRecord(file) })));
  if (options.record !== undefined) writeRecord(options.record, record);
  return { ...record, complete: true, command: shellWords(["exact-cdp", "verify-family", "--merge", ...files.map(portableName), ...given(options, printing)]) };
}

/** Refuses options that make no sense here. */
function refuse(options: Options, names: readonly (keyof Options)[], expected: string, found = "both"): void {
  for (const name of names) {
    if (options[name] !== undefined) throw new InputError({ code: "usage", path: dashed(name), expected, found });
  }
}

function dashed(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** How far the run is, unfinished blocks included. */
function status(work: FamilyRun): string {
  return position(work, work.progress);
}

/** How far it is as far as it counts: the numbers of the result, and what they leave out. */
function counted(work: FamilyRun): string {
  const { part, position: reached } = work.progress;
  const violations = work.parts.reduce((sum, { tally }) => sum + tally.violations, 0n);
  const left = work.unfinished;
  return `${position(work, { ...work.progress, position: work.parts[part]?.done ?? reached, violations })}${left > 0n ? ` (${countOf(left, "case")} more of an unfinished block will be decided again)` : ""}`;
}

function position({ parts: { length } }: FamilyRun, { part, position: reached, to, violations }: FamilyRun["progress"]): string {
  return `${length > 1 ? `shape ${String(Math.min(part + 1, length))} of ${String(length)}, ` : ""}case ${String(reached)} of ${String(to)}, ${countOf(violations, "violation")}`;
}

function commandLine({ claim }: FamilyRecord, options: Options): string {
  if (options.resume !== undefined) return shellWords(["exact-cdp", "verify-family", "--resume", portableName(options.resume), ...given(options, printing)]);
  const flags = [...(options.first ? ["--first"] : []), ...(options.upToSymmetry ? ["--up-to-symmetry"] : [])];
  return shellWords(["exact-cdp", "verify-family", claim.name, ...given(options, describing), ...flags, ...given(options, printing)]);
}

/** Options with their values, as far as they are given. */
function given(options: Options, names: readonly (typeof describing | typeof printing)[number][]): string[] {
  return names.flatMap((name) => (options[name] === undefined ? [] : [dashed(name), options[name]]));
}
