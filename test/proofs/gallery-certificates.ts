/** Which certificates of the gallery go to the Coq checker. */
import { readFileSync } from "node:fs";
import { surfaceCertificateData } from "../../src/certificate/surface.js";
import { parseJson } from "../../src/exact/json.js";
import { galleryProblem } from "../../src/format/gallery/index.js";
import { certificatesFromData, type ReadCertificate } from "../../src/certificate/reader.js";
import { problemFromData } from "../../src/format/problem.js";
import type { Problem } from "../../src/model/problem.js";
import { surface } from "../../src/tradeoff/surface.js";
import { repositoryFile } from "../golden/golden.js";

/** Letters up to which every build proves the whole surface; `npm run proofs -- --large` has the others. */
const most = 8;

export function isSmall({ source, channel, restored }: Problem): boolean {
  return Math.max(source.alphabet.size, channel.outputs.size, restored.size) <= most;
}

/** The frozen points of test/golden. */
export function pointCertificates(name: string): ReadCertificate[] {
  return certificatesFromData(parseJson(readFileSync(repositoryFile(`test/golden/expected/${name}.certificates.json`), "utf8")));
}

export function surfaceCertificates(name: string): ReadCertificate[] {
  return certificatesFromData(parseJson(JSON.stringify(surfaceCertificateData(surface(problemFromData(galleryProblem(name))).proof()))));
}

/** What proofs/certs holds of a problem. */
export function galleryCertificates(name: string): ReadCertificate[] {
  return [...pointCertificates(name), ...(isSmall(problemFromData(galleryProblem(name))) ? surfaceCertificates(name) : [])];
}

/** The name of its file: Coq's names have no hyphens. */
export function certificateFile(name: string): string {
  return `proofs/certs/${name.replaceAll("-", "_")}.v`;
}
