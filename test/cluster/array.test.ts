/** Array jobs: the script that `cluster plan` writes, run as each scheduler would run it, merges to the bytes of one process. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { inProcess, mainFile, temporaryFolder } from "../support/cli.js";
import { available } from "../support/tools.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;
const text = (name: string): string => readFileSync(folder.file(name), "utf8");
const programs = join(cwd, "programs");

beforeAll(() => {
  mkdirSync(programs);
  program("exact-cdp", `exec ${process.execPath} ${mainFile()} "$@"`);
});

/** A program that only the scripts find. */
function program(name: string, body: string): void {
  const file = join(programs, name);
  writeFileSync(file, `#!/bin/bash\nset -euo pipefail\n${body}\n`);
  chmodSync(file, 0o755);
}

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function bash(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Ran {
  const { status, stdout, stderr } = spawnSync("bash", words, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, PATH: `${programs}:${String(process.env["PATH"])}`, ...environment },
  });
  return { status, stdout, stderr };
}

const family = ["theorem-1", "-n", "2", "-m", "1:2", "-N", "1:2", "-M", "3"];

async function planned(scheduler: string, name: string, ...words: readonly string[]): Promise<void> {
  const { status, stderr } = await inProcess(
    ["cluster", "plan", ...words, `--${scheduler}`, "--folder", `runs of ${name}`, "--output", `${name}.sh`],
    { cwd },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
}

async function whole(command: string, words: readonly string[], name: string): Promise<string> {
  const quiet = command === "search" ? ["--no-corpus"] : [];
  if (!existsSync(folder.file(name))) await inProcess([command, ...words, ...quiet, "--record", name], { cwd });
  return text(name);
}

it("Slurm: every task of the array, one of them twice, one after it was killed", async () => {
  await planned("slurm", "slurm", ...family, "--shards", "5", "--tasks", "3");
  const script = text("slurm.sh");
  expect(script).toMatch(/^#!\/bin\/bash\n(?:#SBATCH --.*\n){7}/);
  expect(script).toContain("#SBATCH --array=1-3\n");
  program("sbatch", `[ -d "runs of slurm" ]\necho "Submitted batch job 1"`);
  expect(bash(["slurm.sh", "submit"])).toEqual({ status: 0, stdout: "Submitted batch job 1\n", stderr: "" });
  expect(bash(["slurm.sh"])).toMatchObject({ status: 1, stderr: expect.stringContaining("no task") as string });
  for (const task of ["1", "2", "2"])
    expect(bash(["slurm.sh"], { SLURM_ARRAY_TASK_ID: task })).toEqual({ status: 0, stdout: "", stderr: "" });
  expect(bash(["slurm.sh", "merge"])).toEqual({ status: 2, stdout: "", stderr: "1 of 5 records are missing\n" });
  // A task that was killed on another machine leaves its lock, and here a record without contents.
  writeFileSync(join(cwd, "runs of slurm", "shard-3.json"), "");
  writeFileSync(join(cwd, "runs of slurm", "shard-3.json.lock"), "77 elsewhere\n");
  expect(bash(["slurm.sh"], { SLURM_ARRAY_TASK_ID: "3" }).stderr).toBe("");
  const { status, stdout } = bash(["slurm.sh", "merge"]);
  expect(status).toBe(0);
  expect(stdout).toContain("exhausted: no counterexample");
  expect(text("runs of slurm/merged.json")).toBe(await whole("verify-family", family, "family"));
});

it.skipIf(!available("parallel"))("GNU parallel, on a search", async () => {
  const search = ["theorem-2", "--strategy", "random", "--seed", "3", "--cases", "512"];
  await planned("parallel", "parallel", ...search, "--shards", "4");
  const { status, stderr } = bash(["parallel.sh", "submit"]);
  // parallel asks to be cited.
  expect({ status, stderr: stderr.includes("exact-cdp:") }).toEqual({ status: 0, stderr: false });
  expect(bash(["parallel.sh", "merge"]).status).toBe(0);
  expect(text("runs of parallel/merged.jsonl")).toBe(await whole("search", search, "search"));
});

it("HTCondor, as a submit description says, on a module of one's own", async () => {
  const library = JSON.stringify(new URL(`file://${join(mainFile(), "../../generate/index.js")}`).href);
  folder.file(
    "mine.mjs",
    `import { instances } from ${library};
export default { name: "mine-x", statement: "s", source: "ours", instances: instances({ kinds: ["total-variation"] }), decide: () => ({ status: "holds" }) };
`,
  );
  const words = ["./mine.mjs", ...family.slice(1)];
  await planned("condor", "condor", ...words, "--shards", "3");
  program(
    "condor_submit",
    `cat > description
executable=$(sed -n 's/^executable = //p' description)
arguments=$(sed -n 's/^arguments = //p' description)
eval "$(sed -n 's/^queue task from \\(.*\\) |$/\\1/p' description)" | while read -r task; do
  $executable \${arguments//'$(task)'/$task}
done`,
  );
  expect(bash(["condor.sh", "submit"])).toEqual({ status: 0, stdout: "", stderr: "" });
  expect(readdirSync(join(cwd, "runs of condor")).filter((name) => name.startsWith("shard")).length).toBe(3);
  // Once more: what is done is found to be done.
  expect(bash(["condor.sh", "work", "2"])).toEqual({ status: 0, stdout: "", stderr: "" });
  expect(bash(["condor.sh", "merge"])).toMatchObject({ status: 0, stderr: "" });
  expect(text("runs of condor/merged.json")).toBe(await whole("verify-family", words, "module"));
  rmSync(join(cwd, "description"));
});

it("a plan says how long all takes, and what it cannot write it refuses", async () => {
  const plain = await inProcess(["cluster", "plan", ...family], { cwd });
  expect(plain.stdout).toMatch(
    /cases in \d+ blocks\n {2}a core decides about [\d.]+ a second: .* for all\n {2}1 shard of about/,
  );
  const data = JSON.parse(
    (await inProcess(["cluster", "plan", ...family, "--shards", "2", "--json"], { cwd })).stdout,
  ) as object;
  expect(data).toMatchObject({ conjecture: "theorem-1", shards: "2" });
  const cases: readonly (readonly [readonly string[], string])[] = [
    [["--slurm"], "--folder: expected a folder"],
    [["--folder", "x"], "--folder: expected --slurm"],
    [["--slurm", "--folder", "x", "--first"], "--first: expected no --slurm"],
    [["--slurm", "--condor", "--folder", "x"], "--condor: expected no --slurm"],
    [["--slurm", "--folder", "x", "--shards", "2", "--tasks", "3"], "--tasks: expected at most 2"],
    [["--queue", "redis://localhost"], "--queue: expected no such option of cluster plan"],
  ];
  for (const [words, says] of cases) {
    const { status, stderr } = await inProcess(["cluster", "plan", ...family, ...words], { cwd });
    expect({ words, status, lines: stderr.split("\n").length }).toEqual({ words, status: 2, lines: 2 });
    expect(stderr).toContain(says);
  }
});
