/**
 * The worker: it holds the open problems and answers the requests of the page.
 *
 * All of C is computed here, by the library; the page only shows it.
 */
import type { FromWorker, Refusal, RequestName, ToWorker } from "../protocol.js";
import { handlers, rankOf } from "./handlers.js";
import { InputError, type Steps } from "./library.js";
import { Scheduler } from "./scheduler.js";

/** A worker's end of the line; the types of a page do not have it. */
interface Port {
  postMessage(message: FromWorker): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

const port = globalThis as unknown as Port;

const scheduler = new Scheduler({
  progress: (id, text) => port.postMessage({ kind: "progress", id, text }),
  answer: (id, answer) => port.postMessage({ kind: "answer", id, answer }),
  replaced: (id) => port.postMessage({ kind: "replaced", id }),
  fail: (id, error) =>
    port.postMessage(
      error instanceof InputError
        ? { kind: "refused", id, refusal: refusalOf(error) }
        : { kind: "failed", id, message: error instanceof Error ? `${error.name}: ${error.message}` : "an exception" },
    ),
});

function refusalOf({ message, path, expected, found }: InputError): Refusal {
  return { message, path, expected, found };
}

port.onmessage = ({ data }) => {
  if (data.kind === "cancel") {
    scheduler.drop(data.slot);
    return;
  }
  const { id, slot, name, ask } = data;
  scheduler.add({ id, slot, rank: rankOf(name), steps: stepsOf(name, ask) });
};

/** A handler begins with the first step, so that what it throws belongs to its request. */
function* stepsOf(name: RequestName, ask: unknown): Steps<string | undefined, unknown> {
  const handler = handlers[name] as (ask: unknown) => Steps<string | undefined, unknown>;
  return yield* handler(ask);
}

port.postMessage({ kind: "ready" });
