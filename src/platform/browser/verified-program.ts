/** The program that Coq extracts, in the bundle. */
import * as program from "../../../proofs/extraction/checker.cjs";
import type { VerifiedProgram } from "../node/verified-program.js";

export function verifiedProgram(): VerifiedProgram {
  return program;
}
