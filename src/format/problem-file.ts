/**
 * The problem file `exact-cdp/problem@1` as data: what stands in the JSON text.
 *
 * Numbers are text here ("7/10"); the mathematical objects are in model/.
 * Contract: docs/formats.md.
 */
import type { DivergenceName } from "../model/divergence/divergence.js";

export const problemFormat = "exact-cdp/problem@1";

/** One class: prior P_k and pmf p(x|k) over the source letters. */
export interface ClassEntry {
  readonly name: string;
  readonly prior: string;
  readonly pmf: readonly string[];
}

/** A source by class-conditional pmfs, or by counts (class by letter). */
export type SourceEntry =
  | { readonly alphabet: readonly string[]; readonly classes: readonly ClassEntry[] }
  | {
      readonly alphabet: readonly string[];
      readonly classNames: readonly string[];
      readonly counts: readonly (readonly string[])[];
    };

export type DistortionEntry =
  "hamming" | "squared-error" | "absolute-error" | { readonly matrix: readonly (readonly string[])[] };

export type PerceptionEntry =
  | DivergenceName
  | "wasserstein-2"
  | { readonly transport: readonly (readonly string[])[] }
  | { readonly witnesses: readonly (readonly string[])[] }
  | { readonly "mmd-squared": readonly (readonly string[])[] }
  | { readonly minimum: readonly [PerceptionEntry, PerceptionEntry] };

export interface ProblemFile {
  readonly format: typeof problemFormat;
  readonly name: string;
  /** One sentence for people; not part of the canonical problem. */
  readonly description?: string;
  /** Where the problem comes from; not part of the canonical problem. */
  readonly reference?: string;
  readonly source: SourceEntry;
  readonly channel: { readonly outputs: readonly string[]; readonly matrix: readonly (readonly string[])[] };
  readonly restored?: { readonly alphabet: readonly string[] };
  readonly classifier: "bayes" | "retrained" | readonly string[];
  readonly distortion: DistortionEntry;
  readonly perception: PerceptionEntry;
}
