/**
 * `exact-cdp check`: verifies certificates with the kernel, which loads no solver; with `--verified` by the
 * checker that is proved in Coq as well.
 */
import { existsSync } from "node:fs";
import { InputError } from "../../exact/errors.js";
import { isGzip } from "../../exact/gzip.js";
import { type Verdict, checkText } from "../../kernel/index.js";
import type { VerifiedVerdict } from "../../verified/index.js";
import { verdictsOf } from "../io/certificate-file.js";
import { chunksOf, decoded, inFile, isRereadable, readBytes, requireOneStandardInput } from "../io/input.js";
import { csvError } from "../io/load-problem.js";
import { print } from "../io/output.js";
import { verdictLine, verifiedLine } from "../io/verdict-line.js";

interface Options {
  readonly json?: true;
  readonly verified?: true;
}

/** What the kernel says of a certificate, and the verified checker where it was asked. */
interface Checked {
  readonly verdict: Verdict;
  readonly verified?: VerifiedVerdict;
}

export async function run(files: readonly string[], options: Options): Promise<void> {
  requireOneStandardInput(files);
  const count = { accepted: 0, rejected: 0 };
  const verifiedCount = { accepted: 0, rejected: 0, "not-read": 0 };
  let unusable = 0;
  for (const file of files) {
    let all: readonly Checked[];
    try {
      all = options.verified === true ? await checkedTwice(file) : verdictsOf(file).map((verdict) => ({ verdict }));
    } catch (error) {
      // The other files are still worth a verdict.
      if (!(error instanceof InputError)) throw error;
      unusable++;
      process.exitCode = 2;
      const told = (await csvError(error, file, beginningOf(file), "a certificate (JSON)")) as InputError;
      process.stderr.write(`exact-cdp: ${told.message}\n`);
      continue;
    }
    all.forEach(({ verdict, verified }, index) => {
      count[verdict.status]++;
      if (verified !== undefined) verifiedCount[verified.status]++;
      const failed = verdict.status === "rejected" || (verified !== undefined && verified.status !== "accepted");
      if (failed && unusable === 0) process.exitCode = 1;
      if (options.json === true)
        print(`${JSON.stringify({ file, index, ...verdict, ...(verified === undefined ? {} : { verified }) })}\n`);
      else print(`${verdictLine(file, verdict)}\n${verified === undefined ? "" : `${verifiedLine(verified)}\n`}`);
    });
  }
  if (options.json === true || count.accepted + count.rejected <= 1) return;
  const kernel = `${String(count.accepted)} accepted, ${String(count.rejected)} rejected`;
  const { accepted, rejected, "not-read": notRead } = verifiedCount;
  print(
    options.verified === true
      ? `kernel: ${kernel}; verified checker: ${String(accepted)} accepted, ${String(rejected)} rejected, ${String(notRead)} not read\n`
      : `${kernel}\n`,
  );
}

/** The verdicts of both checkers, side by side. @throws InputError */
async function checkedTwice(file: string): Promise<readonly Checked[]> {
  const { verifiedVerdicts } = await import("../../verified/index.js");
  const bytes = readBytes(file);
  // Standard input is read once; a file can be checked piece by piece, within larger limits.
  const verdicts = isRereadable(file) ? verdictsOf(file) : inFile(file, () => checkText(decoded(bytes, file)));
  const verified = verifiedVerdicts(bytes);
  return verdicts.map((verdict, i) => ({ verdict, verified: sameClaim(verdict, verified[i] ?? verified.at(-1)) }));
}

/** Acceptance by both checkers counts where they have accepted the same statement of the same problem. */
function sameClaim(verdict: Verdict, verified: VerifiedVerdict | undefined): VerifiedVerdict {
  if (verified === undefined) return { status: "rejected", reason: "no verdict on this certificate", where: "$" };
  if (verdict.status === "rejected" || verified.status !== "accepted") return verified;
  const { kind } = verdict.statement;
  if (verified.kind === kind && verified.sha256 === verdict.sha256 && verified.problem === verdict.problem)
    return verified;
  return {
    status: "rejected",
    reason: `it has read the statement ${verified.kind} of ${verified.problem} (${verified.sha256}) where the kernel has read ${kind} of ${verdict.problem} (${verdict.sha256})`,
    where: "$",
  };
}

/** The first part of a file that has been read already; nothing of one that can be read only once. */
function beginningOf(file: string): string {
  if (!existsSync(file) || !isRereadable(file)) return "";
  for (const chunk of chunksOf(file)) return isGzip(chunk) ? "" : new TextDecoder().decode(chunk);
  return "";
}
