/**
 * A search that is killed: nothing is lost but the instance in flight, nothing counts twice, and
 * in the end it says what it would have said undisturbed.
 */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { exactCdp, finished, inProcess, mainFile, start, temporaryFolder, untilSeen } from "../support/cli.js";
import { exhaustive } from "../support/exhaustive.js";

const folder = temporaryFolder();
afterAll(folder.remove);
beforeAll(() => {
  mainFile(); // the first call bundles the sources, which takes a while
});

const cwd = folder.path;

/** Tasks that stand in the journal or in a part file. */
function tasksDone(journal: string): number {
  const lines = (file: string): string[] => readFileSync(folder.file(file), "utf8").split("\n").slice(0, -1);
  const ranges = lines(journal)
    .slice(1)
    .map((line) => JSON.parse(line) as { from: string; to: string });
  const inJournal = ranges.reduce((sum, { from, to }) => sum + Number(to) - Number(from), 0);
  const parts = readdirSync(cwd).filter((name) => name.startsWith(`${journal}.part-`));
  const open = parts.filter(
    (name) =>
      !ranges.some(
        ({ from, to }) => Number(from) <= Number(name.split("-").at(-1)) && Number(name.split("-").at(-1)) < Number(to),
      ),
  );
  return inJournal + open.reduce((sum, name) => sum + Math.max(0, lines(name).length - 1), 0);
}

/** In `npm run test:exhaustive` twenty times, and other campaigns. */
const kills = exhaustive ? 20 : 3;

/** Waits until the files of the folder have grown so many times, or the process has ended. */
async function newResults(child: ChildProcess, times: number): Promise<void> {
  const written = (): number =>
    readdirSync(cwd).reduce(
      (sum, name) => sum + (statSync(folder.file(name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
  for (let i = 0; i < times; i++) {
    const before = written();
    if (!(await untilSeen(child, () => written() > before))) return;
  }
}

const campaigns: readonly [strategy: string, workers: string, budget: readonly string[]][] = [
  ["random", "2", ["--cases", exhaustive ? "1500" : "250"]],
  ["random", "1", ["--cases", "1500"]],
  ["climb", "2", ["--cases", "12", "--steps", "100"]],
];

// The others with EXACT_CDP_EXHAUSTIVE=1.
it.each(exhaustive ? campaigns : campaigns.slice(0, 1))(
  "%s on %s threads, killed again and again: the same summary",
  async (strategy, workers, budget) => {
    const words = [
      "search",
      "error-doubling",
      "--strategy",
      strategy,
      "--seed",
      "7",
      "--all",
      "--no-corpus",
      "--json",
      ...budget,
    ];
    const undisturbed = await exactCdp(words, { cwd });
    expect(undisturbed.status).toBe(0);

    const journal = `${strategy}-${workers}.jsonl`;
    let before = 0;
    let interrupted = 0;
    for (let kill = 0; kill < kills; kill++) {
      const begun = readdirSync(cwd).includes(journal) && readFileSync(folder.file(journal), "utf8").includes("\n");
      const child = start(
        !begun
          ? [...words, "--workers", workers, "--record", journal]
          : ["search", "--resume", journal, "--workers", workers, "--no-corpus", "--json"],
        { cwd },
      );
      const end = finished(child);
      // After its first to fourth result; every fifth time at the start, before there is one.
      await (kill % 5 === 2 ? once(child, "spawn") : newResults(child, 1 + ((kill * 3) % 4)));
      child.kill("SIGKILL");
      const { status } = await end;
      if (status === null) interrupted++;
      const now = begun ? tasksDone(journal) : 0;
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
    }
    expect(interrupted).toBeGreaterThan(kills / 4);

    const resumed = await inProcess(["search", "--resume", journal, "--workers", workers, "--no-corpus", "--json"], {
      cwd,
    });
    expect(resumed.stdout).toBe(undisturbed.stdout);
    expect(readdirSync(cwd).filter((name) => name.includes(".part-"))).toEqual([]);
  },
);
