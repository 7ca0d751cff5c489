/**
 * `slice`: exact functions of one variable, from each of the three options.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exactCdp, finished, inBatches, mainFile, said, start, temporaryFolder } from "../support/cli.js";
import { hardProblem } from "./hard.js";
import { valid } from "./malformed.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;
folder.file("p.json", JSON.stringify(valid()));
folder.file("hard.json", JSON.stringify(hardProblem(200)));

beforeAll(() => {
  mainFile(); // the first call bundles the sources, which takes a while
});

describe("slice --json", () => {
  it("C along P, C along D, the least D along P, an empty slice: answers, one line each", async () => {
    const options = [
      ["--distortion", "3/20"],
      ["--perception", "0.01"],
      ["--error-rate", "21/100"],
      ["-E", "1/5"],
      ["-D", "inf"],
    ];
    const results = await inBatches(options, (words) => exactCdp(["slice", "p.json", ...words, "--json"], { cwd }));
    for (const { status, stderr, stdout } of results)
      expect({ status, stderr, lines: stdout.split("\n").length }).toEqual({ status: 0, stderr: "", lines: 2 });
    const [alongP, alongD, leastD, empty, free] = results.map(({ stdout }) => JSON.parse(stdout));
    expect(alongP).toEqual({
      problem: "binary-denoising",
      variable: "perception",
      value: "errorRate",
      fixed: { distortion: "3/20" },
      domain: { from: "0" },
      segments: [
        { from: "0", to: "19/500", intercept: "311/1450", slope: "-8/29" },
        { from: "19/500", to: "inf", intercept: "51/250", slope: "0" },
      ],
      breakpoints: [
        { at: "0", value: "311/1450" },
        { at: "19/500", value: "51/250" },
      ],
    });
    expect(alongD).toMatchObject({
      variable: "distortion",
      value: "errorRate",
      fixed: { perception: "1/100" },
      domain: { from: "339/2900" },
      breakpoints: [{ at: "339/2900", value: "307/1450" }],
    });
    expect(leastD).toMatchObject({
      variable: "perception",
      value: "distortion",
      fixed: { errorRate: "21/100" },
      breakpoints: [
        { at: "13/800", value: "181/1600" },
        { at: "19/500", value: "1/10" },
      ],
    });
    expect(empty).toMatchObject({ domain: null, least: "51/250", segments: [], breakpoints: [] });
    expect(free).toEqual({ ...alongP, fixed: { distortion: "inf" } });
  });
});

describe("slice", () => {
  it("prints the segments for people", async () => {
    const { status, stdout, stderr } = await exactCdp(["slice", "p.json", "-D", "3/20", "--decimals", "3"], { cwd });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain(`
C(3/20, P) as a function of P
  ∞ for P < 0
                         C                  C at the left end
  0 ≤ P ≤ 19/500 ≈0.038  311/1450 - 8/29·P  311/1450 ≈0.214
  19/500 ≈0.038 ≤ P      51/250             51/250 ≈0.204
`);
  });

  it("has the same numbers in every format", async () => {
    const results = await inBatches(["latex", "csv", "markdown", "json"], (format) =>
      exactCdp(["slice", "p.json", "-P", "1/100", "--format", format], { cwd }),
    );
    for (const { status, stdout } of results) {
      expect(status).toBe(0);
      expect(stdout).toContain("exact-cdp slice p.json --perception 1/100 --format");
      expect(stdout).toContain("339/2900");
      expect(stdout).toContain("307/1450");
    }
  });
});

describe("slice --certificate", () => {
  const slices: readonly (readonly [string, readonly string[], string])[] = [
    [
      "C along P",
      ["p.json", "-D", "3/25"],
      "C(3/25, P): ∞ for P < 17/3500, then 2 segments, from C = 373/1750 down to C = 51/250 for P ≥ 19/500",
    ],
    ["C along D", ["p.json", "-P", "1/100"], "C(D, 1/100): ∞ for D < 339/2900, then constant, C = 307/1450"],
    [
      "the least D along P",
      ["p.json", "-E", "21/100"],
      "least D for ε ≤ 21/100: ∞ for P < 13/800, then 2 segments, from D = 181/1600 down to D = 1/10 for P ≥ 19/500",
    ],
    ["nothing feasible", ["p.json", "-E", "1/5"], "least D for ε ≤ 1/5 = ∞ for all P"],
    ["witnesses, without a bound", ["gallery:chebyshev-dice", "-D", "inf"], "C(∞, P): ∞ for P < 0, then "],
    ["a cost matrix", ["gallery:transport-cyclic", "-D", "inf"], "C(∞, P): ∞ for P < 0, then "],
  ];

  it.each(slices)("%s: one statement, which check accepts", async (what, words, says) => {
    const file = `${what.replaceAll(/\W+/g, "-")}.json`;
    const written = await exactCdp(["slice", ...words, "--json", "--certificate", file], { cwd });
    expect({ status: written.status, stderr: written.stderr }).toEqual({ status: 0, stderr: "" });
    const checked = await exactCdp(["check", file], { cwd });
    expect({ status: checked.status, lines: checked.stdout.split("\n").length }).toEqual({ status: 0, lines: 2 });
    expect(checked.stdout).toContain(says);
    const { stdout } = await exactCdp(["check", file, "--json"], { cwd });
    const { statement } = JSON.parse(stdout) as { statement: { breakpoints: unknown } };
    expect(statement.breakpoints).toEqual((JSON.parse(written.stdout) as { breakpoints: unknown }).breakpoints);
  });

  const open =
    "exact-cdp: certified is C at the breakpoints; not between them and not to their left, because C is the least of several functions\n";

  it("the least of several functions: the values at its breakpoints, and a line that says so", async () => {
    for (const [name, fixed, says] of [
      ["missed-alarm", ["-D", "inf"], "C(∞, 0) = 1/5 C(∞, 1/10) = 1/5 C(∞, 4/25) = 4/25"],
      ["missed-alarm", ["-P", "1/10"], "C(1/5, 1/10) = 1/5"],
      ["unsquared-wasserstein", ["-D", "inf"], "C(∞, 0) = 4/15 C(∞, 2/5) = 4/25"],
    ] as const) {
      const { status, stderr } = await exactCdp(
        ["slice", `gallery:${name}`, ...fixed, "--certificate", "values.json"],
        { cwd },
      );
      expect({ status, stderr }).toEqual({ status: 0, stderr: open });
      const { stdout } = await exactCdp(["check", "values.json"], { cwd });
      const accepted = [...stdout.matchAll(/^accepted {2}\S+: (.*)$/gm)].map(([, statement]) => statement);
      expect(accepted.join(" ")).toBe(says);
    }
  });

  it("nothing feasible is proved whole there too; with an error rate there is nothing to certify", async () => {
    const empty = await exactCdp(["slice", "gallery:missed-alarm", "-D", "1/10", "--certificate", "none.json"], {
      cwd,
    });
    expect({ status: empty.status, stderr: empty.stderr }).toEqual({ status: 0, stderr: "" });
    const checked = await exactCdp(["check", "none.json"], { cwd });
    expect(checked.stdout).toContain("C(1/10, ∞) = ∞ (no restorer meets both bounds)");
    const refused = await exactCdp(["slice", "gallery:missed-alarm", "-E", "1/5", "--certificate", "no.json"], { cwd });
    expect({ status: refused.status, stdout: refused.stdout }).toEqual({ status: 2, stdout: "" });
    expect(refused.stderr).toMatch(/^exact-cdp: --certificate: expected [^\n]+ --error-rate [^\n]+\n$/);
    expect(existsSync(join(cwd, "no.json"))).toBe(false);
  });
});

describe("misuse", () => {
  it.each([
    ["no quantity", [], "slice", "--perception P, --distortion D and --error-rate C", "none"],
    ["two quantities", ["-D", "1", "-P", "1"], "slice", "one of", "--perception and --distortion"],
    ["a word", ["-E", "small"], "--error-rate", '"inf"', '"small"'],
    ["an unknown format", ["-E", "1", "--format", "latex-cases"], "--format", "latex, csv, markdown, json"],
    ["a certificate over the problem", ["-E", "1", "--certificate", "p.json"], "--certificate", "other than the input"],
  ])("%s: one line, status 2", async (_what, words, place, ...says) => {
    const { status, stdout, stderr } = await exactCdp(["slice", "p.json", ...words], { cwd });
    expect({ status, stdout, lines: stderr.split("\n").length }).toEqual({ status: 2, stdout: "", lines: 2 });
    expect(stderr).toContain(`exact-cdp: ${place}`);
    for (const part of says) expect(stderr).toContain(part);
  });
});

describe("a long run", () => {
  it("interrupted: nothing is printed, for nothing of a slice is known before the end", async () => {
    const child = start(["slice", "hard.json", "--perception", "1/2", "--json"], { cwd, progress: "soon" });
    const end = finished(child);
    await said(child);
    child.kill("SIGINT");
    const { status, stdout, stderr } = await end;
    expect({ status, stdout }).toEqual({ status: 130, stdout: "" });
    expect(stderr).toContain("a slice needs all facets that it meets");
  });
});
