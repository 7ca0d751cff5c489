/** `gaussian`: the table of best gains, curves as CSV, JSON, the finite problem, C with more letters, and what is refused. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { check } from "../../src/kernel/index.js";
import { Rational } from "../../src/exact/rational.js";
import { readProblem } from "../../src/format/problem.js";
import { solve } from "../../src/tradeoff/solve.js";
import { exactCdp, temporaryFolder } from "../support/cli.js";
import { exhaustive } from "../support/exhaustive.js";

async function printed(...words: string[]): Promise<string> {
  const { status, stdout, stderr } = await exactCdp(["gaussian", ...words]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

/** A model whose quantities have short ways. */
const oneClass = ["--priors", "1", "--means", "1", "--variances", "1"];

describe("gaussian", () => {
  it("proves that no gain is best for all", async () => {
    const text = await printed("--digits", "12");
    expect(text).toMatch(/^Bayes risk of X +0\.138748529970…$/m);
    expect(text).toMatch(/^Bayes risk of Y +0\.204117333467…$/m);
    expect(text).toContain("least mean squared error: at a = 2/3 alone");
    // Ends are shown where they agree in few digits.
    expect(text).toContain("at a = [0.499999999999, 0.500000000001] alone");
    expect(text).toContain("least KL(p_X‖p_X̂): at a = 0.809406443093… alone");
    expect(text).toContain("least KL(p_X̂‖p_X): at a = 0.806689400363… alone");
    expect(text).toMatch(/No gain is best for all: two of these gains lie apart\.\n$/);
  });

  it("has lower and upper ends as JSON and CSV, the same numbers", async () => {
    const words = ["--gain", exhaustive ? "1/2,2/3" : "2/3", "--digits", "10"];
    const objects = (await printed(...words, "--json"))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const [heading, ...rows] = (await printed(...words, "--format", "csv"))
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => line.split(","));
    expect(rows).toHaveLength(objects.length);
    for (const [i, row] of rows.entries()) {
      expect(row[0]).toBe(objects[i].gain);
      for (const key of ["errorRate", "divergence", "reverseDivergence", "totalVariation", "wasserstein"])
        for (const end of ["lower", "upper"]) {
          const cell = row[heading!.indexOf(`${key}_${end}`)]!;
          expect(cell).toMatch(/^\d\.\d{10}$/);
          expect(Rational.parse(cell).toString()).toBe(objects[i][key][end]);
        }
    }
    expect(objects.at(-1).meanSquaredError).toBe("2/3");
  });

  it("says what is constant", async () => {
    const symmetric = JSON.parse(
      await printed(...(exhaustive ? ["--priors", "1/2,1/2"] : oneClass), "--digits", "6", "--json"),
    );
    expect(symmetric.least[1]).toEqual({ criterion: "error rate for a from 1/10 to 2", status: "constant" });
  });

  it.skipIf(!exhaustive)("says what is at an end", async () => {
    const cut = JSON.parse(await printed("--range", "3/4:1", "--digits", "6", "--json"));
    expect(cut.least[1]).toMatchObject({ status: "end", gain: "3/4" });
  });

  it.each([
    [["--priors", "1/2,1/3"], "gaussian: priors: expected numbers with sum 1, found sum 5/6"],
    [["--gain", "0"], "--gain: expected positive numbers, found 0"],
    [["--gain", "inf"], "--gain: expected positive numbers, found inf"],
    [["--range", "1"], '--range: expected two gains a:b, found "1"'],
    [["--digits", "0"], '--digits: expected a whole number from 1 on, found "0"'],
    [["--gain", "1", "--range", "1:2"], "--range: expected no --gain beside it, found --gain"],
    [["--quantise", "8", "--digits", "3"], "--digits: expected no --quantise beside it, found --quantise"],
    [["--quantise", "8", "--settle", "8"], "--settle: expected no --quantise beside it, found --quantise"],
    [
      ["--perception", "0"],
      "--perception: expected --quantise or --settle beside it, found neither --quantise nor --settle",
    ],
    [["--quantise", "129"], '--quantise: expected at most 128, found "129"'],
    [["--quantise", "8", "--priors", "1/2,1/3"], "gaussian: priors: expected numbers with sum 1, found sum 5/6"],
    [["--settle", "8,0", "-D", "1", "-P", "1"], '--settle: expected a whole number from 1 on, found "0"'],
    [
      ["--settle", "8", "-D", "1"],
      "--perception: expected both --distortion D and --perception P beside --settle (inf for no bound), found no --perception",
    ],
    [["--noise", "x"], '--noise: expected a number such as "7/10", "-3", "0.25", "1e-3" or "0.(3)", found "x"'],
  ])("%j is refused", async (words, message) => {
    const { status, stdout, stderr } = await exactCdp(["gaussian", ...words]);
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: "", stderr: `exact-cdp: ${message}\n` });
  });
});

describe("gaussian --quantise", () => {
  it("writes a problem file, total variation where nothing is said", async () => {
    const problem = readProblem(await printed("--quantise", "6"));
    expect([problem.source.alphabet.size, problem.channel.outputs.size, problem.restored.size]).toEqual([6, 6, 6]);
    expect(problem.perception.definition).toBe("total-variation");
    expect(problem.description).toContain("priors 7/10, 3/10, means -1, 1 and variances 1, 1");
    expect(readProblem(await printed("--quantise", "6", "--perception", "chi-squared")).perception.definition).toBe(
      "chi-squared",
    );
  });

  it("refuses other names, and lists those that it knows", async () => {
    const { status, stderr } = await exactCdp(["gaussian", "--quantise", "6", "--perception", "hamming"]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^exact-cdp: --perception: expected one of total-variation, .*, found "hamming"\n$/);
  });
});

describe("gaussian --settle", () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);
  interface Ends {
    readonly lower: string;
    readonly upper: string;
  }
  interface Line {
    readonly letters: number | "inf";
    readonly status: string;
    readonly errorRate?: string | Ends;
    readonly bayesRisk: { readonly degraded: string | Ends };
  }
  const rows = async (...words: string[]): Promise<Line[]> =>
    (await printed("--settle", "4,9", ...words, "--json"))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Line);

  it.each(["total-variation", "wasserstein-1"])(
    "%s: the values of a linear program, and certificates",
    async (name) => {
      const file = join(folder.path, `${name}.json`);
      const bounds = { distortion: "4/5", perception: "1/100" };
      const words = ["-D", bounds.distortion, "-P", bounds.perception, "--divergence", name, "--certificate", file];
      const all = await rows(...words);
      const [finite, limit] = [all.slice(0, -1), all[2]!];
      expect(finite.map(({ letters }) => letters)).toEqual([4, 9]);
      for (const { letters, status, errorRate, bayesRisk } of finite) {
        const problem = readProblem(await printed("--quantise", String(letters), "--perception", name));
        const second = solve(problem, bounds, { route: "linear" });
        expect(status).toBe(second.status);
        expect(errorRate).toBe(second.status === "optimal" ? second.errorRate.toString() : undefined);
        const free = solve(problem, { distortion: "inf", perception: "inf" }, { route: "linear" });
        expect(free).toMatchObject({ status: "optimal", errorRate: Rational.parse(bayesRisk.degraded as string) });
      }
      expect(limit).toMatchObject({ letters: "inf", status: "undecided", errorRate: { upper: "inf" } });
      expect((limit.errorRate as Ends).lower).toBe((limit.bayesRisk.degraded as Ends).lower);
      const certificates = JSON.parse(readFileSync(file, "utf8")) as unknown[];
      expect(certificates.map((one) => check(one).status)).toEqual(["accepted", "accepted"]);
    },
  );

  it("without bounds C is ε_Y, that of the continuous example at the end", async () => {
    const all = await rows("-D", "inf", "-P", "inf", "--divergence", "kullback-leibler", "--digits", "10");
    for (const { errorRate, bayesRisk } of all) expect(errorRate).toEqual(bayesRisk.degraded);
    expect(all.at(-1)).toMatchObject({ letters: "inf", status: "enclosed" });
    const { lower, upper } = all.at(-1)!.errorRate as Ends;
    // mpmath 1.2.1: 0.204117333467253524615332.
    expect([lower, upper].map((end) => Rational.parse(end).toNumber())).toEqual([0.2041173334, 0.2041173335]);
  });

  it("a smooth divergence: an enclosure of the width that is asked for", async () => {
    const words = ["-D", "4/5", "-P", "1/10000", "--divergence", "kullback-leibler", "--tolerance", "1e-6"];
    const lines = (await printed("--settle", "16", ...words, "--json")).trim().split("\n");
    const { status, errorRate } = JSON.parse(lines[0]!);
    expect(status).toBe("enclosed");
    const width = Rational.parse(errorRate.upper).minus(Rational.parse(errorRate.lower));
    expect(width.sign() > 0 && width.atMost(Rational.parse("1e-6"))).toBe(true);
  });

  it("as a table", async () => {
    const text = await printed("--settle", "2,8", "-D", "3/4", "-P", "0", "--numbers", "rounded");
    expect(text).toMatch(/^C\(3\/4, 0\), total-variation, with N letters$/m);
    expect(text).toMatch(/^8 .* infeasible +∞$/m);
    expect(text).toMatch(/^∞ .* undecided +≈\[0\.204117, ∞\]$/m);
  });
});
