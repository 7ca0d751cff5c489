/**
 * docs/generators.md shows what the programs of examples/ are, lists everything that
 * `exact-cdp/arbitraries` exports, with the defaults that hold; and the example project for users
 * runs as it would for them. UPDATE_DOCS=1 writes the programs into the page instead.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import * as arbitraries from "../../src/generate/index.js";
import { usualMasses, usualNumbers } from "../../src/generate/sizes.js";
import { mainFile } from "../support/cli.js";
import { renewed, root } from "./console.js";

const path = join(root, "docs/generators.md");
const page = readFileSync(path, "utf8");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

describe("docs/generators.md", () => {
  it("shows the programs as they are", async () => {
    const text = await renewed(
      page,
      () => Promise.resolve(""),
      (name) => readFileSync(join(root, name), "utf8"),
    );
    if (process.env["UPDATE_DOCS"] === "1") writeFileSync(path, text);
    else expect(page).toBe(text);
    expect(page.match(/```ts file=/g)).toHaveLength(2);
  });

  it("lists every function that is exported", () => {
    const listed = page
      .split("\n")
      .filter((line) => line.startsWith("| `"))
      .map((line) => line.split("|")[1]!)
      .join();
    for (const [name, value] of Object.entries(arbitraries))
      if (typeof value === "function") expect(listed, name).toContain(`\`${name}(`);
  });

  it("states the defaults, and the version of fast-check", () => {
    expect(page).toContain(`| \`heaviest\` | ${usualMasses.heaviest} |`);
    expect(page).toContain(`| \`most\`, \`denominator\` | ${usualNumbers.most}, ${usualNumbers.denominator} |`);
    for (const kinds of [
      arbitraries.perceptionKinds,
      arbitraries.smoothKinds,
      arbitraries.channelKinds,
      arbitraries.distortionKinds,
    ])
      expect(page).toContain(kinds.map((kind) => `"${kind}"`).join(", "));
    expect(page).toContain(`fast-check ${manifest.dependencies["fast-check"]}`);
  });
});

describe("examples/property-tests", () => {
  const folder = mkdtempSync(join(tmpdir(), "exact-cdp-project-"));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("passes in a project where exact-cdp, fast-check and vitest are installed", () => {
    cpSync(join(root, "examples/property-tests"), folder, { recursive: true });
    const packages = join(folder, "node_modules");
    mkdirSync(join(packages, "exact-cdp"), { recursive: true });
    for (const name of ["fast-check", "vitest"]) symlinkSync(join(root, "node_modules", name), join(packages, name));
    // The package as it is installed, with the sources of now in place of a build.
    writeFileSync(join(packages, "exact-cdp/package.json"), JSON.stringify(manifest));
    symlinkSync(dirname(dirname(mainFile())), join(packages, "exact-cdp/dist"));
    const { VITEST, VITEST_MODE, VITEST_POOL_ID, VITEST_WORKER_ID, ...environment } = process.env;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, "node_modules/vitest/vitest.mjs"), "run", "--reporter=json", "--testTimeout=200000"],
      { cwd: folder, env: environment, encoding: "utf8" },
    );
    expect(status, `${stdout}\n${stderr}`).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ success: true, numPassedTests: 2, numFailedTests: 0 });
  });
});
