/**
 * Finished parts of a run, kept in a folder: a run that was interrupted, or is repeated, does them only once.
 *
 * A part is a JSON file. Its name ends with a hash of all that it depends on, so that other settings make another.
 * Rationals are kept as text under the names of quantities, and are Rationals again when they are read.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Enclosure, Rational } from "exact-cdp";

const quantities = new Set(["distortion", "perception", "errorRate", "least", "greatest", "gap", "lower", "upper"]);

/** Reads the fractions of quantities, and enclosures; a perceptual difference that is named stays a name. */
function revive(key: string, value: unknown): unknown {
  if (!quantities.has(key)) return value;
  if (typeof value === "string") return /^-?\d+(?:\/\d+)?$/.test(value) ? Rational.from(value) : value;
  const { lower, upper } = value as { readonly lower?: Rational; readonly upper?: Rational };
  return lower instanceof Rational && upper instanceof Rational ? Enclosure.of(lower, upper) : value;
}

/** What a file of the folder holds. */
interface KeptPart {
  readonly part: unknown;
  /** Of processor time, to make the part and those within it. */
  readonly seconds: number;
}

/** Processor time of this process, all its threads. */
function secondsNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

export class Kept {
  /** What parts that were not made now had taken. */
  private saved = 0;

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  /** Processor time so far, with what the kept parts that were read took when they were made. */
  get seconds(): number {
    return secondsNow() + this.saved;
  }

  /** The part as it was kept, or as `make` makes it now. @param settings all that the part depends on */
  async part<Part>(name: string, settings: unknown, make: () => Part | Promise<Part>): Promise<Part> {
    const hash = createHash("sha256").update(JSON.stringify(settings)).digest("hex").slice(0, 16);
    const file = join(this.folder, `${name}-${hash}.json`);
    if (existsSync(file)) {
      const kept = JSON.parse(readFileSync(file, "utf8"), revive) as KeptPart;
      this.saved += kept.seconds;
      return kept.part as Part;
    }
    const before = this.seconds;
    const part = await make();
    const kept: KeptPart = { part, seconds: this.seconds - before };
    writeFileSync(`${file}.part`, JSON.stringify(kept));
    renameSync(`${file}.part`, file);
    return part;
  }
}
