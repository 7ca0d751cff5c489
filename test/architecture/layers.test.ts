/**
 * `npm run layers` can fail: it finds violations that are planted in small made-up sources, one of each
 * kind, and refuses to pass where it sees no module. That it passes on src is a step of `npm run lint`.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, expect, test } from "vitest";
import { temporaryFolder } from "../support/cli.js";
import { repositoryFile } from "../golden/golden.js";

const folders: ReturnType<typeof temporaryFolder>[] = [];
afterAll(() => {
  for (const { remove } of folders) remove();
});

interface Verdict {
  readonly status: number | null;
  readonly errors: readonly string[];
  readonly text: string;
}

/** What the script says of these sources, given as path in src → text. */
function layers(files: Record<string, string>): Verdict {
  const folder = temporaryFolder();
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(folder.file(`src/${path}`)), { recursive: true });
    folder.file(`src/${path}`, text);
  }
  writeFileSync(folder.file("package.json"), `{"type":"module"}`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [repositoryFile("scripts/layers.mjs"), folder.path], {
    encoding: "utf8",
  });
  const errors = stderr.split("\n").flatMap((line) => (line.startsWith("  error ") ? [line.slice(8)] : []));
  return { status, errors: errors.sort(), text: stdout + stderr };
}

const leaf = "export interface B { readonly b: 1 }";
const imports = (path: string): string => `export type { B } from "${path}";`;

test("sources that keep the rules pass", () => {
  const { status, errors, text } = layers({
    "exact/a.ts": leaf,
    "kernel/a.ts": imports("../exact/a.js"),
    "model/a.ts": imports("../exact/a.js"),
    "tradeoff/a.ts": imports("./hull/a.js"),
    "tradeoff/hull/a.ts": imports("../../model/a.js"),
    "cli/a.ts": `// ${imports("../web/a.js")}\nexport const text = 'import "../web/a.js"';\n${imports("../tradeoff/a.js")}`,
    "index.ts": imports("./cli/a.js"),
  });
  expect({ status, errors }).toEqual({ status: 0, errors: [] });
  expect(text).toBe("7 modules of src, 6 imports: every rule holds\n");
});

test("no sources, and sources without TypeScript, do not pass", () => {
  for (const files of [{}, { "exact/a.txt": "", "exact/a.js": "export {};" }]) {
    const { status, text } = layers(files);
    expect(status, text).toBe(1);
  }
});

test("every way to import counts, types included; to the right, sideways, and to what is not there", () => {
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
  const files = Object.fromEntries(ways.map((text, i) => [`exact/a${String(i)}.ts`, text]));
  const { status, errors } = layers({
    ...files,
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
  expect(status).toBe(1);
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

test("cycles of files, by types too, and of folders at any depth", () => {
  const places = ["format", "lp", "tradeoff", "search", "report"];
  const planted = cycles.flatMap(([, files], i) =>
    Object.entries(files).map(([path, text]) => [`${places[i]!}/${path}`, text]),
  );
  const ring = { "cli/a.ts": imports("./b.js"), "cli/b.ts": imports("./c.js"), "cli/c.ts": imports("./a.js") };
  const { status, errors } = layers({ ...Object.fromEntries(planted), ...ring });
  expect(status).toBe(1);
  expect(errors.filter((line) => !line.startsWith("no-cycle: src/cli/"))).toEqual(
    cycles.map(([, , cycle], i) => `folders-in-a-cycle: src/${places[i]!}${cycle}`).sort(),
  );
  expect(errors.length).toBeGreaterThan(cycles.length);
});
