/** `exact-cdp search`: counterexamples to a conjecture, shrunk, certified; searches that survive. */
import { randomInt } from "node:crypto";
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
import { evidenceOf, plainEvidence } from "../../search/counterexample/work.js";
import { Journal } from "../../search/counterexample/journal.js";
import { pool } from "../../search/run/pool.js";
import { loadConjecture, type Loaded } from "../../search/run/load.js";
import { defaultSteps, type SearchParameters } from "../../search/strategy/parameters.js";
import type { FindData, TasksResult } from "../../search/counterexample/results.js";
import type { Order } from "../../search/worker.js";
import type { Conjecture } from "../../search/statement/conjecture.js";
import { scopeOf } from "../../search/statement/scope.js";
import * as registry from "../../conjectures/registry.js";
import { workerFile } from "../../conjectures/worker-file.js";
import { instanceFromData, type Instance } from "../../generate/instance/instance.js";
import { strategyNames, type StrategyName } from "../../search/strategy/strategy.js";
import { writeCertificateList } from "../io/certificates.js";
import { portableName, requireWritable, writeProblem } from "../io/input.js";
import { Interrupted } from "../io/interrupted.js";
import { contradict, expectOption, mostWorkers, shellWords, wholeOption } from "../io/options.js";
import { watched } from "../io/progress.js";
import { requireNew } from "../io/record-file.js";
import { print } from "../io/output.js";

interface Options {
  readonly strategy?: string;
  readonly seed?: string;
  readonly cases?: string;
  readonly time?: string;
  readonly steps?: string;
  readonly all?: true;
  readonly shrink?: string;
  readonly workers?: string;
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
const mostSeconds = 10n ** 8n;

export async function run(name: string | undefined, options: Options): Promise<void> {
  if (name === undefined && options.resume === undefined) {
    list(options.json === true);
    return;
  }
  const expected = expectOption(options.expect);
  requireWritable(options.certificate, "--certificate");
  const given = options.time === undefined ? undefined : Number(wholeOption(options.time, "--time", mostSeconds));
  const workers = options.workers === undefined ? 1 : Number(wholeOption(options.workers, "--workers", mostWorkers));
  const { parameters, loaded, journal } =
    options.resume === undefined ? await start(name ?? "", options) : await resume(name, options, options.resume);
  const { conjecture } = loaded;
  const say = (text: string, data: object): void => {
    print(`${options.json === true ? JSON.stringify(data) : text}\n`);
  };
  if (scopeOf(conjecture) === "untested") {
    process.stderr.write(
      `exact-cdp: ${conjecture.name}: the scope of a generator made by hand cannot be tested; finds are shrunk by fast-check alone (scope: { within } says what belongs to it)\n`,
    );
  }
  if (options.json !== true) print(`${headText({ conjecture, parameters })}\n\n`);
  const replays = options.corpus === false ? [] : replay(options.corpus, conjecture);
  for (const one of replays) say(replayText(one), replayData(one, plainEvidence(one.outcome)));
  const seconds = given ?? (parameters.cases === undefined ? usualTime : undefined);
  const threads = pool<TasksResult>(workerFile, { reference: loaded.reference, search: parameters } satisfies Order);
  let so: { readonly summary: Summary; readonly shrinks: number } | undefined;
  const { summary, interrupted } = await watched(
    async (signal) => {
      const summary = await runSearch({
        conjecture,
        parameters,
        workers,
        threads,
        signal,
        ...(journal === undefined ? {} : { store: journal }),
        ...(seconds === undefined ? {} : { time: 1000 * seconds }),
        progress: (summary, shrinks) => (so = { summary, shrinks }),
      });
      journal?.close();
      return { summary, interrupted: signal.aborted };
    },
    () => {
      if (so === undefined) return "at work";
      const { summary, shrinks } = so;
      return `${String(total(summary.counts))} instances, ${String(summary.finds.length)} finds${shrinks === 0 ? "" : `, ${String(shrinks)} decisions to shrink`}`;
    },
  );
  const finds = distinct(conjecture, summary.finds);
  for (const one of finds) {
    if (options.corpus !== false) keep(options.corpus, conjecture, one.instance);
    say(`${findText(conjecture, one)}\n`, findData(one));
  }
  const [first] = finds;
  if (first !== undefined) {
    if (options.certificate !== undefined) writeCertificateList(options.certificate, first.certificates);
    if (options.problem !== undefined) writeProblem(options.problem, first.instance.problem);
  }
  const report = {
    conjecture,
    parameters,
    summary,
    replays: { refuting: replays.filter(({ outcome }) => outcome.status === "violated").length, of: replays.length },
  };
  say(summaryText(report), summaryData(report));
  if (journal !== undefined && !summary.complete)
    process.stderr.write(`exact-cdp: search --resume ${shellWords([journal.file])} goes on\n`);
  if (interrupted) throw new Interrupted();
  contradict(expected, finds.length > 0, "counterexample");
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

async function start(name: string, options: Options): Promise<Start> {
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
  const loaded = await loadConjecture(name, registry);
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

async function resume(name: string | undefined, options: Options, file: string): Promise<Start> {
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
  const loaded = await loadConjecture(parameters.conjecture, registry, `${portableName(file)}: conjecture`);
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
function distinct(conjecture: Conjecture, finds: readonly FindData[]): ShownFind[] {
  const known = new Map<string, ShownFind>();
  for (const find of finds) {
    const instance = instanceFromData(find.shrunk);
    const hash = instanceHash(instance);
    const before = known.get(hash);
    if (before !== undefined) known.set(hash, { ...before, times: before.times + 1 });
    else
      known.set(hash, {
        find: { ...find, evidence: evidenceOf(conjecture, instance) },
        instance,
        times: 1,
        certificates: accepted(conjecture, instance),
      });
  }
  return [...known.values()];
}

/** The certificates of a counterexample. @throws Error where the checker does not accept one: a defect, and nothing to print over */
function accepted(conjecture: Conjecture, instance: Instance): readonly CertificateData[] {
  const all = conjecture.certificates?.(instance) ?? [];
  for (const one of all) {
    const [verdict] = checkText(JSON.stringify(one));
    if (verdict?.status !== "accepted")
      throw new Error(`${conjecture.name}: the checker rejects a certificate: ${JSON.stringify(verdict)}`);
  }
  return all;
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
