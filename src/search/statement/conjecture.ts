/**
 * A conjecture "for every instance", and everything that the search for a counterexample needs.
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
import type { Claim } from "./claim.js";
import type { Axes, MeasureOptions } from "../../enumeration/family.js";
import type { Outcome } from "./instance-claim.js";
import type { Instance, InstanceDefinition } from "../../generate/instance/instance.js";

export interface Conjecture {
  /** Lower case, words joined by hyphens; names files of the corpus. */
  readonly name: string;
  /** In one sentence, as it is claimed of every instance. */
  readonly statement: string;
  /** Who claims it: paper and number, or "ours". */
  readonly source: string;
  /** Instances for the random strategy, and to climb from. */
  readonly instances: fc.Arbitrary<Instance>;
  /** Decides one instance. `score`, in the outcome, says how near it comes to a violation: larger is nearer. */
  readonly decide: (instance: Instance) => Outcome;
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
}

/** Families for the exhaustive strategy. */
export interface Grid {
  readonly axes: Axes;
  readonly measures: MeasureOptions;
  /** Outputs and denominators of a second channel, which runs through its whole space for every case. */
  readonly other?: { readonly outputs: readonly number[]; readonly denominator: readonly bigint[] };
}

/** What a conjecture takes from a claim over families, so that nothing is stated twice. */
export function statedBy({ name, statement, source }: Claim): Pick<Conjecture, "name" | "statement" | "source"> {
  return { name, statement, source };
}

/** Why a statement `counterexample` refutes convexity. */
export const chordArgument = "A convex function is nowhere above its chords, and the certificate proves C at three points of a line, the middle one above the chord of the other two.";
