/**
 * What `solve` and `table` print for every problem of the gallery, frozen.
 *
 * expected/NAME.txt is a transcript: each command after a dollar sign, then its output.
 * expected/NAME.certificates.json is what `--certificate` wrote. Optimal restorers and
 * multipliers are not unique, but the implementation is deterministic: these files hold
 * it to that. Error rates are unique; that each is right is proved by the certificates.
 */
import { readFileSync, readdirSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { galleryNames, galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData } from "../../src/format/problem.js";
import { checkText } from "../../src/kernel/index.js";
import { temporaryFolder } from "../support/cli.js";
import { output, words, type Call, type Format } from "./commands.js";
import { expectFile, repositoryFile } from "./golden.js";
import { axes, points } from "./points.js";

const folder = temporaryFolder();
afterAll(folder.remove);

/** Its points take branch and bound over enclosures: it has one table. The formats are those of all other problems. */
const slowest = "missed-alarm-hellinger";

/** The inline problem makes certificates of this one long: it has only one. */
const largest = "mnist-digits";

async function transcript(calls: readonly Call[]): Promise<string> {
  const parts: string[] = [];
  for (const call of calls) parts.push(`$ exact-cdp ${words(call).join(" ")}\n${await output(call)}`);
  return parts.join("\n");
}

describe.each(galleryNames())("%s", (name) => {
  const file = `gallery:${name}`;
  const problem = problemFromData(galleryProblem(name));
  const at = points(problem);

  it("prints what it printed", async () => {
    const table = (format: Format, decimals?: string): Call => ({
      command: "table",
      file,
      ...axes(problem),
      format,
      ...(decimals === undefined ? {} : { decimals }),
    });
    const calls: Call[] = [
      { command: "solve", file, at },
      { command: "solve", file, at, json: true },
      table("markdown"),
      ...(name === slowest ? [] : [table("latex", "4"), table("csv", "4"), table("json")]),
    ];
    expectFile(`test/golden/expected/${name}.txt`, await transcript(calls));
  });

  it("writes the certificates it wrote, and the checker accepts each", async () => {
    const path = folder.file(`${name}.json`);
    const certified = name === largest ? at.slice(2, 3) : at.slice(0, 3);
    await output({ command: "solve", file, at: certified, json: true, certificate: path });
    expectFile(`test/golden/expected/${name}.certificates.json`, readFileSync(path, "utf8"));
    const verdicts = checkText(readFileSync(path, "utf8"));
    expect(verdicts.map(({ status }) => status)).toEqual(certified.map(() => "accepted"));
  });
});

it("no golden file is left over", () => {
  const wanted = [
    "surfaces.txt",
    "theorems.txt",
    ...galleryNames().flatMap((name) => [`${name}.certificates.json`, `${name}.txt`]),
  ];
  expect(readdirSync(repositoryFile("test/golden/expected")).sort()).toEqual(wanted.sort());
});

it("the points show all there is: values, infeasible points, and each kind with and without bounds", () => {
  const lines = galleryNames().flatMap((name) =>
    readFileSync(repositoryFile(`test/golden/expected/${name}.txt`), "utf8")
      .split("\n")
      .filter((line) => line.startsWith(`{"problem":"${name}","bounds"`)),
  );
  const statuses = lines.map((line) => (JSON.parse(line) as { status: string }).status);
  expect(statuses).toHaveLength(4 * galleryNames().length);
  expect(statuses.filter((status) => status === "optimal").length).toBeGreaterThan(40);
  expect(statuses.filter((status) => status === "infeasible").length).toBeGreaterThan(15);
});
