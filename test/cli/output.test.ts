/** Files that commands write: whole, or not at all. */
import { existsSync, lstatSync, readFileSync, readdirSync, symlinkSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { OutputFile, destination, writeFile } from "../../src/cli/io/output-file.js";
import { gathered } from "../../src/cli/io/output.js";
import { temporaryFolder } from "../support/cli.js";

const folder = temporaryFolder();
afterAll(folder.remove);

function* lines(count: number): Generator<string> {
  for (let i = 0; i < count; i++) yield `line ${String(i)}\n`;
}

it("writes every part, many small ones at a time, in place of what was there", () => {
  const file = folder.file("whole.txt", "what was there before, and is longer than nothing");
  const parts = [...gathered(lines(30_000))];
  expect(parts.length).toBeLessThan(10);
  writeFile(file, parts);
  expect(readFileSync(file, "utf8")).toBe([...lines(30_000)].join(""));
});

it.each(["new", "old"])("leaves what was there of a file that is not finished, and nothing beside it: %s", (which) => {
  const file = folder.file(`${which}.txt`, ...(which === "old" ? ["before"] : []));
  const writer = new OutputFile(file);
  writer.write("half");
  expect(writer.written).toBe(4);
  writer.close(false);
  if (which === "old") expect(readFileSync(file, "utf8")).toBe("before");
  else expect(existsSync(file)).toBe(false);
  expect(readdirSync(folder.path).filter((name) => name.endsWith(".part"))).toEqual([]);
});

it("follows a link, also one whose file is not there yet, and leaves it a link", () => {
  symlinkSync("later.txt", folder.file("link.txt"));
  expect(destination(folder.file("link.txt"))).toBe(destination(folder.file("later.txt")));
  writeFile(folder.file("link.txt"), ["text"]);
  expect(lstatSync(folder.file("link.txt")).isSymbolicLink()).toBe(true);
  expect(readFileSync(folder.file("later.txt"), "utf8")).toBe("text");
});

it("refuses a file that cannot be written", () => {
  expect(() => new OutputFile(folder.file("none/file.txt"))).toThrow("a file that can be written");
  expect(() => writeFile(folder.path, [])).toThrow("a file that can be written");
});
