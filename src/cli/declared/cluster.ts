/** The command that works with many machines. */
import type { Command } from "commander";
import { formatWords } from "../io/formats.js";
import { command } from "./command.js";
import { familyOptions, searchOptions } from "./families.js";

export function cluster(program: Command): void {
  const one = command(
    program,
    "cluster <ACTION> [CONJECTURE]",
    "decide a family, or search, on many machines: plan, submit, worker, status, retry, collect",
  )
    .optionsGroup("plan and submit, how it is divided:")
    .option("--shards <k>", "so many shards (default: a sample is timed)")
    .option("--minutes <t>", "shards of so many minutes of one core (default: 5)")
    .optionsGroup("plan, a script for a scheduler:")
    .option("--slurm", "for sbatch")
    .option("--parallel", "for GNU parallel")
    .option("--condor", "for HTCondor")
    .option("--folder <DIR>", "a folder that all machines see, for the records")
    .option("--tasks <n>", "tasks of the array, which share the shards (default: at most 1000)")
    .optionsGroup("plan and submit, a family as in verify-family:")
    .option("--first", "submit: stop at the block of the first counterexample");
  familyOptions(one)
    .option("--block-size <n>", "cases of a hashed block of the record, a multiple of what is usual")
    .optionsGroup("plan and submit, a search as in search:");
  searchOptions(one)
    .optionsGroup("submit, worker, status, retry and collect, the queue:")
    .option("--queue <URL>", "a Redis server, redis://… or rediss://… (default: EXACT_CDP_QUEUE)")
    .option("--name <NAME>", "the queue on it (default: exact-cdp)")
    .optionsGroup("worker:")
    .option("--workers <w>", "threads (default: as many as there are cores)")
    .option("--until-empty", "end when no shard is left (default: wait for more)")
    .option("--lock <s>", "seconds of silence after which a shard is given to another (default: 30)")
    .optionsGroup("collect:")
    .option("--record <FILE>", "write the record, or the journal, that one process would have written")
    .option("--recheck <n>", "do n blocks of a family (default: 10) or n shards of a search again")
    .option("--remove", "remove the campaign from the queue, when all is written")
    .option("--certificate <FILE>", "write the certificates of the first counterexample, a list")
    .option("--problem <FILE>", "write the first counterexample as a problem file")
    .option("--expect <none|some>", "status 1 when there is a counterexample, or none")
    .option("--format <format>", `${formatWords()}: a row per shape`)
    .option("--decimals <n>", "add rounded values: marked ≈, or in CSV and JSON plain numbers")
    .optionsGroup("all:")
    .option("--json", "one JSON object")
    .addHelpText(
      "after",
      "\nplan times a sample and prints how long all takes; submit queues the shards;\nworker, on every machine, does them; status says how far they are; retry queues\nonce more what failed; collect checks and writes. A search has --strategy, a\nfamily -K, -n, -m, -N and -M. worker, status, retry and collect are given\nCONJECTURE only where it is a module.",
    )
    .action(async (action: string, name: string | undefined, options: unknown) =>
      (await import("../commands/cluster.js")).run(action, name, options as never),
    );
}
