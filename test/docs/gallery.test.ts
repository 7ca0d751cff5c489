/**
 * docs/gallery.md lists the gallery as it is: its two tables are generated here and compared.
 *
 * UPDATE_DOCS=1 writes them into the page instead.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { gallery } from "../../src/format/gallery/index.js";
import { mnistReductions } from "../../src/format/gallery/mnist.js";
import type { ProblemFile } from "../../src/format/problem-file.js";

const page = new URL("../../docs/gallery.md", import.meta.url);
function divergence({ perception }: ProblemFile): string {
  return typeof perception === "string" ? perception : Object.keys(perception).join();
}

function row(problem: ProblemFile): string {
  const { source, channel, restored } = problem;
  const shape = [source, { alphabet: channel.outputs }, restored ?? source]
    .map(({ alphabet }) => String(alphabet.length))
    .join(" → ");
  const classes = "classes" in source ? source.classes.length : source.classNames.length;
  return `| \`${problem.name}\` | ${shape} | ${String(classes)} | ${divergence(problem)} | ${problem.description ?? ""} | ${problem.reference ?? ""} |`;
}

function table(): string {
  return [
    "| name | \\|X\\| → \\|Y\\| → \\|X̂\\| | K | divergence | what it shows | source |",
    "|---|---|---|---|---|---|",
    ...gallery.map(({ problem }) => row(problem())),
  ].join("\n");
}

function reductions(): string {
  return [
    "| problem | digits | blocks | rows of pixels | columns of pixels |",
    "|---|---|---|---|---|",
    ...Object.entries(mnistReductions).map(
      ([name, { digits, blocks, box }]) =>
        `| \`${name}\` | ${digits.join(", ")} | ${String(blocks.rows)} × ${String(blocks.columns)} ` +
        `| ${String(box.top)} to ${String(box.bottom - 1)} | ${String(box.left)} to ${String(box.right - 1)} |`,
    ),
  ].join("\n");
}

it.each([
  ["gallery", table],
  ["reductions", reductions],
])("docs/gallery.md has the table of the %s", (name, generate) => {
  const text = readFileSync(page, "utf8");
  const [head = "", rest = ""] = text.split(`<!-- ${name}: begin -->\n`);
  const [shown, tail = ""] = rest.split(`\n<!-- ${name}: end -->`);
  if (process.env["UPDATE_DOCS"] === "1") {
    writeFileSync(page, `${head}<!-- ${name}: begin -->\n${generate()}\n<!-- ${name}: end -->${tail}`);
    return;
  }
  expect(shown).toBe(generate());
});
