/**
 * The layers of src as a function from files to violations.
 *
 * Places, from left to right: an import goes from a folder to itself or to a folder
 * further left. Folders that share a place know nothing of each other. The kernel sees
 * the numbers alone. Written apart from the test so that it can be run on files that
 * break each rule: a checker that cannot fail checks nothing.
 */
import { isBuiltin } from "node:module";
import { posix } from "node:path";
import { importsOf, type SourceText } from "./imports.js";

/** From left to right; folders that share a place know nothing of each other. */
export const places: readonly (readonly string[])[] = [
  ["exact"],
  ["kernel", "model"],
  ["format"],
  ["lp", "transport"],
  ["certificate"],
  ["tradeoff"],
  ["theorem"],
  ["search"],
  ["report"],
  ["cli", "web"],
];

/** Packages with hazards, and the one file that may import each. */
export const tamed: ReadonlyMap<string, string> = new Map([
  ["fraction.js", "src/exact/fraction.ts"],
  ["decimal.js", "src/exact/decimal.ts"],
  ["javascript-lp-solver", "src/lp/float-hint.ts"],
  ["highs", "src/lp/highs-hint.ts"],
]);

/** The public entrance: may import all, is imported by none of src. */
const entrance = "src/index.ts";

/** A constant: imports nothing, and every folder above the kernel may import it. */
const leaf = "src/version.ts";

export type Rule =
  | "unknown-folder" /* a file outside the folders above */
  | "upward" /* an import to the right, or sideways */
  | "entrance" /* an import of src/index.ts */
  | "outside" /* an import that leaves src other than by a package's name */
  | "unresolved" /* a file that does not exist */
  | "unfollowable" /* an import computed at run time */
  | "package" /* a package where it is not allowed */
  | "cycle";

export interface Violation {
  readonly rule: Rule;
  readonly from: string;
  /** What was imported: a path, a package, or the files of a cycle. */
  readonly to: string;
  /** From 1; 0 when the violation is the file itself. */
  readonly line: number;
}

/** Where one import leads. */
type Target =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "builtin" }
  | { readonly kind: "package"; readonly name: string }
  | { readonly kind: "outside" | "unresolved" | "unfollowable"; readonly specifier: string };

interface Edge {
  readonly target: Target;
  readonly line: number;
}

/** All violations of the rules among the files of src. */
export function violations(files: readonly SourceText[]): Violation[] {
  const graph = graphOf(files);
  const found: Violation[] = [];
  for (const [from, edges] of graph) {
    if (from !== entrance && from !== leaf && placeOf(from) === undefined) found.push({ rule: "unknown-folder", from, to: "", line: 0 });
    for (const { target, line } of edges) {
      const violation = judge(from, target);
      if (violation !== undefined) found.push({ from, line, ...violation });
    }
  }
  return [...found, ...cycles(graph)];
}

/** Everything that loading `entry` loads, itself included: files of src and names of packages. */
export function closure(files: readonly SourceText[], entry: string): { files: Set<string>; packages: Set<string> } {
  const graph = graphOf(files);
  if (!graph.has(entry)) throw new Error(`${entry} does not exist`);
  const reached = { files: new Set([entry]), packages: new Set<string>() };
  for (const path of reached.files) {
    for (const { target } of graph.get(path) ?? []) {
      if (target.kind === "file") reached.files.add(target.path);
      else if (target.kind === "package") reached.packages.add(target.name);
      else if (target.kind !== "builtin") throw new Error(`${path}: ${target.specifier} is ${target.kind}`);
    }
  }
  return reached;
}

/** Files that import a package, in any way. */
export function importersOf(files: readonly SourceText[], name: string): string[] {
  return [...graphOf(files)]
    .filter(([, edges]) => edges.some(({ target }) => target.kind === "package" && target.name === name))
    .map(([path]) => path);
}

/** The numbers and the trusted part: no package, no constant of ours from elsewhere. */
const bare: ReadonlySet<string | undefined> = new Set(["exact", "kernel"]);

function judge(from: string, target: Target): { rule: Rule; to: string } | undefined {
  switch (target.kind) {
    case "builtin":
      return undefined;
    case "file":
      if (target.path === entrance) return { rule: "entrance", to: target.path };
      return mayImport(from, target.path) ? undefined : { rule: "upward", to: target.path };
    case "package":
      return mayUse(from, target.name) ? undefined : { rule: "package", to: target.name };
    default:
      return { rule: target.kind, to: target.specifier };
  }
}

function mayImport(from: string, to: string): boolean {
  if (from === entrance) return true;
  if (to === leaf) return !bare.has(folderOf(from));
  const [left, right] = [folderOf(to), folderOf(from)];
  if (left === right) return true;
  if (right === "kernel") return left === "exact";
  const [target, source] = [placeOf(to), placeOf(from)];
  return target !== undefined && source !== undefined && target < source;
}

function mayUse(from: string, name: string): boolean {
  const owner = tamed.get(name);
  if (owner !== undefined) return from === owner;
  return from !== leaf && !bare.has(folderOf(from));
}

/** `kernel` for src/kernel/…; undefined for a file that lies in src itself or elsewhere. */
function folderOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1];
}

function placeOf(path: string): number | undefined {
  const folder = folderOf(path);
  const place = places.findIndex((folders) => folder !== undefined && folders.includes(folder));
  return place < 0 ? undefined : place;
}

const graphs = new WeakMap<readonly SourceText[], Map<string, Edge[]>>();

/** Each set of files is parsed once. */
function graphOf(files: readonly SourceText[]): Map<string, Edge[]> {
  const graph = graphs.get(files) ?? parse(files);
  graphs.set(files, graph);
  return graph;
}

function parse(files: readonly SourceText[]): Map<string, Edge[]> {
  const known = new Set(files.map(({ path }) => path));
  return new Map(
    files.map((file) => [
      file.path,
      importsOf(file).map(({ specifier, line }) => ({ line, target: resolve(file.path, specifier, known) })),
    ]),
  );
}

/** Loads the module of a user's own conjecture, which is no part of this package. */
const loadsModules = "src/search/campaign/load.ts";

function resolve(from: string, specifier: string | undefined, known: ReadonlySet<string>): Target {
  if (specifier === undefined && from === loadsModules) return { kind: "builtin" };
  if (specifier === undefined) return { kind: "unfollowable", specifier: "an import computed at run time" };
  if (isBuiltin(specifier)) return { kind: "builtin" };
  if (/^\.\.?(?:\/|$)/.test(specifier)) {
    const path = posix.join(posix.dirname(from), specifier);
    if (!path.startsWith("src/")) return { kind: "outside", specifier };
    // TypeScript's NodeNext: the import names the emitted file.
    const written = [path, path.replace(/\.js$/, ".ts"), path.replace(/\.jsx?$/, ".tsx")].find((candidate) => known.has(candidate));
    return written === undefined ? { kind: "unresolved", specifier } : { kind: "file", path: written };
  }
  // An absolute path, a URL, a "#name", or this package by its own name would walk around the layers.
  if (/^(?:[/#]|[a-z]+:|exact-cdp(?:\/|$))/.test(specifier)) return { kind: "outside", specifier };
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
  return { kind: "package", name };
}

/** One violation per group of files that import each other, directly or not (Tarjan's strong components). */
function cycles(graph: ReadonlyMap<string, readonly Edge[]>): Violation[] {
  const found: Violation[] = [];
  const order = new Map<string, number>();
  const stack: string[] = [];

  const visit = (path: string): number => {
    const index = order.size;
    order.set(path, index);
    let lowest = index;
    stack.push(path);
    let itself = false;
    for (const { target } of graph.get(path) ?? []) {
      if (target.kind !== "file") continue;
      itself ||= target.path === path;
      const seen = order.get(target.path);
      if (seen === undefined) lowest = Math.min(lowest, visit(target.path));
      else if (stack.includes(target.path)) lowest = Math.min(lowest, seen);
    }
    if (lowest === index) {
      const group = stack.splice(stack.indexOf(path)).sort();
      if (group.length > 1 || itself) found.push({ rule: "cycle", from: group[0] ?? path, to: group.join(" "), line: 0 });
    }
    return lowest;
  };
  for (const path of graph.keys()) if (!order.has(path)) visit(path);
  return found;
}
