/**
 * The manifest of a report: `manifest.json`, which lists every file with its hash and the command that makes it.
 *
 *     {"format": "exact-cdp/report@1", "producer": "exact-cdp 0.6.0",
 *      "problems": [{"name", "file", "sha256"}], "files": [{"path", "bytes", "sha256", "command"?}]}
 *
 * `sha256` of a problem is the hash that certificates name; that of a file is of its bytes. Paths are
 * relative to the folder, with slashes, in the order of their characters. The manifest does not list itself.
 */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import { InputError } from "../../exact/errors.js";
import { parseJson } from "../../exact/json.js";
import { isObject } from "../../format/decode.js";
import { fileName, readText } from "../io/input.js";

export const manifestName = "manifest.json";
const format = "exact-cdp/report@1";

export interface ManifestFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** The command that makes it, run in the folder; left out for the pages around them and the checker. */
  readonly command?: string;
}

export interface Manifest {
  readonly format: typeof format;
  readonly producer: string;
  readonly problems: readonly { readonly name: string; readonly file: string; readonly sha256: string }[];
  readonly files: readonly ManifestFile[];
}

/** The manifest of the files of a folder. @param commands by path */
export function manifestOf(
  folder: string,
  { producer, problems }: Pick<Manifest, "producer" | "problems">,
  commands: ReadonlyMap<string, string>,
): Manifest {
  const files = pathsIn(folder)
    .filter((path) => path !== manifestName)
    .map((path) => {
      const bytes = readFileSync(join(folder, path));
      const command = commands.get(path);
      return { path, bytes: bytes.length, sha256: hashOf(bytes), ...(command === undefined ? {} : { command }) };
    });
  return { format, producer, problems, files };
}

/** The manifest as text. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

/** The problems and the producer that a manifest names. @throws InputError for a folder without one, or one of another format */
export function readManifest(folder: string): Pick<Manifest, "producer" | "problems" | "files"> {
  const file = join(folder, manifestName);
  const data = parseJson(readText(file));
  const refuse = (found: string): never => {
    throw new InputError({
      code: "wrong-type",
      path: fileName(file),
      expected: `the manifest of a report, "format": "${format}"`,
      found,
    });
  };
  if (!isObject(data)) return refuse("something else");
  if (data["format"] !== format) return refuse(`"format": ${JSON.stringify(data["format"] ?? null)}`);
  const manifest = data as unknown as Manifest;
  const { producer, problems, files } = manifest;
  const named =
    Array.isArray(problems) &&
    problems.every(
      (one) =>
        isObject(one) && typeof one.file === "string" && typeof one.name === "string" && typeof one.sha256 === "string",
    );
  const listed =
    Array.isArray(files) &&
    files.every((one) => isObject(one) && typeof one.path === "string" && typeof one.sha256 === "string");
  if (typeof producer !== "string" || !named || !listed)
    return refuse("one whose lists of problems and files cannot be read");
  // What a manifest names is read, and removed by --force: nothing outside of the folder.
  const paths = [...manifest.files.map(({ path }) => path), ...manifest.problems.map(({ file: path }) => path)];
  const outside = paths.find((path) => !isInside(path));
  if (outside !== undefined) return refuse(`the path ${JSON.stringify(outside)}, which is not in the folder`);
  return manifest;
}

/** Whether a path stays in the folder it is relative to. */
function isInside(path: string): boolean {
  return path !== "" && !isAbsolute(path) && !path.split(/[/\\]/).some((part) => part === ".." || part === "");
}

/** The paths of all files in a folder, with slashes, sorted. */
export function pathsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => relative(folder, join(one.parentPath, one.name)).replaceAll("\\", "/"))
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** The SHA-256 of bytes, in hexadecimal digits. */
export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
