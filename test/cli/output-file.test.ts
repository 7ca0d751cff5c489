/**
 * `--output FILE`: what standard output would carry, whole or not at all, and never over what is read.
 */
import { execFile } from "node:child_process";
import { existsSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { certificate, solve } from "../../src/tradeoff/solve.js";
import { readProblem } from "../../src/format/problem.js";
import { exactCdp, finished, inProcess, mainFile, said, start, temporaryFolder } from "../support/cli.js";
import { hardProblem } from "./hard.js";
import { valid } from "./malformed.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;
const input = JSON.stringify(valid());
folder.file("p.json", input);
folder.file(
  "restorer.json",
  JSON.stringify([
    ["1", "0"],
    ["0", "1"],
  ]),
);
folder.file(
  "certificate.json",
  JSON.stringify(certificate(solve(readProblem(input), { distortion: "3/20", perception: "1/100" }))),
);

beforeAll(() => {
  mainFile(); // the first call translates the sources, which takes a while
});

const read = (name: string): string => readFileSync(join(cwd, name), "utf8");
/** Nothing but what was there. */
const files = (): string[] => readdirSync(cwd).sort();

/** A command that is refused or fails: one line, status 2, nothing on standard output. */
async function refused(words: readonly string[], ...says: string[]): Promise<void> {
  const before = files();
  const { status, stdout, stderr } = await exactCdp(words, { cwd });
  expect({ status, stdout, lines: stderr.split("\n").length }).toEqual({ status: 2, stdout: "", lines: 2 });
  for (const part of ["exact-cdp: ", ...says]) expect(stderr).toContain(part);
  expect(files()).toEqual(before);
}

describe("the same bytes as on standard output", () => {
  it.each([
    ["solve", "p.json", "--at", "3/20,1/100", "--at", "0,0"],
    ["solve", "p.json", "--at", "3/20,1/100", "--json"],
    ["evaluate", "p.json", "restorer.json"],
    ["audit", "p.json", "restorer.json", "-w", "1,0,2"],
    ["audit", "p.json", "restorer.json", "--format", "csv"],
    ["audit", "p.json", "restorer.json", "--json"],
    ["table", "p.json", "-D", "0:1:1/10", "-P", "0,inf", "--format", "latex"],
    ["table", "p.json", "-D", "0:1:1/10", "-P", "0,inf", "--format", "csv", "--decimals", "2"],
    ["surface", "p.json"],
    ["surface", "p.json", "--json"],
    ["surface", "p.json", "--format", "latex-cases"],
    ["slice", "p.json", "-D", "3/20", "--format", "markdown"],
    ["sweep", "p.json", "--grid", "2"],
    ["sweep", "gallery:missed-alarm", "--grid", "2", "--json"],
    ["sweep", "p.json", "--grid", "2", "--format", "csv"],
    ["theorem", "2", "p.json"],
    ["tradeoff", "p.json", "--json"],
    ["order", "p.json", "gallery:z-channel"],
    ["verdicts", "p.json", "gallery:missed-alarm", "--format", "csv"],
    ["enumerate", "-n", "2", "-m", "3", "-N", "4"],
    ["enumerate", "-n", "2", "-m", "3", "-N", "4", "--count"],
    ["verify-family", "theorem-2", "-n", "2", "-m", "2", "-N", "2", "-M", "2", "--format", "latex"],
    ["search", "error-doubling", "--seed", "1", "--cases", "20", "--no-corpus", "--json"],
    ["check", "certificate.json"],
    ["validate", "p.json", "gallery:z-channel"],
    ["export", "certificate.json", "--to", "coq"],
    ["gallery"],
    ["gallery", "binary-denoising"],
    ["schema"],
  ])("%s %s", async (...words) => {
    const plain = await exactCdp(words, { cwd });
    expect(plain.stdout).not.toBe("");
    const before = files();
    const filed = await exactCdp([...words, "--output", "out.txt"], { cwd });
    // A command that a table carries prints the table: where it went is no part of it.
    expect(filed).toEqual({ ...plain, stdout: "" });
    expect(read("out.txt")).toBe(plain.stdout);
    expect(files()).toEqual([...new Set([...before, "out.txt"])].sort());
  });

  it("with the certificate in a file of its own", async () => {
    const plain = await exactCdp(["solve", "p.json", "--at", "3/20,1/100"], { cwd });
    await exactCdp(["solve", "p.json", "--at", "3/20,1/100", "--output", "value.txt", "--certificate", "value.json"], {
      cwd,
    });
    expect(read("value.txt")).toBe(plain.stdout);
    expect(await exactCdp(["check", "value.json"], { cwd })).toMatchObject({ status: 0 });
  });

  it("from standard input, and long enough for many parts", async () => {
    const words = ["enumerate", "-n", "3", "-m", "3", "-N", "5"];
    const { stdout } = await exactCdp(words, { cwd });
    expect(stdout.length).toBeGreaterThan(500_000);
    await exactCdp([...words, "--output", "long.txt"], { cwd });
    expect(read("long.txt")).toBe(stdout);
    const piped = await exactCdp(["surface", "-", "--json", "--output", "piped.json"], { cwd, input });
    expect(piped).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(read("piped.json")).toBe((await exactCdp(["surface", "p.json", "--json"], { cwd })).stdout);
  });

  it("an answer of status 1 is a result", async () => {
    const words = ["theorem", "1", "gallery:missed-alarm"];
    const plain = await exactCdp(words, { cwd });
    expect(plain.status).toBe(1);
    expect(await exactCdp([...words, "--output", "refuted.txt"], { cwd })).toEqual({ ...plain, stdout: "" });
    expect(read("refuted.txt")).toBe(plain.stdout);
  });

  it("a word of the command that is no file is no reason to refuse one of that name", async () => {
    for (const [name, words] of [
      ["csv", ["surface", "p.json", "--format", "csv"]],
      ["binary-denoising", ["gallery", "binary-denoising"]],
      ["2", ["theorem", "2", "p.json"]],
    ] as const) {
      expect(await exactCdp([...words, "--output", name], { cwd })).toEqual({ status: 0, stdout: "", stderr: "" });
      expect(read(name)).toBe((await exactCdp(words, { cwd })).stdout);
    }
  });
});

describe("refused", () => {
  beforeAll(() => {
    linkSync(join(cwd, "p.json"), join(cwd, "hard-link.json"));
    symlinkSync("p.json", join(cwd, "symbolic-link.json"));
    mkdirSync(join(cwd, "sub"));
    symlinkSync("..", join(cwd, "sub", "up"));
    folder.file("other.json", JSON.stringify(hardProblem(3)));
  });

  it.each([
    ["the input", "p.json"],
    ["the input by another path", "./sub/../p.json"],
    ["the input through a folder that is a link", "sub/up/p.json"],
    ["a hard link of the input", "hard-link.json"],
    ["a symbolic link to the input", "symbolic-link.json"],
  ])("%s", async (_, name) => {
    await refused(["surface", "p.json", "--output", name], "--output: expected a file other than the input");
    await refused(
      ["solve", name, "--at", "0,0", "--output", "p.json"],
      "--output: expected a file other than the input",
    );
    await refused(
      ["solve", "p.json", "--at", "0,0", "--certificate", name],
      "--certificate: expected a file other than the input",
    );
    expect(read("p.json")).toBe(input);
    expect(lstatSync(join(cwd, "symbolic-link.json")).isSymbolicLink()).toBe(true);
  });

  it("any of several inputs", async () => {
    await refused(
      ["evaluate", "p.json", "restorer.json", "--output", "restorer.json"],
      "--output",
      "a file other than the input",
    );
    await refused(
      ["order", "p.json", "other.json", "--output", "other.json"],
      "--output",
      "a file other than the input",
    );
    await refused(
      ["verdicts", "p.json", "other.json", "--output", "other.json"],
      "--output",
      "a file other than the input",
    );
    await refused(
      ["check", "certificate.json", "--output", "certificate.json"],
      "--output",
      "a file other than the input",
    );
    for (const name of ["a.json", "b.json"]) {
      await exactCdp(["verify-family", "theorem-2", "-n", "2", "-m", "2", "-N", "1", "-M", "1", "--record", name], {
        cwd,
      });
      await refused(
        ["verify-family", "--merge", "a.json", "b.json", "--output", name],
        "--output",
        "a file other than the input",
      );
      await refused(["verify-family", "--resume", name, "--output", name], "--output", "a file other than the input");
    }
  });

  it("every pair of files, through links too, and nothing is touched", async () => {
    folder.file("own.mjs", "export default {};");
    linkSync(folder.file("own.mjs"), folder.file("hard.mjs"));
    symlinkSync("own.mjs", folder.file("soft.mjs"));
    for (const [words, option] of [
      [["search", "./own.mjs", "--problem", "own.mjs"], "--problem"],
      [["search", "./own.mjs", "--certificate", "hard.mjs"], "--certificate"],
      [["search", "./own.mjs", "--record", "soft.mjs"], "--record"],
      [["search", "theorem-2", "--record", "y", "--certificate", "y"], "--record"],
      [["search", "theorem-2", "--problem", "sub/../y", "--certificate", "y"], "--problem"],
      [["export", "certificate.json", "--to", "coq", "--output", "certificate.json"], "--output"],
    ] as const) {
      await refused([...words], option, "a file other than");
    }
  });

  it("the certificate, also where neither exists yet", async () => {
    for (const words of [
      ["solve", "p.json", "--at", "0,0"],
      ["surface", "p.json"],
      ["tradeoff", "p.json"],
    ]) {
      await refused(
        [...words, "--certificate", "new.json", "--output", "new.json"],
        "--output",
        "a file other than that of --certificate",
      );
      await refused(
        [...words, "--certificate", "sub/../new.json", "--output", "new.json"],
        "--output",
        "a file other than that of --certificate",
      );
    }
    await refused(
      [
        "verify-family",
        "theorem-2-pairwise",
        "-n",
        "1",
        "-m",
        "1",
        "-N",
        "1",
        "-M",
        "1",
        "--problem",
        "new.json",
        "--output",
        "new.json",
      ],
      "--output",
      "a file other than that of --problem",
    );
  });

  it("a folder, a missing folder, a path through a file, standard output by its dash", async () => {
    await refused(["surface", "p.json", "--output", "sub"], "sub: expected a file that can be written, found a folder");
    await refused(
      ["surface", "p.json", "--output", "missing/out.txt"],
      "missing/out.txt: expected a file that can be written, found no such file or folder",
    );
    await refused(
      ["surface", "p.json", "--output", "p.json/out.txt"],
      "found a path through something that is not a folder",
    );
    await refused(["surface", "p.json", "--output", "-"], "--output: expected a file to write");
    await refused(["surface", "p.json", "--output"], "exact-cdp surface --help");
  });
});

describe("a file that exists", () => {
  it("is replaced as a whole: readers of the old one keep it, a link stays a link", async () => {
    folder.file("old.txt", "what was there before\n".repeat(1000));
    linkSync(join(cwd, "old.txt"), join(cwd, "kept.txt"));
    symlinkSync("old.txt", join(cwd, "link.txt"));
    await exactCdp(["schema", "--output", "link.txt"], { cwd });
    const { stdout } = await exactCdp(["schema"], { cwd });
    expect([read("link.txt"), read("old.txt")]).toEqual([stdout, stdout]);
    expect(lstatSync(join(cwd, "link.txt")).isSymbolicLink()).toBe(true);
    expect(read("kept.txt")).toBe("what was there before\n".repeat(1000));
  });

  it("is kept by a run that fails, of which nothing is left", async () => {
    folder.file("broken.json", input.replace("binary-denoising", "broken").replace('"hamming"', '"hammock"'));
    folder.file("precious.txt", "precious");
    const inode = statSync(join(cwd, "precious.txt")).ino;
    for (const words of [
      ["surface", "broken.json"],
      ["solve", "missing.json", "--at", "0,0"],
      ["surface", "p.json", "--format", "tex"],
      ["sweep", "gallery:unsquared-wasserstein", "--weights", "1,0,1", "--weights", "1,1,1", "--json"],
      ["verdicts", "p.json", "broken.json"],
    ]) {
      await refused([...words, "--output", "precious.txt"]);
      await refused([...words, "--output", "never.txt"]);
    }
    expect([read("precious.txt"), statSync(join(cwd, "precious.txt")).ino]).toEqual(["precious", inode]);
    expect(existsSync(join(cwd, "never.txt"))).toBe(false);
  });

  it("is there to the end: an interrupted run replaces it by what is done, as it says on standard output", async () => {
    folder.file("hard.json", JSON.stringify(hardProblem()));
    folder.file("interrupted.json", "before");
    const child = start(["surface", "hard.json", "--json", "--output", "interrupted.json"], { cwd, progress: "soon" });
    const end = finished(child);
    await said(child, /[1-9]\d* facets confirmed/);
    expect(read("interrupted.json")).toBe("before");
    child.kill("SIGINT");
    expect(await end).toMatchObject({ status: 130, stdout: "" });
    expect(JSON.parse(read("interrupted.json"))).toMatchObject({ problem: "hard", complete: false });
    expect(files().filter((name) => name.endsWith(".part"))).toEqual([]);
  });
});

describe.skipIf(!existsSync("/dev/stdout"))("devices", () => {
  const shell = async (script: string): Promise<string> =>
    (
      await promisify(execFile)("sh", ["-c", script], {
        cwd,
        env: { ...process.env, node: process.execPath, main: mainFile(), EXACT_CDP_PROGRESS: "never" },
        maxBuffer: 1 << 26,
      })
    ).stdout;

  it("/dev/stdout: a pipe, a file, a file that is appended to", async () => {
    const { stdout } = await exactCdp(["enumerate", "-n", "3", "-m", "3", "-N", "4"], { cwd });
    const command = '"$node" "$main" enumerate -n 3 -m 3 -N 4 --output /dev/stdout';
    expect(await shell(`${command} | cat`)).toBe(stdout);
    await shell(`${command} > piped.txt`);
    expect(read("piped.txt")).toBe(stdout);
    await shell(`echo before > appended.txt; ${command} >> appended.txt`);
    expect(read("appended.txt")).toBe(`before\n${stdout}`);
  });

  it("/dev/null takes everything and stays", async () => {
    expect(await exactCdp(["schema", "--output", "/dev/null"], { cwd })).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });

  it.skipIf(!existsSync("/dev/full"))("a full disk is one line, status 2", async () => {
    const { status, stdout, stderr } = await inProcess(["schema", "--output", "/dev/full"], { cwd });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^exact-cdp: \/dev\/full: expected a file that can be written, found ENOSPC[^\n]*\n$/);
  });
});

it("every command has it", async () => {
  const { stdout } = await exactCdp(["--help"]);
  const names = [...stdout.matchAll(/^ {2}([a-z][a-z-]*) .*$/gm)]
    .map(([, name]) => name!)
    .filter((name) => !["help", "exact-cdp"].includes(name)); // examples begin with the latter
  expect(names.length).toBeGreaterThan(15);
  // A report is a folder, and the explorer has no results.
  for (const name of names.filter((one) => one !== "explore"))
    expect((await exactCdp([name, "--help"])).stdout).toContain(
      name === "report" ? "--output <DIR>" : "--output <FILE>",
    );
  expect((await exactCdp(["explore", "--help"])).stdout).not.toContain("--output");
});
