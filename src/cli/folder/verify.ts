/**
 * Verifying a report: every file made again from the problem files, compared byte by byte, and every
 * certificate checked.
 *
 * The problem files cannot be made again: their hashes are those that the manifest and the certificates
 * name, so they are compared with the manifest.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkFile } from "../io/certificate-file.js";
import { manifestName, pathsIn, readManifest, hashOf } from "./manifest.js";

/** What is wrong with a file of a report. */
export interface Difference {
  readonly path: string;
  readonly what: string;
}

/** The files of a folder whose bytes are others than in the folder that was made again. */
export function differences(folder: string, again: string): Difference[] {
  const [found, made] = [new Set(pathsIn(folder)), new Set(pathsIn(again))];
  const all = [...new Set([...made, ...found])].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return all.flatMap((path) => {
    if (!found.has(path)) return [{ path, what: "is missing" }];
    if (!made.has(path)) return [{ path, what: "is not of this report" }];
    const what = firstDifference(readFileSync(join(folder, path)), readFileSync(join(again, path)));
    return what === undefined ? [] : [{ path, what }];
  });
}

/** The problem files whose bytes are not those of the manifest. */
export function changedProblems(folder: string): Difference[] {
  const { problems, files } = readManifest(folder);
  return problems.flatMap(({ file }) => {
    const listed = files.find(({ path }) => path === file);
    if (listed === undefined) return [{ path: manifestName, what: `does not list ${file}` }];
    if (!existsSync(join(folder, file))) return []; // reading it says so
    const hash = hashOf(readFileSync(join(folder, file)));
    return hash === listed.sha256
      ? []
      : [{ path: file, what: `has the SHA-256 ${hash}, and ${manifestName} says ${listed.sha256}` }];
  });
}

/** The verdicts of the checker on the certificates of a folder. */
export function certificatesIn(folder: string): {
  readonly accepted: number;
  readonly rejected: readonly Difference[];
} {
  let accepted = 0;
  const rejected: Difference[] = [];
  for (const path of pathsIn(folder).filter((one) => one.startsWith("certificates/"))) {
    for (const verdict of checkFile(join(folder, path))) {
      if (verdict.status === "accepted") accepted++;
      else rejected.push({ path, what: `is rejected by the checker: ${verdict.where}: ${verdict.reason}` });
    }
  }
  return { accepted, rejected };
}

/** Characters that are shown from the first difference on. */
const mostShown = 24;

function firstDifference(found: Uint8Array, made: Uint8Array): string | undefined {
  const common = Math.min(found.length, made.length);
  let at = 0;
  while (at < common && found[at] === made[at]) at++;
  if (at === common && found.length === made.length) return undefined;
  const line = found.subarray(0, at).reduce((count, byte) => count + (byte === 10 ? 1 : 0), 1);
  // From the beginning of a character.
  let from = at;
  while (from > 0 && from < found.length && ((found[from] ?? 0) & 0xc0) === 0x80) from--;
  const shown = (bytes: Uint8Array): string =>
    from >= bytes.length
      ? "its end"
      : JSON.stringify(new TextDecoder().decode(bytes.subarray(from)).slice(0, mostShown));
  return `differs from byte ${String(at)} on (line ${String(line)}): it has ${shown(found)}, its command makes ${shown(made)}`;
}
