/**
 * What a conjecture says of given instances, decided or certified by its own code on another thread:
 * counterexamples of the corpus, and finds.
 */
import type { Steps } from "../../exact/steps.js";
import type { CertificateData } from "../../certificate/data.js";
import { InputError } from "../../exact/errors.js";
import { instanceFromData, type Instance, type InstanceData } from "../../generate/instance/instance.js";
import type { Control, Job, JobResult, Work } from "../run/run.js";
import type { Conjecture } from "../statement/conjecture.js";
import { ConjectureFault } from "../statement/guard.js";
import type { Status } from "../statement/outcome.js";
import { asPlain } from "./plain.js";
import { Guard, plainEvidence } from "./work.js";

/** A question about several instances, as plain data. */
export interface Question {
  readonly about: readonly InstanceData[];
  readonly wanted: "outcome" | "certificates";
}

/** What was answered about one of them. */
export interface Answer {
  readonly status?: Status;
  /** As a number in lowest terms. */
  readonly score?: string;
  /** Of a violation. */
  readonly evidence?: Readonly<Record<string, unknown>>;
  readonly certificates?: readonly CertificateData[];
  /** Why there is no answer. */
  readonly fault?: string;
}

export interface AnswersResult extends JobResult {
  readonly answers: readonly Answer[];
}

/** One task per instance. */
export function askWork(given: Conjecture, { about, wanted }: Question): Work<AnswersResult> {
  const guard = new Guard(given);
  const { conjecture } = guard;
  const answer = (instance: Instance): Answer => {
    if (wanted === "certificates") {
      const certificates = conjecture.certificates?.(instance) ?? [];
      return { certificates: asPlain(certificates) as readonly CertificateData[] };
    }
    const outcome = conjecture.decide(instance);
    const evidence = plainEvidence(outcome);
    return {
      status: outcome.status,
      ...(outcome.score === undefined ? {} : { score: outcome.score.toString() }),
      ...(evidence === undefined ? {} : { evidence }),
    };
  };

  function* work({ from, to, skips = [] }: Job, control: Control): Steps<void, AnswersResult> {
    const answers: Answer[] = [];
    for (let task = from; task < to && !control.stopped(); task++) {
      guard.enter(task, control, skips);
      const data = about[Number(task)];
      if (data === undefined) break;
      answers.push(attempt(() => answer(instanceFromData(data))));
      control.beat("between");
      yield;
    }
    return { from: String(from), to: String(from + BigInt(answers.length)), answers };
  }

  return { size: BigInt(about.length), chunk: 1n, work, lowestEnd: () => undefined };
}

/** The answer where the code of the conjecture ended its thread. */
export function endedAnswer({ from }: Job): AnswersResult {
  return {
    from: String(from),
    to: String(from + 1n),
    answers: [{ fault: "it ends its thread (process.exit, perhaps)" }],
  };
}

function attempt(ask: () => Answer): Answer {
  try {
    return ask();
  } catch (error) {
    if (error instanceof ConjectureFault || error instanceof InputError) return { fault: error.message };
    throw error;
  }
}
