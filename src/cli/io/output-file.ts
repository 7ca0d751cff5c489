/**
 * Files that commands write: whole or not at all.
 *
 * A file is written under another name beside its place and moved there in the end, so that nobody
 * ever sees half of it, and what was there before stays until then.
 */
import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { InputError } from "../../exact/errors.js";
import { fileName, reason } from "./input.js";

export class OutputFile {
  private readonly place: string;
  private readonly beside: string;
  private readonly descriptor: number;
  private size = 0;

  /** @throws InputError "file" where no file can be made */
  constructor(private readonly name: string) {
    // Devices and pipes are written to directly, also where they stand for a file, as /dev/stdout may.
    const special = isSpecial(name);
    this.place = special ? name : destination(name);
    this.beside = special ? name : join(dirname(this.place), `.${basename(this.place)}.${String(process.pid)}.part`);
    this.descriptor = writing(name, () => openSync(this.beside, special ? "a" : "w"));
  }

  /** Characters, or bytes, written so far. */
  get written(): number {
    return this.size;
  }

  write(part: string | Uint8Array): void {
    writing(this.name, () => {
      writeFileSync(this.descriptor, part);
    });
    this.size += part.length;
  }

  /** Moves the file to its place, or removes it. */
  close(keep: boolean): void {
    try {
      if (keep && this.beside !== this.place) writing(this.name, () => fsyncSync(this.descriptor));
    } finally {
      closeSync(this.descriptor);
      if (this.beside !== this.place) {
        try {
          if (keep) {
            writing(this.name, () => {
              renameSync(this.beside, this.place);
            });
          }
        } finally {
          rmSync(this.beside, { force: true });
        }
      }
    }
  }
}

/** Writes a whole file. @throws InputError "file" */
export function writeFile(name: string, parts: Iterable<string>): void {
  writeParts(new OutputFile(name), parts);
}

/** Writes all parts to a file and closes it; after a fault nothing of it is kept. */
export function writeParts(file: OutputFile, parts: Iterable<string>): void {
  let finished = false;
  try {
    for (const part of parts) file.write(part);
    finished = true;
  } finally {
    file.close(finished);
  }
}

/** Where a path leads: a link stays a link, and what it names is written, also where that does not exist yet. */
export function destination(file: string): string {
  try {
    return followed(file);
  } catch {
    return resolve(file); // opening it says why it leads nowhere
  }
}

function followed(file: string): string {
  let path = resolve(file);
  for (let hops = 0; hops < 40 && lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true; hops++) {
    path = resolve(dirname(path), readlinkSync(path));
  }
  const folder = dirname(path);
  return join(
    statSync(folder, { throwIfNoEntry: false }) === undefined ? folder : realpathSync(folder),
    basename(path),
  );
}

/** Whether a path names what is no file on a disk. */
function isSpecial(name: string): boolean {
  if (/^\/(?:dev|proc)\//.test(name)) return true;
  const found = statSync(name, { throwIfNoEntry: false });
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

/** Does something to a file that a command writes. @throws InputError "file" where the system refuses it */
export function writing<T>(file: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw new InputError({
      code: "file",
      path: fileName(file),
      expected: "a file that can be written",
      found: reason(error),
    });
  }
}
