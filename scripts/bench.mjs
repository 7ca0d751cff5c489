/**
 * The benchmark as one file, then run: what is measured is the code as it is published, without what a
 * runner of TypeScript adds to it.
 */
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// Beside its sources, so that what they find relative to themselves is found.
const outfile = join("test", "bench", "main.bundle.mjs");

buildSync({
  absWorkingDir: root,
  entryPoints: [join("test", "bench", "main.ts")],
  outfile,
  bundle: true,
  packages: "external",
  platform: "node",
  target: "node20",
  format: "esm",
  logLevel: "warning",
});
const { status } = spawnSync(process.execPath, [join(root, outfile), ...process.argv.slice(2)], { stdio: "inherit" });
process.exitCode = status ?? 1;
