/**
 * Misused command lines: status 2, one line on standard error that names the option, argument
 * or file and how to mend it, nothing on standard output, no stack trace.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exactCdp, inBatches, temporaryFolder, type Finished } from "../support/cli.js";
import { valid } from "./malformed.js";

const folder = temporaryFolder();
afterAll(folder.remove);

folder.file("p.json", JSON.stringify(valid()));
for (const [name, restorer] of Object.entries({
  "one-row": [["1", "0"]],
  "three-rows": [
    ["1", "0"],
    ["1", "0"],
    ["1", "0"],
  ],
  "short-row": [["1", "0"], ["1"]],
  sum: [
    ["1", "0"],
    ["1/2", "1/3"],
  ],
  negative: [
    ["1", "0"],
    ["3/2", "-1/2"],
  ],
  words: [
    ["1", "0"],
    ["half", "half"],
  ],
  null: null,
  flat: ["1", "0"],
  inside: {
    restorer: [
      ["1", "0"],
      ["1/2", "1/3"],
    ],
  },
  infeasible: { status: "infeasible", cut: {} },
})) {
  folder.file(`restorer-${name}.json`, JSON.stringify(restorer));
}
folder.file("two-lines.jsonl", '{"restorer":[["1","0"],["0","1"]]}\n{"restorer":[["1","0"],["0","1"]]}\n');
folder.file("empty-list.json", "[]\n");
folder.file("cut-off.json", '[{"format":\n');
folder.file("not-text.json", Uint8Array.of(0xff, 0xfe, 0x00, 0x80));

/** What is wrong, the words after `exact-cdp`, and what the line must say: the place first. */
type Case = readonly [what: string, words: readonly string[], place: string, ...says: string[]];

const point = ["-D", "1/10", "-P", "0"];
const grid = ["-D", "0:1:1/2", "-P", "0,inf"];

const cases: readonly Case[] = [
  // Commands and options.
  ["an unknown command", ["slove", "p.json"], "unknown command 'slove'", "solve", "exact-cdp --help"],
  ["an empty command", [""], "unknown command ''", "exact-cdp --help"],
  ["a file for a command", ["p.json"], "unknown command 'p.json'", "exact-cdp --help"],
  ["an unknown option before a command", ["--json"], "unknown option '--json'", "exact-cdp --help"],
  ["an unknown option", ["solve", "p.json", "--frobnicate"], "unknown option '--frobnicate'", "exact-cdp solve --help"],
  ["a misspelt option", ["solve", "p.json", ...point, "--decimal", "3"], "unknown option '--decimal'", "--decimals"],
  [
    "an option of another command",
    ["check", "p.json", "--decimals", "3"],
    "unknown option '--decimals'",
    "exact-cdp check --help",
  ],
  ["help for an unknown command", ["help", "slove"], "slove", "exact-cdp --help"],
  // Arguments.
  ["solve without a file", ["solve"], "argument 'FILE'", "exact-cdp solve --help"],
  [
    "solve of two files",
    ["solve", "p.json", "p.json", ...point],
    "too many arguments for 'solve'",
    "exact-cdp solve --help",
  ],
  ["table without a file", ["table", ...grid], "argument 'FILE'", "exact-cdp table --help"],
  ["evaluate without a restorer", ["evaluate", "p.json"], "argument 'RESTORER'", "exact-cdp evaluate --help"],
  ["check without a file", ["check"], "argument 'FILE'", "exact-cdp check --help"],
  ["validate without a file", ["validate"], "argument 'FILE'", "exact-cdp validate --help"],
  ["gallery of two names", ["gallery", "z-channel", "factor-two"], "too many arguments for 'gallery'"],
  ["schema of something", ["schema", "problem"], "too many arguments for 'schema'"],
  ["a gallery name that does not exist", ["gallery", "binary"], "gallery", "binary-denoising", '"binary"'],
  // Bounds of solve.
  ["no bounds", ["solve", "p.json"], "--distortion", "--perception", "--at"],
  ["no perception bound", ["solve", "p.json", "-D", "1/10"], "--perception", "inf", "--at"],
  ["no distortion bound", ["solve", "p.json", "-P", "1/10"], "--distortion", "--at"],
  ["an option without its value", ["solve", "p.json", "-P", "0", "-D"], "--distortion", "argument missing"],
  [
    "a bound that is a word",
    ["solve", "p.json", "-D", "small", "-P", "0"],
    "--distortion",
    '"1/10"',
    '"inf"',
    '"small"',
  ],
  ["a bound in another notation", ["solve", "p.json", "-D", "1/10", "-P", "0;5"], "--perception", '"inf"', '"0;5"'],
  ["a list with a gap", ["solve", "p.json", "-D", "1/10", "-P", "0,,5"], "--perception", '"inf"', '""'],
  ["an empty bound", ["solve", "p.json", "-D", "", "-P", "0"], "--distortion", '"inf"', '""'],
  ["a bound divided by zero", ["solve", "p.json", "-D", "1/0", "-P", "0"], "--distortion", '"1/0"'],
  ["infinity by another name", ["solve", "p.json", "-D", "Infinity", "-P", "0"], "--distortion", '"inf"', '"Infinity"'],
  [
    "a bound with a huge exponent",
    ["solve", "p.json", "-D", "1e999999", "-P", "0"],
    "--distortion",
    "exponent",
    "1e999999",
  ],
  ["--at with one bound", ["solve", "p.json", "--at", "1/10"], "--at", "two bounds", '"1/10"'],
  ["--at with three bounds", ["solve", "p.json", "--at", "1/10,0,0"], "--at", "two bounds", '"1/10,0,0"'],
  ["--at with a word", ["solve", "p.json", "--at", "inf,0", "--at", "1/10,none"], "--at", '"inf"', '"none"'],
  ["--at with a space", ["solve", "p.json", "--at", "1/10, 0"], "--at", '" 0"'],
  ["--at beside --distortion", ["solve", "p.json", "--at", "1/10,0", "-D", "1"], "--at", "either", "both"],
  // Axes of table.
  ["no perception axis", ["table", "p.json", "-D", "0:1:1/2"], "--perception", "exact-cdp table --help"],
  ["an axis without a step", ["table", "p.json", "-D", "0:1", "-P", "0"], "--distortion", "from:to:step", '"0:1"'],
  ["an axis with four parts", ["table", "p.json", "-D", "0:1:1/2:1", "-P", "0"], "--distortion", "from:to:step"],
  [
    "an axis that runs down",
    ["table", "p.json", "-D", "1:0:1/10", "-P", "0"],
    "--distortion",
    "from at most to",
    '"1:0:1/10"',
  ],
  ["an axis with step zero", ["table", "p.json", "-D", "0:1:0", "-P", "0"], "--distortion", "a step above 0", '"0"'],
  [
    "an axis with a negative step",
    ["table", "p.json", "-P", "0:1:-1/10", "-D", "1"],
    "--perception",
    "a step above 0",
    '"-1/10"',
  ],
  ["an axis up to inf", ["table", "p.json", "-D", "0:inf:1", "-P", "0"], "--distortion", '"inf"'],
  ["an axis with nothing between commas", ["table", "p.json", "-D", "0,,1", "-P", "0"], "--distortion", '""'],
  ["an empty axis", ["table", "p.json", "-D", "0", "-P", ""], "--perception", '""'],
  [
    "an axis with too many bounds",
    ["table", "p.json", "-D", "0:1:1e-16", "-P", "0"],
    "--distortion",
    "at most 9007199254740991 bounds",
    "10000000000000001",
  ],
  [
    "a grid with too many points",
    ["table", "p.json", "-D", "0:1:1e-9", "-P", "0:1:1e-9"],
    "--distortion and --perception",
    "9007199254740991 points",
    "1000000002000000001",
  ],
  [
    "an unknown format",
    ["table", "p.json", ...grid, "--format", "xml"],
    "--format",
    "latex, csv, markdown, json",
    '"xml"',
  ],
  [
    "a format named like a property of objects",
    ["table", "p.json", ...grid, "--format", "toString"],
    "--format",
    "latex, csv, markdown, json",
  ],
  [
    "numbers that are none",
    ["table", "p.json", ...grid, "--numbers", "all"],
    "--numbers",
    "exact, both or rounded",
    '"all"',
  ],
  [
    "numbers of CSV",
    ["table", "p.json", ...grid, "--numbers", "rounded", "--format", "csv"],
    "--numbers",
    "text, LaTeX or Markdown (csv has all digits",
  ],
  ["numbers of JSON", ["solve", "p.json", ...point, "--numbers", "exact", "--json"], "--numbers", "--format json"],
  ["a length for JSON", ["slice", "p.json", "-D", "1", "--longest", "9", "--json"], "--longest", "--format json"],
  [
    "decimals of exact numbers",
    ["verdicts", "p.json", "--numbers", "exact", "--decimals", "3"],
    "--decimals",
    "--numbers exact",
  ],
  [
    "a length for exact numbers",
    ["surface", "p.json", "--numbers", "exact", "--longest", "9"],
    "--longest",
    "exact shows all digits",
  ],
  [
    "a length for rounded numbers",
    ["tradeoff", "p.json", "--numbers", "rounded", "--longest", "9"],
    "--longest",
    "rounded shows no exact values",
  ],
  [
    "a length that is no number",
    ["theorem", "2", "p.json", "--longest", "0"],
    "--longest",
    "a whole number from 1 on",
    '"0"',
  ],
  [
    "numbers of one formula",
    ["surface", "p.json", "--format", "latex-cases", "--numbers", "rounded"],
    "--numbers",
    "the formula is exact",
  ],
  [
    "decimals that are negative",
    ["table", "p.json", ...grid, "--decimals", "-1"],
    "--decimals",
    "from 0 to 1000",
    '"-1"',
  ],
  [
    "decimals that are no whole number",
    ["solve", "p.json", ...point, "--decimals", "2.5"],
    "--decimals",
    "whole number",
    '"2.5"',
  ],
  ["too many decimals", ["solve", "p.json", ...point, "--decimals", "1001"], "--decimals", "from 0 to 1000", '"1001"'],
  [
    "decimals that are empty",
    ["evaluate", "p.json", "restorer-sum.json", "--decimals", ""],
    "--decimals",
    "whole number",
    '""',
  ],
  // Files.
  [
    "a problem that is not there",
    ["solve", "none.json", ...point],
    "none.json",
    "a file that can be read",
    "no such file",
  ],
  ["a folder for a problem", ["solve", ".", ...point], ".", "a file that can be read", "a folder"],
  ["a path through a file", ["table", "p.json/x", ...grid], "p.json/x", "a file that can be read"],
  ["an empty name", ["solve", "", ...point], "a file that can be read", "no such file"],
  [
    "a gallery problem that does not exist",
    ["solve", "gallery:binary", ...point],
    "gallery:binary",
    "binary-denoising",
  ],
  ["certificates that are not there", ["check", "none.json"], "none.json", "no such file"],
  [
    "certificates that are not JSON",
    ["check", "cut-off.json"],
    "cut-off.json: not JSON at line 2, column 1",
    "a JSON value",
  ],
  ["certificates that are not text", ["check", "not-text.json"], "not-text.json", "UTF-8"],
  [
    "no certificate in a list",
    ["check", "empty-list.json"],
    "empty-list.json",
    "at least one certificate",
    "an empty list",
  ],
  ["a restorer that is not there", ["evaluate", "p.json", "none.json"], "none.json", "no such file"],
  ["standard input twice", ["evaluate", "-", "-"], "standard input", '"-" for both'],
  // Restorers.
  [
    "a restorer with a row missing",
    ["evaluate", "p.json", "restorer-one-row.json"],
    "restorer-one-row.json: $: ",
    "2 entries",
    "one row per channel output",
    "found 1",
  ],
  [
    "a restorer with a row too many",
    ["evaluate", "p.json", "restorer-three-rows.json"],
    "restorer-three-rows.json: $: ",
    "one row per channel output",
    "found 3",
  ],
  [
    "a restorer with a mass missing",
    ["evaluate", "p.json", "restorer-short-row.json"],
    "restorer-short-row.json: $[1]: ",
    "one mass per restored letter",
    "found 1",
  ],
  [
    "a restorer whose row sums to 5/6",
    ["evaluate", "p.json", "restorer-sum.json"],
    "restorer-sum.json: $[1]: ",
    "sum 1",
    "sum 5/6",
  ],
  [
    "a restorer with a negative mass",
    ["evaluate", "p.json", "restorer-negative.json"],
    "restorer-negative.json: $[1][1]: ",
    "at least 0",
    "-1/2",
  ],
  [
    "a restorer of words",
    ["evaluate", "p.json", "restorer-words.json"],
    "restorer-words.json: $[1][0]: ",
    '"7/10"',
    '"half"',
  ],
  ["null for a restorer", ["evaluate", "p.json", "restorer-null.json"], "restorer-null.json: $: ", "a list", "null"],
  [
    "a list of masses for a restorer",
    ["evaluate", "p.json", "restorer-flat.json"],
    "restorer-flat.json: $[0]: ",
    "a list",
    '"1"',
  ],
  ["a problem for a restorer", ["evaluate", "p.json", "p.json"], "p.json: $", "restorer"],
  [
    "a bad restorer in the output of solve",
    ["evaluate", "p.json", "restorer-inside.json"],
    "restorer-inside.json: $.restorer[1]: ",
    "sum 1",
    "sum 5/6",
  ],
  [
    "an infeasible point for a restorer",
    ["evaluate", "p.json", "restorer-infeasible.json"],
    "restorer-infeasible.json: $",
    "restorer",
  ],
  [
    "the output of solve for two points",
    ["evaluate", "p.json", "two-lines.jsonl"],
    "two-lines.jsonl: not JSON at line 2, column 1",
    "the end of the text",
  ],
];

describe("a misused command line", () => {
  let results: readonly Finished[];
  beforeAll(async () => {
    results = await inBatches(cases, ([, words]) => exactCdp(words, { cwd: folder.path }));
  });

  it.each(cases.map((one, index) => ({ what: one[0], index })))("$what", ({ index }) => {
    const [, , place, ...says] = cases[index]!;
    const { status, stdout, stderr } = results[index]!;
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^exact-cdp: [^\n]+\n$/);
    for (const words of [place, ...says]) expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/ {4}at |node:|outputHelp|undefined|\.\.? *;/);
  });
});

describe("nothing is computed for what cannot be finished", () => {
  it("a certificate that cannot be written is found out before anything is printed", async () => {
    for (const words of [
      ["solve", "p.json", ...point],
      ["table", "p.json", ...grid],
      ["evaluate", "p.json", "restorer-good.json"],
    ]) {
      folder.file("restorer-good.json", '[["1","0"],["0","1"]]');
      const { status, stdout, stderr } = await exactCdp([...words, "--certificate", "no-folder/c.json"], {
        cwd: folder.path,
      });
      expect(stderr).toMatch(/^exact-cdp: no-folder\/c\.json: expected a file that can be written, found [^\n]+\n$/);
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    }
  });

  it('"-" for a certificate is refused: standard output carries the results', async () => {
    const { status, stdout, stderr } = await exactCdp(["solve", "p.json", ...point, "--certificate", "-"], {
      cwd: folder.path,
    });
    expect(stderr).toMatch(/^exact-cdp: --certificate: expected [^\n]+\n$/);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });

  it.each(["check", "validate"])('%s of "-" twice is refused: standard input can be read once', async (command) => {
    const { status, stdout, stderr } = await exactCdp([command, "-", "-"], {
      cwd: folder.path,
      input: JSON.stringify(valid()),
    });
    expect(stderr).toMatch(/^exact-cdp: [^\n]*(?:twice|once)[^\n]*\n$/);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });
});
