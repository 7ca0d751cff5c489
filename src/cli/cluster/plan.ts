/** `exact-cdp cluster plan`: how long a campaign takes, in how many shards, and scripts for schedulers. */
import { InputError } from "../../exact/errors.js";
import { arrayScript, schedulers, usualTasks, type Scheduler } from "../../cluster/array.js";
import { mostShards } from "../../cluster/campaign.js";
import { refuseOptions, wholeOption } from "../io/options.js";
import { print } from "../io/output.js";
import { durationText, rateText } from "./words.js";
import { plannedOption, processWords, type DecidedOptions, type Planned } from "./decided.js";

export interface PlanOptions extends DecidedOptions {
  readonly slurm?: true;
  readonly parallel?: true;
  readonly condor?: true;
  readonly folder?: string;
  readonly tasks?: string;
  readonly json?: true;
}

export async function plan(name: string | undefined, options: PlanOptions): Promise<void> {
  const asked = schedulers.filter((one) => options[one] === true);
  const [scheduler, other] = asked;
  if (other !== undefined)
    throw new InputError({
      code: "usage",
      path: `--${other}`,
      expected: `no --${String(scheduler)} beside it`,
      found: "both",
    });
  if (scheduler === undefined && (options.folder ?? options.tasks) !== undefined)
    throw new InputError({
      code: "usage",
      path: options.folder === undefined ? "--tasks" : "--folder",
      expected: "--slurm, --parallel or --condor beside it",
      found: "none",
    });
  if (scheduler !== undefined && options.folder === undefined)
    throw new InputError({
      code: "usage",
      path: "--folder",
      expected: "a folder that all machines see, for the records",
      found: "none",
    });
  // A shard of an array knows nothing of the others.
  if (scheduler !== undefined) refuseOptions(options, ["first"], `no --${scheduler} beside it (submit stops a queue)`);
  const planned = await plannedOption(name, options, true);
  if (scheduler === undefined) show(planned, options.json === true);
  else print(script(scheduler, name ?? "", options, planned));
}

function show({ campaign, timed }: Planned, json: boolean): void {
  if (timed === undefined) return;
  const { loaded, shards, divided } = campaign;
  const { tasks, rate, seconds } = timed;
  if (json) {
    print(
      `${JSON.stringify({ conjecture: loaded.conjecture.name, tasks: String(tasks), blocks: String(divided.grains.count), rate, seconds, shards: String(shards) })}\n`,
    );
    return;
  }
  const lines = [
    `${loaded.conjecture.name}: ${loaded.conjecture.statement}`,
    `  ${String(tasks)} ${"family" in campaign.decided ? "cases" : "tasks"} in ${String(divided.grains.count)} blocks`,
    `  a core decides about ${rateText(rate)}: ${durationText(seconds)} for all`,
    `  ${String(shards)} ${shards === 1n ? "shard" : "shards"} of about ${durationText(seconds / Number(shards))} each`,
  ];
  print(`${lines.join("\n")}\n`);
}

function script(scheduler: Scheduler, name: string, options: PlanOptions, { campaign, timed }: Planned): string {
  const { loaded, shards } = campaign;
  const most = shards < usualTasks ? shards : usualTasks;
  const tasks = options.tasks === undefined ? most : wholeOption(options.tasks, "--tasks", mostShards);
  if (tasks > shards)
    throw new InputError({
      code: "out-of-range",
      path: "--tasks",
      expected: `at most ${String(shards)}, the shards`,
      found: String(tasks),
    });
  return arrayScript({
    scheduler,
    conjecture: loaded.conjecture.name,
    command: processWords(name, options, campaign),
    shards,
    tasks,
    folder: options.folder ?? "",
    seconds: (timed?.seconds ?? 0) / Number(shards),
  });
}
