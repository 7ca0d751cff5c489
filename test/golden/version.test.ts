/**
 * A new version changes no golden file: the command, given another version, prints what the files hold.
 *
 * The sources are copied as the other tests run them, with another number in version.js; then the
 * commands of one transcript run again, and a record and a journal are written by both versions.
 */
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { version } from "../../src/version.js";
import { exactCdp, mainFile, temporaryFolder } from "../support/cli.js";
import { withoutVersion } from "../support/version.js";
import { expectFile, repositoryFile } from "./golden.js";

const folder = temporaryFolder();
const other = "987.65.43";
let otherMain: string;

beforeAll(() => {
  // Beside the original, where the packages are found from.
  const original = dirname(dirname(mainFile()));
  const copy = `${original}-${other}-${String(process.pid)}`;
  cpSync(original, copy, { recursive: true });
  writeFileSync(join(copy, "version.js"), `export const version = "${other}";\n`);
  otherMain = join(copy, "cli", "main.js");
});

afterAll(() => {
  folder.remove();
  rmSync(dirname(dirname(otherMain)), { recursive: true, force: true });
});

function run(words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [otherMain, ...words], {
    cwd: folder.path,
    encoding: "utf8",
    env: { ...process.env, EXACT_CDP_PROGRESS: "never" },
  });
  expect({ words, status, stderr }).toEqual({ words, status: 0, stderr: "" });
  return stdout;
}

const golden = (name: string): string => `test/golden/expected/${name}`;

it("another version prints the transcript of binary-denoising", () => {
  const commands = readFileSync(repositoryFile(golden("binary-denoising.txt")), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("$ exact-cdp "));
  expect(commands.length).toBeGreaterThan(4);
  const transcript = commands.map((line) => `${line}\n${run(line.split(" ").slice(2))}`).join("\n");
  expect(transcript).toContain(`exact-cdp ${other}`);
  expectFile(golden("binary-denoising.txt"), transcript, other);
});

it("another version writes its certificates", () => {
  const [solve = ""] =
    /^\$ exact-cdp solve .*$/m.exec(readFileSync(repositoryFile(golden("binary-denoising.txt")), "utf8")) ?? [];
  // The first three points: solve FILE --at a --at b --at c.
  run([...solve.split(" ").slice(2, 10), "--certificate", "proof.json"]);
  const text = readFileSync(folder.file("proof.json"), "utf8");
  expect(text).toContain(`"exact-cdp ${other}"`);
  expectFile(golden("binary-denoising.certificates.json"), text, other);
});

it("records and journals of two versions are the same without them", async () => {
  const both = async (words: readonly string[], file: string): Promise<void> => {
    const name = (printer: string): string => `${printer}-${file}`;
    expect(await exactCdp([...words, "--record", name(version)], { cwd: folder.path })).toMatchObject({ status: 0 });
    run([...words, "--record", name(other)]);
    const [of, made] = [version, other].map((printer) => {
      const text = readFileSync(folder.file(name(printer)), "utf8");
      expect(text).toContain(`"exact-cdp ${printer}"`);
      return withoutVersion(text, printer);
    });
    expect(made).toBe(of);
  };
  await both(["verify-family", "theorem-2", "-n", "2", "-m", "2", "-N", "2", "-M", "3"], "record.json");
  await both(["search", "theorem-2", "--seed", "1", "--cases", "20", "--no-corpus"], "journal.jsonl");
});

it("a version that the text does not have is a difference", () => {
  expect(withoutVersion(`exact-cdp ${other}`)).toBe(`exact-cdp ${other}`);
  expect(withoutVersion(`exact-cdp ${version}`)).not.toContain(version);
});
