/** Signals while a report is made. */
import { rmSync } from "node:fs";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { makeReport, writeProblems, type Execute } from "../../../../src/cli/folder/make.js";
import { Interrupted } from "../../../../src/cli/io/interrupted.js";
import { run } from "../../../../src/cli/program.js";
import { galleryProblem } from "../../../../src/format/gallery/index.js";
import { problemFromData } from "../../../../src/format/problem.js";
import { temporaryFolder } from "../../../support/cli.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const names = ["z-channel", "binary-denoising"];
const all = names.map((name) => ({
  name,
  file: `problems/${name}.json`,
  problem: problemFromData(galleryProblem(name)),
}));
const listeners = (): number => process.listenerCount("SIGINT");

beforeEach(() => {
  rmSync(folder.path, { recursive: true });
  writeProblems(folder.path, all);
});

describe("an interruption", () => {
  it("between any two commands is heard, and does not end the process", async () => {
    const before = listeners();
    const heard: boolean[] = [];
    const execute: Execute = (words) => {
      heard.push(listeners() > before);
      return run(words);
    };
    expect((await makeReport(folder.path, all, execute)).problems).toBe(2);
    expect(new Set(heard)).toEqual(new Set([true]));
    expect(listeners()).toBe(before);
  });

  it("between two commands ends the report with the problems before, and a second one is not held back", async () => {
    const before = listeners();
    const execute: Execute = async (words) => {
      if (words[0] === "verdicts") expect(listeners()).toBe(before);
      const status = await run(words);
      if (words[1] === all[1]?.file && listeners() > before) process.emit("SIGINT");
      return status;
    };
    const made = await makeReport(folder.path, all, execute);
    expect(made.manifest.problems.map(({ name }) => name)).toEqual(["z-channel"]);
    expect(listeners()).toBe(before);
  });

  it.each([
    ["of the first problem", "theorem"],
    ["of the tables of all problems", "verdicts"],
  ])("%s leaves nothing", async (_, command) => {
    const execute: Execute = (words) => (words[0] === command ? Promise.resolve(130) : run(words));
    await expect(makeReport(folder.path, all, execute)).rejects.toBeInstanceOf(Interrupted);
  });

  it("of the second problem leaves the first alone", async () => {
    const execute: Execute = (words) =>
      words[0] === "plot" && words[1] === all[1]?.file ? Promise.resolve(130) : run(words);
    const { manifest } = await makeReport(folder.path, all, execute);
    expect(manifest.problems.map(({ name }) => name)).toEqual(["z-channel"]);
    expect(manifest.files.filter(({ path }) => path.includes("binary-denoising"))).toEqual([]);
  });
});
