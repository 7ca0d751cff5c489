/**
 * Help texts: no line is wider than 80 columns, and every one ends with examples, which run.
 */
import { afterAll, describe, expect, it } from "vitest";
import { examples } from "../../src/cli/declared/examples.js";
import { build } from "../../src/cli/program.js";
import { Workshop } from "../docs/console.js";
import { exactCdp, finished, firstLine, start } from "../support/cli.js";

/** Commands that run until Ctrl-C, which ends them with status 130. */
const endless = new Set(["explore"]);

const names = ["", ...build().commands.map((one) => one.name())];
const width = (line: string): number => [...line.normalize("NFC")].filter((char) => !/\p{M}/u.test(char)).length;

describe.each(names)("exact-cdp %s --help", (name) => {
  const workshop = new Workshop();
  afterAll(() => {
    workshop.close();
  });

  it("has lines of at most 80 columns, and ends with examples", async () => {
    const { status, stdout, stderr } = await exactCdp([...(name === "" ? [] : [name]), "--help"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const line of stdout.split("\n")) expect(width(line), line).toBeLessThanOrEqual(80);
    const lines = examples[name] ?? [];
    expect(lines.length).toBeGreaterThanOrEqual(1);
    expect(lines.length).toBeLessThanOrEqual(3);
    const heading = lines.length === 1 ? "Example" : "Examples";
    expect(stdout.endsWith(`\n\n${heading}:\n${lines.map((line) => `  ${line}\n`).join("")}`)).toBe(true);
    // The last line shows the command itself, not only what prepares it.
    expect(lines.at(-1)).toContain(`exact-cdp ${name}`);
  });

  it("has examples that run, in their order", async () => {
    for (const line of examples[name] ?? []) {
      if (endless.has(name)) {
        const child = start(line.split(" ").slice(1), { cwd: workshop.folder });
        const end = finished(child);
        expect(await firstLine(child)).toMatch(/^http:/);
        child.kill("SIGINT");
        const { status, stderr } = await end;
        expect({ line, status, stderr }).toEqual({ line, status: 130, stderr: "" });
        continue;
      }
      const { status, stderr } = await workshop.run(line.replaceAll(/\bexact-cdp (?=[a-z])/g, "npx exact-cdp "));
      expect({ line, status, stderr }).toEqual({ line, status: 0, stderr: "" });
    }
  });
});

it("has no examples of commands that do not exist", () => {
  expect(Object.keys(examples).filter((name) => !names.includes(name))).toEqual([]);
});
