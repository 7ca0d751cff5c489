/**
 * Documentation that runs: console blocks of a Markdown file and their outputs.
 *
 * A block ```console holds commands (lines that begin with "$ ") and what each
 * prints. `npx exact-cdp` runs the sources, not a build, in a temporary folder: a plain command in
 * the test's own process, what needs a shell (pipes, redirections, lists) in one.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "vitest";
import { exactCdp, mainFile, type Finished } from "../support/cli.js";
import { withoutAnyVersion } from "../support/version.js";

export const root = resolve(import.meta.dirname, "../..");

/** A folder with the repository's examples, in which shell commands run. */
export class Workshop {
  readonly folder = mkdtempSync(join(tmpdir(), "exact-cdp-docs-"));

  constructor() {
    symlinkSync(join(root, "examples"), join(this.folder, "examples"));
    const shim = join(this.folder, "npx");
    writeFileSync(shim, `#!/bin/sh\nshift\nexec "${process.execPath}" "${mainFile()}" "$@"\n`);
    chmodSync(shim, 0o755);
  }

  async run(command: string): Promise<Finished> {
    const [npx, name, ...words] = plainWords(command) ?? [];
    return npx === "npx" && name === "exact-cdp" ? exactCdp(words, { cwd: this.folder }) : this.inShell(command);
  }

  private inShell(command: string): Finished {
    const environment = { ...process.env, PATH: `${this.folder}:${process.env["PATH"] ?? ""}` };
    const { status, stdout, stderr } = spawnSync("sh", ["-c", command], {
      cwd: this.folder,
      env: environment,
      encoding: "utf8",
    });
    return { status, stdout, stderr };
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const quoted = /'([^']*)'|"([^"$`\\]*)"/g;

/** The words of a command as a shell reads them; undefined where it holds anything that only a shell understands. */
function plainWords(command: string): string[] | undefined {
  if (/[^\w\s@%+=:,./-]/.test(command.replaceAll(quoted, ""))) return undefined;
  return command
    .match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)
    ?.map((word) => word.replaceAll(quoted, (_, single?: string, double = "") => single ?? double));
}

/** The Markdown text with every console block and every block of a file, such as `ts file=…`, made anew. */
export async function renewed(
  markdown: string,
  run: (command: string) => Promise<string>,
  file: (name: string) => string,
): Promise<string> {
  let consoles = "";
  let end = 0;
  for (const { 0: block, 1: body = "", index } of markdown.matchAll(/```console\n([\s\S]*?)```/g)) {
    consoles += `${markdown.slice(end, index)}\`\`\`console\n`;
    for (const line of body.split("\n").filter((one) => one.startsWith("$ ")))
      consoles += `${line}\n${await run(line.slice(2))}`;
    consoles += "```";
    end = index + block.length;
  }
  consoles += markdown.slice(end);
  return consoles.replaceAll(
    /```(ts|js|tex|bib) file=(\S+)\n[\s\S]*?```/g,
    (_, language: string, name: string) => `\`\`\`${language} file=${name}\n${file(name)}\`\`\``,
  );
}

/**
 * A page shows what its commands print and what the files are that it quotes; UPDATE_DOCS=1 writes both into it instead.
 * The version that a page's outputs name may be older than the package: a new version rewrites no page.
 * @returns the page as it should be
 */
export async function expectPage(path: string, workshop: Workshop): Promise<string> {
  const page = readFileSync(path, "utf8");
  const run = async (command: string): Promise<string> => {
    const { status, stdout, stderr } = await workshop.run(command);
    expect({ command, status, stderr }).toEqual({ command, status: 0, stderr: "" });
    return stdout;
  };
  const text = await renewed(page, run, (name) => readFileSync(join(root, name), "utf8"));
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(path, text);
  else expect(withoutAnyVersion(page)).toBe(withoutAnyVersion(text));
  return text;
}

/** Commands of the `sh` blocks that call exact-cdp. */
export function shellCommands(markdown: string): string[] {
  return [...markdown.matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap(([, body = ""]) => body.split("\n"))
    .filter((line) => line.startsWith("npx exact-cdp"));
}
