/**
 * Long runs: progress after two seconds and only on standard error, Ctrl-C that loses nothing,
 * readers that stop reading.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkText } from "../../src/kernel/index.js";
import { repositoryFile } from "../golden/golden.js";
import { hardProblem } from "./hard.js";
import { finished, mainFile, said, start, temporaryFolder } from "../support/cli.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;

beforeAll(() => {
  mainFile(); // the first call bundles the sources, which takes a while
});

folder.file("hard.json", JSON.stringify(hardProblem()));
/** Minutes of work. */
const hours = ["table", "hard.json", "--distortion", "330:420:1", "--perception", "0:10:1/10"];

describe("a long table", () => {
  it.each([
    ["SIGINT", "after two seconds"],
    ["SIGTERM", "soon"],
  ] as const)(
    "%s: the cells so far are printed, the certificates so far are written and check out",
    async (signal, progress) => {
      const child = start([...hours, "--json", "--certificate", `${signal}.json`], { cwd, progress });
      const end = finished(child);
      const began = performance.now();
      await said(child, /[1-9]\d* of 9191 points/);
      if (progress === "after two seconds") expect(performance.now() - began).toBeGreaterThan(1900);
      child.kill(signal);
      const { status, stdout, stderr } = await end;
      expect(status).toBe(130);

      const { points } = JSON.parse(stdout) as { points: { status: string }[] };
      const done = points.findIndex(({ status }) => status === "not-computed");
      expect(points).toHaveLength(91 * 101);
      expect(done).toBeGreaterThan(0);
      expect(points.slice(done).every(({ status }) => status === "not-computed")).toBe(true);

      const text = readFileSync(folder.file(`${signal}.json`), "utf8");
      // Checking a few of them proves as much as checking all.
      const certificates = JSON.parse(text) as unknown[];
      expect(certificates).toHaveLength(done);
      const some = [certificates[0], certificates.at(-1)];
      expect(checkText(JSON.stringify(some)).map((verdict) => verdict.status)).toEqual(["accepted", "accepted"]);

      expect(stderr).toContain(`exact-cdp: interrupted after ${String(done)} of 9191 points`);
      expect(stderr).not.toMatch(/ {4}at /);
    },
  );

  it("in Markdown, cells that were not computed are marked ? and the comment says so", async () => {
    const child = start(hours, { cwd, progress: "soon" });
    const end = finished(child);
    await said(child, /[1-9]\d* of 9191 points/);
    child.kill("SIGINT");
    const { status, stdout } = await end;
    expect(status).toBe(130);
    expect(stdout).toContain("interrupted: cells marked ? were not computed");
    const rows = stdout.split("\n").filter((line) => /^\|\s*\d/.test(line));
    expect(rows).toHaveLength(91);
    const cells = rows.flatMap((line) =>
      line
        .split("|")
        .slice(2, -1)
        .map((cell) => cell.trim()),
    );
    const first = cells.indexOf("?");
    expect(first).toBeGreaterThan(0);
    expect(cells.slice(0, first).every((cell) => /^(?:\d+\/\d+|∞)$/.test(cell))).toBe(true);
    expect(cells.slice(first).every((cell) => cell === "?")).toBe(true);
  });
});

const closedPipe = "exact-cdp: standard output: expected a reader or a disk with space, found a closed pipe";

describe("a reader that stops reading", () => {
  it("ends the command at once, with one line and status 2", async () => {
    const points = Array.from({ length: 2000 }, (_, i) => ["--at", `7/10,${String(i)}/8000`]).flat();
    const child = start(["solve", "gallery:mnist-digits", "--json", ...points], { cwd, progress: "soon" });
    const end = finished(child);
    child.stdout.once("data", () => child.stdout.destroy());
    const { status, stderr } = await end;
    expect({ status, stderr: stderr.replace(/^\s*\d+ of 2000 points.*$/gm, "").trim() }).toEqual({
      status: 2,
      stderr: closedPipe,
    });
  });

  it("does not make check forget a rejection", async () => {
    const [first] = JSON.parse(
      readFileSync(repositoryFile("test/golden/expected/binary-denoising.certificates.json"), "utf8"),
    ) as object[];
    folder.file("rejected.json", JSON.stringify(Array.from({ length: 1000 }, () => ({ ...first, sha256: "0" }))));
    const child = start(["check", "rejected.json"], { cwd });
    const end = finished(child);
    child.stdout.once("data", () => child.stdout.destroy());
    expect(await end).toMatchObject({ status: 1, stderr: `${closedPipe}\n` });
  });

  it.skipIf(process.platform === "win32")("as in a pipe to head", async () => {
    const child = spawn(
      "sh",
      [
        "-c",
        '{ "$0" "$@"; echo "status $?" >&2; } | head -n 1',
        process.execPath,
        mainFile(),
        // Far more than a pipe holds, so that the reader is gone before the end on any machine.
        ...["enumerate", "--inputs", "4", "--outputs", "4", "--denominator", "5"],
      ],
      { cwd },
    );
    const { stdout, stderr } = await finished(child);
    expect(stdout).toMatch(/^\{"rank":"0",.*\}\n$/);
    expect(stderr).toBe(`${closedPipe}\nstatus 2\n`);
  });
});
