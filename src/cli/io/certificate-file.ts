/**
 * Certificates from files: small ones read at once, large and compressed ones piece by piece.
 *
 * A large file is read a second time only when the order of its parts does not allow the checker to
 * judge them one by one. Standard input, a pipe or a socket can be read once only, so it is kept in
 * memory up to the largest size that the checker reads twice.
 */
import { InputError } from "../../exact/errors.js";
import { isGzip } from "../../exact/gzip.js";
import { type Progress, type Verdict, checkStream, checkText, limits } from "../../kernel/index.js";
import { chunksOf, decoded, fileName, inFile, isRereadable } from "./input.js";
import { patience, progressWanted } from "./patience.js";

/** Files up to this size are read at once. */
const small = 16 * 1024 * 1024;

/** The verdicts on the certificates of a file, or of standard input for "-". @throws InputError */
export function checkFile(file: string): Verdict[] {
  const chunks = chunksOf(file);
  const begun: Uint8Array[] = [];
  let bytes = 0;
  while (bytes <= small) {
    const chunk = chunks.next();
    if (chunk.done === true) return checkText(decoded(Buffer.concat(begun), file), reporter(file));
    begun.push(chunk.value);
    bytes += chunk.value.length;
    // How much text a compressed file holds is not known before it is read.
    if (isGzip(begun[0] ?? chunk.value)) break;
  }
  return checkStream(isRereadable(file) ? () => chunksOf(file) : retained(begun, chunks), reporter(file));
}

/**
 * The chunks read so far, then the rest. A second pass is possible while all chunks together are
 * within the limit.
 */
function retained(begun: readonly Uint8Array[], rest: Generator<Uint8Array>): () => Iterable<Uint8Array> {
  const kept = [...begun];
  let bytes = kept.reduce((sum, chunk) => sum + chunk.length, 0);
  return function* () {
    yield* [...kept];
    // Not for…of: that would close the rest where the first pass ends early.
    for (let next = rest.next(); next.done !== true; next = rest.next()) {
      const chunk = next.value;
      bytes += chunk.length;
      if (bytes <= limits.textBytes) kept.push(chunk);
      else kept.length = 0;
      yield chunk;
    }
  };
}

/** As `checkFile`, where a list has one certificate at least; errors begin with the file. @throws InputError */
export function verdictsOf(file: string): readonly Verdict[] {
  const verdicts = inFile(file, () => checkFile(file));
  if (verdicts.length > 0) return verdicts;
  throw new InputError({
    code: "wrong-length",
    path: fileName(file),
    expected: "at least one certificate",
    found: "an empty list",
  });
}

/** Lines on standard error, one in two seconds. The checker does not wait: a bar would not be drawn. */
function reporter(file: string): Progress {
  let last = performance.now();
  return (what, done, of) => {
    if (!progressWanted() || performance.now() - last < patience) return;
    last = performance.now();
    process.stderr.write(
      `exact-cdp: ${fileName(file)}: ${String(done)}${of === undefined ? "" : ` of ${String(of)}`} ${what} checked\n`,
    );
  };
}
