/**
 * The library for browsers: src/browser/index.ts with everything it imports, in modules that import nothing
 * but each other. The same sources give the same bytes.
 */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { extractedProgram } from "./extracted-program.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

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
    plugins: [extractedProgram],
    ...options,
  });
}
