/**
 * A conjecture "for every instance": the one form of a statement that is searched, or verified
 * over a grid.
 *
 *     export default {
 *       name: "my-conjecture",
 *       statement: "…",
 *       source: "ours",
 *       instances: instances({ kinds: ["total-variation"] }),
 *       decide: ({ problem }) => (… ? { status: "holds" } : { status: "violated", evidence: { … } }),
 *     } satisfies Conjecture;
 *
 * `decide` is exact and depends on nothing but the instance.
 */
import type fc from "fast-check";
import type { CertificateData } from "../../certificate/data.js";
import type { Axes, MeasureOptions } from "../../enumeration/family.js";
import type { Instance, InstanceDefinition } from "../../generate/instance/instance.js";
import type { Outcome } from "./outcome.js";
import type { Scan } from "./scan.js";

export interface Conjecture {
  /** Lower case, words joined by hyphens; names files of the corpus. */
  readonly name: string;
  /** In one sentence, as it is claimed of every instance. */
  readonly statement: string;
  /** Who claims it: paper and number, or "ours". */
  readonly source: string;
  /** What instances it is about; see `scopeOf`. */
  readonly scope?: Scope;
  /** Instances for the random strategy, and to climb from. Their options are the scope of the statement, where they can be tested. */
  readonly instances: fc.Arbitrary<Instance>;
  /** Decides one instance. `score`, in the outcome, says how near it comes to a violation: larger is nearer. */
  readonly decide: (instance: Instance) => Outcome;
  /** What `measure`, in the outcome, is, and what an instance is called where it is zero. */
  readonly measure?: { readonly name: string; readonly zero: string };
  /** Certificates of a violated instance, which the checker accepts and which together refute the statement. */
  readonly certificates?: (instance: Instance) => readonly CertificateData[];
  /** Why these certificates refute the statement, in one sentence. */
  readonly argument?: string;
  /**
   * A definition that was changed, brought back to what the statement is about: the distortion that
   * belongs to the letters, say. Shrinking asks it about everything it tries. Default: as it is.
   */
  readonly adapted?: (definition: InstanceDefinition) => InstanceDefinition;
  /** What the exhaustive strategy enumerates; without it, the usual grid. */
  readonly grid?: Grid;
  /** A faster way through the cases of one shape than `decide` on each. It finds the same violations. */
  readonly scan?: Scan;
}

/**
 * The kinds of problems: a fixed classifier and a convex divergence that linear programs decide ("linear"), a
 * re-trained classifier and such a divergence ("retrained"), a fixed classifier and a divergence that is not
 * convex, of parts that linear programs decide ("nonconvex"), a fixed classifier and a smooth divergence ("smooth").
 */
export type ProblemKind = "linear" | "retrained" | "nonconvex" | "smooth";

/** What instances a statement is about. None outside is ever decided. */
export interface Scope {
  /** Whether an instance is one of them. Beside a generator whose options can be tested both must agree; beside any other this alone decides. */
  readonly within?: (instance: Instance) => boolean;
  /** Default: any. */
  readonly kind?: ProblemKind;
  /** Default: 2. */
  readonly leastClasses?: number;
  /** Restored letters, classifier, distortion and perception play no part. */
  readonly channelOnly?: true;
}

export function leastClasses({ scope }: Pick<Conjecture, "scope">): number {
  return scope?.leastClasses ?? 2;
}

/** The scope of a statement about every instance, whose generator is only a place to begin. */
export const anyInstance: Scope = { within: () => true };

/** Families of problems: all shapes of some axes, with the same measures. */
export interface Grid {
  readonly axes: Axes;
  readonly measures: MeasureOptions;
  /** Outputs and denominators of a second channel, which runs through its whole space for every case. */
  readonly other?: { readonly outputs: readonly number[]; readonly denominator: readonly bigint[] };
}

/** Why a certificate of kind `counterexample` refutes convexity. */
export const chordArgument =
  "A convex function is nowhere above its chords, and the certificate proves C at three points of a line, the middle one above the chord of the other two.";
