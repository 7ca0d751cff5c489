/**
 * Files the package ships are what its code prints: the gallery as problem files, and the schema.
 *
 * Renewed by UPDATE_GOLDEN=1, like the golden files.
 */
import { readFileSync, readdirSync } from "node:fs";
import { expect, it, vi } from "vitest";
import { run as gallery } from "../../src/cli/commands/gallery.js";
import { run as schema } from "../../src/cli/commands/schema.js";
import { galleryNames, galleryProblem } from "../../src/format/gallery/index.js";
import { problemFromData, problemToFile, readProblem } from "../../src/format/problem.js";
import { expectFile, repositoryFile } from "./golden.js";

function printed(run: () => void): string {
  let text = "";
  const spy = vi.spyOn(process.stdout, "write").mockImplementation((part: string | Uint8Array) => {
    text += String(part);
    return true;
  });
  try {
    run();
  } finally {
    spy.mockRestore();
  }
  return text;
}

it.each(galleryNames())("examples/problems/%s.json is what `gallery` prints, and a problem", (name) => {
  const path = `examples/problems/${name}.json`;
  const text = printed(() => {
    gallery(name, {});
  });
  expectFile(path, text);
  expect(problemToFile(readProblem(readFileSync(repositoryFile(path), "utf8")))).toEqual(
    problemToFile(problemFromData(galleryProblem(name))),
  );
});

it("examples/problems holds the gallery and nothing else", () => {
  expect(readdirSync(repositoryFile("examples/problems")).sort()).toEqual(
    galleryNames()
      .map((name) => `${name}.json`)
      .sort(),
  );
});

it("schema/problem.json is what `schema` prints", () => {
  expectFile("schema/problem.json", printed(schema));
});
