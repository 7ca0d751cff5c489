/** `exact-cdp search`: counterexamples to a conjecture, shrunk, certified; searches that survive. */
import { counted } from "../../exact/words.js";
import { headText, replayData, replayText } from "../../report/search.js";
import { aligned } from "../../report/text.js";
import { replay } from "../../search/counterexample/corpus.js";
import { total } from "../../search/counterexample/counts.js";
import { journalText, parseJournal } from "../../search/counterexample/journal-text.js";
import { mergeJournals } from "../../search/counterexample/merge.js";
import type { TasksResult } from "../../search/counterexample/results.js";
import { runSearch, summary as summaryOf, type Summary } from "../../search/counterexample/search.js";
import { endedResult } from "../../search/counterexample/work.js";
import { pool } from "../../search/run/pool.js";
import { scopeOf } from "../../search/statement/scope.js";
import { strategyOf } from "../../search/strategy/index.js";
import type { Order } from "../../search/worker.js";
import { answers } from "../../conjectures/answers.js";
import * as registry from "../../conjectures/registry.js";
import { workerFile } from "../../conjectures/worker-file.js";
import { fileName, readText } from "../io/input.js";
import { expectOption, mostWorkers, refuseOptions, wholeOption, type Expected } from "../io/options.js";
import { print } from "../io/output.js";
import { writeFile } from "../io/output-file.js";
import { requireWritableFolder } from "../io/places.js";
import { watched } from "../io/progress.js";
import { requireNew } from "../io/record-file.js";
import {
  journalModule,
  resumeSearch,
  secondsOf,
  shaping,
  startSearch,
  type SearchedOptions,
  type Start,
} from "../io/search-options.js";
import { note, say, tell, type FindOptions } from "../io/search-report.js";

interface Options extends SearchedOptions, FindOptions {
  readonly time?: string;
  readonly workers?: string;
  readonly instanceTime?: string;
  readonly record?: string;
  readonly resume?: string;
  readonly merge?: readonly string[];
  readonly expect?: string;
}

/** Seconds of one decision. */
const usualInstanceTime = 60;
const second = 1000;
const mostSeconds = 10n ** 8n;

export async function run(name: string | undefined, options: Options): Promise<void> {
  if (name === undefined && options.resume === undefined && options.merge === undefined) {
    list(options.json === true);
    return;
  }
  const expected = expectOption(options.expect);
  const given = options.time === undefined ? undefined : Number(wholeOption(options.time, "--time", mostSeconds));
  const workers = options.workers === undefined ? 1 : Number(wholeOption(options.workers, "--workers", mostWorkers));
  const instanceTime = Number(
    wholeOption(options.instanceTime ?? String(usualInstanceTime), "--instance-time", mostSeconds),
  );
  const limits = {
    workers,
    instanceTime,
    ...(given === undefined ? {} : { time: given }),
    ...(expected === undefined ? {} : { expected }),
  };
  if (options.corpus !== false) requireWritableFolder(options.corpus, "--no-corpus keeps nothing");
  if (options.merge !== undefined) {
    await merge(name, options, options.merge, limits);
    return;
  }
  const start =
    options.resume === undefined
      ? await startSearch(name ?? "", options, second * instanceTime)
      : await resumeSearch(name, options, options.resume, second * instanceTime);
  try {
    await searchFor(start, options, limits);
  } finally {
    start.journal?.close();
  }
}

interface Limits {
  readonly workers: number;
  /** Seconds. */
  readonly instanceTime: number;
  /** Seconds. */
  readonly time?: number;
  readonly expected?: Expected;
}

/** Replays, searches, and prints. */
async function searchFor(
  { parameters, loaded, journal }: Start,
  options: Options,
  { workers, instanceTime, time, expected }: Limits,
): Promise<void> {
  const { conjecture } = loaded;
  if (scopeOf(conjecture) === "untested") {
    note(
      `${conjecture.name}: the scope of a generator made by hand cannot be tested; finds are shrunk by fast-check alone (scope: { within } says what belongs to it)`,
    );
  }
  if (options.json !== true) print(`${headText({ conjecture, parameters })}\n\n`);
  const replays =
    options.corpus === false
      ? []
      : await replay(options.corpus, conjecture, (about) =>
          answers(loaded, { about, wanted: "outcome" }, second * instanceTime),
        );
  for (const one of replays) say(options, replayText(one), replayData(one));
  const seconds = secondsOf(time, parameters);
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
  if (summary.complete) journal?.settle();
  await tell({ parameters, loaded, summary, replays, interrupted }, options, {
    instanceTime,
    told: options.resume !== undefined,
    ...(journal === undefined ? {} : { file: journal.file }),
    ...(expected === undefined ? {} : { expected }),
  });
}

/** One result, and one journal, of several searches. */
async function merge(
  name: string | undefined,
  options: Options,
  files: readonly string[],
  { instanceTime, expected }: Limits,
): Promise<void> {
  refuseOptions(options, ["resume", "time", ...shaping], "no --merge beside it (the journals say all)");
  if (options.record !== undefined) requireNew(options.record, "--record");
  const named = files.map((file) => ({
    name: fileName(file),
    journal: parseJournal(readText(file).split("\n").slice(0, -1), fileName(file)),
  }));
  const [first] = named;
  if (first === undefined) return;
  const loaded = await journalModule(name, first.journal.parameters, first.name, second * instanceTime);
  const { size } = strategyOf(loaded.conjecture, first.journal.parameters);
  const { parameters, results } = mergeJournals(named, size);
  if (options.record !== undefined) writeFile(options.record, [journalText(parameters, results)]);
  if (options.json !== true) print(`${headText({ conjecture: loaded.conjecture, parameters })}\n\n`);
  const merged = summaryOf(results, parameters, size === undefined ? {} : { size });
  await tell({ parameters, loaded, summary: merged, replays: [], interrupted: false }, options, {
    instanceTime,
    told: true,
    ...(options.record === undefined ? {} : { file: options.record }),
    ...(expected === undefined ? {} : { expected }),
  });
}

/** Lists the built-in conjectures. */
function list(json: boolean): void {
  if (json)
    print(
      `${JSON.stringify(registry.conjectures.map(({ name, statement, source }) => ({ name, statement, source })))}\n`,
    );
  else print(`${aligned(registry.conjectures.map(({ name, statement }) => [name, statement])).join("\n")}\n`);
}
