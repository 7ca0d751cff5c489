/**
 * How numbers come out: exact, rounded or both, for people and for programs; never zero for what is
 * not zero; long tables row by row.
 */
import { afterAll, describe, expect, it } from "vitest";
import { exactCdp, finished, said, start, temporaryFolder } from "../support/cli.js";
import { csvRecords } from "../unit/report/readers.js";
import { valid } from "./malformed.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;

folder.file("p.json", JSON.stringify(valid()));

/** Two classes behind a useless channel; the first one is rare. */
function rare(prior: string, other: string): object {
  return {
    format: "exact-cdp/problem@1",
    name: "rare",
    source: {
      alphabet: ["0", "1"],
      classes: [
        { name: "rare", prior, pmf: ["1/3", "2/3"] },
        { name: "common", prior: other, pmf: ["2/3", "1/3"] },
      ],
    },
    channel: { outputs: ["y0"], matrix: [["1"], ["1"]] },
    classifier: "bayes",
    distortion: "hamming",
    perception: "total-variation",
  };
}

folder.file("tiny.json", JSON.stringify(rare("3378681/200000000000000", "199999996621319/200000000000000")));
const many = 508021860739623365322188197652216501772434524836001n * 10n ** 9n;
folder.file("long.json", JSON.stringify(rare(`1/${String(many)}`, `${String(many - 1n)}/${String(many)}`)));

async function printed(...words: string[]): Promise<string> {
  const { status, stdout, stderr } = await exactCdp(words, { cwd });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

const grid = ["-D", "3/20", "-P", "0,1/100"];

describe("what is not zero is never printed as zero", () => {
  it.each([
    ["solve", "--at", "inf,inf"],
    ["surface"],
    ["slice", "-D", "inf"],
    ["sweep", "-w", "0,0,1"],
    ["tradeoff"],
    ["theorem", "2"],
    ["verdicts", "--decimals", "6", "--format", "latex"],
    ["verdicts", "--numbers", "rounded", "--format", "markdown"],
    ["verdicts", "--decimals", "1", "--format", "csv"],
    ["table", "-D", "inf", "-P", "inf", "--decimals", "0", "--json"],
  ])("%s %s %s %s", async (...words) => {
    for (const file of ["tiny.json", "long.json"]) {
      const [command = "", ...rest] = words;
      const all = command === "theorem" ? ["theorem", "2", file] : [command, file, ...rest];
      const text = await printed(...all);
      expect(text).toMatch(/[1-9](?:\.\d+)?(?:e-|\\cdot10\^\{-)\d/);
      // A rounded zero stands only where the number is zero: after "0" itself.
      expect(text).not.toMatch(/[^0,]\s*≈0\.0+\b|\b(?!0,)[\d/]*[1-9],0\.0+\b/);
    }
  });

  it("three digits", async () => {
    expect(await printed("solve", "tiny.json", "--at", "inf,inf")).toContain(
      "C(∞, ∞) = 3378681/200000000000000 ≈1.69e-8\n",
    );
  });
});

describe("for people", () => {
  it("--numbers exact: all digits, and nothing rounded", async () => {
    for (const words of [
      ["solve", "long.json", "--at", "inf,inf"],
      ["tradeoff", "long.json"],
    ]) {
      const text = await printed(...words, "--numbers", "exact");
      expect(text).toContain(`1/${String(many)}`);
      expect(text).not.toContain("≈");
    }
    const latex = await printed("verdicts", "long.json", "--numbers", "exact", "--format", "latex");
    expect(latex).toContain(`$1/${String(many)}$`);
    expect(latex).not.toContain("approx");
    expect(latex).toContain("regenerate: exact-cdp verdicts long.json --format latex --numbers exact\n");
  });

  it("by default a table rounds what is longer than 24 characters, and says so once; --longest sets the length", async () => {
    for (const format of ["latex", "markdown"]) {
      const table = await printed("verdicts", "long.json", "p.json", "--format", format);
      expect(table.match(/values of more than 24 characters are rounded/g)).toHaveLength(1);
      expect(table).toMatch(/≈1\.97e-60|\{\\approx\}1\.97\\cdot10\^\{-60\}/);
      expect(table).toContain("51/250");
      expect(Math.max(...table.split("\n").flatMap((line) => (/^[%<]/.test(line) ? [] : [line.length])))).toBeLessThan(
        220,
      );
      const shorter = await printed("verdicts", "p.json", "--format", format, "--longest", "5");
      expect(shorter).toContain("values of more than 5 characters");
      expect(shorter).not.toContain("51/250");
      expect(shorter).toContain(`--format ${format} --longest 5`);
    }
  });

  it("text shows the digits of a point, unless --longest says otherwise, and says at its end what it left out", async () => {
    expect(await printed("solve", "long.json", "--at", "inf,inf")).toContain(`= 1/${String(many)} ≈1.97e-60\n`);
    const short = await printed("solve", "long.json", "--at", "inf,inf", "--longest", "40");
    expect(short).toContain("C(∞, ∞) ≈1.97e-60\n");
    expect(short.trimEnd().split("\n").at(-1)).toBe(
      "values of more than 40 characters are rounded (≈); all digits: --numbers exact",
    );
  });

  it("--numbers rounded: the note once instead of a mark on each number of a table", async () => {
    for (const format of ["latex", "markdown"]) {
      const table = await printed(
        "table",
        "p.json",
        ...grid,
        "--numbers",
        "rounded",
        "--decimals",
        "4",
        "--format",
        format,
      );
      expect(table).toContain("rounded to 4 digits; exact values: regenerate with --numbers exact");
      expect(table).toContain("0.2145");
      expect(table).not.toMatch(/≈|approx|311\/1450/);
    }
    const text = await printed("theorem", "2", "p.json", "--numbers", "rounded");
    expect(text).toContain("Bayes risk of X  ≈0.130000\n");
    expect(text).not.toMatch(/\d\/\d/);
  });

  it("--numbers both is exact and rounded, as --decimals alone", async () => {
    const both = await printed("table", "p.json", ...grid, "--numbers", "both", "--decimals", "3");
    expect(both).toContain("311/1450 ≈0.214");
    expect(
      (await printed("table", "p.json", ...grid, "--decimals", "3")).replace(
        "--decimals 3",
        "--decimals 3 --numbers both",
      ),
    ).toBe(both);
  });

  it("each printed rational of a point has its rounded value", async () => {
    const text = await printed("solve", "p.json", "--at", "3/20,1/100");
    expect(text).toContain("  achieved     distortion 339/2900 ≈0.116897, perception 1/100 ≈0.010000\n");
    expect(text).toContain("  multipliers  distortion 0, perception 8/29 ≈0.275862\n");
  });
});

describe("for programs", () => {
  it("CSV: every exact column has a numeric one beside it, which Number reads", async () => {
    for (const words of [
      ["table", "p.json", "-D", "0,3/20,inf", "-P", "0,1/100"],
      ["surface", "p.json"],
      ["slice", "p.json", "-D", "3/20"],
      ["sweep", "p.json", "--grid", "2"],
      ["verdicts", "p.json", "tiny.json"],
    ]) {
      const text = await printed(...words, "--format", "csv", "--decimals", "5");
      expect(text.replaceAll(/^#.*$/gm, "")).not.toContain("≈");
      const [head = [], ...rows] = csvRecords(text);
      const decimals = head.flatMap((name, c) => (name.endsWith("_decimal") ? [c] : []));
      expect(decimals.length).toBeGreaterThan(0);
      for (const row of rows) {
        for (const c of decimals) {
          expect(head[c]).toBe(`${head[c - 1]!}_decimal`);
          const [exact = "", rounded = ""] = [row[c - 1], row[c]];
          if (exact === "" || exact === "inf") expect(rounded).toBe(exact);
          else {
            const [num = "", den = "1"] = exact.split("/");
            expect(Math.abs(Number(rounded) - Number(num) / Number(den))).toBeLessThan(1e-5);
          }
        }
      }
    }
  });

  it("JSON: decimals add fields, and change none", async () => {
    for (const words of [
      ["solve", "p.json", "--at", "3/20,1/100"],
      ["table", "p.json", ...grid],
      ["surface", "p.json"],
      ["slice", "p.json", "-D", "3/20"],
      ["sweep", "p.json", "-w", "1,1,1"],
      ["theorem", "2", "p.json"],
      ["tradeoff", "p.json"],
      ["order", "p.json", "p.json"],
      ["verdicts", "p.json"],
    ]) {
      const plain: unknown = JSON.parse(await printed(...words, "--json"));
      const more: unknown = JSON.parse(await printed(...words, "--json", "--decimals", "3"));
      expect(JSON.stringify(more)).toContain('"decimal":{');
      expect(withoutDecimals(more)).toEqual(withoutDecimals(plain));
      expect(JSON.stringify(plain)).not.toContain('"decimal"');
    }
    const point = JSON.parse(await printed("solve", "p.json", "--at", "3/20,1/100", "--json", "--decimals", "3")) as {
      decimal: unknown;
      achieved: unknown;
    };
    expect(point.decimal).toEqual({
      errorRate: 0.212,
      restorer: [
        [1, 0],
        [0.08, 0.92],
      ],
    });
    expect(point.achieved).toMatchObject({ distortion: "339/2900", decimal: { distortion: 0.117, perception: 0.01 } });
  });
});

/** The data without what --decimals adds, and without the command that says so. */
function withoutDecimals(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withoutDecimals);
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) =>
      ["decimal", "approximately", "command"].includes(key) ? [] : [[key, withoutDecimals(value)]],
    ),
  );
}

describe("a dense grid", () => {
  it("has more than 10 000 points", async () => {
    const text = await printed("table", "p.json", "-D", "1/10:3/20:1/20", "-P", "0:1:1/7500", "--format", "csv");
    const records = csvRecords(text);
    expect(records).toHaveLength(1 + 2 * 7501);
    expect(records.at(-1)).toEqual(["3/20", "1", "optimal", "51/250"]);
  });

  it.each(["csv", "json", "markdown", "latex"])(
    "in %s its rows come as they are computed, and Ctrl-C keeps those that are done",
    async (format) => {
      const child = start(["table", "p.json", "-D", "0:1:1e-9", "-P", "1/100,1/50", "--format", format], {
        cwd,
        progress: "soon",
      });
      const end = finished(child);
      await said(child, / of 2000000002 points, about \d+ h left/);
      child.kill("SIGINT");
      const { status, stdout, stderr } = await end;
      expect(status).toBe(130);
      const [, done = ""] = /exact-cdp: interrupted after (\d+) of 2000000002 points; what is done is written\n/.exec(
        stderr,
      )!;
      // Every point that was computed is there, and at most one more that is marked.
      const marked = Number(done) % 2;
      if (format === "json") {
        const { points, complete } = JSON.parse(stdout) as { points: { status: string }[]; complete: boolean };
        expect(complete).toBe(false);
        expect(points.filter(({ status: one }) => one !== "not-computed")).toHaveLength(Number(done));
        expect(points).toHaveLength(Number(done) + marked);
        return;
      }
      expect(stdout).toContain("interrupted: the rows that would follow were not computed");
      if (format === "csv") expect(csvRecords(stdout)).toHaveLength(1 + Number(done) + marked);
      else {
        const rows = stdout.split("\n").filter((line) => /^\|\s+\d|^\$\d/.test(line));
        expect(rows).toHaveLength((Number(done) + marked) / 2);
        expect(stdout.includes("cells marked ? were not computed")).toBe(marked === 1);
      }
      if (format === "latex") expect(stdout).toContain("\\bottomrule\n\\end{tabular}\n");
    },
  );
});
