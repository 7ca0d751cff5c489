/** `theorem`, `tradeoff`, `order` and `verdicts` as users run them: options, files, certificates, misuse. */
import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { exactCdp, inBatches, temporaryFolder, type Finished } from "../support/cli.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;

folder.file("p.json", JSON.stringify(galleryProblem("binary-denoising")));
folder.file("symmetric.json", JSON.stringify(galleryProblem("blackwell-symmetric")));
folder.file("list.json", "[]");
folder.file("named.json", JSON.stringify({ ...galleryProblem("no-tradeoff"), name: 'a_b|c, "d" 50% & \\x' }));

describe("certificates are written and accepted", () => {
  it.each([
    [
      "theorem 2",
      ["theorem", "2", "p.json"],
      ["accepted  binary-denoising: Bayes risk 13/100 of X and 51/250 of Y, gap 37/500"],
    ],
    [
      "theorem 2 of three classes",
      ["theorem", "2", "gallery:pairwise-condition"],
      ["accepted  pairwise-condition: Bayes risk 1/2 of X and 2/3 of Y, gap 1/6; the pairwise condition holds"],
    ],
    [
      "theorem 2 with equality",
      ["theorem", "2", "gallery:invertible-channel"],
      ["accepted  invertible-channel: Bayes risk 11/50 of X and 11/50 of Y, equal"],
    ],
    [
      "tradeoff",
      ["tradeoff", "p.json"],
      [
        "accepted  binary-denoising: least distortion 1/10, perception 0, error rate 51/250: no restorer attains all three",
        "accepted  binary-denoising: C(1/10, 0) = ∞ (no restorer meets both bounds)",
        "accepted  binary-denoising: C(1/10, ∞) = 51/250",
        "accepted  binary-denoising: C(∞, 0) = 311/1450",
        "4 accepted, 0 rejected",
      ],
    ],
    [
      "order",
      ["order", "symmetric.json", "gallery:blackwell-erasure"],
      [
        "accepted  blackwell-symmetric: its channel is a degradation of the 2 × 3 channel of the certificate",
        "accepted  blackwell-erasure: its channel is not a degradation of the 2 × 2 channel of the certificate",
        "2 accepted, 0 rejected",
      ],
    ],
    [
      "verdicts",
      ["verdicts", "gallery:no-tradeoff"],
      [
        "accepted  no-tradeoff: C on all of its domain: 1 piece, 2 domain rows, 1 vertex",
        "accepted  no-tradeoff: Bayes risk 0 of X and 1/4 of Y, gap 1/4",
        "accepted  no-tradeoff: least distortion 1/4, perception 0, error rate 1/4: one restorer attains all three",
        "3 accepted, 0 rejected",
      ],
    ],
  ] as const)("%s", async (name, words, lines) => {
    const file = `${name.replaceAll(" ", "-")}.certificate.json`;
    const first = await exactCdp([...words, "--certificate", file], { cwd });
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(await exactCdp(["check", file], { cwd })).toEqual({
      status: 0,
      stdout: `${lines.join("\n")}\n`,
      stderr: "",
    });
  });

  // All mass goes from 0 and 1 to 2, so that P_min = √(17/5).
  folder.file(
    "root.json",
    JSON.stringify({
      ...galleryProblem("unsquared-wasserstein"),
      name: "root",
      restored: { alphabet: ["2"] },
      classifier: ["calm"],
      distortion: "squared-error",
    }),
  );
  const unstated = ["C(17/5, sqrt(17/5))", "C(inf, sqrt(17/5))"]
    .map((C) => `exact-cdp: no certificate of ${C} of root: a certificate states a rational bound\n`)
    .join("");

  it("where P_min is irrational the verdict is printed, and what can be certified is", async () => {
    const { status, stdout, stderr } = await exactCdp(
      ["tradeoff", "root.json", "--json", "--certificate", "root.certificate.json"],
      { cwd },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: unstated });
    expect(JSON.parse(stdout)).toMatchObject({ minima: { perception: "sqrt(17/5)" }, simultaneous: true });
    expect((await exactCdp(["check", "root.certificate.json"], { cwd })).stdout).toBe(
      "accepted  root: C(17/5, ∞) = 1/5\naccepted  root: C(∞, ∞) = 1/5\n2 accepted, 0 rejected\n",
    );
  });

  it("verdicts on such a problem lose nothing of the others", async () => {
    const { status, stdout, stderr } = await exactCdp(
      ["verdicts", "p.json", "root.json", "--certificate", "both.certificate.json"],
      { cwd },
    );
    const without =
      "exact-cdp: no certificate of theorem 1 on root: for the unsquared Wasserstein-2 there is no statement\n";
    expect({ status, stderr }).toEqual({ status: 0, stderr: `${without}${unstated}` });
    expect(stdout.split("\n")).toHaveLength(4);
    expect((await exactCdp(["check", "both.certificate.json"], { cwd })).stdout).toContain(
      "\n6 accepted, 0 rejected\n",
    );
  });

  it("theorem 1 without a certificate is printed, and the reason is the same", async () => {
    const { status, stdout, stderr } = await exactCdp(
      ["theorem", "1", "root.json", "--certificate", "none.certificate.json"],
      { cwd },
    );
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        "exact-cdp: --certificate: expected a verdict with a certificate, found none of theorem 1 on root: for the unsquared Wasserstein-2 there is no statement\n",
    });
    expect(stdout).toContain("\n  because   C is one surface, and where it is finite it does not depend on P\n");
  });

  it("check --json prints what was proved, numbers as text", async () => {
    await exactCdp(["order", "symmetric.json", "gallery:blackwell-erasure", "--json", "--certificate", "proved.json"], {
      cwd,
    });
    const { stdout } = await exactCdp(["check", "proved.json", "--json"], { cwd });
    expect(
      stdout
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      {
        status: "accepted",
        statement: {
          kind: "degradation",
          holds: true,
          of: {
            inputs: ["0", "1"],
            matrix: [
              ["1/2", "1/2", "0"],
              ["0", "1/2", "1/2"],
            ],
          },
        },
      },
      { status: "accepted", statement: { kind: "degradation", holds: false } },
    ]);
  });

  it("where there is none, no empty file is left behind, and an old one is kept", async () => {
    folder.file("old.json", "old");
    folder.file("restorer.json", '[["1","0"],["3/4","1/4"]]');
    const calls = [
      ["theorem", "1", "root.json"],
      ["theorem", "1", "list.json"],
      ["evaluate", "gallery:unsquared-wasserstein", "restorer.json"],
    ];
    for (const call of calls) {
      for (const file of ["new.json", "old.json"])
        expect(await exactCdp([...call, "--certificate", file], { cwd })).toMatchObject({ status: 2 });
      expect({
        call,
        left: existsSync(folder.file("new.json")),
        old: readFileSync(folder.file("old.json"), "utf8"),
      }).toEqual({ call, left: false, old: "old" });
    }
  });

  it("a verdict that is changed is rejected with status 1", async () => {
    await exactCdp(["tradeoff", "p.json", "--certificate", "changed.json"], { cwd });
    const text = readFileSync(folder.file("changed.json"), "utf8").replace(
      '"simultaneous":false',
      '"simultaneous":true',
    );
    const { status, stdout } = await exactCdp(["check", "-"], { input: text });
    expect(status).toBe(1);
    expect(stdout).toContain('rejected  standard input: $[0].evidence: expected the key "restorer", found none');
  });
});

describe("order", () => {
  it("takes any problem: nothing but channels and source letters matters", async () => {
    const { status, stdout, stderr } = await exactCdp(
      ["order", "gallery:missed-alarm", "gallery:unsquared-wasserstein", "--json", "--certificate", "composite.json"],
      { cwd },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject({
      channel: "missed-alarm",
      of: "unsquared-wasserstein",
      relation: "equivalent",
    });
    expect((await exactCdp(["check", "composite.json"], { cwd })).stdout).toContain("2 accepted, 0 rejected");
  });

  it("tells two problems of one name apart", async () => {
    const one = galleryProblem("blackwell-symmetric") as object;
    folder.file(
      "better.json",
      JSON.stringify({
        ...one,
        channel: {
          outputs: ["0", "1"],
          matrix: [
            ["1", "0"],
            ["0", "1"],
          ],
        },
      }),
    );
    const [two, same] = await inBatches(
      [
        ["symmetric.json", "better.json"],
        ["symmetric.json", "symmetric.json"],
      ],
      (files) => exactCdp(["order", ...files], { cwd }),
    );
    expect(two!.stdout).toMatch(
      /^blackwell-symmetric \(symmetric\.json\) is a degradation of blackwell-symmetric \(better\.json\)\n/,
    );
    expect(two!.stdout).toContain(
      "\nblackwell-symmetric (better.json) is no degradation of blackwell-symmetric (symmetric.json)\n",
    );
    expect(two!.stdout).toContain("\nblackwell-symmetric (better.json) is the better channel");
    expect(same!.stdout).toMatch(/^blackwell-symmetric \(first\) is a degradation of blackwell-symmetric \(second\)\n/);
  });
});

describe("input", () => {
  it("comes from standard input too", async () => {
    const text = readFileSync(folder.file("p.json"), "utf8");
    const [fromFile, fromInput] = await Promise.all([
      exactCdp(["theorem", "2", "p.json", "--json"], { cwd }),
      exactCdp(["theorem", "2", "-", "--json"], { input: text }),
    ]);
    expect(fromInput).toEqual(fromFile);
    expect(JSON.parse((await exactCdp(["tradeoff", "-", "--json"], { input: text })).stdout)).toMatchObject({
      simultaneous: false,
      hall: { letters: ["1"] },
    });
    expect(
      JSON.parse((await exactCdp(["order", "-", "symmetric.json", "--json"], { cwd, input: text })).stdout),
    ).toMatchObject({ channel: "binary-denoising", of: "blackwell-symmetric", relation: "better" });
    expect((await exactCdp(["verdicts", "-", "symmetric.json"], { cwd, input: text })).stdout.split("\n")).toHaveLength(
      4,
    );
  });

  it("names that somebody chose cannot break a table", async () => {
    const [latex, csv, markdown] = await inBatches(["latex", "csv", "markdown"], (format) =>
      exactCdp(["verdicts", "named.json", "--format", format], { cwd }),
    );
    expect(latex!.stdout).toContain(
      "\na\\_b\\textbar{}c, {\\ttfamily\\char34}d{\\ttfamily\\char34} 50\\% \\& \\textbackslash{}x & 2 & ",
    );
    expect(csv!.stdout).toContain('\n"a_b|c, ""d"" 50% & \\x",2,yes,0,1/4,');
    expect(markdown!.stdout).toContain('\n| a\\_b\\|c, "d" 50% & \\\\x | ');
  });
});

const misused: readonly [what: string, words: readonly string[], ...says: string[]][] = [
  [
    "a theorem that does not exist",
    ["theorem", "3", "p.json"],
    "theorem: expected one of the theorems",
    "2",
    'found "3"',
  ],
  ["a theorem by another name", ["theorem", "two", "p.json"], 'found "two"'],
  ["a theorem without a file", ["theorem", "2"], "argument 'FILE'", "exact-cdp theorem --help"],
  ["a file that is no problem", ["theorem", "2", "list.json"], "list.json: $: expected a problem, an object"],
  ["a file that is not there", ["tradeoff", "none.json"], "none.json", "no such file"],
  ["decimals that are none", ["tradeoff", "p.json", "--decimals", "x"], "--decimals"],
  [
    "the certificate over the input",
    ["tradeoff", "p.json", "--certificate", "p.json"],
    "--certificate",
    "a file other than the input",
  ],
  ["a certificate to standard output", ["theorem", "2", "p.json", "--certificate", "-"], "--certificate"],
  ["one channel", ["order", "p.json"], "argument 'OTHER'"],
  ["standard input twice", ["order", "-", "-"], "standard input"],
  [
    "channels of other letters",
    ["order", "p.json", "gallery:three-classes"],
    'source letters of "three-classes"',
    'found no "0"',
  ],
  [
    "channels of more letters",
    ["order", "gallery:binary-denoising", "gallery:ternary-additive-noise"],
    'source letters of "ternary-additive-noise"',
  ],
  ["an unknown format", ["verdicts", "--format", "xml"], "--format", "latex, csv, markdown, json"],
  ["two formats", ["verdicts", "--format", "csv", "--json"], "--json", "either --json or another --format"],
  ["a gallery name that does not exist", ["verdicts", "gallery:none"], "gallery:none"],
  ["one bad file among good ones", ["verdicts", "p.json", "list.json"], "list.json"],
];

describe("misuse", () => {
  let results: readonly Finished[];
  beforeAll(async () => {
    results = await inBatches(misused, ([, words]) => exactCdp(words, { cwd }));
  });

  it.each(misused.map(([what], index) => ({ what, index })))("$what", ({ index }) => {
    const [, , ...says] = misused[index]!;
    const { status, stdout, stderr } = results[index]!;
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^exact-cdp: [^\n]+\n$/);
    for (const words of says) expect(stderr).toContain(words);
  });
});
