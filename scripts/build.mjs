/**
 * Builds dist/ from src/: declarations by tsc, which checks the types; the package in chunks (bundle.mjs), and again
 * for browsers (browser.mjs); an executable command; the checker in one file (checker.mjs); the checker that Coq extracted;
 * the explorer's page (web/).
 *
 * Runs as `npm run build`, and by itself on `npm ci` in a checkout ("prepare"). It needs
 * nothing but Node and the installed devDependencies. On a type error dist/ stays absent
 * and the status is not zero: a stale or half-built package is never left behind.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { bundleBrowser } from "./browser.mjs";
import { bundlePackage } from "./bundle.mjs";
import { bundleChecker } from "./checker.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");
const command = join(dist, "cli", "main.js");

rmSync(dist, { recursive: true, force: true });

// Through Node rather than node_modules/.bin: the same on every system.
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
const { status, error } = spawnSync(
  process.execPath,
  [tsc, "-p", join(root, "tsconfig.json"), "--emitDeclarationOnly", "--noEmitOnError"],
  { cwd: root, stdio: ["ignore", "inherit", "inherit"] },
);
if (error !== undefined) fail(`tsc did not start: ${error.message}`);
if (status !== 0) fail("tsc found errors");

try {
  await bundlePackage(root, dist);
  await bundleBrowser({ outdir: join(dist, "browser") });
  bundleChecker(join(dist, "check.mjs"));
  // Byte for byte the file that npm run proofs compares with what Coq extracts.
  copyFileSync(join(root, "proofs", "extraction", "checker.cjs"), join(dist, "verified.cjs"));
  await build({ configFile: join(root, "web", "vite.config.ts"), logLevel: "warn" });
} catch (reason) {
  fail(`bundling: ${reason.message}`);
}
if (!existsSync(command)) fail("src/cli/main.ts, the command of package.json, is missing");
chmodSync(command, 0o755);

/** @param {string} reason */
function fail(reason) {
  rmSync(dist, { recursive: true, force: true });
  console.error(`build: ${reason}`);
  process.exit(1);
}
