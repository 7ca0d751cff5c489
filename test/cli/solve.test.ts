/**
 * `solve`: the contract's examples byte by byte, points from everywhere, certificates that `check` accepts.
 */
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { exactCdp, temporaryFolder } from "../support/cli.js";
import { valid } from "./malformed.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;
folder.file("p.json", JSON.stringify(valid(), null, 2));

/** As the contract prints them, one object per line. */
const optimal =
  '{"problem":"binary-denoising","bounds":{"distortion":"3/20","perception":"1/100"},"status":"optimal","errorRate":"307/1450",' +
  '"multipliers":{"distortion":"0","perception":"8/29"},"achieved":{"distortion":"339/2900","perception":"1/100"},"restorer":[["1","0"],["7/87","80/87"]]}\n';
const infeasible =
  '{"problem":"binary-denoising","bounds":{"distortion":"11/100","perception":"1/100"},"status":"infeasible","cut":{"distortion":"1","perception":"35/58","atLeast":"713/5800"}}\n';

describe("solve --json", () => {
  it("prints the contract's optimal point", async () => {
    expect(
      await exactCdp(["solve", "p.json", "--distortion", "3/20", "--perception", "1/100", "--json"], { cwd }),
    ).toEqual({ status: 0, stdout: optimal, stderr: "" });
  });

  it("prints the contract's infeasible point: an answer, not an error", async () => {
    expect(await exactCdp(["solve", "p.json", "-D", "11/100", "-P", "1/100", "--json"], { cwd })).toEqual({
      status: 0,
      stdout: infeasible,
      stderr: "",
    });
  });

  it("prints both, a line each, when --at repeats, in the order asked for", async () => {
    expect(
      await exactCdp(["solve", "p.json", "--at", "3/20,1/100", "--at", "11/100,1/100", "--json"], { cwd }),
    ).toEqual({ status: 0, stdout: optimal + infeasible, stderr: "" });
    expect(
      (await exactCdp(["solve", "--json", "--at", "11/100,1/100", "--at", "3/20,1/100", "p.json"], { cwd })).stdout,
    ).toBe(infeasible + optimal);
  });

  it("reads bounds in every notation of numbers", async () => {
    const at = ["0.15,1e-2", "15e-2,0.01", "30/200,0.00(9)"].flatMap((point) => ["--at", point]);
    expect((await exactCdp(["solve", "p.json", ...at, "--json"], { cwd })).stdout).toBe(optimal.repeat(3));
  });

  it("takes the problem from standard input and from the gallery", async () => {
    const words = ["--at", "3/20,1/100", "--json"];
    expect(await exactCdp(["solve", "-", ...words], { input: `\ufeff${JSON.stringify(valid())}` })).toEqual({
      status: 0,
      stdout: optimal,
      stderr: "",
    });
    expect(await exactCdp(["solve", "gallery:binary-denoising", ...words])).toEqual({
      status: 0,
      stdout: optimal,
      stderr: "",
    });
  });

  it("knows no bound (inf), and bounds that nothing can meet", async () => {
    const { stdout } = await exactCdp(
      [
        "solve",
        "p.json",
        "--json",
        "--at",
        "inf,inf",
        "--at",
        "inf,0",
        "--at",
        "1/10,inf",
        "--at",
        "-1,inf",
        "--at",
        "inf,-1/2",
      ],
      { cwd },
    );
    const points = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(points.map(({ status, errorRate, cut }) => errorRate ?? `${status} ${cut.atLeast}`)).toEqual([
      "51/250",
      "311/1450",
      "51/250",
      "infeasible 1/10",
      "infeasible 0",
    ]);
    expect(points.map(({ bounds }) => bounds.perception)).toEqual(["inf", "0", "inf", "inf", "-1/2"]);
  });
});

describe("solve", () => {
  it("prints the least possible values and then each point, for people", async () => {
    const { status, stdout, stderr } = await exactCdp(
      ["solve", "p.json", "--at", "3/20,1/100", "--at", "inf,-1", "--decimals", "3"],
      { cwd },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toBe(`binary-denoising: 2 classes, |X| = 2, |Y| = 2, |X̂| = 2, total variation
  least distortion    1/10 ≈0.100
  least perception    0
  least error rate    51/250 ≈0.204

C(3/20, 1/100) = 307/1450 ≈0.212
  achieved     distortion 339/2900 ≈0.117, perception 1/100 ≈0.010
  multipliers  distortion 0, perception 8/29 ≈0.276
  restorer     y \\ x̂  0     1
               0      1     0
               1      7/87  80/87

C(∞, -1) = ∞: no restorer meets both bounds
  because      perception ≥ 0 for every restorer,
               but the bounds allow only -1
`);
  });
});

describe("solve of a program on which the floating-point solver goes round in circles", () => {
  it("takes no longer than others: a suggestion that costs more than the solution is none", async () => {
    const problem = structuredClone(galleryProblem("witness-moments")) as any; // eslint-disable-line @typescript-eslint/no-explicit-any
    problem.perception.witnesses[0] = ["-2", "-1", "0", "8/7", "2"];
    const { status, stdout } = await exactCdp(["solve", "-", "-D", "53/100", "-P", "0", "--json"], {
      input: JSON.stringify(problem),
      timeout: 60_000,
    });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ status: "infeasible" });
  });
});

describe("solve --certificate", () => {
  it("writes one object for one point, a list for --at, and check accepts both", async () => {
    const [one, list, single] = await Promise.all([
      exactCdp(["solve", "p.json", "-D", "3/20", "-P", "1/100", "--json", "--certificate", "one.json"], { cwd }),
      exactCdp(["solve", "p.json", "--at", "3/20,1/100", "--at", "11/100,1/100", "--certificate", "list.json"], {
        cwd,
      }),
      exactCdp(["solve", "p.json", "--at", "3/20,1/100", "--certificate", "single.json"], { cwd }),
    ]);
    expect([one.status, list.status, single.status]).toEqual([0, 0, 0]);
    expect(one.stdout).toBe(optimal);
    const read = (name: string): any => JSON.parse(readFileSync(folder.file(name), "utf8")); // eslint-disable-line @typescript-eslint/no-explicit-any
    expect(Array.isArray(read("one.json"))).toBe(false);
    expect(read("single.json")).toEqual([read("one.json")]);
    expect(read("list.json")).toHaveLength(2);
    expect(read("list.json")[0]).toEqual(read("one.json"));
    expect(read("one.json")).toMatchObject({
      format: "exact-cdp/certificate@1",
      statement: { kind: "value", bounds: { distortion: "3/20", perception: "1/100" }, errorRate: "307/1450" },
      evidence: {
        restorer: [
          ["1", "0"],
          ["7/87", "80/87"],
        ],
        plane: { multipliers: { distortion: "0", perception: "8/29" } },
      },
    });
    expect(await exactCdp(["check", "one.json", "list.json", "single.json"], { cwd })).toEqual({
      status: 0,
      stderr: "",
      stdout:
        "accepted  binary-denoising: C(3/20, 1/100) = 307/1450\n".repeat(2) +
        "accepted  binary-denoising: C(11/100, 1/100) = ∞ (no restorer meets both bounds)\n" +
        "accepted  binary-denoising: C(3/20, 1/100) = 307/1450\n" +
        "4 accepted, 0 rejected\n",
    });
  });

  it("replaces a file that is there", async () => {
    folder.file("old.json", "x".repeat(10_000));
    await exactCdp(["solve", "p.json", "-D", "inf", "-P", "inf", "--certificate", "old.json"], { cwd });
    expect(JSON.parse(readFileSync(folder.file("old.json"), "utf8")).statement.errorRate).toBe("51/250");
  });

  it("certifies a problem whose names are awkward", async () => {
    const awkward = {
      ...galleryProblem("binary-denoising"),
      name: 'α "quoted" \\ \u2028 <b>%$&\n{}',
      channel: { outputs: ["", "__proto__"], matrix: valid()["channel"].matrix },
    };
    const { status, stdout } = await exactCdp(
      ["solve", "-", "-D", "inf", "-P", "0", "--json", "--certificate", "awkward.json"],
      { cwd, input: JSON.stringify(awkward) },
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout).problem).toBe(awkward.name);
    expect((await exactCdp(["check", "awkward.json"], { cwd })).status).toBe(0);
  });
});
