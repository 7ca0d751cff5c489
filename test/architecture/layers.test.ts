/**
 * `npm run layers` can fail: it finds violations that are planted in small made-up sources, one of each
 * kind, and refuses to pass where it sees no module. That it passes on src is a step of `npm run lint`.
 */
import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryFolder } from "../support/cli.js";
import { repositoryFile } from "../golden/golden.js";

const made = temporaryFolder();
afterAll(made.remove);

interface Verdict {
  readonly passes: boolean;
  readonly errors: readonly string[];
  readonly text: string;
}

/** Sources by name, each given as path in src → text. One process judges all, because loading dependency-cruiser takes a second. */
const planted = new Map<string, Record<string, string>>();
const verdicts = new Map<string, Verdict>();

/** Plants sources under a name. */
function plant(name: string, files: Record<string, string>): void {
  planted.set(name, files);
  mkdirSync(made.file(name));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(made.file(`${name}/src/${path}`)), { recursive: true });
    made.file(`${name}/src/${path}`, text);
  }
  writeFileSync(made.file(`${name}/package.json`), `{"type":"module"}`);
}

/** What the script says when it is run on these. */
function run(names: readonly string[]): { readonly status: number | null; readonly text: string } {
  // Both streams in one file, in their order.
  const both = openSync(made.file("said.txt"), "w");
  const { status } = spawnSync(
    process.execPath,
    [repositoryFile("scripts/layers.mjs"), ...names.map((name) => made.file(name))],
    { stdio: ["ignore", both, both] },
  );
  closeSync(both);
  return { status, text: readFileSync(made.file("said.txt"), "utf8") };
}

/** Judges all that is planted to fail. */
beforeAll(() => {
  const names = [...planted.keys()];
  const { status, text } = run(names);
  expect(status).toBe(1);
  const heads = names.map((name) => `${made.file(name)}:\n`);
  for (const [i, name] of names.entries()) {
    const from = text.indexOf(heads[i]!) + heads[i]!.length;
    const part = text.slice(from, i + 1 < names.length ? text.indexOf(heads[i + 1]!) : undefined);
    const errors = part.split("\n").flatMap((line) => (line.startsWith("  error ") ? [line.slice(8)] : []));
    verdicts.set(name, { passes: !part.includes("layers: "), errors: errors.sort(), text: part });
  }
});

const leaf = "export interface B { readonly b: 1 }";
const imports = (path: string): string => `export type { B } from "${path}";`;

test("sources that keep the rules pass", () => {
  plant("kept", {
    "exact/a.ts": leaf,
    "kernel/a.ts": imports("../exact/a.js"),
    "model/a.ts": imports("../exact/a.js"),
    "tradeoff/a.ts": imports("./hull/a.js"),
    "tradeoff/hull/a.ts": imports("../../model/a.js"),
    "cli/a.ts": `// ${imports("../web/a.js")}\nexport const text = 'import "../web/a.js"';\n${imports("../tradeoff/a.js")}`,
    "index.ts": imports("./cli/a.js"),
  });
  const { status, text } = run(["kept"]);
  expect({ status, text }).toEqual({
    status: 0,
    text: `${made.file("kept")}:\n7 modules of src, 6 imports: every rule holds\n`,
  });
});

plant("empty", {});
plant("no TypeScript", { "exact/a.txt": "", "exact/a.js": "export {};" });

test.each(["empty", "no TypeScript"])("sources that are %s do not pass", (name) => {
  const { passes, text } = verdicts.get(name)!;
  expect(passes, text).toBe(false);
});

const ways = [
  `import type { B } from "../cli/b.js"; export type C = B;`,
  `import { type B } from "../cli/b.js"; export type C = B;`,
  `import "../cli/b.js";`,
  `import * as b from "../cli/b.js"; export const c = b;`,
  `export type { B } from "../cli/b.js";`,
  `export * from "../cli/b.js";`,
  `export type * as b from "../cli/b.js";`,
  `export const b = () => import("../cli/b.js");`,
  "export const b = () => import(`../cli/b.js`);",
  `export let b: import("../cli/b.js").B;`,
  `export let b: typeof import("../cli/b.js");`,
  `export function f<T extends Map<string, import("../cli/b.js").B[]>>(t: T) { return t; }`,
  `export const b = require("../cli/b.js");`,
  `import b = require("../cli/b.js"); export { b };`,
  `/// <reference path="../cli/b.ts" />\nexport {};`,
  `import type { B } from "../exact/../cli/b.js"; export type C = B;`,
];
const importing = Object.fromEntries(ways.map((text, i) => [`exact/a${String(i)}.ts`, text]));
plant("imports", {
  ...importing,
  "cli/b.ts": leaf,
  "kernel/a.ts": imports("../model/a.js"),
  "model/a.ts": leaf,
  "lp/a.ts": imports("../transport/a.js"),
  "transport/a.ts": leaf,
  "search/a.ts": imports("../conjectures/a.js"),
  "conjectures/a.ts": imports("../index.js"),
  "index.ts": leaf,
  "utils/a.ts": imports("../exact/missing.js"),
  "report/a.ts": imports("no-such-package"),
});

test("every way to import counts, types included; to the right, sideways, and to what is not there", () => {
  const { passes, errors } = verdicts.get("imports")!;
  expect(passes).toBe(false);
  const imported = ways.map((_, i) => `layer-exact: src/exact/a${String(i)}.ts → src/cli/b.ts`);
  expect(errors).toEqual(
    [
      ...imported,
      "layer-conjectures: src/conjectures/a.ts → src/index.ts",
      "layer-kernel: src/kernel/a.ts → src/model/a.ts",
      "layer-lp: src/lp/a.ts → src/transport/a.ts",
      "layer-search: src/search/a.ts → src/conjectures/a.ts",
      "only-src: src/report/a.ts → no-such-package",
      "only-src: src/utils/a.ts → ../exact/missing.js",
      "resolvable: src/report/a.ts → no-such-package",
      "resolvable: src/utils/a.ts → ../exact/missing.js",
      "unknown-folder: src/utils/a.ts → ../exact/missing.js",
    ].sort(),
  );
});

/** Cycles of folders, each in a folder of its own. */
const cycles: readonly (readonly [what: string, files: Record<string, string>, cycle: string])[] = [
  [
    "two folders in a folder",
    { "x/a.ts": imports("../y/b.js"), "y/b.ts": leaf, "y/c.ts": imports("../x/d.js"), "x/d.ts": leaf },
    ": x, y",
  ],
  [
    "two folders one deeper",
    { "in/x/a.ts": imports("../y/b.js"), "in/y/b.ts": leaf, "in/y/c.ts": imports("../x/d.js"), "in/x/d.ts": leaf },
    "/in: x, y",
  ],
  [
    "a folder and its subfolder",
    { "a.ts": imports("./x/b.js"), "x/b.ts": leaf, "x/c.ts": imports("../d.js"), "d.ts": leaf },
    ": ., x",
  ],
  [
    "two folders by what is below them",
    {
      "x/p/a.ts": imports("../../y/q/b.js"),
      "y/q/b.ts": leaf,
      "y/r/c.ts": imports("../../x/s/d.js"),
      "x/s/d.ts": leaf,
    },
    ": x, y",
  ],
  [
    "a ring of three",
    {
      "x/a.ts": imports("../y/b.js"),
      "y/b.ts": leaf,
      "y/c.ts": imports("../z/d.js"),
      "z/d.ts": leaf,
      "z/e.ts": imports("../x/f.js"),
      "x/f.ts": leaf,
      "x/g.ts": imports("../w/h.js"),
      "w/h.ts": leaf,
    },
    ": x, y, z",
  ],
];

const places = ["format", "lp", "tradeoff", "search", "report"];
plant("cycles", {
  ...Object.fromEntries(
    cycles.flatMap(([, files], i) => Object.entries(files).map(([path, text]) => [`${places[i]!}/${path}`, text])),
  ),
  "cli/a.ts": imports("./b.js"),
  "cli/b.ts": imports("./c.js"),
  "cli/c.ts": imports("./a.js"),
});

test("cycles of files, by types too, and of folders at any depth", () => {
  const { passes, errors } = verdicts.get("cycles")!;
  expect(passes).toBe(false);
  expect(errors.filter((line) => !line.startsWith("no-cycle: src/cli/"))).toEqual(
    cycles.map(([, , cycle], i) => `folders-in-a-cycle: src/${places[i]!}${cycle}`).sort(),
  );
  expect(errors.length).toBeGreaterThan(cycles.length);
});
