/**
 * `check`: what is accepted, what is rejected with reason and place, and the status that says so.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exactCdp, finished, mainFile, temporaryFolder } from "../support/cli.js";
import { repositoryFile } from "../golden/golden.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;

type Json = any; // eslint-disable-line @typescript-eslint/no-explicit-any

/** Two certificates of binary-denoising: nothing feasible, and a value. */
let list: Json[];
const golden = repositoryFile("test/golden/expected/binary-denoising.certificates.json");

beforeAll(() => {
  list = JSON.parse(readFileSync(golden, "utf8"));
  expect(list.map((one) => one.statement.kind)).toEqual(["infeasible", "infeasible", "value"]);
});

/** Writes certificates of which the last is changed. */
function tampered(name: string, change: (certificate: Json) => void): string {
  const copy = structuredClone(list);
  change(copy[2]);
  folder.file(name, JSON.stringify(copy));
  return name;
}

describe.skipIf(process.platform === "win32")("what can be read only once", () => {
  /** The status of `check` and what it says, of a file through a pipe, as /dev/stdin and as `<(…)`. */
  async function throughPipes(file: string): Promise<readonly (readonly [status: number | null, stdout: string])[]> {
    const ways = [
      'cat "$2" | "$0" "$1" check /dev/stdin',
      '"$0" "$1" check <(cat "$2")',
      'cat "$2" | "$0" "$1" check -',
    ];
    return Promise.all(
      ways.map(async (way) => {
        const child = spawn("bash", ["-c", way, process.execPath, mainFile(), file], { cwd });
        const { status, stdout } = await finished(child);
        return [status, stdout] as const;
      }),
    );
  }

  it("is read whole: no text is dropped before a certificate, and a certificate is judged as from a file", async () => {
    const certificate = JSON.stringify(list[2]);
    folder.file("junk.txt", `{not json ${" ".repeat(17 * 2 ** 20)}${certificate}`);
    folder.file("padded.json", `${" ".repeat(17 * 2 ** 20)}${certificate}`);
    const [junk, padded] = [await throughPipes("junk.txt"), await throughPipes("padded.json")];
    expect(junk).toEqual(Array.from({ length: 3 }, () => [2, ""]));
    const { stdout } = await exactCdp(["check", "padded.json"], { cwd });
    expect(stdout).toContain("accepted");
    expect(padded).toEqual(Array.from({ length: 3 }, () => [0, stdout]));
  });

  it("without end is read up to the limit", async () => {
    const { status, stderr } = await exactCdp(["solve", "/dev/zero", "-D", "1", "-P", "1"], { cwd });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: "exact-cdp: /dev/zero: expected at most 256 MiB, found more\n",
    });
  });

  it("a full disk is one line and status 2", async () => {
    const child = spawn("bash", ["-c", '"$0" "$1" gallery > /dev/full', process.execPath, mainFile()], { cwd });
    const { status, stderr } = await finished(child);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^exact-cdp: standard output: expected a reader or a disk with space, found ENOSPC.*\n$/);
  });
});

it("one byte order mark is none of the text; two are refused everywhere", async () => {
  const mark = "\ufeff";
  for (const [name, text, command] of [
    ["certificate", JSON.stringify(list[2]), "check"],
    ["problem", JSON.stringify(list[2].problem), "validate"],
  ] as const) {
    folder.file(`${name}-1.json`, mark + text);
    folder.file(`${name}-2.json`, mark + mark + text);
    expect(await exactCdp([command, `${name}-1.json`], { cwd })).toMatchObject({ status: 0 });
    expect(await exactCdp([command, `${name}-2.json`], { cwd })).toMatchObject({ status: 2, stdout: "" });
  }
});

describe("check", () => {
  it("accepts certificates of files and of standard input", async () => {
    const { status, stdout, stderr } = await exactCdp(["check", golden, "-"], { input: JSON.stringify(list[2]) });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const value = `accepted  binary-denoising: C(1/5, 0) = 311/1450\n`;
    expect(stdout.split("\n")).toHaveLength(6);
    expect(stdout.endsWith(`${value}${value}4 accepted, 0 rejected\n`)).toBe(true);
  });

  it("rejects a tampered one with reason and place, says so by its status, and still checks the others", async () => {
    tampered("rate.json", (one) => (one.statement.errorRate = "310/1450"));
    tampered(
      "hash.json",
      (one) => (one.sha256 = one.sha256.replace(/^./, (digit: string) => (digit === "0" ? "1" : "0"))),
    );
    tampered("restorer.json", (one) => (one.evidence.restorer[1] = ["0", "1"]));
    tampered("plane.json", (one) => (one.evidence.plane.rows[1] = "1"));
    const { status, stdout, stderr } = await exactCdp(
      ["check", "rate.json", "hash.json", "restorer.json", "plane.json", golden],
      { cwd },
    );
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    const lines = stdout.trimEnd().split("\n");
    expect(lines.pop()).toBe("11 accepted, 4 rejected");
    const tamperedWith = ["accepted", "accepted", "rejected"];
    expect(lines.map((line) => line.split(/\s+/)[0])).toEqual([
      ...tamperedWith,
      ...tamperedWith,
      ...tamperedWith,
      ...tamperedWith,
      "accepted",
      "accepted",
      "accepted",
    ]);
    const reasons = lines.filter((line) => line.startsWith("rejected"));
    expect(reasons[0]).toMatch(
      /^rejected {2}rate\.json: \$\[2\]\.evidence\.restorer: expected the stated error rate 31\/145, found 311\/1450$/,
    );
    expect(reasons[1]).toMatch(
      /^rejected {2}hash\.json: \$\[2\]\.sha256: expected "[0-9a-f]{64}", the hash of the canonical problem, found "[0-9a-f]{57}/,
    );
    expect(reasons[2]).toMatch(/^rejected {2}restorer\.json: \$\[2\]\.evidence\.restorer: expected .*≤ 0, found .+$/);
    expect(reasons[3]).toMatch(
      /^rejected {2}plane\.json: \$\[2\]\.evidence\.plane\.rows\[1\]: expected s\(y\) ≤ .+, found 1$/,
    );
  });

  it("prints one JSON object per certificate with --json", async () => {
    tampered("one.json", (one) => delete one.evidence.plane.cut);
    const { status, stdout, stderr } = await exactCdp(["check", "--json", "one.json"], { cwd });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    const verdicts = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(verdicts.map(({ file, index, status }) => ({ file, index, status }))).toEqual(
      [0, 1, 2].map((index) => ({ file: "one.json", index, status: index < 2 ? "accepted" : "rejected" })),
    );
    expect(verdicts[0]).toMatchObject({
      problem: "binary-denoising",
      sha256: list[0].sha256,
      statement: list[0].statement,
    });
    expect(verdicts[2]).toMatchObject({ where: "$[2].evidence.plane", reason: expect.stringContaining('"cut"') });
    expect(Object.keys(verdicts[2])).not.toContain("statement");
  });

  it("rejects anything that is JSON but no certificate, and names what it is", async () => {
    folder.file("number.json", "7");
    folder.file("problem.json", JSON.stringify(list[0].problem));
    folder.file("list.json", "[[]]");
    const { status, stdout } = await exactCdp(["check", "number.json", "problem.json", "list.json"], { cwd });
    expect(status).toBe(1);
    const lines = stdout.trimEnd().split("\n");
    expect(lines.pop()).toBe("0 accepted, 3 rejected");
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).toMatch(/^rejected {2}\w+\.json: \$.*: expected .+, found .+$/);
    // A problem file is an easy mistake: the format says what it is.
    expect(lines[1]).toContain('found "exact-cdp/problem@1"');
  });

  it("believes no number that JSON cannot hold exactly", async () => {
    const text = JSON.stringify(list[2]).replace('"errorRate":"311/1450"', '"errorRate":0.2144827586206896551');
    expect(text).not.toBe(JSON.stringify(list[2]));
    const { status, stdout } = await exactCdp(["check", "-"], { input: text });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^rejected {2}standard input: |^rejected {2}-: /);
  });
});
