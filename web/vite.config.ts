/**
 * The page's build: `npm run web` serves it while it is being written, `npm run web:build` makes dist/web, which
 * any host can serve from any folder.
 *
 * The page imports `exact-cdp/browser` from the sources. Formulas become MathML here, so that neither KaTeX
 * nor a style attribute, which a strict content-security policy forbids, comes to the browser.
 */
import { fileURLToPath } from "node:url";
import katex from "katex";
import { defineConfig, type Plugin } from "vite";
import { extractedProgramForVite } from "../scripts/extracted-program.mjs";
import { sources } from "./src/formulas.js";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const virtual = "virtual:formulas";

function formulas(): Plugin {
  const rendered = (): Record<string, string> =>
    Object.fromEntries(
      Object.entries(sources).map(([name, tex]) => [
        name,
        // The source in TeX is left out, which would be read aloud after the formula.
        katex
          .renderToString(tex, { output: "mathml", throwOnError: true, strict: "error" })
          .replace(/<annotation[^>]*>[^]*?<\/annotation>/, ""),
      ]),
    );
  return {
    name: "formulas",
    resolveId: (id) => (id === virtual ? `\0${virtual}` : undefined),
    load: (id) => (id === `\0${virtual}` ? `export const formulas = ${JSON.stringify(rendered())};` : undefined),
  };
}

export default defineConfig({
  root: here("."),
  base: "./",
  plugins: [formulas(), extractedProgramForVite()],
  resolve: { alias: [{ find: /^exact-cdp\/browser$/, replacement: here("../src/browser/index.ts") }] },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  worker: {
    format: "es",
    plugins: () => [extractedProgramForVite()],
    // The worker draws at once; the entrance would load what draws later.
    rolldownOptions: { checks: { ineffectiveDynamicImport: false } },
  },
  build: {
    target: "es2023",
    outDir: here("../dist/web"),
    emptyOutDir: true,
    // Styles and scripts stay files: the policy allows nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Most of the time goes into the worker, which a plugin of vite's builds.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
});
