/** `verify-family`: answers, tables, records that survive interruption, misuse. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { ChildProcess } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readProblem } from "../../src/format/problem.js";
import {
  exactCdp,
  finished,
  inBatches,
  inProcess,
  mainFile,
  said,
  start,
  temporaryFolder,
  untilSeen,
} from "../support/cli.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;
const verify = (words: readonly string[]): ReturnType<typeof exactCdp> =>
  exactCdp(["verify-family", ...words], { cwd });

beforeAll(() => {
  mainFile(); // the first call bundles the sources, which takes a while
});

const small = ["-n", "2", "-m", "2", "-N", "2", "-M", "3"];
const pairwise = ["theorem-2-pairwise", "-n", "1:3", "-m", "1:2", "-N", "1,2", "-M", "1:6", "--first"];

describe("verify-family", () => {
  it("finds the least case in which agreement in pairs is not enough, as a problem file", async () => {
    const { status, stdout, stderr } = await verify([
      ...pairwise,
      "--json",
      "--problem",
      "found.json",
      "--expect",
      "some",
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const { shapes, complete, violations } = JSON.parse(stdout);
    const last = shapes.at(-1);
    expect({ complete, violations }).toEqual({ complete: true, violations: "1" });
    expect(last).toMatchObject({ classes: 3, inputs: 3, outputs: 1, denominator: "1", sourceDenominator: "6" });
    expect(last.violation.evidence).toEqual({
      bayesRisk: { source: "1/2", degraded: "2/3" },
      gap: "1/6",
      commonClass: false,
      pairwise: true,
    });
    const problem = readProblem(readFileSync(folder.file("found.json"), "utf8"));
    expect(problem.source.joint.numerators.map(String)).toEqual(last.violation.problem.source.counts.flat());
  });

  it("prints a table for people and in every format; the same counts up to symmetry", async () => {
    const options = [
      [],
      ["--up-to-symmetry"],
      ["--format", "latex"],
      ["--format", "csv"],
      ["--format", "markdown", "--decimals", "3"],
    ];
    const [text, reduced, ...tables] = await inBatches(options, (words) => verify(["theorem-2", ...small, ...words]));
    expect(text!.status).toBe(0);
    expect(text!.stdout).toContain(
      "2  2  2  2  3  180     180    0         152         1/6 ≈0.166667 at 28  1/3 ≈0.333333 at 27\n\nexhausted: no counterexample; 180 cases tested: holds 180, violated 0\n",
    );
    expect(reduced).toEqual(text);
    for (const { status, stdout } of tables) {
      expect(status).toBe(0);
      expect(stdout).toContain(
        "exact-cdp verify-family theorem-2 --inputs 2 --outputs 2 --denominator 2 --source-denominator 3",
      );
      for (const part of ["180", "152", "1/6", "1/3"]) expect(stdout).toContain(part);
    }
    expect(tables[1]!.stdout).toContain("--source-denominator 3 --format csv\n");
    expect(tables[2]!.stdout).toContain("--source-denominator 3 --format markdown --decimals 3 -->\n");
    expect(tables[1]!.stdout).toContain("\n2,2,2,2,3,180,180,180,152,0,,1/6,28,1/3,27\n");
  });

  it("says that there is no counterexample to write as a problem", async () => {
    expect(await verify(["theorem-2", ...small, "--problem", "none.json"])).toMatchObject({
      status: 0,
      stderr: "exact-cdp: no counterexample, so none.json is not written\n",
    });
    expect(existsSync(folder.file("none.json"))).toBe(false);
  });

  it("--expect turns a contradiction into status 1", async () => {
    const [none, some] = await inBatches(
      [
        [...pairwise, "--expect", "none"],
        ["theorem-2", ...small, "--expect", "some"],
      ],
      verify,
    );
    expect(none).toMatchObject({ status: 1, stderr: "exact-cdp: expected no counterexample, found one\n" });
    expect(some).toMatchObject({ status: 1, stderr: "exact-cdp: expected a counterexample, found none\n" });
  });

  it("takes claims about whole problems with their measures", async () => {
    const { status, stdout } = await verify([
      "all-three-minimal",
      ...small,
      "--range",
      "100:110",
      "--distortion",
      "squared-error",
      "--perception",
      "wasserstein-1",
      "--classifier",
      "2,1",
      "--json",
    ]);
    expect(status).toBe(0);
    const { measures, shapes } = JSON.parse(stdout);
    expect(measures).toEqual({ distortion: "squared-error", perception: "wasserstein-1", classifier: ["2", "1"] });
    expect(shapes[0].range).toEqual({ from: "100", to: "110", done: "110" });
  });
});

/** Waits until a record says that something is done. */
async function begun(child: ChildProcess, file: string): Promise<void> {
  await untilSeen(child, () => existsSync(file) && /"done": "[1-9]/.test(readFileSync(file, "utf8")));
}

describe("records", () => {
  const large = ["theorem-2", "-n", "3", "-m", "3", "-N", "6", "-M", "4"];
  const size = 126 * 21_952;

  it("killed in the middle and resumed: the same bytes as in one go, and as merged from shards", async () => {
    const middle = String(2 ** 20);
    const jobs = [
      ["--record", "whole.json"],
      ["--record", "a.json", "--range", `0:${middle}`],
      ["--record", "b.json", "--range", `${middle}:${String(size)}`],
    ];
    for (const { status } of await inBatches(jobs, (words) => verify([...large, ...words]), 2)) expect(status).toBe(0);
    const whole = readFileSync(folder.file("whole.json"), "utf8");

    const child = start(["verify-family", ...large, "--record", "killed.json"], { cwd, progress: "soon" });
    const end = finished(child);
    await begun(child, folder.file("killed.json"));
    child.kill("SIGKILL");
    await end;
    const [resumed, merged] = await inBatches(
      [
        ["--resume", "killed.json"],
        ["--merge", "b.json", "a.json", "--record", "merged.json"],
      ],
      verify,
    );
    expect(resumed!.status).toBe(0);
    expect(merged!.stdout).toBe(resumed!.stdout);
    expect(readFileSync(folder.file("killed.json"), "utf8")).toBe(whole);
    expect(readFileSync(folder.file("merged.json"), "utf8")).toBe(whole);
  });

  it("Ctrl-C: what is known is printed, the record says how to go on, status 130", async () => {
    const child = start(
      ["verify-family", "all-three-minimal", "-n", "2", "-m", "2", "-N", "30", "-M", "30", "--record", "long.json"],
      { cwd, progress: "soon" },
    );
    const end = finished(child);
    await begun(child, folder.file("long.json"));
    child.kill("SIGINT");
    const { status, stdout, stderr } = await end;
    expect(status).toBe(130);
    expect(stdout).toContain("First counterexample: case 0");
    expect(stderr).toContain("--resume long.json goes on");
    expect(JSON.parse(readFileSync(folder.file("long.json"), "utf8")).parts[0].done).toMatch(/^[1-9]\d*$/);
  });
});

describe("Ctrl-C within slow cases", () => {
  const slow = ["theorem-1-retrained", "-n", "2", "-m", "2", "-N", "3", "-M", "5"];

  it("what has been decided counts: the result, the message and the record agree, and the hint names the file as given", async () => {
    mkdirSync(folder.file("sub"));
    const child = start(["verify-family", ...slow, "--record", "sub/slow.json", "--json"], { cwd, progress: "soon" });
    const end = finished(child);
    // A progress line that tells of more than 16 cases and a counterexample.
    await said(child, /case (?:1[7-9]|[2-9]\d|\d{3}) of 896, [1-9]\d* counterexamples?/);
    child.kill("SIGINT");
    const { status, stdout, stderr } = await end;
    const { cases, violations } = JSON.parse(stdout);
    expect({ status, some: Number(cases) > 16 && Number(violations) > 0 }).toEqual({ status: 130, some: true });
    expect(stderr).toContain(
      `exact-cdp: interrupted: case ${cases} of 896, ${violations} counterexample${violations === "1" ? "" : "s"}; --resume sub/slow.json goes on\n`,
    );
    const { done, tally } = JSON.parse(readFileSync(folder.file("sub/slow.json"), "utf8")).parts[0];
    expect({ done, cases: tally.cases, violations: tally.violations }).toEqual({ done: cases, cases, violations });
    const reached = [...stderr.matchAll(/case (\d+) of 896/g)].map(([, position]) => Number(position));
    expect(Number(cases)).toBe(Math.max(...reached));
  });
});

describe("a conjecture of the user's", () => {
  const module = (distance: string): string => `export default {
  name: "never-certain", statement: "no letter has mass 1", source: "a test", instances: { generate() {} },
  decide: ({ problem }) => (problem.source.marginal.toArray().some((mass) => mass.toString() === "1") ? { status: "violated", evidence: { is: "${distance}" } } : { status: "holds" }),
};
`;

  it("is verified, recorded and resumed like a built-in one, as long as its text is the same", async () => {
    writeFileSync(folder.file("own.mjs"), module("certain"));
    const whole = await verify(["./own.mjs", ...small, "--record", "own.json"]);
    expect(whole).toMatchObject({ status: 0, stderr: "" });
    expect(whole.stdout).toContain("never-certain: no letter has mass 1");
    const text = readFileSync(folder.file("own.json"), "utf8");
    const { claim, sha256, parts } = JSON.parse(text);
    expect({ claim, sha256: sha256.length, violations: parts[0].tally.violations }).toEqual({
      claim: "never-certain",
      sha256: 64,
      violations: "72",
    });
    const [again, alone] = [
      await verify(["./own.mjs", "--resume", "own.json"]),
      await verify(["--resume", "own.json"]),
    ];
    expect({ ...again, stdout: again.stdout }).toEqual(whole);
    expect(readFileSync(folder.file("own.json"), "utf8")).toBe(text);
    expect(alone).toMatchObject({ status: 2, stdout: "" });
    writeFileSync(folder.file("own.mjs"), module("changed"));
    const changed = await verify(["./own.mjs", "--resume", "own.json"]);
    expect(changed).toMatchObject({ status: 2, stdout: "" });
    expect(changed.stderr).toContain("own.json: $.sha256: expected");
  });
});

describe("threads", () => {
  it("end with the same output and the same record as one", async () => {
    const pairs = [
      ["theorem-2", "-n", "3", "-m", "3", "-N", "5", "-M", "4"],
      ["all-three-minimal-noisy", "-n", "1:2", "-m", "2", "-N", "2", "-M", "2:3"],
      [...pairwise],
    ];
    for (const [i, words] of pairs.entries()) {
      const recorded = (workers: string): string[] => [
        ...words,
        "--workers",
        workers,
        ...(words.includes("--first") ? [] : ["--record", `${String(i)}-${workers}.json`]),
      ];
      const one = await verify(recorded("1"));
      const two = await inProcess(["verify-family", ...recorded("2")], { cwd });
      expect(two).toEqual(one);
      expect(one).toMatchObject({ status: 0, stderr: "" });
      if (!words.includes("--first"))
        expect(readFileSync(folder.file(`${String(i)}-2.json`), "utf8")).toBe(
          readFileSync(folder.file(`${String(i)}-1.json`), "utf8"),
        );
    }
  });
});

describe("misuse", () => {
  folder.file("old.json", "{}");
  const cases: readonly (readonly [what: string, words: readonly string[], place: string, ...says: string[]])[] = [
    ["no conjecture", small, "verify-family", "search without a name lists"],
    ["a conjecture about two channels", ["degradation-order", ...small], "verify-family", "about one channel"],
    ["an unknown claim", ["theorem-3", ...small], "verify-family", "theorem-2", '"theorem-3"'],
    ["no inputs", ["theorem-2", "-m", "2", "-N", "2", "-M", "2"], "--inputs", "no --inputs"],
    ["too few classes", ["theorem-2-pairwise", ...small, "-K", "2"], "--classes", "at least 3"],
    ["a range that runs down", ["theorem-2", ...small, "-K", "3:2"], "--classes", "a at most b"],
    ["a word", ["theorem-2", ...small, "-K", "two"], "--classes", '"two"'],
    [
      "cases of a grid",
      ["theorem-2", ...small, "-K", "2:3", "--range", "0:1"],
      "--range",
      "a single shape",
      "2 shapes",
    ],
    ["cases beyond the end", ["theorem-2", ...small, "--range", "0:181"], "--range", "180"],
    [
      "measures of a claim without",
      ["theorem-2", ...small, "--distortion", "hamming"],
      "--distortion",
      "whole problems",
      "found theorem-2, which is about source and channel alone",
    ],
    [
      "symmetry of a claim without",
      ["all-three-minimal", ...small, "--up-to-symmetry"],
      "--up-to-symmetry",
      "source and channel",
    ],
    [
      "an unknown divergence",
      ["all-three-minimal", ...small, "--perception", "tv"],
      "--perception",
      "total-variation",
      '"tv"',
    ],
    [
      "a record up to symmetry",
      ["theorem-2", ...small, "--up-to-symmetry", "--record", "r.json"],
      "--record",
      "no --up-to-symmetry",
    ],
    [
      "the first case up to symmetry",
      ["theorem-2-pairwise", "-n", "3", "-m", "2", "-N", "1", "-M", "6", "--first", "--up-to-symmetry"],
      "--first",
      "no --up-to-symmetry",
    ],
    [
      "a range up to symmetry",
      ["theorem-2", ...small, "--up-to-symmetry", "--range", "0:1"],
      "--range",
      "no --up-to-symmetry beside it",
      "found both",
    ],
    ["a record that exists", ["theorem-2", ...small, "--record", "old.json"], "--record", "a new file", "old.json"],
    ["resuming what is no record", ["--resume", "old.json"], "old.json: $.format", "nothing"],
    ["resuming beside a shape", ["--resume", "old.json", "-n", "2"], "--inputs", "no --resume"],
    [
      "merging records of two claims",
      ["--merge", "rec/one.json", "rec/two.json"],
      "rec/two.json",
      'expected theorem-2, as in rec/one.json, found all-three-minimal with {"distortion":"hamming",',
    ],
    ["merging what is not there", ["--merge", "none.json"], "none.json", "no such file"],
    ["an unknown expectation", ["theorem-2", ...small, "--expect", "all"], "--expect", "none or some", '"all"'],
    ["an unknown format", ["theorem-2", ...small, "--format", "xml"], "--format", "latex, csv, markdown, json"],
  ];

  it("one line that names the option, status 2", async () => {
    mkdirSync(folder.file("rec"));
    const range = ["--range", "0:1"];
    await inBatches(
      [
        ["theorem-2", ...small, ...range, "--record", "rec/one.json"],
        ["all-three-minimal", ...small, ...range, "--record", "rec/two.json"],
      ],
      verify,
    );
    const results = await inBatches(cases, ([, words]) => verify(words));
    cases.forEach(([what, , place, ...says], i) => {
      const { status, stdout, stderr } = results[i]!;
      expect({ what, status, stdout, lines: stderr.split("\n").length }).toEqual({
        what,
        status: 2,
        stdout: "",
        lines: 2,
      });
      for (const part of [place, ...says]) expect(stderr, what).toContain(part);
    });
  });
});
