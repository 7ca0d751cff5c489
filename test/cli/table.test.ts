/**
 * `table`: the same numbers in four formats, each with what it takes to print it again.
 */
import { mkdirSync, readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { exactCdp, inBatches, temporaryFolder } from "../support/cli.js";
import { withoutVersion } from "../support/version.js";
import { repositoryFile } from "../golden/golden.js";
import { valid } from "./malformed.js";

const folder = temporaryFolder();
afterAll(folder.remove);
const cwd = folder.path;
folder.file("p.json", JSON.stringify(valid()));
const grid = ["--distortion", "1/10:3/20:1/20", "--perception", "0,1/100,inf"];

/** What a golden transcript holds: commands and their output. */
function transcript(name: string): { words: string[]; output: string }[] {
  const text = readFileSync(repositoryFile(`test/golden/expected/${name}.txt`), "utf8");
  return `\n${text}`
    .split("\n$ exact-cdp ")
    .slice(1)
    .map((part) => {
      const [line = "", ...output] = part.split("\n");
      return { words: line.split(" "), output: output.join("\n") };
    });
}

describe("table", () => {
  it("is Markdown by itself, with one row per distortion and one column per perception bound", async () => {
    const { status, stdout, stderr } = await exactCdp(["table", "p.json", ...grid], { cwd });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const cells = stdout
      .split("\n")
      .filter((line) => line.startsWith("|"))
      .map((line) =>
        line
          .split("|")
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    expect(cells).toEqual([
      ["D \\ P", "0", "1/100", "∞"],
      expect.anything(),
      ["1/10", "∞", "∞", "51/250"],
      ["3/20", "311/1450", "307/1450", "51/250"],
    ]);
    expect(stdout).toContain(
      "regenerate: exact-cdp table p.json --distortion 1/10:3/20:1/20 --perception 0,1/100,inf --format markdown",
    );
  });

  it("names the file as it was given, but no folders of one machine", async () => {
    mkdirSync(folder.file("sub"));
    folder.file("sub/p.json", JSON.stringify(valid()));
    const [relative, absolute] = await inBatches(["sub/p.json", folder.file("sub/p.json")], (file) =>
      exactCdp(["table", file, ...grid], { cwd }),
    );
    expect(relative!.stdout).toContain("regenerate: exact-cdp table sub/p.json --distortion");
    expect(absolute!.stdout).toContain("regenerate: exact-cdp table p.json --distortion");
  });

  it("has the same numbers in CSV, LaTeX and JSON; --json is --format json", async () => {
    const [csv, latex, json, short] = await inBatches(
      [["--format", "csv"], ["--format", "latex"], ["--format", "json"], ["--json"]],
      (words) => exactCdp(["table", "p.json", ...grid, ...words], { cwd }),
    );
    for (const one of [csv, latex, json, short]) expect(one).toMatchObject({ status: 0, stderr: "" });
    expect(json!.stdout).toBe(short!.stdout);
    const { points, ...head } = JSON.parse(json!.stdout);
    expect(head).toMatchObject({
      problem: "binary-denoising",
      command: "exact-cdp table p.json --distortion 1/10:3/20:1/20 --perception 0,1/100,inf --format json",
    });
    expect(points.map(({ status, errorRate }: Record<string, string>) => errorRate ?? status)).toEqual([
      "infeasible",
      "infeasible",
      "51/250",
      "311/1450",
      "307/1450",
      "51/250",
    ]);
    expect(csv!.stdout.split("\n").filter((line) => /^\d/.test(line))).toEqual([
      "1/10,0,infeasible,",
      "1/10,1/100,infeasible,",
      "1/10,inf,optimal,51/250",
      "3/20,0,optimal,311/1450",
      "3/20,1/100,optimal,307/1450",
      "3/20,inf,optimal,51/250",
    ]);
    const rows = latex!.stdout
      .split("\n")
      .filter((line) => /^\$\d/.test(line))
      .map((line) =>
        line
          .replace(/ *\\\\$/, "")
          .split("&")
          .map((cell) => cell.replace(/[\s$]/g, "")),
      );
    expect(rows).toEqual([
      ["1/10", "\\infty", "\\infty", "51/250"],
      ["3/20", "311/1450", "307/1450", "51/250"],
    ]);
  });

  it("writes a list of certificates, one per point, that check accepts", async () => {
    expect(await exactCdp(["table", "p.json", ...grid, "--certificate", "c.json"], { cwd })).toMatchObject({
      status: 0,
    });
    const { status, stdout } = await exactCdp(["check", "c.json"], { cwd });
    expect(status).toBe(0);
    expect(stdout.split("\n").filter((line) => line.startsWith("accepted"))).toHaveLength(6);
  });

  it("names the file without its folder, and quotes words that a shell would take apart", async () => {
    folder.file("my problem.json", JSON.stringify({ ...valid(), name: "100% --> done\n\\end{tabular}" }));
    const file = folder.file("my problem.json");
    for (const format of ["markdown", "latex", "csv", "json"]) {
      const { status, stdout } = await exactCdp(["table", file, "-D", "inf", "-P", "0", "--format", format]);
      expect(status).toBe(0);
      expect(stdout).toContain("exact-cdp table 'my problem.json' --distortion inf --perception 0");
      expect(stdout).not.toContain(cwd);
      // The name stays inside the comment that carries it.
      if (format === "latex" || format === "csv")
        expect(stdout.split("\n").filter((line) => line.includes("done") && !/^[#%]/.test(line))).toEqual([]);
      if (format === "markdown") expect(stdout.match(/-->/g)).toHaveLength(stdout.match(/<!--/g)!.length);
    }
  });
});

describe("golden transcripts", () => {
  it("are what the command prints when it is typed", async () => {
    const steps = transcript("chebyshev-dice");
    expect(steps).toHaveLength(6);
    const results = await inBatches(steps, ({ words }) => exactCdp(words));
    results.forEach(({ status, stdout, stderr }, i) => {
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(withoutVersion(stdout).trimEnd()).toBe(steps[i]!.output.trimEnd());
    });
  });
});
