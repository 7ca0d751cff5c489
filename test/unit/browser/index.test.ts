/**
 * The library for browsers asks Node for nothing, and gives the same bytes: it is bundled as the build bundles it,
 * and runs in a context that has what workers of browsers have, and nothing else.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createContext, runInContext, runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { bundleBrowser } from "../../../scripts/browser.mjs";
import { withLoops } from "../../../scripts/extracted-program.mjs";
import * as source from "../../../src/browser/index.js";
import { repositoryFile } from "../../golden/golden.js";
import { exhaustive } from "../../support/exhaustive.js";

type Library = typeof source;

/** Names of Node's that no browser has; the bundle has others in their place. */
const names = ["process", "Buffer", "require", "module", "exports", "setImmediate", "__dirname", "__filename"];

let library: Library;
/** The whole of it as one script. */
let whole: string;
/** The chunks as the build makes them, but that names of Node's begin with free_ where nothing has declared them. */
let chunks: Awaited<ReturnType<typeof bundleBrowser>>;

beforeAll(async () => {
  const define = Object.fromEntries(names.map((name) => [name, `free_${name}`]));
  chunks = await bundleBrowser({ write: false, outdir: "made", metafile: true, define });
  const { outputFiles } = await bundleBrowser({ write: false, outdir: "made", format: "iife", globalName: "library" });
  whole = outputFiles!.find(({ path }) => path.endsWith("index.js"))!.text;
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
  runInContext(whole, context);
  library = context["library"] as Library;
  expect(runInContext("[typeof process, typeof Buffer, typeof require]", context)).toEqual(
    expect.arrayContaining(["undefined", "undefined", "undefined"]),
  );
});

it("imports nothing, asks for no name of Node's, and makes no code of texts", () => {
  const { metafile, outputFiles } = chunks;
  const external = Object.values(metafile!.outputs).flatMap(({ imports }) => imports.filter((one) => one.external));
  expect(external).toEqual([]);
  const all = outputFiles!.map(({ text }) => text).join("\n");
  expect(all).not.toMatch(/["'`]node:|\bnew Function\(|\beval\(|import\.meta/);
  // js_of_ocaml asks for files where it has found Node.
  const used = Array.from(all.matchAll(/.{0,9}\bfree_\w+.{0,20}/g), ([place]) => place);
  expect(used.length).toBeGreaterThan(0);
  for (const place of used) expect(place).toMatch(/(?:\.fs|\w)=free_require\("(?:fs|constants)"\)/);
});

it("is as large as docs/browser.md says", () => {
  const { metafile, outputFiles } = chunks;
  const file = (name: string) => outputFiles!.find(({ path }) => path.endsWith(name))!.contents;
  /** The chunks that come with a chunk, but for those that are there. */
  const loaded = (name: RegExp, there: readonly string[] = []): string[] => {
    const found = new Set(Object.keys(metafile!.outputs).filter((one) => name.test(one) && one.endsWith(".js")));
    for (const chunk of found)
      for (const { path, kind } of metafile!.outputs[chunk]!.imports) if (kind === "import-statement") found.add(path);
    return [...found].filter((one) => !there.includes(one));
  };
  const entrance = loaded(/index\.js$/);
  const page = readFileSync(repositoryFile("docs/browser.md"), "utf8");
  for (const [what, chunks] of [
    ["with the entrance", entrance],
    ["by `loadPlot()`, for SVG", loaded(/(?:plot|svg)-\w+\.js$/, entrance)],
    ["by `loadVerified()`", loaded(/verified-\w+\.js$/, entrance)],
  ] as const) {
    const [, minified, compressed] = new RegExp(
      `^\\| ${what.replace(/[()]/g, "\\$&")} \\| (\\d+) kB \\| (\\d+) kB \\|$`,
      "m",
    ).exec(page)!;
    const sizes = [
      chunks.reduce((sum, one) => sum + file(one).length, 0),
      chunks.reduce((sum, one) => sum + gzipSync(file(one), { level: 9 }).length, 0),
    ];
    for (const [i, said] of [minified, compressed].entries())
      expect(Math.abs(Number(said) - sizes[i]! / 1000), `${what}: ${String(sizes)}`).toBeLessThan(
        Number(said) / 20 + 5,
      );
  }
});

it("would find a module of Node's, and a name", async () => {
  const planted = (contents: string) =>
    bundleBrowser({ write: false, outdir: "made", entryPoints: [], stdin: { contents }, logLevel: "silent" });
  await expect(planted('import { readFileSync } from "node:fs"; readFileSync("a");')).rejects.toThrow("node:fs");
  await expect(planted('import { readFileSync } from "fs"; readFileSync("a");')).rejects.toThrow('"fs"');
});

it("is read by the workers of browsers, whose stack has half a megabyte, the verified checker too", () => {
  const text = JSON.stringify(
    source.certificate(
      source.solve(source.problemFromData(source.galleryProblem("z-channel")), { distortion: "1/4", perception: "0" }),
    ),
  );
  const ask = `library.loadVerified().then((v) => console.log(v.verifiedVerdicts(${JSON.stringify(text)})[0].status));`;
  const node = (program: string) =>
    spawnSync(process.execPath, ["--stack-size=480", "-"], { input: program, encoding: "utf8" });
  expect(node(`${whole}\n${ask}`)).toMatchObject({ status: 0, stdout: "accepted\n" });
  // As Coq and js_of_ocaml make it, it is not.
  const program = readFileSync(repositoryFile("proofs/extraction/checker.cjs"), "utf8");
  expect(node(program).stderr).toContain("Maximum call stack size exceeded");
  expect(node(withLoops(program)).stderr).not.toContain("Maximum call stack size exceeded");
});

it("calls in a loop what the extracted program calls inside itself, as often", () => {
  const nested = (count: number): string => `${"f(".repeat(count)}0${")".repeat(count)}`;
  for (const count of [1, 5, 128, 129, 1024]) {
    const program = `var n=0,f=function(x){n++;return x+1},g=f,r=[g(${nested(count)}),n];r`;
    const changed = withLoops(program);
    expect(changed === program).toBe(count <= 128);
    expect(runInNewContext(changed)).toEqual([count + 1, count + 1]);
  }
  expect(() => withLoops(`${"f(".repeat(200)}0,1${")".repeat(200)}`)).toThrow("other calls");
});

/** What a page asks of the library, as text; in the place of an answer that there is none of, why. */
async function answers(of: Library, name: string): Promise<Record<string, string>> {
  const problem = of.problemFromData(of.galleryProblem(name));
  const texts: Record<string, string> = {};
  const note = (what: string, value: unknown): void => {
    texts[what] = typeof value === "string" ? value : JSON.stringify(value);
  };
  const attempt = async (what: string, ask: () => unknown): Promise<void> => {
    try {
      note(what, await ask());
    } catch (error) {
      if (!(error instanceof of.InputError)) throw error;
      note(what, `none: ${error.message}`);
    }
  };
  const { verifiedVerdicts } = await of.loadVerified();
  const { bandCells, drawn, mapFigure, surfaceCells } = await of.loadPlot();
  const origin = of.originOf(problem);
  const certificates: string[] = [];
  const checked = async (what: string, certify: () => string): Promise<void> => {
    await attempt(what, () => {
      const text = certify();
      certificates.push(text);
      return text;
    });
  };

  let known: ReturnType<Library["surface"]> | undefined;
  const surface = () => (known ??= of.surface(problem));
  note("hash", of.problemHash(problem));
  note("problem", of.problemToFile(problem));
  for (const bounds of [
    { distortion: "inf", perception: "inf" },
    { distortion: "1/3", perception: "1/50" },
    { distortion: "0", perception: "0" },
  ] as const)
    await checked(`point ${JSON.stringify(bounds)}`, () => JSON.stringify(of.certificate(of.solve(problem, bounds))));
  await checked("weighted", () =>
    JSON.stringify(of.weightedCertificate(of.sweepAt(problem, { distortion: 1, perception: 1, errorRate: 1 }))),
  );
  await checked("theorem 2", () => JSON.stringify(of.bayesRisksCertificate(problem, of.theorem2(problem))));
  await checked("theorem 1", () => {
    const verdict = of.theorem1(surface());
    return verdict.verdict === "refuted"
      ? JSON.stringify(verdict.certificate())
      : [...of.convexSurfaceCertificate(surface())].join("");
  });
  await attempt("CSV", () => [...of.csv(of.surfaceListing(surface(), origin), { decimals: 6 })].join(""));
  await attempt("LaTeX", () => [...of.latex(of.surfaceListing(surface(), origin), { decimals: 6 })].join(""));
  for (const ending of ["svg", "tikz", "csv"] as const) {
    await attempt(ending, async () => [...(await drawn(mapFigure([surfaceCells(surface())]), ending))].join(""));
    await attempt(`band as ${ending}`, async () => {
      const band = of.surfaceBand(problem, { tolerance: "1/20" });
      return [...(await drawn(mapFigure([bandCells(band)]), ending))].join("");
    });
  }
  for (const [i, text] of certificates.entries()) {
    note(`kernel ${i}`, of.check(text));
    note(
      `compressed, kernel ${i}`,
      of.checkStream(() => [gzipSync(text)]),
    );
    note(`kernel ${i}, of a wrong one`, of.check(text.replace(/("sha256":\s*")\w+/, `$1${"0".repeat(64)}`)));
    note(`verified checker ${i}`, verifiedVerdicts(text));
  }
  return texts;
}

describe("gives the bytes that Node gives", () => {
  const some = ["binary-denoising", "missed-alarm"];
  it.each(exhaustive ? source.galleryNames() : some)("%s", async (name) => {
    const found = await answers(library, name);
    expect(found).toEqual(await answers(source, name));
    expect(Object.keys(found).filter((what) => /^(?:kernel \d+|verified .*)$/.test(what)).length).toBeGreaterThan(6);
    for (const [what, text] of Object.entries(found)) {
      if (/^(?:compressed, )?kernel \d+$/.test(what)) expect(text).toContain('"status":"accepted"');
      if (what.endsWith("of a wrong one")) expect(text).toContain('"status":"rejected"');
    }
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
