/**
 * What a campaign decides, as far as its division goes: tasks, and pieces of what they come to.
 *
 * The two kinds of campaigns, families and searches, are asked about their own results and pieces only.
 */
import type { InstanceData } from "../generate/instance/instance.js";
import type { Grains } from "../search/run/shards.js";
import type { Patience } from "../search/run/pool.js";
import type { Range } from "../search/run/ranges.js";
import type { JobResult, Work } from "../search/run/run.js";
import type { Order } from "../search/worker.js";

/** What the tasks from, …, to−1 came to, as plain data that stands in a queue. */
export interface Piece extends JobResult {
  /** Counterexamples in it. */
  readonly violations: string;
}

/** What a piece says of an instance. */
export interface Claim {
  readonly task: string;
  readonly instance: InstanceData;
  /** A counterexample, or how near it comes to one. */
  readonly says:
    { readonly evidence?: Readonly<Record<string, unknown>>; readonly violated: true } | { readonly score: string };
}

export interface Divided {
  /** All tasks. */
  readonly work: Work<JobResult>;
  /** What shards are made of. */
  readonly grains: Grains;
  /** Tasks that are timed together: some milliseconds of work. */
  readonly sample: bigint;
  /** For threads. */
  readonly order: Order;
  readonly patience: Patience<JobResult>;
  /** The piece that a result is; none where it is about no task. */
  readonly piece: (result: JobResult) => Piece | undefined;
  /** The result that a piece was, as far as it ends a run. */
  readonly result: (piece: Piece) => JobResult;
  /** The same pieces with those put together that meet; where the first find ends the run, nothing beyond it. */
  readonly joined: (pieces: readonly Piece[]) => readonly Piece[];
  /** The task of a find that ends the run. */
  readonly end: (piece: Piece) => bigint | undefined;
  /**
   * Reads a piece that comes from elsewhere, strictly, and decides again what it points at.
   * @throws InputError for what is no piece within the tasks
   */
  readonly read: (value: unknown, within: Range, path: string) => Piece;
  /** Instances of which a piece says what the statement says of them. */
  readonly claims: (piece: Piece) => readonly Claim[];
  /** Why a run failed for good; nothing where it did not. */
  readonly fault: (result: JobResult) => string | undefined;
  /**
   * Decides the tasks of a grain again, where pieces have a hash of them.
   * @returns whether the piece that has them agrees
   */
  readonly agrees?: (piece: Piece, grain: bigint) => boolean;
}
