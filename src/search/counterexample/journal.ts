/**
 * Journals of searches, only ever appended to until the search is done (journal-text.ts).
 *
 * Tasks that are not yet in the journal stand in checkpoints beside it (checkpoint.ts), `FILE.part-FROM`:
 * a checkpoint is removed after its tasks are in the journal, so that at any moment every task that
 * is done stands somewhere, and what stands in both counts once.
 */
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readdirSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { InputError } from "../../exact/errors.js";
import { appendLine, wholeLines } from "./jsonl.js";
import type { SearchParameters } from "../strategy/parameters.js";
import { lock } from "../run/lock.js";
import { checkpointState, removeCheckpoint } from "./checkpoint.js";
import { headData, journalText, parseJournal } from "./journal-text.js";
import type { Store } from "../run/run.js";
import { withRange, type Range } from "../run/ranges.js";
import type { TasksResult } from "./results.js";

export class Journal implements Store<TasksResult> {
  private done: readonly Range[] = [];
  private readonly lines: TasksResult[] = [];

  private constructor(
    readonly file: string,
    readonly parameters: SearchParameters,
    private readonly descriptor: number,
    private readonly release: () => void,
  ) {}

  /** A new journal; an empty file, of a process that was killed at once, is taken as none. @throws InputError "file" */
  static create(file: string, parameters: SearchParameters): Journal {
    return locked(file, (release) => {
      const [there] = checkpointsOf(file);
      if (there !== undefined) throw notOurs(there.file);
      const descriptor = opened(file, O_CREAT, "a file that can be written");
      if (fstatSync(descriptor).size > 0) {
        closeSync(descriptor);
        throw new InputError({
          code: "file",
          path: file,
          expected: "a new file (a search that was begun is resumed)",
          found: "a file with contents",
        });
      }
      const journal = new Journal(file, parameters, descriptor, release);
      journal.write(headData(parameters));
      return journal;
    });
  }

  /** A journal to go on with. A last line that was not finished is cut off. @throws InputError with the number of a bad line */
  static open(file: string): Journal {
    return locked(file, (release) => {
      const descriptor = opened(file, 0, "a journal of a search");
      const { lines, bytes } = wholeLines(descriptor);
      const { parameters, results, ranges } = parseJournal(lines, file);
      const journal = new Journal(file, parameters, descriptor, release);
      journal.lines.push(...results);
      journal.done = ranges;
      // Not before it is known to be a journal.
      ftruncateSync(descriptor, bytes);
      for (const { file: part, from } of checkpointsOf(file)) {
        const state = checkpointState(part, from);
        if (state === "other") throw notOurs(part);
        if (state === "empty" || journal.has(from)) removeCheckpoint(part);
      }
      return journal;
    });
  }

  /** What the journal has, a line each, and finds that were being shrunk. */
  get results(): readonly TasksResult[] {
    return this.lines;
  }

  /** Tasks that are in the journal. */
  get ranges(): readonly Range[] {
    return this.done;
  }

  /** Jobs that a process left behind: their checkpoints have what is done of them. */
  get leftBehind(): Range[] {
    return checkpointsOf(this.file).flatMap(({ file, from }) => {
      const state = checkpointState(file, from);
      return typeof state === "bigint" ? [{ from, to: state }] : [];
    });
  }

  /** The checkpoint of a job. */
  checkpointOf(from: bigint): string {
    return `${this.file}.part-${String(from)}`;
  }

  /** Appends what a job came to, and removes its checkpoint. A find that was being shrunk and a fault are kept in memory only. */
  append({ pending, fault, ...done }: TasksResult): void {
    if (done.from !== done.to) {
      this.write(done);
      this.count(done);
    }
    const unfinished = { ...(pending === undefined ? {} : { pending }), ...(fault === undefined ? {} : { fault }) };
    if (pending !== undefined || fault !== undefined)
      this.lines.push({ from: done.to, to: done.to, counts: {}, ...unfinished });
    // What ended its thread left its tasks in the checkpoint.
    if (done.from !== done.to || fault === undefined) removeCheckpoint(this.checkpointOf(BigInt(done.from)));
  }

  /** The search is done: the file is replaced by the one text that its journal has, whoever did it in which order. */
  settle(): void {
    const beside = `${this.file}.done`;
    const descriptor = openSync(beside, "w");
    try {
      writeFileSync(descriptor, journalText(this.parameters, this.lines));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(beside, this.file);
    for (const { file } of checkpointsOf(this.file)) removeCheckpoint(file);
  }

  close(): void {
    closeSync(this.descriptor);
    this.release();
  }

  private has(task: bigint): boolean {
    return this.done.some(({ from, to }) => from <= task && task < to);
  }

  private count(chunk: TasksResult): void {
    this.done = withRange(this.done, { from: BigInt(chunk.from), to: BigInt(chunk.to) });
    this.lines.push(chunk);
  }

  private write(line: object): void {
    appendLine(this.descriptor, line);
    fsyncSync(this.descriptor);
  }
}

/** Files that are called like checkpoints of a journal, in the order of their tasks. */
function checkpointsOf(journal: string): { readonly file: string; readonly from: bigint }[] {
  const prefix = `${basename(journal)}.part-`;
  const folder = dirname(journal);
  const names = readdirSync(folder).filter(
    (name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)),
  );
  const parts = names.map((name) => ({ file: join(folder, name), from: BigInt(name.slice(prefix.length)) }));
  return parts.sort((a, b) => (a.from < b.from ? -1 : 1));
}

const { O_APPEND, O_CREAT, O_RDWR } = constants;

function opened(file: string, flags: number, expected: string): number {
  try {
    return openSync(file, O_RDWR | O_APPEND | flags);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const found = code === "ENOENT" ? "no such file or folder" : (error as Error).message;
    throw new InputError({ code: "file", path: file, expected, found });
  }
}

/** What holds the lock of a file as long as its journal is open. */
function locked(file: string, open: (release: () => void) => Journal): Journal {
  const release = lock(file);
  try {
    return open(release);
  } catch (error) {
    release();
    throw error;
  }
}

function notOurs(file: string): InputError {
  return new InputError({
    code: "file",
    path: file,
    expected: "no such file, or a checkpoint of this journal",
    found: "a file with that name",
  });
}
