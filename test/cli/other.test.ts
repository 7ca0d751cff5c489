/**
 * `validate`, `gallery`, `schema`, help and version: results on standard output, status 0.
 */
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { galleryNames } from "../../src/format/gallery/index.js";
import { version } from "../../src/version.js";
import { build } from "../../src/cli/program.js";
import { exactCdp, inProcess, temporaryFolder } from "../support/cli.js";
import { repositoryFile } from "../golden/golden.js";
import { valid } from "./malformed.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;
folder.file("good.json", JSON.stringify(valid()));
folder.file("bad.json", JSON.stringify({ ...valid(), classifier: ["w1"] }));

describe("validate", () => {
  it("takes several files, of all kinds", async () => {
    const { status, stdout, stderr } = await exactCdp(["validate", "good.json", "-", "gallery:zero-mass"], {
      cwd,
      input: readFileSync(repositoryFile("examples/problems/mnist-4-9.json")),
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.split("\n").map((line) => line.split(", sha256")[0])).toEqual([
      "valid  binary-denoising: 2 classes, |X| = 2, |Y| = 2, |X̂| = 2, total variation",
      "valid  mnist-4-9: 2 classes, |X| = 14, |Y| = 16, |X̂| = 14, total variation",
      "       normalised  $.source.counts: all classes together, sum 1991",
      "valid  zero-mass: 3 classes, |X| = 3, |Y| = 3, |X̂| = 3, total variation",
      "",
    ]);
  });

  it("looks at every file also after a bad one; results and errors do not mix", async () => {
    const { status, stdout, stderr } = await exactCdp(["validate", "bad.json", "good.json", "none.json"], { cwd });
    expect(status).toBe(2);
    expect(stdout).toMatch(/^valid {2}binary-denoising: [^\n]+\n$/);
    expect(stderr.split("\n")).toEqual([
      expect.stringMatching(/^exact-cdp: bad\.json: \$\.classifier: expected 2 entries/),
      expect.stringMatching(/^exact-cdp: none\.json: expected a file/),
      "",
    ]);
  });

  it("warns of names that look alike, which are different all the same", async () => {
    const alike = valid() as {
      source: { classes: { name: string }[] };
      channel: { outputs: string[] };
      classifier: string[];
    };
    alike.channel.outputs = ["y", "y "];
    folder.file("alike.json", JSON.stringify(alike));
    const warning = 'the outputs "y" (U+0079) and "y " (U+0079 U+0020) look alike';
    const text = await exactCdp(["validate", "alike.json"], { cwd });
    expect(text).toMatchObject({ status: 0, stderr: `exact-cdp: warning: alike.json: ${warning}\n` });
    const { status, stdout } = await exactCdp(["validate", "--json", "alike.json"], { cwd });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ valid: true, warnings: [warning] });
    const solved = await exactCdp(["solve", "alike.json", "--at", "inf,0"], { cwd });
    expect(solved).toMatchObject({ status: 0, stderr: "" });
    expect(solved.stdout).toMatch(/\n +y \(U\+0079\) .*\n +y {2}\(U\+0079 U\+0020\) /);
  });

  it("tells a class that looks like a known one apart from it", async () => {
    folder.file("form.json", JSON.stringify(valid()).replaceAll('"w1"', '"é"').replace('["é"', '["e\u0301"'));
    for (const command of [["validate"], ["solve", "--at", "inf,0"], ["verdicts"]]) {
      const [name = "", ...options] = command;
      const { status, stdout, stderr } = await exactCdp([name, "form.json", ...options], { cwd });
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toBe(
        'exact-cdp: form.json: $.classifier[0]: expected one of the classes "é" (U+00E9), "w2", found "e\u0301" (U+0065 U+0301)\n',
      );
    }
  });

  it("answers in JSON, one object per file", async () => {
    const { status, stdout, stderr } = await exactCdp(["validate", "--json", "good.json", "bad.json"], { cwd });
    expect({ status, stderr }).toEqual({ status: 2, stderr: "" });
    const [good, bad] = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(good).toEqual({
      file: "good.json",
      valid: true,
      problem: "binary-denoising",
      sizes: { source: 2, outputs: 2, restored: 2, classes: 2 },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      normalised: [],
      files: [],
    });
    expect(bad).toEqual({
      file: "bad.json",
      valid: false,
      error: {
        code: "wrong-length",
        path: "bad.json: $.classifier",
        expected: "2 entries (one class name per restored letter)",
        found: "1",
      },
    });
  });
});

describe("gallery", () => {
  it("lists the problems, a line each, and as JSON", async () => {
    const [text, json] = await Promise.all([exactCdp(["gallery"]), exactCdp(["gallery", "--json"])]);
    expect({ ...text, stdout: "" }).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(
      text.stdout
        .trimEnd()
        .split("\n")
        .map((line) => line.split(" ")[0]),
    ).toEqual(galleryNames());
    const entries = JSON.parse(json.stdout) as Record<string, string>[];
    expect(entries.map(({ name }) => name)).toEqual(galleryNames());
    for (const entry of entries)
      for (const key of ["name", "description", "reference"]) expect(entry[key]).not.toBe("");
  });

  it("prints a problem as the file that ships", async () => {
    expect(await exactCdp(["gallery", "transport-cyclic"])).toEqual({
      status: 0,
      stdout: readFileSync(repositoryFile("examples/problems/transport-cyclic.json"), "utf8"),
      stderr: "",
    });
  });
});

describe("help", () => {
  it("schema prints the schema that ships", async () => {
    expect(await exactCdp(["schema"])).toEqual({
      status: 0,
      stdout: readFileSync(repositoryFile("schema/problem.json"), "utf8"),
      stderr: "",
    });
  });

  it("the version is that of the package", async () => {
    const said = { status: 0, stdout: `${version}\n`, stderr: "" };
    expect(await exactCdp(["--version"])).toEqual(said);
    // A process answers that before it loads the program, and anything besides by it.
    for (const option of ["--version", "-V"]) expect(await inProcess([option])).toEqual(said);
    expect(await inProcess(["--version", "solve"])).toEqual(said);
  });

  it("help lists every command; no words at all are a question for help", async () => {
    const [none, help] = await Promise.all([exactCdp([]), exactCdp(["--help"])]);
    expect(none).toEqual(help);
    expect({ ...help, stdout: "" }).toEqual({ status: 0, stdout: "", stderr: "" });
    const names = build().commands.map((command) => command.name());
    for (const name of names) expect(help.stdout).toMatch(new RegExp(`^ {2}${name} `, "m"));
    const rows = readFileSync(repositoryFile("docs/commands.md"), "utf8").match(/^\| `.*$/gm) ?? [];
    const documented = rows.flatMap((row) =>
      [...row.split("|")[1]!.matchAll(/`([a-z][a-z-]+)/g)].map(([, name]) => name!),
    );
    expect(new Set(documented)).toEqual(new Set(names));
  });

  it("the help of a command names its arguments and options", async () => {
    const { status, stdout, stderr } = await exactCdp(["table", "--help"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const words of [
      "FILE",
      "--distortion",
      "--perception",
      "--format",
      "latex",
      "--decimals",
      "--certificate",
      "gallery:NAME",
      "inf",
    ])
      expect(stdout).toContain(words);
  });
});
