/**
 * Takes turns between the requests of a worker.
 *
 * Work comes in steps. After some milliseconds the scheduler lets messages in, so that a point that is being
 * dragged is answered while a surface is still being computed, and a newer request of a slot replaces the
 * older one. Slots with a smaller rank go first.
 */
import type { Steps } from "./library.js";

/** A request at work. */
export interface Job {
  readonly id: number;
  readonly slot: string;
  readonly rank: number;
  /** Yields what progress there is to report, or nothing. */
  readonly steps: Steps<string | undefined, unknown>;
}

/** What becomes of a job. */
export interface Outcomes {
  progress(id: number, text: string): void;
  answer(id: number, answer: unknown): void;
  fail(id: number, error: unknown): void;
  replaced(id: number): void;
}

/** How long a job works before messages are let in, and how often it reports, in milliseconds. */
const turn = 20;
const reporting = 150;

export class Scheduler {
  private readonly jobs = new Map<string, Job>();
  private readonly channel = new MessageChannel();
  private running = false;
  private reported = 0;

  constructor(private readonly outcomes: Outcomes) {
    this.channel.port1.onmessage = () => this.work();
  }

  /** Adds a job; the older one of its slot ends. */
  add(job: Job): void {
    this.drop(job.slot);
    this.jobs.set(job.slot, job);
    this.wake();
  }

  /** Ends the job of a slot. */
  drop(slot: string): void {
    const job = this.jobs.get(slot);
    if (job === undefined) return;
    this.jobs.delete(slot);
    this.outcomes.replaced(job.id);
  }

  private wake(): void {
    if (this.running) return;
    this.running = true;
    this.channel.port2.postMessage(null);
  }

  private work(): void {
    this.running = false;
    const [job] = [...this.jobs.values()].sort((a, b) => a.rank - b.rank);
    if (job === undefined) return;
    this.advance(job);
    if (this.jobs.size > 0) this.wake();
  }

  private advance(job: Job): void {
    const end = performance.now() + turn;
    try {
      do {
        const step = job.steps.next();
        if (step.done === true) {
          this.end(job);
          this.deliver(job.id, step.value);
          return;
        }
        this.report(job.id, step.value);
      } while (performance.now() < end);
    } catch (error) {
      this.end(job);
      this.outcomes.fail(job.id, error);
    }
  }

  private end(job: Job): void {
    if (this.jobs.get(job.slot) === job) this.jobs.delete(job.slot);
  }

  /** The result may be on its way still: drawing loads what it needs. */
  private deliver(id: number, result: unknown): void {
    if (!(result instanceof Promise)) {
      this.outcomes.answer(id, result);
      return;
    }
    result.then(
      (answer: unknown) => this.outcomes.answer(id, answer),
      (error: unknown) => this.outcomes.fail(id, error),
    );
  }

  private report(id: number, text: string | undefined): void {
    if (text === undefined || performance.now() - this.reported < reporting) return;
    this.reported = performance.now();
    this.outcomes.progress(id, text);
  }
}
