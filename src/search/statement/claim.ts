/**
 * A claim "for every instance", as something that can be run over a family of cases.
 *
 * A claim about whole problems is best written with `instanceClaim`: one function from a
 * problem to an outcome. A claim with a faster way of its own implements `Claim`.
 * Either is registered in registry.ts.
 */
import type { Family, MeasureOptions } from "../../enumeration/family.js";
import type { Tally } from "./tally.js";

/** Takes what is hashed: the results of all cases, in order. See docs/enumeration.md. */
export interface ResultStream {
  update(data: Uint8Array | string): unknown;
}

/** Works through the cases of one family. */
export interface ClaimRunner {
  /**
   * Decides the cases with from ≤ index < to.
   * @param results takes the result of every case, in order
   */
  run(from: bigint, to: bigint, results?: ResultStream): Tally;
}

export interface RunnerOptions {
  /**
   * Decide only channels that are canonical under relabelling of the outputs, and count each
   * as often as its orbit has members. The tallies are the same.
   */
  readonly upToSymmetry?: boolean;
}

/**
 * What problems a claim is about: a fixed classifier and a convex divergence ("linear"), a
 * re-trained classifier and a convex divergence ("retrained"), a fixed classifier and a
 * divergence that is not convex ("nonconvex").
 */
export type ProblemKind = "linear" | "retrained" | "nonconvex";

/** A statement about every case of a family, and how a range of cases is decided. */
export interface Claim {
  readonly name: string;
  /** In one sentence, as it is claimed of every case. */
  readonly statement: string;
  /** Paper and number, or "ours". */
  readonly source: string;
  /** What is measured, and what a case is called where it is zero. */
  readonly measure?: { readonly name: string; readonly zero: string };
  /** Least number of classes that the claim is about. */
  readonly leastClasses: number;
  /** Whether restored letters, classifier, distortion and perception play a part. */
  readonly problems: boolean;
  /** What problems those are; absent: any. */
  readonly kind?: ProblemKind;
  /** What is taken where restored letters, classifier, distortion or perception are not given. */
  readonly usual: MeasureOptions;
  /** Whether `upToSymmetry` is offered. */
  readonly symmetric: boolean;
  /** Cases per hashed block of a record: some seconds of work. */
  readonly blockSize: bigint;
  /** Cases between two looks at the clock: some milliseconds of work. */
  readonly chunk: bigint;
  /** @throws InputError for a family that the claim cannot be run on */
  start(family: Family, options?: RunnerOptions): ClaimRunner;
  /** Why a case violates the claim, or does not: data that JSON.stringify prints exactly. */
  explain(family: Family, index: bigint): Readonly<Record<string, unknown>>;
}
