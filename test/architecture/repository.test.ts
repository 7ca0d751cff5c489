/**
 * What holds of every file: short enough to read, free of the traces of one machine,
 * nothing left for later, and one version everywhere.
 */
import { expect, test } from "vitest";
import { version } from "../../src/version.js";
import { read, sources, texts } from "./repository.js";

const all = texts();

/** Lines of the given files that match, as `path:line: text`. */
function lines(pattern: RegExp, files = all): string[] {
  return files.flatMap(({ path, text }) =>
    text
      .split("\n")
      .flatMap((line, index) =>
        pattern.test(line) ? [`${path}:${String(index + 1)}: ${line.trim().slice(0, 80)}`] : [],
      ),
  );
}

test("there are files to look at, this one among them", () => {
  expect(all.map(({ path }) => path)).toContain("test/architecture/repository.test.ts");
  expect(all.map(({ path }) => path)).toContain("package.json");
});

test("no file of src has more than 400 lines", () => {
  const long = sources().flatMap(({ path, text }) => {
    const count = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
    return count > 400 ? [`${path}: ${String(count)} lines`] : [];
  });
  expect(long).toEqual([]);
});

// A path inside a URL or below another folder is no machine path.
const machinePath = /(?<![\w.~/-])\/(?:root|home|work|tmp)\/[a-z]/i;

test("no absolute path of a machine", () => {
  expect(lines(machinePath)).toEqual([]);
  for (const found of ["/home|/me", "cd /tmp|/build", '"/root|/x"', "(/work|/y)"])
    expect(machinePath.test(found.replace("|", ""))).toBe(true);
  for (const fine of ["https://example.org/home/me", "./tmp/x", "/tmp/", "/home"])
    expect(machinePath.test(fine)).toBe(false);
});

// Letter by letter, so that this file does not find itself. The lock file is left out: a hash can contain any letters.
const later = /\b(?:T[O]DO|FIX[M]E)\b/;

test("nothing is marked as left for later", () => {
  expect(
    lines(
      later,
      all.filter(({ path }) => path !== "package-lock.json"),
    ),
  ).toEqual([]);
});

test("lines end with a line feed, files end with a line", () => {
  expect(all.filter(({ text }) => text.includes("\r\n")).map(({ path }) => path)).toEqual([]);
  expect(
    all.filter(({ path, text }) => path.startsWith("src/") && !text.endsWith("\n")).map(({ path }) => path),
  ).toEqual([]);
});

test("dependencies are pinned exactly, and the version is the same everywhere", () => {
  const manifest = JSON.parse(read("package.json")) as {
    version: string;
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
  const inexact = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    ([, range]) => !/^\d+\.\d+\.\d+$/.test(range),
  );
  expect(inexact).toEqual([]);
  expect(version).toBe(manifest.version);
  expect(/^version: (.*)$/m.exec(read("CITATION.cff"))?.[1]).toBe(manifest.version);
  expect(read("CHANGELOG.md")).toContain(`## [${version}]`);
  expect((JSON.parse(read("package-lock.json")) as { version: string }).version).toBe(manifest.version);
});
