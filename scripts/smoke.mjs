/**
 * The first thing a reader does works: the README's first command, run as it is printed;
 * and what package.json promises is in the package, and loads.
 *
 * The first command is the first line of a README's sh block that starts with
 * `npx exact-cdp` or `exact-cdp`. Needs a build (`npm ci` makes one).
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

readme();
contents();
await entries();

function readme() {
  const blocks = readFileSync(join(root, "README.md"), "utf8").matchAll(/^```(?:sh|bash|shell|console)\n([^]*?)^```/gm);
  const lines = [...blocks].flatMap(([, block]) => block.replaceAll("\\\n", " ").split("\n")).map((line) => line.replace(/^\s*\$\s+/, ""));
  const command = lines.find((line) => /^(?:npx )?exact-cdp\b/.test(line));
  if (command === undefined) fail("README.md shows no exact-cdp command in a sh block");
  console.log(`$ ${command}`);
  // In an empty folder, so that files the command writes go nowhere; through the file that
  // package.json names, executable by itself, as an installed command is.
  const folder = mkdtempSync(join(tmpdir(), "exact-cdp-"));
  symlinkSync(join(root, "examples"), join(folder, "examples"));
  const installed = 'exact-cdp() { "$EXACT_CDP" "$@"; }; npx() { shift; exact-cdp "$@"; }';
  const { status, stdout, error } = spawnSync("bash", ["-o", "pipefail", "-c", `${installed}\n${command}`], {
    cwd: folder,
    env: { ...process.env, EXACT_CDP: join(root, manifest.bin["exact-cdp"]) },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    timeout: 120_000,
  });
  rmSync(folder, { recursive: true, force: true });
  if (error !== undefined) fail(`it did not run: ${error.message}`);
  process.stdout.write(stdout);
  if (status !== 0) fail(`it ended with status ${status}`);
  if (stdout.trim() === "") fail("it printed nothing");
}

function contents() {
  const [packed] = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  const files = new Set(packed.files.map(({ path }) => path));
  const promised = [manifest.types, ...Object.values(manifest.bin), ...Object.values(manifest.exports).flatMap((target) => (typeof target === "string" ? target : Object.values(target)))];
  // Relative links of the documents in it lead to files in it.
  const linked = [...files].filter((path) => /^docs\/.*\.md$/.test(path)).flatMap((path) => [...readFileSync(join(root, path), "utf8").matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)].map(([, target]) => join(dirname(path), target)));
  const holds = (path) => files.has(path) || [...files].some((file) => file.startsWith(`${path.replace(/\/$/, "")}/`));
  const missing = [...promised, ...linked, "LICENSE", "README.md"].map((path) => path.replace(/^\.\//, "")).filter((path) => !holds(path));
  if (missing.length > 0) fail(`not in the package: ${missing.join(", ")}`);
  console.log(`${files.size} files in the package, all that package.json promises and the documents link to among them`);
}

/** Every entry of package.json loads by its name, as for those who install the package. */
async function entries() {
  const names = Object.entries(manifest.exports).flatMap(([name, target]) => (typeof target === "string" ? [] : [`${manifest.name}${name.slice(1)}`]));
  for (const name of names) {
    const count = Object.keys(await import(name)).length;
    if (count === 0) fail(`${name} exports nothing`);
    console.log(`${name} exports ${count} names`);
  }
}

/** @param {string} reason @returns {never} */
function fail(reason) {
  console.error(`smoke: ${reason}`);
  process.exit(1);
}
