/**
 * The explorer's page: the files of dist/web, read once when the server starts. What is not among them then
 * does not exist for it.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { InputError } from "../../exact/errors.js";
import { once } from "../../exact/lazy.js";

/** What stands at a path. */
export interface Resource {
  readonly type: string;
  readonly bytes: Uint8Array;
  /** The bytes as gzip compresses them, where that makes them fewer; compressed when they are first asked for. */
  readonly compressed: () => { readonly bytes: Uint8Array | undefined };
  /** Whether the name of the file changes with its contents, so that a browser may keep it. */
  readonly hashed: boolean;
}

const utf8 = "; charset=utf-8";
const types: Readonly<Record<string, string>> = {
  ".html": `text/html${utf8}`,
  ".js": `text/javascript${utf8}`,
  ".css": `text/css${utf8}`,
  ".json": "application/json",
  ".map": "application/json",
  ".webmanifest": "application/manifest+json",
  ".txt": `text/plain${utf8}`,
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
};
/** Compressed already. */
const dense = new Set(["image/png", "font/woff2"]);

/** dist/web: from a chunk of dist/chunks, and from a file compiled by itself. */
const places = ["../web", "../../web"].map((place) => fileURLToPath(new URL(place, import.meta.url)));

/** The folder of the built page. @throws InputError "file" where the package was built without it */
export function pageFolder(): string {
  const folder = places.find((one) => existsSync(join(one, "index.html")));
  if (folder !== undefined) return folder;
  throw new InputError({
    code: "file",
    path: "explore",
    expected: "the page in dist/web, which npm run build makes in a checkout",
    found: "none",
  });
}

/** The files of a folder by their paths in an address; links are no files of it. The page itself stands at "/" too. */
export function readPage(folder: string): Map<string, Resource> {
  const page = new Map<string, Resource>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, file).split(sep).join("/")}`;
    page.set(path, resource(readFileSync(file), types[extname(path).toLowerCase()], isHashed(path)));
  }
  const index = page.get("/index.html");
  if (index !== undefined) page.set("/", index);
  return page;
}

/** A text that is JSON. */
export function jsonResource(text: string): Resource {
  return resource(new TextEncoder().encode(text), types[".json"], false);
}

function resource(bytes: Uint8Array, type = "application/octet-stream", hashed: boolean): Resource {
  const compressed = once(() => {
    const smaller = dense.has(type) ? bytes : gzipSync(bytes, { level: 9 });
    return { bytes: smaller.length < bytes.length ? smaller : undefined };
  });
  return { type, bytes, compressed, hashed };
}

/** vite writes such names: assets/index-B7PZ2x_q.js. */
function isHashed(path: string): boolean {
  return /^\/assets\/.*-[\w-]{8}\.\w+$/.test(path);
}
