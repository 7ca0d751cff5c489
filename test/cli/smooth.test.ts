/**
 * Smooth divergences from the command line: statuses, bands, tolerances, certificates, and what is refused.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exactCdp, mainFile, temporaryFolder } from "../support/cli.js";
import { falling } from "../support/several-smooth.js";
import { tightData } from "../support/smooth.js";
import { valid } from "./malformed.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;
folder.file("linear.json", JSON.stringify(valid()));
for (const kind of ["kullback-leibler", "chi-squared"])
  folder.file(`${kind}.json`, JSON.stringify({ ...valid(), perception: kind }));
folder.file(
  "missing.json",
  JSON.stringify({ ...valid(), perception: "kullback-leibler", restored: { alphabet: ["0"] }, classifier: ["w1"] }),
);

beforeAll(() => {
  mainFile(); // the first call bundles the sources, which takes a while
});

const run = async (...args: string[]): Promise<{ status: number | null; stdout: string; stderr: string }> =>
  exactCdp(args, { cwd });

describe("solve", () => {
  it("encloses C as narrowly as asked, and check accepts it", async () => {
    const { status, stdout } = await run(
      ...["solve", "kullback-leibler.json", "-D", "inf", "-P", "1/1000", "--json", "--tolerance", "1e-20"],
      ...["--certificate", "c.json"],
    );
    const point = JSON.parse(stdout);
    expect([status, point.status]).toEqual([0, "enclosed"]);
    const [lower, upper] = [point.errorRate.lower, point.errorRate.upper].map((text: string) => {
      const [num, den = "1"] = text.split("/");
      return (BigInt(num!) * 10n ** 24n) / BigInt(den);
    }) as [bigint, bigint];
    expect(upper >= lower && upper - lower <= 10_001n).toBe(true);
    const checked = await run("check", "c.json");
    expect([checked.status, checked.stdout]).toEqual([0, expect.stringMatching(/^accepted {2}/)]);
  });

  it("is exact without a bound on d, and at d = 0; infinite where a letter that is needed is missing", async () => {
    const free = JSON.parse((await run("solve", "kullback-leibler.json", "-D", "inf", "-P", "inf", "--json")).stdout);
    const pinned = JSON.parse((await run("solve", "kullback-leibler.json", "-D", "inf", "-P", "0", "--json")).stdout);
    const missing = JSON.parse((await run("solve", "missing.json", "-D", "inf", "-P", "5", "--json")).stdout);
    expect([free.status, pinned.status, missing.status]).toEqual(["optimal", "optimal", "infeasible"]);
  });

  it.each([
    ["0", /above 0 and at most 1/],
    ["x", /--tolerance/],
  ])("refuses the tolerance %s", async (tolerance, message) => {
    const { status, stderr } = await run(
      "solve",
      "kullback-leibler.json",
      "-D",
      "1",
      "-P",
      "1",
      "--tolerance",
      tolerance,
    );
    expect([status, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});

it.each([
  ["solve", ["-D", "1", "-P", "1"]],
  ["table", ["-D", "1", "-P", "1"]],
  ["slice", ["-P", "1"]],
  ["surface", []],
  ["sweep", ["-w", "1,1,1"]],
])("%s refuses a tolerance where all is exact", async (command, args) => {
  const { status, stderr } = await run(command, "linear.json", ...args, "--tolerance", "1e-3");
  expect([status, stderr]).toEqual([2, expect.stringMatching(/smooth divergence/)]);
});

it.each([
  ["slice", ["slice", "kullback-leibler.json", "-D", "inf", "--tolerance", "1e-3", "--certificate", "b.json"]],
  ["surface", ["surface", "chi-squared.json", "--tolerance", "1/20", "--certificate", "b.json"]],
  ["sweep", ["sweep", "chi-squared.json", "-w", "1,2,3", "--certificate", "b.json"]],
  ["theorem 1", ["theorem", "1", "chi-squared.json", "--certificate", "b.json"]],
  ["tradeoff", ["tradeoff", "kullback-leibler.json", "--certificate", "b.json"]],
  ["table", ["table", "chi-squared.json", "-D", "1/5,inf", "-P", "0,1/100", "--certificate", "b.json"]],
])("%s answers, and its certificate is accepted", async (_name, args) => {
  const answer = await run(...args);
  expect([answer.status, answer.stderr]).toEqual([0, ""]);
  const checked = await run("check", "b.json");
  expect([checked.status, checked.stdout]).toEqual([0, expect.not.stringMatching(/rejected {2}/)]);
});

it.each(["csv", "latex", "markdown", "json"])("table and sweep write %s", async (format) => {
  const cells = await run("table", "kullback-leibler.json", "-D", "inf", "-P", "0,1/1000,inf", "--format", format);
  const sums = await run("sweep", "kullback-leibler.json", "-w", "1,1,1", "-w", "1,0,1", "--format", format);
  expect([cells.status, cells.stderr, sums.status, sums.stderr]).toEqual([0, "", 0, ""]);
});

it("the command in the output of table and sweep has the tolerance, and prints the same again", async () => {
  for (const words of [
    ["table", "kullback-leibler.json", "-D", "3/20", "-P", "1/1000", "--tolerance", "1e-4", "--format", "csv"],
    ["sweep", "kullback-leibler.json", "-w", "1,1,1", "--tolerance", "1e-4", "--format", "csv"],
  ]) {
    const { stdout } = await run(...words);
    const command = /^# regenerate: exact-cdp (.*)$/m.exec(stdout)?.[1]?.split(" ") ?? [];
    expect(command.join(" ")).toContain("--tolerance 1e-4");
    expect((await run(...command)).stdout).toBe(stdout);
    const narrow = await run(...command.map((word) => (word === "1e-4" ? "1e-9" : word)));
    expect(narrow.stdout.replace("1e-9", "1e-4")).not.toBe(stdout);
  }
});

it("a band as CSV has both functions beside each other", async () => {
  const { status, stdout } = await run(
    "slice",
    "chi-squared.json",
    "-D",
    "inf",
    "--tolerance",
    "1e-2",
    "--format",
    "csv",
  );
  const rows = stdout
    .trimEnd()
    .split("\n")
    .filter((line) => !line.startsWith("#"));
  expect([status, rows[0]]).toEqual([0, "at,lower,upper"]);
  expect(rows.length).toBeGreaterThan(2);
});

describe("several cases", () => {
  const slice = ["slice", "several.json", "-D", "inf", "--tolerance", "1e-2"];
  folder.file("several.json", JSON.stringify({ ...valid(), perception: "chi-squared", classifier: "retrained" }));
  folder.file("falling.json", JSON.stringify(falling("transport")));

  it("slice shows the functions between which C lies, and the certificate is accepted", async () => {
    const { status, stdout, stderr } = await run(...slice, "--certificate", "several-c.json");
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/between two functions, linear between these points, that differ by at most/);
    const checked = await run("check", "several-c.json");
    expect([checked.status, checked.stdout]).toEqual([0, expect.stringMatching(/^accepted .*C\(∞, P\): ∞ for P < 0/)]);
    const { band } = JSON.parse((await run(...slice, "--json")).stdout) as {
      band: Record<"lower" | "upper", unknown[]>;
    };
    expect([band.lower[0], band.upper[0]]).toMatchObject([{ at: "0" }, { at: "0" }]);
    for (const format of ["csv", "latex", "markdown"])
      expect((await run(...slice, "--format", format)).stdout.split("\n").length).toBeGreaterThan(band.upper.length);
    expect((await run("plot", "several.json", "--slices", "-D", "inf", "--output", "several.svg")).status).toBe(0);
  });

  it("names what exists where theorem 1 has no surface", async () => {
    const { status, stderr } = await run("theorem", "1", "several.json");
    expect([status, stderr]).toEqual([2, expect.stringMatching(/`slice` and `table` take any problem/)]);
  });

  it("a surface says what to ask instead", async () => {
    const { status, stderr } = await run("surface", "several.json");
    expect([status, stderr]).toEqual([2, expect.stringMatching(/`slice` and `table` take any problem/)]);
  });

  it("a fall is two rows of a table: the limits from the left, and the values", async () => {
    const { status, stdout } = await run(
      "slice",
      "falling.json",
      "-D",
      "1/2",
      "--tolerance",
      "1e-3",
      "--format",
      "csv",
    );
    const rows = stdout.split("\n").filter((line) => line.startsWith("27/250,"));
    expect([status, rows.length]).toEqual([0, 2]);
    expect(rows[1]).toBe("27/250,37/100,37/100");
  });
});

it("evaluate takes a restorer where the solver finds none within its bounds", async () => {
  folder.file("tight.json", JSON.stringify(tightData));
  folder.file("coin.json", '[["1/2","1/2"]]');
  const { status, stdout } = await run("evaluate", "tight.json", "coin.json", "--json", "--certificate", "coin-c.json");
  expect([status, JSON.parse(stdout)]).toMatchObject([0, { optimal: true, leastErrorRate: "1/7" }]);
  expect(await run("check", "coin-c.json")).toMatchObject({ status: 0 });
});

it("evaluate says where C lies, or that a restorer is not optimal", async () => {
  folder.file(
    "r.json",
    JSON.stringify([
      ["1/2", "1/2"],
      ["1/2", "1/2"],
    ]),
  );
  const { status, stdout } = await run("evaluate", "kullback-leibler.json", "r.json", "--json");
  const answer = JSON.parse(stdout);
  expect([status, answer.optimal]).toEqual([0, false]);
  expect(Object.keys(answer.perception)).toEqual(["lower", "upper"]);
});
