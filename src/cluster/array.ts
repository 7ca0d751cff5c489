/**
 * Array jobs: a campaign as a script for a cluster's own scheduler, over a folder that all machines see.
 *
 * One script serves all schedulers: `work T` does the shards of task T, one after the other, each with a record
 * of its own with which it is resumed; `merge` puts the records together; `submit` hands the tasks over.
 */
import { shellWords } from "../exact/words.js";
import { version } from "../version.js";

export const schedulers = ["slurm", "parallel", "condor"] as const;
export type Scheduler = (typeof schedulers)[number];

/** Most tasks of an array where nothing else is said: Slurm's MaxArraySize is 1001 unless a site changed it. */
export const usualTasks = 1000n;

export interface ArrayJob {
  readonly scheduler: Scheduler;
  readonly conjecture: string;
  /** The command of one process, without --shard and --record: "verify-family theorem-2 -n 2 …". */
  readonly command: readonly string[];
  readonly shards: bigint;
  /** Tasks of the array; task T does the shards T, T + tasks, … */
  readonly tasks: bigint;
  /** The folder for records, which all machines see. */
  readonly folder: string;
  /** Seconds that a shard takes one core, about. */
  readonly seconds: number;
}

/** The text of the script. */
export function arrayScript(job: ArrayJob): string {
  const { scheduler, conjecture, command, shards, tasks, folder } = job;
  const [verb = "", named = ""] = command;
  // A record names what is built in, and a journal its module too.
  const resumed = verb === "verify-family" && named.includes("/") ? ` ${shellWords([named])}` : "";
  const kind = verb === "search" ? "jsonl" : "json";
  const quiet = verb === "search" ? " --no-corpus" : "";
  const each = (shards + tasks - 1n) / tasks;
  const words = shellWords(command);
  return `#!/bin/bash
${scheduler === "slurm" ? slurmHead(job, each) : ""}# ${conjecture} in ${String(shards)} shards${each > 1n ? `, up to ${String(each)} a task` : ""}, for exact-cdp ${version}.
#   ${scheduler === "slurm" ? "sbatch THIS" : "bash THIS submit"}          hands the ${String(tasks)} tasks over
#   bash THIS merge           puts the records together, when all tasks are done
#   bash THIS work T          does task T here
# Every machine has to see the folder. A task that is given again goes on where it was.
# EXACT_CDP is the command, where it is not on the path: EXACT_CDP="npx exact-cdp".
set -euo pipefail
read -ra exact_cdp <<< "\${EXACT_CDP:-exact-cdp}"
export EXACT_CDP_PROGRESS=never
folder=${shellWords([folder])}
shards=${String(shards)}
tasks=${String(tasks)}

work() {
  mkdir -p "$folder"
  local shard record
  for ((shard = $1; shard <= shards; shard += tasks)); do
    record="$folder/shard-$shard.${kind}"
    # A scheduler gives a task to one machine at a time: who had this shard before is gone.
    rm -f "$record.lock"
    if [ -s "$record" ]; then
      "\${exact_cdp[@]}" ${verb}${resumed} --resume "$record"${quiet} > /dev/null
    else
      "\${exact_cdp[@]}" ${words} --shard "$shard/$shards" --record "$record"${quiet} > /dev/null
    fi
  done
}

merge() {
  local shard missing=0 records=()
  for ((shard = 1; shard <= shards; shard++)); do
    records+=("$folder/shard-$shard.${kind}")
    [ -s "$folder/shard-$shard.${kind}" ] || missing=$((missing + 1))
  done
  if [ "$missing" -gt 0 ]; then
    echo "$missing of $shards records are missing" >&2
    exit 2
  fi
  "\${exact_cdp[@]}" ${verb}${resumed} --merge "\${records[@]}" --record "$folder/merged.${kind}"${quiet}
}

submit() {
${submission(scheduler)}
}

case "\${1:-work}" in
  work) work "\${2:-\${SLURM_ARRAY_TASK_ID:?no task: work T, submit or merge}}" ;;
  merge) merge ;;
  submit) submit "$0" ;;
  *) echo "work T, submit or merge" >&2; exit 2 ;;
esac
`;
}

function slurmHead({ conjecture, tasks, folder, seconds }: ArrayJob, each: bigint): string {
  // Nodes are not all as fast as the one that timed the sample.
  const minutes = Math.ceil((4 * Number(each) * seconds) / 60) + 10;
  const time = `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, "0")}:00`;
  return `#SBATCH --job-name=${conjecture}
#SBATCH --array=1-${String(tasks)}
#SBATCH --cpus-per-task=1
#SBATCH --mem=1G
#SBATCH --time=${time}
#SBATCH --requeue
#SBATCH --output="${folder.replaceAll("%", "%%")}/task-%a.log"
`;
}

function submission(scheduler: Scheduler): string {
  switch (scheduler) {
    case "slurm":
      // The folder of the logs has to be there before the first task.
      return `  mkdir -p "$folder"
  sbatch "$1"`;
    case "parallel":
      return `  seq "$tasks" | parallel bash "$1" work {}`;
    case "condor":
      return `  mkdir -p "$folder"
  condor_submit <<DESCRIPTION
executable = /bin/bash
arguments = $(realpath "$1") work \\$(task)
initialdir = $PWD
getenv = True
request_cpus = 1
request_memory = 1GB
log = $folder/condor.log
error = $folder/task-\\$(task).log
queue task from seq 1 $tasks |
DESCRIPTION`;
  }
}
