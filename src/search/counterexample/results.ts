/**
 * What tasks come to, as plain data: it crosses threads and stands in journals.
 */
import { Rational } from "../../exact/rational.js";
import type { InstanceData } from "../../generate/instance/instance.js";
import type { JobResult } from "../run/run.js";
import type { Counts } from "./counts.js";
import type { Kinds } from "./kinds.js";

/** A counterexample: as it was found, and shrunk. */
export interface FindData {
  /** The task that found it. */
  readonly task: string;
  readonly found: InstanceData;
  readonly shrunk: InstanceData;
  /** Why the shrunk instance violates the conjecture. */
  readonly evidence: Readonly<Record<string, unknown>>;
  /** How it was shrunk; see `Shrunk`. */
  readonly shrinking: { readonly decisions: number; readonly minimal: boolean; readonly smallest: boolean };
}

/** The instance that came nearest to a violation without being one. */
export interface NearestData {
  readonly score: string;
  readonly task: string;
  readonly instance: InstanceData;
}

/** What one task came to. */
export interface TaskData {
  readonly task: string;
  readonly counts: Counts;
  /** Absent where the measures play no part. */
  readonly kinds?: Kinds;
  readonly nearest?: NearestData;
  readonly find?: FindData;
  /** Instances that took too long. */
  readonly undecided?: readonly InstanceData[];
}

/** An instance whose decision took too long, and the task that came upon it. */
export interface UndecidedData {
  readonly task: string;
  readonly instance: InstanceData;
}

/** The code of the conjecture does not do what it should. */
export interface FaultData {
  readonly task: string;
  readonly message: string;
  /** What it was asked about. */
  readonly instance?: InstanceData;
}

/** What the tasks from, …, to−1 came to. */
export interface TasksResult extends JobResult {
  readonly counts: Counts;
  /** Absent where the measures play no part, and in journals of earlier versions. */
  readonly kinds?: Kinds;
  readonly nearest?: NearestData;
  readonly finds?: readonly FindData[];
  /** Task `to`, where the search was stopped while its find was being shrunk. It is not done, and journals do not have it. */
  readonly pending?: TaskData;
  readonly undecided?: readonly UndecidedData[];
  /** Task `to`, where the code of the conjecture failed. It is not done, and journals do not have it. */
  readonly fault?: FaultData;
}

/** The nearer one; of equals the earlier. */
export function nearer(a: NearestData | undefined, b: NearestData | undefined): NearestData | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const order = score(a).compare(score(b));
  if (order !== 0) return order > 0 ? a : b;
  return BigInt(a.task) <= BigInt(b.task) ? a : b;
}

export function score(one: NearestData): Rational {
  return Rational.parse(one.score, "score");
}
