/**
 * Files that freeze what the toolkit prints: compared byte by byte, renewed on demand.
 *
 * After a change that is meant, set UPDATE_GOLDEN=1, run the tests once, and read the
 * difference before committing it. The files do not know the version: where the toolkit names
 * itself ("exact-cdp 1.2.3") they hold a placeholder, so that a new version changes none of them.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { withoutVersion } from "../support/version.js";

const root = new URL("../../", import.meta.url);

/** A file of the repository by its path from the root. */
export function repositoryFile(path: string): string {
  return fileURLToPath(new URL(path, root));
}

/**
 * Expects the file to have this text, or writes it.
 * @param printer the version of the toolkit that printed the text
 */
export function expectFile(path: string, printed: string, printer?: string): void {
  const file = repositoryFile(path);
  const text = withoutVersion(printed, printer);
  if (process.env["UPDATE_GOLDEN"] === "1") {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(readFileSync(file, "utf8"), `${path} (renewed by UPDATE_GOLDEN=1)`).toBe(text);
}
