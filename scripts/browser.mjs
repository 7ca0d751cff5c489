/**
 * The library for browsers: src/browser/index.ts with everything it imports, in modules that import nothing
 * but each other. The same sources give the same bytes.
 */
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { shallow } from "./shallow.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Modules of Node that programs ask for only where they have found Node: js_of_ocaml's for its files. Whoever
 * else imports one of them fails to build.
 */
const withoutFiles = {
  name: "without-files",
  /** @param {import("esbuild").PluginBuild} building */
  setup(building) {
    building.onResolve({ filter: /^(?:fs|constants)$/ }, ({ path, importer }) =>
      /[/\\]proofs[/\\]extraction[/\\]checker\.cjs$/.test(importer) ? { path, namespace: "absent" } : undefined,
    );
    building.onLoad({ filter: /.*/, namespace: "absent" }, () => ({ contents: "module.exports = undefined;" }));
  },
};

/** The extracted program as workers can read it. */
const shallowProgram = {
  name: "shallow-program",
  /** @param {import("esbuild").PluginBuild} building */
  setup(building) {
    building.onLoad({ filter: /[/\\]proofs[/\\]extraction[/\\]checker\.cjs$/ }, async ({ path }) => ({
      contents: shallow(await readFile(path, "utf8")),
    }));
  },
};

/**
 * Bundles the library for browsers.
 * @param {import("esbuild").BuildOptions} options "esm" in chunks, unless they say otherwise
 */
export function bundleBrowser(options) {
  return build({
    absWorkingDir: root,
    entryPoints: { index: join("src", "browser", "index.ts") },
    bundle: true,
    platform: "browser",
    target: "es2022",
    format: "esm",
    splitting: (options.format ?? "esm") === "esm",
    chunkNames: "[name]-[hash]",
    // Names of classes and functions are part of what errors say.
    keepNames: true,
    minify: true,
    legalComments: "linked",
    charset: "utf8",
    logLevel: "warning",
    // The extracted program has a few.
    logOverride: { "duplicate-case": "silent" },
    plugins: [withoutFiles, shallowProgram],
    ...options,
  });
}
