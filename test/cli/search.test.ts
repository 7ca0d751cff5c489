/**
 * `search`: strategies, replays, journals, Ctrl-C, certificates, modules of one's own, misuse.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkText } from "../../src/kernel/index.js";
import { conjectures } from "../../src/conjectures/registry.js";
import { exactCdp, finished, inProcess, mainFile, start, temporaryFolder, untilSeen } from "../support/cli.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;
beforeAll(() => {
  mainFile(); // the first call bundles the sources, which takes a while
});

const last = (stdout: string): Record<string, unknown> =>
  JSON.parse(stdout.trimEnd().split("\n").at(-1)!) as Record<string, unknown>;
const lines = (stdout: string): Record<string, unknown>[] =>
  stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

it("without a conjecture lists those that are built in", async () => {
  const { status, stdout } = await exactCdp(["search"], { cwd });
  expect(status).toBe(0);
  for (const { name, statement } of conjectures)
    expect(stdout).toMatch(new RegExp(`^${name} +${statement.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&")}$`, "m"));
  expect(lines((await exactCdp(["search", "--json"], { cwd })).stdout)[0]).toHaveLength(conjectures.length);
});

it("finds, shrinks, certifies, and replays the find first the next time", async () => {
  const words = ["search", "no-perception-cost", "--corpus", "corpus"];
  const { status, stdout, stderr } = await exactCdp(
    [...words, "--seed", "4", "--shrink", "400", "--certificate", "proof.json", "--problem", "found.json"],
    { cwd },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain("strategy random, seed 4\n");
  expect(stdout).toMatch(/^counterexample, task \d+, shrunk by 400 decisions, not to the end$/m);
  expect(stdout).toContain("accepted by the checker: ");
  expect(stdout).toMatch(/^refuted: a counterexample; \d+ instances? tested: holds \d+, violated 1$/m);
  const verdicts = checkText(readFileSync(folder.file("proof.json"), "utf8"));
  expect(verdicts.map((one) => one.status)).toEqual(["accepted", "accepted"]);
  expect((await exactCdp(["theorem", "2", "found.json"], { cwd })).status).toBe(0);

  const [kept] = readdirSync(join(cwd, "corpus", "no-perception-cost"));
  const again = lines((await exactCdp([...words, "--seed", "5", "--shrink", "100", "--json"], { cwd })).stdout);
  expect(again[0]).toMatchObject({ replay: join("corpus", "no-perception-cost", kept!), refutes: true });
  expect(again.at(-1)).toMatchObject({ status: "refuted", finds: 1, replays: 1, seed: 5 });
});

it("a seed replays a search to the byte, on one thread and on two", async () => {
  const words = [
    "search",
    "error-doubling",
    "--seed",
    "2",
    "--no-corpus",
    "--json",
    "--cases",
    "120",
    "--shrink",
    "200",
  ];
  const one = await exactCdp(words, { cwd });
  const two = await inProcess([...words, "--workers", "2"], { cwd });
  const all = await exactCdp([...words, "--all"], { cwd });
  expect(one.stdout).toBe(two.stdout);
  expect(last(one.stdout)).toMatchObject({
    conjecture: "error-doubling",
    status: "refuted",
    seed: 2,
    strategy: "random",
  });
  expect(last(all.stdout)).toMatchObject({ tested: "120" });
  expect(Number(last(all.stdout)["finds"])).toBeGreaterThan(0);
});

it("a theorem: the budget is spent, every instance is counted by its kind", async () => {
  const { status, stdout } = await exactCdp(
    ["search", "theorem-2", "--seed", "1", "--cases", "300", "--no-corpus", "--json", "--expect", "none"],
    { cwd },
  );
  expect(status).toBe(0);
  const { tested, outcomes, shapes } = last(stdout) as {
    tested: string;
    outcomes: Record<string, string>;
    shapes: Record<string, Record<string, number>>;
  };
  expect(tested).toBe("300");
  expect(outcomes).toMatchObject({ holds: "300", violated: "0" });
  expect(Object.values(shapes).reduce((sum, row) => sum + (row["holds"] ?? 0), 0)).toBe(300);
});

it("exhausts a grid, smallest shapes first", async () => {
  const { stdout } = await exactCdp(
    [
      "search",
      "theorem-1-nonconvex-divergence",
      "--strategy",
      "exhaustive",
      "--no-corpus",
      "--json",
      "--shrink",
      "100",
    ],
    { cwd },
  );
  expect(last(stdout)).toMatchObject({ status: "refuted", finds: 1 });
  expect(last(stdout)).not.toHaveProperty("seed");
  const grid = await exactCdp(
    ["search", "factor-two-metric", "--strategy", "exhaustive", "--no-corpus", "--cases", "100"],
    { cwd },
  );
  expect(grid.stdout).toContain("budget spent: no counterexample; 100 instances tested: holds 100, violated 0");
});

describe("a module of one's own", () => {
  const module = "rare.mjs";
  const library = (name: string): string => JSON.stringify(new URL(`file://${join(mainFile(), "../..", name)}`).href);
  beforeAll(() => {
    const text = readFileSync(
      new URL("../../examples/conjectures/gap-never-five-twelfths.mjs", import.meta.url),
      "utf8",
    );
    writeFileSync(
      folder.file(module),
      text.replace('"exact-cdp/arbitraries"', library("generate/index.js")).replace('"exact-cdp"', library("index.js")),
    );
  });

  it("is searched on two threads, and its rare counterexample found by climbing", async () => {
    const { status, stdout } = await inProcess(
      [
        "search",
        `./${module}`,
        "--strategy",
        "climb",
        "--seed",
        "1",
        "--workers",
        "2",
        "--no-corpus",
        "--json",
        "--shrink",
        "100",
      ],
      { cwd },
    );
    expect(status).toBe(0);
    expect(last(stdout)).toMatchObject({ conjecture: "gap-never-five-twelfths", status: "refuted" });
    expect(lines(stdout)[0]).toMatchObject({ evidence: { gap: "5/12" }, certificates: 0 });
  });

  it("is resumed only as it was", async () => {
    await inProcess(["search", `./${module}`, "--seed", "1", "--cases", "50", "--record", "own.jsonl", "--no-corpus"], {
      cwd,
    });
    // Everything is decided: nothing is left to a thread.
    expect((await exactCdp(["search", "--resume", "own.jsonl", "--no-corpus"], { cwd })).stdout).toContain(
      "50 instances tested: holds 50, violated 0",
    );
    writeFileSync(folder.file(module), `${readFileSync(folder.file(module), "utf8")}\n// changed\n`);
    expect(await exactCdp(["search", "--resume", "own.jsonl", "--no-corpus"], { cwd })).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining("the module as it was") as string,
    });
  });
});

it("Ctrl-C: what was decided is told and written, status 130, and --resume goes on to the same end", async () => {
  const words = ["search", "theorem-2", "--seed", "3", "--cases", "8000", "--no-corpus", "--json"];
  const child = start([...words, "--record", "stopped.jsonl"], { cwd });
  const end = finished(child);
  expect(await untilSeen(child, () => readdirSync(cwd).some((name) => name.startsWith("stopped.jsonl.part-")))).toBe(
    true,
  );
  child.kill("SIGINT");
  const { status, stdout, stderr } = await end;
  expect(status).toBe(130);
  expect(stderr).toContain("search --resume stopped.jsonl goes on");
  expect(Number(last(stdout)["tested"])).toBeLessThan(8000);
  expect(readdirSync(cwd).filter((name) => name.includes(".part-"))).toEqual([]);
  const [resumed, undisturbed] = [
    await exactCdp(["search", "--resume", "stopped.jsonl", "--no-corpus", "--json"], { cwd }),
    await exactCdp(words, { cwd }),
  ];
  expect(resumed.stdout).toBe(undisturbed.stdout);
});

it("the hint to resume names the journal as it was given", async () => {
  const file = join(cwd, "an absolute.jsonl");
  const { stderr } = await exactCdp(
    ["search", "theorem-2", "--seed", "1", "--time", "1", "--no-corpus", "--record", file],
    { cwd },
  );
  expect(stderr).toBe(`exact-cdp: search --resume '${file}' goes on\n`);
});

describe("misuse", () => {
  beforeAll(() => {
    folder.file("no-default.mjs", "export const x = 1;\n");
    folder.file(
      "no-decide.mjs",
      `export default { name: "a-b", statement: "s", source: "o", instances: { generate() {} } };\n`,
    );
    folder.file(
      "built-in.mjs",
      `export default { name: "theorem-1", statement: "s", source: "o", decide() {}, instances: { generate() {} } };\n`,
    );
    folder.file("broken.mjs", "export default {;\n");
    folder.file("full.jsonl", "{}\n");
  });

  const cases: readonly (readonly [what: string, words: readonly string[], ...says: string[]])[] = [
    ["a conjecture that does not exist", ["theorem-3"], "theorem-2", '"theorem-3"', "./mine.mjs"],
    ["a module that does not exist", ["./none.mjs"], "./none.mjs", "can be read"],
    ["a module without a default export", ["./no-default.mjs"], "no-default.mjs", "default"],
    ["a module that decides nothing", ["./no-decide.mjs"], "decide", "a function"],
    ["a module with a name that is taken", ["./built-in.mjs"], "name", '"theorem-1"'],
    ["a module that is no JavaScript", ["./broken.mjs"], "broken.mjs", "can be loaded"],
    ["an unknown strategy", ["theorem-2", "--strategy", "luck"], "--strategy", "climb", '"luck"'],
    ["a seed that is no number", ["theorem-2", "--seed", "x"], "--seed", '"x"'],
    ["a seed that is too large", ["theorem-2", "--seed", "9999999999"], "--seed", "2147483647"],
    ["a seed for what draws nothing", ["theorem-2", "--strategy", "exhaustive", "--seed", "1"], "--seed", "exhaustive"],
    ["steps without a climb", ["theorem-2", "--steps", "5"], "--steps", "climb"],
    ["no decisions to shrink", ["theorem-2", "--shrink", "0"], "--shrink", "from 1 on"],
    [
      "resuming beside another limit of shrinking",
      ["--resume", "full.jsonl", "--shrink", "9"],
      "--shrink",
      "no --resume",
    ],
    ["no cases", ["theorem-2", "--cases", "0"], "--cases", "from 1 on"],
    ["no time", ["theorem-2", "--time", "0"], "--time", "from 1 on"],
    ["a journal that exists", ["theorem-2", "--record", "full.jsonl"], "--record", "full.jsonl"],
    ["resuming what is no journal", ["--resume", "full.jsonl"], "full.jsonl", "exact-cdp/campaign@1"],
    ["resuming what does not exist", ["--resume", "none.jsonl"], "none.jsonl", "no such file"],
    ["resuming beside a conjecture", ["theorem-2", "--resume", "full.jsonl"], "--resume", "no conjecture"],
    ["resuming beside a seed", ["--resume", "full.jsonl", "--seed", "1"], "--seed", "no --resume"],
    ["an expectation of another kind", ["theorem-2", "--expect", "many"], "--expect", "none or some"],
  ];

  it.each(cases.map(([what, words, ...says]) => ({ what, words, says })))("$what", async ({ words, says }) => {
    const { status, stdout, stderr } = await exactCdp(["search", ...words, "--no-corpus"], { cwd });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^exact-cdp: .*\n$/);
    for (const text of says) expect(stderr).toContain(text);
  });

  it("a contradicted expectation is status 1", async () => {
    const { status, stderr } = await exactCdp(
      ["search", "no-perception-cost", "--seed", "4", "--no-corpus", "--expect", "none", "--shrink", "50"],
      { cwd },
    );
    expect({ status, stderr }).toEqual({ status: 1, stderr: "exact-cdp: expected no counterexample, found one\n" });
    expect(existsSync(join(cwd, ".exact-cdp"))).toBe(false);
  });
});
