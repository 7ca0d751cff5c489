/** The page of a report compiles, with its tables and figures. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { exactCdp, temporaryFolder } from "../support/cli.js";
import { available } from "../support/tools.js";

const folder = temporaryFolder();
afterAll(folder.remove);

it.skipIf(!available("pdflatex"))("pdflatex compiles report.tex, of every kind of problem", async () => {
  const problems = [
    "gallery:three-classes",
    "gallery:mnist-4-9",
    "gallery:missed-alarm",
    "gallery:missing-letter",
    "gallery:missed-alarm-hellinger",
    "gallery:unsquared-wasserstein",
  ];
  const awkward = { name: "50% } \\end{document} # & _ ^ ~ $ α" };
  const { stdout } = await exactCdp(["gallery", "binary-denoising"]);
  folder.file("awkward.json", JSON.stringify({ ...(JSON.parse(stdout) as object), ...awkward }));
  const words = ["report", ...problems, "awkward.json", "--output", "made"];
  expect(await exactCdp(words, { cwd: folder.path })).toMatchObject({ status: 0 });
  const cwd = join(folder.path, "made");
  const run = spawnSync("pdflatex", ["-interaction=nonstopmode", "-halt-on-error", "report.tex"], {
    cwd,
    encoding: "utf8",
  });
  expect(run.stdout.split("\n").filter((line) => line.startsWith("!"))).toEqual([]);
  expect(run.status).toBe(0);
  const log = readFileSync(join(cwd, "report.log"), "utf8");
  expect(log).toMatch(/Output written on report.pdf \(\d+ pages/);
  expect(log).not.toMatch(/Missing character|undefined references|LaTeX Warning: File/);
});
