/** `plot`: pictures of every kind in every format, the same bytes again, and what is refused. */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { exactCdp, temporaryFolder } from "../support/cli.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;
const read = (name: string): Buffer => readFileSync(join(cwd, name));

async function drawn(output: string, ...words: string[]): Promise<Buffer> {
  const { status, stdout, stderr } = await exactCdp(["plot", ...words, "--output", output], { cwd });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "", stderr: "" });
  return read(output);
}

/** One line, status 2, and no file made or changed. */
async function refused(words: readonly string[], ...says: string[]): Promise<void> {
  const before = readdirSync(cwd).sort();
  const { status, stdout, stderr } = await exactCdp(["plot", ...words], { cwd });
  expect({ status, stdout, lines: stderr.split("\n").length }, stderr).toEqual({ status: 2, stdout: "", lines: 2 });
  for (const part of ["exact-cdp: ", ...says]) expect(stderr).toContain(part);
  expect(readdirSync(cwd).sort()).toEqual(before);
}

folder.file(
  "restorers.json",
  JSON.stringify({
    restorers: {
      keep: [
        ["1", "0"],
        ["0", "1"],
      ],
      blur: [
        ["1", "0"],
        ["1/2", "1/2"],
      ],
    },
  }),
);
folder.file("flip.csv", "0,1\n1,0\n");

const three = "gallery:three-classes";
const binary = "gallery:binary-denoising";
const pictures: readonly (readonly [string, readonly string[]])[] = [
  ["map", [binary, "--map", "--points", "restorers.json", "--points", "flip.csv", "--sweep", "4"]],
  ["surface", [three, "--surface", "--view", "35,30", "--view", "215,40"]],
  ["slices", [three, "--slices", "-P", "0,1/10", "-D", "2/5,inf", "-E", "11/25"]],
  ["sheets", ["gallery:missed-alarm", "--slices", "-D", "inf"]],
  ["root", ["gallery:unsquared-wasserstein", "--map"]],
  ["overlay", [binary, "gallery:z-channel", "--map", "-E", "1/5,2/5"]],
];

describe.each(pictures)("%s", (name, words) => {
  it.each(["svg", "png", "pdf", "tikz", "csv"])("as %s, twice the same bytes", async (ending) => {
    const [first, second] = [await drawn(`${name}.${ending}`, ...words), await drawn(`${name}.${ending}`, ...words)];
    expect(first.equals(second)).toBe(true);
    const start = { svg: "<svg ", png: "\u0089PNG\r\n", pdf: "%PDF-", tikz: "% ", csv: "# " }[ending]!;
    expect(first.subarray(0, start.length).toString("latin1")).toBe(start);
    expect(first.length).toBeGreaterThan(ending === "csv" ? 300 : 2000);
  });
});

describe("the numbers", () => {
  it("CSV has exact values with their decimals, and says what draws it again", async () => {
    const text = (await drawn("map.csv", three, "--map")).toString();
    expect(text).toMatch(/^# C\(D,P\) of three-classes in the \(D,P\) plane\n/);
    expect(text).toContain("# regenerate: exact-cdp plot gallery:three-classes --map --output map.csv\n");
    expect(text).toContain("problem,item,point,distortion,distortion_decimal,perception,perception_decimal,errorRate");
    expect(text).toContain("three-classes,cell 0,");
    // The corner of the least error rate, at which four planes meet.
    expect(text).toMatch(/,111\/250,0\.444000000000,83\/250,0\.332000000000,53\/125,0\.424000000000\n/);
  });

  it("corners under a root are written as roots", async () => {
    const text = (await drawn("root.csv", "gallery:unsquared-wasserstein", "--slices", "-D", "inf")).toString();
    expect(text).toMatch(/D = inf,1,inf,inf,2\/5,0\.400000000000,4\/25,/);
  });

  it("restorers and optima are evaluated exactly", async () => {
    const text = (
      await drawn("points.csv", binary, "--map", "--points", "restorers.json", "--sweep", "1,0,2")
    ).toString();
    expect(text).toMatch(/restorer keep,0,1\/10,0\.100000000000,19\/500,0\.038000000000,51\/250,/);
    expect(text).toMatch(/optimum 0 of 1 weighted sums,0,/);
  });

  it("stretches that are not convex are marked, and curves that begin later say so", async () => {
    const svg = (await drawn("sheets.svg", "gallery:missed-alarm", "--slices", "-D", "inf,1/10")).toString();
    expect(svg).toContain("not convex: the curve lies above its chord");
    expect(svg).toMatch(/D<\/tspan> = 1\/10: no restorer meets it: the least distortion is/);
  });

  it("levels of a smooth divergence are bands", async () => {
    const svg = (await drawn("band.svg", "gallery:denoising-kullback-leibler", "--map")).toString();
    expect(svg).toContain("may have the value");
    const curves = (
      await drawn(
        "curves.svg",
        "gallery:denoising-kullback-leibler",
        "--slices",
        "-P",
        "1/1000",
        "--tolerance",
        "1/100",
      )
    ).toString();
    expect(curves).toContain("Each curve is a band, at most");
  });

  it("the Gaussian example has four panels", async () => {
    const csv = await exactCdp(["gaussian", "--gain", "1/2:1:1/4", "--digits", "8", "--format", "csv"], { cwd });
    folder.file("g.csv", csv.stdout);
    const svg = (await drawn("g.svg", "g.csv", "--gaussian")).toString();
    for (const letter of ["(a)", "(b)", "(c)", "(d)"]) expect(svg).toContain(letter);
    expect(svg).toContain("Every value is enclosed, to ");
  });
});

describe("from a certificate", () => {
  it("draws what it proves, after checking it, and nothing from one that is wrong", async () => {
    await exactCdp(["surface", three, "--certificate", "surface.json"], { cwd });
    const places = (csv: Buffer): string[] =>
      csv
        .toString()
        .split("\n")
        .filter((line) => line.includes(",cell "))
        .map((line) => line.replace(/,cell (\d+),\d+/, ",cell $1"))
        .sort();
    const proved = await drawn("proved.csv", "surface.json", "--map");
    expect(places(proved)).toEqual(places(await drawn("map.csv", three, "--map")));
    expect(places(proved).length).toBeGreaterThan(15);
    const wrong = read("surface.json")
      .toString()
      .replace(/"intercept":"53\/125"/, '"intercept":"54/125"');
    folder.file("wrong.json", wrong);
    await refused(["wrong.json", "--map", "--output", "w.svg"], "wrong.json", "certificate", "rejected");
    await exactCdp(["solve", three, "-D", "2/5", "-P", "0", "--certificate", "point.json"], { cwd });
    await refused(["point.json", "--map", "--output", "w.svg"], "another kind: value");
    await refused(["surface.json", "--map", "--tolerance", "1/10", "--output", "w.svg"], "--tolerance");
  });
});

describe("what stands in the place of the picture", () => {
  it("is replaced by a picture, and kept where there is none", async () => {
    folder.file("kept.svg", "mine");
    await refused(["gallery:none", "--map", "--output", "kept.svg"]);
    await refused([three, "--slices", "-D", "0", "--output", "kept.svg"]);
    expect(read("kept.svg").toString()).toBe("mine");
    await drawn("kept.svg", three, "--map");
    expect(read("kept.svg").toString()).toMatch(/^<svg/);
  });

  it("is never what is read", async () => {
    folder.file("mine.svg", read("restorers.json").toString());
    await refused([binary, "--map", "--points", "mine.svg", "--output", "mine.svg"], "--output");
  });
});

describe("what is refused", () => {
  const output = ["--output", "o.svg"];
  it.each([
    [
      [three, ...output],
      ["one of --map, --surface, --slices and --gaussian", "none of them"],
    ],
    [[three, "--map", "--surface", ...output], ["--map and --surface"]],
    [[three, "--map"], ["--output F.svg"]],
    [
      [three, "--map", "--output", "o.jpg"],
      [".svg, .png, .pdf, .tikz or .csv", "o.jpg"],
    ],
    [[three, "--map", "--output", "o"], [".svg, .png"]],
    [[three, "--map", "--output", join("none", "o.svg")], ["a file that can be written"]],
    [
      [three, "--map", "-P", "0", ...output],
      ["--perception", "--slices"],
    ],
    [[three, "--slices", ...output], ["bounds of --perception, --distortion or --error-rate"]],
    [[three, "--slices", "-P", "x", ...output], ["--perception"]],
    [[three, "--slices", "-P", "0:1:1/100", ...output], ["at most 16"]],
    [[three, "--slices", "-D", "1/10", ...output], ["the least distortion is 3/10"]],
    [[three, "--slices", "-P", "0", "--sweep", "4", ...output], ["--sweep"]],
    [[three, "--map", "-E", "inf", ...output], ["finite values of C"]],
    [
      [three, "--map", "--view", "1,2", ...output],
      ["--view", "--surface"],
    ],
    [[three, "--surface", "--view", "10", ...output], ["AZIMUTH,ELEVATION"]],
    [[three, "--surface", "--view", "10,3", ...output], ["from 5 to 90"]],
    [[three, "--map", "--sweep", "1,2", ...output], ["three weights"]],
    [[three, "--map", "--sweep", "0", ...output], ["whole number N"]],
    [
      [three, "--map", "--tolerance", "1/10", ...output],
      ["--tolerance", "smooth"],
    ],
    [[three, binary, "--map", "--points", "restorers.json", ...output], ["one FILE with --points"]],
    [[three, "--map", "--points", "restorers.json", ...output], ["restorers.json"]],
    [
      [binary, "--map", "--points", "missing.json", ...output],
      ["missing.json", "no such file"],
    ],
    [["-", "--map", "--points", "-", ...output], [`"-" once`]],
    [["restorers.json", "--map", ...output], ["restorers.json"]],
    [["flip.csv", "--map", ...output], ["flip.csv"]],
    [["flip.csv", "--gaussian", ...output], ["a column gain"]],
    [[three, "--gaussian", ...output], ["gallery:three-classes"]],
    [["gallery:missed-alarm-hellinger", "--map", ...output], ["re"]],
    [[three, "gallery:unsquared-wasserstein", "--map", ...output], ["roots"]],
    [Array.from({ length: 8 }, () => three).concat("--map", ...output), ["at most 7 problems"]],
  ])("%j", async (words, says) => {
    await refused(words, ...says);
  });

  it("an empty list of restorers, and one without a name", async () => {
    folder.file("empty.json", `{"restorers": {}}`);
    await refused([binary, "--map", "--points", "empty.json", ...output], "$.restorers");
    folder.file("bad.json", `{"restorers": {"a": [["1", "1"], ["0", "1"]]}}`);
    await refused([binary, "--map", "--points", "bad.json", ...output], '$.restorers["a"]');
  });

  it("a Gaussian table with gains out of order, one gain, or ends the wrong way round", async () => {
    const [head = "", first = "", second = ""] = read("g.csv")
      .toString()
      .split("\n")
      .filter((line) => !line.startsWith("#"));
    const table = (...lines: string[]): void => writeFileSync(join(cwd, "bad.csv"), `${[head, ...lines].join("\n")}\n`);
    table(second, first);
    await refused(["bad.csv", "--gaussian", ...output], "ascending gains");
    table(first);
    await refused(["bad.csv", "--gaussian", ...output], "at least two gains");
    table(first.replace("0.75000000,0.75000000", "0.76,0.75"), second);
    await refused(["bad.csv", "--gaussian", ...output], "meanSquaredError_lower at most");
  });
});

it("a single vertex, a constant C and bounds of infinity are pictures", async () => {
  for (const name of ["no-tradeoff", "invertible-channel"]) {
    for (const words of [["--map"], ["--surface"], ["--slices", "-P", "inf", "-D", "inf", "-E", "inf"]])
      expect((await drawn("one.svg", `gallery:${name}`, ...words)).length).toBeGreaterThan(1500);
  }
});

it("a name that no font has is drawn, and markup in names is text", async () => {
  const problem = JSON.parse((await exactCdp(["gallery", "z-channel"], { cwd })).stdout);
  folder.file("name.json", JSON.stringify({ ...problem, name: "<b>漢&字</b> %}" }));
  expect((await drawn("name.svg", "name.json", "--map")).toString()).toContain("&lt;b&gt;□&amp;□&lt;/b&gt; %}");
  for (const ending of ["png", "pdf", "tikz", "csv"]) await drawn(`name.${ending}`, "name.json", "--map");
  mkdirSync(join(cwd, "below"), { recursive: true });
  await drawn(join("below", "p.svg"), "name.json", "--map");
  expect(existsSync(join(cwd, "below", "p.svg"))).toBe(true);
});
