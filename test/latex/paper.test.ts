/**
 * The paper of docs/paper.md: its commands are run, and the document that it shows compiles with what they wrote.
 *
 * Also the bibliographies: docs/references.bib, and the entry that docs/citing.md proposes. Where pdflatex, BibTeX or
 * PGFPlots is not installed these tests skip and say so.
 */
import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Workshop, root } from "../docs/console.js";
import { temporaryFolder } from "../support/cli.js";
import { available, hasPgfplots } from "../support/tools.js";

const page = readFileSync(join(root, "docs", "paper.md"), "utf8");

function inFolder(folder: string, program: string, ...words: string[]): SpawnSyncReturns<string> {
  return spawnSync(program, words, { cwd: folder, encoding: "utf8", timeout: 100_000 });
}

const pdflatex = (folder: string, job: string): SpawnSyncReturns<string> =>
  inFolder(folder, "pdflatex", "-halt-on-error", "-interaction=nonstopmode", "-file-line-error", job);

const hasTex = available("pdflatex") && available("bibtex");

describe.skipIf(!hasTex || !hasPgfplots())("the document of docs/paper.md", () => {
  const workshop = new Workshop();
  afterAll(() => {
    workshop.close();
  });
  let bibliography = "";
  let log = "";

  beforeAll(async () => {
    const commands = (page.match(/```console\n[\s\S]*?```/g) ?? []).flatMap((block) =>
      block.split("\n").flatMap((line) => (line.startsWith("$ ") ? [line.slice(2)] : [])),
    );
    expect(commands.length).toBeGreaterThan(15);
    for (const command of commands)
      expect({ command, ...(await workshop.run(command)) }).toMatchObject({ command, status: 0, stderr: "" });
    // As the page says.
    const [, compile = ""] = /```\n(pdflatex paper\n[\s\S]*?)```/.exec(page) ?? [];
    const steps = compile.trimEnd().split("\n");
    expect(steps).toHaveLength(4);
    for (const step of steps) {
      const [program = "", job = ""] = step.split(" ");
      const run = program === "pdflatex" ? pdflatex(workshop.folder, job) : inFolder(workshop.folder, program, job);
      if (program === "bibtex") bibliography = run.stdout;
      expect(run.status, run.stdout.slice(-1500)).toBe(0);
    }
    log = readFileSync(join(workshop.folder, "paper.log"), "latin1");
  }, 300_000);

  it("compiles, and nothing is undefined, missing or wider than its column", () => {
    expect(log).toMatch(/Output written on paper\.pdf/);
    expect(log).not.toMatch(/^!|Undefined|undefined|Missing character|Warning|Overfull/m);
    expect(bibliography).not.toMatch(/Warning|error/i);
  });

  it.skipIf(!available("pdftotext"))("has the pictures, the tables and both references", () => {
    const { stdout } = inFolder(workshop.folder, "pdftotext", "-layout", "paper.pdf", "-");
    for (const words of [
      "bound on the perceptual difference", // map.tikz
      "Each curve begins at its dot", // curves.pdf
      "smooth",
      "not optimal", // audit.tex
      "exact-cdp contributors",
      "Haochen Zhang",
    ])
      expect(stdout).toContain(words);
    // A row of table.tex.
    expect(stdout).toMatch(/4\/5\s+417\/1850\s+11\/50\s+43\/200/);
  });
});

describe.skipIf(!hasTex)("bibliographies", () => {
  const folder = temporaryFolder();
  afterAll(folder.remove);

  it("references.bib and the entry of docs/citing.md go through BibTeX without a warning", () => {
    const [, own = ""] = /```bib\n([\s\S]*?)```/.exec(readFileSync(join(root, "docs", "citing.md"), "utf8")) ?? [];
    expect(own).toContain("@misc");
    const literature = readFileSync(join(root, "docs", "references.bib"), "utf8");
    folder.file("all.bib", `${literature}\n${own}`);
    folder.file(
      "all.tex",
      "\\documentclass{article}\\usepackage{url}\\begin{document}\\nocite{*}\\bibliographystyle{plain}\\bibliography{all}\\end{document}\n",
    );
    expect(pdflatex(folder.path, "all").status).toBe(0);
    const { status, stdout } = inFolder(folder.path, "bibtex", "all");
    expect([status, stdout]).toEqual([0, expect.not.stringMatching(/Warning|error/i)]);
    const compiled = pdflatex(folder.path, "all");
    expect(compiled.status, compiled.stdout.slice(-1500)).toBe(0);
    const items = readFileSync(folder.file("all.bbl"), "utf8").match(/\\bibitem/g) ?? [];
    expect(items).toHaveLength(`${literature}\n${own}`.match(/^@/gm)?.length ?? 0);
  });
});
