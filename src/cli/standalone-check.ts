/**
 * The checker as one file: `node check.mjs FILE…`, for folders that check themselves.
 *
 * `scripts/build.mjs` bundles it with the kernel into dist/check.mjs; nothing is installed to run it. It
 * prints what `exact-cdp check` prints. Exit status: 0 all accepted, 1 one is rejected, 2 one cannot be read.
 */
import { InputError } from "../exact/errors.js";
import { version } from "../version.js";
import { verdictsOf } from "./io/certificate-file.js";
import { verdictLine } from "./io/verdict-line.js";

const files = process.argv.slice(2);
if (files.length === 0 || files.includes("--help") || files.includes("-h")) {
  process.stdout.write(
    `Usage: node check.mjs FILE...\n\nVerifies certificates of exact-cdp ${version}. Exit status: 0 all accepted, 1 one is rejected, 2 one cannot be read.\n`,
  );
  process.exit(files.length === 0 ? 2 : 0);
}

let [accepted, rejected, unusable] = [0, 0, 0];
for (const file of files) {
  try {
    for (const verdict of verdictsOf(file)) {
      if (verdict.status === "accepted") accepted++;
      else rejected++;
      process.stdout.write(`${verdictLine(file, verdict)}\n`);
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    unusable++;
    process.stderr.write(`check.mjs: ${error.message}\n`);
  }
}
if (accepted + rejected > 1) process.stdout.write(`${String(accepted)} accepted, ${String(rejected)} rejected\n`);
process.exitCode = unusable > 0 ? 2 : rejected > 0 ? 1 : 0;
