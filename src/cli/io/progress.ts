/**
 * Long runs: progress on standard error after two seconds, and Ctrl-C that loses nothing.
 *
 * A run is a list of steps. Between steps the process listens: after SIGINT or
 * SIGTERM no further step begins, the caller writes what it has, and the command
 * ends with status 130. `EXACT_CDP_PROGRESS=never` in the environment keeps the progress
 * (not the errors) off standard error, for logs.
 */
import { setImmediate } from "node:timers/promises";
import type { Steps } from "../../exact/steps.js";
import type { Problem } from "../../model/problem.js";
import { hasPrograms, programColumns } from "../../tradeoff/prepare.js";
import { isWatched, partSize, printPart } from "./output.js";
import { patience, progressWanted } from "./patience.js";
import { ProgressLine, type Display } from "./progress-line.js";

const signals = ["SIGINT", "SIGTERM"] as const;
/** Columns of a linear program from which a single point takes seconds. */
const longColumns = 10_000;

/**
 * Says beforehand that every point is a large program, because nothing can be reported while one is
 * solved.
 */
export function announce(problem: Problem): void {
  if (!hasPrograms(problem)) return;
  const columns = programColumns(problem);
  if (columns >= longColumns && progressWanted())
    process.stderr.write(
      `exact-cdp: every point is a linear program of about ${String(columns)} columns; this takes a while\n`,
    );
}

/**
 * Runs the steps one by one.
 * @returns how many were done: all of them, or fewer after an interruption
 */
export async function runSteps(count: number, what: string, step: (index: number) => void): Promise<number> {
  let done = 0;
  const turn = (): boolean => {
    if (done >= count) return false;
    step(done);
    done++;
    return done < count;
  };
  const format = `{value} of {total} ${what} | {percentage}% | {duration_formatted}, about {eta_formatted} left`;
  const finished = await listening(turn, {
    format,
    start: (bar) => bar.start(count, done),
    update: (bar) => bar.update(done),
  });
  if (!finished)
    process.stderr.write(
      `exact-cdp: interrupted after ${String(done)} of ${String(count)} ${what}; what is done is written\n`,
    );
  return done;
}

/** Milliseconds for which small steps run before the process listens. */
const batch = 20;

/**
 * Runs small steps whose number is not known beforehand.
 * @param step does one of them; true while more remain
 * @param status the progress in words
 * @returns false after an interruption
 */
export async function runOpenSteps(step: () => boolean, status: () => string): Promise<boolean> {
  const turn = (): boolean => {
    const start = performance.now();
    let more = step();
    while (more && performance.now() - start < batch) more = step();
    return more;
  };
  return listening(turn, openDisplay(status));
}

/** The end of a run in steps: its result, or the progress at which it was interrupted. */
export type Followed<Progress, Result> =
  { readonly finished: true; readonly result: Result } | { readonly finished: false; readonly progress: Progress };

/** Runs all steps, unless they are interrupted. @param status the progress in words */
export async function follow<Progress, Result>(
  steps: Steps<Progress, Result>,
  status: (progress: Progress) => string,
): Promise<Followed<Progress, Result>> {
  let step = steps.next();
  const turn = (): boolean => {
    if (step.done !== true) step = steps.next();
    return step.done !== true;
  };
  await runOpenSteps(turn, () => (step.done === true ? "done" : status(step.value)));
  return step.done === true ? { finished: true, result: step.value } : { finished: false, progress: step.value };
}

/**
 * Writes parts of a result as they are made, no faster than they are read.
 * Progress is shown only while nobody sees any parts. An interruption leaves the parts that follow.
 * @param status the progress in words
 * @returns false after an interruption
 */
export async function printOpen(parts: Iterable<string>, status: () => string): Promise<boolean> {
  const iterator = parts[Symbol.iterator]();
  let seen = false;
  const turn = async (interrupted: AbortSignal): Promise<boolean> => {
    const start = performance.now();
    const waiting: string[] = [];
    let size = 0;
    let next = iterator.next();
    for (; next.done !== true; next = iterator.next()) {
      waiting.push(next.value);
      size += next.value.length;
      if (size >= partSize || performance.now() - start >= batch) break;
    }
    if (size > 0) await printPart(waiting.join(""), interrupted);
    seen ||= size > 0;
    return next.done !== true;
  };
  return listening(turn, openDisplay(status), () => seen && isWatched());
}

/**
 * Waits for work that pauses by itself, and reports its progress.
 * @param work is told by the signal to end early
 */
export async function watched<T>(work: (interrupted: AbortSignal) => Promise<T>, status: () => string): Promise<T> {
  const { interrupted, ignore } = interruption();
  const line = new ProgressLine(openDisplay(status), 0);
  const timer = progressWanted() ? setInterval(() => void line.show(), patience) : undefined;
  try {
    return await work(interrupted);
  } finally {
    clearInterval(timer);
    line.end();
    ignore();
  }
}

/** An abort signal that Ctrl-C triggers, until `ignore` is called. A second Ctrl-C ends the process at once. */
function interruption(): { readonly interrupted: AbortSignal; readonly ignore: () => void } {
  const controller = new AbortController();
  const stop = (): void => {
    ignore();
    controller.abort();
  };
  const ignore = (): void => {
    for (const signal of signals) process.off(signal, stop);
  };
  for (const signal of signals) process.on(signal, stop);
  return { interrupted: controller.signal, ignore };
}

/** The display of a run whose number of steps is not known. */
function openDisplay(status: () => string): Display {
  const begun = performance.now();
  const payload = (): object => ({ status: status(), seconds: Math.floor((performance.now() - begun) / 1000) });
  return {
    format: "{status} | {seconds}s",
    start: (bar) => bar.start(1, 0, payload()),
    update: (bar) => bar.update(payload()),
  };
}

/**
 * Calls `turn` until it returns false, and listens for signals in between.
 * @param quiet whether progress is hidden by now
 * @returns false after an interruption
 */
async function listening(
  turn: (interrupted: AbortSignal) => boolean | Promise<boolean>,
  display: Display,
  quiet: () => boolean = () => false,
): Promise<boolean> {
  const { interrupted, ignore } = interruption();
  const wanted = progressWanted();
  const line = new ProgressLine(display, patience);
  try {
    for (;;) {
      const more = await turn(interrupted);
      if (quiet()) line.hide();
      else if (wanted && (more || line.visible)) await line.show();
      // Signals are delivered only when the event loop turns.
      await setImmediate();
      if (!more) return true;
      if (interrupted.aborted) return false;
    }
  } finally {
    line.end();
    ignore();
  }
}
