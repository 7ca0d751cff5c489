/**
 * Every command of the README runs, and prints what the README says.
 * UPDATE_DOCS=1 writes the outputs into the README instead.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { gallery } from "../../src/format/gallery/index.js";
import { version } from "../../src/version.js";
import { Workshop, expectPage, root, shellCommands } from "./console.js";

const path = join(root, "README.md");
const readme = readFileSync(path, "utf8");
const workshop = new Workshop();
afterAll(() => {
  workshop.close();
});

async function run(command: string): Promise<void> {
  const { status, stderr } = await workshop.run(command);
  expect(stderr, command).toBe("");
  expect(status, command).toBe(0);
}

describe("README", () => {
  it("shows what its commands print", async () => {
    const text = await expectPage(path, workshop);
    expect(text).toContain("accepted  three-classes"); /* the blocks were found and filled */
  });

  it.each(shellCommands(readme))("runs: %s", async (command) => {
    await run(command);
  });

  it("runs at least the first command, and the commands on a problem of one's own", () => {
    expect(shellCommands(readme).length).toBeGreaterThanOrEqual(4);
  });

  it("states in prose only numbers that its outputs or inputs contain", () => {
    const prose = readme.replaceAll(/```[\s\S]*?```/g, "").replaceAll(/`[^`]*`/g, "");
    const shown = (readme.match(/```[\s\S]*?```/g) ?? []).join("\n");
    const fractions = prose.match(/\b\d+\/\d+\b/g) ?? [];
    expect(fractions.length).toBeGreaterThan(0);
    for (const fraction of fractions.filter((text) => text !== "7/10")) expect(shown, fraction).toContain(fraction);
    expect(readme).toContain(`[${String(gallery.length)} named problems](docs/gallery.md)`);
  });

  it("is of this version, as package.json, CHANGELOG and CITATION are", () => {
    const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    expect(manifest.version).toBe(version);
    expect(readFileSync(join(root, "CHANGELOG.md"), "utf8")).toContain(`## [${version}]`);
    expect(readFileSync(join(root, "CITATION.cff"), "utf8")).toMatch(new RegExp(`^version: "?${version}"?$`, "m"));
  });
});
