/** The page of a report in Markdown: README.md. */
import { printable } from "../../exact/errors.js";
import { counted } from "../../exact/words.js";
import { isSmooth } from "../../model/case.js";
import { markdownText } from "../../report/markdown-text.js";
import { producer } from "../../report/listing.js";
import { problemHash } from "../../certificate/data.js";
import { captions, pathsOf, type Page } from "./page.js";
import type { Reported } from "./plan.js";

export function readmeText(page: Page): string {
  const { problems, commands } = page;
  const verdicts = commands.has("tables/verdicts.md");
  const parts = [
    `# ${problems.length === 1 && problems[0] !== undefined ? markdownText(printable(problems[0].problem.name)) : counted(problems.length, "problem")}: C(D,P)`,
    `C(D,P) is the least error rate of the classifier on the restored signal, where the expected distortion is at most D and the perceptual difference at most P (Liu, Zhang and Xiong, *On The Classification-Distortion-Perception Tradeoff*, NeurIPS 2019). Everything here was computed by ${producer}: ${certainty(problems)}`,
    "## Check it",
    "```\\nnode check.mjs certificates/*.json          # needs Node alone; verifies every certificate\\nexact-cdp report --verify .                 # makes every file again and compares it\\n```".replaceAll(
      "\\n",
      "\n",
    ),
    "`manifest.json` lists every file with its hash and the command that makes it, run in this folder. The problem files are in `problems/`, the numbers in `data/`, the certificates in `certificates/`, the same page for LaTeX in `report.tex`.",
    ...(verdicts ? ["## All verdicts", page.read("tables/verdicts.md").trim()] : []),
    ...problems.flatMap((one) => section(page, one)),
  ];
  return `${parts.join("\n\n")}\n`;
}

function certainty(problems: readonly Reported[]): string {
  const smooth = problems.filter(({ problem }) => isSmooth(problem)).length;
  if (smooth === 0) return "all numbers are exact; those marked ≈ are rounded.";
  const which = smooth === problems.length ? "values" : "values of problems with a smooth divergence";
  return `${which} lie between two proved rationals, all other numbers are exact; those marked ≈ are rounded.`;
}

function section(page: Page, one: Reported): string[] {
  const { verdicts, figures, tables, data, certificates } = pathsOf(page, one);
  const links = (paths: readonly string[]): string => paths.map((path) => `[${path}](${path})`).join(", ");
  const { description, reference } = one.problem;
  return [
    `## ${markdownText(printable(one.problem.name))}`,
    ...[description, reference].flatMap((text) =>
      text === undefined || text === "" ? [] : [markdownText(printable(text))],
    ),
    `Problem file: ${links([one.file])}, sha256 \`${problemHash(one.problem)}\`.`,
    ...figures.map((path) => {
      const caption = captions[path.endsWith("-map.svg") ? "map" : "curves"];
      return `![${caption}](${path})\n\n*${caption}*`;
    }),
    ...verdicts.map((path) => `\`\`\`\n$ ${page.commands.get(path) ?? ""}\n${page.read(path).trimEnd()}\n\`\`\``),
    ...tables.map((path) => page.read(path).trim()),
    `Data: ${links(data)}. Certificates: ${links(certificates)}.`,
  ];
}
