/**
 * `report`: a folder whose files are what their commands make, that checks itself without an installation, and
 * whose verification names every changed file.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundleChecker } from "../../scripts/checker.mjs";
import { exactCdp, finished, said, start, temporaryFolder } from "../support/cli.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;
const problems = [
  "gallery:binary-denoising",
  "gallery:missed-alarm",
  "gallery:missing-letter",
  "gallery:missed-alarm-hellinger",
];

interface Manifest {
  readonly problems: readonly { readonly file: string; readonly sha256: string }[];
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly command?: string }[];
}

const manifest = (name: string): Manifest =>
  JSON.parse(readFileSync(join(cwd, name, "manifest.json"), "utf8")) as Manifest;
const read = (path: string): string => readFileSync(join(cwd, path), "utf8");

function paths(name: string): string[] {
  return readdirSync(join(cwd, name), { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(cwd, name, path)).isFile())
    .sort();
}

const checker = folder.file("check.mjs");

beforeAll(async () => {
  bundleChecker(checker);
  expect(await exactCdp(["report", ...problems, "--output", "one"], { cwd })).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^one: 4 problems, \d+ files; begin with README.md or report.tex\n$/) as string,
    stderr: "",
  });
  expect(await exactCdp(["report", "gallery:z-channel", "--output", "small"], { cwd })).toMatchObject({ status: 0 });
});

/** A report of one problem under another name. */
function copied(name: string): void {
  cpSync(join(cwd, "small"), join(cwd, name), { recursive: true });
}

describe("the folder", () => {
  it("lists every file, and nothing else, with the command that makes it", () => {
    const listed = manifest("one").files.map(({ path }) => path);
    expect([...listed, "manifest.json"].sort()).toEqual(paths("one"));
    const without = manifest("one").files.filter(({ command }) => command === undefined);
    expect(without.map(({ path }) => path.split("/")[0])).toEqual([
      "README.md",
      "check.mjs",
      ...problems.map(() => "problems"),
      "report.tex",
    ]);
  });

  it("has what its commands print, run by hand", async () => {
    const copy = join(cwd, "copy");
    cpSync(join(cwd, "one"), copy, { recursive: true });
    const commands = new Set(manifest("one").files.flatMap(({ command }) => (command === undefined ? [] : [command])));
    expect(commands.size).toBeGreaterThan(30);
    // One of every command, and of every format of pictures: the first, whose problem is the cheapest.
    const kinds = new Map(
      [...commands].reverse().map((command) => [command.replaceAll(/problems\/\S+|\S+\/\S+\.(?=\w+)/g, ""), command]),
    );
    for (const command of kinds.values()) {
      const words = command
        .split(" ")
        .slice(1)
        .map((word) => word.replaceAll("'", ""));
      for (const flag of ["--output", "--certificate"]) {
        const at = words.indexOf(flag);
        if (at >= 0) rmSync(join(copy, words[at + 1] ?? ""));
      }
      const { status, stderr } = await exactCdp(words, { cwd: copy });
      expect({ command, status: status === 1 ? 0 : status, stderr }).toEqual({ command, status: 0, stderr: "" });
    }
    for (const path of paths("one"))
      expect(readFileSync(join(copy, path)).equals(readFileSync(join(cwd, "one", path))), path).toBe(true);
  });

  it("has every figure and table that its page shows", () => {
    const page = read("one/README.md");
    const linked = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, path = ""]) => path);
    expect(linked.length).toBeGreaterThan(20);
    for (const path of linked) expect(existsSync(join(cwd, "one", path)), path).toBe(true);
    const inputs = [...read("one/report.tex").matchAll(/\\(?:input|includegraphics(?:\[[^\]]*\])?)\{([^}]+)\}/g)].map(
      ([, path = ""]) => path,
    );
    expect(inputs.length).toBeGreaterThan(8);
    for (const path of inputs) expect(existsSync(join(cwd, "one", path)), path).toBe(true);
  });

  it("names nothing of this machine", () => {
    for (const path of paths("one").filter((one) => !/\.(?:pdf|mjs)$/.test(one)))
      expect(read(join("one", path))).not.toContain(cwd);
  });
});

describe("its checker, one file", () => {
  const run = (...files: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [checker, ...files], { cwd: join(cwd, "one"), encoding: "utf8" });
  const certificates = (): string[] => paths("one").filter((path) => path.startsWith("certificates/"));

  it("accepts every certificate, as `check` does", async () => {
    const { status, stdout } = run(...certificates());
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d+ accepted, 0 rejected\n$/m);
    expect(stdout).toBe((await exactCdp(["check", ...certificates()], { cwd: join(cwd, "one") })).stdout);
  });

  it("rejects a false one, and says so by its status", () => {
    const text = read("one/certificates/binary-denoising-theorem-2.json");
    const file = folder.file("false.json", text.replace('"gap": "37/500"', '"gap": "36/500"'));
    expect(run(file)).toMatchObject({ status: 1, stdout: expect.stringMatching(/^rejected {2}/) as string });
  });

  it("needs files, and says what it cannot read", () => {
    expect(run()).toMatchObject({ status: 2, stdout: expect.stringContaining("Usage: node check.mjs") as string });
    expect(run("--help").status).toBe(0);
    expect(run("nowhere.json")).toMatchObject({
      status: 2,
      stderr: "check.mjs: nowhere.json: expected a file that can be read, found no such file or folder\n",
    });
    expect(run(folder.file("empty.json", "[]")).status).toBe(2);
    expect(run(folder.file("text.json", "{")).status).toBe(2);
  });
});

describe("--verify", () => {
  const verify = (name: string): ReturnType<typeof exactCdp> => exactCdp(["report", "--verify", name], { cwd });

  it("makes every file again", async () => {
    expect(await verify("one")).toEqual({
      status: 0,
      stdout: expect.stringMatching(
        /^verified {2}\d+ files, each as its command makes it; \d+ certificates accepted\n$/,
      ) as string,
      stderr: "",
    });
  });

  it("names every file in which one digit is another", async () => {
    copied("changed");
    // The manifest would name other problems, and a problem makes other files: they come below.
    const changed = paths("small").filter((path) => path !== "manifest.json" && !path.startsWith("problems/"));
    for (const path of changed) {
      const bytes = readFileSync(join(cwd, "changed", path));
      const at = bytes.findLastIndex((byte) => byte >= 0x30 && byte <= 0x39);
      if (at < 0) throw new Error(`${path} has no digit`);
      bytes[at] = bytes[at] === 0x35 ? 0x36 : 0x35;
      writeFileSync(join(cwd, "changed", path), bytes);
    }
    const { status, stdout } = await verify("changed");
    expect(status).toBe(1);
    for (const path of changed) expect(stdout).toContain(`${path} differs from byte `);
  });

  it("names a problem file that is another, and a hash of the manifest", async () => {
    const name = "problem-changed";
    copied(name);
    const file = join(cwd, name, "problems/z-channel.json");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace('"name": "z-channel"', '"name": "z-channel"'.replace("z-channel", "Z-channel")));
    const { status, stdout } = await verify(name);
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^problems\/z-channel.json has the SHA-256 [0-9a-f]{64}, and manifest.json says [0-9a-f]{64}$/m,
    );
    writeFileSync(file, text);
    expect((await verify(name)).status).toBe(0);
    const list = join(cwd, name, "manifest.json");
    writeFileSync(
      list,
      readFileSync(list, "utf8").replace(
        /"sha256": "(.)/,
        (_, digit: string) => `"sha256": "${digit === "0" ? "1" : "0"}`,
      ),
    );
    expect(await verify(name)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("manifest.json differs from byte ") as string,
    });
  });

  it("names files that are missing or too many, and prints JSON", async () => {
    copied("others");
    rmSync(join(cwd, "others/data/verdicts.csv"));
    writeFileSync(join(cwd, "others/data/mine.csv"), "");
    const { status, stdout } = await exactCdp(["report", "--verify", "others", "--json"], { cwd });
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      verified: false,
      differences: [
        { path: "data/mine.csv", what: "is not of this report" },
        { path: "data/verdicts.csv", what: "is missing" },
      ],
    });
  });
});

describe("folders and mistakes", () => {
  it("replaces a report with --force, and what else lies there stays", async () => {
    copied("forced");
    writeFileSync(join(cwd, "forced/notes.txt"), "mine");
    const words = ["report", "gallery:binary-erasure", "--output", "forced"];
    expect(await exactCdp(words, { cwd })).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(
        /^exact-cdp: forced: expected a folder that does not exist or is empty, or --force, found \d+ entries\n$/,
      ) as string,
    });
    expect(await exactCdp([...words, "--force"], { cwd })).toMatchObject({ status: 0 });
    expect(read("forced/notes.txt")).toBe("mine");
    expect(readdirSync(join(cwd, "forced/problems"))).toEqual(["binary-erasure.json"]);
  });

  it("removes and reads nothing outside of the folder, whatever a manifest says", async () => {
    copied("sly");
    writeFileSync(join(cwd, "precious.txt"), "mine");
    const list = join(cwd, "sly/manifest.json");
    const text = readFileSync(list, "utf8");
    for (const path of ["../precious.txt", "data/../../precious.txt", join(cwd, "precious.txt")]) {
      writeFileSync(list, text.replace(/"path": "[^"]*"/, `"path": ${JSON.stringify(path)}`));
      for (const words of [
        ["report", "gallery:z-channel", "--output", "sly", "--force"],
        ["report", "--verify", "sly"],
      ]) {
        const { status, stderr } = await exactCdp(words, { cwd });
        expect(status).toBe(2);
        expect(stderr).toContain("which is not in the folder");
      }
    }
    expect(read("precious.txt")).toBe("mine");
    writeFileSync(list, text);
    rmSync(join(cwd, "sly/problems/z-channel.json"));
    expect(await exactCdp(["report", "--verify", "sly"], { cwd })).toMatchObject({ status: 2, stdout: "" });
  });

  it("problems of one name have files of their own", async () => {
    await exactCdp(["report", "gallery:z-channel", "gallery:z-channel", "--output", "twins"], { cwd });
    expect(readdirSync(join(cwd, "twins/problems")).sort()).toEqual(["z-channel-2.json", "z-channel.json"]);
    expect(await exactCdp(["report", "--verify", "twins"], { cwd })).toMatchObject({ status: 0 });
  });

  mkdirSync(join(cwd, "full"), { recursive: true });
  writeFileSync(join(cwd, "full/a.txt"), "");
  writeFileSync(join(cwd, "file"), "");
  it.each([
    ["nothing", ["report"], "report: expected FILE… (or --gallery) and --output DIR, or --verify DIR, found no file"],
    ["no folder", ["report", "gallery:z-channel"], "report: expected --output DIR, found no --output"],
    [
      "files and the gallery",
      ["report", "--gallery", "gallery:z-channel", "--output", "x"],
      "--gallery: expected either files or --gallery, found both",
    ],
    [
      "a file in its place",
      ["report", "gallery:z-channel", "--output", "file"],
      "file: expected a folder that can be written (choose another --output), found a file that is no folder",
    ],
    [
      "--force on a folder that is no report",
      ["report", "gallery:z-channel", "--output", "full", "--force"],
      "full: expected a report, for --force to replace, found a folder without manifest.json",
    ],
    [
      "--verify and more",
      ["report", "--verify", "one", "--output", "x"],
      "--verify: expected report --verify DIR alone, found more",
    ],
    [
      "--verify of nothing",
      ["report", "--verify", "nowhere"],
      "nowhere: expected the folder of a report, found nothing",
    ],
    ["--verify of a file", ["report", "--verify", "file"], "file: expected the folder of a report, found a file"],
    ["no problem", ["report", "file", "--output", "x"], "file: not JSON at line 1"],
  ])("%s", async (_, words, says) => {
    const { status, stdout, stderr } = await exactCdp(words, { cwd });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(says);
    expect(existsSync(join(cwd, "x"))).toBe(false);
  });
});

it("Ctrl-C within the surface of a problem: the report has those before it, and is one", async () => {
  const child = start(["report", "gallery:z-channel", "gallery:mnist-digits", "--output", "within"], {
    cwd,
    progress: "soon",
  });
  const end = finished(child);
  await said(child, /\d{3,} facets confirmed/);
  child.kill("SIGINT");
  const { status, stderr } = await end;
  expect({ status, stderr }).toMatchObject({ status: 130 });
  expect(stderr).toMatch(/interrupted: the report has 1 of 2 problems; --force makes it again\n$/);
  expect(manifest("within").problems.map(({ file }) => file)).toEqual(["problems/z-channel.json"]);
  expect(await exactCdp(["report", "--verify", "within"], { cwd })).toMatchObject({ status: 0 });
  expect(readdirSync(cwd).filter((name) => name.startsWith(".exact-cdp-report"))).toEqual([]);
});
