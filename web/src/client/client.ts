/**
 * The page's end of the line to the worker.
 *
 * Of each slot one request is at work and one, the newest, waits: while a point is dragged the page never
 * queues more than that. Cancelling drops the work at its next step; a worker that does not come to one
 * within a second is ended, and the problems are opened again in a new one.
 */
import type { Answer, Ask, FromWorker, Refusal, RequestName, ToWorker } from "../protocol.js";

/** What became of a request. */
export type Outcome<T> =
  | { readonly kind: "answer"; readonly answer: T }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "replaced" };

interface Waiting {
  readonly slot: string;
  readonly settle: (outcome: Outcome<unknown>) => void;
  readonly progress: ((text: string) => void) | undefined;
}

interface Next extends Waiting {
  readonly name: RequestName;
  readonly ask: unknown;
}

/** How long a worker may take to come to its next step when it is told to stop, in milliseconds. */
const grace = 1000;

export class Client {
  private worker: Worker;
  private number = 0;
  private readonly working = new Map<number, Waiting>();
  private readonly busy = new Map<string, number>();
  private readonly next = new Map<string, Next>();

  /** @param restarted called when a new worker stands where the old one was ended, with no problem open */
  constructor(private readonly restarted: () => void) {
    this.worker = this.start();
  }

  /** Sends a request; a waiting one of the same slot is replaced. */
  request<N extends RequestName>(
    slot: string,
    name: N,
    ask: Ask<N>,
    progress?: (text: string) => void,
  ): Promise<Outcome<Answer<N>>> {
    return new Promise((resolve) => {
      const settle = resolve as (outcome: Outcome<unknown>) => void;
      this.next.get(slot)?.settle({ kind: "replaced" });
      this.next.set(slot, { slot, name, ask, settle, progress });
      if (!this.busy.has(slot)) this.send(slot);
    });
  }

  /** Ends the work of a slot, in the worker or with it. */
  cancel(slot: string): void {
    this.next.get(slot)?.settle({ kind: "replaced" });
    this.next.delete(slot);
    const id = this.busy.get(slot);
    if (id === undefined) return;
    // Progress that is on its way is not heard any more.
    const waiting = this.working.get(id);
    if (waiting !== undefined) this.working.set(id, { ...waiting, progress: undefined });
    this.post({ kind: "cancel", slot });
    setTimeout(() => {
      if (this.working.has(id)) this.restart();
    }, grace);
  }

  private send(slot: string): void {
    const next = this.next.get(slot);
    if (next === undefined) return;
    this.next.delete(slot);
    const id = ++this.number;
    this.working.set(id, next);
    this.busy.set(slot, id);
    this.post({ kind: "ask", id, slot, name: next.name, ask: next.ask });
  }

  private post(message: ToWorker): void {
    this.worker.postMessage(message);
  }

  private start(): Worker {
    const worker = new Worker(new URL("../worker/main.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.restart(event.message === "" ? "the worker ended" : event.message);
    };
    return worker;
  }

  private hear(message: FromWorker): void {
    if (message.kind === "ready") return;
    const waiting = this.working.get(message.id);
    if (waiting === undefined) return;
    if (message.kind === "progress") {
      waiting.progress?.(message.text);
      return;
    }
    this.finish(message.id, waiting, outcomeOf(message));
  }

  private finish(id: number, { slot, settle }: Waiting, outcome: Outcome<unknown>): void {
    this.working.delete(id);
    if (this.busy.get(slot) === id) this.busy.delete(slot);
    settle(outcome);
    if (!this.busy.has(slot)) this.send(slot);
  }

  private restart(reason = "the computation was stopped"): void {
    this.worker.terminate();
    const ended = [...this.working.values(), ...this.next.values()];
    this.working.clear();
    this.busy.clear();
    this.next.clear();
    this.worker = this.start();
    for (const { settle } of ended) settle({ kind: "refused", refusal: plainRefusal(reason) });
    this.restarted();
  }
}

function outcomeOf(message: Exclude<FromWorker, { readonly kind: "ready" | "progress" }>): Outcome<unknown> {
  switch (message.kind) {
    case "answer":
      return { kind: "answer", answer: message.answer };
    case "refused":
      return { kind: "refused", refusal: message.refusal };
    case "failed":
      return { kind: "refused", refusal: plainRefusal(message.message) };
    case "replaced":
      return { kind: "replaced" };
  }
}

/** A refusal that is one sentence. */
export function plainRefusal(message: string): Refusal {
  return { message, path: "", expected: "", found: "" };
}
