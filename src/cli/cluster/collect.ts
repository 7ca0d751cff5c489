/** `exact-cdp cluster collect`: checks what the shards came to, and writes what one process would have written. */
import { availableParallelism } from "node:os";
import { InputError } from "../../exact/errors.js";
import { counted } from "../../exact/words.js";
import { accepted, answers } from "../../conjectures/answers.js";
import { workerFile } from "../../conjectures/worker-file.js";
import type { Campaign } from "../../cluster/campaign.js";
import { collect as collected, type Collected } from "../../cluster/collect.js";
import type { Piece } from "../../cluster/divided.js";
import { familyRecord } from "../../cluster/divided-family.js";
import { journalLines } from "../../cluster/divided-search.js";
import type { CampaignQueue } from "../../cluster/queue.js";
import { KeptThreads } from "../../cluster/threads.js";
import { familyListing, firstViolation } from "../../report/family.js";
import { headText } from "../../report/search.js";
import { journalText } from "../../search/counterexample/journal-text.js";
import { summary } from "../../search/counterexample/search.js";
import { strategyOf } from "../../search/strategy/index.js";
import { instanceData, instanceOf } from "../../generate/instance/instance.js";
import { writeCertificateList } from "../io/certificates.js";
import { Faulty } from "../io/faulty.js";
import { Interrupted } from "../io/interrupted.js";
import { contradict, expectOption, mostWorkers, wholeOption } from "../io/options.js";
import { print } from "../io/output.js";
import { writeFile } from "../io/output-file.js";
import { writeProblem } from "../io/problem-file.js";
import { watched } from "../io/progress.js";
import { requireNew, writeRecord } from "../io/record-file.js";
import { Reporting, type ReportOptions } from "../io/reporting.js";
import { note, tell } from "../io/search-report.js";
import { campaignIn, withQueue, type QueueOptions } from "./queued.js";

export interface CollectOptions extends QueueOptions, ReportOptions {
  readonly record?: string;
  readonly certificate?: string;
  readonly problem?: string;
  readonly recheck?: string;
  readonly remove?: true;
  readonly workers?: string;
  readonly expect?: string;
}

/** Blocks of a family that are done again where nothing else is said; a shard of a search takes minutes. */
const usualAgain = 10;
const mostAgain = 10n ** 6n;
/** Milliseconds of a decision about a family's case. */
const usualPatience = 60_000;

export async function collect(module: string | undefined, options: CollectOptions): Promise<void> {
  const reporting = new Reporting(options);
  const expected = expectOption(options.expect);
  if (options.record !== undefined) requireNew(options.record, "--record");
  await withQueue(options, false, async (queue) => {
    const campaign = await campaignIn(queue, module);
    const found = await all(queue, campaign, options);
    if (found.again > 0)
      note(
        `${counted(found.again, "family" in campaign.decided ? "block" : "shard")}, drawn at random, came to the same when done again`,
      );
    const finds =
      "family" in campaign.decided
        ? await family(campaign, found.pieces, options, reporting)
        : await search(campaign, found.pieces, options);
    if (options.remove === true) await queue.remove();
    contradict(expected, finds, "counterexample");
  });
}

/** What all shards came to. @throws InputError where some are missing, Faulty where some are no good */
async function all(queue: CampaignQueue, campaign: Campaign, options: CollectOptions): Promise<Collected> {
  const again =
    options.recheck === undefined
      ? campaign.divided.agrees === undefined
        ? 0
        : usualAgain
      : options.recheck === "0"
        ? 0
        : Number(wholeOption(options.recheck, "--recheck", mostAgain));
  const workers =
    options.workers === undefined
      ? availableParallelism()
      : Number(wholeOption(options.workers, "--workers", mostWorkers));
  const threads = new KeptThreads(workerFile ?? "", campaign.divided);
  let so = "checking shards";
  const { found, interrupted } = await watched(
    async (signal) => ({
      found: await collected(campaign, {
        fetch: async (shards) => {
          const [digests, texts] = await Promise.all([queue.digests(shards), queue.results(shards)]);
          return shards.map((_, i) => ({ digest: digests[i], text: texts[i] }));
        },
        again,
        patience: "search" in campaign.decided ? campaign.decided.instanceTime : usualPatience,
        signal,
        threads,
        workers,
        progress: (text) => (so = text),
      }),
      interrupted: signal.aborted,
    }),
    () => so,
  );
  if (interrupted) throw new Interrupted();
  const { missing, refused } = found;
  if (refused.length > 0) {
    for (const { shard, reason } of refused) {
      note(`shard ${String(shard)}: ${reason}; it is queued again`);
      await queue.again(shard);
    }
    throw new Faulty(`${counted(refused.length, "shard")} came to what cannot be, and must be done again`);
  }
  if (missing > 0) {
    const [letter] = await queue.deadLetters();
    throw new InputError({
      code: "usage",
      path: "cluster collect",
      expected: `a campaign that is done (${counted(campaign.shards, "shard")})`,
      found: `${counted(missing, "shard")} missing${letter === undefined ? "" : `: shard ${String(letter.shard)} failed: ${letter.reason}`}`,
    });
  }
  return found;
}

/** @returns whether there is a counterexample */
async function family(
  { decided, loaded, command }: Campaign,
  pieces: readonly Piece[],
  options: CollectOptions,
  reporting: Reporting,
): Promise<boolean> {
  if (!("family" in decided)) return false;
  const record = familyRecord(decided.family, pieces);
  if (options.record !== undefined) writeRecord(options.record, record);
  const report = { ...record, complete: true, command };
  await reporting.print(familyListing(report));
  const first = firstViolation(report);
  for (const key of ["problem", "certificate"] as const)
    if (first === undefined && options[key] !== undefined) note(`no counterexample, so ${options[key]} is not written`);
  if (first === undefined) return false;
  const problem = first.part.family.problem(first.index);
  if (options.problem !== undefined) writeProblem(options.problem, problem);
  if (options.certificate !== undefined) {
    const about = [instanceData(instanceOf(problem))];
    const [answer] = await answers(loaded, { about, wanted: "certificates" }, usualPatience);
    const { certificates, fault } = accepted(answer);
    if (fault !== undefined) throw new Faulty(fault);
    writeCertificateList(options.certificate, certificates);
  }
  return true;
}

/** @returns whether there is a counterexample */
async function search(
  { decided, loaded }: Campaign,
  pieces: readonly Piece[],
  options: CollectOptions,
): Promise<boolean> {
  if (!("search" in decided)) return false;
  const { search: parameters, instanceTime } = decided;
  const results = journalLines(pieces);
  if (options.record !== undefined) writeFile(options.record, [journalText(parameters, results)]);
  if (options.json !== true) print(`${headText({ conjecture: loaded.conjecture, parameters })}\n\n`);
  const { size } = strategyOf(loaded.conjecture, parameters);
  const merged = summary(results, parameters, size === undefined ? {} : { size });
  await tell(
    { parameters, loaded, summary: merged, replays: [], interrupted: false },
    { ...options, corpus: false },
    { instanceTime: instanceTime / 1000, told: false },
  );
  return merged.finds.length > 0;
}
