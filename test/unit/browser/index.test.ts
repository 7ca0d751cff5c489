/**
 * The library for browsers asks Node for nothing, and gives the same bytes: it is bundled as the build bundles it,
 * and runs in a context that has what workers of browsers have, and nothing else.
 */
import { createContext, runInContext } from "node:vm";
import { beforeAll, describe, expect, it } from "vitest";
import { bundleBrowser } from "../../../scripts/browser.mjs";
import * as source from "../../../src/browser/index.js";
import { exhaustive } from "../../support/exhaustive.js";

type Library = typeof source;

/** Names of Node's that no browser has; the bundle has others in their place. */
const names = ["process", "Buffer", "require", "module", "exports", "setImmediate", "__dirname", "__filename"];

/** The names of Node's that a bundle uses, each with what stands before it. */
async function used(): Promise<string[]> {
  const { outputFiles } = await bundleBrowser({
    write: false,
    outdir: "made",
    format: "iife",
    minify: false,
    define: Object.fromEntries(names.map((name) => [name, `free_${name}`])),
  });
  return outputFiles!
    .flatMap(({ text }) => text.split("\n"))
    .filter((line) => line.includes("free_"))
    .map((line) => line.trim());
}

let library: Library;

beforeAll(async () => {
  const { outputFiles } = await bundleBrowser({ write: false, outdir: "made", format: "iife", globalName: "library" });
  const { text } = outputFiles!.find(({ path }) => path.endsWith("index.js"))!;
  const context = createContext({
    // Of this realm, as are the encoder's bytes.
    Uint8Array,
    TextEncoder,
    TextDecoder,
    URL,
    atob,
    performance,
    setTimeout,
    structuredClone,
  });
  runInContext(text, context);
  library = context["library"] as Library;
  expect(runInContext("[typeof process, typeof Buffer, typeof require]", context)).toEqual(
    expect.arrayContaining(["undefined", "undefined", "undefined"]),
  );
});

it("imports nothing, asks for no name of Node's, and makes no code of texts", async () => {
  const { metafile, outputFiles } = await bundleBrowser({ write: false, outdir: "made", metafile: true });
  const external = Object.values(metafile!.outputs).flatMap(({ imports }) => imports.filter((one) => one.external));
  expect(external).toEqual([]);
  const all = outputFiles!.map(({ text }) => text).join("\n");
  expect(all).not.toMatch(/["'`]node:|\bnew Function\(|\beval\(|import\.meta/);
  // js_of_ocaml asks for files where it has found Node.
  for (const line of await used())
    expect(line).toMatch(/^(?:this\.fs = |var \w+ = )free_require\("(?:fs|constants)"\)|^free_(?:module|exports)\b/);
});

it("would find a module of Node's, and a name", async () => {
  const planted = (contents: string) =>
    bundleBrowser({ write: false, outdir: "made", entryPoints: [], stdin: { contents }, logLevel: "silent" });
  await expect(planted('import { readFileSync } from "node:fs"; readFileSync("a");')).rejects.toThrow("node:fs");
  await expect(planted('import { readFileSync } from "fs"; readFileSync("a");')).rejects.toThrow('"fs"');
});

/** What a page asks of the library, as text. */
async function answers(of: Library, name: string): Promise<string[]> {
  const problem = of.problemFromData(of.galleryProblem(name));
  const C = of.surface(problem);
  const bounds = { distortion: "inf", perception: "inf" } as const;
  const certificate = JSON.stringify(of.certificate(of.solve(problem, bounds)));
  const tight = JSON.stringify(of.certificate(of.solve(problem, { distortion: "0", perception: "0" })));
  const weighted = of.sweepAt(problem, { distortion: 1, perception: 1, errorRate: 1 });
  const { verifiedVerdicts } = await of.loadVerified();
  const { drawn, mapFigure, surfaceCells } = await of.loadPlot();
  const texts = [
    of.problemHash(problem),
    JSON.stringify(of.problemToFile(problem)),
    certificate,
    tight,
    JSON.stringify(of.weightedCertificate(weighted)),
    ...[certificate, tight].map((text) => JSON.stringify(of.check(text))),
    JSON.stringify(verifiedVerdicts(`[${certificate},${tight}]`)),
    JSON.stringify(of.check(certificate.replace(/"errorRate":"[^"]*"/, '"errorRate":"7/8"'))),
    [...of.csv(of.surfaceListing(C, of.originOf(problem)), { decimals: 6 })].join(""),
    [...of.latex(of.surfaceListing(C, of.originOf(problem)), { decimals: 6 })].join(""),
    JSON.stringify(of.theorem1(C)),
  ];
  const figure = mapFigure([surfaceCells(C)]);
  for (const ending of ["svg", "tikz", "csv"] as const) texts.push([...(await drawn(figure, ending))].join(""));
  return texts;
}

describe("gives the bytes that Node gives", () => {
  const some = ["binary-denoising", "missed-alarm"];
  it.each(exhaustive ? source.galleryNames() : some)("%s", async (name) => {
    expect(await answers(library, name)).toEqual(await answers(source, name));
  });

  it("of a table, and of a mistake in it", () => {
    const read = (of: Library, text: string) => {
      try {
        return JSON.stringify(of.readCsv(text));
      } catch (error) {
        return String(error);
      }
    };
    for (const text of ["# counts\na;b\n1;2\n", 'a,b\n"1,2', '"a ""quoted"" cell",ü\n\n3,4'])
      expect(read(library, text)).toBe(read(source, text));
  });

  it("of what readers refuse", () => {
    const refusal = (of: Library, text: string) => {
      try {
        of.readProblem(text);
        return "read";
      } catch (error) {
        return error instanceof of.InputError ? { code: error.code, path: error.path, message: error.message } : error;
      }
    };
    const text = JSON.stringify(source.galleryProblem("binary-denoising"));
    for (const wrong of ["{", text.replace("channel", "canal"), text.replace(/"1\/\d+"/, '"2/3"')])
      expect(refusal(library, wrong)).toEqual(refusal(source, wrong));
  });

  it("no PNG and no PDF", async () => {
    const { drawn, mapFigure, surfaceCells } = await library.loadPlot();
    const figure = mapFigure([
      surfaceCells(library.surface(library.readProblem(JSON.stringify(library.galleryProblem("missed-alarm"))))),
    ]);
    for (const ending of ["png", "pdf"] as const)
      await expect(drawn(figure, ending)).rejects.toMatchObject({ code: "file", found: "a browser" });
  });
});
