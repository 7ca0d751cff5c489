/**
 * `npm run layers`: what src may import, decided on the imports that dependency-cruiser finds.
 *
 * .dependency-cruiser.cjs states everything: the layers, packages kept out, no cycle of files, no
 * cycle of folders. dependency-cruiser itself decides all but the last. Its own folder rules see a
 * cycle between two folders side by side, but neither a folder and its subfolder that import each
 * other, nor two folders whose subfolders do; so the cycles of folders are looked for here, in the
 * graph that it returns. Inside every folder the units are its subfolders, each with all that is
 * below it, and the folder's own files together (written "."); no units may import each other, nor
 * around a ring.
 *
 *     node scripts/layers.mjs [FOLDER…]    other folders that hold a src, for tests: one after another, each under its name
 */
import { join } from "node:path";
import { cruise } from "dependency-cruiser";
import extractOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import extractTsConfig from "dependency-cruiser/config-utl/extract-ts-config";

const root = join(import.meta.dirname, "..");
const config = join(root, ".dependency-cruiser.cjs");
const others = process.argv.slice(2);

for (const folder of others.length === 0 ? [root] : others) {
  if (others.length > 0) console.log(`${folder}:`);
  await judge(folder).catch((error) => fail(error.message));
}

/** Says which rules the src of a folder breaks, or that every rule holds. */
async function judge(folder) {
  const { output } = await cruise(["src"], { ...(await extractOptions(config)), baseDir: folder }, undefined, {
    tsConfig: extractTsConfig(join(root, "tsconfig.json")),
  });
  const { modules, summary } = output;
  const sources = modules.filter(({ source }) => source.startsWith("src/"));
  // An unsuitable TypeScript, or a wrong path, makes it see nothing and find nothing wrong.
  if (!sources.some(({ source }) => source.endsWith(".ts")))
    return fail("dependency-cruiser sees no TypeScript in src: nothing was checked");

  const broken = summary.violations.filter(({ rule }) => rule.severity === "error");
  for (const { rule, from, to, cycle } of broken)
    process.stderr.write(
      `  error ${rule.name}: ${from}${cycle === undefined ? ` → ${to}` : cycle.map(({ name }) => ` → ${name}`).join("")}\n`,
    );
  const cycles = folderCycles(sources);
  for (const { inside, units, examples } of cycles)
    process.stderr.write(
      `  error folders-in-a-cycle: ${inside}: ${units.join(", ")}\n${examples.map((one) => `    ${one}\n`).join("")}`,
    );
  const errors = broken.length + cycles.length;
  if (errors > 0) return fail(`${errors} errors`);
  console.log(`${sources.length} modules of src, ${summary.totalDependenciesCruised} imports: every rule holds`);
}

/** Groups of units inside one folder that import each other, directly or around a ring, with an import of each pair as example. */
function folderCycles(modules) {
  const edges = new Map(); // folder → unit → unit → example
  for (const { source, dependencies } of modules) {
    for (const { resolved } of dependencies.filter((one) => one.resolved.startsWith("src/"))) {
      const { inside, from, to } = apart(source.split("/"), resolved.split("/"));
      if (from === to) continue;
      const units = edges.get(inside) ?? edges.set(inside, new Map()).get(inside);
      const targets = units.get(from) ?? units.set(from, new Map()).get(from);
      if (!targets.has(to)) targets.set(to, `${source} → ${resolved}`);
    }
  }
  return [...edges].flatMap(([inside, units]) => {
    const reached = new Map([...units.keys()].map((unit) => [unit, reach(units, unit)]));
    const rings = new Map();
    for (const unit of [...units.keys()].sort()) {
      const ring = [...units.keys()]
        .filter((other) => reached.get(unit).has(other) && reached.get(other).has(unit))
        .sort();
      if (ring.length > 0) rings.set(ring.join(", "), ring);
    }
    return [...rings.values()].map((ring) => ({
      inside,
      units: ring,
      examples: ring.flatMap((from) =>
        [...units.get(from)].filter(([to]) => ring.includes(to)).map(([, example]) => example),
      ),
    }));
  });
}

/** Where the paths of two files part: the folder that holds both, and the units in it. Files of src itself are units of their own. */
function apart(one, other) {
  let depth = 0;
  while (one[depth] === other[depth] && depth < one.length - 1) depth++;
  const unit = (path) => (path.length - 1 > depth || depth === 1 ? path[depth] : ".");
  return { inside: one.slice(0, depth).join("/"), from: unit(one), to: unit(other) };
}

/** All units that a unit imports, directly or not. */
function reach(units, start) {
  const found = new Set();
  const waiting = [start];
  for (let unit = waiting.pop(); unit !== undefined; unit = waiting.pop()) {
    for (const next of units.get(unit)?.keys() ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      waiting.push(next);
    }
  }
  return found;
}

/** Says why a folder does not pass. @param {string} reason */
function fail(reason) {
  console.error(`layers: ${reason}`);
  process.exitCode = 1;
}
