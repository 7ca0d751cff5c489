/** `exact-cdp export`: certificates in the language of a third-party checker. */
import { InputError, describe } from "../../exact/errors.js";
import { parseJson } from "../../exact/json.js";
import { certificatesFromData, type ReadCertificate } from "../../certificate/reader.js";
import { isObject } from "../../format/decode.js";
import { problemFormat } from "../../format/problem-file.js";
import { coqFile } from "../../report/coq/certificates.js";
import { surfaceCertificateData } from "../../certificate/surface.js";
import type { Problem } from "../../model/problem.js";
import { languages } from "../io/formats.js";
import { inFile, portableName, readText } from "../io/input.js";
import { inputOf, loadConvexProblem, orCsv } from "../io/load-problem.js";
import { requireConvex } from "../../model/case.js";
import { Interrupted } from "../io/interrupted.js";
import { shellWords } from "../io/options.js";
import { print } from "../io/output.js";
import { buildSurface } from "../io/surfaces.js";

interface Options {
  readonly to: string;
}

export async function run(file: string, options: Options): Promise<void> {
  if (!languages.some((one) => one === options.to))
    throw new InputError({ code: "usage", path: "--to", expected: languages.join(", "), found: describe(options.to) });
  const certificates = await certificatesOf(file);
  const text = coqFile(certificates, shellWords(["exact-cdp", "export", portableName(file), "--to", options.to]));
  print(text);
}

/** The certificates of a certificate file, or that of the whole surface of a problem. */
async function certificatesOf(file: string): Promise<ReadCertificate[]> {
  if (file.startsWith("gallery:")) return surfaceOf(await loadConvexProblem(file));
  const text = readText(file);
  const data = await orCsv(file, text, "a certificate or a problem file (JSON)", () => parseJson(text));
  if (isObject(data) && data["format"] === problemFormat) {
    const { problem } = await inputOf(data, file);
    return surfaceOf(inFile(file, () => requireConvex(problem)));
  }
  const certificates = inFile(file, () => certificatesFromData(data));
  if (certificates.length > 0) return certificates;
  throw new InputError({
    code: "wrong-length",
    path: portableName(file),
    expected: "at least one certificate",
    found: "an empty list",
  });
}

async function surfaceOf(problem: Problem): Promise<ReadCertificate[]> {
  const surface = await buildSurface(problem, "nothing is written");
  if (!surface.complete) throw new Interrupted();
  return certificatesFromData(parseJson(JSON.stringify(surfaceCertificateData(surface.proof()))));
}
