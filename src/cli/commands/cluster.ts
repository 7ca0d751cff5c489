/** `exact-cdp cluster`: campaigns on many machines, on a queue or as array jobs. */
import { InputError, describe } from "../../exact/errors.js";
import { refuseOptions } from "../io/options.js";
import { ofFamilies, ofSearches } from "../cluster/decided.js";
import type { CollectOptions } from "../cluster/collect.js";
import type { PlanOptions } from "../cluster/plan.js";
import type { StatusOptions } from "../cluster/status.js";
import type { SubmitOptions } from "../cluster/submit.js";
import type { WorkerOptions } from "../cluster/worker.js";

export const actions = ["plan", "submit", "worker", "status", "retry", "collect"] as const;
type Action = (typeof actions)[number];

type Options = PlanOptions & SubmitOptions & WorkerOptions & StatusOptions & CollectOptions;

const deciding = [...ofFamilies, ...ofSearches, "shards", "minutes"] as const;
const queued = ["queue", "name"] as const;

/** The options of each action, besides those of all commands. */
const own: Readonly<Record<Action, readonly (keyof Options)[]>> = {
  plan: [...deciding, "slurm", "parallel", "condor", "folder", "tasks", "json"],
  submit: [...deciding, ...queued, "json"],
  worker: [...queued, "workers", "untilEmpty", "lock", "json"],
  status: [...queued, "json"],
  retry: [...queued, "json"],
  collect: [
    ...queued,
    "record",
    "certificate",
    "problem",
    "recheck",
    "remove",
    "workers",
    "expect",
    "format",
    "decimals",
    "numbers",
    "longest",
    "json",
  ],
};
const every: readonly string[] = ["output", "debug"];

export async function run(action: string, name: string | undefined, options: Options): Promise<void> {
  const known = actions.find((one) => one === action);
  if (known === undefined)
    throw new InputError({
      code: "usage",
      path: "ACTION",
      expected: actions.join(", "),
      found: describe(action),
    });
  const others = (Object.keys(options) as (keyof Options)[]).filter(
    (key) => !own[known].includes(key) && !every.includes(key),
  );
  refuseOptions(options, others, `no such option of cluster ${known}`, "one");
  switch (known) {
    case "plan":
      return (await import("../cluster/plan.js")).plan(name, options);
    case "submit":
      return (await import("../cluster/submit.js")).submit(name, options);
    case "worker":
      return (await import("../cluster/worker.js")).worker(name, options);
    case "status":
      return (await import("../cluster/status.js")).status(name, options);
    case "retry":
      return (await import("../cluster/status.js")).retry(name, options);
    case "collect":
      return (await import("../cluster/collect.js")).collect(name, options);
  }
}
