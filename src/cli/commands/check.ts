/** `exact-cdp check`: verifies certificates with the kernel, which loads no solver. */
import { existsSync } from "node:fs";
import { InputError } from "../../exact/errors.js";
import { isGzip } from "../../exact/gzip.js";
import type { Verdict } from "../../kernel/index.js";
import { verdictsOf } from "../io/certificate-file.js";
import { chunksOf, isRereadable, requireOneStandardInput } from "../io/input.js";
import { csvError } from "../io/load-problem.js";
import { print } from "../io/output.js";
import { verdictLine } from "../io/verdict-line.js";

export async function run(files: readonly string[], options: { readonly json?: true }): Promise<void> {
  requireOneStandardInput(files);
  const count = { accepted: 0, rejected: 0, unusable: 0 };
  for (const file of files) {
    let verdicts: readonly Verdict[];
    try {
      verdicts = verdictsOf(file);
    } catch (error) {
      // The other files are still worth a verdict.
      if (!(error instanceof InputError)) throw error;
      count.unusable++;
      process.exitCode = 2;
      const told = (await csvError(error, file, beginningOf(file), "a certificate (JSON)")) as InputError;
      process.stderr.write(`exact-cdp: ${told.message}\n`);
      continue;
    }
    verdicts.forEach((verdict, index) => {
      count[verdict.status]++;
      if (count.rejected > 0 && count.unusable === 0) process.exitCode = 1;
      print(
        options.json === true ? `${JSON.stringify({ file, index, ...verdict })}\n` : `${verdictLine(file, verdict)}\n`,
      );
    });
  }
  if (options.json !== true && count.accepted + count.rejected > 1) {
    print(`${String(count.accepted)} accepted, ${String(count.rejected)} rejected\n`);
  }
}

/** The first part of a file that has been read already; nothing of one that can be read only once. */
function beginningOf(file: string): string {
  if (!existsSync(file) || !isRereadable(file)) return "";
  for (const chunk of chunksOf(file)) return isGzip(chunk) ? "" : new TextDecoder().decode(chunk);
  return "";
}
