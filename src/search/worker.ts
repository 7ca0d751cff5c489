/**
 * A thread of a run: builds the work that an order describes, and does one job after the other.
 */
import { InputError } from "../exact/errors.js";
import { askWork, type AnswersResult, type Question } from "./counterexample/ask.js";
import { searchWork } from "./counterexample/work.js";
import type { TasksResult } from "./counterexample/results.js";
import { verificationOf, type CasesResult, type VerificationOrder } from "./grid/verification.js";
import { loadConjecture, type Registry } from "./run/load.js";
import { workThere, type Work } from "./run/run.js";
import type { ThreadJob, ThreadResult } from "./run/pool.js";
import { ConjectureFault } from "./statement/guard.js";
import type { Conjecture } from "./statement/conjecture.js";
import type { SearchParameters } from "./strategy/parameters.js";

/** A conjecture, as `loadConjecture` takes it, and what is done with it: plain data. */
export type Order = { readonly reference: string } & (
  { readonly search: SearchParameters } | { readonly verification: VerificationOrder } | { readonly question: Question }
);

type AnyResult = TasksResult | CasesResult | AnswersResult;

/** The work of a thread, for the built-in conjectures and users' modules. */
export function workerOf(registry: Registry): (given: ThreadJob<Order>) => Promise<ThreadResult<AnyResult>> {
  let work: Promise<Work<AnyResult>> | undefined;
  return async ({ job, order, shared, beats }) => {
    try {
      work ??= loadConjecture(order.reference, registry).then(({ conjecture }) => workOf(conjecture, order));
      return { result: workThere(await work, job, shared, beats) };
    } catch (error) {
      if (error instanceof ConjectureFault) return { faulty: error.message };
      if (!(error instanceof InputError)) throw error;
      const { code, path, expected, found } = error;
      return { refused: { code, path, expected, found } };
    }
  };
}

/** Each kind of work is asked about its own results only. */
function workOf(conjecture: Conjecture, order: Order): Work<AnyResult> {
  if ("search" in order) return searchWork(conjecture, order.search) as never;
  if ("question" in order) return askWork(conjecture, order.question) as never;
  return verificationOf(conjecture, order.verification) as never;
}
