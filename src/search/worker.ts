/**
 * A thread of a run: builds the work that an order describes, and does one job after the other.
 */
import { InputError } from "../exact/errors.js";
import { searchWork } from "./counterexample/work.js";
import type { TasksResult } from "./counterexample/results.js";
import { verificationOf, type CasesResult, type VerificationOrder } from "./grid/verification.js";
import { loadConjecture, type Registry } from "./run/load.js";
import { workThere, type Work } from "./run/run.js";
import type { ThreadJob, ThreadResult } from "./run/pool.js";
import type { SearchParameters } from "./strategy/parameters.js";

/** A conjecture, as `loadConjecture` takes it, and what is done with it: plain data. */
export type Order = { readonly reference: string } & (
  { readonly search: SearchParameters } | { readonly verification: VerificationOrder }
);

/** The work of a thread, for the built-in conjectures and users' modules. */
export function workerOf(
  registry: Registry,
): (given: ThreadJob<Order>) => Promise<ThreadResult<TasksResult | CasesResult>> {
  let work: Promise<Work<TasksResult> | Work<CasesResult>> | undefined;
  return async ({ job, order, shared }) => {
    try {
      work ??= loadConjecture(order.reference, registry).then(({ conjecture }) =>
        "search" in order ? searchWork(conjecture, order.search) : verificationOf(conjecture, order.verification),
      );
      return {
        result: workThere<TasksResult | CasesResult>((await work) as Work<TasksResult | CasesResult>, job, shared),
      };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const { code, path, expected, found } = error;
      return { refused: { code, path, expected, found } };
    }
  };
}
