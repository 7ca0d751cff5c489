/**
 * `surface`: the contract's JSON, tables in all formats, a certificate, Ctrl-C.
 */
import { existsSync, readFileSync } from "node:fs";
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

/** As the contract has it, for the problem of the contract. */
const whole = {
  problem: "binary-denoising",
  pieces: [
    {
      intercept: "51/250",
      multipliers: { distortion: "0", perception: "0" },
      cell: [["1/10", "19/500"]],
      rays: [
        ["1", "0"],
        ["0", "1"],
      ],
    },
    {
      intercept: "311/1450",
      multipliers: { distortion: "0", perception: "8/29" },
      cell: [
        ["1/10", "19/500"],
        ["713/5800", "0"],
      ],
      rays: [["1", "0"]],
    },
  ],
  domain: [
    { distortion: "0", perception: "1", atLeast: "0" },
    { distortion: "1", perception: "0", atLeast: "1/10" },
    { distortion: "1", perception: "35/58", atLeast: "713/5800" },
  ],
  vertices: [
    { distortion: "1/10", perception: "19/500", errorRate: "51/250" },
    { distortion: "713/5800", perception: "0", errorRate: "311/1450" },
  ],
};

describe("surface", () => {
  it("--json prints the contract's object, from a file, the gallery and standard input", async () => {
    const results = await inBatches(["p.json", "gallery:binary-denoising", "-"], (file) =>
      exactCdp(["surface", file, "--json"], { cwd, input: JSON.stringify(valid()) }),
    );
    for (const { status, stdout, stderr } of results) {
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(JSON.stringify(JSON.parse(stdout))).toBe(JSON.stringify(whole));
    }
  });

  it("prints counts, pieces, domain and vertices for people", async () => {
    const { status, stdout, stderr } = await exactCdp(["surface", "p.json", "--decimals", "3"], { cwd });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("binary-denoising: 2 classes");
    expect(stdout).toContain("elsewhere: 2 pieces, 3 domain rows, 2 vertices\n");
    expect(stdout).toContain("  1  311/1450 - 8/29·P  ≈0.214 - ≈0.276·P  0 1 D→∞\n");
    expect(stdout).toContain("  2  D + 35/58·P ≥ 713/5800  D + ≈0.603·P ≥ ≈0.123\n");
    expect(stdout.split("\n").at(-2)).toBe("  1  713/5800  ≈0.123  0               311/1450  ≈0.214");
  });

  it("has the same numbers in every format, each with what it takes to print it again", async () => {
    const formats = ["latex", "latex-cases", "csv", "markdown", "json"];
    const results = await inBatches(formats, (format) => exactCdp(["surface", "p.json", "--format", format], { cwd }));
    results.forEach(({ status, stdout, stderr }, i) => {
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).toContain(`exact-cdp surface p.json --format ${formats[i]!}`);
      expect(stdout).toMatch(/sha256\W+[0-9a-f]{64}/);
    });
    const [latex, cases, csv, markdown, json] = results.map(({ stdout }) => stdout);
    expect(latex).toContain("1 & $311/1450$ & $0$ & $8/29$ & 0 1 $D{\\to}\\infty$ \\\\");
    expect(cases).toContain("  \\tfrac{311}{1450} - \\tfrac{8}{29}\\,P & \\text{if } P \\le \\tfrac{19}{500},");
    expect(csv).toContain("\npiece,1,0,8/29,311/1450,,,0 1,distortion\n");
    expect(markdown).toContain("| 1    | 311/1450 |    0 | 8/29 | 0 1 D→∞   |");
    const { sha256: _sha256, producer: _producer, command: _command, ...rest } = JSON.parse(json!);
    expect(rest).toEqual(whole);
  });

  it("writes a certificate that check accepts, and prints the same as without", async () => {
    const [plain, certified] = await inBatches([[], ["--certificate", "c.json"]], (words) =>
      exactCdp(["surface", "gallery:three-classes", "--json", ...words], { cwd }),
    );
    expect(certified).toEqual(plain);
    expect(JSON.parse(readFileSync(folder.file("c.json"), "utf8"))).toMatchObject({
      format: "exact-cdp/certificate@1",
      statement: { kind: "surface", pieces: [{}, {}, {}, {}, {}] },
    });
    expect(await exactCdp(["check", "c.json"], { cwd })).toMatchObject({ status: 0, stderr: "" });
  });

  it("does not write over its input", async () => {
    const { status, stderr } = await exactCdp(["surface", "p.json", "--certificate", "p.json"], { cwd });
    expect({ status, lines: stderr.split("\n").length }).toEqual({ status: 2, lines: 2 });
    expect(readFileSync(folder.file("p.json"), "utf8")).toBe(JSON.stringify(valid()));
  });
});

describe("misuse", () => {
  it.each([
    ["an unknown format", ["--format", "tex"], "--format", "latex, latex-cases, csv, markdown, json", '"tex"'],
    ["--json beside a format", ["--json", "--format", "csv"], "--json", "another --format"],
    ["decimals of a formula", ["--format", "latex-cases", "--decimals", "3"], "--decimals", "another format"],
    ["decimals that are no number", ["--decimals", "x"], "--decimals", "whole number"],
    ["a certificate on standard output", ["--certificate", "-"], "--certificate", "a file to write"],
    ["an option of solve", ["--at", "1,1"], "unknown option '--at'", "exact-cdp surface --help"],
  ])("%s: one line, status 2", async (_what, words, place, ...says) => {
    const { status, stdout, stderr } = await exactCdp(["surface", "p.json", ...words], { cwd });
    expect({ status, stdout, lines: stderr.split("\n").length }).toEqual({ status: 2, stdout: "", lines: 2 });
    expect(stderr).toContain(`exact-cdp: ${place}`);
    for (const part of says) expect(stderr).toContain(part);
  });
});

describe("a long surface", () => {
  it.each(["SIGINT"] as const)("%s: what is confirmed is printed, and no certificate is claimed", async (signal) => {
    const child = start(["surface", "hard.json", "--json", "--certificate", `${signal}.json`], {
      cwd,
      progress: "soon",
    });
    const end = finished(child);
    // With so many facets confirmed, some cells and vertices are complete.
    await said(child, /(?:[3-9]\d\d|\d{4,}) facets confirmed/);
    child.kill(signal);
    const { status, stdout, stderr } = await end;
    expect(status).toBe(130);
    expect(stderr).toMatch(/\d+ vertices found, [1-9]\d* facets confirmed, \d+ waiting/);
    expect(stderr).toContain("interrupted");
    expect(stderr).toContain("no certificate");
    const { problem, complete, pieces, vertices } = JSON.parse(stdout);
    expect({ problem, complete }).toEqual({ problem: "hard", complete: false });
    expect(pieces.length).toBeGreaterThan(0);
    expect(vertices.length).toBeGreaterThan(0);
    expect(existsSync(folder.file(`${signal}.json`))).toBe(false);
  });
});
