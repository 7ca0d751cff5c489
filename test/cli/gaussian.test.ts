/** `gaussian`: the table of best gains, curves as CSV, JSON, and what is refused. */
import { describe, expect, it } from "vitest";
import { Rational } from "../../src/exact/rational.js";
import { exactCdp } from "../support/cli.js";

async function printed(...words: string[]): Promise<string> {
  const { status, stdout, stderr } = await exactCdp(["gaussian", ...words]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

describe("gaussian", () => {
  it("proves that no gain is best for all, to thirty digits", async () => {
    const text = await printed();
    expect(text).toMatch(/^Bayes risk of X +0\.138748529970865767792599654927…$/m);
    expect(text).toMatch(/^Bayes risk of Y +0\.204117333467253524615332029543…$/m);
    expect(text).toContain("least mean squared error: at a = 2/3 alone");
    expect(text).toContain("least KL(p_X‖p_X̂): at a = 0.809406443093016034706648213966… alone");
    expect(text).toContain("least KL(p_X̂‖p_X): at a = 0.806689400363269783870666303486… alone");
    expect(text).toMatch(/No gain is best for all: two of these gains lie apart\.\n$/);
  });

  it("has lower and upper ends as JSON and CSV, the same numbers", async () => {
    const words = ["--gain", "1/2,2/3", "--digits", "10"];
    const objects = (await printed(...words, "--json"))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const [heading, ...rows] = (await printed(...words, "--format", "csv"))
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => line.split(","));
    expect(rows).toHaveLength(2);
    for (const [i, row] of rows.entries()) {
      expect(row[0]).toBe(objects[i].gain);
      for (const key of ["errorRate", "divergence", "reverseDivergence", "totalVariation", "wasserstein"])
        for (const end of ["lower", "upper"]) {
          const cell = row[heading!.indexOf(`${key}_${end}`)]!;
          expect(cell).toMatch(/^\d\.\d{10}$/);
          expect(Rational.parse(cell).toString()).toBe(objects[i][key][end]);
        }
    }
    expect(objects[1].meanSquaredError).toBe("2/3");
  });

  it("says what is constant, and what is at an end", async () => {
    const symmetric = JSON.parse(await printed("--priors", "1/2,1/2", "--digits", "6", "--json"));
    expect(symmetric.least[1]).toEqual({ criterion: "error rate for a from 1/10 to 2", status: "constant" });
    const cut = JSON.parse(await printed("--range", "3/4:1", "--digits", "6", "--json"));
    expect(cut.least[1]).toMatchObject({ status: "end", gain: "3/4" });
  });

  it("a text shows the ends where they agree in few digits", async () => {
    expect(await printed("--digits", "6")).toContain("at a = [0.499999, 0.500001] alone");
  });

  it.each([
    [["--priors", "1/2,1/3"], "gaussian: priors: expected numbers with sum 1, found sum 5/6"],
    [["--gain", "0"], "--gain: expected positive numbers, found 0"],
    [["--gain", "inf"], "--gain: expected positive numbers, found inf"],
    [["--range", "1"], '--range: expected two gains a:b, found "1"'],
    [["--digits", "0"], '--digits: expected a whole number from 1 on, found "0"'],
    [["--noise", "x"], '--noise: expected a number such as "7/10", "-3", "0.25", "1e-3" or "0.(3)", found "x"'],
  ])("%j is refused", async (words, message) => {
    const { status, stdout, stderr } = await exactCdp(["gaussian", ...words]);
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: "", stderr: `exact-cdp: ${message}\n` });
  });
});
