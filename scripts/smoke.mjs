/**
 * `npm run smoke`: what a newcomer does first works.
 *
 * In the checkout: the README's first command as it is printed, the contents of the package, every
 * entrance. In empty folders outside: the package is installed from `npm pack` and from git, without
 * a warning; its command runs, every entrance loads; and the copied examples/property-tests passes.
 * Needs a build (`npm ci` makes one). Where the registry of npm cannot be reached, installing is
 * skipped, which EXACT_CDP_REQUIRE_PEERS=1 makes a failure.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const entrances = Object.entries(manifest.exports).flatMap(([name, target]) =>
  typeof target === "string" ? [] : [`${manifest.name}${name.slice(1)}`],
);
// npm 12 asks to be told that a package may come from git.
// Under `npm run --silent` it would hide its warnings.
const environment = {
  ...process.env,
  npm_config_allow_git: "root",
  npm_config_update_notifier: "false",
  npm_config_loglevel: "warn",
};
// A script of npm hands its settings down to the commands that it runs; here they start afresh.
for (const name of Object.keys(environment))
  if (/^(?:npm_(?:package|lifecycle|command)|INIT_CWD)/.test(name)) delete environment[name];
const temporary = mkdtempSync(join(tmpdir(), "exact-cdp-smoke-"));
process.on("exit", () => rmSync(temporary, { recursive: true, force: true }));

const command = firstCommand();
inCheckout();
contents();
await entries();
if (installed("npm pack", pack)) {
  propertyTests(pack());
  if (existsSync(join(root, ".git"))) installed("git", () => `git+file://${root}`);
  else console.log("not a checkout: not installed from git");
}

/** The first line of an sh block of the README that starts with `npx exact-cdp` or `exact-cdp`. */
function firstCommand() {
  const blocks = readFileSync(join(root, "README.md"), "utf8").matchAll(/^```(?:sh|bash|shell|console)\n([^]*?)^```/gm);
  const lines = [...blocks]
    .flatMap(([, block]) => block.replaceAll("\\\n", " ").split("\n"))
    .map((line) => line.replace(/^\s*\$\s+/, ""));
  return (
    lines.find((line) => /^(?:npx )?exact-cdp\b/.test(line)) ??
    fail("README.md shows no exact-cdp command in a sh block")
  );
}

/** Through the file that package.json names, executable by itself, as an installed command is. */
function inCheckout() {
  const folder = emptyFolder("checkout");
  // So that files the command writes go nowhere.
  symlinkSync(join(root, "examples"), join(folder, "examples"));
  const asInstalled = 'exact-cdp() { "$EXACT_CDP" "$@"; }; npx() { shift; exact-cdp "$@"; }';
  console.log(`$ ${command}`);
  process.stdout.write(
    shell(`${asInstalled}\n${command}`, folder, { EXACT_CDP: join(root, manifest.bin["exact-cdp"]) }),
  );
}

function contents() {
  const [packed] = JSON.parse(run("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], root).stdout);
  const files = new Set(packed.files.map(({ path }) => path));
  const promised = [
    manifest.types,
    ...Object.values(manifest.bin),
    ...Object.values(manifest.exports).flatMap((target) =>
      typeof target === "string" ? target : Object.values(target),
    ),
  ];
  // Relative links and pictures of the documents in it lead to files in it.
  const pages = [...files].filter((path) => /^(?:docs\/.*|README|CHANGELOG|CONTRIBUTING)\.md$/.test(path));
  const linked = pages.flatMap((path) =>
    [...readFileSync(join(root, path), "utf8").matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)].map(([, target]) =>
      join(dirname(path), target),
    ),
  );
  const holds = (path) => files.has(path) || [...files].some((file) => file.startsWith(`${path.replace(/\/$/, "")}/`));
  const missing = [...promised, ...linked, "LICENSE", "README.md"]
    .map((path) => path.replace(/^\.\//, ""))
    .filter((path) => path !== "." && !holds(path));
  if (missing.length > 0) fail(`not in the package: ${[...new Set(missing)].join(", ")}`);
  console.log(
    `${files.size} files in the package, all that package.json promises and the documents link to among them`,
  );
}

/** Every entrance of package.json loads by its name, as for those who install the package. */
async function entries() {
  for (const name of entrances) {
    const count = Object.keys(await import(name)).length;
    if (count === 0) fail(`${name} exports nothing`);
    console.log(`${name} exports ${count} names`);
  }
}

/** Makes the package and returns its file. */
function pack() {
  // The build is that of the checkout.
  const [{ filename }] = JSON.parse(
    run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", temporary], root).stdout,
  );
  return join(temporary, filename);
}

/** A user's conjecture, which is refuted where the command has other classes than the entrances. */
function sameClasses() {
  return `import { Rational, RationalMatrix } from "exact-cdp";
import { instances } from "exact-cdp/arbitraries";

export default {
  name: "same-classes",
  statement: "the command and the entrances have the same classes",
  source: "scripts/smoke.mjs",
  instances: instances({ kinds: ["total-variation"] }),
  decide: ({ problem }) => ({
    status:
      problem.channel.matrix instanceof RationalMatrix && problem.channel.matrix.at(0, 0) instanceof Rational
        ? "holds"
        : "violated",
  }),
};
`;
}

/** Installs the package in an empty folder, then runs the first command and loads every entrance there. @returns false where the registry cannot be reached */
function installed(how, source) {
  const folder = emptyFolder(how.replace(" ", "-"));
  if (!install(how, folder, [source()])) return false;
  if (shell("npx exact-cdp --version", folder).trim() !== manifest.version)
    fail(`${how}: the command has another version`);
  shell(command, folder);
  const script = entrances
    .map(
      (name, i) =>
        `import * as entrance${i} from "${name}"; if (Object.keys(entrance${i}).length === 0) throw new Error("${name}");`,
    )
    .join("\n");
  writeFileSync(join(folder, "entrances.mjs"), script);
  run(process.execPath, ["entrances.mjs"], folder);
  writeFileSync(join(folder, "same.mjs"), sameClasses());
  shell("npx exact-cdp search ./same.mjs --seed 1 --cases 20 --workers 2 --no-corpus --expect none", folder);
  console.log(
    `installed by ${how}: no warning, the first command runs, ${entrances.length} entrances load, a user's module shares the classes`,
  );
  return true;
}

/** As examples/property-tests/README.md says: the copied project, with the package from a file. */
function propertyTests(tarball) {
  const folder = join(temporary, "property-tests");
  cpSync(join(root, "examples/property-tests"), folder, { recursive: true });
  if (!install("examples/property-tests", folder, [tarball])) return;
  const { stdout } = run("npx", ["vitest", "run", "--reporter=json", "--testTimeout=200000"], folder);
  const { numPassedTests, success } = JSON.parse(stdout);
  if (success !== true || numPassedTests === 0) fail(`examples/property-tests: ${stdout}`);
  console.log(`examples/property-tests, copied and installed: ${numPassedTests} tests pass`);
}

/** @returns false where the registry cannot be reached */
function install(how, folder, packages) {
  const { status, stdout, stderr } = spawn(
    "npm",
    [
      "install",
      "--no-audit",
      "--no-fund",
      "--prefer-offline",
      "--fetch-retries=1",
      "--fetch-retry-mintimeout=500",
      "--fetch-retry-maxtimeout=2000",
      ...packages,
    ],
    folder,
  );
  if (status !== 0 && /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTCACHED)\b/.test(stderr)) {
    const message = `${how}: not installed, for the registry of npm cannot be reached`;
    if (process.env["EXACT_CDP_REQUIRE_PEERS"] === "1") fail(`${message}\n${stderr}`);
    console.log(`skipped: ${message}`);
    return false;
  }
  if (status !== 0) fail(`${how}: npm install ended with status ${status}\n${stdout}${stderr}`);
  // What the user's own settings of npm are warned of is none of the package.
  const warnings = stderr
    .split("\n")
    .filter(
      (line) =>
        /^npm (?:warn|error)/i.test(line) && !/Unknown (?:user|env|project|builtin|global|cli) config/.test(line),
    );
  if (warnings.length > 0) fail(`${how}: npm warns\n${warnings.join("\n")}`);
  return true;
}

function emptyFolder(name) {
  const folder = join(temporary, name);
  mkdirSync(folder);
  return folder;
}

/** Runs a line of a shell that has to print something. */
function shell(line, folder, variables = {}) {
  const { stdout } = run("bash", ["-o", "pipefail", "-c", line], folder, variables);
  if (stdout.trim() === "") fail(`it printed nothing: ${line}`);
  return stdout;
}

function run(program, words, folder, variables) {
  const result = spawn(program, words, folder, variables);
  if (result.status !== 0)
    fail(`status ${result.status}: ${program} ${words.join(" ")}\n${result.stdout}${result.stderr}`);
  return result;
}

function spawn(program, words, folder, variables = {}) {
  const result = spawnSync(program, words, {
    cwd: folder,
    env: { ...environment, ...variables },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 600_000,
    maxBuffer: 2 ** 28,
  });
  if (result.error !== undefined) fail(`${program} did not run: ${result.error.message}`);
  return result;
}

/** @param {string} reason @returns {never} */
function fail(reason) {
  console.error(`smoke: ${reason}`);
  process.exit(1);
}
