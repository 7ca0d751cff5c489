/** Differences of two folders, named by file and first byte. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, expect, it } from "vitest";
import { differences } from "../../../../src/cli/folder/verify.js";
import { temporaryFolder } from "../../../support/cli.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const [found, made] = [folder.file("found"), folder.file("made")];

beforeEach(() => {
  for (const one of [found, made]) rmSync(one, { recursive: true, force: true });
  mkdirSync(join(made, "data"), { recursive: true });
  writeFileSync(join(made, "data", "a.csv"), "ε,1/2\nα,1/3\n");
  writeFileSync(join(made, "README.md"), "one\n");
  cpSync(made, found, { recursive: true });
});

it("the same bytes", () => {
  expect(differences(found, made)).toEqual([]);
});

it("one digit", () => {
  writeFileSync(join(found, "data", "a.csv"), "ε,1/2\nα,1/4\n");
  expect(differences(found, made)).toEqual([
    { path: "data/a.csv", what: String.raw`differs from byte 12 on (line 2): it has "4\n", its command makes "3\n"` },
  ]);
});

it("a letter of several bytes is shown whole", () => {
  writeFileSync(join(found, "data", "a.csv"), "ε,1/2\nβ,1/3\n");
  expect(differences(found, made)[0]?.what).toContain('it has "β,1/3');
});

it("a file that ends too early, and one that goes on", () => {
  writeFileSync(join(found, "README.md"), "on");
  expect(differences(found, made)[0]?.what).toBe(
    String.raw`differs from byte 2 on (line 1): it has its end, its command makes "e\n"`,
  );
  writeFileSync(join(found, "README.md"), "one\nmore");
  expect(differences(found, made)[0]?.what).toBe(
    `differs from byte 4 on (line 2): it has "more", its command makes its end`,
  );
});

it("a file that is missing, and one too many", () => {
  rmSync(join(found, "README.md"));
  writeFileSync(join(found, "data", "b.csv"), "");
  expect(differences(found, made)).toEqual([
    { path: "README.md", what: "is missing" },
    { path: "data/b.csv", what: "is not of this report" },
  ]);
});
