/** The program that Coq extracts, from its file beside the package. */

export interface VerifiedProgram {
  /** The verdicts on the bytes of a certificate file, as JSON. */
  check(bytes: Uint8Array): string;
}

/** dist/verified.cjs, from a chunk of dist/chunks and from a file compiled by itself; what is copied there, from a source. */
const places = ["../verified.cjs", "../../verified.cjs", "../../../proofs/extraction/checker.cjs"];

/** @throws Error where the package was not built */
export function verifiedProgram(): VerifiedProgram {
  const { existsSync } = process.getBuiltinModule("node:fs");
  const { createRequire } = process.getBuiltinModule("node:module");
  const { fileURLToPath } = process.getBuiltinModule("node:url");
  const place = places.map((one) => fileURLToPath(new URL(one, import.meta.url))).find((one) => existsSync(one));
  if (place === undefined) throw new Error("dist/verified.cjs is missing: run npm run build");
  return createRequire(import.meta.url)(place) as VerifiedProgram;
}
