/** The kernel loads exact arithmetic and node:crypto, and nothing else: no solver, and in Node no package. */
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const sources = resolve(import.meta.dirname, "../../src");

/** Everything a file names in an import, an export … from, an import(), or as a module of Node's own. */
function imported(file: string): string[] {
  const text = readFileSync(file, "utf8").replace(/\/\*[^]*?\*\//g, ""); // examples in comments import nothing
  const statements =
    /(?<!["'])\bfrom\s*["']([^"']+)["']|\bimport\s*\(?\s*["']([^"']+)["']|\b(?:require|getBuiltinModule)\s*\(\s*["']([^"']+)["']/g;
  return [...text.matchAll(statements)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

function closure(entry: string): { files: Set<string>; foreign: Set<string> } {
  const files = new Set<string>();
  const foreign = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const name of imported(file)) {
      if (name.startsWith(".")) visit(resolve(dirname(file), name.replace(/\.js$/, ".ts")));
      else if (name.startsWith("#")) visit(join(sources, `${name.slice(1).replace("platform/", "platform/node/")}.ts`));
      else foreign.add(name);
    }
  };
  visit(entry);
  return { files, foreign };
}

describe("the transitive imports of kernel/index.ts", () => {
  const { files, foreign } = closure(join(sources, "kernel/index.ts"));
  const names = [...files].map((file) => relative(sources, file).replaceAll("\\", "/"));

  it("stay in kernel/ and the few files of exact/ and platform/ it needs", () => {
    expect(names.filter((name) => !name.startsWith("kernel/")).sort()).toEqual([
      "exact/arguments.ts",
      "exact/digits.ts",
      "exact/errors.ts",
      "exact/gzip.ts",
      "exact/inflate.ts",
      "exact/integer-list.ts",
      "exact/integers.ts",
      "exact/json-extent.ts",
      "exact/json-stream.ts",
      "exact/json.ts",
      "exact/names.ts",
      "exact/polygon.ts",
      "exact/rational.ts",
      "exact/vector.ts",
      "platform/node/sha256.ts",
      "platform/node/utf8.ts",
    ]);
  });

  it("load no package, and of Node only the hash", () => {
    expect([...foreign]).toEqual(["node:crypto"]);
  });

  it("reach every file of the folder", () => {
    const folder = readdirSync(join(sources, "kernel")).map((name) => `kernel/${name}`);
    expect(names.filter((name) => name.startsWith("kernel/")).sort()).toEqual(folder.sort());
  });

  it("compute no import at run time", () => {
    for (const file of files)
      expect(readFileSync(file, "utf8")).not.toMatch(
        /\bimport\s*\(\s*[^"'\s]|\brequire\s*\(|\bgetBuiltinModule\s*\(\s*[^"'\s]|createRequire/,
      );
  });
});
