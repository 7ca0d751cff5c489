/**
 * The checker that is proved correct in Coq: bytes of a certificate file in, verdicts out.
 *
 * proofs/extraction/checker.cjs is what Coq extracts from proofs/reader/check_file.v, whose theorem
 * `check_file_sound` says: what it accepts holds. It shares no code with the kernel; what has to be trusted
 * of it is listed in docs/trust.md. What it does not cover it says it has not read.
 */
import { verifiedProgram } from "#platform/verified-program";
import { InputError } from "../exact/errors.js";
import { parseJson } from "../exact/json.js";
import { once } from "../exact/lazy.js";

/** The statement is proved, for the problem with this name and hash. */
export interface VerifiedAccepted {
  readonly status: "accepted";
  /** The kind of the statement. */
  readonly kind: string;
  readonly problem: string;
  readonly sha256: string;
}

/** A condition does not hold, or the check did not come to its end. */
export interface VerifiedRejected {
  readonly status: "rejected";
  readonly reason: string;
  readonly where: string;
}

/** A kind of statement or evidence that this checker does not cover: nothing is said of it. */
export interface VerifiedNotRead {
  readonly status: "not-read";
  readonly reason: string;
  readonly where: string;
}

export type VerifiedVerdict = VerifiedAccepted | VerifiedRejected | VerifiedNotRead;

/** Positions are numbers below 2³⁰ there. */
const largestText = 2 ** 30 - 1;

/** Loaded when it is first asked. */
const program = once(verifiedProgram);

/**
 * The verdicts on a file: one certificate, or a list of them, in their order.
 * @param content the text, or its bytes in UTF-8, not compressed
 * @returns a verdict per certificate; of a text that is not JSON, or where memory or stack run out, one that
 *   rejects it
 * @throws InputError "wrong-type"
 */
export function verifiedVerdicts(content: string | Uint8Array): VerifiedVerdict[] {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  if (!(bytes instanceof Uint8Array))
    throw new InputError({ code: "wrong-type", path: "content", expected: "text or bytes", found: typeof content });
  if (bytes.length > largestText) return [unfinished(`a text of ${String(bytes.length)} bytes`)];
  try {
    return parseJson(program().check(bytes)) as unknown as VerifiedVerdict[];
  } catch (error) {
    return [unfinished(error instanceof Error ? `${error.name}: ${error.message}` : "an exception")];
  }
}

/** An exception, whatever it is, verifies nothing. */
function unfinished(reason: string): VerifiedRejected {
  return { status: "rejected", reason: `the check could not be finished (${reason})`, where: "$" };
}
