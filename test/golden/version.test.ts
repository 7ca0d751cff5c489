/**
 * A new version changes no golden file: the command, given another version, prints what the files hold.
 *
 * The sources are copied as the other tests run them, with another number; then the
 * commands of one transcript run again, one after another in one process of that version, and a record and a journal
 * are written by both versions.
 */
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { version } from "../../src/version.js";
import { changeScripts, exactCdp, mainFile, temporaryFolder } from "../support/cli.js";
import { withoutVersion } from "../support/version.js";
import { expectFile, repositoryFile } from "./golden.js";

const folder = temporaryFolder();
const other = "987.65.43";
let otherSources: string;

beforeAll(() => {
  // Beside the original, where the packages are found from.
  const original = dirname(dirname(mainFile()));
  const copy = `${original}-${other}-${String(process.pid)}`;
  cpSync(original, copy, { recursive: true });
  changeScripts(copy, new RegExp(`\\bversion = "${version.replaceAll(".", "\\.")}";`), `version = "${other}";`);
  writeFileSync(join(copy, "several.js"), several);
  otherSources = copy;
});

afterAll(() => {
  folder.remove();
  rmSync(otherSources, { recursive: true, force: true });
});

/** Runs commands, a JSON list of their words, one after another, and prints a list of their statuses and outputs. */
const several = `
import { run } from "./cli/program.js";
const print = process.stdout.write;
const results = [];
for (const words of JSON.parse(process.argv[2])) {
  let stdout = "";
  process.stdout.write = (text) => {
    stdout += typeof text === "string" ? text : Buffer.from(text).toString("utf8");
    return true;
  };
  process.exitCode = undefined;
  const status = await run(words);
  process.stdout.write = print;
  results.push({ words, status, stdout });
}
process.exitCode = 0;
process.stdout.write(JSON.stringify(results));
`;

/** What the other version prints for each of the commands. */
function run(commands: readonly (readonly string[])[]): string[] {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(otherSources, "several.js"), JSON.stringify(commands)],
    { cwd: folder.path, encoding: "utf8", env: { ...process.env, EXACT_CDP_PROGRESS: "never" } },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const results = JSON.parse(stdout) as { words: string[]; status: number; stdout: string }[];
  expect(results.map((one) => [one.words, one.status])).toEqual(commands.map((words) => [words, 0]));
  return results.map((one) => one.stdout);
}

const golden = (name: string): string => `test/golden/expected/${name}`;

it("another version prints the transcript of binary-denoising", () => {
  const commands = readFileSync(repositoryFile(golden("binary-denoising.txt")), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("$ exact-cdp "));
  expect(commands.length).toBeGreaterThan(4);
  const outputs = run(commands.map((line) => line.split(" ").slice(2)));
  const transcript = commands.map((line, i) => `${line}\n${outputs[i]!}`).join("\n");
  expect(transcript).toContain(`exact-cdp ${other}`);
  expectFile(golden("binary-denoising.txt"), transcript, other);
});

it("another version writes its certificates", () => {
  const [solve = ""] =
    /^\$ exact-cdp solve .*$/m.exec(readFileSync(repositoryFile(golden("binary-denoising.txt")), "utf8")) ?? [];
  // The first three points: solve FILE --at a --at b --at c.
  run([[...solve.split(" ").slice(2, 10), "--certificate", "proof.json"]]);
  const text = readFileSync(folder.file("proof.json"), "utf8");
  expect(text).toContain(`"exact-cdp ${other}"`);
  expectFile(golden("binary-denoising.certificates.json"), text, other);
});

it("records and journals of two versions are the same without them", async () => {
  const name = (printer: string, file: string): string => `${printer}-${file}`;
  const commands = [
    [["verify-family", "theorem-2", "-n", "2", "-m", "2", "-N", "2", "-M", "3"], "record.json"],
    [["search", "theorem-2", "--seed", "1", "--cases", "20", "--no-corpus"], "journal.jsonl"],
  ] as const;
  run(commands.map(([words, file]) => [...words, "--record", name(other, file)]));
  for (const [words, file] of commands) {
    const recorded = [...words, "--record", name(version, file)];
    expect(await exactCdp(recorded, { cwd: folder.path })).toMatchObject({ status: 0 });
    const [of, made] = [version, other].map((printer) => {
      const text = readFileSync(folder.file(name(printer, file)), "utf8");
      expect(text).toContain(`"exact-cdp ${printer}"`);
      return withoutVersion(text, printer);
    });
    expect(made).toBe(of);
  }
});

it("a version that the text does not have is a difference", () => {
  expect(withoutVersion(`exact-cdp ${other}`)).toBe(`exact-cdp ${other}`);
  expect(withoutVersion(`exact-cdp ${version}`)).not.toContain(version);
});
