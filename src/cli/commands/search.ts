/** `exact-cdp search`: counterexamples to a conjecture, shrunk, certified; searches that survive. */
import { randomInt } from "node:crypto";
import { join } from "node:path";
import type { CertificateData } from "../../certificate/data.js";
import { InputError, describe } from "../../exact/errors.js";
import { checkText } from "../../kernel/index.js";
import {
  findData,
  findText,
  headText,
  replayData,
  replayText,
  summaryData,
  summaryText,
  type ShownFind,
} from "../../report/search.js";
import { aligned } from "../../report/text.js";
import { runSearch, type Summary } from "../../search/counterexample/search.js";
import { instanceHash, keep, replay } from "../../search/counterexample/corpus.js";
import { total } from "../../search/counterexample/counts.js";
import {
  askWork,
  endedAnswer,
  type Answer,
  type AnswersResult,
  type Question,
} from "../../search/counterexample/ask.js";
import { MemoryStore, run as runTasks } from "../../search/run/run.js";
import { endedResult } from "../../search/counterexample/work.js";
import { Journal } from "../../search/counterexample/journal.js";
import { pool } from "../../search/run/pool.js";
import { loadConjecture, type Loaded } from "../../search/run/load.js";
import { defaultSteps, type SearchParameters } from "../../search/strategy/parameters.js";
import type { FindData, TasksResult } from "../../search/counterexample/results.js";
import type { Order } from "../../search/worker.js";
import { scopeOf } from "../../search/statement/scope.js";
import * as registry from "../../conjectures/registry.js";
import { workerFile } from "../../conjectures/worker-file.js";
import { instanceFromData, type InstanceData } from "../../generate/instance/instance.js";
import { strategyNames, type StrategyName } from "../../search/strategy/strategy.js";
import { writeCertificateList } from "../io/certificates.js";
import { portableName } from "../io/input.js";
import { requireWritableFolder } from "../io/places.js";
import { saveInstance, writeProblem } from "../io/problem-file.js";
import { Faulty } from "../io/faulty.js";
import { Interrupted } from "../io/interrupted.js";
import { contradict, expectOption, mostWorkers, shellWords, wholeOption } from "../io/options.js";
import { watched } from "../io/progress.js";
import { requireNew } from "../io/record-file.js";
import { print } from "../io/output.js";
import { counted } from "../../exact/words.js";

interface Options {
  readonly strategy?: string;
  readonly seed?: string;
  readonly cases?: string;
  readonly time?: string;
  readonly steps?: string;
  readonly all?: true;
  readonly shrink?: string;
  readonly workers?: string;
  readonly instanceTime?: string;
  readonly record?: string;
  readonly resume?: string;
  /** false: --no-corpus. */
  readonly corpus: string | false;
  readonly certificate?: string;
  readonly problem?: string;
  readonly expect?: string;
  readonly json?: true;
}

/** Seconds of a search that is told neither its time nor its cases. */
const usualTime = 60;
/** Seconds of one decision. */
const usualInstanceTime = 60;
const second = 1000;
const mostSeconds = 10n ** 8n;

export async function run(name: string | undefined, options: Options): Promise<void> {
  if (name === undefined && options.resume === undefined) {
    list(options.json === true);
    return;
  }
  const expected = expectOption(options.expect);
  const given = options.time === undefined ? undefined : Number(wholeOption(options.time, "--time", mostSeconds));
  const workers = options.workers === undefined ? 1 : Number(wholeOption(options.workers, "--workers", mostWorkers));
  const instanceTime = Number(
    wholeOption(options.instanceTime ?? String(usualInstanceTime), "--instance-time", mostSeconds),
  );
  if (options.corpus !== false) requireWritableFolder(options.corpus, "--no-corpus keeps nothing");
  const { parameters, loaded, journal } =
    options.resume === undefined
      ? await start(name ?? "", options, second * instanceTime)
      : await resume(name, options, options.resume, second * instanceTime);
  try {
    await searchFor({ parameters, loaded, ...(journal === undefined ? {} : { journal }) }, options, {
      workers,
      instanceTime,
      ...(given === undefined ? {} : { time: given }),
      ...(expected === undefined ? {} : { expected }),
    });
  } finally {
    journal?.close();
  }
}

interface Limits {
  readonly workers: number;
  /** Seconds. */
  readonly instanceTime: number;
  /** Seconds. */
  readonly time?: number;
  readonly expected?: ReturnType<typeof expectOption>;
}

/** Replays, searches, and prints. */
async function searchFor(
  { parameters, loaded, journal }: Start,
  options: Options,
  { workers, instanceTime, time, expected }: Limits,
): Promise<void> {
  const { conjecture } = loaded;
  const say = (text: string, data: object): void => {
    print(`${options.json === true ? JSON.stringify(data) : text}\n`);
  };
  if (scopeOf(conjecture) === "untested") {
    note(
      `${conjecture.name}: the scope of a generator made by hand cannot be tested; finds are shrunk by fast-check alone (scope: { within } says what belongs to it)`,
    );
  }
  if (options.json !== true) print(`${headText({ conjecture, parameters })}\n\n`);
  const ask = (about: readonly InstanceData[], wanted: Question["wanted"]): Promise<readonly Answer[]> =>
    answers(loaded, { about, wanted }, second * instanceTime);
  const replays =
    options.corpus === false ? [] : await replay(options.corpus, conjecture, (about) => ask(about, "outcome"));
  for (const one of replays) say(replayText(one), replayData(one));
  const seconds = time ?? (parameters.cases === undefined ? usualTime : undefined);
  let so: { readonly summary: Summary; readonly shrinks: number } | undefined;
  const { summary, interrupted } = await watched(
    async (signal) => {
      const summary = await runSearch({
        conjecture,
        parameters,
        workers,
        signal,
        ...(workerFile === undefined
          ? {}
          : {
              threads: pool<TasksResult>(
                workerFile,
                { reference: loaded.reference, search: parameters } satisfies Order,
                { step: second * instanceTime, grace: second, ended: endedResult },
              ),
            }),
        ...(journal === undefined ? {} : { store: journal }),
        ...(seconds === undefined ? {} : { time: second * seconds }),
        progress: (summary, shrinks) => (so = { summary, shrinks }),
      });
      return { summary, interrupted: signal.aborted };
    },
    () => {
      if (so === undefined) return "at work";
      const { summary, shrinks } = so;
      return `${counted(total(summary.counts), "instance")} tested, ${counted(summary.finds.length, "counterexample")}${shrinks === 0 ? "" : `, ${String(shrinks)} decisions to shrink`}`;
    },
  );
  const kept = (what: string): string =>
    join(options.corpus === false ? "." : options.corpus, `${conjecture.name}.${what}`);
  for (const { task, instance } of summary.undecided) {
    note(
      `task ${task}: a decision took longer than ${String(instanceTime)} seconds: undecided, saved as ${saveInstance(kept("undecided"), instance)}`,
    );
  }
  const faults: string[] = [];
  const finds = distinct(summary.finds);
  // What a journal says is not taken on trust.
  const told =
    options.resume === undefined
      ? []
      : await ask(
          finds.map(({ find }) => find.shrunk),
          "outcome",
        );
  const proofs = await ask(
    finds.map(({ find }) => find.shrunk),
    "certificates",
  );
  for (const [i, one] of finds.entries()) {
    const { fault = told[i]?.fault, certificates } = accepted(proofs[i]);
    if (told[i] !== undefined && told[i].status !== "violated" && fault === undefined)
      faults.push(`task ${one.find.task} has a find that is no violation`);
    if (fault !== undefined) faults.push(fault);
    const shown = { ...one, certificates };
    say(`${findText(conjecture, shown)}\n`, findData(shown));
    if (options.corpus !== false) keep(options.corpus, conjecture, one.instance);
    if (i > 0) continue;
    if (options.certificate !== undefined) writeCertificateList(options.certificate, certificates);
    if (options.problem !== undefined) writeProblem(options.problem, one.instance.problem);
  }
  const report = {
    conjecture,
    parameters,
    summary,
    replays: { refuting: replays.filter(({ answer }) => answer.status === "violated").length, of: replays.length },
    interrupted,
  };
  say(summaryText(report), summaryData(report));
  if (journal !== undefined && !summary.complete) note(`search --resume ${shellWords([journal.file])} goes on`);
  if (summary.fault !== undefined) {
    const { task, message, instance } = summary.fault;
    const saved = instance === undefined ? "" : `; the instance is saved as ${saveInstance(kept("faulty"), instance)}`;
    faults.unshift(`${message} (task ${task}${saved})`);
  }
  const [fault] = faults;
  if (fault !== undefined) throw new Faulty(`${portableName(parameters.conjecture)}: ${fault}`);
  if (interrupted) {
    note("interrupted");
    throw new Interrupted();
  }
  contradict(expected, finds.length > 0, "counterexample");
}

/** A line on standard error. */
function note(text: string): void {
  process.stderr.write(`exact-cdp: ${text}\n`);
}

/** Asks the code of a conjecture; that of a user's module on a thread, which it may end or keep. */
async function answers(loaded: Loaded, question: Question, patience: number): Promise<readonly Answer[]> {
  if (question.about.length === 0) return [];
  const store = new MemoryStore<AnswersResult>();
  const order = { reference: loaded.reference, question } satisfies Order;
  const file = loaded.sha256 === undefined ? undefined : workerFile;
  await runTasks({
    work: askWork(loaded.conjecture, question),
    store,
    ...(file !== undefined
      ? { threads: pool<AnswersResult>(file, order, { step: patience, grace: second, ended: endedAnswer }) }
      : {}),
  });
  return store.results.flatMap((result) => result.answers);
}

/** Lists the built-in conjectures. */
function list(json: boolean): void {
  if (json)
    print(
      `${JSON.stringify(registry.conjectures.map(({ name, statement, source }) => ({ name, statement, source })))}\n`,
    );
  else print(`${aligned(registry.conjectures.map(({ name, statement }) => [name, statement])).join("\n")}\n`);
}

interface Start {
  readonly parameters: SearchParameters;
  readonly loaded: Loaded;
  readonly journal?: Journal;
}

async function start(name: string, options: Options, patience: number): Promise<Start> {
  const strategy = strategyOption(options.strategy);
  if (strategy === "exhaustive" && options.seed !== undefined)
    throw new InputError({
      code: "usage",
      path: "--seed",
      expected: "no --seed beside --strategy exhaustive (it draws nothing)",
      found: describe(options.seed),
    });
  if (strategy !== "climb" && options.steps !== undefined)
    throw new InputError({ code: "usage", path: "--steps", expected: "--strategy climb beside it", found: strategy });
  const loaded = await loadConjecture(name, registry, "search", patience);
  const parameters: SearchParameters = {
    conjecture: loaded.reference,
    ...(loaded.sha256 === undefined ? {} : { sha256: loaded.sha256 }),
    strategy,
    seed: options.seed === undefined ? randomInt(0, 2 ** 31 - 1) : seedOption(options.seed),
    ...(options.cases === undefined ? {} : { cases: wholeOption(options.cases, "--cases", 10n ** 18n) }),
    steps: options.steps === undefined ? defaultSteps : Number(wholeOption(options.steps, "--steps", 10n ** 9n)),
    all: options.all === true,
    ...(options.shrink === undefined ? {} : { shrink: Number(wholeOption(options.shrink, "--shrink", 10n ** 9n)) }),
  };
  if (options.record === undefined) return { parameters, loaded };
  requireNew(options.record, "--record");
  return { parameters, loaded, journal: Journal.create(options.record, parameters) };
}

async function resume(name: string | undefined, options: Options, file: string, patience: number): Promise<Start> {
  if (name !== undefined)
    throw new InputError({
      code: "usage",
      path: "--resume",
      expected: "no conjecture beside it (the journal names it)",
      found: describe(name),
    });
  for (const key of ["strategy", "seed", "cases", "steps", "all", "shrink", "record"] as const) {
    if (options[key] !== undefined)
      throw new InputError({
        code: "usage",
        path: `--${key}`,
        expected: "no --resume beside it (the journal says all)",
        found: `--${key}`,
      });
  }
  const journal = Journal.open(file);
  const { parameters } = journal;
  const loaded = await loadConjecture(parameters.conjecture, registry, `${portableName(file)}: conjecture`, patience);
  if (loaded.sha256 !== parameters.sha256)
    throw new InputError({
      code: "usage",
      path: portableName(file),
      expected: "the module as it was when the search began",
      found: `another text in ${portableName(parameters.conjecture)}`,
    });
  return { parameters, loaded, journal };
}

/** Every counterexample once, in the order in which they were found. */
function distinct(finds: readonly FindData[]): Omit<ShownFind, "certificates">[] {
  const known = new Map<string, Omit<ShownFind, "certificates">>();
  for (const find of finds) {
    const instance = instanceFromData(find.shrunk);
    const hash = instanceHash(instance);
    const before = known.get(hash);
    known.set(hash, before === undefined ? { find, instance, times: 1 } : { ...before, times: before.times + 1 });
  }
  return [...known.values()];
}

/** The certificates of a counterexample, if the checker accepts them all. */
function accepted({ certificates = [], fault }: Answer = {}): {
  readonly certificates: readonly CertificateData[];
  readonly fault?: string;
} {
  if (fault !== undefined) return { certificates: [], fault };
  for (const one of certificates) {
    const found = verdictOn(one);
    if (found !== "accepted")
      return { certificates: [], fault: `certificates gives one that the checker rejects: ${found}` };
  }
  return { certificates };
}

function verdictOn(one: CertificateData): string {
  try {
    const [verdict] = checkText(JSON.stringify(one));
    return verdict === undefined
      ? "nothing"
      : verdict.status === "accepted"
        ? "accepted"
        : `${verdict.where}: ${verdict.reason}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function strategyOption(text = "random"): StrategyName {
  const known = strategyNames.find((one) => one === (text === "tabu" ? "climb" : text)); // by either name
  if (known === undefined)
    throw new InputError({
      code: "usage",
      path: "--strategy",
      expected: `one of ${strategyNames.join(", ")}`,
      found: describe(text),
    });
  return known;
}

function seedOption(text: string): number {
  const value = /^-?\d{1,10}$/.test(text) ? Number(text) : NaN;
  if (value !== (value | 0))
    throw new InputError({
      code: "usage",
      path: "--seed",
      expected: "a whole number from -2147483648 to 2147483647",
      found: describe(text),
    });
  return value;
}
