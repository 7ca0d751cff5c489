/**
 * `audit`: gaps of restorers made elsewhere, as text, tables and JSON; certificates; better restorers; refusals.
 */
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { exactCdp, finished, said, start, temporaryFolder, type Finished } from "../support/cli.js";
import { hardProblem } from "./hard.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;
const problem = "gallery:binary-denoising";

folder.file("half.json", '[["1","0"],["1/2","1/2"]]');
folder.file("received.json", '[["1","0"],["0","1"]]');
folder.file("counted.json", '{"counts":[[9,1],[2,8]]}');
folder.file("table.csv", ",1,0\n1,3,1\n0,1,4\n");
folder.file("rounded.csv", "0.33,0.66\n0,1\n");
folder.file("several.json", '{"restorers":{"one":[["1","0"],["1/2","1/2"]],"two":{"counts":[[1,1],[0,1]]}}}');

const audit = (...words: string[]): Promise<Finished> => exactCdp(["audit", ...words], { cwd });
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const objects = (text: string): any[] =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);

describe("audit", () => {
  it("as text", async () => {
    expect(await audit(problem, "half.json", "received.json", "-w", "1,0,2", "--decimals", "3")).toEqual({
      status: 0,
      stderr: "",
      stdout: `binary-denoising: 2 classes, |X| = 2, |Y| = 2, |X̂| = 2, total variation
  least distortion    1/10 ≈0.100
  least perception    0
  least error rate    51/250 ≈0.204

least: with at most the other two quantities of the restorer; gap: its own value minus the least

half
              its own        least          gap
  distortion  41/200 ≈0.205  1/10 ≈0.100    21/200 ≈0.105
  perception  17/125 ≈0.136  0              17/125 ≈0.136
  error rate  63/250 ≈0.252  51/250 ≈0.204  6/125 ≈0.048
  not optimal: a restorer with at most this distortion and perception has a lower error rate
  loss 1, 0, 2: 709/1000 ≈0.709, the least is 127/250 ≈0.508, it leaves 201/1000 ≈0.201
  better in the error rate: distortion 1/10 ≈0.100, perception 19/500 ≈0.038, error rate 51/250 ≈0.204
  restorer     y \\ x̂  0  1
               0      1  0
               1      0  1

received
              its own        least          gap
  distortion  1/10 ≈0.100    1/10 ≈0.100    0
  perception  19/500 ≈0.038  19/500 ≈0.038  0
  error rate  51/250 ≈0.204  51/250 ≈0.204  0
  Pareto-optimal: no restorer is as good in all three quantities and better in one
  loss 1, 0, 2: 127/250 ≈0.508, the least is 127/250 ≈0.508, it leaves 0
`,
    });
  });

  it("as JSON, an object per restorer", async () => {
    const { status, stdout } = await audit(problem, "half.json", "received.json", "--weights", "1,0,2", "--json");
    expect(status).toBe(0);
    const [half, received, ...more] = objects(stdout);
    expect(more).toEqual([]);
    expect(half).toEqual({
      problem: "binary-denoising",
      name: "half",
      distortion: "41/200",
      perception: "17/125",
      errorRate: "63/250",
      leastDistortion: "1/10",
      leastPerception: "0",
      leastErrorRate: "51/250",
      gaps: { distortion: "21/200", perception: "17/125", errorRate: "6/125" },
      optimal: false,
      paretoOptimal: false,
      better: {
        in: "errorRate",
        distortion: "1/10",
        perception: "19/500",
        errorRate: "51/250",
        restorer: [
          ["1", "0"],
          ["0", "1"],
        ],
      },
      losses: [
        {
          weights: { distortion: "1", perception: "0", errorRate: "2" },
          loss: "709/1000",
          least: "127/250",
          excess: "201/1000",
        },
      ],
    });
    expect(received).toMatchObject({ name: "received", optimal: true, paretoOptimal: true, better: null });
  });

  it("as CSV, everything in one table that can be printed again", async () => {
    const words = [problem, "half.json", "received.json", "-w", "1,0,2", "--format", "csv"];
    const { stdout } = await audit(...words);
    expect(stdout.split("\n").slice(2)).toEqual([
      "# regenerate: exact-cdp audit gallery:binary-denoising half.json received.json --weights 1,0,2 --format csv",
      "# least: with at most the other two quantities of the restorer; gap: its own value minus the least",
      "name,distortion,perception,errorRate,leastDistortion,gapDistortion,leastPerception,gapPerception,leastErrorRate,gapErrorRate,optimal,paretoOptimal,excess:1:0:2",
      "half,41/200,17/125,63/250,1/10,21/200,0,17/125,51/250,6/125,false,false,201/1000",
      "received,1/10,19/500,51/250,1/10,0,19/500,0,51/250,0,true,true,0",
      "",
    ]);
  });

  it("as Markdown and LaTeX, the losses in a table of their own", async () => {
    const { stdout } = await audit(problem, "half.json", "-w", "1,0,2", "--format", "markdown");
    expect(stdout).toContain(
      "| half     | 41/200 | 17/125 | 63/250 | 51/250 |    6/125 |   21/200 |   17/125 | not optimal |\n",
    );
    expect(stdout).toContain("| half     |    1 |    0 |    2 | 709/1000 | 127/250 | 201/1000 |\n");
    const latex = (await audit(problem, "half.json", "--format", "latex")).stdout;
    expect(latex).toContain(
      "half & $41/200$ & $17/125$ & $63/250$ & $51/250$ & $6/125$ & $21/200$ & $17/125$ & not optimal",
    );
    expect(latex.match(/begin\{tabular\}/g)).toHaveLength(1);
  });

  it("a restorer as counts, CSV with names in any order, rounded rows, several in a file", async () => {
    const { stdout, stderr } = await audit(
      problem,
      "counted.json",
      "table.csv",
      "rounded.csv",
      "several.json",
      "--normalise",
      "--json",
    );
    expect(stderr).toBe(
      "exact-cdp: counted.json: 2 rows divided by the exact sum\nexact-cdp: table.csv: 2 rows divided by the exact sum\n" +
        "exact-cdp: rounded.csv: 1 row divided by the exact sum\nexact-cdp: several.json: 1 row divided by the exact sum\n",
    );
    const all = objects(stdout);
    expect(all.map(({ name }: { readonly name: string }) => name)).toEqual([
      "counted",
      "table",
      "rounded",
      "one",
      "two",
    ]);
    const alone = await exactCdp(["evaluate", problem, "table.csv", "--json"], { cwd });
    const { distortion, perception, errorRate, optimal, leastErrorRate } = JSON.parse(alone.stdout) as Record<
      string,
      unknown
    >;
    expect(all[1]).toMatchObject({ distortion, perception, errorRate, optimal, leastErrorRate });
  });

  it("a better restorer for evaluate, better ones for audit", async () => {
    await audit(problem, "half.json", "--better", "better.json");
    const evaluated = await exactCdp(["evaluate", problem, "better.json", "--json"], { cwd });
    expect(JSON.parse(evaluated.stdout)).toMatchObject({ errorRate: "51/250", optimal: true });
    await audit(problem, "half.json", "received.json", "counted.json", "--better", "all.json");
    const again = objects((await audit(problem, "all.json", "--json")).stdout);
    expect(again).toMatchObject([
      { name: "half", optimal: true },
      { name: "counted", optimal: true },
    ]);
    const none = await audit(problem, "received.json", "--better", "none.json");
    expect(none.stderr).toBe("exact-cdp: --better: no restorer is proved to be better; nothing is written\n");
    expect(() => readFileSync(folder.path + "/none.json")).toThrow();
  });

  it("certificates that the checker accepts, and what they leave open", async () => {
    const { stderr } = await audit("gallery:z-channel", "half.json", "received.json", "--certificate", "proof.json");
    expect(stderr).toBe("");
    const checked = await exactCdp(["check", "proof.json"], { cwd });
    expect(checked.status).toBe(0);
    expect(checked.stdout).toMatch(/C\(.*\) is in \[.*\]\n/);
    expect(checked.stdout.match(/: the least /g)).toHaveLength(4);
    const retrained = await audit("gallery:missed-alarm", "half.json", "--certificate", "retrained.json");
    expect(retrained.stderr).toBe(
      "exact-cdp: half: no certificate of its gap in the distortion: no statement has it where C is not one convex function\n" +
        "exact-cdp: half: no certificate of its gap in the perceptual difference: no statement has it where C is not one convex function\n",
    );
    expect((await exactCdp(["check", "retrained.json"], { cwd })).status).toBe(0);
  });

  it("a re-trained classifier is named, a root is exact", async () => {
    const [one] = objects((await audit("gallery:missed-alarm", "half.json", "--json")).stdout);
    expect(one).toMatchObject({ classifier: [expect.any(String), expect.any(String)], optimal: expect.any(Boolean) });
    const [root] = objects((await audit("gallery:unsquared-wasserstein", "half.json", "--json")).stdout);
    // √(9/50) − √(13/100) = 0.0637…, no root of a rational itself.
    expect(root).toMatchObject({ perception: "sqrt(9/50)", leastPerception: "sqrt(13/100)", paretoOptimal: false });
    const { lower, upper } = root.gaps.perception as { readonly lower: string; readonly upper: string };
    for (const end of [lower, upper])
      expect(Rational.parse(end).toNumber()).toBeCloseTo(Math.sqrt(0.18) - Math.sqrt(0.13), 12);
    expect(Rational.parse(lower).lessThan(Rational.parse(upper))).toBe(true);
  });

  it("a smooth divergence: enclosures, as narrow as --tolerance asks", async () => {
    const [one] = objects((await audit("gallery:denoising-kullback-leibler", "half.json", "--json")).stdout);
    expect(one.perception).toEqual({ lower: expect.any(String), upper: expect.any(String) });
    expect(one).toMatchObject({ optimal: false, paretoOptimal: false });
    const { stdout } = await audit("gallery:denoising-kullback-leibler", "received.json", "--tolerance", "1e-3");
    expect(stdout).toContain("Pareto-optimal, or nearly so: the enclosures leave open whether a gap is 0");
  });

  it("standard input is one of the files", async () => {
    const { stdout } = await exactCdp(["audit", problem, "-", "half.json", "--format", "csv"], {
      cwd,
      input: '[["1","0"],["0","1"]]',
    });
    expect(stdout).toContain("\nstandard input,1/10,");
  });
});

describe("names", () => {
  it("files of one name are told apart by their folders", async () => {
    for (const name of ["first", "second"]) folder.file(`${name}.csv`, "9,1\n2,8\n");
    folder.file("first.json", '[["1","0"],["0","1"]]');
    const { stdout, stderr } = await audit(problem, "./first.csv", "second.csv", "--json");
    expect(stderr).toBe("");
    expect(objects(stdout).map(({ name }: { readonly name: string }) => name)).toEqual(["first", "second"]);
    expect(await audit(problem, "first.csv", "first.csv")).toMatchObject({ status: 2, stdout: "" });
  });

  it("one name for two restorers is refused", async () => {
    folder.file("twice.json", '{"restorers":{"first":[["1","0"],["0","1"]]}}');
    expect((await audit(problem, "twice.json", "first.csv")).stderr).toBe(
      'exact-cdp: first.csv: expected a name that no other restorer has, found "first"\n',
    );
    const both = await audit(problem, "first.csv", "first.json");
    expect(both).toMatchObject({ status: 2, stdout: "" });
    expect(both.stderr).toContain('found "first"');
  });
});

describe("refused before anything is solved", () => {
  folder.file("shape.json", '[["1","0","0"],["1/2","1/2"]]');
  folder.file("letters.csv", "y,a,b\n0,1,0\n1,1,2\n");
  folder.file("null.json", "null");
  folder.file("empty.json", '{"restorers":{}}');
  folder.file("listed.json", '{"restorers":[[["1","0"],["0","1"]]]}');
  folder.file("bad.json", '{"restorers":{"a":[["1","0"],["0","1"]],"b":[["1","0"],["0.3","0.3"]]}}');

  it("a line for every faulty file, with the remedy", async () => {
    const { status, stdout, stderr } = await audit(
      problem,
      "shape.json",
      "half.json",
      "rounded.csv",
      "letters.csv",
      "null.json",
      "none.json",
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr.split("\n")).toEqual([
      "exact-cdp: shape.json: $[0]: expected 2 entries (one mass per restored letter), found 3",
      expect.stringMatching(
        /^exact-cdp: rounded\.csv, .*expected masses with sum 1 \(--normalise divides by the sum\), found sum 99\/100$/,
      ),
      'exact-cdp: letters.csv, line 1: expected the name of a restored letter, one of "0", "1", found "a"',
      "exact-cdp: null.json: $: expected a restorer, one row per channel output, a list, found null",
      "exact-cdp: none.json: expected a file that can be read, found no such file or folder",
      "",
    ]);
  });

  it.each([
    ["two standard inputs", ["-", "-"], '"-" twice'],
    ["two weights", ["half.json", "-w", "1,1"], "--weights"],
    ["a tolerance of exact values", ["half.json", "--tolerance", "1e-3"], "--tolerance"],
    ["a better restorer over the input", ["half.json", "--better", "half.json"], "--better"],
    ["one file for two outputs", ["half.json", "--better", "x.json", "--certificate", "x.json"], "--certificate"],
    ["another format", ["half.json", "--format", "xml"], "--format"],
    ["no restorer", [], "RESTORER"],
    [
      "a file of no restorers",
      ["empty.json"],
      "$.restorers: expected an object with a restorer for every name, found an empty one",
    ],
    ["a list under the key of several", ["listed.json"], "$.restorers: expected an object"],
    ["a bad one of several", ["bad.json"], 'bad.json: $.restorers["b"]: $[1]: expected masses with sum 1 (--normalise'],
  ])("%s", async (_, words, says) => {
    const { status, stdout, stderr } = await audit(problem, ...words);
    expect({ status, stdout, lines: stderr.split("\n").length }).toEqual({ status: 2, stdout: "", lines: 2 });
    expect(stderr).toContain(says);
  });

  it("a weight on a root", async () => {
    const { status, stderr } = await audit("gallery:unsquared-wasserstein", "half.json", "-w", "1,1,1");
    expect(status).toBe(2);
    expect(stderr).toContain("weight 0 on the perceptual difference");
  });
});

it("many restorers: it says how far it is, and Ctrl-C loses no audit that is done", async () => {
  folder.file("hard.json", JSON.stringify(hardProblem(24)));
  const counts = (i: number): number[][] =>
    Array.from({ length: 24 }, (_, y) =>
      Array.from({ length: 24 }, (__, j) => 1 + ((i * 31 + y * 17 + j * j * 7) % 97)),
    );
  folder.file(
    "many.json",
    JSON.stringify({
      restorers: Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`n${String(i)}`, { counts: counts(i) }])),
    }),
  );
  const child = start(["audit", "hard.json", "many.json", "--format", "json", "--certificate", "many-proof.json"], {
    cwd,
    progress: "soon",
  });
  const end = finished(child);
  await said(child, /[1-9]\d* of 500 restorers/);
  child.kill("SIGINT");
  const { status, stdout, stderr } = await end;
  expect(status).toBe(130);
  const { audits, complete } = JSON.parse(stdout) as { readonly audits: unknown[]; readonly complete: boolean };
  expect(complete).toBe(false);
  expect(audits.length).toBeGreaterThan(0);
  expect(stderr).toContain(
    `exact-cdp: interrupted after ${String(audits.length)} of 500 restorers; what is done is written`,
  );
  expect(JSON.parse(readFileSync(folder.file("many-proof.json"), "utf8"))).toHaveLength(4 * audits.length);
});
