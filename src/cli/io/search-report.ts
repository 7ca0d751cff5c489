/** What `search` and `cluster collect` print of a search that has ended: finds with proofs, and the sum. */
import { shellWords } from "../../exact/words.js";
import { join } from "node:path";
import {
  findData,
  findText,
  summaryData,
  summaryText,
  type SearchReport,
  type ShownFind,
} from "../../report/search.js";
import type { Answer, Question } from "../../search/counterexample/ask.js";
import { instanceHash, keep, type Replay } from "../../search/counterexample/corpus.js";
import type { FindData } from "../../search/counterexample/results.js";
import type { Loaded } from "../../search/run/load.js";
import { accepted, answers } from "../../conjectures/answers.js";
import { instanceFromData, type InstanceData } from "../../generate/instance/instance.js";
import { writeCertificateList } from "./certificates.js";
import { Faulty } from "./faulty.js";
import { portableName } from "./input.js";
import { Interrupted } from "./interrupted.js";
import { contradict, type Expected } from "./options.js";
import { print } from "./output.js";
import { saveInstance, writeProblem } from "./problem-file.js";

const second = 1000;

/** Where finds go. */
export interface FindOptions {
  /** false: --no-corpus. */
  readonly corpus: string | false;
  readonly certificate?: string;
  readonly problem?: string;
  readonly json?: true;
}

/** A line of text, or of JSON. */
export function say({ json }: FindOptions, text: string, data: object): void {
  print(`${json === true ? JSON.stringify(data) : text}\n`);
}

/** A search that has ended. */
export interface Ended extends Pick<SearchReport, "parameters" | "summary"> {
  readonly loaded: Loaded;
  readonly replays: readonly Replay[];
  readonly interrupted: boolean;
}

interface Telling {
  /** Seconds. */
  readonly instanceTime: number;
  /** Whether a journal says so, which is not taken on trust. */
  readonly told: boolean;
  /** The journal. */
  readonly file?: string;
  readonly expected?: Expected;
}

/** Proves the finds, prints and keeps them, and sums up. */
export async function tell(
  { parameters, loaded, summary, replays, interrupted }: Ended,
  options: FindOptions,
  { instanceTime, told, file, expected }: Telling,
): Promise<void> {
  const { conjecture } = loaded;
  const ask = (about: readonly InstanceData[], wanted: Question["wanted"]): Promise<readonly Answer[]> =>
    answers(loaded, { about, wanted }, second * instanceTime);
  const kept = (what: string): string =>
    join(options.corpus === false ? "." : options.corpus, `${conjecture.name}.${what}`);
  for (const { task, instance } of summary.undecided) {
    note(
      `task ${task}: a decision took longer than ${String(instanceTime)} seconds: undecided, saved as ${saveInstance(kept("undecided"), instance)}`,
    );
  }
  const faults: string[] = [];
  const finds = distinct(summary.finds);
  const again = told
    ? await ask(
        finds.map(({ find }) => find.shrunk),
        "outcome",
      )
    : [];
  const proofs = await ask(
    finds.map(({ find }) => find.shrunk),
    "certificates",
  );
  for (const [i, one] of finds.entries()) {
    const { fault = again[i]?.fault, certificates } = accepted(proofs[i]);
    if (again[i] !== undefined && again[i].status !== "violated" && fault === undefined)
      faults.push(`task ${one.find.task} has a find that is no violation`);
    if (fault !== undefined) faults.push(fault);
    const shown = { ...one, certificates };
    say(options, `${findText(conjecture, shown)}\n`, findData(shown));
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
  say(options, summaryText(report), summaryData(report));
  if (file !== undefined && !summary.complete) note(`search --resume ${shellWords([file])} goes on`);
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
export function note(text: string): void {
  process.stderr.write(`exact-cdp: ${text}\n`);
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
