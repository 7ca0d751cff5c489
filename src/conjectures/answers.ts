/** Asks the code of a conjecture about instances, and the checker about its certificates. */
import type { CertificateData } from "../certificate/data.js";
import { checkText } from "../kernel/index.js";
import { askWork, endedAnswer, type Answer, type AnswersResult, type Question } from "../search/counterexample/ask.js";
import type { Loaded } from "../search/run/load.js";
import { pool } from "../search/run/pool.js";
import { MemoryStore, run } from "../search/run/run.js";
import type { Order } from "../search/worker.js";
import { workerFile } from "./worker-file.js";

const second = 1000;

/**
 * Asks the code of a conjecture; that of a user's module on a thread, which it may end or keep.
 * @param patience milliseconds that an answer may take
 */
export async function answers(loaded: Loaded, question: Question, patience: number): Promise<readonly Answer[]> {
  if (question.about.length === 0) return [];
  const store = new MemoryStore<AnswersResult>();
  const order = { reference: loaded.reference, question } satisfies Order;
  const file = loaded.sha256 === undefined ? undefined : workerFile;
  await run({
    work: askWork(loaded.conjecture, question),
    store,
    ...(file === undefined
      ? {}
      : { threads: pool<AnswersResult>(file, order, { step: patience, grace: second, ended: endedAnswer }) }),
  });
  return store.results.flatMap((result) => result.answers);
}

/** The certificates of a counterexample, if the checker accepts them all. */
export function accepted({ certificates = [], fault }: Answer = {}): {
  readonly certificates: readonly CertificateData[];
  readonly fault?: string;
} {
  if (fault !== undefined) return { certificates: [], fault };
  for (const one of certificates) {
    const found = verdictOn(one);
    if (found !== "accepted")
      return { certificates: [], fault: `certificates gives one that the checker rejects: ${found}` };
  }
  return { certificates };
}

function verdictOn(one: CertificateData): string {
  try {
    const [verdict] = checkText(JSON.stringify(one));
    return verdict === undefined
      ? "nothing"
      : verdict.status === "accepted"
        ? "accepted"
        : `${verdict.where}: ${verdict.reason}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
