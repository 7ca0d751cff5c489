/**
 * Documentation that runs: console blocks of a Markdown file and their outputs.
 *
 * A block ```console holds commands (lines that begin with "$ ") and what each
 * prints. `npx exact-cdp` runs the sources, not a build, in a temporary folder.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "vitest";
import { mainFile } from "../support/cli.js";

export const root = resolve(import.meta.dirname, "../..");

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder with the repository's examples, in which shell commands run. */
export class Workshop {
  readonly folder = mkdtempSync(join(tmpdir(), "exact-cdp-docs-"));

  constructor() {
    symlinkSync(join(root, "examples"), join(this.folder, "examples"));
    const shim = join(this.folder, "npx");
    writeFileSync(shim, `#!/bin/sh\nshift\nexec "${process.execPath}" "${mainFile()}" "$@"\n`);
    chmodSync(shim, 0o755);
  }

  run(command: string): Ran {
    const environment = { ...process.env, PATH: `${this.folder}:${process.env["PATH"] ?? ""}` };
    const { status, stdout, stderr } = spawnSync("sh", ["-c", command], { cwd: this.folder, env: environment, encoding: "utf8" });
    return { status, stdout, stderr };
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The Markdown text with every console block and every `ts file=…` or `js file=…` block made anew. */
export function renewed(markdown: string, run: (command: string) => string, file: (name: string) => string): string {
  const consoles = markdown.replaceAll(/```console\n([\s\S]*?)```/g, (_, body: string) => {
    const commands = body.split("\n").filter((line) => line.startsWith("$ "));
    return `\`\`\`console\n${commands.map((line) => `${line}\n${run(line.slice(2))}`).join("")}\`\`\``;
  });
  return consoles.replaceAll(/```(ts|js) file=(\S+)\n[\s\S]*?```/g, (_, language: string, name: string) => `\`\`\`${language} file=${name}\n${file(name)}\`\`\``);
}

/**
 * A page shows what its commands print and what the files are that it quotes; UPDATE_DOCS=1 writes both into it instead.
 * @returns the page as it should be
 */
export function expectPage(path: string, workshop: Workshop): string {
  const page = readFileSync(path, "utf8");
  const run = (command: string): string => {
    const { status, stdout, stderr } = workshop.run(command);
    expect({ command, status, stderr }).toEqual({ command, status: 0, stderr: "" });
    return stdout;
  };
  const text = renewed(page, run, (name) => readFileSync(join(root, name), "utf8"));
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(path, text);
  else expect(page).toBe(text);
  return text;
}

/** Commands of the `sh` blocks that call exact-cdp. */
export function shellCommands(markdown: string): string[] {
  return [...markdown.matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap(([, body = ""]) => body.split("\n"))
    .filter((line) => line.startsWith("npx exact-cdp"));
}
