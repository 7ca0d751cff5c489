/**
 * The checker as one file, for folders that check themselves: `src/cli/standalone-check.ts` and the kernel,
 * bundled. The same sources give the same bytes, wherever they are built.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @param {string} outfile */
export function bundleChecker(outfile) {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  buildSync({
    absWorkingDir: root,
    entryPoints: [join("src", "cli", "standalone-check.ts")],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    logLevel: "warning",
    banner: {
      js: `// The checker of exact-cdp ${version} as one file: node check.mjs FILE... (https://github.com/exact-cdp/exact-cdp)`,
    },
  });
}
