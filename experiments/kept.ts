/**
 * Finished parts of a run, kept in a folder: a run that was interrupted, or is repeated, does them only once.
 *
 * A part is a JSON file. Its name ends with a hash of all that it depends on, so that other settings make another.
 * Rationals are kept as text under the names of quantities, and are Rationals again when they are read.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Rational } from "exact-cdp";

const quantities = new Set(["distortion", "perception", "errorRate", "least", "greatest", "gap"]);

/** Reads the fractions of quantities; a perceptual difference that is named stays a name. */
function revive(key: string, value: unknown): unknown {
  const isFraction = typeof value === "string" && quantities.has(key) && /^-?\d+(?:\/\d+)?$/.test(value);
  return isFraction ? Rational.from(value) : value;
}

export class Kept {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  /** The part as it was kept, or as `make` makes it now. @param settings all that the part depends on */
  async part<Part>(name: string, settings: unknown, make: () => Part | Promise<Part>): Promise<Part> {
    const hash = createHash("sha256").update(JSON.stringify(settings)).digest("hex").slice(0, 16);
    const file = join(this.folder, `${name}-${hash}.json`);
    if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"), revive) as Part;
    const part = await make();
    writeFileSync(`${file}.part`, JSON.stringify(part));
    renameSync(`${file}.part`, file);
    return part;
  }
}
