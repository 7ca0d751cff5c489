/** Long results in parts: whole files, and none that only look whole. */
import { existsSync, readFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { PartWriter } from "../../src/cli/io/output.js";
import { temporaryFolder } from "../support/cli.js";

const folder = temporaryFolder();
afterAll(folder.remove);

function* lines(count: number): Generator<string> {
  for (let i = 0; i < count; i++) yield `line ${String(i)}\n`;
}

it("writes every part, many small ones at a time", () => {
  const file = folder.file("whole.txt", "what was there before, and is longer than nothing");
  const writer = new PartWriter(file, lines(30_000));
  let steps = 0;
  while (writer.advance()) steps++;
  writer.close(true);
  expect(readFileSync(file, "utf8")).toBe([...lines(30_000)].join(""));
  expect(writer.written).toBe(readFileSync(file).length);
  expect(steps).toBeLessThan(10);
});

it.each(["new", "old"])("leaves nothing of a file that is not finished: %s", (which) => {
  const file = folder.file(`${which}.txt`, ...(which === "old" ? ["before"] : []));
  const writer = new PartWriter(file, lines(30_000));
  expect(writer.advance()).toBe(true);
  expect(writer.written).toBeGreaterThan(0);
  writer.close(false);
  if (which === "old") expect(readFileSync(file, "utf8")).toBe("");
  else expect(existsSync(file)).toBe(false);
});

it("refuses a file that cannot be written", () => {
  expect(() => new PartWriter(folder.path, [])).toThrow("a file that can be written");
});
