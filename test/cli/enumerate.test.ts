/** `enumerate`: channels as JSON Lines, counts, ranges, interruption, misuse. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exactCdp, finished, inBatches, mainFile, start, temporaryFolder } from "../support/cli.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;

beforeAll(() => {
  mainFile(); // the first call bundles the sources, which takes a while
});

const shape = ["--inputs", "2", "--outputs", "3", "--denominator", "7"];

describe("enumerate", () => {
  it("counts channels and orbits", async () => {
    const options = [["--json"], [], ["--json", "--input-symmetry", "(0 1)"]];
    const [json, text, more] = await inBatches(options, (words) =>
      exactCdp(["enumerate", ...shape, "--count", ...words], { cwd }),
    );
    expect(json).toEqual({ status: 0, stdout: '{"channels":"1296","orbits":"224"}\n', stderr: "" });
    expect(text!.stdout).toBe(
      "channels 2 x 3 with denominator 7\n  channels  1296\n  orbits    224 under relabelling of the outputs\n",
    );
    expect(JSON.parse(more!.stdout)).toEqual({ channels: "1296", orbits: "124" });
  });

  it("prints a line per channel, and shards make the whole", async () => {
    const options = [
      [],
      ["--range", "0:500"],
      ["--range", "500:1296"],
      ["--up-to-symmetry"],
      ["--up-to-symmetry", "--range", "0:500"],
      ["--up-to-symmetry", "--range", "500:1296"],
    ];
    const results = await inBatches(options, (words) => exactCdp(["enumerate", ...shape, ...words, "--json"], { cwd }));
    for (const { status, stderr } of results) expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const [all, a, b, orbits, c, d] = results.map(({ stdout }) => stdout);
    expect(a! + b!).toBe(all);
    expect(c! + d!).toBe(orbits);
    const lines = all!.trimEnd().split("\n");
    expect(lines).toHaveLength(1296);
    expect(lines[1]).toBe('{"rank":"1","matrix":[["1","0","0"],["6/7","1/7","0"]]}');
    const representatives = orbits!
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(representatives).toHaveLength(224);
    expect(representatives.reduce((sum: number, { orbit }) => sum + Number(orbit), 0)).toBe(1296);
    for (const { rank, matrix } of representatives) expect(JSON.parse(lines[Number(rank)]!).matrix).toEqual(matrix);
  });

  it("takes deterministic channels, zero patterns and denominators of forty digits", async () => {
    const denominator = `1${"0".repeat(40)}`;
    const words = [
      ["-n", "1", "-m", "2", "--deterministic"],
      ["-n", "1", "-m", "2", "--supports"],
      ["-n", "1", "-m", "2", "-N", denominator, "--range", "1:2"],
    ];
    const [functions, patterns, fine] = await inBatches(words, (given) => exactCdp(["enumerate", ...given], { cwd }));
    expect(functions!.stdout).toBe('{"rank":"0","matrix":[["1","0"]]}\n{"rank":"1","matrix":[["0","1"]]}\n');
    expect(patterns!.stdout).toBe(
      '{"rank":"0","matrix":[["1/2","1/2"]]}\n{"rank":"1","matrix":[["1","0"]]}\n{"rank":"2","matrix":[["0","1"]]}\n',
    );
    expect(fine!.stdout).toBe(`{"rank":"1","matrix":[["${"9".repeat(40)}/${denominator}","1/${denominator}"]]}\n`);
  });

  it("Ctrl-C: whole lines, status 130", async () => {
    const child = start(["enumerate", "-n", "4", "-m", "4", "-N", "12"], { cwd });
    const end = finished(child);
    await new Promise((resolve) => child.stdout.once("data", resolve));
    child.kill("SIGINT");
    const { status, stdout, stderr } = await end;
    expect(status).toBe(130);
    expect(stdout).toMatch(/\}\n$/);
    expect(stderr).toContain("exact-cdp: interrupted after");
  });
});

describe("misuse", () => {
  const cases: readonly (readonly [what: string, words: readonly string[], place: string, ...says: string[]])[] = [
    ["no kind", ["-n", "2", "-m", "2"], "enumerate", "one of --denominator N", "none of them"],
    ["two kinds", [...shape, "--supports"], "enumerate", "--denominator and --supports"],
    ["no inputs", ["-m", "2", "-N", "2"], "--inputs", "exact-cdp enumerate --help"],
    ["inputs that are no number", ["-n", "two", "-m", "2", "-N", "2"], "--inputs", "a whole number", '"two"'],
    ["too many outputs", ["-n", "2", "-m", "32", "-N", "2"], "--outputs", "at most 31"],
    ["a denominator of zero", ["-n", "2", "-m", "2", "-N", "0"], "--denominator", '"0"'],
    ["an enormous denominator", ["-n", "2", "-m", "2", "-N", "9".repeat(200)], "--denominator", "at most 10^100"],
    ["a range without an end", [...shape, "--range", "3"], "--range", "a:b", '"3"'],
    ["a range that runs down", [...shape, "--range", "4:3"], "--range", "a ≤ b", "4:3"],
    ["a range beyond the end", [...shape, "--range", "0:1297"], "--range", "1296", "0:1297"],
    ["a count of a range", [...shape, "--count", "--range", "0:1"], "--count", "either", "both"],
    [
      "a symmetry of nothing",
      [...shape, "--input-symmetry", "(0 1)"],
      "--input-symmetry",
      "--up-to-symmetry or --count",
    ],
    ["a symmetry that is none", [...shape, "--count", "--input-symmetry", "(0 2)"], "--input-symmetry", "from 0 to 1"],
    [
      "canonical channels beyond machine integers",
      ["-n", "2", "-m", "2", "-N", "2147483648", "--up-to-symmetry"],
      "--denominator",
      "2147483647",
    ],
  ];

  it("one line that names the option, status 2", async () => {
    const results = await inBatches(cases, ([, words]) => exactCdp(["enumerate", ...words], { cwd }));
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
