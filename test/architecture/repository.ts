/**
 * The files of this repository, for the tests of its architecture.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A file by its path from the root of the repository, with `/` on every system. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The text of one file. */
export function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** All code of src, tests of nothing left out: whatever a bundler or Node would load. */
export function sources(): SourceText[] {
  return walk("src")
    .filter((path) => /\.[cm]?[jt]sx?$/.test(path))
    .map((path) => ({ path, text: read(path) }));
}

/**
 * Text files that are committed or would be: what git tracks and what it does not ignore.
 * Without git (an unpacked archive) every file outside the ignored folders.
 */
export function texts(): SourceText[] {
  return (listedByGit() ?? walk("."))
    .filter((path) => existsSync(join(root, path)) && statSync(join(root, path)).isFile())
    .map((path) => ({ path, text: read(path) }))
    .filter(({ text }) => !text.includes("\0"));
}

function listedByGit(): string[] | undefined {
  try {
    // safe.directory: the checkout may belong to another user than the one who tests.
    const command = ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    const paths = execFileSync("git", command, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return paths.split("\0").filter((path) => path !== "");
  } catch {
    return undefined;
  }
}

const ignored = new Set([".git", "node_modules", "dist", "coverage"]);

function walk(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (ignored.has(entry.name)) return [];
    const path = folder === "." ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? walk(path) : [path];
  });
}
