/**
 * `evaluate`: what a given restorer achieves, and whether that is optimal.
 */
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { exactCdp, temporaryFolder } from "../support/cli.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;
const problem = "gallery:binary-denoising";

folder.file("received.json", '[["1","0"],["0","1"]]');
folder.file("always-zero.json", "[[1, 0], [1, 0]]");
folder.file("coin.json", '[["1/2","0.5"],[5e-1,"1/2"]]');

describe("evaluate", () => {
  it("of an optimal restorer", async () => {
    expect(await exactCdp(["evaluate", problem, "received.json", "--decimals", "3"], { cwd })).toEqual({
      status: 0,
      stderr: "",
      stdout: `binary-denoising
  distortion   1/10 ≈0.100
  perception   19/500 ≈0.038
  error rate   51/250 ≈0.204
  optimal: no restorer with this distortion and perception has a lower error rate
`,
    });
    const { stdout } = await exactCdp(["evaluate", problem, "received.json", "--json"], { cwd });
    expect(stdout).toBe(
      '{"problem":"binary-denoising","distortion":"1/10","perception":"19/500","errorRate":"51/250","optimal":true,"leastErrorRate":"51/250"}\n',
    );
  });

  it("of a restorer that is not optimal, with the value that would be", async () => {
    // ε = 3/10 is also what the second class alone costs; C(31/100, 31/100) = 51/250.
    const { status, stdout, stderr } = await exactCdp(["evaluate", problem, "always-zero.json"], { cwd });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain(
      "not optimal: the least error rate with this distortion and perception is 51/250 ≈0.204000\n",
    );
    expect(JSON.parse((await exactCdp(["evaluate", problem, "always-zero.json", "--json"], { cwd })).stdout)).toEqual({
      problem: "binary-denoising",
      distortion: "31/100",
      perception: "31/100",
      errorRate: "3/10",
      optimal: false,
      leastErrorRate: "51/250",
    });
  });

  it("reads numbers in every notation, and the restorer from standard input", async () => {
    const { stdout } = await exactCdp(["evaluate", problem, "-", "--json"], {
      cwd,
      input: readFileSync(folder.file("coin.json")),
    });
    expect(JSON.parse(stdout)).toMatchObject({
      distortion: "1/2",
      perception: "19/100",
      errorRate: "1/2",
      optimal: false,
    });
  });

  it("reads the problem from standard input", async () => {
    const { stdout } = await exactCdp(["gallery", "binary-denoising"]);
    const answer = await exactCdp(["evaluate", "-", "received.json", "--json"], { cwd, input: stdout });
    expect(JSON.parse(answer.stdout)).toMatchObject({ optimal: true });
  });

  it.each(["gallery:witness-moments", "gallery:transport-cyclic", "gallery:chebyshev-dice"])(
    "the output of solve --json is optimal at what it achieves: %s",
    async (file) => {
      const solved = await exactCdp(["solve", file, "--json", "-D", "3/4", "-P", "1/50"]);
      const point = JSON.parse(solved.stdout);
      const { status, stdout } = await exactCdp(["evaluate", file, "-", "--json", "--certificate", "c.json"], {
        cwd,
        input: solved.stdout,
      });
      expect(status).toBe(0);
      expect(JSON.parse(stdout)).toEqual({
        problem: point.problem,
        ...point.achieved,
        errorRate: point.errorRate,
        optimal: true,
        leastErrorRate: point.errorRate,
      });
      expect(await exactCdp(["check", "c.json"], { cwd })).toMatchObject({ status: 0 });
    },
  );

  it("certifies the given restorer where it is optimal, a better one where it is not", async () => {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    const certificate = async (restorer: string): Promise<any> => {
      await exactCdp(["evaluate", problem, restorer, "--certificate", `c-${restorer}`], { cwd });
      expect(await exactCdp(["check", `c-${restorer}`], { cwd })).toMatchObject({ status: 0 });
      return JSON.parse(readFileSync(folder.file(`c-${restorer}`), "utf8"));
    };
    expect(await certificate("received.json")).toMatchObject({
      statement: { kind: "value", bounds: { distortion: "1/10", perception: "19/500" }, errorRate: "51/250" },
      evidence: {
        restorer: [
          ["1", "0"],
          ["0", "1"],
        ],
      },
    });
    expect(await certificate("always-zero.json")).toMatchObject({
      statement: { bounds: { distortion: "31/100", perception: "31/100" }, errorRate: "51/250" },
    });
  });
});
