/**
 * Data that people have: confusion matrices in CSV, counts, rounded rows, a single class. What failed
 * in 0.5.1 is here with what is right.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { exactCdp, temporaryFolder } from "../support/cli.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;

/** Three positions of a seat belt, as a recogniser saw them. */
const csv = "noseatbelt,seatbelt,unoccupied\n812,15,0\n34,828,0\n0,0,873\n";
const classes = ["noseatbelt", "seatbelt", "unoccupied"];
const rows = [
  [812, 15, 0],
  [34, 828, 0],
  [0, 0, 873],
];
const belts = (channel: object): string =>
  JSON.stringify({
    format: "exact-cdp/problem@1",
    name: "seat belts",
    source: {
      alphabet: classes,
      classNames: classes,
      counts: [
        [827, 0, 0],
        [0, 862, 0],
        [0, 0, 873],
      ],
    },
    channel,
    classifier: classes,
    distortion: "hamming",
    perception: "total-variation",
  });
folder.file("confusion.csv", csv);
folder.file("matrix.json", belts({ outputs: ["y0", "y1", "y2"], matrix: rows }));
folder.file("counts.json", belts({ outputs: classes, counts: rows }));
folder.file("file.json", belts({ outputs: classes, file: "confusion.csv" }));

/** A bit with one class, or none. */
const bit = (source: object): string =>
  JSON.stringify({
    format: "exact-cdp/problem@1",
    name: "bit",
    source: { alphabet: ["0", "1"], ...source },
    channel: {
      outputs: ["0", "1"],
      matrix: [
        ["9/10", "1/10"],
        ["1/10", "9/10"],
      ],
    },
    classifier: "bayes",
    distortion: "hamming",
    perception: "total-variation",
  });
folder.file("no-classes.json", bit({ pmf: ["1/2", "1/2"] }));
folder.file("one-class.json", bit({ classes: [{ name: "any", prior: 1, pmf: ["1/2", "1/2"] }] }));
const rounded = (more: object): string =>
  bit({ classes: [{ name: "any", prior: 1, pmf: ["0.594972904117579", "0.40502709588242103"], ...more }] });
folder.file("floats.json", rounded({}));
folder.file("normalised.json", rounded({ normalise: true }));

const refused = async (...words: string[]): Promise<string> => {
  const { status, stdout, stderr } = await exactCdp(words, { cwd });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr.split("\n")).toHaveLength(2);
  return stderr;
};
const printed = async (...words: string[]): Promise<string> => {
  const { status, stdout, stderr } = await exactCdp(words, { cwd });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
};

describe("counts and CSV", () => {
  it('counts under "matrix" are told where they belong', async () => {
    expect(await refused("validate", "matrix.json")).toContain(
      'matrix.json: $.channel.matrix[0]: expected masses with sum 1 (counts are given under the key "counts"), found sum 827',
    );
  });

  it("counts and the CSV file are one problem, and validate says what was normalised", async () => {
    const [counts, file] = [await printed("validate", "counts.json"), await printed("validate", "file.json")];
    const hash = /sha256 [0-9a-f]{64}/;
    expect(hash.exec(file)?.[0]).toBe(hash.exec(counts)?.[0]);
    expect(file.split("\n").slice(1)).toEqual([
      "       normalised  $.source.counts: all classes together, sum 2562",
      '       read        "confusion.csv" at $.channel: 3 × 3 counts, columns by name',
      '       normalised  $.channel.file: the source letter "noseatbelt", sum 827',
      '       normalised  $.channel.file: the source letter "seatbelt", sum 862',
      '       normalised  $.channel.file: the source letter "unoccupied", sum 873',
      "",
    ]);
  });

  it("the same in JSON", async () => {
    const { normalised, files } = JSON.parse(await printed("validate", "file.json", "--json")) as Record<
      string,
      unknown
    >;
    expect(normalised).toContainEqual({ path: "$.channel.file", of: 'the source letter "seatbelt"', sum: "862" });
    expect(files).toEqual([
      {
        path: "$.channel",
        file: "confusion.csv",
        rows: 3,
        columns: 3,
        numbers: "counts",
        named: { rows: false, columns: true },
      },
    ]);
  });

  it("a CSV file is found beside its problem, and in the working folder for standard input", async () => {
    const elsewhere = await exactCdp(["validate", join(cwd, "file.json")], { cwd: "/" });
    expect(elsewhere).toMatchObject({ status: 0, stderr: "" });
    const input = readFileSync(join(cwd, "file.json"));
    expect(await exactCdp(["validate", "-"], { cwd, input })).toMatchObject({ status: 0, stderr: "" });
    folder.file("gone.json", belts({ outputs: classes, file: "gone.csv" }));
    expect(await refused("solve", "gone.json", "--at", "inf,inf")).toMatch(
      /^exact-cdp: gone\.json: \$\.channel\.file: .*gone\.csv: expected a file that can be read/,
    );
  });

  it("no output destroys the CSV file of a problem", async () => {
    expect(await refused("solve", "file.json", "--at", "inf,inf", "--output", "confusion.csv")).toContain(
      '--output: expected a file other than one that the problem names, found "confusion.csv"',
    );
    expect(await refused("solve", "file.json", "--at", "inf,inf", "--certificate", "./confusion.csv")).toContain(
      "--certificate",
    );
    expect(readFileSync(join(cwd, "confusion.csv"), "utf8")).toBe(csv);
  });

  it("CSV in the place of JSON is recognised", async () => {
    for (const command of [["validate"], ["check"], ["export", "--to", "coq"], ["surface"]])
      expect(await refused(command[0]!, "confusion.csv", ...command.slice(1))).toMatch(
        /expected a (problem file|certificate|certificate or a problem file) \(JSON\); a CSV file is named inside of a problem file: "channel": .*"confusion\.csv".*, found CSV$/m,
      );
    expect(await exactCdp(["validate", "-"], { input: csv })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("found CSV") as string,
    });
  });
});

describe("restorers", () => {
  const kept = "distortion   39725/1069311";
  it("counts in CSV, and in JSON", async () => {
    const { status, stdout, stderr } = await exactCdp(["evaluate", "file.json", "confusion.csv"], { cwd });
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: "",
    });
    expect(stdout).toContain(kept);
    folder.file("counts-restorer.json", JSON.stringify({ counts: rows }));
    expect((await exactCdp(["evaluate", "file.json", "counts-restorer.json"], { cwd })).stdout).toBe(stdout);
  });

  it("rounded rows with --normalise", async () => {
    folder.file(
      "rounded.csv",
      ",unoccupied,seatbelt,noseatbelt\nunoccupied,1,0,0\nseatbelt,0,0.67,0.34\nnoseatbelt,0,0.5,0.5\n",
    );
    expect(await refused("evaluate", "file.json", "rounded.csv")).toContain(
      'rounded.csv, the output "seatbelt": expected masses with sum 1 (--normalise divides by the sum), found sum 101/100',
    );
    const { status, stdout, stderr } = await exactCdp(
      ["evaluate", "file.json", "rounded.csv", "--normalise", "--json"],
      { cwd },
    );
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: "exact-cdp: rounded.csv: 1 row divided by the exact sum\n",
    });
    expect(JSON.parse(stdout)).toMatchObject({ problem: "seat belts", optimal: false });
  });
});

describe("one class", () => {
  it("a source without classes is told that one is enough", async () => {
    expect(await refused("validate", "no-classes.json")).toContain(
      'one is enough: "classes": [{"name": "any", "prior": 1, "pmf": […]}]',
    );
  });

  it("then the error rate is 0, and the slice at 0 is D(P)", async () => {
    expect(await printed("validate", "one-class.json")).toMatch(/^valid {2}bit: 1 class, /);
    expect(await printed("slice", "one-class.json", "--error-rate", "0")).toContain(
      "least D as a function of P, error rate at most 0",
    );
    expect(await printed("theorem", "1", "one-class.json")).toContain("Theorem 1 holds");
    expect(await printed("verdicts", "one-class.json", "--certificate", "verdicts.json")).toContain("bit");
    expect(await printed("check", "verdicts.json")).toContain("3 accepted, 0 rejected");
  });
});

describe("rounded masses", () => {
  it("are refused, with the way to mend it", async () => {
    expect(await refused("validate", "floats.json")).toContain(
      '$.source.classes[0].pmf: expected masses with sum 1 ("normalise": true beside them divides by the sum), found sum 100000000000000003/100000000000000000',
    );
  });

  it("which works, and says by how much", async () => {
    expect(await printed("validate", "normalised.json")).toContain(
      'normalised  $.source.classes[0].pmf: the class "any", sum 1 + 3/100000000000000000',
    );
  });
});

describe("confusion", () => {
  it("writes the problem of a confusion matrix", async () => {
    folder.file("belts.json", await printed("confusion", "confusion.csv", "--name", "seat belts"));
    const hash = /sha256 [0-9a-f]{64}/;
    expect(hash.exec(await printed("validate", "belts.json"))?.[0]).toBe(
      hash.exec(await printed("validate", "file.json"))?.[0],
    );
  });

  it("takes measures as a problem file has them", async () => {
    const text = await printed(
      "confusion",
      "confusion.csv",
      "--distortion",
      '{"matrix": [[0,1,2],[1,0,0.5],[2,1,0]]}',
      "--perception",
      "chebyshev",
    );
    expect(JSON.parse(text)).toMatchObject({
      name: "confusion",
      distortion: {
        matrix: [
          ["0", "1", "2"],
          ["1", "0", "1/2"],
          ["2", "1", "0"],
        ],
      },
      perception: "chebyshev",
    });
    expect(await refused("confusion", "confusion.csv", "--distortion", "huber")).toContain(
      '$.distortion: expected one of "hamming"',
    );
    expect(await refused("confusion", "counts.json")).toContain("counts.json");
  });
});
