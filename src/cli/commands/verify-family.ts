/** `exact-cdp verify-family`: a claim, decided on every case of a family; recorded, resumed, merged. */
import { InputError, describe } from "../../exact/errors.js";
import { familyListing, firstViolation, undecidedIn, type FamilyReport } from "../../report/family.js";
import { measuresData, mergeRecords, type FamilyRecord } from "../../search/grid/record.js";
import * as registry from "../../conjectures/registry.js";
import { loadConjecture, type Loaded } from "../../search/run/load.js";
import { workerFile } from "../../conjectures/worker-file.js";
import { Tasks, type Part } from "../../search/grid/part.js";
import {
  blockGrace,
  PartStore,
  verification,
  verified as verifiedParts,
  type CasesResult,
} from "../../search/grid/verification.js";
import { lock } from "../../search/run/lock.js";
import { pool } from "../../search/run/pool.js";
import { run as runTasks } from "../../search/run/run.js";
import { scanOf } from "../../search/statement/case-scan.js";
import type { Order } from "../../search/worker.js";
import { familyOption, type MeasureTexts, type ShapeOptions } from "../io/family-options.js";
import { portableName } from "../io/input.js";
import { writeProblem } from "../io/problem-file.js";
import { contradict, expectOption, mostWorkers, wholeOption, dashed, refuseOptions } from "../io/options.js";
import { Interrupted } from "../io/interrupted.js";
import { watched } from "../io/progress.js";
import { makeWay } from "../io/terminal.js";
import { Reporting, type ReportOptions } from "../io/reporting.js";
import { counted, shellWords } from "../../exact/words.js";
import { loadRecord, requireNew, writeRecord } from "../io/record-file.js";

interface Options extends ShapeOptions, MeasureTexts, ReportOptions {
  readonly first?: true;
  readonly upToSymmetry?: true;
  readonly record?: string;
  readonly resume?: string;
  readonly merge?: readonly string[];
  readonly workers?: string;
  readonly problem?: string;
  readonly expect?: string;
}

const second = 1000;
/** Milliseconds between two writings of a record, at least; and how many times as long as a writing takes. */
const pause = 500;
const patience = 20;
const describing = [
  "classes",
  "inputs",
  "outputs",
  "denominator",
  "sourceDenominator",
  "range",
  "shard",
  "restored",
  "distortion",
  "perception",
  "classifier",
] as const;
const printing = ["format", "decimals", "numbers", "longest"] as const;
const shaping = [...describing, "blockSize", "first", "upToSymmetry"] as const;

export async function run(name: string | undefined, options: Options): Promise<void> {
  const reporting = new Reporting(options);
  const expected = expectOption(options.expect);
  const report =
    options.merge === undefined ? await verified(name, options) : await merge(name, options, options.merge);
  await reporting.print(familyListing(report));
  const found = firstViolation(report);
  if (options.problem !== undefined) {
    if (found === undefined)
      process.stderr.write(`exact-cdp: no counterexample, so ${options.problem} is not written\n`);
    else writeProblem(options.problem, found.part.family.problem(found.index));
  }
  if (!report.complete) throw new Interrupted();
  const open = undecidedIn(report.parts);
  if (expected === "none" && found === undefined && open > 0n) {
    process.stderr.write(
      `exact-cdp: expected no counterexample, but ${open === 1n ? "1 case is" : `${String(open)} cases are`} undecided\n`,
    );
    process.exitCode = 1;
  }
  contradict(expected, found !== undefined, "counterexample");
}

/** A new run, or one that goes on. */
async function verified(name: string | undefined, options: Options): Promise<FamilyReport> {
  const { resume, record: file = resume } = options;
  const workers = options.workers === undefined ? 1 : Number(wholeOption(options.workers, "--workers", mostWorkers));
  const module = await moduleOf(name);
  const release = file === undefined ? (): void => undefined : lock(file);
  try {
    return await verifyOn(name, module, options, workers);
  } finally {
    release();
  }
}

async function verifyOn(
  name: string | undefined,
  module: Loaded | undefined,
  options: Options,
  workers: number,
): Promise<FamilyReport> {
  const { resume, record: file = resume } = options;
  const record = resume === undefined ? newRecord(name, module, options) : knownRecord(name, module, options, resume);
  const { conjecture, measures, parts, blockSize } = record;
  const how = {
    first: options.first === true,
    upToSymmetry: options.upToSymmetry === true,
    record: file !== undefined,
    ...(blockSize === undefined ? {} : { blockSize }),
  };
  let due = 0; /* the first block is worth writing at once */
  const store = new PartStore(parts, () => {
    if (file !== undefined && performance.now() > due) save();
  });
  const save = (): void => {
    if (file === undefined) return;
    const start = performance.now();
    writeRecord(file, { ...record, parts: store.parts });
    const end = performance.now();
    due = end + Math.max(pause, patience * (end - start));
  };
  save();
  due = 0;
  const order = {
    reference: module?.reference ?? conjecture.name,
    verification: {
      parts: parts.map(({ family: { shape }, from, to }) => ({ shape, from, to })),
      measures: measuresData(measures),
      options: how,
    },
  };
  const begin = parts.reduce((sum, { from, done }) => sum + done - from, 0n);
  let decided = 0;
  await watched(
    async (signal) => {
      if (how.record) signal.addEventListener("abort", () => setTimeout(tellOfBlock, pause).unref(), { once: true });
      await runTasks({
        work: verification(conjecture, parts, how),
        store,
        workers,
        ...(workers === 1 || workerFile === undefined
          ? {}
          : { threads: pool<CasesResult>(workerFile, order satisfies Order, { grace: blockGrace + second }) }),
        signal,
        progress: (steps) => (decided = steps),
      });
    },
    () => status(store.parts, begin + BigInt(decided)),
  );
  save();
  const result = verifiedParts(store, how);
  if (!result.complete) {
    const left =
      store.left > 0
        ? ` (${counted(BigInt(store.left), "case")} more of an unfinished block will be decided again)`
        : "";
    process.stderr.write(
      `exact-cdp: interrupted: ${status(store.parts, done(store.parts))}${left}${file === undefined ? "" : `; ${shellWords([...(module === undefined ? [] : [portableName(name ?? "")]), "--resume", file])} goes on`}\n`,
    );
  }
  return { ...record, ...result, command: commandLine(name, options) };
}

/** What counts ends with a finished block: after an interruption the one at work is finished, if that does not take long. */
function tellOfBlock(): void {
  makeWay();
  process.stderr.write(
    "exact-cdp: interrupted: finishing the block of cases at work, so that it counts; again to stop at once\n",
  );
}

/** The user's module, if that is what is named. */
async function moduleOf(name: string | undefined): Promise<Loaded | undefined> {
  return name === undefined || registry.conjectures.some((one) => one.name === name)
    ? undefined
    : loadConjecture(name, registry, "verify-family");
}

function newRecord(name: string | undefined, module: Loaded | undefined, options: Options): FamilyRecord {
  if (name === undefined)
    throw new InputError({
      code: "usage",
      path: "verify-family",
      expected:
        "the name of a conjecture that search without a name lists (such as theorem-2), or a module such as ./mine.mjs",
      found: "none",
    });
  const { conjecture, sha256 } = module ?? { conjecture: registry.conjectureNamed(name, "verify-family") };
  if (options.upToSymmetry && !scanOf(conjecture).symmetric)
    refuseOptions(
      options,
      ["upToSymmetry"],
      "a claim about source and channel alone",
      `${conjecture.name}, which is about whole problems`,
    );
  if (options.upToSymmetry)
    refuseOptions(
      options,
      ["record", "range", "shard", "first"],
      "no --up-to-symmetry beside it (numbers of cases are those of all channels)",
    );
  if (options.first) refuseOptions(options, ["record"], "no --first beside it (a record is of all cases)");
  if (options.record === undefined)
    refuseOptions(options, ["blockSize"], "--record beside it (blocks are what it has hashes of)", "none");
  else requireNew(options.record, "--record");
  return familyOption({ conjecture, ...(sha256 === undefined ? {} : { sha256 }) }, options, "verify-family");
}

function knownRecord(
  name: string | undefined,
  module: Loaded | undefined,
  options: Options,
  file: string,
): FamilyRecord {
  if (name !== undefined && module === undefined)
    throw new InputError({
      code: "usage",
      path: "--resume",
      expected: "no conjecture beside it (the record names it), unless it is a module",
      found: describe(name),
    });
  refuseOptions(options, [...shaping, "record"], "no --resume beside it (the record says all)");
  if (file === "-")
    throw new InputError({ code: "usage", path: "--resume", expected: "a file (it is written, too)", found: `"-"` });
  return loadRecord(file, module);
}

async function merge(name: string | undefined, options: Options, files: readonly string[]): Promise<FamilyReport> {
  const module = await moduleOf(name);
  if (name !== undefined && module === undefined)
    throw new InputError({
      code: "usage",
      path: "--merge",
      expected: "records of runs and no conjecture, unless it is a module",
      found: describe(name),
    });
  refuseOptions(options, [...shaping, "resume"], "no --merge beside it (the records say all)");
  if (options.record !== undefined) requireNew(options.record, "--record");
  const record = mergeRecords(files.map((file) => ({ name: file, record: loadRecord(file, module) })));
  if (options.record !== undefined) writeRecord(options.record, record);
  return {
    ...record,
    complete: true,
    command: shellWords([
      "exact-cdp",
      "verify-family",
      ...(module === undefined ? [] : [portableName(name ?? "")]),
      "--merge",
      ...files.map(portableName),
      ...given(options, printing),
    ]),
  };
}

/** Cases that count. */
function done(parts: readonly Part[]): bigint {
  return parts.reduce((sum, { from, done: reached }) => sum + reached - from, 0n);
}

/** How far the run is with so many cases. */
function status(parts: readonly Part[], cases: bigint): string {
  const tasks = new Tasks(parts);
  const { part, index } =
    cases < tasks.size ? tasks.at(cases) : { part: parts.length - 1, index: parts.at(-1)?.to ?? 0n };
  const violations = parts.reduce((sum, { tally }) => sum + tally.violations, 0n);
  return `${parts.length > 1 ? `shape ${String(part + 1)} of ${String(parts.length)}, ` : ""}case ${String(index)} of ${String(parts[part]?.to ?? 0n)}, ${counted(violations, "counterexample")}`;
}

function commandLine(name: string | undefined, options: Options): string {
  const conjecture = name === undefined ? [] : [/[/\\.]/.test(name) ? portableName(name) : name];
  if (options.resume !== undefined)
    return shellWords([
      "exact-cdp",
      "verify-family",
      ...conjecture,
      "--resume",
      portableName(options.resume),
      ...given(options, printing),
    ]);
  const flags = [...(options.first ? ["--first"] : []), ...(options.upToSymmetry ? ["--up-to-symmetry"] : [])];
  return shellWords([
    "exact-cdp",
    "verify-family",
    ...conjecture,
    ...given(options, describing),
    ...flags,
    ...given(options, printing),
  ]);
}

/** Options with their values, as far as they are given. */
function given(options: Options, names: readonly (typeof describing | typeof printing)[number][]): string[] {
  return names.flatMap((name) => (options[name] === undefined ? [] : [dashed(name), options[name]]));
}
