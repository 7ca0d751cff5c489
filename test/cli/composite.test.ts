/**
 * Composite problems on the command line: re-trained classifiers, divergences that are not convex.
 */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkText } from "../../src/kernel/index.js";
import { compositeGalleryNames } from "../support/gallery.js";
import { gauge } from "../support/gauge.js";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { hardProblem } from "./hard.js";
import { exactCdp, finished, mainFile, said, start, temporaryFolder } from "../support/cli.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;

beforeAll(() => {
  mainFile();
});

it("validate accepts them", async () => {
  const files = compositeGalleryNames().map((name) => `gallery:${name}`);
  const valid = await exactCdp(["validate", "--json", ...files]);
  expect(valid).toMatchObject({ status: 0, stderr: "" });
  expect(
    valid.stdout
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as { valid: boolean }).valid),
  ).toEqual(files.map(() => true));
});

describe("sweep", () => {
  const sweep = async (name: string, ...options: string[]): ReturnType<typeof exactCdp> =>
    exactCdp(["sweep", `gallery:${name}`, ...options]);

  it("says which classifier a re-trained one is at the optimum", async () => {
    const text = await sweep("missed-alarm", "--weights", "1,1,1");
    expect(text).toEqual({
      status: 0,
      stdout: String.raw`missed-alarm: 2 classes, |X| = 2, |Y| = 2, |X̂| = 2, total variation, re-trained classifier
  least distortion    4/25 ≈0.160000
  least perception    0
  least error rate    4/25 ≈0.160000

weights 1, 1, 1: least sum 7/15 ≈0.466667
  distortion   4/15 ≈0.266667
  perception   0
  error rate   1/5 ≈0.200000
  classifier   0 → calm, 1 → calm
  restorer     y \ x̂   0    1
               silent  5/6  1/6
               alarm   0    1
`,
      stderr: "",
    });
    const json = await sweep("missed-alarm", "--weights", "1,1,1", "--json");
    expect(JSON.parse(json.stdout)).toEqual({
      problem: "missed-alarm",
      weights: { distortion: "1", perception: "1", errorRate: "1" },
      value: "7/15",
      achieved: { distortion: "4/15", perception: "0", errorRate: "1/5" },
      classifier: ["calm", "calm"],
      restorer: [
        ["5/6", "1/6"],
        ["0", "1"],
      ],
    });
  });

  it("of a minimum weighs the least of the divergences", async () => {
    const { stdout } = await sweep("lesser-divergence", "--weights", "1,1,1", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      value: "189/500",
      achieved: { distortion: "4/25", perception: "29/500", errorRate: "4/25" },
    });
  });

  it("refuses in one line, before it prints anything, where the sum is not linear", async () => {
    const refused = {
      status: 2,
      stdout: "",
      stderr:
        "exact-cdp: perception: expected weight 0 on the perceptual difference, or a divergence that is linear itself, found the weight 1/2 on Wasserstein-2\n",
    };
    expect(await sweep("unsquared-wasserstein", "--weights", "1,1/2,1")).toEqual(refused);
    expect(await sweep("unsquared-wasserstein", "--weights", "1,0,1", "--weights", "1,1/2,1", "--json")).toEqual(
      refused,
    );
    expect(await sweep("unsquared-wasserstein", "--weights", "1,0,1", "--json")).toMatchObject({
      status: 0,
      stderr: "",
    });
  });

  it("--locate refuses them in one line: there are no faces where C is not one convex function", async () => {
    const [retrained, notConvex] = [
      await sweep("missed-alarm", "--weights", "1,1,1", "--locate"),
      await sweep("lesser-divergence", "--weights", "1,1,1", "--locate"),
    ];
    expect(retrained).toEqual({
      status: 2,
      stdout: "",
      stderr: `exact-cdp: gallery:missed-alarm: $.classifier: expected "bayes" or a class name per restored letter, where C is to be one convex function, found "retrained"\n`,
    });
    expect(notConvex).toEqual({
      status: 2,
      stdout: "",
      stderr: `exact-cdp: gallery:lesser-divergence: $.perception: expected a convex divergence, where C is to be one convex function, found {"minimum": …}\n`,
    });
  });
});

it("surface says why it writes no certificate and no formula of them", async () => {
  const [certificate, formula] = await Promise.all([
    exactCdp(["surface", "gallery:missed-alarm", "--certificate", "none.json"], { cwd }),
    exactCdp(["surface", "gallery:unsquared-wasserstein", "--format", "latex-cases"], { cwd }),
  ]);
  expect(certificate).toMatchObject({ status: 2, stdout: "" });
  expect(certificate.stderr).toMatch(
    /^exact-cdp: --certificate: expected a fixed classifier and a convex divergence \([^)]*\), found a re-trained classifier\n$/,
  );
  expect(formula).toMatchObject({ status: 2, stdout: "" });
  expect(formula.stderr).toMatch(
    /^exact-cdp: --format: expected latex, csv, markdown or json \([^)]*\), found latex-cases for the divergence Wasserstein-2\n$/,
  );
});

describe("evaluate", () => {
  const evaluate = async (name: string, restorer: unknown, ...options: string[]): ReturnType<typeof exactCdp> => {
    folder.file("restorer.json", JSON.stringify(restorer));
    return exactCdp(["evaluate", `gallery:${name}`, "restorer.json", ...options], { cwd });
  };

  it("with a re-trained classifier the error rate is the Bayes risk of the restored signal", async () => {
    const { stdout } = await evaluate(
      "missed-alarm",
      [
        ["5/6", "1/6"],
        ["0", "1"],
      ],
      "--json",
      "--certificate",
      "proof.json",
    );
    expect(JSON.parse(stdout)).toEqual({
      problem: "missed-alarm",
      distortion: "4/15",
      perception: "0",
      errorRate: "1/5",
      classifier: ["calm", "calm"],
      optimal: true,
      leastErrorRate: "1/5",
    });
    expect(checkText(readFileSync(folder.file("proof.json"), "utf8"))).toMatchObject([{ status: "accepted" }]);
    const wasteful = await evaluate(
      "missed-alarm",
      [
        ["1", "0"],
        ["1", "0"],
      ],
      "--json",
    );
    expect(JSON.parse(wasteful.stdout)).toMatchObject({ errorRate: "1/5", optimal: false, leastErrorRate: "4/25" });
  });

  it("an irrational perception is compared with C at its square", async () => {
    const { stdout } = await evaluate("unsquared-wasserstein", [
      ["1", "0"],
      ["3/4", "1/4"],
    ]);
    expect(stdout).toBe(`unsquared-wasserstein
  distortion   19/100 ≈0.190000
  perception   sqrt(19/100) ≈0.435890
  error rate   19/100 ≈0.190000
  not optimal: the least error rate with this distortion and perception is 4/25 ≈0.160000
`);
    const best = await evaluate(
      "unsquared-wasserstein",
      [
        ["41/48", "7/48"],
        ["0", "1"],
      ],
      "--json",
    );
    expect(JSON.parse(best.stdout)).toMatchObject({ perception: "sqrt(1/50)", optimal: true, leastErrorRate: "19/75" });
    const proof = await evaluate(
      "unsquared-wasserstein",
      [
        ["41/48", "7/48"],
        ["0", "1"],
      ],
      "--certificate",
      "proof.json",
    );
    expect(proof).toMatchObject({ status: 2, stdout: "" });
    expect(proof.stderr).toBe(
      "exact-cdp: --certificate: expected a restorer whose perceptual difference is rational, found sqrt(1/50)\n",
    );
  });

  it("where a linear divergence is part of the minimum, an irrational perception is not compared", async () => {
    folder.file(
      "mixed.json",
      JSON.stringify({
        ...galleryProblem("unsquared-wasserstein"),
        name: "mixed",
        perception: {
          minimum: [
            "wasserstein-2",
            {
              transport: [
                ["1", "1"],
                ["1", "1"],
              ],
            },
          ],
        },
      }),
    );
    folder.file(
      "restorer.json",
      JSON.stringify([
        ["1", "0"],
        ["3/4", "1/4"],
      ]),
    );
    const [json, text] = await Promise.all([
      exactCdp(["evaluate", "mixed.json", "restorer.json", "--json"], { cwd }),
      exactCdp(["evaluate", "mixed.json", "restorer.json"], { cwd }),
    ]);
    expect(JSON.parse(json.stdout)).toEqual({
      problem: "mixed",
      distortion: "19/100",
      perception: "sqrt(19/100)",
      errorRate: "19/100",
      optimal: null,
      leastErrorRate: null,
    });
    expect(text.stdout).toContain("not compared with the least error rate: sqrt(19/100) is irrational");
  });
});

it("a long table says how far it is, and loses nothing by Ctrl-C", async () => {
  folder.file("long.json", JSON.stringify(gauge()));
  const child = start(
    [
      "table",
      "long.json",
      "--distortion",
      "3:5:1/50",
      "--perception",
      "0",
      "--json",
      "--certificate",
      "long-proof.json",
    ],
    { cwd, progress: "soon" },
  );
  const end = finished(child);
  await said(child, /of 101 points.*; for the next so far \d+ linear programs?/);
  child.kill("SIGINT");
  const { status, stdout, stderr } = await end;
  expect(status).toBe(130);
  const { points } = JSON.parse(stdout) as { points: { status: string }[] };
  const done = points.findIndex((point) => point.status === "not-computed");
  expect(stderr).toContain(`exact-cdp: interrupted after ${String(done)} of 101 points`);
  expect(JSON.parse(readFileSync(folder.file("long-proof.json"), "utf8"))).toHaveLength(done);
});

it("tradeoff says how far it is, and that nothing is decided before the end", async () => {
  // With equal priors no class is the answer to everything.
  folder.file(
    "twenty.json",
    JSON.stringify({ ...(hardProblem(20) as object), classifier: "retrained" }).replaceAll(
      /"prior":"[^"]*"/g,
      '"prior":"1/2"',
    ),
  );
  const child = start(["tradeoff", "twenty.json"], { cwd, progress: "soon" });
  const end = finished(child);
  await said(child, /\d of 4 values of C/);
  child.kill("SIGINT");
  const { status, stdout, stderr } = await end;
  expect({ status, stdout }).toEqual({ status: 130, stdout: "" });
  expect(stderr).toMatch(
    /\nexact-cdp: interrupted: \d of 4 values of C; for the next so far \d+ linear programs?(?:, error rate .*)?; a verdict needs all of them, so nothing is written\n$/,
  );
});

it("tradeoff proves C at the minima, and the least error rate", async () => {
  await exactCdp(["tradeoff", "gallery:missed-alarm", "--certificate", "tradeoff.json"], { cwd });
  const { stdout } = await exactCdp(["check", "tradeoff.json"], { cwd });
  expect(stdout).toBe(`accepted  missed-alarm: C(4/25, 0) = ∞ (no restorer meets both bounds)
accepted  missed-alarm: C(4/25, ∞) = 4/25
accepted  missed-alarm: C(∞, 0) = 1/5
accepted  missed-alarm: C(∞, ∞) = 4/25
4 accepted, 0 rejected
`);
});
