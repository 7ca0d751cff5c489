/**
 * The line that says how far a run is, on a terminal or in a log.
 */
import { Writable } from "node:stream";
import type { SingleBar } from "cli-progress";
import { patience } from "./patience.js";
import { shownOnTerminal } from "./terminal.js";

/** What the line shows. */
export interface Display {
  readonly format: string;
  readonly start: (bar: SingleBar) => void;
  readonly update: (bar: SingleBar) => void;
}

/**
 * The line of progress. On a terminal it is taken away before results are written there, and in the
 * end: results are what stays. It comes back when nothing has been written for a while.
 */
export class ProgressLine {
  private bar: SingleBar | undefined;
  private since = performance.now();
  private starting = false;
  private ended = false;

  /** @param wait milliseconds until it is shown */
  constructor(
    private readonly display: Display,
    private readonly wait: number,
  ) {}

  get visible(): boolean {
    return this.bar !== undefined;
  }

  /** Shows how far the run is, if it has run long enough. */
  async show(): Promise<void> {
    if (this.bar !== undefined) {
      this.display.update(this.bar);
      return;
    }
    // While the bar is loaded more calls may come; a second bar would never be stopped, and keep the process alive.
    if (this.starting || performance.now() - this.since < this.wait) return;
    this.starting = true;
    const bar = await newBar(this.display.format);
    this.starting = false;
    // The run may have ended meanwhile; a bar started now would keep the process alive.
    if (this.ended) return;
    this.bar = bar;
    if (process.stderr.isTTY) shownOnTerminal(() => this.hide());
    this.display.start(bar);
  }

  end(): void {
    this.ended = true;
    this.hide();
  }

  /** Takes the line away until the run has gone on for a while. */
  hide(): void {
    this.bar?.stop();
    this.bar = undefined;
    this.since = performance.now();
    shownOnTerminal(undefined);
  }
}

/** Standard error where it is no terminal: a line that says what the one before said, or nothing, is left out. */
class DistinctLines extends Writable {
  private line = "";
  private last = "";

  override _write(chunk: Buffer | string, _encoding: string, done: () => void): void {
    const [first = "", ...lines] = String(chunk).split("\n");
    this.line += first;
    for (const next of lines) {
      if (this.line !== "" && this.line !== this.last) process.stderr.write(`${this.line}\n`);
      if (this.line !== "") this.last = this.line;
      this.line = next;
    }
    done();
  }
}

async function newBar(format: string): Promise<SingleBar> {
  // Loaded late, because most commands end before they show a bar.
  const { default: cliProgress } = await import("cli-progress");
  return new cliProgress.SingleBar({
    format,
    stream: process.stderr.isTTY ? process.stderr : new DistinctLines(),
    clearOnComplete: process.stderr.isTTY,
    noTTYOutput: true,
    notTTYSchedule: patience,
    gracefulExit: false /* signals are handled above */,
  });
}
