/**
 * `sweep`: exact optima of weighted sums, one by one or over a grid of weights.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exactCdp, finished, inBatches, mainFile, said, start, temporaryFolder } from "../support/cli.js";
import { hardProblem } from "./hard.js";
import { valid } from "./malformed.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;
folder.file("p.json", JSON.stringify(valid()));
folder.file("hard.json", JSON.stringify(hardProblem()));

beforeAll(() => {
  mainFile(); // the first call bundles the sources, which takes a while
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any
const lines = (stdout: string): any[] =>
  stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("sweep --json", () => {
  it("prints a line per optimum, in the order asked for", async () => {
    const { status, stdout, stderr } = await exactCdp(
      ["sweep", "p.json", "--weights", "1,2,1/2", "--weights", "1,0.5,1", "--json"],
      { cwd },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(lines(stdout)).toEqual([
      {
        problem: "binary-denoising",
        weights: { distortion: "1", perception: "2", errorRate: "1/2" },
        value: "267/1160",
        achieved: { distortion: "713/5800", perception: "0", errorRate: "311/1450" },
        restorer: [
          ["1", "0"],
          ["19/174", "155/174"],
        ],
      },
      {
        problem: "binary-denoising",
        weights: { distortion: "1", perception: "1/2", errorRate: "1" },
        value: "323/1000",
        achieved: { distortion: "1/10", perception: "19/500", errorRate: "51/250" },
        restorer: [
          ["1", "0"],
          ["0", "1"],
        ],
      },
    ]);
  });

  it("--grid N is all directions with denominator N; ranges stand for several weights; --locate says where", async () => {
    const [grid, range, located] = await inBatches(
      [
        ["--grid", "4"],
        ["-w", "1,0:1:1/4,1"],
        ["-w", "1,2,1/2", "--locate"],
      ],
      (words) => exactCdp(["sweep", "p.json", "--json", ...words], { cwd }),
    );
    expect(lines(grid!.stdout)).toHaveLength(15);
    expect(lines(range!.stdout).map(({ weights }) => weights.perception)).toEqual(["0", "1/4", "1/2", "3/4", "1"]);
    expect(lines(located!.stdout)[0].face).toEqual({ on: "vertex", vertex: 1, pieces: [1], rows: [0, 2] });
  });

  it("an optimum is what evaluate finds, and solve finds nothing lower", async () => {
    const swept = await exactCdp(["sweep", "gallery:three-classes", "-w", "1,1/2,3", "--json"], { cwd });
    const [{ achieved }] = lines(swept.stdout);
    const evaluated = await exactCdp(["evaluate", "gallery:three-classes", "-", "--json"], {
      cwd,
      input: swept.stdout,
    });
    expect(JSON.parse(evaluated.stdout)).toMatchObject({ ...achieved, optimal: true });
  });
});

describe("sweep", () => {
  it("prints each optimum for people", async () => {
    const { status, stdout } = await exactCdp(["sweep", "p.json", "-w", "1,2,1/2", "--locate", "--decimals", "2"], {
      cwd,
    });
    expect(status).toBe(0);
    expect(stdout).toContain("\nweights 1, 2, 1/2: least sum 267/1160 ≈0.23\n  distortion   713/5800 ≈0.12\n");
    expect(stdout).toContain("\n  lies on      vertex 1\n");
  });

  it("has the same numbers in every format", async () => {
    const results = await inBatches(["latex", "csv", "markdown", "json"], (format) =>
      exactCdp(["sweep", "p.json", "--grid", "3", "--locate", "--format", format], { cwd }),
    );
    for (const { status, stdout } of results) {
      expect(status).toBe(0);
      expect(stdout).toContain("exact-cdp sweep p.json --grid 3 --locate --format");
      expect(stdout).toContain("713/5800");
    }
    expect(results[1]!.stdout.split("\n").filter((line) => /^[\d/]+,/.test(line))).toHaveLength(10);
  });
});

describe("sweep --certificate", () => {
  it("writes a list with a certificate per optimum, whatever the format", async () => {
    const weights = ["-w", "1,2,1/2", "-w", "1,1/2,0", "-w", "0,0,3"];
    for (const words of [[], ["--json"], ["--format", "csv"]]) {
      const { status, stderr } = await exactCdp(
        ["sweep", "gallery:transport-cyclic", ...weights, ...words, "--certificate", "sums.json"],
        { cwd },
      );
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      const swept = await exactCdp(["sweep", "gallery:transport-cyclic", ...weights, "--json"], { cwd });
      const checked = await exactCdp(["check", "sums.json", "--json"], { cwd });
      expect(
        lines(checked.stdout).map(({ status: verdict, statement }) => [verdict, statement.weights, statement.least]),
      ).toEqual(lines(swept.stdout).map(({ weights: chosen, value }) => ["accepted", chosen, value]));
    }
    const { stdout } = await exactCdp(["check", "sums.json"], { cwd });
    expect(stdout).toMatch(
      /the least distortion \+ 2·perception \+ 1\/2·error rate is [^\n]+\n[^\n]+the least distortion \+ 1\/2·perception is [^\n]+\n[^\n]+the least 3·error rate is [^\n]+\n3 accepted/,
    );
  });

  it("proves the minimum over labelings and divergences too", async () => {
    for (const name of ["missed-alarm", "lesser-divergence", "twelve-levels"]) {
      await exactCdp(["sweep", `gallery:${name}`, "--grid", "2", "--certificate", "grid.json", "--json"], { cwd });
      const { stdout } = await exactCdp(["check", "grid.json"], { cwd });
      expect(stdout).toContain("\n6 accepted, 0 rejected\n");
    }
  });
});

describe("misuse", () => {
  it.each([
    ["no weights", [], "sweep", "--weights a,b,c or --grid N", "neither"],
    ["both", ["-w", "1,1,1", "--grid", "3"], "sweep", "both"],
    ["two weights", ["-w", "1,2"], "--weights", "three weights", '"1,2"'],
    ["three zeros", ["-w", "0,0,0"], "--weights", "not all zero"],
    ["a negative weight", ["-w", "1,-1,0"], "--weights", "at least 0"],
    ["a word", ["-w", "1,a,0"], "--weights", "a number", '"a"'],
    ["a grid of words", ["--grid", "fine"], "--grid", "whole number", '"fine"'],
    ["a grid too fine", ["--grid", "1000"], "--grid", "from 1 to 139"],
    ["an unknown format", ["--grid", "1", "--format", "xml"], "--format", "latex, csv, markdown, json"],
  ])("%s: one line, status 2", async (_what, words, place, ...says) => {
    const { status, stdout, stderr } = await exactCdp(["sweep", "p.json", ...words], { cwd });
    expect({ status, stdout, lines: stderr.split("\n").length }).toEqual({ status: 2, stdout: "", lines: 2 });
    expect(stderr).toContain(`exact-cdp: ${place}`);
    for (const part of says) expect(stderr).toContain(part);
  });
});

describe("a long run", () => {
  it("interrupted: the table holds what is done and says so", async () => {
    const child = start(["sweep", "hard.json", "--grid", "139", "--format", "csv"], { cwd, progress: "soon" });
    const end = finished(child);
    await said(child, /of 9870 weights/);
    child.kill("SIGINT");
    const { status, stdout, stderr } = await end;
    expect(status).toBe(130);
    expect(stderr).toMatch(/interrupted after \d+ of 9870 weights/);
    const [, done] = /# interrupted after (\d+) of 9870 weights/.exec(stdout)!;
    expect(stdout.split("\n").filter((line) => /^[\d/]+,/.test(line))).toHaveLength(Number(done));
  });
});
