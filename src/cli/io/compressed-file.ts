/**
 * Certificate files: compressed where their name ends with .gz.
 *
 * A compressed file is a row of members of gzip, so that it is written as it comes. Programs that know
 * gzip read them as one.
 */
import { constants, gzipSync } from "node:zlib";
import { certificateFormat } from "../../certificate/data.js";
import { secondFormat, type SurfaceFormat } from "../../certificate/surface.js";
import { OutputFile, writeParts } from "./output-file.js";

/** Characters of a member. */
const memberSize = 1 << 22;
/** Where the header of a member says on which system it was made, and that none is named. */
const [systemAt, unknownSystem] = [9, 255];

class CompressedFile extends OutputFile {
  private waiting: string[] = [];
  private waitingLength = 0;

  override write(part: string | Uint8Array): void {
    const text = typeof part === "string" ? part : Buffer.from(part).toString("utf8");
    this.waiting.push(text);
    this.waitingLength += text.length;
    if (this.waitingLength >= memberSize) this.member();
  }

  override close(keep: boolean): void {
    if (keep) this.member();
    super.close(keep);
  }

  private member(): void {
    if (this.waitingLength === 0) return;
    const bytes = gzipSync(this.waiting.join(""), { level: constants.Z_BEST_COMPRESSION });
    bytes[systemAt] = unknownSystem; // the same bytes wherever they are made
    super.write(bytes);
    this.waiting = [];
    this.waitingLength = 0;
  }
}

function isCompressed(name: string): boolean {
  return name.endsWith(".gz");
}

/** A file for certificates. @throws InputError "file" where no file can be made */
export function certificateFile(name: string): OutputFile {
  return isCompressed(name) ? new CompressedFile(name) : new OutputFile(name);
}

/** The format of a surface in a file: the small one where the file is compressed. */
export function surfaceFormat(name: string): SurfaceFormat {
  return isCompressed(name) ? secondFormat : certificateFormat;
}

/** Writes a whole file of certificates. @throws InputError "file" */
export function writeCertificateFile(name: string, parts: Iterable<string>): void {
  writeParts(certificateFile(name), parts);
}
