/**
 * Problem files as typed data, for programs that build them: what JSON can hold, and exact numbers
 * of a program.
 *
 * Numbers are text ("7/10", "0.25", "1e-3"), whole numbers, bigints, Rationals or fraction.js
 * Fractions; a double such as 0.1 is refused where the problem is built, because nobody can know
 * which rational it stands for. docs/formats.md says what the keys mean.
 */
import type { RationalLike } from "../exact/rational.js";
import type { DivergenceName } from "../model/divergence/divergence.js";
import type { problemFormat } from "./problem-file.js";

/** "7/10", "0.25", a whole number, a bigint, a Rational or a Fraction. */
export type NumberData = RationalLike;

/** One class: prior P_k and pmf p(x|k) over the source letters. */
export interface ClassData {
  readonly name: string;
  readonly prior: NumberData;
  readonly pmf: readonly NumberData[];
}

/** A source by class-conditional pmfs, or by counts (class by letter). */
export type SourceData =
  | { readonly alphabet: readonly string[]; readonly classes: readonly ClassData[] }
  | {
      readonly alphabet: readonly string[];
      readonly classNames: readonly string[];
      readonly counts: readonly (readonly NumberData[])[];
    };

export type DistortionData =
  "hamming" | "squared-error" | "absolute-error" | { readonly matrix: readonly (readonly NumberData[])[] };

export type PerceptionData =
  | DivergenceName
  | "wasserstein-2"
  | { readonly transport: readonly (readonly NumberData[])[] }
  | { readonly witnesses: readonly (readonly NumberData[])[] }
  | { readonly minimum: readonly [PerceptionData, PerceptionData] };

/** A problem file. @example const data: ProblemData = { format: "exact-cdp/problem@1", name: "mine", … } */
export interface ProblemData {
  readonly format: typeof problemFormat;
  readonly name: string;
  readonly description?: string;
  readonly reference?: string;
  readonly source: SourceData;
  readonly channel: { readonly outputs: readonly string[]; readonly matrix: readonly (readonly NumberData[])[] };
  /** Left out: the source alphabet. */
  readonly restored?: { readonly alphabet: readonly string[] };
  readonly classifier: "bayes" | "retrained" | readonly string[];
  readonly distortion: DistortionData;
  readonly perception: PerceptionData;
}
