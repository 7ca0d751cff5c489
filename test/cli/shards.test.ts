/** Shards of runs: what they come to, put together in any order, is what one process writes, byte for byte. */
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { exactCdp, temporaryFolder } from "../support/cli.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;

async function ran(words: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await exactCdp(words, { cwd });
  expect({ words, status, stderr }).toEqual({ words, status: 0, stderr: "" });
  return stdout;
}

const text = (name: string): string => readFileSync(folder.file(name), "utf8");

/** Runs the shards, merges them backwards and in a mixed order, and compares with the whole. */
async function compared(name: string, command: readonly string[], shards: number): Promise<void> {
  const [verb = ""] = command;
  const quiet = verb === "search" ? ["--no-corpus"] : [];
  const files = Array.from({ length: shards }, (_, i) => `${name}-${String(i + 1)}`);
  for (const [i, file] of files.entries())
    await ran([...command, ...quiet, "--shard", `${String(i + 1)}/${String(shards)}`, "--record", file]);
  const whole = await ran([...command, ...quiet, "--record", `${name}-whole`]);
  const mixed = [...files.filter((_, i) => i % 2 === 1), ...files.filter((_, i) => i % 2 === 0)];
  for (const [i, order] of [[...files].reverse(), mixed].entries()) {
    const into = `${name}-merged-${String(i)}`;
    const merged = await ran([verb, "--merge", ...order, "--record", into, ...quiet]);
    expect(text(into)).toBe(text(`${name}-whole`));
    expect(merged).toBe(whole);
  }
}

describe("put together, shards are the whole", () => {
  it("of a family of several shapes", () =>
    compared("family", ["verify-family", "theorem-1", "-n", "2", "-m", "1:2", "-N", "1:2", "-M", "2"], 3));

  it("of a family with blocks of another size", () =>
    compared(
      "blocks",
      ["verify-family", "theorem-1", "-n", "2", "-m", "2", "-N", "2", "-M", "2", "--block-size", "32"],
      2,
    ));

  it("of an exhaustive search that finds nothing", () =>
    compared("exhaustive", ["search", "freirich-perfect-perception", "--strategy", "exhaustive", "--cases", "700"], 3));

  it("of a random search", () => compared("random", ["search", "theorem-2", "--seed", "7", "--cases", "500"], 4));

  it("of a search for all counterexamples", () =>
    compared("all", ["search", "error-doubling", "--seed", "3", "--cases", "200", "--all", "--shrink", "20"], 3));

  it("of climbs", () =>
    compared(
      "climbs",
      ["search", "theorem-2", "--strategy", "climb", "--steps", "10", "--seed", "2", "--cases", "12"],
      3,
    ));

  it("of a search that ends at its first counterexample, which is the one of the lowest task", () =>
    compared("first", ["search", "error-doubling", "--seed", "3", "--cases", "400", "--shrink", "20"], 4));
});

it("a shard that is missing is known, and --resume does it", async () => {
  const search = ["search", "theorem-2", "--seed", "7", "--cases", "256", "--no-corpus"];
  for (const i of ["1", "3"]) await ran([...search, "--shard", `${i}/4`, "--record", `gap-${i}`]);
  const { status, stderr } = await exactCdp(["search", "--merge", "gap-3", "gap-1", "--record", "gap", "--no-corpus"], {
    cwd,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "exact-cdp: search --resume gap goes on\n" });
  await ran(["search", "--resume", "gap", "--no-corpus"]);
  await ran([...search, "--range", "0:192", "--record", "gap-whole"]);
  // The one says that it is of 256 cases, the other of three quarters of them as well.
  expect(text("gap")).toBe(text("gap-whole"));
});

it("what cannot be divided is refused by one line", async () => {
  const family = ["verify-family", "theorem-1", "-n", "1", "-m", "1", "-N", "1", "-M", "2"];
  await ran([...family, "--record", "record"]);
  await ran(["search", "theorem-2", "--seed", "1", "--cases", "64", "--no-corpus", "--record", "one"]);
  await ran(["search", "theorem-2", "--seed", "2", "--cases", "64", "--no-corpus", "--record", "two"]);
  const cases: readonly (readonly [readonly string[], string])[] = [
    [[...family, "--shard", "2"], "--shard: expected i/k"],
    [[...family, "--shard", "0/2"], "--shard: expected i/k with 1 ≤ i ≤ k"],
    [[...family, "--shard", "3/2"], "--shard: expected i/k with 1 ≤ i ≤ k"],
    [[...family, "--shard", "1/1", "--range", "0:1"], "no --shard beside it"],
    [
      ["verify-family", "theorem-2", ...family.slice(2), "--shard", "1/1", "--up-to-symmetry"],
      "--shard: expected no --up-to-symmetry",
    ],
    [[...family, "--block-size", "32"], "--block-size: expected --record beside it"],
    [[...family, "--block-size", "24", "--record", "new"], "--block-size: expected a multiple of 16"],
    [["search", "theorem-2", "--shard", "1/2", "--seed", "1"], "--shard: expected --cases beside it"],
    [["search", "theorem-2", "--shard", "1/2", "--cases", "200"], "--shard: expected --seed beside it"],
    [["search", "theorem-2", "--range", "0:9"], "--range: expected --seed beside it"],
    [["search", "theorem-2", "--range", "9:9", "--seed", "1"], "--range: expected a:b with a < b"],
    [["search", "theorem-2", "--range", "0:90", "--cases", "80", "--seed", "1"], "≤ b ≤ 80"],
    [["search", "--merge", "one", "two"], "two: expected"],
    [["search", "--merge", "one", "one"], "one: expected tasks that no other journal has"],
    [["search", "--merge", "one", "--seed", "1"], "--seed: expected no --merge beside it"],
    [["search", "--merge", "record"], "record: line 1"],
    [["verify-family", "--merge", "record", "record"], "record: expected cases from 3 on"],
  ];
  for (const [words, says] of cases) {
    const { status, stdout, stderr } = await exactCdp(words, { cwd });
    expect({ words, status, stdout, lines: stderr.split("\n").length }).toEqual({
      words,
      status: 2,
      stdout: "",
      lines: 2,
    });
    expect(stderr).toContain(says);
  }
});
